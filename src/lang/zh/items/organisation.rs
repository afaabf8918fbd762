//! Organisations: listed ones, and those that a head word ends (委员会, 有限责任公司, 大学), taken from their first
//! distinctive word on.

use super::place::SUMS;
use super::{Candidate, Sentence, homographs};
use crate::extract::ItemKind;
use crate::extract::item::Value;
use crate::lang::zh::gazetteer::{NameKind, Role, class_of};
use crate::lang::zh::person;
use crate::lang::zh::script::is_han;
use crate::lang::zh::words;

/// The organisations of a sentence.
pub(super) fn find(sentence: &Sentence) -> Vec<Candidate> {
    let mut found = listed(sentence);
    found.extend(by_head(sentence));
    found.extend(governments(sentence));
    found.extend(numbered(sentence));
    found.extend(newspapers(sentence));
    found
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
        .map(|span| Candidate { span, kind: ItemKind::Organisation, value: Value::Name, rank: 71, confidence: 78 })
        .collect()
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
                && NEWSPAPERS.iter().any(|end| name.ends_with(end))
                && name.chars().all(is_han);
            media || paper
        })
        .map(|span| Candidate { span, kind: ItemKind::Organisation, value: Value::Name, rank: 91, confidence: 90 })
        .collect()
}

/// Daily, evening paper, times, post, herald, chronicle, tribune, guardian, express, morning paper, courier, mirror ….
const NEWSPAPERS: &[&str] = &[
    "日报",
    "晚报",
    "时报",
    "邮报",
    "先驱报",
    "纪事报",
    "论坛报",
    "卫报",
    "快报",
    "早报",
    "晨报",
    "信使报",
    "镜报",
    "太阳报",
    "电讯报",
    "独立报",
    "观察家报",
    "哨兵报",
    "公报",
    "新闻报",
    "汇报",
    "商报",
    "青年报",
    "都市报",
    "导报",
    "星报",
    "世界报",
];

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
            let generic = GENERIC_HEADS.iter().any(|word| sentence.text[..name.span.end].ends_with(word));
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
                span: start..name.span.end,
                kind: ItemKind::Organisation,
                value: Value::Name,
                rank: 60,
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

fn by_head(sentence: &Sentence) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (end, head) in heads(sentence) {
        let mut start = beginning(sentence, end - head, end);
        if sentence.text[..end].ends_with('党') && members_follow(sentence.text, end) {
            let party = |n: &&crate::lang::zh::gazetteer::Listed| {
                n.span.end == end && class_of(n, NameKind::Organisation).is_some()
            };
            start = sentence.listed.iter().find(party).map_or(start, |n| n.span.start);
        }
        // 意大利|民防部门: a mere department has no country in its name.
        if GENERIC_HEADS.iter().any(|word| sentence.text[..end].ends_with(word)) {
            let country = sentence.listed.iter().find(|n| n.span.start == start && n.span.end <= end - head);
            if let Some(country) = country.filter(|n| class_of(n, NameKind::Place) == Some("country")) {
                start = country.span.end;
            }
        }
        // 安省的房地产理事会（RECO）: a name in Latin letters behind proves that it is one, and whose.
        let glossed = is_glossed(&sentence.text[end..]);
        if glossed {
            start = with_owner(sentence, start);
        }
        // 空壳公司, 跨境银行, 州议会|选举: of what sort, or what is elected, but not which.
        let elected = sentence.text[..end].ends_with("议会") && sentence.text[end..].starts_with("选举");
        if !glossed && (elected || only_describes(&sentence.text[start..end - head])) {
            continue;
        }
        let distinctive = sentence.text[start..end - head].chars().count();
        // 镇卫生院, 省气象台: the level stands for the place that the text is about.
        if distinctive == 1 && is_level_alone(sentence, start, end - head) && head >= 6 {
            // 市经团联: a head that is short itself means one body only.
            let short = sentence.text[..end].ends_with(['联', '委', '协']);
            let confidence = if short { 78 } else { 62 };
            found.push(Candidate {
                span: start..end,
                kind: ItemKind::Organisation,
                value: Value::Name,
                rank: 61,
                confidence,
            });
            continue;
        }
        if distinctive < 2
            || part_of_an_office(sentence.text, end)
            // 美国科技公司|索利迪安: the kind of the body that is named behind it.
            || sentence.text[..end].ends_with("公司") && super::firms::names_one(sentence, end)
            || !glossed && is_generic(sentence, start, end - head) && !is_set_apart(sentence, start, end - head, end)
        {
            continue;
        }
        // A forum, a summit, a fair is no body but an event: a term.
        let event = EVENTS.iter().any(|word| sentence.text[..end].ends_with(word));
        let strong = STRONG_HEADS.iter().any(|word| sentence.text[..end].ends_with(word));
        let (kind, rank, confidence) = match (event, strong) {
            (true, _) => (ItemKind::Term, 53, 60),
            // 渔民协会: of whom, but not of where.
            (false, true) if is_of_a_calling(sentence, start, end - head, end) => (ItemKind::Organisation, 61, 64),
            // 第二海洋研究所: the numeral in a name is none of its own.
            (false, true) if sentence.text[start..end].contains('第') => (ItemKind::Organisation, 66, 80),
            (false, true) => (ItemKind::Organisation, 61, 80),
            (false, false) if glossed && !sentence.text[..end].ends_with(PREMISES) => (ItemKind::Organisation, 61, 80),
            // A magazine, a church, an army: as often a description as a name.
            (false, false) => (ItemKind::Organisation, 51, 60),
        };
        found.push(Candidate { span: start..end, kind, value: Value::Name, rank, confidence });
    }
    found
}

