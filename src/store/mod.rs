//! The safe: journal, sealing, rebuildable state, columns, backup, verify, repair.
//!
//! The only room that names the embedded database. Never here: rules of the work.
pub mod journal;
pub mod lock;
pub mod seal;
pub mod state;
