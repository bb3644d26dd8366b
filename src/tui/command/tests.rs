//! The command table: every key finds its command, every command says when it is possible.

use std::collections::{BTreeSet, HashSet};

use super::*;
use crate::tui::input::{Chord, KeySequence, Lookup};
use crate::tui::options::KeySetting;

/// Every stack of scopes a key is looked up in, by the scope on top.
fn stacks() -> Vec<Vec<Scope>> {
    let mut stacks = vec![
        vec![
            Scope::Lists,
            Scope::Work,
            Scope::Move,
            Scope::Desk,
            Scope::Always,
        ],
        vec![
            Scope::Record,
            Scope::Work,
            Scope::Move,
            Scope::Desk,
            Scope::Always,
        ],
        vec![Scope::Sheet, Scope::Move, Scope::Layer, Scope::Always],
        vec![Scope::Curtain],
    ];
    for on in [
        vec![Scope::Countries, Scope::Country, Scope::Bookshelf],
        vec![Scope::Country, Scope::Bookshelf],
        vec![Scope::Treaties, Scope::Treaty, Scope::Bookshelf],
        vec![Scope::Treaty, Scope::Bookshelf],
        vec![Scope::Bookshelf],
        vec![Scope::Compare],
        vec![Scope::Finder],
        vec![Scope::Agenda],
        vec![Scope::Clocks],
        vec![Scope::Hit],
        vec![Scope::Chasing],
        vec![Scope::Letter],
    ] {
        let rest = [Scope::Move, Scope::Desk, Scope::Always];
        stacks.push([on, rest.to_vec()].concat());
    }
    for scope in [
        Scope::Filter,
        Scope::Pick,
        Scope::Ask,
        Scope::Write,
        Scope::Review,
        Scope::Quit,
        Scope::Card,
    ] {
        stacks.push(vec![scope, Scope::Layer, Scope::Always]);
    }
    stacks
}

fn keys(row: &Row) -> Vec<KeySequence> {
    row.keys.iter().map(|keys| keys.parse().unwrap()).collect()
}

#[test]
fn ids_are_unique_and_every_sentence_ends() {
    let ids: HashSet<_> = table().iter().map(|row| row.id).collect();
    assert_eq!(ids.len(), table().len());
    for row in table() {
        assert!(row.about.ends_with('.'), "{}", row.id);
        assert!(
            row.about.chars().next().is_some_and(char::is_uppercase),
            "{}",
            row.id
        );
        assert!(!row.title.is_empty() && !row.keys.is_empty(), "{}", row.id);
        assert!(
            row.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
            "{}",
            row.id
        );
        assert!(
            row.risk != Risk::Undoable || !row.done.is_empty(),
            "{}",
            row.id
        );
    }
}

#[test]
fn the_table_is_a_valid_keymap() {
    if let Err(faults) = Keys::with(&[]) {
        panic!("{faults}");
    }
}

#[test]
fn every_key_of_a_stack_means_one_thing() {
    for stack in stacks() {
        let mut seen: Vec<(KeySequence, &str)> = Vec::new();
        for row in table().iter().filter(|row| stack.contains(&row.scope)) {
            for keys in keys(row) {
                for (other, id) in &seen {
                    let clash = keys == *other
                        || keys.first == other.first
                            && (keys.second.is_none() || other.second.is_none());
                    assert!(!clash, "{keys} means {} and {id} in {stack:?}", row.id);
                }
                seen.push((keys, row.id));
            }
        }
    }
}

#[test]
fn every_command_is_reached_by_its_keys() {
    let map = Keys::standard();
    for row in table() {
        let stack = stacks().into_iter().find(|s| s.contains(&row.scope));
        let stack = stack.unwrap();
        for keys in keys(row) {
            let chords: Vec<_> = keys.chords().collect();
            assert_eq!(map.lookup(&stack, &chords), Lookup::Found(row.id));
        }
    }
}

#[test]
fn every_order_of_the_domain_has_its_row() {
    let ids: BTreeSet<_> = table().iter().map(|row| row.id).collect();
    for id in [
        "claim",
        "release",
        "accept",
        "assign",
        "priority",
        "tag",
        "untag",
        "note",
        "deadline",
        "no-deadline",
        "ask-back",
        "snooze",
        "wake",
        "dismiss",
        "link",
        "unlink",
        "forward",
        "recall",
        "answered",
        "close",
        "reopen",
        "discard-draft",
        "basis",
        "no-basis",
        "undo",
        "redo",
    ] {
        assert!(ids.contains(id), "{id}");
    }
}

#[test]
fn nothing_leaves_on_a_bare_capital_and_every_capital_is_harmless() {
    for row in table() {
        for keys in keys(row) {
            let last = keys.second.unwrap_or(keys.first);
            let capital = last.text().is_some_and(char::is_uppercase);
            // What a split arrow key arrives as: Esc, [, and one of these.
            let arrow = last.text().is_some_and(|c| "ABCDFHOPQRSZ~".contains(c));
            assert!(!(capital && row.risk == Risk::Leaves), "{}", row.id);
            assert!(!arrow || row.risk == Risk::Safe, "{}", row.id);
        }
    }
    let send = find("review-confirm").unwrap();
    let open = find("forward").unwrap();
    assert!(keys(send).iter().all(|k| !keys_contains(open, *k)));
}

fn keys_contains(row: &Row, wanted: KeySequence) -> bool {
    keys(row).contains(&wanted)
}

#[test]
fn fields_bind_no_key_that_writes() {
    for row in table().iter().filter(|row| {
        matches!(
            row.scope,
            Scope::Always | Scope::Layer | Scope::Filter | Scope::Ask | Scope::Write
        )
    }) {
        for keys in keys(row) {
            assert_eq!(keys.first.text(), None, "{}", row.id);
        }
    }
}

#[test]
fn faults_in_settings_are_told_together_and_the_standard_keys_stay() {
    let setting = |command: &str, keys: &[&str], line| KeySetting {
        command: command.to_owned(),
        keys: keys.iter().map(ToString::to_string).collect(),
        line: Some(line),
    };
    let faults = Keys::with(&[
        setting("fly", &["y"], 3),
        setting("accept", &["d"], 4),
        setting("note", &["ctrl-s"], 5),
        setting("note", &["y"], 6),
    ])
    .unwrap_err();
    let text = faults.to_string();
    for part in ["line 3", "line 4", "line 5", "line 6", "no command fly"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let own = Keys::with(&[setting("accept", &["y"], 1)]).unwrap();
    let stack = &stacks()[0];
    assert_eq!(
        own.lookup(stack, &[Chord::char('y')]),
        Lookup::Found("accept")
    );
    assert_eq!(own.lookup(stack, &[Chord::char('a')]), Lookup::None);
}

#[test]
fn the_documents_name_every_command() {
    let (markdown, toml) = (key_table_markdown(), key_section_toml());
    for row in table() {
        assert!(markdown.contains(&format!("| {} |", row.id)), "{}", row.id);
        assert!(toml.contains(&format!("\n# {} = [", row.id)), "{}", row.id);
    }
    let bare: String = toml
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if rest.contains(" = [") => format!("{rest}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    let read: toml::Table = bare.parse().unwrap();
    assert_eq!(read["keys"].as_table().unwrap().len(), table().len());
}
