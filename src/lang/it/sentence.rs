//! Where an Italian sentence ends.

use crate::segment::{LineKind, SentenceRules, ZoneRules};

/// Cuts Italian.
#[derive(Debug, Clone, Copy, Default)]
pub struct ItalianSentences;

impl SentenceRules for ItalianSentences {
    fn ends(&self, paragraph: &str) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut at = 0;
        while let Some(character) = paragraph[at..].chars().next() {
            let mark = at;
            at += character.len_utf8();
            if !matches!(character, '.' | '!' | '?' | '…') {
                continue;
            }
            at += length_of(&paragraph[at..], |c| matches!(c, '.' | '!' | '?' | '…'));
            let single_stop = &paragraph[mark..at] == ".";
            at += length_of(&paragraph[at..], |c| "»”\"')]".contains(c));
            // « dopo la parola. » with a space before the closing mark.
            if let Some(rest) = paragraph[at..].strip_prefix(" »") {
                at = paragraph.len() - rest.len();
            }
            if single_stop && is_abbreviation(&paragraph[..mark]) || !sentence_may_begin(&paragraph[at..]) {
                continue;
            }
            ends.push(at);
        }
        if ends.last() != Some(&paragraph.len()) {
            ends.push(paragraph.len());
        }
        ends
    }
}

fn length_of(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.chars().take_while(|c| wanted(*c)).map(char::len_utf8).sum()
}

/// A new sentence begins behind a space with a capital, a figure or an opening mark; or the paragraph ends.
fn sentence_may_begin(after: &str) -> bool {
    let rest = after.trim_start();
    if rest.is_empty() {
        return true;
    }
    let spaced = rest.len() < after.len();
    let first = rest.trim_start_matches(['«', '“', '"', '(', '\'', '[', '–', '—', '-', ' ']).chars().next();
    spaced && first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Whether the full stop behind `before` belongs to a shortened word: `dott.`, `S.p.A.`, the initial in `J. Smith`.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || "«“\"('[".contains(c)).next().unwrap_or("");
    let single = word.chars().count() == 1 && word.chars().all(|c| c.is_alphabetic() && c.is_uppercase());
    let dotted = word.contains('.')
        && word.split('.').all(|part| part.chars().count() <= 3 && part.chars().all(char::is_alphabetic));
    single || dotted || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// Shortened words that a capital or a figure usually follows.
const ABBREVIATIONS: &[&str] = &[
    "art", "artt", "avv", "ca", "cap", "cfr", "col", "cav", "dir", "dott", "dr", "dr.ssa", "dott.ssa", "ecc", "ed",
    "es", "fig", "gen", "geom", "ing", "jr", "lett", "mons", "mr", "mrs", "ms", "n", "nn", "nr", "on", "op", "p",
    "pag", "pagg", "pp", "prof", "proff", "prof.ssa", "rag", "rev", "sen", "sig", "sigg", "sig.ra", "sr", "ss", "st",
    "sta", "tab", "tel", "trad", "v", "vol", "voll", "vs", "ten", "magg", "serg", "amm", "arch", "ltd", "co", "inc",
    "corp", "gov", "lt", "sgt", "capt", "gen", "no", "ver", "gian", "g", "nov", "dic", "gen", "feb", "apr", "ago",
    "sett", "ott",
];

impl ZoneRules for ItalianSentences {
    fn kind(&self, line: &str) -> LineKind {
        let length = line.chars().count();
        let lower = line.to_lowercase();
        if length <= 60 && CLOSING.iter().any(|word| lower.starts_with(word)) {
            LineKind::Closing
        } else if MARKS.iter().any(|word| lower.starts_with(word)) && length <= 80 && !line.ends_with('.') {
            LineKind::Mark
        } else if length <= 140 && !line.ends_with(['.', '!', '?', '»', '”', '"', ':', ';', '…']) {
            LineKind::Short
        } else {
            LineKind::Text
        }
    }
}

const CLOSING: &[&str] = &[
    "leggi anche",
    "articoli correlati",
    "potrebbe interessarti",
    "riproduzione riservata",
    "© riproduzione",
    "ultime notizie",
    "commenti",
    "notizie correlate",
];
const MARKS: &[&str] = &[
    "fonte:",
    "foto:",
    "a cura di",
    "condividi",
    "home >",
    "home »",
    "pubblicato il",
    "ultimo aggiornamento",
    "traduzione di",
    "redazione:",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(paragraph: &str) -> Vec<&str> {
        let mut start = 0;
        let cut = |end| {
            let text = paragraph[start..end].trim();
            start = end;
            text
        };
        ItalianSentences.ends(paragraph).into_iter().map(cut).collect()
    }

    #[test]
    fn keeps_abbreviations_decimals_and_ordinals_together() {
        let whole = "La Fincantieri S.p.A. di Trieste, con il dott. Rossi e J. Smith, ha speso 2.600 euro e 3.5 milioni per la 25ª Fiera.";
        assert_eq!(sentences(whole), [whole]);
    }

    #[test]
    fn closes_the_quotation_with_its_sentence() {
        assert_eq!(
            sentences("«Vado via.» Poi tacque… e uscì. “Ecco!” disse."),
            ["«Vado via.»", "Poi tacque… e uscì.", "“Ecco!” disse."]
        );
    }

    #[test]
    fn begins_a_sentence_with_a_figure() {
        assert_eq!(
            sentences("Era il 2024. 129 aziende hanno aderito."),
            ["Era il 2024.", "129 aziende hanno aderito."]
        );
    }
}
