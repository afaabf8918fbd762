//! Dates by name and stretches of the calendar: `ieri`, `lo scorso anno`, `fine giugno`, `la prima metà del 2024`,
//! `terzo trimestre`, `i primi sei mesi`, `in estate`, `di notte`.

use std::sync::LazyLock;

use super::calendar::{day_part, season};
use super::day::month_at;
use super::grammar::{is_determiner, is_di};
use super::numeral;
use super::ordinal;
use super::phrases::Phrases;
use super::words::Words;
use super::year;
use crate::extract::date::{Date, DayPart, Period, Relative, Year};

/// The stretch at piece `i`: one past its last piece, and the date. `is_expected` where a date stands right before.
pub(super) fn read(words: &Words, i: usize, is_expected: bool) -> Option<(usize, Date)> {
    named(words, i)
        .or_else(|| edge(words, i))
        .or_else(|| half(words, i))
        .or_else(|| part_of_year(words, i))
        .or_else(|| first_months(words, i))
        .or_else(|| part_of_this_year(words, i))
        .or_else(|| lone_season(words, i))
        .or_else(|| lone_day_part(words, i, is_expected))
}

/// What has a name of its own.
fn named(words: &Words, i: usize) -> Option<(usize, Date)> {
    let (end, date) = NAMED.longest(words, i)?;
    let is_amount = matches!(words.back(i, 1), "un" | "ogni" | "qualche" | "d'") || words.is_digits(i.wrapping_sub(1));
    // `un weekend di tre giorni` is one all the same
    (!is_amount || date.weekend).then_some((end, date))
}

static NAMED: LazyLock<Phrases<Date>> = LazyLock::new(|| {
    let rows = NAMES.iter().flat_map(|(names, date)| names.split('|').map(move |name| (name, *date)));
    Phrases::new(rows)
});

const EMPTY: Date = Date {
    year: None,
    month: None,
    day: None,
    weekday: None,
    weekend: false,
    part: None,
    hour: None,
    minute: None,
    second: None,
    period: None,
    relative: None,
    until: None,
};

const fn relative(relative: Relative) -> Date {
    Date { relative: Some(relative), ..EMPTY }
}

const fn relative_part(relative: Relative, part: DayPart) -> Date {
    Date { relative: Some(relative), part: Some(part), ..EMPTY }
}

const fn in_year(year: Year) -> Date {
    Date { year: Some(year), ..EMPTY }
}

const fn this_season(season: u8) -> Date {
    Date { year: Some(Year::Relative(0)), period: Some(Period::Season(season)), ..EMPTY }
}

