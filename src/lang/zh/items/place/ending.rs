//! Places by the word that ends them: 丙中洛镇, 石塔乡柳坪村.

use super::vocabulary::{self, Use};
use super::{Candidate, Sentence, named};
use crate::lang::zh::gazetteer::{NameKind, class_of};
use crate::lang::zh::script::is_han;
use crate::lang::zh::words;

/// 青田县石塔乡柳坪村: behind a place with its kind, two to four characters and the kind of a smaller place. Without one
/// before, a village is told by its villagers: 柳坪村村民.
pub(super) fn villages(sentence: &Sentence, larger: &[Candidate]) -> Vec<Candidate> {
    const OF_A_VILLAGE: [&str; 8] = ["村民", "党支部", "党总支", "村委会", "村支书", "委会", "支书", "党委"];
    const STREETS: [&str; 6] = ["路", "街", "大道", "大街", "巷", "村"];
    // What ends the name of a village as well: lies in, of, is, has, punctuation, to …
    const ENDS: [&str; 16] =
        ["位于", "地处", "的", "是", "有", "，", "、", "。", "到", "距", "离", "坐落", "隶属", "家家", "共有", "今年"];
    let text = sentence.text;
    let mut found: Vec<Candidate> = Vec::new();
    let behind = |start: usize| {
        larger.iter().any(|place| {
            place.span.end == start && text[..start].ends_with(['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡'])
        })
    };
    for (start, _) in text.char_indices().filter(|(_, c)| is_han(*c)) {
        let chained = behind(start) || found.iter().any(|before| before.span.end == start);
        let town = sentence.listed.iter().any(|name| {
            name.span.end == start && matches!(class_of(name, NameKind::Place), Some("city" | "district" | "territory"))
        });
        let ends: Vec<usize> = text[start..].char_indices().skip(2).take(4).map(|(offset, _)| start + offset).collect();
        let kinds = ends.iter().flat_map(|end| vocabulary::of(Use::Chained).map(move |kind| (*end, kind)));
        let fits = |(end, kind): &(usize, &str)| {
            let name = &text[start..*end];
            let after = text[*end..].strip_prefix(kind);
            // 尧都区: behind a larger place "all" may be "capital".
            let plain = name
                .chars()
                .all(|c| is_han(c) && (!NO_PLACE.contains(c) || c == '都' && chained && !name.starts_with(c)));
            let goes_on = |after: &str| {
                after.starts_with([
                    '长', '民', '场', '委', '政', '级', '容', '域', '际', '愁', '道', '办', '人', '头', '边', '线',
                    '灯', '口',
                ]) && !OF_A_VILLAGE.iter().any(|word| after.starts_with(word))
            };
            // 辖区, 山区, 道路: the kind is the end of another word.
            let whole = [*end, end + kind.len()]
                .iter()
                .all(|border| sentence.word_across(*border).is_none_or(|word| !word.known || word.start < start));
            let villagers = ["村", "乡", "镇"].contains(kind)
                && name.chars().count() <= 3
                && after.is_some_and(|after| {
                    OF_A_VILLAGE.iter().any(|word| after.starts_with(word))
                        || ENDS.iter().any(|word| after.starts_with(word))
                })
                && begins_a_name(sentence, start)
                && !vocabulary::of(Use::Common).any(|word| text[start..end + kind.len()].ends_with(word));
            let other = |word: &str| words::parts_of_speech(word).contains(['v', 'd', 'a', 'm', 'r']);
            let first = sentence.word_starting_at(start).filter(|word| word.end - word.start > 3);
            let taken = other(name) || first.is_some_and(|word| other(word.text));
            plain
                && !taken
                && !(*kind == "乡" && name.ends_with(PEOPLES))
                && whole
                && after.is_some_and(|after| !goes_on(after))
                && (chained || villagers || town && STREETS.contains(kind))
        };
        if let Some((end, kind)) = kinds.filter(|found| fits(found)).min_by_key(|(end, _)| *end) {
            // 齐桥镇左坝村村民: nobody called 左坝村 lives in the town.
            let rank = if chained && kind == "村" { 59 } else { 50 };
            found.push(named(start..end + kind.len(), rank, 72));
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
pub(super) fn by_ending(sentence: &Sentence) -> Vec<Candidate> {
    let mut found = Vec::new();
    for ending in vocabulary::of(Use::Ending) {
        for (at, _) in sentence.text.match_indices(ending) {
            let start = loose_characters_before(sentence, at);
            let count = sentence.text[start..at].chars().count();
            let end = at + ending.len();
            let common = vocabulary::of(Use::Common).any(|word| sentence.text[..end].ends_with(word));
            // 侗乡, 苗寨: the land of a people.
            let of_a_people = ending == "乡" && sentence.text[..at].ends_with(PEOPLES);
            let word_goes_on = common
                || of_a_people
                || ending == "溪" && sentence.text[end..].starts_with(['河', '江', '村', '镇', '乡'])
                || sentence.word_across(end).is_some_and(|w| w.known);
            let single = count == 1
                && ["县", "河", "江", "湖", "溪", "岛"].contains(&ending)
                && sentence.text[start..at].chars().all(|c| words::holding(c) <= FEW)
                && begins_a_name(sentence, start);
            if (single || (2..=3).contains(&count)) && !word_goes_on && !words::is_word(&sentence.text[start..end]) {
                found.push(named(start..end, 48, 65));
            }
        }
    }
    found
}

/// Dong, Miao, Yao, Yi, Zhuang, Tibetan, Hui, Dai, Tujia, Li, She, Qiang, Bai, Naxi, Mongol, Buyi, Shui: peoples of China in one
/// character.
const PEOPLES: [char; 17] =
    ['侗', '苗', '瑶', '彝', '壮', '藏', '回', '傣', '土', '黎', '畲', '羌', '白', '纳', '蒙', '布', '水'];

/// Words that hold a character of which names are made and hardly anything else.
const FEW: u16 = 6;

/// Where the run of single characters before `at` begins, three at most, particles left out.
pub(super) fn loose_characters_before(sentence: &Sentence, at: usize) -> usize {
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
        let particle = !inside && "的了在是和与及或也都就被把对给向从到这那个一二三四五六七八九十两某该各本每新大小老县市省上下前后中为于有得着过不等好完"
                .contains(word.text);
        if !single || particle || !word.text.chars().all(is_han) {
            break;
        }
        start = word.start;
    }
    start
}
