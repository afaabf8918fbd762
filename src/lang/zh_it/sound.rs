//! Foreign names written in Chinese by sound, against Latin spellings.
//!
//! Each character stands for one of several letter groups (泽 ze, 连 len, 斯 s, 基 ky). A spelling is read from left to
//! right with the characters in order; what the groups do not explain costs. The costs are those of a listener:
//! a vowel is misheard easily, an h or a doubled consonant is not heard at all, a consonant that is missing
//! counts most. Set by reading the errors on names of the project's own lists; `strsim` has no distance between a
//! syllable and its possible spellings.

use super::lexicon;

/// What a spelling costs at most per unit of length to count as the same name.
pub const CLOSE: f64 = 0.21;

/// The same where only the few names of one passage compete.
pub const CLOSE_IN_PASSAGE: f64 = 0.30;

/// Further than this apart, a spelling cannot be meant at all.
pub const ALIKE: f64 = 0.45;

/// How far `latin` (plain letters, lower case) is from the sound of `chinese`: 0 for a perfect reading, about 1 for
/// unrelated names.
pub fn distance(chinese: &str, latin: &str) -> f64 {
    let characters: Vec<char> = chinese.chars().filter(|c| *c != '·').collect();
    let letters = latin.as_bytes();
    if characters.is_empty() || letters.is_empty() || !latin.is_ascii() {
        return 1.0;
    }
    // cost[j]: cheapest reading of the characters so far that uses the first j letters.
    let mut cost: Vec<f64> = vec![0.0];
    for letter in letters {
        cost.push(cost[cost.len() - 1] + skipped_letter(*letter));
    }
    for character in &characters {
        let mut next = vec![f64::INFINITY; letters.len() + 1];
        for (at, before) in cost.iter().enumerate() {
            for (group, price) in readings(*character, &latin[at..]) {
                let end = at + group;
                next[end] = next[end].min(before + price);
            }
        }
        for at in 0..letters.len() {
            let previous = if at > 0 { letters[at - 1] } else { 0 };
            let skip = if letters[at] == previous { 0.1 } else { skipped_letter(letters[at]) };
            next[at + 1] = next[at + 1].min(next[at] + skip);
        }
        cost = next;
    }
    let length = (characters.len() as f64).max(letters.len() as f64 / 2.4);
    (cost[letters.len()] / length).min(1.0)
}

/// How `character` may read the start of `rest`: letters taken and price.
fn readings(character: char, rest: &str) -> Vec<(usize, f64)> {
    let groups = lexicon::sounds(character);
    let mut found = vec![(0, if groups.is_empty() { 1.2 } else { 0.8 })];
    for (rank, group) in groups.iter().enumerate() {
        if rest.starts_with(group) {
            found.push((group.len(), 0.02 * rank.min(5) as f64));
            continue;
        }
        // The same consonants with another vowel, or the consonant alone.
        let consonants = group.bytes().take_while(|b| !is_vowel(*b)).count();
        if consonants > 0 && rest.starts_with(&group[..consonants]) {
            let vowels = rest.bytes().skip(consonants).take_while(|b| is_vowel(*b)).count();
            found.push((consonants, 0.3));
            if vowels > 0 {
                found.push((consonants + vowels.min(2), 0.32));
            }
        }
    }
    found
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

const fn skipped_letter(letter: u8) -> f64 {
    match letter {
        b'h' | b'\'' => 0.12,
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => 0.3,
        b'r' | b'w' | b'l' => 0.45,
        _ => 0.75,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hears_the_name_and_no_other() {
        for (chinese, latin) in [
            ("泽连斯基", "zelensky"),
            ("泽连斯基", "zelenskij"),
            ("冯德莱恩", "vonderleyen"),
            ("罗西", "rossi"),
            ("贝尔蒂尼", "bertini"),
            ("特斯法耶", "tesfaye"),
            ("基普科奇", "kipkoech"),
            ("弗莱克", "flake"),
            ("马蒂斯", "mattis"),
        ] {
            assert!(distance(chinese, latin) <= CLOSE, "{chinese} {latin} {}", distance(chinese, latin));
        }
        for (chinese, latin) in [
            ("泽连斯基", "putin"),
            ("罗西", "roma"),
            ("贝尔蒂尼", "berlino"),
            ("马蒂斯", "milano"),
            ("弗莱克", "francia"),
            ("卡瓦诺", "giovane"),
        ] {
            assert!(distance(chinese, latin) > CLOSE, "{chinese} {latin} {}", distance(chinese, latin));
        }
    }
}
