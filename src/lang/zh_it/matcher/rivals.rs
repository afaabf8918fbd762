//! What stands in a bead unclaimed and may be the rendering under a form that no list has.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::names::is_all_sound;
use super::{ItalianMatcher, abbreviated, overlaps, places};
use crate::extract::item::Value;
use crate::extract::{Item, ItemKind};
use crate::lang::zh::gazetteer::{Gazetteer, NameKind};
use crate::lang::zh::person;
use crate::lang::zh_it::phrase::{Unit, UnitKind};
use crate::lang::zh_it::target::{TargetSentence, TargetWord, plain};
use crate::lang::zh_it::{generic, lexicon, sound};

impl ItalianMatcher<'_> {
    /// A country that goes without saying: before an office (美国总统), before a place of its own that is there
    /// (意大利米兰, 非洲萨赫勒).
    pub(super) fn goes_without_saying(&self, item: &Item, within: &[usize]) -> bool {
        // 联合国近东……处: part of the name of a body that goes by its acronym.
        let of_a_body = |word: &&str| self.source.normalised.folded[..item.span.start].ends_with(*word);
        if ["联合国", "国际", "世界", "全球"].iter().any(of_a_body) {
            return true;
        }
        let country =
            |name: &lexicon::Name| name.kind == NameKind::Place && matches!(name.class, "country" | "continent");
        if !lexicon::names(&item.surface).iter().any(country) && abbreviated(&item.surface).next().is_none() {
            return false;
        }
        let after = &self.source.normalised.folded[item.span.end..];
        // 沙特阿拉伯|国国王
        let state = after.strip_prefix('国').filter(|_| !item.surface.ends_with('国'));
        let ends = || after.char_indices().map(|(at, c)| at + c.len_utf8());
        let place = ends().take(6).filter(|end| *end > '中'.len_utf8()).any(|end| {
            let forms = self.listed_forms(&after[..end], ItemKind::Place);
            forms.iter().any(|form| within.iter().any(|at| self.sentence(*at).find(form).is_some()))
        });
        let office = |after: &str| {
            let mut ends = after.char_indices().map(|(at, c)| at + c.len_utf8()).take(5);
            ends.any(|end| person::is_office(&after[..end]))
        };
        // 入选葡萄牙国家队: "in nazionale".
        let team = ["国家队", "国家男", "国家女", "国脚", "国青", "国奥"].iter().any(|word| after.starts_with(word));
        let national = |at: &usize| self.sentence(*at).words.iter().any(|word| word.plain.starts_with("nazional"));
        // 中欧关系 "i rapporti con l'Europa": where one of two sides is home, the other alone is named.
        let home = item.surface == "中"
            && after.chars().next().is_some_and(|c| {
                let partner = c.encode_utf8(&mut [0; 4]).to_owned();
                lexicon::Lists.abbreviation(&partner).is_some_and(|(_, kind)| kind == "country")
                    || c == '欧'
                    || c == '非'
            });
        place
            || home
            || team && within.iter().any(national)
            || office(after)
            || state.is_some_and(office)
            || self.is_known_owner(item)
    }

    /// Whether something is quoted among `within` that answers nothing else: a title may go by its English name.
    pub(super) fn has_free_quotation(&self, item: &Item, within: &[usize], claimed: &[(usize, Range<usize>)]) -> bool {
        // What long words are quoted are words somebody said, and may be said otherwise.
        let marked = self.source.normalised.folded[..item.span.start].ends_with(['《', '〈']);
        let speech = !marked && item.surface.chars().count() > TITLE;
        within.iter().any(|at| {
            let text = self.target.segment_text(*at);
            quotations(text).any(|span| (speech || is_title(&text[span.clone()])) && !overlaps(claimed, *at, &span))
        })
    }

    /// Whether some body is named among `within` that answers nothing else: a head such as "Club" or "Institute" beside
    /// another capital word.
    pub(super) fn has_free_body(&self, within: &[usize], claimed: &[(usize, Range<usize>)]) -> bool {
        within.iter().any(|at| {
            let words = &self.sentence(*at).words;
            words.windows(2).any(|pair| {
                let free = |word: &TargetWord| {
                    word.capital && !word.function && !overlaps(claimed, *at, &(word.start..word.end))
                };
                pair[1].joined && pair.iter().all(free) && pair.iter().any(|word| generic::is_head(&word.key))
            })
        })
    }

    /// Whether some words of the item's own name stand among `within` in a run of capitals that answers nothing else:
    /// "Ocean Heritage Trust" for 海洋遗产信托.
    pub(super) fn has_part_of_its_name(
        &self,
        item: &Item,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
    ) -> bool {
        if self.has_certain_forms(item) {
            return false;
        }
        let parts = self.phrases.parts(&item.surface);
        let proper = || parts.iter().take(parts.len().saturating_sub(1)).filter(|unit| unit.kind == UnitKind::Word);
        within.iter().any(|at| {
            let sentence = self.sentence(*at);
            let free = |place: usize| {
                let word = &sentence.words[place];
                word.capital && word.is_of_content() && !overlaps(claimed, *at, &(word.start..word.end))
            };
            let joined = |place: usize| sentence.words.get(place).is_some_and(|word| word.joined) && free(place);
            proper().any(|unit| {
                unit.renderings.places_in(sentence).into_iter().any(|place| {
                    let before = || sentence.words[place].joined && place.checked_sub(1).is_some_and(free);
                    free(place) && (joined(place + 1) || before())
                })
            })
        })
    }

    /// Whether three capitals in a row stand among `within` that answer nothing else: a long title without marks.
    pub(super) fn has_free_run(&self, within: &[usize], claimed: &[(usize, Range<usize>)]) -> bool {
        within.iter().any(|at| {
            self.sentence(*at).words.windows(3).any(|words| {
                let free = |word: &TargetWord| word.capital && !overlaps(claimed, *at, &(word.start..word.end));
                words.iter().all(free) && words[1].joined && words[2].joined
            })
        })
    }

    /// Whether a capital word stands among `within`, without marks, that answers nothing, here or in another sentence, and
    /// may be the title under another name; an article with a capital begins one: "con Il giardino d'inverno".
    pub(super) fn has_free_title(
        &self,
        item: &Item,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
        named: &FxHashSet<String>,
    ) -> bool {
        within.iter().any(|at| {
            let (sentence, text) = (self.sentence(*at), self.target.segment_text(*at));
            let answering = self.words_answering(item, sentence);
            sentence.words.iter().enumerate().any(|(place, word)| {
                word.capital
                    && !word.initial
                    && !overlaps(claimed, *at, &(word.start..word.end))
                    && (FIRST_OF_A_TITLE.contains(&word.plain.as_str())
                        || word.is_of_content() && !named.contains(&text[word.start..word.end].to_lowercase()))
                    && !answering.contains(&place)
            })
        })
    }

    /// Whether what stands in title marks is a long title, which print would show as such.
    pub(super) fn is_long_title(&self, item: &Item) -> bool {
        let marked = self.source.normalised.folded[..item.span.start].ends_with(['《', '〈']);
        marked && item.surface.chars().count() > TITLE
    }

    /// Whether an acronym stands among `within` that answers nothing else: print may name a body by it alone.
    pub(super) fn has_free_acronym(&self, item: &Item, within: &[usize], claimed: &[(usize, Range<usize>)]) -> bool {
        within.iter().any(|at| {
            let (sentence, text) = (self.sentence(*at), self.target.segment_text(*at));
            let is_acronym = |word: &TargetWord| {
                let letters = &text[word.start..word.end];
                ACRONYM.contains(&letters.len())
                    && letters.bytes().all(|b| b.is_ascii_uppercase())
                    && !is_roman_numeral(letters)
                    && !overlaps(claimed, *at, &(word.start..word.end))
            };
            // "la Fnv", "dalla Fdp": papers write acronyms like names, but no name in small letters looks so.
            let in_small = |place: usize| {
                let word = &sentence.words[place];
                let letters = &text[word.start..word.end];
                is_led(sentence, place)
                    && word.capital
                    && SMALL_ACRONYM.contains(&letters.len())
                    && letters.bytes().all(|b| b.is_ascii_alphabetic())
                    && letters.ends_with(|c: char| !"aeiou".contains(c))
                    && !overlaps(claimed, *at, &(word.start..word.end))
            };
            let mut free = (0..sentence.words.len())
                .filter(|place| is_acronym(&sentence.words[*place]) || in_small(*place))
                .peekable();
            free.peek().is_some() && {
                let answering = self.words_answering(item, sentence);
                free.any(|place| !answering.contains(&place))
            }
        })
    }

    /// Whether the head of a body's name stands among `within` with more behind it that answers nothing else: "la Direzione
    /// generale dei conti", "l'Autorità monetaria", "il museo dell'aria e dello spazio". A body that goes by a name
    /// and not by what it does is not called so, nor is one that has become "un ufficio" or "il ministero competente".
    pub(super) fn has_a_head_with_more(
        &self,
        item: &Item,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
    ) -> bool {
        if !self.goes_by_what_it_does(item) {
            return false;
        }
        within.iter().any(|at| {
            let sentence = self.sentence(*at);
            let words = &sentence.words;
            let free = |place: usize| !overlaps(claimed, *at, &(words[place].start..words[place].end));
            let heads: Vec<usize> = (0..words.len())
                .filter(|place| free(*place) && !words[*place].function && is_head_of_a_name(sentence, *place))
                .collect();
            if heads.is_empty() {
                return false;
            }
            let others = self.words_of_others(item, sentence);
            heads.into_iter().filter(|place| !others.contains(place)).any(|place| {
                let more = complement(sentence, place);
                more.into_iter().any(|at| free(at) && !others.contains(&at) && !says_little(&words[at].plain))
            })
        })
    }

    /// Whether a body is named among `within` by its head alone with a capital and a definite article, "la Federazione": it
    /// may be this one.
    pub(super) fn has_a_named_head(&self, item: &Item, within: &[usize], claimed: &[(usize, Range<usize>)]) -> bool {
        within.iter().any(|at| {
            let sentence = self.sentence(*at);
            let words = &sentence.words;
            let named = |place: &usize| {
                let word = &words[*place];
                is_head_of_a_name(sentence, *place)
                    && is_led(sentence, *place)
                    && word.capital
                    && !word.initial
                    && !overlaps(claimed, *at, &(word.start..word.end))
            };
            let mut heads = (0..words.len()).filter(named).peekable();
            heads.peek().is_some() && {
                let others = self.words_of_others(item, sentence);
                heads.any(|place| !others.contains(&place))
            }
        })
    }

    /// Whether the name of a body says what it does: a matter and a head, no brand.
    fn goes_by_what_it_does(&self, item: &Item) -> bool {
        const BRANDED: [&str; 5] = ["公司", "集团", "企业", "银行", "航空"];
        let full = item.full_name();
        let parts = self.phrases.parts(full);
        // 观鸟协会: a matter that the lexicon lacks, but no name by sound.
        let matter = |unit: &Unit| {
            let word = &full[unit.span.clone()];
            let unheard = unit.kind == UnitKind::Unknown && !is_all_sound(word);
            (unit.kind == UnitKind::Word || unheard) && unit.span.len() > '中'.len_utf8()
        };
        let described = parts.split_last().is_some_and(|(head, before)| {
            before.iter().any(matter) && (matter(head) || lexicon::is_head(&full[head.span.clone()]))
        });
        let forms = self.listed_forms(full, ItemKind::Organisation);
        let headed = forms
            .iter()
            .any(|form| form.split_once([' ', '\'']).is_some_and(|(head, _)| generic::is_head_noun(&plain(head))));
        (described || headed) && !BRANDED.iter().any(|brand| full.ends_with(brand))
    }

    /// Whether a name of that sort stands among `within` that answers nothing else.
    pub(super) fn has_free_name(
        &self,
        item: &Item,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
        wanted: &Rival,
    ) -> bool {
        within.iter().any(|at| {
            let sentence = self.sentence(*at);
            let words = &sentence.words;
            let is_free = |place: usize| {
                let word = &words[place];
                word.capital && word.is_of_content() && !overlaps(claimed, *at, &(word.start..word.end))
            };
            let mut free = (0..words.len()).filter(|place| is_free(*place)).peekable();
            if free.peek().is_none() {
                return false;
            }
            let answering = self.words_answering(item, sentence);
            free.filter(|place| !answering.contains(place)).any(|place| match wanted {
                Rival::Sounding(name) => {
                    let word = &words[place].plain;
                    sound::heard(name, word) < sound::ALIKE
                        || item.kind == ItemKind::Place && !words[place].initial && places::means(name, word)
                }
                Rival::Spelt(name) => name
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|word| strsim::jaro_winkler(&plain(word), &words[place].plain) >= ALIKE_IN_WRITING),
                Rival::Any => !words[place].initial,
                Rival::Whole => {
                    let next = place + 1;
                    next < words.len() && words[next].joined && is_free(next) && !answering.contains(&next)
                }
            })
        })
    }

    /// Whether a person is named among `within` whom nothing in the source answers, where `item` would be: beside its
    /// office ("imperatore Mejdi"), or spelt almost as a listed form is. What answers an item elsewhere (`named`) is
    /// somebody known.
    pub(super) fn has_free_person(
        &self,
        item: &Item,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
        named: &FxHashSet<String>,
    ) -> bool {
        let spellings = self.spellings(item);
        let forms: Vec<String> = spellings
            .iter()
            .flat_map(|form| form.split(' '))
            .map(plain)
            .filter(|word| word.len() >= 4 && !matches!(item.value, Value::Chinese(_)))
            .collect();
        let office = self.office_beside(item).map_or_else(Vec::new, |office| self.phrases.units(office));
        within.iter().any(|at| {
            let sentence = self.sentence(*at);
            let text = self.target.segment_text(*at);
            let is_free = |word: &TargetWord| {
                word.capital
                    && word.is_of_content()
                    && !overlaps(claimed, *at, &(word.start..word.end))
                    && !named.contains(&text[word.start..word.end].to_lowercase())
            };
            let alike = |word: &TargetWord| {
                forms.iter().any(|form| {
                    form.as_bytes()[0] == word.plain.as_bytes()[0]
                        && strsim::jaro_winkler(form, &word.plain) >= ALMOST_IN_WRITING
                })
            };
            let beside = |unit: &Unit| {
                let place = unit.renderings.place_in(sentence)?;
                sentence.words.get(place.end).filter(|word| word.joined && is_free(word))
            };
            sentence.words.iter().any(|word| is_free(word) && alike(word))
                || office.iter().any(|unit| beside(unit).is_some())
        })
    }

    /// The office that stands before a person in Chinese, or behind.
    fn office_beside(&self, item: &Item) -> Option<&str> {
        let segment = &self.source.segments[item.segment].span;
        let text = &self.source.normalised.folded[segment.start..segment.end];
        let (before, after) = (&text[..item.span.start - segment.start], &text[item.span.end - segment.start..]);
        let ends = after.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1).take(3);
        let behind = || ends.filter(|end| person::is_office(&after[..*end])).last().map(|end| &after[..end]);
        // 天皇 and its like are part of some names.
        let inside = || {
            let starts = item.surface.char_indices().rev().skip(1).take(2).map(|(at, _)| at).filter(|at| *at > 0);
            starts.map(|at| &item.surface[at..]).find(|end| person::is_office(end)).map(str::len)
        };
        person::office_before(before).or_else(behind).or_else(|| {
            let end = item.span.end - segment.start;
            inside().map(|length| &text[end - length..end])
        })
    }

    /// Whether a person is named beside another: 甲和乙, 甲和受害者乙. Then the other alone leaves one out.
    pub(super) fn is_coordinated(&self, item: &Item) -> bool {
        let start = self.source.segments[item.segment].span.start;
        let before = &self.source.normalised.folded[start..item.span.start];
        let mut rest = before.trim_end_matches('的');
        if let Some(office) = person::office_before(rest) {
            rest = &rest[..rest.len() - office.len()];
        }
        let rest = ["他的", "她的", "其", "的"].iter().find_map(|own| rest.strip_suffix(own)).unwrap_or(rest);
        let rest = rest.strip_suffix('岁').map_or(rest, |age| age.trim_end_matches(|c: char| c.is_ascii_digit()));
        rest.trim_end().ends_with(['和', '与', '及', '、'])
    }

    /// The words of an Italian sentence that answer some word of the item's sentence or of its neighbours. What only
    /// sounds like the name of a person or a place does not answer it: that is what is asked.
    pub(super) fn words_answering(&self, item: &Item, sentence: &TargetSentence) -> FxHashSet<usize> {
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
}

