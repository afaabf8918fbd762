//! How sure a note about an item is: what part of such notes is right, where the item and its bead are certain, less
//! what they lack. What counts for more is weighed by its own signs (`odds`).
//!
//! The parts are those that `examples/calibrate.rs` prints, in steps of five, drawn towards the mean of all where they
//! rest on few notes (docs/MEASURED.md, "Confidence of findings"). They are coarse on purpose: the sets are small.

use super::EvidenceState;

/// Per cent of such notes that are right. The first row that fits counts.
const RIGHT: &[Row] = &[
    row("omitted-date", None, 20),
    row("omitted-number", None, 15),
    row("omitted-title", None, 40),
    row("omitted-place", Some(EvidenceState::Absent), 15),
    row("", Some(EvidenceState::Anaphora), 40),
    row("", Some(EvidenceState::Elsewhere), 25),
    row("", Some(EvidenceState::Generalised), 35),
    row("", None, 30),
];

struct Row {
    /// What the id of the rule begins with.
    rule: &'static str,
    state: Option<EvidenceState>,
    right: u8,
}

const fn row(rule: &'static str, state: Option<EvidenceState>, right: u8) -> Row {
    Row { rule, state, right }
}

/// What an item or a bead lacks to certainty counts by one in so many: that doubt has mostly gone into the severity.
const DOUBT: u8 = 4;

/// `whole` per cent, less what the bead or the item behind a finding, `sure` per cent, lacks to certainty.
pub(super) fn part_of(whole: u8, sure: u8) -> u8 {
    (u32::from(whole) * u32::from(sure) / 100) as u8
}

/// The confidence of a note about an item, 0 to 100; `item` and `bead` are how sure these are.
pub(super) fn of_note(rule: &str, state: EvidenceState, item: u8, bead: u8) -> u8 {
    let fits = |row: &&Row| rule.starts_with(row.rule) && row.state.is_none_or(|wanted| wanted == state);
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
    fn the_last_row_is_for_all_rules_and_doubt_lowers() {
        assert!(RIGHT.last().is_some_and(|row| row.rule.is_empty() && row.state.is_none()));
        let of = |item| of_note("omitted-person", EvidenceState::Absent, item, 100);
        assert!(of(100) > of(70) && of(0) >= LEAST);
    }
}
