//! `docs/FORMATS.md`: every format has its section, and every example stands so in what is written of the sample.

use riscontro::render::FORMATS;

use super::given;

fn page() -> String {
    std::fs::read_to_string(given::root().join("docs/FORMATS.md")).expect("the page is there")
}

#[test]
fn every_format_has_a_section() {
    let page = page();
    let told: Vec<String> = FORMATS
        .iter()
        .filter(|entry| !page.contains(&format!("\n## `{}`\n", entry.name)))
        .map(|entry| entry.name.to_owned())
        .collect();
    given::assert_none("formats without a section", &told);
}

#[test]
fn every_example_is_what_is_written() {
    let page = page();
    let examples: Vec<&str> = page.split("<!-- from: ").skip(1).collect();
    assert!(examples.len() >= 9, "{}", examples.len());
    let mut told = Vec::new();
    for example in examples {
        let (file, rest) = example.split_once(" -->\n```").expect("a block follows");
        let (_, block) = rest.split_once('\n').expect("the block has lines");
        let (block, _) = block.split_once("\n```").expect("the block is closed");
        let expected = given::root().join("src/render/expected").join(file);
        let expected = std::fs::read_to_string(&expected).unwrap_or_else(|error| panic!("{file}: {error}"));
        if !format!("\n{expected}").contains(&format!("\n{block}\n")) {
            told.push(format!("  {file}:\n{block}"));
        }
    }
    given::assert_none("examples that nothing writes", &told);
}
