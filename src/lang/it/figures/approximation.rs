//! The words that say how exact a figure is: before it (`quasi`, `più di`), behind it (`circa`, `o più`), and verbs
//! that do the same (`hanno superato i`).

use std::sync::LazyLock;

use super::grammar::{is_article, with_article};
use super::phrases::Phrases;
use super::words::Words;
use crate::extract::quantity::Approximation::{self, About, Nearly, Over, Under};

/// An approximation before a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Before {
    /// Where the figure begins, past the article.
    pub figure: usize,
    /// What is said.
    pub approximation: Approximation,
    /// Whether the words belong to the figure, which a verb does not.
    pub is_part: bool,
}

/// The approximation at piece `i`.
pub(super) fn before(words: &Words, i: usize) -> Option<Before> {
    if let Some((end, approximation)) = BEFORE.longest(words, i) {
        return Some(Before { figure: past_article(words, end), approximation, is_part: true });
    }
    let approximation = verb(words.at(i))?;
    let start = ADVERBS.longest(words, i + 1).map_or(i + 1, |(end, ())| end);
    let figure = past_article(words, start);
    Some(Before { figure, approximation, is_part: false })
}

/// Past `i`, `il`, `quota` … before a figure.
fn past_article(words: &Words, i: usize) -> usize {
    let end = if is_article(words.at(i)) { i + 1 } else { i };
    if words.at(end) == "quota" { end + 1 } else { end }
}

/// What may stand between the verb and its figure.
static ADVERBS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let phrases = ["ormai", "già", "così", "abbondantemente", "ampiamente", "di poco", "per la prima volta"];
    Phrases::new(phrases.map(|phrase| (phrase, ())))
});

/// Verbs of reaching past a figure, or almost.
fn verb(word: &str) -> Option<Approximation> {
    const OVER: [&str; 4] = ["supera", "superò", "supere", "oltrepass"];
    const NEARLY: [&str; 2] = ["sfior", "rasent"];
    if OVER.iter().any(|stem| word.starts_with(stem)) {
        return Some(Over);
    }
    NEARLY.iter().any(|stem| word.starts_with(stem)).then_some(Nearly)
}

/// The approximation behind a figure that ends before piece `i`: one past its last piece.
pub(super) fn behind(words: &Words, i: usize) -> Option<(usize, Approximation)> {
    AFTER.longest(words, i).filter(|(end, _)| words.at(i) != "circa" || !begins_figure(words, *end))
}

/// Whether `circa` belongs to what stands behind it.
fn begins_figure(words: &Words, i: usize) -> bool {
    words.is_digits(i) || super::numeral::read(words, i).is_some_and(|numeral| !numeral.is_one)
}

static BEFORE: LazyLock<Phrases<Approximation>> = LazyLock::new(|| {
    let joined = GOVERNING.iter().flat_map(|(stems, preposition, approximation)| {
        stems.split('|').flat_map(move |stem| {
            with_article(preposition).iter().map(move |form| (format!("{stem} {form}"), *approximation))
        })
    });
    let plain =
        PLAIN.iter().flat_map(|(phrases, approximation)| phrases.split('|').map(|p| (p.to_owned(), *approximation)));
    Phrases::new(joined.chain(plain))
});

/// Phrases that govern a preposition, which may hold the article of the figure: `più della metà`.
static GOVERNING: &[(&str, &str, Approximation)] = &[
    ("più|poco più|ben più|assai più|non meno|al di sopra|maggiore|maggiori", "di", Over),
    ("meno|non più|al di sotto|minore|minori|un massimo", "di", Under),
    ("poco meno|appena meno", "di", Nearly),
    ("un minimo", "di", Over),
    ("superiore|superiori", "a", Over),
    ("inferiore|inferiori|fino|sino", "a", Under),
    ("intorno|attorno", "a", About),
    ("vicino|vicini|prossimo|prossimi", "a", Nearly),
];

static PLAIN: &[(&str, Approximation)] = &[
    ("circa|all' incirca|approssimativamente|più o meno|grosso modo|pressappoco|suppergiù|indicativamente", About),
    ("quasi|pressoché|quasi quasi", Nearly),
    ("oltre|ben oltre|poco oltre|almeno|perlomeno|per lo meno|come minimo|quantomeno|sopra|più che", Over),
    ("al massimo|al più|tutt' al più|tutt'al più|non oltre|sotto", Under),
];

static AFTER: LazyLock<Phrases<Approximation>> = LazyLock::new(|| {
    Phrases::new([
        ("circa", About),
        ("all' incirca", About),
        ("o giù di lì", About),
        ("più o meno", About),
        ("o poco più", Over),
        ("o poco meno", Nearly),
        ("o quasi", Nearly),
        ("o più", Over),
        ("e più", Over),
        ("e oltre", Over),
        ("ed oltre", Over),
        ("o oltre", Over),
        ("in su", Over),
        ("abbondante", Over),
        ("abbondanti", Over),
        ("scarsa", Nearly),
        ("scarse", Nearly),
        ("scarsi", Nearly),
        ("scarso", Nearly),
        ("e passa", Over),
        ("e rotti", Over),
        ("o superiore", Over),
        ("o superiori", Over),
        ("o meno", Under),
        ("in giù", Under),
        ("o inferiore", Under),
        ("o inferiori", Under),
        ("al massimo", Under),
    ])
});

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(text: &str, approximation: Approximation, figure: usize) {
        let found = before(&Words::of(text), 0).expect(text);
        assert_eq!((found.approximation, found.figure), (approximation, figure), "{text}");
    }

    #[test]
    fn words_before_a_figure_say_how_exact_it_is() {
        says("circa il 40 per cento", About, 2);
        says("quasi l'80%", Nearly, 2);
        says("più dei 20 milioni", Over, 2);
        says("poco meno di 30", Nearly, 3);
        says("non più di 30", Under, 3);
        says("intorno al 30%", About, 2);
        says("fino a 6 metri", Under, 2);
        says("oltre quota 500", Over, 2);
    }

    #[test]
    fn a_verb_says_it_too() {
        says("superato i 500", Over, 2);
        says("sfiora il 30%", Nearly, 2);
        says("superato per la prima volta quota 500", Over, 6);
    }

    #[test]
    fn words_behind_a_figure_say_it_too() {
        assert_eq!(behind(&Words::of("circa."), 0), Some((1, About)));
        assert_eq!(behind(&Words::of("o superiore"), 0), Some((2, Over)));
        assert_eq!(behind(&Words::of("scarsi"), 0), Some((1, Nearly)));
        assert_eq!(behind(&Words::of("abbondante di terra"), 0), Some((1, Over)));
        assert_eq!(behind(&Words::of("circa 30 feriti"), 0), None);
    }
}
