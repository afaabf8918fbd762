//! `docs/CI.md`: the commands of each recipe are run as they stand there, as far as a machine without the service can,
//! and leave the files that the recipe then hands on.

use super::desk::{Desk, IT_WITHOUT_NAME, ZH};

const PAGE: &str = include_str!("../../docs/CI.md");

/// The fenced blocks with code, each under its heading.
fn blocks() -> Vec<(&'static str, &'static str)> {
    let mut blocks = Vec::new();
    for section in PAGE.split("\n## ").skip(1) {
        let heading = section.lines().next().unwrap_or_default();
        let mut rest = section;
        while let Some((_, after)) = rest.split_once("\n```") {
            let (block, after) = after.split_once("\n```").expect("a fence is closed");
            blocks.push((heading, block));
            rest = after;
        }
    }
    blocks
}

/// The commands of a block, without what the shell does around them.
fn commands(block: &str) -> Vec<&str> {
    block
        .lines()
        .filter_map(|line| {
            let (_, command) = line.split_once("riscontro ").filter(|(before, _)| is_opening(before))?;
            let end = [" >", " |", "'"].iter().filter_map(|shell| command.find(shell)).min();
            Some(command[..end.unwrap_or(command.len())].trim())
        })
        .collect()
}

/// What stands before a command in a shell, a workflow, a pipeline, a hook.
fn is_opening(before: &str) -> bool {
    ["", "-", "- run:", "sh '", "entry:"].contains(&before.trim())
}

/// The files that a block hands to the service.
fn handed_on(block: &str) -> Vec<&str> {
    let keys = ["sarif_file: ", "path: ", "codequality: ", "junit: ", "junit '", "(pattern: '", "< ", "paths: ["];
    let files = block.lines().filter_map(|line| {
        let (_, after) = keys.iter().find_map(|key| line.split_once(key))?;
        Some(after.split(['\'', ']', '}', ',']).next().unwrap_or(after).trim())
    });
    files.filter(|file| !file.starts_with('.')).collect()
}

#[test]
fn every_recipe_runs_and_leaves_its_files() {
    let mut seen = Vec::new();
    for (heading, block) in blocks() {
        let desk = Desk::with(&[("texts/uno/source.zh.txt", ZH), ("texts/uno/target.it.txt", IT_WITHOUT_NAME)]);
        assert_eq!(desk.run("check texts -o json=accepted.json").code, 1);
        let commands = commands(block);
        assert!(!commands.is_empty(), "{heading}: no command in {block}");
        for command in commands {
            let run = desk.run(command);
            // The sample lacks a name: a check that judges fails, everything else ends well.
            let judges = command.starts_with("check") && !command.contains("--fail-on never");
            assert_eq!((run.code, run.err.as_str()), (i32::from(judges), ""), "{heading}: {command}");
            seen.push(command.to_owned());
        }
        for file in handed_on(block) {
            let is_folder = desk.path(file).is_dir();
            let file = if is_folder { format!("{file}/index.html") } else { file.to_owned() };
            assert!(!desk.text(&file).is_empty(), "{heading}: {file}");
            seen.push(file);
        }
    }
    let files =
        ["riscontro.sarif", "review/index.html", "gl-code-quality-report.json", "junit.xml", "riscontro.rdjson"];
    assert!(files.iter().all(|file| seen.iter().any(|one| one == file)), "{seen:?}");
}

#[test]
fn the_commands_are_found_as_they_stand() {
    let found: Vec<&str> = blocks().iter().flat_map(|(_, block)| commands(block)).collect();
    assert!(found.contains(&"report riscontro.json -o github-summary"), "{found:?}");
    assert!(found.contains(&"diff accepted.json now.json -o github"), "{found:?}");
    assert_eq!(found.len(), PAGE.matches("riscontro check ").count() + PAGE.matches("riscontro report ").count() + 1);
}
