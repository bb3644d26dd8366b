//! Answers of the desk: lists, records, what became of orders.
//!
//! Never here: orders.

use std::sync::Arc;

use super::{letter, order};
use crate::desk::{Done, Listing, Pane, Record, Reverted};
use crate::domain::event::Event;
use crate::domain::{ItemId, Moment, Refusal};
use crate::tui::command::{self, ready};
use crate::tui::effect::{Effect, Purpose, Sent, Then};
use crate::tui::msg::Submitted;
use crate::tui::paper;
use crate::tui::state::layer::{Open, WriteFor};
use crate::tui::state::place::item_id;
use crate::tui::state::{Layer, State};

/// When a failed dispatch is tried again.
const RETRY_SECONDS: i64 = 30;

/// A list came.
pub fn listed(state: &mut State, pane: Pane, listing: Listing, then: Then) -> Vec<Effect> {
    let list = state.pane_mut(pane);
    let gone = list.take(listing);
    match then {
        Then::Stay => Vec::new(),
        Then::Tell => {
            if let Some(name) = gone.and_then(|id| state.reference(id)) {
                state.add(&format!("{name} is no longer in this list."));
            }
            Vec::new()
        }
        // What was just decided is no longer undecided, so the place itself may hold the next one.
        Then::Advance => vec![Effect::Seek {
            pane,
            ids: list.shared_ids(),
            from: list.place,
        }],
    }
}

/// The next undecided record was looked for: the cursor goes there, and the full record too when one is shown.
pub fn sought(state: &mut State, pane: Pane, id: Option<ItemId>) -> Vec<Effect> {
    if state.is_from_agenda() {
        // What was decided was opened from its clock: the next clock is shown there.
        state.layers.pop();
        return Vec::new();
    }
    let Some(id) = id else {
        state.add("Nothing undecided is left in this list.");
        return Vec::new();
    };
    state.pane_mut(pane).go_to_record(id);
    let Some(Layer::Record(shown)) = state.layers.last_mut() else {
        return Vec::new();
    };
    *shown = Open { id, top: 0 };
    if let Some(name) = state.list().and_then(|list| list.place_of(id)) {
        let of = state.list().map_or(0, |list| list.ids().len());
        state.add(&format!("Here is the next, {} of {of}.", name + 1));
    }
    command::consult(state, id)
}

/// Somebody changed something: what is on screen is asked again, and what is new is counted.
pub fn changed(state: &mut State) -> Vec<Effect> {
    state.cache.clear();
    state.abroad.forget();
    state.chasing = None;
    let mut effects = look_again(state);
    effects.push(Effect::Shelf);
    effects
}

/// Asks for the numbers, and for how many records a list would show anew.
pub fn look_again(state: &State) -> Vec<Effect> {
    let mut effects = vec![Effect::Count];
    for list in [&state.alerts, &state.requests] {
        if list.listing.is_some() {
            effects.push(Effect::Peek(list.query(&state.officer, state.now)));
        }
    }
    effects
}

/// A record came.
pub fn record(
    state: &mut State,
    id: ItemId,
    record: Result<Option<Arc<Record>>, String>,
) -> Vec<Effect> {
    match record {
        Ok(record) => state.cache.take_record(id, record),
        Err(why) => {
            state.cache.take_record(id, None);
            state.fail(why);
        }
    }
    Vec::new()
}

/// The remembered place came; without one this is the first start.
pub fn place(state: &mut State, text: Option<&str>) -> Vec<Effect> {
    match text.and_then(|text| state.return_to(text)) {
        None => state.layers.push(Layer::Card),
        Some(place) => {
            if let Some(id) = place.open.as_deref().and_then(item_id) {
                state.layers.push(Layer::Record(Open { id, top: 0 }));
            }
            state.say("Back where you were.");
            // The place may be older than the draft, which is gone once it was used.
            if let Some(kind) = place.writing.filter(|_| state.counts.drafts > 0) {
                let key = key_of(state, command::texts::command_of(kind));
                state.add(&format!("{key} goes on with the {}.", kind.title()));
            }
        }
    }
    offer_drafts(state);
    order::both_lists(state, Then::Stay)
}

/// Texts somebody began and did not finish are offered at the start.
fn offer_drafts(state: &mut State) {
    let records = match state.counts.drafts {
        0 => return,
        1 => "1 record has a draft".to_owned(),
        count => format!("{count} records have drafts"),
    };
    let key = key_of(state, "views");
    state.add(&format!("{records}: {key} drafts."));
}

