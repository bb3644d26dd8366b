//! Keys: from the bytes a terminal sends to chords, and from chords to commands.
//!
//! Three steps, each pure and testable without a terminal: [`Decoder`] turns bytes into [`KeyInput`], [`Keyboard`] queues
//! them and guards against a paste that would act as commands, [`Keymap`] turns chords into the caller's command ids.
//! [`LineEdit`] is the text field behind every prompt, filter and draft.
//!
//! Never here: what a command does, what a screen looks like, reading the terminal or the clock. Moments come in as
//! milliseconds of a monotonic clock whose zero is of no meaning.

mod burst;
mod bytes;
mod chord;
mod csi;
mod decode;
mod key_text;
mod keyboard;
mod keymap;
mod keymap_rules;
mod line_clean;
mod line_edit;
mod message;

pub use burst::Focus;
pub use chord::{Chord, ChordError, Key, KeySequence};
pub use decode::Decoder;
pub use key_text::{KeyTextError, parse_key_text};
pub use keyboard::{Keyboard, KeyboardSender, keyboard};
pub use keymap::{Binding, Keymap, Lookup, Override};
pub use keymap_rules::{KeymapProblems, Problem, ProblemKind};
pub use line_clean::{Cleaned, clean_field_text};
pub use line_edit::{Edited, FieldWindow, LineEdit};
pub use message::{KeyInput, Millis, Mouse, MouseKind, Stamped};
