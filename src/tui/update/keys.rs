//! Keys: into the field that has the cursor, or through the keymap to a command.
//!
//! Never here: what a command does.

use super::{boxes, write};
use crate::tui::command::{self, Row};
use crate::tui::effect::{Effect, Then};
use crate::tui::input::{Chord, Edited, Key, LineEdit, Lookup, Mouse, MouseKind};
use crate::tui::state::pick::{CountryFor, Pick, PickFor};
use crate::tui::state::{Area, Focus, Layer, State, countries};
use crate::tui::update::order;
use crate::tui::view::layout;

/// Takes one key.
pub fn key(state: &mut State, chord: Chord, repeat: bool) -> Vec<Effect> {
    if let Some(first) = state.pending.take() {
        return second(state, first, chord);
    }
    if guarded(state, chord, repeat) {
        return Vec::new();
    }
    if state.in_field() && chord.text().is_some() {
        return type_into(state, chord);
    }
    match state.keys.lookup(state.scopes(), &[chord]) {
        Lookup::Found(id) => run(state, id),
        Lookup::Prefix(_) => {
            state.pending = Some(chord);
            Vec::new()
        }
        // The first card stands in nobody's way: a key that means nothing to it closes it and acts.
        Lookup::None if matches!(state.layers.last(), Some(Layer::Card)) => {
            state.layers.pop();
            key(state, chord, repeat)
        }
        Lookup::None => unbound(state, chord),
    }
}

/// Whether this chord, pressed now, would open a text field: what follows it is then no burst of commands.
pub fn opens_field(state: &State, chord: Chord) -> bool {
    if state.pending.is_some() {
        return false;
    }
    match state.keys.lookup(state.scopes(), &[chord]) {
        Lookup::Found(id) => matches!(
            id,
            "filter"
                | "country-filter"
                | "treaty-filter"
                | "palette"
                | "help"
                | "note"
                | "ask-back"
                | "tag"
                | "compare-with"
                | "finder-from"
                | "finder-to"
                | "finder-crime"
                | "finder-day"
                | "adopt"
                | "letter-edit"
                | "letter-return"
        ),
        _ => false,
    }
}

fn second(state: &mut State, first: Chord, chord: Chord) -> Vec<Effect> {
    if chord == Chord::plain(Key::Esc) {
        return Vec::new();
    }
    if let Lookup::Found(id) = state.keys.lookup(state.scopes(), &[first, chord]) {
        return run(state, id);
    }
    if chord.ctrl() {
        // Cancel, repaint, suspend and curtain work everywhere.
        return key(state, chord, false);
    }
    state.refuse(format!(
        "{} {} means nothing here. ? shows the keys.",
        command::keys::chord_label(first),
        command::keys::chord_label(chord)
    ));
    Vec::new()
}

/// A review sheet takes no key in its first 300 ms and none that repeats: a key meant for the screen before must not
/// send anything.
fn guarded(state: &State, chord: Chord, repeat: bool) -> bool {
    let Some(Layer::Review(review)) = state.layers.last() else {
        return false;
    };
    let age = state.now.millis().saturating_sub(review.opened.millis());
    let leaving = chord == Chord::plain(Key::Esc) || chord.ctrl();
    !leaving && (repeat || age < 300)
}

/// Runs a command of the table, or says why it is not possible.
pub fn run(state: &mut State, id: &str) -> Vec<Effect> {
    let Some(row) = command::find(id) else {
        return Vec::new();
    };
    run_row(state, row)
}

fn run_row(state: &mut State, row: &Row) -> Vec<Effect> {
    if let Err(why) = (row.ready)(state) {
        state.refuse(why);
        return Vec::new();
    }
    (row.run)(state)
}

fn type_into(state: &mut State, chord: Chord) -> Vec<Effect> {
    let edited = field(state).map_or(Edited::Ignored, |field| field.press(chord));
    changed(state, edited)
}

/// The text field with the cursor.
fn field(state: &mut State) -> Option<&mut LineEdit> {
    match state.layers.last_mut()? {
        Layer::Filter => match state.area {
            Area::Alerts => Some(&mut state.alerts.filter),
            Area::Requests => Some(&mut state.requests.filter),
            Area::Countries => Some(&mut state.countries.filter),
            Area::Treaties => Some(&mut state.treaties.filter),
        },
        Layer::Ask(ask) => Some(&mut ask.field),
        Layer::Write(write) if !write.on_button => Some(&mut write.field),
        Layer::Pick(pick) => pick.field.as_mut(),
        Layer::Review(review) => review.code.as_mut().map(|(_, field)| field),
        _ => None,
    }
}

