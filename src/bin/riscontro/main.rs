//! temporary
use report::Report;
use riscontro::*;
use std::path::Path;
use text::{Language, Text};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let src = Text::decode(&std::fs::read(&a[2]).unwrap(), Path::new(&a[2]), Language::Chinese).unwrap();
    let tgt = Text::decode(&std::fs::read(&a[3]).unwrap(), Path::new(&a[3]), Language::Target).unwrap();
    if a[1] == "align" {
        let s = pipeline::read_source(&src, segment::Layout::Lines);
        let t = pipeline::read_target(&tgt, segment::Layout::Lines);
        for b in pipeline::align_sides(&s, &t, align::Order::Kept).beads {
            println!("{:?}:{:?}", b.source.collect::<Vec<_>>(), b.target.collect::<Vec<_>>());
        }
    } else {
        let w = pipeline::check(&pipeline::Pair {
            id: "x".into(),
            paths: (a[2].clone(), a[3].clone()),
            source: src,
            target: tgt,
        });
        let r = Report::new(vec![w], report::model::Severity::Error);
        std::fs::write(a[5].trim_start_matches("json="), serde_json::to_string_pretty(&r).unwrap()).unwrap();
    }
}
