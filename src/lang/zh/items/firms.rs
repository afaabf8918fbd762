//! Firms and bodies that no head word ends: a coined name with its trade behind (恒远半导体, 东星航空), and a name by
//! sound behind the kind of body that it names (科技公司索利迪安).

use std::ops::Range;

use super::{Candidate, Sentence, sounding};
use crate::extract::ItemKind;
use crate::extract::item::Value;
use crate::lang::zh::gazetteer::{NameKind, Role, class_of};
use crate::lang::zh::person;
use crate::lang::zh::script::is_han;
use crate::lang::zh::words::{self, Word};

/// The firms of a sentence that no head word ends.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (trades, certain) in [(CERTAIN_TRADES, true), (TRADES, false)] {
        for (at, trade) in trades.iter().flat_map(|trade| sentence.text.match_indices(trade)) {
            found.extend(traded(sentence, at..at + trade.len(), certain));
        }
    }
    found.extend(introduced(sentence));
    found.extend(managed(sentence));
    found
}

/// 沉星陶瓷|总经理, 武汉远舟冷柜|总工程师: a coined word and any trade in front of an office that only firms have.
fn managed(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let offices = OFFICES_OF_FIRMS.iter().flat_map(|office| text.match_indices(office).map(|(at, _)| at));
    let ends = offices.map(|at| at - if text[..at].ends_with(['副', '前', '原']) { '副'.len_utf8() } else { 0 });
    ends.filter_map(|end| {
        let start = run_before(sentence, end)?;
        let name = &text[start..end];
        let listed = sentence
            .listed
            .iter()
            .any(|n| n.span.start < end && start < n.span.end && class_of(n, NameKind::Organisation).is_some());
        if listed || words::is_word(name) {
            return None;
        }
        let city = sentence.listed.iter().find(|n| n.span.end == start);
        let city = city.filter(|n| matches!(class_of(n, NameKind::Place), Some("city" | "province" | "county")));
        let span = city.map_or(start, |n| n.span.start)..end;
        Some(Candidate { span, kind: ItemKind::Organisation, value: Value::Name, rank: 62, confidence: 72 })
    })
    .collect()
}

/// The start of the four to six characters before an office that may be a firm: two loose ones and a trade, or a word and
/// two loose ones.
fn run_before(sentence: &Sentence, end: usize) -> Option<usize> {
    const NO_NAME: &str = "任兼升获聘当做原现前副新";
    // 园区内|银桥陶瓷总经理: in, among, after.
    let free = |at: usize| is_free(sentence, at) || sentence.text[..at].ends_with(['内', '里', '中', '外', '后', '时']);
    let (mut start, mut count, mut loose) = (end, 0, 0);
    while let Some(word) = sentence.word_ending_at(start) {
        let length = word.text.chars().count();
        let parts = words::parts_of_speech(word.text);
        let place = sentence.listed.iter().any(|n| {
            n.span.end == start
                && matches!(class_of(n, NameKind::Place), Some("city" | "province" | "county" | "country"))
        });
        let no_name = NEVER.contains(word.text) || NO_NAME.contains(word.text) || parts.contains(['p', 'c', 'r']);
        let body = sentence.gazetteer.role(word.text) == Some(Role::Head) && length > 1;
        let called = person::is_office(word.text) || person::verb_weight(word.text) > 0;
        let noun = length == 1 || parts.starts_with('n') || parts.is_empty() || start == end;
        let has = no_name || body || called || !noun || ATTRIBUTES.contains(&word.text);
        if place || has || length > 3 || count + length > 6 || !word.text.chars().all(is_han) {
            break;
        }
        (start, count) = (word.start, count + length);
        loose += usize::from(length == 1);
        if count >= 4 && loose >= 2 && free(start) {
            break;
        }
    }
    let named = crate::lang::zh::surname::at_start(&sentence.text[start..]).is_some() && loose == count;
    ((4..=6).contains(&count) && loose >= 2 && !named && free(start)).then_some(start)
}

/// Offices that only firms have: general manager, chairman of the board, founder, president, chief engineer, chief
/// executive, analyst.
const OFFICES_OF_FIRMS: &[&str] =
    &["总经理", "董事长", "创始人", "创办人", "总裁", "总工程师", "执行长", "首席执行官", "首席技术官", "分析师"];

