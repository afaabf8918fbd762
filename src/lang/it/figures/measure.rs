//! A numeral with what it measures or counts: percent, unit, currency, degrees, and measures of two units (`undici anni
//! e sei mesi`, `due metri e quaranta`).

use super::age;
use super::cardinal;
use super::grammar::{is_determiner, is_one_of, may_be_counted};
use super::numeral::{self, Numeral};
use super::units;
use super::words::Words;
use crate::extract::quantity::{Dimension, Exact, Form, Quantity, Unit};

/// The figure at piece `i`: one past its last piece, and what it says.
pub(super) fn read(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    if let Some((start, unit)) = units::currency_before(words, i) {
        let numeral = numeral::read(words, start)?;
        return Some((numeral.end, Quantity { unit, ..Quantity::count(numeral.value) }));
    }
    if let Some(part) = half_unit(words, i).or_else(|| single_unit(words, i)) {
        return Some(part);
    }
    let numeral = signed(words, i)?;
    if let Some(degrees) = bare_below_zero(words, &numeral) {
        return Some(degrees);
    }
    match tail(words, &numeral) {
        Some(Tail::Ratio(end, hundred)) => Some((end, ratio(numeral.value.divided_by(&hundred)?))),
        Some(Tail::Unit(end, unit)) => measured(words, i, &numeral, end, unit),
        None => counted(words, i, &numeral),
    }
}

/// What stands behind a numeral and says what it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// Percent or per mille: one past it, and what to divide by.
    Ratio(usize, Exact),
    /// A unit: one past it.
    Unit(usize, Unit),
}

/// The tail of `numeral`.
pub(super) fn tail(words: &Words, numeral: &Numeral) -> Option<Tail> {
    if let Some((end, hundred)) = percent(words, numeral.end) {
        return Some(Tail::Ratio(end, Exact::whole(hundred)));
    }
    let (end, unit) = unit_behind(words, numeral.end, numeral.takes_di())?;
    Some(Tail::Unit(end, unit))
}

/// The unit at piece `i`, with `di` before it where that may be.
pub(super) fn unit_behind(words: &Words, i: usize, takes_di: bool) -> Option<(usize, Unit)> {
    let start = if takes_di && matches!(words.at(i), "di" | "d'") { i + 1 } else { i };
    units::at(words, start).or_else(|| bare_degrees(words, i))
}

/// `%`, `per cento`, `punti percentuali` at piece `i`: one past it, and what to divide by.
pub(super) fn percent(words: &Words, i: usize) -> Option<(usize, i128)> {
    match (words.at(i), words.at(i + 1)) {
        ("%" | "percento", _) => Some((i + 1, 100)),
        ("‰", _) => Some((i + 1, 1000)),
        ("per", "cento") | ("punti" | "punto", "percentuali" | "percentuale") => Some((i + 2, 100)),
        ("per", "mille") => Some((i + 2, 1000)),
        ("punti", "base") => Some((i + 2, 10_000)),
        _ => None,
    }
}

/// A sign `°` that is no ordinal and has no scale behind it: degrees Celsius.
fn bare_degrees(words: &Words, i: usize) -> Option<(usize, Unit)> {
    let is_bare = words.is_glued_mark(i, &["°"]) && words.is_digits(i - 1) && !words.is_glued(i + 1);
    is_bare.then(|| (i + 1, Unit { dimension: Dimension::Celsius, factor: Exact::whole(1) }))
}

/// A numeral that may carry a sign: `-180`, `+120`, `meno sei`.
pub(super) fn signed(words: &Words, i: usize) -> Option<Numeral> {
    let factor = match words.at(i) {
        "-" | "−" | "–" if stands_free(words, i) => -1,
        "+" if stands_free(words, i) => 1,
        "meno" => -1,
        _ => return numeral::read(words, i),
    };
    let numeral = numeral::read(words, i + 1)?;
    if words.at(i) == "meno" && !is_temperature(words, &numeral) {
        return None;
    }
    let value = numeral.value.times(&Exact::whole(factor))?;
    Some(Numeral { value, mantissa: numeral.mantissa.times(&Exact::whole(factor))?, ..numeral })
}

/// Whether the mark at `i` belongs to the digits behind it and to nothing before.
fn stands_free(words: &Words, i: usize) -> bool {
    words.is_glued(i + 1)
        && words.is_digits(i + 1)
        && (!words.is_glued(i) || matches!(words.back(i, 1), "(" | "[" | "/"))
}

