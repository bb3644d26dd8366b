//! Records and letters into a folder an officer named. The journal says so before the first byte is written there: what could
//! not be written is taken back by a further entry, what was written is never without one.
//!
//! Never here: what may leave, the forms of a package.

use std::path::Path;

use super::post::basis;
use super::{Actor, Desk, DeskError, Order};
use crate::domain::command::Command;
use crate::domain::export::{Export, ExportTo};
use crate::domain::release::Use;
use crate::domain::{Digest, Foreign, Item, ItemId, Label, Refusal};
use crate::outbox::{self, Exporting, Package, Written};

/// An export as an officer means it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExportOrder {
    /// The record.
    pub item: ItemId,
    /// A letter of it that left; `None` for the record itself.
    pub letter: Option<u32>,
    /// For whom; `None` for the home state's authorities, or for the addressee of the letter.
    pub to: Option<ExportTo>,
    /// Why.
    pub purpose: Foreign,
    /// On what basis; `None` for the one the record rests on.
    pub basis: Option<Foreign>,
    /// What it is for.
    pub use_for: Use,
    /// Parts that stay here, by name.
    pub withheld: Vec<Label>,
}

/// An export that was carried out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exported {
    /// What the journal says of it.
    pub export: Export,
    /// Why it could not be written; nothing of it left then.
    pub failed: Option<String>,
}

impl Desk {
    /// Writes one package into `into`, which is made if it is not there (only for this account). Answers the refusal when it
    /// may not leave; then nothing was written.
    pub fn export(
        &self,
        order: &ExportOrder,
        into: &Path,
        by: &Actor,
    ) -> Result<Result<Exported, Refusal>, DeskError> {
        let Some(item) = self.inner.shelf.item(order.item)? else {
            return Ok(Err(super::submit::unknown()));
        };
        let mut export = match self.meant(order, &item, into, by) {
            Ok(export) => export,
            Err(refusal) => return Ok(Err(refusal)),
        };
        // Asked first, so that what may not leave is not even put together.
        let asked = Order {
            item: item.id,
            command: Command::Export(Box::new(export.clone())),
        };
        if let Err(refusal) = self.rehearse(&asked, by) {
            return Ok(Err(refusal));
        }
        let package = match self.packed(&item, &export, by) {
            Ok(package) => package,
            Err(why) => return Ok(Err(Refusal::new(why))),
        };
        export.manifest = package.digest();
        export
            .marking
            .clone_from(&package.manifest().marking.summary);
        let ordered = Order {
            item: item.id,
            command: Command::Export(Box::new(export.clone())),
        };
        if let Some(Err(refusal)) = self.submit(vec![ordered], by)?.into_iter().next() {
            return Ok(Err(refusal));
        }
        export.failed = self.put_down(&item, &export, &package, into, by)?;
        let failed = export.failed.clone();
        Ok(Ok(Exported { export, failed }))
    }

    /// The export with everything but its package.
    fn meant(
        &self,
        order: &ExportOrder,
        item: &Item,
        into: &Path,
        by: &Actor,
    ) -> Result<Export, Refusal> {
        let letter = match order.letter {
            Some(number) => Some(
                item.letter(number)
                    .ok_or_else(|| Refusal::new(format!("There is no letter {number}.")))?,
            ),
            None => None,
        };
        let to = order.to.clone().unwrap_or_else(|| match letter {
            Some(letter) => ExportTo {
                unit: None,
                country: letter.to.country,
                name: letter.to.authority.clone(),
            },
            None => ExportTo {
                unit: None,
                country: self.profile().home,
                name: None,
            },
        });
        let number = u32::try_from(item.exports.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        Ok(Export {
            number,
            to,
            purpose: order.purpose.clone(),
            basis: order.basis.clone().or_else(|| basis(item)),
            use_for: order.use_for,
            withheld: order.withheld.clone(),
            letter: order.letter,
            into: Foreign::from_bytes(into.as_os_str().as_encoded_bytes()),
            package: format!("{}-E{number}", item.our_ref),
            manifest: Digest::of(&[]),
            marking: String::new(),
            by: by.officer.clone(),
            at: by.now,
            failed: None,
        })
    }

    fn packed(&self, item: &Item, export: &Export, by: &Actor) -> Result<Package, String> {
        if let Some(letter) = export.letter.and_then(|number| item.letter(number)) {
            let name = (export.number, export.package.clone());
            return self.copy_of_letter(item, letter, &by.officer, by.now, name);
        }
        let unit = export
            .to
            .unit
            .as_ref()
            .and_then(|id| self.profile().unit(id));
        let name = match (&export.to.name, unit) {
            (Some(name), _) => name.raw().to_owned(),
            (None, Some(unit)) => unit.name.clone(),
            (None, None) => format!("authorities of {}", export.to.country),
        };
        let exporting = Exporting {
            item,
            export,
            name: &name,
            sender: self.sender(),
        };
        outbox::build_export(&exporting, &|digest| self.kept(digest))
            .map_err(|error| error.to_string())
    }

    /// Why it could not be written, where it could not.
    fn put_down(
        &self,
        item: &Item,
        export: &Export,
        package: &Package,
        into: &Path,
        by: &Actor,
    ) -> Result<Option<String>, DeskError> {
        let why = match outbox::write(package, into) {
            Ok(Written { .. }) => return Ok(None),
            Err(error) => error.to_string(),
        };
        let failed = Order {
            item: item.id,
            command: Command::FailExport {
                export: export.number,
                why: why.clone(),
            },
        };
        self.submit(vec![failed], by)?;
        Ok(Some(why))
    }
}
