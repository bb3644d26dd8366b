//! The desk on a terminal: state, messages, panes, keys.
//!
//! ```text
//! input ──► Msg ──► update(&mut State, Msg, now) ──► Effect ──► perform(&Desk) ──► Msg …  until idle
//!                                │
//!                                └──► view::draw(&State, Frame)      never changes the state
//! ```
//!
//! `state` what is known · `update` what a message does to it · `command` THE table of commands · `paper` records as
//! lines of words · `view` cells · `machine` update and effects until idle · `drive` the same without a terminal.
//!
//! Never here: rules of the work, colours outside the theme, a second list of keys.
pub mod command;
pub mod drive;
pub mod effect;
pub mod headless;
pub mod input;
pub mod machine;
pub mod msg;
pub mod options;
pub mod paper;
pub mod perform;
pub mod run;
pub mod state;
pub mod term;
pub mod update;
pub mod view;
pub mod when;
