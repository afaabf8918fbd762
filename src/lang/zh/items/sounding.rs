//! Foreign names that no list has and no dot gives away: 贝尔蒂 in 贝尔蒂说, 勒布里 in 位于勒布里的. Each character weighs for
//! or against a name by sound (`Gazetteer::sound_weight`); the best stretch between two borders of words is taken
//! where it weighs enough, and what stands around it says whether it is a person or a place.

use std::ops::Range;
use std::sync::LazyLock;

use super::{Candidate, Sentence, foreign, gloss};
use crate::extract::ItemKind;
use crate::extract::item::Value;
use crate::lang::tsv;
use crate::lang::zh::gazetteer::{NameKind, Position, class_of};
use crate::lang::zh::person;
use crate::lang::zh::script::is_han;
use crate::lang::zh::words::{self, Word};

/// The weight of a character that tells nothing is zero; a name has to be better than that by so much for each of its
/// characters, in hundredths. All limits were set by reading what they take on 1,200 sentences of news.
const DUTY: i32 = 50;

/// A word of the list inside a stretch, such as 马克, may be a piece of a name, at a price.
const WORD_INSIDE: i32 = 300;

/// What a word of two characters must weigh to be such a piece.
const WORD_OF_SOUND: i32 = 300;

/// The names by sound in `sentence` that stand in no list.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.words.len() {
        let joined = |i: usize| i == 0 || sentence.words[at + i - 1].end == sentence.words[at + i].start;
        let run = sentence.words[at..]
            .iter()
            .enumerate()
            .take_while(|(i, word)| joined(*i) && is_sounding(sentence, word))
            .count();
        let run_of_words = &sentence.words[at..at + run];
        if let Some(name) = whole(sentence, run_of_words).or_else(|| best(sentence, run_of_words)) {
            found.extend(candidate(sentence, name));
        }
        at += run.max(1);
    }
    found
}

/// A stretch of words and what it weighs.
struct Stretch {
    span: Range<usize>,
    characters: usize,
    weight: i32,
    /// Whether characters that sound stand beside it and were left out.
    loose: bool,
}

/// All of a short `run` that leads its clause: of 阿特灵|被 no character is left over.
fn whole(sentence: &Sentence, run: &[Word]) -> Option<Stretch> {
    let span = run.first()?.start..run.last()?.end;
    let text = &sentence.text[span.clone()];
    let (characters, weight) = (text.chars().count(), weight_of(sentence, text));
    let single = run.len() == characters;
    let leads = (3..=4).contains(&characters) && single && leads_a_clause(sentence, &span);
    (leads && weight >= 200 * characters as i32).then_some(Stretch { span, characters, weight, loose: false })
}

/// The stretch of `run` that weighs most beyond what its characters owe.
fn best(sentence: &Sentence, run: &[Word]) -> Option<Stretch> {
    let mut best: Option<(i32, Stretch)> = None;
    for first in 0..run.len() {
        for last in first..run.len().min(first + 8) {
            let span = run[first].start..run[last].end;
            let text = &sentence.text[span.clone()];
            let characters = text.chars().count();
            // One word is no new name: whatever it is, others know it.
            if !(2..=8).contains(&characters) || first == last {
                continue;
            }
            // 佛塔|塔基: words of the language one after the other.
            if run[first..=last].iter().all(|word| words::is_word(word.text) && word.text.len() > 3) {
                continue;
            }
            let inside = run[first..=last].iter().filter(|word| words::is_word(word.text) && word.text.len() > 3);
            let weight = weight_of(sentence, text);
            let worth = weight - DUTY * characters as i32 - WORD_INSIDE * inside.count() as i32;
            if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                let loose = first > 0 || last + 1 < run.len();
                best = Some((worth, Stretch { span, characters, weight, loose }));
            }
        }
    }
    best.filter(|(worth, _)| *worth > 2 * 100).map(|(_, stretch)| stretch)
}

/// What the characters of `name` weigh together, in hundredths of a natural logarithm.
pub(super) fn weight_of(sentence: &Sentence, name: &str) -> i32 {
    let last = name.chars().count().saturating_sub(1);
    let position = |at: usize| match at {
        0 => Position::First,
        at if at == last => Position::Last,
        _ => Position::Inside,
    };
    name.chars().enumerate().map(|(at, c)| sentence.gazetteer.sound_weight(c, position(at))).sum()
}

/// Whether a name by sound may go across `word`: a single character, a listed name by sound, or a word of two
/// characters both of which foreign names like.
fn is_sounding(sentence: &Sentence, word: &Word) -> bool {
    let name = || sentence.gazetteer.kinds(word.text);
    word.text.chars().all(|c| is_han(c) && sentence.gazetteer.is_sound(c))
        && match word.text.chars().count() {
            1 => !PARTICLES.contains(word.text),
            2 if words::is_word(word.text) => weight_of(sentence, word.text) >= WORD_OF_SOUND,
            2 => name().iter().all(|(kind, _)| *kind != NameKind::Organisation),
            // A place of three characters ends where it ends: 科罗拉多|洛基.
            _ => {
                !words::is_word(word.text)
                    && name().iter().all(|(kind, _)| matches!(kind, NameKind::ForeignName | NameKind::Person))
            }
        }
}