/// Whether a body that no place and no coined word sets apart is one by what it deals with: 国际合作司|司长, 国家心脏病中心,
/// 省第二人民医院, 国立师范大学, 人工智能联合实验室, 电影发展基金.
fn is_set_apart(sentence: &Sentence, start: usize, head: usize, end: usize) -> bool {
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
        && !SEATS.iter().any(|seat| before.ends_with(seat));
    let level = before.chars().next().is_some_and(|c| "省市州县区".contains(c));
    let counted = before.contains('第') && ["医院", "中学", "小学", "法院"].iter().any(|end| name.ends_with(end));
    let public = ["国立", "市立", "省立", "县立"].iter().any(|owner| before.starts_with(owner)) && head + 9 < end
        || counted && (level || before.chars().count() == 2);
    let laboratory =
        ["联合实验室", "国家实验室", "重点实验室"].iter().any(|kind| name.ends_with(kind)) && name.chars().count() >= 9;
    let fund = name.ends_with("基金") && content >= 2 && topics >= 1 && before.ends_with("发展");
    divided || agency || national || public || laboratory || fund || is_of_a_calling(sentence, start, head, end)
}

/// What a country has a centre of without its being a body: economy, politics, power, trade, science, innovation ….
const SEATS: &[&str] =
    &["经济", "金融", "政治", "文化", "商业", "贸易", "科技", "创新", "权力", "行政", "工业", "人口", "交通", "物流"];

/// 渔民协会, 卡车司机工会: an association of those who have one calling.
fn is_of_a_calling(sentence: &Sentence, start: usize, head: usize, end: usize) -> bool {
    let associations = ["协会", "工会", "商会", "学会", "公会", "联合会"];
    let calling = sentence.word_ending_at(head).filter(|word| word.end - word.start > 3 && word.start >= start);
    associations.contains(&&sentence.text[head..end])
        && calling.is_some_and(|word| words::parts_of_speech(word.text).contains('n') && word.text.ends_with(CALLINGS))
}

/// What words for people end with: -folk, worker, teacher, -er, hand, -ist, trader, head, student, soldier.
const CALLINGS: [char; 12] = ['民', '工', '师', '员', '手', '家', '商', '主', '生', '兵', '人', '者'];

/// Garden, hall, bridge, tower, palace, mountain, building, ground: what has a name there is as often a place.
const PREMISES: [char; 8] = ['园', '馆', '桥', '塔', '宫', '山', '楼', '场'];

