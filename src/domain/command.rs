//! What an officer can order done to a record. Each becomes events, or a refusal.

use serde::{Deserialize, Serialize};

use super::basis::ChosenBasis;
use super::chase::Rung;
use super::consent::Consent;
use super::export::Export;
use super::hit::HitStep;
use super::kind::worded;
use super::life::Step;
use super::link::Relation;
use super::officer::Owner;
use super::orders::{ClockOrder, LetterOrder};
use super::reason::DismissReason;
use super::release::{ReleaseRule, Sensitive, Use};
use super::stage::Particulars;
use super::{Digest, Foreign, ItemId, Label, Moment, Priority};

worded! {
    /// What a text that is being written will become.
    WritingKind {
        /// A question back to the originator.
        AskBack = "ask-back", "question back";
        /// A note on the record.
        Note = "note", "note";
        /// The purpose of a forwarding.
        Purpose = "purpose", "purpose of forwarding";
        /// The words of an answer or closing.
        Answer = "answer", "answer";
        /// The words of a step in the life of the record.
        Step = "step", "step";
    }
}

/// An order about one record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Command {
    /// Take the record so that nobody else works on it.
    Claim,
    /// Give a claim back.
    Release,
    /// The desk will act on it.
    Accept,
    /// Give it to an officer or a unit.
    Assign {
        /// To whom.
        to: Owner,
    },
    /// Set the priority.
    Prioritise {
        /// The new step.
        priority: Priority,
    },
    /// Add a tag.
    Tag {
        /// The tag.
        tag: Label,
    },
    /// Take a tag off.
    Untag {
        /// The tag.
        tag: Label,
    },
    /// Add a note.
    Note {
        /// Its words.
        text: Foreign,
    },
    /// Set the deadline.
    SetDeadline {
        /// When the act is due.
        due: Moment,
        /// The rule it follows.
        rule: Option<Label>,
    },
    /// Remove every deadline.
    ClearDeadline,
    /// Keep out of the way until then.
    Snooze {
        /// When it comes back.
        until: Moment,
    },
    /// Bring a snoozed record back now.
    Wake,
    /// Do nothing with it.
    Dismiss {
        /// The reason from the list.
        reason: DismissReason,
        /// Words beside it.
        text: Foreign,
    },
    /// Say what this record is to another.
    Link {
        /// The other record.
        other: ItemId,
        /// What they are to each other.
        relation: Relation,
    },
    /// Take that judgement back.
    Unlink {
        /// The other record.
        other: ItemId,
    },
    /// Send a package to a unit. Waits in the outbox, recallable.
    Forward {
        /// The unit.
        to: Label,
        /// Why.
        purpose: Foreign,
        /// On what basis.
        basis: Option<Foreign>,
        /// When the unit must answer.
        answer_by: Option<Moment>,
        /// What it is for.
        use_for: Use,
        /// Parts that stay here, by name.
        withheld: Vec<Label>,
    },
    /// Take a dispatch back from the outbox.
    Recall {
        /// Its number within the record.
        dispatch: u32,
    },
    /// The package is on disk. Given by the desk itself, never by an officer.
    ConfirmDispatch {
        /// Its number within the record.
        dispatch: u32,
        /// Folder name of the package.
        package: String,
        /// Digest of its manifest.
        manifest: Digest,
    },
    /// The package could not be written. Given by the desk itself.
    FailDispatch {
        /// Its number within the record.
        dispatch: u32,
        /// Why, in the desk's own words.
        why: String,
    },
    /// The originator has the answer.
    MarkAnswered {
        /// What was answered, in words.
        text: Foreign,
    },
    /// Nothing is open any more.
    Close {
        /// Words.
        text: Foreign,
    },
    /// Open again.
    Reopen {
        /// Why.
        text: Foreign,
    },
    /// Keep a text that is being written.
    SaveDraft {
        /// What it will become.
        kind: WritingKind,
        /// The text as typed.
        text: Foreign,
    },
    /// Throw a text away; undoable.
    DiscardDraft {
        /// Which.
        kind: WritingKind,
    },
    /// An officer looked at the record.
    Consult,
    /// Say on what legal basis the record rests; replaces an earlier choice.
    ChooseBasis {
        /// The instrument, as the bookshelf shows it.
        basis: Box<ChosenBasis>,
        /// The officer's own reason.
        why: Foreign,
    },
    /// Take that choice away.
    ClearBasis,
    /// A step in the life of the record, as it is recorded by hand.
    Step {
        /// Which.
        step: Step,
        /// What is said of it.
        particulars: Box<Particulars>,
    },
    /// Orders about clocks.
    Clock(ClockOrder),
    /// Orders about letters.
    Letter(LetterOrder),
    /// An originator gave leave.
    RecordConsent {
        /// The consent; its number and who recorded it are filled in.
        consent: Box<Consent>,
    },
    /// An originator took leave back.
    RevokeConsent {
        /// Its number.
        number: u32,
        /// Since when.
        at: Moment,
    },
    /// Ask a second officer to let something leave against a rule.
    AskOverride {
        /// Against which.
        rule: ReleaseRule,
        /// For whom: a unit's id, `letter-2`, or `export-DE` for what is written to a folder for a state.
        to: Label,
        /// Why.
        reason: Foreign,
    },
    /// Agree to what a colleague asked.
    AgreeOverride {
        /// Its number.
        number: u32,
    },
    /// Confirm that sensitive data are strictly necessary.
    ConfirmSensitive {
        /// Which.
        what: Sensitive,
        /// Why.
        reason: Foreign,
    },
    /// A promise was given or received.
    RecordUndertaking {
        /// True when this state gives it.
        given: bool,
        /// What is promised.
        text: Foreign,
        /// Until when.
        until: Option<Moment>,
    },
    /// A promise was kept or fell away.
    SettleUndertaking {
        /// Its number.
        number: u32,
        /// How.
        text: Foreign,
    },
    /// The unit confirmed receipt of a package.
    UnitReceived {
        /// Its number.
        dispatch: u32,
        /// When.
        at: Moment,
    },
    /// The unit answered.
    UnitAnswered {
        /// The number of the package.
        dispatch: u32,
        /// When.
        at: Moment,
        /// What it said.
        text: Foreign,
    },
    /// Open the checklist of an urgent hit.
    OpenHit,
    /// Mark a step of it.
    MarkHit {
        /// Which.
        step: HitStep,
        /// False when it does not apply here.
        done: bool,
        /// When it was done.
        at: Moment,
        /// Words.
        text: Foreign,
    },
    /// Try to get an answer.
    Chase {
        /// How.
        rung: Rung,
        /// Words.
        text: Foreign,
        /// The package at home it is about; `None` for the other state.
        dispatch: Option<u32>,
    },
    /// Write the record, or a letter that left, to a folder an officer named. Given by the desk, which has built the package.
    Export(Box<Export>),
    /// It could not be written. Given by the desk itself.
    FailExport {
        /// Its number within the record.
        export: u32,
        /// Why, in the desk's own words.
        why: String,
    },
}

