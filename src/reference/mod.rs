//! The bookshelf: countries, organisations and channels, treaties and their parties, as versioned packs of
//! facts. Every fact carries its source, its date and how sure we are.
//!
//! Never here: facts typed into code (they are files in `assets/reference/`); rules that decide what a desk does with
//! a fact; file access, clock reads, drawing.
//!
//! One file per subject. A [`Pack`] is read from texts handed in, so a replaced pack is read exactly as the embedded
//! one is.
mod as_of;
mod basis;
pub mod bundle;
mod check;
mod confidence;
mod country;
mod coverage;
mod day;
mod deadlines;
mod fact;
pub mod forms;
mod holidays;
mod hours;
mod index;
mod manifest;
mod names;
mod near;
mod office;
mod open_items;
mod organisations;
mod pack;
mod reading;
mod search;
mod sheet;
mod table;
mod treaty;
mod value;
mod working_time;
mod world;

pub use as_of::AsOf;
pub use basis::{
    Answer, Article, Basis, BasisFact, Excluded, Exclusion, Otherwise, Question, ReadWith,
};
pub use check::{Checked, Difference, FileDifference, Unfit, check, read as read_checked};
pub use confidence::Confidence;
pub use country::Country;
pub use coverage::{ColumnCoverage, Coverage, FileCoverage};
pub use day::{Day, LocalTime};
pub use deadlines::{CountryCalendar, DeadlineQuestion};
pub use fact::{Column, Fact, Form};
pub use holidays::Holiday;
pub use hours::{Hours, HoursError, OfficeHours};
pub use manifest::{Manifest, SectionTitle, Source, is_later};
pub use names::ForeignName;
pub use office::OfficeFactFault;
pub use open_items::OpenItem;
pub use organisations::{Channel, Contact, Organisation, Reach};
pub use pack::{Pack, PackError, PackFiles};
pub use search::{Hit, MatchedOn};
pub use sheet::{Remark, Row, Section};
pub use treaty::{
    Bilateral, Bound, CooperationKind, CrimeArea, CrimeCode, Declaration, InstrumentClass,
    NotInForce, Party, PartyKind, PartyList, PartyRemark, Provenance, Purpose, PurposeRole,
    Relation, Standing, Treaties, Treaty, unsettled,
};
pub use working_time::{ClosedReason, Doubt, OfficeState, Opening, WorkingTime};
pub use world::{Place, Shape, World};
