//! The real program on a real terminal, read by an independent emulator, over a practice store of its own for each test.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod desk;
mod endings;
mod idle;
mod keys;
mod look;
#[path = "../support/pty.rs"]
mod pty;
mod second;
mod sizes;
mod stream;
