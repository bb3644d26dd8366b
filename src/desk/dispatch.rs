//! The outbox: packages and letters whose recall time is over leave.
//!
//! The package is on disk before the journal says it left. A crash between the two repeats the same package: writing it
//! again finds it there.

use std::io;

use super::{Actor, Desk, DeskError, Order, Record};
use crate::domain::command::Command;
use crate::domain::decide::{Forwarding, package_parcel};
use crate::domain::dispatch::Dispatch;
use crate::domain::release::{Parcel, Use, may_leave};
use crate::domain::{Digest, Event, ItemId, Moment};
use crate::outbox::package::{UNITS, forwarding_folder};
use crate::outbox::{self, Sender, Sending, Written};

impl Desk {
    /// When the next waiting package or letter can leave; the loop wakes then and calls [`Desk::dispatch_due`]. A desk that
    /// only reads lets nothing leave.
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

    /// Writes every package and letter whose recall time is over; answers how many left and how many failed.
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
            let leaving = match record.item.waiting_dispatch() {
                Some(dispatch) => Some(self.leave(&record, dispatch, now)),
                None => self.post(&record, now),
            };
            let Some((officer, outcome)) = leaving else {
                continue;
            };
            let is_gone = outcome.is_gone;
            let order = Order {
                item: id,
                command: outcome.command,
            };
            for answer in self.submit(vec![order], &Actor { officer, now })? {
                match (answer, is_gone) {
                    (Ok(_), true) => left += 1,
                    _ => failed += 1,
                }
            }
        }
        Ok((left, failed))
    }

    /// Writes the package. What stands behind a failure is told in the dispatch, and nothing has left.
    fn leave(&self, record: &Record, dispatch: &Dispatch, now: Moment) -> Leaving {
        let number = dispatch.number;
        let command = match self.write_package(record, dispatch, now) {
            Ok(Written { folder, manifest }) => Command::ConfirmDispatch {
                dispatch: number,
                package: folder,
                manifest,
            },
            Err(why) => Command::FailDispatch {
                dispatch: number,
                why,
            },
        };
        let is_gone = matches!(command, Command::ConfirmDispatch { .. });
        (dispatch.by.clone(), Outcome { command, is_gone })
    }

    fn write_package(
        &self,
        record: &Record,
        dispatch: &Dispatch,
        now: Moment,
    ) -> Result<Written, String> {
        let item = &record.item;
        let confirmed = dispatch.confirmed_at.to_string();
        let folder = forwarding_folder(item, dispatch);
        if let Some(left) = outbox::standing(&self.outbox_dir(), UNITS, &folder, &confirmed) {
            return Ok(left);
        }
        if has_other_content(record, dispatch.number) {
            return Err(OTHER_CONTENT.to_owned());
        }
        let unit = self.profile().unit(&dispatch.to);
        let unit = unit.ok_or_else(|| format!("no unit is called {} any more", dispatch.to))?;
        let errand = item.errands.iter().find(|e| e.dispatch == dispatch.number);
        let withheld = errand.map_or(&[][..], |errand| errand.withheld.as_slice());
        let what = Forwarding {
            to: &dispatch.to,
            purpose: &dispatch.purpose,
            basis: dispatch.basis.as_ref(),
            use_for: errand.map_or(Use::Police, |errand| errand.purpose),
            withheld,
        };
        still_allowed(&package_parcel(item, unit, &what, self.profile().home, now))?;
        let sending = Sending {
            item,
            dispatch,
            unit,
            withheld,
            sender: self.sender(),
            now,
        };
        let package = outbox::build(&sending, &|digest| self.kept(digest))
            .map_err(|error| error.to_string())?;
        outbox::write(&package, &self.outbox_dir()).map_err(|error| error.to_string())
    }

    /// This desk, as packages name it.
    pub(super) fn sender(&self) -> Sender<'_> {
        let profile = self.profile();
        Sender {
            name: &profile.name,
            home: profile.home,
            practice: profile.practice,
        }
    }

    /// The bytes kept under a digest.
    pub(super) fn kept(&self, digest: &Digest) -> io::Result<Vec<u8>> {
        let found = self
            .inner
            .shelf
            .original(digest)
            .map_err(io::Error::other)?;
        found
            .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "the original is not kept here"))
    }
}

/// Who put it into the outbox, and what became of it.
pub(super) type Leaving = (crate::domain::Label, Outcome);

/// What became of something whose recall time is over.
pub(super) struct Outcome {
    /// What the journal is told.
    pub command: Command,
    /// Whether it left.
    pub is_gone: bool,
}

/// Nothing, while it may leave; else what blocks by now and what to do. Consents end, and colleagues revoke them, while a
/// package waits.
pub(super) fn still_allowed(parcel: &Parcel) -> Result<(), String> {
    let verdict = may_leave(parcel);
    if verdict.is_allowed() {
        return Ok(());
    }
    let why: Vec<&str> = verdict
        .blocks()
        .map(|finding| finding.why.as_str())
        .collect();
    Err(format!(
        "It may not leave any more: {} Nothing has left. Look at what blocks, then send it again.",
        why.join(" ")
    ))
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
