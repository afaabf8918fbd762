//! Places: listed ones, one-character names in lists and compounds, and those that a word such as 镇 town ends.

use std::ops::Range;

use super::{Candidate, Sentence};
use crate::extract::ItemKind;
use crate::extract::item::Value;
use crate::lang::zh::gazetteer::{NameKind, class_of};
use crate::lang::zh::script::is_han;
use crate::lang::zh::words;

/// The places of a sentence.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let mut found = listed(sentence);
    found.extend(by_ending(sentence));
    found.extend(venues(sentence));
    found.extend(roads(sentence));
    found.extend(summed_up(sentence));
    found.extend(one_character(sentence));
    found.extend(provinces_counted(sentence));
    found.extend(whole_regions(sentence));
    found.extend(ways_and_ranges(sentence));
    let smaller = villages(sentence, &found);
    found.extend(smaller);
    found
}

/// The places counted up in front of a name that holds for all of them: 上海、江苏、浙江、安徽三省一市工经联. They are
/// part of the name and places by themselves.
pub(super) fn inside_a_list(sentence: &Sentence, candidate: &Candidate) -> Vec<Candidate> {
    if !matches!(candidate.kind, ItemKind::Organisation | ItemKind::Term) {
        return Vec::new();
    }
    let span = &candidate.span;
    let text = &sentence.text[span.clone()];
    let Some(sum) = SUMS.iter().filter_map(|sum| text.find(sum).filter(|at| *at > 0)).min() else { return Vec::new() };
    let nested = |start: usize, end: usize| named(span.start + start..span.start + end, 52, 60);
    let listed = sentence.listed.iter().filter(|name| {
        span.start <= name.span.start && name.span.end <= span.start + sum && class_of(name, NameKind::Place).is_some()
    });
    let mut found: Vec<Candidate> =
        listed.map(|name| nested(name.span.start - span.start, name.span.end - span.start)).collect();
    if found.is_empty() {
        let province = |c: char| {
            sentence.gazetteer.abbreviation(c.encode_utf8(&mut [0; 4])).is_some_and(|(_, kind)| kind == "province")
        };
        let short: Vec<(usize, char)> = text[..sum].char_indices().collect();
        if short.len() > 1 && short.iter().all(|(_, c)| province(*c)) {
            found.extend(short.iter().map(|(at, c)| nested(*at, at + c.len_utf8())));
        }
    }
    found
}

/// 三省一市, 四省市: several places as one number.
pub(super) const SUMS: &[&str] = &["三省一市", "两省一市", "四省市", "三省市", "三地", "四地", "两地"];

fn listed(sentence: &Sentence) -> Vec<Candidate> {
    sentence
        .listed
        .iter()
        .filter_map(|name| class_of(name, NameKind::Place).map(|class| (name, class)))
        .filter(|(name, class)| !is_common_word(sentence, &name.span, class))
        .filter(|(name, _)| !is_part_of_a_word(sentence, &name.span) && !is_part_of_a_sound(sentence, &name.span))
        .map(|(name, _)| {
            let end = with_feature(sentence, with_ending(sentence.text, name.span.end));
            named(name.span.start..end, 52, 90)
        })
        .collect()
}

/// 淡水湖, 这片大陆: fresh water and a continent, not the district and the mainland.
fn is_common_word(sentence: &Sentence, span: &Range<usize>, class: &str) -> bool {
    let text = &sentence.text[span.clone()];
    let (before, after) = (&sentence.text[..span.start], &sentence.text[span.end..]);
    let district = class == "district" && text.chars().count() == 2 && words::is_word(text);
    // 在淡水湖边: fresh water, and not in Tamsui.
    let water = after.starts_with(['湖', '河', '鱼', '虾']);
    let located =
        !water && before.ends_with(['在', '到', '于', '从', '往']) || after.starts_with(['区', '镇', '乡', '站']);
    // 斯洛伐克西南: the south-west of another country.
    let side = class == "area" && ["西南", "西北", "东南", "东北"].contains(&text);
    let abroad = || {
        sentence
            .listed
            .iter()
            .any(|name| name.span.end == span.start && class_of(name, NameKind::Place) == Some("country"))
    };
    // 向东北横扫: a direction, and not the north-east of China.
    let direction = side && before.ends_with(['向', '往', '朝']);
    // 全州 of a prefecture or a state: all of it. The city in Korea is told by its country.
    let all_of = text == "全州" && !sentence.text.contains('韩');
    district && !located || side && abroad() || direction || all_of || text == "大陆" && is_a_continent(before, after)
}

