//! Foreign persons written by sound: 洛伦佐·贝尔蒂尼, 泽连斯基, 罗西.

use super::gloss::is_glossed;
use super::{Candidate, Sentence};
use crate::extract::ItemKind;
use crate::extract::item::Value;
use crate::lang::zh::gazetteer::{NameKind, Position, class_of};
use crate::lang::zh::person;
use crate::lang::zh::script::is_han;
use crate::lang::zh::words;

/// Foreign names of a sentence that show by themselves.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let mut found = dotted(sentence);
    found.extend(listed(sentence));
    found.extend(by_sound(sentence));
    found
}

/// Pieces joined by a dot. A piece reaches as far as characters of sound do.
fn dotted(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found: Vec<Candidate> = Vec::new();
    for (dot, mark) in text.match_indices(['·', '-']) {
        if mark == "-" && !joins_sounds(sentence, dot) {
            continue;
        }
        if found.last().is_some_and(|c| dot < c.span.end) {
            continue;
        }
        let start = piece_before(sentence, dot);
        let mut end = dot;
        // 阿卜杜勒-拉赫曼·马尔祖基 has both marks.
        while let Some(mark) =
            text[end..].chars().next().filter(|c| *c == '·' || *c == '-' && joins_sounds(sentence, end))
        {
            let behind = end + mark.len_utf8();
            let next = piece_behind(sentence, behind);
            if next == behind {
                break;
            }
            end = next;
        }
        let kind = if person_signs(sentence, &(start..end)) < 2 { kind_behind(sentence, end) } else { 0 };
        if start < dot && end > dot {
            found.push(Candidate {
                span: start..end + kind,
                kind: if kind > 0 { ItemKind::Place } else { ItemKind::Person },
                value: Value::Name,
                rank: 66,
                confidence: 92,
            });
        }
    }
    found
}

/// The length of the word that makes a name in several pieces that of a place: 约翰·肯尼迪|机场. One character counts where
/// it is no beginning of another word.
fn kind_behind(sentence: &Sentence, end: usize) -> usize {
    let kind = super::sounding::kind_of_place(&sentence.text[end..]);
    let whole = kind > 3 || sentence.word_starting_at(end).is_some_and(|word| word.end == end + kind);
    if whole { kind } else { 0 }
}

/// Whether the hyphen at `at` joins two names by sound, of which neither is that of a place: 里姆斯基-科萨科夫, but not
/// 俄罗斯-乌克兰.
fn joins_sounds(sentence: &Sentence, at: usize) -> bool {
    let text = sentence.text;
    let sounds = |c: &char| is_han(*c) && sentence.gazetteer.is_sound(*c);
    let before = text[..at].chars().rev().take(2).filter(sounds).count();
    let behind = text[at + 1..].chars().take(2).filter(sounds).count();
    let place = |name: &crate::lang::zh::gazetteer::Listed| {
        (name.span.end == at || name.span.start == at + 1)
            && matches!(
                class_of(name, NameKind::Place),
                Some("country" | "region" | "continent" | "territory" | "area")
            )
    };
    before == 2 && behind == 2 && !sentence.listed.iter().any(place)
}

/// The start of the piece that ends at `end`: back over characters of sound, as far as no office, place or other word
/// ends.
fn piece_before(sentence: &Sentence, end: usize) -> usize {
    let text = sentence.text;
    let floor =
        sentence.words.iter().filter(|w| w.end <= end && is_plain_word(sentence, w)).map(|w| w.end).max().unwrap_or(0);
    let back: Vec<(usize, char)> =
        text[..end].char_indices().rev().take(8).take_while(|(at, _)| *at >= floor).collect();
    let sounds = |c: char| sentence.gazetteer.is_sound(c) && !JOINTS.contains(c) || c.is_ascii_uppercase();
    // One character that the table lacks may stand between two that it has: 瑞启达.
    let odd = |place: usize, c: char| {
        place > 0
            && is_han(c)
            && !PARTICLES.contains(c)
            && !JOINTS.contains(c)
            && back.get(place + 1).is_some_and(|(_, next)| sounds(*next) && !PARTICLES.contains(*next))
    };
    let run: Vec<usize> = back
        .iter()
        .enumerate()
        .take_while(|(place, (_, c))| *place < 7 && (sounds(*c) || odd(*place, *c)))
        .map(|(_, (at, _))| *at)
        .collect();
    let border =
        run.iter().copied().filter(|at| person::ends_with_office(&text[..*at]) || ends_with_place(sentence, *at)).min();
    border.or(run.last().copied()).unwrap_or(end)
}

