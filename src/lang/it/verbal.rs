//! Whether a stretch of Italian has a verb of its own or hangs on one as a phrase does: "tra gli applausi del pubblico".

/// What only stands beside a verb: auxiliaries, relatives, conjunctions of clauses, clitics, the negation.
const SIGNS: [&str; 63] = [
    "abbia",
    "abbiano",
    "affinché",
    "aveva",
    "avevano",
    "avrebbe",
    "avrà",
    "che",
    "chi",
    "ci",
    "cui",
    "dare",
    "deve",
    "devono",
    "dice",
    "dicono",
    "dire",
    "dirsi",
    "dove",
    "era",
    "erano",
    "fa",
    "fanno",
    "fare",
    "farsi",
    "fosse",
    "fu",
    "furono",
    "ha",
    "hanno",
    "lo",
    "mentre",
    "ne",
    "non",
    "perché",
    "poiché",
    "possono",
    "purché",
    "può",
    "quando",
    "quanto",
    "saranno",
    "sarebbe",
    "sarà",
    "se",
    "sebbene",
    "si",
    "sia",
    "siano",
    "sono",
    "sta",
    "stanno",
    "stava",
    "va",
    "vanno",
    "venga",
    "vengono",
    "venne",
    "vi",
    "viene",
    "vogliono",
    "vuole",
    "è",
];

/// Endings of infinitives, gerunds and of the tenses that no noun shares.
const ENDINGS: [&str; 22] = [
    "are", "ere", "ire", "arsi", "ersi", "irsi", "arlo", "arla", "erlo", "erla", "ando", "endo", "andosi", "endosi",
    "ava", "avano", "eva", "evano", "iva", "ivano", "rà", "ranno",
];

/// Letters of a word that is told by its ending, at least.
const LETTERS: usize = 5;

/// Whether `text` has a verb, as far as words and endings tell; one in the present that looks like a noun is not seen.
pub fn has_verb(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    // "e trascina al largo": what is joined to a clause is one.
    let joined = words.peek().is_some_and(|first| ["e", "ed", "ma"].contains(first));
    joined
        || words.any(|word| {
            let long = word.chars().count() >= LETTERS;
            SIGNS.contains(&word) || long && (word.ends_with('ò') || ENDINGS.iter().any(|end| word.ends_with(end)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_has_a_verb_and_a_phrase_has_none() {
        for clause in [
            "che lo monterà su un furgone",
            "dove si lavora la pietra",
            "accusando i rivali",
            "invece di aspettare",
            "la partita finì e piovve, ma nessuno partì prima perché faceva caldo",
            "e porta via le foglie",
        ] {
            assert!(has_verb(clause), "{clause}");
        }
        for phrase in
            ["tra gli applausi del pubblico", "il dato migliore del decennio", "con due ministri in prima fila"]
        {
            assert!(!has_verb(phrase), "{phrase}");
        }
    }
}
