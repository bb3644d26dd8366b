//! The guard against text that arrives as key presses: without bracketed paste a pasted page would act as commands.
//!
//! A run of more than eight keys, each within 5 ms of the one before, is dropped as a whole where no field has the focus.
//! A run of one and the same key is a held key over a slow line, not text, and passes.
//!
//! Never here: what a key does; a channel.

use std::collections::VecDeque;

use super::{Chord, Key, KeyInput, Millis, Stamped};

/// So many keys a quick hand may have under way over a slow line.
const QUICK_HAND: usize = 8;
/// Keys closer than this were not typed one by one.
const GAP: Millis = 5;

/// Where the next key would go.
#[derive(Clone, Copy)]
pub enum Focus<'a> {
    /// Into a text field: everything passes.
    Field,
    /// To the commands. The function says whether a chord opens a text field, so that `/name` written by a program or a
    /// quick hand is judged key by key: the letters after `/` go into the field.
    Commands {
        /// True if this chord would open a text field now.
        opens_field: &'a dyn Fn(Chord) -> bool,
    },
}

/// The run of keys that passed so far.
#[derive(Debug, Default)]
pub(super) struct BurstGuard {
    count: usize,
    last: Option<(Chord, Millis)>,
    mixed: bool,
}

impl BurstGuard {
    /// Takes the next message off `waiting`, or a whole burst as one [`KeyInput::Burst`].
    pub(super) fn take(
        &mut self,
        waiting: &mut VecDeque<Stamped>,
        focus: Focus<'_>,
    ) -> Option<KeyInput> {
        let first = waiting.front()?;
        let judged = match (&first.input, focus) {
            (KeyInput::Key { chord, .. }, Focus::Commands { opens_field }) => !opens_field(*chord),
            _ => false,
        };
        if !judged {
            *self = Self::default();
            return waiting.pop_front().map(|stamped| stamped.input);
        }
        let (run, whole) = self.run(waiting);
        if whole.count > QUICK_HAND && whole.mixed {
            waiting.drain(..run);
            *self = whole;
            return Some(KeyInput::Burst(run));
        }
        let next = waiting.pop_front()?;
        self.step(&next);
        Some(next.input)
    }

    /// How many waiting keys belong to the run at the front, and the run with them.
    fn run(&self, waiting: &VecDeque<Stamped>) -> (usize, Self) {
        let mut whole = Self { ..*self };
        let mut run = 0;
        for stamped in waiting {
            if !matches!(stamped.input, KeyInput::Key { .. })
                || (run > 0 && !whole.is_close(stamped.at))
            {
                break;
            }
            whole.step(stamped);
            run += 1;
        }
        (run, whole)
    }

    fn is_close(&self, at: Millis) -> bool {
        self.last
            .is_some_and(|(_, last)| at.saturating_sub(last) <= GAP)
    }

    fn step(&mut self, stamped: &Stamped) {
        let KeyInput::Key { chord, .. } = stamped.input else {
            return;
        };
        if !self.is_close(stamped.at) {
            *self = Self::default();
        }
        self.mixed |= self
            .last
            .is_some_and(|(last, _)| last != chord && (is_text(chord) || is_text(last)));
        self.count += 1;
        self.last = Some((chord, stamped.at));
    }
}

/// Keys a pasted text is made of. Arrows alone are a wheel that the terminal translates.
fn is_text(chord: Chord) -> bool {
    chord.text().is_some() || matches!(chord.key(), Key::Enter | Key::Tab)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMANDS: Focus<'static> = Focus::Commands {
        opens_field: &|chord| chord.text() == Some('/'),
    };

    fn typed(text: &str, gap: Millis) -> VecDeque<Stamped> {
        text.chars()
            .zip(0..)
            .map(|(character, index)| Stamped {
                at: index * gap,
                input: KeyInput::press(Chord::char(character)),
            })
            .collect()
    }

    fn drain(mut waiting: VecDeque<Stamped>, focus: Focus<'_>) -> Vec<KeyInput> {
        let mut guard = BurstGuard::default();
        std::iter::from_fn(|| guard.take(&mut waiting, focus)).collect()
    }

    #[test]
    fn pasted_text_outside_a_field_is_one_message() {
        assert_eq!(
            drain(typed("delete all", 0), COMMANDS),
            [KeyInput::Burst(10)]
        );
        assert_eq!(
            drain(typed("delete all", 5), COMMANDS),
            [KeyInput::Burst(10)]
        );
    }

    #[test]
    fn a_quick_hand_and_a_slow_one_pass() {
        assert_eq!(drain(typed("deleteal", 0), COMMANDS).len(), 8);
        assert_eq!(drain(typed("delete all of it", 6), COMMANDS).len(), 16);
    }

    #[test]
    fn a_held_key_passes() {
        assert_eq!(drain(typed(&"j".repeat(50), 0), COMMANDS).len(), 50);
    }

    #[test]
    fn a_field_takes_everything_and_so_does_the_key_that_opens_it() {
        assert_eq!(drain(typed("delete all", 0), Focus::Field).len(), 10);
        let mut waiting = typed("/passport", 0);
        let mut guard = BurstGuard::default();
        assert_eq!(
            guard.take(&mut waiting, COMMANDS),
            Some(KeyInput::press(Chord::char('/')))
        );
        while guard.take(&mut waiting, Focus::Field).is_some() {}
        assert!(waiting.is_empty());
    }

    #[test]
    fn a_burst_in_pieces_is_cut_when_it_shows() {
        let mut guard = BurstGuard::default();
        let mut first = typed("delete", 0);
        while guard.take(&mut first, COMMANDS).is_some() {}
        let mut rest = typed(" all of", 0);
        assert_eq!(guard.take(&mut rest, COMMANDS), Some(KeyInput::Burst(7)));
        let mut more = typed(" it", 0);
        assert_eq!(
            guard.take(&mut more, COMMANDS),
            Some(KeyInput::Burst(3)),
            "still the same text"
        );
    }
}
