//! Looking after a store that no desk has open: verify, repair, backup, restore.

use std::path::Path;
use std::sync::Arc;

use super::open::OpenError;
use crate::domain::Moment;
use crate::store::seal::Sealer;
use crate::store::upkeep;
pub use crate::store::upkeep::{BadPlace, Checked, Mended};

/// Walks every frame: checksum, chain link, seal.
pub fn verify(store: &Path, sealer: &dyn Sealer) -> Result<Checked, OpenError> {
    Ok(upkeep::verify(store, sealer)?)
}

/// Sets damaged parts aside, keeps what can be proven, and says exactly what is missing.
pub fn repair(store: &Path, now: Moment) -> Result<Mended, OpenError> {
    Ok(upkeep::repair(store, now)?)
}

/// Copies the journal while the desk may run. Answers how many files and bytes.
pub fn backup(
    store: &Path,
    dest: &Path,
    sealer: Arc<dyn Sealer>,
    now: Moment,
) -> Result<(usize, u64), OpenError> {
    Ok(upkeep::backup(store, dest, sealer, now)?)
}

/// Puts a backup back into an empty folder, after checking it.
pub fn restore(
    src: &Path,
    store: &Path,
    sealer: &dyn Sealer,
    now: Moment,
) -> Result<Checked, OpenError> {
    Ok(upkeep::restore(src, store, sealer, now)?)
}
