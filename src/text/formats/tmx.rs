//! Translation Memory eXchange: of each unit the Chinese and the Italian variant, the first of each.

use super::unit::Unit;
use super::xml::{Node, Nodes, Run, attribute, listed, name, side_of};
use super::{Fault, SideWriter, Sides};

pub fn read(file: &str) -> Result<Sides, Fault> {
    let mut nodes = Nodes::new(file);
    let mut sides = (SideWriter::new(file), SideWriter::new(file));
    let mut unit = Unit::default();
    let mut side = None;
    let mut languages = Vec::new();
    // What is open, as far as it matters: a unit's end must be told from that of what stands in it.
    let mut open: Vec<String> = Vec::new();
    while let Some(node) = nodes.next()? {
        match node {
            Node::Start(element) => {
                let name = name(&element).into_owned();
                match name.as_str() {
                    "tu" => unit = Unit::named(attribute(&element, "tuid")),
                    "tuv" => {
                        let code = attribute(&element, "lang").unwrap_or_default();
                        side = side_of(&code);
                        remember(&mut languages, code);
                    }
                    "seg" => {
                        let at = nodes.at();
                        let mut run = Run::default();
                        while let Some(node) = nodes.next()? {
                            if !run.take(&node) {
                                break;
                            }
                        }
                        if let Some(side) = side {
                            unit.put(side, run, at);
                        }
                        continue;
                    }
                    _ => {}
                }
                open.push(name);
            }
            Node::End => match open.pop().as_deref() {
                Some("tu") => write(std::mem::take(&mut unit), &mut sides),
                Some("tuv") => side = None,
                _ => {}
            },
            Node::Text(_) | Node::Reference(..) => {}
        }
    }
    let sides = Sides { source: sides.0.finish(), target: sides.1.finish() };
    let lacks = |side: &super::Side| side.extract.text().trim().is_empty();
    for (side, wanted, code) in [(&sides.source, "Chinese", "zh"), (&sides.target, "Italian", "it")] {
        if lacks(side) {
            let found = listed(&languages);
            return Err(Fault::new(format!(
                "no unit has {wanted} text (xml:lang=\"{code}\"); the languages in it: {found}"
            )));
        }
    }
    Ok(sides)
}

/// A unit in neither language is none of ours; one that lacks a side is half of one.
fn write(unit: Unit, sides: &mut (SideWriter, SideWriter)) {
    if let Some((_, at)) = unit.source.as_ref().or(unit.target.as_ref()) {
        let at = *at;
        unit.write(sides, at);
    }
}

fn remember(languages: &mut Vec<String>, code: String) {
    if languages.len() < 64 && !languages.contains(&code) {
        languages.push(code);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_both_languages_of_each_unit() {
        let file = r#"<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="zh-CN"/><body>
<tu tuid="a1"><note>x</note><tuv xml:lang="ZH-CN"><seg>渔市场<bpt i="1">&lt;b&gt;</bpt>开门<ept i="1">x</ept>。</seg></tuv><tuv xml:lang="en"><seg>no</seg></tuv><tuv xml:lang="it"><seg>Il mercato &amp; il resto.</seg></tuv></tu>
<tu><tuv xml:lang="it-IT"><seg/></tuv><tuv xml:lang="zh-Hant"><seg>很多人。</seg></tuv></tu></body></tmx>"#;
        let sides = read(file).expect("sound");
        assert_eq!(sides.source.extract.text(), "渔市场开门。\n很多人。\n");
        assert_eq!(sides.target.extract.text(), "Il mercato & il resto.\n");
        assert_eq!(sides.source.units[0].1.as_deref(), Some("a1"));
        assert!(sides.target.units[1].0.is_empty());
        let whole = &file[sides.target.units[0].0.clone()];
        assert_eq!(whole, "Il mercato &amp; il resto.");
    }

    #[test]
    fn tells_what_is_wrong() {
        let fault = |file: &str| read(file).expect_err("wrong").why;
        assert!(fault("<tmx><tu><tuv xml:lang='en'><seg>a</seg></tuv></tu></tmx>").contains("the languages in it: en"));
        assert!(fault("<tmx><body>").contains("cut off"));
        assert!(fault("<!DOCTYPE tmx [<!ENTITY a 'x'>]><tmx>&a;</tmx>").contains("declares entities"));
        assert!(fault("<tmx>&unknown;</tmx>").contains("&unknown;"));
        assert!(fault("<tmx></tu></tmx>").contains("not sound"));
    }
}