/// Whether a name in Latin letters stands in brackets at the start of `rest`.
fn is_glossed(rest: &str) -> bool {
    let inside = rest.trim_start_matches(['”', '」']).strip_prefix(['(', '（']);
    let gloss = inside.and_then(|inside| inside.split([')', '）']).next()).map_or("", str::trim);
    gloss.starts_with(|c: char| c.is_ascii_uppercase()) && gloss.len() >= 2 && !gloss.contains(is_han)
}

/// Back over 的 to the place that a body belongs to.
fn with_owner(sentence: &Sentence, start: usize) -> usize {
    let Some(before) = sentence.text[..start].strip_suffix('的') else { return start };
    let owner = sentence.listed.iter().find(|n| n.span.end == before.len() && class_of(n, NameKind::Place).is_some());
    owner.map_or(start, |name| name.span.start)
}

/// Province, city, county, town, district alone before a head that follows.
fn is_level_alone(sentence: &Sentence, start: usize, head: usize) -> bool {
    let level = "省市县镇乡区州".contains(&sentence.text[start..head]);
    let before = sentence.text[..start].chars().next_back();
    level && before.is_none_or(|c| !is_han(c) || "在由和与的对向据经".contains(c))
}

/// Department, authority, institution …: descriptions as often as names.
const GENERIC_HEADS: &[&str] = &["部门", "当局", "机构", "单位"];

/// Forum, congress, summit, fair, exhibition, festival, conference, league …
const EVENTS: &[&str] = &[
    "论坛",
    "大会",
    "峰会",
    "博览会",
    "展览会",
    "交易会",
    "展",
    "节",
    "会议",
    "研讨会",
    "对接会",
    "推介会",
    "运动会",
    "锦标赛",
    "联赛",
    "杯",
    "音乐会",
    "座谈会",
    "年会",
    "奥运会",
    "残奥会",
    "亚运会",
    "进博会",
    "广交会",
    "世博会",
    "演唱会",
    "公开赛",
    "邀请赛",
    "挑战赛",
    "大奖赛",
    "马拉松",
    "马拉松赛",
    "设计周",
    "时装周",
    "电影节",
    "艺术节",
    "双年展",
    "展销会",
    "签约仪式",
];

/// Heads that only names of bodies have: commission, federation, association, ministry, university, company …
const STRONG_HEADS: &[&str] = &[
    "委员会",
    "联合会",
    "协会",
    "学会",
    "促进会",
    "商会",
    "总会",
    "联盟",
    "基金会",
    "研究院",
    "研究所",
    "研究中心",
    "科学院",
    "工程院",
    "学院",
    "大学",
    "中学",
    "高中",
    "小学",
    "公司",
    "集团",
    "银行",
    "分行",
    "证券",
    "保险",
    "资本",
    "出版社",
    "电视台",
    "通讯社",
    "日报",
    "晚报",
    "时报",
    "法院",
    "检察院",
    "公安局",
    "警察局",
    "警察厅",
    "管理局",
    "监管局",
    "部",
    "局",
    "厅",
    "署",
    "院",
    "所",
    "医院",
    "卫生院",
    "博物馆",
    "美术馆",
    "图书馆",
    "博物院",
    "俱乐部",
    "工会",
    "党",
    "总部",
    "司令部",
    "指挥部",
    "办公室",
    "管理处",
    "气象台",
    "天文台",
    "事务所",
    "工作室",
    "航空",
    "造船厂",
    "委",
    "联",
    "政府",
    "议会",
    "使馆",
    "领事馆",
    "中心",
    "组织",
    "总局",
    "总署",
    "理事会",
    "资料馆",
    "档案馆",
    "实验室",
    "交易所",
    "司",
    "救援队",
    "救护队",
    "救护大队",
    "考察队",
    "科考队",
    "登山队",
    "探险队",
    "医疗队",
    "搜救队",
    "勘探队",
    "唱片",
    "影业",
];

/// 党委书记 is an office of the committee, not the committee.
fn part_of_an_office(text: &str, end: usize) -> bool {
    let party_body =
        text[..end].ends_with(['委', '组']) && !text[..end].ends_with("经信委") && !text[..end].ends_with("发改委");
    let rest = text[end..].strip_prefix('副').unwrap_or(&text[end..]);
    party_body && ["书记", "委员", "常委", "主席", "秘书"].iter().any(|office| rest.starts_with(office))
}

