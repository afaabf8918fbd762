//! Which target passage answers which source item. A mention is looked for in its own bead, then next door in the
//! paragraph, then anywhere: only the first counts as rendered, the others are evidence.

mod shorter;

use std::ops::Range;

use crate::align::Alignment;
use crate::extract::{Item, ItemKind};
use crate::segment::Segmented;

/// What a language pair knows of the renderings of an item.
pub trait Matcher {
    /// The forms that print would have, the usual one first; for people to read.
    fn expected(&self, item: &Item) -> Vec<String>;
    /// The rendering of `item` among the target sentences `within`, if it stands there.
    fn find(&self, item: &Item, within: &[usize]) -> Option<Answer>;
    /// What stands among `within` in place of `item`; what `claimed` (sentence, bytes) covers answers something else.
    fn instead(&self, item: &Item, within: &[usize], claimed: &[(usize, Range<usize>)]) -> Option<Instead>;
    /// Whether a name among `within` that none of `claimed` (sentence, bytes) covers may be the rendering of `item`
    /// under a form that no list has.
    fn may_be_another_form(&self, item: &Item, within: &[usize], claimed: &[(usize, Range<usize>)]) -> bool;
    /// The quotations among `within` that answer the quoted `items` of a bead one for one, in order, under whatever
    /// words; none where `source`, the sentences of the bead, and `within` don't quote equally often.
    fn by_quotation(
        &self,
        items: &[&Item],
        source: &Range<usize>,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
    ) -> Vec<Answer>;
    /// Whether `item` is a kind of body rather than a name: the parliament, the committee.
    fn is_kind_of_body(&self, item: &Item) -> bool;
    /// Whether a pronoun or a carried subject among `within` may stand for `item`, which was named just before.
    fn may_be_carried(&self, item: &Item, within: &[usize]) -> bool;
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
    let mut claimed: Vec<Vec<(usize, Range<usize>)>> = vec![Vec::new(); alignment.beads.len()];
    for (item, answer) in items.iter().zip(&found) {
        if let (Some(bead), Some(answer)) = (bead(item), answer) {
            claimed[bead].push((answer.segment, answer.span.clone()));
        }
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
    let rendered: Vec<bool> = found.iter().map(Option::is_some).collect();
    items
        .iter()
        .zip(found)
        .enumerate()
        .map(|(index, (item, answer))| {
            let bead = bead(item);
            let (state, elsewhere) = match (bead, answer) {
                (None, _) => (State::Excluded, None),
                (Some(_), Some(answer)) => (State::Rendered(answer), None),
                (Some(bead), None) => absent(item, &within(bead), &claimed[bead], target, matcher),
            };
            let doubtful = !matches!(state, State::Rendered(_))
                && bead.is_some_and(|bead| matcher.may_be_another_form(item, &within(bead), &claimed[bead]));
            let expected = matcher.expected(item);
            let shorter = match (bead, &state) {
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
        .collect()
}

/// What became of an item that its bead does not answer.
fn absent(
    item: &Item,
    within: &[usize],
    claimed: &[(usize, Range<usize>)],
    target: &Segmented,
    matcher: &dyn Matcher,
) -> (State, Option<Answer>) {
    if within.is_empty() {
        return (State::Unanswered, elsewhere(item, target, matcher, within));
    }
    if let Some(answer) = matcher.find(item, &neighbours(within, target)) {
        let carried = item.kind == ItemKind::Person && matcher.may_be_carried(item, within);
        let state = if carried { State::Carried } else { State::NextDoor(answer.clone()) };
        return (state, Some(answer));
    }
    let elsewhere = elsewhere(item, target, matcher, within);
    match matcher.instead(item, within, claimed) {
        Some(instead) => (State::Instead(instead), elsewhere),
        None => (State::Absent, elsewhere),
    }
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
    matcher.find(item, &all)
}

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
