//! The names of the calendar: months, weekdays, seasons, parts of the day.

use crate::extract::date::{DayPart, Period};

/// The months of the year.
pub const MONTHS: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

/// The month of a full name, 1 to 12.
pub(super) fn month(word: &str) -> Option<u8> {
    position(&MONTHS, word)
}

/// The month of an abbreviation, which only counts beside a day or a year.
pub(super) fn short_month(word: &str) -> Option<u8> {
    const SHORT: [&str; 12] = ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"];
    position(&SHORT, if word == "sett" { "set" } else { word })
}

/// The day of the week, 1 for Monday; the accent may be missing.
pub(super) fn weekday(word: &str) -> Option<u8> {
    const DAYS: [&str; 7] = ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"];
    const PLAIN: [&str; 5] = ["lunedi", "martedi", "mercoledi", "giovedi", "venerdi"];
    position(&DAYS, word).or_else(|| position(&PLAIN, word))
}

/// The season.
pub(super) fn season(word: &str) -> Option<Period> {
    position(&["primavera", "estate", "autunno", "inverno"], word).map(Period::Season)
}

/// The part of the day.
pub(super) fn day_part(word: &str) -> Option<DayPart> {
    match word {
        "mattina" | "mattino" | "mattinata" | "alba" => Some(DayPart::Morning),
        "mezzogiorno" => Some(DayPart::Noon),
        "pomeriggio" => Some(DayPart::Afternoon),
        "sera" | "serata" => Some(DayPart::Evening),
        "notte" | "nottata" | "mezzanotte" => Some(DayPart::Night),
        _ => None,
    }
}

/// How many days `month` may have.
pub(super) fn days_in(month: u8) -> u8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Where `word` stands among `names`, counted from one.
fn position(names: &[&str], word: &str) -> Option<u8> {
    (1..).zip(names).find(|(_, name)| **name == word).map(|(position, _)| position)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_their_numbers() {
        assert_eq!((month("gennaio"), month("dicembre"), month("sabato")), (Some(1), Some(12), None));
        assert_eq!((short_month("sett"), short_month("set")), (Some(9), Some(9)));
        assert_eq!((weekday("lunedì"), weekday("venerdi"), weekday("domenica")), (Some(1), Some(5), Some(7)));
        assert_eq!(season("inverno"), Some(Period::Season(4)));
    }
}
