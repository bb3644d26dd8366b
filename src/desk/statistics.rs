//! Figures of a period: the yearly table of the exchange of information between police contact points, and volumes by state,
//! kind and channel.
//!
//! The exchange counts requests for police information that were received in the period, and how they stand at the instant
//! of the question: received and answered, urgent and other, refused by ground, over time (Directive (EU) 2023/977 Art. 18).
//! Reproducible: the same store, period and instant give the same figures. Never here: judging a state by them.

use std::collections::BTreeMap;

use super::{Desk, DeskError};
use crate::domain::clock::Clock;
use crate::domain::content::Channel;
use crate::domain::ground::Ground;
use crate::domain::{CountryCode, Direction, Item, Kind, Moment, Priority, RequestKind, State};

/// Figures of a period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statistics {
    /// First instant that counts.
    pub from: Moment,
    /// First instant that does not count any more.
    pub to: Moment,
    /// The instant of the question.
    pub at: Moment,
    /// Records that were looked at.
    pub records: usize,
    /// The exchange of police information, by the other state.
    pub exchange: BTreeMap<Option<CountryCode>, Exchange>,
    /// How many records there are, by state, direction, kind and channel.
    pub volumes: BTreeMap<Volume, usize>,
    /// Alerts for which a hit was worked on.
    pub hits: usize,
}

/// The exchange with one state.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Exchange {
    /// Requests of ours that were sent.
    pub sent: usize,
    /// Requests received that are urgent.
    pub received_urgent: usize,
    /// All other requests received.
    pub received_other: usize,
    /// Urgent ones that were answered.
    pub answered_urgent: usize,
    /// Others that were answered.
    pub answered_other: usize,
    /// Refused, in whole or in part, by ground; one request can have several.
    pub refused: BTreeMap<Ground, usize>,
    /// The time was extended. The Directive knows one reason for that, a judicial authorisation (Art. 5(2)).
    pub over_for_authorisation: usize,
    /// Answered late, or not answered and late at the instant of the question, without an extension.
    pub over_otherwise: usize,
}

/// What records are counted by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Volume {
    /// The other state.
    pub country: Option<CountryCode>,
    /// In or out.
    pub direction: Direction,
    /// What it is.
    pub kind: Kind,
    /// How it came or went.
    pub channel: Channel,
}

impl Desk {
    /// Figures of records received, or begun, from `from` up to but not including `to`, as they stand at `at`.
    pub fn statistics(
        &self,
        from: Moment,
        to: Moment,
        at: Moment,
    ) -> Result<Statistics, DeskError> {
        let ids: Vec<_> = {
            let columns = self.inner.shelf.columns();
            let within = columns
                .rows()
                .filter(|row| (from..to).contains(&row.received()));
            within.map(|row| row.id()).collect()
        };
        let mut figures = Statistics {
            from,
            to,
            at,
            records: 0,
            exchange: BTreeMap::new(),
            volumes: BTreeMap::new(),
            hits: 0,
        };
        for id in ids {
            if let Some(item) = self.inner.shelf.item(id)? {
                figures.count(&item);
            }
        }
        Ok(figures)
    }
}

impl Statistics {
    fn count(&mut self, item: &Item) {
        let content = &item.content;
        if matches!(
            item.state,
            State::Drafted | State::InReview | State::Authorised
        ) {
            return;
        }
        self.records += 1;
        self.hits += usize::from(item.hit.opened.is_some());
        let volume = Volume {
            country: content.partner(),
            direction: content.direction,
            kind: content.kind,
            channel: content.channel,
        };
        *self.volumes.entry(volume).or_default() += 1;
        if content.kind == Kind::Request(RequestKind::PoliceInformation) {
            let exchange = self.exchange.entry(content.partner()).or_default();
            exchange.count(item, self.at);
        }
    }
}

impl Exchange {
    fn count(&mut self, item: &Item, at: Moment) {
        if item.content.direction == Direction::Out {
            self.sent += 1;
            return;
        }
        let urgent = item.priority == Priority::Urgent;
        let was = |state| item.stages.iter().any(|stage| stage.state == state);
        let answered = was(State::Answered);
        if urgent {
            self.received_urgent += 1;
            self.answered_urgent += usize::from(answered);
        } else {
            self.received_other += 1;
            self.answered_other += usize::from(answered);
        }
        for ground in grounds(item) {
            *self.refused.entry(ground).or_default() += 1;
        }
        let of_rule = || item.clocks.iter().filter(|clock| clock.rule.is_some());
        let late = |clock: &Clock| {
            let ended = clock.ended.map_or(at, |(ended, _)| ended);
            clock.due.is_some_and(|due| due < ended)
        };
        if of_rule().any(|clock| !clock.extensions.is_empty()) {
            self.over_for_authorisation += 1;
        } else if of_rule().any(late) {
            self.over_otherwise += 1;
        }
    }
}

/// Every ground the request was refused on, each once.
fn grounds(item: &Item) -> Vec<Ground> {
    let refused = item
        .stages
        .iter()
        .filter(|stage| matches!(stage.state, State::Refused | State::PartlyRefused));
    let mut grounds: Vec<Ground> = refused
        .filter_map(|stage| stage.particulars.as_ref())
        .flat_map(|said| said.grounds.iter().copied())
        .collect();
    grounds.sort_unstable();
    grounds.dedup();
    grounds
}
