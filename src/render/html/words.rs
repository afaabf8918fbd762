//! The words of the page itself. They stand in English; the script finds them by their class and says them in
//! Italian, which comes along in a table (`italian.tsv`). Without the script the page is English.

use maud::{Markup, html};

/// Words of the page.
pub(super) fn say(words: &'static str) -> Markup {
    html! { span.t { (words) } }
}

/// Words of the page with figures in them, each where the pattern has `{}`.
pub(super) fn say_with(pattern: &'static str, figures: &[usize]) -> Markup {
    let figures: Vec<String> = figures.iter().map(ToString::to_string).collect();
    let said = figures.iter().fold(pattern.to_owned(), |said, figure| said.replacen("{}", figure, 1));
    html! { span.t data-t=(pattern) data-v=(figures.join(" ")) { (said) } }
}

/// `{} error` for one, `{} errors` for any other number.
pub(super) fn say_count(count: usize, one: &'static str, many: &'static str) -> Markup {
    say_with(if count == 1 { one } else { many }, &[count])
}

/// The Italian of the page's words, for the script: a line of English, then its line of Italian.
pub(super) fn italian() -> Markup {
    html! { template #italian { @for row in rows() { (row.replace('\t', "\n")) "\n" } } }
}

fn rows() -> impl Iterator<Item = &'static str> {
    include_str!("italian.tsv").lines().filter(|line| !line.starts_with('#'))
}

/// Whether the page can say it in Italian.
pub(super) fn is_said_in_italian(words: &str) -> bool {
    rows().any(|row| row.split('\t').next() == Some(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::CATALOGUE;

    #[test]
    fn figures_stand_where_the_pattern_has_them() {
        let markup = say_with("{} of {} shown", &[3, 47]).into_string();
        assert_eq!(markup, r#"<span class="t" data-t="{} of {} shown" data-v="3 47">3 of 47 shown</span>"#);
    }

    #[test]
    fn both_languages_have_the_same_gaps() {
        for row in rows() {
            let (english, italian) = row.split_once('\t').unwrap();
            let gaps = |text: &str| text.matches("{}").count();
            assert!(english.starts_with("rule:") || gaps(english) == gaps(italian), "{row}");
        }
    }

    #[test]
    fn every_rule_has_its_sentence() {
        for rule in CATALOGUE {
            assert!(is_said_in_italian(&format!("rule:{}", rule.id)), "{}", rule.id);
        }
    }

    /// The script asks for its words by `say("…")`.
    #[test]
    fn what_the_script_says_it_can_say_in_italian() {
        let script = super::super::policy::script();
        let asked: Vec<&str> = script.split("say(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(asked.len() > 5, "{asked:?}");
        for words in asked {
            assert!(is_said_in_italian(words), "{words}");
        }
    }
}
