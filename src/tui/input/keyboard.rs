//! The queue between whoever reads the terminal and the loop, with the burst guard at its end.
//!
//! Never here: decoding, the meaning of a key.

use std::collections::VecDeque;

use tokio::sync::mpsc;

use super::burst::{BurstGuard, Focus};
use super::{KeyInput, Stamped};

/// So many messages may wait. Then the reader waits too, and the kernel keeps what a runaway sender writes.
const CAPACITY: usize = 1_024;

/// Makes both ends of the queue.
pub fn keyboard() -> (KeyboardSender, Keyboard) {
    let (sender, receiver) = mpsc::channel(CAPACITY);
    let keyboard = Keyboard {
        receiver,
        waiting: VecDeque::new(),
        guard: BurstGuard::default(),
    };
    (KeyboardSender(sender), keyboard)
}

/// The reader's end.
#[derive(Debug, Clone)]
pub struct KeyboardSender(mpsc::Sender<Stamped>);

impl KeyboardSender {
    /// Queues one message and waits while the queue is full. False when nobody listens any more. Must be called outside
    /// the loop's own thread.
    pub fn send(&self, stamped: Stamped) -> bool {
        self.0.blocking_send(stamped).is_ok()
    }
}

/// The loop's end.
///
/// ```text
/// keyboard.ready().await;                               // in the select
/// while let Some(input) = keyboard.take(focus) { .. }   // up to 64 before one draw; ask for the focus anew each time
/// ```
#[derive(Debug)]
pub struct Keyboard {
    receiver: mpsc::Receiver<Stamped>,
    waiting: VecDeque<Stamped>,
    guard: BurstGuard,
}

impl Keyboard {
    /// Resolves when a message waits: true; false when no more can come. Safe to drop and call again.
    pub async fn ready(&mut self) -> bool {
        if self.waiting.is_empty() {
            match self.receiver.recv().await {
                Some(stamped) => self.waiting.push_back(stamped),
                None => return false,
            }
        }
        true
    }

    /// The next message, if one waits; the guard drops bursts according to `focus`.
    pub fn take(&mut self, focus: Focus<'_>) -> Option<KeyInput> {
        while let Ok(stamped) = self.receiver.try_recv() {
            self.waiting.push_back(stamped);
        }
        self.guard.take(&mut self.waiting, focus)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::input::Chord;

    #[test]
    fn messages_come_out_in_order_until_the_reader_is_gone() {
        let (sender, mut keyboard) = keyboard();
        for character in ['a', 'b'] {
            assert!(sender.send(Stamped {
                at: 0,
                input: KeyInput::press(Chord::char(character)),
            }));
        }
        drop(sender);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        assert!(runtime.block_on(keyboard.ready()));
        assert_eq!(
            keyboard.take(Focus::Field),
            Some(KeyInput::press(Chord::char('a')))
        );
        assert!(runtime.block_on(keyboard.ready()), "one more waits");
        assert_eq!(
            keyboard.take(Focus::Field),
            Some(KeyInput::press(Chord::char('b')))
        );
        assert!(!runtime.block_on(keyboard.ready()));
    }
}
