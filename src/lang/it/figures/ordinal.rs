//! Ordinals: in words (`venticinquesima`), with a sign (`25ª`, `21esimo`), in Roman letters (`XXV`), and numbers that
//! stand behind the noun they order (`articolo 176`).

use std::sync::LazyLock;

use super::cardinal;
use super::grammar::{is_determiner, is_one_of, may_be_noun};
use super::numeral;
use super::phrases::Phrases;
use super::words::Words;

/// The ordinal at piece `i`: one past its last piece, and its value.
pub(super) fn read(words: &Words, i: usize) -> Option<(usize, i128)> {
    if words.is_digits(i) {
        return with_sign(words, i).or_else(|| behind_noun(words, i));
    }
    let word = || value(words.at(i)).filter(|value| is_ordinal_here(words, i, *value)).map(|value| (i + 1, value));
    word().or_else(|| roman_at(words, i).map(|value| (i + 1, value)))
}

/// The value of an ordinal in one lower-case word: `primo`, `ventitreesima`.
pub(super) fn value(word: &str) -> Option<i128> {
    let stem = word.strip_suffix(['o', 'a', 'i', 'e'])?;
    let irregular = ["prim", "second", "terz", "quart", "quint", "sest", "settim", "ottav", "non", "decim"]
        .iter()
        .position(|s| *s == stem);
    match irregular {
        Some(position) => Some(position as i128 + 1),
        None => joined(word).or_else(|| regular(stem.strip_suffix("esim")?).filter(|value| *value > 10)),
    }
}

/// `ventesimoterzo`, `decimaquarta`: an older way to say `ventitreesimo`.
fn joined(word: &str) -> Option<i128> {
    const SHORTEST: &str = "decimonono";
    if word.len() < SHORTEST.len() {
        return None;
    }
    let at = ["esimo", "esima", "decimo", "decima"].iter().find_map(|tens| Some(word.find(tens)? + tens.len()))?;
    let unit = value(word.get(at..).filter(|unit| !unit.is_empty())?).filter(|unit| *unit < 10)?;
    let tens = value(&word[..at]).filter(|tens| tens % 10 == 0)?;
    Some(tens + unit)
}

fn regular(stem: &str) -> Option<i128> {
    match stem {
        "mill" => Some(1000),
        "milion" => Some(1_000_000),
        "miliard" => Some(1_000_000_000),
        _ => match stem.strip_suffix("mill") {
            Some(thousands) => cardinal::value(thousands).map(|value| value * 1000),
            None => cardinal::clipped(stem),
        },
    }
}

/// Whether an ordinal word means its number at piece `i`.
fn is_ordinal_here(words: &Words, i: usize, value: i128) -> bool {
    if SET_PHRASES.longest(words, i).is_some() {
        return false;
    }
    match (value, words.at(i)) {
        // `i primi` are the first few, not number one
        (1, "primi" | "prime") => false,
        (1, _) => is_determiner(words.back(i, 1)) && !matches!(words.at(i + 1), "di" | "che" | "o"),
        // `metri al secondo`
        (2, "secondo") if words.back(i, 1) == "al" => may_be_noun(words, i + 1),
        (2, "secondo") => is_determiner(words.back(i, 1)) || is_rank(words, i),
        (2, "secondi") => words.back(i, 1) == "i" && may_be_noun(words, i + 1),
        (2, _) => words.back(i, 1) != "a",
        (3, "terzi") => is_determiner(words.back(i, 1)) && may_be_noun(words, i + 1),
        (5, "quinte") => words.back(i, 1) != "le",
        _ => true,
    }
}

/// Whether what stands before piece `i` makes it a rank: `è secondo`, `arrivato secondo`.
fn is_rank(words: &Words, i: usize) -> bool {
    let before = words.back(i, 1);
    matches!(before, "è" | "era" | "quarto" | "terzo" | "primo" | "giunto" | "giunta" | "chiude" | "finisce")
        || ["arrivat", "classificat", "piazzat"].iter().any(|stem| before.starts_with(stem))
}

/// Phrases where the ordinal counts nothing.
static SET_PHRASES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let phrases = "\
        primo ministro|primi ministri|prima ministra|primo cittadino|prima cittadina|prima volta|prime volte|\
        primo piano|primi piani|primo luogo|prima persona|prima linea|prima donna|prima pagina|prima serata|\
        prima vista|prima mano|seconda mano|secondo luogo|secondo piano|secondo me|secondo quanto|terza età|\
        terzo mondo|terzo settore|terza via|terzo grado|quarto potere|quarta parete|quinta colonna|sesto senso|\
        primi passi|prime armi|primo passo|prima classe";
    Phrases::new(phrases.split('|').map(|phrase| (phrase, ())))
});