fn is_temperature(words: &Words, numeral: &Numeral) -> bool {
    let unit = unit_behind(words, numeral.end, false);
    unit.is_some_and(|(_, unit)| matches!(unit.dimension, Dimension::Celsius | Dimension::Fahrenheit))
}

/// A percentage or another share of a hundred.
fn ratio(value: Exact) -> Quantity {
    Quantity { form: Form::Percent, ..Quantity::count(value) }
}

/// `mezz'ora`, `mezzo secolo`.
fn half_unit(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    if !matches!(words.at(i), "mezzo" | "mezza" | "mezz'") {
        return None;
    }
    let (end, unit) = units::at(words, i + 1)?;
    Some((end, Quantity { unit, ..Quantity::count(Exact::new(1, 2)) }))
}

/// `un solo giorno`, `una singola ora`; and `per ogni grado`, `ogni chilo`, which are one of what is measured, while
/// `ogni giorno` says how often.
fn single_unit(words: &Words, i: usize) -> Option<(usize, Quantity)> {
    let one = match words.at(i) {
        "un" | "una" | "un'" => is_one_of(words.at(i + 1), "solo sola singolo singola unico unica").then_some(i + 2)?,
        "ogni" => i + 1,
        // `il grado e mezzo`
        "il" | "del" | "al" | "dal" | "nel" | "quel" | "lo" | "la" | "l'" | "quella" | "della" => i + 1,
        _ => return None,
    };
    let (end, unit) = units::at(words, one)?;
    // `ogni minuto e mezzo`
    if let Some((end, share)) = share_behind(words, end + 1).filter(|_| words.at(end) == "e" && one == i + 1) {
        return Some((end, Quantity { unit, ..Quantity::count(Exact::whole(1).plus(&share)?) }));
    }
    if one == i + 1 && words.at(i) != "ogni" {
        return None;
    }
    let is_measure = match unit.dimension {
        Dimension::Count | Dimension::Grade | Dimension::Money(_) => false,
        Dimension::Duration | Dimension::Months => words.at(i) != "ogni" && words.at(one) != "secondo",
        _ => true,
    };
    is_measure.then(|| (end, Quantity { unit, ..Quantity::count(Exact::whole(1)) }))
}

/// A numeral with its unit, and what is added in smaller ones.
fn measured(words: &Words, i: usize, numeral: &Numeral, end: usize, unit: Unit) -> Option<(usize, Quantity)> {
    if numeral.is_one && !is_one_of_measure(words, i, end, unit) {
        return None;
    }
    let mut sum = Sum { value: numeral.value, unit, last: unit, end };
    while sum.add_smaller(words) {}
    sum.add_rest(words);
    let (end, value) = below_zero(words, &sum);
    let end = past_rate(words, end, unit);
    let dimension =
        if sum.unit == sum.last && age::is_age(words, i, end, unit, value) { Dimension::Age } else { unit.dimension };
    let unit = if dimension == Dimension::Age { Unit { dimension, factor: Exact::whole(1) } } else { unit };
    Some((end, Quantity { unit, ..Quantity::count(value) }))
}

/// Whether `un` before this unit is the number one, not the article: `un anno`, `un'ora`, but `un secondo` may be
/// anything and `un giorno` is seldom one day unless something counts it.
fn is_one_of_measure(words: &Words, i: usize, end: usize, unit: Unit) -> bool {
    let goes_on = words.at(end) == "e" && matches!(words.at(end + 1), "mezzo" | "mezza" | "un" | "tre");
    match words.at(i + 1) {
        "giorno" | "giornata" => goes_on || is_one_of(words.back(i, 1), "in di per dopo entro ogni circa quasi oltre"),
        // `è sceso di un punto`, but `di un punto di vista`
        "punto" => goes_on || words.back(i, 1) == "di" && !matches!(words.at(end), "di" | "fermo" | "debole"),
        word if is_one_of(word, "secondo piede nodo pollice corona franco lira peso real won rand dong mu ping") => {
            goes_on
        }
        // `per un grado in più`, `un grado centigrado`; `un grado di libertà` is none
        "grado" => {
            goes_on
                || words.back(i, 1) == "di"
                || matches!(words.at(i + 2), "centigrado" | "celsius" | "fahrenheit")
                || words.at(end) == "in" && matches!(words.at(end + 1), "più" | "meno")
        }
        _ => unit.dimension != Dimension::Count,
    }
}

