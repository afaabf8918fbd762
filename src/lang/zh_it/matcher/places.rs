//! Places that stand inside other words: the country in 英国脱欧 (Brexit), in the name of a time zone, in 西班牙语使用者
//! (ispanofoni); and places with a letter wrong.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use strsim::osa_distance;

use super::{ItalianMatcher, answer};
use crate::extract::{Item, ItemKind};
use crate::lang::it::words as italian;
use crate::lang::tsv;
use crate::lang::zh::gazetteer::NameKind;
use crate::lang::zh::script::is_han;
use crate::lang::zh_it::target::{TargetSentence, TargetWord, plain};
use crate::lang::zh_it::{lexicon, sound};
use crate::link::Answer;

impl ItalianMatcher<'_> {
    /// The word among `within` that has the place in it.
    pub(super) fn place_in_a_word(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let behind = &self.source.normalised.folded[item.span.end..];
        let of_time = names_a_time(behind);
        let leaving = behind.starts_with("脱欧") || behind.starts_with("退欧");
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let zone = if of_time { self.zone(*at) } else { None };
            let brexit = || sentence.words.iter().position(|word| leaving && word.plain.starts_with("brexit"));
            let english = || english_land(sentence, &item.surface).filter(|_| behind.starts_with(is_han));
            let word = zone.or_else(brexit).or_else(english).or_else(|| compounded(sentence, &item.surface))?;
            Some(answer(*at, sentence, &(word..word + 1), 75))
        })
    }

    /// The abbreviation of a time zone, or "ora" with the word that tells which.
    fn zone(&self, at: usize) -> Option<usize> {
        let (sentence, text) = (self.sentence(at), self.target.segment_text(at));
        let words = &sentence.words;
        let said = |place: usize| {
            let next = words.get(place + 1).map_or("", |next| next.plain.as_str());
            ZONES.contains(&&text[words[place].start..words[place].end])
                || matches!(words[place].plain.as_str(), "ora" | "orario")
                    && words.get(place + 1).is_some_and(|next| next.joined)
                    && HOURS.contains(&next)
        };
        (0..words.len()).find(|place| said(*place))
    }

    /// A feature by the sound of its name, with or without the word for what it is: 杰济拉岛, "isola di Gezira"; 圣马丁教堂,
    /// "St Martin's".
    pub(super) fn feature_by_sound(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        if item.kind != ItemKind::Place {
            return None;
        }
        let surface = item.surface.as_str();
        let named =
            FEATURES.iter().filter_map(|feature| surface.strip_suffix(feature)).min_by_key(|name| name.len())?;
        let (saint, name) = match named.strip_prefix('圣') {
            Some(name) => (true, name),
            None => (false, named),
        };
        // 约翰·肯尼迪机场: by the last part.
        let name = name.rsplit(['·', '-']).next().unwrap_or(name);
        let length = name.chars().count();
        if length < 2 || !saint && length < 3 {
            return None;
        }
        let forms: Vec<String> = match saint {
            true => self.listed_forms(name, ItemKind::Person).iter().map(|form| plain(form)).collect(),
            false => Vec::new(),
        };
        let close = if length > 2 { sound::CLOSE_IN_PASSAGE } else { sound::CLOSE };
        within.iter().find_map(|at| {
            let words = &self.sentence(*at).words;
            let is_saint = |place: usize| place > 0 && SAINTS.contains(&words[place - 1].plain.as_str());
            let fits = |place: &usize| {
                let word = &words[*place];
                let sounds = || forms.contains(&word.plain) || sound::distance(name, &word.plain) <= close;
                word.capital && word.plain.len() >= 3 && (!saint || is_saint(*place)) && sounds()
            };
            let place = (0..words.len()).find(fits)?;
            Some(answer(*at, self.sentence(*at), &(place - usize::from(saint)..place + 1), 70))
        })
    }

    /// A name of which one part is itself a listed place and the other is heard: 墨西哥比奇, "Mexico Beach".
    pub(super) fn named_in_two(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        let surface = item.surface.as_str();
        if item.kind != ItemKind::Place || surface.chars().count() < 4 {
            return None;
        }
        let cuts = surface.char_indices().map(|(at, _)| at).skip(2).filter(|at| surface[*at..].chars().count() >= 2);
        let parts: Vec<(Vec<String>, &str)> = cuts
            .map(|at| (self.listed_forms(&surface[..at], item.kind), &surface[at..]))
            .filter(|(forms, _)| !forms.is_empty())
            .collect();
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            parts.iter().find_map(|(forms, rest)| {
                forms.iter().find_map(|form| {
                    let first = sentence.find(form)?;
                    let second = sentence.words.get(first.end).filter(|word| word.joined && word.capital)?;
                    let heard = sound::heard(rest, &second.plain) <= sound::CLOSE_IN_PASSAGE;
                    heard.then(|| answer(*at, sentence, &(first.start..first.end + 1), 80))
                })
            })
        })
    }

    /// A chief town by what it is the chief town of: 爱丁堡, "la capitale scozzese"; 慕尼黑, "il capoluogo della Baviera".
    pub(super) fn capital_of(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        if item.kind != ItemKind::Place {
            return None;
        }
        let lands: Vec<&str> =
            CAPITALS.iter().filter(|(town, _)| *town == item.surface).map(|(_, land)| *land).collect();
        within.iter().filter(|_| !lands.is_empty()).find_map(|at| {
            let sentence = self.sentence(*at);
            let chief = |word: &TargetWord| ["capitale", "capoluogo"].contains(&word.plain.as_str());
            (0..sentence.words.len()).filter(|place| chief(&sentence.words[*place])).find_map(|place| {
                let behind = &sentence.words[place + 1..sentence.words.len().min(place + 1 + TO_THE_LAND)];
                let count = behind.iter().take_while(|word| word.joined).count();
                let of = |land: &&str| {
                    let adjective = lexicon::names(land).iter().flat_map(|name| tsv::cell(name.adjectives));
                    let keys: Vec<String> = adjective.map(italian::key).collect();
                    let forms: Vec<String> =
                        self.listed_forms(land, ItemKind::Place).iter().map(|form| plain(form)).collect();
                    let named =
                        |word: &TargetWord| keys.contains(&word.key) || word.capital && forms.contains(&word.plain);
                    behind[..count].iter().position(named)
                };
                let end = lands.iter().find_map(of)?;
                Some(answer(*at, sentence, &(place..place + end + 2), 75))
            })
        })
    }

    /// A listed place with one letter more, fewer or other: Shangai. The word is no place itself and no word that
    /// begins a sentence.
    pub(super) fn misspelt_place(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        if item.kind != ItemKind::Place {
            return None;
        }
        let forms: Vec<String> = self.listed_forms(&item.surface, item.kind).iter().map(|form| plain(form)).collect();
        let near = |word: &TargetWord| {
            word.capital
                && !word.initial
                && word.plain.len() >= SHORTEST
                && forms.iter().any(|form| {
                    let alike = form.len() >= SHORTEST && form.len().abs_diff(word.plain.len()) <= 1;
                    alike && osa_distance(form, &word.plain) == 1
                })
                && !PLACES.contains(&word.plain)
        };
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let place = sentence.words.iter().position(near)?;
            Some(Answer { variant: true, ..answer(*at, sentence, &(place..place + 1), 70) })
        })
    }

    /// Whether the place only says whose body follows, and the rendering says "cittadino" or "locale" for it.
    pub(super) fn is_local(&self, item: &Item, within: &[usize]) -> bool {
        let behind = &self.source.normalised.folded[item.span.end..];
        LOCAL_BODIES.iter().any(|word| behind.starts_with(word))
            && within.iter().any(|at| self.sentence(*at).words.iter().any(|word| LOCAL.contains(&word.plain.as_str())))
    }

    /// Whether a town stands for its team, which reports of sports call by many a name: "i padroni di casa".
    pub(super) fn plays(&self, item: &Item) -> bool {
        let text = self.source.segment_text(item.segment);
        let start = item.span.start - self.source.segments[item.segment].span.start;
        let there = AT_A_PLACE.iter().any(|word| text[..start].ends_with(word));
        let town =
            lexicon::names(&item.surface).iter().any(|name| name.kind == NameKind::Place && name.class == "city");
        town && !there && SPORTS.iter().any(|word| text.contains(word))
    }

    /// The country before its own body, where the sentences before have named it: 德国海军, "la Marina militare"; or
    /// before a paper that goes by its name.
    pub(super) fn is_known_owner(&self, item: &Item) -> bool {
        let behind = &self.source.normalised.folded[item.span.end..];
        let named_paper =
            ["报纸《", "周刊《", "杂志《", "日报《", "周报《", "媒体《"].iter().any(|word| behind.starts_with(word));
        let before = item.segment.saturating_sub(SENTENCES)..item.segment;
        let named = || before.clone().any(|at| self.source.segment_text(at).contains(&item.surface));
        let epoch = EPOCHS.iter().any(|word| behind.starts_with(word));
        named_paper || epoch || BODIES.iter().any(|word| behind.starts_with(word)) && named()
    }
}

