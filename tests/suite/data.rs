//! The data files: a header that names columns and source, rows in order, each cell as the reader expects it. All
//! that breaks a rule is told at once.

use std::path::PathBuf;

use unicode_normalization::is_nfc;

use super::given;

#[test]
fn a_file_begins_with_its_columns_and_its_source() {
    let headless = |table: &Table| {
        let named = |mark: &str| table.header.iter().any(|line| line.strip_prefix(mark).is_some_and(|l| l.len() > 1));
        !(named("# columns:") && named("# source:"))
    };
    let told: Vec<String> = tables().iter().filter(|t| headless(t)).map(|t| format!("  {}", t.file)).collect();
    given::assert_none("files without `# columns:` or `# source:`", &told);
}

#[test]
fn the_header_stands_before_the_rows_and_no_row_is_empty() {
    hold_for_rows("empty rows, or comments among the rows", |row| {
        (row.text.trim().is_empty() || row.text.starts_with('#')).then(|| row.text.to_owned())
    });
}

#[test]
fn rows_have_as_many_columns_as_the_header_names() {
    let mut told = Tally::default();
    for table in tables() {
        let named = table.columns();
        for row in table.rows() {
            let counted = row.text.split('\t').count();
            told.add_if(counted != named, &table, &row, &format!("{counted} columns, {named} named"));
        }
    }
    told.finish("rows with another number of columns than the header names");
}

#[test]
fn rows_are_sorted_by_bytes() {
    hold_for_neighbours("rows before which they should stand", |before, row| before > row);
}

#[test]
fn rows_are_unique() {
    let mut told = Tally::default();
    for table in tables() {
        let mut rows: Vec<Row> = table.rows().collect();
        rows.sort_by_key(|row| row.text);
        for pair in rows.windows(2).filter(|pair| pair[0].text == pair[1].text) {
            told.add_if(true, &table, &pair[1], &format!("also in line {}", pair[0].line));
        }
    }
    told.finish("rows that stand twice");
}

#[test]
fn rows_are_composed() {
    hold_for_rows("rows that are not NFC", |row| (!is_nfc(row.text)).then(|| row.text.to_owned()));
}

#[test]
fn the_first_cell_is_never_empty() {
    hold_for_rows("rows without a first cell", |row| row.key().trim().is_empty().then(|| row.text.to_owned()));
}

#[test]
fn a_headword_of_the_lexicon_is_one_word() {
    let lists_words = |file: &str| {
        ["/lexicon/", "/wider/"].iter().any(|folder| file.contains(folder))
            || ["english-words.tsv", "organisation-words.tsv"].iter().any(|name| file.ends_with(name))
    };
    let mut told = Tally::default();
    for table in tables().iter().filter(|table| lists_words(&table.file)) {
        for row in table.rows() {
            told.add_if(row.key().contains('|'), table, &row, "a row for each");
        }
    }
    told.finish("headwords in which `|` stands");
}

#[test]
fn no_alternative_is_empty_or_has_space_around_it() {
    hold_for_alternatives("empty or padded alternatives", |alternatives| {
        alternatives.iter().find(|a| a.is_empty() || a.trim() != **a).map(|a| format!("`{a}`"))
    });
}

#[test]
fn no_alternative_stands_twice_in_a_cell() {
    hold_for_alternatives("alternatives that stand twice in a cell", |alternatives| {
        let twice = |at: &usize| alternatives[..*at].contains(&alternatives[*at]);
        (1..alternatives.len()).find(twice).map(|at| format!("`{}`", alternatives[at]))
    });
}

#[test]
fn the_chinese_column_is_simplified() {
    let mut told = Tally::default();
    for table in tables().iter().filter(|table| table.begins_with_chinese()) {
        for row in table.rows() {
            for word in row.key().split('|').filter(|word| !KEPT.iter().any(|(kept, _)| word == kept)) {
                let simplified = hanconv::t2s(word);
                told.add_if(simplified != word, table, &row, &format!("{word} is {simplified}"));
            }
        }
    }
    told.finish("words that are not Simplified");
}

#[test]
fn every_exception_is_one() {
    for (kept, reason) in KEPT {
        assert_ne!(hanconv::t2s(kept), *kept, "{kept} ({reason}) needs no exception");
    }
}

