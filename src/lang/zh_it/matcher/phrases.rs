//! Phrases by the words they are made of: bodies, titles and terms.

use std::ops::Range;

use super::{ItalianMatcher, answer};
use crate::extract::quantity::Exact;
use crate::extract::{Item, ItemKind};
use crate::lang::it::words as italian;
use crate::lang::zh::gazetteer::{NameKind, Role, class_of, listed};
use crate::lang::zh_it::phrase::{Unit, UnitKind};
use crate::lang::zh_it::target::plain;
use crate::lang::zh_it::{chinese_names, generic, lexicon};
use crate::lang::{tsv, zh};
use crate::link::Answer;

impl ItalianMatcher<'_> {
    /// A phrase by the words it is made of: organisations, titles, terms.
    pub(super) fn find_phrase(&self, item: &Item, phrase: &str, within: &[usize], enough: f64) -> Option<Answer> {
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
            let heads = forms.filter_map(|form| form.split_once(' ')).map(|(head, _)| plain(head));
            let mut heads = heads.filter(|head| generic::is_head(&italian::key(head)));
            heads.any(|head| self.sentence(at).words.iter().any(|word| word.plain == head))
        };
        let shortens = |unit: &Unit| organisation && units.len() > 1 && is_body(&phrase[unit.span.clone()]);
        // 云南省委|宣传部, "il dipartimento propaganda del Partito dello Yunnan": the body in front by its place.
        let placed_in = |unit: &Unit, at: usize| {
            let name = &phrase[unit.span.clone()];
            listed(name, &self.lists)
                .iter()
                .filter(|part| part.span.start == 0 && class_of(part, NameKind::Place).is_some())
                .flat_map(|part| self.listed_forms(&name[part.span.clone()], ItemKind::Place))
                .any(|form| self.sentence(at).find(&form).is_some())
        };
        // "Gli istituti medi e piccoli" are no institute of a university.
        let side_by_side = organisation && self.is_beside_one_of_its_kind(item, phrase, &units);
        let in_the_plural = |unit: &Unit, at: usize| {
            let sentence = self.sentence(at);
            let places = unit.renderings.places_in(sentence);
            let plural = |place: &usize| generic::is_plural_head(&sentence.words[*place].plain);
            units.len() > 2
                && !side_by_side
                && units.last().is_some_and(|last| last.span == unit.span)
                && !places.is_empty()
                && places.iter().all(plural)
        };
        let answered = |unit: &Unit| {
            within.iter().any(|at| {
                unit.renderings.answered_in(self.sentence(*at)) && !(organisation && in_the_plural(unit, *at))
                    || shortens(unit) && (headed_in(unit, *at) || placed_in(unit, *at))
            })
        };
        let is_place = |unit: &Unit| {
            let names = lexicon::names(&phrase[unit.span.clone()]);
            unit.kind == UnitKind::Name && names.iter().any(|name| name.kind == NameKind::Place)
                // 驻华: where an embassy is.
                || phrase[unit.span.clone()].starts_with('驻')
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
        let named_by_place = NAMED_BY_PLACE.iter().any(|head| phrase.ends_with(head));
        let plain = organisation && units.len() > 1 && worths.iter().all(|worth| *worth < 1.0);
        // 上海大学: of a place and a head, the place alone is somebody else's; only a state stands for its government,
        // a country for its team.
        let headed = || units.last().is_some_and(&answered) || named_by_place;
        if organisation && !has_topic && units.len() > 1 && !headed() {
            return None;
        }
        let last = units.last().map_or("", |unit| &phrase[unit.span.clone()]);
        let headed_name = matches!(lexicon::organisation_word(last), Some((Role::Head, _)));
        if organisation && headed_name && self.speaks_of_something_else(&units, &worths, within) {
            return None;
        }
        // 中国队, "la Cina": a team is its country.
        let team = units.len() == 2 && phrase.ends_with('队') && lexicon::is_country(&phrase[units[0].span.clone()]);
        let all_there = || units.iter().all(&answered) || team && answered(&units[0]);
        if !(core_matched && share >= enough || plain && all_there()) {
            return None;
        }
        let (at, words) = self.densest(&units, within)?;
        Some(answer(at, self.sentence(at), &words, (50.0 + 45.0 * share) as u8))
    }

    /// 炉县人民医院和甘州人民医院, "gli ospedali popolari di Lu e di Gan": a body beside another with its head, which the plural
    /// may say once.
    fn is_beside_one_of_its_kind(&self, item: &Item, phrase: &str, units: &[Unit]) -> bool {
        let Some(head) = units.last().map(|unit| &phrase[unit.span.clone()]) else { return false };
        let (before, after) = self.around(item);
        let joined = ['、', '和', '与', '及'];
        let led = before.strip_suffix("以及").or_else(|| before.strip_suffix(joined));
        let followed = after.strip_prefix("以及").or_else(|| after.strip_prefix(joined));
        let next = followed.map(|rest| rest.split(|c: char| !zh::script::is_han(c)).next().unwrap_or(""));
        let near = |rest: &str| rest.find(head).is_some_and(|at| rest[..at].chars().count() <= NAME_BESIDE);
        led.is_some_and(|before| before.ends_with(head)) || next.is_some_and(near)
    }

    /// "Servizi finanziari" for 财政部: of a body nothing but one word of what it deals with is there, and that only says of
    /// what sort something else is. A head of bodies before it, near by or in its place makes it the body: "autorità
    /// finanziarie", "la polizia", "le Finanze".
    fn speaks_of_something_else(&self, units: &[Unit], worths: &[f64], within: &[usize]) -> bool {
        let answered = |unit: &Unit| within.iter().any(|at| !unit.renderings.places_in(self.sentence(*at)).is_empty());
        let mut core = units.iter().zip(worths).filter(|(_, worth)| **worth >= 1.0).map(|(unit, _)| unit);
        let (Some(topic), None) = (core.next(), core.next()) else { return false };
        if topic.kind != UnitKind::Word || units.len() != 2 || !answered(topic) {
            return false;
        }
        let head = units.last().filter(|head| head.span.start >= topic.span.end);
        within.iter().all(|at| {
            let sentence = self.sentence(*at);
            let heads = head.map_or_else(Vec::new, |head| head.renderings.places_in(sentence));
            topic.renderings.places_in(sentence).into_iter().all(|place| {
                let word = &sentence.words[place];
                let before = place.checked_sub(1).map(|before| &sentence.words[before]);
                let quality = !word.capital
                    && word.joined
                    && before.is_some_and(|before| !before.function && !generic::is_head(&before.key));
                quality && !heads.iter().any(|head| head.abs_diff(place) <= HEAD_AND_TOPIC)
            })
        })
    }

    /// Where most words of a phrase stand together: sentence and range of words.
    pub(super) fn densest(&self, units: &[Unit], within: &[usize]) -> Option<(usize, Range<usize>)> {
        let windows = within.iter().filter_map(|at| {
            let mut places: Vec<Range<usize>> =
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

    /// Two and more characters of a coined name by their pinyin: "Tingxue-1" for 听雪一号, "Lingyao Robotics" for
    /// 岭曜机器人. The places in it are none of its own.
    pub(super) fn read_aloud(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let names = listed(&item.surface, &self.lists);
        let coined =
            |span: &Range<usize>| !names.iter().any(|name| name.span.start < span.end && span.start < name.span.end);
        let starts: Vec<usize> = item.surface.char_indices().map(|(at, _)| at).collect();
        let spans = starts.iter().flat_map(|start| {
            let ends = item.surface[*start..].char_indices().map(move |(at, c)| start + at + c.len_utf8());
            ends.skip(1).take(LONGEST_COINED - 1).map(|end| *start..end)
        });
        let read: Vec<String> = spans
            .filter(coined)
            .map(|span| &item.surface[span])
            .filter(|text| text.chars().all(zh::script::is_han) && !is_vocabulary(text))
            .map(|text| plain(&chinese_names::pinyin_of(text)))
            .filter(|read| read.len() >= 5)
            .collect();
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let place = sentence.words.iter().position(|word| word.capital && read.contains(&word.plain))?;
            Some(answer(*at, sentence, &(place..place + 1), 75))
        })
    }

    /// 十四五, short for a five-year plan: by its number or its years.
    pub(super) fn five_year_plan(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let numeral =
            item.surface.strip_suffix('五').filter(|n| n.chars().all(|c| "一二三四五六七八九十".contains(c)))?;
        let (_, number) = zh::figures::numeral::at_start(numeral)?;
        let number = number.numerator();
        let first_year = THIRD_PLAN + 5 * (number - 3);
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let place = sentence.words.iter().position(|word| word.plain.starts_with("quinquennal"))?;
            let near = |span: &Range<usize>| span.start.abs_diff(sentence.words[place].start) <= PLAN_AND_NUMBER;
            let counted = sentence.quantities.iter().any(|q| near(&q.span) && q.value.value == Exact::whole(number));
            let dated = || self.target.segment_text(*at).contains(&first_year.to_string());
            (counted || dated()).then(|| answer(*at, sentence, &(place..place + 1), 80))
        })
    }
}

