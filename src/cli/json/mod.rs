//! The answers of the command line as JSON: field names are a contract with scripts, added to but never renamed.
//!
//! Never here: text for people.
mod basis;
mod dispatch;
mod harmless;
mod record;
mod row;

pub use basis::BasisJson;
pub use dispatch::DispatchJson;
pub use harmless::line;
pub use record::{HistoryJson, RecordJson, hidden_characters, other_fields, own_fields};
pub use row::RowJson;
