//! The clauses of a Chinese sentence, as its marks part them: what stands between commas, colons, dashes, brackets
//! and quotation marks, and between the commas of a list.

use std::ops::Range;

use super::script::is_han;
use super::words::words;

/// Words that join one more member to what stands before them.
const JOINING: [&str; 8] = ["和", "及", "以及", "并", "并且", "而且", "或", "或者"];
/// Characters that a member has at least, its joining word counted, and what stands before it.
const MEMBER: usize = 3;
/// Characters of what stands before it where other members do already.
const LISTED: usize = 2;
/// Characters of what 等 leads back to after a list, from which on it says something of its own, and doesn't just sum up:
/// 滑坡、泥石流等次生灾害.
const SAYING: usize = 8;

/// The clauses of `sentence` in order, in bytes, cut further where a list of members begins another and where it ends:
/// 钢铁、玻璃 / 和有色金属 / 等行业增速回落.
pub fn members(sentence: &str) -> Vec<Range<usize>> {
    let listed = |clause: &Range<usize>| sentence[..clause.start].ends_with('、');
    clauses(sentence)
        .into_iter()
        .flat_map(|clause| cut(&sentence[clause.clone()], clause.start, listed(&clause)))
        .collect()
}

/// Cuts a clause, whose beginning may be `listed` behind other members.
fn cut(clause: &str, offset: usize, mut listed: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut joined) = (0, false);
    let in_title = |at: usize| clause[..at].rfind('《') > clause[..at].rfind('》');
    if !listed && let Some(setting) = setting(clause) {
        for at in [setting.start, setting.end] {
            if at > start && at < clause.len() {
                found.push(offset + start..offset + at);
                start = at;
            }
        }
    }
    for word in words(clause).iter().filter(|word| !in_title(word.start)) {
        let (at, rest) = match word.text {
            "等" if listed => (word.start, SAYING),
            "的" if listed && joined => (word.end, MEMBER),
            text if JOINING.contains(&text) => (word.start, MEMBER),
            _ => continue,
        };
        let shortest = if listed { LISTED } else { MEMBER };
        if at > start && clause[start..at].chars().count() >= shortest && clause[at..].chars().count() >= rest {
            found.push(offset + start..offset + at);
            start = at;
            joined = JOINING.contains(&word.text);
            listed |= joined;
        }
    }
    found.push(offset + start..offset + clause.len());
    found
}

/// What tells where a clause happens or under what circumstances: 在…条件下, 在…问题上. Where it stands in `clause`, in bytes;
/// only one that says something, with something on either side of its end.
fn setting(clause: &str) -> Option<Range<usize>> {
    let (start, end) = SETTINGS.iter().find_map(|end| {
        let at = clause.find(end)? + end.len();
        Some((clause[..at].rfind('在')?, at))
    })?;
    let long = |text: &str, least| text.chars().count() >= least;
    let apart = start == 0 || long(&clause[..start], LISTED);
    let told = long(&clause[start..end], SETTING) && long(&clause[end..], MEMBER);
    (apart && told && !clause[..start].ends_with(['正', '仍', '还', '存', '现', '所', '内', '外', '自']))
        .then_some(start..end)
}

/// Ends of settings: on the question of, under the condition of, in the process of, on the basis of …
const SETTINGS: [&str; 20] = [
    "问题上",
    "条件下",
    "情况下",
    "背景下",
    "前提下",
    "基础上",
    "过程中",
    "环境下",
    "帮助下",
    "支持下",
    "领导下",
    "指导下",
    "推动下",
    "影响下",
    "压力下",
    "形势下",
    "方面",
    "领域",
    "同时",
    "之际",
];
/// Characters of a setting that says something: 在 and its end counted.
const SETTING: usize = 7;

/// The clauses of `sentence` in order, in bytes, without the marks around them; runs without a letter or digit are
/// none.
pub fn clauses(sentence: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let words = quoted_words(sentence);
    let mut characters = sentence.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map_or(' ', |(_, next)| *next);
        if parts(before, character, after) && !words.contains(&at) {
            push(sentence, start..at, &mut found);
            start = at + character.len_utf8();
        }
        before = character;
    }
    push(sentence, start..sentence.len(), &mut found);
    found
}

