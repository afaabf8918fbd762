//! Chinese surnames with the readings that people print: pinyin, Wade-Giles, Cantonese and the customary ones of
//! South-East Asia.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::script::is_han;
use crate::lang::tsv;
use crate::normalise::Script;

/// A surname.
#[derive(Debug, Clone, Copy)]
pub struct Surname {
    /// Pinyin readings, alternatives separated by `|`, capitalised.
    pub pinyin: &'static str,
    /// Wade-Giles, as on documents in Taiwan.
    pub wade_giles: &'static str,
    /// Hong Kong and Macao.
    pub cantonese: &'static str,
    /// Hokkien, Korean, Vietnamese and other forms.
    pub other: &'static str,
    /// 1 for the hundred commonest, 2 for the next two hundred, 3 for the rare, [`JAPANESE`] for those of Japan.
    pub rank: u8,
}

/// The rank of a Japanese surname, of which the list has the reading in Japanese alone.
pub const JAPANESE: u8 = 4;

/// The surname `text`, in Simplified characters.
pub fn get(text: &str) -> Option<&'static Surname> {
    SURNAMES.get(text)
}

/// The surname that begins `text`: its length in bytes. A compound one goes before a single one.
pub fn at_start(text: &str) -> Option<(&'static str, &'static Surname)> {
    let mut ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let (first, second) = (ends.next()?, ends.next());
    second
        .and_then(|end| SURNAMES.get_key_value(&text[..end]))
        .filter(|(_, surname)| surname.rank != JAPANESE)
        .or_else(|| SURNAMES.get_key_value(&text[..first]))
        .map(|(name, surname)| (*name, surname))
}

/// The Japanese surname that begins `text`, of two or three characters, the longest one.
pub fn japanese_at_start(text: &str) -> Option<(&'static str, &'static Surname)> {
    let ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1).take(2).collect();
    let mut listed = ends.iter().rev().filter_map(|end| SURNAMES.get_key_value(&text[..*end]));
    listed.find(|(_, surname)| surname.rank == JAPANESE).map(|(name, surname)| (*name, surname))
}

/// Whether the 乾 that begins `rest` stays as it is: after a surname, and in no word of dryness (徐乾学).
pub fn keeps_traditional_form(before: &str, rest: &str, script: Script) -> bool {
    if !rest.starts_with('乾') {
        return false;
    }
    let mut around = rest.chars().skip(1);
    let next = around.next();
    let previous = before.chars().next_back();
    let named = previous.is_some_and(|c| is_han(c) && get(c.encode_utf8(&mut [0; 4])).is_some());
    let dry = next.is_some_and(|c| AFTER_DRY.contains(c)) || previous.is_some_and(|c| BEFORE_DRY.contains(c));
    !dry && (named || script == Script::Hans)
}

/// 乾 dry: 乾淨, 乾燥, 乾旱, 乾杯, 乾脆, 乾枯 …
const AFTER_DRY: &str = "淨净燥旱杯脆枯洗涸糧粮果貨货草酪癟瘪衣柴冰爽咳嘔呕裂澀涩乾";
/// Dry: 餅乾, 風乾, 烘乾, 晒乾 …
const BEFORE_DRY: &str = "餅饼風风烘曬晒擦吹晾陰阴未口肉豆菜筍笋果乾杏葡萄";

static SURNAMES: LazyLock<FxHashMap<&'static str, Surname>> = LazyLock::new(|| {
    tsv::rows(include_str!("data/surnames.tsv"))
        .flat_map(|[names, pinyin, wade_giles, cantonese, other, rank]| {
            let rank = rank.parse().unwrap_or(3);
            tsv::cell(names).map(move |name| (name, Surname { pinyin, wade_giles, cantonese, other, rank }))
        })
        .collect()
});