/// Whether the word at `place` is the head of a body's name: a noun of that kind with a definite article, or with a capital.
fn is_head_of_a_name(sentence: &TargetSentence, place: usize) -> bool {
    let word = &sentence.words[place];
    generic::is_head_noun(&word.plain) && (is_led(sentence, place) || word.capital && !word.initial)
}

/// Whether a definite article stands right before the word at `place`.
fn is_led(sentence: &TargetSentence, place: usize) -> bool {
    let before = || place.checked_sub(1).map(|before| sentence.words[before].plain.as_str());
    sentence.words[place].joined && before().is_some_and(|before| ARTICLES.contains(&before))
}

/// The words of content behind the noun at `place` that belong to it: its adjective, and what a preposition joins to it.
fn complement(sentence: &TargetSentence, place: usize) -> Vec<usize> {
    let words = &sentence.words;
    let mut found = Vec::new();
    let mut at = place + 1;
    // "generale", "centrale", "monetaria".
    while words.get(at).is_some_and(|word| word.joined && !word.function && is_adjective(&word.plain)) {
        found.push(at);
        at += 1;
    }
    // "dipartimento propaganda del Partito".
    let beside = |at: usize| words.get(at).filter(|word| word.joined && !word.capital);
    let of_something =
        beside(at + 1).is_some_and(|word| word.plain.starts_with("de") && PREPOSITIONS.contains(&word.plain.as_str()));
    if found.is_empty() && of_something && beside(at).is_some_and(|word| !word.function) {
        found.push(at);
    }
    let led = words.get(at).is_some_and(|word| word.joined && PREPOSITIONS.contains(&word.plain.as_str()));
    if led {
        let behind = (at + 1..words.len()).take(COMPLEMENT).take_while(|place| words[*place].joined);
        found.extend(
            behind
                .take_while(|place| !words[*place].function || words[*place].plain.len() <= LITTLE)
                .filter(|place| !words[*place].function)
                .take(2),
        );
    }
    found
}

