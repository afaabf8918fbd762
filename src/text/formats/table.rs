//! Tab-separated values: the Chinese text and its rendering on one line. Further columns are left aside, and a first
//! line that names the columns.

use super::super::han::is_han;
use super::subtitles::lines;
use super::{Fault, SideWriter, Sides};

pub fn read(file: &str) -> Result<Sides, Fault> {
    let (mut source, mut target) = (SideWriter::new(file), SideWriter::new(file));
    let filled = lines(file).into_iter().filter(|line| !file[line.clone()].trim().is_empty());
    for (number, line) in filled.enumerate() {
        let text = &file[line.clone()];
        let Some(tab) = text.find('\t') else {
            return Err(Fault::at(
                line.start,
                "the line has no tab; each line holds the Chinese, a tab and the Italian",
            ));
        };
        if number == 0 && is_heading(text) {
            continue;
        }
        let second = line.start + tab + 1;
        let end = file[second..line.end].find('\t').map_or(line.end, |tab| second + tab);
        source.unit(&[(line.start..line.start + tab, None)], line.start, None);
        target.unit(&[(second..end, None)], second, None);
    }
    Ok(Sides { source: source.finish(), target: target.finish() })
}

/// Whether every line that holds anything has a tab, so that the content speaks for a table.
pub fn is_table(file: &str) -> bool {
    let mut lines = file.lines().filter(|line| !line.trim().is_empty()).peekable();
    lines.peek().is_some() && lines.all(|line| line.trim_end().contains('\t'))
}

/// `source<TAB>target`, `zh<TAB>it`, as `align -f tsv` writes it: names of columns, which are no sentences.
fn is_heading(line: &str) -> bool {
    let first = line.split('\t').next().unwrap_or("").trim();
    !first.is_empty() && !first.contains(is_han) && first.chars().count() <= 24 && !first.contains(['.', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_unit() {
        let file = "source\ttarget\tnote\n渔市场开门。\tIl mercato apre.\t\n\n很多人来。\t\n";
        let sides = read(file).expect("sound");
        assert_eq!(sides.source.extract.text(), "渔市场开门。\n很多人来。\n");
        assert_eq!(sides.target.extract.text(), "Il mercato apre.\n");
        assert_eq!(sides.target.units.len(), 2);
        assert!(sides.target.units[1].0.is_empty());
        assert_eq!(read("甲\t乙\n丙\n").expect_err("no tab").at, Some(8));
    }
}
