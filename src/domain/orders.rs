//! What an officer can order about the clocks and the letters of a record.
//!
//! Never here: what becomes of an order; see `decide`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::clock::ClockEnd;
use super::ground::Ground;
use super::letter::{Addressee, Delivery, Language, LetterKind};
use super::timing::{Amount, FirstDay};
use super::{Digest, Foreign, Label, Moment};

/// Orders about clocks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum ClockOrder {
    /// Start a time limit.
    Start {
        /// The rule.
        rule: Label,
        /// The event it counts from; `None` for receipt of the record.
        start: Option<Moment>,
        /// Whether the day of the event counts.
        first: FirstDay,
        /// The clock it takes the place of.
        replaces: Option<u32>,
        /// Why this rule or start; needed when it takes another's place.
        why: Foreign,
    },
    /// Let it stand still.
    Pause {
        /// Which.
        clock: u32,
        /// Since when.
        at: Moment,
        /// Why.
        why: Foreign,
    },
    /// Let it go on.
    Resume {
        /// Which.
        clock: u32,
        /// Since when.
        at: Moment,
    },
    /// Give it more time.
    Extend {
        /// Which.
        clock: u32,
        /// How much.
        by: Amount,
        /// Why.
        reason: Foreign,
    },
    /// Correct the event it counts from.
    Move {
        /// Which.
        clock: u32,
        /// The event.
        start: Moment,
        /// Why.
        why: Foreign,
    },
    /// End it.
    End {
        /// Which.
        clock: u32,
        /// How.
        how: ClockEnd,
        /// When.
        at: Moment,
        /// Words.
        why: Foreign,
    },
}

/// Orders about letters.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum LetterOrder {
    /// Begin one.
    Begin {
        /// What it does.
        kind: LetterKind,
        /// To whom; `None` for the other side of the record.
        to: Option<Addressee>,
        /// In which language.
        language: Language,
        /// What is filled in to begin with.
        values: BTreeMap<Label, Foreign>,
    },
    /// Fill in a field; empty takes it out.
    Fill {
        /// Which letter.
        letter: u32,
        /// The field.
        field: Label,
        /// Its words.
        value: Foreign,
    },
    /// Give it another addressee or language.
    Address {
        /// Which letter.
        letter: u32,
        /// To whom.
        to: Addressee,
        /// In which language.
        language: Language,
    },
    /// Choose the grounds of a refusal.
    Ground {
        /// Which letter.
        letter: u32,
        /// The grounds.
        grounds: Vec<Ground>,
    },
    /// Give it to a second officer.
    Submit {
        /// Which letter.
        letter: u32,
    },
    /// Give it back to its author.
    Return {
        /// Which letter.
        letter: u32,
        /// Why.
        why: Foreign,
    },
    /// Agree to exactly this text.
    Authorise {
        /// Which letter.
        letter: u32,
        /// Digest of the text the officer saw.
        digest: Digest,
    },
    /// Send it. Waits in the outbox, recallable.
    Send {
        /// Which letter.
        letter: u32,
    },
    /// Take it back from the outbox.
    Recall {
        /// Which letter.
        letter: u32,
    },
    /// Its package is on disk. Given by the desk itself, never by an officer.
    Confirm {
        /// Which letter.
        letter: u32,
        /// Folder name of the package.
        package: String,
        /// Digest of its manifest.
        manifest: Digest,
    },
    /// Its package could not be written. Given by the desk itself.
    Fail {
        /// Which letter.
        letter: u32,
        /// Why, in the desk's own words.
        why: String,
    },
    /// Give it up.
    Discard {
        /// Which letter.
        letter: u32,
    },
    /// Record what became of it.
    Deliver {
        /// Which letter.
        letter: u32,
        /// What is known.
        what: Delivery,
        /// When.
        at: Moment,
        /// The words or number of the receipt.
        text: Foreign,
    },
}

impl ClockOrder {
    /// The order's id in the journal and for `do`.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Start { .. } => "clock",
            Self::Pause { .. } => "clock-pause",
            Self::Resume { .. } => "clock-resume",
            Self::Extend { .. } => "clock-extend",
            Self::Move { .. } => "clock-start",
            Self::End { .. } => "clock-end",
        }
    }
}

impl LetterOrder {
    /// The order's id in the journal and for `do`.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Begin { .. } => "letter",
            Self::Fill { .. } => "letter-fill",
            Self::Address { .. } => "letter-address",
            Self::Ground { .. } => "letter-grounds",
            Self::Submit { .. } => "letter-review",
            Self::Return { .. } => "letter-return",
            Self::Authorise { .. } => "letter-authorise",
            Self::Send { .. } => "letter-send",
            Self::Recall { .. } => "letter-recall",
            Self::Confirm { .. } => "letter-left",
            Self::Fail { .. } => "letter-failed",
            Self::Discard { .. } => "letter-discard",
            Self::Deliver { .. } => "letter-delivery",
        }
    }
}
