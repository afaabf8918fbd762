//! Places by a kind that ends hardly anything else, wherever they stand: 青石岭隧道, 南湾港, 白帆体育场, and districts that
//! stand side by side, 桃源区、柳林区.

use super::ending::loose_characters_before;
use super::vocabulary::{self, Use};
use super::{Candidate, Sentence, named};
use crate::lang::zh::gazetteer::{NameKind, class_of};
use crate::lang::zh::script::is_han;
use crate::lang::zh::words;

/// Tunnel, trench, cinema, sea channel, deep, science city, swimming pool, stadium …: kinds that are told by themselves.
const KINDS: [&str; 22] = [
    "隧道",
    "海沟",
    "海槽",
    "海山",
    "港区",
    "港",
    "体育场",
    "体育馆",
    "游泳馆",
    "电影院",
    "影剧院",
    "大戏院",
    "剧院",
    "大剧院",
    "科技城",
    "水库",
    "水电站",
    "特大桥",
    "森林公园",
    "湿地公园",
    "国家级自然保护区",
    "自然保护区",
];

/// The places with such a kind: behind a listed town, or with two or three characters in front that no word takes.
pub(super) fn by_kind(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found = Vec::new();
    for kind in KINDS {
        for (at, _) in text.match_indices(kind) {
            let end = at + kind.len();
            if goes_on(kind, &text[end..]) || sentence.word_across(end).is_some_and(|word| word.known) {
                continue;
            }
            // 南山|港, 珊瑚|海沟: the kind may be cut off from the word that holds it.
            let torn = sentence.word_across(at).is_some_and(|word| word.known && word.end != end);
            let Some(start) = beginning(sentence, at).filter(|_| !torn) else { continue };
            let name = &text[start..end];
            let common =
                words::is_word(name) || vocabulary::of(Use::Common).any(|word| word != kind && name.ends_with(word));
            let taken = sentence.listed.iter().any(|listed| listed.span.start <= start && listed.span.end >= end);
            if !common && !taken {
                found.push(named(start..end, 57, 70));
            }
        }
    }
    found
}

/// Whether the word goes on behind the kind: 港口, 港元, 港股, 隧道口, 体育场馆.
fn goes_on(kind: &str, after: &str) -> bool {
    kind == "港" && after.starts_with(PORT_GOES_ON) || kind == "体育场" && after.starts_with(['馆', '地'])
}

/// What makes another word of 港: harbour mouth, Hong Kong dollar, its shares, its people, a port area …
const PORT_GOES_ON: [char; 28] = [
    '口', '元', '股', '币', '人', '商', '媒', '区', '府', '警', '独', '湾', '澳', '台', '深', '珠', '资', '务', '城',
    '式', '剧', '片', '星', '铁', '交', '大', '中', '生',
];

/// Where the name in front of a kind at `at` begins: behind a listed town two or three characters, or loose ones.
fn beginning(sentence: &Sentence, at: usize) -> Option<usize> {
    let text = sentence.text;
    let plain = |start: usize| {
        let name = &text[start..at];
        let other = words::parts_of_speech(name).contains(['v', 'a', 'd', 'm', 'r', 'p', 'c', 'q']);
        let sort = words_of_sort().any(|word| name.starts_with(word));
        name.chars().all(|c| is_han(c) && !NO_NAME.contains(c)) && !other && !sort
    };
    let starts = text[..at].char_indices().rev().map(|(start, _)| start).take(4);
    let town = |start: &usize| {
        (6..=9).contains(&(at - start))
            && sentence.listed.iter().any(|name| {
                let class = class_of(name, NameKind::Place);
                name.span.end == *start && matches!(class, Some("city" | "district" | "region" | "territory"))
            })
    };
    if let Some(start) = starts.clone().filter(town).find(|start| plain(*start)) {
        return Some(start);
    }
    // 钦州|港: the harbour of a listed town.
    let harbour = text[at..].starts_with('港').then(|| {
        let of = |name: &&crate::lang::zh::gazetteer::Listed| {
            name.span.end == at && class_of(name, NameKind::Place) == Some("city")
        };
        sentence.listed.iter().find(of).map(|name| name.span.start)
    });
    if let Some(start) = harbour.flatten() {
        return Some(start);
    }
    let loose = loose_characters_before(sentence, at);
    // 扎|鲁比诺港: a name by sound that is longer than this.
    let longer = sentence.word_ending_at(loose).is_some_and(|word| {
        word.end - word.start == 3 && text[word.start..at].chars().all(|c| sentence.gazetteer.is_sound(c))
    });
    if (6..=9).contains(&(at - loose)) && plain(loose) && !longer {
        return Some(loose);
    }
    // 在白帆|体育场: one word between a preposition and the kind.
    let word = sentence.word_ending_at(at).filter(|word| (6..=9).contains(&(at - word.start)))?;
    let behind = ["在", "于", "到", "抵达", "靠泊", "停靠", "走进", "来到", "位于", "驶入", "驶离"];
    let led = behind.iter().any(|lead| text[..word.start].ends_with(lead));
    (led && plain(word.start)).then_some(word.start)
}

