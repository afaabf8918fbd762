//! Multiples: how many times as much in the end. `il doppio`, `tripla rispetto a`, `raddoppiare`, `tre volte tanto`.

use super::grammar::{is_di, is_one_of};
use super::numeral;
use super::words::Words;
use crate::extract::quantity::{Exact, Form, Quantity};

/// The multiple at piece `i`: one past its last piece, and what it says.
pub(super) fn read(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    let (end, times) = word(words, i).or_else(|| times(words, i))?;
    Some((end, Quantity { form: Form::Multiple, ..Quantity::count(times) }))
}

/// A word that is a multiple by itself.
fn word(words: &Words, i: usize) -> Option<(usize, Exact)> {
    let word = words.at(i);
    let times = verb(word)
        .or_else(|| adjective(word).filter(|_| compares(words, i)).map(Exact::whole))
        .or_else(|| noun(word).map(Exact::whole))?;
    Some((i + 1, times))
}

/// Verbs of multiplying, in all their forms: `raddoppiati`, `triplicherà`.
fn verb(word: &str) -> Option<Exact> {
    const STEMS: [(&str, i128, i128); 11] = [
        ("raddoppi", 2, 1),
        ("triplic", 3, 1),
        ("quadruplic", 4, 1),
        ("quintuplic", 5, 1),
        ("sestuplic", 6, 1),
        ("settuplic", 7, 1),
        ("ottuplic", 8, 1),
        ("nonuplic", 9, 1),
        ("decuplic", 10, 1),
        ("centuplic", 100, 1),
        ("dimezz", 1, 2),
    ];
    STEMS.iter().find(|(stem, ..)| word.starts_with(stem)).map(|(_, num, den)| Exact::new(*num, *den))
}

fn adjective(word: &str) -> Option<i128> {
    match word.strip_suffix(['o', 'a', 'i', 'e'])? {
        "doppi" | "dopp" => Some(2),
        "tripl" => Some(3),
        "quadrupl" => Some(4),
        "quintupl" => Some(5),
        "decupl" => Some(10),
        _ => None,
    }
}

/// Multiples that are nothing else: `più del sestuplo`.
fn noun(word: &str) -> Option<i128> {
    match word.strip_suffix(['o', 'a', 'i', 'e'])? {
        "sestupl" => Some(6),
        "settupl" => Some(7),
        "ottupl" => Some(8),
        "nonupl" => Some(9),
        "centupl" => Some(100),
        _ => None,
    }
}

/// Whether the adjective at `i` compares, and is not of a thing that is double by kind: `il doppio`, `quasi doppia`,
/// but `una doppia sfida`, `il doppio misto`.
fn compares(words: &Words, i: usize) -> bool {
    let (before, after) = (words.back(i, 1), words.at(i + 1));
    let is_kind =
        matches!(after, "misto" | "maschile" | "femminile" | "turno" | "fallo" | "taglio" | "senso" | "ruolo");
    let is_measure =
        matches!(before, "il" | "al" | "quasi" | "circa" | "oltre" | "pari" | "è" | "diventato" | "diventata")
            || matches!(before, "era" | "sono" | "più" | "addirittura");
    let is_against =
        after == "rispetto" || matches!(after, "di" | "del" | "della" | "dei" | "degli" | "delle" | "dell'");
    !is_kind && (is_measure || (is_against && before != "nel" && before != "finale"))
}

/// `tre volte tanto`, `3 volte superiore`, `cresciuto di tre volte`; otherwise `tre volte` counts.
fn times(words: &Words, i: usize) -> Option<(usize, Exact)> {
    if words.at(i) == "una" && words.at(i + 1) == "volta" && words.at(i + 2) == "e" {
        return matches!(words.at(i + 3), "mezzo" | "mezza").then(|| (i + 4, Exact::new(3, 2)));
    }
    let numeral = numeral::read(words, i).filter(|numeral| words.at(numeral.end) == "volte")?;
    // `due volte e mezzo`, `due volte e mezza`
    if words.at(numeral.end + 1) == "e" && matches!(words.at(numeral.end + 2), "mezzo" | "mezza") {
        return Some((numeral.end + 3, numeral.value.plus(&Exact::new(1, 2))?));
    }
    let end = numeral.end + 1;
    let after = words.at(end);
    let compares = is_one_of(
        after,
        "\
        tanto tanta tanti tante più maggiore maggiori superiore superiori quello quella quelli quelle \
        quanto rispetto",
    );
    let is_more = after == "di" && matches!(words.at(end + 1), "più" | "meno");
    let of_article = matches!(after, "il" | "la" | "lo" | "l'" | "i" | "le" | "gli") && !is_frequency(words, end + 1);
    let grows = is_di(words.back(i, 1)) && grows(words, i);
    let end = if matches!(after, "tanto" | "tanta" | "tanti" | "tante") { end + 1 } else { end };
    (compares || is_more || of_article || grows).then_some((end, numeral.value))
}

/// `due volte l'anno`, `la settimana`.
fn is_frequency(words: &Words, i: usize) -> bool {
    matches!(words.at(i), "anno" | "settimana" | "giorno" | "mese" | "ora" | "minuto")
}

/// Whether a verb of growing stands a few words before piece `i`.
fn grows(words: &Words, i: usize) -> bool {
    const STEMS: [&str; 7] = ["aument", "cresc", "moltiplic", "increment", "accresc", "salit", "miglior"];
    (2..=4).any(|by| STEMS.iter().any(|stem| words.back(i, by).starts_with(stem)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn value(text: &str, i: usize) -> Option<String> {
        read(&Words::of(text), i).map(|(_, quantity)| quantity.value.to_string())
    }

    #[test]
    fn adjectives_and_verbs_multiply() {
        assert_eq!(value("il doppio", 1).as_deref(), Some("2"));
        assert_eq!(value("quasi tripla rispetto a", 1).as_deref(), Some("3"));
        assert_eq!(value("sono raddoppiati", 1).as_deref(), Some("2"));
        assert_eq!(value("triplicherà", 0).as_deref(), Some("3"));
        assert_eq!(value("si è dimezzato", 2).as_deref(), Some("0.5"));
        assert_eq!(value("più del sestuplo", 2).as_deref(), Some("6"));
        assert_eq!(value("sono settuplicati", 1).as_deref(), Some("7"));
        assert_eq!(value("una volta e mezza", 0).as_deref(), Some("1.5"));
    }

    #[test]
    fn what_is_double_by_kind_is_no_multiple() {
        for (text, i) in [("una doppia sfida", 1), ("il doppio misto", 1), ("nel doppio", 1)] {
            assert_eq!(value(text, i), None, "{text}");
        }
    }

    #[test]
    fn volte_multiplies_only_where_it_compares() {
        assert_eq!(value("tre volte tanto", 0).as_deref(), Some("3"));
        assert_eq!(value("3 volte superiore alla media", 0).as_deref(), Some("3"));
        assert_eq!(value("aumentato di quattro volte", 2).as_deref(), Some("4"));
        assert_eq!(value("tre volte campione", 0), None);
        assert_eq!(value("due volte e mezzo il prezzo", 0).as_deref(), Some("2.5"));
        assert_eq!(value("due volte la settimana", 0), None);
    }
}
