//! How sure a finding about an item is: what part of such findings is right, where the item and its bead are certain,
//! less what they lack.
//!
//! The parts are those that `examples/calibrate.rs` prints, in steps of five, drawn towards the mean of all where they
//! rest on few findings (docs/MEASURED.md, "Confidence of findings"). They are coarse on purpose: the sets are small.

use super::{EvidenceState, Severity};

/// Per cent of such findings that are right. The first row that fits counts.
const RIGHT: &[Row] = &[
    row("altered-number", None, Counts, 85),
    row("altered-", None, Counts, 95),
    row("generalised-person", None, Counts, 95),
    row("generalised-", None, Counts, 90),
    row("omitted-person", None, Counts, 95),
    row("omitted-place", None, Counts, 80),
    row("omitted-organisation", None, Counts, 85),
    row("omitted-title", None, Counts, 85),
    row("", None, Counts, 90),
    row("omitted-date", None, Note, 20),
    row("omitted-number", None, Note, 15),
    row("omitted-title", None, Note, 40),
    row("omitted-place", Some(EvidenceState::Absent), Note, 15),
    row("", Some(EvidenceState::Anaphora), Note, 40),
    row("", Some(EvidenceState::Elsewhere), Note, 25),
    row("", Some(EvidenceState::Generalised), Note, 35),
    row("", None, Note, 30),
];

use Level::{Counts, Note};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    /// Errors and warnings.
    Counts,
    /// What doubt has made a note.
    Note,
}

struct Row {
    /// What the id of the rule begins with.
    rule: &'static str,
    state: Option<EvidenceState>,
    level: Level,
    right: u8,
}

const fn row(rule: &'static str, state: Option<EvidenceState>, level: Level, right: u8) -> Row {
    Row { rule, state, level, right }
}

/// What an item or a bead lacks to certainty counts by one in so many: that doubt has mostly gone into the severity.
const DOUBT: u8 = 4;

/// `whole` per cent, less what the bead or the item behind a finding, `sure` per cent, lacks to certainty.
pub(super) fn part_of(whole: u8, sure: u8) -> u8 {
    (u32::from(whole) * u32::from(sure) / 100) as u8
}

/// The confidence of a finding about an item, 0 to 100; `item` and `bead` are how sure these are.
pub(super) fn of_item(rule: &str, state: EvidenceState, severity: Severity, item: u8, bead: u8) -> u8 {
    let level = if severity > Severity::Note { Counts } else { Note };
    let fits =
        |row: &&Row| rule.starts_with(row.rule) && row.level == level && row.state.is_none_or(|wanted| wanted == state);
    let right = RIGHT.iter().find(fits).map_or(0, |row| row.right);
    let lacking = 100 - item.min(bead).min(100);
    right.saturating_sub(lacking / DOUBT).max(LEAST)
}

/// Nothing that is reported is impossible.
const LEAST: u8 = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_has_a_row_for_all_rules() {
        for level in [Counts, Note] {
            assert!(RIGHT.iter().any(|row| row.rule.is_empty() && row.state.is_none() && row.level == level));
        }
    }

    #[test]
    fn doubt_lowers_and_a_note_is_less_sure() {
        let of = |severity, item| of_item("omitted-person", EvidenceState::Absent, severity, item, 100);
        assert!(
            of(Severity::Error, 100) > of(Severity::Error, 70) && of(Severity::Error, 70) > of(Severity::Note, 100)
        );
    }
}
