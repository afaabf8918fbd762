//! Makes `src/lang/zh_it/data/affinity.tsv` anew, from the lexicon; to be run after each change there.
//!
//! ```text
//! cargo run --release --example affinity
//! ```

use std::path::Path;

fn main() -> std::io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lang/zh_it/data/affinity.tsv");
    let old = std::fs::read_to_string(&path)?;
    let header: String = old.lines().filter(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    std::fs::write(path, header + &riscontro::lang::zh_it::affinity::table())
}
