//! `init`: makes a store and, where there is no configuration yet, one to begin with.
//!
//! Never here: what a store consists of.
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::config::{self, Config, EXAMPLE, PracticeClock};
use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::{CONFIG_FILE, Missing, Session, shown};
use crate::desk::Profile;
use crate::domain::officer::Officer;
use crate::domain::text::Shown;
use crate::domain::{CountryCode, Refusal};

/// Arguments of `init`.
#[derive(Args, Clone, Debug)]
pub struct Init {
    /// For exercises and tests: marked PRACTICE, with invented officers and units
    #[arg(long)]
    practice: bool,
    /// Name of the desk
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The home state, as two letters
    #[arg(long, value_name = "CC")]
    home: Option<CountryCode>,
}

#[derive(Serialize)]
struct InitJson {
    store: String,
    practice: bool,
    config: Option<String>,
}

/// Runs it.
pub(super) fn run(args: &Init, session: Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    if holds_something(&session.store) {
        return Err(Failure::Refused(Refusal::needing(
            format!(
                "There is something in {} already; nothing was changed.",
                shown(&session.store)
            ),
            "name another folder with --store",
        )));
    }
    let global = session.global;
    let own_config = args.practice || session.config_file.is_none();
    make_folder(&session.store)?;
    if own_config {
        let profile = profile(args, &session.config, session.global.officer.as_ref());
        write_config(&session.store, &profile, None)?;
    }
    let without_config = super::args::Global {
        config: None,
        ..global.clone()
    };
    let global = if own_config { &without_config } else { global };
    let session = Session::at(session.edge, global, session.store)?;
    drop(session.open(Missing::Make, out)?);
    let (store, file) = (
        shown(&session.store),
        session.config_file.as_deref().map(shown),
    );
    let practice = session.config.profile.practice;
    if out.wants_json() {
        out.object(&InitJson {
            store,
            practice,
            config: file,
        })?;
        return Ok(Exit::Done);
    }
    out.line(&Shown::of(format_args!("Made a store in {store}.")))?;
    if let Some(file) = file {
        out.line(&Shown::of(format_args!(
            "Officers, units and keys stand in {file}."
        )))?;
    }
    if practice {
        out.line(&Shown::own("It is for practice."))?;
    } else {
        out.line(&Shown::own(
            "Stores are not encrypted yet: keep the folder on an encrypted disk.",
        ))?;
    }
    Ok(Exit::Done)
}

/// The profile to begin with. Practice takes the invented officers and units of the example, unless a configuration names others.
fn profile(args: &Init, config: &Config, officer: Option<&crate::domain::Label>) -> Profile {
    let mut profile = config.profile.clone();
    if args.practice && profile.units.is_empty() {
        let (example, _) = config::read(EXAMPLE);
        profile = example.profile;
    }
    profile.practice = args.practice;
    if let Some(name) = &args.name {
        profile.name.clone_from(name);
    }
    profile.home = args.home.unwrap_or(profile.home);
    if let Some(id) = officer.filter(|id| profile.officer(id).is_none()) {
        profile.officers.insert(
            0,
            Officer {
                id: id.clone(),
                name: id.to_string(),
            },
        );
    }
    profile
}

/// Whether a folder is there and not empty.
pub(super) fn holds_something(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

/// Makes the store's folder, for its owner alone.
pub(super) fn make_folder(store: &Path) -> Result<(), Failure> {
    let mut builder = fs::DirBuilder::new();
    let made = builder.recursive(true).mode(0o700).create(store);
    made.map_err(|source| Failure::File {
        what: format!("The folder {} cannot be made", shown(store)),
        source,
    })
}

/// Writes the configuration of a store, for its owner alone; never over another file.
pub(super) fn write_config(
    store: &Path,
    profile: &Profile,
    clock: Option<PracticeClock>,
) -> Result<(), Failure> {
    let path = store.join(CONFIG_FILE);
    let text = format!(
        "# The configuration of this store. Every key is explained in config.example.toml.\n\n{}",
        config::write(profile, clock)
    );
    let mut options = OpenOptions::new();
    let file = options.write(true).create_new(true).mode(0o600).open(&path);
    file.and_then(|mut file| {
        file.write_all(text.as_bytes())
            .and_then(|()| file.sync_all())
    })
    .map_err(|source| Failure::File {
        what: format!("{} cannot be written", shown(&path)),
        source,
    })
}
