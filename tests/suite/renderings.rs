//! What answers what: Chinese mentions with renderings that do and that don't.

use riscontro::pipeline::{self, Pair};
use riscontro::text::Text;

/// Chinese sentence, mention, Italian sentence, whether it answers the mention.
const CASES: &[(&str, &str, &str, bool)] = &[
    // A body of a level and a head needs both.
    ("中国政府公布了新的规定。", "中国政府", "Il governo cinese ha reso pubbliche le nuove norme.", true),
    ("中国政府公布了新的规定。", "中国政府", "Il governo ha reso pubbliche le nuove norme.", false),
    ("工党政府公布了新的规定。", "工党政府", "Il governo laburista ha reso pubbliche le nuove norme.", true),
    // A university by its city alone is none.
    ("上海大学公布了新的规定。", "上海大学", "L'Università di Shanghai ha reso pubbliche le nuove norme.", true),
    ("上海大学公布了新的规定。", "上海大学", "A Shanghai sono state rese pubbliche le nuove norme.", false),
    // Coined names by their pinyin, names of bodies by their English words.
    ("青岛岭曜机器人公司公布了业绩。", "青岛岭曜机器人公司", "Lingyao Robotics ha reso noti i risultati.", true),
    ("东方纺织贸易协会公布了业绩。", "东方纺织贸易协会", "La Textile Trade Association ha reso noti i dati.", true),
    // A five-year plan by its number or its years, not by any.
    ("“十四五”时期产量增长。", "十四五", "Negli anni del XIV Piano quinquennale la produzione è cresciuta.", true),
    ("“十四五”时期产量增长。", "十四五", "Nel piano quinquennale 2021-2025 la produzione è cresciuta.", true),
    ("“十四五”时期产量增长。", "十四五", "Con il prossimo piano quinquennale la produzione è cresciuta.", false),
    // A series by what names it.
    ("火箭“长征四号丙”升空。", "长征四号丙", "Il razzo «Lunga Marcia-4C» è decollato.", true),
    // Whole in pinyin.
    ("“桥修好了。”傈僳族村民阿米才说。", "阿米才", "«Il ponte è a posto», dice A Micai, abitante di etnia Lisu.", true),
    // A quotation for a quotation, whatever its words; none where one side quotes more.
    ("论文发表在《星槎学报》上。", "星槎学报", "L'articolo è uscito su «Xyz Review».", true),
    ("论文发表在《星槎学报》上。", "星槎学报", "L'articolo è uscito su una rivista.", false),
    // A place that is listed has no other spelling.
    ("乍得和马里的申请者很多。", "马里", "Molti i richiedenti dal Ciad, sostiene Mary.", false),
    // Both parts of a name together sound close enough.
    ("主教练是阿方索·戴维斯。", "阿方索·戴维斯", "L'allenatore è Alfonso Daviss.", true),
    // A century that a decade lies in.
    ("本世纪初工厂关闭。", "本世纪初", "All'inizio degli anni Duemila la fabbrica ha chiuso.", true),
];

#[test]
fn mentions_are_answered_by_what_answers_them() {
    assert_answers(CASES);
}

/// Asserts of each case that the mention is found, and answered or not as it says.
#[track_caller]
pub fn assert_answers(cases: &[(&str, &str, &str, bool)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(zh, mention, it, answered)| {
            let pair = Pair {
                id: "pair".to_owned(),
                paths: ("source.zh.txt".to_owned(), "target.it.txt".to_owned()),
                source: Text::from_string((*zh).to_owned()),
                target: Text::from_string((*it).to_owned()),
            };
            let written = pipeline::check(&pair);
            let item = written.pair.items.iter().find(|item| item.source.text == *mention);
            match item {
                None => Some(format!("{mention} is not recognised in {zh}")),
                Some(item) if item.rendered != *answered => Some(format!("{mention}: {} by {it}", item.rendered)),
                Some(_) => None,
            }
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
