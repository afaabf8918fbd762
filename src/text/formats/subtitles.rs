//! Subtitles, SubRip and WebVTT: the lines of a cue are one line of text, its times are kept. The grammar is small
//! and what is found in the wild is looser than either description, so it is read here.

use std::ops::Range;

use super::super::extract::{Extract, Writer};
use super::super::han::is_han;
use super::Fault;

/// The words of all cues.
#[derive(Debug)]
pub struct Subtitles {
    pub extract: Extract,
    pub cues: Vec<Cue>,
}

/// One cue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// Its words, in bytes of the file.
    pub file: Range<usize>,
    /// When it appears, in milliseconds.
    pub start: u64,
    /// When it goes, in milliseconds.
    pub end: u64,
}

/// Whether a text begins as SubRip does: a number, then a line of times.
pub fn begins_with_a_cue(content: &str) -> bool {
    let mut lines = content.lines();
    let number = lines.next().is_some_and(|line| is_number(line.trim()));
    number && lines.next().is_some_and(|line| matches!(times(line), Some(Ok(_))))
}

pub fn read(file: &str) -> Result<Subtitles, Fault> {
    let lines = lines(file);
    let mut writer = Writer::new(file);
    let mut cues = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let text = &file[lines[at].clone()];
        let (start, end) = match times(text) {
            Some(Ok(times)) => times,
            Some(Err(why)) => return Err(Fault::at(lines[at].start, why)),
            // Numbers, names of cues, notes, styles.
            None => {
                at = if is_block(text) { behind_block(file, &lines, at) } else { at + 1 };
                continue;
            }
        };
        let first = at + 1;
        let mut last = first;
        while last < lines.len() && !file[lines[last].clone()].trim().is_empty() && !begins_next(file, &lines, last) {
            last += 1;
        }
        let place = lines.get(first).map_or(file.len(), |line| line.start);
        let mut span = place..place;
        for (number, line) in lines[first..last].iter().enumerate() {
            if number > 0 {
                join(&mut writer, file, line.start);
            }
            write_line(&mut writer, file, line.clone());
            span.end = line.end;
        }
        writer.end_line(span.end);
        cues.push(Cue { file: span, start, end });
        at = last;
    }
    if cues.is_empty() {
        return Err(Fault::new("it has no line of times such as 00:00:01,000 --> 00:00:03,500"));
    }
    Ok(Subtitles { extract: writer.finish(), cues })
}

/// The lines of a file without their ends.
pub(super) fn lines(file: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let bytes = file.as_bytes();
    while start < bytes.len() {
        let length = bytes[start..].iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(bytes.len() - start);
        let end = start + length;
        found.push(start..end);
        let pair = bytes[end..].starts_with(b"\r\n");
        start = end + if pair { 2 } else { 1 };
    }
    found
}

/// Whether the cue before lacks its empty line: a number and times follow, or times.
fn begins_next(file: &str, lines: &[Range<usize>], at: usize) -> bool {
    let is_times = |at: usize| lines.get(at).is_some_and(|line| times(&file[line.clone()]).is_some());
    is_times(at) || (is_number(file[lines[at].clone()].trim()) && is_times(at + 1))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit())
}

/// A block of WebVTT that holds no words: it goes to the next empty line.
fn is_block(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or("");
    matches!(word, "WEBVTT" | "NOTE" | "STYLE" | "REGION")
}

fn behind_block(file: &str, lines: &[Range<usize>], at: usize) -> usize {
    let block = lines[at..].iter().take_while(|line| !file[(*line).clone()].trim().is_empty());
    at + block.count()
}

/// The times of a line, if it has an arrow between two times; why not, where only one of them is sound.
fn times(line: &str) -> Option<Result<(u64, u64), String>> {
    let (start, rest) = line.split_once("-->")?;
    let start = start.trim();
    let end = rest.split_whitespace().next().unwrap_or("");
    match (time(start), time(end)) {
        (Some(start), Some(end)) if end < start => {
            Some(Err("the cue ends before it begins; put its times right".to_owned()))
        }
        (Some(start), Some(end)) => Some(Ok((start, end))),
        (None, None) => None,
        _ => Some(Err("one of the two times of the cue can't be read; write them as 00:00:01,000".to_owned())),
    }
}

