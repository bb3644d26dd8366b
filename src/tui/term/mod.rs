//! The terminal itself: taking it, giving it back, signals, hang-up, one write per frame.
//!
//! ```text
//!            +-- reader thread: poll, bytes -> Decoder --> Keyboard --+
//!  terminal -+                                                       +-> the loop --> Screen --+
//!            +-- signal thread, panic hook --------> TermEvents -----+                        |
//!            +-- writer thread: one write() per frame <------------- frame bytes -------------+
//! ```
//!
//! The loop never touches the terminal itself, so neither a frozen line nor a lost terminal can hold it up: it goes on
//! saving drafts and hearing signals. Everything that is set is set through one `Restorer`, which gives it back from
//! wherever the end comes: the session guard, the panic hook, or the signal thread if the loop hangs.
//!
//! Frames are ratatui's; raw mode and every sequence that goes out are crossterm's, queued into memory. Not taken from them:
//! - reading: crossterm 0.29 blocks inside a sequence that arrives cut in two, and spins at full speed on a terminal that has
//!   hung up; see `reader` and the parser of `input`;
//! - writing: ratatui's backend writes from the loop, and a frozen line would stop the loop; see `output`;
//! - comparing cells: see `painter`.
//!
//! Never here: panes, colours by meaning, state of the desk, what a key means. Bytes written here are cursor moves, erase,
//! colours and attributes, synchronized updates, and the modes listed in `modes.rs`; data never adds to that vocabulary.

mod canvas;
mod events;
mod last_resort;
mod modes;
mod output;
mod painter;
mod panic;
mod pen;
mod reader;
mod restore;
mod screen;
mod session;
mod signals;
mod tty;

pub use events::{StopSignal, TermEvent, TermEvents};
pub use modes::SessionOptions;
pub use output::TtySurface;
pub use painter::Surface;
pub use panic::PanicNotice;
pub use screen::{Drawn, Screen};
pub use session::{Entered, Session, TermError};

use restore::Restorer;
