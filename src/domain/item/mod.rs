//! A record: the fold of its entries.
//!
//! Nothing is edited in place: [`Item::fold`] reads all entries, skips those an undo made void, and answers the state.

mod fold;
mod letters;
mod parts;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use parts::{Claim, Errand, Note, Version, Writing};

use super::basis::BasisChoice;
use super::chase::Chase;
use super::clock::Clock;
use super::command::WritingKind;
use super::consent::Consent;
use super::content::DueClaim;
use super::dispatch::{Dispatch, DispatchState};
use super::event::About;
use super::export::Export;
use super::hit::HitList;
use super::letter::{Letter, LetterState};
use super::link::Link;
use super::officer::Owner;
use super::plea::Plea;
use super::release::Sensitive;
use super::stage::Stage;
use super::undertaking::Undertaking;
use super::{
    Content, CountryCode, Direction, Foreign, ItemId, Label, Moment, OurRef, Priority, RequestKind,
    State,
};

/// A record as it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Item {
    /// Identity.
    pub id: ItemId,
    /// Our reference.
    pub our_ref: OurRef,
    /// What it says now.
    pub content: Content,
    /// Every arrival, oldest first.
    pub versions: Vec<Version>,
    /// Receipt of the first version.
    pub received: Moment,
    /// Last change.
    pub updated: Moment,
    /// How soon.
    pub priority: Priority,
    /// Where it stands.
    pub state: State,
    /// Since when, and by whom.
    pub state_since: Moment,
    /// Who put it there.
    pub state_by: Label,
    /// Who has it.
    pub owner: Option<Owner>,
    /// Who works on it right now.
    pub claim: Option<Claim>,
    /// Deadlines.
    pub clocks: Vec<Clock>,
    /// Out of the way until then.
    pub snoozed_until: Option<Moment>,
    /// Tags.
    pub tags: BTreeSet<Label>,
    /// Notes, oldest first.
    pub notes: Vec<Note>,
    /// Judgements on other records.
    pub links: Vec<Link>,
    /// Packages out or on their way.
    pub dispatches: Vec<Dispatch>,
    /// Texts being written.
    pub writings: Vec<Writing>,
    /// The legal basis an officer chose.
    pub basis: Option<BasisChoice>,
    /// Every state it was in, oldest first; the last is the present one.
    pub stages: Vec<Stage>,
    /// When receipt was confirmed to whoever asked, or by whoever was asked.
    pub acknowledged: Option<Moment>,
    /// Letters about it, by number.
    pub letters: Vec<Letter>,
    /// Consents of originators.
    pub consents: Vec<Consent>,
    /// What second officers were asked to let leave against a rule.
    pub pleas: Vec<Plea>,
    /// Sensitive data an officer confirmed as strictly necessary, with the reason.
    pub confirmed: Vec<(Sensitive, Foreign)>,
    /// Promises given and received.
    pub undertakings: Vec<Undertaking>,
    /// What was said of packages to units, and what came back.
    pub errands: Vec<Errand>,
    /// The checklist of an urgent hit.
    pub hit: HitList,
    /// Attempts to get an answer.
    pub chases: Vec<Chase>,
    /// The record it was begun from.
    pub about: Option<About>,
    /// What of it was written to folders officers named.
    pub exports: Vec<Export>,
    /// Journal number of the last entry that counts, or voided one.
    pub rev: u64,
    /// Journal number of the newest entry that changed the work; looking and typing do not count.
    pub last_change: u64,
    /// The newest entry that can be taken back, with what it did.
    pub last_undoable: Option<(u64, String)>,
    /// Journal number of the newest entry that nothing can undo: a package that left, a new version. Older steps stay.
    pub settled: u64,
}

impl Item {
    /// Clocks that have not ended.
    pub fn running_clocks(&self) -> impl Iterator<Item = &Clock> {
        self.clocks.iter().filter(|clock| clock.is_running())
    }

    /// The clock with this number.
    pub fn clock(&self, number: u32) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.number == number)
    }

    /// The running clock that ends first.
    pub fn first_clock(&self) -> Option<&Clock> {
        let with_end = self.running_clocks().filter(|clock| clock.due.is_some());
        with_end.min_by_key(|clock| (clock.due, clock.number))
    }

    /// The deadline that comes first.
    pub fn due(&self) -> Option<Moment> {
        self.first_clock().and_then(|clock| clock.due)
    }

    /// Whose information it holds, when that is not our own. What came from abroad without a sender is somebody else's all
    /// the same; what we drew from another record stays its originator's, however often it was drawn on.
    pub fn originator(&self) -> Option<CountryCode> {
        match (self.content.direction, &self.about) {
            (Direction::In, _) => Some(self.content.from.country.unwrap_or(CountryCode::NOT_SAID)),
            (Direction::Out, Some(about)) => about.originator,
            (Direction::Out, None) => None,
        }
    }

    /// Whether it is our own and was never sent: nobody but its author has agreed to a word of it.
    pub fn is_unsent(&self) -> bool {
        matches!(
            self.state,
            State::Drafted | State::InReview | State::Authorised
        )
    }

    /// Whether anything is still to be done by anybody.
    pub const fn is_open(&self) -> bool {
        self.state.is_open(self.content.direction)
    }

    /// The kind of request it is, or is handled as: an alert for arrest leads to one for provisional arrest, other alerts
    /// and messages to police information.
    pub const fn request_kind(&self) -> RequestKind {
        use super::{AlertKind, Kind};
        match self.content.kind {
            Kind::Request(kind) => kind,
            Kind::Alert(AlertKind::Red) => RequestKind::ProvisionalArrest,
            Kind::Alert(_) | Kind::Message(_) => RequestKind::PoliceInformation,
        }
    }

    /// The letter with this number.
    pub fn letter(&self, number: u32) -> Option<&Letter> {
        self.letters.iter().find(|letter| letter.number == number)
    }

    /// The letter that waits in the outbox, if one does.
    pub fn waiting_letter(&self) -> Option<&Letter> {
        let waits = |letter: &&Letter| letter.state == LetterState::Waiting;
        self.letters.iter().find(waits)
    }

    /// Whether a second officer is asked for something: a letter to look at, or a rule to override.
    pub fn awaits_second_officer(&self) -> bool {
        let reviewed = |letter: &Letter| letter.state == LetterState::InReview;
        let asked = |plea: &Plea| plea.agreed.is_none() && !plea.void;
        self.letters.iter().any(reviewed) || self.pleas.iter().any(asked)
    }

    /// Whether a deadline was given that nobody could read: that is never the same as no deadline.
    pub fn due_is_unreadable(&self) -> bool {
        let unreadable = |due: &DueClaim| due.instant().is_none();
        self.clocks.is_empty() && self.content.due.as_ref().is_some_and(unreadable)
    }

    /// Whether somebody other than `officer` holds a running claim at `now`.
    pub fn claimed_by_other(&self, officer: &Label, now: Moment) -> Option<&Claim> {
        self.claim
            .as_ref()
            .filter(|claim| claim.by != *officer && claim.until > now)
    }

    /// The dispatch that waits in the outbox, if one does.
    pub fn waiting_dispatch(&self) -> Option<&Dispatch> {
        self.dispatches
            .iter()
            .find(|dispatch| dispatch.state == DispatchState::Waiting)
    }

    /// The text being written for this purpose.
    pub fn writing(&self, kind: WritingKind) -> Option<&Writing> {
        self.writings.iter().find(|writing| writing.kind == kind)
    }
}
