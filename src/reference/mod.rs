//! The bookshelf: countries, organisations, treaties, as versioned packs of facts with source and date.
//!
//! Never here: facts typed into code.