/// What follows from an edit.
fn changed(state: &mut State, edited: Edited) -> Vec<Effect> {
    if edited != Edited::Text {
        return Vec::new();
    }
    let on_shelf = state.shelf().is_some();
    match state.layers.last_mut() {
        Some(Layer::Filter) if on_shelf => {
            state.narrow_shelf();
            Vec::new()
        }
        Some(Layer::Filter) => order::refresh(state, Then::Stay),
        Some(Layer::Pick(pick)) => {
            match (&pick.purpose, &pick.field) {
                (PickFor::Country(wanted), Some(field)) => {
                    let found = match wanted {
                        CountryFor::Party(_) => countries::found_with_union,
                        _ => countries::found,
                    };
                    let found = found(&state.pack, field.text());
                    pick.show(&found);
                }
                _ => pick.narrow(),
            }
            Vec::new()
        }
        Some(Layer::Ask(ask)) => {
            ask.fault = None;
            Vec::new()
        }
        Some(Layer::Write(write)) => {
            write.fault = None;
            write.dirty_since = write.dirty_since.or(Some(state.now));
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// A key nobody bound: an editing key of a field, a letter of a choice, or nothing.
fn unbound(state: &mut State, chord: Chord) -> Vec<Effect> {
    if state.in_field() {
        let edited = field(state).map_or(Edited::Ignored, |field| field.press(chord));
        return changed(state, edited);
    }
    match state.layers.last_mut() {
        Some(Layer::Write(write)) if chord == Chord::plain(Key::Enter) && write.on_button => {
            return write::save(state);
        }
        Some(Layer::Pick(_)) => return letter(state, chord),
        _ => {}
    }
    if chord
        .text()
        .is_some_and(|c| c.is_alphabetic() && !c.is_ascii())
    {
        state.refuse(
            "The keyboard layout is not Latin. Switch it for commands; fields take every script.",
        );
    } else if state.layers.is_empty() {
        state.refuse(format!(
            "{} means nothing here. ? shows the keys.",
            command::keys::chord_label(chord)
        ));
    }
    Vec::new()
}

fn letter(state: &mut State, chord: Chord) -> Vec<Effect> {
    let Some(Layer::Pick(pick)) = state.layers.last_mut() else {
        return Vec::new();
    };
    match chord.text() {
        Some('j') => pick.move_by(1),
        Some('k') => pick.move_by(-1),
        Some('q') => return boxes::leave(state),
        Some(letter) if Pick::go_to_letter(pick, letter) => return boxes::choose(state),
        _ => {}
    }
    Vec::new()
}

/// One paste: into the field with the cursor, or refused.
pub fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    state.pending = None;
    let Some(field) = field(state) else {
        state.refuse(
            "The paste was not used: no field is open. Pasted text never acts as commands.",
        );
        return Vec::new();
    };
    let removed = field.insert(text);
    if removed > 0 {
        let were = if removed == 1 {
            "character was"
        } else {
            "characters were"
        };
        state.say(format!("{removed} hidden {were} removed from the paste."));
    }
    changed(state, Edited::Text)
}

/// Wheel and click, where the officer switched the mouse on: they move and nothing else.
pub fn mouse(state: &mut State, mouse: Mouse) -> Vec<Effect> {
    match mouse.kind {
        MouseKind::WheelDown => run(state, "down"),
        MouseKind::WheelUp => run(state, "up"),
        MouseKind::Click => {
            click(state, mouse.column, mouse.row);
            Vec::new()
        }
    }
}

fn click(state: &mut State, column: u16, row: u16) {
    let screen = layout::of(state);
    let inner = screen.list;
    let inside = column > inner.x && column < inner.right().saturating_sub(1);
    let first = inner.y + 1;
    if !state.layers.is_empty() || !inside || row < first || row + 1 >= inner.bottom() {
        return;
    }
    let offset = usize::from(row - first);
    state.focus = Focus::List;
    if let Some(shelf) = state.shelf_mut() {
        shelf.go_to(shelf.top + offset);
    } else if let Some(list) = state.list_mut()
        && list.top + offset < list.ids().len()
    {
        list.go_to(list.top + offset);
    }
}
