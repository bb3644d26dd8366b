//! Bytes from the terminal to keys: UTF-8, control characters, escape sequences, bracketed paste.
//!
//! We read the bytes ourselves because the reader of crossterm 0.29 blocks inside a sequence that arrives cut, and spins at
//! full speed once the terminal has hung up. Sequences may arrive cut anywhere; what is incomplete waits here until more comes
//! or [`Parser::flush`] says that nothing will.
//!
//! Never here: timing, threads, the meaning of a key.

use super::csi::{Control, read_control};
use super::{Chord, Key, KeyInput};

const ESC: u8 = 0x1b;
/// Ends a bracketed paste (xterm control sequences, "Bracketed Paste Mode").
const PASTE_END: &[u8] = b"\x1b[201~";
/// A control sequence longer than this is noise; no key needs half of it.
const LONGEST_SEQUENCE: usize = 64;

/// What was decided about the front of the waiting bytes.
enum Step {
    /// Not decidable yet.
    Incomplete,
    /// So many bytes mean this, or nothing.
    Took(usize, Option<KeyInput>),
    /// So many bytes open a paste.
    Paste(usize),
}

/// The state between two reads.
#[derive(Debug, Default)]
pub(super) struct Parser {
    pending: Vec<u8>,
    /// The text of a paste that has not ended.
    paste: Option<Vec<u8>>,
    /// The pending Escape came in an earlier read: what follows is a cut sequence or a second key, never Alt.
    carried: bool,
    /// The pending Escape was already handed out as a key when its time ran out.
    ghost: bool,
    /// The last thing handed out was such an Escape.
    lone_escape: bool,
}

impl Parser {
    /// Takes bytes as they were read and appends the keys they complete.
    pub(super) fn feed(&mut self, bytes: &[u8], out: &mut Vec<KeyInput>) {
        self.carried = self.pending.first() == Some(&ESC);
        // A slow line can tear an arrow key so far apart that its Escape already went out. The rest must not act as `[`, `A`.
        if std::mem::take(&mut self.lone_escape) && bytes.first() == Some(&b'[') {
            self.pending.push(ESC);
            self.carried = true;
            self.ghost = true;
        }
        self.pending.extend_from_slice(bytes);
        self.run(out);
    }

    /// Nothing followed in time: what waits is complete as it is.
    pub(super) fn flush(&mut self, out: &mut Vec<KeyInput>) {
        if let Some(text) = self.paste.take() {
            let mut text = text;
            text.append(&mut self.pending);
            out.push(KeyInput::Paste(String::from_utf8_lossy(&text).into_owned()));
            return;
        }
        let pending = std::mem::take(&mut self.pending);
        let ghost = std::mem::take(&mut self.ghost);
        match pending.as_slice() {
            [] => {}
            [ESC] => {
                out.push(KeyInput::press(Chord::plain(Key::Esc)));
                self.lone_escape = true;
            }
            [ESC, introducer @ (b'[' | b'O')] => {
                let typed = Chord::char(char::from(*introducer));
                if self.carried {
                    if !ghost {
                        out.push(KeyInput::press(Chord::plain(Key::Esc)));
                    }
                    out.push(KeyInput::press(typed));
                } else {
                    out.push(KeyInput::press(typed.with_alt()));
                }
            }
            _ => out.push(KeyInput::Unreadable),
        }
    }

    /// Whether something waits for more bytes or for [`Parser::flush`].
    pub(super) fn is_waiting(&self) -> bool {
        self.paste.is_some() || !self.pending.is_empty()
    }

    /// Whether a paste has begun and not ended.
    pub(super) fn in_paste(&self) -> bool {
        self.paste.is_some()
    }

    /// The Escape handed out last was a key of its own after all.
    pub(super) fn forget_escape(&mut self) {
        self.lone_escape = false;
    }

    fn run(&mut self, out: &mut Vec<KeyInput>) {
        loop {
            if self.paste.is_some() && !self.run_paste(out) {
                return;
            }
            match step(&self.pending, self.carried) {
                Step::Incomplete => return,
                Step::Took(length, input) => {
                    let ghost_escape =
                        self.ghost && input == Some(KeyInput::press(Chord::plain(Key::Esc)));
                    out.extend(input.filter(|_| !ghost_escape));
                    self.drop_front(length);
                }
                Step::Paste(length) => {
                    self.drop_front(length);
                    self.paste = Some(Vec::new());
                }
            }
        }
    }

