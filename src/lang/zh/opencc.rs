//! Traditional to Simplified through the system's OpenCC, for who has its dictionaries and trusts them more than the
//! built-in ones. A Chinese text goes in; out come the text in mainland characters and vocabulary (`tw2sp`) and the way
//! back.
//!
//! OpenCC says what a text becomes, not which character became which. So the text is cut at everything that is neither
//! letter nor digit, and each run is converted by itself: no phrase of the dictionaries goes across a mark. A run that
//! keeps its number of characters answers character by character; in one that does not (網際網路, 互联网) the two ends
//! do, and what is left between them answers as a whole.
//!
//! Nothing but the script changes: readings, widths and damaged glyphs are left to [`super::fold::ChineseFold`].

use opencc_rust::{DefaultConfig, OpenCC};

use super::script;
use crate::normalise::{Builder, Fold, Normalised};

/// Converts through the system's OpenCC.
pub struct SystemConverter {
    opencc: OpenCC,
}

impl SystemConverter {
    /// Opens the dictionaries.
    ///
    /// # Errors
    /// Where they are not installed, with the words of OpenCC.
    pub fn new() -> Result<Self, &'static str> {
        OpenCC::new(DefaultConfig::TW2SP).map(|opencc| Self { opencc })
    }

    fn convert(&self, builder: &mut Builder, run: &str) {
        let folded = self.opencc.convert(run);
        if folded == run {
            builder.keep(run);
        } else if folded.chars().count() == run.chars().count() {
            builder.replace(run, &folded);
        } else {
            let common = self.common_ends(run, &folded);
            let (raw, folded) = (Ends::new(run, common), Ends::new(&folded, common));
            builder.replace(raw.head, folded.head);
            builder.replace(raw.middle, folded.middle);
            builder.replace(raw.tail, folded.tail);
        }
    }

    /// How many characters at the beginning and at the end of `folded` are those of `run`, each converted alone. One
    /// is left over on either side at least, so that what was put in (哈薩克, 哈萨克斯坦) has something to lead back to.
    fn common_ends(&self, run: &str, folded: &str) -> (usize, usize) {
        let alone: Vec<String> = run.chars().map(|c| self.opencc.convert(c.to_string())).collect();
        let folded: Vec<String> = folded.chars().map(String::from).collect();
        let most = alone.len().min(folded.len()).saturating_sub(1);
        let head = alone.iter().zip(&folded).take(most).take_while(|(a, b)| a == b).count();
        let backwards = alone.iter().rev().zip(folded.iter().rev());
        let tail = backwards.take(most - head).take_while(|(a, b)| a == b).count();
        (head, tail)
    }
}

impl Fold for SystemConverter {
    fn fold(&self, raw: &str) -> Normalised {
        let mut builder = Builder::default();
        let mut rest = raw;
        while !rest.is_empty() {
            let run = prefix(rest, char::is_alphanumeric);
            if !run.is_empty() {
                self.convert(&mut builder, run);
            }
            let between = prefix(&rest[run.len()..], |c| !c.is_alphanumeric());
            builder.keep(between);
            rest = &rest[run.len() + between.len()..];
        }
        let (folded, map) = builder.finish();
        Normalised { folded, map, damage: Vec::new(), script: Some(script::of(raw)), injected: 0 }
    }
}

/// The characters that begin `text` and are `wanted`.
fn prefix(text: &str, wanted: impl Fn(char) -> bool) -> &str {
    &text[..text.find(|c| !wanted(c)).unwrap_or(text.len())]
}

/// A run cut in three.
struct Ends<'a> {
    head: &'a str,
    middle: &'a str,
    tail: &'a str,
}

impl<'a> Ends<'a> {
    fn new(text: &'a str, (head, tail): (usize, usize)) -> Self {
        let place = |count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
        let (first, last) = (place(head), place(text.chars().count() - tail));
        Self { head: &text[..first], middle: &text[first..last], tail: &text[last..] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::FoldedSpan;

    fn fold(raw: &str) -> Normalised {
        SystemConverter::new().expect("the dictionaries of OpenCC are installed").fold(raw)
    }

    fn led_back<'a>(raw: &'a str, folded: &str) -> &'a str {
        let done = fold(raw);
        let at = done.folded.find(folded).unwrap_or_else(|| panic!("{folded} is not in {}", done.folded));
        &raw[done.map.raw(FoldedSpan::new(at, at + folded.len())).range()]
    }

    #[test]
    fn converts_script_and_vocabulary() {
        assert_eq!(fold("「頭髮」，計程車；乾隆帝。\n資訊\0").folded, "「头发」，出租车；乾隆帝。\n信息\0");
        assert_eq!(fold("").folded, "");
    }

    #[test]
    fn a_run_of_the_same_length_answers_character_by_character() {
        assert_eq!(led_back("搭計程車去，好嗎？", "出"), "計");
        assert_eq!(led_back("搭計程車去，好嗎？", "去"), "去");
        assert_eq!(led_back("搭計程車去，好嗎？", "吗"), "嗎");
    }

    #[test]
    fn keeps_offsets_around_a_phrase_that_changes_its_length() {
        let raw = "他說這裡網際網路很慢，真的。";
        assert_eq!(led_back(raw, "他说这里"), "他說這裡");
        assert_eq!(led_back(raw, "很慢"), "很慢");
        assert_eq!(led_back(raw, "互联网"), "網際網路");
        assert_eq!(led_back(raw, "真的"), "真的");
    }

    #[test]
    fn what_was_put_in_leads_back_to_its_word() {
        assert_eq!(led_back("哈薩克，這裡", "斯坦"), "克");
        assert_eq!(led_back("哈薩克，這裡", "哈萨克斯坦"), "哈薩克");
    }
}
