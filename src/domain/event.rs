//! What happened to a record. Events are never edited: a correction is another event.
//!
//! The order of variants and fields is the storage format: append at the end, never insert or reorder.

use serde::{Deserialize, Serialize};

use super::basis::ChosenBasis;
use super::chase::Chase;
use super::clock::{Clock, SetDate};
use super::command::WritingKind;
use super::consent::Consent;
use super::dispatch::Dispatch;
use super::export::Export;
use super::ground::Ground;
use super::hit::HitMark;
use super::kind::worded;
use super::letter::{Addressee, Evidence, Language, Letter};
use super::link::Relation;
use super::officer::Owner;
use super::plea::Plea;
use super::reason::DismissReason;
use super::release::{Sensitive, Use};
use super::stage::StepTaken;
use super::undertaking::Undertaking;
use super::{Content, Digest, Foreign, ItemId, Label, Moment, OurRef, Priority};

pub use super::arrival::{About, FieldChange, Source};

/// Something that happened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Event {
    /// A record came into being.
    Registered {
        /// Our reference.
        our_ref: OurRef,
        /// Where it came from.
        source: Source,
        /// Receipt; the clocks start here.
        received: Moment,
        /// What it says.
        content: Box<Content>,
    },
    /// The same reference came with other content.
    VersionReceived {
        /// Where it came from.
        source: Source,
        /// Receipt.
        received: Moment,
        /// What it says now.
        content: Box<Content>,
        /// What differs.
        changes: Vec<FieldChange>,
    },
    /// An officer took it.
    Claimed {
        /// Until when the claim holds.
        until: Moment,
    },
    /// The claim was given back.
    Released,
    /// The desk will act.
    Accepted,
    /// Somebody has it.
    Assigned {
        /// Who.
        to: Owner,
    },
    /// New priority.
    Prioritised {
        /// The step.
        priority: Priority,
    },
    /// Tag added.
    Tagged {
        /// The tag.
        tag: Label,
    },
    /// Tag removed.
    Untagged {
        /// The tag.
        tag: Label,
    },
    /// Note added.
    Noted {
        /// Its words.
        text: Foreign,
    },
    /// Deadline set; replaces the others.
    DeadlineSet {
        /// The date.
        clock: SetDate,
    },
    /// Deadlines removed.
    DeadlineCleared,
    /// Out of the way until then.
    Snoozed {
        /// When it comes back.
        until: Moment,
    },
    /// Back in the list.
    Woken,
    /// Nothing is done with it.
    Dismissed {
        /// The reason from the list.
        reason: DismissReason,
        /// Words beside it.
        text: Foreign,
    },
    /// Judged against another record.
    Linked {
        /// The other.
        other: ItemId,
        /// The judgement.
        relation: Relation,
    },
    /// Judgement taken back.
    Unlinked {
        /// The other.
        other: ItemId,
    },
    /// A package waits in the outbox.
    DispatchQueued {
        /// The dispatch.
        dispatch: Dispatch,
    },
    /// It was taken back in time.
    DispatchRecalled {
        /// Its number.
        dispatch: u32,
    },
    /// It left: a disclosure.
    DispatchLeft {
        /// Its number.
        dispatch: u32,
        /// Folder name.
        package: String,
        /// Digest of the manifest.
        manifest: Digest,
    },
    /// It could not be written; nothing left.
    DispatchFailed {
        /// Its number.
        dispatch: u32,
        /// Why.
        why: String,
    },
    /// The originator has the answer.
    Answered {
        /// Words.
        text: Foreign,
    },
    /// Nothing is open any more.
    Closed {
        /// Words.
        text: Foreign,
    },
    /// Opened again.
    Reopened {
        /// Why.
        text: Foreign,
    },
    /// A text is being written.
    DraftSaved {
        /// What it will become.
        kind: WritingKind,
        /// The text as typed.
        text: Foreign,
    },
    /// A text was thrown away or used.
    DraftDiscarded {
        /// Which.
        kind: WritingKind,
    },
    /// Somebody looked.
    Consulted,
    /// An earlier entry no longer counts.
    Voided {
        /// Its journal number.
        entry: u64,
        /// What it had said, in the desk's own words.
        what: String,
    },
    /// The legal basis was chosen; replaces an earlier choice.
    BasisChosen {
        /// What the bookshelf said of it.
        basis: Box<ChosenBasis>,
        /// The officer's reason.
        why: Foreign,
    },
    /// The choice was taken away.
    BasisCleared,
    /// A record of our own came into being, empty but for its kind and addressee.
    Begun {
        /// Our reference.
        our_ref: OurRef,
        /// What is known of it.
        content: Box<Content>,
        /// The record it was begun from, if any.
        about: Option<About>,
    },
    /// A step in the life of the record.
    Stepped(Box<StepTaken>),
    /// A time limit began to run.
    ClockStarted {
        /// The clock.
        clock: Box<Clock>,
    },
    /// A clock stopped, went on, got more time, was corrected or ended.
    ClockChanged {
        /// What changed.
        change: ClockChange,
        /// The clock as it stands since.
        clock: Box<Clock>,
        /// Why, in words.
        why: Foreign,
    },
    /// A letter was begun.
    LetterBegun {
        /// The letter.
        letter: Box<Letter>,
    },
    /// A field of a letter was filled in.
    LetterFilled {
        /// Its number.
        letter: u32,
        /// The field.
        field: Label,
        /// What it says now; empty takes it out.
        value: Foreign,
    },
    /// A letter got another addressee or language.
    LetterAddressed {
        /// Its number.
        letter: u32,
        /// To whom.
        to: Addressee,
        /// In which language.
        language: Language,
    },
    /// The grounds of a refusal were chosen.
    LetterGrounded {
        /// Its number.
        letter: u32,
        /// The grounds.
        grounds: Vec<Ground>,
    },
    /// A letter went to a second officer.
    LetterSubmitted {
        /// Its number.
        letter: u32,
    },
    /// The second officer gave it back.
    LetterReturned {
        /// Its number.
        letter: u32,
        /// Why.
        why: Foreign,
    },
    /// A second officer agreed to exactly this text.
    LetterAuthorised {
        /// Its number.
        letter: u32,
        /// Digest of the text.
        digest: Digest,
    },
    /// A letter waits in the outbox.
    LetterQueued {
        /// Its number.
        letter: u32,
        /// Until when it can be recalled.
        recall_until: Moment,
        /// Digest of the text the officer saw.
        digest: Digest,
    },
    /// It was taken back in time.
    LetterRecalled {
        /// Its number.
        letter: u32,
    },
    /// It left: a disclosure.
    LetterLeft {
        /// Its number.
        letter: u32,
        /// Folder name.
        package: String,
        /// Digest of the manifest.
        manifest: Digest,
    },
    /// It could not be written; nothing left.
    LetterFailed {
        /// Its number.
        letter: u32,
        /// Why.
        why: String,
    },
    /// It was given up before it left.
    LetterDiscarded {
        /// Its number.
        letter: u32,
    },
    /// The channel or the addressee told what became of a letter.
    DeliveryRecorded {
        /// Its number.
        letter: u32,
        /// What is known.
        evidence: Evidence,
    },
    /// An originator's consent was recorded.
    ConsentRecorded {
        /// The consent.
        consent: Consent,
    },
    /// It was taken back.
    ConsentRevoked {
        /// Its number.
        number: u32,
        /// Since when.
        at: Moment,
    },
    /// An officer asks a second one to let something leave against a rule.
    OverrideAsked(Plea),
    /// A second officer agreed.
    OverrideAgreed {
        /// Its number.
        number: u32,
    },
    /// An officer confirmed that sensitive data are strictly necessary.
    SensitiveConfirmed {
        /// Which.
        what: Sensitive,
        /// Why.
        reason: Foreign,
    },
    /// A promise was given or received.
    UndertakingRecorded(Undertaking),
    /// A promise was kept or fell away.
    UndertakingSettled {
        /// Its number.
        number: u32,
        /// When.
        at: Moment,
        /// How.
        text: Foreign,
    },
    /// What of the record does not go along with a forwarding, and what it is for.
    DispatchLimited {
        /// Its number.
        dispatch: u32,
        /// What it is for.
        purpose: Use,
        /// Parts that stay here, by name.
        withheld: Vec<Label>,
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
    /// The checklist of an urgent hit was opened.
    HitOpened,
    /// A step of it was done or set aside.
    HitMarked(HitMark),
    /// An attempt to get an answer.
    Chased(Chase),
    /// The record, or a letter that left, was given to somebody in a folder: a disclosure.
    Exported(Box<Export>),
    /// It could not be written after all; nothing left.
    ExportFailed {
        /// Its number.
        export: u32,
        /// Why.
        why: String,
    },
}

