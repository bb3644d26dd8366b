//! `repair`: keeps what can be proven of a damaged store and says exactly what is missing.
//!
//! Never here: how it is proven.
use clap::Args;
use serde::Serialize;

use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::Session;
use crate::desk::{DeskError, upkeep};
use crate::domain::text::Shown;

/// Arguments of `repair`.
#[derive(Args, Clone, Debug)]
pub struct Repair {}

#[derive(Serialize)]
struct RepairJson<'a> {
    frames: u64,
    moved: &'a [String],
    missing: &'a [String],
}

/// Runs it. Entries that are missing end it with the code of a damaged store.
pub(super) fn run(session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    if session.global.read_only {
        return Err(DeskError::ReadOnly.into());
    }
    session.must_exist()?;
    let mended = upkeep::repair(&session.store, session.clock.now())?;
    if out.wants_json() {
        out.object(&RepairJson {
            frames: mended.frames,
            moved: &mended.moved,
            missing: &mended.missing,
        })?;
    } else {
        out.line(&Shown::of(format_args!(
            "The store holds {} entries.",
            mended.frames
        )))?;
        for moved in &mended.moved {
            out.line(&Shown::of(format_args!("Set aside: {moved}")))?;
        }
        for missing in &mended.missing {
            out.line(&Shown::of(format_args!("Missing: {missing}")))?;
        }
    }
    Ok(if mended.missing.is_empty() {
        Exit::Done
    } else {
        Exit::Damaged
    })
}
