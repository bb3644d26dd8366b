//! The in-door: bytes → detect → parse → draft, or quarantine with reason and place.
//!
//! Never here: deciding what an alert means; network; storage.
pub mod column_map;
pub mod delimited;
pub mod detect;
pub mod encoding;
pub mod envelope;
pub mod fault;
pub mod fields;
pub mod format;
pub mod interpol;
pub mod json;
pub mod limits;
pub mod list;
mod row;

pub use fault::{Fault, Place, Why};
pub use format::{FORMATS, Format, Hints, Parsed, detect, parse};
pub use limits::{Limit, Limits};
