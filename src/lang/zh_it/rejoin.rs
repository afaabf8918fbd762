//! What the aligner parted though words say that it belongs together: the aligner weighs whole sentences, each cue once.
//! Two things escape it. A sentence that repeats the words of the one before renders the end of the same Chinese
//! sentence, yet it brings no cue of its own and seems added. And a clause may stand in the rendering of the sentence
//! before or behind: then the cut between the two is not where either side has its full stop.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::clauses::{Clause, Clauses};
use super::judge::USUAL_RATIO;
use super::own::{AllLists, OwnLists};
use super::phrase::Phrases;
use super::target::{TargetSentence, TargetText};
use crate::align::{Alignment, Bead};
use crate::lang::zh::clause::clauses;
use crate::segment::Segmented;

/// A cut less sure than this, in per cent, is looked at again.
const DOUBTFUL: u8 = 75;
/// Words of content that say that something belongs together.
const ENOUGH: usize = 5;
/// The share of the words of an added sentence that a Chinese sentence beside it must account for, in per cent.
const ACCOUNTED: usize = 70;
/// How much likelier, in nats, the words of clauses must be beyond a doubtful cut than on their own side of it.
const BEYOND: f64 = 3.0;

/// Joins neighbouring beads where words say that they are one.
pub fn rejoin(source: &Segmented, target: &Segmented, alignment: Alignment, own: &OwnLists) -> Alignment {
    let sides = Sides {
        source,
        target,
        phrases: Phrases::new(AllLists::new(own)),
        text: OnceCell::new(),
        read: RefCell::default(),
    };
    let mut beads: Vec<Bead> = Vec::with_capacity(alignment.beads.len());
    for bead in alignment.beads {
        match beads.last_mut() {
            Some(last) if sides.belong_together(last, &bead) => *last = joined(last, &bead),
            _ => beads.push(bead),
        }
    }
    Alignment { beads }
}

/// Both beads as one. What was doubtful is the cut between them: the joined bead is wrong only if both were.
fn joined(one: &Bead, two: &Bead) -> Bead {
    let doubt = |bead: &Bead| 100 - u32::from(bead.confidence.min(100));
    let confidence = match (one.is_addition(), two.is_addition()) {
        (true, _) => two.confidence,
        (_, true) => one.confidence,
        _ => 100 - (doubt(one) * doubt(two) / 100) as u8,
    };
    Bead {
        source: one.source.start.min(two.source.start)..one.source.end.max(two.source.end),
        target: one.target.start.min(two.target.start)..one.target.end.max(two.target.end),
        confidence,
        margin: one.margin.max(two.margin),
        moved: false,
    }
}

/// A clause: its sentence, and where it stands there, in bytes.
type Part = (usize, Range<usize>);

struct Sides<'a> {
    source: &'a Segmented,
    target: &'a Segmented,
    phrases: Phrases<'a>,
    /// The Italian side, once it has been asked for.
    text: OnceCell<TargetText>,
    /// Italian sentences that were looked at.
    read: RefCell<FxHashMap<usize, Rc<TargetSentence>>>,
}

