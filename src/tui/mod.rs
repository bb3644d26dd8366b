//! The desk on a terminal: state, messages, panes, keys.
//!
//! Never here: rules of the work, colours outside the theme, a second list of keys.
pub mod headless;
pub mod input;
pub mod options;
pub mod term;
