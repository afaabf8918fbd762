//! Which target passage answers which source item. A mention is looked for in its own bead, then next door in the
//! paragraph, then anywhere: only the first counts as rendered, the others are evidence.

mod bodies;
mod recurring;
mod shorter;

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::align::Alignment;
use crate::extract::item::Value;
use crate::extract::{Item, ItemKind};
use crate::segment::Segmented;

pub use recurring::FreeName;

/// What a language pair knows of the renderings of an item.
pub trait Matcher {
    /// The forms that print would have, the usual one first; for people to read.
    fn expected(&self, item: &Item) -> Vec<String>;
    /// The rendering of `item` among the target sentences `within`, if it stands there.
    fn find(&self, item: &Item, within: &[usize]) -> Option<Answer>;
    /// What stands among `within` in place of `item`; what `claimed` (sentence, bytes) covers answers something else.
    fn instead(&self, item: &Item, within: &[usize], claimed: &[(usize, Range<usize>)]) -> Option<Instead>;
    /// Whether a name among `within` that none of `claimed` (sentence, bytes) covers may be the rendering of `item`
    /// under a form that no list has; the words `named` answer other items somewhere in the text.
    fn may_be_another_form(
        &self,
        item: &Item,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
        named: &FxHashSet<String>,
    ) -> bool;
    /// The quotations among `within` that answer the quoted `items` of a bead one for one, in order, under whatever
    /// words; none where `source`, the sentences of the bead, and `within` don't quote equally often.
    fn by_quotation(
        &self,
        items: &[&Item],
        source: &Range<usize>,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
    ) -> Vec<Answer>;
    /// Whether `item` may go by a name that no list has and its sound does not tell.
    fn goes_by_an_unlisted_name(&self, item: &Item) -> bool;
    /// The names among `within` that answer nothing: neither what `claimed` (sentence, bytes) covers, nor a word of the
    /// sentence of `item`.
    fn free_names(&self, item: &Item, within: &[usize], claimed: &[(usize, Range<usize>)]) -> Vec<FreeName>;
    /// How many sentences of the target have the name of this key.
    fn sentences_with(&self, key: &str) -> usize;
    /// Whether `item` is a kind of body rather than a name: the parliament, the committee.
    fn is_kind_of_body(&self, item: &Item) -> bool;
    /// Whether what `within` has of `item`, a body, belongs to `other`, another body of its sentence.
    fn belongs_to(&self, item: &Item, other: &Item, within: &[usize]) -> bool;
    /// Whether a pronoun or a carried subject among `within` may stand for `item`, which was named just before.
    fn may_be_carried(&self, item: &Item, within: &[usize]) -> bool;
    /// Whether `item` is a place that is spoken of by many a noun once it has been named, as rivers and hills are.
    fn goes_by_many_nouns(&self, item: &Item) -> bool;
    /// Whether `item` signs the report, as the name behind the date does; the rendering may sign it at its end.
    fn is_signature(&self, item: &Item) -> bool;
    /// Whether the sentence that opens `within` says by a pronoun, or not at all, who does something.
    fn has_no_subject(&self, within: &[usize]) -> bool;
}

/// Where a rendering stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Number of the target sentence.
    pub segment: usize,
    /// Where, in bytes of the sentence.
    pub span: Range<usize>,
    /// How sure it is that this is the rendering, 0 to 100.
    pub confidence: u8,
    /// Whether the name is spelt in a way of its own (a slip, another transcription).
    pub variant: bool,
}

impl Answer {
    /// An answer in the usual spelling.
    pub const fn new(segment: usize, span: Range<usize>, confidence: u8) -> Self {
        Self { segment, span, confidence, variant: false }
    }
}

