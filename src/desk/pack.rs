//! The reference pack the desk works with: the program's own, or one an officer installed from a file.
//!
//! The bytes of an installed pack are kept in the journal like any original, so a backup holds them and a restore brings
//! them back. Never here: what a pack says; file access.

use std::sync::Arc;

use super::facts::left_out;
use super::{Actor, Desk, DeskError, OpenError};
use crate::domain::installed_pack::InstalledPack;
use crate::domain::ledger::{DeskEntry, DeskEvent};
use crate::domain::{Digest, Label, Moment, Refusal};
use crate::reference::{
    Checked, Difference, Manifest, Pack, PackFiles, Unfit,
    bundle::{self, OwnedPackFiles},
    check, is_later, read_checked,
};
use crate::store::Shelf;
use crate::store::packs::KeptPack;

/// Where the pack in use comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PackOrigin {
    /// It came with the program.
    Embedded,
    /// An officer installed it. It bears no signature.
    Installed {
        /// Digest of the pack file.
        digest: Digest,
        /// When.
        at: Moment,
        /// Who.
        by: Label,
    },
}

/// The pack in use, and the one it can be set back to.
#[derive(Clone, Debug)]
pub struct PackInUse {
    /// Version, dates, sources.
    pub manifest: Manifest,
    /// Where it comes from.
    pub origin: PackOrigin,
    /// Version of the pack that going back would bring into use; `None` when that would change nothing.
    pub previous: Option<String>,
    /// The installed pack in whose place the program's own is in use. Going back puts it away.
    pub unused: Option<UnusedPack>,
    /// Facts of the office that do not fit it, one sentence each.
    pub facts_left_out: Vec<String>,
}

/// An installed pack that is not in use.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnusedPack {
    /// Its version.
    pub version: String,
    /// Why not, in words that follow a colon.
    pub why: String,
}

/// What another pack changes at this desk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackChange {
    /// Against the pack in use.
    pub difference: Difference,
    /// Facts of the office that do not fit it, one sentence each. They come back with a pack they fit.
    pub facts_left_out: Vec<String>,
}

/// What the desk answers, or why it does not.
type Answer<T> = Result<Result<T, Refusal>, DeskError>;

impl Desk {
    /// Which pack the desk works with.
    pub fn pack_in_use(&self) -> PackInUse {
        let base = self.base_reference();
        let (mut origin, mut unused) = (PackOrigin::Embedded, None);
        let mut previous = None;
        if let Some(top) = self.top() {
            // Behind an unused pack mostly stands what is in use already.
            let below = self.below_top().ok();
            let other = below.filter(|(_, pack)| !Arc::ptr_eq(pack, &base));
            previous = other.map(|(_, pack)| pack.manifest().version.clone());
            if is_embedded(&base) {
                let why = usable(&self.inner.shelf, &top).err();
                let version = top.pack.version;
                unused = why.map(|why| UnusedPack { version, why });
            } else {
                origin = PackOrigin::Installed {
                    digest: top.pack.digest,
                    at: top.at,
                    by: top.by,
                };
            }
        }
        PackInUse {
            manifest: base.manifest().clone(),
            origin,
            previous,
            unused,
            facts_left_out: left_out(&self.reference()),
        }
    }

    /// Whether these bytes are a pack that can be used here, and what it would change. Changes nothing.
    pub fn examine_pack(&self, bytes: &[u8], older: bool) -> Answer<PackChange> {
        Ok(self.checked(bytes, older).map(|checked| {
            let pack = self.with_office_facts(&Arc::new(checked.pack));
            PackChange {
                difference: checked.difference,
                facts_left_out: left_out(&pack),
            }
        }))
    }

    fn checked(&self, bytes: &[u8], older: bool) -> Result<Checked, Refusal> {
        let files = match bundle::read(bytes, bundle::MOST_BYTES) {
            Ok(files) => files,
            Err(error) => return Err(no_pack(&error.to_string())),
        };
        let base = self.base_reference();
        let used = if is_embedded(&base) {
            None
        } else {
            let digest = self.top().map(|kept| kept.pack.digest);
            digest.and_then(|digest| files_of(&self.inner.shelf, &digest).ok())
        };
        let used_texts = used
            .as_ref()
            .map_or(PackFiles::EMBEDDED, OwnedPackFiles::texts);
        let checked = check(&files.texts(), (&base, &used_texts), older);
        checked.map_err(|unfit| refusal(&unfit))
    }

