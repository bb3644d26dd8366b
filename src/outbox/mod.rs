//! The out-door: packages for units at home, built in memory, written whole or not at all, and checked again.
//!
//! A package is a folder: `message.txt` for people, `message.json` for machines, the original, the attachments, and
//! `manifest.json` with the hashes of all of them. [`package::build`] is pure; [`folder::write`] is the only function here
//! that changes a disk, and [`verify::verify`] reads one back. The desk records the disclosure; a package without its entry in
//! the journal has not left.
//!
//! A letter is a [`document::Document`]; [`text`], [`markdown`] and [`pdf`] are the forms it leaves in.
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
mod sheet;
pub mod text;
pub mod verify;

#[cfg(test)]
mod tests;

pub use error::OutboxError;
pub use folder::{Written, write};
pub use package::{Package, Sender, Sending, build};
pub use verify::{Verified, verify};
