//! From the working model to the written one: ids, lines and columns, fingerprints, counts.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::fingerprint::{Identity, fingerprint};
use super::model::{
    Bead, BeadStatus, Conventions, Coverage, Cue, Evidence, FileReport, Finding, FindingState, ItemReport, Ledger, Mqm,
    PairReport, Passage, Place, Report, SCHEMA_VERSION, Severity, SeverityCounts, Summary, Tool, Verdict,
};
use super::whole::Totals;
use crate::align::Alignment;
use crate::extract::Item;
use crate::link::{Link, State};
use crate::rules::{Counted, Draft, EvidenceState, Parts, Rule, TargetPlace};
use crate::segment::Segmented;
use crate::span::RawSpan;
use crate::text::{Format, LineIndex, MarkName, Text};

/// One pair, checked.
pub struct Checked<'a> {
    /// Pair id.
    pub id: &'a str,
    /// Paths for the report, source and target.
    pub paths: (&'a str, &'a str),
    /// The two texts.
    pub texts: (&'a Text, &'a Text),
    /// The two sides in sentences.
    pub sides: (&'a Segmented, &'a Segmented),
    /// The items of the source.
    pub items: &'a [Item],
    /// What became of them.
    pub links: &'a [Link],
    /// The alignment.
    pub alignment: &'a Alignment,
    /// What the rules found.
    pub drafts: Vec<Draft>,
    /// What became of clauses and words.
    pub counted: Counted,
    /// What stood in the way of checking everything.
    pub incomplete: Option<String>,
}

/// A pair as it is written, with its findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// The pair.
    pub pair: PairReport,
    /// Its findings, sorted by source offset and rule.
    pub findings: Vec<Finding>,
    /// How many more there are that are less sure than was asked for.
    pub below: u32,
}

/// Writes one pair.
pub fn write(checked: Checked) -> Written {
    let writer = Writer {
        source_lines: LineIndex::new(&checked.texts.0.content),
        target_lines: LineIndex::new(&checked.texts.1.content),
        ordinals: FxHashMap::default(),
        checked: &checked,
    };
    let (findings, statuses) = writer.findings();
    let by_kind = ledger_by_kind(&checked, &statuses);
    let pair = PairReport {
        id: checked.id.to_owned(),
        source: file(checked.paths.0, checked.texts.0, checked.sides.0.normalised.script),
        target: file(checked.paths.1, checked.texts.1, None),
        incomplete: checked.incomplete.clone(),
        ledger: ledger(&by_kind, ["clause", "word"]),
        ledger_by_kind: by_kind,
        beads: beads(&checked, &statuses),
        items: items(&checked),
    };
    Written { pair, findings, below: 0 }
}

