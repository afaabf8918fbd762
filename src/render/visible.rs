//! Foreign text goes in, text that shows what it holds comes out: a character that steers a terminal, turns the
//! direction of the writing or takes no room at all is spelled by its number, `<U+202E>`.
//!
//! The two joiners U+200C and U+200D stay: they are part of words and of emoji, and steer nothing.

/// Spells the hidden characters of `text`; white space of any kind becomes a space.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' | '\r' | '\t' => out.push(' '),
            _ if is_hidden(char) => out.push_str(&format!("<U+{:04X}>", u32::from(char))),
            _ => out.push(char),
        }
    }
    out
}

/// Whether a character does something to the text around it instead of standing there.
pub(super) fn is_hidden(char: char) -> bool {
    char.is_control() || is_directional(char) || takes_no_room(char)
}

/// Marks, embeddings, overrides and isolates of the bidirectional algorithm.
fn is_directional(char: char) -> bool {
    matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Line and paragraph separators, zero-width spaces, invisible operators, annotation marks, the two that are no
/// characters and that XML forbids, tags.
fn takes_no_room(char: char) -> bool {
    matches!(char,
        '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_what_steers_a_terminal() {
        assert_eq!(visible("a\u{1b}[31mb\u{7}\u{9b}c"), "a<U+001B>[31mb<U+0007><U+009B>c");
    }

    #[test]
    fn spells_what_turns_the_direction() {
        assert_eq!(visible("丁\u{202e}abc\u{2066}"), "丁<U+202E>abc<U+2066>");
    }

    #[test]
    fn leaves_ordinary_text_alone() {
        let text = "第二十五届：perché «sì», 丁奎岭\u{3000}e\u{300}";
        assert_eq!(visible(text), text);
    }

    #[test]
    fn white_space_stays_one_line() {
        assert_eq!(visible("uno\r\ndue\ttre"), "uno  due tre");
    }
}
