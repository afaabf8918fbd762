//! The line from two texts to a report: the only place where the stages and the languages meet.

use std::ops::Range;

use crate::align::{self, Alignment, Bead, CueKind, Order, Weights};
use crate::extract::compare::WrittenOn;
use crate::extract::date::Date;
use crate::extract::item::Value;
use crate::extract::{Item, ItemKind};
use crate::lang::it;
use crate::lang::it::fold::ItalianFold;
use crate::lang::it::sentence::ItalianSentences;
use crate::lang::zh;
use crate::lang::zh::fold::ChineseFold;
use crate::lang::zh::sentence::ChineseSentences;
use crate::lang::zh_it::cues::CueMaker;
use crate::lang::zh_it::dateline;
use crate::lang::zh_it::evidence::Evidence;
use crate::lang::zh_it::identifier;
use crate::lang::zh_it::italian_names::ItalianNames;
use crate::lang::zh_it::judge::ItalianJudge;
use crate::lang::zh_it::lexicon::Lists;
use crate::lang::zh_it::matcher::ItalianMatcher;
use crate::lang::zh_it::own::AllLists;
pub use crate::lang::zh_it::own::OwnLists;
use crate::lang::zh_it::own_cues;
use crate::lang::zh_it::read_back::read_back;
use crate::lang::zh_it::rejoin::rejoin;
use crate::lang::zh_it::target::TargetText;
use crate::link::{self, Link};
use crate::normalise::{Damage, Fold, Normalised};
use crate::pairing::{Cue, Key};
use crate::report::{Checked, Written, write};
use crate::rules::{self, Context, Features, Judge, Policy};
use crate::segment::{Layout, Segment, Segmented, SentenceRules, Zone, ZoneRules, segment};
use crate::span::RawSpan;
use crate::text::{Mark, Text};

/// One pair of texts, read.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Its id.
    pub id: String,
    /// Paths for the report, relative, with POSIX separators: source and target.
    pub paths: (String, String),
    /// The Chinese text.
    pub source: Text,
    /// The Italian text.
    pub target: Text,
}

/// Brings a Chinese text into the one form that is compared.
pub fn fold_source(raw: &str) -> Normalised {
    ChineseFold::new(&Lists).fold(raw)
}

/// Folds and cuts the Chinese side.
pub fn read_source(text: &Text, layout: Layout) -> Segmented {
    cut(text, layout, &ChineseFold::new(&Lists), &ChineseSentences, &ChineseSentences)
}

/// Folds and cuts the Italian side.
pub fn read_target(text: &Text, layout: Layout) -> Segmented {
    cut(text, layout, &ItalianFold, &ItalianSentences, &ItalianSentences)
}

/// Folds the Chinese side; its places are those of the file, where the format has places.
pub fn folded_source(text: &Text) -> Normalised {
    folded(text, &ChineseFold::new(&Lists))
}

/// Folds a text; its places are those of the file, where the format has places.
pub fn folded(text: &Text, fold: &dyn Fold) -> Normalised {
    let folded = fold.fold(text.words());
    let Some(extract) = &text.extract else { return folded };
    let pieces: Vec<_> =
        extract.pieces().iter().map(|piece| (piece.extracted.clone(), piece.file.clone(), piece.same)).collect();
    let within = |raw: RawSpan| {
        let file = text.place_of_words(raw.range());
        RawSpan::new(file.start, file.end)
    };
    let damage = folded.damage.into_iter().map(|damage| Damage { raw: within(damage.raw), ..damage }).collect();
    Normalised { map: folded.map.through(&pieces), damage, ..folded }
}

fn cut(
    text: &Text,
    layout: Layout,
    fold: &dyn Fold,
    sentences: &dyn SentenceRules,
    zones: &dyn ZoneRules,
) -> Segmented {
    let layout = if layout == Layout::Paragraphs && !text.may_have_frame() { Layout::Units } else { layout };
    let mut done = segment(folded(text, fold), layout, sentences, zones);
    if layout == Layout::Paragraphs && !text.frame.is_empty() {
        let is_around = |segment: &Segment| {
            let behind = text.frame.partition_point(|frame| frame.end <= segment.raw.start);
            text.frame.get(behind).is_some_and(|frame| frame.start <= segment.raw.start)
        };
        let (around, body): (Vec<Segment>, Vec<Segment>) = done.segments.into_iter().partition(is_around);
        done.segments = body;
        done.excluded.extend(around.into_iter().map(|s| Segment { zone: Zone::Boilerplate, paragraph: 0, ..s }));
        done.excluded.sort_by_key(|segment| segment.span.start);
    }
    done
}

