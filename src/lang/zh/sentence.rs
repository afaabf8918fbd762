//! Where a Chinese sentence ends, and which lines of a Chinese web page are no part of the article.

use super::script::is_han;
use crate::segment::{LineKind, SentenceRules, ZoneRules};

/// Cuts Chinese.
#[derive(Debug, Clone, Copy, Default)]
pub struct ChineseSentences;

impl SentenceRules for ChineseSentences {
    fn ends(&self, paragraph: &str) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut at = 0;
        while let Some(character) = paragraph[at..].chars().next() {
            at += character.len_utf8();
            if !is_terminator(character, &paragraph[..at], &paragraph[at..]) {
                continue;
            }
            let start = ends.last().copied().unwrap_or(0);
            let closers: usize =
                paragraph[at..].chars().take_while(|c| TERMINATORS_AND_CLOSERS.contains(*c)).map(char::len_utf8).sum();
            let quoted = paragraph[at..at + closers].contains(['”', '」', '』', '"']);
            at += closers;
            if quoted && attribution_follows(&paragraph[at..]) || inside_brackets(&paragraph[start..at]) {
                continue;
            }
            ends.push(at);
        }
        if ends.last() != Some(&paragraph.len()) {
            ends.push(paragraph.len());
        }
        ends
    }
}

/// Whether the character just passed ends a sentence.
fn is_terminator(character: char, before: &str, after: &str) -> bool {
    match character {
        '。' | '！' | '？' | '｡' => true,
        '!' | '?' => {
            let previous = before[..before.len() - 1].chars().next_back();
            previous.is_some_and(|c| is_han(c) || c == '”') && !after.starts_with(|c: char| c.is_ascii_alphanumeric())
        }
        // A Latin full stop ends a Chinese sentence only between Han characters and at the end of a line.
        '.' => {
            let previous = before[..before.len() - 1].chars().next_back();
            previous.is_some_and(is_han)
                && (after.is_empty() || after.starts_with([' ', '”', '"']) || after.starts_with(is_han))
        }
        '…' => before.ends_with("……") && after.trim_start().is_empty(),
        _ => false,
    }
}

/// Marks that close with the sentence.
const TERMINATORS_AND_CLOSERS: &str = "。！？!?”」』’）)】》\"";

/// Whether what follows a quotation only says who spoke: “…。”他说。
fn attribution_follows(after: &str) -> bool {
    let clause: String = after.chars().take_while(|c| !"。！？，,；".contains(*c)).take(25).collect();
    let short = clause.chars().count() < 25;
    short && SPEECH.iter().any(|verb| clause.ends_with(verb)) && !clause.contains(['“', '「'])
}

/// 说 say, 表示 state, 道 (he) said, …
const SPEECH: &[&str] = &[
    "说",
    "说道",
    "表示",
    "指出",
    "称",
    "写道",
    "问道",
    "答道",
    "喊道",
    "补充道",
    "强调",
    "坦言",
    "笑道",
    "告诉记者",
    "介绍",
    "回忆道",
    "解释道",
    "感叹道",
    "呼吁",
    "认为",
    "道",
    "地说",
    "说到",
    "说明",
];

/// Whether `sentence` ends within brackets that it opened.
fn inside_brackets(sentence: &str) -> bool {
    let count = |marks: &[char]| sentence.chars().filter(|c| marks.contains(c)).count();
    let open = count(&['（', '(', '《', '【']);
    open > count(&['）', ')', '》', '】']) && sentence.chars().count() < 400
}

impl ZoneRules for ChineseSentences {
    fn kind(&self, line: &str) -> LineKind {
        let length = line.chars().count();
        let ends_sentence =
            line.ends_with(['。', '！', '？', '”', '」', '…', '；', '!', '?', '"']) || line.ends_with("...");
        if starts_closing_frame(line, length) {
            LineKind::Closing
        } else if is_mark(line, length) {
            LineKind::Mark
        } else if length <= 45 && !ends_sentence {
            LineKind::Short
        } else {
            LineKind::Text
        }
    }
}

