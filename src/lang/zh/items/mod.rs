//! The items of a Chinese text. Each recogniser proposes candidates for a sentence; of those that overlap the more
//! certain and then the longer is kept. What a document teaches (full names, long forms) is used for the whole of it.
//! Only the places that are counted up in front of a name (上海、江苏 … 三省一市工经联) stand inside another item.

mod abbreviation;
mod address;
mod firms;
mod foreign;
mod given;
mod gloss;
mod homographs;
mod known;
mod latin;
mod organisation;
mod place;
mod quoted;
mod sounding;
mod surnames;
mod terms;

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::figures::{date, feast, quantity};
use super::gazetteer::{self, Gazetteer, Listed};
use super::person;
use super::words::{self, Word};
use crate::extract::item::{Chinese, Value};
use crate::extract::quantity::{Dimension, Exact, Quantity};
use crate::extract::{Found, Item, ItemKind};
use crate::normalise::Script;
use crate::segment::Segmented;
use crate::span::FoldedSpan;

/// The words for features and zones that may follow the name proper in that of a place.
pub(crate) fn features() -> impl Iterator<Item = &'static str> {
    place::features()
}

/// An item that a recogniser proposes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Candidate {
    /// Where, in bytes of the sentence.
    pub span: Range<usize>,
    /// What it would be.
    pub kind: ItemKind,
    /// What it says.
    pub value: Value,
    /// Who wins where two overlap; higher wins.
    pub rank: u8,
    /// How sure, 0 to 100.
    pub confidence: u8,
}

/// What the recognisers of one sentence look at.
pub(crate) struct Sentence<'a> {
    pub text: &'a str,
    pub words: Vec<Word<'a>>,
    pub listed: Vec<Listed>,
    pub gazetteer: &'a dyn Gazetteer,
    /// Whether the whole text is in Traditional characters.
    pub traditional: bool,
}

impl<'a> Sentence<'a> {
    /// The word that ends at byte `end`.
    pub(crate) fn word_ending_at(&self, end: usize) -> Option<&Word<'a>> {
        let next = self.words.partition_point(|word| word.end < end);
        self.words.get(next).filter(|word| word.end == end)
    }

    /// The word that begins at byte `start`.
    pub(crate) fn word_starting_at(&self, start: usize) -> Option<&Word<'a>> {
        let next = self.words.partition_point(|word| word.start < start);
        self.words.get(next).filter(|word| word.start == start)
    }

    /// The word that holds byte `at` strictly inside.
    pub(crate) fn word_across(&self, at: usize) -> Option<&Word<'a>> {
        let next = self.words.partition_point(|word| word.end <= at);
        self.words.get(next).filter(|word| word.start < at)
    }
}

/// What a document teaches.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// Names, their parts and short forms, with what each stands for.
    pub known: known::Known,
    /// Organisations in their long form, by the first character of what follows the place: the core, the whole.
    pub organisations: FxHashMap<char, Vec<(String, String)>>,
}

/// The items of a whole document, in order.
pub fn recognise(side: &Segmented, gazetteer: &dyn Gazetteer) -> Vec<Item> {
    let sentences: Vec<Sentence> = side
        .segments
        .iter()
        .map(|segment| {
            let text = side.text(segment);
            Sentence {
                text,
                words: words::words_and_names(text, gazetteer),
                listed: gazetteer::listed(text, gazetteer),
                gazetteer,
                traditional: side.normalised.script == Some(Script::Hant),
            }
        })
        .collect();
    let first: Vec<Vec<Candidate>> = sentences.iter().map(|s| settle(candidates(s))).collect();
    let document = learn(&sentences, &first);
    let lands = place::lands(&sentences);
    let mut items = Vec::new();
    for (index, (sentence, found)) in sentences.iter().zip(first).enumerate() {
        let mut all = found.clone();
        let mentions = document.known.mentions(sentence);
        all.extend(mentions.into_iter().filter(|mention| !is_piece_of(&found, mention)));
        all.extend(abbreviation::find(sentence, &document));
        all.extend(place::by_first_character(sentence, &lands));
        let mut kept = settle(all);
        kept.extend(kept.iter().flat_map(|candidate| place::inside_a_list(sentence, candidate)).collect::<Vec<_>>());
        kept.extend(latin::before_known(sentence, &kept));
        kept.sort_by_key(|c| (c.span.start, std::cmp::Reverse(c.span.end)));
        for candidate in kept {
            let start = side.segments[index].span.start;
            let span = FoldedSpan::new(start + candidate.span.start, start + candidate.span.end);
            items.push(Item {
                kind: candidate.kind,
                segment: index,
                span,
                raw: side.normalised.map.raw(span),
                surface: sentence.text[candidate.span.clone()].to_owned(),
                value: candidate.value,
                confidence: candidate.confidence,
            });
        }
    }
    items
}

