//! HTML: the visible text, a block a line, and which of the lines the site put around the article.
//!
//! `html5gum` reads the tags as browsers do. What it reads is written down once more, balanced, without scripts and
//! with few attributes; on that `dom_smoothie` looks for the article. So no page makes the tree builder work with
//! the square of its depth or of its attributes. Where no article is found, everything is.

use std::collections::BTreeSet;
use std::ops::Range;

use dom_smoothie::Readability;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::Fault;
use crate::text::extract::is_stray;
use crate::text::han::is_han;

/// How deep elements may be nested. Pages of news have 20 to 40 levels; browsers cut at 512.
const DEEPEST: usize = 512;
/// Pages with more bytes of text and tags than this are taken whole: articles are shorter.
const LARGEST_SEARCHED: usize = 4 * 1024 * 1024;
/// An article with fewer characters than this, or than this share of the page, was not found.
const LEAST: usize = 60;
const LEAST_SHARE: usize = 8;

/// The text of a page.
#[derive(Debug, Default)]
pub struct Page {
    pub text: String,
    /// What stands around the article, in bytes of the text.
    pub frame: Vec<Range<usize>>,
}

pub fn read(file: &str) -> Result<Page, Fault> {
    let seen = Seen::of(file)?;
    let article = article_lines(&seen);
    let within = |line: &Line| article.contains(&bare(&line.text));
    let first = seen.lines.iter().position(within);
    let last = seen.lines.iter().rposition(within);
    let mut page = Page::default();
    for (number, line) in seen.lines.iter().enumerate() {
        let start = page.text.len();
        page.text += &line.text;
        page.text.push('\n');
        let is_around = first.is_some_and(|first| number < first) || last.is_some_and(|last| number > last);
        if is_around && !line.is_headline {
            page.frame.push(start..page.text.len());
        }
    }
    Ok(page)
}

/// The lines of the article, without white space; none where it was not found.
fn article_lines(seen: &Seen) -> BTreeSet<String> {
    if seen.clean.len() > LARGEST_SEARCHED {
        return BTreeSet::new();
    }
    let parsed = Readability::new(seen.clean.as_str(), None, None).ok().and_then(|mut page| page.parse().ok());
    let lines = parsed.and_then(|article| Seen::of(&article.content).ok()).map_or_else(Vec::new, |seen| seen.lines);
    let length = |lines: &[Line]| lines.iter().map(|line| line.text.chars().count()).sum::<usize>();
    let found = length(&lines);
    if found < LEAST || found * LEAST_SHARE < length(&seen.lines) {
        return BTreeSet::new();
    }
    lines.into_iter().map(|line| bare(&line.text)).collect()
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

struct Line {
    text: String,
    /// Whether it is the headline of the page, which many sites put outside of the article.
    is_headline: bool,
}

/// A page as a reader sees it.
#[derive(Default)]
struct Seen {
    lines: Vec<Line>,
    /// The same page, balanced.
    clean: String,
    open: Vec<String>,
    line: String,
    space: Space,
    in_reading: bool,
}

/// White space that was met and not yet written.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Space {
    #[default]
    None,
    Blank,
    LineEnd,
}

impl Seen {
    fn of(file: &str) -> Result<Self, Fault> {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut seen = Self::default();
        // What is not shown: the name of the element that is left out, and how often it is open.
        let mut hidden: Option<(String, usize)> = None;
        for token in Tokenizer::new_with_emitter(file, emitter) {
            let Ok(token) = token;
            match (&mut hidden, token) {
                (Some((name, depth)), Token::StartTag(tag)) if tag.name.0 == name.as_bytes() && !tag.self_closing => {
                    *depth += 1
                }
                (Some((name, depth)), Token::EndTag(tag)) if tag.name.0 == name.as_bytes() => {
                    *depth -= 1;
                    if *depth == 0 {
                        hidden = None;
                    }
                }
                (Some(_), _) => {}
                (None, Token::StartTag(tag)) => {
                    let name = String::from_utf8_lossy(&tag.name.0).into_owned();
                    if is_void(&name) {
                        seen.void(&name);
                    } else if (is_left_out(&name) || is_hidden(&tag)) && !tag.self_closing {
                        hidden = Some((name, 1));
                    } else {
                        seen.start(name, &tag)?;
                    }
                }
                (None, Token::EndTag(tag)) => seen.end(&String::from_utf8_lossy(&tag.name.0)),
                (None, Token::String(text)) => seen.text(&String::from_utf8_lossy(&text.value.0)),
                (None, Token::Comment(_) | Token::Doctype(_) | Token::Error(_)) => {}
            }
        }
        seen.end_line();
        while let Some(name) = seen.open.pop() {
            seen.clean += &format!("</{name}>");
        }
        Ok(seen)
    }

    fn void(&mut self, name: &str) {
        if matches!(name, "br" | "hr") {
            self.end_line();
            self.clean += &format!("<{name}>");
        }
    }

