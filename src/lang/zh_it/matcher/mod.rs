//! How each kind of Chinese item is answered in Italian.

mod beside;
mod bodies;
mod bynames;
mod dates_reworded;
mod days;
mod elided;
mod feasts;
mod figures;
mod glosses;
mod named;
mod names;
mod phrases;
mod place_forms;
mod places;
mod reckoned;
mod recurring;
mod reworded;
mod rivals;
mod spoken;
mod titles;
mod vaguer;
mod years;

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::extract::compare::WrittenOn;
use crate::extract::item::Value;
use crate::extract::{Item, ItemKind, compare};
use crate::lang::it::subject as italian;
use crate::lang::tsv;
use crate::lang::zh::gazetteer::{Gazetteer, NameKind};
use crate::lang::zh::script::is_han;
use crate::lang::zh_it::lexicon::{self, Lists};
use crate::lang::zh_it::own::{AllLists, OwnLists};
use crate::lang::zh_it::phrase::Phrases;
use crate::lang::zh_it::target::{TargetSentence, TargetText};
use crate::link::{Answer, FreeName, Instead, Matcher};
use crate::segment::Segmented;
use figures::is_weak_figure;
use rivals::{OPENINGS, Rival, quotations};

/// The spellings of a name, the usual one first.
type Spellings = std::rc::Rc<Vec<String>>;

/// Matches the items of one pair.
#[derive(Debug)]
pub struct ItalianMatcher<'a> {
    source: &'a Segmented,
    target: &'a Segmented,
    text: &'a TargetText,
    lists: AllLists<'a>,
    phrases: Phrases<'a>,
    on: WrittenOn,
    /// Spellings by kind and surface, made once a name.
    forms: RefCell<FxHashMap<(ItemKind, String), Spellings>>,
    /// What the Chinese writes in Latin letters behind names, and where these end, once it has been asked for.
    glosses: OnceCell<Vec<glosses::Gloss>>,
    /// In how many sentences each name stands, once it has been asked for.
    capitals: OnceCell<FxHashMap<String, usize>>,
    /// The years of both sides, once they have been asked for.
    years: OnceCell<years::Years>,
}

impl<'a> ItalianMatcher<'a> {
    /// A matcher for one pair, written on a day as far as the pair tells, with the customer's lists.
    pub fn new(
        source: &'a Segmented,
        target: &'a Segmented,
        text: &'a TargetText,
        on: WrittenOn,
        own: &'a OwnLists,
    ) -> Self {
        let lists = AllLists::new(own);
        Self {
            source,
            target,
            text,
            lists,
            phrases: Phrases::new(lists),
            on,
            forms: RefCell::default(),
            glosses: OnceCell::new(),
            capitals: OnceCell::new(),
            years: OnceCell::new(),
        }
    }

    /// The listed forms of a name for an item of this kind.
    fn listed_forms(&self, name: &str, kind: ItemKind) -> Vec<String> {
        let fits = |k: NameKind| match kind {
            ItemKind::Person => matches!(k, NameKind::Person | NameKind::ForeignName),
            ItemKind::Place => k == NameKind::Place,
            ItemKind::Organisation => matches!(k, NameKind::Organisation | NameKind::Place),
            _ => true,
        };
        self.lists.forms(name, fits)
    }

    fn sentence(&self, at: usize) -> &TargetSentence {
        &self.text.sentences[at]
    }

    fn shown(&self, at: usize, span: &Range<usize>) -> String {
        self.target.segment_text(at)[span.clone()].to_owned()
    }
}

