//! Names that the document has introduced, and how it calls them later: a name without an office beside it, the
//! surname of 马尔科·罗西, a short form that stands in brackets behind the long one (以下简称…), the brand of a company.
//!
//! A text is scanned once for all names together, by first character and length.

use rustc_hash::FxHashMap;

use super::{Candidate, Sentence, firms};
use crate::extract::ItemKind;
use crate::extract::item::{Chinese, Value};
use crate::lang::zh::gazetteer::{NameKind, Role, class_of, listed};
use crate::lang::zh::script::is_han;
use crate::lang::zh::words;

/// Names and what they stand for.
#[derive(Debug, Default)]
pub(crate) struct Known {
    names: FxHashMap<String, Meaning>,
    /// Lengths in bytes of the names that begin with a character, the longest first.
    lengths: FxHashMap<char, Vec<usize>>,
    /// Heads of names (促进会), with the one body that has such a head, or none where several do.
    heads: FxHashMap<String, Option<String>>,
}

#[derive(Debug, Clone)]
struct Meaning {
    kind: ItemKind,
    value: Value,
    rank: u8,
    confidence: u8,
    /// Whether a word of the cut that holds its border speaks against it.
    minds_words: bool,
}

impl Known {
    /// Takes from an item what later mentions may look like.
    pub(super) fn learn(&mut self, sentence: &Sentence, candidate: &Candidate) {
        let text = &sentence.text[candidate.span.clone()];
        match (candidate.kind, &candidate.value) {
            (ItemKind::Person, Value::Chinese(name)) if text.len() > name.surname.len() => {
                self.learn_chinese(text, &name.surname)
            }
            (ItemKind::Person, Value::Chinese(_)) => {}
            (ItemKind::Person, _) if !text.chars().any(is_han) => self.learn_parts(text, ' ', 3, candidate.confidence),
            (ItemKind::Person, _) => self.learn_parts(text, '·', 2, candidate.confidence),
            (ItemKind::Term, _) => self.learn_series(text),
            (ItemKind::Organisation, Value::Name) => {
                self.learn_short(sentence, candidate);
                self.learn_brand(sentence, text);
                self.learn_head(sentence, text);
                self.learn_sound(sentence, text);
            }
            (ItemKind::Place, _) => {
                self.learn_bare_place(sentence, text);
                self.learn_sounding_place(sentence, candidate);
            }
            _ => {}
        }
        self.learn_short(sentence, candidate);
    }

    /// The short form that stands in brackets behind the long one.
    fn learn_short(&mut self, sentence: &Sentence, candidate: &Candidate) {
        let text = &sentence.text[candidate.span.clone()];
        if matches!(candidate.kind, ItemKind::Organisation | ItemKind::Title | ItemKind::Term)
            && let Some(short) = introduced(&sentence.text[candidate.span.end..])
        {
            let value = Value::ShortFor(text.to_owned());
            self.add(short, Meaning { kind: candidate.kind, value, rank: 64, confidence: 85, minds_words: true });
        }
    }

    /// The mentions in `sentence` of what is known.
    pub(super) fn mentions(&self, sentence: &Sentence) -> Vec<Candidate> {
        let text = sentence.text;
        let mut found = Vec::new();
        for (at, character) in text.char_indices() {
            for length in self.lengths.get(&character).into_iter().flatten() {
                let Some(meaning) = text.get(at..at + length).and_then(|name| self.names.get(name)) else { continue };
                let span = at..at + length;
                // “岭曜贷” is a name of its own, and not the brand 岭曜.
                let half_quoted = text[..at].ends_with(['“', '「']) != text[span.end..].starts_with(['”', '」']);
                let brand = meaning.kind == ItemKind::Organisation && half_quoted;
                if meaning.minds_words && (brand || is_torn(sentence, &span)) {
                    continue;
                }
                found.push(Candidate {
                    span,
                    kind: meaning.kind,
                    value: meaning.value.clone(),
                    rank: meaning.rank,
                    confidence: meaning.confidence,
                });
            }
        }
        for (at, _) in text.char_indices() {
            let ends = text[at..].char_indices().map(|(offset, c)| at + offset + c.len_utf8());
            found.extend(ends.skip(2).take(3).filter_map(|end| self.by_head(sentence, at..end)));
        }
        found
    }

    fn add(&mut self, name: &str, meaning: Meaning) {
        let Some(first) = name.chars().next() else { return };
        if self.names.contains_key(name) {
            return;
        }
        let lengths = self.lengths.entry(first).or_default();
        if !lengths.contains(&name.len()) {
            lengths.push(name.len());
            lengths.sort_by_key(|length| std::cmp::Reverse(*length));
        }
        self.names.insert(name.to_owned(), meaning);
    }