/// 中国国家开发银行: "China Development Bank", the land in English at the head of the name of its body.
fn english_land(sentence: &TargetSentence, surface: &str) -> Option<usize> {
    let (_, forms) = ENGLISH_LANDS.iter().find(|(land, _)| *land == surface)?;
    let capital = |place: usize| sentence.words.get(place).is_some_and(|word| word.capital);
    let heads = |place: &usize| {
        let word = &sentence.words[*place];
        let next = sentence.words.get(place + 1).is_some_and(|next| next.capital && next.joined);
        word.capital && forms.contains(&word.plain.as_str()) && next && capital(*place + 1)
    };
    (0..sentence.words.len()).find(heads)
}

/// Lands in English, as the names of bodies have them.
const ENGLISH_LANDS: [(&str, &[&str]); 14] = [
    ("中国", &["china", "chinese"]),
    ("日本", &["japan", "japanese"]),
    ("美国", &["american", "america", "us", "usa"]),
    ("英国", &["british", "uk"]),
    ("德国", &["german", "germany"]),
    ("法国", &["french"]),
    ("韩国", &["korea", "korean"]),
    ("印度", &["india", "indian"]),
    ("俄罗斯", &["russian", "russia"]),
    ("亚洲", &["asian", "asia"]),
    ("非洲", &["african"]),
    ("欧洲", &["european", "europe"]),
    ("瑞士", &["swiss"]),
    ("荷兰", &["dutch"]),
];

