//! Bodies that a head word ends.

use super::beginning::beginning;
use super::distinct::{is_generic, is_of_a_calling, is_set_apart, only_describes};
use super::vocabulary::{Use, words_that};
use super::{is_level_alone, members_follow, part_of_an_office};
use crate::extract::ItemKind;
use crate::extract::item::Value;
use crate::lang::zh::gazetteer::{NameKind, Role, class_of};
use crate::lang::zh::items::{Candidate, Sentence};
use crate::lang::zh::person;
use crate::lang::zh::script::is_han;
use crate::lang::zh::words;

/// The bodies of a sentence that a head word ends.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (end, head) in ends_of(sentence) {
        let mut start = beginning(sentence, end - head, end);
        if sentence.text[..end].ends_with('党') && members_follow(sentence.text, end) {
            let party = |n: &&crate::lang::zh::gazetteer::Listed| {
                n.span.end == end && class_of(n, NameKind::Organisation).is_some()
            };
            start = sentence.listed.iter().find(party).map_or(start, |n| n.span.start);
        }
        // 意大利|民防部门: a mere department has no country in its name.
        if words_that(Use::GenericHead).iter().any(|word| sentence.text[..end].ends_with(word)) {
            let country = sentence.listed.iter().find(|n| n.span.start == start && n.span.end <= end - head);
            if let Some(country) = country.filter(|n| class_of(n, NameKind::Place) == Some("country")) {
                start = country.span.end;
            }
        }
        // 信|审计委员会 behind 去: a letter is written to the body.
        start += letter_before(sentence, start);
        // 能|进|博物馆: who can go where.
        start = behind_verbs(sentence, start, end - head);
        // 汇贸银行|总部, 上交所|上市公司: a seat is that of the body in front of it, a quoted firm only of a sort.
        if is_a_seat(sentence, start, end - head, end) || is_a_sort_of_firm(sentence, start, end - head, end) {
            continue;
        }
        // 观塘|秀德书院: a school of Hong Kong has its district in front, not in its name.
        if sentence.text[..end].ends_with("书院") {
            let district = sentence.listed.iter().find(|n| {
                n.span.start == start
                    && n.span.end + '秀'.len_utf8() < end - head
                    && class_of(n, NameKind::Place).is_some()
            });
            start = district.map_or(start, |n| n.span.end);
        }
        // 安省的房地产理事会（RECO）: a name in Latin letters behind proves that it is one, and whose.
        let glossed = is_glossed(&sentence.text[end..]);
        if glossed {
            start = with_owner(sentence, start);
        }
        // 空壳公司, 跨境银行, 州议会|选举: of what sort, or what is elected, but not which.
        let elected = sentence.text[..end].ends_with("议会") && sentence.text[end..].starts_with("选举");
        if !glossed && (elected || only_describes(&sentence.text[start..end - head])) {
            continue;
        }
        let distinctive = sentence.text[start..end - head].chars().count();
        // 镇卫生院, 省气象台: the level stands for the place that the text is about.
        if distinctive == 1 && is_level_alone(sentence, start, end - head) && head >= 6 {
            // 市经团联: a head that is short itself means one body only.
            let short = sentence.text[..end].ends_with(['联', '委', '协']);
            let confidence = if short { 78 } else { 62 };
            found.push(Candidate {
                span: start..end,
                kind: ItemKind::Organisation,
                value: Value::Name,
                rank: 61,
                confidence,
            });
            continue;
        }
        if distinctive < 2
            || part_of_an_office(sentence.text, end)
            // 美国科技公司|索利迪安: the kind of the body that is named behind it.
            || sentence.text[..end].ends_with("公司") && super::super::firms::names_one(sentence, end)
            || !glossed && is_generic(sentence, start, end - head) && !is_set_apart(sentence, start, end - head, end)
        {
            continue;
        }
        // A forum, a summit, a fair is no body but an event: a term.
        let event = words_that(Use::Event).iter().any(|word| sentence.text[..end].ends_with(word));
        let strong = words_that(Use::StrongHead).iter().any(|word| sentence.text[..end].ends_with(word));
        let (kind, rank, confidence) = match (event, strong) {
            (true, _) => (ItemKind::Term, 53, 60),
            // 渔民协会: of whom, but not of where.
            (false, true) if is_of_a_calling(sentence, start, end - head, end) => (ItemKind::Organisation, 61, 64),
            // 第二海洋研究所: the numeral in a name is none of its own.
            (false, true) if sentence.text[start..end].contains('第') => (ItemKind::Organisation, 66, 80),
            (false, true) => (ItemKind::Organisation, 61, 80),
            (false, false) if glossed && !sentence.text[..end].ends_with(PREMISES) => (ItemKind::Organisation, 61, 80),
            // 天津市|体育运动|学校: of a place, and of two matters.
            (false, false) if is_placed(sentence, start, end - head, end) => (ItemKind::Organisation, 61, 68),
            // A magazine, a church, an army: as often a description as a name.
            (false, false) => (ItemKind::Organisation, 51, 60),
        };
        found.push(Candidate { span: start..end, kind, value: Value::Name, rank, confidence });
    }
    found
}