/// Where head words end, with their length in bytes; the longest at each place.
fn heads(sentence: &Sentence) -> Vec<(usize, usize)> {
    let text = sentence.text;
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut found = Vec::new();
    for (index, end) in starts.iter().enumerate() {
        let head = (1..=8.min(index)).rev().map(|count| starts[index - count]).find(|start| {
            let word = &text[*start..*end];
            word.starts_with(is_han)
                && (sentence.gazetteer.role(word) == Some(Role::Head)
                    || EVENTS.contains(&word) && word.chars().count() > 1)
        });
        let Some(start) = head else { continue };
        // A word that goes on, or a longer head, makes it something else: 部 in 部分, 学院 in 学院派.
        // 医院|感染: a word that begins with the head itself is no other word.
        let goes_on = sentence.word_across(*end).is_some_and(|w| w.known && (w.start != start || end - start < 6));
        // 总设计师 is no division of an army.
        let calling = sentence.word_across(start).is_some_and(|w| w.end == *end && person::is_office(w.text))
            || person::office_before(&text[..*end]).is_some_and(|office| office.len() > end - start);
        // 科学会堂 is a hall, 中国药企 no name.
        let hall = text[*end - 3..].starts_with("会堂")
            || text[*end - 3..].starts_with("会展")
            || text[..*end].ends_with('企');
        let direction = text[..*end].ends_with("部")
            && text[..*end - 3]
                .ends_with(['东', '西', '南', '北', '中', '内', '外', '全', '局', '头', '腹', '胸', '面', '腿']);
        // 康文署署长: the second 署 belongs to the office.
        let office = text[*end..].starts_with('长')
            || text[..*end - 3].ends_with(text[..*end].chars().next_back().unwrap_or(' '));
        // 官员所描述 what officials described, 组织了 organised.
        let after = &text[*end..];
        let verb = text[..*end].ends_with('所') && *end - start == 3 && {
            let next = sentence.word_starting_at(*end);
            next.is_some_and(|word| {
                words::parts_of_speech(word.text).starts_with('v') || "述称说作做有".contains(word.text)
            })
        } || text[..*end].ends_with("组织")
            && (after.starts_with(['了', '过', '起']) || ORGANISED.iter().any(|word| after.starts_with(word)))
            || text[..*end].ends_with('办')
                && *end - start == 3
                && after.starts_with(['了', '过', '件', '个', '起', '得']);
        if !goes_on && !direction && !office && !hall && !calling && !verb {
            found.push((*end, end - start));
        }
    }
    // 公司 inside 公司集团 is not the end of the name.
    let all = found.clone();
    found.retain(|(end, _)| !all.iter().any(|(other, length)| other > end && other - length < *end && *length > 3));
    found
}

/// What is organised, or with what 组织 makes one verb: 组织集会 hold a rally, 组织开展 carry out.
const ORGANISED: &[&str] = &[
    "集会", "开展", "活动", "比赛", "演出", "学习", "培训", "抗议", "示威", "游行", "罢工", "撤离", "疏散", "转移",
    "抢险", "群众", "参观", "评选", "考察", "调研", "实施", "召开", "举办", "举行", "编写", "拍摄", "讨论", "座谈",
    "观看", "参加", "一场", "一次", "一个", "多场", "多次", "各种", "各类",
];

