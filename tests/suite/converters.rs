//! From Traditional to Simplified: words that a table of characters gets wrong, in the writing of Taiwan and of
//! Hong Kong, as an editor on the mainland would write them.

use std::collections::{BTreeMap, BTreeSet};

use riscontro::pipeline::fold_source;

use super::given;

#[test]
fn hard_words_are_folded_as_a_mainland_editor_writes_them() {
    let told: Vec<String> = WORDS
        .iter()
        .map(|(raw, expected)| (raw, expected, folded_in_context(raw)))
        .filter(|(_, expected, got)| got != *expected)
        .map(|(raw, expected, got)| format!("  {raw}: expected {expected}, got {got}"))
        .collect();
    given::assert_none("words folded in another way", &told);
}

#[test]
fn the_folded_form_is_folded_to_itself() {
    let changed =
        |word: &&str| fold_source(&format!("报道说，“{word}”是对的。")).folded != format!("报道说，“{word}”是对的。");
    let told: Vec<String> =
        WORDS.iter().map(|(_, simplified)| *simplified).filter(changed).map(str::to_owned).collect();
    given::assert_none("Simplified words that folding changes", &told);
}

#[test]
fn a_word_and_its_characters_lead_back_to_it() {
    for (raw, simplified) in WORDS {
        let text = format!("{BEFORE}{raw}{BEHIND}");
        let done = fold_source(&text);
        let Some(at) = done.folded.find(simplified) else { continue };
        let span = riscontro::span::FoldedSpan::new(at, at + simplified.len());
        assert_eq!(&text[done.map.raw(span).range()], *raw, "{simplified}");
    }
}

/// Words of both sides that a table of Taiwan's words would replace: here they mean what they mean on the mainland,
/// or the table's word is only a piece of them.
#[test]
fn words_of_both_sides_stay() {
    let told: Vec<String> = SHARED
        .iter()
        .map(|(raw, expected)| (raw, expected, folded_in_context(raw)))
        .filter(|(_, expected, got)| got != *expected)
        .map(|(raw, expected, got)| format!("  {raw}: expected {expected}, got {got}"))
        .collect();
    given::assert_none("words of both sides that were replaced", &told);
}

/// Every listed name, written in Traditional characters, is folded to itself, or to the mainland's name for the same:
/// the one must have an Italian form of the other.
#[test]
fn listed_names_stay() {
    let mut told = Vec::new();
    for file in ["places", "organisations", "people", "foreign-names"] {
        let path = given::root().join(format!("src/lang/zh_it/data/{file}.tsv"));
        let data = given::read(&path);
        let mut forms: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for row in data.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            let italian = if file == "people" { cells[1] } else { cells[2] };
            for name in cells[0].split('|') {
                forms.entry(name).or_default().extend(italian.split('|'));
            }
        }
        for (name, italian) in &forms {
            let written = hanconv::s2tw(name);
            if hanconv::t2s(&written) != *name {
                // OpenCC writes it with a character that leads elsewhere: 兰溪 as 蘭谿.
                continue;
            }
            let got = folded_in_context(&written);
            let is_same = || forms.get(got.as_str()).is_some_and(|of_got| !of_got.is_disjoint(italian));
            if got != name.replace('＋', "+") && !is_same() {
                told.push(format!("  {file}: {name} as {written}: got {got}"));
            }
        }
    }
    given::assert_none("names that folding changes", &told);
}

/// A Traditional sentence around the word, so that the script of the text is beyond doubt.
const BEFORE: &str = "報紙這樣寫過：「";
const BEHIND: &str = "」，讀者認為沒有錯。";

/// What folding makes of `word` in a Traditional text.
fn folded_in_context(word: &str) -> String {
    let folded = fold_source(&format!("{BEFORE}{word}{BEHIND}")).folded;
    let from = folded.find('「').map_or(0, |at| at + '「'.len_utf8());
    let to = folded.rfind('」').unwrap_or(folded.len());
    folded[from..to].to_owned()
}

