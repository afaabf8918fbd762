//! The items of an Italian text: figures and dates, titles in quotation marks, and names. A name is one that the lists
//! have, or a run of capitals with the particles that names have (Ursula von der Leyen, Università di Bologna); its
//! first word and what stands before it say what it names.

use std::ops::Range;

use super::figures;
use super::words::{self, Word};
use crate::extract::item::Value;
use crate::extract::{Item, ItemKind};
use crate::segment::Segmented;
use crate::span::FoldedSpan;

/// What the recogniser asks of the lists of names.
pub trait NameLists {
    /// What `form` names, spelt as in print, with the form that print uses first.
    fn listed(&self, form: &str) -> Option<(ItemKind, &'static str)>;
    /// The most words that a listed form has.
    fn longest(&self) -> usize;
    /// Whether `word` is a given name.
    fn is_given(&self, word: &str) -> bool;
    /// Whether `word`, in lower case, begins the names of bodies: commissione, ministero, banca.
    fn is_head(&self, word: &str) -> bool;
}

/// The items of a whole document, in order, none over another.
pub fn recognise(side: &Segmented, lists: &dyn NameLists) -> Vec<Item> {
    let mut items = Vec::new();
    for (index, segment) in side.segments.iter().enumerate() {
        for found in in_sentence(side.text(segment), lists) {
            let start = segment.span.start;
            let span = FoldedSpan::new(start + found.span.start, start + found.span.end);
            items.push(Item {
                kind: found.kind,
                segment: index,
                span,
                raw: side.normalised.map.raw(span),
                surface: side.text(segment)[found.span.clone()].to_owned(),
                value: found.value,
                confidence: found.confidence,
            });
        }
    }
    items
}

struct Candidate {
    span: Range<usize>,
    kind: ItemKind,
    value: Value,
    confidence: u8,
}

/// The recognisers of figures and of listed names take only what they are sure of.
const SURE: u8 = 90;

/// What comes earlier in this list takes its place before what comes later.
fn in_sentence(text: &str, lists: &dyn NameLists) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let words = words::words(text);
    let dates = figures::date::find(text).into_iter().map(|date| Candidate {
        span: date.span,
        kind: ItemKind::Date,
        value: Value::Date(date.value),
        confidence: SURE,
    });
    let quantities = figures::quantity::find(text).into_iter().map(|quantity| Candidate {
        span: quantity.span,
        kind: ItemKind::Number,
        value: Value::Quantity(quantity.value),
        confidence: SURE,
    });
    for candidate in dates.chain(quantities).chain(titles(text)).chain(listed(text, &words, lists)) {
        add(&mut found, candidate);
    }
    for candidate in capitals(text, &words, lists) {
        add(&mut found, candidate);
    }
    found.sort_by_key(|candidate| candidate.span.start);
    found
}

fn add(found: &mut Vec<Candidate>, candidate: Candidate) {
    if found.iter().all(|other| other.span.end <= candidate.span.start || candidate.span.end <= other.span.start) {
        found.push(candidate);
    }
}

/// What is quoted, begins with a capital and is no speech: «Il nome della rosa».
fn titles(text: &str) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (start, mark) in text.match_indices(['«', '“', '"']) {
        if found.last().is_some_and(|last| start < last.span.end + mark.len()) {
            continue;
        }
        let inside = start + mark.len();
        let Some(length) = text[inside..].find(['»', '”', '"']) else { continue };
        let title = &text[inside..inside + length];
        let titled = title.starts_with(char::is_uppercase)
            && title.len() <= LONGEST_TITLE
            && !title.contains(['.', ',', '!', '?', ';', ':']);
        if titled {
            found.push(Candidate {
                span: inside..inside + length,
                kind: ItemKind::Title,
                value: Value::Name,
                confidence: 60,
            });
        }
    }
    found
}

/// In bytes; what is longer between quotation marks is mostly what somebody said.
const LONGEST_TITLE: usize = 70;

