//! The work of the desk as plain types and pure rules.
//!
//! Never here: I/O, clock reads, randomness, storage engines, drawing, async code, untyped JSON.
pub mod text;
