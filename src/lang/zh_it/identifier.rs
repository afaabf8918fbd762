//! Whether an Italian passage has an identifier of the Chinese.

use super::target::{TargetText, plain};
use crate::segment::Segmented;

/// Whether one of the sentences `within` has `code`: as it stands, written apart, or, where words say its letters (G318:
/// “la statale 318”), by its figures alone.
pub fn is_among(code: &str, within: &[usize], side: &Segmented, text: &TargetText) -> bool {
    let bare: String = code.chars().filter(char::is_ascii).collect();
    let wanted = plain(&bare);
    let figures: Vec<&str> = code.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() >= 2).collect();
    let host = bare.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    let host = host.split('/').next().unwrap_or("").to_lowercase();
    within.iter().any(|at| {
        let italian = side.segment_text(*at).to_lowercase();
        let words = &text.sentences[*at].words;
        let compact: String = words.iter().map(|word| word.plain.as_str()).collect();
        let has_figure = |figure: &&str| words.iter().any(|word| word.plain.ends_with(*figure));
        compact.contains(&wanted)
            || !figures.is_empty() && figures.iter().all(has_figure)
            || host.contains('.') && italian.contains(&host)
    })
}