worded! {
    /// What became of a clock.
    ClockChange {
        /// It stands still.
        Paused = "paused", "stopped";
        /// It goes on.
        Resumed = "resumed", "goes on";
        /// It got more time.
        Extended = "extended", "extended";
        /// Its start was corrected.
        Moved = "moved", "start corrected";
        /// It ended.
        Ended = "ended", "ended";
        /// Somebody was reminded: the next day of chasing is the next rung.
        Chased = "chased", "goes on to the next reminder";
    }
}

impl Event {
    /// Whether an officer can take it back with one key. What left the office cannot be.
    pub const fn is_undoable(&self) -> bool {
        !matches!(
            self,
            Self::Registered { .. }
                | Self::VersionReceived { .. }
                | Self::DispatchQueued { .. }
                | Self::DispatchRecalled { .. }
                | Self::DispatchLeft { .. }
                | Self::DispatchFailed { .. }
                | Self::DraftSaved { .. }
                | Self::Consulted
                | Self::Voided { .. }
                | Self::Begun { .. }
                | Self::LetterQueued { .. }
                | Self::LetterRecalled { .. }
                | Self::LetterLeft { .. }
                | Self::LetterFailed { .. }
                | Self::Exported(_)
                | Self::ExportFailed { .. }
        )
    }

