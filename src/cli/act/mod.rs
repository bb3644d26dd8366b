//! `do`: any command of the desk, without a screen.
//!
//! Never here: rules of the work; the desk decides and answers.
mod basis;
mod carry_out;
mod field;
mod given;
mod read;
mod table;

#[cfg(test)]
mod tests;

pub use carry_out::Do;
pub(super) use carry_out::run;
pub use field::Field;
pub use given::Given;
pub use table::{Action, actions, help};
