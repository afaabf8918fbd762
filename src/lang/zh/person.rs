//! Chinese persons by name: a surname, one or two further characters, and what stands around them.
//!
//! Any two or three characters may look like a name; the neighbourhood decides. Each hint has a weight, and a name is
//! taken at [`ENOUGH`]. Weights were set by what each hint is worth on its own and checked on news of the four
//! places that write Chinese.

mod characters;

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use characters::{CHOSEN, EVERYDAY_SURNAMES, FUNCTION_GIVEN, GIVEN, NEVER_GIVEN};

use super::script::is_han;
use super::surname;
use super::words::{self, Word};
use crate::lang::tsv;

/// A name and how much speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// Where it stands, in bytes of the sentence.
    pub span: Range<usize>,
    /// Length of the surname in bytes.
    pub surname: usize,
    /// Sum of the hints, in tenths.
    pub hints: i32,
}

/// Hints that make a name, in tenths.
pub const ENOUGH: i32 = 42;
/// What stands before a name and behind it says no more than this: an office, a verb of speech.
const MOST_AROUND: i32 = 30 + 22;

/// Whether `word` is an office, a calling or a relation that stands before a name.
pub fn is_office(word: &str) -> bool {
    OFFICES.contains(word)
}

/// Mr, Mrs, Auntie …: what stands behind a surname alone.
pub fn forms_of_address() -> impl Iterator<Item = &'static str> {
    ADDRESSES.iter().copied()
}

/// How much a verb behind a name says that the name is a person's: 3, 1 or 0.
pub fn verb_weight(word: &str) -> i32 {
    VERBS.get(word).copied().unwrap_or(0)
}

/// Whether `family` is an everyday word as well.
pub fn is_everyday_surname(family: &str) -> bool {
    EVERYDAY_SURNAMES.contains(family)
}

/// Whether parents choose `character` far more often than running text has it.
pub fn is_chosen(character: char) -> bool {
    CHOSEN.contains(character)
}

/// The same, or hardly any word has it.
pub fn is_chosen_or_rare(character: char) -> bool {
    is_chosen(character) || words::holding(character) <= 2
}

/// Whether given names have `character`.
pub fn is_given(character: char) -> bool {
    GIVEN.contains(&character) && !NEVER_GIVEN.contains(character)
}

/// The names in `sentence`, whose words are `words`, in order and not overlapping; `taken` is left alone.
pub fn find(sentence: &str, words: &[Word], taken: &[Range<usize>]) -> Vec<PersonName> {
    let context = Context { sentence, words, taken };
    let mut found: Vec<PersonName> = Vec::new();
    let mut at = 0;
    while let Some(character) = sentence[at..].chars().next() {
        let width = character.len_utf8();
        let best = context.names_at(at, found.last()).filter(|name| name.hints >= ENOUGH);
        // A name that begins one character later may be the better one: 和秀英 after 医生, but 主任和秀.
        let later = || context.names_at(at + width, found.last());
        match best {
            Some(name)
                if later().is_none_or(|other| other.hints < name.hints + 10 || other.span.start >= name.span.end) =>
            {
                at = name.span.end;
                found.push(name);
            }
            _ => at += width,
        }
    }
    found
}

struct Context<'a> {
    sentence: &'a str,
    words: &'a [Word<'a>],
    taken: &'a [Range<usize>],
}