/// The name of a firm without its trade, where one ends it: 恒远 of 恒远半导体.
pub(super) fn without_trade(name: &str) -> Option<&str> {
    CERTAIN_TRADES.iter().chain(TRADES).filter_map(|trade| name.strip_suffix(trade)).min_by_key(|bare| bare.len())
}

/// A firm whose name the trade at `trade` ends.
fn traded(sentence: &Sentence, trade: Range<usize>, certain: bool) -> Option<Candidate> {
    let text = sentence.text;
    let after = &text[trade.end..];
    let torn = [trade.start, trade.end].iter().any(|at| sentence.word_across(*at).is_some_and(|word| word.known));
    // 船舶|重工有限公司: the trade is not the end of the name.
    let behind = CERTAIN_TRADES.iter().chain(TRADES).find_map(|trade| after.strip_prefix(*trade)).unwrap_or(after);
    let goes_on = GOES_ON.iter().any(|word| after.starts_with(word))
        || LEGAL.iter().any(|form| behind.starts_with(form))
        || is_in_a_firm(after);
    let listed = sentence.listed.iter().any(|n| {
        n.span.end == trade.end && class_of(n, NameKind::Organisation).is_some()
            || n.span.start < trade.end && trade.end < n.span.end
    });
    if torn || goes_on || listed {
        return None;
    }
    // 智远科技|屡次延误: what a firm does, and how.
    let acts = sentence.word_starting_at(trade.end).is_some_and(|word| {
        let parts = words::parts_of_speech(word.text);
        word.end - word.start > 3 && (parts.starts_with('d') || person::verb_weight(word.text) > 0)
    });
    let signed = acts || SIGNS.iter().any(|sign| after.starts_with(sign));
    let (start, sure) = coined_before(sentence, trade.start)
        .filter(|_| certain || signed)
        .map(|start| (start, 76))
        .or_else(|| noun_before(sentence, trade.start).filter(|_| certain && signed).map(|start| (start, 72)))?;
    let place = sentence.listed.iter().find(|n| n.span.end == start);
    let city = place.filter(|n| matches!(class_of(n, NameKind::Place), Some("city" | "province" | "county")));
    let span = city.map_or(start, |n| n.span.start)..trade.end;
    Some(Candidate { span, kind: ItemKind::Organisation, value: Value::Name, rank: 62, confidence: sure })
}

/// 恒禾航空|零部件有限公司: whether the legal form of a firm stands a few plain characters on.
fn is_in_a_firm(after: &str) -> bool {
    const TRADES_IN_A_ROW: usize = 9;
    let name = &after[..after.char_indices().nth(TRADES_IN_A_ROW).map_or(after.len(), |(at, _)| at)];
    let form = ["有限公司", "有限责任", "股份有限"].iter().filter_map(|form| name.find(form)).min();
    form.is_some_and(|at| after[..at].chars().all(|c| is_han(c) && !NEVER.contains(c)))
}

/// What begins the legal form of a firm.
const LEGAL: [&str; 5] = ["有限", "股份有限", "集团", "公司", "控股"];

/// The start of the two to four loose characters, or of the six that sound, that end at `at`.
fn coined_before(sentence: &Sentence, at: usize) -> Option<usize> {
    let mut start = at;
    let mut count = 0;
    while let Some(word) = sentence.word_ending_at(start).filter(|word| is_loose(word) && count < 6) {
        start = word.start;
        count += 1;
    }
    let name = &sentence.text[start..at];
    let sounds = name.chars().all(|c| sentence.gazetteer.is_sound(c));
    let whole = (2..=3).contains(&count) || count > 3 && sounds;
    let countries = name.chars().all(|c| COUNTRIES.contains(c));
    (whole && !countries && !words::is_word(name) && is_free(sentence, start)).then_some(start)
}

/// The start of the one noun that ends at `at`: 蓝鲸|唱片.
fn noun_before(sentence: &Sentence, at: usize) -> Option<usize> {
    let word = sentence.word_ending_at(at)?;
    let named = word.text.chars().count() == 2
        && words::parts_of_speech(word.text) == "n"
        && sentence.gazetteer.role(word.text).is_none()
        && !sentence.listed.iter().any(|n| n.span.end == at)
        && !ATTRIBUTES.contains(&word.text)
        && !person::is_office(word.text);
    (named && is_free(sentence, word.start)).then_some(word.start)
}

