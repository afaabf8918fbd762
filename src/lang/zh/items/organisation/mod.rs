//! Organisations: listed ones, and those that a head word ends (委员会, 有限责任公司, 大学), taken from their first
//! distinctive word on.

mod beginning;
mod distinct;
mod heads;
mod vocabulary;

use std::ops::Range;

use super::place::SUMS;
use super::{Candidate, Sentence, homographs};
use crate::extract::ItemKind;
use crate::extract::item::Value;
use crate::lang::zh::gazetteer::{Listed, NameKind, class_of};
use crate::lang::zh::script::is_han;
use vocabulary::{Use, words_that};

/// The organisations of a sentence.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let mut found = listed(sentence);
    found.extend(heads::find(sentence));
    found.extend(governments(sentence));
    found.extend(numbered(sentence));
    found.extend(newspapers(sentence));
    found.extend(teams(sentence));
    found
}

/// 广东队|教练, 江苏队|一度领先: the team of a province, a city or a country, right behind whose name 队 stands.
fn teams(sentence: &Sentence) -> Vec<Candidate> {
    const OTHERWISE: [&str; 14] = [
        "队伍",
        "队列",
        "队形",
        "队旗",
        "队报",
        "队友",
        "队里",
        "队部",
        "队医",
        "队级",
        "队商",
        "队道",
        "队干",
        "队员证",
    ];
    let (text, level) = (sentence.text, |name: &str| name.ends_with(['省', '市', '县', '区', '州', '镇', '乡', '村']));
    let places = sentence.listed.iter().filter(|name| {
        let of_a_team = matches!(class_of(name, NameKind::Place), Some("country" | "region" | "province" | "city"));
        of_a_team && name.span.len() > 3 && !level(&text[name.span.clone()]) && text[name.span.end..].starts_with('队')
    });
    places
        .filter(|name| !OTHERWISE.iter().any(|word| text[name.span.end..].starts_with(word)))
        .map(|name| Candidate {
            span: name.span.start..name.span.end + '队'.len_utf8(),
            kind: ItemKind::Organisation,
            value: Value::Name,
            rank: 61,
            confidence: 80,
        })
        .collect()
}

/// 市一医院, 州二医院: the first hospital of the city; 1975委员会: a committee that goes by a year.
fn numbered(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let hospitals = text.match_indices("医院").filter_map(|(at, head)| {
        let mut before = text[..at].char_indices().rev();
        let (_, number) = before.next()?;
        let (start, level) = before.next()?;
        let free = before.next().is_none_or(|(_, c)| !is_han(c) || "在由和与的到从送往".contains(c));
        ("一二三四五六七八九".contains(number) && "省市州县区".contains(level) && free)
            .then_some(start..at + head.len())
    });
    let committees = text.match_indices("委员会").filter_map(|(at, head)| {
        let start = at - text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        let year = at - start == 4 && text[start..].starts_with(['1', '2']);
        let free = !text[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ','));
        (year && free).then_some(start..at + head.len())
    });
    hospitals
        .chain(committees)
        .chain(sentence.listed.iter().filter_map(|name| numbered_behind(sentence, name)))
        .map(|span| Candidate { span, kind: ItemKind::Organisation, value: Value::Name, rank: 71, confidence: 78 })
        .collect()
}

/// 徐州|三院: the hospital of a town by its number; 中铁|十二局: the bureau of a builder.
fn numbered_behind(sentence: &Sentence, name: &Listed) -> Option<Range<usize>> {
    const BUILDERS: [&str; 9] = ["中铁", "中建", "中交", "中冶", "中水", "中电建", "中铁建", "葛洲坝", "水电"];
    let rest = &sentence.text[name.span.end..];
    let digits = rest.len() - rest.trim_start_matches(|c| "一二三四五六七八九十".contains(c)).len();
    let (number, behind) = rest.split_at(digits);
    let counted = (1..=2).contains(&number.chars().count());
    let town = matches!(class_of(name, NameKind::Place), Some("city" | "county" | "district" | "province"));
    let hospital = town && behind.starts_with('院') && !behind.starts_with("院士") && number.chars().count() == 1;
    let builder = BUILDERS.contains(&&sentence.text[name.span.clone()]);
    let heads: &[&str] = match (builder, hospital) {
        (true, _) => &["公局集团", "公局", "航局", "局集团", "局"],
        (_, true) => &["院"],
        _ => &[],
    };
    let head = heads.iter().find(|head| behind.starts_with(**head)).filter(|_| counted)?;
    Some(name.span.start..name.span.end + digits + head.len())
}

