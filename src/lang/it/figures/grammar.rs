//! Words of the grammar that tell a figure from its look-alikes: articles, prepositions, and whether a word can be
//! what a figure counts.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::words::Words;

/// Words that are no noun: articles, prepositions, conjunctions, pronouns, adverbs, and the forms of the verbs that
/// follow a subject most often.
const FUNCTION: &str = "\
    a abbia abbiamo abbiano ad adesso ai al alcuni alla alle allo allora altri altrimenti anche ancora andranno \
    andrà appena assieme avendo avere aveva avevano avranno avrebbe avrà bensì c che chi ci ciascuna ciascuno cioè \
    circa col come compreso con continua contro cosa così cui da dagli dai dal dalla dalle dallo davanti degli dei \
    del della delle dello di dice dietro dopo dove dovrebbe dovrà durante e ebbe ecco ed entrambe entrambi entro \
    eppure era erano essendo essere fa fanno fino fra fu furono già gli ha hanno i ieri il in infatti inizia \
    insieme intanto invece io la lasciando le lei li lo loro lui ma mediante meno mentre ne negli nei nel nella \
    nelle nello nessuno noi non nonché né o od oggi oltre oppure ora per percento perché perfino pertanto però più \
    poi poiché potrebbe potrà presso prima può qua qual quale quali quando quanto quasi quegli quei quella quelle quelli quello questa queste \
    questi questo quindi resta rispetto \
    saranno sarà se sebbene secondo sei sempre senza si sia siamo siano sino solo sono sopra sotto stanno stata \
    state stati stato stava su subito sugli sui sul sulla sulle sullo tra tranne tuttavia tutti un una uno va vanno \
    vengono venne vennero verso via viene voi è";

/// Whether piece `i` is a word of the grammar, not of the vocabulary.
pub(super) fn is_function(words: &Words, i: usize) -> bool {
    let word = words.at(i);
    word.ends_with('\'') || FUNCTION_SET.contains(word)
}

static FUNCTION_SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| FUNCTION.split(' ').collect());

/// Nouns that a figure counts although they are written with a capital.
const COUNTED_CAPITALS: [&str; 5] = ["paesi", "stati", "regioni", "province", "comuni"];

/// Whether piece `i` can be a noun that goes with the figure or the ordinal before it.
pub(super) fn may_be_noun(words: &Words, i: usize) -> bool {
    let is_noun = if words.is_capital(i) { COUNTED_CAPITALS.contains(&words.at(i)) } else { !is_function(words, i) };
    words.is_letters(i) && !words.is_glued(i) && is_noun
}

/// Whether piece `i` can be the noun, in the plural, that the figure before it counts.
pub(super) fn may_be_counted(words: &Words, i: usize) -> bool {
    may_be_noun(words, i) && may_be_plural(words.at(i))
}

/// Whether `word` has an ending that a plural may have; `inaugura` and `presenterà` after a figure are verbs.
fn may_be_plural(word: &str) -> bool {
    const IN_O: [&str; 8] = ["auto", "euro", "foto", "kilo", "moto", "radio", "stereo", "video"];
    const IN_A: [&str; 9] = ["braccia", "cinema", "delta", "dita", "lenzuola", "miglia", "mura", "paia", "uova"];
    match word.chars().next_back() {
        Some('o') => IN_O.contains(&word),
        Some('a') => IN_A.contains(&word),
        Some('à') => word.ends_with("tà"),
        Some('ò' | 'ì') => false,
        _ => true,
    }
}

/// Whether `word` is an article, alone or with a preposition, or another word that only stands before a noun.
pub(super) fn is_determiner(word: &str) -> bool {
    is_article(word)
        || is_articulated(word)
        || is_one_of(
            word,
            "\
        un una un' suo sua suoi sue loro nostro nostra mio mia vostro questo questa questi queste quel \
        quella quei quelle ogni",
        )
}

/// Whether `word` is in `list`, whose words are parted by spaces.
pub(super) fn is_one_of(word: &str, list: &str) -> bool {
    list.as_bytes().split(|byte| *byte == b' ').any(|listed| listed == word.as_bytes())
}

/// `il`, `la`, `l'` …
pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "il" | "lo" | "la" | "l'" | "i" | "gli" | "le")
}

/// `del`, `nella`, `all'` …
fn is_articulated(word: &str) -> bool {
    const STEMS: [&str; 6] = ["de", "a", "da", "ne", "su", "co"];
    const ENDINGS: [&str; 7] = ["l", "llo", "lla", "ll'", "i", "gli", "lle"];
    STEMS.iter().any(|stem| word.strip_prefix(stem).is_some_and(|rest| ENDINGS.contains(&rest)))
}

/// The forms that a preposition takes with an article, the bare one first: `di`, `del`, `dell'` …
pub(super) fn with_article(preposition: &str) -> &'static [&'static str] {
    match preposition {
        "di" => &["di", "d'", "del", "dello", "della", "dell'", "dei", "degli", "delle"],
        "a" => &["a", "ad", "al", "allo", "alla", "all'", "ai", "agli", "alle"],
        "da" => &["da", "dal", "dallo", "dalla", "dall'", "dai", "dagli", "dalle"],
        _ => &[],
    }
}

/// Whether `word` is `di` in one of its forms.
pub(super) fn is_di(word: &str) -> bool {
    with_article("di").contains(&word)
}

/// Whether `word` is `a` in one of its forms.
pub(super) fn is_a(word: &str) -> bool {
    with_article("a").contains(&word)
}

/// Whether `word` is `da` in one of its forms.
pub(super) fn is_da(word: &str) -> bool {
    with_article("da").contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_told_from_the_words_around_them() {
        let words = Words::of("i 27 Stati hanno detto dell'aula");
        assert!(may_be_counted(&words, 2));
        assert!(!may_be_counted(&words, 3));
        assert!(!may_be_counted(&words, 5));
    }

    #[test]
    fn articles_are_known_with_their_prepositions() {
        for word in ["il", "nell'", "dagli", "sulla", "un'", "questa"] {
            assert!(is_determiner(word), "{word}");
        }
        for word in ["di", "per", "nero", "casa"] {
            assert!(!is_determiner(word), "{word}");
        }
    }
}
