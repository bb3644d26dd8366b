//! Journeys: key text over a real store, as an officer types it. Nothing here waits; the desk runs until it is idle.
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/letters.rs"]
mod letter_support;

mod agenda;
mod bookshelf;
mod drafts;
mod facts;
mod kill;
mod letters;
mod lists;
mod read_only;
mod records;
mod requests;
mod sitting;
mod table;
mod triage;
mod undo;
mod whole;
