//! Texts to attack with: mixtures of everything a scraper leaves in a text, pairs that render one another more or
//! less, and what is no language at all.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A mixture of both scripts of Chinese and of what stands between them in pages of the web.
pub fn chinese() -> impl Strategy<Value = String> {
    vec(prop_oneof![4 => select(CHINESE), 2 => select(BETWEEN), 1 => select(MARKS)], 0..60)
        .prop_map(|parts| parts.concat())
}

/// Italian, composed and decomposed, with what stands between.
pub fn italian() -> impl Strategy<Value = String> {
    vec(prop_oneof![4 => select(ITALIAN), 2 => select(BETWEEN), 1 => select(MARKS)], 0..60)
        .prop_map(|parts| parts.concat())
}

/// Simplified Chinese that folding leaves as it is.
pub fn simplified() -> impl Strategy<Value = String> {
    vec(select(SENTENCES), 0..12).prop_map(|sentences| sentences.iter().map(|(source, _)| *source).collect())
}

/// A Chinese text and an Italian one that renders it but for what was left out, added or moved.
pub fn rendering() -> impl Strategy<Value = (String, String)> {
    let sentence = (select(SENTENCES), select(FATES), select(&["", "\n", "\n\n"]));
    (vec(sentence, 1..14), any::<bool>()).prop_map(|(sentences, traditional)| {
        let (mut source, mut target, mut late) = (String::new(), String::new(), String::new());
        for ((zh, it), fate, end) in sentences {
            source.push_str(if fate == Fate::Added { "" } else { zh });
            source.push_str(end);
            match fate {
                Fate::Kept | Fate::Added => target.push_str(it),
                Fate::Cut => target.push_str(it.split_inclusive(' ').next().unwrap_or(it)),
                Fate::Moved => late.push_str(it),
                Fate::Omitted => {}
            }
            target.push_str(if end.is_empty() { " " } else { end });
        }
        (if traditional { hanconv::s2t(&source) } else { source }, target + "\n" + &late)
    })
}

/// Text of no language: control characters, lone brackets, nothing but digits or marks, lines of up to 20,000
/// characters.
pub fn arbitrary_text() -> impl Strategy<Value = String> {
    let long = |parts: &'static [&'static str]| {
        (vec(select(parts), 1..6), 1..20_000_usize)
            .prop_map(|(parts, length)| parts.concat().chars().cycle().take(length).collect::<String>())
    };
    prop_oneof![
        vec(any::<char>(), 0..200).prop_map(|characters| characters.into_iter().collect()),
        vec(select(CONTROLS), 0..80).prop_map(|parts| parts.concat()),
        vec(select(BRACKETS), 0..120).prop_map(|parts| parts.concat()),
        vec(select(DIGITS), 0..300).prop_map(|parts| parts.concat()),
        vec(select(MARKS), 0..300).prop_map(|parts| parts.concat()),
        vec(
            prop_oneof![
                select(CHINESE),
                select(ITALIAN),
                select(BETWEEN),
                select(MARKS),
                select(CONTROLS),
                select(BRACKETS),
                select(DIGITS)
            ],
            0..120
        )
        .prop_map(|parts| parts.concat()),
        long(CHINESE),
        long(ITALIAN),
        long(DIGITS),
        long(BRACKETS),
        long(MARKS),
        Just(String::new()),
    ]
}

/// What becomes of a sentence on its way into Italian.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    Omitted,
    Added,
    Cut,
    Moved,
}

const FATES: &[Fate] =
    &[Fate::Kept, Fate::Kept, Fate::Kept, Fate::Kept, Fate::Omitted, Fate::Added, Fate::Cut, Fate::Moved];

/// Paragraphs to put in front of both texts: they name nobody, no place and no day.
pub const INTRODUCTIONS: &[(&str, &str)] = &[
    ("清晨下了一场小雨，街上的行人不多。", "All’alba è caduta una pioggia leggera e per strada c’era poca gente."),
    (
        "读者常常问我们，一篇报道是怎样写成的。答案很简单：先听，再问，最后才写。",
        "I lettori ci chiedono spesso come nasce un articolo. La risposta è semplice: prima si ascolta, poi si chiede, solo alla fine si scrive.",
    ),
];

const CHINESE: &[&str] = &[
    "上海",
    "上海市长",
    "丁奎岭",
    "丁奎嶺",
    "表示，",
    "表示：",
    "出席了論壇",
    "出席了论坛",
    "計程車",
    "資訊",
    "网络",
    "頭髮",
    "乾隆",
    "乾淨",
    "徐乾學",
    "皇后",
    "以後",
    "长三角",
    "長(zhǎng)三角",
    "產(chǎn)業(yè)鏈(liàn)",
    "会(huì)議(yì)",
    "17.5万",
    "十七萬五千",
    "近百名",
    "第二十五届",
    "２０２５年",
    "2025年3月5日",
    "去年",
    "下午3時20分",
    "沪苏浙皖",
    "三省一市",
    "阿爾弗雷多．羅西尼",
    "卢卡·莫兰丁",
    "泽连斯基",
    "《海岸保护条例》",
    "“银龄夜校”",
    "「資訊」",
    "國家發展和改革委員會",
    "浙江大学",
    "会議?F場",
    "\u{20bb7}野家",
    "\u{2a700}\u{2b81d}",
    "㐂",
    "\u{f900}",
    "〇",
    "々",
    "的",
    "了",
    "。",
    "，",
    "；",
    "！",
    "？",
    "百分之五十五",
    "1.2亿元",
    "甯浩",
    "著名",
    "隻",
    "裡",
    "编辑：",
];