/// 这片大陆, 发现大陆, 大陆漂移: dry land or a continent, and not the mainland of China.
fn is_a_continent(before: &str, after: &str) -> bool {
    // shelf, drift, plate, bridge, crust, climate, blocks …
    const AFTER: [&str; 8] = ["架", "漂移", "板块", "桥", "地壳", "性", "块", "冰"];
    before.ends_with(['片', '新', '块', '座', '洲', '亚', '极', '古'])
        || ["发现", "看到", "望见", "远离"].iter().any(|verb| before.ends_with(verb))
        || AFTER.iter().any(|word| after.starts_with(word))
        // 连接小岛与大陆: the mainland that an island lies off.
        || before.ends_with(['与', '和', '跟']) && before.contains('岛') && !before.contains(['台', '港', '澳'])
}

/// Whether a short name by sound goes on in more characters of sound: 里尔 in 维拉里尔, 范斯 in 范斯坦.
pub(super) fn is_part_of_a_sound(sentence: &Sentence, span: &Range<usize>) -> bool {
    let sounding = |word: &words::Word| {
        let particle = "的了在是和与及或也都就被把对给向从到这那个不有说称为将于以等则而但其之曾已还又再来去上下里"
            .contains(word.text);
        word.end - word.start == 3 && !particle && word.text.chars().all(|c| sentence.gazetteer.is_sound(c))
    };
    let all_sound = sentence.text[span.clone()].chars().all(|c| sentence.gazetteer.is_sound(c));
    let before = sentence.word_ending_at(span.start).is_some_and(sounding);
    let behind = sentence.word_starting_at(span.end).is_some_and(|w| {
        // 里 (in) behind a place is mostly the particle, before another sound it is one: 卡特里娜.
        sounding(w) || w.text == "里" && sentence.word_starting_at(w.end).is_some_and(sounding)
    });
    let inside = sentence.word_across(span.start).is_some() || sentence.word_across(span.end).is_some();
    if all_sound && !is_chinese_or_state(sentence, span) && runs_on_to_a_place(sentence, span.end, sounding) {
        return true;
    }
    if span.len() >= 9 {
        // Three characters and more are mostly a whole name: 巴勒莫|查获. Only a run that goes on says otherwise.
        let runs_on = sentence.word_starting_at(span.end).filter(|w| sounding(w)).is_some_and(|w| {
            sentence.word_starting_at(w.end).is_some_and(sounding) || sentence.text[w.end..].starts_with('·')
        });
        let short = span.len() == 9 && (before || inside);
        return all_sound && !is_chinese_or_state(sentence, span) && (runs_on || short);
    }
    all_sound && !is_chinese_or_state(sentence, span) && (before || behind || inside)
}

/// Whether one or two more characters of sound and the kind of a place follow: 科瓦尔|斯基县.
fn runs_on_to_a_place(sentence: &Sentence, end: usize, sounding: impl Fn(&words::Word) -> bool) -> bool {
    let kinds = ["县", "郡", "州", "河", "湖", "岛", "湾", "镇", "半岛", "群岛", "山脉", "山谷", "语"];
    let mut end = end;
    for _ in 0..2 {
        let Some(word) = sentence.word_starting_at(end).filter(|word| sounding(word)) else { return false };
        end = word.end;
        if kinds.iter().any(|kind| sentence.text[end..].starts_with(kind)) {
            return true;
        }
    }
    false
}

/// Provinces and states are known by themselves: 云南 before 贡山.
fn is_chinese_or_state(sentence: &Sentence, span: &Range<usize>) -> bool {
    let text = &sentence.text[span.clone()];
    let province = words::is_word(text) && text.chars().count() == 2;
    let kinds = sentence.gazetteer.kinds(text);
    let state = text.chars().count() >= 3 && kinds.iter().any(|(_, class)| *class == "country");
    state
        || province
            && sentence
                .gazetteer
                .kinds(text)
                .iter()
                .any(|(_, class)| matches!(*class, "country" | "region" | "territory"))
        // 台北马: the marathon of Taipei goes by the one word.
        || PROVINCES.contains(&text) && !sentence.text[span.end..].starts_with('马')
}

const PROVINCES: &[&str] = &[
    "北京",
    "天津",
    "上海",
    "重庆",
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "台湾",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
    "香港",
    "澳门",
    "中国",
    "意大利",
    "美国",
    "俄罗斯",
    "乌克兰",
    "巴西",
    "埃及",
    "新西兰",
    "肯尼亚",
    "以色列",
    "土耳其",
    "加拿大",
    "西班牙",
    "葡萄牙",
    "阿根廷",
    "墨西哥",
    "印度",
    "伊朗",
    // Cities and lands whose characters are those of names by sound as well.
    "台北",
    "高雄",
    "台中",
    "台南",
    "新竹",
    "桃园",
    "花莲",
    "屯门",
    "沙田",
    "荃湾",
    "元朗",
    "旺角",
    "观塘",
    "柴湾",
    "九龙",
    "新界",
    "南京",
    "杭州",
    "广州",
    "深圳",
    "武汉",
    "成都",
    "西安",
    "沈阳",
    "长春",
    "哈尔滨",
    "济南",
    "郑州",
    "长沙",
    "南昌",
    "福州",
    "合肥",
    "太原",
    "南宁",
    "昆明",
    "贵阳",
    "兰州",
    "西宁",
    "拉萨",
    "苏州",
    "宁波",
    "青岛",
    "大连",
    "厦门",
    "日本",
    "东京",
    "大阪",
    "京都",
    "首尔",
    "韩国",
    "泰国",
    "曼谷",
    "越南",
    "河内",
    "法国",
    "英国",
    "德国",
    "欧洲",
    "亚洲",
    "非洲",
    "莫斯科",
    "纽约",
    "华盛顿",
];

