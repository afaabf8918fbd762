//! Sentences and paragraphs left out whole, and target sentences that nothing in the source accounts for.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::confidence::part_of;
use super::rest::Rest;
use super::{Context, Draft, EvidenceState, Severity, TargetPlace, known};
use crate::link;
use crate::segment::Zone;
use crate::span::RawSpan;

/// A bead less sure than this says nothing about what is missing.
const SURE: u8 = 50;
/// An omitted sentence whose words stand next door, to this share in per cent, was merged rather than left out.
const MERGED: u8 = 45;
/// One in so many sentences of which the program is not sure is left out (docs/MEASURED.md, "Confidence of findings").
const UNSURE: u8 = 4;
/// An unaligned target sentence whose source neighbours answer this share of it is no addition.
const WORDS_TO_JUDGE: u32 = 3;

/// Adds what is missing or added whole; drafts inside an omitted sentence become its children.
pub(super) fn check(context: &Context, items: Vec<Draft>) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut rest = Rest::new(items);
    let mut sizes: FxHashMap<usize, usize> = FxHashMap::default();
    context.source.segments.iter().for_each(|segment| *sizes.entry(segment.paragraph).or_default() += 1);
    for run in omitted_runs(context) {
        let drafts: Vec<Draft> = run.into_iter().map(|bead| sentence(context, bead, &mut rest)).collect();
        found.extend(whole_paragraphs(context, drafts, &sizes));
    }
    found.extend(rest.into_drafts());
    found.extend(additions(context));
    found
}

/// Omitted beads, neighbours together.
fn omitted_runs(context: &Context) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for (number, bead) in context.alignment.beads.iter().enumerate() {
        if !bead.is_omission() {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.last() == Some(&(number - 1)) => run.push(number),
            _ => runs.push(vec![number]),
        }
    }
    runs
}

fn sentence(context: &Context, number: usize, rest: &mut Rest) -> Draft {
    let bead = &context.alignment.beads[number];
    let segment = &context.source.segments[bead.source.start];
    let next_door = context.next_door(number);
    let (covered, words) = context.judge.coverage(bead.source.start, &next_door);
    let merged = words >= WORDS_TO_JUDGE && covered >= MERGED;
    let sure = bead.confidence >= SURE && !merged && segment.zone == Zone::Body && words >= WORDS_TO_JUDGE;
    // What an uncertain omission would take with it stands for itself.
    let children = if sure { rest.take_of_bead(number) } else { Vec::new() };
    let evidence = if merged { EvidenceState::Elsewhere } else { EvidenceState::Absent };
    let text = context.source.text(segment);
    Draft {
        rule: known("omitted-sentence"),
        severity: if sure { Severity::Error } else { Severity::Note },
        confidence: if sure { bead.confidence } else { bead.confidence / UNSURE },
        bead: Some(number),
        source: Some(segment.raw),
        target: Some(context.insertion_place(number)),
        expected: Vec::new(),
        evidence: (evidence, None),
        message: match merged {
            true => "no Italian sentence of its own answers this one; its words stand next door".to_owned(),
            false => "the sentence is left out".to_owned(),
        },
        key: text.to_owned(),
        children,
    }
}

/// Where all sentences of a paragraph are gone, one finding for the paragraph.
fn whole_paragraphs(context: &Context, drafts: Vec<Draft>, sizes: &FxHashMap<usize, usize>) -> Vec<Draft> {
    let paragraph = |draft: &Draft| {
        let bead = draft.bead.expect("a sentence has a bead");
        context.source.segments[context.alignment.beads[bead].source.start].paragraph
    };
    drafts
        .chunk_by(|a, b| paragraph(a) == paragraph(b))
        .flat_map(|chunk| {
            let size = sizes[&paragraph(&chunk[0])];
            let all_sure = chunk.iter().all(|d| d.severity == Severity::Error);
            if chunk.len() < 2 || chunk.len() < size || !all_sure {
                return chunk.to_vec();
            }
            let spans = chunk.iter().filter_map(|d| d.source);
            let source = spans.reduce(|a, b| a.union(&b));
            vec![Draft {
                rule: known("omitted-paragraph"),
                confidence: chunk.iter().map(|d| d.confidence).min().unwrap_or(0),
                source,
                message: format!("the paragraph is left out, {} sentences", chunk.len()),
                key: chunk.iter().map(|d| d.key.as_str()).collect(),
                children: chunk.to_vec(),
                ..chunk[0].clone()
            }]
        })
        .collect()
}

fn additions(context: &Context) -> Vec<Draft> {
    let mut found = Vec::new();
    let claimed = link::claimed(context.links, context.target.segments.len());
    for (number, bead) in context.alignment.beads.iter().enumerate() {
        if bead.is_addition() {
            let segment = &context.target.segments[bead.target.start];
            let severity =
                if bead.confidence >= SURE && segment.zone == Zone::Body { Severity::Warning } else { Severity::Note };
            found.push(addition(
                number,
                segment.raw,
                severity,
                bead.confidence,
                "nothing in the Chinese accounts for this sentence",
                context.target.text(segment),
            ));
            continue;
        }
        let within: Vec<usize> = bead.source.clone().collect();
        for target in bead.target.clone() {
            let segment = &context.target.segments[target];
            let asked = bead.confidence >= SURE_ENOUGH_TO_ADD && !bead.is_omission() && segment.zone == Zone::Body;
            let clauses = if asked { added_clauses(context, number, target, &claimed[target]) } else { Vec::new() };
            for place in context.judge.unsupported(target, &within) {
                let raw = context.target.raw_within(target, &place);
                // What is new as a whole is told once.
                let inside =
                    |clause: &Draft| clause.target.is_some_and(|at| at.raw.start <= raw.start && raw.end <= at.raw.end);
                if clauses.iter().any(inside) {
                    continue;
                }
                let text = &context.target.segment_text(target)[place];
                found.push(addition(
                    number,
                    raw,
                    Severity::Warning,
                    bead.confidence.min(70),
                    "nothing in the Chinese accounts for this",
                    text,
                ));
            }
            found.extend(clauses);
        }
    }
    found
}

