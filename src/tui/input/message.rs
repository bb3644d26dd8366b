//! What the keyboard side tells the loop.
//!
//! Never here: decoding, timing, meaning of a key.

use std::time::Duration;

use super::Chord;

/// A moment on a monotonic clock, in milliseconds; only differences mean anything.
pub type Millis = u64;

/// One message from the keyboard, the mouse or a `--keys` text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyInput {
    /// A key press. `repeat` is true when the key is held down or came again within 40 ms: sheets that guard a
    /// dangerous step ignore such presses.
    Key {
        /// What was pressed.
        chord: Chord,
        /// Held down rather than pressed anew.
        repeat: bool,
    },
    /// One paste, exactly as the terminal handed it over: line ends and hidden characters included. The field cleans it.
    Paste(String),
    /// So many keys arrived outside a field faster than a person types; they were dropped, not executed.
    Burst(usize),
    /// Bytes that are no UTF-8, as a terminal in another encoding sends them. One message per bad sequence.
    Unreadable,
    /// The window has this size now, in cells.
    Resize {
        /// Width in cells.
        columns: u16,
        /// Height in cells.
        rows: u16,
    },
    /// So much time has passed. Only a `--keys` text makes these; a running desk has its own deadlines.
    Tick(Duration),
    /// The window gained (`true`) or lost the keyboard focus; only when the session asked for it.
    Focus(bool),
    /// A click or a wheel step; only when the session asked for it.
    Mouse(Mouse),
}

impl KeyInput {
    /// A fresh press of `chord`.
    pub const fn press(chord: Chord) -> Self {
        Self::Key {
            chord,
            repeat: false,
        }
    }
}

/// A mouse action and where it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What was done.
    pub kind: MouseKind,
    /// Column, 0 at the left.
    pub column: u16,
    /// Row, 0 at the top.
    pub row: u16,
}

/// The only mouse actions the desk knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// Left button pressed.
    Click,
    /// Wheel towards the top of the list.
    WheelUp,
    /// Wheel towards its end.
    WheelDown,
}

/// A message with the moment its bytes were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamped {
    /// When.
    pub at: Millis,
    /// What.
    pub input: KeyInput,
}
