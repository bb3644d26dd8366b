//! What was confirmed stays: kills, lost and damaged state, damaged journals, undo over restarts, many officers at once.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

mod crowd;
mod dice;
mod flips;
mod folders;
mod kills;
mod office;
mod picture;
mod scripts;
mod state_damage;
