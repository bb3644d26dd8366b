//! What a decision may ask of the bookshelf: time limits, the days of a state, what a letter still lacks.
//!
//! A trait, so that the rules stay free of files: the desk answers from the pack in use, a test from a few lines.
//! Never here: the answers.

use std::fmt;

use super::ground::Ground;
use super::letter::Letter;
use super::timing::{Calendar, Rule};
use super::{CountryCode, Digest, Item, Label, RequestKind};

/// Which time limits are asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RuleQuestion<'a> {
    /// The kind of request.
    pub kind: RequestKind,
    /// The instrument it rests on, by its name in the table of treaties.
    pub treaty: Option<&'a str>,
    /// Whether it is urgent.
    pub urgent: bool,
}

/// What an instrument says of grounds of refusal.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GroundBook {
    /// Whether no other ground is allowed.
    pub closed: bool,
    /// Ground, whether it binds (`None`: not known), article and how sure, in words.
    pub known: Vec<(Ground, Option<bool>, String)>,
}

/// The bookshelf as decisions see it.
pub trait Books: fmt::Debug {
    /// The time limit of this name.
    fn rule(&self, name: &Label) -> Option<Rule>;
    /// Time limits proposed for a request, the strictest of two alternatives first.
    fn rules_for(&self, question: &RuleQuestion<'_>) -> Vec<Rule>;
    /// Whether a question to whoever asks lets this time limit stand still.
    fn stops_on_question(&self, name: &Label) -> bool;
    /// The days of a state.
    fn calendar(&self, country: CountryCode) -> Option<Box<dyn Calendar + '_>>;
    /// What must be filled in before the letter can leave, one name each.
    fn missing(&self, item: &Item, letter: &Letter) -> Vec<String>;
    /// Digest of the letter's text as it would be sent now; `None` when it cannot be made.
    fn text_digest(&self, item: &Item, letter: &Letter) -> Option<Digest>;
    /// Grounds of refusal under the instrument.
    fn grounds(&self, instrument: Option<&Label>) -> GroundBook;
}

/// A bookshelf that knows nothing.
#[derive(Clone, Copy, Debug)]
pub struct NoBooks;

impl Books for NoBooks {
    fn rule(&self, _: &Label) -> Option<Rule> {
        None
    }

    fn rules_for(&self, _: &RuleQuestion<'_>) -> Vec<Rule> {
        Vec::new()
    }

    fn stops_on_question(&self, _: &Label) -> bool {
        false
    }

    fn calendar(&self, _: CountryCode) -> Option<Box<dyn Calendar + '_>> {
        None
    }

    fn missing(&self, _: &Item, _: &Letter) -> Vec<String> {
        Vec::new()
    }

    fn text_digest(&self, _: &Item, _: &Letter) -> Option<Digest> {
        None
    }

    fn grounds(&self, _: Option<&Label>) -> GroundBook {
        GroundBook::default()
    }
}
