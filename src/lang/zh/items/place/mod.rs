//! Places: listed ones, one-character names in lists and compounds, and those that a word such as 镇 town ends.

mod counted;
mod county;
mod ending;
mod enumerated;
mod initial;
mod kinded;
mod listed;
mod short;
mod venue;
mod vocabulary;
mod way;

use std::ops::Range;

pub(super) use initial::{by_first_character, lands};
pub(super) use listed::{goes_on_to_a_place, is_part_of_a_sound};

use super::{Candidate, Sentence};
use crate::extract::ItemKind;
use crate::extract::item::Value;
use crate::lang::zh::gazetteer::{NameKind, class_of};

/// The words for features and zones that may follow the name proper in that of a place: 大桥 bridge, 高新区 high-tech zone.
pub(super) fn features() -> impl Iterator<Item = &'static str> {
    vocabulary::of(vocabulary::Use::Spelt)
}

/// The places of a sentence.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let mut found = listed::listed(sentence);
    found.extend(ending::by_ending(sentence));
    found.extend(venue::venues(sentence));
    found.extend(way::roads(sentence));
    found.extend(counted::summed_up(sentence));
    found.extend(short::one_character(sentence));
    found.extend(counted::provinces_counted(sentence));
    found.extend(short::whole_regions(sentence));
    found.extend(way::ways_and_ranges(sentence));
    found.extend(enumerated::enumerated(sentence));
    found.extend(kinded::by_kind(sentence));
    found.extend(kinded::side_by_side(sentence));
    found.extend(county::without_kind(sentence));
    let smaller = ending::villages(sentence, &found);
    found.extend(smaller);
    found
}

/// The places counted up in front of a name that holds for all of them: 上海、江苏、浙江、安徽三省一市工经联. They are
/// part of the name and places by themselves.
pub(super) fn inside_a_list(sentence: &Sentence, candidate: &Candidate) -> Vec<Candidate> {
    if !matches!(candidate.kind, ItemKind::Organisation | ItemKind::Term) {
        return Vec::new();
    }
    let span = &candidate.span;
    let text = &sentence.text[span.clone()];
    let Some(sum) = SUMS.iter().filter_map(|sum| text.find(sum).filter(|at| *at > 0)).min() else { return Vec::new() };
    let nested = |start: usize, end: usize| named(span.start + start..span.start + end, 52, 60);
    let listed = sentence.listed.iter().filter(|name| {
        span.start <= name.span.start && name.span.end <= span.start + sum && class_of(name, NameKind::Place).is_some()
    });
    let mut found: Vec<Candidate> =
        listed.map(|name| nested(name.span.start - span.start, name.span.end - span.start)).collect();
    if found.is_empty() {
        let province = |c: char| {
            sentence.gazetteer.abbreviation(c.encode_utf8(&mut [0; 4])).is_some_and(|(_, kind)| kind == "province")
        };
        let short: Vec<(usize, char)> = text[..sum].char_indices().collect();
        if short.len() > 1 && short.iter().all(|(_, c)| province(*c)) {
            found.extend(short.iter().map(|(at, c)| nested(*at, at + c.len_utf8())));
        }
    }
    found
}

/// 三省一市, 四省市: several places as one number.
pub(super) const SUMS: &[&str] = &["三省一市", "两省一市", "四省市", "三省市", "三地", "四地", "两地"];

/// A place by its name, as it stands.
fn named(span: Range<usize>, rank: u8, confidence: u8) -> Candidate {
    Candidate { span, kind: ItemKind::Place, value: Value::Name, rank, confidence }
}

#[cfg(test)]
mod tests {
    use super::super::tests::sentence;
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let mut found = find(&sentence(text));
        found.sort_by_key(|c| c.span.start);
        found.into_iter().map(|c| text[c.span].to_owned()).collect()
    }

    #[test]
    fn a_chain_of_places_goes_down_to_the_village() {
        let found = names("来到松阳县竹坪乡沈岙村的茶园");
        assert!(found.contains(&"竹坪乡".into()) && found.contains(&"沈岙村".into()), "{found:?}");
        assert!(names("沈岙村村民很高兴").contains(&"沈岙村".into()));
        assert_eq!(names("长治市要求辖区内企业停产"), ["长治市"]);
        assert_eq!(names("记得住乡愁"), [""; 0]);
    }

    #[test]
    fn streets_and_tunnels_stand_behind_their_preposition() {
        assert!(names("队伍沿民权路前行").contains(&"民权路".into()));
        assert!(names("列车穿过青云岭隧道").contains(&"青云岭隧道".into()));
        assert!(names("全港学校停课").contains(&"全港".into()));
        assert_eq!(names("他走到路上"), [""; 0]);
        assert_eq!(names("全台灯光亮起"), [""; 0]);
    }

    #[test]
    fn districts_and_waters_stand_behind_their_verb() {
        assert!(names("她在松柏区一家药店上班").contains(&"松柏区".into()));
        assert!(names("他们蹚过柳溪河").contains(&"柳溪河".into()));
        assert!(names("在居民区附近").is_empty() && names("从内陆河取水").is_empty());
        assert!(names("沱坪村位于山顶").contains(&"沱坪村".into()));
    }

    #[test]
    fn the_seat_of_a_power_is_where_things_happen() {
        let rank = |text: &str| find(&sentence(text)).iter().map(|c| c.rank).max();
        assert!(rank("他在白宫宣布") > rank("白宫宣布"));
    }

    #[test]
    fn provinces_of_one_character_are_told_by_their_number() {
        assert_eq!(names("足迹遍及川、渝、黔三省市"), ["川", "渝", "黔"]);
    }

    #[test]
    fn a_direction_is_no_region() {
        assert_eq!(names("台风向东北移动"), [""; 0]);
        assert_eq!(names("大桥连接小岛与大陆"), [""; 0]);
        assert!(!names("灯光照亮河流，岚溪两岸人声鼎沸").contains(&"两岸".into()));
        assert!(names("两岸关系").contains(&"两岸".into()));
        assert_eq!(names("全州的学校都放假了"), [""; 0]);
    }
}
