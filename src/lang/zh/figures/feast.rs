//! Feasts and solar terms that say when: 春节 (Spring Festival), “五一”假期 (the May Day holiday), 谷雨 (Grain Rain). They are
//! dates whose day the calendar of the year would tell.

use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::Lexicon;
use crate::lang::tsv;

/// The feasts of `text`, in order, not overlapping, with the holiday or the night that belongs to them.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        match FEASTS.longest(rest) {
            Some((len, _)) => {
                let end = at + len + tail(&rest[len..]);
                found.push(at..end);
                at = end;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// The name of the feast that `surface` holds, as the renderings have it: 春节 for 春节假期.
pub fn name(surface: &str) -> Option<&'static str> {
    FEASTS.longest(surface).map(|(_, name)| *name)
}

/// Whether `surface` is a solar term (谷雨, 立夏) rather than a feast: its characters may be part of a person's name.
pub fn is_solar_term(surface: &str) -> bool {
    const TERMS: &str = "立春惊蛰春分谷雨立夏芒种夏至立秋处暑秋分霜降立冬冬至";
    TERMS.contains(surface)
}

/// Bytes of what goes on with the name of a feast.
fn tail(text: &str) -> usize {
    // Small long holiday, long holiday, holiday, golden week, eve, night, day.
    const TAILS: [&str; 8] = ["小长假", "长假", "假期", "假日", "黄金周", "前夕", "夜", "当天"];
    TAILS.iter().find(|tail| text.starts_with(**tail)).map_or(0, |tail| tail.len())
}

static DATA: &str = include_str!("data/feasts.tsv");

static FEASTS: LazyLock<Lexicon<&'static str>> = LazyLock::new(|| {
    Lexicon::new(tsv::rows::<4>(DATA).map(|[word, unless, name, _meaning]| (word, tsv::cell(unless).collect(), name)))
});

#[cfg(test)]
mod tests {
    use super::*;

    fn words_of(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn feasts_are_found_with_their_holidays() {
        assert_eq!(words_of("春节假期结束，“五一”假期将至，元旦前夕"), ["春节假期", "“五一”假期", "元旦前夕"]);
        assert_eq!(words_of("国庆黄金周过后就是重阳节"), ["国庆黄金周", "重阳节"]);
        assert_eq!(name("春节假期"), Some("春节"));
    }

    #[test]
    fn names_and_things_of_a_feast_are_none() {
        assert_eq!(words_of("刘国庆发言，《清明上河图》，春节联欢晚会，圣诞树，圣诞老人，谷雨书店"), [""; 0]);
    }
}
