//! Which chords mean which command, per scope: the table of defaults with the officer's own keys laid over it.
//!
//! A scope is a place keys are pressed in (a pane, a sheet, everywhere); the caller asks with a list of scopes, innermost
//! first. Sequences have one or two chords, so the tree of keys is two levels deep and kept as sorted rows.
//!
//! Never here: what a command does, names and titles of commands, reading the configuration file.

use super::keymap_rules::{self, Candidate, KeymapProblems, Problem, ProblemKind};
use super::{Chord, KeySequence};

/// One row: in this scope, these keys mean this command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding<S, C> {
    /// Where.
    pub scope: S,
    /// Which keys.
    pub keys: KeySequence,
    /// What.
    pub command: C,
}

/// One entry of the configuration: these keys, and no others, mean this command in this scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override<S, C> {
    /// Where.
    pub scope: S,
    /// What.
    pub command: C,
    /// The keys as written (`"ctrl-l"`, `"g g"`); empty takes the command its keys away.
    pub keys: Vec<String>,
    /// Line of the configuration file, counted from 1.
    pub line: Option<u32>,
}

/// What the chords pressed so far mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup<C> {
    /// This command.
    Found(C),
    /// Nothing yet: each of these chords would complete a command. In the order of the rows, inner scopes first.
    Prefix(Vec<(Chord, C)>),
    /// Nothing, and nothing can come of it.
    None,
}

/// The keys of a running desk.
#[derive(Debug, Clone)]
pub struct Keymap<S, C> {
    rows: Vec<Binding<S, C>>,
}

impl<S: Copy + Eq, C: Copy + Eq> Keymap<S, C> {
    /// Lays the overrides over the defaults and checks the result.
    ///
    /// # Errors
    /// Every problem there is, together. The caller shows them and builds again without overrides: the defaults stay usable.
    pub fn build(
        defaults: &[Binding<S, C>],
        overrides: &[Override<S, C>],
    ) -> Result<Self, KeymapProblems<S, C>> {
        let mut problems = Vec::new();
        let replaced = |row: &Binding<S, C>| {
            overrides
                .iter()
                .any(|own| own.scope == row.scope && own.command == row.command)
        };
        let mut candidates: Vec<_> = defaults
            .iter()
            .filter(|row| !replaced(row))
            .map(|row| Candidate {
                row: *row,
                line: None,
            })
            .collect();
        for own in overrides {
            candidates.extend(read_override(own, &mut problems));
        }
        keymap_rules::check(&candidates, &mut problems);
        if problems.is_empty() {
            let rows = candidates
                .into_iter()
                .map(|candidate| candidate.row)
                .collect();
            Ok(Self { rows })
        } else {
            Err(KeymapProblems(problems))
        }
    }

    /// What `pressed` means in `scopes`, innermost first. An inner scope hides the same chord of an outer one.
    pub fn lookup(&self, scopes: &[S], pressed: &[Chord]) -> Lookup<C> {
        let mut continuations: Vec<(Chord, C)> = Vec::new();
        for scope in scopes {
            for row in self.rows.iter().filter(|row| row.scope == *scope) {
                match (pressed, row.keys.second) {
                    ([first], None) if *first == row.keys.first && continuations.is_empty() => {
                        return Lookup::Found(row.command);
                    }
                    ([first, second], Some(last))
                        if *first == row.keys.first && *second == last =>
                    {
                        return Lookup::Found(row.command);
                    }
                    ([first], Some(last))
                        if *first == row.keys.first
                            && !continuations.iter().any(|(chord, _)| *chord == last) =>
                    {
                        continuations.push((last, row.command));
                    }
                    _ => {}
                }
            }
        }
        if continuations.is_empty() {
            Lookup::None
        } else {
            Lookup::Prefix(continuations)
        }
    }

    /// The keys of a command in these scopes, for hint lines and help.
    pub fn keys_of(&self, scopes: &[S], command: C) -> Vec<KeySequence> {
        self.rows
            .iter()
            .filter(|row| row.command == command && scopes.contains(&row.scope))
            .map(|row| row.keys)
            .collect()
    }

    /// Every row, defaults first.
    pub fn rows(&self) -> &[Binding<S, C>] {
        &self.rows
    }
}