/// The alignment that a file with both sides has already: a bead a unit. `None` where there is no such file.
pub fn given_alignment(pair: &Pair, source: &Segmented, target: &Segmented) -> Option<Alignment> {
    let (ours, theirs) = (pair.source.units()?, pair.target.units()?);
    let mut beads = Vec::new();
    let mut at = (0, 0);
    for (ours, theirs) in ours.iter().zip(theirs) {
        let ends = (behind(source, at.0, ours), behind(target, at.1, theirs));
        if ends != at {
            let (source, target) = (at.0..ends.0, at.1..ends.1);
            beads.push(Bead { source, target, confidence: 100, margin: align::SURE, moved: false });
        }
        at = ends;
    }
    (ours.len() == theirs.len() && at == (source.segments.len(), target.segments.len())).then_some(Alignment { beads })
}

/// The number of the first segment from `at` on that stands behind the unit.
fn behind(side: &Segmented, at: usize, unit: &Mark) -> usize {
    at + side.segments[at..].iter().take_while(|segment| segment.raw.start < unit.span.end).count()
}

/// Pairs the sentences of the two sides.
pub fn align_sides(source: &Segmented, target: &Segmented, order: Order) -> Alignment {
    align_sides_with(source, target, order, &OwnLists::default())
}

/// The same with the customer's own lists.
pub fn align_sides_with(source: &Segmented, target: &Segmented, order: Order, own: &OwnLists) -> Alignment {
    let maker = CueMaker::default();
    let (mut cues, features) = maker.both(source, target);
    own_cues::add(own, &maker, source, &mut cues);
    #[cfg(feature = "embeddings")]
    let mut features = features;
    #[cfg(feature = "embeddings")]
    if let Some(model) = own.model() {
        for (side, features) in [(source, &mut cues), (target, &mut features)] {
            for (segment, features) in side.segments.iter().zip(features) {
                features.vector = model.vector(side.text(segment));
            }
        }
    }
    rejoin(source, target, align::align(&cues, &features, order, &Weights::default()), own)
}

/// The items of the Chinese side.
pub fn source_items(side: &Segmented) -> Vec<Item> {
    source_items_with(side, &OwnLists::default())
}

/// The same with the customer's own lists.
pub fn source_items_with(side: &Segmented, own: &OwnLists) -> Vec<Item> {
    zh::items::recognise(side, &AllLists::new(own))
}

/// The items of an Italian side by itself: figures and dates, titles, and names as far as lists and capitals show them.
/// A check does not ask for them; it looks for the items of the source.
pub fn target_items(side: &Segmented) -> Vec<Item> {
    it::items::recognise(side, &ItalianNames)
}

/// Checks one pair, with every rule as the catalogue has it.
pub fn check(pair: &Pair) -> Written {
    check_with(pair, &OwnLists::default(), &Policy::default())
}

/// Checks one pair with the customer's own terms and names, which come before the lists of the program; `policy` says
/// which rules are heard and how bad their findings are.
pub fn check_with(pair: &Pair, own: &OwnLists, policy: &Policy) -> Written {
    in_context(pair, own, |context| {
        let (drafts, counted) = rules::check(context);
        write(Checked {
            id: &pair.id,
            paths: (&pair.paths.0, &pair.paths.1),
            texts: (&pair.source, &pair.target),
            sides: (context.source, context.target),
            items: context.items,
            links: context.links,
            alignment: context.alignment,
            drafts: policy.apply(drafts),
            counted,
            incomplete: incomplete(context.source, context.target),
        })
    })
}

/// The findings about items of a pair that are more than notes, by their places in the Chinese as read, with what weighs
/// for and against each. Weights are fitted on this.
pub fn item_features(pair: &Pair) -> Vec<(RawSpan, Features)> {
    in_context(pair, &OwnLists::default(), rules::item_features)
}

