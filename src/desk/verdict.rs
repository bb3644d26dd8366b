//! May it leave? Asked before anything is ordered, for sheets that show the verdict line by line.
//!
//! Never here: the rules of the verdict.

use super::{Desk, DeskError};
use crate::domain::decide::{Forwarding, export_parcel, letter_parcel, package_parcel};
use crate::domain::export::ExportTo;
use crate::domain::release::{Parcel, Verdict, may_leave};
use crate::domain::{Item, ItemId, Label, Moment};

/// What would leave, and to whom.
#[derive(Clone, Copy, Debug)]
pub enum Leaves<'a> {
    /// The record, to a unit.
    Forwarding(Forwarding<'a>),
    /// A letter of the record, by its number, to its addressee.
    Letter(u32),
    /// The record, into a folder for somebody.
    Export(&'a ExportTo, Forwarding<'a>),
}

impl Desk {
    /// What every rule says to it, what blocks first, with the marking it would bear. `None` when there is no such record,
    /// letter or unit.
    pub fn verdict(
        &self,
        item: ItemId,
        leaves: &Leaves<'_>,
        now: Moment,
    ) -> Result<Option<Verdict>, DeskError> {
        let item = self.inner.shelf.item(item)?;
        let parcel = item.and_then(|item| self.parcel(&item, leaves, now));
        Ok(parcel.map(|parcel| may_leave(&parcel)))
    }

    /// What was held back the last time a record was forwarded to this unit. Numbered parts are those of that record.
    pub fn withheld_for(&self, unit: &Label) -> Vec<Label> {
        self.inner.shelf.ledger().withheld_for(unit).to_vec()
    }

    fn parcel(&self, item: &Item, leaves: &Leaves<'_>, now: Moment) -> Option<Parcel> {
        let profile = self.profile();
        let home = profile.home;
        match leaves {
            Leaves::Forwarding(what) => {
                let unit = profile.unit(what.to)?;
                Some(package_parcel(item, unit, what, home, now))
            }
            Leaves::Letter(number) => {
                let letter = item.letter(*number)?;
                Some(letter_parcel(item, letter, home, now))
            }
            Leaves::Export(to, what) => {
                let unit = to.unit.as_ref().and_then(|id| profile.unit(id));
                Some(export_parcel(item, to, unit, what, home, now))
            }
        }
    }
}