fn ends_with_place(sentence: &Sentence, at: usize) -> bool {
    sentence.listed.iter().any(|n| n.span.end == at && class_of(n, NameKind::Place).is_some())
}

/// A known word of several characters that is no piece of a name.
fn is_plain_word(sentence: &Sentence, word: &words::Word) -> bool {
    // A listed place by sound, such as 马里 in 马里诺, is no border.
    let sounds = || word.text.chars().all(|c| sentence.gazetteer.is_sound(c));
    word.known
        && word.end - word.start > 3
        && (words::is_word(word.text) || !sounds())
        && !sentence
            .gazetteer
            .kinds(word.text)
            .iter()
            .any(|(kind, _)| matches!(kind, NameKind::ForeignName | NameKind::Person))
}

/// The end of the piece that begins at `start`: on over characters of sound, as far as no verb or other word begins.
fn piece_behind(sentence: &Sentence, start: usize) -> usize {
    let text = sentence.text;
    let ceiling = sentence
        .words
        .iter()
        .filter(|w| w.start >= start && is_plain_word(sentence, w))
        .map(|w| w.start)
        .min()
        .unwrap_or(text.len());
    let ends: Vec<usize> = text[start..]
        .char_indices()
        .map(|(at, c)| (start + at + c.len_utf8(), c))
        .take(8)
        .take_while(|(end, c)| *end <= ceiling && !JOINTS.contains(*c) && sentence.gazetteer.is_sound(*c))
        .map(|(end, _)| end)
        .collect();
    let verb =
        ends.iter().copied().find(|end| *end - start >= 6 && (1..=4).any(|n| starts_with_verb(&text[*end..], n)));
    let run = verb.or(ends.last().copied()).unwrap_or(start);
    let run = without_a_stranger(sentence, start, run);
    // A run that outgrows any name is two things: a listed piece tells where the first ends.
    let listed = || {
        ends.iter().rev().copied().find(|end| {
            end - start >= 6
                && sentence.gazetteer.kinds(&text[start..*end]).iter().any(|(kind, _)| *kind == NameKind::ForeignName)
        })
    };
    if run - start > 15 { listed().unwrap_or(run) } else { run }
}

/// The end of the piece from `start` to `end` without a last character that no listed name has and that goes on in a
/// word: 加德纳|游手好闲.
fn without_a_stranger(sentence: &Sentence, start: usize, end: usize) -> usize {
    let piece = &sentence.text[start..end];
    let Some((at, last)) = piece.char_indices().next_back().filter(|(at, _)| *at >= 6) else { return end };
    let goes_on = sentence.text[end..].chars().next().is_some_and(|c| is_han(c) && !PARTICLES.contains(c));
    let stranger = sentence.gazetteer.sound_weight(last, Position::Last) <= STRANGER;
    if goes_on && stranger && !is_glossed(sentence, end) { start + at } else { end }
}

/// What a character weighs that no listed name has.
const STRANGER: i32 = -400;

fn starts_with_verb(text: &str, count: usize) -> bool {
    let end: usize = text.chars().take(count).map(char::len_utf8).sum();
    person::verb_weight(&text[..end]) > 0
}

