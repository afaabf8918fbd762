//! Short forms of organisations that the document names in full: 工经联 for 工业经济联合会. The characters of the short
//! form come out of the long one in order; the first is the first of what follows the place.

use super::organisation::with_place_before;
use super::{Candidate, Document, Sentence};
use crate::extract::ItemKind;
use crate::extract::item::Value;
use crate::lang::zh::gazetteer::{NameKind, class_of, listed};
use crate::lang::zh::words;

/// Takes the organisation `long` into `document`.
pub(super) fn learn(sentence: &Sentence, long: &str, document: &mut Document) {
    let core = without_place(long, sentence);
    if let Some(first) = core.chars().next().filter(|_| core.chars().count() >= 5) {
        document.organisations.entry(first).or_default().push((core.to_owned(), long.to_owned()));
    }
}

/// Short forms in `sentence` of organisations that `document` names in full.
pub(super) fn find(sentence: &Sentence, document: &Document) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (at, first) in sentence.text.char_indices() {
        for (core, long) in document.organisations.get(&first).into_iter().flatten() {
            let Some(end) = short_form(&sentence.text[at..], core).map(|length| at + length) else { continue };
            if sentence.word_across(end).is_some_and(|word| word.known) {
                continue;
            }
            let start = with_place_before(sentence, at, "");
            let candidate = Candidate {
                span: start..end,
                kind: ItemKind::Organisation,
                value: Value::ShortFor(long.clone()),
                rank: 62,
                confidence: 80,
            };
            if found.last().is_none_or(|last| last.span != candidate.span) {
                found.push(candidate);
            }
        }
    }
    found
}

fn without_place<'a>(long: &'a str, sentence: &Sentence) -> &'a str {
    let end = listed(long, sentence.gazetteer)
        .iter()
        .take_while(|name| class_of(name, NameKind::Place).is_some())
        .fold(0, |end, name| if name.span.start <= end + 3 { name.span.end } else { end });
    let rest = &long[end..];
    rest.strip_prefix(['省', '市', '县', '区']).unwrap_or(rest)
}

/// The length of the short form of `core` that begins `text`: three to five characters, no word of their own, the
/// last of them one of the last three of the long form.
fn short_form(text: &str, core: &str) -> Option<usize> {
    let long: Vec<char> = core.chars().collect();
    let mut at = 0;
    let mut end = 0;
    let mut count = 0;
    let mut last = 0;
    for character in text.chars().take(5) {
        let Some(place) = long[at..].iter().position(|c| *c == character) else { break };
        // Two characters that stand together in the long form are a piece of it, no short form.
        last = at + place;
        at = last + 1;
        end += character.len_utf8();
        count += 1;
    }
    let short = &text[..end];
    let near_the_end = last + 3 >= long.len();
    let contiguous = core.contains(short);
    ((3..=5).contains(&count) && near_the_end && !contiguous && !words::is_word(short)).then_some(end)
}
