//! An order about one record that is filled in part by part: which parts it has, what each asks, what was answered.
//!
//! Never here: what an answer means, the order it becomes; `update::filling` knows.

use std::collections::BTreeMap;

use crate::domain::hit::HitStep;
use crate::domain::life::Step;
use crate::domain::{ItemId, Label};

/// What is ordered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ordered {
    /// A step in the life of the record.
    Step(Step),
    /// A time limit starts, in the place of another or beside them.
    StartClock {
        /// The rule's name.
        rule: Label,
        /// The clock it takes the place of.
        replaces: Option<u32>,
    },
    /// A clock stands still.
    PauseClock(u32),
    /// It goes on.
    ResumeClock(u32),
    /// It gets more time.
    ExtendClock(u32),
    /// Its start is corrected.
    MoveClock(u32),
    /// It ends.
    EndClock(u32),
    /// A step of the hit checklist is done.
    HitDone(HitStep),
    /// A step of it does not apply.
    HitAside(HitStep),
    /// An originator gave leave.
    Consent,
    /// An originator took leave back.
    RevokeConsent(u32),
    /// A second officer is asked to let something leave against a rule.
    Override,
    /// A promise was given (`true`) or received.
    Undertaking(bool),
    /// A promise was kept or fell away.
    Settle(u32),
    /// The unit confirmed receipt of a package.
    UnitReceived(u32),
    /// The unit answered.
    UnitAnswered(u32),
    /// An attempt to get an answer, from a unit about a package or from abroad.
    Chase(Option<u32>),
}

/// What is asked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Part {
    /// Grounds of a refusal.
    Grounds,
    /// Which part is refused or carried out.
    Piece,
    /// To whom it is transferred.
    Other,
    /// A text of several lines.
    Text,
    /// One line that must be there.
    Words,
    /// One line that may stay empty.
    Remark,
    /// Who decided.
    DecidedBy,
    /// When whoever asked was told.
    Notified,
    /// Until when.
    Until,
    /// Until when, where there may be no end.
    End,
    /// How much time.
    Amount,
    /// How a clock ended.
    How,
    /// The event a clock counts from.
    Start,
    /// What leave was given for.
    Scope,
    /// Who gave it.
    From,
    /// To which unit.
    Unit,
    /// To which state.
    Country,
    /// Against which rule.
    Rule,
    /// Which rung of the ladder.
    Rung,
    /// When it happened.
    At,
}

/// An order as far as it is filled in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filling {
    /// The record.
    pub id: ItemId,
    /// What is ordered.
    pub what: Ordered,
    /// What was answered, as typed or by the id of a choice.
    pub said: BTreeMap<Part, String>,
}

impl Filling {
    /// Nothing is answered yet.
    pub const fn new(id: ItemId, what: Ordered) -> Self {
        Self {
            id,
            what,
            said: BTreeMap::new(),
        }
    }

    /// What was answered.
    pub fn said(&self, part: Part) -> &str {
        self.said.get(&part).map_or("", String::as_str)
    }

    /// The part that is asked next, in reading order; `None` when all is answered.
    pub fn next(&self) -> Option<Part> {
        let open = |part: &Part| !self.said.contains_key(part) && !self.is_settled(*part);
        self.parts().iter().copied().find(open)
    }

    /// A named unit stands in a state of its own.
    fn is_settled(&self, part: Part) -> bool {
        part == Part::Country && !self.said(Part::Unit).is_empty()
    }

