//! The way back from the folded text to the text as read.

use std::ops::Range;

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

    /// The map with its raw side led on: `pieces` are, in order, stretches of the text that was folded, the stretches
    /// of another text they came from, and whether the two are the same bytes. What lies between two pieces there
    /// belongs to no folded text.
    pub fn through(self, pieces: &[(Range<usize>, Range<usize>, bool)]) -> Self {
        let mut led = Self::default();
        let mut next = 0;
        let mut end = 0;
        for stretch in self.stretches {
            let raw = stretch.raw..stretch.raw + stretch.raw_len;
            while next < pieces.len() && pieces[next].0.end <= raw.start {
                next += 1;
            }
            let mut covered = pieces[next..].iter().take_while(|piece| piece.0.start < raw.end).peekable();
            let Some(first) = covered.peek() else {
                led.push(Stretch { raw: end, raw_len: 0, linear: false, ..stretch });
                continue;
            };
            if stretch.linear {
                for piece in covered {
                    let (from, to) = (piece.0.start.max(raw.start), piece.0.end.min(raw.end));
                    let file = match piece.2 {
                        true => piece.1.start + (from - piece.0.start)..piece.1.start + (to - piece.0.start),
                        false => piece.1.clone(),
                    };
                    led.leap(stretch.folded + (from - raw.start), &mut end, file.start);
                    led.push(Stretch {
                        folded: stretch.folded + (from - raw.start),
                        raw: file.start,
                        folded_len: to - from,
                        raw_len: file.len(),
                        linear: piece.2,
                    });
                    end = file.end;
                }
            } else {
                let start = place(first, raw.start, false);
                let last = covered.last().unwrap_or(&pieces[next]);
                let stop = place(last, raw.end, true).max(start);
                led.leap(stretch.folded, &mut end, start);
                led.push(Stretch { raw: start, raw_len: stop - start, ..stretch });
                end = stop;
            }
        }
        led
    }

    /// Notes what lies between `end` and `start` on the raw side and belongs to no folded text.
    fn leap(&mut self, folded: usize, end: &mut usize, start: usize) {
        if *end < start {
            self.push(Stretch { folded, raw: *end, folded_len: 0, raw_len: start - *end, linear: false });
            *end = start;
        }
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

/// Where `at`, which lies in the first range of `piece` or at its end, lies in the second.
fn place(piece: &(Range<usize>, Range<usize>, bool), at: usize, is_end: bool) -> usize {
    match (piece.2, is_end) {
        (true, _) => piece.1.start + (at.clamp(piece.0.start, piece.0.end) - piece.0.start),
        (false, true) => piece.1.end,
        (false, false) => piece.1.start,
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
    fn leads_on_to_the_file_that_the_text_was_taken_from() {
        let file = "**長**(zhǎng)&amp;三_角資_訊";
        // 長(zhǎng)&三角資訊
        let mut builder = Builder::default();
        builder.replace("長", "长");
        builder.skip("(zhǎng)");
        builder.keep("&三角");
        builder.replace("資訊", "信息");
        let (folded, map) = builder.finish();
        let pieces = [
            (0..3, 2..5, true),
            (3..11, 7..15, true),
            (11..12, 15..20, false),
            (12..15, 20..23, true),
            (15..21, 24..30, true),
            (21..24, 31..34, true),
        ];
        let map = map.through(&pieces);
        let back = |text: &str| {
            let at = folded.find(text).expect("in the folded text");
            &file[map.raw(FoldedSpan::new(at, at + text.len())).range()]
        };
        assert_eq!(back("长"), "長");
        assert_eq!(back("&"), "&amp;");
        assert_eq!(back("三"), "三");
        assert_eq!(back("三角"), "三_角");
        assert_eq!(back("信息"), "資_訊");
        assert_eq!(back("息"), "訊");
        assert_eq!(back(&folded), &file[2..]);
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
