//! Persons of whom hardly more than the surname is told: 张某, 李某某, 赵某甲, “陈”某, 吴（音译）, 陈姓男子, 苗女士.

use super::{Candidate, Sentence};
use crate::extract::ItemKind;
use crate::extract::item::{Chinese, Value};
use crate::lang::zh::person;
use crate::lang::zh::script::is_han;
use crate::lang::zh::surname;
use crate::lang::zh::words;

/// The persons of `sentence` that go by their surname.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let mut found = Vec::new();
    let mut end = 0;
    for (at, _) in text.char_indices().filter(|(_, c)| is_han(*c)) {
        let Some((family, entry)) = surname::at_start(&text[at..]).filter(|_| at >= end) else { continue };
        let behind = at + family.len();
        let length = withheld(text, at, behind, entry.rank)
            .or_else(|| by_sound_only(text, at, behind))
            .or_else(|| addressed(sentence, at, behind));
        let Some(length) = length else { continue };
        end = behind + length;
        found.push(Candidate {
            span: at..end,
            kind: ItemKind::Person,
            value: Value::Chinese(Chinese { surname: family.to_owned() }),
            rank: 62,
            confidence: 85,
        });
    }
    found
}

/// 副总经理|仇向东|介绍: between an office and a verb of speech a surname, however rare, and one or two characters more are a
/// person, where the words of the sentence do not run over the borders.
pub(super) fn between_office_and_speech(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let starts = text.char_indices().filter(|(_, c)| is_han(*c)).map(|(at, _)| at);
    let named = starts.filter_map(|at| {
        let (family, _) = surname::at_start(&text[at..])?;
        let office = person::office_before(&text[..at]).filter(|office| office.chars().count() > 1)?;
        if sentence.word_across(at).is_some_and(|word| word.known) || office.is_empty() {
            return None;
        }
        let ends =
            text[at + family.len()..].char_indices().map(|(offset, c)| at + family.len() + offset + c.len_utf8());
        let spoken = |end: &usize| {
            let ends = text[*end..].char_indices().map(|(offset, c)| *end + offset + c.len_utf8());
            ends.take(3).skip(1).any(|verb| person::verb_weight(&text[*end..verb]) == 3)
        };
        let end = ends.take(2).filter(|end| *end - at > family.len()).find(spoken)?;
        let name = &text[at..end];
        let plain = name.chars().all(is_han) && !words::is_word(name) && !words::is_word(&name[family.len()..]);
        let given = name[family.len()..].chars().all(|c| !GOES_BETWEEN.contains(c));
        (plain && given && name.chars().count() >= 3).then_some((family, at..end))
    });
    named
        .map(|(family, span)| Candidate {
            span,
            kind: ItemKind::Person,
            value: Value::Chinese(Chinese { surname: family.to_owned() }),
            rank: 54,
            confidence: 78,
        })
        .collect()
}

/// What goes between somebody and what he says, and is no part of a name: then, also, but, in turn, again, has, will, and,
/// of, in, one, first, this, they ….
const GOES_BETWEEN: &str = "则也还曾均又再都并却便就在称会后已和与及的了是日今昨专特等我你他她它们首这那所不没";

/// The length of what stands for a given name that is withheld behind a surname that ends at `end`.
fn withheld(text: &str, start: usize, end: usize, rank: u8) -> Option<usize> {
    let before = &text[..start];
    let quote = ['”', '"', '」'].iter().find(|mark| text[end..].starts_with(**mark)).map_or(0, |mark| mark.len_utf8());
    let quoted = quote > 0 && before.ends_with(['“', '"', '「', '”']);
    let after = &text[end + if quoted { quote } else { 0 }..];
    let certain = quoted || after.starts_with("某某") || person::ends_with_office(before);
    let doubtful =
        rank > 2 || person::is_everyday_surname(&text[start..end]) || before.ends_with(['上', '本', '下', '每']);
    let stands = after.chars().take_while(|c| *c == '某').count();
    if stands == 0 || doubtful && !certain {
        return None;
    }
    let rest = &after[stands * '某'.len_utf8()..];
    // 某人, 某种, 某些: some person, kind, things; 和某国 is no He.
    if !certain && rest.starts_with(|c| SOME.contains(c)) {
        return None;
    }
    let number = rest.chars().next().filter(|c| "甲乙丙丁".contains(*c)).map_or(0, char::len_utf8);
    Some(after.as_ptr() as usize - text[end..].as_ptr() as usize + stands * '某'.len_utf8() + number)
}

