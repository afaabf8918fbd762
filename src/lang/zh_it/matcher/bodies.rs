//! Organisations: listed forms, forms in other words, long forms behind short ones.

use super::glosses::without_legal_form;
use super::names::is_all_sound;
use super::{ItalianMatcher, answer};
use crate::extract::item::Value;
use crate::extract::{Item, ItemKind};
use crate::lang::tsv;
use crate::lang::zh::gazetteer::{NameKind, class_of, listed};
use crate::lang::zh_it::phrase::{Unit, UnitKind, content_keys, is_common_noun};
use crate::lang::zh_it::target::{TargetSentence, TargetWord, plain};
use crate::lang::zh_it::{chinese_names, generic, lexicon, sound};
use crate::link::Answer;

impl ItalianMatcher<'_> {
    /// The short form with its place in front of the long form: 江苏省 + 工业经济联合会 for 江苏工经联.
    pub(super) fn with_long_forms(&self, surface: &str, full: &str) -> String {
        if surface == full {
            return surface.to_owned();
        }
        let places: String = listed(surface, &self.lists)
            .iter()
            .filter(|name| class_of(name, NameKind::Place).is_some())
            .map(|name| &surface[name.span.clone()])
            .collect();
        let bare = listed(full, &self.lists)
            .iter()
            .take_while(|name| class_of(name, NameKind::Place).is_some())
            .map(|name| name.span.end)
            .last()
            .unwrap_or(0);
        if places.is_empty() { full.to_owned() } else { format!("{places}{}", &full[bare..]) }
    }

    /// A body without the country or city in front: 国务院 in 中国国务院.
    pub(super) fn without_places<'n>(&self, name: &'n str) -> &'n str {
        let bare = listed(name, &self.lists)
            .iter()
            .scan(0, |at, name| {
                let place = name.span.start == *at && class_of(name, NameKind::Place).is_some();
                *at = name.span.end;
                place.then_some(name.span.end)
            })
            .last()
            .unwrap_or(0);
        &name[bare..]
    }

    pub(super) fn find_organisation(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let full = item.full_name();
        let listed = self
            .listed_forms(&item.surface, ItemKind::Organisation)
            .into_iter()
            .chain(self.listed_forms(full, ItemKind::Organisation));
        let bare = self.listed_forms(self.without_places(full), ItemKind::Organisation);
        let gloss = self.gloss_of(item);
        let bare_gloss = gloss.as_deref().and_then(without_legal_form).map(str::to_owned);
        let letters = named_in_letters(&item.surface).map(str::to_owned);
        let given = gloss.into_iter().chain(bare_gloss).chain(letters);
        let mut forms: Vec<String> = given.chain(listed).chain(bare).collect();
        // "Fondazione nazionale per le scienze naturali": at home a body goes without its country.
        let home = if item.surface.contains("中国") { &[] } else { forms.as_slice() };
        let at_home: Vec<String> = home.iter().filter_map(|form| without_china(form)).map(str::to_owned).collect();
        forms.extend(at_home);
        for at in within {
            let sentence = self.sentence(*at);
            if let Some(words) = forms.iter().find_map(|form| sentence.find(form)) {
                return Some(answer(*at, sentence, &words, 95));
            }
        }
        let shorter: Vec<&str> = forms.iter().filter_map(|form| first_matter(form)).collect();
        within
            .iter()
            .find_map(|at| forms.iter().find_map(|form| self.in_other_words(*at, form)))
            .or_else(|| {
                within.iter().find_map(|at| {
                    let sentence = self.sentence(*at);
                    shorter.iter().find_map(|form| sentence.find(form).map(|words| answer(*at, sentence, &words, 80)))
                })
            })
            .or_else(|| self.by_its_adjective(full, within))
            .or_else(|| self.by_sound(item, within))
            .or_else(|| self.by_its_number(item, within))
            .or_else(|| self.by_its_campus(item, within))
            .or_else(|| self.by_compound(item, within))
            .or_else(|| {
                // A newspaper that is listed goes by its name, not by the words of it.
                let paper = !forms.is_empty() && self.stands_in_title_marks(item);
                let phrase = self.with_long_forms(&item.surface, full);
                let phrase = numbered_hospital(&phrase).unwrap_or(phrase);
                (!paper).then(|| self.find_phrase(item, &phrase, within, 0.5)).flatten()
            })
            .or_else(|| self.read_aloud(item, within))
            .or_else(|| self.with_its_place_carried(item, within))
            .or_else(|| self.of_the_place_before(item, within))
            .or_else(|| self.by_its_own_name(item, within))
    }

    /// 挪威海德林研究院, "l'istituto norvegese Hedelin": the body of another country by its kind, its country and a name of its
    /// own in Latin letters, however little that sounds like the Chinese.
    fn by_its_own_name(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        const KIND_TO_NAME: usize = 4;
        let names = listed(&item.surface, &self.lists);
        let country =
            names.first().filter(|name| name.span.start == 0 && class_of(name, NameKind::Place) == Some("country"))?;
        let abroad = &item.surface[country.span.clone()];
        let parts = self.phrases.parts(&item.surface);
        let head = parts.last().filter(|head| head.span.start > country.span.end)?;
        if self.is_chinese_place(abroad) {
            return None;
        }
        let place = Item { surface: abroad.to_owned(), kind: ItemKind::Place, value: Value::Name, ..item.clone() };
        let forms = self.listed_forms(abroad, ItemKind::Place);
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let of_country =
                forms.iter().find_map(|form| sentence.find(form).map(|words| words.start)).or_else(|| {
                    let start = self.by_adjective(&place, *at)?.span.start;
                    sentence.words.iter().position(|word| word.start == start)
                })?;
            let others = self.words_of_others(item, sentence);
            head.renderings.places_in(sentence).into_iter().find_map(|kind| {
                let near = of_country.abs_diff(kind) <= KIND_TO_NAME;
                let behind = (kind + 1)..(kind + 1 + KIND_TO_NAME).min(sentence.words.len());
                let own = behind.take_while(|place| sentence.words[*place].joined).find(|place| {
                    let word = &sentence.words[*place];
                    let free = *place != of_country && !others.contains(place);
                    word.capital && word.plain.len() >= 4 && free && !generic::is_head(&word.key)
                })?;
                near.then(|| answer(*at, sentence, &(kind.min(of_country)..own + 1), 70))
            })
        })
    }

    pub(super) fn stands_in_title_marks(&self, item: &Item) -> bool {
        self.source.normalised.folded[..item.span.start].ends_with('《')
    }

    /// 1975委员会: a body that goes by a year, by the figure and its head.
    pub(super) fn by_its_number(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let head = item.surface.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = &item.surface[..item.surface.len() - head.len()];
        if number.is_empty() {
            return None;
        }
        let head = self.phrases.word(head);
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let place = head.place_in(sentence)?;
            self.target.segment_text(*at).contains(number).then(|| answer(*at, sentence, &place, 85))
        })
    }

    /// 加州大学默塞德分校, "università della California a Merced": a university, and a word that sounds like the campus.
    pub(super) fn by_its_campus(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let whole = item.surface.strip_suffix("分校")?;
        let names = listed(whole, &self.lists);
        let of = names.first().filter(|n| n.span.start == 0 && class_of(n, NameKind::Organisation).is_some())?;
        let (university, campus) = (&whole[..of.span.end], &whole[of.span.end..]);
        let forms = self.listed_forms(university, ItemKind::Organisation);
        let towns = self.listed_forms(campus, ItemKind::Place);
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let words = forms.iter().find_map(|form| sentence.find(form))?;
            let heard = sentence
                .words
                .iter()
                .any(|word| word.capital && is_all_sound(campus) && sound::heard(campus, &word.plain) < sound::ALIKE);
            (heard || towns.iter().any(|town| sentence.find(town).is_some())).then(|| answer(*at, sentence, &words, 80))
        })
    }

    /// A body of a place that the rendering has named and here calls by its kind: "il tribunale cittadino", "il Primo
    /// ospedale del popolo della prefettura". A country and a region are not called so.
    pub(super) fn with_its_place_carried(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let parts = self.phrases.parts(&item.surface);
        let head = parts.last()?;
        let place = parts.iter().map(|unit| &item.surface[..unit.span.end]).rev().find(|name| {
            let classes = lexicon::names(name).iter().filter(|entry| entry.kind == NameKind::Place);
            let mut classes = classes.map(|entry| entry.class).peekable();
            let governed = name.ends_with(['省', '州', '市', '县', '区']);
            let small = classes.peek().is_some() && (governed || classes.all(|class| !WIDE.contains(&class)));
            small || name.len() <= head.span.start && is_all_sound(name) && lexicon::names(name).is_empty()
        })?;
        let forms = self.listed_forms(place, ItemKind::Place);
        let named = |sentence: &TargetSentence| {
            forms.iter().any(|form| sentence.find(form).is_some())
                || sentence.words.iter().any(|word| {
                    let long = word.capital && word.plain.len() >= 3;
                    long && forms.is_empty() && sound::heard(place, &word.plain) <= sound::CLOSE
                })
        };
        if !self.text.sentences.iter().any(named) {
            return None;
        }
        let rest: Vec<&Unit> = parts.iter().filter(|unit| unit.span.start >= place.len()).collect();
        let kind = place.chars().next_back().unwrap_or(' ');
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let words = head.renderings.place_in(sentence)?;
            let all = rest.iter().all(|unit| unit.renderings.answered_in(sentence));
            let behind = &sentence.words[words.end..(words.end + PLACE_BEHIND).min(sentence.words.len())];
            let carried = behind.iter().position(|word| carried(kind).contains(&word.plain.as_str()))?;
            all.then(|| answer(*at, sentence, &(words.start..words.end + carried + 1), 70))
        })
    }

    /// 余州市委、市政府, "il Comitato di Partito e il governo di Yuzhou": a body by its level, for which the Italian says the
    /// place that stands before it.
    fn of_the_place_before(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let level = item.surface.chars().next().filter(|c| "省市县区州镇乡".contains(*c))?;
        let parts = self.phrases.parts(&item.surface[level.len_utf8()..]);
        let (head, topics) = parts.split_last()?;
        let (before, _) = self.around(item);
        let places = listed(before, &self.lists);
        let place = places.iter().rfind(|name| class_of(name, NameKind::Place).is_some())?;
        let forms = self.listed_forms(&before[place.span.clone()], ItemKind::Place);
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let named: Vec<usize> =
                forms.iter().filter_map(|form| sentence.find(form)).map(|words| words.start).collect();
            let of_the_place = |kind: &usize| named.iter().any(|place| place > kind && place - kind <= PLACE_BEHIND);
            let noun = |place: &usize| generic::is_head_noun(&sentence.words[*place].plain);
            let mut heads = head.renderings.places_in(sentence).into_iter().filter(noun);
            let kind = heads.find(of_the_place)?;
            let all = topics.iter().all(|unit| unit.renderings.answered_in(sentence));
            all.then(|| answer(*at, sentence, &(kind..kind + 1), 75))
        })
    }

    /// 银鹰航空, "Silvereagle Airlines": the trade in English, and before it a word made of one that the name has.
    fn by_compound(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let trade = TRADES.iter().find(|trade| item.surface.ends_with(**trade))?;
        let coined = &item.surface[..item.surface.len() - trade.len()];
        let forms = coined.char_indices().filter_map(|(at, c)| lexicon::english(&coined[at..at + c.len_utf8()]));
        let forms: Vec<String> = forms.flat_map(tsv::cell).map(plain).filter(|form| form.len() >= 3).collect();
        let trade = self.phrases.word(trade);
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let made = |place: &usize| {
                let before = place.checked_sub(1).map(|before| &sentence.words[before]);
                before.is_some_and(|word| {
                    let has =
                        |form: &String| word.plain.starts_with(form.as_str()) || word.plain.ends_with(form.as_str());
                    word.capital && forms.iter().any(has)
                })
            };
            let place = trade.places_in(sentence).into_iter().find(made)?;
            Some(answer(*at, sentence, &(place - 1..place + 1), 80))
        })
    }

    /// A body by its adjective or by its members: "mercato europeo" for 欧盟, "un gesuita" for 耶稣会. Under a country the
    /// adjective is that of any such body: "governativo" does not say whose government.
    pub(super) fn by_its_adjective(&self, name: &str, within: &[usize]) -> Option<Answer> {
        let adjectives = lexicon::body_adjectives(name).into_iter().flat_map(tsv::cell);
        let keys: Vec<String> = adjectives.flat_map(content_keys).collect();
        within.iter().find_map(|at| {
            let place = self.sentence(*at).words.iter().position(|word| keys.contains(&word.key))?;
            Some(answer(*at, self.sentence(*at), &(place..place + 1), 75))
        })
    }

    /// A listed form with other small words between its own ("Centro nazionale per gli uragani"), or another head over
    /// the same matter ("Dipartimento della Difesa" for "Ministero della Difesa").
    pub(super) fn in_other_words(&self, at: usize, form: &str) -> Option<Answer> {
        let keys = content_keys(form);
        let [head, topics @ ..] = keys.as_slice() else { return None };
        // "Lanzhou Jiaotong University": in English order the head comes last, and no word before it may go but the country.
        let country = ["Taiwan", "China", "Chinese"].iter().any(|word| content_keys(word).contains(head));
        let english = topics.last().is_some_and(|last| generic::is_head(last)) && !generic::is_head(head) && !country;
        // "Comando statale" is a "Comando nazionale", where what it deals with tells it.
        let level = |key: &String| STATE_LEVELS.iter().any(|trunk| key.starts_with(trunk));
        let led = topics.iter().filter(|key| !level(key)).count() >= 2;
        let words = &self.sentence(at).words;
        let Some(last) = topics.last() else {
            let common = is_common_noun(form);
            let place = words.iter().position(|word| common && word.key == *head)?;
            return Some(answer(at, self.sentence(at), &(place..place + 1), 75));
        };
        let ends = words.iter().enumerate().filter(|(_, word)| word.key == *last).map(|(end, _)| end + 1);
        let found = ends.filter_map(|end| {
            let start = end.saturating_sub(keys.len() * 2 + 1);
            let stretch = &words[start..end];
            let has = |key: &String| stretch.iter().any(|word| word.key == *key);
            // "Servizi finanziari": a head in the plural is no one body.
            let other = |word: &TargetWord| generic::is_head(&word.key) && !generic::is_plural_head(&word.plain);
            let headed = || stretch.iter().any(|word| word.key == *head || !english && other(word));
            let local = || stretch.iter().any(|word| LOCAL_LEVELS.iter().any(|trunk| word.plain.starts_with(trunk)));
            let all = topics.iter().all(|key| has(key) || led && level(key) && !local());
            (all && headed()).then_some(start..end)
        });
        found.map(|words| answer(at, self.sentence(at), &words, 80)).next()
    }

    /// Whether print spells a place in pinyin (宁夏回族自治区 Ningxia), or it is China itself or a part of it that has a name
    /// of its own.
    pub(super) fn is_chinese_place(&self, name: &str) -> bool {
        let forms = self.listed_forms(name, ItemKind::Place);
        let mut beginnings = name.char_indices().skip(1).map(|(at, c)| &name[..at + c.len_utf8()]);
        name == "中国"
            || ["香港", "澳门", "西藏", "内蒙古"].iter().any(|own| name.starts_with(own))
            || beginnings.any(|bare| forms.contains(&chinese_names::pinyin_of(bare)))
    }

    /// The name of a school, a hospital, a prison or a firm that is all sound: its rendering sounds like it, whatever else is
    /// named beside it.
    pub(super) fn name_by_sound<'i>(&self, item: &'i Item) -> Option<&'i str> {
        const KINDS: [&str; 28] = [
            "高中",
            "初中",
            "中学",
            "小学",
            "大学",
            "学院",
            "医院",
            "监狱",
            "教堂",
            "海运公司",
            "航运公司",
            "石油公司",
            "矿业公司",
            "能源公司",
            "制药公司",
            "科技公司",
            "航空公司",
            "保险公司",
            "电力公司",
            "铁路公司",
            "建筑公司",
            "汽车公司",
            "食品公司",
            "物流公司",
            "公司",
            "集团",
            "超市",
            "俱乐部",
        ];
        let name = KINDS.iter().find_map(|kind| item.surface.strip_suffix(kind)).unwrap_or(&item.surface);
        is_all_sound(name).then_some(name)
    }

    /// Whether an organisation is listed, or is of those whose names print translates word for word: a place of China, a
    /// matter and a head, every word of it known. Elsewhere in the world bodies go by names of their own.
    pub(super) fn has_certain_forms(&self, item: &Item) -> bool {
        if !self.listed_forms(&item.surface, item.kind).is_empty() {
            return true;
        }
        let (surface, units) = self.parts_of(item);
        // Firms, groups and banks go by brands.
        if ["公司", "集团", "企业", "银行", "航空", "保险", "证券"].iter().any(|head| surface.ends_with(head))
        {
            return false;
        }
        let known = units.iter().all(|unit| !matches!(unit.kind, UnitKind::Unknown | UnitKind::Foreign));
        let is_topic = |unit: &&Unit| match unit.kind {
            UnitKind::Word => true,
            UnitKind::Name => !self.listed_forms(&surface[unit.span.clone()], ItemKind::Organisation).is_empty(),
            _ => false,
        };
        let topics = units.iter().filter(is_topic).count();
        // 省总工会, 国家气象中心: under a level a body goes by what it is, nothing coined.
        let of_a_level = LEVELS.iter().any(|level| surface.starts_with(level));
        known
            && (topics >= 3
                || topics >= 2 && of_a_level
                || topics >= 1 && units.iter().any(|unit| self.is_chinese_place(&surface[unit.span.clone()])))
    }
}