/// Whether a word has the ending of an adjective that tells bodies apart.
fn is_adjective(plain: &str) -> bool {
    const ENDINGS: [&str; 15] = [
        "ale", "ali", "ico", "ica", "ici", "iche", "ario", "aria", "ari", "arie", "are", "istica", "istico", "tivo",
        "tiva",
    ];
    plain.len() >= 6 && ENDINGS.iter().any(|ending| plain.ends_with(ending))
}

/// Whether a word behind the kind of a body does not say which one it is: competent, local, national, of the sector.
fn says_little(plain: &str) -> bool {
    const TRUNKS: [&str; 34] = [
        "competent",
        "local",
        "nazional",
        "internazional",
        "pubblic",
        "statal",
        "provincial",
        "regional",
        "cittadin",
        "municipal",
        "comunal",
        "cines",
        "generale",
        "generali",
        "central",
        "ufficial",
        "settor",
        "paese",
        "citta",
        "provinc",
        "stato",
        "governo",
        "governativ",
        "ministerial",
        "union",
        "mondial",
        "global",
        "ricerca",
        "stampa",
        "categoria",
        "stess",
        "principal",
        "responsab",
        "economi",
    ];
    TRUNKS.iter().any(|trunk| plain.starts_with(trunk))
}

/// Words behind a preposition that belong to what it joins, at most.
const COMPLEMENT: usize = 4;

