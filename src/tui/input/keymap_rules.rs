//! Which keys may be bound to what. Every rule reports what it finds; none stops at the first.
//!
//! Never here: laying overrides over defaults, looking keys up.

use std::fmt;

use super::keymap::Binding;
use super::{Chord, ChordError, Key, KeySequence};

/// A row before it is accepted, with the line of the configuration it came from; none for a default.
pub(super) struct Candidate<S, C> {
    pub(super) row: Binding<S, C>,
    pub(super) line: Option<u32>,
}

/// One thing wrong with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem<S, C> {
    /// Where the key is bound.
    pub scope: S,
    /// To what.
    pub command: C,
    /// The keys as written.
    pub keys: String,
    /// Line of the configuration file, counted from 1; none for a default.
    pub line: Option<u32>,
    /// What is wrong.
    pub kind: ProblemKind<C>,
}

/// What can be wrong with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind<C> {
    /// It is no key.
    Unreadable(ChordError),
    /// It cannot arrive or means something to the terminal; the text says what.
    Reserved(&'static str),
    /// The same keys mean another command in the same scope.
    Duplicate(C),
    /// These keys are the beginning of longer ones, or the other way round.
    Prefix {
        /// The other command.
        other: C,
        /// Its keys.
        keys: KeySequence,
    },
    /// Some keyboards or terminals cannot type it, and the command has no other key; the text says why.
    OnlyWay(&'static str),
}

/// All that is wrong with a set of keys; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeymapProblems<S, C>(pub Vec<Problem<S, C>>);

impl<S: fmt::Debug, C: fmt::Debug + fmt::Display> std::error::Error for KeymapProblems<S, C> {}

impl<S, C: fmt::Display> fmt::Display for KeymapProblems<S, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl<S, C: fmt::Display> fmt::Display for Problem<S, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        let Self { command, keys, .. } = self;
        match &self.kind {
            ProblemKind::Unreadable(error) => write!(f, "{command}: {error}"),
            ProblemKind::Reserved(why) => write!(f, "{command}: `{keys}` cannot be used: {why}"),
            ProblemKind::Duplicate(other) => write!(f, "{command}: `{keys}` already means {other}"),
            ProblemKind::Prefix {
                other,
                keys: longer,
            } => {
                write!(
                    f,
                    "{command}: `{keys}` and `{longer}` ({other}) begin alike, so one could never be reached"
                )
            }
            ProblemKind::OnlyWay(why) => write!(
                f,
                "{command}: `{keys}` is its only key, but {why}; add another"
            ),
        }
    }
}

/// Why a chord can never be bound.
pub(super) fn reserved(chord: Chord) -> Option<&'static str> {
    if !chord.ctrl() {
        return None;
    }
    match chord.key() {
        Key::Char('b') => Some("tmux takes it as its prefix"),
        Key::Char('s' | 'q') => Some("terminals stop and go on with it"),
        Key::Char('h') => Some("it arrives as Backspace"),
        Key::Char('i') => Some("it arrives as Tab"),
        Key::Char('j' | 'm') => Some("it arrives as Enter"),
        Key::Char('[') => Some("it arrives as Esc"),
        Key::Char('/') => Some("it arrives as ctrl-7"),
        _ => None,
    }
}

/// Why some people cannot type a chord, so that it must not be a command's only one.
fn unsure(chord: Chord) -> Option<&'static str> {
    match chord.key() {
        _ if chord.alt() => Some("Alt does not reach the desk in every terminal"),
        Key::F(_) => Some("function keys do not reach the desk in every terminal"),
        Key::Char('a') if chord.ctrl() => {
            Some("screen and many tmux users take it as their prefix")
        }
        Key::Char('[' | ']' | '{' | '}' | '\\' | '|' | '@' | '~' | '#') => {
            Some("many keyboards write it with AltGr only")
        }
        _ => None,
    }
}