    /// Moves pasted bytes out of the pending ones; true when the paste ended.
    fn run_paste(&mut self, out: &mut Vec<KeyInput>) -> bool {
        let Some(text) = self.paste.as_mut() else {
            return true;
        };
        let end = self
            .pending
            .windows(PASTE_END.len())
            .position(|window| window == PASTE_END);
        // The end mark may be cut: keep back as much as could be its beginning.
        let moved = end.unwrap_or(self.pending.len().saturating_sub(PASTE_END.len() - 1));
        text.extend(self.pending.drain(..moved));
        if end.is_none() {
            return false;
        }
        let text = std::mem::take(text);
        self.paste = None;
        self.drop_front(PASTE_END.len());
        out.push(KeyInput::Paste(String::from_utf8_lossy(&text).into_owned()));
        true
    }

    fn drop_front(&mut self, length: usize) {
        self.pending.drain(..length.min(self.pending.len()));
        self.carried = false;
        self.ghost = false;
    }
}

fn step(bytes: &[u8], carried: bool) -> Step {
    match bytes {
        [] | [ESC] | [ESC, b'O'] => Step::Incomplete,
        [ESC, b'[', rest @ ..] => control_sequence(rest),
        [ESC, b'O', last @ 0x40..=0x7e, ..] => took_control(3, read_control(b"", *last)),
        [ESC, ..] if carried => Step::Took(1, Some(KeyInput::press(Chord::plain(Key::Esc)))),
        [ESC, ESC, ..] => Step::Took(1, Some(KeyInput::press(Chord::plain(Key::Esc)))),
        [ESC, rest @ ..] => with_alt(rest),
        [byte @ (0..=0x1f | 0x7f), ..] => Step::Took(1, Some(KeyInput::press(control_key(*byte)))),
        _ => character(bytes),
    }
}

fn with_alt(rest: &[u8]) -> Step {
    match step(rest, false) {
        Step::Took(length, Some(KeyInput::Key { chord, repeat })) => Step::Took(
            length + 1,
            Some(KeyInput::Key {
                chord: chord.with_alt(),
                repeat,
            }),
        ),
        Step::Took(length, input) => Step::Took(length + 1, input),
        other => other,
    }
}

/// `rest` is what follows `ESC [` (ECMA-48 control sequence).
fn control_sequence(rest: &[u8]) -> Step {
    // The Linux console sends F1 to F5 as `ESC [ [ A` to `ESC [ [ E`.
    if let [b'[', tail @ ..] = rest {
        return match tail {
            [] => Step::Incomplete,
            [letter @ b'A'..=b'E', ..] => {
                let key = Key::F(letter - b'A' + 1);
                Step::Took(4, Some(KeyInput::press(Chord::plain(key))))
            }
            _ => Step::Took(3, Some(KeyInput::Unreadable)),
        };
    }
    let parameters = rest
        .iter()
        .take_while(|byte| (0x20..=0x3f).contains(*byte))
        .count();
    let length = 2 + parameters;
    match rest.get(parameters) {
        _ if length > LONGEST_SEQUENCE => Step::Took(length, Some(KeyInput::Unreadable)),
        None => Step::Incomplete,
        Some(last @ 0x40..=0x7e) => took_control(
            length + 1,
            read_control(rest.get(..parameters).unwrap_or_default(), *last),
        ),
        // Broken off: what comes next is read afresh.
        Some(_) => Step::Took(length, Some(KeyInput::Unreadable)),
    }
}

fn took_control(length: usize, control: Control) -> Step {
    match control {
        Control::Input(input) => Step::Took(length, Some(input)),
        Control::PasteStart => Step::Paste(length),
        Control::Nothing => Step::Took(length, None),
    }
}

/// The control characters as keys. Both line ends are Enter: some senders write the other one.
fn control_key(byte: u8) -> Chord {
    match byte {
        0x08 | 0x7f => Chord::plain(Key::Backspace),
        b'\t' => Chord::plain(Key::Tab),
        b'\n' | b'\r' => Chord::plain(Key::Enter),
        0x00 => Chord::char(' ').with_ctrl(),
        0x01..=0x1a => Chord::char(char::from(byte - 1 + b'a')).with_ctrl(),
        // 0x1c to 0x1f are Ctrl with 4 to 7 on a VT220; Ctrl+/ arrives as the last of them.
        _ => Chord::char(char::from(byte.wrapping_sub(0x1c).wrapping_add(b'4'))).with_ctrl(),
    }
}