/// Whether a name may begin at `start`: no loose character or noun that it might go on from stands before it.
fn is_free(sentence: &Sentence, start: usize) -> bool {
    let Some(before) = sentence.text[..start].chars().next_back().filter(|c| is_han(*c)) else { return true };
    let place = sentence.listed.iter().any(|n| n.span.end == start && class_of(n, NameKind::Place).is_some());
    let word = sentence.word_ending_at(start);
    place
        || BEFORE.contains(before)
        || word.is_some_and(|word| {
            let parts = words::parts_of_speech(word.text);
            word.end - word.start > 3 && (parts.contains('v') || is_kind(sentence, word))
        })
}

/// Whether a word says what kind of body is named behind it.
fn is_kind(sentence: &Sentence, word: &Word) -> bool {
    sentence.gazetteer.role(word.text) == Some(Role::Head) || KINDS.iter().any(|kind| word.text.ends_with(kind))
}

/// A character that is no word of its own here and may be one of a coined name.
fn is_loose(word: &Word) -> bool {
    let parts = words::parts_of_speech(word.text);
    word.end - word.start == 3
        && word.text.starts_with(is_han)
        && !NEVER.contains(word.text)
        && !parts.contains(['p', 'c', 'd', 'r', 'q'])
}

/// 科技公司索利迪安, 光学厂商哈尔曼: a name by sound behind a kind of body is that body's.
fn introduced(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let kinds = KINDS.iter().flat_map(|kind| text.match_indices(kind).map(|(at, kind)| at..at + kind.len()));
    let foreign = text.match_indices('商').map(|(at, trader)| at..at + trader.len()).filter(|span| {
        sentence.listed.iter().any(|n| n.span.end == span.start && class_of(n, NameKind::Place) == Some("country"))
    });
    let specified = |span: &Range<usize>| {
        let word = sentence.word_ending_at(span.end);
        let longer = word.is_some_and(|word| word.end - word.start > 6 || word.start < span.start);
        let before = sentence.word_ending_at(span.start);
        longer
            || span.len() > 6
            || before.is_some_and(|word| word.end - word.start > 3 && words::parts_of_speech(word.text).contains('n'))
    };
    kinds
        .filter(specified)
        .chain(foreign)
        .filter_map(|kind| {
            let end = end_of_sounds(sentence, kind.end);
            let name = &text[kind.end..end];
            let length = name.chars().count();
            let weighs = || sounding::weight_of(sentence, name) >= WEIGHT * length as i32;
            let known = sentence
                .listed
                .iter()
                .any(|n| n.span == (kind.end..end) && n.kinds.iter().any(|(kind, _)| *kind != NameKind::ForeignName));
            let whole = !text[end..].starts_with('·') && !known && !words::is_word(name);
            ((3..=8).contains(&length) && whole && weighs()).then_some(kind.end..end)
        })
        .map(|span| Candidate { span, kind: ItemKind::Organisation, value: Value::Name, rank: 62, confidence: 78 })
        .collect()
}

/// Whether the kind of body that ends at `end` stands before the name of one.
pub(super) fn names_one(sentence: &Sentence, end: usize) -> bool {
    introduced(sentence).iter().any(|name| name.span.start == end)
}

/// What a name must weigh for each of its characters.
const WEIGHT: i32 = 50;

/// How far a run of characters of sound goes from `start`.
fn end_of_sounds(sentence: &Sentence, start: usize) -> usize {
    let mut at = start;
    while let Some(word) = sentence.word_starting_at(at) {
        let piece = || {
            let kinds = sentence.gazetteer.kinds(word.text);
            kinds.iter().any(|(kind, _)| *kind == NameKind::ForeignName) && !words::is_word(word.text)
        };
        let loose = word.end - word.start == 3 && !NEVER.contains(word.text);
        let sounds = word.text.chars().all(|c| sentence.gazetteer.is_sound(c));
        if !sounds || !loose && !piece() || at > start + 6 && person::verb_weight(word.text) > 0 {
            break;
        }
        at = word.end;
    }
    at
}