/// What `judged` makes of a pair that is read, aligned and linked.
fn in_context<T>(pair: &Pair, own: &OwnLists, judged: impl FnOnce(&Context) -> T) -> T {
    let source = read_source(&pair.source, Layout::Paragraphs);
    let target = read_target(&pair.target, Layout::Paragraphs);
    let alignment =
        given_alignment(pair, &source, &target).unwrap_or_else(|| align_sides_with(&source, &target, Order::Free, own));
    let text = TargetText::new(&target);
    let (items, links) = linked((&source, &target), &text, &alignment, own);
    let judge = ItalianJudge::new(&source, &target, &text, &alignment, own);
    judged(&Context {
        source: &source,
        target: &target,
        items: &items,
        links: &links,
        alignment: &alignment,
        judge: &judge,
        raw: &pair.source.content,
        undecodable: (pair.source.undecodable, pair.target.undecodable),
    })
}

/// The items of the source, and what became of each in the target.
fn linked(
    (source, target): (&Segmented, &Segmented),
    text: &TargetText,
    alignment: &Alignment,
    own: &OwnLists,
) -> (Vec<Item>, Vec<Link>) {
    let mut items = source_items_with(source, own);
    read_back(&mut items, source, text, alignment);
    let matcher = ItalianMatcher::new(source, target, text, written_on(source, target, &items), own);
    let links = link::link(&items, alignment, target, &matcher);
    (items, links)
}

/// A clause: its sentence, where it stands there, in bytes, and what speaks for and against its having nothing on the
/// other side.
pub type Weighed = ((usize, Range<usize>), Evidence);

/// The clauses of the source, weighed for having been left out, and those of the target, for having been added, bead by
/// bead. Weights are fitted on this.
pub fn clause_evidence(source: &Segmented, target: &Segmented, alignment: &Alignment) -> (Vec<Weighed>, Vec<Weighed>) {
    let own = OwnLists::default();
    let text = TargetText::new(target);
    let (items, links) = linked((source, target), &text, alignment, &own);
    let judge = ItalianJudge::new(source, target, &text, alignment, &own);
    let claimed = link::claimed(&links, target.segments.len());
    let (mut left_out, mut added) = (Vec::new(), Vec::new());
    for (number, bead) in alignment.beads.iter().enumerate() {
        let clauses = |at: usize| judge.clauses(at).into_iter().map(move |span| (at, span));
        let parts: Vec<(usize, Range<usize>)> = bead.source.clone().flat_map(clauses).collect();
        let links = links.iter().filter(|link| link.bead == Some(number));
        let within: Vec<usize> = bead.target.clone().collect();
        let evidence = judge.evidence(&parts, &link::told(links, &items, source), &within);
        left_out.extend(parts.into_iter().zip(evidence));
        for at in bead.target.clone() {
            let evidence = judge.evidence_of_additions(at, bead.source.clone(), &within, &claimed[at]);
            added.extend(evidence.into_iter().map(|(span, evidence)| ((at, span), evidence)));
        }
    }
    (left_out, added)
}

/// What a rendering of this Chinese document would answer: names, words and figures, each once, in a fixed order.
pub fn document_cues(text: &Text) -> Vec<Cue> {
    let source = read_source(text, Layout::Paragraphs);
    let nothing = read_target(&Text::from_string(""), Layout::Paragraphs);
    let maker = CueMaker::default();
    let (sentences, _) = maker.both(&source, &nothing);
    let texts = maker.key_texts();
    let keys = |keys: &Vec<align::Key>| keys.iter().map(|key| Key::clone(&texts[*key as usize])).collect();
    let cues = sentences.iter().flat_map(|sentence| &sentence.cues).filter(|cue| cue.kind != CueKind::Mark);
    let mut cues: Vec<Cue> = cues.map(|cue| cue.renderings.iter().map(keys).collect()).collect();
    let figures = source_items(&source).into_iter().flat_map(|item| item.value.keys());
    cues.extend(figures.map(|key| vec![vec![Key::from(key)]]));
    cues.sort();
    cues.dedup();
    cues
}

