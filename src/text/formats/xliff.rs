//! XLIFF 1.2 and 2.x: the source and the target of each unit that is to be translated. Proposals, notes and codes are
//! left aside.

use super::unit::Unit;
use super::xml::{Node, Nodes, Run, SideLanguage, attribute, name, side_of};
use super::{Fault, SideWriter, Sides};

pub fn read(file: &str) -> Result<Sides, Fault> {
    let mut nodes = Nodes::new(file);
    let mut sides = (SideWriter::new(file), SideWriter::new(file));
    let mut open: Vec<Element> = Vec::new();
    let mut unit = Unit::default();
    loop {
        let before = nodes.at();
        let Some(node) = nodes.next()? else { break };
        match node {
            Node::Start(element) => {
                let name = name(&element).into_owned();
                let is_left_out = attribute(&element, "translate").as_deref() == Some("no");
                let languages = [("source-language", "target-language"), ("srcLang", "trgLang")];
                for (source, target) in languages {
                    expect_languages(attribute(&element, source), attribute(&element, target), before)?;
                }
                let parent = open.last().map_or("", |element| element.name.as_str());
                let is_ours = matches!(parent, "trans-unit" | "segment") && !open.iter().any(|e| e.is_left_out);
                match name.as_str() {
                    "trans-unit" | "segment" => {
                        let of_unit = open.iter().rev().find(|e| e.name == "unit").and_then(|e| e.id.clone());
                        unit = Unit::named(of_unit.or_else(|| attribute(&element, "id")));
                    }
                    "source" | "target" if is_ours => {
                        let at = nodes.at();
                        let mut run = Run::default();
                        while let Some(node) = nodes.next()? {
                            if let Node::Start(code) = &node
                                && self::name(code) == "cp"
                                && let Some(character) = code_point(attribute(code, "hex").as_deref())
                            {
                                run.pieces.push((nodes.at()..nodes.at(), Some(character.to_string())));
                            }
                            if !run.take(&node) {
                                break;
                            }
                        }
                        unit.put(if name == "source" { SideLanguage::Chinese } else { SideLanguage::Italian }, run, at);
                        continue;
                    }
                    _ => {}
                }
                let id = (name == "unit").then(|| attribute(&element, "id")).flatten();
                open.push(Element { name, id, is_left_out });
            }
            Node::End => {
                if open.pop().is_some_and(|element| matches!(element.name.as_str(), "trans-unit" | "segment")) {
                    write(std::mem::take(&mut unit), &mut sides);
                }
            }
            Node::Text(_) | Node::Reference(..) => {}
        }
    }
    if sides.0.units.is_empty() {
        return Err(Fault::new(
            "it has no unit with a <source>; give a file of XLIFF 1.2 or 2.x that has units to translate",
        ));
    }
    Ok(Sides { source: sides.0.finish(), target: sides.1.finish() })
}

struct Element {
    name: String,
    id: Option<String>,
    is_left_out: bool,
}

fn expect_languages(source: Option<String>, target: Option<String>, at: usize) -> Result<(), Fault> {
    let sides = [
        (source, SideLanguage::Chinese, "source", "Chinese (zh)"),
        (target, SideLanguage::Italian, "target", "Italian (it)"),
    ];
    for (code, wanted, side, language) in sides {
        if let Some(code) = code.filter(|code| side_of(code) != Some(wanted)) {
            return Err(Fault::at(at, format!("its {side} language is `{code}`; it should be {language}")));
        }
    }
    Ok(())
}

/// The character of `<cp hex="001A"/>`, one that XML can't hold.
fn code_point(hex: Option<&str>) -> Option<char> {
    u32::from_str_radix(hex?, 16).ok().and_then(char::from_u32)
}

/// A unit without a source is none; without a target, that would stand behind the source.
fn write(unit: Unit, sides: &mut (SideWriter, SideWriter)) {
    if let Some((source, at)) = &unit.source {
        let behind = source.last().map_or(*at, |(range, _)| range.end);
        unit.write(sides, behind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_version_1_2() {
        let file = r#"<xliff version="1.2"><file source-language="zh-CN" target-language="it"><body>
<trans-unit id="7"><source>渔市场<g id="1">开门</g><x id="2"/>。</source><seg-source><mrk mtype="seg">不</mrk></seg-source><target>Il mercato<ph id="3">code</ph> apre.</target><alt-trans><source>不</source><target>no</target></alt-trans></trans-unit>
<trans-unit id="8"><source>很多人。</source></trans-unit><trans-unit id="9" translate="no"><source>不</source></trans-unit></body></file></xliff>"#;
        let sides = read(file).expect("sound");
        assert_eq!(sides.source.extract.text(), "渔市场开门。\n很多人。\n");
        assert_eq!(sides.target.extract.text(), "Il mercato apre.\n");
        assert_eq!(sides.source.units[1].1.as_deref(), Some("8"));
    }

    #[test]
    fn reads_version_2() {
        let file = r#"<xliff version="2.0" srcLang="zh-Hans" trgLang="it-IT"><file id="f"><unit id="u1"><segment><source>甲<pc id="1">乙</pc></source><target>uno<cp hex="0007"/>due</target></segment><ignorable><source> </source></ignorable><segment><source>丙</source></segment></unit></file></xliff>"#;
        let sides = read(file).expect("sound");
        assert_eq!(sides.source.extract.text(), "甲乙\n丙\n");
        assert_eq!(sides.target.extract.text(), "uno due\n");
        assert_eq!(sides.target.units[0].1.as_deref(), Some("u1"));
    }

    #[test]
    fn keeps_its_places_behind_a_second_byte_order_mark() {
        let file = "<xliff version='2.0' srcLang='zh' trgLang='it'><file id='f'><unit id='u'><segment><source>渔市场</source><target>Il mercato</target></segment></unit></file></xliff>";
        for marks in 0..3 {
            let sides = read(&format!("{}{file}", "\u{feff}".repeat(marks))).expect("sound");
            assert_eq!(sides.source.extract.text(), "渔市场\n");
            assert_eq!(sides.target.extract.text(), "Il mercato\n");
        }
    }

    #[test]
    fn the_languages_must_be_ours() {
        let fault = |file: &str| read(file).expect_err("wrong").why;
        assert!(fault("<xliff srcLang='it' trgLang='zh'/>").contains("source language is `it`"));
        assert!(fault("<xliff><file source-language='zh' target-language='en'/></xliff>").contains("`en`"));
        assert!(fault("<xliff version='1.2'></xliff>").contains("no unit"));
    }
}
