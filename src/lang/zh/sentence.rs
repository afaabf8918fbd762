//! Where a Chinese sentence ends, and which lines of a Chinese web page are no part of the article.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::script::is_han;
use crate::lang::tsv;
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
    "问",
    "反问",
    "追问",
    "回答",
    "反驳",
    "解释",
    "感慨",
    "承认",
    "坦承",
    "回忆",
    "补充",
    "问他",
    "问她",
    "问我",
    "对他说",
    "告诉他",
    "告诉她",
    "告诉我",
    "告诉我们",
    "告诉笔者",
    "提醒",
    "嘱咐",
    "叮嘱",
    "喊",
    "嘀咕",
    "嘟囔",
    "笑着",
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

/// Opens what a site puts behind the article: related articles, a disclaimer.
fn starts_closing_frame(line: &str, length: usize) -> bool {
    let bare = line.trim_start_matches(OPENING_MARKS);
    let heading = frame(bare, Frame::Heading);
    let titled = |rest: &str| length <= 60 && rest.trim_start_matches(CLOSING_MARKS).starts_with(['：', ':']);
    heading.is_some_and(|rest| length <= 14 || titled(rest) || rest.starts_with(CLOSING_MARKS) && length <= 60)
        || frame(bare, Frame::Disclaimer).is_some()
            && (length <= 8 || OF_PUBLISHING.iter().any(|word| bare.contains(word)))
}

/// What stands before a heading of the frame, and behind it.
const OPENING_MARKS: [char; 13] = ['【', '[', '（', '(', '■', '▲', '●', '·', ' ', '>', '»', '＞', '◆'];
const CLOSING_MARKS: [char; 3] = ['】', ']', '）'];

/// One of these words at least is in a disclaimer.
const OF_PUBLISHING: [&str; 11] =
    ["本网", "本站", "本文", "转载", "版权", "不构成", "投资", "侵权", "许可", "授权", "来源"];

/// A line that is a mark by itself.
fn is_mark(line: &str, length: usize) -> bool {
    let bare = line.trim_start_matches(OPENING_MARKS);
    let bare = bare.trim_matches(['（', '(', '）', ')', '【', '】', '[', ']', ' ', '|', '｜']);
    // 来源| and 来源｜ are one: in the list the narrow bar parts alternatives.
    let bare = bare.replace('|', "｜");
    let bare = bare.as_str();
    let furniture = |of: Frame| length <= 40 && !bare.ends_with('。') && frame(bare, of).is_some();
    let code = length <= 12
        && !bare.is_empty()
        && bare.chars().all(|c| c.is_ascii_alphanumeric() || "-_#.".contains(c))
        && bare.chars().any(|c| c.is_ascii_digit());
    // 编译 林小满；审校 陈一鸣.
    let role = || frame(bare, Frame::Role).is_some_and(|rest| rest.starts_with([' ', '　', '：', ':', '/', '｜']));
    furniture(Frame::Signature)
        || furniture(Frame::Role) && role()
        || furniture(Frame::Navigation)
        || code
        || invites(bare, length)
        || is_date_line(bare, length)
        || is_button_row(line)
}

/// What a piece of the frame of a site is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// Related articles, comments, the next page: the site's own from here on.
    Heading,
    /// Disclaimer, copyright, reprint notice.
    Disclaimer,
    /// Editor, photographer, source, hot line.
    Signature,
    /// Breadcrumbs, counts, codes to scan, links to click.
    Navigation,
    /// One of the words of a row of buttons.
    Button,
    /// What somebody did for the article, before the name: translated, revised.
    Role,
    /// How an invitation to go on on the site begins.
    Invitation,
    /// What it invites to do.
    Act,
    /// Where: the site's application, channel or code.
    Own,
}

/// What follows the words of the frame `of` that `text` begins with.
fn frame(text: &str, of: Frame) -> Option<&str> {
    let listed = FRAMES.0.get(&text.chars().next()?)?.iter().filter(|(_, kind)| *kind == of);
    listed.filter_map(|(word, _)| text.strip_prefix(word)).min_by_key(|rest| rest.len())
}

