//! Titles and quoted terms: 《works and documents》, “themes”, “coined words”, and Latin words inside Chinese.

use super::terms::{SURE_PLAN, is_plan};
use super::{Candidate, Sentence};
use crate::extract::ItemKind;
use crate::extract::item::Value;
use crate::lang::zh::document;
use crate::lang::zh::gazetteer::{Listed, NameKind, class_of};
use crate::lang::zh::script::is_han;
use crate::lang::zh::words;

/// Titles and terms of a sentence.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(character) = sentence.text[at..].chars().next() {
        let inside = at + character.len_utf8();
        let close = match character {
            '《' => '》',
            '“' => '”',
            '「' => '」',
            '『' => '』',
            '〈' => '〉',
            _ => {
                at = inside;
                continue;
            }
        };
        let Some(length) = closing(&sentence.text[inside..], character, close) else {
            at = inside;
            continue;
        };
        let span = inside..inside + length;
        let kind = kind_of(sentence.text, character, &span);
        if let Some(kind) = kind.filter(|_| character == '《' || !lists_places(sentence, &span)) {
            found.push(Candidate {
                kind,
                value: Value::Name,
                // A quoted name is that name: “上海”.
                rank: match kind {
                    ItemKind::Title => 90,
                    _ if sentence.listed.iter().any(|name| name.span == span) => 50,
                    _ => 53,
                },
                confidence: certainty(sentence.text, character, kind, &span),
                span,
            });
        }
        // What is quoted inside a title belongs to it; what stands inside mere quotation marks is looked at again.
        at = if character == '《' { inside + length } else { inside };
    }
    found
}

/// Whether what is quoted counts up places: “甲省和乙市以及丙市媒体” is somebody's words, no title.
fn lists_places(sentence: &Sentence, span: &std::ops::Range<usize>) -> bool {
    let within = |name: &&Listed| span.start <= name.span.start && name.span.end <= span.end;
    let places = sentence.listed.iter().filter(within).filter(|name| class_of(name, NameKind::Place).is_some());
    let joined = places.filter(|name| {
        sentence.text[name.span.end..]
            .trim_start_matches(['省', '市', '州'])
            .starts_with(['、', '和', '与', '及', '以'])
    });
    joined.count() >= 2
}

/// Book title marks are certain; quotation marks make a theme likely, and a coined word no more than possible, since
/// a quoted word may be any word.
fn certainty(text: &str, open: char, kind: ItemKind, span: &std::ops::Range<usize>) -> u8 {
    let before = text[..span.start - open.len_utf8()].trim_end();
    let after: &str = text[span.end..].trim_start_matches(['”', '」', '』']);
    let named = COINED_BEFORE.iter().any(|word| before.ends_with(word))
        || COINED_AFTER.iter().any(|word| after.starts_with(word));
    let inside = &text[span.clone()];
    let themed = || is_themed(before, behind_all_quotations(&text[span.end..]));
    let work = || is_of_a_work(before) || is_document(inside) || is_discussed(before, inside);
    let programme = || leads_to(after, COINED_AFTER) && !is_said(before) || is_programme(inside);
    match (open, kind) {
        ('《' | '〈', _) => 90,
        (_, ItemKind::Title) if named || is_carried_out(before) && is_slogan(inside) || themed() || work() => 75,
        // A long quotation may be a name, or what somebody said.
        (_, ItemKind::Title) => 65,
        _ if is_plan(&text[span.clone()]) => SURE_PLAN,
        _ if named || programme() || BRAND_BEFORE.iter().any(|word| before.ends_with(word)) => 72,
        _ => 60,
    }
}

/// Brand, series, own label: what is quoted behind it is its name.
const BRAND_BEFORE: &[&str] = &["品牌", "系列", "子品牌", "商标", "平台", "项目", "计划", "基金", "工程", "车型"];

/// Whether one of `words` follows, with up to six characters that say more of it: “…”先心病救治|行动.
fn leads_to(after: &str, words: &[&str]) -> bool {
    let near = after.char_indices().nth(6).map_or(after.len(), |(at, _)| at);
    words.iter().any(|word| {
        word.chars().count() > 1
            && after
                .find(word)
                .is_some_and(|at| at <= near && after[..at].chars().all(|c| is_han(c) && !"的是被和与了".contains(c)))
    })
}

/// Whether a kind of work stands before the quotation, whose title it is: 专辑“…”.
fn is_of_a_work(before: &str) -> bool {
    WORKS.iter().any(|word| before.ends_with(word))
}

