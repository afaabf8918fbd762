//! What the search needs to know of the characters of a report: their Simplified form, so that a query in either
//! script finds a text in the other, and their readings without tones.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use maud::{Markup, html};
use pinyin::ToPinyin;

use crate::report::model::{Finding, Report};

/// A character a word: Simplified, then the reading, then the other forms of the same character.
pub(super) fn table(report: &Report) -> Markup {
    let words: Vec<String> = simplified(report).into_iter().map(word).collect();
    html! { template #han { (words.join(" ")) } }
}

/// The characters that findings show, in Simplified form.
fn simplified(report: &Report) -> BTreeSet<char> {
    fn sources(finding: &Finding) -> impl Iterator<Item = char> {
        let own = finding.source.iter().map(|place| place.text.as_str());
        own.chain(std::iter::once(finding.message.as_str())).flat_map(str::chars)
    }
    let with_children = report.findings.iter().flat_map(|one| std::iter::once(one).chain(&one.children));
    let named: BTreeSet<(&str, &str)> =
        report.findings.iter().filter_map(|one| Some((one.pair.as_str(), one.bead.as_deref()?))).collect();
    let beads = report.pairs.iter().flat_map(|pair| pair.beads.iter().map(move |bead| (pair, bead)));
    let shown = beads.filter(|(pair, bead)| named.contains(&(pair.id.as_str(), bead.id.as_str())));
    let sentences = shown.flat_map(|(_, bead)| &bead.source).flat_map(|passage| passage.text.chars());
    with_children.flat_map(sources).chain(sentences).filter(|char| is_ideograph(*char)).map(simple).collect()
}

fn word(char: char) -> String {
    let reading: String = char.to_pinyin().map_or("", |reading| reading.plain()).replace('ü', "u");
    let others: String = OTHER_FORMS.get(&char).into_iter().flatten().collect();
    format!("{char}{reading}{others}")
}

/// The forms of each Simplified character that differ from it.
static OTHER_FORMS: LazyLock<BTreeMap<char, Vec<char>>> = LazyLock::new(|| {
    let mut forms: BTreeMap<char, Vec<char>> = BTreeMap::new();
    for char in ('\u{3400}'..='\u{9fff}').filter(|char| simple(*char) != *char) {
        forms.entry(simple(char)).or_default().push(char);
    }
    forms
});

/// The Simplified form of one character.
fn simple(char: char) -> char {
    hanconv::t2s(char.to_string()).chars().next().unwrap_or(char)
}

const fn is_ideograph(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;

    #[test]
    fn holds_both_scripts_and_the_reading_of_what_stands_in_the_report() {
        let markup = table(&sample::report()).into_string();
        assert!(markup.contains(" 东dong東 ") && markup.contains(" 港gang "), "{markup}");
        assert!(!markup.contains('龟'));
    }
}