/// Clauses of a rendered sentence, or the whole of one sentence among several, that nothing in the Chinese accounts for.
fn added_clauses(context: &Context, number: usize, target: usize, claimed: &[Range<usize>]) -> Vec<Draft> {
    let bead = &context.alignment.beads[number];
    let within: Vec<usize> = bead.target.clone().collect();
    let segment = &context.target.segments[target];
    let clauses = context.judge.accounted(target, bead.source.clone(), &within, claimed);
    let (answered, missing) = clauses.iter().fold((0, 0), |(a, m), (_, cover)| (a + cover.answered, m + cover.missing));
    // Of several sentences one may be new as a whole.
    let added: Vec<(Range<usize>, u8, u32)> = if within.len() > 1 && answered * 5 <= missing {
        vec![(0..context.target.text(segment).len(), NEW_SENTENCE, missing)]
    } else {
        // A sentence of one clause renders what its bead has, however freely.
        let one = clauses.len() == 1;
        let text = context.target.segment_text(target);
        let enough = |span: &Range<usize>| if context.judge.has_verb(target, span) { ADDED.1 } else { ADDED.0 };
        let clauses = clauses.into_iter().filter(|(span, cover)| !one && cover.omitted >= enough(span));
        let clauses = clauses.filter(|(span, _)| !spells_out(&text[..span.start], &text[span.clone()]));
        clauses.map(|(span, cover)| (span, cover.omitted, cover.missing)).collect()
    };
    let weighty = added
        .into_iter()
        .filter(|(_, sure, words)| *words >= ADDED_WORDS || *words + 1 >= ADDED_WORDS && *sure >= ADDED_SHORT);
    weighty
        .map(|(span, sure, _)| {
            let raw = context.target.raw_within(target, &span);
            let text = &context.target.segment_text(target)[span];
            let why = "nothing in the Chinese accounts for this";
            addition(number, raw, Severity::Warning, part_of(sure, bead.confidence), why, text)
        })
        .collect()
}

/// Whether `clause` gives in brackets what the acronym at the end of `before` stands for: WTO (World Trade Organization).
fn spells_out(before: &str, clause: &str) -> bool {
    let acronym = before.trim_end().strip_suffix('(').and_then(|text| text.split_whitespace().next_back());
    let words = clause.split(|c: char| !c.is_alphabetic());
    let initials = words.filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
    acronym.is_some_and(|acronym| acronym.chars().count() > 1 && initials.eq(acronym.chars()))
}

/// From this probability on, in per cent, a phrase counts as added, and a clause with a verb: that may render one of the
/// Chinese with words of its own, where a phrase has nothing to render.
const ADDED: (u8, u8) = (40, 66);
/// How sure it is, in per cent, that a sentence is new which answers little while another of its bead answers.
const NEW_SENTENCE: u8 = 60;
/// Words of content that an added clause has at least.
const ADDED_WORDS: u32 = 3;
/// From this probability on, in per cent, one word less will do.
const ADDED_SHORT: u8 = 60;
/// A bead less sure than this may have its source elsewhere.
const SURE_ENOUGH_TO_ADD: u8 = 70;

fn addition(bead: usize, raw: RawSpan, severity: Severity, confidence: u8, why: &str, text: &str) -> Draft {
    Draft {
        rule: known("unsupported-addition"),
        severity,
        confidence,
        bead: Some(bead),
        source: None,
        target: Some(TargetPlace { raw, insertion: false }),
        expected: Vec::new(),
        evidence: (EvidenceState::Absent, None),
        message: why.to_owned(),
        key: text.to_owned(),
        children: Vec::new(),
    }
}

impl Context<'_> {
    /// The target sentences of the beads just before and behind bead number `number`.
    pub(super) fn next_door(&self, number: usize) -> Vec<usize> {
        let beads = &self.alignment.beads;
        let before = beads[..number].iter().rev().find(|b| !b.target.is_empty());
        let behind = beads[number + 1..].iter().find(|b| !b.target.is_empty());
        before.into_iter().chain(behind).flat_map(|b| b.target.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acronym_spelt_out_is_no_addition() {
        let of = |before, clause| spells_out(before, clause);
        assert!(of("secondo il WWF (", "World Wildlife Fund"));
        assert!(of("una BIP (", "Banca d'Italia Pubblica"));
        assert!(!of("secondo il WWF (", "molto critico"));
        assert!(!of("secondo il WWF ", "World Wildlife Fund"));
        assert!(!of("la direttrice (", "World Wildlife Fund"));
    }
}
