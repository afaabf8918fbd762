//! Words and names that hold a numeral or look like a date and are neither: 万一 (in case), 三亚 (Sanya), 五一.

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use crate::lang::tsv;

/// Bytes of the word that begins `text`, if it is such a word.
pub(super) fn no_figure_at_start(text: &str) -> Option<usize> {
    WORDS.longest(text).map(|(len, ())| len)
}

/// Bytes of the address of a page that begins `text`.
pub(super) fn address_at_start(text: &str) -> Option<usize> {
    let address = ["http://", "https://", "www."].iter().any(|prefix| text.starts_with(prefix));
    let end = || text.find(|c: char| c.is_whitespace() || !c.is_ascii()).unwrap_or(text.len());
    address.then(end)
}

static DATA: &str = include_str!("data/no-figures.tsv");

static WORDS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::new(tsv::rows::<3>(DATA).map(|[word, unless, _meaning]| (word, tsv::cell(unless).collect(), ())))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_idioms_and_names() {
        assert_eq!(no_figure_at_start("成千上万的人"), Some("成千上万".len()));
        assert_eq!(no_figure_at_start("三亚湾"), Some("三亚".len()));
        assert_eq!(no_figure_at_start("十分重要"), Some("十分".len()));
        assert_eq!(no_figure_at_start("十分钟"), None);
        assert_eq!(no_figure_at_start("三百人"), None);
    }

    #[test]
    fn an_address_ends_at_a_space_or_at_chinese() {
        assert_eq!(address_at_start("https://a.cn/2025/09/26 那"), Some("https://a.cn/2025/09/26".len()));
        assert_eq!(address_at_start("www.a1.cn。"), Some("www.a1.cn".len()));
        assert_eq!(address_at_start("wwf"), None);
    }

    #[test]
    fn the_rows_are_in_order_and_none_stands_twice() {
        let words: Vec<&str> = tsv::rows::<3>(DATA).map(|[word, ..]| word).collect();
        let wrong = words.windows(2).find(|pair| pair[0] >= pair[1]);
        assert_eq!(wrong, None);
    }
}