/// The start of the name whose head begins at `at`: back over nouns, places and topics.
fn beginning(sentence: &Sentence, at: usize, end: usize) -> usize {
    let text = sentence.text;
    let mut start = at;
    let mut words_taken = 0;
    let firm = ["公司", "集团", "企业", "事务所"].iter().any(|head| text[at..end].ends_with(head));
    let mut coined = false;
    // Where a short listed body such as 管委会 begins, which stands as it is if no place turns up before it.
    let mut own: Option<usize> = None;
    let strong = STRONG_HEADS
        .iter()
        .any(|word| word.chars().count() > 1 && *word != "政府" && *word != "中心" && text[at..end].ends_with(word));
    // A listed name glued to the head or to what has been taken carries the whole of itself along.
    loop {
        if let Some(name) =
            sentence.listed.iter().find(|n| n.span.end == start || n.span.start < start && start < n.span.end).filter(
                |n| !super::is_pieced_together(sentence, &n.span) && !homographs::means_something_else(sentence, n),
            )
        {
            let class = class_of(name, NameKind::Place).or(class_of(name, NameKind::Organisation));
            // 指挥部 alone is a kind of body and no name.
            let kind = sentence.gazetteer.role(&text[name.span.clone()]) == Some(Role::Head);
            // 意大利卫生|部: a body that the head ends is of the place or the level before it.
            let short = name.span.end == end && name.span.len() <= 9 && own.is_none() && name.span.start < at;
            if short && class_of(name, NameKind::Place).is_none() && !text[name.span.clone()].starts_with("国") {
                own = Some(name.span.start);
                start = name.span.start;
                words_taken += 1;
                continue;
            }
            if class.is_some() && !kind {
                start = name.span.start;
                words_taken += 1;
                // A province before its city, a country before its ministry, but not before a city.
                let before = sentence.listed.iter().find(|n| n.span.end == start);
                let country = before.and_then(|n| class_of(n, NameKind::Place)) == Some("country");
                let wide = matches!(class, Some("country" | "continent" | "region" | "area"));
                if before.is_some() && (wide || !country) {
                    continue;
                }
                // 皇家|伯克郡医院, 应急救援|芙蓉队.
                let led = |word: &&str| text[..start].ends_with(*word);
                if let Some(word) = ["皇家", "国立", "私立"].iter().find(|word| led(word)) {
                    start -= word.len();
                    break;
                }
                let team = end - at == 3 && text[at..end].starts_with(['队', '局', '站']);
                if team && MATTERS.iter().any(led) {
                    continue;
                }
                break;
            }
        }
        // 政府|救助|中小银行, but 动物|救助|协会.
        let done = sentence.word_ending_at(start).filter(|word| DONE_TO_BODIES.contains(&word.text));
        if done.is_some_and(|word| is_governed(sentence, word)) {
            break;
        }
        // 抗震 and the like, where the word list lacks them.
        let matter = MATTERS
            .iter()
            .find(|matter| text[..start].ends_with(**matter) && sentence.word_across(start - matter.len()).is_none());
        if let Some(matter) = matter {
            start -= matter.len();
            words_taken += 1;
            continue;
        }
        // 全|美的|学校: a name that is none here ends with a particle.
        let Some(word) = sentence.word_ending_at(start).filter(|word| !word.text.ends_with('的')) else { break };
        // 投资者喜爱|恒泽餐饮集团: nothing but a place stands before the coined name of a firm.
        if coined && word.known && word.end - word.start > 3 && sentence.gazetteer.role(word.text).is_none() {
            break;
        }
        coined |= firm && !word.known && words::parts_of_speech(word.text).is_empty();
        // Of a listed body nothing but words belongs to the name: 花莲|水利局.
        if own.is_some()
            && word.end - word.start == 3
            && !text[at..end].ends_with("指挥部")
            && !word.text.contains(['和', '与', '及'])
            && sentence.gazetteer.role(word.text).is_none()
        {
            break;
        }
        // 消费者组织|数字自由联盟: what kind of body it is stands before the name.
        let kind = words_taken >= 2 && ["组织", "机构", "公司", "厂商", "智库", "网站"].contains(&word.text);
        if kind && strong && sentence.word_ending_at(word.start).is_some() {
            break;
        }
        // 财团|收购|本国银行, 协会|指控|邦政府: one body does something to the other.
        if begins_a_clause(sentence, word) {
            break;
        }
        let conjunction = matches!(word.text, "和" | "与" | "及");
        if conjunction {
            if !topic_on_both_sides(sentence, word.start, word.end, at) {
                break;
            }
        } else if !(may_belong(sentence, word, words_taken, strong)
            || words_taken == 0 && is_of_a_calling(sentence, word.start, at, end))
        {
            break;
        }
        start = word.start;
        words_taken += 1;
        if words_taken > 14 {
            break;
        }
    }
    if let Some(own) = own.filter(|own| start < *own && !begins_with_its_owner(sentence, start)) {
        start = own;
    }
    // A name does not begin with a conjunction or a level alone.
    let lead = text[start..at].chars().next();
    match lead {
        Some(c @ ('和' | '与' | '及')) => start + c.len_utf8(),
        _ => start,
    }
}

