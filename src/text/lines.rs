//! Lines and columns, made once from the byte places.

/// A place as an editor shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, 1-based.
    pub line: usize,
    /// Column, 1-based, in Unicode code points.
    pub column: usize,
}

/// Where each line of a text begins.
#[derive(Debug, Clone)]
pub struct LineIndex<'a> {
    content: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Reads the line ends (LF, CRLF, CR) of `content`.
    pub fn new(content: &'a str) -> Self {
        let bytes = content.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let lone_return = *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
            if *byte == b'\n' || lone_return {
                starts.push(at + 1);
            }
        }
        Self { content, starts }
    }

    /// Line and column of the byte at `offset`, which stands on a code point.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        Position { line, column: self.content[start..offset].chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_columns_in_code_points() {
        let index = LineIndex::new("上海\r\n出席𠮷论坛\rx\n");
        assert_eq!(index.position(0), Position { line: 1, column: 1 });
        assert_eq!(index.position(8), Position { line: 2, column: 1 });
        assert_eq!(index.position(18), Position { line: 2, column: 4 });
        assert_eq!(index.position(25), Position { line: 3, column: 1 });
    }
}