fn candidates(sentence: &Sentence) -> Vec<Candidate> {
    let mut found = quoted::find(sentence);
    found.extend(figures(sentence));
    found.extend(latin::find(sentence));
    found.extend(terms::find(sentence));
    found.extend(address::find(sentence));
    found.extend(organisation::find(sentence));
    found.extend(firms::find(sentence));
    found.extend(place::find(sentence));
    let mut foreign = foreign::find(sentence);
    foreign.extend(surnames::find(sentence));
    foreign.extend(given::find(sentence));
    let taken: Vec<Range<usize>> =
        foreign.iter().chain(&found).filter(|c| c.rank >= 60).map(|c| c.span.clone()).collect();
    found.extend(person::find(sentence.text, &sentence.words, &taken).into_iter().map(|name| Candidate {
        value: Value::Chinese(Chinese {
            surname: sentence.text[name.span.start..name.span.start + name.surname].to_owned(),
        }),
        kind: ItemKind::Person,
        rank: 55,
        confidence: (40 + name.hints).clamp(50, 95) as u8,
        span: name.span,
    }));
    found.extend(foreign.iter().filter_map(|name| called_after(sentence, name)));
    found.extend(foreign);
    found.extend(surnames::between_office_and_speech(sentence));
    for name in found.iter_mut().filter(|c| matches!(c.value, Value::Chinese(_))) {
        with_a_fourth_character(sentence, name);
    }
    for name in sounding::find(sentence) {
        if !belongs_to_a_body(&name, &mut found) {
            found.push(name);
        }
    }
    for name in found.iter_mut().filter(|c| c.kind == ItemKind::Person) {
        name.span.end += gloss::ordinal_behind(&sentence.text[name.span.end..]);
        gloss::fit_to_gloss(sentence, name);
    }
    found
}

/// 詹姆斯·库克|大学: a body that is called after a person.
fn called_after(sentence: &Sentence, name: &Candidate) -> Option<Candidate> {
    const KINDS: [&str; 9] = ["大学", "学院", "医院", "基金会", "研究所", "博物馆", "图书馆", "中学", "纪念馆"];
    let text = &sentence.text[name.span.clone()];
    let kind = KINDS.iter().find(|kind| sentence.text[name.span.end..].starts_with(**kind))?;
    let end = name.span.end + kind.len();
    let goes_on = sentence.text[end..].starts_with(['生', '路', '城', '站']);
    (name.kind == ItemKind::Person && text.contains('·') && !goes_on).then(|| Candidate {
        span: name.span.start..end,
        kind: ItemKind::Organisation,
        value: Value::Name,
        rank: name.rank + 10,
        confidence: 82,
    })
}