impl Report {
    /// Puts the pairs together. The verdict fails on findings at or above `fail_on`.
    pub fn new(written: Vec<Written>, fail_on: Severity) -> Self {
        let mut report = Self {
            schema_version: SCHEMA_VERSION.to_owned(),
            tool: Tool { name: "riscontro".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
            conventions: Conventions {
                offsets: "UTF-8 bytes of the decoded text, 0-based, half-open".to_owned(),
                columns: "Unicode code points, 1-based".to_owned(),
            },
            summary: Summary {
                verdict: Verdict::Pass,
                findings: SeverityCounts::default(),
                below: 0,
                coverage: Coverage { segments: None, items: BTreeMap::new() },
                coverage_required: None,
            },
            pairs: Vec::new(),
            findings: Vec::new(),
        };
        let mut written = written;
        written.sort_by(|a, b| a.pair.id.cmp(&b.pair.id));
        for one in written {
            report.pairs.push(one.pair);
            report.findings.extend(one.findings);
            report.summary.below += one.below;
        }
        report.summarise(fail_on);
        report
    }

    /// Counts anew, after findings were added, suppressed or taken out.
    pub fn summarise(&mut self, fail_on: Severity) {
        let mut counts = SeverityCounts::default();
        counts.add(&self.findings);
        self.judge(counts, fail_on);
        let mut totals = Totals::default();
        self.pairs.iter().for_each(|pair| totals.add(pair));
        self.summary.coverage = totals.coverage();
    }

    /// Sets counts and verdict.
    pub(super) fn judge(&mut self, counts: SeverityCounts, fail_on: Severity) {
        let failing = match fail_on {
            Severity::Error => counts.error,
            Severity::Warning => counts.error + counts.warning,
            Severity::Note => counts.error + counts.warning + counts.note,
        };
        self.summary.findings = counts;
        self.summary.verdict = match () {
            () if self.pairs.iter().any(|p| p.incomplete.is_some()) => Verdict::Incomplete,
            () if failing > 0 || self.is_short() => Verdict::Fail,
            () => Verdict::Pass,
        };
    }

    /// Source units that are covered, and all that had to be: those of the ledgers but for boilerplate.
    pub fn covered_units(&self) -> (u64, u64) {
        let sum = |part: fn(&Ledger) -> u32| self.pairs.iter().map(|pair| u64::from(part(&pair.ledger))).sum::<u64>();
        (sum(|ledger| ledger.covered), sum(|ledger| ledger.units.saturating_sub(ledger.excluded)))
    }

    /// Whether less is covered than was required.
    pub fn is_short(&self) -> bool {
        let (covered, all) = self.covered_units();
        self.summary.coverage_required.is_some_and(|least| covered * 100 < all * u64::from(least))
    }

    /// Makes the verdict fail where less than `least` per cent of the source units is covered.
    pub fn require_coverage(&mut self, least: u8, fail_on: Severity) {
        self.summary.coverage_required = Some(least);
        self.summarise(fail_on);
    }
}

impl Ledger {
    /// Both together.
    pub const fn plus(&self, other: &Self) -> Self {
        Self {
            units: self.units + other.units,
            covered: self.covered + other.covered,
            partial: self.partial + other.partial,
            omitted: self.omitted + other.omitted,
            unverifiable: self.unverifiable + other.unverifiable,
            excluded: self.excluded + other.excluded,
        }
    }
}

impl Written {
    /// Takes out the findings that are less sure than `least`, 0 to 100, and counts those that would have counted.
    pub fn leave_out_doubtful(&mut self, least: u8) {
        let (kept, left_out): (Vec<Finding>, Vec<Finding>) =
            std::mem::take(&mut self.findings).into_iter().partition(|finding| finding.confidence >= least);
        self.findings = kept;
        self.below += u32::try_from(left_out.iter().filter(|finding| finding.counts()).count()).unwrap_or(u32::MAX);
    }
}

impl Finding {
    /// Whether it counts: neither suppressed nor gone.
    pub const fn counts(&self) -> bool {
        self.suppression.is_none() && !matches!(self.state, FindingState::Fixed)
    }
}

/// A remark on a pair that no rule of the texts made, `key` telling it from others of its rule.
pub(super) fn remark(rule: &Rule, severity: Severity, pair: &str, key: &str, message: String) -> Finding {
    Finding {
        fingerprint: fingerprint(&Identity { pair, rule: rule.id, key, sentence: "" }, 0),
        rule: rule.id.to_owned(),
        kind: rule.kind.to_owned(),
        severity,
        confidence: 100,
        mqm: Mqm { kind: rule.mqm.to_owned(), severity: Rule::mqm_severity(severity).to_owned() },
        its: rule.its.to_owned(),
        state: FindingState::New,
        pair: pair.to_owned(),
        bead: None,
        source: None,
        target: None,
        expected: Vec::new(),
        evidence: Evidence { state: EvidenceState::Absent, found: None },
        message,
        children: Vec::new(),
        suppression: None,
        previous: None,
    }
}

/// The order of the findings of a report.
pub(super) fn in_order(findings: &mut [Finding]) {
    let place = |finding: &Finding| finding.source.as_ref().map_or(usize::MAX, |place| place.start);
    findings.sort_by(|a, b| (&a.pair, place(a), &a.rule).cmp(&(&b.pair, place(b), &b.rule)));
}

fn file(path: &str, text: &Text, script: Option<super::model::Script>) -> FileReport {
    FileReport {
        path: path.to_owned(),
        sha256: text.sha256.clone(),
        encoding: text.encoding.clone(),
        script,
        format: (text.format != Format::Text).then(|| text.format.name().to_owned()),
        offsets: text.counts_extracted().then(|| "extracted text".to_owned()),
    }
}

struct Writer<'a> {
    source_lines: LineIndex<'a>,
    target_lines: LineIndex<'a>,
    ordinals: FxHashMap<(String, String, String), usize>,
    checked: &'a Checked<'a>,
}

