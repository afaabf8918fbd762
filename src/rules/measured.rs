//! What was measured of each rule: `measured.tsv`, which `examples/calibrate.rs` writes.

/// What was measured of a rule in one set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// The rule.
    pub rule: &'static str,
    /// The set.
    pub set: &'static Set,
    /// Omissions that the rule has to find.
    pub planted: u32,
    /// Those of them that were found, by this rule or by a larger finding that holds them.
    pub found: u32,
    /// Findings of the rule of level error or warning.
    pub reported: u32,
    /// Those of them that are right.
    pub right: u32,
}

/// A set of pairs in which it is known what was left out.
#[derive(Debug, PartialEq, Eq)]
pub struct Set {
    /// Its name in the table.
    pub name: &'static str,
    /// What it is, in words.
    pub about: &'static str,
}

/// The sets. All were looked at while the rules were written: on other texts expect less.
pub const SETS: &[Set] = &[
    Set { name: "invented", about: "eleven invented pairs annotated by hand" },
    Set { name: "planted", about: "65 real translations with 428 planted omissions" },
    Set { name: "struck", about: "138 real translations with denials and units struck out by a program" },
];

/// What was measured of the rule `id`, in the order of [`SETS`].
pub fn measured(id: &str) -> impl Iterator<Item = Measured> {
    rows().filter(move |row| row.rule == id)
}

impl Measured {
    /// In a line, per cent beside the counts.
    pub fn line(&self) -> String {
        let share =
            |part: u32, whole: u32| format!("{part} of {whole} ({} %)", (part * 100 + whole / 2) / whole.max(1));
        let found = match self.planted {
            0 => "none of its kind left out".to_owned(),
            all => format!("found {}", share(self.found, all)),
        };
        let right = match self.reported {
            0 => "nothing reported".to_owned(),
            all => format!("right {}", share(self.right, all)),
        };
        format!("{found}; {right}. {}", self.set.about)
    }
}

fn rows() -> impl Iterator<Item = Measured> {
    let lines = include_str!("measured.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut cells = line.split('\t');
        let (rule, set) = (cells.next()?, cells.next()?);
        let set = SETS.iter().find(|known| known.name == set)?;
        let mut count = || cells.next()?.parse().ok();
        Some(Measured { rule, set, planted: count()?, found: count()?, reported: count()?, right: count()? })
    })
}

#[cfg(test)]
mod tests {
    use super::super::{CATALOGUE, RuleState, rule};
    use super::*;

    #[test]
    fn the_table_is_whole_and_in_order() {
        let lines: Vec<&str> = include_str!("measured.tsv").lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.is_sorted() && lines.windows(2).all(|two| two[0] != two[1]), "sorted, each row once");
        assert_eq!(rows().count(), lines.len(), "each row has its set and four counts");
        for row in rows() {
            assert!(rule(row.rule).is_some(), "{}: no such rule", row.rule);
            assert!(row.found <= row.planted && row.right <= row.reported, "{}: {row:?}", row.rule);
        }
    }

    #[test]
    fn rules_that_say_what_is_left_out_are_measured_or_too_rare() {
        let says = |id: &str| ["omitted-", "generalised-", "altered-"].iter().any(|verb| id.starts_with(verb));
        let active = CATALOGUE.iter().filter(|rule| rule.state == RuleState::Active && says(rule.id));
        let without: Vec<&str> = active.map(|rule| rule.id).filter(|id| measured(id).next().is_none()).collect();
        // The sets have no identifier left out, and their terms are names of a kind that has a rule of its own.
        assert_eq!(without, ["omitted-term", "omitted-identifier"]);
    }
}
