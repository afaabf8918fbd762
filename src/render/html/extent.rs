//! How much of the findings a page has room for. What has none is counted on the page, so nothing is lost unseen.

use super::{Section, finding};

/// How much of a finding stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it, with both texts.
    Full,
    /// The line to choose it by, what is missing and the forms looked for.
    Short,
    /// Nothing but that it is there.
    Counted,
}

/// Gives every finding as much of `room`, in bytes, as there is. Where not all fit, the worst have half of the room for
/// both texts, the next the other half for what is missing, and the rest are counted.
pub(super) fn allot(sections: &mut [Section], room: usize) {
    let worst_first = worst_first(sections);
    let room_for_both_texts = if all_fit(sections, room) { room } else { room / 2 };
    let (mut used, mut extent) = (0, Extent::Full);
    for (section, number) in worst_first {
        let section = &mut sections[section];
        if extent == Extent::Full && used + size(section, number, extent) > room_for_both_texts {
            extent = Extent::Short;
        }
        if extent == Extent::Short && used + size(section, number, extent) > room {
            extent = Extent::Counted;
        }
        if extent != Extent::Counted {
            used += size(section, number, extent);
        }
        section.extents[number] = extent;
    }
}

/// Whether there is room for both texts of every finding.
fn all_fit(sections: &[Section], room: usize) -> bool {
    let all = sections.iter().flat_map(|section| (0..section.findings.len()).map(move |number| (section, number)));
    let mut used = all.scan(0, |used, (section, number)| {
        *used += size(section, number, Extent::Full);
        Some(*used)
    });
    used.all(|used| used <= room)
}

/// Bytes of a finding.
fn size(section: &Section, number: usize, extent: Extent) -> usize {
    finding::card(section, section.findings[number], extent, false).into_string().len()
}

/// All findings as numbers of section and finding, the worst first; of equals the first in the report.
pub(super) fn worst_first(sections: &[Section]) -> Vec<(usize, usize)> {
    let numbers = |(number, section): (usize, &Section)| (0..section.findings.len()).map(move |at| (number, at));
    let mut order: Vec<(usize, usize)> = sections.iter().enumerate().flat_map(numbers).collect();
    order.sort_by_key(|&(section, number)| finding::rank(sections[section].findings[number]));
    order
}