/// The length of Mr, Mrs, Auntie … behind a surname that begins at `start` and ends at `end`, where the surname begins a
/// word: 居民苗女士, but not 王建明先生.
fn addressed(sentence: &Sentence, start: usize, end: usize) -> Option<usize> {
    let (before, after) = (&sentence.text[..start], &sentence.text[end..]);
    let form = person::forms_of_address().filter(|form| after.starts_with(form)).max_by_key(|form| form.len())?;
    let family = &sentence.text[start..end];
    let office = person::ends_with_office(before);
    let joint = "由以将则才因和与同及向从对于时有是来被让给请叫连应全都那老到过".contains(family);
    let word = sentence.word_ending_at(start);
    let border = !before.ends_with(is_han)
        || office
        || before.ends_with(|c| BEFORE_A_SURNAME.contains(c))
        || word.is_some_and(|word| word.known && word.end - word.start > 3);
    let listed = |name: &crate::lang::zh::gazetteer::Listed| name.span.start < start && start < name.span.end;
    let torn = sentence.listed.iter().any(listed)
        || sentence.word_across(start).is_some_and(|word| word.known)
        || sentence.word_across(end).is_some_and(|word| word.known && word.start < start)
        // 李光耀先生: the characters before are a name with this one.
        || !office && follows_a_surname(sentence, start);
    let goes_on = sentence.word_across(end + form.len()).is_some_and(|word| word.known);
    (border && !torn && !goes_on && (!joint || office)).then_some(form.len())
}

/// Whether a surname stands right before `start` that no word holds.
fn follows_a_surname(sentence: &Sentence, start: usize) -> bool {
    let loose = |end: usize| sentence.word_ending_at(end).filter(|word| word.end - word.start == 3);
    let family = |word: &words::Word| {
        surname::get(word.text).is_some_and(|entry| entry.rank <= 2) && !BEFORE_A_SURNAME.contains(word.text)
    };
    loose(start).is_some_and(|word| family(word) || loose(word.start).is_some_and(family))
}

/// Of, and, to, by, is, in, for, with, says, asks, sues: a surname may follow.
const BEFORE_A_SURNAME: &str = "的和与及跟同对向由被把在是让给请称据问告找为帮陪劝";

/// What 某, some, stands before in other uses.
const SOME: &str = "人些个种地处年月日时事物方国次样一家位段项类天市县省校公大";

/// A surname alone that the text says is given by its sound, or that is told as such: 吴（音译）, 陈姓男子. Nothing of
/// what follows is part of the name.
fn by_sound_only(text: &str, start: usize, end: usize) -> Option<usize> {
    let after = &text[end..];
    let alone = !text[..start].ends_with(is_han) || person::ends_with_office(&text[..start]);
    let sounded =
        alone && after.starts_with(['（', '(']) && after[after.chars().next()?.len_utf8()..].starts_with("音译");
    let told = after.strip_prefix('姓').is_some_and(|who| {
        let ends = who.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.skip(1).take(3).any(|end| person::is_office(&who[..end]))
    });
    let known = surname::get(&text[start..end]).is_some_and(|entry| entry.rank <= 2);
    (sounded || told && known && !person::is_everyday_surname(&text[start..end])).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::super::tests::sentence;
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        find(&sentence(text)).into_iter().map(|found| &text[found.span]).collect()
    }

    #[test]
    fn a_surname_with_its_given_name_withheld_is_a_person() {
        assert_eq!(names("张某与李某某发生争执，赵某甲报警"), ["张某", "李某某", "赵某甲"]);
        assert_eq!(names("画面显示“沈”某走出商店"), ["沈”某"]);
        assert_eq!(names("一名陈姓男子被捕，“邹（音译）”说"), ["陈", "邹"]);
    }

    #[test]
    fn a_surname_with_a_form_of_address_is_a_person() {
        assert_eq!(names("住户覃女士说，邱先生和路大爷都在家"), ["覃女士", "邱先生", "路大爷"]);
        assert_eq!(names("她和先生去看钟建明先生"), [""; 0]);
    }

    #[test]
    fn a_rare_surname_between_office_and_speech_is_a_person() {
        let names = |text: &'static str| -> Vec<&str> {
            between_office_and_speech(&sentence(text)).into_iter().map(|found| &text[found.span]).collect()
        };
        assert_eq!(names("副总经理仇向南介绍"), ["仇向南"]);
        assert_eq!(names("主教练又一次说明情况"), [""; 0]);
    }

    #[test]
    fn some_person_is_none() {
        for text in ["在某种程度上", "他和某人谈话", "上周某天", "来自某国", "与某公司签约", "百家姓人物"]
        {
            assert_eq!(names(text), [""; 0], "{text}");
        }
    }
}