/// Words from "capitale" to the land: an adjective between, an article.
const TO_THE_LAND: usize = 3;

/// The chief towns of `land`.
pub(super) fn chief_towns(land: &str) -> impl Iterator<Item = &'static str> {
    // 蒙古国 is 蒙古.
    let short = land.strip_suffix('国').filter(|short| short.chars().count() > 1).unwrap_or(land);
    CAPITALS.iter().filter(move |(_, of)| *of == land || *of == short).map(|(town, _)| *town)
}

/// Chief towns and their lands.
static CAPITALS: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| tsv::rows(include_str!("../data/capitals.tsv")).map(|[town, land]| (town, land)).collect());

/// Court, party committee, town council, mayor, police, fire brigade, hospital, school, authorities: what each town has.
const LOCAL_BODIES: [&str; 18] = [
    "公所",
    "委书记",
    "委副书记",
    "委常委",
    "地方法院",
    "法院",
    "市政府",
    "市议会",
    "市政厅",
    "市长",
    "警察局",
    "警方",
    "消防局",
    "消防队",
    "医院",
    "居民",
    "当局",
    "当地",
];

/// Of the town, of the place.
const LOCAL: [&str; 14] = [
    "provinciale",
    "provinciali",
    "distrettuale",
    "comune",
    "municipio",
    "municipale",
    "cittadino",
    "cittadina",
    "cittadini",
    "cittadine",
    "locale",
    "locali",
    "comunale",
    "comunali",
];

/// What stands before a place where somebody is, goes or comes from.
const AT_A_PLACE: [&str; 10] = ["在", "于", "赴", "从", "前往", "飞往", "抵达", "来自", "回到", "位于"];

/// Facing, beating, losing to, drawing with, going through to a round, a penalty, a corner, a goal, a defender: what is
/// said of teams.
const SPORTS: [&str; 24] = [
    "迎战",
    "对阵",
    "击败",
    "逆转",
    "战平",
    "不敌",
    "淘汰",
    "挺进",
    "晋级",
    "半决赛",
    "禁区",
    "破门",
    "进球",
    "角球",
    "点球",
    "乌龙球",
    "后卫",
    "前锋",
    "中场球员",
    "门将",
    "主帅",
    "客场",
    "主场",
    "联赛",
];