impl Context<'_> {
    /// The likeliest name that begins at `at`.
    fn names_at(&self, at: usize, previous: Option<&PersonName>) -> Option<PersonName> {
        self.shapes_at(at)
            .filter(|name| name.hints + MOST_AROUND >= ENOUGH)
            .map(|name| {
                let hints = name.hints + self.before(&name.span, previous) + self.behind(&name.span);
                PersonName { hints, ..name }
            })
            .max_by_key(|name| name.hints)
    }

    /// What could be a name by its characters alone.
    fn shapes_at(&self, at: usize) -> impl Iterator<Item = PersonName> {
        let surname = self.sentence.get(at..).and_then(surname::at_start);
        let japanese = self.sentence.get(at..).and_then(surname::japanese_at_start);
        surname.into_iter().chain(japanese).flat_map(move |(family, entry)| {
            let given = at + family.len();
            let characters = self.sentence[given..].char_indices().take_while(|(_, c)| is_han(*c)).take(2);
            let spans = characters.map(move |(offset, c)| at..given + offset + c.len_utf8());
            spans
                .filter(|span| !self.taken.iter().any(|t| t.start < span.end && span.start < t.end))
                .map(move |span| self.shaped(span, family, entry.rank))
        })
    }

    fn shaped(&self, span: Range<usize>, family: &str, rank: u8) -> PersonName {
        let given = &self.sentence[span.start + family.len()..span.end];
        let is_everyday = EVERYDAY_SURNAMES.contains(family) && !self.follows_an_office(span.start, given);
        let everyday = if is_everyday { 14 } else { 0 };
        let of_japan = rank == surname::JAPANESE && self.sentence.contains("日本");
        let hints = family_hint(family, rank) + if of_japan { 22 } else { 0 } - everyday + self.shape(&span, given);
        let hints = hints + if is_hardly_else(family) { 6 } else { 0 };
        PersonName { hints, surname: family.len(), span }
    }

    /// What the characters themselves say.
    fn shape(&self, span: &Range<usize>, given: &str) -> i32 {
        let mut hints = 0;
        for character in given.chars() {
            hints += match () {
                () if GIVEN.contains(&character) => 3,
                // A character that hardly any word has is in no other word here either.
                () if words::holding(character) <= 2 => 2,
                () => -14,
            };
            let of_long_life = character == '年' && given.starts_with(|c| BEFORE_YEAR.contains(c));
            hints -= if NEVER_GIVEN.contains(character) && !of_long_life { 30 } else { 0 };
        }
        let name = &self.sentence[span.clone()];
        if words::is_word(name) || verb_weight(name) > 0 || is_office(name) {
            hints -= 70;
        }
        // 静怡, 孟涛: characters that parents choose, and that no word of the sentence holds.
        if given.chars().all(|character| CHOSEN.contains(character)) && self.stands_loose(span) {
            hints += 5 * given.chars().count() as i32;
        } else if given.ends_with(|c| CHOSEN.contains(c)) && self.stands_loose(span) {
            hints += 4;
        }
        // 被告方|专家: an expert of one side.
        if name.starts_with('方') && is_office(given) {
            hints -= 70;
        }
        if given.chars().count() == 2 && given.ends_with(['来', '去', '到', '出', '要', '会', '能', '里', '而'])
        {
            hints -= 8;
        }
        let first = self.sentence[span.start..].chars().next().map_or(0, char::len_utf8);
        // The surname glued to the next character is an everyday word: 高兴, 方面, 王国.
        let second = self.sentence[span.start + first..].chars().next().map_or(0, char::len_utf8);
        let single = span.start + first + given.len() == span.end;
        if single
            && given.chars().count() == 2
            && words::is_word(&self.sentence[span.start..span.start + first + second])
        {
            hints -= 22;
            // 申明中说: the place word behind a noun is no part of a name.
            hints -= if given.ends_with(['中', '上', '下', '里']) { 20 } else { 0 };
        }
        if given.chars().count() == 2 && words::is_word(given) {
            // 市民和本地居民: a conjunction and a word.
            hints -= match () {
                () if name.starts_with(['和', '与', '及', '同']) => 45,
                // 李博士: a surname with a title.
                () if is_office(given) => 45,
                // 长河, 春山: words of characters that given names have.
                () if given.chars().all(|character| GIVEN.contains(&character)) => {
                    // 村民郭光荣.
                    let family = &name[..name.len() - given.len()];
                    let sure = !EVERYDAY_SURNAMES.contains(family) && ends_with_office(&self.sentence[..span.start]);
                    if sure { 0 } else { 10 }
                }
                () => 16,
            };
        }
        if given.chars().count() == 1 && FUNCTION_GIVEN.contains(given) {
            hints -= 16;
        }
        // 韩芮和田静: the last character may be the word that joins the next name.
        let joins = given.chars().count() == 2
            && given.ends_with(['和', '与', '及', '同', '以', '向', '对', '从', '将', '已', '曾', '称']);
        let ends =
            given.char_indices().next_back().map_or(span.end, |(at, _)| span.start + name.len() - given.len() + at);
        let held = joins && joins_nothing(&self.sentence[ends..]);
        if held {
            hints += 6;
        }
        // 申屠安 of 申屠安和.
        if given.chars().count() == 1 && joins_nothing(&self.sentence[span.end..]) {
            hints -= 24;
        }
        if joins && !held && given.ends_with('和') && surname::at_start(&self.sentence[span.end..]).is_some() {
            hints -= 24;
        }
        if self.stands_loose(span) && !joins {
            hints += 6;
        }
        hints + self.borders(span)
    }

    /// Whether a listed office stands right before `at`, and `given` begins no other name: 医生和秀英, but not 医生和王明.
    fn follows_an_office(&self, at: usize, given: &str) -> bool {
        let next = given.chars().next().map_or(0, char::len_utf8);
        let small = self.sentence[at..].starts_with(SMALL_WORDS);
        let another = small && surname::get(&given[..next]).is_some_and(|entry| entry.rank <= 2) && given.len() > next;
        let before = &self.sentence[..at];
        let office = before.char_indices().rev().take(7).skip(1).any(|(start, _)| is_office(&before[start..]));
        // 主教区, 部长级, 领事馆: an office goes on in these.
        let goes_on = self.sentence[at..].starts_with(['区', '官', '宫', '家', '公', '会', '员', '师', '解']);
        office && !another && !goes_on
    }

    /// Whether the cut takes every character of a name of three for a word by itself.
    fn stands_loose(&self, span: &Range<usize>) -> bool {
        let first = self.words.partition_point(|word| word.start < span.start);
        let loose = self.words[first..].iter().take_while(|w| w.end <= span.end && w.end - w.start == 3).count();
        loose >= 3 && loose * 3 == span.len()
    }

    /// A word of the cheapest cut that holds the border of the name speaks against it.
    fn borders(&self, span: &Range<usize>) -> i32 {
        let mut hints = 0;
        let first = self.words.partition_point(|word| word.end <= span.start);
        let near = self.words[first..].iter().take_while(|word| word.start < span.end);
        for word in near.filter(|w| w.known && w.end - w.start > 3) {
            if word.start < span.start && span.start < word.end {
                hints -= 30;
            }
            // 向埃及: a listed name behind what would be the surname.
            if word.start > span.start && word.end == span.end && !words::is_word(word.text) {
                hints -= 45;
            }
            // A listed name, such as 云南省, is no person's.
            if word.start == span.start && !words::is_word(word.text) {
                hints -= 45;
            }
            if word.start < span.end && span.end < word.end {
                // A name of two characters and a word that begins with its last: 张开始, 李子.
                hints -= if word.start <= span.start { 40 } else { 18 };
            }
        }
        hints
    }

    fn before(&self, span: &Range<usize>, previous: Option<&PersonName>) -> i32 {
        let before = &self.sentence[..span.start];
        if let Some(previous) = previous {
            let between = &self.sentence[previous.span.end..span.start];
            // In a list of names each one helps the next.
            if matches!(between, "、" | "和" | "与" | "及" | "，" | "," | "／" | "/" | "以及") {
                return if between == "、" { 26 } else { 20 };
            }
        }
        if ends_with_office(before.trim_end()) {
            return 30;
        }
        if VERBS_OF_OFFICE.iter().any(|verb| before.ends_with(verb)) {
            return 14;
        }
        // 一家冶炼企业, 两座选矿厂: what is counted so is no person.
        let counted = before.strip_suffix(['家', '座', '所', '间', '条', '批', '处', '种', '项']);
        if counted.is_some_and(|number| {
            number.ends_with(['一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '几', '多'])
        }) {
            return -40;
        }
        // 宣威人訾国良: who comes from a place.
        if self.ends_with_one_from_a_place(before) {
            return 18;
        }
        let Some(last) = before.trim_end().chars().next_back() else { return 8 };
        match last {
            '）' | ')' | '”' | '》' => 4,
            '。' | '“' | '「' | '：' | ':' | '！' | '？' => 8,
            '，' | ',' | '、' | '；' | '(' | '（' => 6,
            '由' | '与' | '和' | '据' | '对' | '向' | '请' | '给' | '为' | '称' | '叫' | '让' | '跟' | '以' | '及'
            | '是' | '的' | '在' | '被' | '将' => 4,
            c if is_han(c) => 0,
            _ => 4,
        }
    }

    /// Whether 人 stands alone at the end of `before`, behind a word of two characters or more that it makes an inhabitant.
    fn ends_with_one_from_a_place(&self, before: &str) -> bool {
        let Some(place) = before.strip_suffix('人') else { return false };
        let ends_at = |end: usize| self.words.iter().find(|word| word.end == end);
        ends_at(before.len()).is_some_and(|word| word.text == "人")
            && ends_at(place.len()).is_some_and(|word| {
                word.text.chars().count() >= 2 && !words::parts_of_speech(word.text).contains(['v', 'd', 'a', 'm', 'q'])
            })
    }

    fn behind(&self, span: &Range<usize>) -> i32 {
        let after = &self.sentence[span.end..];
        let Some(next) = after.chars().next() else { return 3 };
        // 与搭档…, 和妻子…: with a partner, a wife, a colleague.
        let with = after.strip_prefix(['与', '和', '同', '偕']);
        if with.is_some_and(|other| (2..=4).any(|n| prefix(other, n).is_some_and(is_office))) {
            return 18;
        }
        // In a list of names each one helps the last.
        let listed = matches!(next, '、' | '和' | '与' | '／' | '/');
        if listed && self.shapes_at(span.end + next.len_utf8()).any(|other| other.hints >= 20) {
            return 22;
        }
        if let Some(weight) = (1..=4).rev().find_map(|n| prefix(after, n).map(verb_weight).filter(|w| *w > 0)) {
            return if weight == 3 { 22 } else { 7 };
        }
        if (2..=4).rev().any(|n| prefix(after, n).is_some_and(is_office)) {
            return 18;
        }
        // 敖俊彦|为独立董事: what somebody is made.
        let made = after.strip_prefix('为');
        if made.is_some_and(|rest| (2..=5).any(|n| prefix(rest, n).is_some_and(is_office))) {
            return 16;
        }
        // 石昊|的《夜航》: somebody's work.
        if after.starts_with("的《") {
            return 18;
        }
        // 敖俊彦|则促请: an adverb and a verb.
        let adverb = after.strip_prefix(ADVERBS);
        if let Some(rest) = adverb
            && (2..=4).any(|n| prefix(rest, n).is_some_and(|word| verb_weight(word) > 0))
        {
            return 16;
        }
        match next {
            '等' => 12,
            '、' => 8,
            '，' | ',' | '。' | '：' | ':' | '；' | '！' | '？' => 4,
            '（' | '(' | '的' | '”' | '」' => 4,
            _ => 0,
        }
    }
}

fn family_hint(family: &str, rank: u8) -> i32 {
    match rank {
        surname::JAPANESE => 8,
        _ if family.chars().count() > 1 => 30,
        1 => 18,
        2 => 12,
        _ => 6,
    }
}

/// Whether the one character of a surname is in hardly any word: 訾, 佘, 阚.
fn is_hardly_else(family: &str) -> bool {
    let mut characters = family.chars();
    let single = characters.next().filter(|_| characters.next().is_none());
    single.is_some_and(|c| words::holding(c) <= 2)
}

/// What stands between a name and its verb: then, also, still, both, already, once …
const ADVERBS: [char; 22] = [
    '则', '也', '还', '却', '均', '又', '再', '都', '并', '就', '便', '曾', '已', '将', '亦', '正', '仍', '才', '更',
    '先', '后', '当',
];

/// Whether `after` begins with a conjunction that joins no second name, as a verb follows at once: 和|宣读, 和|在致辞中.
/// Then it is the last character of the name before.
fn joins_nothing(after: &str) -> bool {
    let Some(rest) = after.strip_prefix(['和', '与', '同', '及']) else { return false };
    let verb = (2..=4).any(|n| prefix(rest, n).is_some_and(|word| verb_weight(word) > 0));
    let spoken = ["说", "称", "在", "曾", "已", "将", "也", "则", "还", "均", "却", "，", "。", "、", "：", "一边"];
    rest.is_empty() || verb || spoken.iter().any(|word| rest.starts_with(word))
}

/// The first `count` characters of `text`.
fn prefix(text: &str, count: usize) -> Option<&str> {
    let (at, character) = text.char_indices().nth(count - 1)?;
    Some(&text[..at + character.len_utf8()])
}

/// Whether `before` ends with an office (主任).
pub fn ends_with_office(before: &str) -> bool {
    office_before(before).is_some()
}

/// The office that `before` ends with, the longest one.
pub fn office_before(before: &str) -> Option<&str> {
    let starts: Vec<usize> = before.char_indices().rev().take(7).map(|(at, _)| at).collect();
    let listed = starts.iter().rev().map(|at| &before[*at..]).find(|word| is_office(word));
    listed
        .or_else(|| {
            let word = &before[*starts.get(1)?..];
            let calling = word.ends_with(|c| OFFICE_ENDS.contains(c)) && words::parts_of_speech(word).contains('n');
            calling.then_some(word)
        })
        .or_else(|| {
            // 调研员, 藏书家: who does what the two characters say.
            let word = &before[*starts.get(2)?..];
            let does = word.char_indices().nth(2).filter(|(_, c)| AGENT_ENDS.contains(*c))?.0;
            let torn = words::is_word(&before[starts[1]..]);
            (words::is_word(&word[..does]) && !torn).then_some(word)
        })
}

/// 长 head, 员 member, 师 master, 家 -ist: what words for callings end with.
const OFFICE_ENDS: &str = "长员师家者手席授士将使赞匠兵";

/// 员 member, 师 master, 家 -ist, 者 -er, 手 hand, 匠 craftsman: what is put behind a verb or a matter for who does it.
const AGENT_ENDS: &str = "员师家者手匠";

/// Verbs that make somebody something, or take him from it: nominate, appoint, engage, elect, recommend ….
const VERBS_OF_OFFICE: [&str; 14] =
    ["提名", "任命", "聘任", "聘请", "推选", "选举", "增选", "补选", "推荐", "推举", "委任", "委派", "罢免", "改选"];

/// Surnames that are small words as well, behind which another name may stand: and, from, to, by, is, has ….
const SMALL_WORDS: [char; 22] = [
    '和', '与', '同', '及', '于', '从', '向', '对', '由', '等', '时', '来', '会', '是', '有', '应', '为', '所', '过',
    '经', '将', '解',
];

/// 年 year is the last character of given names of long life and good harvests: 鹤年, 延年, 丰年.
const BEFORE_YEAR: &str = "鹤延永斯松庆丰椿彭瑞嘉龟遐祥柏寿";

static OFFICES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| tsv::rows(include_str!("data/offices.tsv")).map(|[word]| word).collect());