    /// What happened, in the desk's own words (no foreign text), for history and messages.
    pub fn what(&self) -> String {
        match self {
            Self::Registered {
                our_ref, source, ..
            } => format!("registered as {our_ref} from {}", source.format),
            Self::VersionReceived { changes, .. } => {
                format!("new version, {} fields differ", changes.len())
            }
            Self::Claimed { until } => format!("claimed until {}", until.to_minute()),
            Self::Released => "released".into(),
            Self::Accepted => "accepted".into(),
            Self::Assigned {
                to: Owner::Officer(id),
            } => format!("assigned to officer {id}"),
            Self::Assigned {
                to: Owner::Unit(id),
            } => format!("assigned to unit {id}"),
            Self::Prioritised { priority } => format!("priority {}", priority.word()),
            Self::Tagged { tag } => format!("tagged {tag}"),
            Self::Untagged { tag } => format!("tag {tag} removed"),
            Self::Noted { .. } => "note".into(),
            Self::DeadlineSet { clock } => format!("deadline {}", clock.due.to_minute()),
            Self::DeadlineCleared => "deadline removed".into(),
            Self::Snoozed { until } => format!("snoozed until {}", until.to_minute()),
            Self::Woken => "back in the list".into(),
            Self::Dismissed { reason, .. } => format!("dismissed: {}", reason.title()),
            Self::Linked { relation, .. } => {
                format!("judged {} with another record", relation.title())
            }
            Self::Unlinked { .. } => "judgement on another record taken back".into(),
            Self::DispatchQueued { dispatch } => format!(
                "forwarding {} to {} confirmed",
                dispatch.number, dispatch.to
            ),
            Self::DispatchRecalled { dispatch } => format!("forwarding {dispatch} recalled"),
            Self::DispatchLeft {
                dispatch, package, ..
            } => format!("forwarding {dispatch} left as {package}"),
            Self::DispatchFailed { dispatch, why } => {
                format!("forwarding {dispatch} failed: {why}")
            }
            Self::Answered { .. } => "marked answered".into(),
            Self::Closed { .. } => "closed".into(),
            Self::Reopened { .. } => "reopened".into(),
            Self::DraftSaved { kind, .. } => format!("draft of {} saved", kind.title()),
            Self::DraftDiscarded { kind } => format!("draft of {} discarded", kind.title()),
            Self::Consulted => "looked at".into(),
            Self::Voided { entry, what } => format!("taken back: {what} (entry {entry})"),
            Self::BasisChosen { basis, .. } => format!("legal basis {} chosen", basis.instrument),
            Self::BasisCleared => "legal basis taken away".into(),
            other => super::event_words::what(other),
        }
    }

    /// The foreign or typed words that belong to the event, if any.
    pub fn words(&self) -> Option<&Foreign> {
        match self {
            Self::Noted { text }
            | Self::Dismissed { text, .. }
            | Self::Answered { text }
            | Self::Closed { text }
            | Self::Reopened { text }
            | Self::BasisChosen { why: text, .. } => Some(text),
            Self::DispatchQueued { dispatch } => Some(&dispatch.purpose),
            other => super::event_words::words(other),
        }
    }
}