/// A measure as it grows by smaller units.
struct Sum {
    value: Exact,
    unit: Unit,
    /// The smallest unit so far.
    last: Unit,
    end: usize,
}

impl Sum {
    /// Adds `, diciotto minuti`, `e sei mesi`.
    fn add_smaller(&mut self, words: &Words) -> bool {
        self.smaller(words).map(|(end, value, last)| (self.end, self.value, self.last) = (end, value, last)).is_some()
    }

    fn smaller(&self, words: &Words) -> Option<(usize, Exact, Unit)> {
        let is_time = matches!(self.unit.dimension, Dimension::Duration | Dimension::Months);
        let start = match words.at(self.end) {
            "," if !is_time => return None,
            "," | "e" | "ed" => self.end + 1,
            _ => self.end,
        };
        let numeral = numeral::read_before_e(words, start)?;
        let (end, unit) = unit_behind(words, numeral.end, false)?;
        let part = numeral.value.times(&unit.factor)?;
        let fits = unit.dimension == self.unit.dimension && part < self.last.factor;
        fits.then(|| Some((end, self.with(&part.divided_by(&self.unit.factor)?)?, unit)))?
    }

    fn with(&self, part: &Exact) -> Option<Exact> {
        self.value.plus(part)
    }

    /// Adds what has no unit of its own: `e mezzo`, `e tre quarti`, `e quaranta`.
    fn add_rest(&mut self, words: &Words) {
        if words.at(self.end) != "e" {
            return;
        }
        let rest = share_behind(words, self.end + 1).or_else(|| self.hundredths(words));
        let sum = rest.and_then(|(end, share)| {
            let part = share.times(&self.last.factor)?.divided_by(&self.unit.factor)?;
            Some((end, self.with(&part)?))
        });
        if let Some((end, value)) = sum {
            (self.end, self.value) = (end, value);
        }
    }

    /// `due metri e quaranta`, `due euro e cinquanta`, `due ore e venti`, as a share of the last unit.
    fn hundredths(&self, words: &Words) -> Option<(usize, Exact)> {
        let numeral =
            numeral::read_before_e(words, self.end + 1).filter(|numeral| numeral.scale == 1 && !numeral.is_one)?;
        let whole = numeral.whole()?;
        let parts = match self.last.dimension {
            Dimension::Money(_) | Dimension::Length if self.last.factor == Exact::whole(1) => 10..100,
            Dimension::Duration if self.last.factor == Exact::whole(3600) => 1..60,
            Dimension::Mass if self.last.factor == Exact::whole(1) => 100..1000,
            _ => return None,
        };
        let is_money = matches!(self.last.dimension, Dimension::Money(_));
        let end = if is_money && matches!(words.at(numeral.end), "centesimi" | "cent") {
            numeral.end + 1
        } else {
            numeral.end
        };
        let is_left = LEFT.contains(&words.at(end));
        let is_alone =
            (is_left || !may_be_counted(words, end)) && !units::begins_at(words, end) && percent(words, end).is_none();
        (is_alone && parts.contains(&whole)).then(|| (end, Exact::new(whole, parts.end)))
    }
}

/// What is said of a measure as a whole, and is nothing that is counted: "i due metri e quaranta mancanti".
const LEFT: [&str; 6] = ["abbondanti", "circa", "mancanti", "restanti", "rimanenti", "scarsi"];

/// `mezzo`, `un quarto`, `tre quarti` at piece `i`, where no unit of its own stands behind.
fn share_behind(words: &Words, i: usize) -> Option<(usize, Exact)> {
    let (end, share) = match (words.at(i), words.at(i + 1)) {
        ("mezzo" | "mezza", _) => (i + 1, Exact::new(1, 2)),
        ("un", "quarto") => (i + 2, Exact::new(1, 4)),
        ("tre", "quarti") => (i + 2, Exact::new(3, 4)),
        _ => return None,
    };
    (!units::begins_at(words, end) && !matches!(words.at(end), "d'" | "dozzina")).then_some((end, share))
}

