//! The table of transitions. One row: a step, the way the record travels, its kinds, the states it is possible in, and the
//! state it leads to. At most one row answers a question; a test holds that.
//!
//! Source: practice of liaison desks and the message states of judicial exchange systems; no instrument fixes these states.

use super::Step;
use crate::domain::{Direction, Kind, RequestKind, State};
use State as S;

/// A set of kinds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KindSet(u32);

const ALERTS: u32 = 1 << 30;
const MESSAGES: u32 = 1 << 31;

impl KindSet {
    /// Alerts of every colour.
    pub const ALERTS: Self = Self(ALERTS);
    /// Messages about a request that stand alone.
    pub const MESSAGES: Self = Self(MESSAGES);
    /// Every kind of request.
    pub const REQUESTS: Self = Self(!(ALERTS | MESSAGES));
    /// Everything.
    pub const ALL: Self = Self(u32::MAX);

    /// The set that holds just this kind.
    pub const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Alert(_) => Self::ALERTS,
            Kind::Message(_) => Self::MESSAGES,
            Kind::Request(kind) => Self(1 << kind as u32),
        }
    }

    /// Kinds of request.
    const fn requests(kinds: &[RequestKind]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < kinds.len() {
            set |= 1 << kinds[at] as u32;
            at += 1;
        }
        Self(set)
    }

    const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two have a kind in common.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Transition {
    /// What happens.
    pub step: Step,
    /// Which way the record travels.
    pub way: Direction,
    /// For which kinds.
    pub kinds: KindSet,
    /// In which states.
    pub from: &'static [State],
    /// Where it leads.
    pub to: State,
}

/// Information that nobody asked for: nothing is granted, refused or executed.
const TOLD: KindSet = KindSet::requests(&[RequestKind::OwnInitiative]);
/// Requests that are answered with information or a decision alone.
const INFORMATION: KindSet =
    KindSet::requests(&[RequestKind::PoliceInformation, RequestKind::Consent]);
/// Requests about one person's liberty: nothing is carried out by halves, but some offences may be left out.
const PERSONS: KindSet = KindSet::requests(&[
    RequestKind::Extradition,
    RequestKind::ProvisionalArrest,
    RequestKind::ArrestWarrant,
]);
/// Requests somebody wants an answer to.
const ASKED: KindSet = KindSet::REQUESTS.without(TOLD);
/// Requests that are granted and then carried out.
const CARRIED_OUT: KindSet = ASKED.without(INFORMATION);
/// Requests that can be carried out in part.
const IN_PARTS: KindSet = ASKED.without(PERSONS);
const TRIAGED: KindSet = KindSet::ALL;

/// A record from abroad in which the desk or somebody at home must still act.
const AT_HOME: &[State] = &[
    S::Received,
    S::Accepted,
    S::Assigned,
    S::Forwarded,
    S::UnderExamination,
    S::ClarificationAsked,
    S::ClarificationGiven,
    S::Granted,
    S::Executing,
    S::PartlyExecuted,
    S::PartlyRefused,
    S::Postponed,
];
/// The same before anything was granted.
const UNDECIDED: &[State] = &[
    S::Received,
    S::Accepted,
    S::Assigned,
    S::Forwarded,
    S::UnderExamination,
    S::ClarificationAsked,
    S::ClarificationGiven,
    S::PartlyRefused,
];
/// The same once it is being worked on and nothing is carried out yet.
const TAKEN_ON: &[State] = &[
    S::Accepted,
    S::Assigned,
    S::Forwarded,
    S::UnderExamination,
    S::ClarificationGiven,
    S::PartlyRefused,
];
/// Ended at home.
const ENDED_AT_HOME: &[State] = &[
    S::Answered,
    S::Refused,
    S::Dismissed,
    S::Withdrawn,
    S::Transferred,
    S::Lapsed,
];
/// A request of ours that is on its way or abroad.
const ABROAD: &[State] = &[
    S::Sent,
    S::Delivered,
    S::Acknowledged,
    S::UnderExamination,
    S::ClarificationAsked,
    S::ClarificationGiven,
    S::Granted,
    S::Executing,
    S::PartlyExecuted,
    S::PartlyRefused,
    S::Postponed,
];
/// The same before anything was granted.
const ABROAD_UNDECIDED: &[State] = &[
    S::Sent,
    S::Delivered,
    S::Acknowledged,
    S::UnderExamination,
    S::ClarificationAsked,
    S::ClarificationGiven,
    S::PartlyRefused,
    S::Postponed,
];
const WRITTEN: &[State] = &[S::Drafted, S::InReview, S::Authorised];
/// Ended abroad, or given up.
const ENDED_ABROAD: &[State] = &[
    S::Answered,
    S::Executed,
    S::ResultsUsed,
    S::Refused,
    S::Withdrawn,
    S::Transferred,
    S::Lapsed,
];

