//! Tables for spreadsheets: a row a line, tabs between the cells.

use crate::output::shown;

/// A row. Tabs, line ends and other control characters in a cell become spaces, what turns the direction of the
/// writing is spelled out; a cell that a spreadsheet would take for a formula begins with an apostrophe.
pub fn row<const N: usize>(cells: [&str; N]) -> String {
    let cells = cells.map(cell);
    cells.join("\t") + "\n"
}

/// What a formula begins with; spreadsheets set to Chinese or Japanese take the wide forms for the narrow ones.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

fn cell(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let plain = shown(&plain);
    if plain.trim_start().starts_with(FORMULA) { format!("'{plain}") } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_or_ends_the_row() {
        assert_eq!(row(["=1+1", "a\tb\r\nc", "-5", "x=y"]), "'=1+1\ta b  c\t'-5\tx=y\n");
        assert_eq!(row([" @cmd", ""]), "' @cmd\t\n");
        assert_eq!(row(["\u{3000}＝1", "a\u{202e}b"]), "'\u{3000}＝1\ta\\u{202e}b\n");
    }
}
