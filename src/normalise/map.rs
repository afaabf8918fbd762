//! The way back from the folded text to the text as read.

use crate::span::{FoldedSpan, RawSpan};

/// Pairs of stretches, in order, that cover both texts without a gap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    stretches: Vec<Stretch>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    folded: usize,
    raw: usize,
    folded_len: usize,
    raw_len: usize,
    /// Each byte answers its own: the characters have the same lengths on both sides.
    linear: bool,
}

impl OffsetMap {
    /// The smallest place in the text as read that holds all of `span`. An empty span leads to an empty place.
    pub fn raw(&self, span: FoldedSpan) -> RawSpan {
        let start = self.start_of(span.start);
        if span.is_empty() {
            return RawSpan::new(start, start);
        }
        RawSpan::new(start, self.end_of(span.end).max(start))
    }

    /// The stretches as `(folded, raw)` spans, for printing; neighbours of one shape are joined.
    pub fn stretches(&self) -> impl Iterator<Item = (FoldedSpan, RawSpan)> + '_ {
        self.stretches
            .iter()
            .map(|s| (FoldedSpan::new(s.folded, s.folded + s.folded_len), RawSpan::new(s.raw, s.raw + s.raw_len)))
    }

    fn start_of(&self, folded: usize) -> usize {
        let after = self.stretches.partition_point(|s| s.folded <= folded);
        // What was dropped just before belongs to nothing: begin at the last stretch that begins here.
        let Some(stretch) = after.checked_sub(1).map(|i| &self.stretches[i]) else { return 0 };
        let within = folded - stretch.folded;
        match stretch.linear {
            true => stretch.raw + within.min(stretch.raw_len),
            false if within >= stretch.folded_len => stretch.raw + stretch.raw_len,
            false => stretch.raw,
        }
    }

    fn end_of(&self, folded: usize) -> usize {
        // The stretch that holds the last byte, not one that merely begins at the end.
        let after = self.stretches.partition_point(|s| s.folded < folded);
        let Some(stretch) = self.stretches[..after].iter().rev().find(|s| s.folded_len > 0) else { return 0 };
        if stretch.linear { stretch.raw + (folded - stretch.folded) } else { stretch.raw + stretch.raw_len }
    }

    fn push(&mut self, next: Stretch) {
        match self.stretches.last_mut() {
            Some(last) if last.linear && next.linear => {
                last.folded_len += next.folded_len;
                last.raw_len += next.raw_len;
            }
            _ => self.stretches.push(next),
        }
    }
}

/// Writes a folded text and its map together.
#[derive(Debug, Default)]
pub struct Builder {
    folded: String,
    map: OffsetMap,
    raw: usize,
}

impl Builder {
    /// Takes over `text` as it stands.
    pub fn keep(&mut self, text: &str) {
        if !text.is_empty() {
            self.write(text, text.len(), true);
        }
    }

    /// Writes `folded` for `raw`. Where both have as many characters, each answers its own.
    pub fn replace(&mut self, raw: &str, folded: &str) {
        if raw.chars().count() == folded.chars().count() {
            for (from, to) in raw.chars().zip(folded.chars()) {
                self.write(to.encode_utf8(&mut [0; 4]), from.len_utf8(), to.len_utf8() == from.len_utf8());
            }
        } else {
            self.write(folded, raw.len(), false);
        }
    }

    /// Leaves out `text`.
    pub fn skip(&mut self, text: &str) {
        if !text.is_empty() {
            self.write("", text.len(), false);
        }
    }

    fn write(&mut self, folded: &str, raw_len: usize, linear: bool) {
        self.map.push(Stretch { folded: self.folded.len(), raw: self.raw, folded_len: folded.len(), raw_len, linear });
        self.folded.push_str(folded);
        self.raw += raw_len;
    }

    /// The folded text so far.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The folded text and its map.
    pub fn finish(self) -> (String, OffsetMap) {
        (self.folded, self.map)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_back_across_dropped_and_changed_text() {
        let raw = "長(zhǎng)三角資訊";
        let mut builder = Builder::default();
        builder.replace("長", "长");
        builder.skip("(zhǎng)");
        builder.keep("三角");
        builder.replace("資訊", "信息");
        let (folded, map) = builder.finish();
        assert_eq!(folded, "长三角信息");
        let back = |text: &str| {
            let at = folded.find(text).expect("in the folded text");
            &raw[map.raw(FoldedSpan::new(at, at + text.len())).range()]
        };
        assert_eq!(back("长"), "長");
        assert_eq!(back("三角"), "三角");
        assert_eq!(back("长三"), "長(zhǎng)三");
        assert_eq!(back("息"), "訊");
        assert_eq!(back("长三角信息"), raw);
    }

    #[test]
    fn keeps_offsets_across_a_phrase_of_another_length() {
        let raw = "搭計程車去";
        let mut builder = Builder::default();
        builder.keep("搭");
        builder.replace("計程車", "出租汽车");
        builder.keep("去");
        let (folded, map) = builder.finish();
        let at = folded.find("租").expect("in the folded text");
        assert_eq!(&raw[map.raw(FoldedSpan::new(at, at + 3)).range()], "計程車");
        let at = folded.find('去').expect("in the folded text");
        assert_eq!(&raw[map.raw(FoldedSpan::new(at, at + 3)).range()], "去");
    }
}