fn candidate(sentence: &Sentence, name: Stretch) -> Option<Candidate> {
    let name = with_its_head(sentence, name);
    let text = &sentence.text[name.span.clone()];
    let mean = name.weight / name.characters as i32;
    let signs = foreign::person_signs(sentence, &name.span);
    let place = is_placed(sentence, &name.span);
    // 乘务长|鲍丽娅: the first character is the last of an office.
    let first = text.chars().next().map_or(0, char::len_utf8);
    if name.characters >= 3 && person::ends_with_office(&sentence.text[..name.span.start + first]) {
        return None;
    }
    let firm = signs < 2 && is_traded(&sentence.text[name.span.end..]);
    let certain = signs >= 2 || place || firm || gloss::is_glossed(sentence, name.span.end);
    let enough = match name.characters {
        2 => {
            let sure = certain && mean >= 200 || mean >= 300 && leads_a_clause(sentence, &name.span);
            !name.loose && sure && !words::is_word(text)
        }
        3 => mean >= if certain { 150 } else { 180 } && (!name.loose || certain),
        _ => mean >= if certain { 120 } else { 180 },
    };
    // A place that the list has, and 南伦敦, the south of it.
    let part = name.span.start + if text.starts_with(['东', '南', '西', '北']) { '东'.len_utf8() } else { 0 };
    let listed = sentence
        .listed
        .iter()
        .any(|n| (n.span == name.span || n.span == (part..name.span.end)) && class_of(n, NameKind::Place).is_some());
    // A dot says more of where the name ends.
    let dotted = sentence.text[..name.span.start].ends_with('·') || sentence.text[name.span.end..].starts_with('·');
    let people = foreign::names_a_people(&sentence.text[name.span.end..]);
    let behind = if place && signs < 2 { kind_of_place(&sentence.text[name.span.end..]) } else { 0 };
    (enough && !listed && !dotted && !people).then(|| Candidate {
        span: name.span.start..name.span.end + behind,
        kind: match (firm, place && signs < 2) {
            (true, _) => ItemKind::Organisation,
            (_, true) => ItemKind::Place,
            _ => ItemKind::Person,
        },
        value: Value::Name,
        // Four sounds in a row are more than a Chinese name has.
        rank: if name.characters >= 4 { 56 } else { 54 },
        confidence: if certain { 80 } else { 72 },
    })
}

/// Whether what follows is of a firm or a chain: its chief executive, its shops, the price of its shares.
fn is_traded(after: &str) -> bool {
    const OF_FIRMS: [&str; 24] = [
        "首席执行官",
        "首席财务官",
        "董事会",
        "股价",
        "股票",
        "市值",
        "门店",
        "分店",
        "财报",
        "营收",
        "旗下",
        "超市",
        "官网",
        "总部",
        "员工",
        "工厂",
        "专卖店",
        "货架",
        "客服",
        "股东",
        "供应商",
        "加盟店",
        "旗舰店",
        "销售额",
    ];
    let after = after.strip_prefix('的').unwrap_or(after);
    OF_FIRMS.iter().any(|word| after.starts_with(word))
}

/// Whether the name leads its clause, before a word that a person's name goes before: of, was (done to), is, in, said …
fn leads_a_clause(sentence: &Sentence, span: &Range<usize>) -> bool {
    let (before, after) = (sentence.text[..span.start].trim_end(), &sentence.text[span.end..]);
    (before.is_empty() || before.ends_with(['。', '，', '：', '“', '”', '；', ',', ':', '！', '？']))
        && after.starts_with(['的', '被', '在', '是', '说', '则', '却', '也', '曾', '将', '已', '从'])
}

/// A character of sound between an office and the name is the head of it: 司令官|美.
fn with_its_head(sentence: &Sentence, name: Stretch) -> Stretch {
    let Some(head) = sentence.word_ending_at(name.span.start).filter(|w| is_sounding(sentence, w)) else { return name };
    if head.end - head.start > '美'.len_utf8() || !person::ends_with_office(&sentence.text[..head.start]) {
        return name;
    }
    let span = head.start..name.span.end;
    let weight = weight_of(sentence, &sentence.text[span.clone()]);
    Stretch { span, characters: name.characters + 1, weight, loose: name.loose }
}

/// Whether what stands around says that a place is meant: 勒布里县, 位于勒布里, 在勒布里举行, 小城勒布里.
pub(super) fn is_placed(sentence: &Sentence, span: &Range<usize>) -> bool {
    let (before, after) = (&sentence.text[..span.start], &sentence.text[span.end..]);
    let starts = |wanted: Sign| signs(wanted).any(|word| after.starts_with(word));
    kind_of_place(after) > 0
        || signs(Sign::Towards).any(|word| before.ends_with(word))
        || starts(Sign::Nearby)
        || is_behind_at(sentence, span.start) && (starts(Sign::Held) || starts(Sign::Sites))
        || before.ends_with('在') && after.starts_with([',', '，'])
}

