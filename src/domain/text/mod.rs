//! Foreign text and the one gate that makes it fit to show.
//!
//! [`Foreign`] is what came from abroad: stored, matched and hashed as received, never printed. [`Shown`] is what a screen, a
//! log line, a file for people or a terminal may get. Between the two stands [`show`] (and [`show_lines`] for running text):
//! an allow-list after which every character that could act on a terminal, hide or mislead is a visible ASCII mark such as
//! `<U+202E>`. Nothing is dropped silently; [`hidden_report`] lists what was made visible.
//!
//! Never here: drawing, colours, reading files, deciding what a text means.
mod badges;
mod fold;
mod foreign;
mod gate;
mod hidden;
mod look;
mod scalar;
mod shown;
pub mod width;

#[cfg(test)]
mod tests;

pub use badges::{Badge, Badges};
pub use fold::fold;
pub use foreign::Foreign;
pub use gate::{show, show_lines};
pub use hidden::{HiddenChar, hidden_report};
pub use look::{Look, looks_like};
pub use shown::{Piece, Shown};
