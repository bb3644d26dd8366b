//! Steps in the life of a record.
//!
//! The order is part of the storage format: append at the end, never insert or reorder.

use serde::{Deserialize, Serialize};

use crate::domain::kind::worded;

worded! {
    /// What happens to a record. Steps of a request of ours are mostly taken abroad and recorded here.
    Step {
        /// The desk takes the record on.
        Accept = "accept", "accept";
        /// Somebody at home gets it.
        Assign = "assign", "assign";
        /// A package about it left for a unit.
        Forward = "forward", "forward";
        /// Nothing is done with it.
        Dismiss = "dismiss", "dismiss";
        /// Whoever was asked begins to examine it.
        Examine = "examine", "examine";
        /// Whoever asks is asked what is missing.
        Ask = "ask", "ask for clarification";
        /// What was missing arrived, or was answered.
        Clarify = "clarified", "clarification given";
        /// It is recognised or granted.
        Grant = "grant", "grant";
        /// It begins to be carried out.
        Execute = "execute", "begin to execute";
        /// A part is carried out or answered.
        ExecutePart = "partly-executed", "execute in part";
        /// All of it is carried out.
        Complete = "executed", "complete the execution";
        /// Whoever asked has the answer.
        Answer = "answered", "answer";
        /// It is refused.
        Refuse = "refused", "refuse";
        /// A part of it is refused.
        RefusePart = "partly-refused", "refuse in part";
        /// It is put off.
        Postpone = "postpone", "postpone";
        /// It is taken up again after it was put off.
        Resume = "resume", "take up again";
        /// It is passed on to another state or authority.
        Transfer = "transfer", "transfer";
        /// Whoever asked takes it back.
        Withdraw = "withdrawn", "withdraw";
        /// Its time ran out or its object fell away.
        Lapse = "lapse", "let lapse";
        /// Nothing is open any more.
        Close = "close", "close";
        /// It is opened again.
        Reopen = "reopen", "reopen";
        /// Our letter goes to a second officer.
        Review = "review", "give to a second officer";
        /// The second officer gives it back.
        SendBack = "send-back", "give back to the author";
        /// The second officer agrees.
        Authorise = "authorise", "authorise";
        /// It leaves.
        Send = "send", "send";
        /// The channel reports that it is with the addressee.
        Deliver = "delivered", "record delivery";
        /// Receipt is confirmed.
        Acknowledge = "acknowledged", "record acknowledgement";
        /// The results are used.
        UseResults = "results-used", "use the results";
    }
}