/// Whether the word list knows a word that holds a border of `span`: 日本 in 今日本报.
fn is_part_of_a_word(sentence: &Sentence, span: &Range<usize>) -> bool {
    let text = &sentence.text[span.clone()];
    span.len() <= 6
        && !words::is_word(text)
        && [span.start, span.end].iter().any(|at| sentence.word_across(*at).is_some_and(|word| word.known))
}

/// Takes a county's or a province's ending along: 贡山 + 县.
fn with_ending(text: &str, end: usize) -> usize {
    match text[end..].chars().next() {
        Some(c)
            if "省市县区州镇乡村".contains(c)
                && !text[end..].starts_with("市场")
                && !text[end..].starts_with("区域")
                && !text[end..].starts_with("村民")
                && !text[end..].starts_with("市民") =>
        {
            end + c.len_utf8()
        }
        _ => end,
    }
}

/// Takes the word for a feature of the land along that is named after a place: 怒江 + 断裂带, 虹桥 + 火车站.
fn with_feature(sentence: &Sentence, end: usize) -> usize {
    const FEATURES: &[&str] = &[
        "断裂带",
        "火车站",
        "高铁站",
        "国际机场",
        "机场",
        "大桥",
        "长江大桥",
        "跨海大桥",
        "海峡",
        "半岛",
        "群岛",
        "盆地",
        "高原",
        "平原",
        "山脉",
        "沙漠",
        "水库",
        "湿地",
        "经济开发区",
        "开发区",
        "高新区",
        "自贸区",
        "保税区",
        "工业园区",
        "科技园",
        "经济技术开发区",
        "高新技术产业开发区",
        "国家公园",
        "国家森林公园",
        "森林公园",
        "火山",
        "公路",
        "高速公路",
        "水电站",
        "核电站",
        "核电厂",
        "科考站",
    ];
    let rest = &sentence.text[end..];
    let feature = FEATURES.iter().filter(|word| rest.starts_with(**word)).map(|word| word.len()).max().unwrap_or(0);
    let torn = sentence.word_across(end + feature).is_some_and(|word| word.known);
    if torn { end } else { end + feature }
}

/// Hall, stadium, square, theatre, palace …: a place or one noun before such a word names a building.
fn venues(sentence: &Sentence) -> Vec<Candidate> {
    const VENUES: &[&str] = &[
        "科学会堂",
        "人民大会堂",
        "会堂",
        "体育馆",
        "体育场",
        "国际会展中心",
        "国际博览中心",
        "国际展览中心",
        "会议中心",
        "会展中心",
        "展览中心",
        "国际会议中心",
        "音乐厅",
        "大剧院",
        "剧院",
        "歌剧院",
        "广场",
        "公园",
        "大厦",
        "火车站",
        "高铁站",
        "码头",
        "口岸",
        "宫",
        "教堂",
        "大教堂",
        "球场",
        "足球场",
        "棒球场",
        "网球场",
        "竞技场",
        "体育中心",
        "奥体中心",
        "巨蛋",
        "小巨蛋",
        "纪念堂",
        "纪念馆",
        "城堡",
        "监狱",
        "大桥",
        "陵园",
        "书院",
        "古城",
        "老街",
        "夜市",
    ];
    let mut found = Vec::new();
    for venue in VENUES {
        for (at, _) in sentence.text.match_indices(venue) {
            let end = at + venue.len();
            let whole = sentence.word_across(end).is_none_or(|word| !word.known)
                && sentence.word_across(at).is_none_or(|word| word.end == end);
            let Some(start) = name_of_a_venue(sentence, at).filter(|_| whole) else { continue };
            // 在…会展中心举行: where something takes place is no body, whatever it is called.
            let held = sentence.text[..start].ends_with(['在', '于'])
                && ["举行", "举办", "召开", "开幕", "闭幕", "揭幕", "上演"]
                    .iter()
                    .any(|word| sentence.text[end..].starts_with(word));
            found.push(named(start..end, if held { 67 } else { 53 }, 66));
        }
    }
    found
}

