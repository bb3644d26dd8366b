//! The keys of this desk: the table's defaults with the officer's own laid over them.
//!
//! Never here: a key of any command; those stand in the table.

use std::collections::HashSet;

use super::row::Scope;
use super::{Row, find, table};
use crate::tui::input::{Binding, Chord, KeySequence, Keymap, Lookup, Override};
use crate::tui::options::KeySetting;

/// Everything wrong with the officer's keys, one sentence each, with line numbers.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct KeysFault(pub Vec<String>);

/// The keys.
#[derive(Clone, Debug)]
pub struct Keys {
    map: Keymap<Scope, &'static str>,
}

impl Keys {
    /// The keys with the officer's settings.
    ///
    /// # Errors
    /// Every fault together; [`Keys::standard`] stays usable.
    pub fn with(settings: &[KeySetting]) -> Result<Self, KeysFault> {
        let mut faults = Vec::new();
        let mut seen = HashSet::new();
        let mut overrides = Vec::new();
        for setting in settings {
            let place = setting
                .line
                .map(|line| format!("line {line}: "))
                .unwrap_or_default();
            match find(&setting.command) {
                None => faults.push(format!(
                    "{place}there is no command {}",
                    crate::domain::text::Shown::of(&setting.command)
                )),
                Some(row) if !seen.insert(row.id) => {
                    faults.push(format!("{place}{} stands here twice", row.id));
                }
                Some(row) => overrides.push(Override {
                    scope: row.scope,
                    command: row.id,
                    keys: setting.keys.clone(),
                    line: setting.line,
                }),
            }
        }
        match Keymap::build(&defaults(), &overrides) {
            Ok(map) if faults.is_empty() => Ok(Self { map }),
            Ok(_) => Err(KeysFault(faults)),
            Err(problems) => {
                faults.extend(problems.0.iter().map(ToString::to_string));
                Err(KeysFault(faults))
            }
        }
    }

    /// The table's own keys.
    pub fn standard() -> Self {
        Self::with(&[]).unwrap_or_else(|_| Self {
            // A fault in the table itself is found by its tests; the desk then has no keys at all.
            map: Keymap::build(&[], &[]).unwrap_or_else(|_| unreachable!()),
        })
    }

    /// What the chords mean.
    pub fn lookup(&self, scopes: &[Scope], pressed: &[Chord]) -> Lookup<&'static str> {
        self.map.lookup(scopes, pressed)
    }

    /// The keys of a command.
    pub fn of(&self, row: &Row) -> Vec<KeySequence> {
        self.map.keys_of(&[row.scope], row.id)
    }

    /// The first key of a command, for hints; empty when it has none.
    pub fn first(&self, row: &Row) -> String {
        self.of(row)
            .first()
            .map(|keys| label(*keys))
            .unwrap_or_default()
    }
}

/// Keys as a reader knows them: `Enter`, `Esc`, `ctrl-l`, `g g`.
pub fn label(keys: KeySequence) -> String {
    let words: Vec<String> = keys.chords().map(chord_label).collect();
    words.join(" ")
}

/// One chord as a reader knows it.
pub fn chord_label(chord: Chord) -> String {
    match chord.to_string().as_str() {
        "enter" => "Enter".to_owned(),
        "esc" => "Esc".to_owned(),
        "tab" => "Tab".to_owned(),
        "s-tab" => "Shift+Tab".to_owned(),
        "space" => "Space".to_owned(),
        "up" => "Up".to_owned(),
        "down" => "Down".to_owned(),
        "left" => "Left".to_owned(),
        "right" => "Right".to_owned(),
        "pgup" => "PgUp".to_owned(),
        "pgdn" => "PgDn".to_owned(),
        "home" => "Home".to_owned(),
        "end" => "End".to_owned(),
        other => other.to_owned(),
    }
}

fn defaults() -> Vec<Binding<Scope, &'static str>> {
    let mut rows = Vec::new();
    for row in table() {
        for keys in row.keys.iter().filter_map(|keys| keys.parse().ok()) {
            rows.push(Binding {
                scope: row.scope,
                keys,
                command: row.id,
            });
        }
    }
    rows
}