/// What stands in place of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Instead {
    /// Something vaguer: an office, "alcuni esperti", "la zona".
    Generalised(String),
    /// Its own head alone: "l'Ufficio" for the Ufficio sanitario, "la provincia".
    Shortened {
        /// The words of the rendering.
        found: String,
        /// Whether they point at something known, as "l'Ufficio" does and "un ufficio" does not.
        definite: bool,
    },
    /// Another value.
    Altered {
        /// The words of the rendering.
        found: String,
        /// Whether only the magnitude differs.
        magnitude: bool,
    },
}

/// What became of a mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It stands in the bead.
    Rendered(Answer),
    /// Its bead has no target.
    Unanswered,
    /// It stands in boilerplate or in no bead.
    Excluded,
    /// Nothing in the bead stands for it.
    Absent,
    /// Something vaguer, or something else.
    Instead(Instead),
    /// It stands next door, in the same paragraph of the rendering.
    NextDoor(Answer),
    /// A pronoun or a carried subject may stand for it.
    Carried,
}

/// A source item and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Number of the item.
    pub item: usize,
    /// Number of its bead.
    pub bead: Option<usize>,
    /// What became of it.
    pub state: State,
    /// Where else in the rendering it stands.
    pub elsewhere: Option<Answer>,
    /// The forms looked for.
    pub expected: Vec<String>,
    /// Whether its bead has a name that answers nothing else and may be its rendering.
    pub doubtful: bool,
    /// What a shorter name that stands for it leaves to the reader.
    pub shorter: Shorter,
}

/// What a shorter name leaves to the reader: "la provincia", "l'ufficio".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shorter {
    /// There is none, or it says too little.
    Vague,
    /// The text has named it at some time: a way of speaking, hardly a loss.
    Known,
    /// The rendering has just named it: no loss.
    Understood,
}

/// A name or figure of a source sentence and what its bead has for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Number of the source sentence.
    pub segment: usize,
    /// Where, in bytes of the sentence.
    pub span: Range<usize>,
    /// Whether the bead answers it.
    pub outcome: Outcome,
}

/// What a bead has for a name or a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Its rendering: the target sentence and where, in bytes of the sentence.
    Answered(usize, Range<usize>),
    /// Nothing at all.
    Missing,
    /// Something else or something vaguer, or it stands near: this proves nothing.
    Open,
}

/// Where in each of `count` target sentences items are answered, in bytes of it.
pub fn claimed(links: &[Link], count: usize) -> Vec<Vec<Range<usize>>> {
    let mut claimed = vec![Vec::new(); count];
    for link in links {
        if let State::Rendered(answer) | State::NextDoor(answer) = &link.state {
            claimed[answer.segment].push(answer.span.clone());
        }
    }
    claimed
}

/// Whether something of `claimed`, what answers items in a target sentence, stands over `span`.
pub fn is_claimed(claimed: &[Range<usize>], span: &Range<usize>) -> bool {
    claimed.iter().any(|other| overlap(other, span))
}

/// What became of the names and figures in the source sentences of `links`, in their order. Terms are left to their words.
pub fn told<'l>(links: impl Iterator<Item = &'l Link>, items: &[Item], source: &Segmented) -> Vec<Told> {
    let weighty = links.filter(|link| !matches!(items[link.item].kind, ItemKind::Term | ItemKind::Title));
    let outcome = |link: &Link| match &link.state {
        State::Rendered(answer) => Outcome::Answered(answer.segment, answer.span.clone()),
        State::Absent if !link.doubtful => Outcome::Missing,
        _ => Outcome::Open,
    };
    weighty
        .map(|link| {
            let item = &items[link.item];
            let start = source.segments[item.segment].span.start;
            Told { segment: item.segment, span: item.span.start - start..item.span.end - start, outcome: outcome(link) }
        })
        .collect()
}

impl Link {
    /// Whether the rendering answers this mention.
    pub const fn is_rendered(&self) -> bool {
        matches!(self.shorter, Shorter::Understood)
            || matches!(self.state, State::Rendered(_) | State::Carried | State::NextDoor(_))
    }
}

