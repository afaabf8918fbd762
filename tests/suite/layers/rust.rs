//! Reads as much Rust as it takes to see which module uses which: paths that begin with `crate::` or `super::`, with
//! groups (`use crate::{span::Span, text}`), outside comments, strings and test code.

use std::collections::BTreeSet;

use crate::given;

/// One module uses another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The module that uses.
    pub from: String,
    /// The module that is used.
    pub to: String,
    /// The file it stands in.
    pub file: String,
    /// The line, 1-based.
    pub line: usize,
}

/// All uses between the modules under `folder`, leaving out the binaries and `lib.rs`.
pub fn uses(folder: &str) -> Vec<Use> {
    let sources: Vec<Source> = given::files(folder, "rs").iter().map(|path| Source::read(folder, path)).collect();
    let only_for_tests: BTreeSet<Vec<String>> = sources.iter().flat_map(Source::test_modules).collect();
    let sources: Vec<Source> = sources.into_iter().filter(|source| !source.is_under(&only_for_tests)).collect();
    let modules: BTreeSet<Vec<String>> = sources.iter().map(|source| source.module.clone()).collect();
    sources.iter().filter(|source| source.is_in_the_library()).flat_map(|source| source.uses(&modules)).collect()
}

/// A file of Rust.
struct Source {
    file: String,
    /// The names of the modules down to this one.
    module: Vec<String>,
    /// The code, blanked where it is comment, string or test.
    code: String,
    /// The names of modules declared under `#[cfg(test)]`.
    for_tests: Vec<String>,
}

impl Source {
    fn read(folder: &str, path: &std::path::Path) -> Self {
        let inside = path.strip_prefix(given::root().join(folder)).expect("the file was found in this folder");
        let mut module: Vec<String> =
            inside.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
        module.pop_if(|last| matches!(last.as_str(), "mod" | "lib"));
        let (code, for_tests) = without_tests(&without_comments_and_strings(&given::read(path)));
        Self { file: given::shown(path), module, code, for_tests }
    }

    fn test_modules(&self) -> impl Iterator<Item = Vec<String>> {
        self.for_tests.iter().map(|name| [self.module.as_slice(), std::slice::from_ref(name)].concat())
    }

    fn is_under(&self, modules: &BTreeSet<Vec<String>>) -> bool {
        (1..=self.module.len()).any(|length| modules.contains(&self.module[..length]))
    }

    fn is_in_the_library(&self) -> bool {
        !self.module.is_empty() && self.module[0] != "bin"
    }

    fn uses(&self, modules: &BTreeSet<Vec<String>>) -> Vec<Use> {
        let from = name(&self.module, modules);
        let mut found = Vec::new();
        for (at, paths) in self.paths() {
            let line = 1 + self.code[..at].matches('\n').count();
            for to in paths.iter().filter(|path| !path.is_empty()).map(|path| name(path, modules)) {
                let edge = Use { from: from.clone(), to, file: self.file.clone(), line };
                if edge.to != from && !found.contains(&edge) {
                    found.push(edge);
                }
            }
        }
        found
    }

    /// The paths that leave this module, from the root of the crate, and where they stand.
    fn paths(&self) -> Vec<(usize, Vec<Vec<String>>)> {
        let roots = self.code.match_indices("crate::").map(|(at, mark)| (at, at + mark.len(), Vec::new()));
        let parents = self.code.match_indices("super::").map(|(at, mark)| {
            let depth =
                1 + self.code[at + mark.len()..].split("super::").take_while(|between| between.is_empty()).count();
            let kept = self.module.len().saturating_sub(depth);
            (at, at + depth * mark.len(), self.module[..kept].to_vec())
        });
        roots
            .chain(parents)
            .filter(|(at, ..)| !continues(&self.code[..*at]))
            .map(|(at, behind, base)| (at, Tree { rest: &self.code[behind..] }.paths(&base)))
            .collect()
    }
}

/// Whether a word or a path that runs up to here goes on (`my_crate::`, `super::super::`).
fn continues(before: &str) -> bool {
    before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
}

/// The module of `path` as the table names it.
fn name(path: &[String], modules: &BTreeSet<Vec<String>>) -> String {
    let is_pack = path.len() > 1 && path[0] == "lang" && modules.contains(&path[..2]);
    if is_pack { path[..2].join("/") } else { path[0].clone() }
}

/// A path or a group of paths behind `crate::`.
struct Tree<'a> {
    rest: &'a str,
}

impl Tree<'_> {
    /// Each path of the tree, with `base` before it.
    fn paths(&mut self, base: &[String]) -> Vec<Vec<String>> {
        self.rest = self.rest.trim_start();
        let length = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        let (word, behind) = self.rest.split_at(length);
        self.rest = behind;
        if word.is_empty() {
            return if self.take("{") { self.group(base) } else { vec![base.to_vec()] };
        }
        let path = [base, &[word.to_owned()]].concat();
        if self.take("::") { self.paths(&path) } else { vec![path] }
    }

    fn group(&mut self, base: &[String]) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        while !self.rest.is_empty() && !self.take("}") {
            found.extend(self.paths(base));
            // What is left of the entry: `as other`, a star, white space.
            let end = self.rest.find([',', '}']).unwrap_or(self.rest.len());
            self.rest = &self.rest[end..];
            self.take(",");
            self.rest = self.rest.trim_start();
        }
        found
    }

    fn take(&mut self, mark: &str) -> bool {
        let Some(behind) = self.rest.strip_prefix(mark) else { return false };
        self.rest = behind;
        true
    }
}

