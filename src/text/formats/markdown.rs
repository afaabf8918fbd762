//! Markdown: headings, paragraphs, lists, tables, notes and the words of links. Code, link targets, front matter and
//! HTML are left alone.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::super::extract::{Extract, Writer};
use super::super::han::is_han;

pub fn read(file: &str) -> Extract {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut writer = Writer::new(file);
    let mut silent = 0usize;
    for (event, range) in Parser::new_ext(file, options).into_offset_iter() {
        match event {
            Event::Start(tag) if is_silent(&tag) => silent += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock) => {
                silent = silent.saturating_sub(1);
                writer.end_line(range.end);
            }
            Event::Start(tag) if begins_a_line(&tag) => writer.end_line(range.start),
            Event::End(tag) if ends_a_line(tag) => writer.end_line(range.end),
            Event::Text(text) if silent == 0 => writer.write(range, &text),
            Event::SoftBreak if silent == 0 => {
                let between_han = writer.text().chars().next_back().is_some_and(is_wide)
                    && file[range.end..].trim_start().chars().next().is_some_and(is_wide);
                if !between_han {
                    writer.write(range, " ");
                }
            }
            Event::HardBreak | Event::Rule => writer.end_line(range.start),
            _ => {}
        }
    }
    writer.finish()
}

/// Chinese is written without spaces: where a line breaks between two such characters, nothing stands.
fn is_wide(character: char) -> bool {
    is_han(character) || matches!(character, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}' | '“' | '”' | '‘' | '’')
}

fn is_silent(tag: &Tag) -> bool {
    matches!(tag, Tag::CodeBlock(_) | Tag::MetadataBlock(_) | Tag::HtmlBlock)
}

fn begins_a_line(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::Table(_)
            | Tag::TableCell
    )
}

fn ends_a_line(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
            | TagEnd::TableCell
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_text_and_leaves_code_targets_and_front_matter() {
        let file = "---\ntitle: 不读\n---\n# 标题\n\n市长**林佩芝**说，\n见[报告](http://x/不读)`不读`。\n\n- 一\n- 二\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n```\n不读\n```\n\n<div>不读</div>\n\n尾 &amp; 末\\*\n";
        let done = read(file);
        assert_eq!(done.text(), "标题\n市长林佩芝说，见报告。\n一\n二\n甲\n乙\n丙\n丁\n尾 & 末*\n");
        let name = done.text().find("林佩芝").expect("the name");
        let piece = done.pieces().iter().find(|p| p.extracted.start == name).expect("a piece");
        assert_eq!(&file[piece.file.clone()], "林佩芝");
    }

    #[test]
    fn lines_of_a_paragraph_are_one() {
        assert_eq!(read("Il mercato\nha riaperto.\\\nOggi.\n").text(), "Il mercato ha riaperto.\nOggi.\n");
    }
}
