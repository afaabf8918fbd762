//! Words of a Chinese sentence that deny, and nothing else: 不断 (continually), 是不是 (is it so?) and 不能不 (cannot but)
//! do not.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{clause, words};
use crate::lang::tsv;

/// The words that deny in a folded sentence, in bytes of it; at most one a clause. A clause that is in doubt has none.
pub fn denials(sentence: &str) -> Vec<Range<usize>> {
    if sentence.contains(['？', '?', '吗']) {
        return Vec::new();
    }
    clause::clauses(sentence).into_iter().filter_map(|span| in_clause(sentence, span)).collect()
}

fn in_clause(sentence: &str, span: Range<usize>) -> Option<Range<usize>> {
    let text = &sentence[span.clone()];
    // Two denials may make an assertion; conditions, exceptions and comparisons are put in many ways.
    if text.chars().filter(|c| DENYING.contains(*c)).count() != 1 {
        return None;
    }
    let all = words::words(text);
    if all.iter().any(|word| says_otherwise(word.text)) {
        return None;
    }
    let at = all.iter().position(|word| WORDS.contains(word.text) || denies_next(word, &all))?;
    let word = &all[at];
    let around = (text[..word.start].chars().next_back(), text[word.end..].chars().next());
    // 是不是, 能不能, 要|不要: a question.
    let asks = around.0.is_some() && (around.0 == around.1 || around.0 == word.text.chars().next_back());
    (!asks && !is_in_an_attribute(text, word, &all)).then_some(span.start + word.start..span.start + word.end)
}

/// 只, 除了, 甚至, but not 总统, 比赛, 全国: those that are nouns and verbs say nothing of the kind.
fn says_otherwise(word: &str) -> bool {
    let adverb = || words::parts_of_speech(word).split('|').any(|part| matches!(part, "d" | "c" | "p"));
    word.starts_with(OTHERWISE) && (word.chars().count() == 1 || adverb())
}

/// 不过夜旅客增至…: those who don't, of whom something else is told.
fn is_in_an_attribute(text: &str, word: &words::Word, all: &[words::Word]) -> bool {
    const TOLD: &str = "增减升降占达超约为逾近0123456789一二三四五六七八九十";
    let is = |word: &words::Word, kind: &str| words::parts_of_speech(word.text).split('|').any(|part| part == kind);
    let behind = |end: usize, kind: &str| all.iter().find(|next| next.start == end && is(next, kind));
    let noun = behind(word.end, "v").and_then(|verb| behind(verb.end, "n"));
    word.text == "不" && noun.is_some_and(|noun| text[noun.end..].starts_with(|c: char| TOLD.contains(c)))
}

/// 不同意, 未公布: the character by itself before a verb of the list.
fn denies_next(word: &words::Word, all: &[words::Word]) -> bool {
    let verb = |next: &&words::Word| {
        next.start == word.end && next.text.chars().count() >= 2 && {
            let parts = words::parts_of_speech(next.text);
            parts.split('|').any(|part| part == "v")
        }
    };
    // not, not yet, not (perfective)
    matches!(word.text, "不" | "未" | "没") && all.iter().any(|next| verb(&next))
}

/// Characters that may deny.
const DENYING: &str = "不没未无非勿莫否";

/// Only, then, except, than, even, if, much, too, all, always … : the Italian may well put it without a denial.
const OTHERWISE: &[char] =
    &['就', '才', '只', '除', '比', '更', '最', '甚', '若', '仅', '便', '再', '多', '太', '很', '全', '都', '总', '常'];

static WORDS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| tsv::rows(include_str!("data/denials.tsv")).map(|[word]| word).collect());

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        denials(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn a_word_that_denies_is_found() {
        assert_eq!(texts("警方说，事故没有造成人员伤亡。"), ["没有"]);
        assert_eq!(texts("总统没有参加全国比赛。"), ["没有"]);
        assert_eq!(texts("公司尚未公布结果，居民无法回家。"), ["尚未", "无法"]);
    }

    #[test]
    fn what_only_looks_like_a_denial_is_none() {
        for text in [
            "价格不断上涨。",
            "你去不去？",
            "他不得不离开。",
            "不仅如此，他还去了。",
            "未来十年",
            "无论如何",
            "我们不能不承认。",
            "不上学儿童增至两成。",
        ] {
            assert_eq!(texts(text), [""; 0], "{text}");
        }
    }
}
