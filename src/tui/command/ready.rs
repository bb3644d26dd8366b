//! Whether a command is possible now. The rules are `decide`'s; here they are asked about what is chosen.
//!
//! Never here: a rule of the work.

use crate::desk::DeskBooks;
use crate::domain::{Command, Context, Event, Item, ItemId, Refusal, decide};
use crate::tui::state::State;

/// Something must be chosen.
pub fn chosen(state: &State) -> Result<(), String> {
    if state.shelf().is_some() && state.open_id().is_none() {
        return Err("This works on alerts and requests.".to_owned());
    }
    if state.targets().is_empty() {
        return Err("No record is chosen.".to_owned());
    }
    Ok(())
}

/// The desk must be open for changes.
pub fn writable(state: &State) -> Result<(), String> {
    if state.read_only {
        return Err("The desk is open for reading only: nothing can be changed.".to_owned());
    }
    Ok(())
}

/// At least one chosen record must take the command; records that are not here yet count as possible.
pub fn possible(state: &State, make: impl Fn(&Item) -> Command) -> Result<(), String> {
    writable(state)?;
    chosen(state)?;
    let mut first = None;
    for id in state.targets().into_iter().take(16) {
        let Some(item) = state.item(id) else {
            return Ok(());
        };
        match rehearse(state, item, &make(item)) {
            Ok(_) => return Ok(()),
            Err(refusal) => first = first.or(Some(words(&refusal))),
        }
    }
    first.map_or(Ok(()), Err)
}

/// What the rules answer to a command about a record, without doing it.
///
/// # Errors
/// The refusal.
pub fn rehearse(state: &State, item: &Item, command: &Command) -> Result<Vec<Event>, Refusal> {
    let books = state.books();
    decide(command, item, &context(state, &books))
}

/// One record alone is chosen: what is asked next is asked of that record.
pub fn single(state: &State) -> Result<(), String> {
    chosen(state)?;
    if state.targets().len() > 1 {
        return Err("This is done one record at a time: Esc takes the marks off.".to_owned());
    }
    Ok(())
}

/// Whether the rules take this very order now; a record that is not here yet counts as possible.
pub fn allowed(state: &State, id: ItemId, command: &Command) -> Result<(), String> {
    writable(state)?;
    let Some(item) = state.item(id) else {
        return Ok(());
    };
    let answer = rehearse(state, item, command);
    answer.map(drop).map_err(|refusal| words(&refusal))
}

/// What a decision may look at besides the record.
fn context<'a>(state: &'a State, books: &'a DeskBooks) -> Context<'a> {
    Context {
        now: state.now,
        officer: &state.officer,
        officers: &state.profile.officers,
        units: &state.profile.units,
        recall_seconds: state.profile.recall_seconds,
        home: state.profile.home,
        books,
    }
}

/// A refusal in one line: why, and what helps.
pub fn words(refusal: &Refusal) -> String {
    if refusal.needs.is_empty() {
        refusal.why.clone()
    } else {
        format!("{} What helps: {}.", refusal.why, refusal.needs.join("; "))
    }
}