    /// What must be said, in order.
    pub const fn parts(&self) -> &'static [Part] {
        match &self.what {
            Ordered::Step(step) => step_parts(*step),
            Ordered::StartClock { replaces: None, .. } => &[Part::Start],
            Ordered::StartClock { .. } | Ordered::MoveClock(_) => &[Part::Start, Part::Words],
            Ordered::PauseClock(_) | Ordered::UnitAnswered(_) => &[Part::Words, Part::At],
            Ordered::ResumeClock(_) | Ordered::RevokeConsent(_) | Ordered::UnitReceived(_) => {
                &[Part::At]
            }
            Ordered::ExtendClock(_) => &[Part::Amount, Part::Words],
            Ordered::EndClock(_) => &[Part::How, Part::Words, Part::At],
            Ordered::HitDone(_) => &[Part::At, Part::Words],
            Ordered::HitAside(_) | Ordered::Settle(_) => &[Part::Words],
            Ordered::Consent => &[
                Part::Scope,
                Part::From,
                Part::Unit,
                Part::Country,
                Part::End,
                Part::Words,
                Part::At,
            ],
            Ordered::Override => &[Part::Unit, Part::Rule, Part::Words],
            Ordered::Undertaking(_) => &[Part::Words, Part::End],
            Ordered::Chase(_) => &[Part::Rung, Part::Words],
        }
    }

    /// The command of the table it comes from.
    pub const fn command(&self) -> &'static str {
        match &self.what {
            Ordered::Step(_) => "step",
            Ordered::StartClock { .. }
            | Ordered::PauseClock(_)
            | Ordered::ResumeClock(_)
            | Ordered::ExtendClock(_)
            | Ordered::MoveClock(_)
            | Ordered::EndClock(_) => "clocks",
            Ordered::HitDone(_) | Ordered::HitAside(_) => "hit",
            Ordered::Consent | Ordered::RevokeConsent(_) => "consent",
            Ordered::Override => "override",
            Ordered::Undertaking(_) | Ordered::Settle(_) => "undertaking",
            Ordered::UnitReceived(_) | Ordered::UnitAnswered(_) => "unit",
            Ordered::Chase(_) => "chase",
        }
    }

    /// What is ordered, for the titles of its boxes.
    pub fn title(&self) -> String {
        match &self.what {
            Ordered::Step(step) => sentence(step.title()),
            Ordered::StartClock {
                rule,
                replaces: None,
            } => format!("Start {rule}"),
            Ordered::StartClock { rule, .. } => format!("{rule} in its place"),
            Ordered::PauseClock(_) => "Stop the clock".to_owned(),
            Ordered::ResumeClock(_) => "Let the clock go on".to_owned(),
            Ordered::ExtendClock(_) => "More time".to_owned(),
            Ordered::MoveClock(_) => "Correct the start".to_owned(),
            Ordered::EndClock(_) => "End the clock".to_owned(),
            Ordered::HitDone(step) => step.title().to_owned(),
            Ordered::HitAside(step) => format!("{}: does not apply", step.title()),
            Ordered::Consent => "Consent".to_owned(),
            Ordered::RevokeConsent(number) => format!("Consent {number} taken back"),
            Ordered::Override => "Override".to_owned(),
            Ordered::Undertaking(true) => "Undertaking given".to_owned(),
            Ordered::Undertaking(false) => "Undertaking received".to_owned(),
            Ordered::Settle(number) => format!("Undertaking {number} settled"),
            Ordered::UnitReceived(number) => format!("Receipt of forwarding {number}"),
            Ordered::UnitAnswered(number) => format!("Answer to forwarding {number}"),
            Ordered::Chase(None) => "Chase the other state".to_owned(),
            Ordered::Chase(Some(number)) => format!("Chase the unit, forwarding {number}"),
        }
    }
}

/// What a step must say, besides that it was taken; when it happened comes last.
const fn step_parts(step: Step) -> &'static [Part] {
    match step {
        Step::Accept => &[],
        Step::Answer => &[Part::Text],
        Step::Close | Step::Reopen => &[Part::Remark],
        Step::Refuse => &[
            Part::Grounds,
            Part::Remark,
            Part::DecidedBy,
            Part::Notified,
            Part::At,
        ],
        Step::RefusePart => &[
            Part::Piece,
            Part::Grounds,
            Part::Remark,
            Part::DecidedBy,
            Part::Notified,
            Part::At,
        ],
        Step::ExecutePart => &[Part::Piece, Part::Remark, Part::At],
        Step::Postpone => &[Part::Text, Part::Until, Part::At],
        Step::Transfer => &[Part::Other, Part::Remark, Part::At],
        Step::Ask | Step::Withdraw | Step::Lapse => &[Part::Text, Part::At],
        _ => &[Part::Remark, Part::At],
    }
}

impl Part {
    /// Label of its field.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Grounds => "Grounds",
            Self::Piece => "Part",
            Self::Other | Self::Unit | Self::Country => "To",
            Self::Text | Self::Words | Self::Remark => "Words",
            Self::DecidedBy => "Decided by",
            Self::Notified => "Told",
            Self::Until | Self::End => "Until",
            Self::Amount => "Time",
            Self::How | Self::Rung => "How",
            Self::Start => "Start",
            Self::Scope => "For",
            Self::From => "From",
            Self::Rule => "Rule",
            Self::At => "When",
        }
    }

    /// Whether it is a moment of something that happened.
    pub const fn is_event(self) -> bool {
        matches!(self, Self::At | Self::Start | Self::Notified)
    }

    /// Whether it is a moment at all.
    pub const fn is_moment(self) -> bool {
        self.is_event() || matches!(self, Self::Until | Self::End)
    }
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Moment;

    fn filling(what: Ordered) -> Filling {
        Filling::new(ItemId::new(Moment::default(), 1), what)
    }

    #[test]
    fn parts_are_asked_in_order_and_each_once() {
        let mut refusal = filling(Ordered::Step(Step::Refuse));
        let mut asked = Vec::new();
        while let Some(part) = refusal.next() {
            asked.push(part);
            refusal.said.insert(part, String::new());
        }
        assert_eq!(asked, refusal.parts());
        assert_eq!(filling(Ordered::Step(Step::Accept)).next(), None);
    }

    #[test]
    fn a_named_unit_needs_no_state() {
        let mut consent = filling(Ordered::Consent);
        for part in [Part::Scope, Part::From] {
            consent.said.insert(part, "x".to_owned());
        }
        consent.said.insert(Part::Unit, "unit.drugs".to_owned());
        assert_eq!(consent.next(), Some(Part::End));
        consent.said.insert(Part::Unit, String::new());
        assert_eq!(consent.next(), Some(Part::Country));
    }

    #[test]
    fn every_step_has_words_and_a_title() {
        for step in Step::ALL {
            let filling = filling(Ordered::Step(*step));
            assert!(filling.title().starts_with(char::is_uppercase));
            for part in filling.parts() {
                assert!(!part.label().is_empty());
            }
        }
    }
}
