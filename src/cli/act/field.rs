//! The fields an action can carry: their names on the command line, and what each stands for.
//!
//! Never here: which action needs which field, reading values.
use crate::domain::clock::ClockEnd;
use crate::domain::command::WritingKind;
use crate::domain::consent::ConsentScope;
use crate::domain::content::Channel;
use crate::domain::ground::Ground;
use crate::domain::hit::HitStep;
use crate::domain::letter::{Delivery, Language, LetterKind};
use crate::domain::link::Relation;
use crate::domain::reason::DismissReason;
use crate::domain::release::{ReleaseRule, Sensitive, Use};
use crate::domain::{Priority, chase::Rung};
use crate::reference::CooperationKind;

/// Declares the fields with their names behind the two hyphens and what their values stand for, in capitals.
macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $name:literal, $value:literal;)+) => {
        /// A field, written `--name VALUE`.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Field { $($(#[$doc])* $field,)+ }

        impl Field {
            /// Every field, in the order of the help text.
            pub const ALL: &'static [Self] = &[$(Self::$field,)+];

            /// The name behind the two hyphens.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$field => $name,)+ }
            }

            /// What the value stands for, in capitals; empty for a field without a value.
            pub const fn value_name(self) -> &'static str {
                match self { $(Self::$field => $value,)+ }
            }
        }
    };
}

fields! {
    /// Officer, unit, state or authority.
    To = "to", "WHOM";
    /// Priority.
    Priority = "priority", "STEP";
    /// Tag.
    Tag = "tag", "TAG";
    /// Words.
    Text = "text", "WORDS";
    /// When something is due.
    Due = "due", "RFC3339";
    /// Time limit of the bookshelf.
    Rule = "rule", "RULE";
    /// Until when.
    Until = "until", "RFC3339";
    /// When it happened.
    At = "at", "RFC3339";
    /// Reason from the list.
    Reason = "reason", "WORD";
    /// Another record.
    Other = "other", "REF";
    /// What two records are to each other.
    Relation = "relation", "WORD";
    /// Why something is sent.
    Purpose = "purpose", "WORDS";
    /// Legal basis.
    Basis = "basis", "WORDS";
    /// When the unit must answer.
    AnswerBy = "answer-by", "RFC3339";
    /// Parts that stay here.
    Withhold = "withhold", "NAME";
    /// Number of a forwarding within the record.
    Dispatch = "dispatch", "N";
    /// Which text or letter.
    Kind = "kind", "WORD";
    /// Instrument of the bookshelf.
    Instrument = "instrument", "ID";
    /// Kind of cooperation, or use.
    For = "for", "KIND";
    /// Crime areas.
    Crime = "crime", "AREA[,AREA]";
    /// The day for which something is asked.
    On = "on", "DATE";
    /// The officer's reason.
    Why = "why", "WORDS";
    /// Ground of refusal.
    Ground = "ground", "CODE";
    /// Which part.
    Part = "part", "WORDS";
    /// Who decided.
    DecidedBy = "decided-by", "WORDS";
    /// When whoever asked was told.
    Notified = "notified", "RFC3339";
    /// Number of a clock within the record.
    Clock = "clock", "N";
    /// The event a clock counts from.
    Start = "start", "RFC3339";
    /// Whether the day of that event counts.
    FirstDay = "first-day", "WORD";
    /// The clock it takes the place of.
    Replaces = "replaces", "N";
    /// How much more time.
    By = "by", "AMOUNT";
    /// How a clock ended.
    How = "how", "WORD";
    /// Number of a letter within the record.
    Letter = "letter", "N";
    /// Language of a letter.
    Language = "language", "WORD";
    /// Channel of a letter.
    Channel = "channel", "WORD";
    /// Authority, in words.
    Authority = "authority", "WORDS";
    /// Field of a letter.
    Name = "field", "NAME";
    /// What it says.
    Value = "value", "WORDS";
    /// Digest of the text an officer saw.
    Digest = "digest", "HEX";
    /// What happened to a letter, or which data.
    What = "what", "WORD";
    /// Who gave consent.
    From = "from", "CC";
    /// What a consent is for.
    Scope = "scope", "WORD";
    /// To which state.
    Country = "country", "CC";
    /// Number of a consent, override or undertaking.
    Number = "number", "N";
    /// The rule that says no.
    Against = "against", "WORD";
    /// Whether a promise was given or received.
    Way = "way", "WORD";
    /// Step of the hit checklist.
    Step = "step", "WORD";
    /// It does not apply here.
    NotApplicable = "not-applicable", "";
    /// Rung of the ladder of reminders.
    Rung = "rung", "WORD";
}

