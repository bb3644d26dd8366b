//! The page of clocks as the officer has it: the lines on screen, the clock under the cursor; and what the desk is watched
//! for while nobody does anything.
//!
//! The cursor belongs to a clock, by record and number, and finds it again wherever it went. Never here: asking the desk.

use super::{Layer, State};
use crate::desk::{AgendaLine, AgendaPage, AgendaQuery};
use crate::domain::{ItemId, Moment};

/// How far the page looks ahead.
pub const HOURS: i64 = 24;

/// Rows kept between the cursor and the edges where possible.
const CONTEXT: usize = 2;

/// The page of clocks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Agenda {
    /// The lines that came, and how many there are.
    pub page: Option<AgendaPage>,
    /// The clock under the cursor, by record and number.
    pub cursor: Option<(ItemId, u32)>,
    /// Its place among all lines.
    pub place: usize,
    /// The first line on screen.
    pub top: usize,
    /// Which look at the clocks the lines are from.
    pub look: u64,
}

impl Agenda {
    /// How many lines there are.
    pub fn total(&self) -> usize {
        self.page.as_ref().map_or(0, |page| page.total)
    }

    /// The line at a place, when it is here.
    pub fn line(&self, place: usize) -> Option<&AgendaLine> {
        let page = self.page.as_ref()?;
        page.lines.get(place.checked_sub(page.offset)?)
    }

    /// Puts the cursor on a place, or the last one before the end.
    pub fn go_to(&mut self, place: usize) {
        self.place = place.min(self.total().saturating_sub(1));
        // Beyond what is here the cursor finds its clock when the lines come.
        let line = self.line(self.place);
        self.cursor = line.map(|line| (line.item, line.number));
    }

    /// Goes on to a clock of another record, down or up; answers that record.
    pub fn next_record(&mut self, rows: isize) -> Option<ItemId> {
        let (here, _) = self.cursor?;
        let mut place = self.place;
        loop {
            place = place.checked_add_signed(rows.signum())?;
            let item = self.line(place)?.item;
            if item != here {
                self.go_to(place);
                return Some(item);
            }
        }
    }

    /// Keeps the cursor on screen, of which `rows` lines show clocks.
    pub fn scroll(&mut self, rows: usize) {
        let context = CONTEXT.min(rows.saturating_sub(1) / 2);
        let lowest = (self.place + context + 1).saturating_sub(rows);
        let highest = self.place.saturating_sub(context);
        let last = self.total().saturating_sub(rows);
        self.top = self.top.clamp(lowest, highest.max(lowest)).min(last);
    }

    /// What must be asked so that `rows` lines from the top are here, as of this look at the clocks.
    pub fn wants(&self, rows: usize, look: u64, now: Moment) -> Option<AgendaQuery> {
        let has = |page: &AgendaPage| {
            let end = (self.top + rows).min(page.total);
            page.offset <= self.top && end <= page.offset + page.lines.len()
        };
        if self.look == look && self.page.as_ref().is_some_and(has) {
            return None;
        }
        Some(AgendaQuery {
            from: None,
            to: now.plus_seconds(HOURS * 3_600),
            now,
            offset: self.top,
            limit: rows.max(1),
        })
    }

    /// Takes lines; `kept` is where the clock under the cursor stands now, if it is still among them.
    pub fn take(&mut self, page: AgendaPage, kept: Option<usize>, look: u64) {
        self.page = Some(page);
        self.look = look;
        let place = kept.unwrap_or(self.place);
        let before = self.cursor.filter(|_| kept.is_some());
        self.go_to(place);
        self.cursor = self.cursor.or(before);
    }
}

impl State {
    /// The page of clocks, wherever it lies.
    pub fn agenda_mut(&mut self) -> Option<&mut Agenda> {
        let layers = self.layers.iter_mut().rev();
        layers.into_iter().find_map(|layer| match layer {
            Layer::Agenda(agenda) => Some(&mut **agenda),
            _ => None,
        })
    }

    /// Whether the record on top was opened from the page of clocks, to which it goes back.
    pub fn is_from_agenda(&self) -> bool {
        let mut layers = self.layers.iter().rev();
        let record = matches!(layers.next(), Some(Layer::Record(_)));
        record && matches!(layers.next(), Some(Layer::Agenda(_)))
    }
}

/// What the desk is watched for between keys: the next second at which a clock changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ClockWatch {
    /// When a clock changes next.
    pub next: Option<Moment>,
    /// Up to when changes were seen.
    pub seen: Moment,
    /// Up to when late records are in the numbers of the title line.
    pub counted: Moment,
    /// How often the clocks may have changed, by themselves or by somebody.
    pub look: u64,
}

impl ClockWatch {
    /// Nothing is known yet.
    pub const fn new(now: Moment) -> Self {
        Self {
            next: None,
            seen: now,
            counted: now,
            look: 0,
        }
    }

    /// Whether a change is due that was not seen.
    pub fn is_due(&self, now: Moment) -> bool {
        self.next.is_some_and(|next| next <= now)
    }

    /// The desk was counted at `now`; the next change after it was told. One that is due and was not seen stays due.
    pub fn counted(&mut self, next: Option<Moment>, now: Moment) {
        self.counted = now;
        self.look += 1;
        if !self.is_due(now) {
            self.seen = now;
            self.next = next;
        }
    }

    /// Every change up to `until` was seen.
    pub const fn saw(&mut self, next: Option<Moment>, until: Moment) {
        self.seen = until;
        self.next = next;
        self.look += 1;
    }
}
