//! Canonical values as a person reads them.

/// A narrow space that no line ends in.
const GAP: char = '\u{202f}';

/// Fewer digits are read at a glance; years have as many.
const MOST_DIGITS: usize = 4;

/// The value with its thousands apart, and without the code that ISO 4217 has for a currency that is not named.
pub(super) fn readable(value: &str) -> String {
    let value = value.strip_suffix(" XXX").unwrap_or(value);
    let mut out = String::with_capacity(value.len());
    let mut is_fraction = false;
    for run in value.as_bytes().chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit()) {
        let run = std::str::from_utf8(run).expect("digits are bytes of their own in UTF-8");
        let is_number = run.starts_with(|char: char| char.is_ascii_digit());
        match is_number && !is_fraction && run.len() > MOST_DIGITS {
            true => group(run, &mut out),
            false => out.push_str(run),
        }
        is_fraction = !is_number && run.ends_with('.');
    }
    out
}

fn group(digits: &str, out: &mut String) {
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(GAP);
        }
        out.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(readable("375000000 XXX"), "375\u{202f}000\u{202f}000");
        assert_eq!(readable("360000000 CNY"), "360\u{202f}000\u{202f}000 CNY");
        assert_eq!(readable("-12345.67891 m"), "-12\u{202f}345.67891 m");
    }

    #[test]
    fn years_names_and_short_figures_stay() {
        for value in ["2024-08-14", "8600", "Ding Kuiling", "丁奎岭", "0.15", ""] {
            assert_eq!(readable(value), value);
        }
    }
}