/// Milliseconds of `1:02:03,450`, `02:03.450`.
fn time(text: &str) -> Option<u64> {
    let (whole, fraction) = text.rsplit_once([',', '.'])?;
    let is_digits = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    if fraction.len() != 3 || !is_digits(fraction) {
        return None;
    }
    let parts: Vec<&str> = whole.split(':').collect();
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(|part| is_digits(part)) {
        return None;
    }
    let numbers: Vec<u64> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    if numbers[1..].iter().any(|n| *n > 59) {
        return None;
    }
    let seconds = numbers.iter().fold(0, |sum, n| sum * 60 + n);
    Some(seconds * 1000 + fraction.parse::<u64>().ok()?)
}

/// Between two lines of a cue: nothing where Chinese goes on, else a space.
fn join(writer: &mut Writer, file: &str, at: usize) {
    let goes_on = writer.text().chars().next_back().is_some_and(is_han)
        && file[at..].trim_start().chars().next().is_some_and(is_han);
    if !goes_on && writer.len() > 0 {
        writer.write(at..at, " ");
    }
}

/// The words of a line without its tags (`<i>`, `<v Anna>`, `{\an8}`); character references of WebVTT.
fn write_line(writer: &mut Writer, file: &str, line: Range<usize>) {
    let mut at = line.start;
    while at < line.end {
        let rest = &file[at..line.end];
        let plain = rest.find(['<', '{', '&']).unwrap_or(rest.len());
        writer.keep(at..at + plain);
        at += plain;
        let rest = &file[at..line.end];
        let tag = match rest.as_bytes().first() {
            Some(b'<') if rest[1..].starts_with(|c: char| c == '/' || c.is_ascii_alphanumeric()) => rest.find('>'),
            Some(b'{') if rest[1..].starts_with('\\') => rest.find('}'),
            _ => None,
        };
        let reference = REFERENCES.iter().find(|(name, _)| rest.starts_with(name));
        at += match (tag, reference) {
            (Some(end), _) => end + 1,
            (None, Some((name, text))) => {
                writer.write(at..at + name.len(), text);
                name.len()
            }
            (None, None) => {
                let length = rest.chars().next().map_or(0, char::len_utf8);
                writer.keep(at..at + length);
                length
            }
        };
    }
}

const REFERENCES: &[(&str, &str)] =
    &[("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", "")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_is_a_line_with_its_times() {
        let file = "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>渔市场</i>今天\r\n开门。\r\n\r\n2\r\n00:01:02,003 --> 01:00:00,000\r\n{\\an8}Oggi\r\napre & via\r\n";
        let done = read(file).expect("sound");
        assert_eq!(done.extract.text(), "渔市场今天开门。\nOggi apre & via\n");
        assert_eq!((done.cues[0].start, done.cues[0].end), (1000, 2500));
        assert_eq!((done.cues[1].start, done.cues[1].end), (62_003, 3_600_000));
        assert_eq!(&file[done.cues[1].file.clone()], "{\\an8}Oggi\r\napre & via");
    }

    #[test]
    fn reads_webvtt_and_missing_empty_lines() {
        let file = "WEBVTT Kind: captions\n\nNOTE\n00 non letto\n\nuno\n00:01.000 --> 00:02.000 line:0\n<v Anna>你好\n2\n00:03.000 --> 00:04.000\n再见\n";
        assert_eq!(read(file).expect("sound").extract.text(), "你好\n再见\n");
    }

    #[test]
    fn tells_wrong_times() {
        let fault = |file: &str| read(file).expect_err("wrong times");
        assert_eq!(fault("1\n00:00:05,000 --> 00:00:01,000\nx\n").at, Some(2));
        assert!(fault("1\n00:00:05,000 --> 00:61:01,000\nx\n").why.contains("can't be read"));
        assert_eq!(fault("niente\n").at, None);
    }
}