impl Matcher for ItalianMatcher<'_> {
    fn expected(&self, item: &Item) -> Vec<String> {
        let mut forms: Vec<String> = match item.kind {
            ItemKind::Number | ItemKind::Date => Vec::new(),
            ItemKind::Organisation => {
                let full = item.full_name();
                let mut forms = self.gloss_of(item).into_iter().collect::<Vec<_>>();
                forms.extend(self.listed_forms(&item.surface, item.kind));
                forms.extend(self.listed_forms(full, item.kind));
                forms
            }
            _ => (*self.spellings(item)).clone(),
        };
        if let Value::Chinese(_) = &item.value {
            let turned = forms.first().and_then(|form| form.split_once(' ').map(|(f, g)| format!("{g} {f}")));
            forms.truncate(1);
            forms.extend(turned);
        }
        let mut seen = FxHashSet::default();
        forms.retain(|form| seen.insert(form.clone()));
        forms.truncate(4);
        forms
    }

    fn find(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        if within.is_empty() {
            return None;
        }
        match item.kind {
            ItemKind::Person => self.find_name(item, within),
            ItemKind::Place => self
                .find_name(item, within)
                .or_else(|| {
                    let long = item.surface.chars().count() >= 3;
                    long.then(|| {
                        self.find_phrase(item, &item.surface, within, 0.6).or_else(|| self.read_aloud(item, within))
                    })
                    .flatten()
                })
                .or_else(|| self.place_in_a_word(item, within))
                .or_else(|| self.feature_by_sound(item, within))
                .or_else(|| self.named_in_two(item, within))
                .or_else(|| self.capital_of(item, within))
                .or_else(|| self.by_byname(item, within))
                .or_else(|| self.by_chief_town(item, within))
                .or_else(|| self.by_kind_alone(item, within))
                .or_else(|| self.by_kind_and_another_name(item, within))
                .or_else(|| self.misspelt_place(item, within)),
            ItemKind::Organisation => self.find_organisation(item, within),
            ItemKind::Number => self.find_number(item, within),
            ItemKind::Date => self.find_date(item, within),
            ItemKind::Title => self.find_title(item, within),
            ItemKind::Term => self
                .find_name(item, within)
                .or_else(|| self.find_phrase(item, &item.surface, within, 0.4))
                .or_else(|| self.five_year_plan(item, within))
                .or_else(|| self.read_aloud(item, within)),
        }
    }

    fn instead(&self, item: &Item, within: &[usize], claimed: &[(usize, Range<usize>)]) -> Option<Instead> {
        match &item.value {
            Value::Quantity(quantity) => self
                .altered_number(quantity, within, claimed)
                .or_else(|| self.other_number(quantity, within, claimed))
                .or_else(|| self.vaguer(item, within, claimed)),
            Value::Date(date) => {
                let dates: Vec<_> =
                    within.iter().flat_map(|at| self.sentence(*at).dates.iter().map(move |d| (*at, d))).collect();
                let altered = dates.iter().find(|(at, d)| {
                    !overlaps(claimed, *at, &d.span) && compare::dates(date, &[d.value], &self.on).contradicted
                });
                altered.map(|(at, d)| Instead::Altered { found: self.shown(*at, &d.span), magnitude: false })
            }
            _ => self.vaguer(item, within, claimed),
        }
    }

    fn may_be_another_form(
        &self,
        item: &Item,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
        named: &FxHashSet<String>,
    ) -> bool {
        if item.kind == ItemKind::Person && self.has_free_person(item, within, claimed, named) {
            return true;
        }
        let wanted = match (item.kind, &item.value) {
            // A foreign name may have been taken for a Chinese one: 范恩 for Vann.
            (_, Value::Chinese(_)) => Rival::Sounding(&item.surface),
            (_, Value::Date(date)) => return compare::is_weak(date) || self.may_be_the_year(item, within),
            (_, Value::Quantity(quantity)) => {
                return is_weak_figure(item, quantity, self.around(item).0)
                    || self.has_an_article_for_one(quantity, within)
                    || self.is_slight(item, within, claimed);
            }
            (ItemKind::Date, _) => return self.speaks_of_a_feast(within),
            (ItemKind::Place, _)
                if self.goes_without_saying(item, within) || self.plays(item) || self.is_local(item, within) =>
            {
                return true;
            }
            // A name in Latin letters is written as it is, or almost.
            (ItemKind::Person | ItemKind::Place | ItemKind::Term, _) if is_latin(&item.surface) => {
                Rival::Spelt(&item.surface)
            }
            (ItemKind::Person | ItemKind::Place, _) => Rival::Sounding(item.surface.rsplit('·').next().unwrap_or("")),
            (ItemKind::Organisation, _)
                if self.has_free_body(within, claimed)
                    || self.has_free_acronym(item, within, claimed)
                    || self.has_a_head_with_more(item, within, claimed)
                    || self.has_a_named_head(item, within, claimed)
                    || self.has_its_proper_part(item, within, claimed)
                    || self.has_part_of_its_name(item, within, claimed) =>
            {
                return true;
            }
            (ItemKind::Organisation, _) if self.has_certain_forms(item) => Rival::Whole,
            (ItemKind::Organisation, _) => self.name_by_sound(item).map_or(Rival::Any, Rival::Sounding),
            (ItemKind::Title, _) if self.has_free_quotation(item, within, claimed) => return true,
            // A theme or a watchword is quoted, or not a name.
            (ItemKind::Title, _) if !self.stands_in_title_marks(item) => return false,
            (ItemKind::Title, _) if self.is_long_title(item) => return self.has_free_run(within, claimed),
            // A newspaper that is listed goes by a name of several words, if not by its own.
            (ItemKind::Title, _) if !self.spellings(item).is_empty() => Rival::Whole,
            (ItemKind::Title, _) => return self.has_free_title(item, within, claimed, named),
            (ItemKind::Term, _) => Rival::Any,
            _ => return false,
        };
        self.has_free_name(item, within, claimed, &wanted)
    }

    fn by_quotation(
        &self,
        items: &[&Item],
        source: &Range<usize>,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
    ) -> Vec<Answer> {
        let quoted = |item: &&Item| {
            let before = self.source.normalised.folded[..item.span.start].chars().next_back();
            item.kind == ItemKind::Title || before.is_some_and(|c| OPENINGS.contains(&c))
        };
        let all: Vec<(usize, Range<usize>)> =
            within.iter().flat_map(|at| quotations(self.target.segment_text(*at)).map(|span| (*at, span))).collect();
        let free: Vec<_> = all.iter().filter(|(at, span)| !overlaps(claimed, *at, span)).collect();
        let asked: usize =
            source.clone().map(|at| self.source.segment_text(at).matches(OPENINGS.as_slice()).count()).sum();
        if !items.iter().all(quoted) || free.len() != items.len() || all.len() != asked {
            return Vec::new();
        }
        let answer = |(at, span): &&(usize, Range<usize>)| Answer {
            segment: *at,
            span: span.clone(),
            confidence: 55,
            variant: true,
        };
        free.iter().map(answer).collect()
    }

    fn goes_by_an_unlisted_name(&self, item: &Item) -> bool {
        self.is_unlisted(item)
    }

    fn free_names(&self, item: &Item, within: &[usize], claimed: &[(usize, Range<usize>)]) -> Vec<FreeName> {
        self.names_answering_nothing(item, within, claimed)
    }

    fn sentences_with(&self, key: &str) -> usize {
        self.always_capital().get(key).copied().unwrap_or(0)
    }

    fn is_kind_of_body(&self, item: &Item) -> bool {
        item.kind == ItemKind::Organisation && lexicon::is_head(&item.surface)
    }

    fn belongs_to(&self, item: &Item, other: &Item, within: &[usize]) -> bool {
        self.is_said_of(item, other, within)
    }

    fn may_be_carried(&self, item: &Item, within: &[usize]) -> bool {
        item.kind == ItemKind::Person && !within.is_empty() && !self.is_coordinated(item)
    }

    fn goes_by_many_nouns(&self, item: &Item) -> bool {
        item.surface.ends_with(OF_THE_LAND)
    }

    fn is_signature(&self, item: &Item) -> bool {
        let start = self.source.segments[item.segment].span.start;
        let before = &self.source.normalised.folded[start..item.span.start];
        let bracket = before.rfind(['（', '(']).map(|at| &before[at..]).filter(|inside| !inside.contains(['）', ')']));
        item.kind == ItemKind::Person
            && bracket.is_some_and(|inside| ["记者", "通讯员", "编译", "撰稿"].iter().any(|word| inside.contains(word)))
    }

    fn has_no_subject(&self, within: &[usize]) -> bool {
        within.first().is_some_and(|at| italian::has_no_subject(self.target.segment_text(*at)))
    }
}