/// Opens what a site puts behind the article.
fn starts_closing_frame(line: &str, length: usize) -> bool {
    let bare = line.trim_start_matches(['【', '[', '（', '(', '■', '▲', '●', '·', ' ', '>', '»', '＞']);
    let opens = |words: &[&str]| words.iter().any(|word| bare.starts_with(word));
    length <= 14 && opens(CLOSING_HEADINGS)
        || opens(DISCLAIMERS)
            && (bare.contains("本网")
                || bare.contains("本站")
                || bare.contains("本文")
                || bare.contains("转载")
                || bare.contains("版权")
                || length <= 8)
}

/// Related articles, further reading, hot topics, comments …
const CLOSING_HEADINGS: &[&str] = &[
    "相关推荐",
    "相关阅读",
    "相关新闻",
    "相关报道",
    "相关链接",
    "相关文章",
    "延伸阅读",
    "推荐阅读",
    "热门推荐",
    "热门文章",
    "热门新闻",
    "热门排行",
    "猜你喜欢",
    "更多新闻",
    "更多精彩",
    "更多阅读",
    "更多报道",
    "精彩推荐",
    "为您推荐",
    "为你推荐",
    "最新文章",
    "最新新闻",
    "最新消息",
    "今日热点",
    "热点新闻",
    "热点推荐",
    "点击排行",
    "阅读排行",
    "新闻排行",
    "编辑推荐",
    "网友评论",
    "全部评论",
    "最新评论",
    "发表评论",
    "用户评论",
    "评论区",
    "上一篇",
    "下一篇",
    "友情链接",
    "关于我们",
    "返回首页",
    "返回顶部",
    "分享到",
    "分享至",
    "分享：",
    "扫一扫",
    "扫码",
    "标签：",
    "关键词：",
    "Tags",
    "TAG",
    "Related",
];
/// Disclaimer, copyright, reprint notice …
const DISCLAIMERS: &[&str] = &[
    "声明",
    "免责声明",
    "版权声明",
    "郑重声明",
    "特别声明",
    "重要声明",
    "本网声明",
    "法律声明",
    "转载声明",
    "风险提示",
    "版权所有",
    "凡本网",
    "本文仅代表",
    "本站所有",
    "未经授权",
    "以上内容",
    "©",
    "Copyright",
    "特此声明",
    "【免责",
];

/// A line that is a mark by itself.
fn is_mark(line: &str, length: usize) -> bool {
    let bare = line.trim_matches(['（', '(', '）', ')', '【', '】', '[', ']', ' ', '|', '｜']);
    let signature = SIGNATURES.iter().any(|word| bare.starts_with(word)) && length <= 40 && !bare.ends_with('。');
    let navigation = NAVIGATION.iter().any(|word| bare.starts_with(word));
    let code = length <= 12
        && !bare.is_empty()
        && bare.chars().all(|c| c.is_ascii_alphanumeric() || "-_#.".contains(c))
        && bare.chars().any(|c| c.is_ascii_digit());
    signature || navigation || code || is_date_line(bare, length) || is_button_row(line)
}

/// Editor, reviewer, photographer, layout …
const SIGNATURES: &[&str] = &[
    "编辑：",
    "编辑:",
    "责编：",
    "责编:",
    "责任编辑",
    "编审",
    "审核：",
    "审核:",
    "校对：",
    "校对:",
    "校对",
    "值班编辑",
    "实习编辑",
    "主编：",
    "监制：",
    "统筹：",
    "来源：",
    "来源:",
    "作者：",
    "作者:",
    "文：",
    "图：",
    "文/",
    "图/",
    "图源",
    "图片来源",
    "记者：",
    "原标题",
    "发稿",
    "供稿",
    "撰稿",
    "摄影：",
    "翻译：",
    "制图",
    "排版",
    "终审",
    "初审",
    "复审",
    "一审",
    "二审",
    "三审",
    "通讯员：",
    "新闻热线",
    "投稿邮箱",
    "联系电话",
    "举报",
];
/// Breadcrumbs and page furniture.
const NAVIGATION: &[&str] = &[
    "当前位置",
    "您的位置",
    "您现在的位置",
    "你的位置",
    "位置：",
    "首页 >",
    "首页>",
    "首页 »",
    "打印本页",
    "字号",
    "字体：",
    "收藏",
    "点赞",
    "阅读量",
    "浏览次数",
    "浏览量",
    "点击数",
    "点击量",
];