/// Album, song, single, programme, column, film, novel, play, exhibition, essay, poem, report, banner that reads ….
const WORKS: &[&str] = &[
    "专辑",
    "歌曲",
    "单曲",
    "节目",
    "栏目",
    "专栏",
    "电影",
    "影片",
    "小说",
    "话剧",
    "舞剧",
    "音乐剧",
    "纪录片",
    "电视剧",
    "剧集",
    "画展",
    "特展",
    "展览",
    "散文",
    "诗歌",
    "组诗",
    "写有",
    "印有",
    "写着",
    "刻有",
    "文章",
    "论文",
];

/// Whether what is quoted ends in the kind of document that it is: 「長照成效報告」. A plan, a project, an action go by
/// names in running text as well.
fn is_document(inside: &str) -> bool {
    let running = [
        "计划", "行动", "项目", "工程", "活动", "奖", "法", "书", "报", "传", "志", "史", "系列", "标准", "发展",
        "保护", "研究", "制度", "战略",
    ];
    document::kind_at_end(inside).is_some_and(|kind| {
        kind.chars().count() > 1
            && !running.contains(&kind)
            && !inside.contains(|c: char| c.is_ascii_digit())
            && inside.chars().count() >= kind.chars().count() + 2
    })
}

/// Whether what is quoted ends in the programme that it is: “清河行动”.
fn is_programme(inside: &str) -> bool {
    let bare = ["计划", "行动", "工程", "项目", "基金", "活动"].iter().find_map(|kind| inside.strip_suffix(kind));
    bare.is_some_and(|bare| (2..=12).contains(&bare.chars().count()) && bare.chars().all(is_han))
}

/// Whether a quotation in two parts (A：B) is what a debate is held about: 围绕“…：…”展开研讨.
fn is_discussed(before: &str, inside: &str) -> bool {
    let parts = inside.split_once(['：', ':']);
    let titled = parts.is_some_and(|(head, tail)| head.chars().count() >= 3 && tail.chars().count() >= 3);
    titled && (is_carried_out(before) || before.ends_with(['以', '就', '为', '是', '对']) || before.ends_with("聚焦"))
}

/// Launched, named, called …
const COINED_BEFORE: &[&str] = &["推出", "名为", "命名为", "取名", "叫做", "称为", "启动", "发起", "实施", "打造"];
/// Plan, project, campaign, platform, satellite, brand, model …
const COINED_AFTER: &[&str] = &["计划", "项目", "行动", "工程", "平台", "卫星", "品牌", "系列", "活动", "号"];

/// Bytes up to the mark that closes, inner pairs of the same marks left aside.
fn closing(inside: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0;
    for (at, character) in inside.char_indices() {
        if character == open {
            depth += 1;
        } else if character == close {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        }
    }
    None
}

/// A book title mark makes a title. Quotation marks make one behind 主题, 题为, 以 … 为题, and round an event; a short
/// quotation is a term; a long one or one with a full stop is what somebody said.
fn kind_of(text: &str, open: char, span: &std::ops::Range<usize>) -> Option<ItemKind> {
    let inside = &text[span.clone()];
    let length = inside.chars().filter(|c| is_han(*c)).count();
    if matches!(open, '《' | '〈') {
        return (!inside.is_empty()).then_some(ItemKind::Title);
    }
    let led = text[..span.start - open.len_utf8()].ends_with(['：', ':', '，']);
    if length == 0 || inside.contains(['。', '！', '？']) || led && length > 10 {
        return None;
    }
    let before = text[..span.start - open.len_utf8()].trim_end();
    let after = behind_all_quotations(&text[span.end..]);
    let themed = is_themed(before, after);
    // “…”书画特展: up to four characters say what kind of exhibition.
    let shown = |word: &str| after.find(word).is_some_and(|at| at <= 12 && after[..at].chars().all(is_han));
    let themed = themed || ["特展", "画展", "大展", "联展", "个展"].into_iter().any(shown);
    let sections = length == 2 && counts_sections(after);
    if themed && length >= 3 || sections || !led && is_carried_out(before) && is_slogan(inside) {
        return Some(ItemKind::Title);
    }
    // “神经”, “走入”: an everyday word in quotation marks is a manner of speaking.
    let coined = COINED_BEFORE.iter().any(|word| before.ends_with(word))
        || COINED_AFTER.iter().any(|word| after.starts_with(word));
    if words::is_word(inside) && !coined {
        return None;
    }
    match length {
        3..=18 if !is_speech(inside) && (is_of_a_work(before) || is_document(inside)) => Some(ItemKind::Title),
        0..=8 if !inside.contains(['，', ',']) => Some(ItemKind::Term),
        9..=30 if is_discussed(before, inside) => Some(ItemKind::Title),
        // A list, a prize, a campaign under a name of its own.
        9..=18 if !inside.contains(['，', ',', '、']) && !is_said(before) && !is_speech(inside) => {
            Some(ItemKind::Title)
        }
        _ => None,
    }
}

