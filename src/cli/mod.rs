//! The command line: one file per subcommand over the same desk.
//!
//! Never here: logic the screen needs too, reading the environment or a clock.
pub mod act;
pub mod config;
pub mod exit;
pub mod json;
mod lines;
pub mod out;
