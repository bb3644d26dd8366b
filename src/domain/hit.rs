//! The steps of an urgent hit, from the first doubt about who it is to the person's release or surrender.
//!
//! Each is done, or set aside with a reason, at a time of its own; what is missing stays visible to the next shift.
//! Never here: which time limits an arrest starts.

use serde::{Deserialize, Serialize};

use super::kind::worded;
use super::{Foreign, Label, Moment};

worded! {
    /// Steps of the checklist, in the order they are worked through.
    HitStep {
        /// How the identity was confirmed.
        Identity = "identity", "Identity confirmed";
        /// The notice or alert is still valid, and when that was checked.
        Valid = "valid", "Notice still valid";
        /// The basis for an arrest here.
        ArrestBasis = "arrest-basis", "Basis for arrest here";
        /// Time and place of the arrest. Starts the clocks of provisional arrest.
        Arrest = "arrest", "Arrest";
        /// The requesting bureau was told.
        TellRequester = "tell-requester", "Requesting bureau told";
        /// The General Secretariat was told.
        TellSecretariat = "tell-secretariat", "General Secretariat told";
        /// The prosecutor was told.
        TellProsecutor = "tell-prosecutor", "Prosecutor told";
        /// The person was told of consular rights; the consulate was told if the person wishes.
        Consulate = "consulate", "Consular rights";
        /// An interpreter.
        Interpreter = "interpreter", "Interpreter";
        /// Minors with the person, health.
        Welfare = "welfare", "Minors and health";
        /// The documents for extradition or surrender were asked for.
        AskDocuments = "ask-documents", "Documents requested";
        /// They arrived.
        Documents = "documents", "Documents received";
        /// The person was released.
        Released = "released", "Released";
        /// The person was surrendered.
        Surrendered = "surrendered", "Surrendered";
    }
}

impl HitStep {
    /// What an officer is asked.
    pub const fn question(self) -> &'static str {
        match self {
            Self::Identity => "How was the identity confirmed, and by whom?",
            Self::Valid => "Is the notice still valid? Where and when was that checked?",
            Self::ArrestBasis => "On what basis can the person be arrested here?",
            Self::Arrest => "When and where was the person arrested?",
            Self::TellRequester => "How was the requesting bureau told?",
            Self::TellSecretariat => "How was the General Secretariat told?",
            Self::TellProsecutor => "Which prosecutor was told?",
            Self::Consulate => "Was the person told of the right, and what did the person wish?",
            Self::Interpreter => "Which interpreter, for which language?",
            Self::Welfare => "Are minors with the person? Is a doctor needed?",
            Self::AskDocuments => "Which documents were asked for, from whom?",
            Self::Documents => "Which documents arrived, and how?",
            Self::Released => "When and why was the person released?",
            Self::Surrendered => "When and to whom was the person surrendered?",
        }
    }

    /// Whether it ends the matter: one of the two is enough.
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Released | Self::Surrendered)
    }
}

/// A step that was done, or set aside.
///
/// The order of fields is the storage format: append at the end, never insert or reorder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HitMark {
    /// Which.
    pub step: HitStep,
    /// False when it does not apply here, with the reason in the words.
    pub done: bool,
    /// When it was done.
    pub at: Moment,
    /// Words.
    pub text: Foreign,
    /// Who recorded it.
    pub by: Label,
    /// When it was recorded.
    pub recorded: Moment,
}

/// The checklist of a record.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct HitList {
    /// When it was opened.
    pub opened: Option<Moment>,
    /// Marks, the newest of a step counts.
    pub marks: Vec<HitMark>,
}

impl HitList {
    /// The mark of a step.
    pub fn mark(&self, step: HitStep) -> Option<&HitMark> {
        self.marks.iter().rev().find(|mark| mark.step == step)
    }

    /// Whether it is open: begun, and neither released nor surrendered.
    pub fn is_open(&self) -> bool {
        let ended = |step| self.mark(step).is_some_and(|mark| mark.done);
        self.opened.is_some() && !ended(HitStep::Released) && !ended(HitStep::Surrendered)
    }

    /// Steps nobody has done or set aside; of the two ends the first stands for both.
    pub fn missing(&self) -> Vec<HitStep> {
        if !self.is_open() {
            return Vec::new();
        }
        let steps = HitStep::ALL.iter().copied();
        steps
            .filter(|step| self.mark(*step).is_none() && *step != HitStep::Surrendered)
            .collect()
    }
}
