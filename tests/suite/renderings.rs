//! What answers what: Chinese mentions with renderings that do and that don't.

use riscontro::pipeline::check;
use riscontro::report::model::Severity;

use super::given;

/// Chinese sentence, mention, Italian sentence, whether it answers the mention.
const CASES: &[(&str, &str, &str, bool)] = &[
    // A body of a level and a head needs both.
    ("中国政府公布了新的规定。", "中国政府", "Il governo cinese ha reso pubbliche le nuove norme.", true),
    ("中国政府公布了新的规定。", "中国政府", "Il governo ha reso pubbliche le nuove norme.", false),
    ("工党政府公布了新的规定。", "工党政府", "Il governo laburista ha reso pubbliche le nuove norme.", true),
    // A university by its city alone is none.
    ("上海大学公布了新的规定。", "上海大学", "L'Università di Shanghai ha reso pubbliche le nuove norme.", true),
    ("上海大学公布了新的规定。", "上海大学", "A Shanghai sono state rese pubbliche le nuove norme.", false),
    // In English order the word before the head tells it; an embassy is not its country.
    ("同行的有合肥工业大学。", "合肥工业大学", "Con loro la Hefei University of Technology.", true),
    ("项目由长沙理工大学承担。", "长沙理工大学", "Il progetto è della Dalian University of Technology.", false),
    ("仪式由秘鲁驻华大使馆主办。", "秘鲁驻华大使馆", "Il Perù vende in Cina molte ciliegie.", false),
    (
        "仪式由秘鲁驻华大使馆主办。",
        "秘鲁驻华大使馆",
        "La cerimonia è stata promossa dall'ambasciata del Perù in Cina.",
        true,
    ),
    // What answers one of two bodies side by side is not the other's.
    ("由中铁四局集团和中铁隧道局集团施工。", "中铁隧道局集团", "Ci lavora la China Railway 4th Bureau.", false),
    ("由中铁四局集团和中铁隧道局集团施工。", "中铁四局集团", "Ci lavora la China Railway 4th Bureau.", true),
    // One plural head for two, the place said once for two, one word of the state for another, a team by its country.
    (
        "伤员被送到洛阳市人民医院和开封市人民医院。",
        "开封市人民医院",
        "I feriti sono negli ospedali popolari di Luoyang e di Kaifeng.",
        true,
    ),
    ("洛阳市委、市政府都表态了。", "市政府", "Il Comitato di Partito e il governo di Luoyang si sono espressi.", true),
    (
        "国家市场监督管理总局已立案。",
        "国家市场监督管理总局",
        "Indaga l'Amministrazione nazionale per la regolazione del mercato.",
        true,
    ),
    ("中国队摘得金牌。", "中国队", "Oro alla Cina.", true),
    // A small word with a capital inside a sentence is a surname.
    ("傅文博说，订单很多。", "傅文博", "Gli ordini, dice Fu, sono molti.", true),
    ("傅文博说，订单很多。", "傅文博", "Fu detto che gli ordini sono molti.", false),
    // Coined names by their pinyin, names of bodies by their English words.
    ("青岛岭曜机器人公司公布了业绩。", "青岛岭曜机器人公司", "Lingyao Robotics ha reso noti i risultati.", true),
    ("东方纺织贸易协会公布了业绩。", "东方纺织贸易协会", "La Textile Trade Association ha reso noti i dati.", true),
    // A body by its sound, by its year, by English words that make one.
    ("美国科技公司索利迪安公布了业绩。", "索利迪安", "La società Solidian ha reso noti i risultati.", true),
    ("1975委员会公布了新的规定。", "1975委员会", "Il Comitato 1975 ha reso pubbliche le nuove norme.", true),
    ("乘客改搭银鹰航空的航班。", "银鹰航空", "I passeggeri hanno preso un volo della Silvereagle Airlines.", true),
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
    // The kind of document alone is no title.
    ("省里印发《港口安全行动方案》。", "港口安全行动方案", "La provincia ha varato un piano d'azione.", false),
    ("省里印发《港口安全行动方案》。", "港口安全行动方案", "Varato il piano per la sicurezza dei porti.", true),
    // A name in letters without its kind; a hospital by its number.
    ("TWU工会公布了业绩。", "TWU工会", "Il sindacato TWU ha reso noti i risultati.", true),
    ("她在徐州三院工作。", "徐州三院", "Lavora all'Ospedale n. 3 di Xuzhou.", true),
    // A place that is listed has no other spelling.
    ("乍得和马里的申请者很多。", "马里", "Molti i richiedenti dal Ciad, sostiene Mary.", false),
    // Both parts of a name together sound close enough.
    ("主教练是阿方索·戴维斯。", "阿方索·戴维斯", "L'allenatore è Alfonso Daviss.", true),
    // A Latin name with accents is written as it stands.
    (
        "智利专家 Ramón Ibáñez 说，结果不坏。",
        "Ramón Ibáñez",
        "L'esito non è male, dice l'esperto cileno Ramón Ibáñez.",
        true,
    ),
    ("智利专家 Ramón Ibáñez 说，结果不坏。", "Ramón Ibáñez", "L'esito non è male, dice l'esperto cileno.", false),
    // English kings go by Italian names.
    ("历史学家认为 Stephen 放弃了。", "Stephen", "Secondo lo storico Stefano rinunciò.", true),
    // Rulers with their number.
    ("国王古斯塔夫·阿道夫二世阵亡。", "古斯塔夫·阿道夫二世", "Il re Gustavo Adolfo II cadde in battaglia.", true),
    ("皇帝利奥波德二世死于维也纳。", "利奥波德二世", "L'imperatore Leopoldo II morì a Vienna.", true),
    ("皇帝利奥波德二世死于维也纳。", "利奥波德二世", "L'imperatore morì a Vienna.", false),
    // A Korean surname stands first, and alone the second time.
    ("金正男喜欢音乐。", "金正男", "Kim ama la musica.", true),
    // One part that fits, and the other begins alike.
    ("演员佐玛·达利莫尔奇表示感谢。", "佐玛·达利莫尔奇", "L'attrice Zoma Dotzi ringrazia.", true),
    ("演员佐玛·达利莫尔奇表示感谢。", "佐玛·达利莫尔奇", "L'attrice Zoma Rossi ringrazia.", false),
    // By a withheld given name, or the surname alone.
    ("警方说，陶某在商店被捕。", "陶某", "La polizia dice che Tao è stato arrestato in un negozio.", true),
    ("警方说，陶某在商店被捕。", "陶某", "La polizia dice che l'uomo è stato arrestato in un negozio.", false),
    ("邻居“邹（音译）”说没看见。", "邹", "\"Non ho visto\", dice il vicino, di cognome \"Zou\".", true),
    // A name by sound is as long as its gloss says.
    ("萨科马里诺（Sako Marino）总统说他会来。", "萨科马里诺", "Il presidente Sako Marino ha detto che verrà.", true),
    // A hyphen joins the halves of a name.
    ("先知给女儿起名叫罗鲁贝玛。", "罗鲁贝玛", "Il profeta chiamò la figlia Lo-rubema.", true),
    // Two names of one artist, side by side, want two answers.
    ("他叫 Big Moreno 或 Moreno，随你。", "Big Moreno", "Si chiama Moreno, come preferite.", false),
    // A chief town by what it is the chief town of, not by "capitale" alone.
    ("她是爱丁堡的医生。", "爱丁堡", "È una dottoressa della capitale scozzese.", true),
    ("她是爱丁堡的医生。", "爱丁堡", "È una dottoressa della capitale.", false),
    // A given name that ends in a word, which the Italian spells in full; a country by its seat, an exchange by its street.
    ("评委冯景和宣读了名单。", "冯景和", "Il giurato Feng Jinghe ha letto l'elenco.", true),
    ("焊工郭满仓一边扫土，一边说话。", "郭满仓", "Il saldatore Guo Mancang parla spazzando la terra.", true),
    ("匈牙利坚定支持这一原则。", "匈牙利", "Budapest resta ferma su questo principio.", true),
    ("公司股票在纽约上市。", "纽约", "Il titolo della società è quotato a Wall Street.", true),
    // A short surname that opens the sentence, or stands behind a place; a word that looks like one is none.
    ("局长罗明远昨天在会上讲话。", "罗明远", "Luo ha parlato ieri alla riunione.", true),
    ("在怀化，局长罗明远了解情况。", "罗明远", "A Huaihua Luo si è informato.", true),
    ("局长马明远昨天在会上讲话。", "马明远", "Ma ieri alla riunione si è parlato.", false),
    // A name that no list has and that sounds otherwise, by what keeps coming where it comes.
    (
        "教练泽高里尼很高兴。球迷在唱歌。泽高里尼换上两名前锋。天下着雨。泽高里尼明天休息。",
        "泽高里尼",
        "Il tecnico Zanchetti è contento. I tifosi cantano. Zanchetti fa entrare due punte. Piove. Domani Zanchetti riposa.",
        true,
    ),
    // A zone by the town that it is named after.
    ("公司在昆山高新区建厂。", "昆山高新区", "L'azienda costruisce nel parco high-tech di Kunshan.", true),
    ("公司在昆山高新区建厂。", "昆山高新区", "L'azienda costruisce nel parco high-tech.", false),
    // An adjective made of a person's name.
    ("莫扎特之夜明天开始。", "莫扎特", "La serata mozartiana comincia domani.", true),
    // A surname as the rendering has spelt it beside the given name.
    (
        "警方逮捕了布赖恩·肖奥。据称，肖奥欠债。",
        "肖奥",
        "La polizia ha arrestato Brian Shaugh. Shaugh, si dice, ha debiti.",
        true,
    ),
    // Who signs behind the date may sign at the end.
    (
        "新华社罗马5月2日电（记者林知遥）市场今天开放。商户很高兴。",
        "林知遥",
        "ROMA, 2 maggio (Xinhua) – Il mercato ha aperto oggi. I commercianti sono contenti. Di Lin Zhiyao.",
        true,
    ),
    // A century that a decade lies in.
    ("本世纪初工厂关闭。", "本世纪初", "All'inizio degli anni Duemila la fabbrica ha chiuso.", true),
    // Figures that the rendering has reckoned.
    ("警方拘捕陈伟等5人。", "5人", "La polizia ha arrestato Chen Wei e altri quattro.", true),
    ("警方拘捕陈伟等5人。", "5人", "La polizia ha arrestato Chen Wei e altri sette.", false),
    ("鲜虾一斤卖60元。", "60元", "I gamberi si vendono a 120 yuan al chilo.", true),
    ("鲜虾一斤卖60元。", "60元", "I gamberi si vendono a 90 yuan al chilo.", false),
    ("全场商品打七折。", "七折", "Su tutti gli articoli c'è il 30% di sconto.", true),
    ("全场商品打七折。", "七折", "Su tutti gli articoli c'è il 50% di sconto.", false),
    ("主队闯入八强。", "八强", "La squadra di casa approda ai quarti.", true),
    ("过半居民反对。", "过半", "La maggioranza degli abitanti è contraria.", true),
    // Feasts by their name or their day.
    ("中秋节当天市场关门。", "中秋节当天", "Il mercato chiude per la festa di metà autunno.", true),
    ("中秋节当天市场关门。", "中秋节当天", "Il mercato chiude.", false),
    ("圣诞节商店关门。", "圣诞节", "Il 25 dicembre i negozi sono chiusi.", true),
    // Dates by other words.
    ("他前年辞职。", "前年", "Si è dimesso due anni fa.", true),
    ("他前年辞职。", "前年", "Si è dimesso tre anni fa.", false),
    ("下半年订单回升。", "下半年", "Da luglio in poi gli ordini risalgono.", true),
    ("下半年订单回升。", "下半年", "Gli ordini risalgono.", false),
    ("她今年四十三岁。", "今年", "Ha quarantatré anni.", true),
    ("五分之一的木船沉没。", "五分之一", "È affondata una barca di legno su cinque.", true),
    ("误差为1.5摄氏度。", "1.5摄氏度", "L'errore è del grado e mezzo.", true),
    // Places by their parts, their seat, their syllable; persons by their surname.
    ("他在西苏门答腊出差。", "西苏门答腊", "È in viaggio di lavoro nell'ovest di Sumatra.", true),
    ("中塞两国关系良好。", "塞", "Tra Pechino e Belgrado i rapporti sono buoni.", true),
    ("覃女士已经报警。", "覃女士", "La signora Qin ha chiamato la polizia.", true),
    ("覃女士已经报警。", "覃女士", "È stata chiamata la polizia.", false),
    // Figures said in part.
    ("红队得票41%，蓝队得票22%。", "22%", "I rossi hanno il 41 per cento, i blu il 22.", true),
    ("红队得票41%，蓝队得票22%。", "22%", "I rossi hanno il 41 per cento, i blu meno.", false),
    ("渔船重30吨，长约30米。", "约30米", "Il peschereccio pesa trenta tonnellate ed è lungo altrettanti metri.", true),
    ("协会庆祝成立三十周年。", "三十周年", "L'associazione compie tre decenni.", true),
    ("她在比赛中名列第三。", "第三", "Nella gara ha preso il bronzo.", true),
    ("她在比赛中名列第三。", "第三", "Nella gara è andata bene.", false),
    ("第二十六次缔约方大会闭幕。", "第二十六次", "Si è chiusa la Cop26.", true),
    ("第二十六次缔约方大会闭幕。", "第二十六次", "Si è chiusa la Cop27.", false),
    ("摄影师走遍六股湿地。", "六股", "Il fotografo ha percorso le zone umide di Liugu.", true),
    ("过去三个月，雨水稀少。", "过去三个月", "Nell'ultimo trimestre è piovuto poco.", true),
    ("每四名学生中就有一名走读。", "四名", "Uno studente su quattro torna a casa la sera.", true),
    ("每户用电400度。", "400度", "Ogni famiglia consuma quattrocento chilowattora.", true),
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
            let written = check(&given::pair("pair", zh, it));
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

/// Chinese lines, the person who is looked at, Italian lines, whether the loss counts (else it is at most a note).
const LOSSES: &[(&str, &str, &str, bool)] = &[
    // The line before names the subject, and the verb opens.
    (
        "画家贝尔蒂尼周一回到米兰。\n贝尔蒂尼昨天把这幅画卖给了博物馆。",
        "贝尔蒂尼",
        "Il pittore Bertini è tornato a Milano lunedì.\nHa venduto ieri il quadro al museo.",
        false,
    ),
    (
        "周一在米兰下了雨。\n贝尔蒂尼昨天把这幅画卖给了博物馆。",
        "贝尔蒂尼",
        "Lunedì a Milano è piovuto.\nUn conoscente ha venduto ieri il quadro al museo.",
        true,
    ),
    // An unclaimed name beside the office may be his.
    ("他由明治天皇任命。", "明治天皇", "Fu nominato dall'imperatore Mejdi.", false),
    ("他由明治天皇任命。", "明治天皇", "Fu nominato dall'imperatore.", true),
    // The head of a body with more behind it may be its name in other words; the head alone is none.
    (
        "审计总署表示，账目没有问题。",
        "审计总署",
        "La Direzione generale dei conti assicura che le cifre sono in ordine.",
        false,
    ),
    ("民航局批准了新航线。", "民航局", "Le autorità hanno approvato la nuova rotta.", true),
    ("荷兰工会联合会要求加薪。", "荷兰工会联合会", "La Fnv chiede aumenti.", false),
    (
        "世界银行警告说，债务正在上升。",
        "世界银行",
        "Un organismo internazionale avverte che il debito sta salendo.",
        true,
    ),
    // Words of a long title that stand apart don't answer it; a theme is no unknown name.
    (
        "省政府印发了《乡村旅游发展三年行动方案》。",
        "乡村旅游发展三年行动方案",
        "La Provincia ha varato un nuovo piano.",
        true,
    ),
    (
        "大会以“携手共进、共创未来”为主题。",
        "携手共进、共创未来",
        "Il congresso si è aperto ieri a Palazzo Madama.",
        true,
    ),
    (
        "大会以“携手共进、共创未来”为主题。",
        "携手共进、共创未来",
        "Il congresso ha per tema «Insieme verso il futuro».",
        false,
    ),
    // A firm as the Chinese itself has written it further up, without its legal form.
    (
        "轴承商北星集团（Nordstern AG）公布业绩。\n股东很高兴。\n北星集团的利润增长一成。",
        "北星集团",
        "La Nordstern, che fa cuscinetti, ha reso noti i conti.\nContenti i soci.\nLa Nordstern guadagna il 10% in più.",
        false,
    ),
    (
        "轴承商北星集团（Nordstern AG）公布业绩。\n股东很高兴。\n北星集团的利润增长一成。",
        "北星集团",
        "Un'azienda di cuscinetti ha reso noti i conti.\nContenti i soci.\nL'utile cresce del 10%.",
        true,
    ),
    // The meeting of the parties stands for the treaty.
    ("《联合国沙漠公约》第九次缔约方大会开幕。", "联合国沙漠公约", "Si è aperta la COP9.", false),
];

#[test]
fn what_may_be_said_otherwise_does_not_count() {
    let wrong: Vec<String> = LOSSES
        .iter()
        .filter_map(|(zh, mention, it, counts)| {
            let worst = given::worst_about(mention, zh, it);
            (worst.is_some_and(|severity| severity > Severity::Note) != *counts)
                .then(|| format!("{zh} {it}: {worst:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