    fn learn_chinese(&mut self, name: &str, family: &str) {
        let family = family.to_owned();
        // 老叶: how those who know him call one whom the text has named in full.
        for familiar in ['老', '小'].map(|prefix| format!("{prefix}{family}")) {
            if !words::is_word(&familiar) && !family.is_empty() {
                let value = Value::Chinese(Chinese { surname: family.clone() });
                self.add(
                    &familiar,
                    Meaning { kind: ItemKind::Person, value, rank: 53, confidence: 70, minds_words: true },
                );
            }
        }
        let value = Value::Chinese(Chinese { surname: family });
        self.add(name, Meaning { kind: ItemKind::Person, value, rank: 58, confidence: 90, minds_words: false });
    }

    /// The parts of a foreign name, the last first; a name in one part as a whole.
    fn learn_parts(&mut self, name: &str, mark: char, least: usize, confidence: u8) {
        let meaning = Meaning {
            kind: ItemKind::Person,
            value: Value::ShortFor(name.to_owned()),
            rank: 57,
            confidence: confidence.min(85),
            minds_words: true,
        };
        let parts: Vec<&str> = name.split(mark).collect();
        // Two characters are taken for a name elsewhere only where they were seen to be one, and are no word.
        if parts.len() == 1 && name.chars().count() < 3 && (confidence < 80 || words::is_word(name)) {
            return;
        }
        for part in parts.iter().rev().filter(|part| part.chars().count() >= least) {
            self.add(part, meaning.clone());
        }
    }

    /// 贡山 of 贡山县: the name without the kind of place, in titles and later mentions.
    fn learn_bare_place(&mut self, sentence: &Sentence, name: &str) {
        let Some(bare) = ["自治县", "自治州", "县", "镇", "乡"].iter().find_map(|kind| name.strip_suffix(kind))
        else {
            return;
        };
        let free = !words::is_word(bare) && sentence.gazetteer.kinds(bare).is_empty();
        if (2..=4).contains(&bare.chars().count()) && free {
            let value = Value::ShortFor(name.to_owned());
            self.add(bare, Meaning { kind: ItemKind::Place, value, rank: 50, confidence: 66, minds_words: true });
        }
    }

    /// A place by sound that no list has is a place wherever it comes again, with no word around that says so.
    fn learn_sounding_place(&mut self, sentence: &Sentence, candidate: &Candidate) {
        let name = &sentence.text[candidate.span.clone()];
        let sounds = name.chars().all(|c| is_han(c) && sentence.gazetteer.is_sound(c));
        let free = !words::is_word(name) && sentence.gazetteer.kinds(name).is_empty();
        if sounds && free && candidate.confidence >= 80 && (3..=8).contains(&name.chars().count()) {
            let confidence = candidate.confidence;
            self.add(
                name,
                Meaning { kind: ItemKind::Place, value: Value::Name, rank: 58, confidence, minds_words: true },
            );
        }
    }

    /// 听雪 of 听雪一号: the series that a craft or ship belongs to.
    fn learn_series(&mut self, name: &str) {
        let Some(bare) = name.strip_suffix('号') else { return };
        let series = bare.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十〇".contains(c));
        if series.len() < bare.len() && (2..=6).contains(&series.chars().count()) && !words::is_word(series) {
            let value = Value::ShortFor(name.to_owned());
            self.add(series, Meaning { kind: ItemKind::Term, value, rank: 46, confidence: 62, minds_words: true });
        }
    }

    /// 岭曜机器人 of 青岛岭曜机器人股份有限公司: what stands between the place and the branch, if it is coined.
    fn learn_brand(&mut self, sentence: &Sentence, name: &str) {
        let legal = LEGAL_FORMS.iter().find_map(|form| name.strip_suffix(form));
        let traded = || firms::without_trade(name).map(|_| name);
        let Some(bare) = legal.or_else(traded) else { return };
        let place = listed(bare, sentence.gazetteer)
            .iter()
            .take_while(|listed| class_of(listed, NameKind::Place).is_some())
            .fold(0, |end, listed| if listed.span.start <= end + 3 { listed.span.end } else { end });
        let whole = bare[place..].trim_start_matches(['省', '市', '县', '区']);
        let core = firms::without_trade(whole).unwrap_or(whole);
        let words = words::words(core);
        let branch = words.iter().rev().take_while(|word| word.end - word.start > 3).last();
        let brand = &core[..branch.map_or(core.len(), |word| word.start)];
        let coined = (2..=6).contains(&brand.chars().count()) && brand.chars().all(is_han) && !words::is_word(brand);
        if !coined || !sentence.gazetteer.kinds(brand).is_empty() {
            return;
        }
        let value = Value::ShortFor(name.to_owned());
        let meaning = Meaning { kind: ItemKind::Organisation, value, rank: 56, confidence: 75, minds_words: true };
        if place > 0 {
            self.add(&format!("{}{brand}", &bare[..place]), meaning.clone());
        }
        // 远合新材料 of 远合新材料股份有限公司.
        if core.len() < whole.len() && whole.len() < name.len() {
            self.add(whole, meaning.clone());
        }
        self.add(brand, meaning);
    }