/// A word as Taiwan or Hong Kong writes it, and as the mainland does.
const WORDS: &[(&str, &str)] = &[
    // One Simplified character for several Traditional ones.
    ("頭髮", "头发"),     // hair
    ("發展", "发展"),     // development
    ("理髮師", "理发师"), // barber
    ("皇后", "皇后"),     // empress
    ("以後", "以后"),     // afterwards
    ("公里", "公里"),     // kilometre
    ("這裡", "这里"),     // here
    ("裏面", "里面"),     // inside, as Hong Kong writes it
    ("麵粉", "面粉"),     // flour
    ("表面", "表面"),     // surface
    ("颱風", "台风"),     // typhoon
    ("臺灣", "台湾"),     // Taiwan
    ("鬥爭", "斗争"),     // struggle
    ("北斗", "北斗"),     // the Dipper
    ("一隻貓", "一只猫"), // a cat
    ("只有", "只有"),     // only
    ("製造", "制造"),     // to make
    ("制度", "制度"),     // system
    ("週末", "周末"),     // weekend
    ("複雜", "复杂"),     // complicated
    ("恢復", "恢复"),     // to restore
    ("山谷", "山谷"),     // valley
    ("稻穀", "稻谷"),     // rice in the husk
    ("松樹", "松树"),     // pine
    ("放鬆", "放松"),     // to relax
    ("干擾", "干扰"),     // to disturb
    ("幹部", "干部"),     // cadre
    ("餘額", "余额"),     // balance
    ("歷史", "历史"),     // history
    ("日曆", "日历"),     // calendar
    ("鐘錶", "钟表"),     // clocks and watches
    ("姜太公", "姜太公"), // a name
    ("生薑", "生姜"),     // ginger
    ("鬱金香", "郁金香"), // tulip
    ("葉公好龍", "叶公好龙"),
    // Characters that Simplified keeps in some words and changes in others.
    ("乾隆", "乾隆"),     // the emperor
    ("乾淨", "干净"),     // clean
    ("徐乾學", "徐乾学"), // a scholar
    ("乾坤", "乾坤"),     // heaven and earth
    ("著名", "著名"),     // famous
    ("看著", "看着"),     // looking
    ("瞭解", "了解"),     // to understand
    ("瞭望塔", "瞭望塔"), // watchtower
    ("藉口", "借口"),     // pretext
    ("狼藉", "狼藉"),     // in disorder
    ("徵求", "征求"),     // to ask for
    ("那麼", "那么"),     // then
    ("答覆", "答复"),     // answer
    ("覆蓋", "覆盖"),     // to cover
    // Variants of Taiwan and Hong Kong.
    ("為了", "为了"), // in order to
    ("爲了", "为了"), // the same, in the older form
    ("綫路", "线路"), // line, as Hong Kong writes it
    ("羣衆", "群众"), // the masses
    ("溫泉", "温泉"), // hot spring
    ("說明", "说明"), // to explain
    ("台階", "台阶"), // step
    ("汙染", "污染"), // pollution
    ("牀鋪", "床铺"), // bed
    // Other words for the same thing.
    ("計程車", "出租车"), // taxi
    ("資訊", "信息"),     // information
    ("程式", "程序"),     // program
    ("軟體", "软件"),     // software
    ("硬體", "硬件"),     // hardware
    ("網路", "网络"),     // network
    ("硬碟", "硬盘"),     // hard disk
    ("滑鼠", "鼠标"),     // mouse
    ("雷射", "激光"),     // laser
    ("數位", "数字"),     // digital
    ("螢幕", "屏幕"),     // screen
    ("印表機", "打印机"), // printer
    ("伺服器", "服务器"), // server
    ("義大利", "意大利"), // Italy
    ("紐西蘭", "新西兰"), // New Zealand
    ("巴士", "巴士"),     // bus: understood on the mainland
    ("的士", "的士"),     // taxi: understood on the mainland
];

/// A word in Traditional characters, and the same word in Simplified ones.
const SHARED: &[(&str, &str)] = &[
    ("哈薩克斯坦", "哈萨克斯坦"), // Kazakhstan; Taiwan leaves out the end
    ("首席執行官", "首席执行官"), // chief executive
    ("執行任務", "执行任务"),     // to carry out a task
    ("檔案館", "档案馆"),         // archives
    ("進程", "进程"),             // course of events
    ("文件", "文件"),             // document
    ("抬頭", "抬头"),             // to look up
    ("專著", "专著"),             // monograph
    ("蘭溪", "兰溪"),             // a town
    ("理查德", "理查德"),         // Richard
    ("通訊社", "通讯社"),         // news agency
    ("通道", "通道"),             // passage
    ("聯絡", "联络"),             // liaison
    ("影像", "影像"),             // image
    ("行程", "行程"),             // itinerary
    ("物件", "物件"),             // object
    ("質量", "质量"),             // quality
    ("保安", "保安"),             // security guard
    ("素質教育", "素质教育"),     // all-round education
    ("項目", "项目"),             // project
    ("視頻會議", "视频会议"),     // video conference
    ("菠蘿", "菠萝"),             // pineapple
    ("高峰會議", "高峰会议"),     // summit
    ("國際空間站", "国际空间站"), // International Space Station
];

