//! Names in Latin letters inside Chinese: Mike Coupe, FBI, Merseyside 郡. What stands around one says what it names;
//! one that nothing explains is a term.

use std::ops::Range;

use super::{Candidate, Sentence, foreign};
use crate::extract::ItemKind;
use crate::extract::item::Value;
use crate::lang::zh::gazetteer::{Listed, NameKind, class_of};
use crate::lang::zh::script::is_han;

/// The Latin names of a sentence.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let names = spans(sentence.text)
        .into_iter()
        .filter(|span| !is_suffix(&sentence.text[span.clone()]))
        .map(|span| candidate(sentence, span))
        .filter(|found| found.kind != ItemKind::Term || !is_acronym(&sentence.text[found.span.clone()]));
    names.chain(lettered_streets(sentence.text)).collect()
}

/// 在Surrey Guildford, where the text names Guildford alone elsewhere: what stands before the known name (one of `kept`)
/// in the same run of letters is where that is.
pub(super) fn before_known(sentence: &Sentence, kept: &[Candidate]) -> Vec<Candidate> {
    let text = sentence.text;
    let runs = spans(text).into_iter().filter(|run| {
        let before = text[..run.start].trim_end();
        before.ends_with('在') || is_where(before)
    });
    runs.filter_map(|run| {
        let known = kept.iter().find(|other| other.span.end == run.end && run.start < other.span.start)?;
        let name = text[run.start..known.span.start].trim_end();
        let span = run.start..run.start + name.len();
        let free = !kept.iter().any(|other| other.span.start < span.end && span.start < other.span.end);
        let somebody = name.split(' ').any(|word| sentence.gazetteer.is_latin_given(word));
        let place = free && is_proper(name) && !somebody && text[span.end..].starts_with(' ');
        place.then_some(Candidate { span, kind: ItemKind::Place, value: Value::Name, rank: 40, confidence: 76 })
    })
    .collect()
}

/// K街, M大道: streets that are called by a letter. The letter is the name.
fn lettered_streets(text: &str) -> impl Iterator<Item = Candidate> + '_ {
    let alone = |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() && !is_han(c) || "-.&'’ ".contains(c));
    let street = |behind: &str| {
        let behind = behind.trim_start();
        // 街区 and 街道 are blocks and districts.
        let kind = ["大街", "大道", "街"].iter().find_map(|kind| behind.strip_prefix(kind));
        kind.is_some_and(|rest| !rest.starts_with(['区', '道', '坊', '头', '舞']))
    };
    let letters = text.char_indices().filter(|(_, c)| c.is_ascii_uppercase());
    letters.filter(move |(at, _)| alone(*at) && street(&text[at + 1..])).map(|(at, _)| Candidate {
        span: at..at + 1,
        kind: ItemKind::Place,
        value: Value::Name,
        rank: 53,
        confidence: 80,
    })
}

fn candidate(sentence: &Sentence, span: Range<usize>) -> Candidate {
    let text = sentence.text;
    if let Some(body) = with_its_head(sentence, &span) {
        return body;
    }
    let (kind, rank, confidence) = kind_of(sentence, &span).unwrap_or_else(|| {
        let glossed = text[..span.start].ends_with(['(', '（']);
        // A word or a code may be said in Italian.
        (ItemKind::Term, 40, if glossed { 40 } else { 65 })
    });
    Candidate { span, kind, value: Value::Name, rank, confidence }
}

/// TWU工会, MSF组织: a body by its name in letters and its kind, which belongs to the name. A firm goes by the letters alone.
fn with_its_head(sentence: &Sentence, span: &Range<usize>) -> Option<Candidate> {
    const HEADS: [&str; 13] = [
        "工会",
        "总工会",
        "组织",
        "联盟",
        "协会",
        "基金会",
        "研究所",
        "研究中心",
        "委员会",
        "乐队",
        "合唱团",
        "党",
        "学会",
    ];
    let name = &sentence.text[span.clone()];
    let after = &sentence.text[span.end..];
    let space = after.len() - after.trim_start().len();
    let head = HEADS.iter().filter(|head| after.trim_start().starts_with(**head)).max_by_key(|head| head.len())?;
    let end = span.end + space + head.len();
    // AI 组织 is any of the trade; 组织 may go on as a verb.
    let named = name.starts_with(|c: char| c.is_uppercase()) && name.len() > 2 && !TRADES_IN_LETTERS.contains(&name);
    let torn = sentence.word_across(end).is_some_and(|word| word.known);
    let verb = *head == "组织" && sentence.text[end..].starts_with(['了', '过', '起', '活', '演', '会', '一']);
    let more = sentence.text[end..].starts_with(['员', '人', '派']) && *head == "党";
    (named && !torn && !verb && !more).then_some(Candidate {
        span: span.start..end,
        kind: ItemKind::Organisation,
        value: Value::Name,
        rank: 61,
        confidence: 80,
    })
}

