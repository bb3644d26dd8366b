//! The house rules, read off the source: which room may use which, how large things may grow, what only the edge may do.
//!
//! Every fault is told with its file, line and rule. An exception stands in a table here, with its reason.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

#[path = "house/source.rs"]
mod source;

use source::{Source, end_of_item, files, root, sources};

/// Each room with the rooms it may use; its own is understood.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("reference", &["domain"]),
    ("intake", &["reference", "domain"]),
    ("matching", &["reference", "domain"]),
    ("outbox", &["reference", "domain"]),
    ("store", &["reference", "domain"]),
    (
        "desk",
        &[
            "intake",
            "matching",
            "outbox",
            "store",
            "reference",
            "domain",
        ],
    ),
    ("tui", &["desk", "reference", "domain"]),
    // The command line draws frames and starts the desk; nothing else of the screen is its business. It names formats,
    // limits and column maps of the in-door in its options and hands them down; reading is the desk's.
    ("cli", &["tui", "desk", "intake", "reference", "domain"]),
];

const MOST_LINES_IN_A_FILE: usize = 500;
const MEDIAN_LINES_OF_FILES: usize = 150;
const MOST_LINES_IN_A_FUNCTION: usize = 80;

/// Words that only some places may use: what the rule is, the words, the places with the reason. Test code is free.
const RESERVED: &[Reserved] = &[
    Reserved {
        rule: "colours belong to the theme",
        words: &["Color::"],
        places: &[
            ("src/tui/view/theme", "the theme"),
            (
                "src/tui/term/pen.rs",
                "turns the theme's colours into bytes",
            ),
            (
                "src/tui/headless/",
                "turns the theme's colours into text and pictures",
            ),
        ],
    },
    Reserved {
        rule: "only the store knows its engine",
        words: &["sled::", "use sled", "extern crate sled"],
        places: &[("src/store/", "the store")],
    },
    Reserved {
        rule: "only the screen draws",
        words: &["ratatui::", "use ratatui", "crossterm::", "use crossterm"],
        places: &[("src/tui/", "the screen")],
    },
    Reserved {
        rule: "the clock is read at the edge and handed in",
        words: &[
            "SystemTime::now",
            "Instant::now",
            "Timestamp::now",
            "Zoned::now",
        ],
        places: &[
            ("src/main.rs", "the edge"),
            ("src/cli/edge.rs", "the edge of the command line"),
            ("src/tui/run.rs", "the loop is where time comes in"),
            ("src/tui/term/", "waiting for a terminal that may be gone"),
            ("src/tui/input/burst.rs", "telling a paste from typing"),
        ],
    },
    Reserved {
        rule: "the library does not print",
        words: &["println!", "print!", "eprintln!", "eprint!", "dbg!"],
        places: &[
            ("src/main.rs", "the edge"),
            ("src/cli/", "the command line"),
        ],
    },
    Reserved {
        rule: "the environment is read at the edge",
        words: &["std::env", "env::var", "env::args"],
        places: &[
            ("src/main.rs", "the edge"),
            ("src/cli/environment.rs", "the edge of the command line"),
        ],
    },
    Reserved {
        rule: "the library does not end the program",
        words: &["process::exit", "process::abort"],
        places: &[
            ("src/main.rs", "the edge"),
            (
                "src/tui/term/last_resort.rs",
                "a signal or a lost terminal ends the program within two seconds",
            ),
        ],
    },
    Reserved {
        rule: "foreign text reaches people through the gate only",
        words: &[".raw()", "Foreign::raw"],
        places: &[
            ("src/domain/", "behind the gate"),
            ("src/reference/", "behind the gate"),
            ("src/intake/", "behind the gate"),
            ("src/matching/", "behind the gate"),
            ("src/outbox/", "behind the gate"),
            ("src/store/", "behind the gate"),
            ("src/desk/", "behind the gate"),
            ("src/tui/paper/", "asks whether there are words at all"),
            (
                "src/tui/command/texts.rs",
                "an officer's own draft goes back into the editor",
            ),
            ("src/cli/json/", "machine output escapes what it writes"),
        ],
    },
];

/// Words no file of ours may hold, in code, text or comments: a path of somebody's machine. Written in parts here, so
/// that the rule does not break itself.
const MACHINE_PATHS: &[&[&str]] = &[
    &["/ho", "me/"],
    &["/ro", "ot/"],
    &["/wo", "rk/"],
    &["/Us", "ers/"],
];

