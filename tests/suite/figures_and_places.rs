//! Figures and places that Italian says in other words.

use riscontro::report::model::Severity;

use super::given;
use super::renderings::assert_answers;

/// Chinese sentence, mention, Italian sentence, whether it answers the mention.
const FIGURES: &[(&str, &str, &str, bool)] = &[
    // What is second comes one later.
    ("第二年，面包店关门了。", "第二年", "L'anno seguente il forno chiuse.", true),
    ("第二年，面包店关门了。", "第二年", "L'anno scorso il forno ha chiuso.", false),
    ("第二个月，面包店关门了。", "第二个月", "Il mese successivo il forno chiuse.", true),
    ("第三天，面包店重新开门。", "第三天", "Due giorni dopo il forno riaprì.", true),
    // Ages without their figure.
    ("两名十几岁的女孩获奖。", "十几岁", "Premiate due adolescenti.", true),
    ("两名十几岁的女孩获奖。", "十几岁", "Premiate due turiste.", false),
    ("一名四十多岁的男子获奖。", "四十多岁", "Premiato un uomo sulla quarantina.", true),
    ("这位画家年近七旬。", "近七旬", "Il pittore ha quasi settant'anni.", true),
    // A part of a whole, and the two halves of a score.
    ("选手在六分中拿到了五分。", "五分", "Il concorrente ha preso cinque punti su sei.", true),
    ("选手在六分中拿到了五分。", "五分", "Il concorrente ha preso tre punti su sei.", false),
    ("球队战绩为16胜9负。", "9负", "La squadra è 16-9.", true),
    ("球队战绩为16胜9负。", "9负", "La squadra è 16-8.", false),
    // Thousands with a full-width comma.
    ("贷款为12，300至15，700英镑。", "12，300至15，700英镑", "Il prestito va da 12.300 a 15.700 sterline.", true),
    // A changed unit, in whole figures or about.
    ("室外气温为70华氏度。", "70华氏度", "Fuori ci sono 21 gradi.", true),
    ("室外气温为70华氏度。", "70华氏度", "Fuori ci sono 31 gradi.", false),
    ("木板宽2至8英寸。", "2至8英寸", "Le assi sono larghe tra i 5 cm e i 20 cm.", true),
    ("步道长3公里。", "3公里", "Il sentiero è lungo quasi due miglia.", true),
    // Years of the first millennium.
    ("公爵（711-732年在位）建了这座桥。", "711-732年", "Il duca, che regnò dal 711 al 732, fece il ponte.", true),
    ("公爵（711-732年在位）建了这座桥。", "711-732年", "Il duca, che regnò dal 721 al 752, fece il ponte.", false),
    // The day of something.
    ("选举当天下了雨。", "当天", "Il giorno delle elezioni piovve.", true),
];

#[test]
fn figures_are_answered_in_other_words() {
    assert_answers(FIGURES);
}

/// The same for places.
const PLACES: &[(&str, &str, &str, bool)] = &[
    ("英国退欧后关税上涨。", "英国", "Dopo la Brexit i dazi sono aumentati.", true),
    ("英国关税上涨。", "英国", "I dazi sono aumentati.", false),
    // A time zone by its abbreviation.
    ("演讲在美国东部时间上午9点开始。", "美国", "Il discorso comincia alle 9 ET.", true),
    ("演讲在美国东部时间上午9点开始。", "美国", "Il discorso comincia alle 9.", false),
    // Inside a compound.
    ("葡萄牙语使用者很多。", "葡萄牙", "I lusofoni sono molti.", true),
    ("他发表了反美国言论。", "美国", "Ha fatto dichiarazioni antiamericane.", true),
    // One letter wrong, but another place is another place.
    ("展览在深圳举行。", "深圳", "La mostra si tiene a Shenzen.", true),
    ("展览在格林纳达举行。", "格林纳达", "La mostra si tiene a Granada.", false),
    // A feature by the sound of its name, a saint by any language.
    ("罗德维克区正在扩建。", "罗德维克区", "È in corso l'ampliamento di Rodwick.", true),
    ("圣马丁教堂正在扩建。", "圣马丁教堂", "È in corso l'ampliamento di St. Martin's.", true),
    ("圣马丁教堂正在扩建。", "圣马丁教堂", "È in corso l'ampliamento di St. Peter's.", false),
];