fn read_override<S: Copy, C: Copy>(
    own: &Override<S, C>,
    problems: &mut Vec<Problem<S, C>>,
) -> Vec<Candidate<S, C>> {
    let mut rows = Vec::new();
    for text in &own.keys {
        match text.parse() {
            Ok(keys) => rows.push(Candidate {
                row: Binding {
                    scope: own.scope,
                    keys,
                    command: own.command,
                },
                line: own.line,
            }),
            Err(error) => problems.push(Problem {
                scope: own.scope,
                command: own.command,
                keys: text.clone(),
                line: own.line,
                kind: ProblemKind::Unreadable(error),
            }),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    const PANE: u8 = 1;
    const EVERYWHERE: u8 = 0;

    fn row(scope: u8, keys: &str, command: &'static str) -> Binding<u8, &'static str> {
        Binding {
            scope,
            keys: keys.parse().unwrap(),
            command,
        }
    }

    fn own(
        scope: u8,
        keys: &[&str],
        command: &'static str,
        line: u32,
    ) -> Override<u8, &'static str> {
        Override {
            scope,
            command,
            keys: keys.iter().map(ToString::to_string).collect(),
            line: Some(line),
        }
    }

    fn chords(text: &str) -> Vec<Chord> {
        text.split(' ')
            .map(|chord| chord.parse().unwrap())
            .collect()
    }

    fn defaults() -> Vec<Binding<u8, &'static str>> {
        vec![
            row(EVERYWHERE, "q", "back"),
            row(EVERYWHERE, "g r", "requests"),
            row(PANE, "g g", "first"),
            row(PANE, "q", "leave the pane"),
            row(PANE, "j", "down"),
            row(PANE, "down", "down"),
        ]
    }

    #[test]
    fn the_inner_scope_answers_first_and_prefixes_are_merged() {
        let map = Keymap::build(&defaults(), &[]).unwrap();
        let scopes = [PANE, EVERYWHERE];
        assert_eq!(
            map.lookup(&scopes, &chords("q")),
            Lookup::Found("leave the pane")
        );
        assert_eq!(
            map.lookup(&[EVERYWHERE], &chords("q")),
            Lookup::Found("back")
        );
        assert_eq!(
            map.lookup(&scopes, &chords("g")),
            Lookup::Prefix(vec![
                (Chord::char('g'), "first"),
                (Chord::char('r'), "requests")
            ])
        );
        assert_eq!(
            map.lookup(&scopes, &chords("g r")),
            Lookup::Found("requests")
        );
        assert_eq!(map.lookup(&scopes, &chords("g x")), Lookup::None);
        assert_eq!(map.lookup(&scopes, &chords("x")), Lookup::None);
        assert_eq!(map.lookup(&scopes, &[]), Lookup::None);
    }

    #[test]
    fn own_keys_replace_the_defaults_of_that_command() {
        let map = Keymap::build(&defaults(), &[own(PANE, &["n", "ctrl-n"], "down", 3)]).unwrap();
        assert_eq!(map.lookup(&[PANE], &chords("j")), Lookup::None);
        assert_eq!(
            map.lookup(&[PANE], &chords("ctrl-n")),
            Lookup::Found("down")
        );
        let keys: Vec<_> = map
            .keys_of(&[PANE], "down")
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(keys, ["n", "ctrl-n"]);
    }

    #[test]
    fn all_problems_are_told_at_once_with_their_lines() {
        let problems = Keymap::build(
            &defaults(),
            &[
                own(PANE, &["g"], "down", 3),
                own(PANE, &["nokey", "ctrl-q"], "first", 4),
                own(EVERYWHERE, &["q"], "requests", 5),
                own(PANE, &["f5"], "leave the pane", 6),
            ],
        )
        .unwrap_err();
        let told: Vec<_> = problems
            .0
            .iter()
            .map(|problem| (problem.line, problem.to_string()))
            .collect();
        let lines: Vec<_> = told.iter().filter_map(|(line, _)| *line).collect();
        assert_eq!(lines, [4, 4, 5, 6], "{told:#?}");
        assert!(
            told.iter()
                .any(|(_, text)| text.contains("`nokey` is not a key")),
            "{told:#?}"
        );
    }

    #[test]
    fn a_prefix_that_is_also_a_key_is_a_problem() {
        let problems = Keymap::build(&defaults(), &[own(PANE, &["g"], "down", 3)]).unwrap_err();
        let kinds: Vec<_> = problems.0.iter().map(|problem| &problem.kind).collect();
        assert!(
            matches!(kinds.as_slice(), [ProblemKind::Prefix { .. }]),
            "{kinds:?}"
        );
    }
}