/// Whether a place, a level or an arm of the forces begins at `start`.
fn begins_with_its_owner(sentence: &Sentence, start: usize) -> bool {
    let place = sentence.listed.iter().any(|n| {
        let named = class_of(n, NameKind::Place).or(class_of(n, NameKind::Organisation));
        n.span.start == start && named.is_some()
    });
    let level = || {
        sentence.word_starting_at(start).is_some_and(|word| {
            sentence.gazetteer.role(word.text) == Some(Role::Level) || ["陆军", "海军", "空军"].contains(&word.text)
        })
    };
    place || level()
}

/// Whether a verb stands there that has a body for its object, or that a body in front of it governs.
fn begins_a_clause(sentence: &Sentence, word: &words::Word) -> bool {
    if DONE_TO_BODIES.contains(&word.text) {
        return true;
    }
    let verb = word.end - word.start > 3 && words::parts_of_speech(word.text).starts_with('v');
    let plain = sentence.gazetteer.role(word.text).is_none() && !MATTERS.contains(&word.text);
    verb && plain && is_governed(sentence, word)
}

/// Whether a kind of body stands right before `word`.
fn is_governed(sentence: &Sentence, word: &words::Word) -> bool {
    sentence
        .word_ending_at(word.start)
        .is_some_and(|before| before.end - before.start > 3 && sentence.gazetteer.role(before.text) == Some(Role::Head))
}

/// What is done to bodies: take over, buy, sell, accuse, sue, search, close, fine, receive from, go through …
const DONE_TO_BODIES: &[&str] = &[
    "收购", "并购", "兼并", "吞并", "出售", "变卖", "接管", "入股", "注资", "拯救", "救助", "纾困", "指控", "控诉",
    "状告", "投诉", "举报", "警告", "传唤", "约谈", "搜查", "查封", "查处", "关闭", "取缔", "取消", "处罚", "罚款",
    "威胁", "收到", "接到", "接获", "获得", "取得", "得到", "拿到", "交给", "送往", "送到", "送交", "提交", "途经",
    "经过", "经由", "通过", "透过", "针对", "反对", "抵制", "监视", "信任", "依靠", "依赖", "游说", "贿赂", "欺骗",
];

/// Whether nothing but the sort of a body is said: 空壳|公司, 中小|银行, 外国|财团.
fn only_describes(mut before: &str) -> bool {
    let start = before;
    while let Some(rest) = SORTS.iter().find_map(|sort| before.strip_prefix(*sort)) {
        before = rest.strip_prefix(['的', '性', '型']).unwrap_or(rest);
    }
    before.is_empty() && !start.is_empty()
}

/// Sorts of bodies: sham, across borders, offshore, underground, small, leading, of the state, private, foreign, native,
/// parent and daughter, upstream, competing, under suspicion, new, well known …
const SORTS: &[&str] = &[
    "空壳",
    "皮包",
    "壳",
    "影子",
    "地下",
    "离岸",
    "在岸",
    "僵尸",
    "跨境",
    "跨国",
    "跨省",
    "跨区域",
    "跨行业",
    "国际",
    "全球",
    "多国",
    "头部",
    "龙头",
    "骨干",
    "领军",
    "中小",
    "大中",
    "小微",
    "微小",
    "大型",
    "中型",
    "小型",
    "初创",
    "创业",
    "独角兽",
    "老字号",
    "国有",
    "国营",
    "民营",
    "私营",
    "私人",
    "私立",
    "公立",
    "公办",
    "民办",
    "公共",
    "外资",
    "中资",
    "合资",
    "独资",
    "内资",
    "港资",
    "台资",
    "日资",
    "美资",
    "欧资",
    "本国",
    "我国",
    "外国",
    "各国",
    "本地",
    "当地",
    "外地",
    "异地",
    "地方",
    "境外",
    "境内",
    "海外",
    "国内",
    "国外",
    "上市",
    "非上市",
    "控股",
    "参股",
    "关联",
    "母",
    "子",
    "上游",
    "下游",
    "竞争",
    "同行",
    "第三方",
    "供货",
    "承建",
    "施工",
    "涉事",
    "涉案",
    "肇事",
    "同类",
    "新设",
    "老牌",
    "知名",
    "著名",
    "顶尖",
    "顶级",
    "主流",
    "传统",
    "商业",
    "同业",
    "普通",
    "专业",
    "重点",
    "综合",
    "非营利",
    "非政府",
    "营利",
    "慈善",
    "独立",
    "官方",
    "民间",
];