/// Matters and trades that print writes in Latin letters.
const TRADES_IN_LETTERS: [&str; 14] =
    ["DNA", "RNA", "LED", "GPS", "APP", "App", "NBA", "ESG", "GDP", "PPP", "LGBT", "LGBTQ", "VIP", "SUV"];

/// Jr. and III tell father from son, and name nobody by themselves.
fn is_suffix(name: &str) -> bool {
    matches!(name.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV")
}

/// AI, VR, DNA: up to four capitals that nothing marks as a name are a word like others.
fn is_acronym(name: &str) -> bool {
    name.len() <= 4 && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

fn kind_of(sentence: &Sentence, span: &Range<usize>) -> Option<(ItemKind, u8, u8)> {
    let (before, after) = (sentence.text[..span.start].trim_end(), sentence.text[span.end..].trim_start());
    let name = &sentence.text[span.clone()];
    if before.ends_with(['(', '（']) || !name.starts_with(|c: char| c.is_uppercase()) {
        return None;
    }
    // AI 公司 is any company of the trade.
    if is_body(after) && name.len() > 2 {
        return Some((ItemKind::Organisation, 57, 78));
    }
    // The house of somebody: Kellogg's, McDonald's.
    if name.ends_with("'s") || name.ends_with("’s") {
        return Some((ItemKind::Organisation, 45, 76));
    }
    let proper = is_proper(name);
    let place = PLACE_BEHIND.iter().find(|word| after.starts_with(**word));
    if proper && place.is_some_and(|word| !after[word.len()..].starts_with(['长', '民', '场', '上'])) {
        return Some((ItemKind::Place, 53, 80));
    }
    if proper && NAMED_THINGS.iter().any(|thing| after.starts_with(thing)) {
        return Some((ItemKind::Term, 57, 72));
    }
    let trimmed = sentence.text.len() - after.len();
    let signs = foreign::person_signs(sentence, &(before.len()..trimmed));
    match (proper, signs) {
        (true, 2..) => Some((ItemKind::Person, 57, 85)),
        // Initials that say something are a body: FIA 表示.
        (false, 2..)
            if name.len() >= 3 && name.chars().all(|c| c.is_ascii_uppercase()) && !says_only_office(before) =>
        {
            Some((ItemKind::Organisation, 57, 75))
        }
        // A stage name with a hyphen, behind a calling.
        (false, 2..)
            if name.contains('-') && says_only_office(before) && !name.contains(|c: char| c.is_ascii_digit()) =>
        {
            Some((ItemKind::Person, 57, 80))
        }
        (true, _) if is_full_name(sentence, name) => Some((ItemKind::Person, 55, 78)),
        // A name with a capital is a name, whatever it names.
        (true, _) if is_where(before) => Some((ItemKind::Place, 40, 76)),
        (true, 0) if is_beside_a_body(sentence, span) => Some((ItemKind::Organisation, 40, 76)),
        (true, _) => Some((ItemKind::Person, 40, 76)),
        (false, _) if is_source(name, before, after) => Some((ItemKind::Organisation, 57, 75)),
        _ => None,
    }
}

/// Starlight计划, Nova平台: what goes by a name of its own and is neither somebody nor a body.
const NAMED_THINGS: [&str; 22] = [
    "计划",
    "项目",
    "工程",
    "行动",
    "系统",
    "平台",
    "软件",
    "应用",
    "模型",
    "算法",
    "协议",
    "手机",
    "芯片",
    "机器人",
    "火箭",
    "卫星",
    "飞船",
    "探测器",
    "望远镜",
    "疫苗",
    "变异株",
    "毒株",
];

/// Boots、Superdrug 和 Debenhams, Twitter 和 Reddit: counted up together with a listed body.
fn is_beside_a_body(sentence: &Sentence, span: &Range<usize>) -> bool {
    let body = |name: &&Listed| class_of(name, NameKind::Organisation).is_some();
    let between = |from: usize, to: usize| {
        matches!(sentence.text[from..to].trim(), "、" | "和" | "与" | "及" | "以及" | "," | "，")
    };
    sentence.listed.iter().filter(body).any(|name| {
        name.span.end < span.start && between(name.span.end, span.start)
            || span.end < name.span.start && between(span.end, name.span.start)
    })
}

/// At, in, lives in, works in, from, to, arrives in.
fn is_where(before: &str) -> bool {
    ["位于", "住在", "前往", "抵达", "来自", "今晨在", "早晨在", "晚上在", "上午在", "下午在", "已在", "曾在", "城市"]
        .iter()
        .any(|word| before.ends_with(word))
}

/// 据 FWC 的报告, 接受 CNBC 采访, FBI 调查: initials of a body that reports, asks or investigates.
fn is_source(name: &str, before: &str, after: &str) -> bool {
    let initials = (3..=6).contains(&name.len()) && name.chars().all(|c| c.is_ascii_uppercase());
    let reports =
        ["的报告", "的报道", "报道", "报导", "调查", "采访", "专访", "官员", "特工", "记者", "发言人", "局长", "主席"];
    initials
        && (reports.iter().any(|word| after.starts_with(word)) || before.ends_with("就职于"))
        && !before.ends_with(['(', '（'])
}

fn says_only_office(before: &str) -> bool {
    crate::lang::zh::person::ends_with_office(before)
}

/// Company, group, university, news, club …: what follows the name of a body.
fn is_body(after: &str) -> bool {
    const BEHIND: &[&str] =
        &["公司", "集团", "大学", "学院", "新闻", "俱乐部", "基金会", "协会", "银行", "电视台", "杂志", "车队", "航空"];
    BEHIND.iter().any(|word| after.starts_with(word))
}

/// County, city, town, village, street, river, lake, island, airport, region, valley, basin, abbey, square …
const PLACE_BEHIND: &[&str] = &[
    "县",
    "郡",
    "市",
    "镇",
    "村",
    "州",
    "街",
    "大街",
    "路",
    "大道",
    "河",
    "湖",
    "岛",
    "山",
    "机场",
    "海滩",
    "半岛",
    "湾",
    "地区",
    "谷",
    "山谷",
    "河谷",
    "盆地",
    "平原",
    "高原",
    "修道院",
    "城堡",
    "广场",
    "车站",
];

/// One to four words, each of them capital and small letters: Mike Coupe, Brian O'Hagan, but not COVID, iPhone or AI.
fn is_proper(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let proper = |word: &&str| {
        word.len() >= 2
            && word.starts_with(|c: char| c.is_uppercase())
            && word.chars().any(char::is_lowercase)
            && word.chars().all(|c| c.is_alphabetic() || "'-.".contains(c))
    };
    let particle = |word: &&str| matches!(*word, "de" | "da" | "di" | "van" | "von" | "del" | "la" | "bin" | "al");
    words.len() <= 4
        && words.iter().all(|word| proper(word) || particle(word) || word.len() == 2 && word.ends_with('.'))
        && words.last().is_some_and(proper)
}

/// A known given name and what follows it.
fn is_full_name(sentence: &Sentence, name: &str) -> bool {
    let mut words = name.split(' ');
    let given = words.next().is_some_and(|first| sentence.gazetteer.is_latin_given(first));
    given && (1..=3).contains(&words.count())
}

/// Runs of Latin letters, two letters and more: names of products, initials, untranslated names.
fn spans(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), '。')]) {
        let inside = character.is_ascii_alphanumeric()
            || start.is_some() && matches!(character, '-' | '.' | '&' | '\'' | '’' | ' ')
            || character.is_alphabetic() && !is_han(character);
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = text[from..at].trim_end_matches(['-', '.', '&', '\'', '’', ' ']);
                let letters = word.chars().filter(|c| c.is_alphabetic()).count();
                if letters >= 2 && word.starts_with(|c: char| c.is_alphabetic()) {
                    found.push(from..from + word.len());
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proper_names_have_capital_and_small_letters() {
        assert!(
            ["Mike Coupe", "Brian O'Hagan", "Vettel", "J. Smith", "Ludwig van Beethoven"].iter().all(|n| is_proper(n))
        );
        assert!(!["AI", "COVID-19", "iPhone", "JAY-Z", "MP3"].iter().any(|n| is_proper(n)));
    }

    #[test]
    fn a_street_may_be_called_by_a_letter() {
        let letters = |text: &'static str| lettered_streets(text).map(|found| &text[found.span]).collect::<Vec<_>>();
        assert_eq!(letters("商店在K街和M 大道之间"), ["K", "M"]);
        assert_eq!(letters("A街区有三家店，IP街、T台和 Main B 街都没有"), Vec::<&str>::new());
    }

    #[test]
    fn a_suffix_names_nobody() {
        assert!(["Jr", "Jr.", "Sr", "III"].iter().all(|name| is_suffix(name)));
        assert!(!["Jo", "Ivan", "Irina"].iter().any(|name| is_suffix(name)));
    }

    #[test]
    fn a_run_of_letters_is_one_name() {
        let text = "她说，Save the Children 与 CBC新闻、3D 打印";
        let found: Vec<&str> = spans(text).into_iter().map(|span| &text[span]).collect();
        assert_eq!(found, ["Save the Children", "CBC"]);
    }
}
