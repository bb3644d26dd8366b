//! The out-door: packages for units at home, letters abroad and exports, built in memory, written whole or not at all, and
//! checked again.
//!
//! A package is a folder: `message.txt` for people, `message.json` for machines, the original, the attachments, and
//! `manifest.json` with the hashes of all of them. A letter is a [`document::Document`]; [`text`], [`markdown`] and [`pdf`] are
//! the forms it leaves in, `message.json` and the manifest beside them. [`package::build`] and [`post::build_letter`] are pure;
//! [`folder::write`] is the only function here that changes a disk, and [`verify::verify`] reads one back. The desk records the
//! disclosure; a package without its entry in the journal has not left.
//!
//! Never here: the decision to send, the journal, reading messages in.

pub mod document;
mod envelope;
mod error;
mod fields;
pub mod folder;
mod letter;
pub mod letters;
pub mod manifest;
pub mod markdown;
pub mod package;
pub mod pdf;
pub mod post;
mod sheet;
pub mod text;
pub mod verify;

#[cfg(test)]
mod tests;

pub use error::OutboxError;
pub use folder::{Written, standing, write};
pub use package::{Exporting, Package, Sender, Sending, build, build_export};
pub use post::{Posting, build_letter};
pub use verify::{Verified, verify};
