//! Foreign persons written by sound: 洛伦佐·贝尔蒂尼, 泽连斯基, 罗西.

use super::{Candidate, Document, Sentence, class_of};
use crate::extract::ItemKind;
use crate::extract::item::Value;
use crate::lang::zh::gazetteer::NameKind;
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
    for (dot, mark) in text.match_indices('·') {
        if found.last().is_some_and(|c| dot < c.span.end) {
            continue;
        }
        let start = piece_before(sentence, dot);
        let mut end = dot;
        while text[end..].starts_with(mark) {
            let next = piece_behind(sentence, end + mark.len());
            if next == end + mark.len() {
                break;
            }
            end = next;
        }
        if start < dot && end > dot {
            found.push(Candidate {
                span: start..end,
                kind: ItemKind::Person,
                value: Value::Name,
                rank: 66,
                confidence: 92,
            });
        }
    }
    found
}

/// The start of the piece that ends at `end`: back over characters of sound, as far as no office, place or other word
/// ends.
fn piece_before(sentence: &Sentence, end: usize) -> usize {
    let text = sentence.text;
    let floor =
        sentence.words.iter().filter(|w| w.end <= end && is_plain_word(sentence, w)).map(|w| w.end).max().unwrap_or(0);
    let run: Vec<usize> = text[..end]
        .char_indices()
        .rev()
        .map(|(at, _)| at)
        .take(7)
        .take_while(|at| {
            *at >= floor
                && text[*at..].chars().next().is_some_and(|c| sentence.gazetteer.is_sound(c) || c.is_ascii_uppercase())
        })
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
    word.known
        && word.end - word.start > 3
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
        .take_while(|(end, c)| *end <= ceiling && sentence.gazetteer.is_sound(*c))
        .map(|(end, _)| end)
        .collect();
    let verb =
        ends.iter().copied().find(|end| *end - start >= 6 && (1..=2).any(|n| starts_with_verb(&text[*end..], n)));
    let run = verb.or(ends.last().copied()).unwrap_or(start);
    // A run that outgrows any name is two things: a listed piece tells where the first ends.
    let listed = || {
        ends.iter().rev().copied().find(|end| {
            end - start >= 6
                && sentence.gazetteer.kinds(&text[start..*end]).iter().any(|(kind, _)| *kind == NameKind::ForeignName)
        })
    };
    if run - start > 15 { listed().unwrap_or(run) } else { run }
}

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
            let country = class_of(name, NameKind::Place) == Some("country");
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
            let enough = known && !place
                || piece && !place && !inside_word && (length >= 3 || signs > 0)
                || place && !country && signs >= 2;
            let enough = enough && (known && length >= 4 || !super::place::is_part_of_a_sound(sentence, &name.span));
            enough.then(|| Candidate {
                span: name.span.clone(),
                kind: ItemKind::Person,
                value: Value::Name,
                rank: if known { 63 } else { 56 },
                confidence: if known || signs > 0 { 90 } else { 72 },
            })
        })
        .collect()
}

/// What around a name says that it is a person's.
fn person_signs(sentence: &Sentence, span: &std::ops::Range<usize>) -> u8 {
    let (before, after) = (&sentence.text[..span.start], &sentence.text[span.end..]);
    let verb = (1..=4).any(|n| {
        let end: usize = after.chars().take(n).map(char::len_utf8).sum();
        person::verb_weight(&after[..end]) == 3
    });
    let office_behind = (2..=4).any(|n| {
        let end: usize = after.chars().take(n).map(char::len_utf8).sum();
        person::is_office(&after[..end])
    });
    2 * u8::from(person::ends_with_office(before)) + 2 * u8::from(verb) + u8::from(office_behind)
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
        let span = sentence.words[at].start..sentence.words[at + run - 1].end;
        at += run;
        let length = text[span.clone()].chars().count();
        let glossed = text[span.end..].trim_start().starts_with(['(', '（']) && gloss_is_latin(&text[span.end..]);
        let signs = person_signs(sentence, &span);
        let listed_place = sentence.listed.iter().any(|n| n.span == span && class_of(n, NameKind::Place).is_some());
        if (3..=8).contains(&length) && (signs >= 2 || glossed) && !listed_place {
            found.push(Candidate {
                span,
                kind: ItemKind::Person,
                value: Value::Name,
                rank: 54,
                confidence: if glossed { 88 } else { 75 },
            });
        }
    }
    found
}

fn is_sound_word(sentence: &Sentence, word: &words::Word) -> bool {
    let single = word.end - word.start == 3;
    let particle = "的了在是和与及或也都就被把对给向从到这那个一二三四五六七八九十两不有说称为将于以等则而但其之"
        .contains(word.text);
    single && !particle && word.text.chars().all(|c| is_han(c) && sentence.gazetteer.is_sound(c))
}

fn gloss_is_latin(after: &str) -> bool {
    let inside: String = after.trim_start().chars().skip(1).take_while(|c| !matches!(c, ')' | '）')).collect();
    inside.len() >= 3 && inside.chars().all(|c| c.is_alphabetic() && !is_han(c) || " .-'·".contains(c))
}

/// Takes the parts of a dotted name as later mentions of it.
pub(super) fn learn(name: &str, document: &mut Document) {
    let parts: Vec<&str> = name.split('·').collect();
    if parts.len() > 1 {
        for part in parts.iter().rev().filter(|part| part.chars().count() >= 2) {
            document.foreign.entry((*part).to_owned()).or_insert_with(|| name.to_owned());
        }
    } else if name.chars().count() >= 3 {
        document.foreign.entry(name.to_owned()).or_insert_with(|| name.to_owned());
    }
}

/// Later mentions of foreign names that the document has in full.
pub(super) fn mentions(sentence: &Sentence, document: &Document) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (part, full) in &document.foreign {
        for (at, _) in sentence.text.match_indices(part.as_str()) {
            let span = at..at + part.len();
            let inside_word = sentence.words.iter().any(|w| {
                w.known
                    && w.end - w.start > 3
                    && w.start < span.end
                    && span.start < w.end
                    && !(span.start <= w.start && w.end <= span.end)
            });
            if !inside_word {
                found.push(Candidate {
                    span,
                    kind: ItemKind::Person,
                    value: Value::ShortFor(full.clone()),
                    rank: 57,
                    confidence: 85,
                });
            }
        }
    }
    found
}