static NAMES: &[(&str, Date)] = &[
    ("l' altro ieri|altro ieri|ieri l' altro|avantieri|altroieri|l' altroieri", relative(Relative::Day(-2))),
    ("ieri|giorno prima|giorno precedente|giorno avanti|vigilia", relative(Relative::Day(-1))),
    ("oggi|quest' oggi|giorno d' oggi|oggigiorno", relative(Relative::Day(0))),
    ("domani", relative(Relative::Day(1))),
    ("dopodomani", relative(Relative::Day(2))),
    ("scorsa sera|sera scorsa|sera prima|sera precedente", relative_part(Relative::Day(-1), DayPart::Evening)),
    ("scorsa notte|notte scorsa", relative_part(Relative::Day(-1), DayPart::Night)),
    ("stamattina|stamani|stamane|questa mattina", relative_part(Relative::Day(0), DayPart::Morning)),
    ("stasera|questa sera", relative_part(Relative::Day(0), DayPart::Evening)),
    ("stanotte|questa notte", relative_part(Relative::Day(0), DayPart::Night)),
    ("questo pomeriggio", relative_part(Relative::Day(0), DayPart::Afternoon)),
    ("stesso giorno|giorno stesso|stessa giornata|quel giorno|in giornata", relative(Relative::SameDay)),
    ("stessa mattina|quella mattina|mattina stessa", relative_part(Relative::SameDay, DayPart::Morning)),
    ("stesso pomeriggio|quel pomeriggio|pomeriggio stesso", relative_part(Relative::SameDay, DayPart::Afternoon)),
    ("stessa sera|quella sera|sera stessa", relative_part(Relative::SameDay, DayPart::Evening)),
    ("stessa notte|quella notte|notte stessa", relative_part(Relative::SameDay, DayPart::Night)),
    ("giorno dopo|giorno seguente|giorno successivo|indomani", relative(Relative::NextDay)),
    (
        "mattina dopo|mattina seguente|mattina successiva|mattino dopo|mattino seguente|mattino successivo",
        relative_part(Relative::NextDay, DayPart::Morning),
    ),
    ("sera dopo|sera seguente|sera successiva", relative_part(Relative::NextDay, DayPart::Evening)),
    ("notte dopo|notte seguente|notte successiva", relative_part(Relative::NextDay, DayPart::Night)),
    ("pomeriggio dopo|pomeriggio seguente|pomeriggio successivo", relative_part(Relative::NextDay, DayPart::Afternoon)),
    ("settimana scorsa|scorsa settimana|settimana passata|nell' ultima settimana", relative(Relative::Week(-1))),
    ("questa settimana|settimana in corso|in settimana", relative(Relative::Week(0))),
    ("settimana prossima|prossima settimana|settimana entrante", relative(Relative::Week(1))),
    ("settimana dopo|settimana seguente|settimana successiva", relative(Relative::Week(1))),
    ("mese scorso|scorso mese|mese passato|mese precedente|nell' ultimo mese", relative(Relative::Month(-1))),
    ("questo mese|mese in corso|mese corrente|corrente mese", relative(Relative::Month(0))),
    ("mese prossimo|prossimo mese|mese entrante", relative(Relative::Month(1))),
    ("mese dopo|mese seguente|mese successivo", relative(Relative::Month(1))),
    ("anno scorso|scorso anno|anno passato|passato anno", in_year(Year::Relative(-1))),
    ("anno prima|anno precedente|precedente anno", in_year(Year::Relative(-1))),
    ("quest' anno|questo anno|anno in corso|anno corrente|corrente anno|entro l' anno", in_year(Year::Relative(0))),
    ("anno prossimo|prossimo anno|anno venturo", in_year(Year::Relative(1))),
    ("anno dopo|anno seguente|anno successivo|successivo anno|seguente anno", in_year(Year::Relative(1))),
    (
        "ultimo esercizio|esercizio scorso|scorso esercizio|esercizio precedente|precedente esercizio|esercizio passato",
        in_year(Year::Relative(-1)),
    ),
    ("esercizio in corso|esercizio corrente|corrente esercizio|questo esercizio", in_year(Year::Relative(0))),
    ("prossimo esercizio|esercizio prossimo|esercizio successivo|esercizio seguente", in_year(Year::Relative(1))),
    ("questa primavera", this_season(1)),
    ("quest' estate", this_season(2)),
    ("quest' autunno", this_season(3)),
    ("quest' inverno", this_season(4)),
    ("secolo scorso|scorso secolo|secolo passato", in_year(Year::Century(20))),
    ("questo secolo|nostro secolo", in_year(Year::Century(21))),
    ("fine settimana|weekend|week - end", Date { weekend: true, ..EMPTY }),
];

/// The beginning, middle or end of something: `a metà maggio`, `ai primi di aprile`, `fine anno`.
fn edge(words: &Words, i: usize) -> Option<(usize, Date)> {
    let (start, period) = edge_word(words, i)?;
    let start = past_di(words, start);
    let (end, scope) = scope(words, start).or_else(|| half(words, start))?;
    Some((end, Date { period: scope.period.or(Some(period)), ..scope }))
}

fn edge_word(words: &Words, i: usize) -> Option<(usize, Period)> {
    let months = |at: usize| if matches!(words.at(at), "giorni" | "mesi" | "settimane") { at + 1 } else { at };
    match words.at(i) {
        "fine" => Some((i + 1, Period::End)),
        "inizio" | "inizi" | "principio" => Some((i + 1, Period::Beginning)),
        "metà" => Some((i + 1, Period::Middle)),
        "primi" | "prime" if is_di(words.at(months(i + 1))) || words.at(i + 1) == "anni" => {
            Some((months(i + 1), Period::Beginning))
        }
        "ultimi" | "ultime" if is_di(words.at(i + 2)) => Some((months(i + 1), Period::End)),
        _ => {
            let which =
                ordinal::value(words.at(i)).filter(|_| words.at(i + 1) == "decade" && is_di(words.at(i + 2)))?;
            let thirds = [Period::Beginning, Period::Middle, Period::End];
            Some((i + 2, *thirds.get(usize::try_from(which).ok()?.checked_sub(1)?)?))
        }
    }
}

fn past_di(words: &Words, i: usize) -> usize {
    if is_di(words.at(i)) { i + 1 } else { i }
}

/// What can have a beginning and an end.
fn scope(words: &Words, i: usize) -> Option<(usize, Date)> {
    if let Some((end, month)) = month_at(words, i) {
        return Some((end, Date { month: Some(month), ..EMPTY }));
    }
    let calendar =
        named(words, i).filter(|(_, date)| date.part.is_none() && !matches!(date.relative, Some(Relative::Day(_))));
    calendar
        .or_else(|| year::read(words, i, true))
        .or_else(|| part_of_year(words, i))
        .or_else(|| season(words.at(i)).map(|season| (i + 1, Date { period: Some(season), ..EMPTY })))
        .or_else(|| bare_scope(words, i))
}