/// Trades that hardly anything but a firm has behind a coined word: semiconductors, pictures, records, pharmaceuticals,
/// airlines, securities, futures, dairy, spirits, real estate, media, heavy industry, life insurance, consulting …
const CERTAIN_TRADES: &[&str] = &[
    "半导体",
    "影业",
    "唱片",
    "药业",
    "航空",
    "证券",
    "期货",
    "乳业",
    "酒业",
    "置业",
    "地产",
    "传媒",
    "重工",
    "人寿",
    "制药",
    "咨询",
    "机器人",
    "新材料",
    "新能源",
    "生物科技",
    "生物医药",
    "生物技术",
    "股份",
    "控股",
    "实业",
    "造船",
    "船舶",
    "海运",
    "航运",
    "快递",
    "速递",
    "速运",
    "物流",
    "光电",
    "光学",
    "微电子",
    "精密",
    "信托",
    "租车",
    "矿业",
    "锂业",
    "铝业",
    "钢铁",
    "水泥",
    "石化",
    "化工",
    "纺织",
    "服饰",
    "鞋业",
    "家居",
    "啤酒",
    "饮料",
    "娱乐",
    "影视",
    "动漫",
    "创投",
    "旅行社",
];

/// Trades that are as often what is spoken of; a firm is meant where something firms do follows.
const TRADES: &[&str] = &[
    "科技", "电子", "汽车", "网络", "能源", "国际", "工业", "生物", "医药", "医疗", "健康", "电气", "电器", "电力",
    "食品", "农业", "建设", "建筑", "投资", "金融", "智能", "通信", "通讯", "电信", "数据", "信息", "材料", "动力",
    "文化", "体育", "教育", "旅游", "酒店", "餐饮", "环保", "游戏", "软件", "资本", "基金", "银行", "保险", "客运",
    "百货", "超市", "出版", "书店",
];

/// What makes the trade one that is spoken of: 半导体行业, 航空母舰, 保险业 ….
const GOES_ON: &[&str] = &[
    "产业", "行业", "市场", "技术", "设备", "产品", "器件", "芯片", "领域", "企业", "制造", "厂", "业", "板块", "工程",
    "学", "专业", "材料", "公司", "集团", "有限", "股份", "控股", "母舰", "航天", "器", "机", "兵", "法", "化", "站",
    "交易", "合约", "部门", "监管", "展", "节", "赛", "大会", "协会", "研究", "大学", "服务", "系统", "工作", "园",
    "卡", "人", "费", "线", "店", "电台", "节目", "频道", "专辑", "封面", "唱片", "公园",
];

/// What follows the name of a firm: announced, said, released, share price, chief, chairman, spokesman, analyst, plane,
/// flight, under its roof …
const SIGNS: &[&str] = &[
    "宣布",
    "表示",
    "发布",
    "推出",
    "公布",
    "股价",
    "首席",
    "董事",
    "总裁",
    "发言人",
    "创始",
    "总经理",
    "分析师",
    "分析员",
    "经济学家",
    "客机",
    "航班",
    "飞机",
    "班机",
    "旗下",
    "的首席",
    "的发言人",
    "的分析师",
    "的董事",
    "的总裁",
    "的创始",
    "的航班",
    "的客机",
    "称",
    "说",
    "透露",
    "指出",
    "取消",
    "计划",
    "预计",
    "今年",
    "去年",
    "今天",
    "今日",
    "昨天",
    "昨日",
    "周一",
    "周二",
    "周三",
    "周四",
    "周五",
    "第一季",
    "第二季",
    "第三季",
    "第四季",
    "上市",
    "市值",
    "财报",
    "营收",
    "出品",
    "发行",
    "签约",
    "合资",
    "合作",
    "携手",
    "供货",
    "供应",
    "收购",
    "裁员",
    "停飞",
    "复飞",
    "将于",
    "拟",
    "已向",
    "向",
    "与",
    "、",
];

/// Kinds of bodies, behind which a name stands: company, firm, institution, maker, brand, site, platform, think tank …
const KINDS: &[&str] = &[
    "公司",
    "企业",
    "机构",
    "厂商",
    "品牌",
    "制造商",
    "网站",
    "平台",
    "智库",
    "出版商",
    "巨头",
    "代工厂",
    "工厂",
    "开发商",
    "供应商",
    "运营商",
    "零售商",
    "承包商",
    "经销商",
    "组织",
    "团体",
    "车企",
    "药企",
    "券商",
    "投行",
    "乐队",
    "乐团",
    "剧团",
    "俱乐部",
    "车队",
    "球队",
    "报纸",
    "杂志",
    "连锁店",
    "律所",
    "超市",
    "商店",
    "百货",
    "航空公司",
    "球会",
    "豪门",
    "酒企",
    "房企",
    "船东",
    "分销商",
    "批发商",
    "生产商",
    "服务商",
    "集团",
];