/// Whether what stands before or behind a quotation says that it is a theme or a title.
fn is_themed(before: &str, after: &str) -> bool {
    THEME_BEFORE.iter().any(|word| before.ends_with(word))
        || THEME_AFTER.iter().any(|word| after.starts_with(word))
        || counts_sections(after)
        || is_watchword(after)
}

/// “…”的口号, “…”的监管思路, “…”的办学理念: a watchword by what it is, with at most two words between.
fn is_watchword(after: &str) -> bool {
    if ["称号", "荣誉称号", "的称号", "奖章", "口号", "标语", "战略", "方针", "横幅", "原则", "理念"]
        .iter()
        .any(|word| after.starts_with(word))
    {
        return true;
    }
    let Some(rest) = after.strip_prefix('的') else { return false };
    WATCHWORDS.iter().any(|word| rest.find(word).is_some_and(|at| at <= 12 && rest[..at].chars().all(is_han)))
}

/// Slogan, motto, watchword, spirit, idea, line of thought, principle, policy, honour …
const WATCHWORDS: &[&str] = &[
    "口号",
    "标语",
    "横幅",
    "标牌",
    "字样",
    "校训",
    "座右铭",
    "精神",
    "理念",
    "思路",
    "原则",
    "方针",
    "要求",
    "称号",
    "荣誉",
    "模式",
    "战略",
    "主张",
    "倡议",
    "承诺",
    "诉求",
    "呼声",
];

/// “晨曦”“正午”“黄昏”三个单元: sections, counted behind their names.
fn counts_sections(after: &str) -> bool {
    let counted = after.trim_start_matches(|c: char| c.is_ascii_digit() || "两三四五六七八九十".contains(c));
    if counted.len() == after.len() {
        return false;
    }
    let counted = counted.trim_start_matches(['个', '大']);
    ["单元", "展区", "板块", "部分", "篇章", "章节", "乐章", "主题", "专题", "篇", "展厅"]
        .iter()
        .any(|section| counted.starts_with(section))
}

/// Whether a quotation is made as slogans are: of two to four parts of one length (携手共进、共创未来), or counting what
/// it holds (两个毫不动摇).
fn is_slogan(inside: &str) -> bool {
    let parts: Vec<usize> = inside.split(['、', '，', ',', ' ']).map(|part| part.chars().count()).collect();
    let even = (2..=4).contains(&parts.len())
        && (3..=8).contains(&parts[0])
        && parts.iter().all(|length| *length == parts[0])
        && !is_speech(inside);
    let counting = inside.starts_with(['两', '三', '四', '五', '六', '七', '八', '九', '十'])
        && inside.chars().nth(1).is_some_and(|c| c == '个')
        && (4..=8).contains(&inside.chars().count());
    inside.chars().all(|c| is_han(c) || "、，, ".contains(c)) && (even || counting && parts.len() == 1)
}

/// Whether a verb in front says that a programme is carried out or a principle held: 坚持“两个毫不动摇”.
fn is_carried_out(before: &str) -> bool {
    [
        "实行", "坚持", "践行", "推行", "秉持", "秉承", "落实", "贯彻", "提出", "打出", "围绕", "遵循", "恪守", "倡导",
        "弘扬",
    ]
    .iter()
    .any(|word| before.ends_with(word))
}

/// Whether a verb of speech leads the quotation in.
fn is_said(before: &str) -> bool {
    SAID.iter().any(|word| before.trim_end_matches(['：', ':', '，', '道', '是']).ends_with(word))
        || before.ends_with(['：', ':'])
}

/// Said, claimed, stated, warned, admitted, complained, criticised, wrote, recalled, sighed, joked, answered …
const SAID: &[&str] = &[
    "说", "称", "表示", "警告", "承认", "抱怨", "批评", "指责", "写", "写道", "回忆", "感叹", "坦言", "直言", "笑",
    "回答", "回应", "反问", "喊", "高呼", "强调", "认为", "觉得", "形容", "调侃", "呼吁", "指出", "透露", "补充",
    "哀叹", "嘲讽", "否认",
];

/// Whether quoted words are a sentence that somebody says: persons, sentence particles, adverbs and comparisons that no
/// title has.
fn is_speech(inside: &str) -> bool {
    SPOKEN.iter().any(|word| inside.contains(word))
        || inside.starts_with(['把', '被', '别', '就', '都', '也', '连', '再', '还', '没', '不', '很', '太', '比'])
        || inside.ends_with(['了', '吗', '吧', '啊', '呢', '的', '着', '过'])
}

