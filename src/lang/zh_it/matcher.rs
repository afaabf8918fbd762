//! How each kind of Chinese item is answered in Italian.

use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::chinese_names;
use super::generic;
use super::lexicon::{self, Lists};
use super::own::{AllLists, OwnLists};
use super::phrase::{Phrases, Unit, UnitKind, content_keys};
use super::sound;
use super::target::{TargetSentence, TargetText};
use crate::extract::compare::{self, Agreement, WrittenOn};
use crate::extract::item::Value;
use crate::extract::quantity::{Approximation, Dimension, Exact, Form, Quantity};
use crate::extract::{Item, ItemKind};
use crate::lang::zh::gazetteer::{Gazetteer, NameKind, Role, listed};
use crate::lang::zh::person;
use crate::lang::{tsv, zh};
use crate::link::{Answer, Instead, Matcher};
use crate::segment::Segmented;

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
        Self { source, target, text, lists, phrases: Phrases::new(lists), on, forms: RefCell::default() }
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

    /// Whether print spells a place in pinyin, or it is China itself.
    fn is_chinese_place(&self, name: &str) -> bool {
        let bare = name.trim_end_matches(['省', '市', '县', '区', '州']);
        let pinyin = chinese_names::pinyin_of(bare);
        bare == "中国" || self.listed_forms(name, ItemKind::Place).contains(&pinyin)
    }

    /// The short form with its place in front of the long form: 江苏省 + 工业经济联合会 for 江苏工经联.
    fn with_long_forms(&self, surface: &str, full: &str) -> String {
        if surface == full {
            return surface.to_owned();
        }
        let places: String = listed(surface, &self.lists)
            .iter()
            .filter(|name| name.kinds.iter().any(|(kind, _)| *kind == NameKind::Place))
            .map(|name| &surface[name.span.clone()])
            .collect();
        let bare = listed(full, &self.lists)
            .iter()
            .take_while(|name| name.kinds.iter().any(|(kind, _)| *kind == NameKind::Place))
            .map(|name| name.span.end)
            .last()
            .unwrap_or(0);
        if places.is_empty() { full.to_owned() } else { format!("{places}{}", &full[bare..]) }
    }

    /// A body without the country or city in front: 国务院 in 中国国务院.
    fn without_places<'n>(&self, name: &'n str) -> &'n str {
        let bare = listed(name, &self.lists)
            .iter()
            .scan(0, |at, name| {
                let place = name.span.start == *at && name.kinds.iter().any(|(kind, _)| *kind == NameKind::Place);
                *at = name.span.end;
                place.then_some(name.span.end)
            })
            .last()
            .unwrap_or(0);
        &name[bare..]
    }

    fn sentence(&self, at: usize) -> &TargetSentence {
        &self.text.sentences[at]
    }

    /// The spellings of a name, the usual one first.
    fn spellings(&self, item: &Item) -> Spellings {
        let id = (item.kind, item.surface.clone());
        if let Some(known) = self.forms.borrow().get(&id) {
            return known.clone();
        }
        let made = std::rc::Rc::new(self.fresh_spellings(item));
        self.forms.borrow_mut().insert(id, made.clone());
        made
    }

    fn fresh_spellings(&self, item: &Item) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        // A name in Latin letters is printed as it stands.
        found.extend(item.surface.is_ascii().then(|| item.surface.clone()));
        found.extend(self.gloss_behind(item));
        found.extend(self.listed_forms(&item.surface, item.kind));
        match &item.value {
            Value::Chinese(name) => {
                let given = &item.surface[name.surname.len()..];
                found.extend(chinese_names::spellings(&name.surname, given));
            }
            Value::ShortFor(full) if item.kind == ItemKind::Person => {
                found.extend(self.listed_forms(full, item.kind));
                found.extend(full.split('·').flat_map(|part| self.listed_forms(part, item.kind)));
            }
            _ if item.kind == ItemKind::Person => {
                found.extend(item.surface.split('·').rev().flat_map(|part| self.listed_forms(part, item.kind)))
            }
            _ if item.kind == ItemKind::Place && found.is_empty() => {
                let bare = item.surface.trim_end_matches(['省', '市', '县', '区', '州', '镇', '乡', '村', '方']);
                if let Some((full, _)) = Lists.abbreviation(bare) {
                    found.extend(tsv::cell(full).flat_map(|full| self.listed_forms(full, ItemKind::Place)));
                }
                found.extend(self.listed_forms(bare, item.kind));
                if found.is_empty() && bare.chars().count() >= 2 {
                    found.push(chinese_names::pinyin_of(bare));
                }
            }
            _ => {}
        }
        let mut seen = FxHashSet::default();
        found.retain(|form| seen.insert(form.clone()));
        found
    }

    /// Latin letters in brackets right behind the mention: 沃伦(Elizabeth Warren).
    fn gloss_behind(&self, item: &Item) -> Option<String> {
        let rest = self.source.normalised.folded.get(item.span.end..)?.trim_start();
        let inside = rest.strip_prefix(['(', '（'])?;
        // A bracket that is never closed must not be looked for to the end of a book.
        let (end, _) = inside.char_indices().take(GLOSS).find(|(_, c)| matches!(c, ')' | '）'))?;
        let gloss = inside[..end].trim();
        let latin = gloss.chars().any(|c| c.is_ascii_alphabetic()) && gloss.chars().all(|c| !zh::script::is_han(c));
        (latin && gloss.len() >= 2).then(|| gloss.to_owned())
    }

    fn find_name(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let spellings = self.spellings(item);
        let by_form = within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            spellings
                .iter()
                .find_map(|form| self.spelt(item, sentence, form))
                .map(|words| answer(*at, sentence, &words, 95))
        });
        by_form
            .or_else(|| within.iter().find_map(|at| self.by_adjective(item, *at)))
            .or_else(|| {
                (item.kind == ItemKind::Person)
                    .then(|| within.iter().find_map(|at| self.by_surname(item, *at)))
                    .flatten()
            })
            .or_else(|| self.by_sound(item, within))
            .or_else(|| self.by_pinyin(item, within))
    }

    /// A person without a Chinese surname, whole in pinyin, as names of China's other peoples are printed: "A Pucai".
    fn by_pinyin(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let han = item.surface.chars().all(zh::script::is_han) && item.surface.chars().count() >= 2;
        if item.kind != ItemKind::Person || !han || matches!(item.value, Value::Chinese(_)) {
            return None;
        }
        let form = chinese_names::pinyin_of(&item.surface);
        within.iter().find_map(|at| {
            let words = self.sentence(*at).find(&form)?;
            Some(answer(*at, self.sentence(*at), &words, 75))
        })
    }

    /// A form, or of a foreign name in several words at least the last.
    fn spelt(&self, item: &Item, sentence: &TargetSentence, form: &str) -> Option<std::ops::Range<usize>> {
        if let Some(words) = sentence.find(form) {
            // One short word at the start of a sentence may be an Italian word: Ma, Li, Da.
            let risky =
                words.len() == 1 && sentence.words[words.start].plain.len() <= 3 && sentence.words[words.start].initial;
            return (!risky).then_some(words);
        }
        // Of a listed name in several words the last alone will do; it is a capital word of its own.
        let listed = item.kind == ItemKind::Person
            && (!matches!(item.value, Value::Chinese(_)) || !self.listed_forms(&item.surface, item.kind).is_empty());
        let last = form.rsplit(' ').next().filter(|last| listed && last.len() >= 3 && last.len() < form.len())?;
        sentence.find(last)
    }

    fn by_adjective(&self, item: &Item, at: usize) -> Option<Answer> {
        if item.kind != ItemKind::Place {
            return None;
        }
        let sentence = self.sentence(at);
        let full = abbreviated(&item.surface).flat_map(lexicon::names);
        for entry in lexicon::names(&item.surface).iter().chain(full).filter(|n| n.kind == NameKind::Place) {
            for adjective in tsv::cell(entry.adjectives) {
                let key = crate::lang::it::words::key(adjective);
                if let Some(word) = sentence.words.iter().position(|w| w.key == key || w.plain == adjective) {
                    return Some(answer(at, sentence, &(word..word + 1), 85));
                }
            }
        }
        None
    }

    /// The surname of a Chinese name, unless the name around it is somebody else's.
    fn by_surname(&self, item: &Item, at: usize) -> Option<Answer> {
        let Value::Chinese(name) = &item.value else { return None };
        let sentence = self.sentence(at);
        for form in chinese_names::surnames(&name.surname) {
            let mut from = 0;
            while let Some(place) = sentence.words[from..]
                .iter()
                .position(|w| w.capital && w.plain == super::target::plain(form))
                .map(|p| p + from)
            {
                from = place + 1;
                let word = &sentence.words[place];
                let next = sentence.words.get(place + 1).filter(|w| w.joined && w.capital);
                let previous =
                    place.checked_sub(1).map(|p| &sentence.words[p]).filter(|w| w.capital && word.joined && !w.initial);
                let italian_word = word.function || word.initial && word.plain.len() <= 3;
                if next.is_none() && previous.is_none() && !italian_word {
                    return Some(answer(at, sentence, &(place..place + 1), 80));
                }
            }
        }
        None
    }

    /// A capitalised word that sounds like the name.
    fn by_sound(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        // A foreign name of three characters may look Chinese (桑福德, Sanford); then it has to sound just so.
        let chinese = matches!(item.value, Value::Chinese(_));
        let short = item.surface.chars().count() < 3;
        if chinese && short || !matches!(item.kind, ItemKind::Person | ItemKind::Place) {
            return None;
        }
        let listed = !self.listed_forms(&item.surface, item.kind).is_empty();
        // A place that is listed has no other spelling; a person may have.
        if listed && item.kind == ItemKind::Place {
            return None;
        }
        let close = if chinese || listed { sound::CLOSE } else { sound::CLOSE_IN_PASSAGE };
        let parts: Vec<&str> = item.surface.split('·').filter(|part| part.chars().count() >= 2).collect();
        let part = parts.last()?;
        let mut best: Option<(f64, Answer)> = None;
        for at in within {
            let sentence = self.sentence(*at);
            for (place, word) in sentence.words.iter().enumerate().filter(|(_, w)| w.capital && w.plain.len() >= 3) {
                let joined = sentence.words.get(place + 1).filter(|next| next.joined && next.capital);
                let two = joined.map(|next| format!("{}{}", word.plain, next.plain));
                let spellings = [(Some(word.plain.clone()), 1), (two, 2)];
                let named = parts.len() > 1
                    && joined.is_some_and(|next| {
                        let apart = (sound::distance(parts[0], &word.plain), sound::distance(part, &next.plain));
                        apart.0.max(apart.1) < sound::ALIKE && (apart.0 + apart.1) / 2.0 <= close
                    });
                if named && best.is_none() {
                    best = Some((close, answer(*at, sentence, &(place..place + 2), 70)));
                }
                for (spelling, count) in spellings.iter().filter_map(|(s, n)| s.as_ref().map(|s| (s, *n))) {
                    let distance = sound::distance(part, spelling);
                    if distance <= close && best.as_ref().is_none_or(|(d, _)| distance < *d) {
                        best = Some((distance, answer(*at, sentence, &(place..place + count), 75)));
                    }
                }
            }
        }
        best.map(|(_, answer)| answer)
    }

    /// A phrase by the words it is made of: organisations, titles, terms.
    fn find_phrase(&self, item: &Item, phrase: &str, within: &[usize], enough: f64) -> Option<Answer> {
        let organisation = item.kind == ItemKind::Organisation;
        let mut units = if organisation { self.phrases.parts(phrase) } else { self.phrases.units(phrase) };
        // "Lunga Marcia-4C": numbers and letters of a series go by signs of their own.
        if item.kind == ItemKind::Term && units.iter().any(|unit| !is_of_series(&phrase[unit.span.clone()])) {
            units.retain(|unit| !is_of_series(&phrase[unit.span.clone()]));
        }
        let worths: Vec<f64> = if organisation { worths(phrase, &units) } else { vec![1.0; units.len()] };
        // Inside a longer name a body may be shortened to its head: "la commissione dell'assemblea".
        let headed_in = |unit: &Unit, at: usize| {
            let forms = lexicon::names(&phrase[unit.span.clone()]).iter().flat_map(|name| tsv::cell(name.forms));
            let heads = forms.filter_map(|form| form.split_once(' ')).map(|(head, _)| super::target::plain(head));
            let mut heads = heads.filter(|head| generic::is_head(&crate::lang::it::words::key(head)));
            heads.any(|head| self.sentence(at).words.iter().any(|word| word.plain == head))
        };
        let shortens = |unit: &Unit| organisation && units.len() > 1 && is_body(&phrase[unit.span.clone()]);
        let answered = |unit: &Unit| {
            within
                .iter()
                .any(|at| unit.renderings.answered_in(self.sentence(*at)) || shortens(unit) && headed_in(unit, *at))
        };
        let is_place = |unit: &Unit| {
            let names = lexicon::names(&phrase[unit.span.clone()]);
            unit.kind == UnitKind::Name && names.iter().any(|name| name.kind == NameKind::Place)
        };
        // The city alone is no answer to its university of transport, nor to its federation of industry.
        let has_topic = organisation && units.iter().zip(&worths).any(|(unit, worth)| *worth >= 1.0 && !is_place(unit));
        let (mut matched, mut core_matched) = (0.0, false);
        for (unit, worth) in units.iter().zip(&worths).filter(|(unit, _)| answered(unit)) {
            matched += worth;
            core_matched |= *worth >= 1.0 && !unit.span.is_empty() && !(has_topic && is_place(unit));
        }
        let share = matched / worths.iter().sum::<f64>().max(f64::MIN_POSITIVE);
        // 中国政府, 市政府: where nothing sets the name apart but its level, all of it has to be there.
        let plain = organisation && units.len() > 1 && worths.iter().all(|worth| *worth < 1.0);
        // 上海大学: of a place and a head, the place alone is somebody else's; only a state stands for its government,
        // a country for its team.
        let headed = || units.last().is_some_and(&answered) || NAMED_BY_PLACE.iter().any(|head| phrase.ends_with(head));
        if organisation && !has_topic && units.len() > 1 && !headed() {
            return None;
        }
        if !(core_matched && share >= enough || plain && units.iter().all(answered)) {
            return None;
        }
        let (at, words) = self.densest(&units, within)?;
        Some(answer(at, self.sentence(at), &words, (50.0 + 45.0 * share) as u8))
    }

    /// Where most words of a phrase stand together: sentence and range of words.
    fn densest(&self, units: &[Unit], within: &[usize]) -> Option<(usize, std::ops::Range<usize>)> {
        let windows = within.iter().filter_map(|at| {
            let mut places: Vec<std::ops::Range<usize>> =
                units.iter().filter_map(|unit| unit.renderings.place_in(self.sentence(*at))).collect();
            places.sort_by_key(|words| words.start);
            let best = (0..places.len()).map(|first| {
                let close = places[first..].iter().take_while(|words| words.start - places[first].start <= PHRASE);
                let (count, end) = close.fold((0, 0), |(count, end), words| (count + 1, words.end.max(end)));
                (count, places[first].start..end)
            });
            best.max_by_key(|(count, words)| (*count, std::cmp::Reverse(words.len())))
                .map(|(count, words)| (count, *at, words))
        });
        windows.max_by_key(|(count, at, _)| (*count, std::cmp::Reverse(*at))).map(|(_, at, words)| (at, words))
    }

    fn find_organisation(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let full = match &item.value {
            Value::ShortFor(full) => full.as_str(),
            _ => item.surface.as_str(),
        };
        let listed = self
            .listed_forms(&item.surface, ItemKind::Organisation)
            .into_iter()
            .chain(self.listed_forms(full, ItemKind::Organisation));
        let bare = self.listed_forms(self.without_places(full), ItemKind::Organisation);
        let forms: Vec<String> = self.gloss_behind(item).into_iter().chain(listed).chain(bare).collect();
        for at in within {
            let sentence = self.sentence(*at);
            if let Some(words) = forms.iter().find_map(|form| sentence.find(form)) {
                return Some(answer(*at, sentence, &words, 95));
            }
        }
        within
            .iter()
            .find_map(|at| forms.iter().find_map(|form| self.in_other_words(*at, form)))
            .or_else(|| self.find_phrase(item, &self.with_long_forms(&item.surface, full), within, 0.5))
            .or_else(|| self.read_aloud(item, within))
    }

    /// Two and more characters of a coined name by their pinyin: "Guanchao-1" for 观潮一号, "Lanhai Cold Chain" for
    /// 澜海冷链. The places in it are none of its own.
    fn read_aloud(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let names = listed(&item.surface, &self.lists);
        let coined = |span: &std::ops::Range<usize>| {
            !names.iter().any(|name| name.span.start < span.end && span.start < name.span.end)
        };
        let starts: Vec<usize> = item.surface.char_indices().map(|(at, _)| at).collect();
        let spans = starts.iter().flat_map(|start| {
            let ends = item.surface[*start..].char_indices().map(move |(at, c)| start + at + c.len_utf8());
            ends.skip(1).take(LONGEST_COINED - 1).map(|end| *start..end)
        });
        let read: Vec<String> = spans
            .filter(coined)
            .map(|span| &item.surface[span])
            .filter(|text| text.chars().all(zh::script::is_han) && !is_vocabulary(text))
            .map(|text| super::target::plain(&chinese_names::pinyin_of(text)))
            .filter(|read| read.len() >= 5)
            .collect();
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let place = sentence.words.iter().position(|word| word.capital && read.contains(&word.plain))?;
            Some(answer(*at, sentence, &(place..place + 1), 75))
        })
    }

    /// 十四五, short for a five-year plan: by its number or its years.
    fn five_year_plan(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let numeral =
            item.surface.strip_suffix('五').filter(|n| n.chars().all(|c| "一二三四五六七八九十".contains(c)))?;
        let (_, number) = zh::figures::numeral::at_start(numeral)?;
        let number = number.numerator();
        let first_year = FIRST_PLAN + 5 * (number - 1);
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let place = sentence.words.iter().position(|word| word.plain.starts_with("quinquennal"))?;
            let near =
                |span: &std::ops::Range<usize>| span.start.abs_diff(sentence.words[place].start) <= PLAN_AND_NUMBER;
            let counted = sentence.quantities.iter().any(|q| near(&q.span) && q.value.value == Exact::whole(number));
            let dated = || self.target.segment_text(*at).contains(&first_year.to_string());
            (counted || dated()).then(|| answer(*at, sentence, &(place..place + 1), 80))
        })
    }

    /// A listed form with other small words between its own ("Centro nazionale per gli uragani"), or another head over
    /// the same matter ("Dipartimento della Difesa" for "Ministero della Difesa").
    fn in_other_words(&self, at: usize, form: &str) -> Option<Answer> {
        let keys = content_keys(form);
        let [head, topics @ ..] = keys.as_slice() else { return None };
        let words = &self.sentence(at).words;
        // "repubblicani", "twittare": a word like others, in any of its forms.
        let Some(last) = topics.last() else {
            let common = form.starts_with(char::is_lowercase) && form.chars().count() > 4;
            let place = words.iter().position(|word| common && word.key == *head)?;
            return Some(answer(at, self.sentence(at), &(place..place + 1), 75));
        };
        let ends = words.iter().enumerate().filter(|(_, word)| word.key == *last).map(|(end, _)| end + 1);
        let found = ends.filter_map(|end| {
            let start = end.saturating_sub(keys.len() * 2 + 1);
            let stretch = &words[start..end];
            let has = |key: &String| stretch.iter().any(|word| word.key == *key);
            let headed = || stretch.iter().any(|word| word.key == *head || generic::is_head(&word.key));
            (topics.iter().all(has) && headed()).then_some(start..end)
        });
        found.map(|words| answer(at, self.sentence(at), &words, 80)).next()
    }

    /// A country that goes without saying: before an office (美国总统), before a place of its own that is there
    /// (意大利米兰).
    fn goes_without_saying(&self, item: &Item, within: &[usize]) -> bool {
        let country = |name: &lexicon::Name| name.kind == NameKind::Place && name.class == "country";
        if !lexicon::names(&item.surface).iter().any(country) && abbreviated(&item.surface).next().is_none() {
            return false;
        }
        let after = &self.source.normalised.folded[item.span.end..];
        let ends = || after.char_indices().map(|(at, c)| at + c.len_utf8());
        let place = ends().take(6).filter(|end| *end > '中'.len_utf8()).any(|end| {
            let forms = self.listed_forms(&after[..end], ItemKind::Place);
            forms.iter().any(|form| within.iter().any(|at| self.sentence(*at).find(form).is_some()))
        });
        place || ends().take(5).any(|end| person::is_office(&after[..end]))
    }

    /// Whether something is quoted among `within` that answers nothing else: a title may go by its English name.
    fn has_free_quotation(&self, item: &Item, within: &[usize], claimed: &[(usize, std::ops::Range<usize>)]) -> bool {
        // What long words are quoted are words somebody said, and may be said otherwise.
        let speech = item.surface.chars().count() > TITLE;
        within.iter().any(|at| {
            let text = self.target.segment_text(*at);
            quotations(text).any(|span| (speech || is_title(&text[span.clone()])) && !overlaps(claimed, *at, &span))
        })
    }

    /// Whether some body is named among `within` that answers nothing else: a head such as "Club" or "Institute" beside
    /// another capital word.
    fn has_free_body(&self, within: &[usize], claimed: &[(usize, std::ops::Range<usize>)]) -> bool {
        within.iter().any(|at| {
            let words = &self.sentence(*at).words;
            words.windows(2).any(|pair| {
                let free = |word: &super::target::TargetWord| {
                    word.capital && !word.function && !overlaps(claimed, *at, &(word.start..word.end))
                };
                pair[1].joined && pair.iter().all(free) && pair.iter().any(|word| generic::is_head(&word.key))
            })
        })
    }

    /// Whether a name of that sort stands among `within` that answers nothing else.
    fn has_free_name(
        &self,
        item: &Item,
        within: &[usize],
        claimed: &[(usize, std::ops::Range<usize>)],
        wanted: &Rival,
    ) -> bool {
        within.iter().any(|at| {
            let sentence = self.sentence(*at);
            let words = &sentence.words;
            let is_free = |place: usize| {
                let word = &words[place];
                word.capital
                    && !word.function
                    && word.plain.len() > 2
                    && !overlaps(claimed, *at, &(word.start..word.end))
            };
            let mut free = (0..words.len()).filter(|place| is_free(*place)).peekable();
            if free.peek().is_none() {
                return false;
            }
            let answering = self.words_answering(item, sentence);
            free.filter(|place| !answering.contains(place)).any(|place| match wanted {
                Rival::Sounding(name) => sound::distance(name, &words[place].plain) < sound::ALIKE,
                Rival::Spelt(name) => name.split(|c: char| !c.is_alphanumeric()).any(|word| {
                    strsim::jaro_winkler(&super::target::plain(word), &words[place].plain) >= ALIKE_IN_WRITING
                }),
                Rival::Any => !words[place].initial,
                Rival::Whole => {
                    let next = place + 1;
                    next < words.len() && words[next].joined && is_free(next) && !answering.contains(&next)
                }
            })
        })
    }

    /// The words of an Italian sentence that answer some word of the item's sentence or of its neighbours. What only
    /// sounds like the name of a person or a place does not answer it: that is what is asked.
    fn words_answering(&self, item: &Item, sentence: &TargetSentence) -> FxHashSet<usize> {
        let around = item.segment.saturating_sub(1)..(item.segment + 2).min(self.source.segments.len());
        let start = self.source.segments[item.segment].span.start;
        let own = item.span.start.saturating_sub(start)..item.span.end.saturating_sub(start);
        let heard = matches!(item.kind, ItemKind::Person | ItemKind::Place);
        let mut found = FxHashSet::default();
        for at in around {
            for unit in self.phrases.units(self.source.segment_text(at)) {
                let is_own = at == item.segment && unit.span.start < own.end && own.start < unit.span.end;
                if !(heard && is_own) {
                    found.extend(unit.renderings.places_in(sentence));
                }
            }
        }
        found
    }

    /// Whether an organisation is listed, or is of those whose names print translates word for word: a place of China, a
    /// matter and a head, every word of it known. Elsewhere in the world bodies go by names of their own.
    fn has_certain_forms(&self, item: &Item) -> bool {
        if !self.listed_forms(&item.surface, item.kind).is_empty() {
            return true;
        }
        let surface = match &item.value {
            Value::ShortFor(full) => self.with_long_forms(&item.surface, full),
            _ => item.surface.clone(),
        };
        let units = self.phrases.parts(&surface);
        let known = units.iter().all(|unit| !matches!(unit.kind, UnitKind::Unknown | UnitKind::Foreign));
        let topics = units.iter().filter(|unit| unit.kind == UnitKind::Word).count();
        known
            && (topics >= 3
                || topics >= 1 && units.iter().any(|unit| self.is_chinese_place(&surface[unit.span.clone()])))
    }

    fn find_number(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let Value::Quantity(quantity) = &item.value else { return None };
        let mut best: Option<(Agreement, Answer)> = None;
        for at in within {
            let sentence = self.sentence(*at);
            for found in &sentence.quantities {
                let agreement = compare::quantities(quantity, &found.value);
                if agreement >= Agreement::Near && best.as_ref().is_none_or(|(a, _)| agreement > *a) {
                    best = Some((
                        agreement,
                        Answer { segment: *at, span: found.span.clone(), confidence: 92, variant: false },
                    ));
                }
            }
        }
        best.map(|(_, answer)| answer)
            .or_else(|| self.number_in_a_word(quantity, within))
            .or_else(|| self.as_it_stands(item, within))
    }

    /// Numbers that Italian hides in other words: entrambi, il duo; years inside dates.
    fn number_in_a_word(&self, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let value = (quantity.value.denominator() == 1).then(|| quantity.value.numerator())?;
        let words: &[&str] = match value {
            1 if quantity.form == Form::Ordinal => {
                &["primo", "prima", "primi", "prime", "esordio", "debutto", "iniziale", "inaugurale"]
            }
            2 => &[
                "entrambi",
                "entrambe",
                "ambedue",
                "coppia",
                "duo",
                "duplice",
                "secondo",
                "seconda",
                "doppio",
                "doppia",
                "reciproco",
                "bilaterale",
                "congiunto",
                "congiunta",
                "congiunti",
                "congiunte",
            ],
            3 => &["trio", "triplice", "terzo", "terza", "tripletta", "trilaterale"],
            4 => &["quartetto", "quarto", "quarta", "poker"],
            5 => &["quinto", "quinta", "cinquina"],
            _ => &[],
        };
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let word = sentence.words.iter().position(|w| words.contains(&w.plain.as_str()))?;
            Some(answer(*at, sentence, &(word..word + 1), 70))
        })
    }

    /// A code or a score in the very signs of the original: 1922, 5&4.
    fn as_it_stands(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let signs = item.surface.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let bare = signs.len() >= 3 && signs.is_ascii() && signs.bytes().filter(u8::is_ascii_digit).count() >= 2;
        within.iter().filter(|_| bare).find_map(|at| {
            let text = self.target.segment_text(*at);
            let start = text.find(signs)?;
            let end = start + signs.len();
            let alone = !text[..start].ends_with(|c: char| c.is_ascii_digit() || c == ',' || c == '.')
                && !text[end..].starts_with(|c: char| c.is_ascii_digit());
            alone.then_some(Answer { segment: *at, span: start..end, confidence: 90, variant: false })
        })
    }

    fn find_date(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let Value::Date(date) = &item.value else { return None };
        let dates: Vec<_> = within.iter().flat_map(|at| self.sentence(*at).dates.iter().map(|d| d.value)).collect();
        if !compare::dates(date, &dates, &self.on).fully() {
            return None;
        }
        let best = within.iter().flat_map(|at| self.sentence(*at).dates.iter().map(move |d| (*at, d))).max_by_key(
            |(at, d)| (compare::dates(date, &[d.value], &self.on).found(), std::cmp::Reverse((*at, d.span.start))),
        )?;
        Some(Answer { segment: best.0, span: best.1.span.clone(), confidence: 90, variant: false })
    }

    fn altered_number(
        &self,
        quantity: &Quantity,
        within: &[usize],
        claimed: &[(usize, std::ops::Range<usize>)],
    ) -> Option<Instead> {
        within.iter().find_map(|at| {
            let free = |span: &std::ops::Range<usize>| !overlaps(claimed, *at, span);
            let found = self
                .sentence(*at)
                .quantities
                .iter()
                .find(|q| free(&q.span) && compare::quantities(quantity, &q.value) == Agreement::Magnitude)?;
            Some(Instead::Altered { found: self.shown(*at, &found.span), magnitude: true })
        })
    }

    /// The one figure of the passage that answers nothing else, if it counts the same kind of thing.
    fn other_number(
        &self,
        quantity: &Quantity,
        within: &[usize],
        claimed: &[(usize, std::ops::Range<usize>)],
    ) -> Option<Instead> {
        let free: Vec<_> = within
            .iter()
            .flat_map(|at| self.sentence(*at).quantities.iter().map(move |q| (*at, q)))
            .filter(|(at, q)| !overlaps(claimed, *at, &q.span) && q.value.form == quantity.form)
            .filter(|(_, q)| q.value.unit.dimension == quantity.unit.dimension && q.value.value > Exact::whole(2))
            .collect();
        let [(at, found)] = free.as_slice() else { return None };
        Some(Instead::Altered { found: self.shown(*at, &found.span), magnitude: false })
    }

    fn shown(&self, at: usize, span: &std::ops::Range<usize>) -> String {
        self.target.segment_text(at)[span.clone()].to_owned()
    }

    /// The office in front of a person in Italian, the head of an organisation, or any word that stands for one.
    fn vaguer(&self, item: &Item, within: &[usize]) -> Option<Instead> {
        let before = &self.source.normalised.folded[self.source.segments[item.segment].span.start..item.span.start];
        let own: Vec<_> = match item.kind {
            ItemKind::Person => {
                person::office_before(before).map_or_else(Vec::new, |office| self.phrases.units(office))
            }
            ItemKind::Organisation => match &item.value {
                Value::ShortFor(full) => self.phrases.parts(&self.with_long_forms(&item.surface, full)),
                _ => self.phrases.parts(&item.surface),
            },
            _ => Vec::new(),
        };
        let place = |unit: &Unit| {
            within.iter().find_map(|at| unit.renderings.place_in(self.sentence(*at)).map(|words| (*at, words)))
        };
        let head = own.last().filter(|_| item.kind == ItemKind::Organisation);
        if let Some((at, words)) = head.and_then(place).or_else(|| self.head_of_a_form(item, within)) {
            return Some(Instead::Shortened(self.widened(at, words)));
        }
        let found = |found: String| {
            // "la dirigente", "lui": somebody the reader knows already.
            let known = item.kind == ItemKind::Place || item.kind == ItemKind::Person && is_definite(&found);
            Some(if known { Instead::Shortened(found) } else { Instead::Generalised(found) })
        };
        if let Some((at, words)) = own.iter().rev().find_map(place) {
            return found(self.widened(at, words));
        }
        within.iter().find_map(|at| {
            let place = self.sentence(*at).words.iter().position(|w| {
                !w.function
                    && (generic::stands_for(item.kind, &w.key)
                        || item.kind == ItemKind::Person && w.plain.ends_with("enne"))
            })?;
            found(self.widened(*at, place..place + 1))
        })
    }

    /// The first word of a listed form of an organisation: "l'assemblea" for the "Assemblea nazionale".
    fn head_of_a_form(&self, item: &Item, within: &[usize]) -> Option<(usize, std::ops::Range<usize>)> {
        if item.kind != ItemKind::Organisation {
            return None;
        }
        let forms = self.listed_forms(&item.surface, item.kind);
        let heads: Vec<String> = forms
            .iter()
            .map(|form| content_keys(form))
            .filter(|keys| keys.len() > 1 && generic::is_head(&keys[0]))
            .map(|mut keys| keys.swap_remove(0))
            .collect();
        within.iter().find_map(|at| {
            let place = self.sentence(*at).words.iter().position(|word| heads.contains(&word.key))?;
            Some((*at, place..place + 1))
        })
    }

    /// A word with its article and adjective, for showing.
    fn widened(&self, at: usize, words: std::ops::Range<usize>) -> String {
        let sentence = self.sentence(at);
        let mut start = words.start;
        while start > 0 && words.start - start < 2 && sentence.words[start].joined && !sentence.words[start - 1].capital
        {
            start -= 1;
            if sentence.words[start].function {
                break;
            }
        }
        self.shown(at, &sentence.bytes(&(start..words.end)))
    }
}

