//! Listed names of bodies that mean something else where they stand: the word they are made of, a piece of a longer name,
//! the town.

use super::Sentence;
use crate::lang::zh::gazetteer::{Listed, NameKind, Position, class_of};
use crate::lang::zh::words;

/// Whether a listed name of a body stands for something else in this sentence.
pub(super) fn means_something_else(sentence: &Sentence, name: &Listed) -> bool {
    is_a_word_here(sentence, name)
        || is_cut_from_a_sound_run(sentence, name)
        || is_the_town_here(sentence, name)
        || is_a_sum(sentence, name)
        || is_a_person_in_office(sentence, name)
}

/// 一加|一: a sum, and not the firm of that name.
fn is_a_sum(sentence: &Sentence, name: &Listed) -> bool {
    const NUMERALS: &str = "零一二三四五六七八九十百千万两几1234567890";
    let (text, digit) = (&sentence.text[name.span.clone()], |c: char| NUMERALS.contains(c));
    let sum = text.starts_with(digit) && text.ends_with(['加', '减', '乘', '除']);
    sum && sentence.text[name.span.end..].starts_with(digit)
}

/// 外长|萨博: a firm by sound right behind an office is whoever holds it, unless something of business follows.
fn is_a_person_in_office(sentence: &Sentence, name: &Listed) -> bool {
    let text = sentence.text;
    let firm = class_of(name, NameKind::Organisation) == Some("company") && name.kinds.len() == 1;
    let sounds = text[name.span.clone()].chars().all(|c| sentence.gazetteer.is_sound(c));
    let office = || OF_STATE.iter().any(|office| text[..name.span.start].ends_with(office));
    firm && sounds && office() && !BUSINESS.iter().any(|word| text[name.span.end..].starts_with(word))
}

/// Offices that are held by a person and never stand before a firm: minister, foreign minister, president, premier,
/// mayor, governor, member of parliament, ambassador, spokesman, general, coach, captain.
const OF_STATE: [&str; 20] = [
    "外长",
    "防长",
    "财长",
    "部长",
    "大臣",
    "总统",
    "总理",
    "首相",
    "市长",
    "州长",
    "省长",
    "议员",
    "大使",
    "领事",
    "发言人",
    "将军",
    "上将",
    "教练",
    "队长",
    "教授",
];

/// 联想 associate, 苹果 apple, 美的 in 全美的: a firm that shares its name with a word is meant where something near speaks
/// of firms. A verb or an adjective asks for a sign right beside it.
fn is_a_word_here(sentence: &Sentence, name: &Listed) -> bool {
    let text = sentence.text;
    let word = &text[name.span.clone()];
    let adjective = word.ends_with('的');
    if !matches!(class_of(name, NameKind::Organisation), Some("company" | "media"))
        || !adjective && !words::is_word(word)
        // 优步, 谷歌 are in the list of words, but never mean anything else.
        || words::parts_of_speech(word) == "n" && word.chars().all(|c| sentence.gazetteer.is_sound(c))
    {
        return false;
    }
    let (before, after) = (&text[..name.span.start], &text[name.span.end..]);
    let quoted = before.ends_with(['“', '「', '《', '"']) && after.starts_with(['”', '」', '》', '"']);
    let beside = BUSINESS.iter().any(|word| after.starts_with(word));
    let firm = |other: &&Listed| other.span != name.span && class_of(other, NameKind::Organisation) == Some("company");
    let enumerated = sentence.listed.iter().filter(firm).any(|other| {
        let between = if other.span.end <= name.span.start {
            &text[other.span.end..name.span.start]
        } else {
            &text[name.span.end..other.span.start]
        };
        matches!(between, "、" | "和" | "与" | "及" | "以及" | "或")
    });
    let verb = adjective || words::parts_of_speech(word).contains(['v', 'a']);
    let spoken_of = || BUSINESS.iter().any(|word| text.contains(word)) || sentence.listed.iter().any(|n| firm(&n));
    !(quoted || beside || enumerated || !verb && spoken_of())
}

