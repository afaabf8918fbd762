//! Italian sentences that leave their subject to the one before: "Ha scritto…", "L'ha venduta", "…, ha detto."

/// Whether `sentence` opens with its verb or a pronoun, or gives somebody's words and no speaker.
pub fn has_no_subject(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let opening: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .skip_while(|word| LEADS.contains(word))
        .take(2)
        .collect();
    let verb = |word: &str| VERBS.contains(&word);
    let opens = match opening.as_slice() {
        [first, ..] if PRONOUNS.contains(first) || verb(first) => true,
        [first, second] => CLITICS.contains(first) && verb(second),
        _ => false,
    };
    opens || is_unattributed(&lower)
}

/// Whether a verb of speech stands without anybody behind it: "…", ha affermato.
fn is_unattributed(lower: &str) -> bool {
    SAID.iter().any(|said| {
        lower.match_indices(said).any(|(at, _)| {
            let (before, behind) = (lower[..at].trim_end(), &lower[at + said.len()..]);
            before.ends_with(['"', '”', '»', ',', '\u{2019}', '?', '!']) && {
                // "…, ammette però, …": an adverb may stand behind.
                let adverb = ["però", "poi", "infine", "tuttavia", "inoltre", "ancora", "invece", "comunque"];
                let behind = behind.trim_start();
                let bare = adverb.iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
                bare.starts_with(['.', ',', ':', ';'])
            }
        })
    })
}

/// Adverbs and conjunctions that may stand before: then, moreover, but, and …
const LEADS: [&str; 12] =
    ["poi", "inoltre", "ma", "e", "infine", "però", "tuttavia", "così", "allora", "quindi", "anche", "non"];
/// He, she, and who has just been named.
const PRONOUNS: [&str; 9] = ["lui", "lei", "egli", "ella", "costui", "costei", "quest\u{2019}ultimo", "suo", "sua"];
/// Pronouns that lean on the verb.
const CLITICS: [&str; 11] = ["l", "lo", "la", "li", "le", "gli", "si", "vi", "ci", "ne", "mi"];
/// Auxiliaries and the commonest verbs of reports, of one person.
const VERBS: [&str; 31] = [
    "ha", "è", "aveva", "era", "fu", "ebbe", "avrebbe", "sarebbe", "sarà", "avrà", "può", "deve", "vuole", "dice",
    "disse", "afferma", "sostiene", "spiega", "aggiunge", "crede", "pensa", "ritiene", "continua", "vive", "lavora",
    "nacque", "morì", "diventò", "divenne", "ricorda", "racconta",
];
/// Verbs of speech, as reports have them behind somebody's words.
const SAID: [&str; 36] = [
    "ha affermato",
    "ha detto",
    "ha dichiarato",
    "ha aggiunto",
    "ha spiegato",
    "ha commentato",
    "ha scritto",
    "ha ribadito",
    "ha sottolineato",
    "ha concluso",
    "ha osservato",
    "ha ricordato",
    "disse",
    "afferma",
    "dice",
    "ammette",
    "ammise",
    "ha ammesso",
    "spiega",
    "aggiunge",
    "sostiene",
    "osserva",
    "ricorda",
    "racconta",
    "conclude",
    "precisa",
    "sottolinea",
    "ribadisce",
    "confessa",
    "assicura",
    "avverte",
    "avvertì",
    "spiegò",
    "aggiunse",
    "ha precisato",
    "ha avvertito",
];

#[cfg(test)]
mod tests {
    use super::has_no_subject;

    #[test]
    fn a_verb_or_a_pronoun_opens() {
        for sentence in [
            "Ha scritto tre romanzi.",
            "L'ha venduta ieri.",
            "Lui rispose di no.",
            "\"Non torno\", ha detto.",
            "È nato a Lodi.",
            "Che basti, confessa però, nessuno lo sa.",
        ] {
            assert!(has_no_subject(sentence), "{sentence}");
        }
    }

    #[test]
    fn a_noun_opens() {
        for sentence in
            ["La ditta ha chiuso.", "Il sindaco ha parlato.", "\"Non torno\", ha detto Berti.", "L'autore scrive."]
        {
            assert!(!has_no_subject(sentence), "{sentence}");
        }
    }
}
