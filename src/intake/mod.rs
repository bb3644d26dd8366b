//! The in-door: bytes → detect → parse → draft, or quarantine with reason and place.
//!
//! Never here: deciding what an alert means; network; storage.
pub mod json;
pub mod limits;
