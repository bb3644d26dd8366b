//! The out-door over a real store: letters and packages leave whole, once, and only what may.
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

mod again;
mod case;
mod export;
mod letters;
mod parts;
mod register;
mod schema;
