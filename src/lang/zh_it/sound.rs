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
        let groups = lexicon::sounds(*character);
        for (at, before) in cost.iter().enumerate() {
            readings(groups, &letters[at..], |group, price| {
                let end = at + group;
                next[end] = next[end].min(before + price);
            });
            for group in lexicon::other_vowels(*character).iter().filter(|g| letters[at..].starts_with(g.as_bytes())) {
                let end = at + group.len();
                next[end] = next[end].min(before + OTHER_VOWEL);
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

/// The same for the words of a passage, where x may stand for 克斯: Max, 马克斯.
pub fn heard(chinese: &str, latin: &str) -> f64 {
    let far = distance(chinese, latin);
    let spelt_out = ["克斯", "克西", "克萨", "克索", "克谢", "克申"].iter().any(|ks| chinese.contains(ks));
    if spelt_out && latin.contains('x') { far.min(distance(chinese, &latin.replace('x', "ks"))) } else { far }
}

/// Those of `spellings` (plain letters, each with something, sorted) that sound like `chinese`: within [`CLOSE`],
/// beginning with a letter its first character may stand for, longer than it has characters and of at most four letters
/// for each.
///
/// Spellings with a common beginning are read together: as soon as no continuation can come close any more, all of
/// them are passed over.
pub fn close<'a, T>(chinese: &str, spellings: &'a [(String, T)]) -> Vec<&'a (String, T)> {
    let characters: Vec<char> = chinese.chars().filter(|c| *c != '·').collect();
    let readings: Vec<CharacterReadings> = characters.iter().map(|c| CharacterReadings::of(*c)).collect();
    let Some(first) = characters.first() else { return Vec::new() };
    let mut initials: Vec<u8> = lexicon::sounds(*first).iter().filter_map(|group| group.bytes().next()).collect();
    initials.sort_unstable();
    initials.dedup();
    let mut found = Vec::new();
    let lengths = characters.len() + 1..=characters.len() * 4;
    let mut search = Search::new(&readings, *lengths.end());
    for initial in &initials {
        let first = |(plain, _): &(String, T)| plain.as_bytes().first().copied();
        let begins = spellings.partition_point(|spelling| first(spelling) < Some(*initial));
        let ends = begins + spellings[begins..].partition_point(|spelling| first(spelling) == Some(*initial));
        let mut rest = &spellings[begins..ends];
        while let Some(spelling) = rest.first() {
            let plain = spelling.0.as_bytes();
            let reading = if lengths.contains(&plain.len()) { search.read(plain) } else { Reading::Far };
            let passed = match reading {
                Reading::HopelessAfter(letters) => alike(rest, &plain[..letters]),
                Reading::Near if distance(chinese, &spelling.0) <= CLOSE => {
                    found.push(spelling);
                    1
                }
                Reading::Near | Reading::Far => 1,
            };
            rest = &rest[passed..];
        }
    }
    found
}

/// How many of the first of `spellings`, which are sorted, begin with `start`: mostly few, so the stride grows.
fn alike<T>(spellings: &[(String, T)], start: &[u8]) -> usize {
    let begins = |(plain, _): &(String, T)| plain.as_bytes().starts_with(start);
    let mut stride = 1;
    while stride < spellings.len() && begins(&spellings[stride]) {
        stride *= 2;
    }
    let from = stride / 2;
    from + spellings[from..stride.min(spellings.len())].partition_point(begins)
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

/// Up to eight letters, each a byte of a number, the last one lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Letters {
    packed: u64,
    count: usize,
    /// Their bytes in a number.
    mask: u64,
}

impl Letters {
    fn of(letters: &[u8]) -> Self {
        let packed = letters.iter().fold(0, |sum, letter| sum << 8 | u64::from(*letter));
        Self { packed, count: letters.len(), mask: low(letters.len()) }
    }

    /// Whether the letters of `read` end with these.
    const fn end(&self, read: u64) -> bool {
        read & self.mask == self.packed
    }
}