#[test]
fn places_are_answered_inside_other_words() {
    assert_answers(PLACES);
}

/// Chinese, a place, Italian, whether a mention of the place is more than a note.
const LOSSES: &[(&str, &str, &str, bool)] = &[
    // The country points back at itself, and so does 全省 at the province.
    (
        "葡萄牙准备投票。部长感谢在葡萄牙工作的外国医生。",
        "葡萄牙",
        "Il Portogallo si prepara al voto. Il ministro ha ringraziato i medici stranieri che lavorano nel paese.",
        false,
    ),
    (
        "江西省准备投票。江西省部长说，全省有九家医院。",
        "江西省",
        "La provincia del Jiangxi si prepara al voto. Il ministro ha detto che la provincia ha nove ospedali.",
        false,
    ),
    // Two Latin names side by side, of which the text knows the second.
    (
        "他住在Surrey Guildford，是医生。Guildford 很安静。",
        "Surrey",
        "È medico e vive a Guildford. Guildford è tranquilla.",
        true,
    ),
    (
        "他住在Surrey Guildford，是医生。Guildford 很安静。",
        "Surrey",
        "È medico e vive a Guildford, nel Surrey. Guildford è tranquilla.",
        false,
    ),
    // A street by its letter.
    ("游行在K街举行。", "K", "Il corteo si è tenuto a Washington.", true),
    ("K街今天关闭。", "K", "K Street oggi è chiusa.", false),
    // A club that is called after the place answers for itself.
    ("周六在曼彻斯特，曼联队获胜。", "曼彻斯特", "Sabato ha vinto il Manchester United.", true),
    ("周六在曼彻斯特，曼联队获胜。", "曼彻斯特", "Sabato a Manchester ha vinto il Manchester United.", false),
    // A school by the sound of its name goes by no other name beside it.
    ("女孩在罗斯维尔高中上学。", "罗斯维尔高中", "La ragazza va in una scuola superiore, ha detto la Columbia.", true),
    ("女孩在罗斯维尔高中上学。", "罗斯维尔高中", "La ragazza va al liceo di Roseville.", false),
];

#[test]
fn a_place_that_its_own_sentence_lacks_is_lost() {
    let wrong: Vec<String> = LOSSES
        .iter()
        .filter_map(|(zh, mention, it, lost)| {
            let worst = given::worst_about(mention, zh, it);
            (worst.is_some_and(|severity| severity > Severity::Note) != *lost).then(|| format!("{zh} {it}: {worst:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether the mentions of a place are each answered.
fn rendered(zh: &str, place: &str, it: &str) -> Vec<bool> {
    let report = given::report_of(zh, it);
    report.pairs[0].items.iter().filter(|item| item.source.text == place).map(|item| item.rendered).collect()
}

#[test]
fn a_mention_does_not_answer_its_neighbour() {
    let asked = "他比较了与葡萄牙和奥地利的谈判。奥地利没有回答。";
    let both = "Ha paragonato le trattative con il Portogallo e con l'Austria. L'Austria non ha risposto.";
    assert_eq!(rendered(asked, "奥地利", both), [true, true]);
    let one = "Ha paragonato le trattative a quelle con il Portogallo. L'Austria non ha risposto.";
    assert_eq!(rendered(asked, "奥地利", one), [false, true]);
    // "Il paese" answers 国家, which is another word of the sentence.
    let thanked = "葡萄牙准备投票。部长感谢在葡萄牙工作的外国医生，并代表国家致意。";
    let country = "Il Portogallo si prepara al voto. Il ministro ha ringraziato i medici stranieri a nome del paese.";
    assert_eq!(rendered(thanked, "葡萄牙", country), [true, false]);
}

#[test]
fn a_place_falls_with_the_body_whose_name_has_it() {
    let zh = "本次展览由长江三角洲三省一市工商联主办，周一在长江三角洲博物馆开幕。";
    let place = "长江三角洲";
    assert!(!rendered(zh, place, "La mostra si è aperta lunedì al Museo del Delta dello Yangtze.")[0]);
    assert!(
        rendered(zh, place, "Aperta lunedì nel Delta dello Yangtze, al Museo del Delta dello Yangtze, la mostra.")[0]
    );
}