/// Where the marks stand of quotations without a clause of their own, in bytes: 所谓“笨蛋”的说法. They part nothing, for
/// what is quoted belongs to the clause around it.
fn quoted_words(sentence: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open: Option<(Vec<usize>, char)> = None;
    for (at, character) in sentence.char_indices() {
        match (character, &mut open) {
            ('《', _) => {
                let end = sentence[at..].find('》').map_or(at, |length| at + length);
                found.extend(sentence[at..end].char_indices().map(|(inside, _)| at + inside));
            }
            ('“', _) => open = Some((vec![at], '”')),
            ('「', _) => open = Some((vec![at], '」')),
            ('『', _) => open = Some((vec![at], '』')),
            ('，' | '；' | '。' | '！' | '？' | '：' | ',' | ';' | '!' | '?', _) => open = None,
            ('（' | '）' | '(' | ')' | '、', Some((marks, _))) => marks.push(at),
            (_, Some((marks, close))) if character == *close => {
                found.append(marks);
                found.push(at);
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// Whether `character` parts two clauses. A comma between figures and a hyphen inside a word do not.
fn parts(before: char, character: char, after: char) -> bool {
    match character {
        '，' | '；' | '：' | '、' | '。' | '！' | '？' | '…' | '—' | '–' | '“' | '”' | '「' | '」' | '『' | '』'
        | '（' | '）' | '(' | ')' | ';' | '"' => true,
        ',' | ':' => is_han(before) || is_han(after) || after.is_whitespace(),
        '-' => before.is_whitespace() && after.is_whitespace(),
        _ => false,
    }
}

fn push(sentence: &str, span: Range<usize>, found: &mut Vec<Range<usize>>) {
    let text = &sentence[span.clone()];
    if !text.chars().any(char::is_alphanumeric) {
        return;
    }
    let start = span.start + (text.len() - text.trim_start().len());
    found.push(start..start + text.trim().len());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(sentence: &str) -> Vec<&str> {
        clauses(sentence).into_iter().map(|span| &sentence[span]).collect()
    }

    #[test]
    fn marks_part_clauses() {
        assert_eq!(
            texts("他说：“虽然下雨，我们——大家——还是去了（走路）。”"),
            ["他说", "虽然下雨", "我们", "大家", "还是去了", "走路"]
        );
        assert_eq!(texts("铁、铜和锌 - 甚至还有金"), ["铁", "铜和锌", "甚至还有金"]);
    }

    #[test]
    fn members_of_a_list_are_cut_and_what_ends_it() {
        let texts = |sentence: &str| -> Vec<String> {
            members(sentence).into_iter().map(|span| sentence[span].to_owned()).collect()
        };
        assert_eq!(texts("出口茶叶、玉石和旧家具"), ["出口茶叶", "玉石", "和旧家具"]);
        assert_eq!(
            texts("介绍壁画修复、木船打捞和竹简保护的最新成果"),
            ["介绍壁画修复", "木船打捞", "和竹简保护的", "最新成果"]
        );
        assert_eq!(texts("茶叶、玉石等产品的出口明显下降"), ["茶叶", "玉石", "等产品的出口明显下降"]);
        assert_eq!(texts("滑坡、泥石流等次生灾害"), ["滑坡", "泥石流等次生灾害"]);
        assert_eq!(texts("签署《中国和塞尔维亚联合声明》"), ["签署《中国和塞尔维亚联合声明》"]);
    }

    #[test]
    fn a_setting_is_a_clause_of_its_own() {
        let texts = |sentence: &str| -> Vec<String> {
            members(sentence).into_iter().map(|span| sentence[span].to_owned()).collect()
        };
        assert_eq!(texts("双方在渔业补贴问题上分歧很大"), ["双方", "在渔业补贴问题上", "分歧很大"]);
        assert_eq!(texts("在能见度极低的条件下完成降落"), ["在能见度极低的条件下", "完成降落"]);
        assert_eq!(texts("正在这方面努力"), ["正在这方面努力"]);
    }

    #[test]
    fn a_quoted_word_belongs_to_its_clause() {
        assert_eq!(texts("他启动了“绿色屋顶”计划，称之为“开始”。"), ["他启动了“绿色屋顶”计划", "称之为“开始”"]);
        assert_eq!(texts("他说“好，就这样”，然后走了"), ["他说", "好", "就这样", "然后走了"]);
    }

    #[test]
    fn a_figure_and_a_hyphen_stay_whole() {
        assert_eq!(texts("售价1,200元,含税"), ["售价1,200元", "含税"]);
        assert_eq!(texts("莱茵-普法尔茨州"), ["莱茵-普法尔茨州"]);
        assert_eq!(texts("，。"), [""; 0]);
    }
}