/// Persons and surnames of the lists. A surname alone wants a sign that a person is meant.
fn listed(sentence: &Sentence) -> Vec<Candidate> {
    sentence
        .listed
        .iter()
        .filter_map(|name| {
            let text = &sentence.text[name.span.clone()];
            let known = class_of(name, NameKind::Person).is_some();
            let piece = class_of(name, NameKind::ForeignName).is_some();
            let place = class_of(name, NameKind::Place).is_some();
            let country = matches!(class_of(name, NameKind::Place), Some("country" | "continent" | "region" | "area"));
            let inside_word = !known
                && sentence.words.iter().any(|w| {
                    w.known
                        && w.end - w.start > 3
                        && (w.start <= name.span.start && name.span.end <= w.end
                            || w.start < name.span.start && name.span.start < w.end
                            || w.start < name.span.end && name.span.end < w.end)
                });
            let signs = person_signs(sentence, &name.span);
            let length = text.chars().count();
            let inside = length == 2 && text.ends_with(['里', '内', '外']) && is_within(sentence, &name.span, known);
            let placed = || super::sounding::is_placed(sentence, &name.span);
            let enough = known && !place && !inside
                || piece && !place && !inside_word && !inside && (length >= 3 || signs > 0 || placed())
                || place
                    && !country
                    && !text.ends_with(['市', '州', '省', '县'])
                    && person::ends_with_office(&sentence.text[..name.span.start]);
            let enough = enough && !super::place::goes_on_to_a_place(sentence, name.span.end);
            let enough = enough && !names_a_people(&sentence.text[name.span.end..]);
            let enough = enough && (known && length >= 4 || !super::place::is_part_of_a_sound(sentence, &name.span));
            // 在科林斯停留: the surname of many is the name of a town as well.
            let placed = !known && signs == 0 && super::sounding::is_placed(sentence, &name.span);
            enough.then(|| Candidate {
                span: name.span.clone(),
                kind: if placed { ItemKind::Place } else { ItemKind::Person },
                value: Value::Name,
                rank: if known { 63 } else { 56 },
                confidence: if known || signs > 0 { 90 } else { 72 },
            })
        })
        .collect()
}

/// 车库|里, 全科|里: in the garage, in the department, where no border or preposition stands before the two characters.
fn is_within(sentence: &Sentence, span: &std::ops::Range<usize>, known: bool) -> bool {
    let (text, first) = (sentence.text, sentence.text[span.clone()].chars().next());
    let Some(before) = text[..span.start].chars().next_back() else { return false };
    let joined = &text[span.start - before.len_utf8()..span.start + first.map_or(0, char::len_utf8)];
    let held = !is_han(before) || "在对与和及由让被把的给".contains(before);
    words::is_word(joined) || !known && !held && person_signs(sentence, span) < 2
}

/// People, empire, language, prize, university …: the name before is no single person's.
pub(super) fn names_a_people(after: &str) -> bool {
    let people = after.starts_with('人') && !after.starts_with("人士") && !after.starts_with("人选");
    // 伊斯兰教, 天主教: a faith, but 洛佩兹教授.
    let faith = after.starts_with('教')
        && !["教授", "教练", "教师", "教皇", "教宗", "教父"].iter().any(|w| after.starts_with(w));
    people
        || faith
        || [
            "帝国", "王朝", "语", "族", "奖", "大学", "公司", "酒店", "医院", "大道", "主义", "部落", "字母", "教徒",
            "教派", "航空", "杯", "选民", "种姓", "社群", "信众", "裔",
        ]
        .iter()
        .any(|w| after.starts_with(w))
}

/// What around a name says that it is a person's.
pub(super) fn person_signs(sentence: &Sentence, span: &std::ops::Range<usize>) -> u8 {
    let (before, after) = (sentence.text[..span.start].trim_end(), sentence.text[span.end..].trim_start());
    let verb = (1..=4)
        .map(|n| {
            let end: usize = after.chars().take(n).map(char::len_utf8).sum();
            person::verb_weight(&after[..end])
        })
        .max();
    let verb = match verb {
        Some(3) => 2,
        Some(1) => 1,
        _ => 0,
    };
    let office_behind = (2..=4).any(|n| {
        let end: usize = after.chars().take(n).map(char::len_utf8).sum();
        person::is_office(&after[..end])
    });
    2 * u8::from(person::ends_with_office(before)) + verb + u8::from(office_behind)
}