impl Matcher for ItalianMatcher<'_> {
    fn expected(&self, item: &Item) -> Vec<String> {
        let mut forms: Vec<String> = match item.kind {
            ItemKind::Number | ItemKind::Date => Vec::new(),
            ItemKind::Organisation => {
                let full = match &item.value {
                    Value::ShortFor(full) => full.as_str(),
                    _ => item.surface.as_str(),
                };
                let mut forms = self.gloss_behind(item).into_iter().collect::<Vec<_>>();
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
            ItemKind::Person | ItemKind::Place => self.find_name(item, within).or_else(|| {
                (item.kind == ItemKind::Place && item.surface.chars().count() >= 3)
                    .then(|| {
                        self.find_phrase(item, &item.surface, within, 0.6).or_else(|| self.read_aloud(item, within))
                    })
                    .flatten()
            }),
            ItemKind::Organisation => self.find_organisation(item, within),
            ItemKind::Number => self.find_number(item, within),
            ItemKind::Date => self.find_date(item, within),
            ItemKind::Title => self.find_phrase(item, &item.surface, within, 0.34),
            ItemKind::Term => self
                .find_name(item, within)
                .or_else(|| self.find_phrase(item, &item.surface, within, 0.4))
                .or_else(|| self.five_year_plan(item, within))
                .or_else(|| self.read_aloud(item, within)),
        }
    }

    fn instead(&self, item: &Item, within: &[usize], claimed: &[(usize, std::ops::Range<usize>)]) -> Option<Instead> {
        match &item.value {
            Value::Quantity(quantity) => self
                .altered_number(quantity, within, claimed)
                .or_else(|| self.other_number(quantity, within, claimed))
                .or_else(|| self.vaguer(item, within)),
            Value::Date(date) => {
                let dates: Vec<_> =
                    within.iter().flat_map(|at| self.sentence(*at).dates.iter().map(move |d| (*at, d))).collect();
                let altered = dates.iter().find(|(at, d)| {
                    !overlaps(claimed, *at, &d.span) && compare::dates(date, &[d.value], &self.on).contradicted
                });
                altered.map(|(at, d)| Instead::Altered { found: self.shown(*at, &d.span), magnitude: false })
            }
            _ => {
                let impersonal = (item.kind == ItemKind::Person)
                    .then(|| {
                        within
                            .iter()
                            .find_map(|at| generic::impersonal(self.target.segment_text(*at)).map(str::to_owned))
                    })
                    .flatten();
                impersonal.map(Instead::Generalised).or_else(|| self.vaguer(item, within))
            }
        }
    }

    fn may_be_another_form(&self, item: &Item, within: &[usize], claimed: &[(usize, std::ops::Range<usize>)]) -> bool {
        let wanted = match (item.kind, &item.value) {
            // A foreign name may have been taken for a Chinese one: 范恩 for Vann.
            (_, Value::Chinese(_)) => Rival::Sounding(&item.surface),
            (_, Value::Date(date)) => return compare::is_weak(date),
            (_, Value::Quantity(quantity)) => return is_weak_figure(item, quantity),
            (ItemKind::Place, _) if self.goes_without_saying(item, within) => return true,
            // A name in Latin letters is written as it is, or almost.
            (ItemKind::Person | ItemKind::Place | ItemKind::Term, _) if item.surface.is_ascii() => {
                Rival::Spelt(&item.surface)
            }
            (ItemKind::Person | ItemKind::Place, _) => Rival::Sounding(item.surface.rsplit('·').next().unwrap_or("")),
            (ItemKind::Organisation, _) if self.has_free_body(within, claimed) => return true,
            (ItemKind::Organisation, _) if self.has_certain_forms(item) => Rival::Whole,
            (ItemKind::Organisation, _) => Rival::Any,
            (ItemKind::Title, _) if self.has_free_quotation(item, within, claimed) => return true,
            // A newspaper that is listed goes by a name of several words, if not by its own.
            (ItemKind::Title, _) if !self.spellings(item).is_empty() => Rival::Whole,
            (ItemKind::Title | ItemKind::Term, _) => Rival::Any,
            _ => return false,
        };
        self.has_free_name(item, within, claimed, &wanted)
    }

    fn by_quotation(
        &self,
        items: &[&Item],
        source: &std::ops::Range<usize>,
        within: &[usize],
        claimed: &[(usize, std::ops::Range<usize>)],
    ) -> Vec<Answer> {
        let quoted = |item: &&Item| {
            let before = self.source.normalised.folded[..item.span.start].chars().next_back();
            item.kind == ItemKind::Title || before.is_some_and(|c| OPENINGS.contains(&c))
        };
        let all: Vec<(usize, std::ops::Range<usize>)> =
            within.iter().flat_map(|at| quotations(self.target.segment_text(*at)).map(|span| (*at, span))).collect();
        let free: Vec<_> = all.iter().filter(|(at, span)| !overlaps(claimed, *at, span)).collect();
        let asked: usize =
            source.clone().map(|at| self.source.segment_text(at).matches(OPENINGS.as_slice()).count()).sum();
        if !items.iter().all(quoted) || free.len() != items.len() || all.len() != asked {
            return Vec::new();
        }
        let answer = |(at, span): &&(usize, std::ops::Range<usize>)| Answer {
            segment: *at,
            span: span.clone(),
            confidence: 55,
            variant: true,
        };
        free.iter().map(answer).collect()
    }

    fn may_be_carried(&self, item: &Item, within: &[usize]) -> bool {
        item.kind == ItemKind::Person && !within.is_empty()
    }
}