/// The built-in dictionaries against those of the system's OpenCC.
#[cfg(feature = "opencc-rust")]
mod system {
    use opencc_rust::{DefaultConfig, OpenCC};

    /// Characters in which the two may differ, in 1,000. The tables of characters are old and settled.
    const CHARACTERS: usize = 2;
    /// The same with the words of Taiwan: that table grows every year (雷射 came after OpenCC 1.1.6), and a system
    /// has the one of its own year.
    const WORDS_TOO: usize = 20;

    #[test]
    fn opencc_and_the_built_in_dictionaries_agree_on_characters() {
        agree(DefaultConfig::T2S, |text| hanconv::t2s(text), CHARACTERS);
    }

    #[test]
    fn opencc_and_the_built_in_dictionaries_agree_on_words() {
        agree(DefaultConfig::TW2SP, |text| hanconv::tw2sp(text), WORDS_TOO);
    }

    /// What this program makes of a text by its own cut into words, and what OpenCC makes of it.
    #[test]
    fn opencc_and_the_fold_agree() {
        agree(DefaultConfig::TW2SP, |text| super::fold_source(text).folded, WORDS_TOO);
    }

    fn agree(config: DefaultConfig, built_in: impl Fn(&str) -> String, allowed: usize) {
        let system = OpenCC::new(config).expect("the dictionaries of OpenCC are installed");
        let mut told = Vec::new();
        let (mut differing, mut all) = (0, 0);
        for text in PARAGRAPHS {
            let (theirs, ours) = (system.convert(text), built_in(text));
            differing += strsim::levenshtein(&theirs, &ours);
            all += ours.chars().count();
            if theirs != ours {
                told.push(format!("  OpenCC:   {theirs}\n  built in: {ours}"));
            }
        }
        let per_mille = differing * 1000 / all;
        assert!(
            per_mille <= allowed,
            "{differing} of {all} characters differ, {per_mille} in 1,000\n{}",
            told.join("\n")
        );
    }

    const PARAGRAPHS: &[&str] = &[
        "基隆港東岸的冷鏈碼頭上週正式啟用，首艘靠泊的是從熱那亞開來的貨輪，船上裝有一百多個冷藏貨櫃，主要是乳酪、橄欖油和葡萄酒。交通部官員在致辭時表示，\
         碼頭由政府與民間業者合作興建，歷時四年，區內設有低溫倉庫，最低可降至攝氏零下二十五度。負責營運的物流公司董事長指出，過去義大利的生鮮產品多經香港或\
         新加坡轉運，到臺灣需要三十八天；直航之後，航程可縮短到二十九天，運費下降約兩成。「乳酪不會等人，」他笑著說，「早一天到，就多一分香味。」市府還將與\
         海洋大學合辦管理課程，今年九月招收首屆學生。下一班貨輪預計七月中旬出發，屆時將首度運來西西里的血橙。",
        "乾隆年間，這座城裡住著一位研究曆法的學者，他的頭髮早已花白，卻每天乾乾淨淨地坐在窗前寫字。後來人們在老屋的牆裡發現了他的手稿，紙面發黃，墨跡仍舊清楚。\
         圖書館請來資訊公司的工程師，用雷射掃描每一頁，再把影像存進伺服器，讀者只要用滑鼠點一下，就能在螢幕上看見原稿。負責這項計畫的館員說，軟體並不複雜，\
         難的是人名：同一個人在不同的章節裡寫法不一，程式常常認錯。她和同事製作了一份表格，把每個名字的寫法都記下來，前後花了三年。如今這份資料庫已經公開，\
         任何人都可以透過網路查詢，也可以下載全部檔案。館方希望年輕的讀者藉此瞭解兩百年前的生活：那時沒有計程車，從城門走到碼頭要半天，路上只聽得見鐘聲和風聲。",
    ];
}