/// Runs of three and more characters of sound that no word explains, with a sign of a person or a Latin gloss behind.
fn by_sound(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.words.len() {
        let run = sentence.words[at..]
            .iter()
            .enumerate()
            .take_while(|(i, w)| (*i == 0 || sentence.words[at + i - 1].end == w.start) && is_sound_word(sentence, w))
            .count();
        if run == 0 {
            at += 1;
            continue;
        }
        let whole = &sentence.words[at..at + run];
        // 特斯法耶|落后: the last sounds may begin a verb.
        let cut = (3..=run).rev().find(|count| {
            let after = &text[whole[count - 1].end..];
            let verb = |n: usize| person::verb_weight(&after[..after.chars().take(n).map(char::len_utf8).sum()]) > 0;
            *count == run && (verb(2) || verb(1)) || run - count <= 2 && verb(2)
        });
        let span = whole[0].start..whole[cut.unwrap_or(run) - 1].end;
        at += run;
        let length = text[span.clone()].chars().count();
        let glossed = is_glossed(sentence, span.end);
        let signs = person_signs(sentence, &span);
        // 中满怀 sounds, and is no name.
        let weighs = glossed || super::sounding::weight_of(sentence, &text[span.clone()]) >= 50 * length as i32;
        let listed_place = sentence.listed.iter().any(|n| n.span == span && class_of(n, NameKind::Place).is_some());
        // 衣索比亚的特斯法耶落后: a long run behind a country and 的 needs less.
        let signs = signs + u8::from(length >= 4 && follows_a_country(sentence, span.start));
        let pieces = whole[..cut.unwrap_or(run)].iter().filter(|w| w.end - w.start > 3).count();
        // One listed name with a loose sound beside it is that name: 罗马|尼.
        let one_name = pieces > 0 && whole[..cut.unwrap_or(run)].len() - pieces < 2;
        if (3..=8).contains(&length) && !one_name && weighs && (signs >= 2 || glossed) && !listed_place {
            found.push(Candidate {
                // Four sounds in a row are more than a Chinese name has.
                rank: if length >= 4 && signs >= 2 && !is_compound_surname(&text[span.clone()]) { 60 } else { 54 },
                span,
                kind: ItemKind::Person,
                value: Value::Name,
                confidence: if glossed { 88 } else { 75 },
            });
        }
    }
    found
}

fn is_compound_surname(name: &str) -> bool {
    crate::lang::zh::surname::at_start(name).is_some_and(|(family, _)| family.chars().count() > 1)
}

/// 肯尼亚的, 意大利选手: a country just before.
fn follows_a_country(sentence: &Sentence, start: usize) -> bool {
    let before = sentence.text[..start].trim_end_matches('的');
    sentence
        .listed
        .iter()
        .any(|name| name.span.end == before.len() && class_of(name, NameKind::Place) == Some("country"))
}

/// Of, and, not, but, then, also, by, will, once: 迈克·李和奥林·哈奇 are two, 布雷特·卡瓦诺|不正当, 保罗·雷恩|却.
const JOINTS: &str = "的和与及不而则也却被将曾";

/// Words of one character that no name goes across.
const PARTICLES: &str = "的了在是和与及或也都就被把对给向从到这那个不有说称为将于以等则而但其之由因此该";

fn is_sound_word(sentence: &Sentence, word: &words::Word) -> bool {
    let single = word.end - word.start == 3;
    let particle = "的了在是和与及或也都就被把对给向从到这那个一二三四五六七八九十两几曾不有说称为将于以等则而但其之"
        .contains(word.text);
    // 法耶 in 特斯法耶: a listed name by sound may be a piece of a longer one.
    let piece = word.known && word.end - word.start > 3 && !words::is_word(word.text);
    (single || piece) && !particle && word.text.chars().all(|c| is_han(c) && sentence.gazetteer.is_sound(c))
}

#[cfg(test)]
mod tests {
    use super::super::tests::sentence;
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        dotted(&sentence(text)).into_iter().map(|found| &text[found.span]).collect()
    }

    #[test]
    fn a_name_ends_before_the_word_that_follows() {
        assert_eq!(names("因饰演保罗·雷恩而出名"), ["保罗·雷恩"]);
        assert_eq!(names("马丁·科尔曼却没有来"), ["马丁·科尔曼"]);
        assert_eq!(names("演过汤姆·加德纳游手好闲的弟弟"), ["汤姆·加德纳"]);
    }

    #[test]
    fn a_hyphen_joins_sounds_as_a_dot_does() {
        assert_eq!(names("作曲家奥斯特洛夫-科萨科夫去世"), ["奥斯特洛夫-科萨科夫"]);
        assert_eq!(names("俄罗斯-乌克兰边境"), [""; 0]);
        let found = dotted(&sentence("航班在贝尔格-兰德森机场降落"));
        assert_eq!(found[0].kind, ItemKind::Place);
    }

    #[test]
    fn what_is_within_is_nobody() {
        let found = |text: &'static str| -> Vec<&str> {
            listed(&sentence(text)).into_iter().map(|found| &text[found.span]).collect()
        };
        assert_eq!(found("他在一间车库里与同学创业"), [""; 0]);
        assert_eq!(found("库里说他很高兴"), ["库里"]);
    }

    #[test]
    fn an_office_is_no_part_of_the_name_behind_it() {
        assert_eq!(names("比赛中边裁科林·霍尔受伤"), ["科林·霍尔"]);
    }
}
