//! A Traditional text: a lost place, a pronoun for a name, a finding somebody decided on.

use super::{Texts, gap, place, words};
use crate::extract::item::ItemKind;
use crate::report::model::*;

/// The texts.
pub(super) const TEXTS: Texts = Texts { pair: "mercato", source: ZH, target: IT };

const ZH: &str =
    "海東市夜市重新開張\n週六晚上，攤主們把推車推回海東市舊港碼頭。約兩百個攤位迎來了客人，顧允棠說生意比從前更好。\n";
const IT: &str = "Riapre il mercato notturno di Haidong\nSabato sera i venditori hanno riportato i carretti sul molo. Circa duecento bancarelle hanno accolto i clienti e, dice la donna, gli affari vanno meglio di prima.\n";

/// The pair.
pub(super) fn pair(texts: &Texts) -> PairReport {
    let cart = "週六晚上，攤主們把推車推回海東市舊港碼頭。";
    let stalls = "約兩百個攤位迎來了客人，顧允棠說生意比從前更好。";
    let evening = "Sabato sera i venditori hanno riportato i carretti sul molo.";
    let guests =
        "Circa duecento bancarelle hanno accolto i clienti e, dice la donna, gli affari vanno meglio di prima.";
    let title = ["Riapre il mercato notturno di Haidong"];
    PairReport {
        id: texts.pair.to_owned(),
        source: texts.file("source.zh.txt", Some(Script::Hant)),
        target: texts.file("target.it.txt", None),
        incomplete: None,
        ledger: Ledger { units: 8, covered: 5, partial: 2, omitted: 1, unverifiable: 0, excluded: 0 },
        ledger_by_kind: std::collections::BTreeMap::new(),
        beads: vec![
            texts.bead(1, &["海東市夜市重新開張"], &title, 95, BeadStatus::Covered),
            texts.bead(2, &[cart], &[evening], 90, BeadStatus::Partial),
            texts.bead(3, &[stalls], &[guests], 92, BeadStatus::Partial),
        ],
        items: vec![
            texts.item(ItemKind::Place, "b2", "舊港", "Porto Vecchio", None),
            texts.item(ItemKind::Person, "b3", "顧允棠", "Gu Yuntang", None),
            texts.item(ItemKind::Number, "b3", "約兩百個", "≈ 200", Some("Circa duecento")),
        ],
    }
}

/// Its findings.
pub(super) fn findings(texts: &Texts) -> Vec<Finding> {
    let harbour = Finding {
        bead: Some("b2".to_owned()),
        source: place(texts.source, "舊港"),
        target: gap(texts.target, "sul molo"),
        expected: words(&["Porto Vecchio", "Jiugang"]),
        message: "the place 舊港 is left out".to_owned(),
        ..texts.finding(9, "omitted-place", Severity::Warning, 81)
    };
    let stallholder = Finding {
        bead: Some("b3".to_owned()),
        source: place(texts.source, "顧允棠"),
        target: place(texts.target, "la donna"),
        expected: words(&["Gu Yuntang", "Yuntang Gu", "Ku Yün-t'ang"]),
        evidence: Evidence { state: EvidenceState::Anaphora, found: Some("la donna".to_owned()) },
        message: "the person 顧允棠 may be meant by “la donna”".to_owned(),
        ..texts.finding(10, "omitted-person", Severity::Warning, 55)
    };
    let accepted = Finding {
        bead: Some("b2".to_owned()),
        source: place(texts.source, "海東市舊港"),
        target: gap(texts.target, "i carretti"),
        expected: words(&["Haidong"]),
        message: "the place 海東市 is left out".to_owned(),
        suppression: Some(Suppression {
            kind: SuppressionKind::External,
            by: "decision".to_owned(),
            decision: Some(Judgement::FalsePositive),
            reason: "the headline names the city".to_owned(),
        }),
        ..texts.finding(11, "omitted-place", Severity::Warning, 77)
    };
    vec![accepted, harbour, stallholder]
}
