//! Our source files as the house rules need them: code apart from comments, literals and tests.
//!
//! A reader of Rust as `rustfmt` writes it, no parser. Never here: the rules.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read the sources has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// A file of ours.
#[derive(Default)]
pub struct Source {
    /// From the top of the repository, with slashes.
    pub path: String,
    pub text: String,
    /// The text with comments and the insides of literals blanked, line by line the same.
    pub code: String,
    /// For each line, whether it is test code.
    pub test: Vec<bool>,
}

impl Source {
    /// Whether all of it is test code.
    pub fn is_test_file(&self) -> bool {
        self.path.contains("/tests/") || self.path.ends_with("tests.rs")
    }

    /// How many modules deep the file stands under the crate.
    pub fn depth(&self) -> usize {
        let parts = self.path.split('/').count() - 1;
        if self.path.ends_with("/mod.rs") {
            parts - 1
        } else {
            parts
        }
    }

    /// Code lines that are not test code, with their numbers from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.code.lines().enumerate();
        lines
            .filter(|(n, _)| !self.test.get(*n).copied().unwrap_or(false))
            .map(|(n, line)| (n + 1, line))
    }
}

/// The top of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file beneath a folder, sorted.
pub fn sources(folder: &str) -> Vec<Source> {
    let mut paths = files(folder);
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "rs"));
    paths.iter().map(|path| read(path)).collect()
}

/// Every file beneath a folder, sorted.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    paths.sort();
    paths
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            walk(&path, paths);
        } else {
            paths.push(path);
        }
    }
}

fn read(path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap();
    let code = blank(&text);
    let relative = path.strip_prefix(root()).unwrap().to_str().unwrap();
    let mut source = Source {
        path: relative.replace('\\', "/"),
        test: Vec::new(),
        text,
        code,
    };
    source.test = if source.is_test_file() {
        vec![true; source.code.lines().count()]
    } else {
        test_lines(&source.code)
    };
    source
}

/// Blanks comments and the insides of string and character literals. Line breaks stay.
fn blank(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |place: usize| chars.get(place).copied().unwrap_or('\0');
    let mut code = String::with_capacity(text.len());
    let mut place = 0;
    while place < chars.len() {
        let end = match (at(place), at(place + 1)) {
            ('/', '/') => until(&chars, place, &['\n']),
            ('/', '*') => until(&chars, place + 2, &['*', '/']) + 2,
            ('r' | '#', '"' | '#') if is_raw_string(&chars, place) => end_of_raw(&chars, place),
            ('"', _) => end_of_quoted(&chars, place, '"'),
            ('\'', '\\') => end_of_quoted(&chars, place, '\''),
            // A character, and not the mark of a lifetime.
            ('\'', _) if at(place + 2) == '\'' => place + 3,
            _ => {
                code.push(at(place));
                place += 1;
                continue;
            }
        };
        let end = end.min(chars.len());
        for c in chars.get(place..end).unwrap_or_default() {
            code.push(if *c == '\n' { '\n' } else { ' ' });
        }
        place = end;
    }
    code
}

fn until(chars: &[char], from: usize, end: &[char]) -> usize {
    let rest = chars.get(from..).unwrap_or_default();
    let found = rest.windows(end.len()).position(|window| window == end);
    found.map_or(chars.len(), |place| from + place)
}

fn end_of_quoted(chars: &[char], from: usize, quote: char) -> usize {
    let mut place = from + 1;
    while let Some(c) = chars.get(place) {
        match c {
            '\\' => place += 2,
            c if *c == quote => return place + 1,
            _ => place += 1,
        }
    }
    place
}

fn is_raw_string(chars: &[char], from: usize) -> bool {
    let before = from.checked_sub(1).and_then(|place| chars.get(place));
    let part_of_name = before.is_some_and(|c| c.is_alphanumeric() && *c != 'b' || *c == '_');
    let after = chars.get(from + 1..).unwrap_or_default();
    let quote = after.iter().find(|c| **c != '#');
    chars.get(from) == Some(&'r') && !part_of_name && quote == Some(&'"')
}

fn end_of_raw(chars: &[char], from: usize) -> usize {
    let hashes = chars.get(from + 1..).unwrap_or_default();
    let hashes = hashes.iter().take_while(|c| **c == '#').count();
    let end: Vec<char> = std::iter::once('"')
        .chain(std::iter::repeat_n('#', hashes))
        .collect();
    until(chars, from + hashes + 2, &end) + end.len()
}

/// Which lines stand under `#[cfg(test)]`.
fn test_lines(code: &str) -> Vec<bool> {
    let lines: Vec<&str> = code.lines().collect();
    let mut test = vec![false; lines.len()];
    let mut n = 0;
    while n < lines.len() {
        if lines[n].trim_start().starts_with("#[cfg(test)]") {
            let end = end_of_item(&lines, n);
            test[n..=end].fill(true);
            n = end;
        }
        n += 1;
    }
    test
}

/// The last line of the item that begins on a line: its closing brace, or its semicolon if that comes before any brace.
pub fn end_of_item(lines: &[&str], from: usize) -> usize {
    let mut open = 0_usize;
    for (n, line) in lines.iter().enumerate().skip(from) {
        for c in line.chars() {
            match c {
                '{' => open += 1,
                '}' => {
                    open = open.saturating_sub(1);
                    if open == 0 {
                        return n;
                    }
                }
                ';' if open == 0 => return n,
                _ => {}
            }
        }
    }
    lines.len() - 1
}

#[test]
fn comments_literals_and_tests_are_told_from_code() {
    let code =
        blank("let a = \"// no\"; // crate::x\nlet b = 'x'; let c: &'a str = r#\"\"{\"#; /* } */");
    assert_eq!(code.lines().count(), 2);
    assert!(!code.contains("no") && !code.contains("crate") && !code.contains(['{', '}']));
    assert!(code.contains("let c: &'a str ="));
    let test = test_lines("fn a() {}\n#[cfg(test)]\nmod tests {\n    {}\n}\nfn b() {}");
    assert_eq!(test, [false, true, true, true, true, false]);
}