/// 医生阿木尔呷|说: between an office and a verb of speech, a fourth character that no adverb is belongs to the name, which
/// then is that of one of China's other peoples and has no Chinese surname.
fn with_a_fourth_character(sentence: &Sentence, name: &mut Candidate) {
    const ADVERBS: &str = "则也还曾均又再都并却便就在称会后已将同更先即才亦仍正刚当对向从与和及等的是了日今昨专特";
    let text = sentence.text;
    let three = text[name.span.clone()].chars().count() == 3;
    if name.kind != ItemKind::Person || !three || !person::ends_with_office(&text[..name.span.start]) {
        return;
    }
    let Some(fourth) = sentence.word_starting_at(name.span.end).filter(|word| word.end - word.start == 3) else {
        return;
    };
    let after = &text[fourth.end..];
    let said = (1..=2).any(|n| {
        let length: usize = after.chars().take(n).map(char::len_utf8).sum();
        person::verb_weight(&after[..length]) == 3
    });
    if said && !ADVERBS.contains(fourth.text) && person::verb_weight(fourth.text) == 0 {
        name.span.end = fourth.end;
        name.value = Value::Name;
    }
}

/// 布伦特伍德皇家乐队: a name by sound in front of a body or in it is a part of the body's name.
fn belongs_to_a_body(name: &Candidate, found: &mut [Candidate]) -> bool {
    let body = found.iter_mut().find(|other| {
        // A body that the list has is called by its whole name already.
        let glued = name.span.end == other.span.start && other.confidence < 90;
        let over = other.span.start < name.span.end && name.span.start < other.span.end;
        other.kind == ItemKind::Organisation && (glued || over)
    });
    let Some(body) = body else { return false };
    // With a name in front it is no mere description.
    if name.span.end == body.span.start {
        body.confidence = body.confidence.max(NAMED_BODY);
    }
    body.span.start = body.span.start.min(name.span.start);
    true
}

/// How sure a body is that a name by sound sets apart.
const NAMED_BODY: u8 = 72;

fn figures(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let dates = date::find(text).into_iter().map(|d| Candidate {
        span: d.span,
        kind: ItemKind::Date,
        value: Value::Date(d.value),
        rank: 70,
        confidence: 90,
    });
    let figures = quantity::find(text).into_iter().filter(|q| !is_road_number(text, &q.span)).map(|q| {
        // 114年 in a text from Taiwan is a year of the Republic.
        if let Some(date) = sentence.traditional.then(|| date::year_of_the_republic(text, &q)).flatten() {
            return Candidate {
                span: q.span,
                kind: ItemKind::Date,
                value: Value::Date(date),
                rank: 70,
                confidence: 80,
            };
        }
        // 十年前, 五周前: a stretch of time that says when.
        if let Some(end) = ago(text, &q) {
            return Candidate {
                span: q.span.start..end,
                kind: ItemKind::Date,
                value: Value::Quantity(q.value),
                rank: 70,
                confidence: 85,
            };
        }
        // 过去五年: the same.
        if let Some(start) = in_the_last(text, &q) {
            return Candidate {
                span: start..q.span.end,
                kind: ItemKind::Date,
                value: Value::Quantity(q.value),
                rank: 70,
                confidence: 80,
            };
        }
        // 三省一市: provinces and cities summed up are a way of naming them.
        let sum = &text[q.span.clone()];
        let summed = sum.contains('省') && sum.ends_with('市');
        let (kind, value) =
            if summed { (ItemKind::Term, Value::Name) } else { (ItemKind::Number, Value::Quantity(q.value)) };
        Candidate {
            span: q.span,
            kind,
            value,
            rank: if summed { 45 } else { 65 },
            confidence: if summed { 50 } else { 90 },
        }
    });
    let feasts = feast::find(text).into_iter().map(|span| Candidate {
        // 王立夏 is a person.
        rank: if feast::is_solar_term(&text[span.clone()]) { 45 } else { 70 },
        span,
        kind: ItemKind::Date,
        value: Value::Name,
        confidence: 85,
    });
    dates.chain(figures).chain(feasts).collect()
}

