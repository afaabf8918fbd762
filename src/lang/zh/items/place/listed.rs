//! Places of the list, with the word for a feature behind them, and words and longer names that only look like one.

use std::ops::Range;

use super::vocabulary::{self, Use};
use super::{Candidate, Sentence, named};
use crate::lang::zh::gazetteer::{NameKind, class_of};
use crate::lang::zh::script::is_han;
use crate::lang::zh::words;

pub(super) fn listed(sentence: &Sentence) -> Vec<Candidate> {
    sentence
        .listed
        .iter()
        .filter_map(|name| class_of(name, NameKind::Place).map(|class| (name, class)))
        .filter(|(name, class)| !is_common_word(sentence, &name.span, class))
        .filter(|(name, _)| !is_part_of_a_word(sentence, &name.span) && !is_part_of_a_sound(sentence, &name.span))
        .map(|(name, class)| {
            let end = with_feature(sentence, name.span.start, with_ending(sentence.text, name.span.end));
            // 市政厅 is a common noun as well.
            let common = class == "landmark" && words::is_word(&sentence.text[name.span.clone()]);
            let sure = if common { 64 } else { 90 };
            let power = class_of(name, NameKind::Organisation) == Some("government");
            let seat = class == "landmark" && power && is_where(sentence.text, &name.span);
            named(start_of_a_part(sentence, &name.span, class)..end, if seat { 67 } else { 52 }, sure)
        })
        .collect()
}

/// Where a part of a land begins: 在南|威尔士. Behind another word the character may be anything: 河南.
fn start_of_a_part(sentence: &Sentence, span: &Range<usize>, class: &str) -> usize {
    let before = &sentence.text[..span.start];
    let part = before
        .strip_suffix(['东', '南', '西', '北'])
        .filter(|_| matches!(class, "region" | "country" | "area" | "island"));
    let Some(rest) = part else { return span.start };
    let free = !rest.ends_with(is_han) || rest.ends_with(['在', '的', '和', '与', '及']);
    let torn = sentence.word_across(rest.len()).is_some_and(|word| word.known)
        || sentence.word_across(span.start).is_some_and(|word| word.known);
    if free && !torn { rest.len() } else { span.start }
}

/// 在白宫宣布, 青瓦台门前: the building, and not the power that sits in it.
fn is_where(text: &str, span: &Range<usize>) -> bool {
    // In front of, outside, in, near, the square, the lawn, the garden.
    const SIDES: [&str; 12] =
        ["门前", "门外", "门口", "前", "外", "内", "里", "附近", "广场", "南草坪", "草坪", "玫瑰园"];
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let inside =
        ["在", "抵达", "前往", "来到", "走进", "走出", "离开", "进入", "冲进", "闯入", "包围", "重返", "入主", "步入"];
    let sides =
        ["前任", "前总统", "前官员", "前高官", "前幕僚", "前顾问", "前发言人", "前首席", "内阁", "外交", "内部"];
    inside.iter().any(|word| before.ends_with(word)) && !after.starts_with(['和', '与', '看'])
        || SIDES.iter().any(|word| after.starts_with(word)) && !sides.iter().any(|word| after.starts_with(word))
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
    // 湄公河两岸: both banks of a river, and not China and Taiwan.
    let banks = text == "两岸"
        && (before.ends_with(['河', '江', '湖', '溪', '川', '峡', '水', '沟', '谷', '渠'])
            || ["运河", "沿河", "沿江", "河道", "江水", "河水"].iter().any(|word| before.contains(word)));
    banks
        || district && !located
        || side && abroad()
        || direction
        || all_of
        || text == "大陆" && is_a_continent(before, after)
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
pub(in crate::lang::zh::items) fn is_part_of_a_sound(sentence: &Sentence, span: &Range<usize>) -> bool {
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

/// Whether the name that ends at `end` is the beginning of the longer name of a place: 圣马可|斯省.
pub(in crate::lang::zh::items) fn goes_on_to_a_place(sentence: &Sentence, end: usize) -> bool {
    let sounding = |word: &words::Word| {
        word.end - word.start == 3
            && !"的了在是和与说从到".contains(word.text)
            && word.text.chars().all(|c| sentence.gazetteer.is_sound(c))
    };
    let first = sentence.word_starting_at(end).filter(|word| sounding(word));
    let next = || first.and_then(|word| sentence.word_starting_at(word.end)).filter(|word| sounding(word));
    [first, next()].into_iter().flatten().any(|word| {
        let after = &sentence.text[word.end..];
        ["省", "县", "郡", "州", "市", "镇"]
            .iter()
            .any(|kind| after.strip_prefix(kind).is_some_and(|rest| !rest.starts_with(['长', '民', '场', '委'])))
    })
}

/// Provinces and states are known by themselves: 云南 before 贡山.
fn is_chinese_or_state(sentence: &Sentence, span: &Range<usize>) -> bool {
    let text = &sentence.text[span.clone()];
    let province = words::is_word(text) && text.chars().count() == 2;
    let kinds = sentence.gazetteer.kinds(text);
    let state =
        text.chars().count() >= 3 && kinds.iter().any(|(_, class)| matches!(*class, "country" | "region" | "area"));
    state
        || province
            && sentence
                .gazetteer
                .kinds(text)
                .iter()
                .any(|(_, class)| matches!(*class, "country" | "region" | "territory"))
        // 台北马: the marathon of Taipei goes by the one word.
        || vocabulary::is(text, Use::Known) && !sentence.text[span.end..].starts_with('马')
}

/// Whether the word list knows a word that holds a border of `span`: 日本 in 今日本报.
fn is_part_of_a_word(sentence: &Sentence, span: &Range<usize>) -> bool {
    let text = &sentence.text[span.clone()];
    // 建議|政府: two words meet in a name of three characters.
    let two_words = || {
        let first = sentence.word_across(span.start).filter(|word| word.known && word.end < span.end);
        first.is_some_and(|word| words::is_word(&sentence.text[word.end..span.end]))
    };
    if span.len() == 9 && !words::is_word(text) && two_words() {
        return true;
    }
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
                && !text[end..].starts_with("市民")
                // 佐治亚州|州务卿, 九龙城区|区议会: what has its kind already has it once.
                && !text[..end].ends_with(c)
                // 市长, 州长: an office.
                && !text[end + c.len_utf8()..].starts_with('长') =>
        {
            end + c.len_utf8()
        }
        _ => end,
    }
}

/// Takes the word for a feature of the land along that is named after a place: 怒江 + 断裂带, 虹桥 + 火车站.
fn with_feature(sentence: &Sentence, start: usize, end: usize) -> usize {
    let rest = &sentence.text[end..];
    let feature = vocabulary::of(Use::Feature).filter(|word| rest.starts_with(word)).map(str::len).max().unwrap_or(0);
    // 米兰至都灵|高速公路: the road joins the two.
    let joins =
        sentence.text[..start].ends_with(['至', '到', '-', '—']) && sentence.text[end..end + feature].ends_with("公路");
    let torn = joins || sentence.word_across(end + feature).is_some_and(|word| word.known);
    if torn { end } else { end + feature }
}