/// Whether a school, an ensemble or a cooperative has a place in front and two words more.
fn is_placed(sentence: &Sentence, start: usize, head: usize, end: usize) -> bool {
    const NAMED: [&str; 12] =
        ["学校", "中学", "小学", "剧团", "剧院", "乐团", "合唱团", "合作社", "工坊", "联盟", "同盟", "联席"];
    let place = sentence.listed.iter().find(|n| n.span.start == start && class_of(n, NameKind::Place).is_some());
    let words = |from: usize| sentence.words.iter().filter(move |w| w.start >= from && w.end <= head).count();
    NAMED.contains(&&sentence.text[head..end]) && place.is_some_and(|n| n.span.end < head && words(n.span.end) >= 2)
}

/// The length of 信 at `start` behind 去, 致, 写: what is sent.
fn letter_before(sentence: &Sentence, start: usize) -> usize {
    let sent = sentence.text[..start].ends_with(['去', '致', '写', '来', '发']);
    let letter = sentence.text[start..].chars().next().filter(|c| sent && matches!(c, '信' | '函' | '电'));
    letter.map_or(0, char::len_utf8)
}

/// Behind the auxiliaries and verbs of going, one character each, that begin a name that is none yet.
fn behind_verbs(sentence: &Sentence, mut start: usize, head: usize) -> usize {
    const AUXILIARIES: &str = "能可会要想敢肯需须应";
    const GOING: &str = "进入逛访回";
    let single = |at: usize| {
        sentence
            .word_starting_at(at)
            .filter(|word| word.end - word.start == 3 && word.end <= head)
            .map(|word| word.text)
    };
    let mut led = false;
    while let Some(word) = single(start).filter(|word| AUXILIARIES.contains(word) || led && GOING.contains(word)) {
        let before_a_verb = single(start + word.len()).is_some_and(|next| GOING.contains(next));
        if !led && !before_a_verb {
            break;
        }
        led = true;
        start += word.len();
    }
    start
}

/// Whether 总部 is the seat of the body that stands in front of it; the police, the fire brigade and an army have one that
/// is a body.
fn is_a_seat(sentence: &Sentence, start: usize, head: usize, end: usize) -> bool {
    const OF_A_FORCE: [&str; 10] = ["警察", "警方", "警队", "消防", "军事", "作战", "指挥", "通讯", "通信", "防汛"];
    let before = &sentence.text[start..head];
    // 联合国总部: the list has the building, which print calls by the body.
    let building = sentence.listed.iter().any(|n| n.span.end == end && n.span.start < head);
    !building && &sentence.text[head..end] == "总部" && !OF_A_FORCE.iter().any(|force| before.ends_with(force))
}

/// Whether a firm is only said to be quoted on the market or to belong to the body in front.
fn is_a_sort_of_firm(sentence: &Sentence, start: usize, head: usize, end: usize) -> bool {
    const SORTS: [&str; 7] = ["上市", "挂牌", "下属", "直属", "所属", "参股", "控股"];
    // 上市公司 is listed as a head.
    if &sentence.text[head..end] == "上市公司" {
        return true;
    }
    let firm = ["公司", "企业", "机构", "单位"].contains(&&sentence.text[head..end]);
    firm && SORTS.iter().any(|sort| sentence.text[start..head].ends_with(sort))
}