/// What an Italian document is found by: the keys of its words and its figures by value, each once, in a fixed order.
pub fn document_keys(text: &Text) -> Vec<Key> {
    let target = TargetText::new(&read_target(text, Layout::Paragraphs));
    let mut keys: Vec<Key> = Vec::new();
    for sentence in target.sentences {
        keys.extend(sentence.keys.iter().map(|key| Key::from(key.as_str())));
        let quantities = sentence.quantities.iter().flat_map(|found| found.value.keys());
        keys.extend(quantities.chain(sentence.dates.iter().flat_map(|found| found.value.keys())).map(Key::from));
    }
    keys.sort();
    keys.dedup();
    keys
}

/// How well one document renders the other, 0 to 1000: the share of both that is aligned, as sure as that is, and
/// of the items that are answered. A rendering has 400 and more, an unrelated text below 100.
pub fn likeness(source: &Text, target: &Text) -> u16 {
    let source = read_source(source, Layout::Paragraphs);
    let target = read_target(target, Layout::Paragraphs);
    let alignment = align_sides(&source, &target, Order::Free);
    let text = TargetText::new(&target);
    let (items, links) = linked((&source, &target), &text, &alignment, &OwnLists::default());
    let both = || alignment.beads.iter().filter(|bead| !bead.is_omission() && !bead.is_addition());
    let sure = |side: &Segmented, range: &Range<usize>, confidence: u8| -> usize {
        range.clone().map(|at| side.segment_text(at).len() * usize::from(confidence)).sum()
    };
    let whole = |side: &Segmented| sure(side, &(0..side.segments.len()), 100).max(1);
    let of_source = both().map(|bead| sure(&source, &bead.source, bead.confidence)).sum::<usize>();
    let of_target = both().map(|bead| sure(&target, &bead.target, bead.confidence)).sum::<usize>();
    let (of_source, of_target) = (of_source * 1000 / whole(&source), of_target * 1000 / whole(&target));
    let aligned = 2 * of_source * of_target / (of_source + of_target).max(1);
    // Figures tell editions of one text apart, where the names are the same.
    let weight = |link: &Link| match items[link.item].kind {
        ItemKind::Number | ItemKind::Date => 3,
        _ => 1,
    };
    let answered = |link: &Link| match link.state {
        link::State::Rendered(_) => 2 * weight(link),
        link::State::NextDoor(_) | link::State::Carried => weight(link),
        link::State::Excluded | link::State::Instead(_) | link::State::Absent | link::State::Unanswered => 0,
    };
    let in_body = || links.iter().filter(|link| !matches!(link.state, link::State::Excluded));
    let (some, all): (usize, usize) = (in_body().map(answered).sum(), in_body().map(|link| 2 * weight(link)).sum());
    let codes: Vec<bool> = both().flat_map(|bead| answered_codes(bead, &source, &target, &text)).collect();
    let (some, all) = (some + CODE * codes.iter().filter(|is| **is).count(), all + CODE * codes.len());
    // Two items that would be answered by half, so that a text with a single one does not stand or fall by it.
    let items = (some + 2) * 1000 / (all + 4);
    (aligned * (400 + items * 600 / 1000) / 1000 * fitting_length(&source, &target) / 1000) as u16
}

/// What a code says of two texts: as much as a figure.
const CODE: usize = 6;

/// Of each code in the Chinese of a bead, whether the Italian of the bead has it. A telephone may be all that two
/// editions differ in.
fn answered_codes(bead: &Bead, source: &Segmented, target: &Segmented, text: &TargetText) -> Vec<bool> {
    let within: Vec<usize> = bead.target.clone().collect();
    let of_sentence = |at: usize| {
        let sentence = source.segment_text(at);
        let codes = zh::identifier::identifiers(sentence).into_iter().map(|code| &sentence[code]);
        codes.map(|code| identifier::is_among(code, &within, target, text)).collect::<Vec<_>>()
    };
    bead.source.clone().flat_map(of_sentence).collect()
}