/// Looks for such paths itself.
const KNOWS_MACHINE_PATHS: &str = "tests/demo_assets/people.rs";

/// Names that say nothing about the work.
const EMPTY_NAMES: &[&str] = &[
    "util", "utils", "helper", "helpers", "manager", "handler", "common", "misc",
];

/// Everything that may stand at the top of the repository, besides names that begin with a dot and the build folder.
const TOP_LEVEL: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "assets",
    "benches",
    "config.example.toml",
    // Seeds of properties that failed here; what one finds becomes a test of its own.
    "proptest-regressions",
    "src",
    "target",
    "tests",
];

struct Reserved {
    rule: &'static str,
    words: &'static [&'static str],
    places: &'static [(&'static str, &'static str)],
}

/// The room a file belongs to; none for the files beside the rooms.
fn room(source: &Source) -> Option<&'static str> {
    let rest = source.path.strip_prefix("src/")?;
    let name = rest.split(['/', '.']).next()?;
    let mut rooms = ROOMS.iter().map(|(room, _)| *room);
    rooms.find(|room| *room == name)
}

/// Fails with every fault, one to a line.
fn hold(faults: &[String]) {
    let mut text = String::new();
    for fault in faults {
        let _ = writeln!(text, "{fault}");
    }
    assert!(faults.is_empty(), "{} faults:\n{text}", faults.len());
}

/// The rooms a line of code names, as paths from the crate.
fn rooms_named(source: &Source, line: &str) -> BTreeSet<&'static str> {
    let mut named = BTreeSet::new();
    let begins = ["crate::", "attache::"];
    for (place, begin) in begins.iter().flat_map(|begin| {
        line.match_indices(begin)
            .map(move |(place, _)| (place, *begin))
    }) {
        let before = line.get(..place).unwrap_or_default().chars().next_back();
        if !before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            named.extend(heads(line.get(place + begin.len()..).unwrap_or_default()));
        }
    }
    let supers = line.matches("super::").count();
    if supers >= source.depth() && supers > 0 {
        let after = line.rfind("super::").map_or(line.len(), |at| at + 7);
        named.extend(heads(line.get(after..).unwrap_or_default()));
    }
    named
}

/// The rooms a path begins with: one name, or several in braces.
fn heads(path: &str) -> impl Iterator<Item = &'static str> {
    let list = path.strip_prefix('{');
    let names: Vec<&str> = match list {
        Some(list) => list.split([',', '}']).collect(),
        None => vec![path],
    };
    let first = |name: &str| {
        let name = name.trim();
        let end = name.find(|c: char| !c.is_alphanumeric() && c != '_');
        let name = name.get(..end.unwrap_or(name.len())).unwrap_or_default();
        ROOMS
            .iter()
            .map(|(room, _)| *room)
            .find(|room| *room == name)
    };
    names
        .into_iter()
        .filter_map(first)
        .collect::<Vec<_>>()
        .into_iter()
}

#[test]
fn rooms_use_only_the_rooms_below() {
    let mut faults = Vec::new();
    for source in sources("src") {
        let Some(room) = room(&source) else { continue };
        let allowed = ROOMS.iter().find(|(name, _)| *name == room).unwrap().1;
        for (n, line) in source.code.lines().enumerate() {
            for named in rooms_named(&source, line) {
                if named != room && !allowed.contains(&named) {
                    faults.push(format!(
                        "{}:{}: room {room} must not use {named}; allowed: {}",
                        source.path,
                        n + 1,
                        allowed.join(", ")
                    ));
                }
            }
        }
    }
    hold(&faults);
}

#[test]
fn files_stay_small() {
    let mut faults = Vec::new();
    let mut sizes = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests")) {
        let lines = source.text.lines().count();
        if lines > MOST_LINES_IN_A_FILE {
            faults.push(format!(
                "{}:{lines}: a file has at most {MOST_LINES_IN_A_FILE} lines",
                source.path
            ));
        }
        if source.path.starts_with("src/") && !source.is_test_file() {
            sizes.push(lines);
        }
    }
    sizes.sort_unstable();
    let median = sizes.get(sizes.len() / 2).copied().unwrap_or(0);
    if median > MEDIAN_LINES_OF_FILES {
        faults.push(format!(
            "src: the median file has {median} lines, at most {MEDIAN_LINES_OF_FILES} are good"
        ));
    }
    hold(&faults);
}