/// The listed names, the longest first from the first word on. A name begins with a capital.
fn listed(text: &str, words: &[Word], lists: &dyn NameLists) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let last = (at + lists.longest()).min(words.len());
        let capital = words[at].text.starts_with(char::is_uppercase);
        let name = (at..last).rev().filter(|_| capital).find_map(|end| {
            let span = words[at].start..words[end].end;
            lists.listed(&text[span.clone()]).map(|(kind, usual)| (end, span, kind, usual))
        });
        let Some((end, span, kind, usual)) = name else {
            at += 1;
            continue;
        };
        // Li, Wei, Po: what is so short is as often a piece of a name as the river or the district.
        let short = end == at && span.len() <= 3 && !text[span.clone()].chars().all(char::is_uppercase);
        // A single word that is known, between a given name and others, is a piece of the name they make.
        if short || end == at && at > 0 && lists.is_given(words[at - 1].text) && kind != ItemKind::Person {
            at += 1;
            continue;
        }
        let value = if usual == &text[span.clone()] { Value::Name } else { Value::ShortFor(usual.to_owned()) };
        found.push(Candidate { span, kind, value, confidence: SURE });
        at = end + 1;
    }
    found
}

/// Runs of words with a capital, with particles inside.
fn capitals(text: &str, words: &[Word], lists: &dyn NameLists) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !is_capital(&words[at]) || words::is_function_word(&words[at].text.to_lowercase()) {
            at += 1;
            continue;
        }
        let head = lists.is_head(&words[at].text.to_lowercase());
        let end = run_end(text, words, at, head);
        found.extend(candidate(text, words, at..end, head, lists));
        at = end;
    }
    found
}

fn is_capital(word: &Word) -> bool {
    word.text.starts_with(char::is_uppercase)
}

/// Where the run that begins at word `at` ends: capitals parted by a space, an apostrophe or a hyphen, and particles
/// that a capital follows. Behind the head of a body its adjective belongs to it too.
fn run_end(text: &str, words: &[Word], at: usize, head: bool) -> usize {
    let close = |a: usize, b: usize| {
        let between = &text[words[a].end..words[b].start];
        matches!(between, " " | "'" | "’" | "-" | ". ")
    };
    let mut end = at + 1;
    loop {
        if end < words.len() && close(end - 1, end) && is_capital(&words[end]) {
            end += 1;
            continue;
        }
        let adjective =
            head && end == at + 1 && end < words.len() && close(end - 1, end) && is_adjective(words[end].text);
        if adjective {
            end += 1;
            continue;
        }
        let particles = words[end..]
            .iter()
            .enumerate()
            .take(3)
            .take_while(|(offset, word)| {
                let known = NAME_PARTICLES.contains(&word.text) || head && BODY_PARTICLES.contains(&word.text);
                known && close(end + offset - 1, end + offset)
            })
            .count();
        let next = end + particles;
        if particles == 0 || next >= words.len() || !close(next - 1, next) || !is_capital(&words[next]) {
            return end;
        }
        end = next + 1;
    }
}

/// Particles inside the names of persons and places.
const NAME_PARTICLES: &[&str] = &[
    "di", "de", "del", "della", "dei", "delle", "degli", "da", "von", "van", "der", "den", "bin", "al", "el", "la",
    "le", "y", "d", "dell",
];

/// What else stands inside the name of a body.
const BODY_PARTICLES: &[&str] = &["per", "il", "lo", "gli", "e", "l", "all", "alla", "allo", "alle", "nell", "nella"];