/// A form of three and more words without "della Cina" or "cinese" at its end.
fn without_china(form: &str) -> Option<&str> {
    let bare = [" della Cina", " di Cina", " cinese", " of China"].iter().find_map(|end| form.strip_suffix(end))?;
    (content_keys(bare).len() >= 2).then_some(bare)
}

/// TWU of TWU工会: the name in letters, whose kind stands behind in Chinese.
fn named_in_letters(surface: &str) -> Option<&str> {
    let end = surface.find(|c: char| !c.is_ascii())?;
    let letters = surface[..end].trim_end();
    (letters.len() >= 3 && letters.starts_with(|c: char| c.is_ascii_uppercase())).then_some(letters)
}

/// 徐州第三医院 for 徐州三院.
fn numbered_hospital(surface: &str) -> Option<String> {
    let bare = surface.strip_suffix('院')?;
    let number = bare.chars().next_back().filter(|c| "一二三四五六七八九".contains(*c))?;
    let place = &bare[..bare.len() - number.len_utf8()];
    (!place.is_empty() && !place.ends_with('第')).then(|| format!("{place}第{number}医院"))
}

/// Of a body that deals with several matters its head and the first of them: "Direzione generale del bilancio" of
/// "Direzione generale del bilancio, della contabilità e della statistica".
fn first_matter(form: &str) -> Option<&str> {
    let end = [", ", " e d", " ed ", " e l"].iter().filter_map(|mark| form.find(mark)).min()?;
    let first = form[..end].trim_end_matches(',');
    let keys = content_keys(first);
    (keys.len() >= 2 && generic::is_head(&keys[0])).then_some(first)
}