/// The first key of a command, for words.
pub fn key_of(state: &State, command: &str) -> String {
    command::find(command)
        .map(|row| state.keys.first(row))
        .unwrap_or_default()
}

/// A batch was carried out, or not.
pub fn submitted(state: &mut State, sent: &Sent, result: Submitted) -> Vec<Effect> {
    let answers = match result {
        Ok(answers) => answers,
        Err(why) => {
            lost(state, sent);
            state.fail(why);
            return Vec::new();
        }
    };
    // Forgotten only after the report, which names the records.
    let effects = told(state, sent, answers);
    state.cache.forget(&sent.items);
    if matches!(
        sent.purpose,
        Purpose::Act | Purpose::Decide | Purpose::OpenLetter
    ) {
        state.abroad.forget();
        state.chasing = None;
    }
    effects
}

/// Says what became of a batch, as its purpose asks.
fn told(state: &mut State, sent: &Sent, answers: Vec<Result<Done, Refusal>>) -> Vec<Effect> {
    match sent.purpose {
        Purpose::Quiet => Vec::new(),
        Purpose::KeepDraft(_) | Purpose::KeepField => {
            if let Some(Err(refusal)) = answers.into_iter().find(Result::is_err) {
                lost(state, sent);
                state.fail(format!(
                    "The draft was not kept. The text is still here. {}",
                    ready::words(&refusal)
                ));
            } else {
                kept(state, sent.purpose);
            }
            Vec::new()
        }
        Purpose::OpenLetter => letter::opened(state, sent, answers),
        Purpose::Act | Purpose::Decide => {
            let done = report(state, sent, answers);
            after(state, sent, done)
        }
    }
}

/// A draft was kept: the writing box says when.
fn kept(state: &mut State, purpose: Purpose) {
    let now = state.now;
    state.unsaved = false;
    for layer in &mut state.layers {
        if let Layer::Write(write) = layer
            && keeps(purpose, &write.kind)
        {
            write.kept_at = Some(now);
        }
    }
}

/// A draft could not be kept: it counts as not kept, so that the next chance tries again.
fn lost(state: &mut State, sent: &Sent) {
    let now = state.now;
    for layer in &mut state.layers {
        if let Layer::Write(write) = layer
            && keeps(sent.purpose, &write.kind)
        {
            write.kept.clear();
            write.dirty_since = Some(now);
            state.unsaved = true;
        }
    }
}

/// Whether an order that keeps texts keeps one of this kind.
fn keeps(purpose: Purpose, kind: &WriteFor) -> bool {
    match (purpose, kind) {
        (Purpose::KeepDraft(of), WriteFor::Draft(kind)) => of == *kind,
        (Purpose::KeepField, WriteFor::Field(..)) => true,
        _ => false,
    }
}

/// Says what became of a batch; answers how many orders were carried out.
pub(super) fn report(state: &mut State, sent: &Sent, answers: Vec<Result<Done, Refusal>>) -> usize {
    let mut done = Vec::new();
    let mut refused = Vec::new();
    for (n, answer) in answers.into_iter().enumerate() {
        match answer {
            Ok(one) => done.push(one),
            Err(refusal) => {
                let id = sent.items.get(n).or(sent.items.first()).copied();
                let name = id.and_then(|id| state.reference(id)).unwrap_or_default();
                refused.push(format!("{name}: {}", ready::words(&refusal)));
            }
        }
    }
    let words = done_words(state, sent, &done);
    match (words, refused.as_slice()) {
        (Some(words), []) => state.say(words),
        (None, [only]) => state.refuse(only.trim_start_matches(": ").to_owned()),
        (words, all) => {
            for one in all {
                state.refuse(one.clone());
            }
            let words = words.unwrap_or_else(|| "Nothing was done.".to_owned());
            state.fail(format!(
                "{words} {} refused, for example {} g m lists all.",
                all.len(),
                all.first().map_or("", String::as_str)
            ));
        }
    }
    let done_ids: Vec<_> = done.iter().map(|one| one.item).collect();
    if let Some(list) = state.list_mut() {
        for id in &done_ids {
            list.marks.remove(id);
        }
        list.range = None;
        list.count_marks();
    }
    done.len()
}