impl Command {
    /// The command's id in the journal, in the command table and for `do`.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Release => "release",
            Self::Accept => "accept",
            Self::Assign { .. } => "assign",
            Self::Prioritise { .. } => "priority",
            Self::Tag { .. } => "tag",
            Self::Untag { .. } => "untag",
            Self::Note { .. } => "note",
            Self::SetDeadline { .. } => "deadline",
            Self::ClearDeadline => "no-deadline",
            Self::Snooze { .. } => "snooze",
            Self::Wake => "wake",
            Self::Dismiss { .. } => "dismiss",
            Self::Link { .. } => "link",
            Self::Unlink { .. } => "unlink",
            Self::Forward { .. } => "forward",
            Self::Recall { .. } => "recall",
            Self::ConfirmDispatch { .. } => "dispatched",
            Self::FailDispatch { .. } => "dispatch-failed",
            Self::MarkAnswered { .. } => "answered",
            Self::Close { .. } => "close",
            Self::Reopen { .. } => "reopen",
            Self::SaveDraft { .. } => "draft",
            Self::DiscardDraft { .. } => "discard-draft",
            Self::Consult => "consult",
            Self::ChooseBasis { .. } => "basis",
            Self::ClearBasis => "no-basis",
            Self::Step { step, .. } => step.word(),
            Self::Clock(order) => order.id(),
            Self::Letter(order) => order.id(),
            Self::RecordConsent { .. } => "consent",
            Self::RevokeConsent { .. } => "no-consent",
            Self::AskOverride { .. } => "override",
            Self::AgreeOverride { .. } => "agree",
            Self::ConfirmSensitive { .. } => "sensitive",
            Self::RecordUndertaking { .. } => "undertaking",
            Self::SettleUndertaking { .. } => "undertaking-settled",
            Self::UnitReceived { .. } => "unit-received",
            Self::UnitAnswered { .. } => "unit-answered",
            Self::OpenHit => "hit",
            Self::MarkHit { .. } => "hit-step",
            Self::Chase { .. } => "chase",
            Self::Export(_) => "export",
            Self::FailExport { .. } => "export-failed",
        }
    }
}
