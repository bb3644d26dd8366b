//! One run of the program: which store, which configuration, which officer, what time it is.
//!
//! Never here: what a subcommand does with the desk.
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use super::args::Global;
use super::clock::Clock;
use super::config::{self, Config, Fault};
use super::edge::{Edge, Ids};
use super::exit::Failure;
use super::out::Out;
use crate::desk::{Actor, Desk, DeskFolder, OpenDesk, Opening, PlainSealer, Sealer};
use crate::domain::text::show;
use crate::domain::{Label, Moment};
use crate::tui::command::{Keys, KeysFault};
use crate::tui::options::{Look, Options, ThemeName};

/// File name of a store's own configuration.
pub(super) const CONFIG_FILE: &str = "config.toml";

/// One run.
pub(super) struct Session<'e> {
    pub(super) edge: &'e Edge,
    pub(super) global: &'e Global,
    pub(super) store: PathBuf,
    pub(super) config: Config,
    /// The configuration file that was read, if there is one.
    pub(super) config_file: Option<PathBuf>,
    /// What is wrong in it.
    pub(super) faults: Vec<Fault>,
    pub(super) clock: Clock,
}

/// Whether a store that is not there may be made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// It is made.
    Make,
    /// That is a slip in its name.
    Refuse,
}

impl<'e> Session<'e> {
    /// Finds store and configuration and reads the latter.
    pub(super) fn new(edge: &'e Edge, global: &'e Global) -> Result<Self, Failure> {
        let store = match &global.store {
            Some(store) => store.clone(),
            None => default_store(edge)?,
        };
        Self::at(edge, global, store)
    }

    /// A run on this store.
    pub(super) fn at(edge: &'e Edge, global: &'e Global, store: PathBuf) -> Result<Self, Failure> {
        if global.passphrase_fd.is_some() {
            return Err(Failure::Locked(
                "Stores are not encrypted yet, so there is no passphrase to read. Nothing was opened. \
                 Leave --passphrase-fd out."
                    .into(),
            ));
        }
        let (config_file, text) = find_config(edge, global, &store)?;
        let (config, mut faults) = text.as_deref().map(config::read).unwrap_or_default();
        faults.extend(key_faults(&config));
        let clock = Clock::new(edge.clock, global.now, config.practice);
        Ok(Self {
            edge,
            global,
            store,
            config,
            config_file,
            faults,
            clock,
        })
    }

    /// The officer who acts: the one named, else the first of the configuration.
    pub(super) fn officer(&self) -> Result<Label, Failure> {
        let officers = &self.config.profile.officers;
        let first = officers.first().map(|officer| officer.id.clone());
        match &self.global.officer {
            Some(id) if self.config.profile.officer(id).is_some() => Ok(id.clone()),
            Some(id) => {
                let known: Vec<&str> = officers.iter().map(|officer| officer.id.as_str()).collect();
                Err(Failure::usage(format!(
                    "No officer of this desk is called {id}. There are {}.",
                    known.join(", ")
                )))
            }
            None => first.ok_or_else(|| Failure::usage("The configuration names no officer.")),
        }
    }

    /// The officer at this instant.
    pub(super) fn actor(&self) -> Result<Actor, Failure> {
        Ok(Actor {
            officer: self.officer()?,
            now: self.clock.now(),
        })
    }

    /// What the screen needs to know.
    pub(super) fn options(&self) -> Result<Options, Failure> {
        let (screen, terminal) = (self.config.screen, self.edge.terminal);
        let look = Look {
            theme: if terminal.no_color {
                ThemeName::Mono
            } else {
                screen.theme
            },
            ascii_borders: screen.borders.are_ascii(terminal.utf8),
            ascii_text: !terminal.utf8,
        };
        Ok(Options {
            look,
            keys: self.config.keys.clone(),
            mouse: screen.mouse,
            ..Options::new(self.officer()?)
        })
    }

    /// The step that seals what is written. A plain one: encryption is not there yet.
    pub(super) fn sealer() -> Arc<dyn Sealer> {
        Arc::new(PlainSealer)
    }

    /// Opens the desk; what opening found goes to the notes.
    pub(super) fn open(&self, missing: Missing, out: &mut Out<'_>) -> Result<Desk, Failure> {
        let OpenDesk { desk, notices } = self.open_at(missing, self.clock.now())?;
        for notice in notices {
            out.note(&notice)?;
        }
        Ok(desk)
    }

    /// Opens the desk as of `now`.
    pub(super) fn open_at(&self, missing: Missing, now: Moment) -> Result<OpenDesk, Failure> {
        if missing == Missing::Refuse {
            self.must_exist()?;
        }
        Ok(Desk::open(self.opening(now, self.global.read_only)?)?)
    }

