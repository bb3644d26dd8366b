//! What the program's edge hands in: the world outside, read once in `main`.
//!
//! Never here: reading any of it.
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::desk::IdSource;
use crate::domain::{ItemId, Moment};

/// The world as `main` found it.
#[derive(Clone, Debug)]
pub struct Edge {
    /// Reads the machine's clock.
    pub clock: fn() -> Moment,
    /// Random bytes that differ in every process; ids grow from them.
    pub seed: [u8; 32],
    /// Number of this process.
    pub pid: u32,
    /// Where programs keep their data for this user (`$XDG_DATA_HOME`, `~/.local/share`).
    pub data_home: Option<PathBuf>,
    /// Where programs keep their configuration for this user (`$XDG_CONFIG_HOME`, `~/.config`).
    pub config_home: Option<PathBuf>,
    /// What stands at the other end of the outputs.
    pub terminal: Terminal,
}

/// What is known about the terminal before anything is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent observations, not states"
)]
pub struct Terminal {
    /// The standard output is one.
    pub stdout: bool,
    /// The error output is one.
    pub stderr: bool,
    /// The locale can show UTF-8.
    pub utf8: bool,
    /// The user wants no colour (`NO_COLOR`).
    pub no_color: bool,
}

/// Ids grown from the seed: unlike in every process, and never failing.
#[derive(Debug)]
pub struct Ids {
    seed: [u8; 32],
    made: AtomicU64,
}

impl Ids {
    /// Ids of a process with this seed.
    pub const fn new(seed: [u8; 32]) -> Self {
        Self {
            seed,
            made: AtomicU64::new(0),
        }
    }
}

impl IdSource for Ids {
    fn next(&self, now: Moment) -> ItemId {
        let number = self.made.fetch_add(1, Ordering::Relaxed);
        let hash = blake3::keyed_hash(&self.seed, &number.to_be_bytes());
        let mut random = [0; 16];
        for (slot, byte) in random.iter_mut().zip(hash.as_bytes()) {
            *slot = *byte;
        }
        ItemId::new(now, u128::from_be_bytes(random))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_differ_within_and_between_processes() {
        let now = Moment::from_seconds(1);
        let (one, other) = (Ids::new([1; 32]), Ids::new([2; 32]));
        let first = one.next(now);
        assert_ne!(first, one.next(now));
        assert_ne!(first, other.next(now));
    }
}
