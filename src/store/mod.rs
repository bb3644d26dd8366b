//! The safe: journal, sealing, rebuildable state, columns, backup, verify, repair.
//!
//! The journal is the truth. State and columns are derived from it and can be thrown away; on open they catch up.
//! The only room that names the embedded database. Never here: rules of the work.

mod ahead;
mod applied;
pub mod columns;
mod error;
mod head;
pub mod journal;
mod keys;
pub mod ledger;
mod line;
pub mod lock;
mod open;
pub mod packs;
pub mod place;
mod reference_key;
mod replay;
mod safe;
pub mod seal;
mod shelf;
pub mod state;
mod trail;
pub mod upkeep;

pub use error::StoreError;
pub use open::{Access, OpenStore};
pub use reference_key::reference_key;
pub use safe::Store;
pub use shelf::Shelf;
pub use trail::{Step, Written};