    /// A body that goes by a name by sound is that body wherever the name stands.
    fn learn_sound(&mut self, sentence: &Sentence, name: &str) {
        let sounds = name.chars().count() >= 3 && name.chars().all(|c| sentence.gazetteer.is_sound(c));
        if sounds && !words::is_word(name) && sentence.gazetteer.kinds(name).is_empty() {
            let value = Value::Name;
            self.add(
                name,
                Meaning { kind: ItemKind::Organisation, value, rank: 61, confidence: 78, minds_words: true },
            );
        }
    }

    fn learn_head(&mut self, sentence: &Sentence, name: &str) {
        let starts = name.char_indices().map(|(at, _)| at);
        let head = starts.map(|at| &name[at..]).find(|end| sentence.gazetteer.role(end) == Some(Role::Head));
        let Some(head) = head.filter(|head| head.chars().count() >= 3 && head.len() < name.len()) else { return };
        if LEGAL_FORMS.contains(&head) {
            return;
        }
        let body = self.heads.entry(head.to_owned()).or_insert_with(|| Some(name.to_owned()));
        if body.as_deref() != Some(name) {
            *body = None;
        }
    }

    /// 促进会 alone, where the document has named one such body.
    fn by_head(&self, sentence: &Sentence, span: std::ops::Range<usize>) -> Option<Candidate> {
        let long = self.heads.get(&sentence.text[span.clone()])?.as_ref()?;
        if sentence.word_across(span.start).is_some() || sentence.word_across(span.end).is_some_and(|word| word.known) {
            return None;
        }
        let before = sentence.word_ending_at(span.start);
        let begins = before.is_none_or(|before| {
            !words::parts_of_speech(before.text).contains(['n', 'a', 'm', 'q', 'r']) && before.known
                || "的由和与在向对".contains(before.text)
        });
        begins.then(|| Candidate {
            span,
            kind: ItemKind::Organisation,
            value: Value::ShortFor(long.clone()),
            rank: 45,
            confidence: 60,
        })
    }
}

/// Company, group, limited company …: what ends the name of a firm.
const LEGAL_FORMS: &[&str] = &[
    "集团股份有限公司",
    "集团有限责任公司",
    "集团有限公司",
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "集团公司",
    "集团",
    "公司",
];

/// Whether a longer word or Latin name holds a border of `span`.
fn is_torn(sentence: &Sentence, span: &std::ops::Range<usize>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_han(c));
    let text = sentence.text;
    let latin = |inner: Option<char>, outer: Option<char>| letter(inner) && letter(outer);
    [span.start, span.end].iter().any(|at| {
        sentence.word_across(*at).is_some_and(|word| word.known)
            || latin(text[*at..].chars().next(), text[..*at].chars().next_back())
    }) || holds(sentence, span)
}

/// Whether one known word is longer than `span` and holds all of it.
fn holds(sentence: &Sentence, span: &std::ops::Range<usize>) -> bool {
    let at = sentence.words.partition_point(|word| word.end <= span.start);
    sentence.words.get(at).is_some_and(|word| {
        word.known && word.start <= span.start && word.end >= span.end && word.text.len() > span.len()
    })
}

/// The short form in brackets right behind a name: （以下简称“岭曜机器人”）.
fn introduced(after: &str) -> Option<&str> {
    let inside = after.trim_start_matches(['》', '”', '」', ' ']).strip_prefix(['（', '('])?;
    let inside = &inside[..inside.find(['）', ')'])?];
    let short = ["简称", "下称", "统称"].iter().find_map(|word| inside.split_once(word)).map(|(_, short)| short)?;
    let short = short.trim_start_matches(['为', ':', '：', ' ', ',', '，']);
    let short = short.trim_matches(['“', '”', '"', '「', '」', '‘', '’', '《', '》', ' ']);
    let plain = short.chars().all(|c| is_han(c) || c.is_alphanumeric());
    (plain && (2..=12).contains(&short.chars().count())).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::introduced;

    #[test]
    fn reads_short_forms_in_brackets() {
        assert_eq!(introduced("（以下简称“明源股份”）发布"), Some("明源股份"));
        assert_eq!(introduced("(简称:国发委)"), Some("国发委"));
        assert_eq!(introduced("》（下称《办法》）"), Some("办法"));
        assert_eq!(introduced("（图片来源：网络）"), None);
    }
}