/// Whether 在 or 于 stands before `start`, with a listed place between at most: 在伦敦|克莱普顿.
fn is_behind_at(sentence: &Sentence, start: usize) -> bool {
    let at = |end: usize| sentence.text[..end].ends_with(['在', '于']);
    let listed = |name: &&crate::lang::zh::gazetteer::Listed| {
        name.span.end == start && class_of(name, NameKind::Place).is_some()
    };
    at(start) || sentence.listed.iter().find(listed).is_some_and(|name| at(name.span.start))
}

/// The length of the word behind a name that says what kind of place it is, 0 where there is none.
pub(super) fn kind_of_place(after: &str) -> usize {
    let kind = signs(Sign::Kind).filter(|kind| after.starts_with(kind)).max_by_key(|kind| kind.len());
    // 市长 mayor, 市民 citizens, 市场 market, 省议会 provincial council, 区域 area, 站在 stood at: the word goes on.
    let goes_on = [
        '长', '民', '场', '上', '议', '域', '头', '在', '出', '起', '着', '到', '稳', '外', '关', '报', '员', '运',
        '军', '警',
    ];
    kind.filter(|kind| !after[kind.len()..].starts_with(goes_on) || kind.len() > 3).map_or(0, |kind| kind.len())
}

/// Words of one character that no name goes across: of, in, is, and, at, this, one, not, have, say, also …
const PARTICLES: &str = "的了在是和与及或也都就被把对给向从到这那个一二三四五六七八九十两几不有说称为将于以等则而但其之由因\
                         此该让叫时当并且使已曾又再还更最可会能要来去后前上下里内外中间着过吗呢吧啊么他们她它我你您谁";

/// What tells a place by sound from a person; the header of the data file says each.
#[derive(Debug, Clone, Copy)]
enum Sign {
    Towards,
    Nearby,
    Held,
    Sites,
    Kind,
}

/// The signs and how the data file calls them.
const SIGNS: [(Sign, &str); 5] = [
    (Sign::Towards, "towards"),
    (Sign::Nearby, "nearby"),
    (Sign::Held, "held"),
    (Sign::Sites, "sites"),
    (Sign::Kind, "kind"),
];

fn signs(wanted: Sign) -> impl Iterator<Item = &'static str> {
    WORDS[wanted as usize].iter().copied()
}

static WORDS: LazyLock<[Vec<&'static str>; SIGNS.len()]> =
    LazyLock::new(|| tsv::by_use(include_str!("../data/place-signs.tsv"), SIGNS.map(|(_, name)| name)));

#[cfg(test)]
mod tests {
    use super::super::tests::sentence;
    use super::*;

    fn names(text: &str) -> Vec<(ItemKind, &str)> {
        find(&sentence(text)).into_iter().map(|found| (found.kind, &text[found.span])).collect()
    }

    #[test]
    fn finds_foreign_names_without_a_dot_or_a_verb() {
        assert_eq!(names("警方把布伦斯维克从家里接走"), [(ItemKind::Person, "布伦斯维克")]);
        assert_eq!(names("这座城市以特雷古埃尔闻名"), [(ItemKind::Person, "特雷古埃尔")]);
        assert_eq!(names("他的将军莫伽瓦佐斯负责"), [(ItemKind::Person, "莫伽瓦佐斯")]);
        assert_eq!(names("弗隆的上一张唱片很成功"), [(ItemKind::Person, "弗隆")]);
        assert_eq!(names("昨天，埃特灵被人骗走了"), [(ItemKind::Person, "埃特灵")]);
    }

    #[test]
    fn what_stands_around_makes_it_a_place() {
        assert_eq!(names("事故发生在格伦沃思县"), [(ItemKind::Place, "格伦沃思县")]);
        assert_eq!(names("位于特雷古埃尔的教堂"), [(ItemKind::Place, "特雷古埃尔")]);
    }

    #[test]
    fn a_bar_or_a_small_town_beside_it_makes_it_a_place() {
        for text in ["靠在特雷古埃尔的酒吧打工", "小城特雷古埃尔的居民", "在特雷古埃尔附近登陆"]
        {
            assert_eq!(names(text), [(ItemKind::Place, "特雷古埃尔")], "{text}");
        }
        assert_eq!(names("在特雷古埃尔的帮助下"), [(ItemKind::Person, "特雷古埃尔")]);
    }

    #[test]
    fn leaves_words_and_listed_places_alone() {
        for text in
            ["经济社会发展取得新成就", "他拉高了价格", "家已于上周在南伦敦开业", "防守固若金汤", "普通话水平测试"]
        {
            assert_eq!(names(text), [], "{text}");
        }
    }
}