fn overlaps(claimed: &[(usize, std::ops::Range<usize>)], at: usize, span: &std::ops::Range<usize>) -> bool {
    claimed.iter().any(|(segment, taken)| *segment == at && taken.start < span.end && span.start < taken.end)
}

/// Marks that open a quotation or a title in Chinese.
const OPENINGS: [char; 5] = ['“', '「', '『', '《', '〈'];

/// What stands in quotation marks, in bytes of `text`.
fn quotations(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (start, mark) = text[at..].match_indices(['«', '“', '"']).next()?;
        let inside = at + start + mark.len();
        let closing = text[inside..].match_indices(['»', '”', '"']).next();
        let (end, behind) =
            closing.map_or((text.len(), text.len()), |(length, mark)| (inside + length, inside + length + mark.len()));
        at = behind;
        Some(inside..end)
    })
}

/// Whether quoted words look like a title.
fn is_title(quoted: &str) -> bool {
    quoted.starts_with(char::is_uppercase) && quoted.len() <= 70 && !quoted.contains(['.', ','])
}

/// Figures that Italian often leaves to the grammar: 两国 the two countries, 第一个 the first, 几百万 some millions.
fn is_weak_figure(item: &Item, quantity: &Quantity) -> bool {
    let pair = item.surface.starts_with(['两', '俩', '双']) && quantity.unit.dimension == Dimension::Count;
    let first = quantity.form == Form::Ordinal && quantity.value == Exact::whole(1);
    pair || first || quantity.approximation == Approximation::Several
}