static ADDRESSES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| tsv::rows(include_str!("data/forms-of-address.tsv")).map(|[word]| word).collect());

static VERBS: LazyLock<FxHashMap<&'static str, i32>> = LazyLock::new(|| {
    tsv::rows(include_str!("data/verbs-of-people.tsv"))
        .map(|[word, weight]| (word, weight.parse().unwrap_or(1)))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    fn names(sentence: &str) -> Vec<&str> {
        find(sentence, &words::words(sentence), &[]).into_iter().map(|n| &sentence[n.span]).collect()
    }

    #[test]
    fn takes_names_behind_offices_and_before_verbs() {
        assert_eq!(names("省教育厅副厅长林佩芝表示，今年的工作很重要。"), ["林佩芝"]);
        assert_eq!(names("记者赵一鸣报道"), ["赵一鸣"]);
        assert_eq!(names("展品由收藏家栾静芸捐出"), ["栾静芸"]);
        assert_eq!(names("区生态环境局三级巡视员管若谷答问"), ["管若谷"]);
        assert_eq!(names("欧阳慧敏指出，这一问题值得注意。"), ["欧阳慧敏"]);
    }

    #[test]
    fn takes_the_whole_of_a_name_with_a_compound_surname() {
        assert_eq!(names("总经理司徒静文、秘书长上官云等出席"), ["司徒静文", "上官云"]);
        assert_eq!(names("医生和丽芳已连续工作"), ["和丽芳"]);
        assert_eq!(names("主教区未派人参加"), [""; 0]);
    }

    #[test]
    fn a_conjunction_is_no_part_of_the_name_before_it() {
        assert_eq!(names("研究员江芮和田静表示"), ["江芮", "田静"]);
    }

    #[test]
    fn a_conjunction_before_a_verb_is_part_of_the_name() {
        assert_eq!(names("院长申屠安和在致辞中说"), ["申屠安和"]);
        assert_eq!(names("评委冯景和宣读了名单"), ["冯景和"]);
    }

    #[test]
    fn kin_works_and_appointments_tell_a_name() {
        assert_eq!(names("该店老板与其弟连桂生2020年起售假"), ["连桂生"]);
        assert_eq!(names("会议提名敖俊群为独立董事"), ["敖俊群"]);
        assert_eq!(names("获奖的有《归途》和石昊的《夜航》"), ["石昊"]);
        assert_eq!(names("她师从名导尹鹤年多年"), ["尹鹤年"]);
    }

    #[test]
    fn a_rare_surname_is_seen_beside_where_one_comes_from_or_an_adverb() {
        assert_eq!(names("在温州办厂的宣威人訾国良捐款"), ["訾国良"]);
        assert_eq!(names("会后，佘志远则呼吁延期"), ["佘志远"]);
    }

    #[test]
    fn takes_japanese_names_and_chosen_characters() {
        assert_eq!(names("日本选手小山田直树获得第三名。"), ["小山田直树"]);
        assert_eq!(names("由俞孟涛牵头，县里成立了互助会。"), ["俞孟涛"]);
        assert_eq!(names("一家冶炼企业被关停。"), [""; 0]);
    }

    #[test]
    fn takes_every_name_of_a_list() {
        assert_eq!(names("会上，周启明、吴岚、郑书恒分别发言。"), ["周启明", "吴岚", "郑书恒"]);
    }

    #[test]
    fn leaves_everyday_words_alone() {
        for sentence in [
            "大家都很高兴，方面军取得了胜利。",
            "经济发展和社会进步",
            "王国的历史很长，黄金价格上涨。",
            "白天温度很高，马上就要下雨。",
            "江苏和安徽的高校",
            "周边国家表示欢迎。",
            "公安部门说明了情况",
        ] {
            assert!(names(sentence).is_empty(), "{sentence}: {:?}", names(sentence));
        }
    }
}