impl Field {
    /// Whether it can be given more than once.
    pub const fn is_repeatable(self) -> bool {
        matches!(self, Self::Ground | Self::Withhold)
    }

    /// Whether it stands alone, without a value.
    pub const fn is_switch(self) -> bool {
        self.value_name().is_empty()
    }

    /// One line of help.
    pub fn about(self) -> String {
        self.choices()
            .unwrap_or_else(|| self.words().unwrap_or_default().to_owned())
    }

    /// What it may say, for fields that take a word of a list.
    fn choices(self) -> Option<String> {
        Some(match self {
            Self::Priority => choices(Priority::ALL.iter().map(|step| step.word())),
            Self::Reason => choices(DismissReason::ALL.iter().map(|reason| reason.word())),
            Self::Relation => choices(Relation::ALL.iter().map(|relation| relation.word())),
            Self::Kind => format!(
                "Of a draft: {}; of a letter: {}",
                choices(WritingKind::ALL.iter().map(|kind| kind.word())),
                choices(LetterKind::ALL.iter().map(|kind| kind.word()))
            ),
            Self::For => format!(
                "Of a basis: {}; of a forwarding: {}",
                choices(CooperationKind::ALL.iter().map(|kind| kind.word())),
                choices(Use::ALL.iter().map(|purpose| purpose.word()))
            ),
            Self::Ground => format!(
                "Ground of refusal, more than once for more: {}",
                choices(Ground::ALL.iter().map(|ground| ground.word()))
            ),
            Self::FirstDay => "Whether the day of the event counts: same or next".into(),
            Self::How => choices(ClockEnd::ALL.iter().map(|how| how.word())),
            Self::Language => choices(Language::ALL.iter().map(|language| language.word())),
            Self::Channel => choices(Channel::ALL.iter().map(|channel| channel.word())),
            Self::What => format!(
                "Of a delivery: {}; of sensitive data: {}",
                choices(Delivery::ALL.iter().map(|what| what.word())),
                choices(Sensitive::ALL.iter().map(|what| what.word()))
            ),
            Self::Scope => choices(ConsentScope::ALL.iter().map(|scope| scope.word())),
            Self::Against => choices(ReleaseRule::ALL.iter().map(|rule| rule.word())),
            Self::Way => "given or received".into(),
            Self::Step => choices(HitStep::ALL.iter().map(|step| step.word())),
            Self::Rung => choices(Rung::ALL.iter().map(|rung| rung.word())),
            _ => return None,
        })
    }

    const fn words(self) -> Option<&'static str> {
        Some(match self {
            Self::To => "The unit or officer by id, the state, or the authority in words",
            Self::Tag => "A tag: letters, digits, - _ . +",
            Self::Text => "The words",
            Self::Due => "When the act is due",
            Self::Rule => "A time limit of the bookshelf, by name",
            Self::Until => "Until when",
            Self::At => "When it happened; now when absent",
            Self::Other => "The other record",
            Self::Purpose => "Why it is sent",
            Self::Basis => "On what legal basis",
            Self::AnswerBy => "When the unit must answer",
            Self::Withhold => {
                "A part that stays here, such as text or attachment-1; more than once for more"
            }
            Self::Dispatch => "The forwarding; the newest one that fits when absent",
            Self::Instrument => "A treaty of the bookshelf, by name",
            Self::Crime => "Crime areas; those of the record when absent",
            Self::On => "The day it is asked for, today when absent",
            Self::Why => "Why, in your own words",
            Self::Part => "Which part, in words",
            Self::DecidedBy => "Who decided",
            Self::Notified => "When whoever asked was told",
            Self::Clock => "The clock; the only one a rule keeps running when absent",
            Self::Start => "The event it counts from; receipt when absent",
            Self::Replaces => "The clock it takes the place of",
            Self::By => "How much more time, such as \"30 days\"",
            Self::Letter => "The letter; the newest open one when absent",
            Self::Authority => "The authority, in words",
            Self::Name => "A field of the letter's form",
            Self::Value => "What it says; empty takes it out",
            Self::Digest => "Digest of the text you saw; the text as it stands when absent",
            Self::From => "The state or body that gave it; the originator when absent",
            Self::Country => "To which state; this one when absent",
            Self::Number => "Its number; the only open one when absent",
            Self::NotApplicable => "The step does not apply here",
            _ => return None,
        })
    }
}

/// `a, b or c`.
pub(super) fn choices<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.collect();
    match words.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_says_what_it_is() {
        for field in Field::ALL {
            assert!(!field.about().is_empty(), "{field:?}");
        }
    }
}
