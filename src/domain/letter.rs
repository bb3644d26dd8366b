//! What the desk writes to abroad: requests, answers and everything between them, from the first word to the proof of delivery.
//!
//! A letter lies within the record it is about. Never here: which fields a form has, the words of templates, the disk.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::content::Channel;
use super::ground::Ground;
use super::kind::worded;
use super::{CountryCode, Digest, Foreign, Label, Moment, RequestKind};

worded! {
    /// What a letter does.
    LetterKind {
        /// Asks for something: the request itself.
        Request = "request-letter", "Request";
        /// Confirms receipt.
        Acknowledgement = "acknowledge", "Acknowledgement";
        /// Asks what is missing.
        Question = "question", "Request for clarification";
        /// Answers such a question.
        Clarification = "clarify", "Clarification";
        /// Reminds.
        Reminder = "remind", "Reminder";
        /// Answers the request.
        Reply = "answer", "Reply";
        /// Answers a part of it.
        PartialReply = "partial-answer", "Partial reply";
        /// Refuses, with a ground.
        Refusal = "refuse", "Refusal";
        /// Tells that it takes longer, and why.
        Delay = "delay", "Notice of delay";
        /// Takes our request back.
        Withdrawal = "withdraw-letter", "Withdrawal";
        /// Gives information nobody asked for.
        OwnInitiative = "inform", "Own-initiative information";
        /// Corrects what was wrong in something that was sent.
        Correction = "correct", "Correction notice";
        /// Asks an originator for consent to pass on or to use.
        ConsentRequest = "ask-consent", "Request for consent";
        /// Grants or denies such a consent.
        ConsentAnswer = "answer-consent", "Answer on consent";
    }
}

worded! {
    /// Languages letters can be written in: those there are templates for.
    Language {
        /// English.
        English = "en", "English";
        /// French.
        French = "fr", "French";
        /// Spanish.
        Spanish = "es", "Spanish";
    }
}

worded! {
    /// Where a letter stands.
    LetterState {
        /// Being written.
        Draft = "draft", "being written";
        /// A second officer must look at it.
        InReview = "in-review", "with a second officer";
        /// A second officer agreed to exactly these words.
        Authorised = "authorised", "authorised";
        /// In the outbox; can still be recalled.
        Waiting = "waiting", "waiting in the outbox";
        /// Gone.
        Left = "left", "left the desk";
        /// Given up before it left.
        Discarded = "discarded", "discarded";
    }
}

worded! {
    /// What is known of a letter on its way, as exchange systems report it.
    Delivery {
        /// The channel took it.
        Submitted = "submitted", "accepted by the channel";
        /// The channel did not take it.
        Rejected = "rejected", "not accepted by the channel";
        /// It was passed on to the other side.
        Relayed = "relayed", "relayed";
        /// It could not be passed on.
        RelayFailed = "relay-failed", "relay failed";
        /// It is with the addressee.
        Delivered = "delivered", "delivered";
        /// It could not be delivered.
        NotDelivered = "not-delivered", "not delivered";
        /// The addressee opened it.
        Retrieved = "retrieved", "retrieved by the addressee";
        /// The addressee never opened it.
        NotRetrieved = "not-retrieved", "not retrieved";
    }
}

impl Delivery {
    /// Whether it says that the letter did not arrive.
    pub const fn is_failure(self) -> bool {
        matches!(
            self,
            Self::Rejected | Self::RelayFailed | Self::NotDelivered | Self::NotRetrieved
        )
    }
}

/// One piece of delivery evidence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// What it says.
    pub what: Delivery,
    /// When it happened.
    pub at: Moment,
    /// Who recorded it.
    pub by: Label,
    /// The words or number of the receipt.
    pub text: Foreign,
}

/// To whom a letter goes, and how.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Addressee {
    /// The state.
    pub country: CountryCode,
    /// The authority, as the officer wrote it.
    pub authority: Option<Foreign>,
    /// The channel.
    pub channel: Channel,
}

/// A letter as it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Letter {
    /// Number within the record, from 1.
    pub number: u32,
    /// What it does.
    pub kind: LetterKind,
    /// To whom.
    pub to: Addressee,
    /// In which language.
    pub language: Language,
    /// What the officer filled in, by the name of the field.
    pub values: BTreeMap<Label, Foreign>,
    /// Grounds, for a refusal.
    pub grounds: Vec<Ground>,
    /// Where it stands.
    pub state: LetterState,
    /// Who began it.
    pub by: Label,
    /// When it was begun.
    pub begun: Moment,
    /// Last change of its words.
    pub changed: Moment,
    /// The day and hour it bears: when its author gave it to a second officer.
    pub dated: Option<Moment>,
    /// Who gave it to a second officer; another officer must agree.
    pub author: Option<Label>,
    /// Why the second officer gave it back, when that was the last word.
    pub sent_back: Option<(Label, Foreign)>,
    /// The second officer, and the digest of the text that officer saw.
    pub authorised: Option<(Label, Moment, Digest)>,
    /// Who put it into the outbox, and until when it can be recalled.
    pub queued: Option<(Label, Moment)>,
    /// Folder of its package and digest of the manifest, once it left.
    pub package: Option<(String, Digest)>,
    /// When it left.
    pub left: Option<Moment>,
    /// Why it could not be written, when that was the last try.
    pub failed: Option<String>,
    /// Delivery evidence, oldest first.
    pub evidence: Vec<Evidence>,
    /// Digest of the text the officer saw who put it into the outbox.
    pub seen: Option<Digest>,
}

impl LetterKind {
    /// Whether a second officer must agree before it leaves: what asks for something, refuses, informs or corrects, and
    /// what answers a formal request. Receipts, questions, reminders and answers between police bodies go with one.
    pub const fn needs_second(self, request: RequestKind) -> bool {
        match self {
            Self::Request
            | Self::Refusal
            | Self::Withdrawal
            | Self::OwnInitiative
            | Self::Correction
            | Self::ConsentAnswer => true,
            Self::Reply | Self::PartialReply => !matches!(
                request,
                RequestKind::PoliceInformation | RequestKind::OwnInitiative | RequestKind::Other
            ),
            Self::Acknowledgement
            | Self::Question
            | Self::Clarification
            | Self::Reminder
            | Self::Delay
            | Self::ConsentRequest => false,
        }
    }
}

impl Letter {
    /// What was filled in under this name; empty when nothing was.
    pub fn value(&self, field: &str) -> &str {
        let found = self.values.iter().find(|(name, _)| name.as_str() == field);
        found.map_or("", |(_, value)| value.raw())
    }

    /// Whether it is the letter its record was begun for.
    pub const fn begins_record(&self) -> bool {
        matches!(self.kind, LetterKind::Request | LetterKind::OwnInitiative)
    }

    /// Whether its words can still change.
    pub const fn is_open(&self) -> bool {
        matches!(
            self.state,
            LetterState::Draft | LetterState::InReview | LetterState::Authorised
        )
    }
}