fn done_words(state: &State, sent: &Sent, done: &[Done]) -> Option<String> {
    let first = done.first()?;
    if let Some((what, until)) = done.iter().find_map(queued) {
        let what = if done.len() == 1 {
            format!("{what} waits")
        } else {
            format!("{} packages wait", done.len())
        };
        let until = paper::to_second(until);
        let key = key_of(state, "undo");
        return Some(format!(
            "{what} in the outbox until {until}. {key} recalls it."
        ));
    }
    let row = command::find(sent.command)?;
    let whom = if done.len() == 1 {
        state.reference(first.item).unwrap_or_default()
    } else {
        done.len().to_string()
    };
    let undo = if first.entry.is_undoable() {
        format!(" {} undoes.", key_of(state, "undo"))
    } else {
        String::new()
    };
    if row.done.ends_with(':') {
        let what = first.entry.what();
        return Some(format!("{} {what}, {whom}.{undo}", row.done));
    }
    Some(format!("{} {whom}.{undo}", row.done))
}

/// What an order put into the outbox, and until when it can be recalled.
fn queued(done: &Done) -> Option<(String, Moment)> {
    done.entry.events.iter().find_map(|event| match event {
        Event::DispatchQueued { dispatch } => {
            Some(("The package".to_owned(), dispatch.recall_until))
        }
        Event::LetterQueued {
            letter,
            recall_until,
            ..
        } => Some((format!("Letter {letter}"), *recall_until)),
        _ => None,
    })
}

fn after(state: &mut State, sent: &Sent, done: usize) -> Vec<Effect> {
    if done == 0 {
        return Vec::new();
    }
    let then = if sent.purpose == Purpose::Decide {
        Then::Advance
    } else {
        Then::Tell
    };
    let mut effects = order::refresh(state, then);
    effects.push(Effect::Count);
    effects
}

/// An undo or redo was carried out, or not.
pub fn reverted(
    state: &mut State,
    redo: bool,
    result: Result<Result<Reverted, Refusal>, String>,
) -> Vec<Effect> {
    let reverted = match result {
        Err(why) => {
            state.fail(why);
            return Vec::new();
        }
        Ok(Err(refusal)) => {
            state.refuse(ready::words(&refusal));
            return Vec::new();
        }
        Ok(Ok(reverted)) => reverted,
    };
    let count = reverted.items.len();
    let records = if count == 1 {
        reverted
            .items
            .first()
            .and_then(|id| state.reference(*id))
            .unwrap_or_else(|| "1 record".to_owned())
    } else {
        format!("{count} records")
    };
    let done = if reverted.fact.is_some() {
        reverted.what.clone()
    } else {
        format!("{}, {records}", reverted.what)
    };
    let words = if redo {
        let key = key_of(state, "undo");
        format!("Done again: {done}. {key} undoes.")
    } else if reverted.is_recall {
        format!("Recalled from the outbox: {records}. Nothing left the desk.")
    } else {
        let key = key_of(state, "redo");
        format!("Taken back: {done}. {key} does it again.")
    };
    state.say(words);
    match reverted.passed_over {
        0 => {}
        1 => state.add("A newer step stays: what it changed has moved on."),
        count => state.add(&format!(
            "{count} newer steps stay: what they changed has moved on."
        )),
    }
    state.cache.forget(&reverted.items);
    state.abroad.forget();
    state.chasing = None;
    let mut effects = order::refresh(state, Then::Stay);
    // What was taken back may be a fact of the office.
    effects.extend([Effect::Count, Effect::Shelf]);
    effects
}

/// Packages left, or failed to.
pub fn dispatched(state: &mut State, result: Result<(usize, usize), String>) -> Vec<Effect> {
    match result {
        Ok((0, 0)) => return vec![Effect::Count],
        Ok((left, 0)) => {
            let packages = if left == 1 { "package" } else { "packages" };
            state.say(format!("{left} {packages} left the desk."));
        }
        Ok((left, failed)) => state.fail(format!(
            "{failed} packages could not be written, {left} left. Nothing of the failed ones left the desk. \
             Look at the record's history, then forward again."
        )),
        Err(why) => {
            state.fail(why);
            // Tried again later, not at once: what failed may need a person.
            state.next_dispatch = Some(state.now.plus_seconds(RETRY_SECONDS));
            return Vec::new();
        }
    }
    state.cache.clear();
    vec![Effect::Count]
}