/// International, modern, large, indoor, outdoor, national, municipal: what only says of what sort a building is.
fn words_of_sort() -> impl Iterator<Item = &'static str> {
    const SORTS: [&str; 16] = [
        "国际", "现代", "大型", "小型", "室内", "户外", "国家", "临时", "当地", "附近", "露天", "中心", "地方", "主要",
        "内陆", "沿海",
    ];
    SORTS.into_iter()
}

/// What no such name has: particles, pronouns, numerals, "this", "each", adjectives of size and age.
const NO_NAME: &str = "的了在是与及或也就被把对给向从到这那个几两各每该本全某为等以些不得着过我你他她所一二三四五六七八九十条座片处有无同何原旧新";

/// 桃源区、柳林区、梅山区: districts, counties, towns in a row, each with two characters before its kind, none a word.
pub(super) fn side_by_side(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found: Vec<Candidate> = Vec::new();
    for (pause, mark) in text.match_indices(['、', '和', '与']) {
        for kind in ["区", "县", "镇", "乡", "村", "旗"] {
            let behind = pause + mark.len();
            let Some(second) = district_from(sentence, behind, kind) else { continue };
            let before = &text[..pause];
            let Some(first) = before.ends_with(kind).then(|| district_to(sentence, pause, kind)).flatten() else {
                continue;
            };
            for span in [first, behind..second] {
                if !found.iter().any(|known| known.span == span) {
                    found.push(named(span, 51, 70));
                }
            }
        }
    }
    found
}

/// The end of the district that begins at `start`.
fn district_from(sentence: &Sentence, start: usize, kind: &str) -> Option<usize> {
    let text = sentence.text;
    let ends = text[start..].char_indices().skip(2).take(2).map(|(offset, _)| start + offset);
    let end = ends.filter(|end| text[*end..].starts_with(kind)).map(|end| end + kind.len()).next()?;
    let on = text[end..].starts_with(['域', '长', '政', '委', '民', '间', '落', '级', '道', '区', '内']);
    (!on && is_district(sentence, start, end, kind)).then_some(end)
}

/// The district that ends at `end`.
fn district_to(sentence: &Sentence, end: usize, kind: &str) -> Option<std::ops::Range<usize>> {
    let text = &sentence.text[..end - kind.len()];
    let starts = text.char_indices().rev().map(|(start, _)| start).skip(1).take(2);
    let free = |start: &usize| {
        let whole = !sentence.word_across(*start).is_some_and(|word| word.known);
        let pause =
            sentence.text[..*start].chars().next_back().is_none_or(|c| !is_han(c) || "在于到从和与及".contains(c));
        let town = sentence.listed.iter().any(|name| name.span.end == *start);
        let word = sentence.word_ending_at(*start).is_some_and(|word| word.end - word.start > 3);
        whole && (pause || town || word)
    };
    let start = starts.filter(free).find(|start| is_district(sentence, *start, end, kind))?;
    Some(start..end)
}

fn is_district(sentence: &Sentence, start: usize, end: usize, kind: &str) -> bool {
    let (whole, name) = (&sentence.text[start..end], &sentence.text[start..end - kind.len()]);
    let common = words::is_word(whole)
        || words::is_word(name) && !words::parts_of_speech(name).is_empty()
        || vocabulary::of(Use::Common).any(|word| whole.ends_with(word) && word.chars().count() > 2);
    let torn = sentence.word_across(end).is_some_and(|word| word.known);
    !common && !torn && name.chars().all(|c| is_han(c) && !NO_NAME.contains(c) && !['老', '主'].contains(&c))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::sentence;
    use super::*;

    fn names(text: &str, find: fn(&Sentence) -> Vec<Candidate>) -> Vec<String> {
        let mut found = find(&sentence(text));
        found.sort_by_key(|c| c.span.start);
        found.into_iter().map(|c| text[c.span].to_owned()).collect()
    }

    #[test]
    fn a_certain_kind_needs_no_preposition() {
        assert_eq!(names("全线控制性工程苍岚岭隧道贯通", by_kind), ["苍岚岭隧道"]);
        assert_eq!(names("货轮返回三亚南沙港", by_kind), ["南沙港"]);
        assert!(names("这条隧道是新的，各港口和体育场馆都很大", by_kind).is_empty());
        assert!(names("港元和港股上涨，全市体育场开放", by_kind).is_empty());
    }

    #[test]
    fn districts_in_a_row_are_places() {
        assert_eq!(names("瑶海区、蜀桐区、包坞区同步施工", side_by_side), ["瑶海区", "蜀桐区", "包坞区"]);
        assert!(names("住宅区、商业区和工业区", side_by_side).is_empty());
    }
}