/// Back over 的 to the place that a body belongs to.
fn with_owner(sentence: &Sentence, start: usize) -> usize {
    let Some(before) = sentence.text[..start].strip_suffix('的') else { return start };
    let owner = sentence.listed.iter().find(|n| n.span.end == before.len() && class_of(n, NameKind::Place).is_some());
    owner.map_or(start, |name| name.span.start)
}

/// Whether a name in Latin letters stands in brackets at the start of `rest`.
fn is_glossed(rest: &str) -> bool {
    let inside = rest.trim_start_matches(['”', '」']).strip_prefix(['(', '（']);
    let gloss = inside.and_then(|inside| inside.split([')', '）']).next()).map_or("", str::trim);
    gloss.starts_with(|c: char| c.is_ascii_uppercase()) && gloss.len() >= 2 && !gloss.contains(is_han)
}

/// Where head words end, with their length in bytes; the longest at each place.
fn ends_of(sentence: &Sentence) -> Vec<(usize, usize)> {
    let text = sentence.text;
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut found = Vec::new();
    for (index, end) in starts.iter().enumerate() {
        let head = (1..=8.min(index)).rev().map(|count| starts[index - count]).find(|start| {
            let word = &text[*start..*end];
            word.starts_with(is_han)
                && (sentence.gazetteer.role(word) == Some(Role::Head)
                    || words_that(Use::Event).contains(&word) && word.chars().count() > 1)
        });
        let Some(start) = head else { continue };
        // A word that goes on, or a longer head, makes it something else: 部 in 部分, 学院 in 学院派.
        // 医院|感染: a word that begins with the head itself is no other word.
        let goes_on = sentence.word_across(*end).is_some_and(|w| w.known && (w.start != start || end - start < 6));
        // 总设计师 is no division of an army.
        let calling = sentence.word_across(start).is_some_and(|w| w.end == *end && person::is_office(w.text))
            || person::office_before(&text[..*end]).is_some_and(|office| office.len() > end - start);
        // 科学会堂 is a hall, 中国药企 no name.
        let hall = text[*end - 3..].starts_with("会堂")
            || text[*end - 3..].starts_with("会展")
            || text[..*end].ends_with('企');
        let direction = text[..*end].ends_with("部")
            && text[..*end - 3]
                .ends_with(['东', '西', '南', '北', '中', '内', '外', '全', '局', '头', '腹', '胸', '面', '腿']);
        // 康文署署长: the second 署 belongs to the office.
        let office = text[*end..].starts_with('长')
            || text[..*end - 3].ends_with(text[..*end].chars().next_back().unwrap_or(' '));
        // 官员所描述 what officials described, 组织了 organised.
        let after = &text[*end..];
        let verb = text[..*end].ends_with('所') && *end - start == 3 && {
            let next = sentence.word_starting_at(*end);
            next.is_some_and(|word| {
                words::parts_of_speech(word.text).starts_with('v') || "述称说作做有".contains(word.text)
            })
        } || text[..*end].ends_with("组织")
            && (after.starts_with(['了', '过', '起'])
                || words_that(Use::Organised).iter().any(|word| after.starts_with(word)))
            || text[..*end].ends_with('办')
                && *end - start == 3
                && after.starts_with(['了', '过', '件', '个', '起', '得']);
        if !goes_on && !direction && !office && !hall && !calling && !verb {
            found.push((*end, end - start));
        }
    }
    // 公司 inside 公司集团 is not the end of the name.
    let all = found.clone();
    found.retain(|(end, _)| !all.iter().any(|(other, length)| other > end && other - length < *end && *length > 3));
    found
}

/// Garden, hall, bridge, tower, palace, mountain, building, ground: what has a name there is as often a place.
const PREMISES: [char; 8] = ['园', '馆', '桥', '塔', '宫', '山', '楼', '场'];
