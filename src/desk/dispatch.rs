//! The outbox: packages whose recall time is over leave.
//!
//! The package is on disk before the journal says it left. A crash between the two repeats the same package: writing it
//! again finds it there.

use super::{Actor, Desk, DeskError, Order};
use crate::domain::command::Command;
use crate::domain::dispatch::Dispatch;
use crate::domain::{Item, ItemId, Moment};

impl Desk {
    /// When the next waiting package can leave; the loop wakes then and calls [`Desk::dispatch_due`].
    pub fn next_dispatch(&self) -> Option<Moment> {
        self.inner
            .shelf
            .columns()
            .with_dispatches()
            .filter_map(|row| row.leaves_at())
            .min()
    }

    /// Writes every package whose recall time is over; answers how many left and how many failed.
    pub fn dispatch_due(&self, now: Moment) -> Result<(usize, usize), DeskError> {
        let due: Vec<ItemId> = {
            let columns = self.inner.shelf.columns();
            let over = columns
                .with_dispatches()
                .filter(|row| row.leaves_at().is_some_and(|at| at < now));
            over.map(|row| row.id()).collect()
        };
        let (mut left, mut failed) = (0, 0);
        for id in due {
            let Some(item) = self.inner.shelf.item(id)? else {
                continue;
            };
            let Some(dispatch) = item.waiting_dispatch().cloned() else {
                continue;
            };
            let command = self.leave(&item, &dispatch, now);
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

    fn leave(&self, item: &Item, dispatch: &Dispatch, now: Moment) -> Command {
        let number = dispatch.number;
        let _ = (item, now);
        Command::FailDispatch {
            dispatch: number,
            why: "no out-door yet".into(),
        }
    }
}
