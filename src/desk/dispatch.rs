//! The outbox: packages whose recall time is over leave.
//!
//! The package is on disk before the journal says it left. A crash between the two repeats the same package: writing it
//! again finds it there.

use std::io;

use super::{Actor, Desk, DeskError, Order, Record};
use crate::domain::command::Command;
use crate::domain::dispatch::Dispatch;
use crate::domain::{Digest, Event, Item, ItemId, Moment};
use crate::outbox::{self, Sender, Sending, Written};

impl Desk {
    /// When the next waiting package can leave; the loop wakes then and calls [`Desk::dispatch_due`]. A desk that only
    /// reads lets nothing leave.
    pub fn next_dispatch(&self) -> Option<Moment> {
        if self.is_read_only() {
            return None;
        }
        self.inner
            .shelf
            .columns()
            .with_dispatches()
            .filter_map(|row| row.leaves_at())
            .min()
    }

    /// Writes every package whose recall time is over; answers how many left and how many failed.
    pub fn dispatch_due(&self, now: Moment) -> Result<(usize, usize), DeskError> {
        if self.is_read_only() {
            return Err(DeskError::ReadOnly);
        }
        let due: Vec<ItemId> = {
            let columns = self.inner.shelf.columns();
            let over = columns
                .with_dispatches()
                .filter(|row| row.leaves_at().is_some_and(|at| at <= now));
            over.map(|row| row.id()).collect()
        };
        let (mut left, mut failed) = (0, 0);
        for id in due {
            let Some(record) = self.record(id)? else {
                continue;
            };
            let Some(dispatch) = record.item.waiting_dispatch().cloned() else {
                continue;
            };
            let command = if has_other_content(&record, dispatch.number) {
                Command::FailDispatch {
                    dispatch: dispatch.number,
                    why: OTHER_CONTENT.to_owned(),
                }
            } else {
                self.leave(&record.item, &dispatch, now)
            };
            let is_gone = matches!(command, Command::ConfirmDispatch { .. });
            let by = Actor {
                officer: dispatch.by,
                now,
            };
            for answer in self.submit(vec![Order { item: id, command }], &by)? {
                match (answer, is_gone) {
                    (Ok(_), true) => left += 1,
                    _ => failed += 1,
                }
            }
        }
        Ok((left, failed))
    }

    /// Writes the package. What stands behind a failure is told in the dispatch, and nothing has left.
    fn leave(&self, item: &Item, dispatch: &Dispatch, now: Moment) -> Command {
        let number = dispatch.number;
        match self.write_package(item, dispatch, now) {
            Ok(Written { folder, manifest }) => Command::ConfirmDispatch {
                dispatch: number,
                package: folder,
                manifest,
            },
            Err(why) => Command::FailDispatch {
                dispatch: number,
                why,
            },
        }
    }

    fn write_package(
        &self,
        item: &Item,
        dispatch: &Dispatch,
        now: Moment,
    ) -> Result<Written, String> {
        let profile = self.profile();
        let unit = profile
            .unit(&dispatch.to)
            .ok_or_else(|| format!("no unit is called {} any more", dispatch.to))?;
        let sender = Sender {
            name: &profile.name,
            home: profile.home,
            practice: profile.practice,
        };
        let sending = Sending {
            item,
            dispatch,
            unit,
            sender,
            now,
        };
        let package = outbox::build(&sending, &|digest| self.kept(digest))
            .map_err(|error| error.to_string())?;
        outbox::write(&package, &self.outbox_dir()).map_err(|error| error.to_string())
    }

    fn kept(&self, digest: &Digest) -> io::Result<Vec<u8>> {
        let found = self
            .inner
            .shelf
            .original(digest)
            .map_err(io::Error::other)?;
        found
            .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "the original is not kept here"))
    }
}

/// Why a package does not leave although nobody recalled it.
const OTHER_CONTENT: &str =
    "a new version arrived after the forwarding was confirmed; look at it and forward again";

/// Whether a version came in after this forwarding was confirmed: the officer has not seen what would leave.
fn has_other_content(record: &Record, number: u32) -> bool {
    let queues = |event: &Event| matches!(event, Event::DispatchQueued { dispatch } if dispatch.number == number);
    let queued = record
        .entries
        .iter()
        .find(|entry| entry.events.iter().any(queues))
        .map(|entry| entry.n);
    record
        .item
        .versions
        .last()
        .zip(queued)
        .is_some_and(|(version, queued)| version.n > queued)
}