/// Sentences in which the owner of a body was named just before.
const SENTENCES: usize = 6;

/// Times that have a name of their own, in which the continent goes without saying: the Middle Ages, the Renaissance,
/// the Enlightenment, the migrations of the peoples, the age of discovery.
const EPOCHS: [&str; 6] = ["中世纪", "文艺复兴", "启蒙运动", "民族大迁徙", "大航海", "地理大发现"];

/// Navy, army, air force, armed forces, government, parliament, police, central bank, ministry …: each state has its own.
const BODIES: [&str; 22] = [
    "海军",
    "陆军",
    "空军",
    "军队",
    "军方",
    "武装部队",
    "国防军",
    "政府",
    "当局",
    "议会",
    "国会",
    "参议院",
    "众议院",
    "警方",
    "警察",
    "央行",
    "中央银行",
    "外交部",
    "国防部",
    "最高法院",
    "宪法法院",
    "官员",
];

/// County, district, island, bay, valley, river, church, monastery …: what a place by sound may be called.
const FEATURES: [&str; 47] = [
    "国际机场",
    "火车站",
    "车站",
    "体育场",
    "竞技场",
    "国家公园",
    "球场",
    "大桥",
    "冰川",
    "监狱",
    "火山",
    "海",
    "峰",
    "站",
    "大教堂",
    "教堂",
    "修道院",
    "半岛",
    "群岛",
    "河谷",
    "山谷",
    "海峡",
    "山脉",
    "大街",
    "大道",
    "广场",
    "机场",
    "公园",
    "城堡",
    "湖区",
    "河区",
    "郡",
    "县",
    "州",
    "区",
    "岛",
    "湾",
    "市",
    "镇",
    "乡",
    "村",
    "河",
    "湖",
    "山",
    "港",
    "街",
    "桥",
];

/// What stands before the name of a saint.
const SAINTS: [&str; 13] =
    ["san", "santo", "santa", "sant", "saint", "sainte", "st", "sankt", "sao", "s", "sint", "santi", "szent"];

/// Letters of a place that a slip is told from another place by, at least.
const SHORTEST: usize = 7;

/// The one-word forms of all listed places.
static PLACES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let forms = lexicon::listed_names().filter(|(kind, _)| *kind == NameKind::Place);
    forms.flat_map(|(_, cell)| tsv::cell(cell)).filter(|form| !form.contains(' ')).map(plain).collect()
});

/// Whether a Latin name may have been translated character by character: 北港 for Northport. A listed name of that
/// kind then stands for another place.
pub(super) fn means(name: &str, word: &str) -> bool {
    let count = name.chars().count();
    let told = name
        .chars()
        .filter(|c| MEANINGS.iter().any(|(of, parts)| of == c && parts.iter().any(|part| word.contains(part))));
    (2..=3).contains(&count) && told.count() == count
}

/// What characters of place names mean in the place names of Europe and America.
const MEANINGS: [(char, &[&str]); 26] = [
    ('东', &["east", "ost", "est"]),
    ('南', &["south", "sud", "sued", "sur"]),
    ('西', &["west", "ovest", "ouest"]),
    ('北', &["north", "nord"]),
    ('新', &["new", "neu", "nuov", "neuf", "nov"]),
    ('旧', &["old", "alt", "vecchi"]),
    ('大', &["great", "grand", "gross"]),
    ('海', &["sea", "mar", "meer", "mer"]),
    ('湖', &["lake", "lago", "see", "lac"]),
    ('河', &["river", "rio", "fluss"]),
    ('山', &["mount", "mont", "berg", "hill"]),
    ('谷', &["valley", "dale", "tal", "val"]),
    ('桥', &["bridge", "bruck", "brueck", "pont"]),
    ('港', &["port", "haven", "hafen", "harbor", "harbour"]),
    ('城', &["castle", "city", "stadt", "town", "chester"]),
    ('堡', &["burg", "borough", "bourg", "fort"]),
    ('镇', &["town", "ville"]),
    ('门', &["gate", "tor", "mouth"]),
    ('石', &["stone", "stein", "rock", "pietr"]),
    ('金', &["gold", "oro"]),
    ('泉', &["spring", "font", "well", "brunn"]),
    ('岛', &["island", "isle", "insel", "isol"]),
    ('林', &["wood", "wald", "forest"]),
    ('沙', &["sand"]),
    ('井', &["well", "pozz"]),
    ('水', &["water", "wasser", "acqu"]),
];

