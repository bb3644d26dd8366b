//! The modes a session switches on, and the bytes that give them back.
//!
//! Never here: writing to the terminal, termios.

use std::fmt;
use std::io;

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange,
    KeyboardEnhancementFlags, PopKeyboardEnhancementFlags, PushKeyboardEnhancementFlags,
};
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    Clear, ClearType, DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen,
};
use crossterm::{Command, queue};

/// What a session asks of the terminal beyond what it always needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SessionOptions {
    /// Report when the window gains or loses the keyboard.
    pub focus: bool,
    /// Report clicks and the wheel. Off by default, so that the terminal's own selection works.
    pub mouse: bool,
    /// Ask for the extended key protocol, which tells held keys and a lone Escape for certain.
    pub extended_keys: bool,
}

/// Clicks and the wheel, with places beyond column 223 (xterm modes 1000 and 1006). crossterm's own command also asks for
/// every move of the mouse, which would wake an idle desk and fill a slow line with places nobody asked for.
struct ReportClicks;

impl Command for ReportClicks {
    fn write_ansi(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str("\x1b[?1000h\x1b[?1006h")
    }
}

/// Takes [`ReportClicks`] back.
struct IgnoreClicks;

impl Command for IgnoreClicks {
    fn write_ansi(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str("\x1b[?1006l\x1b[?1000l")
    }
}

/// Tell keys apart, tell presses from repeats and releases.
const EXTENDED_KEYS: KeyboardEnhancementFlags = KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES
    .union(KeyboardEnhancementFlags::REPORT_EVENT_TYPES);

impl SessionOptions {
    /// The bytes that take the terminal.
    pub(super) fn enter_bytes(self) -> Vec<u8> {
        let mut bytes = Vec::new();
        // Writing to memory does not fail.
        let _written = self.enter(&mut bytes);
        bytes
    }

    /// The bytes that give it back, the last thing first.
    pub(super) fn leave_bytes(self) -> Vec<u8> {
        let mut bytes = Vec::new();
        // Writing to memory does not fail.
        let _written = self.leave(&mut bytes);
        bytes
    }

    fn enter(self, out: &mut Vec<u8>) -> io::Result<()> {
        queue!(
            out,
            EnterAlternateScreen,
            MoveTo(0, 0),
            Clear(ClearType::All),
            // A wrong guess at a width stays in its row.
            DisableLineWrap,
            EnableBracketedPaste
        )?;
        if self.focus {
            queue!(out, EnableFocusChange)?;
        }
        if self.mouse {
            queue!(out, ReportClicks)?;
        }
        if self.extended_keys {
            queue!(out, PushKeyboardEnhancementFlags(EXTENDED_KEYS))?;
        }
        queue!(out, Hide)
    }

    fn leave(self, out: &mut Vec<u8>) -> io::Result<()> {
        // A frame may have broken off half way.
        queue!(
            out,
            EndSynchronizedUpdate,
            SetAttribute(Attribute::Reset),
            Show
        )?;
        if self.extended_keys {
            queue!(out, PopKeyboardEnhancementFlags)?;
        }
        if self.mouse {
            queue!(out, IgnoreClicks)?;
        }
        if self.focus {
            queue!(out, DisableFocusChange)?;
        }
        queue!(
            out,
            DisableBracketedPaste,
            EnableLineWrap,
            LeaveAlternateScreen
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_is_given_back_in_reverse() {
        let options = SessionOptions {
            focus: true,
            mouse: true,
            extended_keys: true,
        };
        assert_eq!(
            String::from_utf8(options.leave_bytes()).unwrap(),
            "\x1b[?2026l\x1b[0m\x1b[?25h\x1b[<1u\x1b[?1006l\x1b[?1000l\x1b[?1004l\x1b[?2004l\x1b[?7h\x1b[?1049l"
        );
        assert_eq!(
            String::from_utf8(options.enter_bytes()).unwrap(),
            "\x1b[?1049h\x1b[1;1H\x1b[2J\x1b[?7l\x1b[?2004h\x1b[?1004h\x1b[?1000h\x1b[?1006h\x1b[>3u\x1b[?25l"
        );
        let plain = String::from_utf8(SessionOptions::default().enter_bytes()).unwrap();
        assert!(!plain.contains("1000") && !plain.contains("1004") && !plain.contains('u'));
    }
}