/// `sei gradi sotto zero` is minus six.
fn below_zero(words: &Words, sum: &Sum) -> (usize, Exact) {
    if !matches!(sum.unit.dimension, Dimension::Celsius | Dimension::Fahrenheit) || sum.value < Exact::whole(0) {
        return (sum.end, sum.value);
    }
    let zero = if words.at(sum.end + 1) == "lo" { sum.end + 2 } else { sum.end + 1 };
    match (words.at(sum.end), words.at(zero)) {
        ("sotto", "zero") => (zero + 1, Exact::new(-sum.value.numerator(), sum.value.denominator())),
        ("sopra", "zero") => (zero + 1, sum.value),
        _ => (sum.end, sum.value),
    }
}

/// `venti sotto zero`: degrees without their word.
fn bare_below_zero(words: &Words, numeral: &Numeral) -> Option<(usize, Quantity)> {
    let zero = if words.at(numeral.end + 1) == "lo" { numeral.end + 2 } else { numeral.end + 1 };
    let value = Exact::new(-numeral.value.numerator(), numeral.value.denominator());
    let unit = Unit { dimension: Dimension::Celsius, factor: Exact::whole(1) };
    let is_below = words.at(numeral.end) == "sotto" && words.at(zero) == "zero";
    is_below.then(|| (zero + 1, Quantity { unit, ..Quantity::count(value) }))
}

/// Past what a price is of: `15 yuan al chilo`, `3 euro per litro`.
fn past_rate(words: &Words, end: usize, unit: Unit) -> usize {
    let is_rate = matches!(unit.dimension, Dimension::Money(_)) && matches!(words.at(end), "al" | "all'" | "a" | "per");
    let of = units::at(words, end + 1).filter(|(_, of)| is_rate && is_traded(of.dimension));
    of.map_or(end, |(past, _)| past)
}

/// What is sold by measure.
fn is_traded(dimension: Dimension) -> bool {
    matches!(dimension, Dimension::Mass | Dimension::Volume | Dimension::Area | Dimension::Energy | Dimension::Length)
}

/// A numeral that counts, or stands alone.
fn counted(words: &Words, i: usize, numeral: &Numeral) -> Option<(usize, Quantity)> {
    let is_word = !numeral.is_digits && numeral.end == i + 1;
    let is_dashed = words.is_glued_mark(numeral.end, &["-"]) && words.is_glued(numeral.end + 1);
    let is_code = is_dashed && words.is_digits(numeral.end + 1) && numeral.whole().is_some();
    let is_other = is_code || (is_word && is_other_word(words, i));
    let is_figure = !numeral.is_one && !is_other;
    let unit = if is_magnitude(words, i) { GRADE } else { Unit::COUNT };
    is_figure.then(|| (numeral.end, Quantity { unit, ..Quantity::count(numeral.value) }))
}

const GRADE: Unit = Unit { dimension: Dimension::Grade, factor: Exact::whole(1) };

/// Whether the figure at `i` is a magnitude: `magnitudo 7,5`, `magnitudo di 7,5`.
fn is_magnitude(words: &Words, i: usize) -> bool {
    let mut before = (1..=3).map(|by| words.back(i, by)).skip_while(|word| matches!(*word, "di" | "pari" | "a"));
    matches!(before.next(), Some("magnitudo" | "magnitudine"))
}