/// One UTF-8 character. A sequence that is no UTF-8 is given up up to the byte that broke it, so that the next key is whole.
fn character(bytes: &[u8]) -> Step {
    let window = bytes.get(..bytes.len().min(4)).unwrap_or_default();
    let (valid, broken) = match std::str::from_utf8(window) {
        Ok(text) => (text, None),
        Err(error) => {
            let text = window.get(..error.valid_up_to()).unwrap_or_default();
            (
                std::str::from_utf8(text).unwrap_or_default(),
                Some(error.error_len()),
            )
        }
    };
    match (valid.chars().next(), broken) {
        (Some(control), _) if control.is_control() => {
            Step::Took(control.len_utf8(), Some(KeyInput::Unreadable))
        }
        (Some(typed), _) => Step::Took(typed.len_utf8(), Some(KeyInput::press(Chord::char(typed)))),
        (None, Some(Some(length))) => Step::Took(length, Some(KeyInput::Unreadable)),
        (None, _) => Step::Incomplete,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(chunks: &[&[u8]]) -> Vec<KeyInput> {
        let (mut parser, mut out) = (Parser::default(), Vec::new());
        for chunk in chunks {
            parser.feed(chunk, &mut out);
        }
        parser.flush(&mut out);
        out
    }

    fn presses(texts: &[&str]) -> Vec<KeyInput> {
        texts
            .iter()
            .map(|text| KeyInput::press(text.parse().unwrap()))
            .collect()
    }

    #[test]
    fn reads_keys_in_every_common_form() {
        for (bytes, keys) in [
            (
                &b"aG \r\n\t\x7f\x08"[..],
                &["a", "G", "space", "enter", "enter", "tab", "bs", "bs"][..],
            ),
            (b"\x0c\x00\x1f", &["ctrl-l", "ctrl-space", "ctrl-7"]),
            (
                b"\x1b[A\x1bOB\x1b[1;5C\x1b[1;2D",
                &["up", "down", "ctrl-right", "s-left"],
            ),
            (
                b"\x1b[H\x1b[4~\x1b[5~\x1b[6~\x1b[3~\x1b[Z",
                &["home", "end", "pgup", "pgdn", "del", "s-tab"],
            ),
            (b"\x1bOP\x1b[15~\x1b[24~\x1b[[B", &["f1", "f5", "f12", "f2"]),
            (b"\x1bx\x1b\x1b", &["alt-x", "esc", "esc"]),
            ("éжあ".as_bytes(), &["é", "ж", "あ"]),
            (b"\x1b[27u\x1b[108;5u\x1b[103;2u", &["esc", "ctrl-l", "G"]),
        ] {
            assert_eq!(read(&[bytes]), presses(keys), "{bytes:?}");
        }
    }

    #[test]
    fn a_cut_sequence_is_one_key_wherever_it_is_cut() {
        for cut in 1..6 {
            let (head, tail) = b"\x1b[1;5A".split_at(cut);
            assert_eq!(read(&[head, tail]), presses(&["ctrl-up"]), "cut at {cut}");
        }
    }

    #[test]
    fn escape_then_a_key_is_not_alt() {
        assert_eq!(read(&[b"\x1b", b"j"]), presses(&["esc", "j"]));
        assert_eq!(read(&[b"\x1b", b"O"]), presses(&["esc", "O"]));
    }

    #[test]
    fn an_arrow_torn_beyond_the_hold_does_not_act_as_letters() {
        let (mut parser, mut out) = (Parser::default(), Vec::new());
        parser.feed(b"\x1b", &mut out);
        parser.flush(&mut out);
        parser.feed(b"[", &mut out);
        parser.feed(b"A", &mut out);
        assert_eq!(out, presses(&["esc", "up"]));

        let (mut parser, mut out) = (Parser::default(), Vec::new());
        parser.feed(b"\x1b", &mut out);
        parser.flush(&mut out);
        parser.feed(b"[", &mut out);
        parser.flush(&mut out);
        assert_eq!(out, presses(&["esc", "["]), "typed by hand");
    }

    #[test]
    fn a_paste_is_one_message_wherever_it_is_cut() {
        let bytes = b"\x1b[200~a\x1b[Ab\rc\x1b[201~x";
        for cut in 1..bytes.len() {
            let (head, tail) = bytes.split_at(cut);
            let mut expected = vec![KeyInput::Paste("a\x1b[Ab\rc".to_owned())];
            expected.extend(presses(&["x"]));
            assert_eq!(read(&[head, tail]), expected, "cut at {cut}");
        }
    }

    #[test]
    fn another_encoding_does_not_swallow_the_next_key() {
        let mut expected = vec![KeyInput::Unreadable];
        expected.extend(presses(&["j", "k"]));
        assert_eq!(read(&[b"\xe9jk"]), expected);
    }

    #[test]
    fn answers_and_reports_are_no_keys() {
        assert_eq!(read(&[b"\x1b[?62;4c\x1b[12;40R\x1b[?2026;2$y"]), []);
        assert_eq!(
            read(&[b"\x1b[I\x1b[O"]),
            [KeyInput::Focus(true), KeyInput::Focus(false)]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn any_bytes_leave_the_parser_ready(chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..24), 0..8)) {
            let (mut parser, mut out) = (Parser::default(), Vec::new());
            for chunk in &chunks {
                parser.feed(chunk, &mut out);
            }
            parser.flush(&mut out);
            prop_assert!(!parser.is_waiting());
        }
    }
}