/// Letters of a small word such as "dei" or "dell", at most.
const LITTLE: usize = 5;

/// What joins a matter to the kind of body that deals with it.
const PREPOSITIONS: [&str; 18] = [
    "di", "del", "dello", "della", "dell", "dei", "degli", "delle", "per", "contro", "sul", "sullo", "sulla", "sull",
    "sui", "sugli", "sulle", "anti",
];

/// Definite articles, alone and with a preposition.
const ARTICLES: [&str; 36] = [
    "il", "lo", "la", "l", "i", "gli", "le", "del", "dello", "della", "dell", "dei", "al", "allo", "alla", "all", "ai",
    "dal", "dallo", "dalla", "dall", "dai", "nel", "nello", "nella", "nell", "sul", "sullo", "sulla", "sull", "col",
    "degli", "delle", "agli", "alle", "dalle",
];

/// Letters of an acronym that is written as a name.
const SMALL_ACRONYM: std::ops::RangeInclusive<usize> = 3..=5;

/// Letters of an acronym that names a body; two are as often those of a matter (IA) or a country (UE).
const ACRONYM: std::ops::RangeInclusive<usize> = 3..=6;

/// Whether capitals are a numeral, as in "Carlo III".
fn is_roman_numeral(letters: &str) -> bool {
    letters.chars().all(|c| "IVXLC".contains(c))
}

