//! What the terminal side tells the loop, apart from keys.
//!
//! Never here: acting on it.

use ratatui::layout::Size;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// A signal that ends the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopSignal {
    /// SIGHUP: the line dropped.
    HangUp,
    /// SIGINT.
    Interrupt,
    /// SIGQUIT.
    Quit,
    /// SIGTERM.
    Terminate,
}

impl StopSignal {
    /// The signal's number, the same on every Unix.
    pub const fn number(self) -> u8 {
        match self {
            Self::HangUp => 1,
            Self::Interrupt => 2,
            Self::Quit => 3,
            Self::Terminate => 15,
        }
    }

    /// What the process reports when it ended by this signal.
    pub const fn exit_code(self) -> u8 {
        128 + self.number()
    }
}

/// News from the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermEvent {
    /// Save, leave the session, exit with the signal's code. After 1.5 s the process is ended without the loop.
    Stop(StopSignal),
    /// Stop as a shell job: save, then [`suspend`](super::Session::suspend).
    Suspend,
    /// The process was continued: [`resume`](super::Session::resume), then repaint. Comes after every continue, also one
    /// whose stop nobody announced.
    Resumed,
    /// The terminal is gone for good: save and exit as after SIGHUP.
    HangUp,
    /// The window has this size now. A storm of changes is told once.
    Resized(Size),
    /// A frame was refused because the one before was still on its way; now there is room.
    Drained,
    /// A thread or task panicked; the terminal is given back and the report written. Save and exit with code 101.
    Panicked,
}

impl TermEvent {
    /// The exit code this event asks for, if it ends the desk.
    pub const fn exit_code(self) -> Option<u8> {
        match self {
            Self::Stop(signal) => Some(signal.exit_code()),
            Self::HangUp => Some(StopSignal::HangUp.exit_code()),
            Self::Panicked => Some(101),
            Self::Suspend | Self::Resumed | Self::Resized(_) | Self::Drained => None,
        }
    }
}

/// The same without the size, which is read when the loop gets to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    Resized,
    Event(TermEvent),
}

/// The sending end; cheap to clone.
pub(super) type NewsSender = UnboundedSender<News>;

/// The loop's end.
#[derive(Debug)]
pub struct TermEvents {
    receiver: UnboundedReceiver<News>,
    /// Read too far while looking for the end of a storm of resizes.
    next: Option<News>,
    measure: fn() -> Size,
}

/// Makes both ends. `measure` tells the size of the terminal.
pub(super) fn events(measure: fn() -> Size) -> (NewsSender, TermEvents) {
    let (sender, receiver) = unbounded_channel();
    let events = TermEvents {
        receiver,
        next: None,
        measure,
    };
    (sender, events)
}

impl TermEvents {
    /// The next event; none when the terminal side has ended. Safe to drop and call again.
    pub async fn recv(&mut self) -> Option<TermEvent> {
        let news = match self.next.take() {
            Some(news) => news,
            None => self.receiver.recv().await?,
        };
        Some(self.settle(news))
    }

    /// The next event if one waits.
    pub fn try_recv(&mut self) -> Option<TermEvent> {
        let news = self.next.take().or_else(|| self.receiver.try_recv().ok())?;
        Some(self.settle(news))
    }

    fn settle(&mut self, news: News) -> TermEvent {
        match news {
            News::Event(event) => event,
            News::Resized => {
                while self.next.is_none() {
                    match self.receiver.try_recv() {
                        Ok(News::Resized) => {}
                        Ok(other) => self.next = Some(other),
                        Err(_) => break,
                    }
                }
                TermEvent::Resized((self.measure)())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_storm_of_resizes_is_one_event_and_nothing_is_lost() {
        let (sender, mut events) = events(|| Size::new(100, 30));
        for _ in 0..50 {
            sender.send(News::Resized).unwrap();
        }
        sender.send(News::Event(TermEvent::Suspend)).unwrap();
        sender.send(News::Resized).unwrap();
        let told: Vec<_> = std::iter::from_fn(|| events.try_recv()).collect();
        let size = TermEvent::Resized(Size::new(100, 30));
        assert_eq!(told, [size, TermEvent::Suspend, size]);
    }

    #[test]
    fn exit_codes_are_those_of_a_shell() {
        assert_eq!(
            TermEvent::Stop(StopSignal::Terminate).exit_code(),
            Some(143)
        );
        assert_eq!(TermEvent::HangUp.exit_code(), Some(129));
        assert_eq!(TermEvent::Panicked.exit_code(), Some(101));
        assert_eq!(TermEvent::Drained.exit_code(), None);
    }
}