/// The code with each item under `#[cfg(test)]` blanked, and the names of the modules among them.
fn without_tests(code: &str) -> (String, Vec<String>) {
    const MARK: &str = "#[cfg(test)]";
    let (mut kept, mut names, mut rest) = (String::new(), Vec::new(), code);
    while let Some(at) = rest.find(MARK) {
        let length = MARK.len() + item_length(&rest[at + MARK.len()..]);
        let item = &rest[at..at + length];
        names.extend(module_name(&item[MARK.len()..]));
        kept.push_str(&rest[..at]);
        kept.extend(item.chars().filter(|c| *c == '\n'));
        rest = &rest[at + length..];
    }
    kept.push_str(rest);
    (kept, names)
}

/// The name in `pub mod name;` or `mod name {`.
fn module_name(item: &str) -> Option<String> {
    let (_, behind) = item.split_once("mod ")?;
    Some(behind.split([';', '{']).next().unwrap_or("").trim().to_owned())
}

/// Bytes of the item that begins here: up to its semicolon or the end of its braces.
fn item_length(code: &str) -> usize {
    let mut depth = 0;
    for (at, character) in code.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth <= 1 => return at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

/// The code with comments, strings and characters left out; lines stay lines.
fn without_comments_and_strings(code: &str) -> String {
    let (mut kept, mut rest) = (String::with_capacity(code.len()), code);
    while let Some(first) = rest.chars().next() {
        let length = opaque_length(rest, kept.chars().next_back());
        if length == 0 {
            kept.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            kept.push(' ');
            kept.extend(rest[..length].chars().filter(|c| *c == '\n'));
            rest = &rest[length..];
        }
    }
    kept
}

/// Bytes of the comment, string or character that begins here; 0 where none does.
fn opaque_length(rest: &str, before: Option<char>) -> usize {
    let to = |mark: &str, from: usize| rest[from..].find(mark).map_or(rest.len(), |at| from + at + mark.len());
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if rest.starts_with("//") {
        to("\n", 2) - usize::from(rest.contains('\n'))
    } else if rest.starts_with("/*") {
        to("*/", 2)
    } else if rest.starts_with('"') {
        quoted_length(rest, '"')
    } else if rest.starts_with('\'') {
        if is_character(rest) { quoted_length(rest, '\'') } else { 0 }
    } else if let Some(hashes) = raw_string_hashes(rest).filter(|_| !in_word) {
        to(&format!("\"{}", "#".repeat(hashes)), hashes + 2)
    } else {
        0
    }
}

/// Bytes up to and with the closing quote, over escapes.
fn quoted_length(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Whether the quote opens a character and not a lifetime: `'a'`, `'\n'`, not `'a`.
fn is_character(rest: &str) -> bool {
    let mut inside = rest.chars().skip(1);
    inside.next() == Some('\\') || inside.next() == Some('\'')
}

/// The number of `#` in `r#"`.
fn raw_string_hashes(rest: &str) -> Option<usize> {
    let behind = rest.strip_prefix('r')?;
    let hashes = behind.len() - behind.trim_start_matches('#').len();
    behind[hashes..].starts_with('"').then_some(hashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(module: &[&str], code: &str) -> Source {
        let (code, for_tests) = without_tests(&without_comments_and_strings(code));
        Source { file: "x.rs".to_owned(), module: module.iter().map(|m| (*m).to_owned()).collect(), code, for_tests }
    }

    fn used(module: &[&str], code: &str) -> Vec<(String, usize)> {
        let packs = [vec!["lang".to_owned(), "zh".to_owned()], vec!["lang".to_owned(), "it".to_owned()]];
        source(module, code).uses(&packs.into()).into_iter().map(|edge| (edge.to, edge.line)).collect()
    }

    #[test]
    fn reads_paths_groups_and_parents() {
        let code = "use crate::{span::Span, lang::{zh::fold, PAIRS}};\nfn f() { crate::text::hex(&[]); }\nuse super::Rule;\nuse super::super::zh;";
        let found = used(&["lang", "it", "fold"], code);
        let expected = [("span", 1), ("lang/zh", 1), ("lang", 1), ("text", 2), ("lang/zh", 4)];
        assert_eq!(found, expected.map(|(to, line)| (to.to_owned(), line)).to_vec());
    }

    #[test]
    fn passes_over_comments_strings_and_tests() {
        let code = "/// [`crate::rules`]\nconst A: &str = \"crate::rules\"; const Q: char = '\"';\n#[cfg(test)]\nmod tests {\n    use crate::rules;\n}\nfn f<'a>(x: &'a str) { crate::span::g(x) }";
        assert_eq!(used(&["text"], code), [("span".to_owned(), 7)]);
    }

    #[test]
    fn knows_the_files_that_are_only_for_tests() {
        let declaring = source(&["render"], "#[cfg(test)]\nmod sample;\nmod json;");
        assert_eq!(declaring.test_modules().collect::<Vec<_>>(), [["render", "sample"].map(str::to_owned).to_vec()]);
    }
}