/// I, you, they, oneself, all, as well can, than, must not, has not, will, of it, of all, always, too …
const SPOKEN: &[&str] = &[
    "我们的",
    "我们自己",
    "我不",
    "我会",
    "我是",
    "我要",
    "我想",
    "你们",
    "他们",
    "她们",
    "自己都",
    "都会",
    "都是",
    "也能",
    "也会",
    "也不",
    "就会",
    "就是",
    "才能",
    "才会",
    "得比",
    "比谁",
    "没有",
    "不会",
    "不能",
    "不是",
    "不要",
    "不再",
    "已经",
    "总是",
    "往往",
    "太多",
    "这是",
    "那是",
    "这种",
    "这个",
    "什么",
    "怎么",
    "为什么",
    "根本",
    "简直",
    "一点",
    "看得",
    "说的",
    "了我",
    "了他",
    "当成",
    "当作",
    "可能",
];

/// What follows the closing mark; several quotations in a row share it: 以“甲”“乙”“丙”为主题.
fn behind_all_quotations(text: &str) -> &str {
    let mut rest = text;
    loop {
        let mut characters = rest.chars();
        characters.next();
        rest = characters.as_str();
        let next = rest.trim_start_matches(['、', '和', '，', ',']);
        match next.strip_prefix(['“', '「']).and_then(|inside| inside.find(['”', '」']).map(|end| &inside[end..]))
        {
            Some(closing) => rest = closing,
            None => return rest,
        }
    }
}

/// 主题 theme, 题为 entitled, 名为 named, 以 with, 围绕 around …
const THEME_BEFORE: &[&str] =
    &["主题为", "主题是", "题为", "题为:", "名为", "主题", "口号", "口号是", "主题定为", "代号", "代号为"];
/// 为题, 为主题 as its theme; 的演讲 a speech; 研讨会 a seminar; 特展 an exhibition …
const THEME_AFTER: &[&str] = &[
    "为题",
    "为主题",
    "的主题",
    "的演讲",
    "的报告",
    "主题演讲",
    "研讨会",
    "特展",
    "展览",
    "座谈会",
    "专题",
    "一文",
    "的文章",
];

#[cfg(test)]
mod tests {
    use super::super::tests::items;
    use crate::extract::ItemKind;

    fn titles(text: &str) -> Vec<&str> {
        items(text).into_iter().filter(|(kind, _)| *kind == ItemKind::Title).map(|(_, name)| name).collect()
    }

    #[test]
    fn themes_watchwords_and_sections_are_titles() {
        assert_eq!(titles("大会以“携手共进、共创未来”为主题"), ["携手共进、共创未来"]);
        assert_eq!(titles("公司坚持“两个毫不动摇”"), ["两个毫不动摇"]);
        assert_eq!(titles("他打出“干净面包”的竞选口号"), ["干净面包"]);
        assert_eq!(titles("今年的活动主题定为“静下心、慢下来”"), ["静下心、慢下来"]);
        assert_eq!(titles("市长重申“先修路、后建房”的承诺"), ["先修路、后建房"]);
        assert_eq!(titles("展览分为“晨曦”“流年”“归途”三个单元"), ["晨曦", "流年", "归途"]);
    }

    #[test]
    fn what_somebody_says_is_no_title() {
        for text in [
            "母亲说孩子“连鞋子都没有穿就跑了出来”",
            "他讽刺对手“把国家的钱当成自己的零花钱”",
            "人们感叹“吃得香、睡得好”",
        ] {
            assert_eq!(titles(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn documents_works_and_debates_in_quotation_marks_are_titles() {
        assert_eq!(titles("医院启动“冬季急诊应变方案”"), ["冬季急诊应变方案"]);
        assert_eq!(titles("她发行了专辑“逆光而行”"), ["逆光而行"]);
        assert_eq!(titles("专家围绕“从丝绸到芯片：贸易的新路径”展开研讨"), ["从丝绸到芯片：贸易的新路径"]);
        assert_eq!(titles("他说“这是我们的方案”"), [] as [&str; 0]);
    }

    #[test]
    fn a_programme_is_surer_than_a_manner_of_speaking() {
        let sure = |text: &'static str| {
            let found = super::find(&super::super::tests::sentence(text));
            found.first().map_or(0, |c| c.confidence)
        };
        assert!(sure("“晨星暖心”儿童救治行动开始") > sure("村民喝上“放心水”了"));
        assert!(sure("自有品牌“山谷小厨”热卖") > sure("他是个“老顽童”"));
    }
}