impl Sides<'_> {
    fn belong_together(&self, one: &Bead, two: &Bead) -> bool {
        if one.moved || two.moved || one.target.end != two.target.start || !self.in_one_paragraph(one, two) {
            return false;
        }
        match (one.is_addition(), two.is_addition()) {
            _ if one.is_omission() || two.is_omission() => false,
            (true, true) => false,
            (false, true) => self.renders(one, two.target.clone()),
            (true, false) => self.renders(two, one.target.clone()),
            (false, false) => {
                one.confidence.min(two.confidence) < DOUBTFUL
                    && (self.stands_beyond(one.source.end - 1, one, two, true)
                        || self.stands_beyond(two.source.start, two, one, false))
            }
        }
    }

    fn in_one_paragraph(&self, one: &Bead, two: &Bead) -> bool {
        let paragraph = |at: usize| self.target.segments[at].paragraph;
        two.target.is_empty() || one.target.is_empty() || paragraph(one.target.end - 1) == paragraph(two.target.start)
    }

    /// Whether the source of `bead` accounts for the Italian sentences `added`, which stand in no bead with a source.
    fn renders(&self, bead: &Bead, added: Range<usize>) -> bool {
        added.into_iter().all(|at| {
            let sentence = self.read(at);
            let units = bead.source.clone().flat_map(|source| self.phrases.units(self.source.segment_text(source)));
            let places: FxHashSet<usize> = units.flat_map(|unit| unit.renderings.places_in(&sentence)).collect();
            let content = sentence.words.iter().filter(|word| word.is_of_content()).count();
            let accounted = places.iter().filter(|place| sentence.words[**place].is_of_content()).count();
            accounted >= ENOUGH && accounted * 100 >= content * ACCOUNTED
        })
    }

    /// Whether clauses at the edge of the source sentence `at` of the bead `own`, the last or the first, are rendered in
    /// the bead `other` rather than in its own.
    fn stands_beyond(&self, at: usize, own: &Bead, other: &Bead, last: bool) -> bool {
        let (mine, theirs) = (self.parts(own), self.parts(other));
        let mut edge: Vec<usize> = (0..mine.len()).filter(|index| mine[*index].0 == at).collect();
        if last {
            edge.reverse();
        }
        // A sentence that stands beyond as a whole is the aligner's to judge.
        edge.pop();
        if edge.is_empty() {
            return false;
        }
        let here = self.likelihoods_left_out(&mine, own);
        let mut gain = 0.0;
        edge.into_iter().any(|index| {
            let with: Vec<Part> = theirs.iter().chain(&mine[index..=index]).cloned().collect();
            let beyond = self.likelihoods_left_out(&with, other).pop().unwrap_or(0.0);
            gain += here[index] - beyond;
            gain >= BEYOND
        })
    }

    /// The clauses of the source of `bead`.
    fn parts(&self, bead: &Bead) -> Vec<Part> {
        let of_sentence = |at: usize| clauses(self.source.segment_text(at)).into_iter().map(move |span| (at, span));
        bead.source.clone().flat_map(of_sentence).collect()
    }

    /// By their words, how much likelier it is that each of `parts` has nothing in the target of `bead` than that it has.
    fn likelihoods_left_out(&self, parts: &[Part], bead: &Bead) -> Vec<f64> {
        let clause = |(at, span): &Part| Clause {
            text: &self.source.segment_text(*at)[span.clone()],
            start: span.start,
            told: Vec::new(),
        };
        let clauses: Vec<Clause> = parts.iter().map(clause).collect();
        let within: Vec<usize> = bead.target.clone().collect();
        let evidence = Clauses::new(&self.phrases, self.text(), USUAL_RATIO).evidence(&clauses, &within);
        evidence.iter().map(|evidence| evidence.words).collect()
    }

    fn text(&self) -> &TargetText {
        self.text.get_or_init(|| TargetText::new(self.target))
    }

    fn read(&self, target: usize) -> Rc<TargetSentence> {
        let mut read = self.read.borrow_mut();
        let sentence =
            read.entry(target).or_insert_with(|| Rc::new(TargetSentence::new(self.target.segment_text(target))));
        Rc::clone(sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::SURE;
    use crate::pipeline::{read_source, read_target};
    use crate::segment::Layout;
    use crate::text::Text;

    /// The beads of `cuts` (source, target, confidence) as they are joined.
    fn rejoined(zh: &str, it: &str, cuts: &[(Range<usize>, Range<usize>, u8)]) -> Vec<(Range<usize>, Range<usize>)> {
        let source = read_source(&Text::from_string(zh), Layout::Paragraphs);
        let target = read_target(&Text::from_string(it), Layout::Paragraphs);
        let bead = |(source, target, confidence): &(Range<usize>, Range<usize>, u8)| Bead {
            source: source.clone(),
            target: target.clone(),
            confidence: *confidence,
            margin: SURE,
            moved: false,
        };
        let alignment = Alignment { beads: cuts.iter().map(bead).collect() };
        let joined = rejoin(&source, &target, alignment, &OwnLists::default()).beads;
        joined.into_iter().map(|bead| (bead.source, bead.target)).collect()
    }

    const LECTURE: &str = "林教授作了题为“绿色港口”的演讲，阐述了数字技术和清洁能源对港口建设的重要意义。";

    #[test]
    fn a_sentence_that_a_neighbour_accounts_for_is_not_added() {
        let cuts = [(0..1, 0..1, 90), (1..1, 1..2, 90)];
        let rest = "Il discorso ha spiegato la grande importanza della tecnologia digitale e dell'energia pulita per la costruzione dei porti.";
        let it = format!("Il professor Lin ha tenuto un discorso dal titolo «Porti verdi». {rest}");
        assert_eq!(rejoined(LECTURE, &it, &cuts), [(0..1, 0..2)]);
        let it = "Il professor Lin ha tenuto un discorso dal titolo «Porti verdi». Dopo la cena gli ospiti hanno ballato fino a mezzanotte nel cortile del castello.";
        assert_eq!(rejoined(LECTURE, it, &cuts), [(0..1, 0..1), (1..1, 1..2)]);
    }

    #[test]
    fn a_clause_beyond_a_doubtful_cut_joins_what_it_parted() {
        let zh =
            "会上，两位市长致辞。他们希望借助这座新桥减少两岸居民的通勤时间；桥梁将于秋天通车，届时还将开放自行车道。";
        let it = "I due sindaci hanno parlato durante la riunione, augurandosi che con il nuovo ponte gli abitanti delle due sponde impieghino meno tempo per andare al lavoro. Il ponte aprirà al traffico in autunno, e allora sarà aperta anche una pista ciclabile.";
        let cuts = |confidence| [(0..1, 0..1, confidence), (1..2, 1..2, confidence)];
        assert_eq!(rejoined(zh, it, &cuts(55)), [(0..2, 0..2)]);
        assert_eq!(rejoined(zh, it, &cuts(95)), [(0..1, 0..1), (1..2, 1..2)]);
        let it = "I due sindaci hanno parlato durante la riunione. Sperano che il nuovo ponte riduca il tempo che gli abitanti delle due sponde impiegano per andare al lavoro; il ponte aprirà al traffico in autunno, e allora sarà aperta anche una pista ciclabile.";
        assert_eq!(rejoined(zh, it, &cuts(55)), [(0..1, 0..1), (1..2, 1..2)]);
    }
}
