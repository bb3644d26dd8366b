//! The work of the desk as plain types and pure rules.
//!
//! An officer's command goes through [`decide`], which answers with events or with a refusal that says why
//! and what would make it possible; [`Item::apply`] folds events into the record.
//!
//! Never here: I/O, clock reads, randomness, storage engines, drawing, async code, untyped JSON.

mod arrival;
pub mod basis;
pub mod books;
pub mod chase;
pub mod clock;
pub mod command;
pub mod consent;
pub mod content;
pub mod country;
pub mod date;
pub mod decide;
pub mod dispatch;
pub mod draft;
pub mod entry;
pub mod evaluation;
pub mod event;
mod event_words;
pub mod export;
pub mod fields;
pub mod ground;
pub mod hit;
pub mod id;
pub mod installed_pack;
pub mod item;
pub mod kind;
pub mod label;
pub mod ledger;
pub mod letter;
pub mod life;
pub mod link;
pub mod marking;
pub mod moment;
pub mod office_fact;
pub mod officer;
pub mod orders;
pub mod part;
pub mod plea;
pub mod priority;
pub mod quarantine;
pub mod reason;
pub mod reference;
pub mod refusal;
pub mod release;
pub mod routing;
pub mod stage;
pub mod state;
pub mod subject;
pub mod text;
pub mod timing;
pub mod undertaking;
pub mod unit;
pub mod version;
pub mod view;

pub use command::Command;
pub use content::Content;
pub use country::CountryCode;
pub use decide::{Context, decide};
pub use draft::Draft;
pub use entry::Entry;
pub use event::Event;
pub use id::{Digest, ItemId};
pub use item::Item;
pub use kind::{AlertKind, Direction, Kind, MessageKind, RequestKind};
pub use label::Label;
pub use marking::Marking;
pub use moment::Moment;
pub use office_fact::{FactKey, OfficeFact};
pub use priority::Priority;
pub use reference::OurRef;
pub use refusal::Refusal;
pub use state::{Phase, State};
pub use subject::Subject;
pub use text::Foreign;
