//! What kind of document or work a title names: plan, measures, report, magazine, novel ….

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lang::tsv;

/// Whether a word says nothing but what kind of document or work a title names.
pub fn is_kind(word: &str) -> bool {
    KINDS.contains(word)
}

/// The longest kind of document or work that ends `title`.
pub fn kind_at_end(title: &str) -> Option<&str> {
    title.char_indices().map(|(at, _)| &title[at..]).find(|end| is_kind(end))
}

static KINDS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| tsv::rows(include_str!("data/document-words.tsv")).map(|[word]| word).collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_kind_is_found() {
        assert_eq!(kind_at_end("海岸带保护行动方案"), Some("行动方案"));
        assert_eq!(kind_at_end("春天的故事"), None);
    }
}
