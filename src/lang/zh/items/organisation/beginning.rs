//! Where the name of a body begins, from its head back.

use super::distinct::is_of_a_calling;
use super::vocabulary::{Use, words_that};
use crate::lang::zh::figures::numeral;
use crate::lang::zh::gazetteer::{Listed, NameKind, Role, class_of};
use crate::lang::zh::items::{Sentence, homographs};
use crate::lang::zh::person;
use crate::lang::zh::script::is_han;
use crate::lang::zh::words;

/// The start of the name whose head begins at `at`: back over nouns, places and topics.
pub(super) fn beginning(sentence: &Sentence, at: usize, end: usize) -> usize {
    let text = sentence.text;
    let mut start = at;
    let mut words_taken = 0;
    let firm = ["公司", "集团", "企业", "事务所"].iter().any(|head| text[at..end].ends_with(head));
    let mut coined = false;
    // Where a short listed body such as 管委会 begins, which stands as it is if no place turns up before it.
    let mut own: Option<usize> = None;
    let strong = words_that(Use::StrongHead)
        .iter()
        .any(|word| word.chars().count() > 1 && *word != "政府" && *word != "中心" && text[at..end].ends_with(word));
    // A listed name glued to the head or to what has been taken carries the whole of itself along.
    loop {
        if let Some(name) = sentence
            .listed
            .iter()
            .find(|n| n.span.end == start || n.span.start < start && start < n.span.end)
            .filter(|n| {
                !super::super::is_pieced_together(sentence, &n.span) && !homographs::means_something_else(sentence, n)
            })
        {
            let class = class_of(name, NameKind::Place).or(class_of(name, NameKind::Organisation));
            // 指挥部 alone is a kind of body and no name.
            let kind = sentence.gazetteer.role(&text[name.span.clone()]) == Some(Role::Head);
            // 意大利卫生|部: a body that the head ends is of the place or the level before it.
            let short = name.span.end == end && name.span.len() <= 9 && own.is_none() && name.span.start < at;
            if short && class_of(name, NameKind::Place).is_none() && !text[name.span.clone()].starts_with("国") {
                own = Some(name.span.start);
                start = name.span.start;
                words_taken += 1;
                continue;
            }
            if class.is_some() && !kind {
                start = name.span.start;
                words_taken += 1;
                // A province before its city, a country before its ministry, but not before a city.
                let before = sentence.listed.iter().find(|n| n.span.end == start);
                let country = before.and_then(|n| class_of(n, NameKind::Place)) == Some("country");
                let wide = matches!(class, Some("country" | "continent" | "region" | "area"));
                if before.is_some() && (wide || !country) {
                    continue;
                }
                // 皇家|伯克郡医院, 应急救援|芙蓉队.
                let led = |word: &&str| text[..start].ends_with(*word);
                if let Some(word) = ["皇家", "国立", "私立"].iter().find(|word| led(word)) {
                    start -= word.len();
                    break;
                }
                let team = end - at == 3 && text[at..end].starts_with(['队', '局', '站']);
                if team && words_that(Use::Matter).iter().any(led) {
                    continue;
                }
                break;
            }
        }
        // 政府|救助|中小银行, but 动物|救助|协会.
        let done = sentence.word_ending_at(start).filter(|word| words_that(Use::Governs).contains(&word.text));
        if done.is_some_and(|word| is_governed(sentence, word)) {
            break;
        }
        // 监管局|联合|公安局.
        if sentence.word_ending_at(start).is_some_and(|word| joins_bodies(sentence, word)) {
            break;
        }
        // 第十二|分会, 附属第二|医院.
        if let Some(number) = number_before(&text[..start]).filter(|_| strong) {
            start = number;
            words_taken += 1;
            continue;
        }
        // 抗震 and the like, where the word list lacks them.
        let matter = words_that(Use::Matter)
            .iter()
            .find(|matter| text[..start].ends_with(**matter) && sentence.word_across(start - matter.len()).is_none());
        if let Some(matter) = matter {
            start -= matter.len();
            words_taken += 1;
            continue;
        }
        // 全|美的|学校: a name that is none here ends with a particle.
        let Some(word) = sentence.word_ending_at(start).filter(|word| !word.text.ends_with('的')) else { break };
        // 投资者喜爱|恒泽餐饮集团: nothing but a place stands before the coined name of a firm.
        if coined && word.known && word.end - word.start > 3 && sentence.gazetteer.role(word.text).is_none() {
            break;
        }
        coined |= firm && !word.known && words::parts_of_speech(word.text).is_empty();
        // Of a listed body nothing but words belongs to the name: 花莲|水利局.
        if own.is_some()
            && word.end - word.start == 3
            && !text[at..end].ends_with("指挥部")
            && !word.text.contains(['和', '与', '及'])
            && sentence.gazetteer.role(word.text).is_none()
        {
            break;
        }
        // 消费者组织|数字自由联盟: what kind of body it is stands before the name.
        let kind = words_taken >= 2 && ["组织", "机构", "公司", "厂商", "智库", "网站"].contains(&word.text);
        if kind && strong && sentence.word_ending_at(word.start).is_some() {
            break;
        }
        // 财团|收购|本国银行, 协会|指控|邦政府: one body does something to the other.
        if begins_a_clause(sentence, word) {
            break;
        }
        let conjunction = matches!(word.text, "和" | "与" | "及" | "暨");
        if conjunction {
            if !topic_on_both_sides(sentence, word.start, word.end, at) {
                break;
            }
        } else if !(may_belong(sentence, word, words_taken, strong)
            || words_taken == 0 && is_of_a_calling(sentence, word.start, at, end))
        {
            break;
        }
        start = word.start;
        words_taken += 1;
        if words_taken > 14 {
            break;
        }
    }
    if let Some(own) = own.filter(|own| start < *own && !begins_with_its_owner(sentence, start)) {
        start = own;
    }
    start = place_of_a_firm(sentence, start, at, end).unwrap_or(start);
    start = owner_of_an_institute(sentence, start, at, end).unwrap_or(start);
    // A name does not begin with a conjunction or a level alone.
    let lead = text[start..at].chars().next();
    match lead {
        Some(c @ ('和' | '与' | '及' | '暨')) => start + c.len_utf8(),
        _ => start,
    }
}

