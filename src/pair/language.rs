//! Whether the sides are what they are said to be, by the share of Chinese characters among their letters: enough to
//! tell a swapped pair and a wrong file, and sure of it.

use std::path::Path;

use crate::error::{Error, Result};
use crate::text::Text;
use crate::text::is_han;

/// Below this share of its letters, in per cent, a text is not Chinese. Chinese that quotes much Latin has 40 and more.
const LEAST_CHINESE: usize = 10;
/// Above this share a text is not Italian, however much Chinese it quotes.
const MOST_CHINESE: usize = 50;

/// Looks at both sides, each with the path for messages.
///
/// # Errors
/// [`Error::Swapped`] and [`Error::Language`].
pub(super) fn expect_languages(source: (&Path, &Text), target: (&Path, &Text)) -> Result<()> {
    let (in_source, in_target) = (chinese_per_cent(source.1.words()), chinese_per_cent(target.1.words()));
    let source_fails = in_source.is_none_or(|share| share < LEAST_CHINESE);
    let target_fails = in_target.is_some_and(|share| share > MOST_CHINESE);
    let refused = |path: &Path, wanted, share: Option<usize>, hint: &str| {
        let seen = share
            .map_or_else(|| "it has no letters".to_owned(), |s| format!("{s} % of its letters are Chinese characters"));
        Err(Error::Language { path: path.to_owned(), wanted, why: format!("{seen}{hint}") })
    };
    match (source_fails, target_fails) {
        (true, true) => Err(Error::Swapped { source_path: source.0.to_owned(), target_path: target.0.to_owned() }),
        (true, false) => refused(
            source.0,
            "Chinese",
            in_source,
            "; give the Chinese original first, and its encoding with --encoding if need be",
        ),
        (false, true) => refused(target.0, "Italian", in_target, "; give the Italian rendering second"),
        (false, false) => Ok(()),
    }
}

fn chinese_per_cent(content: &str) -> Option<usize> {
    let (mut han, mut letters) = (0usize, 0usize);
    for letter in content.chars().filter(|c| c.is_alphabetic() || is_han(*c)) {
        letters += 1;
        han += usize::from(is_han(letter));
    }
    (han * 100).checked_div(letters)
}
