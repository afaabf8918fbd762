//! Which format a file is in. Its content decides where it has a mark of its own; the name decides for Markdown and
//! tables, which have none.

use std::path::Path;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown (CommonMark, with tables, footnotes and front matter).
    Markdown,
    /// HTML.
    Html,
    /// Word document (Office Open XML).
    Docx,
    /// SubRip subtitles.
    Srt,
    /// WebVTT subtitles.
    Vtt,
    /// Translation Memory eXchange; both sides.
    Tmx,
    /// XLIFF 1.2 and 2.x; both sides.
    Xliff,
    /// Tab-separated values: a Chinese text and its rendering on each line.
    Tsv,
}

impl Format {
    /// All of them, with the extensions of their files.
    pub const ALL: &'static [(Self, &'static str, &'static [&'static str])] = &[
        (Self::Text, "text", &["txt"]),
        (Self::Markdown, "markdown", &["md", "markdown"]),
        (Self::Html, "html", &["html", "htm", "xhtml"]),
        (Self::Docx, "docx", &["docx"]),
        (Self::Srt, "srt", &["srt"]),
        (Self::Vtt, "vtt", &["vtt"]),
        (Self::Tmx, "tmx", &["tmx"]),
        (Self::Xliff, "xliff", &["xlf", "xliff"]),
        (Self::Tsv, "tsv", &["tsv", "tab"]),
    ];

    /// Its name on the command line and in reports.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(format, ..)| *format == self).map_or("text", |(_, name, _)| name)
    }

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(format, ..)| *format)
    }

    /// Whether one file of it holds both sides of a pair.
    pub const fn holds_both_sides(self) -> bool {
        matches!(self, Self::Tmx | Self::Xliff | Self::Tsv)
    }

    fn of_extension(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::ALL.iter().find(|(.., extensions)| extensions.contains(&extension.as_str())).map(|(format, ..)| *format)
    }
}

/// What the first bytes of a file say, before it is decoded: a Word document, or what is not read, with what to do.
pub(super) fn of_bytes(bytes: &[u8]) -> Result<Option<Format>, &'static str> {
    let magic = KINDS.iter().find(|(magic, _)| bytes.starts_with(magic));
    match magic {
        Some((_, told)) => Err(told),
        None if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") => Ok(Some(Format::Docx)),
        None => Ok(None),
    }
}

const KINDS: &[(&[u8], &str)] = &[
    (b"%PDF-", "it is a PDF; save its text as plain text, or give the document it was made from"),
    (b"{\\rtf", "it is RTF; save it as DOCX or as plain text"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "it is a document of old Word (.doc) or one with a password; save it as DOCX without a password",
    ),
    (b"\x1f\x8b", "it is compressed with gzip; unpack it first"),
    (b"BZh", "it is compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ\0", "it is compressed with xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "it is compressed with zstd; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "it is a 7z archive; unpack it first"),
    (b"Rar!\x1a\x07", "it is a RAR archive; unpack it first"),
];

/// The format of a decoded file: its content, then its name. Why, where it is XML that is not read.
pub(super) fn of_text(content: &str, path: &Path) -> Result<Format, String> {
    let start = content.trim_start();
    let named = Format::of_extension(path).filter(|format| *format != Format::Docx);
    if start.starts_with('<') {
        let (root, is_xml) = root(start);
        match root.rsplit(':').next().unwrap_or(root).to_ascii_lowercase().as_str() {
            "tmx" => return Ok(Format::Tmx),
            "xliff" => return Ok(Format::Xliff),
            "html" | "!doctype html" => return Ok(Format::Html),
            _ if is_xml && named.is_none_or(|format| format == Format::Text) => {
                let shown: String = root.chars().take(40).collect();
                return Err(format!(
                    "it is XML with the root <{shown}>; of XML, TMX and XLIFF are read (--input-format text reads it as it stands)"
                ));
            }
            _ => {}
        }
    }
    let heading = start.lines().next().unwrap_or("");
    if heading.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return Ok(Format::Vtt);
    }
    if super::formats::subtitles::begins_with_a_cue(start) {
        return Ok(Format::Srt);
    }
    Ok(named.unwrap_or(Format::Text))
}

/// The name of the first element behind declarations and comments, and whether an XML declaration stands before it.
/// An HTML document type is answered as `!doctype html`.
fn root(start: &str) -> (&str, bool) {
    let is_xml = start.starts_with("<?xml");
    let mut rest = start;
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<?") {
            rest.find("?>").map(|at| at + 2)
        } else if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.get(..14).is_some_and(|word| word.eq_ignore_ascii_case("<!doctype html")) {
            return (&rest[1..14], is_xml);
        } else if rest.starts_with("<!") {
            let subset = rest.find('[').filter(|at| rest[..*at].find('>').is_none());
            subset.map_or_else(|| rest.find('>'), |_| rest.find("]>").map(|at| at + 1)).map(|at| at + 1)
        } else {
            None
        };
        match end {
            Some(end) => rest = &rest[end.min(rest.len())..],
            None => break,
        }
    }
    let name = rest.strip_prefix('<').unwrap_or("");
    let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<')).unwrap_or(name.len());
    (&name[..end], is_xml)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(content: &str, path: &str) -> Format {
        of_text(content, Path::new(path)).expect("read")
    }

    #[test]
    fn content_goes_before_the_name() {
        assert_eq!(
            found("<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">", "a.txt"),
            Format::Tmx
        );
        assert_eq!(found("<!-- x --><xliff version=\"2.0\">", "a"), Format::Xliff);
        assert_eq!(found("\n<!DOCTYPE HTML>\n<html>", "a.txt"), Format::Html);
        assert_eq!(found("<HTML lang=zh>", "a.md"), Format::Html);
        assert_eq!(found("1\r\n00:00:01,000 --> 00:00:02,000\r\n你好", "a.txt"), Format::Srt);
        assert_eq!(found("WEBVTT\n\n", "a.txt"), Format::Vtt);
        assert_eq!(found("<!DOCTYPE x [<!ENTITY a \"b\">]><tmx>", "a"), Format::Tmx);
    }

    #[test]
    fn the_name_decides_where_the_content_has_no_mark() {
        assert_eq!(found("# 标题", "a.md"), Format::Markdown);
        assert_eq!(found("# 标题", "a.txt"), Format::Text);
        assert_eq!(found("<p>x", "a.HTM"), Format::Html);
        assert_eq!(found("<他说>", "a"), Format::Text);
        assert_eq!(found("WEBVTTS", "a"), Format::Text);
        assert!(of_text("<?xml version=\"1.0\"?><book/>", Path::new("a.txt")).is_err());
    }

    #[test]
    fn every_format_has_one_name() {
        for (format, name, _) in Format::ALL {
            assert_eq!((Format::named(name), format.name()), (Some(*format), *name));
        }
    }
}