/// 无锡|沐川光电传感技术|有限公司: a limited company is named by a place, a coined word and a trade; where the place stands a
/// few loose characters before what has been taken, they are the coined word.
fn place_of_a_firm(sentence: &Sentence, start: usize, head: usize, end: usize) -> Option<usize> {
    const COINED: usize = 5;
    let text = sentence.text;
    if !text[head..end].ends_with("有限公司") && !text[head..end].ends_with("有限责任公司") {
        return None;
    }
    let place = sentence.listed.iter().rev().find(|name| {
        let town =
            matches!(class_of(name, NameKind::Place), Some("city" | "region" | "province" | "county" | "district"));
        town && name.span.end < start && (1..=COINED).contains(&text[name.span.end..start].chars().count())
    })?;
    let between = &text[place.span.end..start];
    let level = |c: char| "省市县区".contains(c);
    let coined = between.trim_start_matches(level);
    let plain = coined.chars().all(|c| is_han(c) && !NEVER_IN_A_FIRM.contains(c));
    let words = sentence.words.iter().filter(|word| word.start >= place.span.end && word.end <= start);
    let verb =
        |word: &words::Word| word.end - word.start > 3 && words::parts_of_speech(word.text).contains(['v', 'd', 'p']);
    (plain && !words.into_iter().any(verb)).then_some(place.span.start)
}

