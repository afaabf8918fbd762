//! Figures and dates by value.

use std::ops::Range;
use std::sync::LazyLock;

use super::named;
use super::spoken;
use super::{ItalianMatcher, answer, overlaps, reworded};
use crate::extract::compare::Agreement;
use crate::extract::date::{Date, Relative};
use crate::extract::item::Value;
use crate::extract::quantity::{Approximation, Dimension, Exact, Form, Quantity};
use crate::extract::{Found, Item, compare};
use crate::lang::tsv;
use crate::lang::zh_it::target::TargetWord;
use crate::link::{Answer, Instead};

impl ItalianMatcher<'_> {
    pub(super) fn find_number(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let Value::Quantity(quantity) = &item.value else { return None };
        let mut best: Option<(Agreement, Answer)> = None;
        let grown = spoken::grows_by_hundredths(self.around(item).0, quantity);
        for at in within {
            let sentence = self.sentence(*at);
            for found in &sentence.quantities {
                if grown && found.value.form == Form::Multiple {
                    continue;
                }
                if compare::leaves_out_its_scale(quantity, &found.value)
                    && !self.tells_a_scale(*at, &found.span)
                    && !self.said_its_scale_before(quantity, *at, found)
                {
                    continue;
                }
                let agreement = compare::quantities(quantity, &found.value);
                if agreement >= Agreement::Near && best.as_ref().is_none_or(|(a, _)| agreement > *a) {
                    best = Some((agreement, Answer::new(*at, found.span.clone(), 92)));
                }
            }
        }
        best.map(|(_, answer)| answer)
            .or_else(|| self.number_in_a_word(quantity, within))
            .or_else(|| self.reworded(item, quantity, within))
            .or_else(|| self.reckoned(item, quantity, within))
            .or_else(|| self.elided(item, quantity, within))
            .or_else(|| self.spoken(item, quantity, within))
            .or_else(|| self.as_it_stands(item, within))
            .or_else(|| self.end_of_a_name(item, within))
    }

    /// Whether thousands or more are told beside the figure at `span`: "da 45 a 60 mila", but not "i due governi".
    fn tells_a_scale(&self, at: usize, span: &Range<usize>) -> bool {
        const SCALES: [&str; 5] = ["mila", "mille", "migliai", "milion", "miliard"];
        let text = self.target.segment_text(at);
        let from = (0..=span.start.saturating_sub(BESIDE)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let to = (span.end + BESIDE..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        let beside = text[from..to].to_lowercase();
        SCALES.iter().any(|scale| beside.contains(scale))
    }

    /// Whether the very scale that a figure lacks was said before it in the sentence, however far, and the figure counts
    /// nothing of its own: "ha bruciato 64 milioni, quando nello stesso periodo ne aveva generati per 211".
    fn said_its_scale_before(&self, quantity: &Quantity, at: usize, found: &Found<Quantity>) -> bool {
        const SCALES: [(&str, i128); 3] = [("mila", 1_000), ("milion", 1_000_000), ("miliard", 1_000_000_000)];
        let text = self.target.segment_text(at);
        let behind = text[found.span.end..].trim_start();
        // "22,71 miliardi dai prodotti finiti, 19,85 dai componenti": three digits agree by no chance.
        let digits = text[found.span.clone()].chars().filter(char::is_ascii_digit).count();
        let alone = digits >= 3 || behind.is_empty() || behind.starts_with([',', '.', ';', ':', ')', '»', '–', '—']);
        let base = quantity.value.times(&quantity.unit.factor);
        let lacked = base.and_then(|base| base.divided_by(&found.value.value));
        let before = text[..found.span.start].to_lowercase();
        alone && SCALES.iter().any(|(word, scale)| before.contains(word) && lacked == Some(Exact::whole(*scale)))
    }

    /// Numbers that Italian hides in other words: entrambi, il duo; years inside dates.
    pub(super) fn number_in_a_word(&self, quantity: &Quantity, within: &[usize]) -> Option<Answer> {
        let value = (quantity.value.denominator() == 1).then(|| quantity.value.numerator())?;
        let fits = |(of, form, _): &&(i128, &str, Vec<&str>)| {
            *of == value && (*form == "any" || quantity.form == Form::Ordinal)
        };
        let (_, _, words) = IN_WORDS.iter().find(fits)?;
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let word = sentence.words.iter().position(|w| words.contains(&w.plain.as_str()))?;
            Some(answer(*at, sentence, &(word..word + 1), 70))
        })
    }

    /// Whether a figure may be gone without loss: a count of what has just been named (保罗和马可二人), or a part of a
    /// title that the rendering has in words of its own (《四台钢琴》).
    pub(super) fn is_slight(&self, item: &Item, within: &[usize], claimed: &[(usize, Range<usize>)]) -> bool {
        let start = self.source.segments[item.segment].span.start;
        let text = self.source.segment_text(item.segment);
        let (before, after) = (&text[..item.span.start - start], &text[item.span.end - start..]);
        reworded::takes_up(before, item)
            || named::is_listed_behind(after, item)
            || named::count(item).is_some_and(|count| self.names_so_many(count, within))
            || is_in_a_title(before, after) && self.has_free_quotation(item, within, claimed)
    }

    /// A code or a score in the very signs of the original: 1922, 5&4.
    pub(super) fn as_it_stands(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let signs = item.surface.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        // 370万: the digits alone say nothing of how many there are.
        let scaled = item.surface.contains(['十', '百', '千', '万', '萬', '亿', '億']);
        let bare =
            signs.len() >= 3 && !scaled && signs.is_ascii() && signs.bytes().filter(u8::is_ascii_digit).count() >= 2;
        within.iter().filter(|_| bare).find_map(|at| {
            let text = self.target.segment_text(*at);
            let start = text.find(signs)?;
            let end = start + signs.len();
            let alone = !text[..start].ends_with(|c: char| c.is_ascii_digit() || c == ',' || c == '.')
                && !text[end..].starts_with(|c: char| c.is_ascii_digit());
            alone.then_some(Answer::new(*at, start..end, 90))
        })
    }

    /// 雷达24: digits that end a name, which Italian writes in Latin letters, Radar24.
    fn end_of_a_name(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let digits = item.surface.as_str();
        let bare = digits.len() >= 2 && digits.bytes().all(|b| b.is_ascii_digit());
        within.iter().filter(|_| bare).find_map(|at| {
            let text = self.target.segment_text(*at);
            let start = text.find(digits)?;
            let end = start + digits.len();
            let ends_a_name =
                text[..start].ends_with(char::is_alphabetic) && !text[end..].starts_with(|c: char| c.is_alphanumeric());
            ends_a_name.then_some(Answer::new(*at, start..end, 80))
        })
    }

    pub(super) fn find_date(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let date = match &item.value {
            Value::Date(date) => date,
            Value::Quantity(_) => return self.find_number(item, within),
            _ => return self.find_feast(item, within),
        };
        let dates: Vec<_> = within.iter().flat_map(|at| self.sentence(*at).dates.iter().map(|d| d.value)).collect();
        if !compare::dates(date, &dates, &self.on).fully() {
            return self
                .same_day(item, date, within)
                .or_else(|| self.first_months(date, within))
                .or_else(|| self.feast_of(date, within))
                .or_else(|| self.bare_day(date, within))
                .or_else(|| self.day_of_the_dateline(item, date, within))
                .or_else(|| self.last_day(item, date, within))
                .or_else(|| self.in_another_zone(date, within))
                .or_else(|| self.date_reworded(item, date, within));
        }
        let best = within.iter().flat_map(|at| self.sentence(*at).dates.iter().map(move |d| (*at, d))).max_by_key(
            |(at, d)| (compare::dates(date, &[d.value], &self.on).found(), std::cmp::Reverse((*at, d.span.start))),
        )?;
        Some(Answer::new(best.0, best.1.span.clone(), 90))
    }

    /// 选举当天: "il giorno delle elezioni".
    fn same_day(&self, item: &Item, date: &Date, within: &[usize]) -> Option<Answer> {
        let bare = *date == Date { relative: Some(Relative::SameDay), ..Date::default() };
        within.iter().filter(|_| bare && item.surface.ends_with('天')).find_map(|at| {
            let words = &self.sentence(*at).words;
            let of = |word: &str| matches!(word, "di" | "del" | "dello" | "dell" | "della" | "dei" | "degli" | "delle");
            let named = |pair: &[TargetWord]| pair[0].plain == "giorno" && of(&pair[1].plain);
            let place = words.windows(2).position(named)?;
            Some(answer(*at, self.sentence(*at), &(place..place + 1), 75))
        })
    }

    /// 北京时间21时: "alle 15, ora italiana". Another zone keeps the minutes.
    fn in_another_zone(&self, date: &Date, within: &[usize]) -> Option<Answer> {
        const ZONES: [&str; 8] =
            ["ora italiana", "ora locale", " italiane", "in italia", "ora di ", "gmt", "fuso", "ora cinese"];
        date.hour?;
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let text = self.target.segment_text(*at).to_lowercase();
            let same = |found: &&Found<Date>| {
                let moved = Date { hour: found.value.hour, part: None, ..*date };
                found.value.hour.is_some() && compare::dates(&moved, &[found.value], &self.on).fully()
            };
            let found = sentence.dates.iter().filter(|_| ZONES.iter().any(|zone| text.contains(zone))).find(same)?;
            Some(Answer::new(*at, found.span.clone(), 70))
        })
    }

    /// 今年前8个月: "in otto mesi", "fino ad agosto".
    fn first_months(&self, date: &Date, within: &[usize]) -> Option<Answer> {
        let last = date.until.and_then(|(_, month, day)| month.filter(|_| day.is_none() && date.month == Some(1)))?;
        let told = |at: usize, span: &Range<usize>| Answer::new(at, span.clone(), 75);
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let lasts = sentence.quantities.iter().find(|found| {
                found.value.unit.dimension == Dimension::Months
                    && found.value.value.times(&found.value.unit.factor) == Some(Exact::whole(i128::from(last)))
            });
            let ends = || sentence.dates.iter().find(|found| found.value.month == Some(last));
            lasts.map(|found| told(*at, &found.span)).or_else(|| ends().map(|found| told(*at, &found.span)))
        })
    }

    pub(super) fn altered_number(
        &self,
        quantity: &Quantity,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
    ) -> Option<Instead> {
        within.iter().find_map(|at| {
            let free = |span: &Range<usize>| !overlaps(claimed, *at, span);
            let found = self
                .sentence(*at)
                .quantities
                .iter()
                .find(|q| free(&q.span) && compare::quantities(quantity, &q.value) == Agreement::Magnitude)?;
            Some(Instead::Altered { found: self.shown(*at, &found.span), magnitude: true })
        })
    }

    /// The one figure of the passage that answers nothing else, if it counts the same kind of thing.
    pub(super) fn other_number(
        &self,
        quantity: &Quantity,
        within: &[usize],
        claimed: &[(usize, Range<usize>)],
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
}