/// Where the name of the building begins whose kind is told at `at`: with a listed place, a run of sounds, or one noun
/// of two characters that follows a border.
fn name_of_a_venue(sentence: &Sentence, at: usize) -> Option<usize> {
    let place = |end: usize| {
        sentence.listed.iter().find(|name| name.span.end == end && class_of(name, NameKind::Place).is_some())
    };
    if let Some(name) = place(at) {
        return Some(name.span.start);
    }
    let sounds = sentence.words[..sentence.words.partition_point(|word| word.end <= at)]
        .iter()
        .rev()
        .scan(at, |end, word| {
            // 西部和乌克兰的|教堂: no name goes across a particle.
            let particle = "的和与及或在是了由于从到等其".contains(word.text);
            let joined = word.end == *end && !particle && word.text.chars().all(|c| sentence.gazetteer.is_sound(c));
            *end = word.start;
            joined.then_some(word.start)
        })
        .last();
    if let Some(start) = sounds.filter(|start| at - start >= 9 && at - start <= 21) {
        return Some(start);
    }
    let word = sentence.word_ending_at(at).filter(|word| word.text.chars().count() == 2)?;
    let noun = words::parts_of_speech(word.text).starts_with('n') || words::parts_of_speech(word.text).is_empty();
    let before = sentence.word_ending_at(word.start);
    let border = before.is_none_or(|before| "在于到赴至从的是由和与".contains(before.text));
    // 在内罗毕|国家宫: behind the name of a town as well.
    let town = |name: &crate::lang::zh::gazetteer::Listed| {
        name.span.end == word.start && class_of(name, NameKind::Place) == Some("city")
    };
    (noun && (border || sentence.listed.iter().any(town))).then_some(word.start)
}

/// 国道219线贡山段, 沪宁高速公路, G60高速: a road by its number or by the places it joins.
fn roads(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found = Vec::new();
    for kind in ["国道", "省道", "县道"] {
        for (at, _) in text.match_indices(kind) {
            let digits = text[at + kind.len()..].bytes().take_while(u8::is_ascii_digit).count();
            let before = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
            if digits.max(before) < 2 {
                continue;
            }
            let mut end = at + kind.len() + digits;
            end += if text[end..].starts_with('线') { '线'.len_utf8() } else { 0 };
            let stretch: usize =
                text[end..].chars().take(5).take_while(|c| is_han(*c) && *c != '段').map(char::len_utf8).sum();
            if (6..=12).contains(&stretch) && text[end + stretch..].starts_with('段') {
                end += stretch + '段'.len_utf8();
            }
            let start = at - if digits == 0 { before } else { 0 };
            found.push(named(start..end, 66, 72));
        }
    }
    found
}

/// 秀林、卓溪、丰滨等八个乡镇: what is counted up before 等 and a number of towns, cities, countries is of that kind.
fn summed_up(sentence: &Sentence) -> Vec<Candidate> {
    const KINDS: &[&str] = &[
        "乡镇", "城市", "国家", "省份", "省市", "省区", "地区", "县市", "区县", "县区", "街道", "社区", "村庄", "市",
        "县", "区", "镇", "乡", "省", "国", "州", "地",
    ];
    let text = sentence.text;
    let mut found = Vec::new();
    for (at, etc) in text.match_indices('等') {
        let after = &text[at + etc.len()..];
        let number = crate::lang::zh::figures::numeral::at_start(after).map_or(0, |(len, _)| len);
        let counted = after[number..].strip_prefix(['个', '多']).unwrap_or(&after[number..]);
        let counted = counted.strip_prefix('个').unwrap_or(counted);
        if number == 0 || !KINDS.iter().any(|kind| counted.starts_with(kind)) || counted.starts_with("地方") {
            continue;
        }
        let list = &text[text[..at]
            .rfind(['，', '。', '；', '：', ',', '(', '（'])
            .map_or(0, |p| p + text[p..].chars().next().map_or(0, char::len_utf8))..at];
        let list = list.trim_start_matches(|c: char| !is_han(c));
        let mut end = at;
        for (index, name) in list.rsplit(['、', '和']).enumerate() {
            let separator = if index == 0 { 0 } else { '、'.len_utf8() };
            end -= separator;
            let start = end - name.len();
            let count = name.chars().count();
            if (2..=5).contains(&count) && name.chars().all(is_han) {
                found.push(named(start..end, 51, 70));
            } else if index > 0 {
                // The first of the list follows its verb: the last word of two or more characters, or loose ones.
                let start = loose_characters_before(sentence, end);
                if (2..=3).contains(&text[start..end].chars().count()) {
                    found.push(named(start..end, 51, 66));
                }
                break;
            } else {
                break;
            }
            end = start;
        }
    }
    found
}

/// Town, township, village, county, district, island, river, mountain, bay, harbour, road, square, airport, station.
const ENDINGS: &[&str] = &[
    "自治县",
    "自治州",
    "新区",
    "开发区",
    "县",
    "镇",
    "乡",
    "岛",
    "江",
    "河",
    "湖",
    "湾",
    "机场",
    "广场",
    "大桥",
    "断裂带",
    "山脉",
    "海峡",
    "半岛",
    "高原",
    "盆地",
    "平原",
    "溪",
    "纵谷",
    "冰下湖",
    "公路",
    "冰川",
];