/// The letter groups of a character.
struct CharacterReadings {
    /// With the price of each.
    groups: Vec<(Letters, f64)>,
    /// The consonants that groups begin with, each once.
    consonants: Vec<Letters>,
}

impl CharacterReadings {
    fn of(character: char) -> Self {
        let groups = lexicon::sounds(character);
        let mut consonants: Vec<Letters> = groups
            .iter()
            .map(|group| group.bytes().take_while(|b| !is_vowel(*b)).count())
            .zip(groups)
            .filter(|(count, _)| *count > 0)
            .map(|(count, group)| Letters::of(&group.as_bytes()[..count]))
            .collect();
        consonants.sort_unstable();
        consonants.dedup();
        Self {
            groups: groups
                .iter()
                .enumerate()
                .map(|(rank, group)| (Letters::of(group.as_bytes()), 0.02 * rank.min(5) as f64))
                .chain(lexicon::other_vowels(character).iter().map(|g| (Letters::of(g.as_bytes()), OTHER_VOWEL)))
                .collect(),
            consonants,
        }
    }
}

/// Least costs of reading a spelling letter by letter: never more than [`distance`] takes, so what it rules out is
/// far.
struct Search<'a> {
    readings: &'a [CharacterReadings],
    /// After each letter, the cost of having read each number of characters; the first before any letter.
    columns: Vec<f64>,
    letters: Vec<u8>,
    /// What the longest spelling that is asked for may cost.
    most: f64,
}

impl<'a> Search<'a> {
    /// For spellings of up to `longest` letters.
    fn new(readings: &'a [CharacterReadings], longest: usize) -> Self {
        let columns = (0..=readings.len()).map(|count| 0.8 * count as f64).collect();
        Self { readings, columns, letters: Vec::new(), most: budget(readings.len(), longest) }
    }

    fn read(&mut self, plain: &[u8]) -> Reading {
        let shared = self.letters.iter().zip(plain).take_while(|(a, b)| a == b).count();
        let count = self.readings.len();
        self.letters.truncate(shared);
        self.columns.truncate((shared + 1) * (count + 1));
        let budget = budget(count, plain.len());
        for letter in &plain[shared..] {
            self.letters.push(*letter);
            self.read_last();
            let last = &self.columns[self.letters.len() * (count + 1)..];
            let least = last.iter().copied().fold(f64::INFINITY, f64::min);
            if least > budget {
                let least = self.pending(least);
                match () {
                    () if least > self.most => return Reading::HopelessAfter(self.letters.len()),
                    () if least > budget => return Reading::Far,
                    () => {}
                }
            }
        }
        if self.columns[self.columns.len() - 1] > budget { Reading::Far } else { Reading::Near }
    }

    /// The last letters, as groups are written.
    fn recent(&self) -> u64 {
        let from = self.letters.len().saturating_sub(8);
        self.letters[from..].iter().fold(0, |sum, letter| sum << 8 | u64::from(*letter))
    }

    /// The cheapest reading that is in the middle of a group, where it costs less than `least`.
    fn pending(&self, mut least: f64) -> f64 {
        let (recent, end, width) = (self.recent(), self.letters.len(), self.readings.len() + 1);
        for length in 1..=LONGEST_GROUP.min(end) {
            let read = recent & low(length);
            let begin = (end - length) * width;
            for (cost, readings) in self.columns[begin..begin + width].iter().zip(self.readings) {
                // A vowel more may follow than the group has, and another than it has.
                let goes_on = *cost < least
                    && (readings.groups.iter().any(|(group, _)| {
                        group.count >= length && group.packed >> (8 * (group.count - length)) == read
                    }) || readings.consonants.iter().any(|group| match group.count.checked_sub(length) {
                        Some(more) => group.packed >> (8 * more) == read,
                        None => length < group.count + 2 && read >> (8 * (length - group.count)) == group.packed,
                    }));
                if goes_on {
                    least = *cost;
                }
            }
        }
        least
    }