/// What no coined name has: particles, numerals, verbs that have a firm for their object (fly with, buy, make, see …).
const NEVER: &str = "的了在由对向从到于被把将是为以及或并且而但也都就还则让使给比按据自等该此本各每某几两一二三四五六七八九十说称任\
                     曾已正又再更很最不没有去来上下内外前后间时年月日名位家个乘搭坐买卖购做学用赴找看见跟同驾开搞办靠选投和与";

/// What may stand before a name: of, and, with, by, to, from, in, is, has, take, ride …
const BEFORE: &str = "的和与及由对向从在是有据被将把让给为于以等称说乘搭坐属了到";

/// Characters that stand for countries and quarters: 中美, 日韩, 东欧.
const COUNTRIES: &str = "中美日韩英法德俄欧印台港澳华东西南北亚非朝越意苏";

/// What says of what kind a trade is and names no firm.
const ATTRIBUTES: &[&str] = &[
    "民用", "通用", "军用", "商业", "地方", "流行", "古典", "黑胶", "国债", "股指", "黄金", "原油", "商品", "有价",
    "政府", "企业", "人身", "财产", "社会", "医疗", "养老", "车辆", "法律", "心理", "财务", "管理", "技术", "政策",
    "工业", "服务", "家用", "手机", "电脑", "网络", "新闻", "大众", "主流", "社交", "官方", "公司", "风险", "私募",
    "高速", "城市", "国家", "中央", "世界", "全球", "传统", "现代", "本地", "国内", "国外", "海外", "境外", "外国",
];

#[cfg(test)]
mod tests {
    use super::super::tests::items;
    use crate::extract::ItemKind;

    fn bodies(text: &str) -> Vec<&str> {
        items(text).into_iter().filter(|(kind, _)| *kind == ItemKind::Organisation).map(|(_, name)| name).collect()
    }

    #[test]
    fn a_coined_name_and_its_trade_are_a_firm() {
        assert_eq!(bodies("恒远半导体今天公布财报"), ["恒远半导体"]);
        assert_eq!(bodies("乘客改搭东星航空的航班"), ["东星航空"]);
        assert_eq!(bodies("她与蓝鲸唱片签约"), ["蓝鲸唱片"]);
        assert_eq!(bodies("杭州灵途机器人已交付"), ["杭州灵途机器人"]);
        assert_eq!(bodies("浙江远洲船舶重工有限公司中标"), ["浙江远洲船舶重工有限公司"]);
        assert_eq!(bodies("连锁店哈尔登股价下跌"), ["哈尔登"]);
    }

    #[test]
    fn a_firm_goes_by_its_whole_legal_name() {
        assert_eq!(bodies("宁波恒禾航空零部件有限公司生产螺栓"), ["宁波恒禾航空零部件有限公司"]);
        assert_eq!(bodies("无锡沐川光电传感技术有限公司获得投资"), ["无锡沐川光电传感技术有限公司"]);
    }

    #[test]
    fn an_office_of_firms_tells_a_coined_name() {
        assert_eq!(bodies("沉星陶瓷总经理王建国介绍了情况"), ["沉星陶瓷"]);
        assert_eq!(bodies("由张伟任总经理"), [""; 0]);
        assert_eq!(bodies("他任公司总经理多年"), [""; 0]);
    }

    #[test]
    fn a_trade_is_none() {
        for text in ["半导体行业回暖", "中美半导体之争", "发展民用航空事业", "国产机器人出口增长", "购买黄金期货合约"]
        {
            assert_eq!(bodies(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn a_name_by_sound_behind_its_kind_is_a_body() {
        assert!(bodies("美国科技公司索利迪安周三发布手表").contains(&"索利迪安"));
        assert!(bodies("镜片由光学厂商哈尔曼供应").contains(&"哈尔曼"));
        assert!(!bodies("该公司董事长马丁·科尔曼说").contains(&"马丁"));
    }
}
