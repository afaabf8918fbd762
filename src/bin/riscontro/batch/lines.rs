//! Lines out of a stream, none of them longer than a limit: one that is longer is passed over piece by piece and never
//! stands in memory whole.

use std::io::{self, BufRead, ErrorKind};

/// Lines taken at once: enough that threads seldom wait for one another, few enough that none waits for work.
const MOST_LINES: usize = 16;

/// A line of the input.
#[derive(Debug, PartialEq, Eq)]
pub struct InputLine {
    /// Its number, 1-based.
    pub number: u64,
    /// Its bytes without the line end; `None` where it is longer than the limit.
    pub bytes: Option<Vec<u8>>,
}

/// The lines of a stream.
pub struct Lines<R> {
    reader: R,
    limit: usize,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// Reads lines of at most `limit` bytes from `reader`.
    pub const fn new(reader: R, limit: usize) -> Self {
        Self { reader, limit, number: 0 }
    }

    /// The next lines: one that is waited for, and those that have come with it. None at the end.
    ///
    /// # Errors
    /// What the system says.
    pub fn some(&mut self, has_line: impl Fn(&R) -> bool) -> io::Result<Vec<InputLine>> {
        let mut lines = Vec::new();
        while lines.len() < MOST_LINES && (lines.is_empty() || has_line(&self.reader)) {
            match self.next()? {
                Some(line) if is_blank(&line) => {}
                Some(line) => lines.push(line),
                None => break,
            }
        }
        Ok(lines)
    }

    fn next(&mut self) -> io::Result<Option<InputLine>> {
        let mut bytes = Some(Vec::new());
        let mut begun = false;
        loop {
            let available = match self.reader.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if available.is_empty() && !begun {
                return Ok(None);
            }
            begun = true;
            let end = available.iter().position(|byte| *byte == b'\n');
            let piece = &available[..end.unwrap_or(available.len())];
            bytes = bytes.filter(|bytes| bytes.len() + piece.len() <= self.limit);
            if let Some(bytes) = &mut bytes {
                bytes.extend_from_slice(piece);
            }
            let (taken, is_last) = (piece.len() + usize::from(end.is_some()), end.is_some() || available.is_empty());
            self.reader.consume(taken);
            if is_last {
                self.number += 1;
                return Ok(Some(InputLine { number: self.number, bytes }));
            }
        }
    }
}

/// Whether the line holds nothing: files are often ended by an empty one.
fn is_blank(line: &InputLine) -> bool {
    line.bytes.as_ref().is_some_and(|bytes| bytes.trim_ascii().is_empty())
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn all(text: &[u8], limit: usize) -> Vec<(u64, Option<String>)> {
        let mut lines = Lines::new(BufReader::with_capacity(4, text), limit);
        let mut found = Vec::new();
        loop {
            let some = lines.some(|_| true).expect("bytes in memory can be read");
            if some.is_empty() {
                return found;
            }
            found.extend(some.into_iter().map(|line| {
                (line.number, line.bytes.map(|bytes| String::from_utf8(bytes).expect("the text was UTF-8")))
            }));
        }
    }

    #[test]
    fn keeps_the_numbers_of_lines() {
        let line = |number, text: &str| (number, Some(text.to_owned()));
        assert_eq!(
            all(b"a\n\n  \r\nlonger than four\r\nz", 99),
            [line(1, "a"), line(4, "longer than four\r"), line(5, "z")]
        );
        assert_eq!(all(b"", 9), []);
        assert_eq!(all(b"\n\n", 9), []);
    }

    #[test]
    fn passes_over_what_is_too_long() {
        assert_eq!(
            all(b"12345\n123456\n1234567890123\nend\n", 5),
            [(1, Some("12345".to_owned())), (2, None), (3, None), (4, Some("end".to_owned()))]
        );
    }

    #[test]
    fn takes_no_more_than_has_come() {
        let mut lines = Lines::new(&b"a\nb\n"[..], 9);
        assert_eq!(lines.some(|_| false).expect("in memory").len(), 1);
        assert_eq!(lines.some(|_| true).expect("in memory").len(), 1);
    }
}
