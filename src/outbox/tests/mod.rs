//! Packages as a whole: what is in them, that nothing is lost or let through, that they are on disk whole or not at all.

mod contents;
mod disk;
mod markdown;
mod pages;
mod pdf;
mod printed;
mod property;
pub(super) mod sample;
mod text;