const ITALIAN: &[&str] = &[
    "Il ",
    "la ",
    "città ",
    "citta\u{300} ",
    "perche\u{301} ",
    "L’",
    "dell'",
    "Shanghai",
    "Ding Kuiling ",
    "Zelens’kyj ",
    "175.000 ",
    "centosettantacinquemila ",
    "il 5 marzo 2025",
    "alle 15.20",
    "XXV ",
    "25ª ",
    "«Mattino nel porto»",
    "“scuola serale”",
    "ha detto. ",
    "che ",
    "l\u{ad}unga",
    "3h41’26” ",
    "55%",
    "\u{200b}",
    "n\u{303}",
    "ecc. ",
    "Sig. ",
    "U.S.A. ",
    "E poi? ",
    "No! ",
    "(康青梧) ",
    "; ",
    ", ",
    ". ",
];

const BETWEEN: &[&str] = &[
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    "\u{3000}",
    "\u{a0}",
    "😀",
    "👩‍🌾",
    "🇮🇹",
    "e\u{301}",
    "a\u{300}\u{323}",
    "\u{301}",
    "字\u{fe00}",
    "A股",
    "GDP",
    "http://example.org/?q=1",
    "(NATO)",
    "（Holly Willoughby）",
    "(José)",
    "(zhǎng",
    "zhǎng)",
    "Ａ",
    "％",
    "\u{feff}",
    "\u{200d}",
    "\u{202e}",
    "ﬁ",
    "№",
    "\u{fffd}",
    "\u{e000}",
    "?",
    "\u{10ffff}",
];

const MARKS: &[&str] = &[
    "。", "！", "？", "…", "……", "、", "，", "；", "：", "“", "”", "‘", "’", "「", "」", "『", "』", "《", "》", "（",
    "）", "(", ")", "[", "]", "【", "】", "—", "——", "-", ".", ",", ";", ":", "!", "?", "\"", "'", "«", "»", "%", "/",
    "·", "．", "丶", "*", "#", "|", "\\", "`", "<", ">", "&",
];

const CONTROLS: &[&str] = &[
    "\0",
    "\u{1}",
    "\u{7}",
    "\u{8}",
    "\u{b}",
    "\u{c}",
    "\r",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{80}",
    "\u{85}",
    "\u{9f}",
    "\u{2028}",
    "\u{2029}",
    "\u{200e}",
    "\u{202a}",
    "\u{2066}",
    "\u{fff9}",
    "\u{fffe}",
    "\u{e0041}",
    "a",
    "字",
    " ",
    "\n",
];

const BRACKETS: &[&str] = &[
    "(", ")", "（", "）", "[", "]", "{", "}", "【", "】", "《", "》", "〈", "〉", "「", "」", "『", "』", "“", "”",
    "«", "»", "‹", "›", "字", "zhǎng", "a", "\n", "1",
];

const DIGITS: &[&str] = &[
    "0",
    "1",
    "9",
    "99999999999999999999",
    ".",
    ",",
    "万",
    "亿",
    "兆",
    "十",
    "百",
    "千",
    "零",
    "两",
    "几",
    "半",
    "多",
    "年",
    "月",
    "日",
    "时",
    "分",
    "第",
    "%",
    "％",
    "百分之",
    "分之",
    "点",
    "倍",
    "年代",
    "世纪",
    "至",
    "-",
    "~",
    "／",
    "/",
    ":",
    "：",
    "mila",
    "milioni ",
    "mezzo ",
    "XX",
    "º",
    "½",
];

const SENTENCES: &[(&str, &str)] = &[
    (
        "设计师苏文澜、韩芮和孟昭宁共同完成了灯塔的修复方案。",
        "I progettisti Su Wenlan, Han Rui e Meng Zhaoning hanno messo a punto il piano di restauro del faro.",
    ),
    (
        "省教育厅副厅长林佩芝表示，全省今年将新建二百所幼儿园。",
        "Lin Peizhi, vicedirettrice del Dipartimento dell’istruzione, ha detto che quest’anno sorgeranno duecento asili.",
    ),
    (
        "这座剧院造价2.4亿元，可以容纳一千名观众。",
        "Il teatro, costato 240 milioni di yuan, può accogliere mille spettatori.",
    ),
    (
        "工程于5月18日下午2时开工，预计持续两年。",
        "I lavori sono cominciati alle 14 del 18 maggio e dovrebbero durare due anni.",
    ),
    ("考察队从敦煌出发，三天后抵达玉门。", "Partita da Dunhuang, la spedizione ha raggiunto Yumen tre giorni dopo."),
    ("世界卫生组织和意大利外交部都派出了观察员。", "L’OMS e la Farnesina hanno inviato entrambe degli osservatori."),
    (
        "近百名学生参加了比赛，其中四成来自乡村学校。",
        "Alla gara ha preso parte quasi un centinaio di studenti, il 40% da scuole di campagna.",
    ),
    ("船长在救生筏上写了一首诗。", "Sulla zattera di salvataggio il capitano ha scritto una poesia."),
    (
        "展览展出了画家沈一舟的油画《雨巷》和《渔港之晨》。",
        "La mostra presenta due dipinti di Shen Yizhou, «Vicolo nella pioggia» e «Mattino nel porto dei pescatori».",
    ),
    ("门票免费，但须在网站上提前预约。", "L’ingresso è gratuito, ma occorre prenotare sul sito."),
    ("孩子们在岸上唱歌！", "I bambini cantano sulla riva!"),
    ("谁知道答案呢？", "Chi sa la risposta?"),
    ("“雨落在桥上，应该听得见。”她说。", "«La pioggia che cade sul ponte si deve sentire», ha detto."),
    (
        "2025年一季度，公司收入12.6亿元，同比增长34.2%。",
        "Nel primo trimestre 2025 i ricavi sono stati di 1,26 miliardi di yuan, il 34,2% in più.",
    ),
];
