//! Words and names that hold a numeral or look like a date and are neither: 万一 (in case), 三亚 (Sanya), 五一.

use std::sync::LazyLock;

use super::cursor::Cursor;
use super::lexicon::Lexicon;
use super::numeral;
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

/// How far to go from a place where neither a figure nor a date begins: past the whole word, numeral or Latin name, so
/// that no part of it is taken for one.
pub(super) fn passed_over(cursor: Cursor<'_>) -> usize {
    let rest = cursor.rest();
    let Some(next) = cursor.next() else { return 0 };
    if next.is_ascii_alphanumeric() {
        return address_at_start(rest).unwrap_or_else(|| latin_word(rest));
    }
    if let Some(len) = no_figure_at_start(rest) {
        return len;
    }
    numeral::at_start(rest).map_or(next.len_utf8(), |(len, _)| len)
}

/// Bytes of the name that begins `text`: COVID-19, v2.1, 010-12345678.
fn latin_word(text: &str) -> usize {
    let part = |c: char| c.is_ascii_alphanumeric() || "-_./:@+".contains(c);
    let len = text.find(|c| !part(c)).unwrap_or(text.len());
    text[..len].trim_end_matches([':', '-', '/', '.']).len().max(1)
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
    fn no_part_of_a_name_or_numeral_is_looked_at_again() {
        let passed = |text: &'static str| &text[..passed_over(Cursor::new(text, 0))];
        assert_eq!(passed("COVID-19疫情"), "COVID-19");
        assert_eq!(passed("三百一十个"), "三百一十");
        assert_eq!(passed("四川省"), "四川");
        assert_eq!(passed("省内"), "省");
    }

    #[test]
    fn the_rows_are_in_order_and_none_stands_twice() {
        let words: Vec<&str> = tsv::rows::<3>(DATA).map(|[word, ..]| word).collect();
        let wrong = words.windows(2).find(|pair| pair[0] >= pair[1]);
        assert_eq!(wrong, None);
    }
}