const fn inward(step: Step, kinds: KindSet, from: &'static [State], to: State) -> Transition {
    Transition {
        step,
        way: Direction::In,
        kinds,
        from,
        to,
    }
}

const fn outward(step: Step, kinds: KindSet, from: &'static [State], to: State) -> Transition {
    Transition {
        step,
        way: Direction::Out,
        kinds,
        from,
        to,
    }
}

/// Every transition there is.
pub const TRANSITIONS: &[Transition] = &[
    // From abroad.
    inward(Step::Accept, TRIAGED, &[S::Received], S::Accepted),
    inward(
        Step::Assign,
        TRIAGED,
        &[S::Received, S::Accepted, S::Assigned, S::Forwarded],
        S::Assigned,
    ),
    inward(
        Step::Forward,
        TRIAGED,
        &[
            S::Received,
            S::Accepted,
            S::Assigned,
            S::Forwarded,
            S::UnderExamination,
            S::ClarificationGiven,
        ],
        S::Forwarded,
    ),
    inward(Step::Dismiss, TRIAGED, UNDECIDED, S::Dismissed),
    inward(
        Step::Examine,
        KindSet::REQUESTS,
        &[
            S::Received,
            S::Accepted,
            S::Assigned,
            S::Forwarded,
            S::ClarificationGiven,
        ],
        S::UnderExamination,
    ),
    inward(
        Step::Ask,
        TRIAGED,
        &[
            S::Received,
            S::Accepted,
            S::Assigned,
            S::Forwarded,
            S::UnderExamination,
            S::ClarificationGiven,
            S::PartlyRefused,
            S::Granted,
            S::Executing,
            S::PartlyExecuted,
        ],
        S::ClarificationAsked,
    ),
    inward(
        Step::Clarify,
        TRIAGED,
        &[S::ClarificationAsked],
        S::ClarificationGiven,
    ),
    inward(Step::Grant, CARRIED_OUT, TAKEN_ON, S::Granted),
    inward(
        Step::Execute,
        CARRIED_OUT,
        &[S::Granted, S::PartlyExecuted, S::ClarificationGiven],
        S::Executing,
    ),
    inward(
        Step::ExecutePart,
        IN_PARTS,
        &[
            S::Accepted,
            S::Assigned,
            S::Forwarded,
            S::UnderExamination,
            S::ClarificationGiven,
            S::PartlyRefused,
            S::Granted,
            S::Executing,
            S::PartlyExecuted,
        ],
        S::PartlyExecuted,
    ),
    inward(
        Step::Complete,
        CARRIED_OUT,
        &[S::Granted, S::Executing, S::PartlyExecuted],
        S::Executed,
    ),
    inward(
        Step::Answer,
        ASKED.and(KindSet::ALERTS).and(KindSet::MESSAGES),
        AT_HOME,
        S::Answered,
    ),
    inward(Step::Answer, CARRIED_OUT, &[S::Executed], S::Answered),
    inward(Step::Refuse, ASKED, AT_HOME, S::Refused),
    inward(
        Step::RefusePart,
        ASKED,
        &[
            S::Accepted,
            S::Assigned,
            S::Forwarded,
            S::UnderExamination,
            S::ClarificationGiven,
            S::PartlyRefused,
            S::Granted,
            S::Executing,
            S::PartlyExecuted,
        ],
        S::PartlyRefused,
    ),
    inward(
        Step::Postpone,
        ASKED,
        &[
            S::Accepted,
            S::Assigned,
            S::Forwarded,
            S::UnderExamination,
            S::ClarificationGiven,
            S::PartlyRefused,
            S::Granted,
            S::Executing,
            S::PartlyExecuted,
        ],
        S::Postponed,
    ),
    inward(Step::Resume, ASKED, &[S::Postponed], S::UnderExamination),
    inward(Step::Transfer, TRIAGED, UNDECIDED, S::Transferred),
    inward(Step::Withdraw, TRIAGED, AT_HOME, S::Withdrawn),
    inward(Step::Withdraw, CARRIED_OUT, &[S::Executed], S::Withdrawn),
    inward(Step::Lapse, KindSet::REQUESTS, AT_HOME, S::Lapsed),
    inward(Step::Close, TRIAGED, AT_HOME, S::Closed),
    inward(Step::Close, CARRIED_OUT, &[S::Executed], S::Closed),
    inward(Step::Close, TRIAGED, ENDED_AT_HOME, S::Closed),
    inward(Step::Reopen, TRIAGED, ENDED_AT_HOME, S::Accepted),
    inward(Step::Reopen, TRIAGED, &[S::Closed], S::Accepted),
    // Our own.
    outward(Step::Review, KindSet::ALL, &[S::Drafted], S::InReview),
    outward(
        Step::SendBack,
        KindSet::ALL,
        &[S::InReview, S::Authorised],
        S::Drafted,
    ),
    outward(Step::Authorise, KindSet::ALL, &[S::InReview], S::Authorised),
    outward(Step::Send, KindSet::ALL, &[S::Authorised], S::Sent),
    outward(Step::Deliver, KindSet::ALL, &[S::Sent], S::Delivered),
    outward(
        Step::Acknowledge,
        KindSet::ALL,
        &[S::Sent, S::Delivered],
        S::Acknowledged,
    ),
    outward(
        Step::Examine,
        KindSet::REQUESTS,
        &[
            S::Sent,
            S::Delivered,
            S::Acknowledged,
            S::ClarificationGiven,
        ],
        S::UnderExamination,
    ),
    outward(
        Step::Ask,
        KindSet::ALL,
        &[
            S::Sent,
            S::Delivered,
            S::Acknowledged,
            S::UnderExamination,
            S::ClarificationGiven,
            S::PartlyRefused,
            S::Granted,
            S::Executing,
            S::PartlyExecuted,
        ],
        S::ClarificationAsked,
    ),
    outward(
        Step::Clarify,
        KindSet::ALL,
        &[S::ClarificationAsked],
        S::ClarificationGiven,
    ),
    outward(
        Step::Grant,
        CARRIED_OUT,
        &[
            S::Sent,
            S::Delivered,
            S::Acknowledged,
            S::UnderExamination,
            S::ClarificationGiven,
            S::PartlyRefused,
        ],
        S::Granted,
    ),
    outward(
        Step::Execute,
        CARRIED_OUT,
        &[S::Granted, S::PartlyExecuted, S::ClarificationGiven],
        S::Executing,
    ),
    outward(Step::ExecutePart, IN_PARTS, ABROAD, S::PartlyExecuted),
    outward(
        Step::Complete,
        CARRIED_OUT,
        &[
            S::Acknowledged,
            S::UnderExamination,
            S::ClarificationGiven,
            S::Granted,
            S::Executing,
            S::PartlyExecuted,
            S::PartlyRefused,
        ],
        S::Executed,
    ),
    outward(
        Step::Answer,
        ASKED.and(KindSet::ALERTS).and(KindSet::MESSAGES),
        ABROAD,
        S::Answered,
    ),
    outward(Step::Refuse, ASKED, ABROAD, S::Refused),
    outward(Step::RefusePart, ASKED, ABROAD, S::PartlyRefused),
    outward(
        Step::Postpone,
        ASKED,
        &[
            S::Sent,
            S::Delivered,
            S::Acknowledged,
            S::UnderExamination,
            S::ClarificationGiven,
            S::PartlyRefused,
            S::Granted,
            S::Executing,
            S::PartlyExecuted,
        ],
        S::Postponed,
    ),
    outward(Step::Resume, ASKED, &[S::Postponed], S::UnderExamination),
    outward(
        Step::Transfer,
        KindSet::ALL,
        ABROAD_UNDECIDED,
        S::Transferred,
    ),
    outward(Step::Withdraw, KindSet::ALL, ABROAD, S::Withdrawn),
    outward(Step::Lapse, KindSet::REQUESTS, ABROAD, S::Lapsed),
    outward(Step::Dismiss, KindSet::ALL, WRITTEN, S::Dismissed),
    outward(
        Step::UseResults,
        ASKED,
        &[S::Answered, S::Executed, S::PartlyExecuted],
        S::ResultsUsed,
    ),
    outward(Step::Close, KindSet::ALL, ABROAD, S::Closed),
    outward(Step::Close, KindSet::ALL, ENDED_ABROAD, S::Closed),
    outward(Step::Reopen, KindSet::ALL, ENDED_ABROAD, S::Sent),
    outward(Step::Reopen, KindSet::ALL, &[S::Closed], S::Sent),
    outward(Step::Reopen, KindSet::ALL, &[S::Dismissed], S::Drafted),
];