/// The words of the frame by their first character.
struct Frames(FxHashMap<char, Vec<(&'static str, Frame)>>);

impl Frames {
    /// The words of one kind, in no order.
    fn of(&self, wanted: Frame) -> impl Iterator<Item = &str> {
        self.0.values().flatten().filter(move |(_, kind)| *kind == wanted).map(|(word, _)| *word)
    }
}

static FRAMES: LazyLock<Frames> = LazyLock::new(|| {
    let frame_of = |name: &str| match name {
        "heading" => Frame::Heading,
        "disclaimer" => Frame::Disclaimer,
        "signature" => Frame::Signature,
        "navigation" => Frame::Navigation,
        "role" => Frame::Role,
        "invitation" => Frame::Invitation,
        "act" => Frame::Act,
        "own" => Frame::Own,
        _ => Frame::Button,
    };
    let mut frames: FxHashMap<char, Vec<(&str, Frame)>> = FxHashMap::default();
    for [words, kind] in tsv::rows(include_str!("data/site-frame.tsv")) {
        let first = words.chars().next().expect("the data test refuses empty cells");
        frames.entry(first).or_default().extend(tsv::cell(kind).map(|kind| (words, frame_of(kind))));
    }
    Frames(frames)
});

/// An invitation to go on on the site: to what more there is, by a click or a code, in its app or channel. The phrases
/// combine freely: 想了解更多内容，请扫描下方二维码.
fn invites(bare: &str, length: usize) -> bool {
    if length > 40 || frame(bare, Frame::Invitation).is_none() {
        return false;
    }
    let has = |of: Frame| FRAMES.of(of).any(|word| bare.contains(word));
    // Whoever reports of such things says who did them.
    let told = ["表示", "介绍", "记者", "他", "她", "用户", "了", "年", "公司"].iter().any(|word| bare.contains(word))
        && !bare.starts_with("了解");
    !told && has(Frame::Act) && (has(Frame::Own) || bare.starts_with("更多"))
}

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
    let words: Vec<&str> = line.split([' ', '[', ']', '|', '：', '　', '｜']).filter(|word| !word.is_empty()).collect();
    // A count may follow: 点赞(12).
    let button = |word: &&str| frame(word, Frame::Button).is_some_and(|rest| !rest.contains(is_han));
    !words.is_empty() && words.iter().all(button)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::zh::fold::ChineseFold;
    use crate::lang::zh::words::Nameless;
    use crate::normalise::Fold;
    use crate::segment::{Layout, Segment, segment};

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
        assert_eq!(sentences("“卖给谁呢？”老林问他。他没回答。"), ["“卖给谁呢？”老林问他。", "他没回答。"]);
        assert_eq!(sentences("“桥断了。”村民阿米才说。她今年三十岁。"), ["“桥断了。”村民阿米才说。", "她今年三十岁。"]);
    }

    #[test]
    fn a_decimal_point_ends_nothing() {
        assert_eq!(sentences("增长1.5%，达到3.2亿元。"), ["增长1.5%，达到3.2亿元。"]);
    }

    #[test]
    fn the_frame_behind_the_last_sentence_is_none_of_the_article() {
        let zones = |text: &str| {
            let document = segment(
                ChineseFold::new(&Nameless).fold(text),
                Layout::Paragraphs,
                &ChineseSentences,
                &ChineseSentences,
            );
            let texts = |of: &[Segment]| of.iter().map(|s| document.text(s).to_owned()).collect::<Vec<_>>().join("|");
            (texts(&document.segments), texts(&document.excluded))
        };
        let (body, frame) = zones("雨下了一夜。天亮时停了。（责任编辑：林小满）扫一扫，手机看新闻");
        assert_eq!(
            (body.as_str(), frame.as_str()),
            ("雨下了一夜。|天亮时停了。", "（责任编辑：林小满）扫一扫，手机看新闻")
        );
        let (body, frame) = zones("雨下了一夜。他说：“扫码就能买到伞。”");
        assert_eq!((body.as_str(), frame.as_str()), ("雨下了一夜。|他说：“扫码就能买到伞。”", ""));
    }

    #[test]
    fn knows_the_frame_of_a_page() {
        for mark in [
            "2025-09-26 15:10:36 来源:中新网上海    阅读量:8028",
            "（编辑：林小满）",
            "(编译 林小满;审校 陈一鸣)",
            "翻译：林小满",
            "■报料热线　按此订阅电子报",
            "Es916",
            "当前位置：首页 > 产经 > 正文",
            "[打印] [关闭]",
            "2025年09月18日 20:14  来源：浦江观察  作者：阿朱",
            "【责任编辑：林小满】【打印】",
            "点击订阅本报早间快讯",
            "来源|晨光网",
            "更多深度报道，请下载晨光新闻客户端",
            "想看更多视频，请扫描下方二维码",
            "点击进入专题页面，查看完整名单",
            "长按识别二维码，关注晨光公众号",
            "请打开手机APP观看直播",
            "关注本报视频号，看更多现场画面",
        ] {
            assert_eq!(ChineseSentences.kind(mark), LineKind::Mark, "{mark}");
        }
        for closing in [
            "相关推荐",
            "声明:本网转发此文章,旨在为读者提供更多信息资讯",
            "分享到：微信 微博",
            "相关链接：春茶上市",
            "【相关专题】茶乡行",
            "（本文不构成投资建议）",
        ] {
            assert_eq!(ChineseSentences.kind(closing), LineKind::Closing, "{closing}");
        }
        for text in [
            "2025年9月26日，会议在上海举行。",
            "声明发表后，双方举行了会谈，并就有关问题达成一致。",
            "收藏家把它捐给了博物馆。",
            "更多居民表示，他们已下载社区的客户端。",
            "扫描古籍的工作已经进行了三年。",
            "编译这部词典用了三年，校对又用了一年。",
        ] {
            assert_eq!(ChineseSentences.kind(text), LineKind::Text, "{text}");
        }
    }
}