/// europea, nazionale, popolare: endings of adjectives that bodies have.
fn is_adjective(word: &str) -> bool {
    const ENDINGS: &[&str] =
        &["ale", "ali", "ano", "ana", "eo", "ea", "ese", "ico", "ica", "ario", "aria", "ivo", "iva", "lare"];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

fn candidate(text: &str, words: &[Word], run: Range<usize>, head: bool, lists: &dyn NameLists) -> Option<Candidate> {
    let first = &words[run.start];
    let before = text[..first.start].trim_end();
    let initial = before.is_empty() || before.ends_with(['.', '!', '?', ':', '«', '“', '"', '–', '—']);
    let span = first.start..words[run.end - 1].end;
    let initials = first.text.chars().count() >= 2 && first.text.chars().all(char::is_uppercase);
    let titled = run.start > 0 && BEFORE_PERSONS.contains(&words[run.start - 1].text.to_lowercase().as_str());
    let located = run.start > 0 && matches!(words[run.start - 1].text, "a" | "ad" | "in" | "presso" | "verso");
    let many = run.len() > 1;
    let (kind, confidence) = match () {
        // A sentence may begin with any word.
        () if initial && !many && !initials => return None,
        // "il Centro nazionale" alone may be any.
        () if head && many && words[run.start + 1..run.end].iter().any(is_capital) => (ItemKind::Organisation, 75),
        () if head && many => (ItemKind::Organisation, 60),
        () if head => return None,
        () if initials && !many => (ItemKind::Organisation, 65),
        () if titled || many && lists.is_given(first.text) => (ItemKind::Person, 80),
        () if located && !initial => (ItemKind::Place, 60),
        () if many => (ItemKind::Person, 55),
        () => (ItemKind::Term, 50),
    };
    Some(Candidate { span, kind, value: Value::Name, confidence })
}

/// Offices and forms of address that stand before the name of a person.
const BEFORE_PERSONS: &[&str] = &[
    "presidente",
    "presidentessa",
    "premier",
    "ministro",
    "ministra",
    "segretario",
    "cancelliere",
    "cancelliera",
    "signor",
    "signora",
    "dottor",
    "dottoressa",
    "professor",
    "professoressa",
    "avvocato",
    "onorevole",
    "senatore",
    "senatrice",
    "deputato",
    "papa",
    "re",
    "regina",
    "principe",
    "principessa",
    "generale",
    "colonnello",
    "capitano",
    "sindaco",
    "sindaca",
    "governatore",
    "direttore",
    "direttrice",
    "regista",
    "attore",
    "attrice",
    "cantante",
    "giudice",
    "ambasciatore",
    "allenatore",
    "attaccante",
    "difensore",
    "portavoce",
    "giornalista",
    "don",
    "san",
    "santa",
];

#[cfg(test)]
mod tests {
    use super::*;

    struct Few;

    impl NameLists for Few {
        fn listed(&self, form: &str) -> Option<(ItemKind, &'static str)> {
            match form {
                "Beijing" | "Pechino" => Some((ItemKind::Place, "Pechino")),
                "Commissione europea" => Some((ItemKind::Organisation, "Commissione europea")),
                _ => None,
            }
        }

        fn longest(&self) -> usize {
            3
        }

        fn is_given(&self, word: &str) -> bool {
            matches!(word, "Ursula" | "Marco")
        }

        fn is_head(&self, word: &str) -> bool {
            matches!(word, "università" | "commissione" | "ministero")
        }
    }

    fn found(text: &str) -> Vec<(ItemKind, &str)> {
        in_sentence(text, &Few).into_iter().map(|c| (c.kind, &text[c.span])).collect()
    }

    #[test]
    fn names_keep_their_particles() {
        use ItemKind::{Organisation, Person, Place};
        assert_eq!(
            found("La presidente della Commissione europea, Ursula von der Leyen, è volata a Beijing."),
            [(Organisation, "Commissione europea"), (Person, "Ursula von der Leyen"), (Place, "Beijing")]
        );
        assert_eq!(
            found("Lo studio dell'Università di Bologna è firmato da Marco De Luca."),
            [(Organisation, "Università di Bologna"), (Person, "Marco De Luca")]
        );
    }

    #[test]
    fn the_first_word_of_a_sentence_is_no_name_by_its_capital() {
        assert_eq!(found("Dunque si parte. Tutti erano contenti."), []);
    }

    #[test]
    fn a_title_is_quoted_and_no_speech() {
        assert_eq!(found("Ha letto «Il nome della rosa»."), [(ItemKind::Title, "Il nome della rosa")]);
        assert_eq!(found("Ha detto: «Siamo contenti, andiamo avanti»."), []);
    }
}
