//! Names that the Chinese itself gives in Latin letters: 北星（Nordstern AG）.

use super::ItalianMatcher;
use crate::extract::Item;
use crate::lang::zh::script::is_han;

/// Bytes of a bracket behind a name, at most: one that is never closed must not be looked for to the end of a book.
const GLOSS: usize = 300;

/// What a firm's name ends in and print leaves away.
const LEGAL_FORMS: [&str; 24] = [
    "AB",
    "AG",
    "AS",
    "ASA",
    "BV",
    "Co",
    "Company",
    "Corp",
    "Corporation",
    "GmbH",
    "Group",
    "Holding",
    "Holdings",
    "Inc",
    "Industries",
    "Limited",
    "LLC",
    "Ltd",
    "NV",
    "Oyj",
    "PLC",
    "SA",
    "SE",
    "SpA",
];

/// A name in Latin letters, and where the Chinese name ends that it stands behind.
pub(super) type Gloss = (usize, String);

impl ItalianMatcher<'_> {
    /// What stands in Latin letters in brackets right behind the mention, or behind the marks it stands in:
    /// 沃伦(Elizabeth Warren), 《春》(Primavera). A mention without any has that of the first with one.
    pub(super) fn gloss_of(&self, item: &Item) -> Option<String> {
        let folded = &self.source.normalised.folded;
        let glosses = self.glosses.get_or_init(|| glosses(folded));
        let named = |name: &str| glosses.iter().find(|(end, _)| folded[..*end].ends_with(name));
        let here = glosses.iter().find(|(end, _)| *end == item.span.end);
        let full = Some(item.full_name()).filter(|full| *full != item.surface);
        let found = here.or_else(|| named(&item.surface)).or_else(|| full.and_then(named));
        found.map(|(_, gloss)| gloss.clone())
    }
}

/// The name of a firm without its legal form: "Nordstern" for "Nordstern AG"; `None` where it has none.
pub(super) fn without_legal_form(name: &str) -> Option<&str> {
    let (rest, last) = name.rsplit_once(' ')?;
    let plain: String = last.chars().filter(|c| c.is_alphanumeric()).collect();
    let rest = rest.trim_end_matches([',', ' ', '&']);
    (LEGAL_FORMS.contains(&plain.as_str()) && !rest.is_empty()).then_some(rest)
}

/// The names in Latin letters of a text, in order.
fn glosses(text: &str) -> Vec<Gloss> {
    let brackets = text.match_indices(['(', '（']);
    let gloss = |(at, bracket): (usize, &str)| {
        let inside = &text[at + bracket.len()..];
        let (end, _) = inside.char_indices().take(GLOSS).find(|(_, c)| matches!(c, ')' | '）'))?;
        let gloss = inside[..end].trim();
        let latin = gloss.chars().any(|c| c.is_ascii_alphabetic()) && !gloss.chars().any(is_han);
        let name = text[..at].trim_end();
        let name = name.strip_suffix(['》', '〉', '”', '」', '』']).unwrap_or(name).trim_end();
        let behind_a_name = name.chars().next_back().is_some_and(|c| c.is_alphanumeric());
        (latin && behind_a_name && gloss.len() >= 2).then(|| (name.len(), gloss.to_owned()))
    };
    brackets.filter_map(gloss).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_by_its_brackets() {
        let text = "轴承商北星（Nordstern AG）收购“极光”（Aurora）（未经审计），北星（二）";
        let found: Vec<(&str, String)> = glosses(text).into_iter().map(|(end, gloss)| (&text[..end], gloss)).collect();
        assert_eq!(found.len(), 2);
        assert!(found[0].0.ends_with("北星") && found[0].1 == "Nordstern AG");
        assert!(found[1].0.ends_with("极光") && found[1].1 == "Aurora");
        assert_eq!(glosses("北星（Nordstern"), []);
    }

    #[test]
    fn a_firm_goes_without_its_legal_form() {
        assert_eq!(without_legal_form("Nordstern AG"), Some("Nordstern"));
        assert_eq!(without_legal_form("Acme, Inc."), Some("Acme"));
        assert_eq!(without_legal_form("Aurora"), None);
        assert_eq!(without_legal_form("Bank of Cork"), None);
    }
}