/// 经济和信息化: both neighbours are topics, and a place or a topic stands before.
fn topic_on_both_sides(sentence: &Sentence, start: usize, end: usize, head: usize) -> bool {
    let topic = |word: Option<&words::Word>| {
        word.is_some_and(|w| {
            matches!(sentence.gazetteer.role(w.text), Some(Role::Topic))
                || words::parts_of_speech(w.text).contains(['n', 'v'])
        })
    };
    let before = sentence.words.iter().rev().find(|w| w.end == start);
    let after = sentence.words.iter().find(|w| w.start == end);
    let place_before = before.is_some_and(|b| {
        sentence
            .listed
            .iter()
            .any(|n| {
                let body = class_of(n, NameKind::Place).is_some() || class_of(n, NameKind::Organisation).is_some();
                n.span.end <= b.start && b.start - n.span.end <= 6 && body
            })
            // 县文化和体育局
            || sentence
                .word_ending_at(b.start)
                .is_some_and(|level| sentence.gazetteer.role(level.text) == Some(Role::Level))
    });
    // 县农业和水利局: the list has the last of them with its head.
    let own = after.is_some_and(|word| word.start < head && head < word.end);
    topic(before)
        && (own || topic(after))
        && (place_before
            || after.is_some_and(|w| {
                w.end == head && before.is_some_and(|b| sentence.gazetteer.role(b.text) == Some(Role::Topic))
            }))
}

fn may_belong(sentence: &Sentence, at: &words::Word, taken: usize, strong: bool) -> bool {
    let word = at.text;
    if NEVER_INSIDE.contains(&word) || word.chars().count() == 1 && NEVER_SINGLE.contains(word) {
        return false;
    }
    if sentence.gazetteer.role(word).is_some() || MATTERS.contains(&word) {
        return true;
    }
    // 第二海洋研究所: a number tells bodies of one kind apart.
    if word.starts_with('第') && word.chars().count() == 2 {
        return taken > 0 || !sentence.text[at.end..].starts_with(['个', '家', '届', '次', '名', '批']);
    }
    if person::is_office(word) || person::verb_weight(word) > 0 {
        return false;
    }
    let parts = words::parts_of_speech(word);
    if parts.is_empty() {
        // Single characters of a coined name: 恒 泽 网络科技.
        return true;
    }
    // 慈安医院: two loose characters in a row are coined.
    let loose = |word: Option<&words::Word>| {
        word.is_some_and(|w| w.end - w.start == 3 && !NEVER_SINGLE.contains(w.text) && w.text.starts_with(is_han))
    };
    if strong
        && word.chars().count() == 1
        && !parts.contains(['p', 'c', 'd'])
        && (loose(sentence.word_ending_at(at.start)) || loose(sentence.word_starting_at(at.end)))
    {
        return true;
    }
    let noun = parts.contains('n');
    let verb = parts.contains('v');
    let other = parts.contains(['p', 'c', 'd', 'r', 'm', 'q']);
    // 文物 保护 司令部, but not 参观 博物馆: a noun before a word of action makes it a matter.
    let matter = || {
        word.chars().count() >= 2
            && sentence.word_ending_at(at.start).is_some_and(|before| {
                let parts = words::parts_of_speech(before.text);
                before.end - before.start > 3 && parts.contains('n') && !parts.contains(['p', 'c', 'd'])
                    || sentence.listed.iter().any(|name| name.span.end == before.end)
            })
    };
    noun && !other && (!verb || taken > 0 || matter())
        || parts == "a"
        || verb && !other && taken > 0 && word.chars().count() >= 2 && parts.contains('n')
}