/// A line with date and time, and beside it at most a source, an author and counts.
fn is_date_line(bare: &str, length: usize) -> bool {
    let stamp = has_date_stamp(bare);
    let sentence = bare.contains(['，', '。', '；']);
    let furniture = DATE_LINE_WORDS.iter().any(|word| bare.contains(word));
    stamp && !sentence && (furniture && length <= 90 || length <= 24)
}

const DATE_LINE_WORDS: &[&str] =
    &["来源", "阅读", "作者", "浏览", "点击", "评论", "发布", "编辑", "责编", "记者", "字号", "更新", "时间"];

/// 2025-09-26, 2025/9/26, 2025年9月26日 with or without a time, at the start or after a word such as 发布时间.
fn has_date_stamp(text: &str) -> bool {
    let digits: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let full = digits.windows(3).any(|w| {
        w[0].len() == 4 && (w[0].starts_with("19") || w[0].starts_with("20")) && w[1].len() <= 2 && w[2].len() <= 2
    });
    let covered: usize = digits.iter().map(|d| d.len()).sum();
    let starts =
        text.starts_with(|c: char| c.is_ascii_digit()) || DATE_LINE_WORDS.iter().any(|word| text.starts_with(word));
    full && starts && covered >= 6
}

/// [打印] [关闭], 微信 微博 QQ空间: nothing but short words in a row.
fn is_button_row(line: &str) -> bool {
    const BUTTONS: &[&str] =
        &["打印", "关闭", "微信", "微博", "QQ空间", "朋友圈", "收藏", "分享", "点赞", "评论", "复制链接"];
    let words: Vec<&str> = line.split([' ', '[', ']', '|', '：', '　', '｜']).filter(|word| !word.is_empty()).collect();
    !words.is_empty() && words.iter().all(|word| BUTTONS.iter().any(|button| word.starts_with(button)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(paragraph: &str) -> Vec<String> {
        let mut start = 0;
        let cut = |end: usize| {
            let text = paragraph[start..end].to_owned();
            start = end;
            text
        };
        ChineseSentences.ends(paragraph).into_iter().map(cut).collect()
    }

    #[test]
    fn keeps_the_closing_quote_with_its_sentence() {
        assert_eq!(sentences("他来了。她说：“我走了。”天黑了。"), ["他来了。", "她说：“我走了。”", "天黑了。"]);
    }

    #[test]
    fn keeps_an_attribution_with_its_quotation() {
        assert_eq!(sentences("“桥断了。”村民阿米才说。她今年三十岁。"), ["“桥断了。”村民阿米才说。", "她今年三十岁。"]);
    }

    #[test]
    fn a_decimal_point_ends_nothing() {
        assert_eq!(sentences("增长1.5%，达到3.2亿元。"), ["增长1.5%，达到3.2亿元。"]);
    }

    #[test]
    fn knows_the_frame_of_a_page() {
        for mark in [
            "2025-09-26 15:10:36 来源:中新网上海    阅读量:8028",
            "（编辑：林小满）",
            "Es916",
            "当前位置：首页 > 产经 > 正文",
            "[打印] [关闭]",
            "2025年09月18日 20:14  来源：浦江观察  作者：阿朱",
        ] {
            assert_eq!(ChineseSentences.kind(mark), LineKind::Mark, "{mark}");
        }
        for closing in ["相关推荐", "声明:本网转发此文章,旨在为读者提供更多信息资讯", "分享到：微信 微博"]
        {
            assert_eq!(ChineseSentences.kind(closing), LineKind::Closing, "{closing}");
        }
        for text in ["2025年9月26日，会议在上海举行。", "声明发表后，双方举行了会谈，并就有关问题达成一致。"]
        {
            assert_eq!(ChineseSentences.kind(text), LineKind::Text, "{text}");
        }
    }
}