/// The levels of government with which the names of offices begin.
const LEVELS: [&str; 8] = ["国家", "全国", "中央", "省", "市", "县", "区", "州"];

/// Trunks of the adjectives for what belongs to the state as a whole, one as good as another.
const STATE_LEVELS: [&str; 4] = ["nazional", "statal", "central", "general"];

/// Trunks of the adjectives for what belongs to a part of it.
const LOCAL_LEVELS: [&str; 9] =
    ["provincial", "regional", "municipal", "comunal", "cittadin", "distrettual", "local", "metropolitan", "cantonal"];

/// Words from the head of a body to the word that stands for its place.
const PLACE_BEHIND: usize = 6;

/// What stands for a place that its name ends so: of the city, the province, the county, the prefecture, or local.
const fn carried(kind: char) -> &'static [&'static str] {
    match kind {
        '省' => &["provincia", "provinciale", "locale"],
        '州' => &["prefettura", "stato", "statale", "locale"],
        '县' | '郡' => &["contea", "distretto", "locale"],
        '区' => &["distretto", "distrettuale", "quartiere", "locale"],
        _ => &["cittadino", "cittadina", "citta", "municipale", "comunale", "capoluogo", "metropoli", "locale"],
    }
}

/// Classes of places that are no town, county or province.
const WIDE: [&str; 5] = ["country", "continent", "region", "area", "landmark"];

/// Trades that a coined name has behind it: airlines, pictures, records, pharmaceuticals, securities ….
const TRADES: [&str; 12] =
    ["航空", "影业", "唱片", "药业", "证券", "期货", "半导体", "咨询", "传媒", "置业", "乳业", "矿业"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_has_a_first_matter() {
        assert_eq!(
            first_matter("Ministero dell'Industria e dell'Artigianato, delle Miniere"),
            Some("Ministero dell'Industria")
        );
        assert_eq!(first_matter("Ministero e dell'Industria"), None);
        assert_eq!(first_matter("Lega, Nord"), None);
    }

    #[test]
    fn letters_and_numbers_in_names() {
        assert_eq!(named_in_letters("TWU工会"), Some("TWU"));
        assert_eq!(named_in_letters("工会"), None);
        assert_eq!(numbered_hospital("徐州三院").as_deref(), Some("徐州第三医院"));
        assert_eq!(numbered_hospital("法院"), None);
    }
}