fn overlaps(claimed: &[(usize, Range<usize>)], at: usize, span: &Range<usize>) -> bool {
    claimed.iter().any(|(segment, taken)| *segment == at && taken.start < span.end && span.start < taken.end)
}

/// The full names behind a short one: 沪 → 上海, 中方 → 中国, 全港 → 香港.
fn abbreviated(surface: &str) -> impl Iterator<Item = &'static str> + use<> {
    let bare = surface.strip_suffix('方').or_else(|| surface.strip_prefix('全')).unwrap_or(surface);
    Lists.abbreviation(bare).map(|(full, _)| tsv::cell(full)).into_iter().flatten()
}

/// What the names of rivers, lakes, seas, hills, islands and bridges end in.
const OF_THE_LAND: [char; 13] = ['河', '江', '湖', '海', '洋', '山', '峰', '岛', '湾', '谷', '溪', '桥', '港'];

/// Whether a name is written in Latin letters, with or without accents: Dvořák.
fn is_latin(name: &str) -> bool {
    !name.chars().any(is_han) && name.chars().any(char::is_alphabetic)
}

fn answer(at: usize, sentence: &TargetSentence, words: &Range<usize>, confidence: u8) -> Answer {
    Answer { segment: at, span: sentence.bytes(words), confidence, variant: false }
}