/// Whether a phrase points at somebody known: an article of that kind, alone or with a preposition, or a pronoun.
fn is_definite(found: &str) -> bool {
    const LEADS: &[&str] = &[
        "il", "lo", "la", "l", "del", "dello", "della", "dell", "al", "allo", "alla", "all", "dal", "dallo", "dalla",
        "dall", "sul", "sulla", "col", "quel", "quella", "quello", "questo", "questa", "lui", "lei", "egli", "ella",
        "quest", "stesso", "stessa",
    ];
    let first = found.split([' ', '\'']).next().unwrap_or("").to_lowercase();
    LEADS.contains(&first.as_str())
}

/// From this similarity on (Jaro-Winkler) two Latin spellings may be of one name: Muhammad and Mohamed have 0.83.
const ALIKE_IN_WRITING: f64 = 0.82;

/// Characters of a gloss in brackets; the full name of an agency of the United Nations has 80.
const GLOSS: usize = 300;

/// Characters of a title in quotation marks, hardly more.
const TITLE: usize = 12;

/// The first year of the first five-year plan of the People's Republic.
const FIRST_PLAN: i128 = 1953;

/// Bytes between the number of a plan and "quinquennale", at most.
const PLAN_AND_NUMBER: usize = 40;

/// Characters of a coined name that are read as one word, at most.
const LONGEST_COINED: usize = 4;