/// Appends what is wrong with these rows.
pub(super) fn check<S: Copy + Eq, C: Copy + Eq>(
    rows: &[Candidate<S, C>],
    problems: &mut Vec<Problem<S, C>>,
) {
    for (index, candidate) in rows.iter().enumerate() {
        let earlier = rows.get(..index).unwrap_or_default();
        let found = [
            taken(candidate, earlier),
            forbidden(candidate).map(ProblemKind::Reserved),
            lonely(candidate, index, rows).map(ProblemKind::OnlyWay),
        ];
        problems.extend(found.into_iter().flatten().map(|kind| Problem {
            scope: candidate.row.scope,
            command: candidate.row.command,
            keys: candidate.row.keys.to_string(),
            line: candidate.line,
            kind,
        }));
    }
}

fn forbidden<S, C>(candidate: &Candidate<S, C>) -> Option<&'static str> {
    if candidate.row.keys.second.map(Chord::key) == Some(Key::Esc) {
        return Some("Esc after a first key leaves it");
    }
    candidate.row.keys.chords().find_map(reserved)
}

fn taken<S: Copy + Eq, C: Copy + Eq>(
    candidate: &Candidate<S, C>,
    earlier: &[Candidate<S, C>],
) -> Option<ProblemKind<C>> {
    let Binding {
        scope,
        keys,
        command,
    } = candidate.row;
    earlier
        .iter()
        .map(|other| other.row)
        .filter(|other| other.scope == scope && other.keys.first == keys.first)
        .find_map(|other| {
            if other.keys == keys {
                (other.command != command).then_some(ProblemKind::Duplicate(other.command))
            } else {
                let alike = other.keys.second.is_none() || keys.second.is_none();
                alike.then_some(ProblemKind::Prefix {
                    other: other.command,
                    keys: other.keys,
                })
            }
        })
}

/// Reported once per command and scope, at its first key.
fn lonely<S: Copy + Eq, C: Copy + Eq>(
    candidate: &Candidate<S, C>,
    index: usize,
    rows: &[Candidate<S, C>],
) -> Option<&'static str> {
    let mut same = rows.iter().enumerate().filter(|(_, other)| {
        other.row.scope == candidate.row.scope && other.row.command == candidate.row.command
    });
    let why = |keys: KeySequence| keys.chords().find_map(unsure);
    if same.clone().any(|(_, other)| why(other.row.keys).is_none()) {
        return None;
    }
    let first = same.next().is_some_and(|(first, _)| first == index);
    if first { why(candidate.row.keys) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rows: &[(&str, &'static str)]) -> Vec<ProblemKind<&'static str>> {
        let rows: Vec<_> = rows
            .iter()
            .map(|(keys, command)| Candidate {
                row: Binding {
                    scope: (),
                    keys: keys.parse().unwrap(),
                    command: *command,
                },
                line: None,
            })
            .collect();
        let mut problems = Vec::new();
        check(&rows, &mut problems);
        problems.into_iter().map(|problem| problem.kind).collect()
    }

    #[test]
    fn what_cannot_arrive_is_refused() {
        for keys in [
            "ctrl-b", "ctrl-s", "ctrl-q", "ctrl-h", "ctrl-i", "ctrl-m", "ctrl-j", "ctrl-[",
            "ctrl-/", "g ctrl-s", "g esc",
        ] {
            assert!(
                matches!(
                    told(&[(keys, "do")]).as_slice(),
                    [ProblemKind::Reserved(_), ..]
                ),
                "{keys}"
            );
        }
    }

    #[test]
    fn what_some_cannot_type_needs_a_second_key() {
        for keys in ["alt-x", "f1", "[", "@", "ctrl-a", "g ~"] {
            assert!(
                matches!(told(&[(keys, "do")]).as_slice(), [ProblemKind::OnlyWay(_)]),
                "{keys}"
            );
            assert_eq!(told(&[(keys, "do"), ("d", "do")]), [], "{keys}");
        }
        assert_eq!(told(&[("f1", "do"), ("alt-x", "do")]).len(), 1, "told once");
    }

    #[test]
    fn one_key_means_one_thing() {
        assert_eq!(
            told(&[("a", "do"), ("a", "undo")]),
            [ProblemKind::Duplicate("do")]
        );
        assert_eq!(told(&[("a", "do"), ("a", "do")]), []);
        assert!(matches!(
            told(&[("g g", "do"), ("g", "undo")]).as_slice(),
            [ProblemKind::Prefix { .. }]
        ));
        assert_eq!(told(&[("g g", "do"), ("g h", "undo")]), []);
    }
}
