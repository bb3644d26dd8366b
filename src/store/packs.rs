//! Which reference packs were installed, the one in use on top.
//!
//! Never here: reading a pack.

use serde::{Deserialize, Serialize};

use crate::domain::installed_pack::InstalledPack;
use crate::domain::ledger::DeskEntry;
use crate::domain::{Digest, Label, Moment};

/// An installed pack with who installed it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeptPack {
    /// The pack.
    pub pack: InstalledPack,
    /// When it was installed.
    pub at: Moment,
    /// Who did it.
    pub by: Label,
}

/// Installed packs, oldest first; none when the one inside the program was never replaced.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Packs(Vec<KeptPack>);

impl Packs {
    /// The pack in use, then those it can be set back to, newest first. Behind the last stands the program's own.
    pub fn newest_first(&self) -> impl DoubleEndedIterator<Item = &KeptPack> {
        self.0.iter().rev()
    }

    pub(super) fn installed(&mut self, pack: &InstalledPack, entry: &DeskEntry) {
        self.set_back(pack.previous.as_ref());
        self.0.push(KeptPack {
            pack: pack.clone(),
            at: entry.at,
            by: entry.officer.clone(),
        });
    }

    /// Forgets what was installed after `to`.
    pub(super) fn set_back(&mut self, to: Option<&Digest>) {
        let is_it = |kept: &KeptPack| Some(&kept.pack.digest) == to;
        let keep = self.0.iter().rposition(is_it).map_or(0, |place| place + 1);
        self.0.truncate(keep);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::DeskEvent;

    fn install(packs: &mut Packs, version: &str, previous: Option<&str>) {
        let digest = |version: &str| Digest::of(version.as_bytes());
        let pack = InstalledPack {
            version: version.into(),
            built_as_of: "2031-01-01".into(),
            digest: digest(version),
            previous: previous.map(digest),
            embedded: "2030.1.1".into(),
        };
        let entry = DeskEntry {
            at: Moment::from_seconds(0),
            officer: Label::own("alma"),
            event: DeskEvent::PackInstalled(pack.clone()),
        };
        packs.installed(&pack, &entry);
    }

    fn versions(packs: &Packs) -> Vec<&str> {
        let versions = packs.newest_first().map(|kept| kept.pack.version.as_str());
        versions.collect()
    }

    #[test]
    fn the_newest_is_on_top_and_going_back_takes_it_off() {
        let mut packs = Packs::default();
        install(&mut packs, "a", None);
        install(&mut packs, "b", Some("a"));
        assert_eq!(versions(&packs), ["b", "a"]);
        packs.set_back(Some(&Digest::of(b"a")));
        assert_eq!(versions(&packs), ["a"]);
        packs.set_back(None);
        assert!(versions(&packs).is_empty());
    }

    #[test]
    fn one_that_replaces_the_programs_own_leaves_nothing_below() {
        let mut packs = Packs::default();
        install(&mut packs, "a", None);
        install(&mut packs, "b", None);
        assert_eq!(versions(&packs), ["b"]);
        install(&mut packs, "c", Some("never seen"));
        assert_eq!(versions(&packs), ["c"]);
    }
}