/// How usual it is for two texts of these lengths to render one another, 600 to 1000.
fn fitting_length(source: &Segmented, target: &Segmented) -> usize {
    let characters = |side: &Segmented| -> usize {
        side.segments.iter().map(|segment| side.text(segment).chars().filter(|c| !c.is_whitespace()).count()).sum()
    };
    let (of_source, of_target) = (characters(source).max(1) * USUAL_LENGTH / 100, characters(target).max(1));
    let (short, long) = (of_source.min(of_target), of_source.max(of_target));
    600 + 400 * short / long.max(1)
}

/// Italian characters for a hundred Chinese ones, white space left out: the median of the documents is 288 in the news
/// of NTREX-128, 298 in Parallel UD, 317 in the books of the Bible.
const USUAL_LENGTH: usize = 300;

/// What stood in the way of checking everything.
fn incomplete(source: &Segmented, target: &Segmented) -> Option<String> {
    match (source.segments.is_empty(), target.segments.is_empty()) {
        (true, _) => Some("the Chinese side has no sentence outside its frame".to_owned()),
        (_, true) => Some("the Italian side has no sentence".to_owned()),
        _ => None,
    }
}

/// The day the pair was written on.
fn written_on(source: &Segmented, target: &Segmented, items: &[Item]) -> WrittenOn {
    let dates: Vec<Date> = items
        .iter()
        .filter_map(|item| match &item.value {
            Value::Date(date) => Some(*date),
            _ => None,
        })
        .collect();
    dateline::written_on(source, target, &dates)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two editions went to one another's partners: nothing but the telephone differs.
    #[test]
    fn a_telephone_tells_editions_apart() {
        let source = Text::from_string(
            "市长林佩芝周二公布了视频。\n任何知情人士应拨打米兰警察局电话 619-239-8939 向林佩芝提供线索。\n",
        );
        let target = |telephone: &str| {
            Text::from_string(format!(
                "Martedì la sindaca Lin Peizhi ha diffuso un video.\nChi ha notizie per Lin Peizhi può chiamare la polizia di Milano al numero {telephone}.\n"
            ))
        };
        let (own, other) = (likeness(&source, &target("619-239-8939")), likeness(&source, &target("859-292-3680")));
        assert!(own > other + 100, "{own} {other}");
    }

    #[track_caller]
    fn on(source: &str, target: &str) -> (Option<i32>, Option<u8>, Option<u8>) {
        let source = read_source(&Text::from_string(source), Layout::Paragraphs);
        let target = read_target(&Text::from_string(target), Layout::Paragraphs);
        let on = written_on(&source, &target, &source_items(&source));
        (on.year, on.month, on.day)
    }

    #[test]
    fn the_dateline_goes_before_a_date_of_the_story() {
        let source = "苏州5月14日电 新桥于2023年2月3日动工，14日通车。\n市长13日晚前往视察，并看望了工人们。\n";
        let (_, month, day) = on(source, "SUZHOU, 14 maggio – Il ponte è aperto.\n");
        assert_eq!((month, day), (Some(5), Some(14)));
    }

    #[test]
    fn the_italian_dateline_adds_the_month() {
        let source = "（中央社记者李大明台南8日电）台南今天下了一场大雨，道路积水。\n市府表示，9日停课一天。\n";
        let target = "TAINAN, 8 agosto (CNA) – Oggi a Tainan è piovuto molto.\n";
        assert_eq!(on(source, target), (None, Some(8), Some(8)));
    }

    #[test]
    fn the_code_of_the_agency_is_a_day_of_the_republic() {
        let source = "台南今天下了一场大雨，道路积水。\n市府表示，9日停课一天。（编辑：王小华）1130808\n";
        assert_eq!(on(source, "Oggi è piovuto.\n"), (Some(2024), Some(8), Some(8)));
    }

    #[test]
    fn yesterday_is_told_from_the_dateline() {
        use crate::extract::compare::dates;
        let on = WrittenOn { year: None, month: Some(5), day: Some(14) };
        let source = Date { day: Some(13), ..Date::default() };
        let yesterday = Date { relative: Some(crate::extract::date::Relative::Day(-1)), ..Date::default() };
        assert!(dates(&source, &[yesterday], &on).fully());
        let first = WrittenOn { day: Some(1), ..on };
        let source = Date { month: Some(4), day: Some(30), ..Date::default() };
        assert!(dates(&source, &[yesterday], &first).fully());
    }
}
