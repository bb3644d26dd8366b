//! The modes a session switches on, and the bytes that give them back.
//!
//! Never here: writing, termios.

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

/// One thing that is switched on and off again.
struct Mode {
    on: &'static str,
    off: &'static str,
}

/// Alternate screen; no wrapping at the right edge, so that a wrong guess at a width stays in its row; bracketed paste.
const ALWAYS: [Mode; 3] = [
    Mode {
        on: "\x1b[?1049h\x1b[H\x1b[2J",
        off: "\x1b[?1049l",
    },
    Mode {
        on: "\x1b[?7l",
        off: "\x1b[?7h",
    },
    Mode {
        on: "\x1b[?2004h",
        off: "\x1b[?2004l",
    },
];
const FOCUS: Mode = Mode {
    on: "\x1b[?1004h",
    off: "\x1b[?1004l",
};
const MOUSE: Mode = Mode {
    on: "\x1b[?1000h\x1b[?1006h",
    off: "\x1b[?1006l\x1b[?1000l",
};
/// Flags 1 and 2 of the kitty keyboard protocol: tell keys apart, tell presses from repeats and releases.
const EXTENDED_KEYS: Mode = Mode {
    on: "\x1b[>3u",
    off: "\x1b[<u",
};
const CURSOR_HIDDEN: Mode = Mode {
    on: "\x1b[?25l",
    off: "\x1b[?25h",
};
/// Ends a frame that broke off half way, then colours and attributes.
const PLAIN: &str = "\x1b[?2026l\x1b[0m";

impl SessionOptions {
    fn modes(self) -> Vec<Mode> {
        let mut modes = Vec::from(ALWAYS);
        modes.extend(self.focus.then_some(FOCUS));
        modes.extend(self.mouse.then_some(MOUSE));
        modes.extend(self.extended_keys.then_some(EXTENDED_KEYS));
        modes.push(CURSOR_HIDDEN);
        modes
    }

    /// The bytes that take the terminal.
    pub(super) fn enter_bytes(self) -> Vec<u8> {
        let on: String = self.modes().iter().map(|mode| mode.on).collect();
        on.into_bytes()
    }

    /// The bytes that give it back, the last thing first.
    pub(super) fn leave_bytes(self) -> Vec<u8> {
        let off: String = self.modes().iter().rev().map(|mode| mode.off).collect();
        [PLAIN, &off].concat().into_bytes()
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
            "\x1b[?2026l\x1b[0m\x1b[?25h\x1b[<u\x1b[?1006l\x1b[?1000l\x1b[?1004l\x1b[?2004l\x1b[?7h\x1b[?1049l"
        );
        let plain = String::from_utf8(SessionOptions::default().enter_bytes()).unwrap();
        assert!(!plain.contains("1000") && !plain.contains("1004") && !plain.contains('u'));
    }
}
