//! Bytes and moments to stamped messages: holds a lone Escape until it is clear what it is, and marks held keys.
//!
//! Pure: the caller hands in the moment of each read and asks for the next deadline. Nothing here sleeps.
//!
//! Never here: reading the terminal, the burst guard (it needs to know whether a field has the focus).

use super::bytes::Parser;
use super::{Chord, KeyInput, Millis, Stamped};

/// How long a lone Escape or another cut sequence waits for its rest.
const HOLD: Millis = 30;
/// The rest of a cut arrow key is recognised this long after its Escape was handed out.
const LATE_REST: Millis = 1_000;
/// A paste that does not go on for so long has lost its end mark.
const PASTE_SILENCE: Millis = 5_000;
/// The same key again within this is a held key.
const REPEAT: Millis = 40;

/// The decoder of one terminal.
#[derive(Debug, Default)]
pub struct Decoder {
    parser: Parser,
    /// When bytes came last.
    fed: Millis,
    last: Option<(Chord, Millis)>,
}

impl Decoder {
    /// Takes bytes read at `now` and returns the messages they complete, in order.
    pub fn feed(&mut self, bytes: &[u8], now: Millis) -> Vec<Stamped> {
        let mut inputs = self.expire(now);
        if now.saturating_sub(self.fed) > LATE_REST {
            self.parser.forget_escape();
        }
        self.fed = now;
        let mut read = Vec::new();
        self.parser.feed(bytes, &mut read);
        inputs.extend(self.stamp(read, now));
        inputs
    }

    /// When [`Decoder::expire`] must be called if nothing was read before.
    pub fn deadline(&self) -> Option<Millis> {
        let patience = if self.parser.in_paste() {
            PASTE_SILENCE
        } else {
            HOLD
        };
        self.parser
            .is_waiting()
            .then(|| self.fed.saturating_add(patience))
    }

    /// Hands out what has waited long enough at `now`.
    pub fn expire(&mut self, now: Millis) -> Vec<Stamped> {
        if self.deadline().is_none_or(|deadline| now < deadline) {
            return Vec::new();
        }
        let mut flushed = Vec::new();
        self.parser.flush(&mut flushed);
        self.stamp(flushed, now)
    }

    fn stamp(&mut self, inputs: Vec<KeyInput>, now: Millis) -> Vec<Stamped> {
        inputs
            .into_iter()
            .map(|input| Stamped {
                at: now,
                input: self.mark_repeat(input, now),
            })
            .collect()
    }

    fn mark_repeat(&mut self, input: KeyInput, now: Millis) -> KeyInput {
        let KeyInput::Key { chord, repeat } = input else {
            self.last = None;
            return input;
        };
        let soon = self
            .last
            .is_some_and(|(last, at)| last == chord && now.saturating_sub(at) <= REPEAT);
        self.last = Some((chord, now));
        KeyInput::Key {
            chord,
            repeat: repeat || soon,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str, repeat: bool) -> KeyInput {
        KeyInput::Key {
            chord: text.parse().unwrap(),
            repeat,
        }
    }

    fn inputs(stamped: Vec<Stamped>) -> Vec<KeyInput> {
        stamped.into_iter().map(|stamped| stamped.input).collect()
    }

    #[test]
    fn escape_waits_thirty_milliseconds_and_no_longer() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b", 100), []);
        assert_eq!(decoder.deadline(), Some(130));
        assert_eq!(decoder.expire(129), []);
        assert_eq!(inputs(decoder.expire(130)), [key("esc", false)]);
        assert_eq!(decoder.deadline(), None);
    }

    #[test]
    fn an_arrow_in_two_reads_is_an_arrow() {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b", 100);
        assert_eq!(inputs(decoder.feed(b"[A", 125)), [key("up", false)]);
    }

    #[test]
    fn an_arrow_torn_by_a_slow_line_is_never_letters() {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b", 100);
        assert_eq!(inputs(decoder.expire(130)), [key("esc", false)]);
        assert_eq!(inputs(decoder.feed(b"[A", 250)), [key("up", false)]);
    }

    #[test]
    fn a_read_after_the_deadline_first_hands_out_the_escape() {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b", 100);
        assert_eq!(
            inputs(decoder.feed(b"j", 400)),
            [key("esc", false), key("j", false)]
        );
        decoder.feed(b"\x1b", 1_000);
        decoder.expire(1_030);
        assert_eq!(
            inputs(decoder.feed(b"[A", 2_500)),
            [key("[", false), key("A", false)],
            "long after, these were typed"
        );
    }

    #[test]
    fn a_held_key_is_marked() {
        let mut decoder = Decoder::default();
        assert_eq!(inputs(decoder.feed(b"j", 0)), [key("j", false)]);
        assert_eq!(inputs(decoder.feed(b"j", 33)), [key("j", true)]);
        assert_eq!(inputs(decoder.feed(b"j", 66)), [key("j", true)]);
        assert_eq!(inputs(decoder.feed(b"j", 166)), [key("j", false)]);
        assert_eq!(inputs(decoder.feed(b"k", 170)), [key("k", false)]);
    }

    #[test]
    fn a_paste_without_an_end_is_handed_on_in_the_end() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b[200~abc", 0), []);
        assert_eq!(decoder.deadline(), Some(PASTE_SILENCE));
        assert_eq!(
            inputs(decoder.expire(PASTE_SILENCE)),
            [KeyInput::Paste("abc".to_owned())]
        );
        assert_eq!(inputs(decoder.feed(b"x", 6_000)), [key("x", false)]);
    }
}