/// Whether what follows a place makes it a time zone: 东部时间, 夏令时, 时间.
fn names_a_time(behind: &str) -> bool {
    const PARTS: [&str; 9] = ["东部", "西部", "中部", "山地", "山区", "太平洋", "大西洋", "北部", "南部"];
    const TIMES: [&str; 10] =
        ["时间", "夏令时", "夏季时", "夏时制", "冬令时", "冬季时", "标准时", "当地时间", "本地时间", "时区"];
    let rest = PARTS.iter().find_map(|part| behind.strip_prefix(part)).unwrap_or(behind);
    TIMES.iter().any(|time| rest.starts_with(time))
}

/// Abbreviations of time zones in print.
const ZONES: [&str; 37] = [
    "ACT", "AEDT", "AEST", "AKST", "AST", "AWST", "BST", "CDT", "CEST", "CET", "CST", "CT", "EDT", "EEST", "EET",
    "EST", "ET", "GMT", "HKT", "HST", "IST", "JST", "KST", "MDT", "MSK", "MST", "MT", "NZDT", "NZST", "PDT", "PST",
    "PT", "SGT", "UTC", "WEST", "WET", "WIB",
];

/// What follows "ora" where it says which: the eastern hour, the hour of summer, the hour of a place.
const HOURS: [&str; 14] = [
    "locale",
    "orientale",
    "centrale",
    "occidentale",
    "estiva",
    "solare",
    "legale",
    "standard",
    "di",
    "del",
    "della",
    "dell",
    "degli",
    "italiana",
];

/// A word that is built on the place: ispanofono, filorusso, antiamericano, by the stems of the table.
fn compounded(sentence: &TargetSentence, surface: &str) -> Option<usize> {
    let stems: &[&str] = STEMS.iter().find(|(place, _)| *place == surface).map(|(_, stems)| stems.as_slice())?;
    sentence.words.iter().position(|word| {
        let speaks = |stem: &&str| {
            let rest = word.plain.strip_prefix(*stem);
            rest.is_some_and(|rest| {
                ENDINGS.iter().any(|ending| rest.strip_prefix('o').unwrap_or(rest).starts_with(ending))
            })
        };
        let bare = PREFIXES.iter().find_map(|prefix| word.plain.strip_prefix(prefix));
        // Three letters would find "ind" in "postindustriale".
        let stands = |stem: &&str| stem.len() > 3 && bare.is_some_and(|bare| bare.starts_with(*stem));
        stems.iter().any(|stem| speaks(stem) || stands(stem))
    })
}

/// Speaking, friendly to, hostile to, centred on …
const ENDINGS: [&str; 8] = ["fon", "fil", "fob", "centric", "american", "parlant", "tedesc", "ingles"];

/// Against, for, all of, new …
const PREFIXES: [&str; 9] = ["anti", "filo", "pro", "pan", "neo", "ex", "trans", "euro", "post"];

/// Combining forms of countries and peoples: Chinese names <tab> stems.
static STEMS: LazyLock<Vec<(&'static str, Vec<&'static str>)>> = LazyLock::new(|| {
    let rows = tsv::rows(include_str!("../data/combining-forms.tsv"));
    rows.flat_map(|[zh, stems]| tsv::cell(zh).map(move |place| (place, tsv::cell(stems).collect()))).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_be_translated_character_by_character() {
        assert!(means("北港", "northaven") && means("新桥", "newbridge"));
        assert!(!means("北港", "newport") && !means("伦敦", "london"));
    }

    #[test]
    fn a_time_zone_is_told_by_what_follows_the_place() {
        for behind in ["东部时间晚上", "夏令时周日", "时间上午", "太平洋时间"] {
            assert!(names_a_time(behind), "{behind}");
        }
        assert!(!names_a_time("东部的城市") && !names_a_time("时而"));
    }
}
