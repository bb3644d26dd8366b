//! `show`: everything about one record, with its history. Looking is written down.
//!
//! Never here: rules of the work.
mod page;

use std::collections::HashMap;

use clap::Args;

use super::exit::{Exit, Failure};
use super::json::RecordJson;
use super::out::Out;
use super::session::{Missing, Session};
use crate::desk::{Desk, DeskBooks, Order};
use crate::domain::books::Books;
use crate::domain::letter::Letter;
use crate::domain::{Command, Item, ItemId};

/// Arguments of `show`.
#[derive(Args, Clone, Debug)]
pub struct Show {
    /// Our reference, or the originator's where only one record has it
    #[arg(value_name = "REF")]
    reference: String,
}

/// Runs it.
pub(super) fn run(args: &Show, session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let desk = session.open(Missing::Refuse, out)?;
    let id = find(&desk, &args.reference)?;
    consult(&desk, id, session)?;
    let record = desk.record(id)?.ok_or_else(|| unknown(&args.reference))?;
    let references = references(&desk, &record.item);
    let now = session.clock.now();
    let books = desk.books();
    let missing = |letter: &Letter| lacks(&books, &record.item, letter);
    if out.wants_json() {
        let country = record.item.content.partner();
        out.object(&RecordJson::of(
            &record.item,
            &record.entries,
            country.as_ref(),
            &references,
            &missing,
            now,
        ))?;
    } else {
        out.lines(&page::page(&record, &references, &missing, now))?;
    }
    Ok(Exit::Done)
}

/// Writes down that the officer looked at the record, where anything can be written.
pub(super) fn consult(desk: &Desk, item: ItemId, session: &Session<'_>) -> Result<(), Failure> {
    if desk.is_read_only() {
        return Ok(());
    }
    let command = Command::Consult;
    for answer in desk.submit(vec![Order { item, command }], &session.actor()?)? {
        answer.map_err(Failure::Refused)?;
    }
    Ok(())
}

/// The record with this reference.
pub(super) fn find(desk: &Desk, reference: &str) -> Result<ItemId, Failure> {
    desk.find(reference).ok_or_else(|| unknown(reference))
}

fn unknown(reference: &str) -> Failure {
    Failure::usage(format!(
        "No record, or more than one, has the reference \"{reference}\". `attache list alerts --filter is:any` lists them."
    ))
}

/// What must be filled in or chosen before a letter can leave; nothing once it can no longer change.
pub(super) fn lacks(books: &DeskBooks, item: &Item, letter: &Letter) -> Vec<String> {
    if !letter.is_open() {
        return Vec::new();
    }
    let mut missing = books.missing(item, letter);
    let form = books.form(item, letter.kind);
    if form.is_some_and(|form| form.needs_ground) && letter.grounds.is_empty() {
        missing.push("Ground of refusal".to_owned());
    }
    missing
}

/// References of the records this one is linked with or was begun from.
fn references(desk: &Desk, item: &Item) -> HashMap<ItemId, String> {
    let linked = item.links.iter().map(|link| link.other);
    let others: Vec<ItemId> = linked.chain(item.about.map(|about| about.item)).collect();
    let rows = desk.rows(&others).into_iter();
    rows.map(|row| (row.id, row.our_ref.to_string())).collect()
}