/// 塔什干|国立东方学|大学, 兰州大学|敦煌学|研究所: the place of a state university, the university of an institute, where a few
/// plain characters stand between.
fn owner_of_an_institute(sentence: &Sentence, start: usize, head: usize, end: usize) -> Option<usize> {
    const BETWEEN: usize = 6;
    let (text, kind) = (sentence.text, &sentence.text[head..end]);
    let university = ["大学", "学院"].contains(&kind);
    let institute = ["研究所", "研究院", "研究中心", "学院"].contains(&kind);
    let owner = sentence.listed.iter().rev().find(|name| {
        let between = text.get(name.span.end..head).unwrap_or("");
        let public = ["国立", "州立", "市立", "公立"].iter().any(|word| between.starts_with(word));
        let of_place = university && public && class_of(name, NameKind::Place).is_some();
        let of_university = institute && class_of(name, NameKind::Organisation) == Some("university");
        name.span.end < start.max(name.span.end + 1)
            && (of_place || of_university)
            && (1..=BETWEEN).contains(&between.chars().count())
    })?;
    let between = &text[owner.span.end..head];
    let plain = between.chars().all(|c| is_han(c) && !NEVER_IN_A_FIRM.contains(c));
    let words = sentence.words.iter().filter(|word| word.start >= owner.span.end && word.end <= head);
    let taken = |word: &words::Word| {
        let head = sentence.gazetteer.role(word.text) == Some(Role::Head) && word.end - word.start > 3;
        head || person::is_office(word.text) || person::verb_weight(word.text) > 0
    };
    (owner.span.start < start && plain && !words.into_iter().any(taken)).then_some(owner.span.start)
}

/// What stands between a place and a firm that is no part of its name: of, in, and, with, by, to, is, has, this, one ….
const NEVER_IN_A_FIRM: &str = "的了在和与及由对向从到于被把将是为以或并但也都就还则让使给比按据该此本各每某两一名家个";

/// The start of 第十二 where it ends `before`: a number tells bodies of one kind apart.
fn number_before(before: &str) -> Option<usize> {
    let at = before.rfind('第')?;
    let number = &before[at + '第'.len_utf8()..];
    let plain =
        !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c));
    (plain && numeral::at_start(number).is_some_and(|(length, _)| length == number.len())).then_some(at)
}

/// Whether a place, a level or an arm of the forces begins at `start`.
fn begins_with_its_owner(sentence: &Sentence, start: usize) -> bool {
    let place = sentence.listed.iter().any(|n| {
        let named = class_of(n, NameKind::Place).or(class_of(n, NameKind::Organisation));
        n.span.start == start && named.is_some()
    });
    let level = || {
        sentence.word_starting_at(start).is_some_and(|word| {
            sentence.gazetteer.role(word.text) == Some(Role::Level) || ["陆军", "海军", "空军"].contains(&word.text)
        })
    };
    place || level()
}

/// Whether a verb stands there that has a body for its object, or that a body in front of it governs.
fn begins_a_clause(sentence: &Sentence, word: &words::Word) -> bool {
    if words_that(Use::Governs).contains(&word.text) || joins_bodies(sentence, word) {
        return true;
    }
    let verb = word.end - word.start > 3 && words::parts_of_speech(word.text).starts_with('v');
    let plain = sentence.gazetteer.role(word.text).is_none() && !words_that(Use::Matter).contains(&word.text);
    verb && plain && is_governed(sentence, word)
}

/// Whether `word` says that the body in front of it acts together with the one behind: 监管局|联合|公安局.
fn joins_bodies(sentence: &Sentence, word: &words::Word) -> bool {
    let body = |n: &&Listed| n.span.end == word.start && class_of(n, NameKind::Organisation).is_some();
    words_that(Use::Joins).contains(&word.text)
        && (is_governed(sentence, word) || sentence.listed.iter().any(|n| body(&n)))
}

/// Whether a kind of body stands right before `word`.
fn is_governed(sentence: &Sentence, word: &words::Word) -> bool {
    sentence
        .word_ending_at(word.start)
        .is_some_and(|before| before.end - before.start > 3 && sentence.gazetteer.role(before.text) == Some(Role::Head))
}

