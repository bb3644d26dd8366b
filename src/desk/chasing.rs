//! Answers that are missing: requests of our own that wait abroad, packages at units past their date.
//!
//! Never here: when the next attempt is due by law; the clocks of the record say.

use std::collections::BTreeMap;

use super::Desk;
use crate::domain::chase::{Chase, Rung};
use crate::domain::dispatch::{Dispatch, DispatchState};
use crate::domain::{
    CountryCode, Direction, Foreign, Item, ItemId, Label, Moment, OurRef, Phase, State,
};
use crate::store::columns::RowView;

/// Records looked into, oldest first: each is read from the journal.
const LOOKED_INTO: usize = 2_000;

/// Whose answer is missing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Whom {
    /// The other state's.
    State,
    /// A unit's, to the package with this number.
    Unit {
        /// The unit.
        unit: Label,
        /// The package.
        dispatch: u32,
    },
}

/// A missing answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChaseLine {
    /// The record.
    pub item: ItemId,
    /// Its reference.
    pub our_ref: OurRef,
    /// Its title.
    pub title: Foreign,
    /// The state whose answer is missing; for a unit, the unit's own.
    pub country: Option<CountryCode>,
    /// Whose answer it is.
    pub whom: Whom,
    /// When it was sent.
    pub since: Moment,
    /// Whole days since then.
    pub days: i64,
    /// What was tried, oldest first.
    pub tried: Vec<(Rung, Moment)>,
    /// The next rung of the ladder.
    pub next: Rung,
    /// When the answer was, or is, due.
    pub due: Option<Moment>,
}

impl Desk {
    /// Every missing answer at `now`, state by state: the state that keeps the desk waiting longest first, and within it the
    /// oldest first. Records that cannot be read are left out; the lists say so when they are opened.
    pub fn chasing(&self, now: Moment) -> Vec<ChaseLine> {
        let mut found: Vec<ChaseLine> = Vec::new();
        for id in self.waiting() {
            let item = self.inner.shelf.item(id).ok().flatten();
            if let Some(item) = item {
                found.extend(abroad(&item, now));
                found.extend(at_units(&item, now, self));
            }
        }
        sorted(found)
    }

    /// Records that can keep the desk waiting, oldest first.
    fn waiting(&self) -> Vec<ItemId> {
        let columns = self.inner.shelf.columns();
        let ours = columns.rows().filter(|row| {
            row.direction() == Direction::Out && row.is_open() && row.phase() == Phase::Waiting
        });
        let sent = columns.with_dispatches().filter(RowView::is_open);
        let both = ours.chain(sent).map(|row| (row.received(), row.id()));
        let mut both: Vec<_> = both.collect();
        both.sort_unstable();
        both.dedup();
        both.into_iter()
            .take(LOOKED_INTO)
            .map(|(_, id)| id)
            .collect()
    }
}

fn abroad(item: &Item, now: Moment) -> Option<ChaseLine> {
    let content = &item.content;
    let waits = content.direction == Direction::Out
        && item.is_open()
        && item.state.phase(content.direction) == Phase::Waiting;
    if !waits {
        return None;
    }
    let sent = item.stages.iter().find(|stage| stage.state == State::Sent);
    let since = sent.map_or(item.state_since, |stage| stage.since);
    let mut line = line(item, Whom::State, since, now);
    line.country = content.partner();
    line.due = item.due();
    Some(line)
}

fn at_units(item: &Item, now: Moment, desk: &Desk) -> Vec<ChaseLine> {
    if !item.is_open() {
        return Vec::new();
    }
    let answered = |dispatch: &Dispatch| {
        let mut errands = item.errands.iter();
        errands.any(|errand| errand.dispatch == dispatch.number && errand.answered.is_some())
    };
    let late = item.dispatches.iter().filter(|dispatch| {
        dispatch.state == DispatchState::Left
            && dispatch.answer_by.is_some_and(|by| by < now)
            && !answered(dispatch)
    });
    late.map(|dispatch| {
        let whom = Whom::Unit {
            unit: dispatch.to.clone(),
            dispatch: dispatch.number,
        };
        let unit = desk.profile().unit(&dispatch.to);
        ChaseLine {
            country: unit.map(|unit| unit.country),
            due: dispatch.answer_by,
            ..line(item, whom, dispatch.confirmed_at, now)
        }
    })
    .collect()
}

fn line(item: &Item, whom: Whom, since: Moment, now: Moment) -> ChaseLine {
    let package = match &whom {
        Whom::State => None,
        Whom::Unit { dispatch, .. } => Some(*dispatch),
    };
    let tried: Vec<&Chase> = item
        .chases
        .iter()
        .filter(|chase| chase.dispatch == package)
        .collect();
    ChaseLine {
        item: item.id,
        our_ref: item.our_ref,
        title: item.content.title.clone(),
        country: None,
        whom,
        since,
        days: now.seconds_since(since).div_euclid(86_400),
        next: tried
            .last()
            .map_or(Rung::Reminder, |chase| chase.rung.next()),
        tried: tried.iter().map(|chase| (chase.rung, chase.at)).collect(),
        due: None,
    }
}

/// The state with the oldest line first, within it oldest first.
fn sorted(mut lines: Vec<ChaseLine>) -> Vec<ChaseLine> {
    let mut oldest: BTreeMap<Option<CountryCode>, Moment> = BTreeMap::new();
    for line in &lines {
        let of = oldest.entry(line.country).or_insert(line.since);
        *of = (*of).min(line.since);
    }
    lines.sort_by_key(|line| {
        let of = oldest.get(&line.country).copied().unwrap_or(line.since);
        (of, line.country, line.since, line.our_ref)
    });
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(country: &str, since: i64) -> ChaseLine {
        ChaseLine {
            item: ItemId::new(Moment::from_seconds(since), 1),
            our_ref: "R-2031-0001".parse().unwrap(),
            title: Foreign::default(),
            country: country.parse().ok(),
            whom: Whom::State,
            since: Moment::from_seconds(since),
            days: 0,
            tried: Vec::new(),
            next: Rung::Reminder,
            due: None,
        }
    }

    #[test]
    fn the_state_that_keeps_the_desk_waiting_longest_comes_first_with_all_of_its_own() {
        let lines = [("PE", 30), ("FR", 20), ("PE", 10), ("", 40), ("FR", 25)];
        let lines = lines.map(|(country, since)| waits(country, since));
        let order: Vec<_> = sorted(lines.to_vec())
            .into_iter()
            .map(|line| {
                let code = line.country.map(|code| code.to_string());
                (code.unwrap_or_default(), line.since.seconds())
            })
            .collect();
        let expected = [("PE", 10), ("PE", 30), ("FR", 20), ("FR", 25), ("", 40)];
        assert_eq!(
            order,
            expected.map(|(code, since)| (code.to_owned(), since))
        );
    }
}