/// Links every item of the source: first what its own bead answers; then, with those names out of the way, what
/// became of the rest.
pub fn link(items: &[Item], alignment: &Alignment, target: &Segmented, matcher: &dyn Matcher) -> Vec<Link> {
    let bead_of = bead_of_each_segment(alignment);
    let bead = |item: &Item| bead_of.get(item.segment).copied().flatten();
    let within = |bead: usize| alignment.beads[bead].target.clone().collect::<Vec<usize>>();
    let mut found: Vec<Option<Answer>> =
        items.iter().map(|item| bead(item).and_then(|b| matcher.find(item, &within(b)))).collect();
    part_neighbours(items, &mut found);
    let said = |item: &Item| bead(item).map(&within);
    bodies::part(items, &mut found, &said, matcher);
    free_from_bodies(items, &mut found, target, &said);
    fall_with_their_body(items, &mut found, target, &said);
    let mut claimed: Vec<Vec<(usize, Range<usize>)>> = vec![Vec::new(); alignment.beads.len()];
    for (item, answer) in items.iter().zip(&found) {
        if let (Some(bead), Some(answer)) = (bead(item), answer) {
            claimed[bead].push((answer.segment, answer.span.clone()));
            if item.kind == ItemKind::Organisation {
                claimed[bead].extend(bodies::in_brackets_behind(answer, target).map(|span| (answer.segment, span)));
            }
        }
    }
    let mentions: Vec<(usize, usize)> =
        items.iter().enumerate().filter_map(|(index, item)| Some((index, bead(item)?))).collect();
    let unanswered = |index: usize| found[index].is_none();
    for (index, answer) in recurring::answers(items, &mentions, &unanswered, (alignment, matcher), &claimed) {
        if let Some(bead) = bead(&items[index]) {
            claimed[bead].push((answer.segment, answer.span.clone()));
        }
        found[index] = Some(answer);
    }
    let mut waiting: Vec<Vec<usize>> = vec![Vec::new(); alignment.beads.len()];
    for (index, item) in items.iter().enumerate().filter(|(index, _)| found[*index].is_none()) {
        if let (Some(bead), ItemKind::Title | ItemKind::Term) = (bead(item), item.kind) {
            waiting[bead].push(index);
        }
    }
    for (bead, waiting) in waiting.iter().enumerate().filter(|(_, waiting)| !waiting.is_empty()) {
        let asking: Vec<&Item> = waiting.iter().map(|index| &items[*index]).collect();
        let source = &alignment.beads[bead].source;
        let answers = matcher.by_quotation(&asking, source, &within(bead), &claimed[bead]);
        for (index, answer) in waiting.iter().zip(answers) {
            claimed[bead].push((answer.segment, answer.span.clone()));
            found[*index] = Some(answer);
        }
    }
    let named = words_of_answers(items, &found, target);
    let answered = claimed_by_segment(&claimed, target.segments.len());
    let rendered: Vec<bool> = found.iter().map(Option::is_some).collect();
    let mut links: Vec<Link> = items
        .iter()
        .zip(found)
        .enumerate()
        .map(|(index, (item, answer))| {
            let bead = bead(item);
            let (state, elsewhere) = match (bead, answer) {
                (None, _) => (State::Excluded, None),
                (Some(_), Some(answer)) => (State::Rendered(answer), None),
                (Some(bead), None) => {
                    let known = !is_whole_name(item) || is_named_before(items, index);
                    let looked = Looked { within: &within(bead), claimed: &claimed[bead], answered: &answered, known };
                    absent(item, &looked, target, matcher)
                }
            };
            let doubtful = !matches!(state, State::Rendered(_))
                && bead.is_some_and(|bead| matcher.may_be_another_form(item, &within(bead), &claimed[bead], &named));
            let expected = matcher.expected(item);
            let shorter = match (bead, &state) {
                // 委员会, "la commissione": the source says no more.
                (Some(_), State::Instead(Instead::Shortened { definite: true, .. }))
                    if matches!(item.value, Value::ShortFor(_)) && matcher.is_kind_of_body(item) =>
                {
                    Shorter::Understood
                }
                (Some(bead), State::Instead(Instead::Shortened { definite: true, .. })) => {
                    let here = alignment.beads[bead].target.start;
                    shorter::judge(&items[..=index], &rendered, elsewhere.as_ref(), &expected, here)
                }
                (Some(_), State::Absent | State::Instead(Instead::Generalised(_)))
                    if matcher.is_kind_of_body(item) && shorter::is_said_again(&items[..=index]) =>
                {
                    Shorter::Known
                }
                _ => Shorter::Vague,
            };
            Link { item: index, bead, state, elsewhere, expected, doubtful, shorter }
        })
        .collect();
    shorter::leave_none_for_several(items, &mut links);
    links
}