/// `fine anno`, `fine mese`: of the running one.
fn bare_scope(words: &Words, i: usize) -> Option<(usize, Date)> {
    match words.at(i) {
        "anno" => Some((i + 1, in_year(Year::Relative(0)))),
        "mese" => Some((i + 1, relative(Relative::Month(0)))),
        "secolo" if words.back(i, 1) == "del" => Some((i + 1, in_year(Year::Century(21)))),
        _ => None,
    }
}

/// `prima metà del 2024`, `seconda metà di maggio`.
fn half(words: &Words, i: usize) -> Option<(usize, Date)> {
    let which = half_number(words.at(i)).filter(|_| words.at(i + 1) == "metà" && is_di(words.at(i + 2)))?;
    let (end, scope) = scope(words, i + 3)?;
    Some((end, Date { period: Some(Period::Half(which)), ..scope }))
}

fn half_number(word: &str) -> Option<u8> {
    match word {
        "prima" | "primo" => Some(1),
        "seconda" | "secondo" => Some(2),
        _ => None,
    }
}

/// `terzo trimestre`, `III trimestre`, `secondo semestre`, `Q3`.
fn part_of_year(words: &Words, i: usize) -> Option<(usize, Date)> {
    let period = |period| Date { period: Some(period), ..EMPTY };
    if words.at(i) == "q" && words.is_glued(i + 1) {
        let quarter = words.digits(i + 1)?.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
        return Some((i + 2, period(Period::Quarter(quarter))));
    }
    let (end, which) = which(words, i)?;
    match words.at(end) {
        "trimestre" if (1..=4).contains(&which) => Some((end + 1, period(Period::Quarter(which)))),
        "semestre" if (1..=2).contains(&which) => Some((end + 1, period(Period::Half(which)))),
        _ => None,
    }
}

/// The number of a quarter or a half: `terzo`, `3°`, `III`, `ultimo`.
fn which(words: &Words, i: usize) -> Option<(usize, u8)> {
    let small = |value: i128| u8::try_from(value).ok();
    match words.at(i) {
        "ultimo" if words.at(i + 1) == "trimestre" => Some((i + 1, 4)),
        word if words.is_letters(i) => {
            let value = ordinal::value(word).or_else(|| ordinal::roman(words.original(i)))?;
            Some((i + 1, small(value)?))
        }
        _ => {
            let value = words.digits(i)?.parse().ok()?;
            words.is_glued_mark(i + 1, &["°", "º"]).then_some((i + 2, value))
        }
    }
}

/// `primi sei mesi`, `primi nove mesi`, `primi tre trimestri`: from January on.
fn first_months(words: &Words, i: usize) -> Option<(usize, Date)> {
    if words.at(i) != "primi" {
        return None;
    }
    let numeral = numeral::read(words, i + 1)?;
    let each = match words.at(numeral.end) {
        "mesi" => 1,
        "trimestri" => 3,
        _ => return None,
    };
    let months = numeral.whole().and_then(|count| u8::try_from(count * each).ok()).filter(|months| *months < 12)?;
    let end = numeral.end + 1;
    let date = match months {
        3 => Date { period: Some(Period::Quarter(1)), ..EMPTY },
        6 => Date { period: Some(Period::Half(1)), ..EMPTY },
        _ => Date { month: Some(1), until: Some((None, Some(months), None)), ..EMPTY },
    };
    if !is_di(words.at(end)) {
        return Some((end, date));
    }
    // `i primi tre mesi di vita` are of no year
    let (end, year) = scope(words, end + 1).filter(|(_, scope)| scope.year.is_some() && scope.month.is_none())?;
    Some((end, Date { year: year.year, ..date }))
}

/// `ultimi sei mesi dell'anno`, `seconda parte dell'anno`.
fn part_of_this_year(words: &Words, i: usize) -> Option<(usize, Date)> {
    let (end, half) = match (words.at(i), words.at(i + 1)) {
        ("prima", "parte") => (i + 2, 1),
        ("seconda", "parte") => (i + 2, 2),
        ("ultimi", _) if words.at(i + 2) == "mesi" => {
            (i + 3, numeral::read(words, i + 1)?.whole().filter(|months| *months == 6).map(|_| 2)?)
        }
        _ => return None,
    };
    let of_year = matches!((words.at(end), words.at(end + 1)), ("dell'" | "di", "anno" | "quest'"));
    of_year
        .then(|| (end + 2 + usize::from(words.at(end + 1) == "quest'"), half))
        .map(|(end, half)| (end, Date { period: Some(Period::Half(half)), ..EMPTY }))
}

