//! What was probably meant by a word that is not known.

/// Below this likeness (Jaro-Winkler, 0 to 1) a suggestion is a guess.
const ALIKE: f64 = 0.7;

/// The word among `known` that is most like `word`, if any is much like it.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let likeness = |one: &str| strsim::jaro_winkler(&word, &one.to_lowercase());
    known
        .into_iter()
        .map(|one| (likeness(one), one))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, one)| one)
}

/// ` (did you mean …?)`, or nothing.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, known).map_or_else(String::new, |one| format!(" (did you mean `{one}`?)"))
}

/// What serde says of a word that it does not know, with a suggestion in the place of the whole list.
pub(super) fn told(message: &str) -> String {
    let Some((what, rest)) = message.split_once(", expected ") else { return message.replace('\n', "; ") };
    let words = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let (named, known) = (words(what), words(rest));
    let what = match (what.strip_prefix("unknown field"), what.strip_prefix("unknown variant")) {
        (Some(name), _) => format!("there is no key{name}"),
        (_, Some(name)) => format!("unknown value{name}"),
        _ => return message.replace('\n', "; "),
    };
    match named.first().and_then(|word| nearest(word, known.iter().map(String::as_str))) {
        Some(near) => format!("{what} (did you mean `{near}`?)"),
        None => format!("{what}; known are {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_is_near_and_nothing_else() {
        assert_eq!(nearest("fail_on", ["fail-on", "notes"]), Some("fail-on"));
        assert_eq!(nearest("zzz", ["fail-on", "notes"]), None);
        assert_eq!(did_you_mean("Note", ["notes", "error"]), " (did you mean `notes`?)");
    }

    #[test]
    fn tells_what_serde_says_in_our_words() {
        let told_of = told("unknown field `fail_on`, expected one of `fail-on`, `notes`");
        assert_eq!(told_of, "there is no key `fail_on` (did you mean `fail-on`?)");
        assert_eq!(told("unknown field `q`, expected `id` or `title`"), "there is no key `q`; known are id, title");
        assert_eq!(
            told("invalid type: integer `3`, expected a string"),
            "invalid type: integer `3`, expected a string"
        );
    }
}