/// Two names that are counted up side by side, such as the two of one artist, are not answered by one: the shorter has
/// its own answer, the longer none.
fn part_neighbours(items: &[Item], found: &mut [Option<Answer>]) {
    for (index, pair) in items.windows(2).enumerate() {
        let (one, other) = (&pair[0], &pair[1]);
        let beside = one.segment == other.segment
            && one.span.end + SEPARATOR.start <= other.span.start
            && other.span.start < one.span.end + SEPARATOR.end;
        let persons = one.kind == ItemKind::Person && other.kind == ItemKind::Person;
        let longer = if one.surface.len() > other.surface.len() { index } else { index + 1 };
        let alike = one.surface != other.surface && one.surface.is_ascii() == other.surface.is_ascii();
        let shared = found[index].as_ref().zip(found[index + 1].as_ref()).is_some_and(|(a, b)| share_words(a, b));
        if beside && persons && alike && shared {
            found[longer] = None;
        }
    }
}

/// A place is not answered by the name of a body that is called after it and has an answer of its own: 曼彻斯特 beside
/// 曼城, by "Manchester City". `within` gives the target sentences of an item's bead.
fn free_from_bodies(
    items: &[Item],
    found: &mut [Option<Answer>],
    target: &Segmented,
    within: &dyn Fn(&Item) -> Option<Vec<usize>>,
) {
    let bodies: Vec<usize> = (0..items.len()).filter(|at| items[*at].kind == ItemKind::Organisation).collect();
    for (index, item) in items.iter().enumerate().filter(|(_, item)| item.kind == ItemKind::Place) {
        let Some(answer) = &found[index] else { continue };
        let from = bodies.partition_point(|at| items[*at].segment < item.segment);
        let called_after = |body: &Item| {
            body.surface.chars().next() == item.surface.chars().next() && !body.surface.contains(&item.surface)
        };
        let mut here = bodies[from..].iter().take_while(|at| items[**at].segment == item.segment);
        let taken = here.any(|at| {
            let other = found[*at].as_ref().filter(|_| called_after(&items[*at]));
            other.is_some_and(|other| share_words(other, answer) && other.span.len() > answer.span.len())
        });
        // By its name, not by an adjective: "europeo" may well be said once for both.
        if taken && answer.confidence >= BY_NAME && is_said_once(answer, &within(item).unwrap_or_default(), target) {
            found[index] = None;
        }
    }
}

/// A place inside the name of a body that is left out goes with it, where the only answer it could have answers
/// something else: of 山东、河南供销社 and 河南博物院 one "Henan" answers the second.
fn fall_with_their_body(
    items: &[Item],
    found: &mut [Option<Answer>],
    target: &Segmented,
    within: &dyn Fn(&Item) -> Option<Vec<usize>>,
) {
    for (index, item) in items.iter().enumerate().filter(|(_, item)| item.kind == ItemKind::Place) {
        let Some(answer) = &found[index] else { continue };
        let beside = |at: &usize| items[*at].segment == item.segment;
        let from = items[..index].iter().rposition(|other| other.segment != item.segment).map_or(0, |at| at + 1);
        let here = || (from..items.len()).take_while(|at| beside(at));
        let body = here().find(|at| {
            let other = &items[*at];
            other.kind == ItemKind::Organisation
                && found[*at].is_none()
                && other.span.start <= item.span.start
                && item.span.end < other.span.end
        });
        let Some(body) = body.map(|at| items[at].span) else { continue };
        let answers_another =
            here().filter(|at| !(body.start <= items[*at].span.start && items[*at].span.end <= body.end));
        let taken = answers_another.filter_map(|at| found[at].as_ref()).any(|other| share_words(other, answer));
        if taken && is_said_once(answer, &within(item).unwrap_or_default(), target) {
            found[index] = None;
        }
    }
}

