//! Texts an officer writes: notes, questions back.
//!
//! Never here: keeping them; `update` keeps a draft as it is typed.

use super::choices;
use super::ready::possible;
use super::row::{Row, Scope};
use crate::domain::command::WritingKind;
use crate::domain::{Command, Foreign, ItemId, Label};
use crate::tui::effect::Effect;
use crate::tui::input::LineEdit;
use crate::tui::state::State;
use crate::tui::state::filling::Filling;
use crate::tui::state::layer::{Layer, Write, WriteFor};
use crate::tui::state::pick::{Choice, PickFor};

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "note",
        "note",
        "Write a note on the record; it is kept as you type.",
        Scope::Work,
        &["e"],
        |state| write(state, WritingKind::Note, None, "Note"),
    )
    .undoable("Noted")
    .when(|state| {
        possible(state, |_| Command::Note {
            text: Foreign::from("note"),
        })
    })
    .hint(8),
    Row::new(
        "ask-back",
        "ask back",
        "Write a question to the originator; it stays a draft with the record.",
        Scope::Work,
        &["b"],
        |state| {
            write(
                state,
                WritingKind::AskBack,
                None,
                "Question to the originator",
            )
        },
    )
    .says("Question kept as a draft with")
    .when(|state| possible(state, |_| Command::Claim)),
    Row::new(
        "discard-draft",
        "discard draft",
        "Throw a draft of this record away.",
        Scope::Work,
        &["x d"],
        |state| {
            let drafts = state.current().map(|item| item.writings.as_slice());
            let drafts = drafts.unwrap_or_default().iter();
            let drafts = drafts
                .map(|w| Choice::new(w.kind.word(), w.kind.title()).note(w.at.to_minute()))
                .collect();
            choices::open(state, "Discard draft", PickFor::Draft, drafts)
        },
    )
    .undoable("Draft discarded")
    .when(|state| {
        possible(state, |item| Command::DiscardDraft {
            kind: item.writings.first().map_or(WritingKind::Note, |w| w.kind),
        })
    }),
];

/// The command that goes on with a draft of this kind.
pub(in crate::tui) const fn command_of(kind: WritingKind) -> &'static str {
    match kind {
        WritingKind::AskBack => "ask-back",
        WritingKind::Note => "note",
        WritingKind::Purpose => "forward",
        WritingKind::Answer => "answered",
        WritingKind::Step => "step",
    }
}

/// Opens the writing box with the draft there is.
pub(super) fn write(
    state: &mut State,
    kind: WritingKind,
    to: Option<Label>,
    title: &str,
) -> Vec<Effect> {
    let ids = state.targets();
    let title = format!("{title}{}", State::count_words(ids.len()));
    open(state, kind, ids, to, None, title)
}

/// Opens the writing box for a part of an order.
pub(in crate::tui) fn write_part(
    state: &mut State,
    kind: WritingKind,
    title: &str,
    filling: Filling,
) -> Vec<Effect> {
    let (ids, title) = (vec![filling.id], title.to_owned());
    open(state, kind, ids, None, Some(Box::new(filling)), title)
}

fn open(
    state: &mut State,
    kind: WritingKind,
    ids: Vec<ItemId>,
    to: Option<Label>,
    filling: Option<Box<Filling>>,
    title: String,
) -> Vec<Effect> {
    let draft = ids
        .first()
        .and_then(|id| state.item(*id))
        .and_then(|item| item.writing(kind))
        .map(|writing| (writing.text.raw().to_owned(), writing.at));
    let (text, kept_at) = draft.map_or((String::new(), None), |(text, at)| (text, Some(at)));
    if kept_at.is_some() {
        state.say("This draft was kept; it goes on where you stopped.");
    }
    let field = LineEdit::multi().with_text(&text);
    state.layers.push(Layer::Write(Write {
        title,
        kind: WriteFor::Draft(kind),
        ids,
        to,
        filling,
        kept: field.text().to_owned(),
        field,
        dirty_since: None,
        kept_at,
        on_button: false,
        fault: None,
    }));
    Vec::new()
}

/// Opens the writing box for the purpose of a forwarding.
pub(in crate::tui) fn purpose(state: &mut State, to: Label) -> Vec<Effect> {
    write(
        state,
        WritingKind::Purpose,
        Some(to),
        "Purpose of the forwarding",
    )
}
