//! `pack install` and `pack back`: another pack comes into use.
//!
//! Never here: whether it may.
use std::path::Path;

use serde::Serialize;

use super::counted;
use super::file;
use crate::cli::exit::{Exit, Failure};
use crate::cli::lines::columns;
use crate::cli::out::Out;
use crate::cli::session::{Missing, Session};
use crate::desk::PackChange;
use crate::domain::text::Shown;
use crate::reference::Difference;

/// How to install.
#[derive(Clone, Copy)]
pub(super) struct How {
    pub(super) older: bool,
    pub(super) dry_run: bool,
}

#[derive(Serialize)]
struct InstallJson<'a> {
    dry_run: bool,
    signed: bool,
    #[serde(flatten)]
    difference: &'a Difference,
    facts_left_out: &'a [String],
}

/// Runs `pack install`.
pub(super) fn run(
    path: &Path,
    how: How,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let How { older, dry_run } = how;
    session.must_exist()?;
    let bytes = file::read(path)?;
    let desk = session.open(Missing::Refuse, out)?;
    let answer = if dry_run {
        desk.examine_pack(&bytes, older)?
    } else {
        desk.install_pack(bytes, older, &session.actor()?)?
    };
    let PackChange {
        difference,
        facts_left_out,
    } = answer.map_err(Failure::Refused)?;
    if out.wants_json() {
        out.object(&InstallJson {
            dry_run,
            signed: false,
            difference: &difference,
            facts_left_out: &facts_left_out,
        })?;
    } else {
        out.lines(&told(&difference, dry_run))?;
        out.lines(&facts_left_out.iter().map(Shown::of).collect::<Vec<_>>())?;
    }
    Ok(Exit::Done)
}

fn told(difference: &Difference, dry_run: bool) -> Vec<Shown> {
    let (from, to) = (&difference.from, &difference.to);
    let mut lines = vec![if dry_run {
        Shown::of(format_args!(
            "Pack {to} can take the place of {from}; nothing was changed. It is unsigned."
        ))
    } else {
        Shown::of(format_args!(
            "Pack {to} is in use instead of {from}. It is unsigned. `attache pack back` takes it out again."
        ))
    }];
    let row = |cells: [String; 4]| cells.map(Shown::of).to_vec();
    let mut rows = vec![row(["file", "added", "gone", "changed"].map(str::to_owned))];
    for file in &difference.files {
        let counts = [file.added, file.removed, file.changed].map(|count| count.to_string());
        let [added, removed, changed] = counts;
        rows.push(row([file.file.to_owned(), added, removed, changed]));
    }
    if difference.files.is_empty() {
        lines.push(Shown::own("No text differs."));
    } else {
        lines.extend(columns(&rows));
    }
    if !difference.treaties_gone.is_empty() {
        let count = counted(difference.treaties_gone.len(), "treaty", "treaties");
        let gone = difference.treaties_gone.join(", ");
        lines.push(Shown::of(format_args!(
            "{count} of {from} not in {to}: {gone}. Records that name them keep what they say."
        )));
    }
    lines
}

#[derive(Serialize)]
struct BackJson<'a> {
    version: &'a str,
    facts_left_out: &'a [String],
}

/// Runs `pack back`.
pub(super) fn back(session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let desk = session.open(Missing::Refuse, out)?;
    let pack = desk.set_pack_back(&session.actor()?)?;
    let pack = pack.map_err(Failure::Refused)?;
    let version = &pack.manifest.version;
    if out.wants_json() {
        out.object(&BackJson {
            version,
            facts_left_out: &pack.facts_left_out,
        })?;
    } else {
        out.line(&Shown::of(format_args!("Pack {version} is in use.")))?;
        out.lines(
            &pack
                .facts_left_out
                .iter()
                .map(Shown::of)
                .collect::<Vec<_>>(),
        )?;
    }
    Ok(Exit::Done)
}