    /// Opens the desk for looking only, also beside a process that holds the store. `None` where there is no store: the
    /// folder is missing, or holds nothing but its configuration.
    pub(super) fn look(&self, out: &mut Out<'_>) -> Result<Option<Desk>, Failure> {
        if !self.holds_a_store() {
            return Ok(None);
        }
        let OpenDesk { desk, notices } = Desk::open(self.opening(self.clock.now(), true)?)?;
        for notice in notices {
            out.note(&notice)?;
        }
        Ok(Some(desk))
    }

    fn opening(&self, now: Moment, read_only: bool) -> Result<Opening, Failure> {
        Ok(Opening {
            folder: DeskFolder::new(&self.store, self.config.outbox.clone()),
            profile: self.config.profile.clone(),
            sealer: Self::sealer(),
            ids: Arc::new(Ids::new(self.edge.seed)),
            officer: self.officer()?,
            pid: self.edge.pid,
            now,
            read_only,
        })
    }

    /// A folder that cannot be listed may hold one: opening then says what is wrong.
    fn holds_a_store(&self) -> bool {
        let is_more = |entry: io::Result<fs::DirEntry>| {
            entry.map_or(true, |entry| entry.file_name() != CONFIG_FILE)
        };
        self.store.is_dir() && fs::read_dir(&self.store).map_or(true, |mut all| all.any(is_more))
    }

    /// A usage failure unless the store's folder is there.
    pub(super) fn must_exist(&self) -> Result<(), Failure> {
        if self.store.is_dir() {
            return Ok(());
        }
        Err(Failure::usage(format!(
            "There is no store in {}. `attache init` makes one; --store names another.",
            shown(&self.store)
        )))
    }
}

/// What the table of commands finds wrong with the officer's keys; the desk then keeps its own.
fn key_faults(config: &Config) -> Vec<Fault> {
    let Err(KeysFault(faults)) = Keys::with(&config.keys) else {
        return Vec::new();
    };
    faults.into_iter().map(key_fault).collect()
}

/// `line 3: ...` as a fault of that line; one without a line concerns the defaults and stands at the beginning.
fn key_fault(words: String) -> Fault {
    let found = words.strip_prefix("line ").and_then(|rest| {
        let (line, what) = rest.split_once(": ")?;
        Some(Fault {
            line: line.parse().ok()?,
            what: what.to_owned(),
        })
    });
    found.unwrap_or(Fault {
        line: 1,
        what: words,
    })
}

/// A path made fit to show.
pub(super) fn shown(path: &Path) -> String {
    show(&path.to_string_lossy().as_ref().into()).to_string()
}

/// Where the desk keeps its store when nobody says otherwise.
fn default_store(edge: &Edge) -> Result<PathBuf, Failure> {
    let home = edge.data_home.as_ref().map(|home| home.join("attache"));
    home.ok_or_else(|| Failure::usage("No home folder is known. Name a store with --store DIR."))
}

/// The practice store beside it.
pub(super) fn practice_store(edge: &Edge) -> Result<PathBuf, Failure> {
    default_store(edge).map(|store| store.with_file_name("attache-practice"))
}

/// The file named, else the store's own, else the user's; with its text.
fn find_config(
    edge: &Edge,
    global: &Global,
    store: &Path,
) -> Result<(Option<PathBuf>, Option<String>), Failure> {
    if let Some(named) = &global.config {
        let text = read(named)?;
        return Ok((Some(named.clone()), Some(text)));
    }
    let user = edge
        .config_home
        .as_ref()
        .map(|home| home.join("attache").join(CONFIG_FILE));
    for path in [Some(store.join(CONFIG_FILE)), user].into_iter().flatten() {
        if path.is_file() {
            let text = read(&path)?;
            return Ok((Some(path), Some(text)));
        }
    }
    Ok((None, None))
}

/// A configuration is small; a larger file is not one.
const LARGEST_CONFIG: u64 = 1024 * 1024;

fn read(path: &Path) -> Result<String, Failure> {
    let file = |source| Failure::File {
        what: format!("The configuration {} cannot be read", shown(path)),
        source,
    };
    let size = fs::metadata(path).map_err(file)?.len();
    if size > LARGEST_CONFIG {
        return Err(file(io::Error::other("it is larger than 1 MiB")));
    }
    let bytes = fs::read(path).map_err(file)?;
    String::from_utf8(bytes).map_err(|_| file(io::Error::other("it is not UTF-8")))
}