/// 经济和信息化: both neighbours are topics, and a place or a topic stands before.
fn topic_on_both_sides(sentence: &Sentence, start: usize, end: usize, head: usize) -> bool {
    let topic = |word: Option<&words::Word>| {
        word.is_some_and(|w| {
            matches!(sentence.gazetteer.role(w.text), Some(Role::Topic))
                || words::parts_of_speech(w.text).contains(['n', 'v'])
        })
    };
    let before = sentence.words.iter().rev().find(|w| w.end == start);
    let after = sentence.words.iter().find(|w| w.start == end);
    let place_before = before.is_some_and(|b| {
        sentence
            .listed
            .iter()
            .any(|n| {
                let body = class_of(n, NameKind::Place).is_some() || class_of(n, NameKind::Organisation).is_some();
                n.span.end <= b.start && b.start - n.span.end <= 6 && body
            })
            // 县文化和体育局
            || sentence
                .word_ending_at(b.start)
                .is_some_and(|level| sentence.gazetteer.role(level.text) == Some(Role::Level))
    });
    // 县农业和水利局: the list has the last of them with its head.
    let own = after.is_some_and(|word| word.start < head && head < word.end);
    topic(before)
        && (own || topic(after))
        && (place_before
            || after.is_some_and(|w| {
                w.end == head && before.is_some_and(|b| sentence.gazetteer.role(b.text) == Some(Role::Topic))
            }))
}

fn may_belong(sentence: &Sentence, at: &words::Word, taken: usize, strong: bool) -> bool {
    let word = at.text;
    if words_that(Use::Never).contains(&word) || word.chars().count() == 1 && NEVER_SINGLE.contains(word) {
        return false;
    }
    if sentence.gazetteer.role(word).is_some() || words_that(Use::Matter).contains(&word) {
        return true;
    }
    // 第二海洋研究所: a number tells bodies of one kind apart.
    if word.starts_with('第') && word.chars().count() == 2 {
        return taken > 0 || !sentence.text[at.end..].starts_with(['个', '家', '届', '次', '名', '批']);
    }
    if person::is_office(word) || person::verb_weight(word) > 0 {
        return false;
    }
    let parts = words::parts_of_speech(word);
    if parts.is_empty() {
        // Single characters of a coined name: 恒 泽 网络科技.
        return true;
    }
    // 慈安医院: two loose characters in a row are coined.
    let loose = |word: Option<&words::Word>| {
        word.is_some_and(|w| w.end - w.start == 3 && !NEVER_SINGLE.contains(w.text) && w.text.starts_with(is_han))
    };
    if strong
        && word.chars().count() == 1
        && !parts.contains(['p', 'c', 'd'])
        && (loose(sentence.word_ending_at(at.start)) || loose(sentence.word_starting_at(at.end)))
    {
        return true;
    }
    let noun = parts.contains('n');
    let verb = parts.contains('v');
    let other = parts.contains(['p', 'c', 'd', 'r', 'm', 'q']);
    // 文物 保护 司令部, but not 参观 博物馆: a noun before a word of action makes it a matter.
    let matter = || {
        word.chars().count() >= 2
            && sentence.word_ending_at(at.start).is_some_and(|before| {
                let parts = words::parts_of_speech(before.text);
                before.end - before.start > 3 && parts.contains('n') && !parts.contains(['p', 'c', 'd'])
                    || sentence.listed.iter().any(|name| name.span.end == before.end)
            })
    };
    noun && !other && (!verb || taken > 0 || matter())
        || parts == "a"
        || verb && !other && taken > 0 && word.chars().count() >= 2 && parts.contains('n')
}

/// Single characters that never belong to a name.
const NEVER_SINGLE: &str = "的了在由对向从到于被把将是为以及或并且而但也都就还则让使给比按据自等该此本各每某几两一二三四五六七八九十说称任曾已正又再更很最不没有去来上下内外前后间时年月日名位家个";
