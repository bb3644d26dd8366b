//! The legal-basis finder as the officer has it: the question, the answer, the entry under the cursor, how far it is read.
//!
//! Never here: which instrument binds whom; the bookshelf says.

use std::sync::Arc;

use super::entries::Entries;
use crate::desk::Asked;
use crate::domain::ItemId;
use crate::reference::{Answer, Basis, Excluded, Pack};

/// The finder.
#[derive(Clone, Debug)]
pub struct Finder {
    /// The question.
    pub asked: Asked,
    /// The record it was opened from, which can take the basis.
    pub record: Option<ItemId>,
    /// The answer; `None` while something is missing in the question.
    pub answer: Option<Arc<Answer>>,
    /// How often it was asked.
    pub rev: u64,
    /// The entry under the cursor, options first, then what is excluded; how far the answer is read.
    pub read: Entries,
}

/// An entry of the answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entry<'a> {
    /// It binds both states.
    Option(&'a Basis),
    /// It is not offered.
    Excluded(&'a Excluded),
}

impl Entry<'_> {
    /// The instrument's name in the pack.
    pub fn id(&self) -> &str {
        match self {
            Self::Option(basis) => &basis.id,
            Self::Excluded(excluded) => &excluded.id,
        }
    }

    /// The title people use.
    pub fn title(&self) -> &str {
        match self {
            Self::Option(basis) => &basis.title,
            Self::Excluded(excluded) => &excluded.title,
        }
    }
}

impl Finder {
    /// The finder with its first answer.
    pub fn new(asked: Asked, record: Option<ItemId>, pack: &Pack) -> Self {
        let mut finder = Self {
            asked,
            record,
            answer: None,
            rev: 0,
            read: Entries::default(),
        };
        finder.ask(pack);
        finder
    }

    /// Asks again because the question or the bookshelf changed.
    pub fn ask(&mut self, pack: &Pack) {
        let answer = self.asked.put(pack, |question| pack.basis(question));
        self.answer = answer.map(Arc::new);
        self.rev += 1;
        self.read = Entries::of(self.entries());
    }

    /// How many entries there are.
    pub fn entries(&self) -> usize {
        let answer = self.answer.as_deref();
        answer.map_or(0, |answer| answer.options.len() + answer.excluded.len())
    }

    /// The entry under the cursor.
    pub fn entry(&self) -> Option<Entry<'_>> {
        let answer = self.answer.as_deref()?;
        let option = answer.options.get(self.read.cursor).map(Entry::Option);
        option.or_else(|| {
            let place = self.read.cursor.checked_sub(answer.options.len())?;
            answer.excluded.get(place).map(Entry::Excluded)
        })
    }
}