/// 《泰晤士报》: a newspaper in title marks is who reports, not what is read.
fn newspapers(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    let titles = text.match_indices('《').filter_map(|(at, open)| {
        let start = at + open.len();
        Some(start..start + text[start..].find('》')?)
    });
    titles
        .filter(|span| {
            let name = &text[span.clone()];
            let media = sentence
                .gazetteer
                .kinds(name)
                .iter()
                .any(|(kind, class)| *kind == NameKind::Organisation && *class == "media")
                && name.ends_with('报');
            let paper = name.chars().count() >= 4
                && words_that(Use::Newspaper).iter().any(|end| name.ends_with(end))
                && name.chars().all(is_han);
            media || paper
        })
        .map(|span| Candidate { span, kind: ItemKind::Organisation, value: Value::Name, rank: 91, confidence: 90 })
        .collect()
}

/// 县府, 市府: short for the government of the county or city that the text is about.
fn governments(sentence: &Sentence) -> Vec<Candidate> {
    let text = sentence.text;
    ["县府", "市府", "省府", "乡公所", "镇公所", "区公所"]
        .iter()
        .flat_map(|word| text.match_indices(word).map(|(at, word)| at..at + word.len()))
        .filter(|span| {
            let glued = sentence.listed.iter().any(|n| n.span.end == span.start);
            !glued
                && ![span.start, span.end].iter().any(|at| sentence.word_across(*at).is_some_and(|w| w.known))
                && !text[span.end..].starts_with(['广', '路', '站', '前'])
        })
        .map(|span| Candidate { span, kind: ItemKind::Organisation, value: Value::Name, rank: 58, confidence: 62 })
        .collect()
}

fn listed(sentence: &Sentence) -> Vec<Candidate> {
    sentence
        .listed
        .iter()
        .filter(|name| {
            let class = class_of(name, NameKind::Organisation);
            // 议会|大厦: the building.
            let building = class == Some("parliament") && sentence.text[name.span.end..].starts_with("大");
            // 议会|选举: an election by what is elected.
            let elected = class == Some("parliament") && sentence.text[name.span.end..].starts_with("选举");
            // 哈茨|菲尔德: a team or a brand inside a longer name by sound.
            let torn = (class == Some("team") || name.span.len() <= 6)
                && super::place::is_part_of_a_sound(sentence, &name.span);
            // 大|区政府: the government of a region, by its end.
            let region =
                sentence.text[..name.span.start].ends_with('大') && sentence.text[name.span.start..].starts_with('区');
            class.is_some()
                && !building
                && !elected
                && !region
                && !torn
                && !part_of_an_office(sentence.text, name.span.end)
                && !super::is_pieced_together(sentence, &name.span)
                && !homographs::means_something_else(sentence, name)
        })
        .filter(|name| {
            // Two characters that a longer word holds are that word: 中金 in 其中金额.
            name.span.len() > 6
                || !sentence.words.iter().any(|w| {
                    w.known
                        && w.end - w.start > 3
                        && (w.start < name.span.start && name.span.start < w.end
                            || w.start < name.span.end && name.span.end < w.end)
                })
        })
        .map(|name| {
            let generic =
                words_that(Use::GenericHead).iter().any(|word| sentence.text[..name.span.end].ends_with(word));
            let class = if generic { "company" } else { class_of(name, NameKind::Organisation).unwrap_or("") };
            let start = match class {
                // 总台央视: a station named behind the house that it is a part of.
                "media" if sentence.text[..name.span.start].ends_with("总台") => name.span.start - "总台".len(),
                // 缅因州民主党|参议员: where the senator is from, not a party of that state.
                "party" if members_follow(sentence.text, name.span.end) => name.span.start,
                "government" | "hospital" | "school" | "court" => {
                    with_level_before(sentence, with_place_before(sentence, name.span.start, class))
                }
                _ => with_place_before(sentence, name.span.start, class),
            };
            Candidate {
                // 附属第二医院: the numeral in a name is none of its own.
                rank: if sentence.text[start..name.span.end].contains('第') { 66 } else { 60 },
                span: start..name.span.end,
                kind: ItemKind::Organisation,
                value: Value::Name,
                confidence: 90,
            }
        })
        .collect()
}