/// A season in small letters: the Spring Festival has a capital.
fn lone_season(words: &Words, i: usize) -> Option<(usize, Date)> {
    let season = season(words.at(i)).filter(|_| !words.is_capital(i) || words.begins_sentence(i))?;
    Some((i + 1, Date { period: Some(season), ..EMPTY }))
}

/// `di notte`, `in mattinata`, `la sera`, `le prime ore del mattino`.
fn lone_day_part(words: &Words, i: usize, is_expected: bool) -> Option<(usize, Date)> {
    if words.is_capital(i) && !words.begins_sentence(i) {
        return None;
    }
    let at = past_shade(words, i);
    let part = day_part(words.at(at)).filter(|_| !matches!(words.at(at), "mezzogiorno" | "mezzanotte"))?;
    let before = words.back(i, 1);
    let is_time = match words.at(at) {
        // `prima serata` is what television calls its best hours
        "serata" if words.at(i) == "prima" => false,
        // an evening may be an event
        "serata" => at > i || matches!(before, "in" | "nella" | "ieri" | "oggi" | "domani"),
        _ => at > i || is_determiner(before) || matches!(before, "di" | "in" | "a" | "verso" | "ogni"),
    };
    let is_date = is_expected || is_time || words.begins_sentence(i);
    is_date.then(|| (at + 1, Date { part: Some(part), ..EMPTY }))
}

/// Past `tarda`, `primo`, `prime ore del` before a part of the day.
fn past_shade(words: &Words, i: usize) -> usize {
    match words.at(i) {
        "prime" if words.at(i + 1) == "ore" && is_di(words.at(i + 2)) => i + 3,
        "prima" | "primo" | "tarda" | "tardo" => i + 1,
        _ => i,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn date(text: &str) -> Date {
        let words = Words::of(text);
        (0..words.len()).find_map(|i| read(&words, i, false)).expect(text).1
    }

    #[test]
    fn days_and_years_have_names() {
        assert_eq!(date("l'altro ieri").relative, Some(Relative::Day(-2)));
        assert_eq!(date("lo scorso anno").year, Some(Year::Relative(-1)));
        assert_eq!(date("entro l'anno").year, Some(Year::Relative(0)));
        assert_eq!(date("nell'ultimo esercizio").year, Some(Year::Relative(-1)));
        assert_eq!(date("quest'estate").period, Some(Period::Season(2)));
        assert_eq!(date("lo stesso giorno").relative, Some(Relative::SameDay));
        assert!(date("nel fine settimana").weekend);
    }

    #[test]
    fn an_edge_belongs_to_what_it_is_of() {
        let may = date("a metà maggio");
        assert_eq!((may.month, may.period), (Some(5), Some(Period::Middle)));
        let april = date("ai primi di aprile");
        assert_eq!((april.month, april.period), (Some(4), Some(Period::Beginning)));
        let year = date("entro fine anno");
        assert_eq!((year.year, year.period), (Some(Year::Relative(0)), Some(Period::End)));
        let decade = date("la terza decade di luglio");
        assert_eq!((decade.month, decade.period), (Some(7), Some(Period::End)));
    }

    #[test]
    fn halves_and_quarters_belong_to_a_year() {
        let half = date("nella prima metà del prossimo anno");
        assert_eq!((half.year, half.period), (Some(Year::Relative(1)), Some(Period::Half(1))));
        assert_eq!(date("il terzo trimestre").period, Some(Period::Quarter(3)));
        assert_eq!(date("nel II semestre").period, Some(Period::Half(2)));
        let months = date("i primi sei mesi di quest'anno");
        assert_eq!((months.year, months.period), (Some(Year::Relative(0)), Some(Period::Half(1))));
        for text in ["negli ultimi sei mesi dell'anno", "nella seconda parte dell'anno"] {
            assert_eq!(date(text).period, Some(Period::Half(2)), "{text}");
        }
        assert_eq!(date("nei primi nove mesi").until, Some((None, Some(9), None)));
    }

    #[test]
    fn other_beginnings_and_ends_are_no_dates() {
        for text in [
            "alla fine della guerra",
            "la prima metà della gara",
            "i primi tre mesi di vita",
            "a metà strada",
            "un anno prima",
        ] {
            let words = Words::of(text);
            assert!((0..words.len()).all(|i| read(&words, i, false).is_none()), "{text}");
        }
    }

    #[test]
    fn parts_of_the_day_need_a_word_before_them() {
        assert_eq!(date("in mattinata").part, Some(DayPart::Morning));
        assert_eq!(date("di notte").part, Some(DayPart::Night));
        assert_eq!(date("nelle prime ore del mattino").part, Some(DayPart::Morning));
    }
}
