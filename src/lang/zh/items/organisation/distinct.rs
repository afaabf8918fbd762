//! Whether what stands before the head of a body says which one it is, or only of what sort.

use super::vocabulary::{Use, words_that};
use crate::lang::zh::gazetteer::{Listed, NameKind, Role, class_of};
use crate::lang::zh::items::Sentence;
use crate::lang::zh::words;

/// Whether a body that no place and no coined word sets apart is one by what it deals with: 国际合作司|司长, 国家心脏病中心,
/// 省第二人民医院, 国立师范大学, 人工智能联合实验室, 电影发展基金.
pub(super) fn is_set_apart(sentence: &Sentence, start: usize, head: usize, end: usize) -> bool {
    let text = sentence.text;
    let (before, name, after) = (&text[start..head], &text[start..end], &text[end..]);
    let words: Vec<&words::Word> = sentence.words.iter().filter(|w| w.start >= start && w.end <= head).collect();
    let content = words.iter().filter(|w| w.end - w.start > 3).count();
    let topics = words.iter().filter(|w| sentence.gazetteer.role(w.text) == Some(Role::Topic)).count();
    // A division of a ministry, before its chief.
    let divided = name.ends_with(['司', '处', '科', '局'])
        && content >= 2
        && ["司长", "副司长", "处长", "副处长", "科长", "局长", "副局长", "负责人", "有关负责人", "相关负责人"]
            .iter()
            .any(|chief| after.starts_with(chief));
    // In Hong Kong and Taiwan divisions go by their names alone.
    let agency = sentence.traditional && name.ends_with(['處', '处', '署']) && content >= 2 && topics >= 1;
    let national = before.starts_with("国家")
        && before.chars().count() >= 4
        && name.ends_with("中心")
        && !words_that(Use::Seat).iter().any(|seat| before.ends_with(seat));
    let level = before.chars().next().is_some_and(|c| "省市州县区".contains(c));
    let counted = before.contains('第') && ["医院", "中学", "小学", "法院"].iter().any(|end| name.ends_with(end));
    let public = ["国立", "市立", "省立", "县立"].iter().any(|owner| before.starts_with(owner)) && head + 9 < end
        || counted && (level || before.chars().count() == 2);
    let laboratory =
        ["联合实验室", "国家实验室", "重点实验室"].iter().any(|kind| name.ends_with(kind)) && name.chars().count() >= 9;
    let fund = name.ends_with("基金") && content >= 2 && topics >= 1 && before.ends_with("发展");
    // 警察工会第12分会: a branch by its number.
    let branch = before.contains('第')
        && before.chars().count() >= 4
        && ["分会", "支部", "分局", "分院", "支队", "大队", "总队", "督察组", "巡视组", "督导组"]
            .iter()
            .any(|end| name.ends_with(end));
    branch
        || divided
        || agency
        || national
        || public
        || laboratory
        || fund
        || is_of_a_calling(sentence, start, head, end)
}

/// 渔民协会, 卡车司机工会: an association of those who have one calling.
pub(super) fn is_of_a_calling(sentence: &Sentence, start: usize, head: usize, end: usize) -> bool {
    let associations = ["协会", "工会", "商会", "学会", "公会", "联合会"];
    let calling = sentence.word_ending_at(head).filter(|word| word.end - word.start > 3 && word.start >= start);
    associations.contains(&&sentence.text[head..end])
        && calling.is_some_and(|word| words::parts_of_speech(word.text).contains('n') && word.text.ends_with(CALLINGS))
}

/// What words for people end with: -folk, worker, teacher, -er, hand, -ist, trader, head, student, soldier.
const CALLINGS: [char; 12] = ['民', '工', '师', '员', '手', '家', '商', '主', '生', '兵', '人', '者'];

/// Whether nothing but the sort of a body is said: 空壳|公司, 中小|银行, 外国|财团.
pub(super) fn only_describes(mut before: &str) -> bool {
    let start = before;
    while let Some(rest) = words_that(Use::Sort).iter().find_map(|sort| before.strip_prefix(*sort)) {
        before = rest.strip_prefix(['的', '性', '型']).unwrap_or(rest);
    }
    before.is_empty() && !start.is_empty()
}

/// Whether what stands before the head says nothing of its own: 一家公司, 有关部门, 外国大学.
pub(super) fn is_generic(sentence: &Sentence, start: usize, head: usize) -> bool {
    // 菲律宾海|军: the list has a longer place there, whose end belongs to the head.
    let sea = |n: &Listed| n.span.end == head + '海'.len_utf8() && class_of(n, NameKind::Place).is_some();
    let listed =
        sentence.listed.iter().any(|n| n.span.start >= start && n.span.start < head && (n.span.end <= head || sea(n)));
    let words: Vec<&words::Word> = sentence.words.iter().filter(|w| w.start >= start && w.end <= head).collect();
    let coined = words
        .windows(2)
        .any(|w| w.iter().all(|w| w.end - w.start == 3) && sentence.gazetteer.role(w[0].text).is_none());
    // 洛伦萨|海运公司: a listed name by sound sets a body apart as a coined word does.
    let by_sound = |word: &words::Word| {
        let foreign = sentence.gazetteer.kinds(word.text).iter().any(|(kind, _)| *kind == NameKind::ForeignName);
        foreign && word.text.chars().count() >= 3 && !words::is_word(word.text)
    };
    let coined = coined || words.iter().any(|word| by_sound(word));
    let topics = words.iter().filter(|w| sentence.gazetteer.role(w.text) == Some(Role::Topic)).count();
    let national = words.iter().any(|w| sentence.gazetteer.role(w.text) == Some(Role::Level));
    // 宪兵文物保护司令部, 东岸健康促进协会: three words of content are more than a description.
    let content = words.iter().filter(|w| w.end - w.start > 3).count();
    let strong = words_that(Use::StrongHead)
        .iter()
        .any(|word| word.chars().count() > 1 && sentence.text[head..].starts_with(word));
    let event = words_that(Use::Event).iter().any(|word| sentence.text[head..].starts_with(word));
    if content >= 3 && strong || content >= 2 && event && sentence.text[start..head].chars().count() >= 5 {
        return false;
    }
    if event {
        // 高峰论坛, 开幕大会 are no names; a sport before its tournament is.
        let sport = sentence.text[head..].starts_with(|c: char| c != '大')
            && ["公开赛", "锦标赛", "邀请赛", "大奖赛"].iter().any(|word| sentence.text[head..].starts_with(word));
        return !(listed || coined || sport);
    }
    let long_head = sentence.text[head..].starts_with(|c: char| "委部局厅署院协联检法".contains(c));
    !(listed || coined || topics >= 1 && (national || long_head))
}
