//! Where a record stands in its life. Which step leads where is the table in `life`.
//!
//! The order of [`State`] is part of the storage format: append at the end, never insert or reorder.

use serde::{Deserialize, Serialize};

use super::Direction;
use super::kind::worded;

worded! {
    /// Where a record stands.
    State {
        /// In the house, nobody has decided anything.
        Received = "received", "received";
        /// The desk acts on it.
        Accepted = "accepted", "accepted";
        /// An officer or a unit has it.
        Assigned = "assigned", "assigned";
        /// Whoever asks was asked what is missing.
        ClarificationAsked = "clarification-asked", "clarification asked";
        /// It went to a unit at home or a partner, who must answer.
        Forwarded = "forwarded", "forwarded";
        /// Whoever asked has the answer.
        Answered = "answered", "answered";
        /// Whoever asked was told no, with a ground.
        Refused = "refused", "refused";
        /// The desk does nothing with it, with a reason.
        Dismissed = "dismissed", "dismissed";
        /// Nothing is open any more.
        Closed = "closed", "closed";
        /// Our own, being written.
        Drafted = "drafted", "drafted";
        /// Our own, sent.
        Sent = "sent", "sent";
        /// Receipt confirmed abroad.
        Acknowledged = "acknowledged", "acknowledged";
        /// Being examined by whoever was asked.
        UnderExamination = "under-examination", "under examination";
        /// Carried out or answered in part.
        PartlyExecuted = "partly-executed", "partly executed";
        /// Carried out.
        Executed = "executed", "executed";
        /// Put off with a reason.
        Postponed = "postponed", "postponed";
        /// Taken back by whoever asked.
        Withdrawn = "withdrawn", "withdrawn";
        /// Our own, with a second officer.
        InReview = "in-review", "in review";
        /// Our own, authorised to leave.
        Authorised = "authorised", "authorised";
        /// With the addressee, as the channel reports.
        Delivered = "delivered", "delivered";
        /// What was missing was answered.
        ClarificationGiven = "clarification-given", "clarification given";
        /// Recognised or granted: it will be carried out.
        Granted = "granted", "granted";
        /// Being carried out.
        Executing = "executing", "being executed";
        /// Refused in part.
        PartlyRefused = "partly-refused", "partly refused";
        /// Passed on to another state or authority, which answers.
        Transferred = "transferred", "transferred";
        /// Over because its time ran out or its object fell away.
        Lapsed = "lapsed", "lapsed";
        /// The results were used; what is owed for them is not over.
        ResultsUsed = "results-used", "results used";
    }
}

worded! {
    /// Five groups of states, as lists show them.
    Phase {
        /// Nobody has decided.
        New = "new", "new";
        /// Somebody at home works on it.
        InWork = "in-work", "in work";
        /// Somebody else must answer.
        Waiting = "waiting", "waiting";
        /// Finished.
        Done = "done", "done";
        /// Ended without doing what was asked.
        Refused = "refused", "refused";
    }
}

impl State {
    /// The group a list shows. Who must act depends on which way the record travels: what is examined abroad is waited for,
    /// what is examined at home is worked on.
    pub const fn phase(self, direction: Direction) -> Phase {
        let ours = matches!(direction, Direction::Out);
        match self {
            Self::Received => Phase::New,
            Self::Accepted
            | Self::Assigned
            | Self::Drafted
            | Self::InReview
            | Self::Authorised
            | Self::PartlyRefused => Phase::InWork,
            Self::Forwarded
            | Self::Sent
            | Self::Delivered
            | Self::Acknowledged
            | Self::Postponed => Phase::Waiting,
            Self::UnderExamination
            | Self::ClarificationGiven
            | Self::Granted
            | Self::Executing
            | Self::PartlyExecuted => {
                if ours {
                    Phase::Waiting
                } else {
                    Phase::InWork
                }
            }
            Self::ClarificationAsked => {
                if ours {
                    Phase::InWork
                } else {
                    Phase::Waiting
                }
            }
            Self::Executed => {
                if ours {
                    Phase::Done
                } else {
                    Phase::InWork
                }
            }
            Self::Answered | Self::Closed | Self::ResultsUsed => Phase::Done,
            Self::Refused
            | Self::Dismissed
            | Self::Withdrawn
            | Self::Transferred
            | Self::Lapsed => Phase::Refused,
        }
    }

    /// Whether anything is still to be done by anybody.
    pub const fn is_open(self, direction: Direction) -> bool {
        matches!(
            self.phase(direction),
            Phase::New | Phase::InWork | Phase::Waiting
        )
    }
}

impl Phase {
    /// One ASCII sign: `*` new, `~` in work, `?` waiting, `=` done, `x` refused.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::New => "*",
            Self::InWork => "~",
            Self::Waiting => "?",
            Self::Done => "=",
            Self::Refused => "x",
        }
    }
}