/// 沪、苏、浙三省: provinces by one character each, counted up before their number.
fn provinces_counted(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let province = |c: char| {
        let kind = sentence.gazetteer.abbreviation(c.encode_utf8(&mut [0; 4])).map(|(_, kind)| kind);
        matches!(kind, Some("province" | "city" | "region" | "territory"))
    };
    let mut found = Vec::new();
    let mut run: Vec<(usize, char)> = Vec::new();
    let mut pause = true;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let alone =
            province(c) && text[end..].chars().next().is_some_and(|next| !is_han(next) || is_counted(&text[end..]));
        if matches!(c, '、' | '和' | '与') && !pause && !run.is_empty() {
            pause = true;
        } else if alone && (pause || run.is_empty()) {
            run.push((at, c));
            pause = false;
            if run.len() > 1 && is_counted(text[end..].trim_start_matches('等')) {
                found.extend(run.drain(..).map(|(at, c)| named(at..at + c.len_utf8(), 51, 75)));
            }
        } else {
            run.clear();
            pause = true;
        }
    }
    found
}

/// 全港, 全澳, 全台: all of the region, where no longer word goes on (全台词).
fn whole_regions(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let whole = ["全港", "全澳", "全台", "访港", "访澳", "来港", "来澳"];
    let spans = whole.iter().flat_map(|word| text.match_indices(word).map(|(at, word)| at..at + word.len()));
    let free = |span: &Range<usize>| {
        let across = |at: usize| sentence.word_across(at).is_some_and(|word| word.known);
        // 全台灯光: all the stage, where the text is not of Taiwan.
        let of_taiwan = sentence.traditional || text.contains("台湾");
        (!text[span.clone()].ends_with('台') || of_taiwan)
            && !across(span.start)
            && !across(span.end)
            && !text[span.end..].starts_with(['元', '币', '词', '阶', '口', '湾'])
    };
    spans
        .filter(free)
        .map(|span| {
            let all = text[span.clone()].starts_with('全');
            let start = span.start + if all { 0 } else { '访'.len_utf8() };
            named(start..span.end, 51, 75)
        })
        .collect()
}

/// A place by its name, as it stands.
fn named(span: Range<usize>, rank: u8, confidence: u8) -> Candidate {
    Candidate { span, kind: ItemKind::Place, value: Value::Name, rank, confidence }
}

/// What a street, a tunnel, a temple, a snowy mountain or a wharf is called: two or three characters that no verb or particle
/// is, behind a preposition, a verb of going or a place. 沿中正路, 穿过青云岭隧道.
fn ways_and_ranges(sentence: &Sentence) -> Vec<Candidate> {
    const KINDS: [&str; 19] = [
        "路",
        "大街",
        "大道",
        "街",
        "巷",
        "隧道",
        "特大桥",
        "雪山",
        "山口",
        "码头",
        "溪口",
        "河口",
        "江口",
        "水库",
        "寺",
        "庙",
        "广场",
        "公园",
        "宫",
    ];
    // Along, across, through, past, from, to, at, climbing, near.
    const BEFORE: [&str; 36] = [
        "沿着", "沿", "穿过", "穿越", "越过", "横穿", "翻越", "翻过", "绕过", "经过", "途经", "攀登", "登上", "登顶",
        "爬上", "驶入", "驶过", "来到", "抵达", "走进", "走过", "位于", "前往", "在", "从", "自", "至", "到", "于",
        "往", "逼近", "横渡", "渡过", "跨过", "其中", "和",
    ];
    let text = sentence.text;
    let mut found = Vec::new();
    for before in BEFORE {
        for (at, _) in text.match_indices(before) {
            let start = at + before.len();
            if sentence.word_across(start).is_some_and(|word| word.known) {
                continue;
            }
            let ends: Vec<usize> =
                text[start..].char_indices().skip(2).take(3).map(|(offset, _)| start + offset).collect();
            let fits = |end: &usize, kind: &&&str| {
                if !text[*end..].starts_with(**kind) {
                    return false;
                }
                let name = &text[start..*end];
                let close = end + kind.len();
                let plain = name.chars().all(|c| is_han(c) && !NO_WAY.contains(c));
                let whole = sentence.word_across(close).is_none_or(|word| !word.known);
                let other = |word: &words::Word| {
                    words::parts_of_speech(word.text).contains(['v', 'd', 'm', 'r', 'p', 'c', 'q'])
                };
                let inside = sentence.words.iter().filter(|w| w.start >= start && w.end <= *end && w.end - w.start > 3);
                let common = words::is_word(&text[start..close])
                    || sentence.word_ending_at(close).is_some_and(|w| {
                        w.start < *end
                            && w.start > start
                            && w.known
                            && words::is_word(w.text)
                            && kind.chars().count() == 1
                    });
                // 地铁路线, 山上, 街头, 路边: the kind goes on.
                let goes_on = kind.chars().count() == 1
                    && text[close..].starts_with([
                        '上', '头', '边', '线', '面', '口', '道', '段', '程', '区', '市', '村', '县', '体', '里', '下',
                        '脚', '顶', '人', '径', '由', '过', '经',
                    ]);
                plain && whole && !common && !goes_on && !inside.clone().any(other)
            };
            let kinds = KINDS.iter();
            let first =
                ends.iter().find_map(|end| kinds.clone().find(|kind| fits(end, kind)).map(|kind| end + kind.len()));
            if let Some(end) = first {
                found.push(named(start..end, 51, 70));
            }
        }
    }
    found
}