/// Whether two answers have words of the target in common.
fn share_words(one: &Answer, other: &Answer) -> bool {
    one.segment == other.segment && overlap(&one.span, &other.span)
}

/// Whether the target sentences `within` have the words of `answer` only there.
fn is_said_once(answer: &Answer, within: &[usize], target: &Segmented) -> bool {
    let words = &target.segment_text(answer.segment)[answer.span.clone()];
    within.iter().map(|at| target.segment_text(*at).matches(words).count()).sum::<usize>() < 2
}

/// How sure an answer is that has a form of the name.
const BY_NAME: u8 = 90;

/// Bytes between two names that are counted up: 、, 或, 和 with spaces.
const SEPARATOR: Range<usize> = 3..6;

/// Where an item that its bead does not answer is looked for.
struct Looked<'a> {
    /// The target sentences of its bead.
    within: &'a [usize],
    /// What in them answers other items.
    claimed: &'a [(usize, Range<usize>)],
    /// What in each target sentence answers some item.
    answered: &'a [Vec<Range<usize>>],
    /// Whether the reader knows the name already.
    known: bool,
}

/// What became of an item that its bead does not answer.
fn absent(item: &Item, looked: &Looked, target: &Segmented, matcher: &dyn Matcher) -> (State, Option<Answer>) {
    let within = looked.within;
    if within.is_empty() {
        return (State::Unanswered, elsewhere(item, target, matcher, within));
    }
    if let Some(answer) = matcher.find(item, &neighbours(within, target)).filter(|answer| is_the_title(item, answer)) {
        // A full name that comes for the first time, or one beside another, is not carried on; and what answers a
        // mention next door has not moved there.
        let taken = || is_claimed(&looked.answered[answer.segment], &answer.span);
        let person = item.kind == ItemKind::Person;
        let carried = person && matcher.may_be_carried(item, within);
        // A place that a sentence lacks is not said by its own mention in the next, unless a noun says it: "il corso
        // d'acqua".
        let place = item.kind == ItemKind::Place && !matcher.goes_by_many_nouns(item);
        if looked.known && (carried || !person && !place) || !taken() {
            let state = if carried { State::Carried } else { State::NextDoor(answer.clone()) };
            return (state, Some(answer));
        }
    }
    if let Some(answer) = carried_over_lines(item, looked, matcher) {
        return (State::Carried, Some(answer));
    }
    let elsewhere = elsewhere(item, target, matcher, within);
    if let Some(answer) = elsewhere.as_ref().filter(|_| matcher.is_signature(item)) {
        return (State::Rendered(answer.clone()), None);
    }
    match matcher.instead(item, within, looked.claimed) {
        Some(instead) => (State::Instead(instead), elsewhere),
        None => (State::Absent, elsewhere),
    }
}

/// The subject may be that of some sentences before, of the paragraph before where each sentence is one; who only "ha spiegato" is the one
/// who has been speaking.
fn carried_over_lines(item: &Item, looked: &Looked, matcher: &dyn Matcher) -> Option<Answer> {
    let first = *looked.within.first()?;
    let before = first.checked_sub(1)?;
    let carried = looked.known && matcher.may_be_carried(item, looked.within);
    if !carried || !matcher.has_no_subject(looked.within) {
        return None;
    }
    (first.saturating_sub(SPEAKING)..=before).rev().find_map(|at| matcher.find(item, &[at]))
}