/// A place glued in front belongs to the name: 上海市 + 经信委. A country does not where the name has a place or is
/// known by itself: 意大利 | 米兰大学.
pub(super) fn with_place_before(sentence: &Sentence, start: usize, class: &str) -> usize {
    let summed = sum_of_places(sentence.text, start);
    let by_itself = matches!(class, "university" | "company" | "team" | "media" | "bank" | "museum");
    let place = sentence.listed.iter().find(|name| {
        class_of(name, NameKind::Place).is_some_and(|place| !(by_itself && place == "country")) && {
            name.span.end <= summed
                && matches!(&sentence.text[name.span.end..summed], "" | "市" | "省" | "县" | "区" | "州" | "镇")
        }
    });
    let first = place.map_or(start, |name| name.span.start);
    if summed < start { listed_places_before(sentence, first.min(summed)) } else { first }
}

/// Whether members of a party follow: senator, deputy, governor, candidate ….
fn members_follow(text: &str, end: usize) -> bool {
    let members = ["参议员", "众议员", "国会议员", "州议员", "议员", "州长", "市长", "候选人", "籍", "人士", "参众"];
    members.iter().any(|word| text[end..].starts_with(word))
}

/// 市|文化和旅游局: the level alone stands for the city that the text is about.
fn with_level_before(sentence: &Sentence, start: usize) -> usize {
    let Some(level) = sentence.text[..start].chars().next_back() else { return start };
    let at = start - level.len_utf8();
    if is_level_alone(sentence, at, start) && sentence.word_across(at).is_none() { at } else { start }
}

/// 三省一市: several places summed up in front of one name.
fn sum_of_places(text: &str, start: usize) -> usize {
    SUMS.iter().find(|sum| text[..start].ends_with(**sum)).map_or(start, |sum| start - sum.len())
}

/// Back over 上海、江苏、浙江、 or 沪苏浙皖 in front of a name that holds for all of them.
fn listed_places_before(sentence: &Sentence, mut start: usize) -> usize {
    loop {
        let before = sentence.text[..start].trim_end_matches(['、', '和', '与', '及']);
        let name =
            sentence.listed.iter().find(|n| n.span.end == before.len() && class_of(n, NameKind::Place).is_some());
        let short = before.chars().next_back().filter(|c| {
            sentence.gazetteer.abbreviation(c.encode_utf8(&mut [0; 4])).is_some_and(|(_, kind)| kind == "province")
        });
        start = match (name, short) {
            (Some(name), _) => name.span.start,
            (None, Some(short)) => before.len() - short.len_utf8(),
            (None, None) => return start,
        };
    }
}

/// Province, city, county, town, district alone before a head that follows.
fn is_level_alone(sentence: &Sentence, start: usize, head: usize) -> bool {
    let level = "省市县镇乡区州".contains(&sentence.text[start..head]);
    let before = sentence.text[..start].chars().next_back();
    level && before.is_none_or(|c| !is_han(c) || "在由和与的对向据经".contains(c))
}

/// 党委书记 is an office of the committee, not the committee.
fn part_of_an_office(text: &str, end: usize) -> bool {
    let party_body =
        text[..end].ends_with(['委', '组']) && !text[..end].ends_with("经信委") && !text[..end].ends_with("发改委");
    let rest = text[end..].strip_prefix('副').unwrap_or(&text[end..]);
    party_body && ["书记", "委员", "常委", "主席", "秘书"].iter().any(|office| rest.starts_with(office))
}

#[cfg(test)]
mod tests {
    use super::super::tests::items;
    use crate::extract::ItemKind;

    fn bodies(text: &str) -> Vec<&str> {
        items(text).into_iter().filter(|(kind, _)| *kind == ItemKind::Organisation).map(|(_, name)| name).collect()
    }

    #[test]
    fn a_firm_has_its_place_and_all_of_its_coined_name() {
        assert_eq!(bodies("成都天合药业有限公司被罚"), ["成都天合药业有限公司"]);
        assert_eq!(bodies("苏州百润食品股份有限公司上市"), ["苏州百润食品股份有限公司"]);
    }

    #[test]
    fn divisions_go_by_what_they_deal_with() {
        assert_eq!(bodies("国际合作司副司长介绍"), ["国际合作司"]);
        assert_eq!(bodies("市文化和旅游局发布通知"), ["市文化和旅游局"]);
        assert_eq!(bodies("国家心脏病中心专家"), ["国家心脏病中心"]);
    }