/// Words of action that name what a body is for: promotion, protection, management, rescue, flood control …
const MATTERS: &[&str] = &[
    "促进", "发展", "改革", "保护", "建设", "管理", "研究", "交流", "合作", "服务", "开发", "投资", "贸易", "教育",
    "培训", "监督", "检验", "检测", "监测", "救援", "救助", "救灾", "抗震", "防灾", "减灾", "防汛", "抗旱", "执法",
    "仲裁", "调解", "推广", "传播", "设计", "制造", "装备", "运输", "航运", "综合", "协同", "联合", "统计", "审计",
    "出版", "发行", "保险", "信托", "租赁", "检疫", "巡回", "分析", "防卫", "节约", "防控", "控制", "预防", "治疗",
    "康复", "养老", "环保",
];

/// What never stands inside a name.
const NEVER_INSIDE: &[&str] = &[
    "出席", "参加", "来自", "代表", "会同", "当天", "去年", "今年", "其中", "这家", "该", "一家", "这个", "那个",
    "我们", "他们", "有关", "相关", "多家", "部分", "主要", "各", "所有", "其他", "作为", "成为", "进入", "担任",
    "组建", "成立", "设立", "推动", "支持", "邀请", "包括", "以及", "或者", "目前", "现在", "曾经", "原", "前", "现任",
    "时任", "位于", "附近", "任职", "以上", "不同", "众多", "此次", "举办", "举行", "召开", "主办", "委托", "走访",
    "协助", "利用", "使用", "喜爱", "喜欢", "拥有", "具有", "需要", "希望", "反对", "攻击", "袭击", "批评", "指责",
    "谴责", "抨击", "起诉", "控告", "加入", "离开", "退出", "接管", "雇用", "雇佣", "聘请", "任命", "解散", "联系",
    "抵达", "前往", "返回", "毕业", "就读", "击败", "战胜", "对阵", "迎战", "面对", "帮助", "要求", "呼吁", "敦促",
    "授权", "允许", "禁止", "阻止", "迫使", "命令", "通知", "告知", "说服",
];
/// Single characters that never belong to a name.
const NEVER_SINGLE: &str = "的了在由对向从到于被把将是为以及或并且而但也都就还则让使给比按据自等该此本各每某几两一二三四五六七八九十说称任曾已正又再更很最不没有去来上下内外前后间时年月日名位家个";

/// Whether what stands before the head says nothing of its own: 一家公司, 有关部门, 外国大学.
fn is_generic(sentence: &Sentence, start: usize, head: usize) -> bool {
    let listed = sentence.listed.iter().any(|n| n.span.start >= start && n.span.end <= head);
    let words: Vec<&words::Word> = sentence.words.iter().filter(|w| w.start >= start && w.end <= head).collect();
    let coined = words
        .windows(2)
        .any(|w| w.iter().all(|w| w.end - w.start == 3) && sentence.gazetteer.role(w[0].text).is_none());
    let topics = words.iter().filter(|w| sentence.gazetteer.role(w.text) == Some(Role::Topic)).count();
    let national = words.iter().any(|w| sentence.gazetteer.role(w.text) == Some(Role::Level));
    // 宪兵文物保护司令部, 东岸健康促进协会: three words of content are more than a description.
    let content = words.iter().filter(|w| w.end - w.start > 3).count();
    let strong = STRONG_HEADS.iter().any(|word| word.chars().count() > 1 && sentence.text[head..].starts_with(word));
    let event = EVENTS.iter().any(|word| sentence.text[head..].starts_with(word));
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
    fn an_association_goes_by_a_calling() {
        assert_eq!(bodies("教师工会宣布罢工"), ["教师工会"]);
        assert_eq!(bodies("他加入了行业协会"), [] as [&str; 0]);
    }
}