/// Whether a stretch is a word that print translates.
fn is_vocabulary(text: &str) -> bool {
    lexicon::word(text).is_some() || lexicon::organisation_word(text).is_some()
}

/// Whether a word only numbers the members of a series: 四号, 丙, 2.
fn is_of_series(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_alphanumeric() || "一二三四五六七八九十百零〇号型第代期甲乙丙丁".contains(c))
}

/// Whether a name is listed as that of a body.
fn is_body(name: &str) -> bool {
    lexicon::names(name).iter().any(|name| name.kind == NameKind::Organisation)
}

/// Heads of bodies that go by the name of their country or city alone.
const NAMED_BY_PLACE: [&str; 6] = ["政府", "当局", "政权", "方", "队", "军"];

/// Words between the first and the last word of a phrase's rendering, at most.
const PHRASE: usize = 14;

/// What each word in the name of an organisation counts: levels and heads little, what sets the name apart much.
fn worths(phrase: &str, units: &[Unit]) -> Vec<f64> {
    let company = phrase.ends_with("公司") || phrase.ends_with("集团");
    let is_head = |unit: &Unit| matches!(lexicon::organisation_word(&phrase[unit.span.clone()]), Some((Role::Head, _)));
    let places = units.iter().filter(|unit| unit.kind == UnitKind::Name && !is_head(unit)).count();
    let worth =
        |(index, unit): (usize, &Unit)| match (unit.kind, lexicon::organisation_word(&phrase[unit.span.clone()])) {
            (UnitKind::Unknown | UnitKind::Foreign, _) => 1.5,
            (_, Some((Role::Level, _))) => 0.3,
            (_, Some((Role::Head, _))) if index + 1 == units.len() => 0.5,
            // The country in front of the city: 意大利米兰大学; the trade in the name of a firm.
            (UnitKind::Name, _) if index == 0 && places > 1 => 0.4,
            (UnitKind::Word, _) if company => 0.3,
            // A single character cut out of a name proves nothing.
            (UnitKind::Word, _) if unit.span.len() <= '中'.len_utf8() => 0.3,
            _ => 1.0,
        };
    units.iter().enumerate().map(worth).collect()
}

/// What may be another form of a name.
enum Rival<'a> {
    /// A name that sounds somewhat like it.
    Sounding(&'a str),
    /// A name spelt somewhat like it.
    Spelt(&'a str),
    /// Any name.
    Any,
    /// A name in several words.
    Whole,
}

/// The full names behind a short one: 沪 → 上海, 中方 → 中国.
fn abbreviated(surface: &str) -> impl Iterator<Item = &'static str> + use<> {
    let bare = surface.strip_suffix('方').unwrap_or(surface);
    Lists.abbreviation(bare).map(|(full, _)| tsv::cell(full)).into_iter().flatten()
}

fn answer(at: usize, sentence: &TargetSentence, words: &std::ops::Range<usize>, confidence: u8) -> Answer {
    Answer { segment: at, span: sentence.bytes(words), confidence, variant: false }
}