impl Writer<'_> {
    /// The findings, and for each bead the worst that befell it.
    fn findings(mut self) -> (Vec<Finding>, Vec<Option<Severity>>) {
        let mut worst: Vec<Option<Severity>> = vec![None; self.checked.alignment.beads.len()];
        let drafts = self.checked.drafts.clone();
        for draft in &drafts {
            if let Some(bead) = draft.bead {
                worst[bead] = worst[bead].max(Some(draft.severity));
            }
        }
        let findings = drafts.into_iter().map(|draft| self.finding(draft)).collect();
        (findings, worst)
    }

    fn finding(&mut self, draft: Draft) -> Finding {
        let sentence = draft.source.map_or("", |span| self.sentence_at(span));
        let identity = (draft.rule.id.to_owned(), draft.key.clone(), sentence.to_owned());
        let ordinal = *self.ordinals.entry(identity.clone()).and_modify(|n| *n += 1).or_insert(0);
        let named = Identity { pair: self.checked.id, rule: draft.rule.id, key: &identity.1, sentence: &identity.2 };
        Finding {
            fingerprint: fingerprint(&named, ordinal),
            rule: draft.rule.id.to_owned(),
            kind: draft.rule.kind.to_owned(),
            severity: draft.severity,
            confidence: draft.confidence.min(100),
            mqm: Mqm { kind: draft.rule.mqm.to_owned(), severity: Rule::mqm_severity(draft.severity).to_owned() },
            its: draft.rule.its.to_owned(),
            state: FindingState::New,
            pair: self.checked.id.to_owned(),
            bead: draft.bead.map(bead_id),
            source: draft.source.map(|span| place(self.checked.texts.0, &self.source_lines, span, false)),
            target: draft
                .target
                .map(|TargetPlace { raw, insertion }| place(self.checked.texts.1, &self.target_lines, raw, insertion)),
            expected: draft.expected,
            evidence: Evidence { state: draft.evidence.0, found: draft.evidence.1 },
            message: draft.message,
            children: draft.children.into_iter().map(|child| self.finding(child)).collect(),
            suppression: None,
            previous: None,
        }
    }

    /// The folded sentence that a source place begins in.
    fn sentence_at(&self, span: RawSpan) -> &str {
        let side = self.checked.sides.0;
        let at = side.segments.partition_point(|s| s.raw.end <= span.start);
        side.segments.get(at).filter(|s| s.raw.start <= span.start).map_or("", |s| side.text(s))
    }
}

fn place(text: &Text, lines: &LineIndex, span: RawSpan, insertion: bool) -> Place {
    let (start, end) = (lines.position(span.start), lines.position(span.end));
    // The last mark that begins at or before the place.
    let behind = text.marks.partition_point(|mark| mark.span.start <= span.start);
    let mark = behind.checked_sub(1).map(|at| &text.marks[at]).filter(|mark| span.start <= mark.span.end);
    let mark = mark.map(|mark| &mark.name);
    Place {
        text: text.content[span.range()].to_owned(),
        start: span.start,
        end: span.end,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        insertion,
        cue: match mark {
            Some(MarkName::Cue { start, end }) => Some(Cue { start: *start, end: *end }),
            _ => None,
        },
        unit: match mark {
            Some(MarkName::Unit(name)) => name.clone(),
            _ => None,
        },
    }
}

fn bead_id(number: usize) -> String {
    format!("b{}", number + 1)
}

