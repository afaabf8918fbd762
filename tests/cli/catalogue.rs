//! What the program tells about itself: rules, pages, schema, completions, help.

use super::desk::Desk;

fn run(line: &str) -> super::desk::Run {
    Desk::with(&[]).run(line)
}

#[test]
fn explains_a_rule() {
    let page = run("explain omitted-person");
    assert_eq!(page.code, 0);
    let lines: Vec<&str> = page.out.lines().collect();
    assert_eq!(lines[0], "error · MQM accuracy/omission · ITS omission");
    assert_eq!(lines[2], "# omitted-person");
    assert!(
        run("explain omitted-negation")
            .out
            .lines()
            .next()
            .is_some_and(|line| line.contains("planned") == planned("omitted-negation"))
    );
}

fn planned(id: &str) -> bool {
    rules().iter().any(|rule| rule["id"] == id && rule["state"] == "planned")
}

fn rules() -> Vec<serde_json::Value> {
    run("rules -f json").json().as_array().expect("a list").clone()
}

#[test]
fn suggests_the_rule_that_was_meant() {
    run("explain ommited-persons").refused(&[
        "there is no rule `ommited-persons`",
        "did you mean `omitted-person`?",
        "`riscontro rules`",
    ]);
    let far = run("explain zzz");
    far.refused(&["there is no rule `zzz`; `riscontro rules` lists them"]);
}

#[test]
fn lists_every_rule() {
    let table = run("rules");
    assert_eq!(table.code, 0);
    let rules = rules();
    assert_eq!(table.out.lines().count(), rules.len());
    for (line, rule) in table.out.lines().zip(&rules) {
        let cells: Vec<&str> = line.split_whitespace().take(4).collect();
        assert_eq!(
            cells,
            [&rule["id"], &rule["severity"], &rule["kind"], &rule["state"]].map(|cell| cell.as_str().expect("a text"))
        );
        assert_eq!(run(&format!("explain {}", cells[0])).code, 0, "{line}");
    }
}

#[test]
fn the_schema_describes_the_report() {
    let schema = run("schema report").json();
    let required = schema["required"].as_array().expect("a list");
    for field in ["schemaVersion", "summary", "pairs", "findings"] {
        assert!(required.iter().any(|name| name == field), "{field}");
    }
    assert_eq!(run("schema").code, 2);
}

#[test]
fn each_file_has_its_schema() {
    for (file, key) in [("settings", "fail-on"), ("decisions", "expires"), ("baseline", "fingerprint")] {
        assert!(run(&format!("schema {file}")).json()["properties"][key].is_object(), "{file}");
    }
}

#[test]
fn a_manual_page_for_every_subcommand() {
    let page = run("man").out;
    assert!(
        page.starts_with(".ie") && page.contains("\n.TH riscontro 1 ") && page.contains("riscontro\\-check(1)"),
        "{page}"
    );
    let desk = Desk::with(&[]);
    assert_eq!(desk.run("man --dir man/man1").code, 0);
    assert_eq!(desk.text("man/man1/riscontro.1"), page);
    let names = desk.names("man/man1");
    for name in ["riscontro-check.1", "riscontro-baseline.1", "riscontro-baseline-create.1", "riscontro-man.1"] {
        assert!(names.iter().any(|known| known == name), "{names:?}");
    }
    let check = desk.text("man/man1/riscontro-check.1");
    assert!(check.contains(".TH riscontro-check 1") && check.contains("min\\-confidence"), "{check}");
}

#[test]
fn completes_in_every_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(&format!("completions {shell}"));
        assert_eq!(script.code, 0, "{shell}");
        assert!(script.out.contains("riscontro") && script.out.contains("normalise"), "{shell}");
    }
    assert_eq!(run("completions tcl").code, 2);
}

#[test]
fn every_subcommand_shows_how_it_is_used() {
    let help = run("--help");
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    let commands = "check batch align normalise items pair lexicon diff report baseline review config explain rules schema \
                    completions man";
    for command in commands.split(' ') {
        assert!(help.out.contains(&format!("\n  {command} ")), "{command}");
        let own = run(&format!("{command} --help"));
        assert_eq!(own.code, 0, "{command}");
        assert!(own.out.contains("Example") && own.out.contains(&format!("riscontro {command}")), "{command}");
    }
}

#[test]
fn usage_ends_with_2() {
    for line in ["", "fly", "check", "check --fly a b", "align a", "rules -f xml"] {
        let run = run(line);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{line:?}");
        assert!(!run.err.is_empty(), "{line:?}");
    }
    assert_eq!(run("--version").out, concat!("riscontro ", env!("CARGO_PKG_VERSION"), "\n"));
}
