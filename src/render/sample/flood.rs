//! A Simplified text: a vaguer name, a lost figure, a lost sentence, an addition, two notes.

use super::{Texts, gap, place, words};
use crate::extract::item::ItemKind;
use crate::report::model::*;

/// The texts.
pub(super) const TEXTS: Texts = Texts { pair: "argine", source: ZH, target: IT };

const ZH: &str = "河湾市启动老城防洪工程\n8月14日，河湾市水务局局长林若溪宣布，老城防洪工程正式开工。工程总投资3.6亿元，计划修建12座泵站。\n施工期间，临江路将封闭至明年3月。市民沈伯庸说，他最担心的是雨季。\n责任编辑：许澜\n";
const IT: &str = "Hewan avvia le opere contro le piene nel centro storico\nIl 14 agosto un funzionario comunale ha annunciato l'apertura del cantiere nel centro storico. Il progetto prevede la costruzione di dodici stazioni di pompaggio.\nDurante i lavori via Linjiang resterà chiusa fino a marzo del prossimo anno. Secondo gli esperti l'opera reggerà anche una piena secolare.\n";

/// The pair.
pub(super) fn pair(texts: &Texts) -> PairReport {
    use BeadStatus::{Added, Covered, Excluded, Omitted, Partial};
    let head = "8月14日，河湾市水务局局长林若溪宣布，老城防洪工程正式开工。";
    let first = "Il 14 agosto un funzionario comunale ha annunciato l'apertura del cantiere nel centro storico.";
    let second = "Il progetto prevede la costruzione di dodici stazioni di pompaggio.";
    let closed = "Durante i lavori via Linjiang resterà chiusa fino a marzo del prossimo anno.";
    let added = "Secondo gli esperti l'opera reggerà anche una piena secolare.";
    let title = ["Hewan avvia le opere contro le piene nel centro storico"];
    PairReport {
        id: texts.pair.to_owned(),
        source: texts.file("source.zh.txt", Some(Script::Hans)),
        target: texts.file("target.it.txt", None),
        incomplete: None,
        ledger: Ledger { units: 16, covered: 9, partial: 2, omitted: 4, unverifiable: 0, excluded: 1 },
        ledger_by_kind: std::collections::BTreeMap::new(),
        beads: vec![
            texts.bead(1, &["河湾市启动老城防洪工程"], &title, 97, Covered),
            texts.bead(2, &[head], &[first], 91, Partial),
            texts.bead(3, &["工程总投资3.6亿元，计划修建12座泵站。"], &[second], 88, Partial),
            texts.bead(4, &["施工期间，临江路将封闭至明年3月。"], &[closed], 93, Covered),
            texts.bead(5, &["市民沈伯庸说，他最担心的是雨季。"], &[], 84, Omitted),
            texts.bead(6, &[], &[added], 71, Added),
            texts.bead(7, &["责任编辑：许澜"], &[], 100, Excluded),
        ],
        items: vec![
            texts.item(ItemKind::Person, "b2", "林若溪", "Lin Ruoxi", None),
            texts.item(ItemKind::Number, "b3", "3.6亿元", "360000000 CNY", None),
            texts.item(ItemKind::Number, "b3", "12座", "12", Some("dodici")),
            texts.item(ItemKind::Person, "b5", "沈伯庸", "Shen Boyong", None),
        ],
    }
}

/// Its findings.
pub(super) fn findings(texts: &Texts) -> Vec<Finding> {
    let (zh, it) = (texts.source, texts.target);
    let office = Finding {
        source: place(zh, "河湾市水务局"),
        expected: words(&["Ufficio idrico di Hewan"]),
        message: "the organisation 河湾市水务局 is left out".to_owned(),
        ..texts.finding(2, "omitted-organisation", Severity::Error, 90)
    };
    let person = Finding {
        bead: Some("b2".to_owned()),
        source: place(zh, "林若溪"),
        target: place(it, "un funzionario comunale"),
        expected: words(&["Lin Ruoxi", "Ruoxi Lin"]),
        evidence: Evidence { state: EvidenceState::Generalised, found: Some("un funzionario comunale".to_owned()) },
        message:
            "the person 林若溪 is named in the Chinese; the Italian only says “un funzionario comunale”, not Lin Ruoxi"
                .to_owned(),
        children: vec![office],
        ..texts.finding(1, "generalised-person", Severity::Error, 95)
    };
    let sum = Finding {
        bead: Some("b3".to_owned()),
        source: place(zh, "3.6亿元"),
        target: gap(it, "Il progetto"),
        expected: words(&["360 milioni di yuan", "0,36 miliardi di yuan", "trecentosessanta milioni di yuan"]),
        message: "the number 3.6亿元 (360 million yuan) is left out".to_owned(),
        ..texts.finding(3, "omitted-number", Severity::Error, 93)
    };
    let note = Finding {
        kind: "place".to_owned(),
        bead: Some("b4".to_owned()),
        source: place(zh, "临江路"),
        target: place(it, "via Linjiang"),
        expected: words(&["Linjiang Lu", "via Linjiang"]),
        evidence: Evidence { state: EvidenceState::Variant, found: Some("via Linjiang".to_owned()) },
        message: "临江路 is written in two ways in this text".to_owned(),
        state: FindingState::Unchanged,
        ..texts.finding(4, "inconsistent-name", Severity::Note, 62)
    };
    vec![person, sum, note, left_out_sentence(texts), addition(texts), remark(texts)]
}

fn left_out_sentence(texts: &Texts) -> Finding {
    let citizen = Finding {
        source: place(texts.source, "沈伯庸"),
        expected: words(&["Shen Boyong", "Boyong Shen"]),
        message: "the person 沈伯庸 is left out".to_owned(),
        ..texts.finding(6, "omitted-person", Severity::Error, 92)
    };
    Finding {
        bead: Some("b5".to_owned()),
        source: place(texts.source, "市民沈伯庸说，他最担心的是雨季。"),
        target: gap(texts.target, "marzo del prossimo anno."),
        message: "a whole sentence is left out; it names 沈伯庸".to_owned(),
        mqm: Mqm { kind: "accuracy/omission".to_owned(), severity: "critical".to_owned() },
        children: vec![citizen],
        ..texts.finding(5, "omitted-sentence", Severity::Error, 89)
    }
}

fn addition(texts: &Texts) -> Finding {
    Finding {
        bead: Some("b6".to_owned()),
        kind: "addition".to_owned(),
        target: place(texts.target, "Secondo gli esperti l'opera reggerà anche una piena secolare."),
        message: "no Chinese sentence supports this one".to_owned(),
        mqm: Mqm { kind: "accuracy/addition".to_owned(), severity: "minor".to_owned() },
        its: "addition".to_owned(),
        ..texts.finding(7, "unsupported-addition", Severity::Warning, 71)
    }
}

fn remark(texts: &Texts) -> Finding {
    Finding {
        kind: "run".to_owned(),
        message: "the Chinese reads as UTF-8 and, less likely, as GB18030; it was read as UTF-8".to_owned(),
        ..texts.finding(8, "encoding-suspect", Severity::Note, 40)
    }
}
