//! Text goes in, markup that says its language comes out. A browser chooses the shapes of Han by `lang`, a screen
//! reader its voice.

use maud::{Markup, html};

use super::super::visible::visible;
use crate::report::model::{Finding, Script};

/// The language tag of a Chinese text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chinese(&'static str);

impl Chinese {
    /// The tag for a script; a text in both scripts, or in one nobody looked at, is only `zh`.
    pub(super) const fn of(script: Option<Script>) -> Self {
        match script {
            Some(Script::Hans) => Self("zh-Hans"),
            Some(Script::Hant) => Self("zh-Hant"),
            Some(Script::Mixed) | None => Self("zh"),
        }
    }

    /// The tag.
    pub(super) const fn tag(self) -> &'static str {
        self.0
    }
}

/// A run of Italian.
pub(super) fn italian(text: &str) -> Markup {
    html! { span lang="it" { (visible(text)) } }
}

/// An English sentence about a finding, in which its Chinese and Italian words stand.
pub(super) fn english(text: &str, finding: &Finding, chinese: Chinese) -> Markup {
    marked_up(&runs(&visible(text), &quoted(finding)), chinese)
}

/// Text of no one language, such as a path or a reason somebody gave, in which Han may stand.
pub(super) fn mixed(text: &str, chinese: Chinese) -> Markup {
    marked_up(&han_runs(&visible(text)), chinese)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    English,
    Chinese,
    Italian,
}

fn marked_up(runs: &[(&str, Language)], chinese: Chinese) -> Markup {
    html! {
        @for (words, language) in runs {
            @match language {
                Language::English => (words),
                Language::Chinese => span lang=(chinese.0) { (words) },
                Language::Italian => span lang="it" { (words) },
            }
        }
    }
}

/// The words of a finding that its sentences may quote.
fn quoted(finding: &Finding) -> Vec<(String, Language)> {
    let forms = finding.expected.iter().chain(&finding.evidence.found);
    let italian = forms.chain(finding.target.as_ref().map(|place| &place.text));
    let chinese = finding.source.as_ref().map(|place| &place.text);
    let mut quoted: Vec<(String, Language)> = italian.map(|words| (visible(words), Language::Italian)).collect();
    quoted.extend(chinese.map(|words| (visible(words), Language::Chinese)));
    quoted.retain(|(words, language)| *language == Language::Chinese || is_telling(words));
    quoted.retain(|(words, _)| !words.is_empty());
    quoted
}

/// Short words and bare figures are English as often as Italian.
fn is_telling(words: &str) -> bool {
    words.chars().count() >= 4 && words.chars().any(char::is_alphabetic)
}

/// Cuts an English sentence into runs of one language.
fn runs<'a>(text: &'a str, quoted: &[(String, Language)]) -> Vec<(&'a str, Language)> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some((at, words, language)) = first_quoted(rest, quoted) {
        runs.extend(han_runs(&rest[..at]));
        runs.push((&rest[at..at + words.len()], language));
        rest = &rest[at + words.len()..];
    }
    runs.extend(han_runs(rest));
    runs
}

/// The quoted words that stand first in `text`, the longest of those at the same place.
fn first_quoted<'q>(text: &str, quoted: &'q [(String, Language)]) -> Option<(usize, &'q str, Language)> {
    quoted
        .iter()
        .filter_map(|(words, language)| Some((find_whole(text, words)?, words.as_str(), *language)))
        .min_by_key(|(at, words, _)| (*at, std::cmp::Reverse(words.len())))
}

/// Where `words` stand in `text` and do not go on into a longer word.
fn find_whole(text: &str, words: &str) -> Option<usize> {
    let is_letter = |char: Option<char>| char.is_some_and(|char| char.is_alphanumeric() && !is_han(char));
    text.match_indices(words).map(|(at, _)| at).find(|at| {
        let (before, after) = (text[..*at].chars().next_back(), text[at + words.len()..].chars().next());
        !is_letter(before) && !is_letter(after)
    })
}

fn han_runs(text: &str) -> Vec<(&str, Language)> {
    let mut runs = Vec::new();
    let mut start = 0;
    for (at, char) in text.char_indices() {
        if at > start && is_han(char) != text[start..].starts_with(is_han) {
            runs.push((start, at));
            start = at;
        }
    }
    runs.push((start, text.len()));
    let language = |run: &str| {
        if run.starts_with(is_han) { Language::Chinese } else { Language::English }
    };
    runs.into_iter().map(|(from, to)| (&text[from..to], language(&text[from..to]))).collect()
}

/// Han and the punctuation that comes with it.
fn is_han(char: char) -> bool {
    matches!(char, '\u{2e80}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;

    #[test]
    fn says_the_language_of_every_word_of_a_message() {
        let report = sample::report();
        let finding = &report.findings[0];
        let markup = english(&finding.message, finding, Chinese::of(Some(Script::Hans))).into_string();
        assert!(markup.contains(r#"<span lang="zh-Hans">林若溪</span>"#), "{markup}");
        assert!(markup.contains(r#"“<span lang="it">un funzionario comunale</span>”"#), "{markup}");
        assert!(markup.contains(r#"<span lang="it">Lin Ruoxi</span>"#), "{markup}");
    }

    #[test]
    fn an_english_word_is_not_taken_for_part_of_an_italian_one() {
        let quoted = [("anno".to_owned(), Language::Italian)];
        assert_eq!(runs("cannot find it", &quoted), [("cannot find it", Language::English)]);
    }

    #[test]
    fn a_figure_with_its_unit_is_one_run_of_chinese() {
        let quoted = [("3.6亿元".to_owned(), Language::Chinese)];
        assert_eq!(
            runs("the number 3.6亿元 and 老城", &quoted),
            [
                ("the number ", Language::English),
                ("3.6亿元", Language::Chinese),
                (" and ", Language::English),
                ("老城", Language::Chinese)
            ]
        );
    }
}
