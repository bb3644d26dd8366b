//! The thread that writes frames: one frame at a time, one `write` each.
//!
//! A frozen line blocks this thread and nothing else. While it is blocked no frame is made at all, so what goes out when
//! the line comes back is the newest state and not a backlog.
//!
//! Never here: what is in a frame.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use ratatui::layout::Size;

use super::events::{News, NewsSender, TermEvent};
use super::painter::Surface;
use super::{Restorer, tty};

/// The terminal as a place frames are written to.
#[derive(Debug)]
pub struct TtySurface {
    frames: SyncSender<Vec<u8>>,
    restorer: Restorer,
}

impl TtySurface {
    /// Starts the thread; it ends when the surface is dropped or the terminal is gone.
    pub(super) fn start(restorer: Restorer, news: NewsSender) -> io::Result<Self> {
        let (frames, queue) = sync_channel(1);
        let gate = restorer.clone();
        std::thread::Builder::new()
            .name("terminal writer".to_owned())
            .spawn(move || write(&queue, &gate, &news))?;
        Ok(Self { frames, restorer })
    }
}

impl Surface for TtySurface {
    fn size(&self) -> Size {
        tty::size()
    }

    fn is_free(&self) -> bool {
        self.restorer.is_free()
    }

    fn present(&mut self, frame: Vec<u8>) {
        if self.restorer.begin_frame() && self.frames.try_send(frame).is_err() {
            self.restorer.end_frame();
        }
    }
}

fn write(queue: &Receiver<Vec<u8>>, gate: &Restorer, news: &NewsSender) {
    for frame in queue {
        let written = if gate.may_write() {
            tty::write_all(&frame)
        } else {
            Ok(())
        };
        let event = match (written, gate.end_frame()) {
            (Err(_), _) => TermEvent::HangUp,
            (Ok(()), true) => TermEvent::Drained,
            (Ok(()), false) => continue,
        };
        let ended = news.send(News::Event(event)).is_err();
        if ended || event == TermEvent::HangUp {
            return;
        }
    }
}