#[test]
fn functions_stay_small() {
    let mut faults = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests")) {
        let lines: Vec<&str> = source.code.lines().collect();
        for (n, line) in lines
            .iter()
            .enumerate()
            .filter(|(_, line)| begins_function(line))
        {
            let length = end_of_item(&lines, n) - n + 1;
            if length > MOST_LINES_IN_A_FUNCTION {
                faults.push(format!(
                    "{}:{}: a function has at most {MOST_LINES_IN_A_FUNCTION} lines, this one {length}: {}",
                    source.path,
                    n + 1,
                    line.trim()
                ));
            }
        }
    }
    hold(&faults);
}

fn begins_function(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let before = |word: &&str| {
        word.starts_with("pub") || ["const", "async", "unsafe", "extern"].contains(word)
    };
    words.find(|word| !before(word)) == Some("fn")
}

#[test]
fn words_stay_where_they_belong() {
    let mut faults = Vec::new();
    for source in sources("src") {
        for (n, line) in source.lines() {
            for reserved in RESERVED {
                let free = reserved
                    .places
                    .iter()
                    .any(|(place, _)| source.path.starts_with(place));
                let found = reserved.words.iter().find(|word| has_word(line, word));
                if let (false, Some(word)) = (free, found) {
                    faults.push(format!("{}:{n}: {}: {word}", source.path, reserved.rule));
                }
            }
        }
    }
    hold(&faults);
}

/// Whether the word stands in the line and is not the end of a longer one.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(place, _)| {
        let before = line.get(..place).unwrap_or_default().chars().next_back();
        word.starts_with('.') || !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

#[test]
fn every_file_says_what_it_is_for() {
    let begins = |source: &Source| source.text.starts_with("//!");
    let faults: Vec<_> = sources("src")
        .into_iter()
        .chain(sources("tests"))
        .filter(|source| !begins(source))
        .map(|source| {
            format!(
                "{}:1: a file opens with //! and says what it is for",
                source.path
            )
        })
        .collect();
    hold(&faults);
}

#[test]
fn names_come_from_the_work() {
    let mut faults = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests")) {
        let parts = source.path.split(['/', '.', '_']);
        faults.extend(
            parts
                .filter(|part| EMPTY_NAMES.contains(part))
                .map(|part| format!("{}:1: a name from the work, not {part}", source.path)),
        );
        if source.path == KNOWS_MACHINE_PATHS {
            continue;
        }
        for (n, line) in source.text.lines().enumerate() {
            let path = MACHINE_PATHS.iter().map(|parts| parts.concat());
            if let Some(path) = path.into_iter().find(|path| line.contains(path)) {
                faults.push(format!(
                    "{}:{}: a path of one machine: {path}",
                    source.path,
                    n + 1
                ));
            }
        }
    }
    hold(&faults);
}

#[test]
fn the_top_of_the_repository_stays_clear() {
    let names = fs::read_dir(root()).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let faults: Vec<_> = names
        .filter(|name| !name.starts_with('.') && !TOP_LEVEL.contains(&name.as_str()))
        .map(|name| {
            format!("{name}: nothing new at the top level without a reason in tests/house.rs")
        })
        .collect();
    hold(&faults);
}

#[test]
fn every_snapshot_belongs_to_a_test() {
    let mut faults = Vec::new();
    for path in files("src").into_iter().chain(files("tests")) {
        if path.extension().is_some_and(|ending| ending == "snap") {
            let text = fs::read_to_string(&path).unwrap();
            let source = text.lines().find_map(|line| line.strip_prefix("source: "));
            if !source.is_some_and(|source| root().join(source).is_file()) {
                let name = path.display();
                faults.push(format!("{name}:2: the test of this snapshot is gone"));
            }
        }
    }
    hold(&faults);
}

#[test]
fn paths_are_followed_to_their_room() {
    let source = Source {
        path: "src/outbox/letter/mod.rs".to_owned(),
        ..Source::default()
    };
    for (line, rooms) in [
        (
            "use crate::{desk::Order, domain::Item};",
            vec!["desk", "domain"],
        ),
        ("let x = crate::store::open();", vec!["store"]),
        ("use super::super::desk;", vec!["desk"]),
        ("use super::store;", vec![]),
        ("use xcrate::store;", vec![]),
    ] {
        let named: Vec<_> = rooms_named(&source, line).into_iter().collect();
        assert_eq!(named, rooms, "{line}");
    }
}