/// The end of 十年前 or 五周以前, where a stretch of days or more is followed by "ago". What it is before is a figure:
/// 提前三天, 三天前后, 赛前.
fn ago(text: &str, figure: &Found<Quantity>) -> Option<usize> {
    let long = is_long(figure);
    let after = &text[figure.span.end..];
    let word = ["以前", "之前", "前"].into_iter().find(|word| after.starts_with(word)).filter(|_| long)?;
    let rest = &after[word.len()..];
    let other = rest.starts_with(['后', '夕', '景', '期', '线', '往', '提', '列', '沿', '端', '锋', '半', '三']);
    (!other && !text[..figure.span.start].ends_with('前')).then_some(figure.span.end + word.len())
}

/// Whether a figure is a stretch of days or more.
fn is_long(figure: &Found<Quantity>) -> bool {
    let unit = figure.value.unit;
    match unit.dimension {
        Dimension::Months => true,
        Dimension::Duration => unit.factor >= Exact::whole(86_400),
        _ => false,
    }
}

/// The start of 过去五年, 过去的三个月: the stretch that has just gone by. 已过去三年 and 过去三年了 count the years.
fn in_the_last(text: &str, figure: &Found<Quantity>) -> Option<usize> {
    let before = text[..figure.span.start].trim_end_matches('的').strip_suffix("过去").filter(|_| is_long(figure))?;
    let passes = before.ends_with(['已', '经', '又', '将', '就', '快', '都', '才']);
    let since = text[figure.span.end..].starts_with(['了', '后', '前']);
    (!passes && !since).then_some(before.len())
}

/// 台14甲线, 国道219线: the number of a road is part of its name.
fn is_road_number(text: &str, span: &Range<usize>) -> bool {
    let lettered = text[span.end..].starts_with(['甲', '乙', '丙', '丁']);
    lettered && text[..span.start].ends_with(['台', '道', '线', '路'])
}

/// Whether a mention is only a part of a longer name that stands there in full.
fn is_piece_of(found: &[Candidate], mention: &Candidate) -> bool {
    let before = found.partition_point(|other| other.span.start <= mention.span.start);
    before.checked_sub(1).map(|at| &found[at]).is_some_and(|other| {
        other.kind == mention.kind && mention.span.end <= other.span.end && mention.span.len() < other.span.len()
    })
}

/// Of candidates that overlap, the one of higher rank, then the longer, then the earlier.
fn settle(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|c| (std::cmp::Reverse((c.rank, c.span.len())), c.span.start));
    let mut kept: BTreeMap<usize, Candidate> = BTreeMap::new();
    for candidate in candidates {
        let before = kept.range(..candidate.span.end).next_back();
        if before.is_none_or(|(_, other)| other.span.end <= candidate.span.start) {
            kept.insert(candidate.span.start, candidate);
        }
    }
    kept.into_values().collect()
}

fn learn(sentences: &[Sentence], found: &[Vec<Candidate>]) -> Document {
    let mut document = Document::default();
    for (sentence, candidates) in sentences.iter().zip(found) {
        for candidate in candidates {
            document.known.learn(sentence, candidate);
            if candidate.kind == ItemKind::Organisation {
                abbreviation::learn(sentence, &sentence.text[candidate.span.clone()], &mut document);
            }
        }
    }
    for long_forms in document.organisations.values_mut() {
        long_forms.sort();
        long_forms.dedup();
    }
    document
}

/// Whether a listed name of two characters comes out of other words: 长和 in 家长和老师, 美的 in 全美的, 人大 in 许多人大部分.
pub(crate) fn is_pieced_together(sentence: &Sentence, span: &Range<usize>) -> bool {
    let text = sentence.text;
    let name = &text[span.clone()];
    let (Some(first), Some(last)) = (name.chars().next(), name.chars().next_back()) else { return false };
    if name.chars().count() != 2 {
        return false;
    }
    let before = text[..span.start].char_indices().next_back().map_or(span.start, |(at, _)| at);
    let joined = words::is_word(&text[before..span.start + first.len_utf8()]);
    let particle = "和与及的在对从向将".contains(last);
    // A longer word begins with the last character.
    let at = span.end - last.len_utf8();
    let longer = text[at..]
        .char_indices()
        .skip(2)
        .take(3)
        .any(|(offset, c)| words::is_word(&text[at..at + offset + c.len_utf8()]));
    joined && particle || longer && span.start > 0
}

