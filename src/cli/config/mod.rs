//! The configuration file: whose desk this is, how it looks, its keys and limits.
//!
//! Reading never stops at a fault: every one is reported with its line, and what is faulty keeps its default, so that the
//! desk starts and says what is wrong. Never here: reading files or the environment, deciding where the file lies.
mod desk;
mod keys;
mod reader;
mod screen;
mod write;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub use reader::Fault;
use reader::Reader;
pub use screen::{Borders, Screen};
pub use write::write;

use crate::desk::{Limit, Limits, Profile};
use crate::domain::Moment;
use crate::tui::options::KeySetting;

/// The example with every key explained; also what `init` writes.
pub const EXAMPLE: &str = include_str!("../../../config.example.toml");

/// Everything the file can say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Config {
    /// Name, home state, officers, units.
    pub profile: Profile,
    /// How the desk looks.
    pub screen: Screen,
    /// Where packages are written; `None` is a folder in the store.
    pub outbox: Option<PathBuf>,
    /// The officer's own keys, not yet checked against the table of commands.
    pub keys: Vec<KeySetting>,
    /// How much of anything the in-door accepts; only ever less than built in.
    pub limits: Limits,
    /// The clock of a practice desk; `None` is the machine's.
    pub practice: Option<PracticeClock>,
}

/// A practice desk lives at another time: its clock stood at `shows` when the real one stood at `set_at`, and runs on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PracticeClock {
    /// What the practice clock showed.
    pub shows: Moment,
    /// The real instant at which it did.
    pub set_at: Moment,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            profile: desk::unnamed(),
            screen: Screen::default(),
            outbox: None,
            keys: Vec::new(),
            limits: Limits::default(),
            practice: None,
        }
    }
}

/// Reads a configuration file; answers what can be used and everything that is wrong, by line.
pub fn read(text: &str) -> (Config, Vec<Fault>) {
    let (mut reader, document) = Reader::parse(text);
    reader.only(
        &document,
        "the file",
        &[
            "desk", "officer", "unit", "screen", "outbox", "keys", "import",
        ],
    );
    let mut config = Config::default();
    desk::read(&mut reader, &document, &mut config);
    screen::read(&mut reader, &document, &mut config.screen);
    if let Some(outbox) = reader.table(&document, "outbox") {
        reader.only(outbox, "[outbox]", &["recall_seconds", "folder"]);
        if let Some(seconds) = reader.whole(outbox, "recall_seconds", 5..=3_600) {
            config.profile.recall_seconds = i64::try_from(seconds).unwrap_or(30);
        }
        config.outbox = reader.read(outbox, "folder", "the path of a folder", |path| {
            (!path.trim().is_empty()).then(|| PathBuf::from(path))
        });
    }
    if let Some(import) = reader.table(&document, "import") {
        reader.only(import, "[import]", &Limit::ALL.map(Limit::name));
        for limit in Limit::ALL {
            let most = u64::try_from(limit.most()).unwrap_or(u64::MAX);
            let value = reader.whole(import, limit.name(), 1..=most);
            let value = value.and_then(|value| usize::try_from(value).ok());
            // The reader has checked the range already.
            let _ = value.map(|value| config.limits.lower(limit, value));
        }
    }
    config.keys = keys::read(&mut reader, &document);
    let mut faults = reader.faults;
    faults.sort_by_key(|fault| fault.line);
    (config, faults)
}