/// Whether the numeral word at `i` is another word here: `sei` you are, `venti` winds, `mille grazie`, `zero`.
fn is_other_word(words: &Words, i: usize) -> bool {
    let (before, after) = (words.back(i, 1), words.at(i + 1));
    match words.at(i) {
        "sei" => {
            is_one_of(before, "tu se non ci chi dove come perché ti ne lo quando")
                || is_one_of(after, "solo sola stato stata un una il la così molto sicuro")
        }
        "venti" => {
            matches!(before, "forti" | "violenti" | "intensi" | "impetuosi" | "deboli")
                || is_one_of(after, "forti violenti intensi impetuosi gelidi caldi fino che di dell'")
                || matches!(after, "massimi" | "sostenuti" | "moderati" | "deboli" | "occidentali" | "a" | "del")
        }
        "mille" => matches!(after, "grazie" | "scuse" | "ragioni" | "modi"),
        "zero" => {
            !may_be_counted(words, i + 1) || !is_determiner(before) && matches!(before, "a" | "da" | "ground" | "sotto")
        }
        "cento" => before == "per",
        word => cardinal::value(word).is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(text: &str, value: &str, dimension: Dimension) {
        let (_, quantity) = read(&Words::of(text), 0).expect(text);
        let in_base = quantity.value.times(&quantity.unit.factor).expect("in range");
        assert_eq!((in_base.to_string().as_str(), quantity.unit.dimension), (value, dimension), "{text}");
    }

    #[track_caller]
    fn is_no_figure(text: &str, i: usize) {
        assert_eq!(read(&Words::of(text), i), None, "{text}");
    }

    #[test]
    fn units_stand_behind_numerals() {
        says("520 chilometri di quota", "520000", Dimension::Length);
        says("260 milioni di yuan", "260000000", Dimension::Money("CNY"));
        says("12km", "12000", Dimension::Length);
        says("$ 500", "500", Dimension::Money("XXX"));
        says("3 settimane", "1814400", Dimension::Duration);
    }

    #[test]
    fn a_measure_may_have_two_units() {
        says("undici anni e sei mesi", "138", Dimension::Months);
        says("due ore, diciotto minuti e venti secondi", "8300", Dimension::Duration);
        says("5 metri e 30 centimetri", "5.3", Dimension::Length);
        says("due metri e quaranta", "2.4", Dimension::Length);
        says("due euro e cinquanta centesimi", "2.5", Dimension::Money("EUR"));
        says("due metri e quaranta persone", "2", Dimension::Length);
    }

    #[test]
    fn halves_and_quarters_go_with_the_unit() {
        says("un anno e mezzo", "18", Dimension::Months);
        says("un secolo e mezzo", "1800", Dimension::Months);
        says("mezz'ora", "1800", Dimension::Duration);
        says("due ore e un quarto", "8100", Dimension::Duration);
        says("due yuan e mezzo", "2.5", Dimension::Money("CNY"));
        says("tre metri e venti rimanenti", "3.2", Dimension::Length);
        says("ogni minuto e mezzo", "90", Dimension::Duration);
        says("il secolo e mezzo", "1800", Dimension::Months);
        says("ogni ora e un quarto", "4500", Dimension::Duration);
    }

    #[test]
    fn temperatures_may_be_below_zero() {
        says("sei gradi sotto zero", "-6", Dimension::Celsius);
        says("-180 °C", "-180", Dimension::Celsius);
        says("quindici sotto zero", "-15", Dimension::Celsius);
        says("meno dieci gradi", "-10", Dimension::Celsius);
        says("25°", "25", Dimension::Celsius);
        says("70 gradi Fahrenheit", "70", Dimension::Fahrenheit);
    }

    #[test]
    fn percent_is_a_share_of_a_hundred() {
        for text in ["30%", "30 per cento", "trenta percento", "30 punti percentuali"] {
            says(text, "0.3", Dimension::Count);
        }
    }

    #[test]
    fn an_article_is_a_figure_only_before_a_measure() {
        says("un semestre", "6", Dimension::Months);
        says("una settimana", "604800", Dimension::Duration);
        for text in ["un uomo", "una volta", "un giorno", "uno", "un secondo", "una corona"] {
            is_no_figure(text, 0);
        }
    }

    #[test]
    fn one_of_a_measure_may_be_told_by_other_words() {
        says("un solo giorno", "86400", Dimension::Duration);
        says("una sola settimana", "604800", Dimension::Duration);
        says("ogni grado centigrado", "1", Dimension::Celsius);
        says("ogni chilo", "1", Dimension::Mass);
        says("un grado in più", "1", Dimension::Celsius);
        says("due annate", "24", Dimension::Months);
        for text in ["ogni giorno", "un solo uomo", "un grado di libertà", "ogni persona"] {
            is_no_figure(text, 0);
        }
    }

    #[test]
    fn other_words_are_no_figures() {
        is_no_figure("tu sei", 1);
        is_no_figure("737-800", 0);
        is_no_figure("venti forti", 0);
        is_no_figure("da zero", 1);
    }

    #[test]
    fn magnitudes_stand_behind_their_noun() {
        let words = Words::of("magnitudo 5,9");
        assert_eq!(read(&words, 1).expect("a figure").1.unit, GRADE);
        let words = Words::of("magnitudo pari a 5,9");
        assert_eq!(read(&words, 3).expect("a figure").1.unit, GRADE);
    }
}