/// `25ª`, `3º`, `44° giro`, `21esimo`, `25mo`.
fn with_sign(words: &Words, i: usize) -> Option<(usize, i128)> {
    let figure = numeral::figure(words, i)?;
    let value = figure.whole()?;
    let end = figure.end;
    if !words.is_glued(end) || value == 0 {
        return None;
    }
    let is_ordinal = match words.at(end) {
        "ª" | "º" => true,
        "°" => orders(words, i, end + 1),
        "a" | "o" => is_determiner(words.back(i, 1)) && may_be_noun(words, end + 1),
        "esimo" | "esima" | "esimi" | "esime" | "mo" | "ma" | "th" | "st" | "nd" | "rd" => true,
        _ => false,
    };
    is_ordinal.then_some((end + 1, value))
}

/// Whether the sign `°` before piece `end` is of an ordinal, not of degrees: `il 3°`, `44° giro`, but not `30° C`.
fn orders(words: &Words, i: usize, end: usize) -> bool {
    let is_scale = words.is_letters(end) && matches!(words.original(end), "C" | "F" | "N" | "S" | "E" | "W" | "O");
    let is_compass = matches!(words.at(end), "nord" | "sud" | "est" | "ovest" | "celsius" | "sotto" | "sopra");
    let is_more = words.is_glued(end) && words.is_digits(end);
    let is_singular =
        is_determiner(words.back(i, 1)) && !matches!(words.back(i, 1), "i" | "ai" | "dai" | "sui" | "dei");
    !is_scale && !is_compass && !is_more && (is_singular || may_be_noun(words, end))
}

/// `articolo 176`, `n. 5`, `capitolo 3`.
fn behind_noun(words: &Words, i: usize) -> Option<(usize, i128)> {
    let before = if words.back(i, 1) == "." || words.back(i, 1) == "°" { words.back(i, 2) } else { words.back(i, 1) };
    let orders = is_one_of(before, "articolo art comma capitolo cap paragrafo numero n nr pagina pag volume vol linea");
    let numeral = orders.then(|| numeral::read(words, i))??;
    Some((numeral.end, numeral.whole()?))
}

/// The Roman number that is the whole of piece `i`.
fn roman_at(words: &Words, i: usize) -> Option<i128> {
    let letters = words.original(i);
    let value = roman(letters)?;
    let is_named = || is_numbered_noun(words.at(i + 1)) || is_numbered_noun(words.back(i, 1)) || is_regnal(words, i);
    let is_safe =
        letters.len() > 1 && letters.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) && !is_shouted(words, i);
    (!words.is_glued(i) && !words.is_glued_mark(i + 1, &["-", "/", "'"]) && (is_safe || is_named())).then_some(value)
}

/// Whether the words on either side are capitals all over, so that `VI` may be a word too.
fn is_shouted(words: &Words, i: usize) -> bool {
    let shouted = |word: &str| word.len() > 1 && word.chars().all(char::is_uppercase) && roman(word).is_none();
    (i > 0 && shouted(words.original(i - 1))) && shouted(words.original(i + 1))
}

/// Nouns that a Roman number of a single letter may stand beside.
fn is_numbered_noun(word: &str) -> bool {
    is_one_of(
        word,
        "\
        secolo sec edizione congresso capitolo volume tomo atto libro canto sessione dinastia legislatura \
        plenum trimestre semestre forum conferenza assemblea piano comitato millennio",
    )
}

/// Whether piece `i` numbers a pope or a king.
fn is_regnal(words: &Words, i: usize) -> bool {
    const NAMES: &str = "\
        alberto alessandro amedeo benedetto carlo caterina clemente cristina edoardo elisabetta emanuele enrico \
        federico ferdinando filippo francesco giacomo giorgio giovanni giulio guglielmo ivan leone luigi margherita \
        maria napoleone nicola paolo pietro pio umberto";
    NAMES.split(' ').any(|name| name == words.back(i, 1))
}

