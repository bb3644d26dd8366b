//! The answers of the command line as JSON: field names are a contract with scripts, added to but never renamed.
//!
//! Never here: text for people.
mod basis;
mod clock;
mod dispatch;
mod harmless;
mod leave;
mod letter;
mod life;
mod record;
mod row;

pub use basis::BasisJson;
pub use clock::ClockJson;
pub use dispatch::DispatchJson;
pub use harmless::line;
pub use leave::{ConsentJson, OverrideJson, SensitiveJson, UndertakingJson};
pub use letter::{AddresseeJson, LetterJson};
pub use life::{ChaseJson, HitJson, PackageJson, StageJson};
pub use record::{HistoryJson, RecordJson, hidden_characters, other_fields, own_fields};
pub use row::RowJson;
