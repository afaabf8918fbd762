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

/// Those of `spellings` (plain letters, sorted, each with something) that sound like `chinese`: within [`CLOSE`] and
/// beginning with a letter its first character may stand for.
///
/// Spellings with a common beginning are read together: as soon as no continuation can come close any more, all of
/// them are passed over.
pub fn close<'a, T>(chinese: &str, spellings: &'a [(String, T)]) -> Vec<&'a (String, T)> {
    let characters: Vec<char> = chinese.chars().filter(|c| *c != '·').collect();
    let groups: Vec<&[&str]> = characters.iter().map(|c| lexicon::sounds(*c)).collect();
    let Some(first) = groups.first() else { return Vec::new() };
    let mut initials: Vec<u8> = first.iter().filter_map(|group| group.bytes().next()).collect();
    initials.sort_unstable();
    initials.dedup();
    let mut found = Vec::new();
    for initial in initials {
        let begins = spellings.partition_point(|(plain, _)| plain.as_bytes().first().is_none_or(|b| *b < initial));
        let ends = spellings.partition_point(|(plain, _)| plain.as_bytes().first().is_none_or(|b| *b <= initial));
        let mut search = Search { groups: &groups, columns: vec![Vec::new()], letters: Vec::new() };
        let mut at = begins;
        while at < ends {
            let plain = spellings[at].0.as_bytes();
            match search.read(plain) {
                Reading::HopelessAfter(length) => {
                    at += spellings[at..ends].partition_point(|(other, _)| other.as_bytes().starts_with(&plain[..length]));
                }
                Reading::Far => at += 1,
                Reading::Near => {
                    if distance(chinese, &spellings[at].0) <= CLOSE {
                        found.push(&spellings[at]);
                    }
                    at += 1;
                }
            }
        }
    }
    found
}

/// What a spelling may come to.
enum Reading {
    /// Nothing that begins with so many of its letters can be close.
    HopelessAfter(usize),
    /// It is not close.
    Far,
    /// It may be close.
    Near,
}

/// Least costs of reading a spelling letter by letter: never more than [`distance`] takes, so what it rules out is
/// far.
struct Search<'a> {
    /// The letter groups of each character.
    groups: &'a [&'a [&'a str]],
    /// After each letter, the cost of having read each number of characters; the first before any letter.
    columns: Vec<Vec<f64>>,
    letters: Vec<u8>,
}

impl Search<'_> {
    fn read(&mut self, plain: &[u8]) -> Reading {
        let shared = self.letters.iter().zip(plain).take_while(|(a, b)| a == b).count();
        self.letters.truncate(shared);
        self.columns.truncate(shared + 1);
        if self.columns[0].is_empty() {
            self.columns[0] = (0..=self.groups.len()).map(|count| 0.8 * count as f64).collect();
        }
        let count = self.groups.len() as f64;
        // The longest spelling that counts has four letters for a character.
        let budget = CLOSE * count * 4.0 / 2.4 + SLACK;
        for letter in &plain[shared..] {
            self.letters.push(*letter);
            self.columns.push(self.column());
            let last = &self.columns[self.columns.len() - 1];
            if last.iter().all(|cost| *cost > budget) && self.pending() > budget {
                return Reading::HopelessAfter(self.letters.len());
            }
        }
        let end = self.columns[plain.len()][self.groups.len()];
        if end > CLOSE * count.max(plain.len() as f64 / 2.4) + SLACK { Reading::Far } else { Reading::Near }
    }

    /// The cheapest reading that is in the middle of a group.
    fn pending(&self) -> f64 {
        let end = self.letters.len();
        let mut least = f64::INFINITY;
        for begin in end.saturating_sub(LONGEST_GROUP)..end {
            let read = &self.letters[begin..];
            for (cost, groups) in self.columns[begin].iter().zip(self.groups) {
                let goes_on = groups.iter().map(|group| group.as_bytes()).any(|group| {
                    let consonants = group.iter().take_while(|b| !is_vowel(**b)).count();
                    // A vowel more may follow than the group has, and another than it has.
                    group.starts_with(read)
                        || consonants > 0
                            && read.len() < consonants + 2
                            && read.iter().zip(&group[..consonants]).all(|(a, b)| a == b)
                });
                if goes_on {
                    least = least.min(*cost);
                }
            }
        }
        least
    }

    /// The costs after the last letter.
    fn column(&self) -> Vec<f64> {
        let letters = &self.letters;
        let end = letters.len();
        let before = &self.columns[end - 1];
        let doubled = end > 1 && letters[end - 2] == letters[end - 1];
        let skip = if doubled { 0.1 } else { skipped_letter(letters[end - 1]) };
        let mut costs = vec![before[0] + skip];
        for (number, groups) in self.groups.iter().enumerate() {
            let mut cost = (before[number + 1] + skip).min(costs[number] + 0.8);
            for (rank, group) in groups.iter().enumerate() {
                let group = group.as_bytes();
                if letters.ends_with(group) {
                    cost = cost.min(self.columns[end - group.len()][number] + 0.02 * rank.min(5) as f64);
                }
                let consonants = group.iter().take_while(|b| !is_vowel(**b)).count();
                for vowels in 0..=2 {
                    let length = consonants + vowels;
                    if consonants > 0
                        && length <= end
                        && letters[end - length..].starts_with(&group[..consonants])
                        && letters[end - vowels..].iter().all(|b| is_vowel(*b))
                    {
                        let price = if vowels == 0 { 0.3 } else { 0.32 };
                        cost = cost.min(self.columns[end - length][number] + price);
                    }
                }
            }
            costs.push(cost);
        }
        costs
    }
}

/// Letters of the longest group (`kowsky` and the like), with one to spare.
const LONGEST_GROUP: usize = 8;
/// Sums of the same costs in another order may differ by so much.
const SLACK: f64 = 1e-9;

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
    fn a_list_is_searched_as_if_word_by_word() {
        let mut spellings: Vec<(String, ())> = lexicon::spellings_for_tests();
        spellings.sort_unstable();
        spellings.dedup();
        assert!(spellings.len() > 500, "{}", spellings.len());
        for chinese in ["泽连斯基", "罗西", "贝尔蒂尼", "马蒂斯", "弗莱克", "史密斯", "伊丽莎白", "约翰逊", "马克"] {
            let first = lexicon::sounds(chinese.chars().next().expect("not empty"));
            let one_by_one: Vec<&(String, ())> = spellings
                .iter()
                .filter(|(plain, _)| first.iter().any(|group| group.as_bytes()[0] == plain.as_bytes()[0]))
                .filter(|(plain, _)| plain.len() <= 4 * chinese.chars().count() && distance(chinese, plain) <= CLOSE)
                .collect();
            let mut found = close(chinese, &spellings);
            found.retain(|(plain, _)| plain.len() <= 4 * chinese.chars().count());
            assert_eq!(found, one_by_one, "{chinese}");
        }
    }

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
