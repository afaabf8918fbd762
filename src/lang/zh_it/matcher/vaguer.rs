//! The vaguer words that stand where a name has gone.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{ItalianMatcher, overlaps};
use crate::extract::quantity::{Approximation, Quantity};
use crate::extract::{Found, Item, ItemKind};
use crate::lang::zh::gazetteer::NameKind;
use crate::lang::zh::person;
use crate::lang::zh_it::phrase::{Unit, UnitKind, content_keys};
use crate::lang::zh_it::target::{TargetSentence, TargetWord};
use crate::lang::zh_it::{generic, lexicon};
use crate::link::Instead;

impl ItalianMatcher<'_> {
    /// The office in front of a person in Italian, the head of an organisation, or any word that stands for one.
    pub(super) fn vaguer(&self, item: &Item, within: &[usize], claimed: &[(usize, Range<usize>)]) -> Option<Instead> {
        let found = |(at, words): (usize, Range<usize>)| {
            let vague = self.widened(at, words);
            // "la dirigente", "lui": somebody the reader knows already.
            let known = match item.kind {
                ItemKind::Place => true,
                ItemKind::Person | ItemKind::Organisation => vague.points_at_somebody(),
                _ => false,
            };
            if known { vague.shortened() } else { Instead::Generalised(vague.shown) }
        };
        match item.kind {
            ItemKind::Number => return self.vague_figure(within, claimed),
            ItemKind::Organisation => {
                let head = self.head_of(item, within, claimed).or_else(|| self.head_of_a_form(item, within, claimed));
                if let Some((at, words)) = head.or_else(|| self.its_shares(item, within)) {
                    return Some(self.widened(at, words).shortened());
                }
            }
            ItemKind::Person => {
                let office = self.phrases.units(self.office_before(item));
                let place = |unit: &Unit| {
                    within.iter().find_map(|at| unit.renderings.place_in(self.sentence(*at)).map(|words| (*at, words)))
                };
                if let Some(place) = office.iter().rev().find_map(place) {
                    return Some(found(place));
                }
                // "La cantante", who was brought in as 歌手.
                let calling = self.phrases.units(self.first_office_of(item));
                let known = |found: &Instead| matches!(found, Instead::Shortened { definite: true, .. });
                if let Some(shorter) = calling.iter().rev().find_map(place).map(found).filter(known) {
                    return Some(shorter);
                }
            }
            _ => {}
        }
        let named = matches!(item.kind, ItemKind::Person | ItemKind::Organisation | ItemKind::Title);
        let word = within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            // "La 24enne" is nobody but the person whose age it says, even where it answers the age.
            let by_age =
                |place: &usize| item.kind == ItemKind::Person && sentence.words[*place].plain.ends_with("enne");
            let mut vague = (0..sentence.words.len())
                .filter(|place| {
                    let word = &sentence.words[*place];
                    let stands = if named {
                        generic::stands_for(item.kind, &word.plain) && !overlaps(claimed, *at, &(word.start..word.end))
                    } else {
                        generic::has_stem(item.kind, &word.key)
                    };
                    !word.function && (by_age(place) || stands)
                })
                .peekable();
            vague.peek()?;
            let others = match item.kind {
                ItemKind::Place => self.nouns_of_others(item, sentence),
                _ if named => self.words_of_others(item, sentence),
                _ => FxHashSet::default(),
            };
            let place = vague.find(|place| by_age(place) || !others.contains(place))?;
            Some(found((*at, place..place + 1)))
        });
        let word = word.or_else(|| self.calling_of_somebody(item, within, claimed));
        // "È stato osservato": somebody has said it.
        let unsaid = || within.iter().find_map(|at| generic::impersonal(self.target.segment_text(*at)));
        let speaker = item.kind == ItemKind::Person;
        word.or_else(|| speaker.then(unsaid).flatten().map(|found| Instead::Generalised(found.to_owned())))
    }

    /// "Ammette il fornaciaio": somebody the reader knows by what he does, where no word of the Chinese says it.
    fn calling_of_somebody(&self, item: &Item, within: &[usize], claimed: &[(usize, Range<usize>)]) -> Option<Instead> {
        if item.kind != ItemKind::Person {
            return None;
        }
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let is_calling = |place: &usize| {
                let word = &sentence.words[*place];
                let led = place.checked_sub(1).map(|before| sentence.words[before].plain.as_str());
                !word.capital
                    && word.joined
                    && led.is_some_and(|led| ["il", "lo", "la", "l"].contains(&led))
                    && CALLINGS.iter().any(|end| word.plain.len() > end.len() + 3 && word.plain.ends_with(end))
                    && !overlaps(claimed, *at, &(word.start..word.end))
            };
            let mut callings = (0..sentence.words.len()).filter(is_calling).peekable();
            callings.peek()?;
            let others = self.words_of_others(item, sentence);
            let place = callings.find(|place| !others.contains(place))?;
            Some(self.widened(*at, place..place + 1).shortened())
        })
    }

    /// A vague quantity, "molti", "una parte", "edizioni precedenti": of a figure nothing else stands in the place, no
    /// other figure ("136 miliardi") and no verb ("parte alle otto").
    fn vague_figure(&self, within: &[usize], claimed: &[(usize, Range<usize>)]) -> Option<Instead> {
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let plain = |place: usize| sentence.words.get(place).map_or("", |word| word.plain.as_str());
            let counted = |span: &Range<usize>| {
                let exact = |found: &&Found<Quantity>| found.value.approximation != Approximation::Several;
                let mut figures = sentence.quantities.iter().filter(exact).map(|found| &found.span);
                figures.any(|figure| figure.start < span.end && span.start < figure.end)
            };
            let is_vague = |place: &usize| {
                let word = &sentence.words[*place];
                let span = word.start..word.end;
                let noun = word.plain != "parte"
                    || PART.contains(&plain(place.wrapping_sub(1)))
                    || OF.contains(&plain(place + 1)) && plain(place.wrapping_sub(1)) != "da";
                // "Più", "molto" are adverbs as often as not, and "la serie" is no quantity.
                let adverb = ["piu", "molto", "poco"].contains(&word.plain.as_str())
                    || word.plain == "serie" && plain(place.wrapping_sub(1)) != "una";
                let scale = || ["milioni", "miliardi"].contains(&word.plain.as_str());
                let measured =
                    scale() && !["di", "alcuni", "diversi", "parecchi"].contains(&plain(place.wrapping_sub(1)));
                generic::is_vague_figure(&word.plain) && !adverb && noun && !measured && !counted(&span)
            };
            let free = |place: &usize| {
                let word = &sentence.words[*place];
                !overlaps(claimed, *at, &(word.start..word.end))
            };
            let place = (0..sentence.words.len()).filter(free).find(is_vague)?;
            // "Edizioni precedenti", "una parte": the noun or the article in front.
            let led = |place: usize| {
                let before = &sentence.words[place - 1];
                let adjective = sentence.words[place].plain.starts_with("precedent") && !before.function;
                let article = PART.contains(&before.plain.as_str()) || before.plain == "un";
                let span = before.start..sentence.words[place].end;
                sentence.words[place].joined && (adjective || article) && !counted(&span)
            };
            let start = if place > 0 && led(place) { place - 1 } else { place };
            Some(Instead::Generalised(self.shown(*at, &sentence.bytes(&(start..place + 1)))))
        })
    }

    /// "Il titolo ha chiuso in rialzo": the share of the firm whose price the Chinese speaks of.
    fn its_shares(&self, item: &Item, within: &[usize]) -> Option<(usize, Range<usize>)> {
        let after = &self.source.normalised.folded[item.span.end..];
        let priced =
            ["股价", "股票", "股份", "市值", "的股价", "的股票", "的市值"].iter().any(|word| after.starts_with(word));
        if !priced {
            return None;
        }
        within.iter().find_map(|at| {
            let shares = ["titolo", "titoli", "azione", "azioni", "quotazione", "capitalizzazione"];
            let place = self.sentence(*at).words.iter().position(|word| shares.contains(&word.plain.as_str()))?;
            Some((*at, place..place + 1))
        })
    }

    /// The office in front of a person; empty where there is none.
    fn office_before(&self, item: &Item) -> &str {
        let before = &self.source.normalised.folded[self.source.segments[item.segment].span.start..item.span.start];
        person::office_before(before).unwrap_or("")
    }

    /// The office in front of the first mention of the person before this one; empty where there is none.
    fn first_office_of(&self, item: &Item) -> &str {
        let name = item.full_name();
        let before = &self.source.normalised.folded[..self.source.segments[item.segment].span.start];
        before.find(name).and_then(|at| person::office_before(&before[..at])).unwrap_or("")
    }

    /// The words of an Italian sentence that answer another word of the item's sentence: "il presidente" answers 总统
    /// somewhere else in it, and says nothing of who is left out.
    pub(super) fn words_of_others(&self, item: &Item, sentence: &TargetSentence) -> FxHashSet<usize> {
        let start = self.source.segments[item.segment].span.start;
        let office = if item.kind == ItemKind::Person { self.office_before(item).len() } else { 0 };
        let own = item.span.start - office - start..item.span.end - start;
        let units = self.phrases.units(self.source.segment_text(item.segment));
        let others = units.iter().filter(|unit| unit.span.end <= own.start || own.end <= unit.span.start);
        others.flat_map(|unit| unit.renderings.places_in(sentence)).collect()
    }

    /// The same for a place: "il paese" may answer a noun of the sentence (国家). One that points back at a place that has
    /// been named (全省, 该国) leaves it to that place, and so does another name.
    fn nouns_of_others(&self, item: &Item, sentence: &TargetSentence) -> FxHashSet<usize> {
        let text = self.source.segment_text(item.segment);
        let start = self.source.segments[item.segment].span.start;
        let own = item.span.start - start..item.span.end - start;
        let points_back = |unit: &Unit| {
            let said = &text[unit.span.clone()];
            said.starts_with(POINTING) && said.chars().count() == 2 || text[..unit.span.start].ends_with(POINTING)
        };
        let is_place = |unit: &Unit| lexicon::names(&text[unit.span.clone()]).iter().any(|n| n.kind == NameKind::Place);
        let units = self.phrases.units(text);
        let others = units.iter().filter(|unit| unit.span.end <= own.start || own.end <= unit.span.start);
        let nouns = others.filter(|unit| !points_back(unit) && !is_place(unit));
        let is_vague = |place: &usize| generic::has_stem(item.kind, &sentence.words[*place].key);
        // 外国 that "straniero" answers leaves "paese" free.
        let all_vague = |places: &Vec<usize>| places.iter().all(is_vague);
        nouns.map(|unit| unit.renderings.places_in(sentence)).filter(all_vague).flatten().collect()
    }

    /// The words that the name of an organisation is made of, in its long form.
    pub(super) fn parts_of(&self, item: &Item) -> (String, Vec<Unit>) {
        let name = self.with_long_forms(&item.surface, item.full_name());
        let parts = self.phrases.parts(&name);
        (name, parts)
    }

    /// The head of an organisation's name, as a noun: a verb that the same Chinese may stand for (会, potrà) is none, nor
    /// is the head of another body.
    fn head_of(
        &self,
        item: &Item,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
    ) -> Option<(usize, Range<usize>)> {
        let (_, parts) = self.parts_of(item);
        let head = parts.last()?;
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let is_noun = |place: &usize| generic::is_head_noun(&sentence.words[*place].plain);
            let free = |place: &usize| !overlaps(claimed, *at, &sentence.bytes(&(*place..*place + 1)));
            let nouns = head.renderings.places_in(sentence).into_iter().filter(is_noun);
            let place = nouns.filter(free).min()?;
            Some((*at, place..place + 1))
        })
    }

    /// Whether what sets an organisation apart stands among `within` and answers nothing else: "Cork" in "pretura di
    /// Cork". Then only its kind goes by another word. "Una scuola di Cork" says no more than a city, and the
    /// bodies of China are known by their kind.
    pub(super) fn has_its_proper_part(&self, item: &Item, within: &[usize], claimed: &[(usize, Range<usize>)]) -> bool {
        if self.has_certain_forms(item) {
            return false;
        }
        let (name, parts) = self.parts_of(item);
        let is_country = |unit: &&Unit| lexicon::is_country(&name[unit.span.clone()]);
        let proper = parts.split_last().map_or(&[][..], |(_, before)| before);
        let proper = proper.iter().filter(|unit| unit.kind != UnitKind::Word).filter(|unit| !is_country(unit));
        // Where it answers another mention, as "il Delta" of 长三角地区, the rest of the bead speaks of that too.
        let of_another = |unit: &&Unit| {
            within.iter().any(|at| {
                let sentence = self.sentence(*at);
                let words = unit.renderings.place_in(sentence);
                words.is_some_and(|words| overlaps(claimed, *at, &sentence.bytes(&words)))
            })
        };
        proper.into_iter().filter(|unit| !of_another(unit)).any(|unit| {
            within.iter().any(|at| {
                let sentence = self.sentence(*at);
                let words = unit.renderings.place_in(sentence);
                words.is_some_and(|words| {
                    let before = &sentence.words[words.start.saturating_sub(KIND_AND_NAME)..words.start];
                    let vague = before.iter().any(|word| {
                        [ItemKind::Organisation, ItemKind::Place]
                            .iter()
                            .any(|kind| generic::stands_for(*kind, &word.plain))
                    });
                    !vague && !overlaps(claimed, *at, &sentence.bytes(&words))
                })
            })
        })
    }

    /// The first word of a listed form of an organisation: "l'assemblea" for the "Assemblea nazionale".
    pub(super) fn head_of_a_form(
        &self,
        item: &Item,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
    ) -> Option<(usize, Range<usize>)> {
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
            let free = |word: &TargetWord| !overlaps(claimed, *at, &(word.start..word.end));
            let place = self.sentence(*at).words.iter().position(|word| heads.contains(&word.key) && free(word))?;
            Some((*at, place..place + 1))
        })
    }

    /// A word with its article and adjective, for showing.
    fn widened(&self, at: usize, words: Range<usize>) -> Vague {
        let sentence = self.sentence(at);
        let mut start = words.start;
        while start > 0 && words.start - start < 2 && sentence.words[start].joined && !sentence.words[start - 1].capital
        {
            start -= 1;
            if sentence.words[start].function {
                break;
            }
        }
        let lead = self.shown(at, &sentence.bytes(&(start..start + 1))).to_lowercase();
        // What is quoted is the noun with what belongs to it: no preposition in front, nor the end of another phrase.
        while start < words.start && !belongs_to_a_noun(&sentence.words[start].plain, sentence.words[start].function) {
            start += 1;
        }
        Vague { shown: self.shown(at, &sentence.bytes(&(start..words.end))), lead }
    }
}