    fn start(&mut self, name: String, tag: &StartTag<()>) -> Result<(), Fault> {
        if matches!(name.as_str(), "rt" | "rp") {
            self.in_reading = true;
            return Ok(());
        }
        self.in_reading &= name != "rb";
        let closed = closed_by(&name);
        while self.open.last().is_some_and(|open| closed.contains(&open.as_str())) {
            let open = self.open.pop().unwrap_or_default();
            self.clean += &format!("</{open}>");
        }
        if self.open.len() >= DEEPEST {
            return Err(Fault::new(format!(
                "its elements are nested more than {DEEPEST} deep; save the text of the page as plain text"
            )));
        }
        if is_block(&name) {
            self.end_line();
        }
        self.clean += &format!("<{name}");
        for key in ["class", "id", "role", "href"] {
            if let Some(value) = tag.attributes.get(key.as_bytes()) {
                let value: String = String::from_utf8_lossy(&value.value.0).chars().take(200).collect();
                self.clean += &format!(" {key}=\"{}\"", escaped(&value));
            }
        }
        self.clean.push('>');
        self.open.push(name);
        Ok(())
    }

    fn end(&mut self, name: &str) {
        if matches!(name, "rt" | "rp" | "ruby") {
            self.in_reading = false;
        }
        let Some(at) = self.open.iter().rposition(|open| open == name) else {
            // A browser takes a lone </p> and </br> for an empty line.
            if matches!(name, "p" | "br") {
                self.end_line();
            }
            return;
        };
        if self.open[at..].iter().any(|open| is_block(open)) {
            self.end_line();
        }
        for open in self.open.split_off(at).iter().rev() {
            self.clean += &format!("</{open}>");
        }
    }

    fn text(&mut self, text: &str) {
        self.clean += &escaped(text);
        if self.in_reading || self.open.iter().any(|open| open == "title") {
            return;
        }
        let keeps_lines = self.open.iter().any(|open| open == "pre");
        for character in text.chars() {
            match character {
                '\n' if keeps_lines => self.end_line(),
                '\n' | '\r' => self.space = Space::LineEnd,
                ' ' | '\t' | '\u{c}' if self.space == Space::None => self.space = Space::Blank,
                ' ' | '\t' | '\u{c}' => {}
                _ => self.add(if is_stray(character) { ' ' } else { character }),
            }
        }
    }

    fn add(&mut self, character: char) {
        let before = self.line.chars().next_back();
        // Chinese is written without spaces: a line of the file may end between any two characters.
        let is_broken_word = self.space == Space::LineEnd && before.is_some_and(is_han) && is_han(character);
        if self.space != Space::None && before.is_some() && !is_broken_word {
            self.line.push(' ');
        }
        self.space = Space::None;
        self.line.push(character);
    }

    fn end_line(&mut self) {
        self.space = Space::None;
        let text = std::mem::take(&mut self.line);
        if !text.trim().is_empty() {
            let is_headline = self.open.iter().any(|open| open == "h1");
            self.lines.push(Line { text, is_headline });
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn is_hidden(tag: &StartTag<()>) -> bool {
    let value = |key: &str| {
        tag.attributes.get(key.as_bytes()).map(|value| String::from_utf8_lossy(&value.value.0).to_ascii_lowercase())
    };
    let style: String = value("style").unwrap_or_default().chars().take(2000).filter(|c| !c.is_whitespace()).collect();
    value("hidden").is_some() || style.contains("display:none") || style.contains("visibility:hidden")
}

/// Elements that show no text of the page.
fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "svg"
            | "math"
            | "noscript"
            | "iframe"
            | "object"
            | "select"
            | "textarea"
            | "noembed"
    )
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that begin and end a line.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "button"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "ul"
    )
}

/// What may stay open in HTML and ends where this begins.
fn closed_by(name: &str) -> &'static [&'static str] {
    match name {
        "li" => &["p", "li"],
        "td" | "th" => &["p", "td", "th"],
        "tr" => &["p", "td", "th", "tr"],
        "dt" | "dd" => &["p", "dt", "dd"],
        "option" => &["option"],
        "body" => &["title", "head"],
        _ if is_block(name) => &["p"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_a_reader_sees() {
        let page = read("<!DOCTYPE html><title>不</title><style>不</style><body><h1>标题</h1><p>渔&shy;市<b>场</b>今\n天 &amp; 明天<script>不</script><p hidden>不</p><p>次<ruby>漢<rt>hàn</ruby>字<ul><li>一<li>二</ul><table><tr><td>三<td>四</table>").expect("sound");
        assert_eq!(page.text, "标题\n渔\u{ad}市场今天 & 明天\n次漢字\n一\n二\n三\n四\n");
        assert!(page.frame.is_empty());
    }

    #[test]
    fn keeps_the_frame_apart() {
        let paragraph = "渔市场今天上午重新开门，很多居民前来买鱼，市长林佩芝说，摊位比过去更多，鱼也比过去新鲜。";
        let article: String = (0..8).map(|n| format!("<p>{paragraph}第{n}段。</p>")).collect();
        let page = read(&format!("<body><nav><a href=/>首页</a><a href=/x>新闻</a></nav><h1>渔市场</h1><div class=article>{article}</div><div class=footer><a href=/y>相关新闻</a></div>")).expect("sound");
        let around: Vec<&str> = page.frame.iter().map(|range| page.text[range.clone()].trim()).collect();
        assert_eq!(around, ["首页新闻", "相关新闻"], "{}", page.text);
    }

    #[test]
    fn depth_and_attributes_cost_no_more_than_their_length() {
        assert!(read(&"<div>".repeat(200_000)).expect_err("too deep").why.contains("512"));
        let attributes: String = (0..200_000).map(|n| format!(" a{n}")).collect();
        assert_eq!(read(&format!("<p{attributes}>文")).expect("sound").text, "文\n");
        assert_eq!(read(&"<b><table></b></table><p>文".repeat(200)).expect("sound").text.lines().count(), 200);
    }
}
