//! Standard output and standard error. Results go to the one, everything else to the other; a reader who has seen
//! enough (`| head`) ends the output, not the run.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::PathBuf;

use riscontro::error::{Error, Result};

use crate::args::ColourChoice;

/// Writes a result.
pub fn print(text: &str) -> Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Error::Write { path: PathBuf::from("standard output"), source: error })
        }
        // What could not be passed on must not be tried again when the writer is dropped.
        Err(_) => {
            drop(out.into_parts());
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

/// Tells a person something that is no result. It can't be told anybody if that fails.
pub fn say(message: &str) {
    let _ = writeln!(io::stderr().lock(), "riscontro: {}", shown(message));
}

/// Whether standard output gets colours.
pub fn is_coloured(choice: ColourChoice) -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    match choice {
        ColourChoice::Always => true,
        ColourChoice::Never => false,
        ColourChoice::Auto => io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb(),
    }
}

/// Columns of the terminal; elsewhere always the same, so that the same input gives the same bytes.
pub fn width() -> usize {
    const ELSEWHERE: usize = 100;
    let terminal = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    terminal.map_or(ELSEWHERE, |(width, _)| usize::from(width.0))
}

/// `text` with characters that would steer a terminal or turn the direction of writing spelled out.
pub fn shown(text: &str) -> String {
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            _ if is_hidden(character) => shown.extend(character.escape_unicode()),
            _ => shown.push(character),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_out_what_would_steer_a_terminal() {
        assert_eq!(shown("上海\u{1b}[2J\u{202e}è\n"), "上海\\u{1b}[2J\\u{202e}è\\u{a}");
    }
}