    /// The costs after the last letter.
    fn read_last(&mut self) {
        let (recent, end, width) = (self.recent(), self.letters.len(), self.readings.len() + 1);
        let doubled = end > 1 && self.letters[end - 2] == self.letters[end - 1];
        let skip = if doubled { 0.1 } else { skipped_letter(self.letters[end - 1]) };
        let vowels = self.letters.iter().rev().take(2).take_while(|b| is_vowel(**b)).count();
        let before = (end - 1) * width;
        self.columns.push(self.columns[before] + skip);
        for (number, readings) in self.readings.iter().enumerate() {
            let mut cost = (self.columns[before + number + 1] + skip).min(self.columns[end * width + number] + 0.8);
            for (group, price) in readings.groups.iter().filter(|(group, _)| group.end(recent)) {
                cost = cost.min(self.columns[(end - group.count) * width + number] + price);
            }
            for further in 0..=vowels {
                let price = if further == 0 { 0.3 } else { 0.32 };
                for group in readings.consonants.iter().filter(|group| group.end(recent >> (8 * further))) {
                    cost = cost.min(self.columns[(end - group.count - further) * width + number] + price);
                }
            }
            self.columns.push(cost);
        }
    }
}

/// What a spelling of so many letters may cost for so many characters to be close.
fn budget(characters: usize, letters: usize) -> f64 {
    CLOSE * (characters as f64).max(letters as f64 / 2.4) + SLACK
}

/// The lowest `letters` bytes; groups have at most seven letters.
const fn low(letters: usize) -> u64 {
    if letters >= 8 { u64::MAX } else { (1 << (8 * letters)) - 1 }
}

/// The price of another vowel before the same n or m: 蒙 for Men.
const OTHER_VOWEL: f64 = 0.34;
/// Letters of the longest group.
const LONGEST_GROUP: usize = 7;
/// Sums of the same costs in another order may differ by so much.
const SLACK: f64 = 1e-9;

/// How a character with these letter groups may read the start of `rest`: letters taken and price.
fn readings(groups: &[&str], rest: &[u8], mut found: impl FnMut(usize, f64)) {
    found(0, if groups.is_empty() { 1.2 } else { 0.8 });
    // Both ways to read a group begin with its first letter.
    let begun = |group: &str| group.as_bytes().first() == rest.first();
    for (rank, group) in groups.iter().enumerate().filter(|(_, group)| begun(group)) {
        if rest.starts_with(group.as_bytes()) {
            found(group.len(), 0.02 * rank.min(5) as f64);
            continue;
        }
        // The same consonants with another vowel, or the consonant alone.
        let consonants = group.bytes().take_while(|b| !is_vowel(*b)).count();
        if consonants > 0 && rest.starts_with(&group.as_bytes()[..consonants]) {
            let vowels = rest.iter().skip(consonants).take_while(|b| is_vowel(**b)).count();
            found(consonants, 0.3);
            if vowels > 0 {
                found(consonants + vowels.min(2), 0.32);
            }
        }
    }
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
        for chinese in ["泽连斯基", "罗西", "贝尔蒂尼", "马蒂斯", "弗莱克", "史密斯", "伊丽莎白", "约翰逊", "马克"]
        {
            let first = lexicon::sounds(chinese.chars().next().expect("not empty"));
            let count = chinese.chars().count();
            let one_by_one: Vec<&(String, ())> = spellings
                .iter()
                .filter(|(plain, _)| first.iter().any(|group| group.as_bytes()[0] == plain.as_bytes()[0]))
                .filter(|(plain, _)| {
                    plain.len() > count && plain.len() <= 4 * count && distance(chinese, plain) <= CLOSE
                })
                .collect();
            let found = close(chinese, &spellings);
            assert_eq!(found, one_by_one, "{chinese}");
        }
    }

    #[test]
    fn an_x_may_be_two_characters() {
        assert!(heard("佩洛克斯", "pellox") <= CLOSE, "{}", heard("佩洛克斯", "pellox"));
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
            ("冈德拉", "gendra"),
            ("霍奇森", "hodgson"),
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