/// What may be another form of a name.
pub(super) enum Rival<'a> {
    /// A name that sounds somewhat like it.
    Sounding(&'a str),
    /// A name spelt somewhat like it.
    Spelt(&'a str),
    /// Any name.
    Any,
    /// A name in several words.
    Whole,
}

/// From this similarity on (Jaro-Winkler) one Latin spelling may be a slip for the other: Davies and Davis have 0.96.
const ALMOST_IN_WRITING: f64 = 0.9;

/// From this similarity on (Jaro-Winkler) two Latin spellings may be of one name: Muhammad and Mohamed have 0.83.
const ALIKE_IN_WRITING: f64 = 0.82;

/// Characters of a title in quotation marks, hardly more.
const TITLE: usize = 12;

/// Whether quoted words look like a title.
pub(super) fn is_title(quoted: &str) -> bool {
    quoted.starts_with(char::is_uppercase) && quoted.len() <= 70 && !quoted.contains(['.', ','])
}

/// Articles, as titles begin with them.
const FIRST_OF_A_TITLE: [&str; 9] = ["il", "lo", "la", "l", "i", "gli", "le", "un", "una"];

/// Marks that open a quotation or a title in Chinese.
pub(super) const OPENINGS: [char; 5] = ['“', '「', '『', '《', '〈'];

/// What stands in quotation marks, in bytes of `text`.
pub(super) fn quotations(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
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