/// Sentences over which a speaker is carried.
const SPEAKING: usize = 5;

/// Whether an item is a person by given name and surname, as somebody is named for the first time.
fn is_whole_name(item: &Item) -> bool {
    item.kind == ItemKind::Person && item.surface.contains(['·', ' '])
}

/// Whether the name stands before the item number `index` in the source, or its given part: the surname may be that of a
/// brother.
fn is_named_before(items: &[Item], index: usize) -> bool {
    let item = &items[index];
    let same = |other: &Item| item.surface.starts_with(&other.surface) || other.surface.contains(&item.surface);
    let mut before = items[..index].iter().rev().take(shorter::REMEMBERED);
    before.any(|other| other.kind == item.kind && other.segment < item.segment && same(other))
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The words, in lower case, of what answers names.
fn words_of_answers(items: &[Item], found: &[Option<Answer>], target: &Segmented) -> FxHashSet<String> {
    let names = items.iter().zip(found).filter(|(item, _)| !matches!(item.kind, ItemKind::Number | ItemKind::Date));
    let answers = names.filter_map(|(_, answer)| answer.as_ref());
    let texts = answers.map(|answer| &target.segment_text(answer.segment)[answer.span.clone()]);
    texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).map(str::to_lowercase).collect()
}

fn claimed_by_segment(claimed: &[Vec<(usize, Range<usize>)>], count: usize) -> Vec<Vec<Range<usize>>> {
    let mut found = vec![Vec::new(); count];
    for (segment, span) in claimed.iter().flatten() {
        found[*segment].push(span.clone());
    }
    found
}

/// The sentences just before and behind, within the paragraphs of the bead.
fn neighbours(within: &[usize], target: &Segmented) -> Vec<usize> {
    let (Some(first), Some(last)) = (within.first(), within.last()) else { return Vec::new() };
    let paragraph = |at: usize| target.segments[at].paragraph;
    let before = first.checked_sub(1).filter(|at| paragraph(*at) == paragraph(*first));
    let behind = Some(last + 1).filter(|at| *at < target.segments.len() && paragraph(*at) == paragraph(*last));
    before.into_iter().chain(behind).collect()
}

/// Sentences looked at for a name that its own place lacks: a book must not be read anew for each.
const FAR: usize = 400;

fn elsewhere(item: &Item, target: &Segmented, matcher: &dyn Matcher, within: &[usize]) -> Option<Answer> {
    if matches!(item.kind, ItemKind::Number | ItemKind::Date) {
        return None;
    }
    // The nearest first, of two as near the one before.
    let count = target.segments.len();
    let here = within.first().copied().unwrap_or(0);
    let nearest = (0..count).flat_map(|far| {
        let behind = Some(here + far).filter(|at| far > 0 && *at < count);
        here.checked_sub(far).into_iter().chain(behind)
    });
    let all: Vec<usize> = nearest.filter(|at| !within.contains(at)).take(FAR).collect();
    matcher.find(item, &all).filter(|answer| is_the_title(item, answer))
}

/// Whether an answer far from its sentence has most of a title, if the item is one: the words of a title recur where the
/// text speaks of what the work is about.
fn is_the_title(item: &Item, answer: &Answer) -> bool {
    item.kind != ItemKind::Title || answer.confidence >= TITLE_ELSEWHERE
}

/// How sure such an answer is at least, in per cent.
const TITLE_ELSEWHERE: u8 = 73;

fn bead_of_each_segment(alignment: &Alignment) -> Vec<Option<usize>> {
    let count = alignment.beads.iter().map(|b| b.source.end).max().unwrap_or(0);
    let mut found = vec![None; count];
    for (number, bead) in alignment.beads.iter().enumerate() {
        for segment in bead.source.clone() {
            found[segment] = Some(number);
        }
    }
    found
}
