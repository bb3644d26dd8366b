//! The bookshelf as decisions ask it: time limits, calendars, what a letter lacks, the text of a letter.
//!
//! Never here: rules of the work; those are `decide`'s.

use std::fmt;
use std::sync::Arc;

use super::Profile;
use crate::domain::books::{Books, GroundBook, RuleQuestion};
use crate::domain::letter::Letter;
use crate::domain::timing::{Calendar, Rule};
use crate::domain::{CountryCode, Digest, Item, Label};
use crate::reference::Pack;

/// The bookshelf in use, for one desk. Cheap to make and to clone.
#[derive(Clone)]
pub struct DeskBooks {
    pack: Arc<Pack>,
    profile: Arc<Profile>,
}

impl DeskBooks {
    /// The books of a desk.
    pub const fn new(pack: Arc<Pack>, profile: Arc<Profile>) -> Self {
        Self { pack, profile }
    }
}

impl fmt::Debug for DeskBooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let version = &self.pack.manifest().version;
        write!(f, "DeskBooks({version}, {})", self.profile.home)
    }
}

impl Books for DeskBooks {
    fn rule(&self, _name: &Label) -> Option<Rule> {
        None
    }

    fn rules_for(&self, _question: &RuleQuestion<'_>) -> Vec<Rule> {
        Vec::new()
    }

    fn stops_on_question(&self, _name: &Label) -> bool {
        false
    }

    fn calendar(&self, _country: CountryCode) -> Option<Box<dyn Calendar + '_>> {
        None
    }

    fn missing(&self, _item: &Item, _letter: &Letter) -> Vec<String> {
        Vec::new()
    }

    fn text_digest(&self, _item: &Item, _letter: &Letter) -> Option<Digest> {
        None
    }

    fn grounds(&self, _instrument: Option<&Label>) -> GroundBook {
        GroundBook::default()
    }
}
