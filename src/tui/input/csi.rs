//! The meaning of a complete control sequence: arrows, function keys, the extended key protocol, focus and mouse reports.
//!
//! Sources: ECMA-48 for the form, xterm's control sequences for the numbers, the kitty keyboard protocol for the final `u`.
//!
//! Never here: finding where a sequence ends, Alt by a leading Escape.

use super::{Chord, Key, KeyInput, Mouse, MouseKind};

/// What a control sequence says.
pub(super) enum Control {
    /// A key or a report.
    Input(KeyInput),
    /// A bracketed paste begins.
    PasteStart,
    /// A release, an answer nobody asked for, or a key we have no name for.
    Nothing,
}

/// Reads the bytes between `ESC [` and the final byte `last`.
pub(super) fn read_control(parameters: &[u8], last: u8) -> Control {
    if let Some(report) = parameters.strip_prefix(b"<") {
        return mouse(report, last).map_or(Control::Nothing, |mouse| {
            Control::Input(KeyInput::Mouse(mouse))
        });
    }
    let Some(fields) = Fields::read(parameters) else {
        return Control::Nothing;
    };
    let key = match last {
        b'~' => match fields.number(0) {
            200 => return Control::PasteStart,
            // xterm's modifyOtherKeys: 27 ; modifiers ; code ~
            27 => coded(fields.number(2)),
            number => tilde(number),
        },
        b'u' => coded(fields.number(0)),
        b'Z' => return press(Chord::plain(Key::Tab).with_shift(), fields.event()),
        b'I' if parameters.is_empty() => return Control::Input(KeyInput::Focus(true)),
        b'O' if parameters.is_empty() => return Control::Input(KeyInput::Focus(false)),
        // `CSI row ; column R` is an answer, not F3, unless the row is the 1 of a modified key.
        b'R' if !parameters.is_empty() && fields.number(0) != 1 => None,
        letter => lettered(letter),
    };
    key.map_or(Control::Nothing, |key| {
        press(fields.modify(key), fields.event())
    })
}

/// Key events of the extended protocol.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Event {
    Press,
    Repeat,
    Release,
}

fn press(chord: Chord, event: Event) -> Control {
    match event {
        Event::Release => Control::Nothing,
        event => Control::Input(KeyInput::Key {
            chord,
            repeat: event == Event::Repeat,
        }),
    }
}

/// `a;b:c;d` as numbers; an absent one counts as 0.
struct Fields([(u32, u32); 3]);

impl Fields {
    /// `None` if the bytes hold anything but digits, `;` and `:` (a private or intermediate sequence).
    fn read(parameters: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(parameters).ok()?;
        let mut fields = [(0, 0); 3];
        for (slot, field) in fields.iter_mut().zip(text.split(';')) {
            let mut parts = field.split(':').map(number);
            *slot = (parts.next().flatten()?, parts.next().unwrap_or(Some(0))?);
        }
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b';' || byte == b':')
            .then_some(Self(fields))
    }

    fn number(&self, index: usize) -> u32 {
        self.0.get(index).map_or(0, |(number, _)| *number)
    }

    fn event(&self) -> Event {
        match self.0.get(1) {
            Some((_, 2)) => Event::Repeat,
            Some((_, 3)) => Event::Release,
            _ => Event::Press,
        }
    }

    /// The second field is 1 plus the sum of Shift 1, Alt 2, Ctrl 4.
    fn modify(&self, key: Key) -> Chord {
        let held = self.number(1).saturating_sub(1);
        let mut chord = Chord::plain(key);
        if held & 1 != 0 {
            chord = chord.with_shift();
        }
        if held & 2 != 0 {
            chord = chord.with_alt();
        }
        if held & 4 != 0 {
            chord = chord.with_ctrl();
        }
        chord
    }
}

fn number(text: &str) -> Option<u32> {
    if text.is_empty() {
        Some(0)
    } else {
        text.parse().ok()
    }
}

fn lettered(letter: u8) -> Option<Key> {
    Some(match letter {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'H' => Key::Home,
        b'F' => Key::End,
        b'M' => Key::Enter,
        b'P'..=b'S' => Key::F(letter - b'P' + 1),
        _ => return None,
    })
}

fn tilde(number: u32) -> Option<Key> {
    let function = |first: u32, base: u8| {
        u8::try_from(number - first)
            .ok()
            .map(|offset| Key::F(base + offset))
    };
    match number {
        1 | 7 => Some(Key::Home),
        2 => Some(Key::Insert),
        3 => Some(Key::Delete),
        4 | 8 => Some(Key::End),
        5 => Some(Key::PageUp),
        6 => Some(Key::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23..=24 => function(23, 11),
        _ => None,
    }
}

/// A key given by its code point. The protocol keeps the private use area for keys without a character (modifiers, media).
fn coded(code: u32) -> Option<Key> {
    match code {
        9 => Some(Key::Tab),
        13 | 57414 => Some(Key::Enter),
        27 => Some(Key::Esc),
        8 | 127 => Some(Key::Backspace),
        0xe000..=0xf8ff => None,
        other => char::from_u32(other)
            .filter(|character| !character.is_control())
            .map(Key::Char),
    }
}

/// `button ; column ; row` with columns and rows from 1 (xterm mode 1006).
fn mouse(report: &[u8], last: u8) -> Option<Mouse> {
    let fields = Fields::read(report)?;
    let kind = match (fields.number(0), last) {
        (0, b'M') => MouseKind::Click,
        (64, b'M') => MouseKind::WheelUp,
        (65, b'M') => MouseKind::WheelDown,
        _ => return None,
    };
    let place = |index| u16::try_from(fields.number(index)).ok()?.checked_sub(1);
    Some(Mouse {
        kind,
        column: place(1)?,
        row: place(2)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(parameters: &[u8], last: u8) -> Option<KeyInput> {
        match read_control(parameters, last) {
            Control::Input(input) => Some(input),
            _ => None,
        }
    }

    #[test]
    fn the_extended_protocol_tells_repeats_and_releases() {
        let held = KeyInput::Key {
            chord: Chord::char('j'),
            repeat: true,
        };
        assert_eq!(read(b"106;1:2", b'u'), Some(held));
        assert_eq!(read(b"106;1:3", b'u'), None);
        assert_eq!(read(b"57441", b'u'), None, "a Shift key alone");
    }

    #[test]
    fn mouse_reports_count_from_zero() {
        let click = Mouse {
            kind: MouseKind::Click,
            column: 0,
            row: 11,
        };
        assert_eq!(read(b"<0;1;12", b'M'), Some(KeyInput::Mouse(click)));
        assert_eq!(read(b"<0;1;12", b'm'), None, "released");
        assert_eq!(read(b"<0;0;12", b'M'), None, "no such place");
    }

    #[test]
    fn numbers_out_of_range_are_nothing() {
        assert_eq!(read(b"99999999999999", b'~'), None);
        assert_eq!(read(b"1114112", b'u'), None);
        assert_eq!(read(b"", b'q'), None);
    }
}