    #[test]
    fn a_seat_and_a_quoted_firm_are_no_bodies_of_their_own() {
        assert_eq!(bodies("法国汇贸银行总部设在里昂"), ["法国汇贸银行"]);
        assert!(bodies("上交所上市公司发布公告").iter().all(|name| !name.ends_with("上市公司")));
        assert_eq!(bodies("他们能进图书馆吗"), [""; 0]);
        assert_eq!(bodies("他去信审计委员会"), ["审计委员会"]);
    }

    #[test]
    fn a_team_goes_by_its_place() {
        assert_eq!(bodies("广东队教练换人"), ["广东队"]);
        assert_eq!(bodies("广东队伍出发"), [""; 0]);
    }

    #[test]
    fn a_body_has_the_place_or_the_university_that_it_belongs_to() {
        assert_eq!(bodies("撒马尔罕国立外语大学举办展览"), ["撒马尔罕国立外语大学"]);
        assert_eq!(bodies("武汉大学长江学研究所的论文"), ["武汉大学长江学研究所"]);
        assert_eq!(bodies("约翰·哈德森大学的专家说"), ["约翰·哈德森大学"]);
    }

    #[test]
    fn a_number_is_a_part_of_the_name() {
        assert_eq!(bodies("市一医院急诊科"), ["市一医院"]);
        assert_eq!(bodies("联邦第九巡回上诉法院作出裁决"), ["联邦第九巡回上诉法院"]);
        assert_eq!(bodies("1975委员会主席表示"), ["1975委员会"]);
    }

    #[test]
    fn the_state_of_a_senator_is_no_part_of_the_party() {
        assert_eq!(bodies("缅因州民主党参议员说"), ["民主党"]);
    }

    #[test]
    fn a_newspaper_in_title_marks_is_a_body() {
        assert_eq!(bodies("据《每日先驱报》报道"), ["每日先驱报"]);
        assert_eq!(bodies("他写了《春天的故事》"), [] as [&str; 0]);
    }

    #[test]
    fn what_one_body_does_to_another_is_no_name() {
        for text in
            ["议员反对外国财团收购本国航空公司", "民众要求政府救助中小银行", "警方查获三家皮包公司", "跨境银行合并增多"]
        {
            assert_eq!(bodies(text), [] as [&str; 0], "{text}");
        }
        assert_eq!(bodies("出口商协会批评新规定"), ["出口商协会"]);
        assert_eq!(bodies("上海动物救助协会发出通知"), ["上海动物救助协会"]);
    }

    #[test]
    fn an_election_goes_by_what_is_elected() {
        assert_eq!(bodies("他在议会选举中获胜"), [] as [&str; 0]);
        assert_eq!(bodies("大区政府将拨款"), [] as [&str; 0]);
    }

    #[test]
    fn bodies_that_act_together_are_two() {
        assert!(bodies("市场监管局联合水务局开展检查").contains(&"水务局"));
        assert_eq!(bodies("市政府会同国家税务总局发布"), ["市政府", "国家税务总局"]);
    }

    #[test]
    fn a_branch_a_hospital_and_a_bureau_go_by_their_number() {
        assert!(bodies("警察工会第12分会表示支持").iter().any(|name| name.ends_with("第12分会")));
        assert_eq!(bodies("她在徐州三院工作"), ["徐州三院"]);
        assert_eq!(bodies("中铁十二局承建"), ["中铁十二局"]);
        assert_eq!(bodies("山东大学附属第二医院收治患者"), ["山东大学附属第二医院"]);
        assert_eq!(bodies("徐州三院士当选"), [] as [&str; 0]);
    }

    #[test]
    fn a_name_in_letters_and_its_kind_are_one() {
        assert_eq!(bodies("TWU工会宣布罢工"), ["TWU工会"]);
        assert_eq!(bodies("DNA组织样本"), [] as [&str; 0]);
    }

    #[test]
    fn a_navy_is_of_its_country_and_not_of_a_sea() {
        assert_eq!(bodies("菲律宾海军派出两艘船"), ["菲律宾海军"]);
        assert_eq!(bodies("挪威船级社颁发证书"), ["挪威船级社"]);
    }

    #[test]
    fn an_association_goes_by_a_calling() {
        assert_eq!(bodies("教师工会宣布罢工"), ["教师工会"]);
        assert_eq!(bodies("他加入了行业协会"), [] as [&str; 0]);
    }
}
