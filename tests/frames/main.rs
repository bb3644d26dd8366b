//! Frames as an officer sees them: the real desk, driven by key text, drawn into cells. Each snapshot holds the
//! characters and, below them, one letter per cell for its style; read both before accepting one.
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/letters.rs"]
mod letter_support;

mod agenda;
mod alerts;
mod bookshelf;
mod checks;
mod letters;
mod scene;
mod screens;
mod work;