/// What the converter changes where it stands alone, and why the tables have it all the same.
const KEPT: &[(&str, &str)] = &[
    ("乾", "read qian, it is Simplified too: 乾隆, 徐乾学"),
    ("於", "as a surname it is not 于"),
    ("甯", "standard as a surname and in names since 2013"),
    ("昇", "standard in names since 2013"),
    ("陞", "standard in names since 2013"),
    ("甦", "in names, also on the mainland"),
    ("吒", "standard in 哪吒 and in names"),
    ("暐", "in names, also on the mainland"),
    ("濛", "in names, also on the mainland"),
    ("煇", "in names, also on the mainland"),
    ("璿", "in names, also on the mainland"),
    ("脩", "in names, also on the mainland"),
    ("苧", "in names, also on the mainland"),
];

/// Counts what breaks a rule, and keeps the first three examples of each file.
#[derive(Default)]
struct Tally {
    found: Vec<(String, usize, Vec<String>)>,
}

impl Tally {
    fn add_if(&mut self, broken: bool, table: &Table, row: &Row, why: &str) {
        if !broken {
            return;
        }
        if self.found.last().is_none_or(|(file, ..)| *file != table.file) {
            self.found.push((table.file.clone(), 0, Vec::new()));
        }
        let Some((_, count, examples)) = self.found.last_mut() else { return };
        *count += 1;
        if examples.len() < 3 {
            examples.push(format!("    line {}: {} ({why})", row.line, row.key()));
        }
    }

    fn finish(self, what: &str) {
        let all: usize = self.found.iter().map(|(_, count, _)| count).sum();
        let told = |(file, count, examples): &(String, usize, Vec<String>)| {
            format!("  {file}: {count}\n{}", examples.join("\n"))
        };
        let told: Vec<String> = self.found.iter().map(told).collect();
        given::assert_none(&format!("{all} {what}, in files"), &told);
    }
}

fn hold_for_rows(what: &str, broken: impl Fn(&Row) -> Option<String>) {
    let mut told = Tally::default();
    for table in tables() {
        for row in table.rows() {
            if let Some(why) = broken(&row) {
                told.add_if(true, &table, &row, &why);
            }
        }
    }
    told.finish(what);
}

fn hold_for_neighbours(what: &str, broken: impl Fn(&str, &str) -> bool) {
    let mut told = Tally::default();
    for table in tables() {
        let rows: Vec<Row> = table.rows().collect();
        for pair in rows.windows(2) {
            told.add_if(broken(pair[0].text, pair[1].text), &table, &pair[1], &format!("behind {}", pair[0].key()));
        }
    }
    told.finish(what);
}

fn hold_for_alternatives(what: &str, broken: impl Fn(&[&str]) -> Option<String>) {
    hold_for_rows(what, |row| {
        let mut cells = row.text.split('\t').filter(|cell| !cell.is_empty());
        cells.find_map(|cell| broken(&cell.split('|').collect::<Vec<_>>()))
    });
}

/// A data file.
struct Table {
    file: String,
    text: String,
    header: Vec<String>,
}

/// A row and its line, 1-based.
struct Row<'a> {
    line: usize,
    text: &'a str,
}

impl Row<'_> {
    fn key(&self) -> &str {
        self.text.split('\t').next().unwrap_or("")
    }
}

impl Table {
    fn read(path: &std::path::Path) -> Self {
        let text = given::read(path);
        let header = text.lines().take_while(|line| line.starts_with('#')).map(str::to_owned).collect();
        Self { file: given::shown(path), text, header }
    }

    fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.text.lines().enumerate().skip(self.header.len()).map(|(at, text)| Row { line: at + 1, text })
    }

    fn columns(&self) -> usize {
        let line = self.header.iter().find(|line| line.starts_with("# columns:"));
        line.map_or(0, |line| line.split("<tab>").count())
    }

    /// Whether the first column holds Chinese words.
    fn begins_with_chinese(&self) -> bool {
        self.rows().take(20).any(|row| row.key().chars().any(riscontro::lang::zh::script::is_han))
    }
}

fn tables() -> Vec<Table> {
    let data = |path: &PathBuf| path.iter().any(|part| part == "data");
    given::files("src/lang", "tsv").iter().filter(|path| data(path)).map(|path| Table::read(path)).collect()
}
