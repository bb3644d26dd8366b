//! `verify`: walks every entry of the store and names each place that cannot be trusted.
//!
//! Never here: how an entry is checked.
use clap::Args;
use serde::Serialize;

use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::Session;
use crate::desk::upkeep::{self, Checked};
use crate::domain::text::Shown;

/// Arguments of `verify`.
#[derive(Args, Clone, Debug)]
pub struct Verify {}

#[derive(Serialize)]
struct VerifyJson<'a> {
    frames: u64,
    ok: bool,
    bad: Vec<BadJson<'a>>,
    gaps: &'a [String],
    torn_bytes: Option<u64>,
    head: u64,
    chain: &'a str,
}

#[derive(Serialize)]
struct BadJson<'a> {
    file: &'a str,
    offset: u64,
    why: &'a str,
}

/// Runs it.
pub(super) fn run(session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    session.must_exist()?;
    let checked = upkeep::verify(&session.store, Session::sealer().as_ref())?;
    report(&checked, out)
}

/// Says what a walk found.
pub(super) fn report(checked: &Checked, out: &mut Out<'_>) -> Result<Exit, Failure> {
    if out.wants_json() {
        let bad = checked.bad.iter().map(|bad| BadJson {
            file: &bad.file,
            offset: bad.offset,
            why: &bad.why,
        });
        out.object(&VerifyJson {
            frames: checked.frames,
            ok: checked.is_sound(),
            bad: bad.collect(),
            gaps: &checked.gaps,
            torn_bytes: checked.torn,
            head: checked.head,
            chain: &checked.chain,
        })?;
    } else {
        out.lines(&words(checked))?;
    }
    Ok(if checked.is_sound() {
        Exit::Done
    } else {
        Exit::Damaged
    })
}

fn words(checked: &Checked) -> Vec<Shown> {
    let mut lines = vec![Shown::of(format_args!(
        "{} entries are whole.",
        checked.frames
    ))];
    for bad in &checked.bad {
        lines.push(Shown::of(format_args!(
            "Damaged: {} at byte {}: {}",
            bad.file, bad.offset, bad.why
        )));
    }
    lines.extend(checked.gaps.iter().map(Shown::of));
    if let Some(bytes) = checked.torn {
        lines.push(Shown::of(format_args!(
            "{bytes} bytes of an interrupted write stand at the end; they were never confirmed."
        )));
    }
    lines.push(Shown::of(format_args!(
        "Entry {} ends the chain with {}.",
        checked.head, checked.chain
    )));
    if !checked.is_sound() {
        lines.push(Shown::own(
            "Keep a copy of the store, then run `attache repair`.",
        ));
    }
    lines
}