    /// Puts the pack in these bytes into use and keeps them; answers what it changed. A pack that is not newer passes only
    /// when `older` is allowed. A refused one changes nothing.
    pub fn install_pack(&self, bytes: Vec<u8>, older: bool, by: &Actor) -> Answer<PackChange> {
        let writer = self.inner.writer.as_ref().ok_or(DeskError::ReadOnly)?;
        let Checked { pack, difference } = match self.checked(&bytes, older) {
            Ok(checked) => checked,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let in_use = self.top().filter(|_| !is_embedded(&self.base_reference()));
        let previous = in_use.map(|kept| kept.pack.digest);
        let digest = Digest::of(&bytes);
        if previous == Some(digest) {
            return Ok(Err(Refusal::new("This pack is in use already.")));
        }
        let embedded = Pack::embedded().map(|own| own.manifest().version.clone());
        let event = DeskEvent::PackInstalled(InstalledPack {
            version: pack.manifest().version.clone(),
            built_as_of: pack.manifest().built_as_of.clone(),
            digest,
            previous,
            embedded: embedded.unwrap_or_default(),
        });
        let entry = entry(event, by);
        writer.run(by.now, move |store| {
            store.keep_original(&bytes)?;
            store.append_desk(entry)
        })?;
        let facts_left_out = self.rebuild_reference(Arc::new(pack));
        self.changed();
        Ok(Ok(PackChange {
            difference,
            facts_left_out,
        }))
    }

    /// Puts the pack installed last away and the one before it back into use; behind the last stands the program's own.
    /// Also one that is not used is put away so.
    pub fn set_pack_back(&self, by: &Actor) -> Answer<PackInUse> {
        let writer = self.inner.writer.as_ref().ok_or(DeskError::ReadOnly)?;
        if self.top().is_none() {
            return Ok(Err(Refusal::new(
                "The pack that came with the program is in use; there is none to go back to.",
            )));
        }
        let (to, pack) = self.below_top()?;
        let entry = entry(DeskEvent::PackSetBack { to }, by);
        writer.run(by.now, move |store| store.append_desk(entry))?;
        let _told_with_the_pack = self.rebuild_reference(pack);
        self.changed();
        Ok(Ok(self.pack_in_use()))
    }

    /// What stands below the pack installed last: the newest one that can be used, with its digest, or the program's own.
    fn below_top(&self) -> Result<(Option<Digest>, Arc<Pack>), DeskError> {
        let below: Vec<KeptPack> = {
            let ledger = self.inner.shelf.ledger();
            ledger.packs().newest_first().skip(1).cloned().collect()
        };
        let shelf = &self.inner.shelf;
        let mut usable = below
            .iter()
            .filter_map(|kept| Some((kept.pack.digest, usable(shelf, kept).ok()?)));
        let own = Pack::shared().map_err(|error| DeskError::Store(error.to_string()))?;
        let found = usable.next();
        Ok(found.map_or((None, own), |(digest, pack)| (Some(digest), pack)))
    }

    /// The pack installed last, whether it is in use or not.
    fn top(&self) -> Option<KeptPack> {
        self.inner
            .shelf
            .ledger()
            .packs()
            .newest_first()
            .next()
            .cloned()
    }
}

/// The pack a desk starts with: the one installed last, or the program's own where that cannot be read or is newer.
/// Then a sentence says why.
pub(super) fn base_pack(shelf: &Shelf) -> Result<(Arc<Pack>, Option<String>), OpenError> {
    let own = Pack::shared().map_err(|error| OpenError::Damaged(error.to_string()))?;
    let top = shelf.ledger().packs().newest_first().next().cloned();
    let Some(top) = top else {
        return Ok((own, None));
    };
    Ok(match usable(shelf, &top) {
        Ok(pack) => (pack, None),
        Err(why) => {
            let (version, own_version) = (&top.pack.version, &own.manifest().version);
            let notice = format!(
                "The installed reference pack {version} is not used: {why}. \
                 The pack that came with the program, {own_version}, is in use. Records are not touched. \
                 `attache pack back` puts {version} away."
            );
            (own, Some(notice))
        }
    })
}

/// The installed pack, unless it cannot be read or the program was replaced by one with a newer pack.
fn usable(shelf: &Shelf, kept: &KeptPack) -> Result<Arc<Pack>, String> {
    let own = Pack::embedded().map_err(|error| error.to_string())?;
    if is_outdated(&kept.pack, &own.manifest().version) {
        return Err("the program came with a newer one".to_owned());
    }
    let files = files_of(shelf, &kept.pack.digest)?;
    let pack = read_checked(&files.texts()).map_err(|unfit| unfit.to_string())?;
    Ok(Arc::new(pack))
}

/// Whether the program now brings a later pack than this one, and did not when this one was installed.
fn is_outdated(installed: &InstalledPack, own: &str) -> bool {
    is_later(own, &installed.version) && is_later(own, &installed.embedded)
}

fn files_of(shelf: &Shelf, digest: &Digest) -> Result<OwnedPackFiles, String> {
    let kept = shelf.original(digest).map_err(|error| error.to_string())?;
    let bytes = kept.ok_or("its bytes are not kept here")?;
    bundle::read(&bytes, bundle::MOST_BYTES).map_err(|error| error.to_string())
}

fn is_embedded(pack: &Arc<Pack>) -> bool {
    Pack::shared().is_ok_and(|own| Arc::ptr_eq(&own, pack))
}

fn entry(event: DeskEvent, by: &Actor) -> DeskEntry {
    DeskEntry {
        at: by.now,
        officer: by.officer.clone(),
        event,
    }
}

fn no_pack(why: &str) -> Refusal {
    Refusal::needing(
        format!("The reference pack was not taken: {why}."),
        "a pack file as `attache pack make` writes it",
    )
}

fn refusal(unfit: &Unfit) -> Refusal {
    match unfit {
        Unfit::NotNewer { .. } => Refusal::needing(
            format!("The reference pack was not taken: {unfit}."),
            "a newer pack, or --older to use this one all the same",
        ),
        _ => no_pack(&unfit.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_program_with_a_later_pack_takes_the_place_of_an_installed_one() {
        let outdated = |version: &str, embedded: &str, own: &str| {
            let pack = InstalledPack {
                version: version.into(),
                built_as_of: "2031-01-01".into(),
                digest: Digest::of(b"sample"),
                previous: None,
                embedded: embedded.into(),
            };
            is_outdated(&pack, own)
        };
        assert!(!outdated("2031.2.1", "2031.1.1", "2031.1.1"));
        assert!(!outdated("2031.2.1", "2031.1.1", "2031.2.1"));
        assert!(outdated("2031.2.1", "2031.1.1", "2031.3.1"));
        // An older one that was put in on purpose stays until another program comes.
        assert!(!outdated("2030.1.1", "2031.1.1", "2031.1.1"));
        assert!(outdated("2030.1.1", "2031.1.1", "2031.2.1"));
    }
}