/// What no name of a street, a temple or a mountain has: particles, pronouns, numerals, "this", "each", adjectives of size.
const NO_WAY: &str = "的了在是与及或也就被把对给向从到这那个几两各每该本全某为等以些不得着过我你他她所一二三四五六七八九十条座片处有无同何原老小旧新高";

/// Whether `after` begins with a number of provinces, cities or places: 三省, 四省市, 两地.
fn is_counted(after: &str) -> bool {
    let number = after.chars().next().is_some_and(|c| "两二三四五六七八九十".contains(c));
    let rest = after.chars().next().map_or("", |c| &after[c.len_utf8()..]);
    number && rest.trim_start_matches('个').starts_with(['省', '市', '地', '区'])
}

/// 青田县石塔乡柳坪村: behind a place with its kind, two to four characters and the kind of a smaller place. Without one
/// before, a village is told by its villagers: 柳坪村村民.
fn villages(sentence: &Sentence, larger: &[Candidate]) -> Vec<Candidate> {
    const KINDS: [&str; 13] = ["乡", "镇", "村", "街道", "社区", "县", "区", "市", "路", "街", "大道", "大街", "巷"];
    const OF_A_VILLAGE: [&str; 8] = ["村民", "党支部", "党总支", "村委会", "村支书", "委会", "支书", "党委"];
    let text = sentence.text;
    let mut found: Vec<Candidate> = Vec::new();
    let behind = |start: usize| {
        larger
            .iter()
            .any(|place| place.span.end == start && text[..start].ends_with(['省', '市', '县', '区', '州', '旗', '盟']))
    };
    for (start, _) in text.char_indices().filter(|(_, c)| is_han(*c)) {
        let chained = behind(start) || found.iter().any(|before| before.span.end == start);
        let ends: Vec<usize> = text[start..].char_indices().skip(2).take(4).map(|(offset, _)| start + offset).collect();
        let kinds = ends.iter().flat_map(|end| KINDS.iter().map(move |kind| (*end, *kind)));
        let fits = |(end, kind): &(usize, &str)| {
            let name = &text[start..*end];
            let after = text[*end..].strip_prefix(kind);
            // 尧都区: behind a larger place "all" may be "capital".
            let plain = name
                .chars()
                .all(|c| is_han(c) && (!NO_PLACE.contains(c) || c == '都' && chained && !name.starts_with(c)));
            let goes_on = |after: &str| {
                after.starts_with(['长', '民', '场', '委', '政', '级', '容', '域', '际', '愁', '道', '办', '人'])
                    && !OF_A_VILLAGE.iter().any(|word| after.starts_with(word))
            };
            // 辖区, 山区, 道路: the kind is the end of another word.
            let whole = [*end, end + kind.len()]
                .iter()
                .all(|border| sentence.word_across(*border).is_none_or(|word| !word.known || word.start < start));
            let villagers = ["村", "乡", "镇"].contains(kind)
                && name.chars().count() <= 3
                && after.is_some_and(|after| OF_A_VILLAGE.iter().any(|word| after.starts_with(word)))
                && begins_a_name(sentence, start);
            let other = |word: &str| words::parts_of_speech(word).contains(['v', 'd', 'a', 'm', 'r']);
            let first = sentence.word_starting_at(start).filter(|word| word.end - word.start > 3);
            let taken = other(name) || first.is_some_and(|word| other(word.text));
            plain && !taken && whole && after.is_some_and(|after| !goes_on(after)) && (chained || villagers)
        };
        if let Some((end, kind)) = kinds.filter(|found| fits(found)).min_by_key(|(end, _)| *end) {
            found.push(named(start..end + kind.len(), 50, 72));
        }
    }
    found
}

/// Whether a name may begin at `start`: at a pause or behind a particle or a verb of going.
fn begins_a_name(sentence: &Sentence, start: usize) -> bool {
    let before = &sentence.text[..start];
    before.chars().next_back().is_none_or(|c| !is_han(c) || "在到从是和与由对为的".contains(c))
        || ["来自", "走进", "来到", "位于"].iter().any(|word| before.ends_with(word))
}

/// What no name of a village has: particles, pronouns, numerals of villages that are counted.
const NO_PLACE: &str = "的了在是和与及或也都就被把对给向从到这那个几两各每该本全某有为等以市县区省些不得着过我你他她所";

