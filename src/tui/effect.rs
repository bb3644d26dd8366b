//! What `update` wants done outside: questions and orders to the desk, and three things only the terminal can do.
//!
//! Never here: doing it.

use std::sync::Arc;

use crate::desk::{AgendaQuery, Beginning, ListQuery, Order, Pane, SavedView};
use crate::domain::command::WritingKind;
use crate::domain::{FactKey, ItemId, Label, Moment, OfficeFact};

/// What the cursor does when a list comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Then {
    /// Stay on its record, else at its place.
    Stay,
    /// The officer decided something: go to the next undecided record.
    Advance,
    /// Stay on its record, and say so when it went.
    Tell,
}

/// Why a batch was sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// The officer ordered it; say what became of it.
    Act,
    /// The officer decided; say so and go on to the next.
    Decide,
    /// A text being written is kept.
    KeepDraft(WritingKind),
    /// A field of a letter being written is kept.
    KeepField,
    /// A letter is begun; open its page.
    OpenLetter,
    /// Nothing to say (a look at a record).
    Quiet,
}

/// A batch on its way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sent {
    /// The command of the table it came from.
    pub command: &'static str,
    /// Why.
    pub purpose: Purpose,
    /// The records, in order.
    pub items: Vec<ItemId>,
}

/// Something to be done outside the state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Ask for a list.
    List {
        /// The question.
        query: ListQuery,
        /// What the cursor does then.
        then: Then,
    },
    /// Look at a list to count what is new.
    Peek(ListQuery),
    /// Ask for lines.
    Rows(Vec<ItemId>),
    /// Ask for a record.
    Record(ItemId),
    /// Ask for the numbers of the title line.
    Count,
    /// Ask for the views of a list.
    Views(Pane),
    /// Ask for the remembered place.
    Place,
    /// Remember this place.
    SavePlace(String),
    /// Save a view.
    SaveView(SavedView),
    /// Look for the next undecided record: down from the place, then up.
    Seek {
        /// Which list.
        pane: Pane,
        /// Its ids.
        ids: Arc<[ItemId]>,
        /// The first place to look at.
        from: usize,
    },
    /// Find a record by a typed reference.
    Find(String),
    /// Carry orders out.
    Submit {
        /// The orders.
        orders: Vec<Order>,
        /// What was sent and why.
        sent: Sent,
    },
    /// Ask for the open records with a country, by its two letters.
    OpenWith(Arc<str>),
    /// Ask how many open records there are with each country.
    OpenByCountry,
    /// Ask for the answers that are missing.
    Chasing,
    /// Ask for the bookshelf as it stands now.
    Shelf,
    /// State a fact in the name of the office.
    StateFact(Box<OfficeFact>),
    /// Withdraw a fact of the office.
    WithdrawFact(FactKey),
    /// Ask what stayed here the last time something went to this unit.
    WithheldFor(Label),
    /// Begin a request of our own with its letter.
    Begin(Box<Beginning>),
    /// Take the newest batch back.
    Undo,
    /// Do the newest undone batch again.
    Redo,
    /// Ask for clocks in the order they end.
    Agenda {
        /// The question.
        query: AgendaQuery,
        /// The clock under the cursor, whose place is asked for.
        keep: Option<(ItemId, u32)>,
    },
    /// Ask which clocks changed by themselves since then.
    ClockChanges(Moment),
    /// Let packages leave whose recall time is over.
    Dispatch,
    /// Draw every cell anew.
    Repaint,
    /// Hand the terminal back to the shell until called again.
    Suspend,
    /// End.
    Quit,
}
