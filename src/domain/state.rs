//! Where a record stands in its life.
//!
//! As far as triage needs: the full life cycle of requests grows here, not elsewhere.

use serde::{Deserialize, Serialize};

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
        /// The originator was asked a question.
        ClarificationAsked = "clarification-asked", "clarification asked";
        /// It went to a unit at home or a partner, who must answer.
        Forwarded = "forwarded", "forwarded";
        /// The originator has the answer.
        Answered = "answered", "answered";
        /// The desk told the originator no, with a ground.
        Refused = "refused", "refused";
        /// The desk does nothing with it, with a reason.
        Dismissed = "dismissed", "dismissed";
        /// Nothing is open any more.
        Closed = "closed", "closed";
        /// Our own request, being written.
        Drafted = "drafted", "drafted";
        /// Our own request, sent.
        Sent = "sent", "sent";
        /// Our own request, receipt confirmed abroad.
        Acknowledged = "acknowledged", "acknowledged";
        /// Our own request, being examined abroad.
        UnderExamination = "under-examination", "under examination";
        /// Our own request, carried out in part.
        PartlyExecuted = "partly-executed", "partly executed";
        /// Our own request, carried out.
        Executed = "executed", "executed";
        /// Put off with a reason.
        Postponed = "postponed", "postponed";
        /// Taken back by the requesting state.
        Withdrawn = "withdrawn", "withdrawn";
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
    /// The group a list shows.
    pub const fn phase(self) -> Phase {
        match self {
            Self::Received => Phase::New,
            Self::Accepted | Self::Assigned | Self::Drafted | Self::Postponed => Phase::InWork,
            Self::ClarificationAsked
            | Self::Forwarded
            | Self::Sent
            | Self::Acknowledged
            | Self::UnderExamination
            | Self::PartlyExecuted => Phase::Waiting,
            Self::Answered | Self::Closed | Self::Executed => Phase::Done,
            Self::Refused | Self::Dismissed | Self::Withdrawn => Phase::Refused,
        }
    }

    /// Whether anything is still to be done by anybody.
    pub const fn is_open(self) -> bool {
        matches!(self.phase(), Phase::New | Phase::InWork | Phase::Waiting)
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