fn beads(checked: &Checked, worst: &[Option<Severity>]) -> Vec<Bead> {
    let passages = |side: &Segmented, content: &str, range: std::ops::Range<usize>| {
        side.segments[range].iter().map(|s| passage(content, s.raw)).collect()
    };
    checked
        .alignment
        .beads
        .iter()
        .enumerate()
        .map(|(number, bead)| Bead {
            id: bead_id(number),
            source: passages(checked.sides.0, &checked.texts.0.content, bead.source.clone()),
            target: passages(checked.sides.1, &checked.texts.1.content, bead.target.clone()),
            confidence: bead.confidence,
            status: match worst[number] {
                _ if bead.is_omission() => BeadStatus::Omitted,
                _ if bead.is_addition() => BeadStatus::Added,
                Some(Severity::Error | Severity::Warning) => BeadStatus::Partial,
                _ => BeadStatus::Covered,
            },
            moved: bead.moved,
        })
        .collect()
}

fn passage(content: &str, span: RawSpan) -> Passage {
    Passage { start: span.start, end: span.end, text: content[span.range()].to_owned() }
}

fn items(checked: &Checked) -> Vec<ItemReport> {
    let link = |link: &Link| {
        let item = &checked.items[link.item];
        let target = match &link.state {
            State::Rendered(answer) | State::NextDoor(answer) => {
                let segment = &checked.sides.1.segments[answer.segment];
                let folded = crate::span::FoldedSpan::new(
                    segment.span.start + answer.span.start,
                    segment.span.start + answer.span.end,
                );
                Some(passage(&checked.texts.1.content, checked.sides.1.normalised.map.raw(folded)))
            }
            _ => None,
        };
        ItemReport {
            kind: item.kind,
            bead: link.bead.map(bead_id),
            source: passage(&checked.texts.0.content, item.raw),
            value: value(item, link),
            rendered: link.is_rendered(),
            target,
        }
    };
    checked.links.iter().map(link).collect()
}

/// The canonical value, as text.
pub fn value(item: &Item, link: &Link) -> String {
    link.expected.first().cloned().unwrap_or_else(|| super::value::of(item))
}

/// The ledger of each kind of unit. Clauses and words are parts of sentences and are counted beside them.
fn ledger_by_kind(checked: &Checked, worst: &[Option<Severity>]) -> BTreeMap<String, Ledger> {
    let mut kinds: BTreeMap<String, Ledger> = BTreeMap::new();
    let sentences = kinds.entry("sentence".to_owned()).or_default();
    sentences.excluded = checked.sides.0.excluded.len() as u32;
    for (number, bead) in checked.alignment.beads.iter().enumerate() {
        let count = bead.source.len() as u32;
        match worst[number] {
            _ if bead.is_omission() => sentences.omitted += count,
            _ if bead.confidence < 50 => sentences.unverifiable += count,
            Some(Severity::Error | Severity::Warning) => sentences.partial += count,
            _ => sentences.covered += count,
        }
    }
    for link in checked.links {
        let of_kind = kinds.entry(checked.items[link.item].kind.name().to_owned()).or_default();
        match &link.state {
            State::Rendered(_) => of_kind.covered += 1,
            State::Carried | State::NextDoor(_) => of_kind.partial += 1,
            State::Excluded => of_kind.excluded += 1,
            State::Instead(_) | State::Absent | State::Unanswered => of_kind.omitted += 1,
        }
    }
    for (kind, Parts { covered, partial, omitted, unverifiable }) in
        [("clause", checked.counted.clauses), ("word", checked.counted.words)]
    {
        kinds.insert(kind.to_owned(), Ledger { units: 0, covered, partial, omitted, unverifiable, excluded: 0 });
    }
    for ledger in kinds.values_mut() {
        ledger.units = ledger.covered + ledger.partial + ledger.omitted + ledger.unverifiable + ledger.excluded;
    }
    kinds
}

/// The sum of the ledgers, but for those of the kinds `beside`.
fn ledger(by_kind: &BTreeMap<String, Ledger>, beside: [&str; 2]) -> Ledger {
    let counted = by_kind.iter().filter(|(kind, _)| !beside.contains(&kind.as_str()));
    counted.fold(Ledger::default(), |sum, (_, ledger)| sum.plus(ledger))
}
