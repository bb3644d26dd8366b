//! The review sheet: what is about to leave, what is chosen on it, the verdict on it.
//!
//! Never here: the rules of the verdict, opening the sheet.

use std::borrow::Cow;

use super::State;
use super::letter::LetterAt;
use crate::domain::decide::{Forwarding as Meant, letter_parcel, package_parcel};
use crate::domain::marking::HandlingCode;
use crate::domain::release::{Parcel, Use, Verdict, Weight, may_leave};
use crate::domain::{Foreign, Item, ItemId, Label, Moment};
use crate::tui::input::LineEdit;

/// More records than this leave only with the country code typed.
const MANY: usize = 5;

/// A forwarding as far as it is filled in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Forwarding {
    /// The records.
    pub ids: Vec<ItemId>,
    /// The unit.
    pub to: Label,
    /// Why.
    pub purpose: String,
    /// When the unit must answer.
    pub answer_by: Option<Moment>,
    /// What it is for.
    pub use_for: Use,
    /// Parts that stay here, by name.
    pub withheld: Vec<Label>,
}

/// What leaves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Leaving {
    /// Packages to a unit.
    Packages(Forwarding),
    /// A letter abroad.
    Letter(LetterAt),
}

/// What is chosen on a review sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// Nothing leaves.
    Back,
    /// It leaves.
    Confirm,
    /// What a package is for is changed.
    Use,
    /// What stays here is changed.
    Withheld,
}

impl Choice {
    /// What can be chosen for packages.
    const OF_PACKAGES: [Self; 4] = [Self::Back, Self::Confirm, Self::Use, Self::Withheld];
    /// What can be chosen for a letter.
    const OF_LETTERS: [Self; 2] = [Self::Back, Self::Confirm];
}

/// The review sheet.
#[derive(Clone, Debug)]
pub struct Review {
    /// What leaves.
    pub leaving: Leaving,
    /// When the sheet opened.
    pub opened: Moment,
    /// What is chosen.
    pub choice: Choice,
    /// The recipient's country code, where it must be typed, and what was typed so far.
    pub code: Option<(String, LineEdit)>,
    /// First visible line.
    pub top: usize,
}

impl Review {
    /// The sheet as it opens: going back is chosen.
    pub const fn new(leaving: Leaving, code: Option<(String, LineEdit)>, opened: Moment) -> Self {
        Self {
            leaving,
            opened,
            choice: Choice::Back,
            code,
            top: 0,
        }
    }

    /// Whether the code that must be typed is there.
    pub fn code_is_right(&self) -> bool {
        self.code
            .as_ref()
            .is_none_or(|(code, typed)| typed.text().trim().eq_ignore_ascii_case(code))
    }

    /// What can be chosen, from left to right.
    pub const fn choices(&self) -> &'static [Choice] {
        match self.leaving {
            Leaving::Packages(_) => &Choice::OF_PACKAGES,
            Leaving::Letter(_) => &Choice::OF_LETTERS,
        }
    }

    /// Goes to the next choice, or to the one before.
    pub fn other_choice(&mut self, forward: bool) {
        let choices = self.choices();
        let here = choices.iter().position(|choice| *choice == self.choice);
        let by = if forward { 1 } else { choices.len() - 1 };
        let next = (here.unwrap_or(0) + by) % choices.len();
        self.choice = choices.get(next).copied().unwrap_or(Choice::Back);
    }
}

impl Leaving {
    /// The records it is about.
    pub fn records(&self) -> Cow<'_, [ItemId]> {
        match self {
            Self::Packages(forwarding) => Cow::Borrowed(&forwarding.ids),
            Self::Letter(at) => Cow::Owned(vec![at.record]),
        }
    }

    /// How an override names its recipient: the unit's id, or `letter-2`.
    pub fn recipient(&self) -> Option<Label> {
        match self {
            Self::Packages(forwarding) => Some(forwarding.to.clone()),
            Self::Letter(at) => format!("letter-{}", at.number).parse().ok(),
        }
    }
}

impl State {
    /// What the verdict on a record rests on; nothing where record, letter or unit are not known.
    pub fn parcel(&self, leaving: &Leaving, item: &Item) -> Option<Parcel> {
        let (home, now) = (self.profile.home, self.now);
        match leaving {
            Leaving::Packages(forwarding) => {
                let unit = self.profile.unit(&forwarding.to)?;
                let purpose = Foreign::from(forwarding.purpose.as_str());
                let meant = Meant {
                    to: &forwarding.to,
                    purpose: &purpose,
                    basis: None,
                    use_for: forwarding.use_for,
                    withheld: &forwarding.withheld,
                };
                Some(package_parcel(item, unit, &meant, home, now))
            }
            Leaving::Letter(at) => {
                let letter = item.letter(at.number)?;
                Some(letter_parcel(item, letter, home, now))
            }
        }
    }

    /// The verdict on every record of it that came.
    pub fn verdicts(&self, leaving: &Leaving) -> Vec<(ItemId, Verdict)> {
        let records = leaving.records();
        let items = records.iter().filter_map(|id| self.item(*id));
        let judged = items.filter_map(|item| {
            let parcel = self.parcel(leaving, item)?;
            Some((item.id, may_leave(&parcel)))
        });
        judged.collect()
    }

    /// The code of the recipient's country, where it must be typed: many records leave at once, the originator's own
    /// handling codes or limits ask for care, or something was lifted.
    pub fn code_to_type(&self, leaving: &Leaving) -> Option<String> {
        let careful = |verdict: &Verdict| {
            let marking = &verdict.marking;
            let strict = marking.has(HandlingCode::H2)
                || marking.has(HandlingCode::H3)
                || !marking.restrictions.is_empty();
            let lifted = |weight| weight == Weight::Lifted;
            (strict && !marking.assumed) || verdict.findings.iter().any(|f| lifted(f.weight))
        };
        let verdicts = self.verdicts(leaving);
        let must =
            leaving.records().len() > MANY || verdicts.iter().any(|(_, verdict)| careful(verdict));
        if !must
            || verdicts.iter().all(|(_, verdict)| !verdict.is_allowed()) && !verdicts.is_empty()
        {
            // What cannot leave is not made to be typed for.
            return None;
        }
        match leaving {
            Leaving::Packages(forwarding) => {
                let unit = self.profile.unit(&forwarding.to)?;
                Some(unit.country.to_string())
            }
            Leaving::Letter(at) => {
                let (_, letter) = self.letter(*at)?;
                Some(letter.to.country.to_string())
            }
        }
    }
}