/// One to three characters that no word takes, before an ending.
fn by_ending(sentence: &Sentence) -> Vec<Candidate> {
    let mut found = Vec::new();
    for ending in ENDINGS {
        for (at, _) in sentence.text.match_indices(ending) {
            let start = loose_characters_before(sentence, at);
            let count = sentence.text[start..at].chars().count();
            let end = at + ending.len();
            let common = COMMON_FEATURES.iter().any(|word| sentence.text[..end].ends_with(word));
            let word_goes_on = common || sentence.word_across(end).is_some_and(|w| w.known);
            if (2..=3).contains(&count) && !word_goes_on && !words::is_word(&sentence.text[start..end]) {
                found.push(named(start..end, 48, 65));
            }
        }
    }
    found
}

/// Lagoons, a fjord, fresh and salt water, inland waters, a moat, the river of love: no names.
const COMMON_FEATURES: &[&str] = &[
    "礁湖",
    "泻湖",
    "潟湖",
    "淡水湖",
    "咸水湖",
    "内陆湖",
    "内陆河",
    "峡湾",
    "海湾",
    "港湾",
    "护城河",
    "爱河",
    "冰河",
    "运河",
    "银河",
    "天河",
    "荒岛",
    "孤岛",
    "离岛",
    "人工岛",
    "人工湖",
];

/// Where the run of single characters before `at` begins, three at most, particles left out.
fn loose_characters_before(sentence: &Sentence, at: usize) -> usize {
    let mut start = at;
    for word in sentence.words.iter().rev().filter(|w| w.end <= at).take(3) {
        let single = word.end - word.start == 3 && word.end == start;
        // 丙中洛镇: behind another loose character 中, 上, 大 may stand inside a name.
        let inside = "中上下前后大小老新内".contains(word.text)
            && sentence.word_ending_at(word.start).is_some_and(|before| {
                before.end - before.start == 3
                    && !"的了在是和与及于从到向由对为至".contains(before.text)
                    && before.text.chars().all(is_han)
                    && sentence
                        .word_ending_at(before.start)
                        .is_none_or(|first| first.end - first.start > 3 || "在于从到至赴".contains(first.text))
            })
            && start < at;
        let particle = !inside && "的了在是和与及或也都就被把对给向从到这那个一二三四五六七八九十两某该各本每新大小老县市省上下前后中为于有得着过不"
                .contains(word.text);
        if !single || particle || !word.text.chars().all(is_han) {
            break;
        }
        start = word.start;
    }
    start
}

/// 沪, 苏, 中, 意: in a list of such characters, or behind 在 and before a few words that only follow a place.
fn one_character(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found = Vec::new();
    let mut run: Vec<(usize, char)> = Vec::new();
    for (at, character) in text.char_indices() {
        let short = sentence.gazetteer.abbreviation(character.encode_utf8(&mut [0; 4]));
        let held = sentence
            .word_starting_at(at)
            .or_else(|| sentence.word_across(at))
            .filter(|w| w.known && w.end - w.start > 3);
        // 驻港, 访华, 在沪 are words, and say a place all the same.
        let moving = held
            .is_some_and(|w| w.end - w.start == 6 && w.end == at + character.len_utf8() && w.text.starts_with(TOWARD));
        let inside_word = held.is_some() && !moving;
        let kind = short.map(|(_, kind)| kind);
        // 乌方: Ukraine, where the character alone is a town.
        let side =
            (kind == Some("country") || character == '乌') && text[at + character.len_utf8()..].starts_with('方');
        if kind.is_some() && (!inside_word || side) {
            run.push((at, character));
            continue;
        }
        close_run(sentence, &mut run, &mut found);
    }
    close_run(sentence, &mut run, &mut found);
    found
}

