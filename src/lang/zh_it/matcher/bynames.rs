//! Places by another name than their own: a byname (火星, "il pianeta rosso"), the seat of the power (塞尔维亚, "Belgrado"),
//! what is dealt in there (纽约, "Wall Street"), the kind alone once the whole was said (长三角, "il Delta").

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{ItalianMatcher, answer};
use crate::extract::{Item, ItemKind};
use crate::lang::tsv;
use crate::lang::zh_it::lexicon;
use crate::link::Answer;

impl ItalianMatcher<'_> {
    /// What Italian print calls the place instead of its name.
    pub(super) fn by_byname(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        if item.kind != ItemKind::Place {
            return None;
        }
        let source = self.source.segment_text(item.segment);
        let spoken = |cues: &'static str| cues.is_empty() || tsv::cell(cues).any(|cue| source.contains(cue));
        let rows = BYNAMES.get(item.surface.as_str())?;
        let forms: Vec<&str> =
            rows.iter().filter(|(_, cues)| spoken(cues)).flat_map(|(forms, _)| tsv::cell(forms)).collect();
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let words = forms.iter().find_map(|form| sentence.find(form))?;
            Some(answer(*at, sentence, &words, 70))
        })
    }

    /// A country by its chief town, where no sentence of the Chinese around names that town: "Belgrado resta ferma".
    pub(super) fn by_chief_town(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        if item.kind != ItemKind::Place || !lexicon::is_country(&item.surface) {
            return None;
        }
        let around = item.segment.saturating_sub(1)..(item.segment + 2).min(self.source.segments.len());
        let said = |town: &str| {
            around.clone().any(|at| {
                let text = self.source.segment_text(at);
                text.contains(town) || text.contains("首都") || text.contains("京城")
            })
        };
        let towns: Vec<&str> = super::places::chief_towns(&item.surface).filter(|town| !said(town)).collect();
        let forms: Vec<String> = towns.iter().flat_map(|town| self.listed_forms(town, ItemKind::Place)).collect();
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let words = forms.iter().find_map(|form| sentence.find(form))?;
            // "a Belgrado" is where something happens.
            let place = words.start.checked_sub(1).map(|before| sentence.words[before].plain.as_str());
            let there = place.is_some_and(|before| matches!(before, "a" | "ad" | "in" | "presso"));
            (!there).then(|| answer(*at, sentence, &words, 65))
        })
    }

    /// 白帆体育场: "lo stadio Sail", a building whose name has been translated. The town that stands before it in the
    /// Chinese is no such name: "lo stadio di Xiamen".
    pub(super) fn by_kind_and_another_name(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        const BUILDINGS: [&str; 6] = ["体育场", "体育馆", "公园", "剧院", "电影院", "大桥"];
        if item.kind != ItemKind::Place || !BUILDINGS.iter().any(|kind| item.surface.ends_with(kind)) {
            return None;
        }
        let (_, kinds) = FEATURES
            .iter()
            .filter(|(ending, _)| item.surface.ends_with(ending))
            .max_by_key(|(ending, _)| ending.len())?;
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let words = &sentence.words;
            let place = (0..words.len()).find(|place| {
                let next = words.get(place + 1).filter(|next| next.joined && next.capital);
                kinds.contains(&words[*place].plain.as_str()) && next.is_some()
            })?;
            Some(answer(*at, sentence, &(place..place + 2), 60))
        })
    }

    /// A region, a street, a bridge by the word for its kind, where the Chinese has named it before: "il Delta", "nella
    /// via", "il ponte".
    pub(super) fn by_kind_alone(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        if item.kind != ItemKind::Place {
            return None;
        }
        let forms = self.listed_forms(&item.surface, ItemKind::Place);
        let listed = forms
            .iter()
            .filter_map(|form| form.split_once(' '))
            .map(|(kind, _)| kind)
            .filter(|kind| KINDS.contains(&kind.to_lowercase().as_str()));
        // 花园街 "nella via".
        let by_ending = FEATURES
            .iter()
            .filter(|(ending, _)| item.surface.chars().count() > 2 && item.surface.ends_with(ending))
            .max_by_key(|(ending, _)| ending.len());
        let kinds: Vec<&str> =
            listed.chain(by_ending.into_iter().flat_map(|(_, kinds)| kinds.iter().copied())).collect();
        let named = || {
            let before = self.source.segments[item.segment].span.start;
            self.source.normalised.folded[..before].contains(item.surface.as_str())
        };
        if kinds.is_empty() || !named() {
            return None;
        }
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let words = &sentence.words;
            let place = (1..words.len()).find(|place| {
                let alone = words.get(place + 1).is_none_or(|next| {
                    !next.joined || !(next.plain == "di" || next.plain.starts_with("del") || next.capital)
                });
                let led = words[*place].joined && words[place - 1].function;
                alone && led && kinds.iter().any(|kind| kind.to_lowercase() == words[*place].plain)
            })?;
            Some(answer(*at, sentence, &(place..place + 1), 65))
        })
    }
}

/// What the names of regions and waters begin with that go by it alone.
const KINDS: [&str; 12] = [
    "delta",
    "golfo",
    "stretto",
    "canale",
    "penisola",
    "altopiano",
    "bacino",
    "baia",
    "corridoio",
    "cintura",
    "istmo",
    "arcipelago",
];

/// What the Chinese names of streets, waters, mountains and works end in, and what the Italian calls such a thing.
static FEATURES: LazyLock<Vec<(&'static str, Vec<&'static str>)>> = LazyLock::new(|| {
    let rows = tsv::rows(include_str!("../data/kinds-of-places.tsv"));
    rows.map(|[ending, kinds]| (ending, tsv::cell(kinds).collect())).collect()
});

/// Bynames by place, with what the sentence has to speak of.
static BYNAMES: LazyLock<FxHashMap<&'static str, Vec<(&'static str, &'static str)>>> = LazyLock::new(|| {
    let mut all: FxHashMap<&str, Vec<(&str, &str)>> = FxHashMap::default();
    for [zh, forms, cues] in tsv::rows(include_str!("../data/bynames-of-places.tsv")) {
        all.entry(zh).or_default().push((forms, cues));
    }
    all
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_place_has_its_nouns() {
        let nouns = |ending| FEATURES.iter().find(|(of, _)| *of == ending).map_or(0, |(_, nouns)| nouns.len());
        for ending in ["街", "大桥", "隧道", "湖", "机场", "铁路"] {
            assert!(nouns(ending) > 0, "{ending}");
        }
        assert_eq!(tsv::rows::<2>(include_str!("../data/kinds-of-places.tsv")).count(), FEATURES.len());
    }
}
