//! Which script a Chinese text is in.

use std::sync::LazyLock;

use hanconv::RawDictionary;
use rustc_hash::FxHashSet;

use crate::normalise::Script;
pub use crate::text::is_han;

/// The script of `text`, by the characters that only one of the two has. One stray character in twenty is let
/// through, since quotations and names keep the other script.
pub fn of(text: &str) -> Script {
    let (mut traditional, mut simplified) = (0usize, 0usize);
    for character in text.chars().filter(|c| is_han(*c)) {
        traditional += usize::from(ONLY.0.contains(&character));
        simplified += usize::from(ONLY.1.contains(&character));
    }
    if traditional * 20 <= simplified {
        Script::Hans
    } else if simplified * 20 <= traditional {
        Script::Hant
    } else {
        Script::Mixed
    }
}

/// Whether the single character `text` is also in use in Simplified writing (乾, 著, 藉), where converting it
/// would be wrong.
pub fn is_simplified_too(text: &str) -> bool {
    text.chars().next().is_some_and(|c| !ONLY.0.contains(&c))
}

/// The characters that only Traditional has, and those that only Simplified has.
static ONLY: LazyLock<(FxHashSet<char>, FxHashSet<char>)> = LazyLock::new(|| {
    let (mut traditional, mut simplified) = (FxHashSet::default(), FxHashSet::default());
    let mut targets = FxHashSet::default();
    for (from, to) in RawDictionary::STCharacters.iter() {
        let (Some(from), Some(to)) = (from.chars().next(), to.chars().next()) else { continue };
        targets.insert(to);
        if from != to {
            simplified.insert(from);
        }
    }
    for (from, to) in RawDictionary::TSCharacters.iter() {
        let (Some(from), Some(to)) = (from.chars().next(), to.chars().next()) else { continue };
        if from != to && !STANDARD_IN_BOTH.contains(from) {
            traditional.insert(from);
        }
    }
    // 后, 里, 台 are Simplified forms, but Traditional words as well: they tell nothing.
    let both: Vec<char> =
        simplified.iter().filter(|c| targets.contains(c) || AMBIGUOUS.contains(**c)).copied().collect();
    for character in both {
        simplified.remove(&character);
    }
    (traditional, simplified)
});

/// Characters that OpenCC's table converts and the mainland standard keeps in some words.
const STANDARD_IN_BOTH: &str = "乾著藉覆瞭夥摺徵餘鍾甯於麼麽裏彷";
/// Simplified forms that are everyday characters of Traditional writing too.
const AMBIGUOUS: &str =
    "后里台面谷丑斗余征系么只几干松才云致折冲制板表卷姜借克了采御吁郁咸沈升愿秋吊布苏志岳弦游占佣范";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_scripts_apart() {
        assert_eq!(of("第三届论坛在沪举行，后来他们发表了声明"), Script::Hans);
        assert_eq!(of("第三屆論壇在滬舉行，後來他們發表了聲明"), Script::Hant);
        assert_eq!(of("上海市 2025"), Script::Hans);
        assert_eq!(of("论坛 論壇 举行 舉行"), Script::Mixed);
    }
}
