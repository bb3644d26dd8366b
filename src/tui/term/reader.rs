//! The thread that reads the terminal and notices when it is gone.
//!
//! It blocks in `poll` and reads only what is there, so it costs nothing while nobody types and cannot spin on a terminal
//! that has hung up, as the reader of crossterm 0.29 does. It ends for good at a hang-up, or when the session drops the other end of its pipe.
//!
//! Never here: what bytes mean, what happens after a hang-up.

use std::io::{self, PipeReader, PipeWriter};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::stdio::stdin;

use super::events::{News, NewsSender, TermEvent};
use super::tty;
use crate::tui::input::{Decoder, KeyboardSender, Millis, Stamped};

/// What one wait brought.
enum Wake {
    Readable,
    Deadline,
    HangUp,
    Closed,
}

/// Starts the thread. It ends when the returned pipe end is dropped.
pub(super) fn start(
    keyboard: KeyboardSender,
    news: NewsSender,
    clock: impl Fn() -> Millis + Send + 'static,
) -> io::Result<PipeWriter> {
    let (closed, keep_open) = io::pipe()?;
    std::thread::Builder::new()
        .name("terminal reader".to_owned())
        .spawn(move || read(&keyboard, &news, &clock, &closed))?;
    Ok(keep_open)
}

fn read(
    keyboard: &KeyboardSender,
    news: &NewsSender,
    clock: &impl Fn() -> Millis,
    closed: &PipeReader,
) {
    let mut decoder = Decoder::default();
    let mut buffer = [0; 4_096];
    loop {
        let patience = decoder
            .deadline()
            .map(|deadline| deadline.saturating_sub(clock()));
        let messages = match wait(patience, closed) {
            Wake::Readable => match rustix::io::read(stdin(), &mut buffer) {
                Ok(0) => return hang_up(news),
                Ok(length) => decoder.feed(buffer.get(..length).unwrap_or_default(), clock()),
                Err(Errno::INTR | Errno::AGAIN) => continue,
                Err(_) => return hang_up(news),
            },
            Wake::Deadline => decoder.expire(clock()),
            Wake::HangUp => return hang_up(news),
            Wake::Closed => return,
        };
        if !send_all(keyboard, messages) {
            return;
        }
    }
}

fn send_all(keyboard: &KeyboardSender, messages: Vec<Stamped>) -> bool {
    messages.into_iter().all(|message| keyboard.send(message))
}

fn hang_up(news: &NewsSender) {
    // A loop that has ended needs no news.
    let _ended = news.send(News::Event(TermEvent::HangUp));
}

/// Waits for bytes, for the session's end, for the terminal's end, and no longer than `patience` milliseconds if given.
fn wait(patience: Option<u64>, closed: &PipeReader) -> Wake {
    let input = stdin();
    let mut fds = [
        PollFd::new(&input, PollFlags::IN),
        PollFd::new(closed, PollFlags::IN),
    ];
    let timeout = patience.map(tty::timespec);
    match poll(&mut fds, timeout.as_ref()) {
        // Zero after a signal too; the deadline is looked at again.
        Ok(0) | Err(Errno::INTR) => return Wake::Deadline,
        Ok(_) => {}
        Err(_) => return Wake::HangUp,
    }
    let [terminal, session] = fds.each_ref().map(PollFd::revents);
    if !session.is_empty() {
        Wake::Closed
    } else if terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        Wake::HangUp
    } else {
        Wake::Readable
    }
}
