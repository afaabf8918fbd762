//! The Italian forms of the lists of names, for texts in Italian alone.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::lexicon;
use crate::extract::ItemKind;
use crate::lang::it::items::NameLists;
use crate::lang::it::words;
use crate::lang::tsv;
use crate::lang::zh::gazetteer::NameKind;

/// The lists, as the recogniser of Italian asks them.
#[derive(Debug, Clone, Copy, Default)]
pub struct ItalianNames;

impl NameLists for ItalianNames {
    fn listed(&self, form: &str) -> Option<(ItemKind, &'static str)> {
        FORMS.names.get(form.replace('’', "'").as_str()).copied()
    }

    fn longest(&self) -> usize {
        FORMS.longest
    }

    fn is_given(&self, word: &str) -> bool {
        lexicon::is_latin_given_name(word)
    }

    fn is_head(&self, word: &str) -> bool {
        HEADS.contains(word)
    }
}

struct Forms {
    names: FxHashMap<String, (ItemKind, &'static str)>,
    longest: usize,
}

/// Each form with its kind and the form that its row has first. Where rows share a form, the one of the earlier kind and
/// then of the earlier spelling has it.
static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let mut rows: Vec<(ItemKind, &'static str)> = lexicon::listed_names()
        .filter_map(|(kind, forms)| {
            let kind = match kind {
                NameKind::Place => ItemKind::Place,
                NameKind::Organisation => ItemKind::Organisation,
                NameKind::Person => ItemKind::Person,
                NameKind::ForeignName | NameKind::Work => return None,
            };
            Some((kind, forms))
        })
        .collect();
    rows.sort_by_key(|(kind, forms)| (order(*kind), *forms));
    let mut names = FxHashMap::default();
    let mut longest = 1;
    // First each row's usual form, so that Pechino is the city before it stands for its state.
    let usual_first = rows.iter().map(|row| (row, true)).chain(rows.iter().map(|row| (row, false)));
    for (&(kind, forms), first) in usual_first {
        let usual = tsv::cell(forms).next().unwrap_or(forms);
        let forms = tsv::cell(forms).filter(|form| form.starts_with(char::is_uppercase));
        for form in forms.filter(|form| !first || *form == usual) {
            longest = longest.max(words::words(form).len());
            names.entry(form.replace('’', "'")).or_insert((kind, usual));
        }
    }
    Forms { names, longest }
});

/// Places are named most, and lend their names to others.
const fn order(kind: ItemKind) -> u8 {
    match kind {
        ItemKind::Place => 0,
        ItemKind::Person => 1,
        _ => 2,
    }
}

/// The first words of the heads of organisations.
static HEADS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    lexicon::heads()
        .flat_map(tsv::cell)
        .filter_map(|head| words::words(head).first().map(|word| word.text.to_lowercase()))
        .filter(|word| word.chars().count() > 3)
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listed_form_leads_to_the_usual_one() {
        assert_eq!(ItalianNames.listed("Beijing"), ItalianNames.listed("Pechino"));
        assert_eq!(ItalianNames.listed("Pechino").map(|(kind, _)| kind), Some(ItemKind::Place));
        assert!(ItalianNames.is_head("ministero") && !ItalianNames.is_head("gatto"));
    }
}