/// What is said of firms: company, group, brand, mobile phone, share price, market value, shares, chairman, founder …
const BUSINESS: &[&str] = &[
    "公司",
    "集团",
    "企业",
    "股份",
    "股价",
    "股票",
    "市值",
    "品牌",
    "手机",
    "汽车",
    "电器",
    "家电",
    "笔记本",
    "电脑",
    "平板",
    "系统",
    "总裁",
    "董事长",
    "创始人",
    "首席执行官",
    "CEO",
    "高管",
    "财报",
    "营收",
    "销量",
    "出货量",
    "旗下",
    "科技",
    "芯片",
    "厂商",
    "制造商",
    "供应商",
    "专卖店",
    "旗舰店",
    "官网",
    "官方",
    "应用商店",
    "发布会",
    "新品",
];

/// 海尔 in 萨海尔区: characters of sound go on before the name or behind it, up to what says that it is a place.
fn is_cut_from_a_sound_run(sentence: &Sentence, name: &Listed) -> bool {
    let text = sentence.text;
    let sounds = |c: char| sentence.gazetteer.is_sound(c);
    let firm = matches!(class_of(name, NameKind::Organisation), Some("company" | "media"));
    if !firm || name.span.len() > 9 || !text[name.span.clone()].chars().all(sounds) {
        return false;
    }
    let place = |rest: &str| {
        let mut run = rest.chars().skip_while(|c| sounds(*c) && !PLACE_ENDS.contains(*c));
        run.next().is_some_and(|c| PLACE_ENDS.contains(c))
    };
    let before = text[..name.span.start].chars().next_back();
    let loose = sentence.word_ending_at(name.span.start).is_none_or(|word| word.end - word.start == 3);
    let run_before =
        before.is_some_and(|c| sounds(c) && loose && sentence.gazetteer.sound_weight(c, Position::First) > 0);
    run_before && place(&text[name.span.end..])
}

/// District, county, province, prefecture, river, lake, mountain, island, bay, language, people, desert.
const PLACE_ENDS: &str = "区郡县省州河湖山岛湾语族漠城镇村";

/// 在剑桥的: a town that gives its university its short name is the town where somebody is, comes from or goes.
fn is_the_town_here(sentence: &Sentence, name: &Listed) -> bool {
    let town = matches!(class_of(name, NameKind::Place), Some("city" | "district"));
    let before = &sentence.text[..name.span.start];
    let university = class_of(name, NameKind::Organisation) == Some("university");
    town && university && (before.ends_with(['在', '于', '到', '往', '从', '赴', '去']) || before.ends_with("来自"))
}

#[cfg(test)]
mod tests {
    use crate::extract::ItemKind;
    use crate::lang::zh::items::tests::items;

    fn bodies(text: &str) -> Vec<&str> {
        let found = items(text).into_iter().filter(|(kind, _)| *kind == ItemKind::Organisation);
        found.map(|(_, surface)| surface).collect()
    }

    #[test]
    fn a_firm_that_is_a_word_asks_for_a_sign_of_business() {
        assert_eq!(bodies("这幅画让人产生丰富的联想"), [""; 0]);
        assert_eq!(bodies("联想集团昨天公布了业绩"), ["联想集团"]);
        assert_eq!(bodies("华为、联想都参加了"), ["华为", "联想"]);
        assert_eq!(bodies("全美的学校都放假了"), [""; 0]);
    }

    #[test]
    fn a_sum_and_an_attribute_are_no_firms() {
        assert_eq!(bodies("这不是一加一"), [""; 0]);
        assert_eq!(bodies("普惠贷款余额增长"), [""; 0]);
    }

    #[test]
    fn a_firm_is_not_cut_out_of_a_place_by_sound() {
        assert_eq!(bodies("他们穿过了萨海尔区"), [""; 0]);
        assert_eq!(bodies("海尔公司在当地设厂"), ["海尔公司"]);
    }

    #[test]
    fn who_is_in_a_town_is_not_in_its_university() {
        assert_eq!(bodies("他们住在剑桥"), [""; 0]);
        assert_eq!(bodies("剑桥的研究人员发现了新物种"), ["剑桥"]);
    }
}
