//! The liaison officer's desk in a terminal.
//!
//! # The way of the data
//!
//! ```text
//!  abroad                                                                            home / abroad
//!    │ files, mail, removable media                                                     ▲ packages
//!    ▼                                                                                  │
//!  intake ──► Draft ──► desk: decide(command) ──► events ──► journal  (truth: fsync,  outbox
//!  bytes →     typed,     rules of `domain`, pure,             │        hash chain, sealed)
//!  quarantine  unknown    given `now` and the officer          ▼
//!              kept           ▲                              state    (heads, keys: can be rebuilt)
//!                 reference ──┘ countries                       ▼
//!                                                            columns  (in memory: order, filter, count)
//!                                                               ▼
//!                                                            queries ──► tui (panes) · cli (lines, JSON)
//! ```
//!
//! Everything an officer does is a [`domain::Command`]; what became of it is one or more [`domain::Event`]s in the journal.
//! A record is the fold of its entries. What panes show is derived and can be thrown away.
//!
//! # The rooms
//!
//! | room | what lives there | what must never be there |
//! |---|---|---|
//! | [`domain`] | the work as plain types and pure rules; `decide`, `apply`; foreign text and its one gate | I/O, clocks, randomness, storage, drawing |
//! | [`reference`] | the bookshelf: packs of facts with source, date and confidence | facts typed into code |
//! | [`intake`] | the in-door: detect, parse, draft; limits; one file per format | deciding what an alert means; network |
//! | [`outbox`] | the out-door: packages, written whole or not at all | letting anything out without its entry in the journal |
//! | [`store`] | the safe: journal, sealing, state, columns, backup, verify, repair | rules of the work |
//! | [`desk`] | the one handle of every front end; owns the writer thread | printing, drawing, reading the environment |
//! | [`tui`] | state, messages, THE table of commands, panes, terminal | rules of the work; a second list of keys |
//! | [`cli`] | one file per subcommand over the same desk | logic the panes need too |
//!
//! Arrows point only downwards: `cli, tui → desk → intake, outbox, store → reference → domain`; `tests/house.rs` proves it.
//!
//! # What is deliberately absent
//!
//! 1. Nothing is confirmed before the journal is on disk. State and columns may lag; on open they catch up.
//! 2. Deleting the state loses nothing: it is rebuilt, and the frames are the same.
//! 3. No clock, id or random source but the one handed in at the edge: the same keys give the same frames.
//! 4. Foreign text is [`domain::Foreign`] from the parser to the journal and becomes [`domain::text::Shown`] in one function.
//! 5. No record is edited or merged in place: a correction, a link, an undo are new events.
//! 6. Unknown is not a default: missing data stays missing and is drawn so.
//! 7. No network, no other program is started, no learned model.
//! 8. The library never prints, never reads the environment, never exits; `main` does.

pub mod cli;
pub mod desk;
pub mod domain;
pub mod intake;
pub mod outbox;
pub mod reference;
pub mod store;
pub mod tui;
