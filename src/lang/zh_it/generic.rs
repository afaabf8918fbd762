//! The vaguer words that stand where a name has gone.

use crate::extract::ItemKind;
use crate::lang::it::words;

/// Words that stand for any person, body or place, as keys would be made of them.
const PERSONS: &[&str] = &[
    "funzionario", "dirigente", "esponente", "vertice", "autorità", "relatore", "partecipante", "rappresentante", "esperto", "studioso", "ricercatore", "responsabile", "presidente", "direttore",
    "ministro", "viceministro", "portavoce", "segretario", "rettore", "preside", "accademico", "professore", "docente", "medico", "giornalista", "corrispondente", "avvocato", "giudice", "pittore", "artista", "autore",
    "scrittore", "regista", "attore", "attrice", "cantante", "atleta", "giocatore", "campione", "allenatore", "tecnico", "delegato", "diplomatico", "ambasciatore", "console", "deputato", "senatore", "leader", "capo",
    "uomo", "donna", "persona", "ragazzo", "ragazza", "signore", "signora", "vittima", "sospettato", "imputato", "testimone", "collega", "amico", "amministratore", "manager", "imprenditore", "analista", "investitore", "premier", "governatore", "sindaco", "prefetto",
    "lui", "lei", "egli", "ella", "quest'ultimo", "quest'ultima", "altri", "altro", "qualcuno", "alcuni", "tutti", "interessato", "studente", "bambino", "madre", "padre", "figlio", "figlia", "moglie", "marito", "fratello", "sorella",
];
const ORGANISATIONS: &[&str] = &[
    "azienda", "impresa", "società", "gruppo", "istituzione", "ente", "organizzazione", "organismo", "federazione", "associazione", "commissione", "ministero", "dicastero", "autorità", "agenzia", "istituto",
    "università", "ateneo", "universitario", "accademico", "scuola", "banca", "ospedale", "struttura", "ufficio", "dipartimento", "tribunale", "giornale", "quotidiano", "rivista", "rete", "emittente", "televisione", "stampa", "media", "squadra", "club", "compagnia", "partito",
    "governo", "parlamento", "comitato", "organizzatore", "promotore", "fondazione", "centro", "museo", "colosso", "gigante", "multinazionale", "casa", "piattaforma", "rappresentante",
];
const PLACES: &[&str] = &[
    "zona", "regione", "area", "paese", "località", "provincia", "città", "territorio", "luogo", "capitale", "metropoli", "stato", "nazione", "continente", "costa", "nord", "sud", "est", "ovest", "estero", "mondo", "patria", "altrove", "posto", "quartiere", "isola", "villaggio",
];
const NUMBERS: &[&str] = &["alcuni", "alcune", "vari", "varie", "diversi", "diverse", "molti", "molte", "numerosi", "numerose", "tanti", "tante", "parecchi", "centinaia", "migliaia", "decine", "milioni", "miliardi", "poco", "molto", "qualche", "più", "ingente", "cospicuo", "serie", "maggior", "parte", "precedenti"];
const DATES: &[&str] = &["recentemente", "recente", "scorso", "prossimo", "tempo", "presto", "poi", "dopo", "prima", "giorno", "giorni", "settimana", "settimane", "mese", "mesi", "anno", "anni", "decenni", "decennio", "periodo", "allora", "passato", "futuro", "momento", "finora", "ormai", "epoca"];
const TITLES: &[&str] = &["documento", "rapporto", "libro", "opera", "film", "mostra", "rassegna", "catalogo", "articolo", "testo", "relazione", "accordo", "piano", "legge", "norma", "programma", "progetto", "forum", "evento", "tema", "spettacolo", "serie", "brano", "album", "quadro", "dipinto"];

/// The words that may stand vaguely for an item of this kind.
pub const fn words_for(kind: ItemKind) -> &'static [&'static str] {
    match kind {
        ItemKind::Person => PERSONS,
        ItemKind::Organisation => ORGANISATIONS,
        ItemKind::Place => PLACES,
        ItemKind::Number => NUMBERS,
        ItemKind::Date => DATES,
        ItemKind::Title | ItemKind::Term => TITLES,
    }
}

/// Whether a word with this key may stand vaguely for an item of this kind.
pub fn stands_for(kind: ItemKind, key: &str) -> bool {
    thread_local! {
        static KEYS: Vec<(ItemKind, rustc_hash::FxHashSet<String>)> =
            ItemKind::ALL.iter().map(|kind| (*kind, words_for(*kind).iter().map(|w| words::key(w)).collect())).collect();
    }
    KEYS.with(|keys| keys.iter().any(|(k, set)| *k == kind && set.contains(key)))
}

/// Attributions without a speaker: "è stato dichiarato", "si è appreso".
pub fn impersonal(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    let start = ["è stato ", "è stata ", "sono stati ", "sono state ", "si è appreso", "secondo quanto", "stando a quanto", "si legge", "viene ", "si afferma", "si sottolinea"]
        .iter()
        .filter_map(|phrase| lower.find(phrase))
        .min()?;
    if lower.len() != text.len() {
        return None;
    }
    let rest = &text[start..];
    let end = rest.match_indices([' ', ',', '.']).nth(2).map_or(rest.len(), |(at, _)| at);
    Some(rest[..end].trim_end_matches([',', '.']))
}
