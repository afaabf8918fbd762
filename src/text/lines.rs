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
    /// Code points before each block, so that a book on one line is not counted from its start for each place.
    before: Vec<usize>,
}

/// Bytes of a block.
const BLOCK: usize = 1024;

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
        let mut counted = 0;
        let before = bytes.chunks(BLOCK).map(|block| {
            counted += code_points(block);
            counted
        });
        let before = std::iter::once(0).chain(before).collect();
        Self { content, starts, before }
    }

    /// Line and column of the byte at `offset`, which stands on a code point.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        Position { line, column: self.count(offset) - self.count(self.starts[line - 1]) + 1 }
    }

    /// Code points that begin before `offset`.
    fn count(&self, offset: usize) -> usize {
        let block = offset / BLOCK * BLOCK;
        self.before[offset / BLOCK] + code_points(&self.content.as_bytes()[block..offset])
    }
}

/// Code points that begin in `bytes`.
fn code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
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

    #[test]
    fn counts_across_blocks() {
        let text = format!("a\n{}\n", "城市b".repeat(700));
        let index = LineIndex::new(&text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let line = text[..offset].matches('\n').count() + 1;
            let column = text[..offset].rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
            assert_eq!(index.position(offset), Position { line, column });
        }
    }
}