/// All of, that, this, our own, both: 全省, 该国, 此地, 我国, 两国.
const POINTING: [char; 7] = ['全', '该', '这', '此', '本', '我', '两'];

/// Endings of nouns for those who do something, of one gender or the other.
const CALLINGS: [&str; 10] = ["tore", "trice", "ista", "iere", "iera", "aio", "aia", "ologo", "ologa", "ante"];

/// What "parte" is a noun behind: a, large, good, the greatest, big, wide, small.
const PART: [&str; 10] =
    ["una", "gran", "grande", "buona", "maggior", "grossa", "larga", "piccola", "minima", "discreta"];

/// What "parte" is a noun in front of.
const OF: [&str; 6] = ["dei", "degli", "delle", "della", "dello", "dell"];

/// Words from the kind of a body to its name: "scuola di", "agenzie della".
const KIND_AND_NAME: usize = 3;

/// A vaguer phrase.
struct Vague {
    /// The noun with its article and adjective.
    shown: String,
    /// The word it begins with, in lower case: maybe a preposition that is not shown.
    lead: String,
}

impl Vague {
    fn shortened(self) -> Instead {
        let definite = !INDEFINITE.contains(&self.lead.as_str());
        Instead::Shortened { found: self.shown, definite }
    }

    /// Whether it points at somebody known: an article of that kind, alone or with a preposition, or a pronoun.
    fn points_at_somebody(&self) -> bool {
        const LEADS: &[&str] = &[
            "il", "lo", "la", "l", "del", "dello", "della", "dell", "al", "allo", "alla", "all", "dal", "dallo",
            "dalla", "dall", "sul", "sulla", "col", "quel", "quella", "quello", "questo", "questa", "lui", "lei",
            "egli", "ella", "quest", "stesso", "stessa",
        ];
        LEADS.contains(&self.lead.as_str())
    }
}

/// Words that lead in somebody or something not yet known, or known by no article.
const INDEFINITE: [&str; 17] = [
    "un", "una", "uno", "altri", "altre", "alcuni", "alcune", "diversi", "diverse", "e", "ed", "o", "come", "di", "da",
    "con", "per",
];

/// Whether a word may begin the noun phrase that is shown: an article, a demonstrative, an adjective.
fn belongs_to_a_noun(plain: &str, function: bool) -> bool {
    const DETERMINERS: &[&str] = &[
        "il", "lo", "la", "l", "i", "gli", "le", "un", "uno", "una", "quel", "quello", "quella", "quell", "quei",
        "quegli", "quelle", "questo", "questa", "quest", "questi", "queste", "suo", "sua", "suoi", "sue", "loro",
    ];
    DETERMINERS.contains(&plain) || !function && !["cui", "che", "come"].contains(&plain)
}
