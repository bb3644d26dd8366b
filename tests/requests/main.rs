//! Requests over the real desk and bookshelf: clocks that start and stop with what happens, letters and second officers, leave
//! to send, the checklist of a hit.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod clocks;
mod doors;
mod handover;
mod hit;
mod leave;
mod letters;
mod office;
mod statistics;
#[path = "../support/mod.rs"]
mod support;
