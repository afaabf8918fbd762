//! Whether a run of characters looks like a foreign name written by sound.
//!
//! Chinese writes foreign names with a few hundred characters, and each has its place in them: 阿 and 弗 begin, 尔 and 斯
//! end. The model is naive Bayes: for each character and position, how often the listed foreign names have it there
//! against how often Chinese words have it anywhere. The weights of a name add up; they are estimated from the two
//! lists when they are first asked for, so that a new row counts at once.

use rustc_hash::FxHashMap;

use crate::lang::zh::gazetteer::Position;

/// The weight of each character at each position.
#[derive(Debug, Default)]
pub struct SoundWeights {
    weights: FxHashMap<char, [i32; 3]>,
    /// Of characters that no foreign name has.
    unseen: i32,
}

/// No single character says more than this, in hundredths of a natural logarithm: e⁴ is some fifty to one, about what
/// six thousand names can tell apart.
const MOST: f64 = 400.0;

/// How many names the habit of a character at any position counts for at one position.
const PRIOR: f64 = 4.0;

impl SoundWeights {
    /// Estimates the weights from foreign names, their pieces joined by `·` or `-`, and from Chinese words.
    pub fn new<'a>(names: impl Iterator<Item = &'a str>, words: impl Iterator<Item = &'a str>) -> Self {
        let mut counts: FxHashMap<char, [f64; 3]> = FxHashMap::default();
        let mut totals = [0.0; 3];
        for piece in names.flat_map(|name| name.split(['·', '-'])) {
            let last = piece.chars().count().saturating_sub(1);
            for (at, character) in piece.chars().enumerate().filter(|_| last > 0) {
                let position = index(if at == 0 {
                    Position::First
                } else if at == last {
                    Position::Last
                } else {
                    Position::Inside
                });
                counts.entry(character).or_default()[position] += 1.0;
                totals[position] += 1.0;
            }
        }
        let mut everyday: FxHashMap<char, f64> = FxHashMap::default();
        for character in words.flat_map(str::chars) {
            *everyday.entry(character).or_default() += 1.0;
        }
        let all: f64 = totals.iter().sum();
        // Counts are whole numbers, so the sum does not depend on the order of the table.
        let in_words = everyday.values().sum::<f64>() + everyday.len() as f64;
        let weight = |(character, counts): (&char, &[f64; 3])| {
            let anywhere = counts.iter().sum::<f64>() / all;
            let word = (everyday.get(character).copied().unwrap_or(0.0) + 1.0) / in_words;
            let at = |position: usize| {
                let name = (counts[position] + PRIOR * anywhere) / (totals[position] + PRIOR);
                ((name / word).ln() * 100.0).round().clamp(-MOST, MOST) as i32
            };
            (*character, [at(0), at(1), at(2)])
        };
        Self { weights: counts.iter().map(weight).collect(), unseen: -MOST as i32 }
    }

    /// How much `character` at `position` speaks for a foreign name, in hundredths of a natural logarithm.
    pub fn weight(&self, character: char, position: Position) -> i32 {
        self.weights.get(&character).map_or(self.unseen, |weights| weights[index(position)])
    }
}

const fn index(position: Position) -> usize {
    match position {
        Position::First => 0,
        Position::Inside => 1,
        Position::Last => 2,
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::zh::gazetteer::{Gazetteer, Position};
    use crate::lang::zh_it::lexicon::Lists;

    fn mean(name: &str) -> i32 {
        let last = name.chars().count() - 1;
        let weight = |(at, character): (usize, char)| {
            let position = match at {
                0 => Position::First,
                at if at == last => Position::Last,
                _ => Position::Inside,
            };
            Lists.sound_weight(character, position)
        };
        name.chars().enumerate().map(weight).sum::<i32>() / (last as i32 + 1)
    }

    #[test]
    fn foreign_names_look_like_foreign_names() {
        for name in ["科斯拉克", "德尼尔森", "布鲁哈诺夫", "瓦莱里奥蒂", "埃格伯特", "奥斯塔佩克"]
        {
            assert!(mean(name) > 200, "{name} {}", mean(name));
        }
    }

    #[test]
    fn chinese_words_do_not() {
        for word in ["安全", "利用", "号角", "经济发展", "高速公路", "图书馆", "加快建设"] {
            assert!(mean(word) < 100, "{word} {}", mean(word));
        }
    }
}
