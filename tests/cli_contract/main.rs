//! The command line as scripts see it: the real program on stores of its own; exit codes, JSON fields, words.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot run the program has failed"
)]

mod agenda;
mod basis;
mod clocks;
mod country;
mod deadline;
mod desk;
mod facts;
mod hostile_pack;
mod letters;
mod outdoor;
mod packs;
mod program;
mod reciprocity;
mod records;
mod requests;
mod safety;
mod treaty;
mod upkeep;
mod usage;
