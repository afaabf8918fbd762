//! Figures and dates as Italian says them, beside those that are wrong.

use super::renderings::assert_answers;

/// Chinese sentence, mention, Italian sentence, whether it answers the mention.
const CASES: &[(&str, &str, &str, bool)] = &[
    // A scale or a unit that was said before.
    (
        "全年收入2.8万亿元，支出2.1万亿元。",
        "2.1万亿元",
        "Nell'anno ha incassato 2.800 miliardi di yuan e ne ha spesi 2.100.",
        true,
    ),
    (
        "全年收入2.8万亿元，支出2.1万亿元。",
        "2.1万亿元",
        "Nell'anno ha incassato 2.800 miliardi di yuan e ne ha spesi 1.200.",
        false,
    ),
    ("航程由15公里缩短至不到1公里。", "不到1公里", "La rotta si accorcia da 15 chilometri a meno di uno.", true),
    ("航程由15公里缩短至不到1公里。", "不到1公里", "La rotta si accorcia da 15 chilometri a meno di due.", false),
    ("试用期由60天延长至180天。", "180天", "Il periodo di prova passa da due a sei mesi.", true),
    ("试用期由60天延长至180天。", "60天", "Il periodo di prova passa da tre a sei mesi.", false),
    ("人口从6.2万减少到4.8万。", "6.2万", "Gli abitanti sono scesi da 62 a 48 mila.", true),
    // Another score; a number in the tens.
    ("后来又来了三十来名学生。", "三十来名", "Poi è arrivata un'altra trentina di studenti.", true),
    ("后来又来了三十来名学生。", "三十来名", "Poi è arrivata un'altra decina di studenti.", false),
    ("他带来十几个徒弟。", "十几个", "Ha portato con sé tredici o quattordici apprendisti.", true),
    ("他带来十几个徒弟。", "十几个", "Ha portato con sé una trentina di apprendisti.", false),
    // Multiples, and growth by hundredths.
    ("产量是2010年的六倍多。", "六倍多", "La produzione è più del sestuplo del 2010.", true),
    ("产量是2010年的六倍多。", "六倍多", "La produzione è più del quintuplo del 2010.", false),
    ("销量增长200%。", "200%", "Le vendite sono triplicate.", true),
    ("销量增长200%。", "200%", "Le vendite sono raddoppiate.", false),
    ("销量达到去年的200%。", "200%", "Le vendite sono il doppio dell'anno scorso.", true),
    // Land in other units.
    ("他退出了八亩地。", "八亩", "Ha rinunciato a mezzo ettaro abbondante di terra.", true),
    ("他退出了八亩地。", "八亩", "Ha rinunciato a cinque ettari abbondanti di terra.", false),
    // A rate turned round, and what is done so often a week.
    ("药片每8小时服一次。", "8小时", "Le compresse si prendono tre volte al giorno.", true),
    ("药片每8小时服一次。", "8小时", "Le compresse si prendono due volte al giorno.", false),
    ("航线每周五班。", "五班", "La rotta ha cinque voli la settimana.", true),
    ("航线每周五班。", "五班", "La rotta ha tre voli la settimana.", false),
    ("每周五上课。", "每周五", "Le lezioni sono il venerdì.", true),
    // Of age or not.
    ("18岁以下观众免票。", "18岁以下", "Non pagano i minorenni.", true),
    ("18岁以下观众免票。", "18岁以下", "Non pagano i maggiorenni.", false),
    // Parts that open a clause or have no noun.
    ("一半由市里出。", "一半", "Metà la mette il Comune.", true),
    ("一半由市里出。", "一半", "Un terzo lo mette il Comune.", false),
    ("五分之一的钱用于修路。", "五分之一", "Un quinto serve alle strade.", true),
    // Days by their number, by their feast, as the end of something.
    ("学校停课至25日。", "25日", "Scuole chiuse fino al 25.", true),
    ("学校停课至25日。", "25日", "Scuole chiuse fino al 15.", false),
    ("8月15日餐馆休息。", "8月15日", "A Ferragosto il ristorante è chiuso.", true),
    ("8月15日餐馆休息。", "8月15日", "A Natale il ristorante è chiuso.", false),
    ("2019年8月15日他结婚了。", "2019年8月15日", "Si è sposato a Ferragosto del 2018.", false),
    ("报名截至3月31日。", "3月31日", "Iscrizioni fino a fine marzo.", true),
    ("报名截至3月31日。", "3月31日", "Iscrizioni fino a fine aprile.", false),
    ("12月31日前提交。", "12月31日", "Da presentare entro l'anno.", true),
    ("有效期延长至12月31日。", "12月31日", "Quest'anno la validità è stata prolungata.", false),
    ("他们3月31日结婚。", "3月31日", "Si sposano a fine marzo.", false),
];

#[test]
fn figures_are_answered_by_what_people_say() {
    assert_answers(CASES);
}