#[cfg(test)]
pub(in crate::lang::zh::items) mod tests {
    use super::*;
    use crate::lang::zh_it::lexicon::Lists;

    /// A sentence by the lists of the program.
    pub(in crate::lang::zh::items) fn sentence(text: &str) -> Sentence<'_> {
        Sentence {
            text,
            words: words::words_and_names(text, &Lists),
            listed: gazetteer::listed(text, &Lists),
            gazetteer: &Lists,
            traditional: false,
        }
    }

    pub(in crate::lang::zh::items) fn items(text: &str) -> Vec<(ItemKind, &str)> {
        settle(candidates(&sentence(text))).into_iter().map(|found| (found.kind, &text[found.span])).collect()
    }

    #[test]
    fn names_that_other_words_piece_together_are_none() {
        for text in
            ["结果让人大跌眼镜", "家长和老师都同意", "他在采访中说", "这个湖是淡水湖", "旁观者清", "周六的四球比洞赛"]
        {
            let names: Vec<_> = items(text).into_iter().filter(|(kind, _)| *kind != ItemKind::Date).collect();
            assert_eq!(names, [], "{text}");
        }
    }

    #[test]
    fn a_name_of_four_characters_between_office_and_speech() {
        let persons = |text: &'static str| -> Vec<&str> {
            let found = items(text).into_iter().filter(|(kind, _)| *kind == ItemKind::Person);
            found.map(|(_, surface)| surface).collect()
        };
        assert_eq!(persons("医生莫色木呷说，手术很顺利"), ["莫色木呷"]);
        assert_eq!(persons("医生马海龙则说，手术很顺利"), ["马海龙"]);
    }

    #[test]
    fn the_same_names_by_themselves_are_some() {
        assert_eq!(items("市人大代表视察"), [(ItemKind::Organisation, "市人大")]);
        assert_eq!(items("他正在访华"), [(ItemKind::Place, "华")]);
    }

    #[test]
    fn a_stretch_of_time_ago_is_a_date() {
        let dates = |text| items(text).into_iter().filter(|(kind, _)| *kind == ItemKind::Date).map(|(_, s)| s).next();
        assert_eq!(dates("这家店八年前开业"), Some("八年前"));
        assert_eq!(dates("她六周以前回国"), Some("六周以前"));
        assert_eq!(dates("过去七年，他三次获奖"), Some("过去七年"));
        assert_eq!(dates("在过去的四个月里"), Some("过去的四个月"));
        assert_eq!(dates("事故已过去七年"), None);
        assert_eq!(dates("三小时前下过雨"), None);
        assert_eq!(dates("两年前后共三次"), None);
    }

    #[test]
    fn verbs_are_no_part_of_a_body() {
        assert!(!items("他们在省里组织集会").iter().any(|(kind, _)| *kind == ItemKind::Organisation));
        assert_eq!(items("顾客喜爱恒泽餐饮集团"), [(ItemKind::Organisation, "恒泽餐饮集团")]);
    }

    #[test]
    fn a_gloss_proves_a_body_and_whose_it_is() {
        let found = items("他投诉了安徽省的园林理事会（AGC）");
        assert!(found.contains(&(ItemKind::Organisation, "安徽省的园林理事会")), "{found:?}");
    }

    #[test]
    fn a_name_by_sound_in_front_belongs_to_the_body() {
        assert_eq!(items("布伦斯维克皇家青年乐队"), [(ItemKind::Organisation, "布伦斯维克皇家青年乐队")]);
    }
}