fn close_run(sentence: &Sentence, run: &mut Vec<(usize, char)>, found: &mut Vec<Candidate>) {
    let text = sentence.text;
    let kind = |c: char| sentence.gazetteer.abbreviation(c.encode_utf8(&mut [0; 4])).map_or("", |(_, kind)| kind);
    // 在港|揭幕: the second may begin another word.
    if let [(first, _), (_, second)] = run.as_slice()
        && text[..*first].ends_with(['在', '驻', '访', '赴'])
        && kind(*second) == "city"
    {
        run.pop();
    }
    let taken: Vec<(usize, char)> = match run.as_slice() {
        [(at, c)] if *c == '中' && text[at + c.len_utf8()..].starts_with("外") => {
            // 中外 museums, guests, firms: China and abroad.
            let after = &text[at + "中外".len()..];
            let noun = ["博物馆", "嘉宾", "企业", "媒体", "专家", "学者", "客商", "艺术家", "记者", "游客", "名家"];
            if noun.iter().any(|word| after.starts_with(word)) { run.clone() } else { Vec::new() }
        }
        [(at, c)] => {
            let before = text[..*at].chars().next_back();
            let after = &text[at + c.len_utf8()..];
            let located = before == Some('在') && AFTER_PLACE.iter().any(|word| after.starts_with(word));
            let side = after.starts_with('方')
                && (kind(*c) == "country" || *c == '乌')
                && !after.starts_with("方面")
                && !after.starts_with("方式");
            // 采访|中, 走访|中: interview, look round, and no visit to China.
            let torn = *c == '中'
                && sentence
                    .word_ending_at(*at)
                    .is_some_and(|word| word.end - word.start > 3 && word.text.ends_with('访'));
            let toward = !torn && text[..*at].ends_with(['驻', '访', '赴', '抵', '旅', '涉'])
                || text[..*at].ends_with(['来', '在', '离', '返']) && *c == '华'
                || text[..*at].ends_with(['在', '来', '离', '返', '抵'])
                    && "京沪港澳台".contains(*c)
                    && after.chars().next().is_none_or(|next| {
                        !is_han(next)
                            || sentence.word_starting_at(*at + c.len_utf8()).is_some_and(|w| w.end - w.start > 3)
                    })
                || before == Some('对')
                    && kind(*c) == "country"
                    && (!"中日以".contains(*c) || after.starts_with(['关', '贸', '投', '出', '政', '援', '军', '制']));
            if located || side || toward { run.clone() } else { Vec::new() }
        }
        // Two countries or a run of provinces: 中意, 沪苏浙皖.
        [(_, a), (at, b)] if kind(*a) == "country" && kind(*b) == "country" && a != b => {
            let after = &text[at + b.len_utf8()..];
            let two = AFTER_PAIR.iter().any(|word| after.starts_with(word));
            if two { run.clone() } else { Vec::new() }
        }
        [_, _, _, ..] if run.iter().all(|(_, c)| kind(*c) != "city") => run.clone(),
        _ => Vec::new(),
    };
    for (at, character) in taken {
        let mut end = at + character.len_utf8();
        if run.len() == 1 && text[end..].starts_with('方') && !text[..at].ends_with('在') {
            end += '方'.len_utf8();
        }
        found.push(named(at..end, 50, 75));
    }
    run.clear();
}

/// Stationed in, visiting, going to, arriving in, coming to, in, leaving, returning to.
const TOWARD: &[char] = &['驻', '访', '赴', '抵', '来', '在', '离', '返'];

/// 两国 two countries, 关系 relations, 贸易 trade …: what follows the names of two countries.
const AFTER_PAIR: &[&str] = &[
    "两国", "关系", "贸易", "双方", "合作", "建交", "友好", "边境", "会谈", "元首", "经贸", "外长", "战略", "领导",
    "联合", "政治", "文化", "科技", "双边", "外交", "之间", "论坛", "峰会", "青年", "企业", "经济", "冲突", "战争",
    "谈判", "协议", "人文", "教育",
];

/// 举行 held, 召开 convened, 揭幕 opened …: what follows a place behind 在.
const AFTER_PLACE: &[&str] = &[
    "举行", "举办", "召开", "开幕", "揭幕", "闭幕", "启动", "发布", "成立", "签署", "会见", "揭牌", "落幕", "亮相",
    "开", "的", "，", "逝世", "落户", "设立",
];

#[cfg(test)]
mod tests {
    use super::super::tests::sentence;
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let mut found = find(&sentence(text));
        found.sort_by_key(|c| c.span.start);
        found.into_iter().map(|c| text[c.span].to_owned()).collect()
    }

    #[test]
    fn a_chain_of_places_goes_down_to_the_village() {
        let found = names("来到松阳县竹坪乡沈岙村的茶园");
        assert!(found.contains(&"竹坪乡".into()) && found.contains(&"沈岙村".into()), "{found:?}");
        assert!(names("沈岙村村民很高兴").contains(&"沈岙村".into()));
        assert_eq!(names("长治市要求辖区内企业停产"), ["长治市"]);
        assert_eq!(names("记得住乡愁"), [""; 0]);
    }

    #[test]
    fn streets_and_tunnels_stand_behind_their_preposition() {
        assert!(names("队伍沿民权路前行").contains(&"民权路".into()));
        assert!(names("列车穿过青云岭隧道").contains(&"青云岭隧道".into()));
        assert!(names("全港学校停课").contains(&"全港".into()));
        assert_eq!(names("他走到路上"), [""; 0]);
        assert_eq!(names("全台灯光亮起"), [""; 0]);
    }

    #[test]
    fn provinces_of_one_character_are_told_by_their_number() {
        assert_eq!(names("足迹遍及川、渝、黔三省市"), ["川", "渝", "黔"]);
    }

    #[test]
    fn a_direction_is_no_region() {
        assert_eq!(names("台风向东北移动"), [""; 0]);
        assert_eq!(names("大桥连接小岛与大陆"), [""; 0]);
        assert_eq!(names("全州的学校都放假了"), [""; 0]);
    }
}