/// Characters of the name of a body before its head, beside another body, at most.
const NAME_BESIDE: usize = 8;

/// Words between the head of a body and what it deals with, at most.
const HEAD_AND_TOPIC: usize = 8;

/// The first year of the third five-year plan of the People's Republic, since when one has followed the other.
const THIRD_PLAN: i128 = 1966;

/// Bytes between the number of a plan and "quinquennale", at most.
const PLAN_AND_NUMBER: usize = 40;

/// Characters of a coined name that are read as one word, at most.
const LONGEST_COINED: usize = 4;

/// Whether a stretch is a word that print translates.
pub(super) fn is_vocabulary(text: &str) -> bool {
    lexicon::word(text).is_some() || lexicon::organisation_word(text).is_some()
}

/// Whether a word only numbers the members of a series: 四号, 丙, 2.
pub(super) fn is_of_series(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_alphanumeric() || "一二三四五六七八九十百零〇号型第代期甲乙丙丁".contains(c))
}

/// Whether a name is listed as that of a body.
pub(super) fn is_body(name: &str) -> bool {
    lexicon::names(name).iter().any(|name| name.kind == NameKind::Organisation)
}

/// Heads of bodies that go by the name of their country or city alone.
const NAMED_BY_PLACE: [&str; 8] = ["政府", "当局", "政权", "方", "队", "军", "分校", "分会"];

/// Words between the first and the last word of a phrase's rendering, at most.
const PHRASE: usize = 14;

/// What each word in the name of an organisation counts: levels and heads little, what sets the name apart much.
pub(super) fn worths(phrase: &str, units: &[Unit]) -> Vec<f64> {
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