/// Bytes on either side of a figure in which the scale that it leaves out may be told.
const BESIDE: usize = 60;

/// Figures that Italian often leaves to the grammar: 两国 the two countries, 第一个 the first, 几百万 some millions.
pub(super) fn is_weak_figure(item: &Item, quantity: &Quantity, before: &str) -> bool {
    let two = item.surface.starts_with(['两', '俩', '双']) || matches!(item.surface.as_str(), "二人" | "二者" | "二位");
    let pair = two && quantity.unit.dimension == Dimension::Count && quantity.form != Form::Multiple;
    let first = quantity.form == Form::Ordinal && quantity.value == Exact::whole(1);
    // 一年以内, 近一个小时: one is the article too, and goes by "in breve" or by nothing.
    let one = item.surface.contains('一') && quantity.value == Exact::whole(1) && quantity.form == Form::Cardinal;
    let pair = pair && !is_reckoned_back(&item.surface, before);
    pair || first || one || quantity.approximation == Approximation::Several
}

/// 前两届, 此前两次: so many editions or times that went before or are to come, a count that a bare plural loses. Two
/// persons or countries are known from elsewhere.
fn is_reckoned_back(surface: &str, before: &str) -> bool {
    /// Before, up to now, the first, the past, the latest, the coming.
    const LEADS: [&str; 12] =
        ["前", "此前", "之前", "过去", "過去", "最近", "近", "未来", "未來", "今后", "今後", "往"];
    const TURNS: [char; 17] =
        ['届', '屆', '次', '轮', '輪', '任', '期', '季', '场', '場', '集', '部', '版', '回', '局', '章', '代'];
    surface.ends_with(TURNS) && LEADS.iter().any(|lead| before.trim_end().ends_with(lead))
}

/// Whether a mark of a title or a short quotation opens in `before` and closes in `after`.
fn is_in_a_title(before: &str, after: &str) -> bool {
    const MARKS: &[(char, char)] = &[('《', '》'), ('〈', '〉'), ('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』')];
    /// Characters of a title on either side of the figure, at most.
    const TITLE: usize = 14;
    MARKS.iter().any(|(opening, closing)| {
        let opens = before.chars().rev().take(TITLE).take_while(|c| c != closing).any(|c| c == *opening);
        let closes = after.chars().take(TITLE).take_while(|c| c != opening).any(|c| c == *closing);
        opens && closes
    })
}

/// Numbers that other words say: value, form (`ordinal` or `any`), words.
static IN_WORDS: LazyLock<Vec<(i128, &str, Vec<&str>)>> = LazyLock::new(|| {
    tsv::rows(include_str!("../data/number-words.tsv"))
        .filter_map(|[value, form, words]| Some((value.parse().ok()?, form, tsv::cell(words).collect())))
        .collect()
});
