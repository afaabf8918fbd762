//! Buildings and grounds.

use super::vocabulary::{self, Use};
use super::{Candidate, Sentence, named};
use crate::lang::zh::gazetteer::{NameKind, class_of};
use crate::lang::zh::words;

/// Hall, stadium, square, theatre, palace …: a place or one noun before such a word names a building.
pub(super) fn venues(sentence: &Sentence) -> Vec<Candidate> {
    let mut found = Vec::new();
    for venue in vocabulary::of(Use::Venue) {
        for (at, _) in sentence.text.match_indices(venue) {
            let end = at + venue.len();
            let whole = sentence.word_across(end).is_none_or(|word| !word.known)
                && sentence.word_across(at).is_none_or(|word| word.end == end);
            let Some(start) = name_of_a_venue(sentence, at).filter(|_| whole) else { continue };
            // 在…会展中心举行: where something takes place is no body, whatever it is called.
            let held = sentence.text[..start].ends_with(['在', '于'])
                && ["举行", "举办", "召开", "开幕", "闭幕", "揭幕", "上演"]
                    .iter()
                    .any(|word| sentence.text[end..].starts_with(word));
            found.push(named(start..end, if held { 67 } else { 53 }, 66));
        }
    }
    found
}

/// Where the name of the building begins whose kind is told at `at`: with a listed place, a run of sounds, or one noun
/// of two characters that follows a border.
fn name_of_a_venue(sentence: &Sentence, at: usize) -> Option<usize> {
    let place = |end: usize| {
        sentence.listed.iter().find(|name| name.span.end == end && class_of(name, NameKind::Place).is_some())
    };
    if let Some(name) = place(at) {
        return Some(name.span.start);
    }
    let sounds = sentence.words[..sentence.words.partition_point(|word| word.end <= at)]
        .iter()
        .rev()
        .scan(at, |end, word| {
            // 西部和乌克兰的|教堂: no name goes across a particle.
            let particle = "的和与及或在是了由于从到等其".contains(word.text);
            let joined = word.end == *end && !particle && word.text.chars().all(|c| sentence.gazetteer.is_sound(c));
            *end = word.start;
            joined.then_some(word.start)
        })
        .last();
    if let Some(start) = sounds.filter(|start| at - start >= 9 && at - start <= 21) {
        return Some(start);
    }
    let word = sentence.word_ending_at(at).filter(|word| word.text.chars().count() == 2)?;
    let noun = words::parts_of_speech(word.text).starts_with('n') || words::parts_of_speech(word.text).is_empty();
    let before = sentence.word_ending_at(word.start);
    let border = before.is_none_or(|before| "在于到赴至从的是由和与".contains(before.text));
    // 在内罗毕|国家宫: behind the name of a town as well.
    let town = |name: &crate::lang::zh::gazetteer::Listed| {
        name.span.end == word.start && class_of(name, NameKind::Place) == Some("city")
    };
    (noun && (border || sentence.listed.iter().any(town))).then_some(word.start)
}