/// The value of a Roman number in capitals, written as the rules want it.
pub(super) fn roman(letters: &str) -> Option<i128> {
    const STEPS: [(&str, i128); 13] = [
        ("M", 1000),
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    if letters.is_empty() || letters.len() > 15 || !letters.bytes().all(|b| b"IVXLCDM".contains(&b)) {
        return None;
    }
    let (mut rest, mut value) = (letters, 0);
    for (step, worth) in STEPS {
        let times = if step.len() == 1 && !matches!(step, "V" | "L" | "D") { 3 } else { 1 };
        for _ in 0..times {
            let Some(shorter) = rest.strip_prefix(step) else { break };
            rest = shorter;
            value += worth;
        }
    }
    (rest.is_empty() && is_canonical(letters)).then_some(value)
}

/// Whether no smaller letter is both taken off and put on: `IXI` and `IVI` are no numbers.
fn is_canonical(letters: &str) -> bool {
    !["IXI", "IVI", "XCX", "XLX", "CMC", "CDC"].iter().any(|wrong| letters.contains(wrong))
}

#[cfg(test)]
mod tests {
    use super::super::cardinal::tests::written;
    use super::*;

    fn found(text: &str) -> Vec<i128> {
        let words = Words::of(text);
        let (mut i, mut values) = (0, Vec::new());
        while i < words.len() {
            i = match read(&words, i) {
                Some((end, value)) => {
                    values.push(value);
                    end
                }
                None => i + 1,
            };
        }
        values
    }

    fn written_ordinal(number: i128) -> String {
        let cardinal = written(number).replace('é', "e");
        let keeps_vowel = cardinal.ends_with("tre") || cardinal.ends_with("sei");
        match number % 1000 {
            0 => format!("{}esimo", cardinal.replace("mille", "mill").replace("mila", "mill")),
            _ if keeps_vowel => format!("{cardinal}esimo"),
            _ => format!("{}esimo", &cardinal[..cardinal.len() - 1]),
        }
    }

    #[test]
    fn every_ordinal_below_ten_thousand_is_read_back() {
        for number in 11..10_000 {
            assert_eq!(value(&written_ordinal(number)), Some(number), "{}", written_ordinal(number));
        }
    }

    #[test]
    fn every_roman_number_is_read_back() {
        for number in 1..4000 {
            assert_eq!(roman(&written_roman(number)), Some(number as i128), "{}", written_roman(number));
        }
        for wrong in ["IIII", "VX", "IXI", "IVI", "LCD", "VV", ""] {
            assert_eq!(roman(wrong), None, "{wrong}");
        }
    }

    fn written_roman(number: usize) -> String {
        let place = |digit: usize, [one, five, ten]: [&str; 3]| match digit {
            9 => format!("{one}{ten}"),
            4 => format!("{one}{five}"),
            _ => format!("{}{}", if digit >= 5 { five } else { "" }, one.repeat(digit % 5)),
        };
        [
            "M".repeat(number / 1000),
            place(number / 100 % 10, ["C", "D", "M"]),
            place(number / 10 % 10, ["X", "L", "C"]),
            place(number % 10, ["I", "V", "X"]),
        ]
        .concat()
    }

    #[test]
    fn irregular_ordinals_have_four_forms() {
        for (word, number) in [
            ("primo", 1),
            ("seconda", 2),
            ("terzi", 3),
            ("none", 9),
            ("decime", 10),
            ("ventesimoterzo", 23),
            ("decimaquarta", 14),
        ] {
            assert_eq!(value(word), Some(number), "{word}");
        }
        for word in ["medesimo", "ennesima", "battesimo", "non", "primavera"] {
            assert_eq!(value(word), None, "{word}");
        }
    }

    #[test]
    fn prima_is_an_ordinal_only_behind_an_article() {
        assert_eq!(found("la prima edizione"), [1]);
        assert_eq!(found("prima della guerra, prima di tutto, per la prima volta il primo ministro"), []);
    }

    #[test]
    fn secondo_is_an_ordinal_only_where_it_ranks() {
        assert_eq!(found("il secondo titolo, arrivato secondo"), [2, 2]);
        assert_eq!(found("secondo il ministero, a seconda dei casi"), []);
    }

    #[test]
    fn signs_make_ordinals() {
        assert_eq!(
            found("la 25ª fiera, il 3° posto, al 44° giro, il 21esimo e il 25mo, la 3a edizione"),
            [25, 3, 44, 21, 25, 3]
        );
        assert_eq!(found("a 30° C, a 25°, 30°15' nord"), []);
    }

    #[test]
    fn roman_numbers_stand_as_words() {
        assert_eq!(found("la XXV fiera e il XIV congresso"), [25, 14]);
        assert_eq!(found("papa Leone X, la V edizione"), [10, 5]);
        assert_eq!(found("un CD, la DC, X e Y, LI Wei, taglia XL, MI piace"), []);
    }

    #[test]
    fn a_number_behind_its_noun_is_an_ordinal() {
        assert_eq!(found("l'articolo 176, comma 2, n. 5"), [176, 2, 5]);
    }
}
