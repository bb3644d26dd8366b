//! attache
pub mod cli;
pub mod desk;
pub mod domain;
pub mod intake;
pub mod matching;
pub mod outbox;
pub mod reference;
pub mod store;
pub mod tui;
