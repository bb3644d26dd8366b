//! All records in memory, field by field: order, filters and counts never touch the disk.
//!
//! A row number is valid only while the columns are borrowed; outside, records are named by id.
//! Never here: rules of the work, filter syntax.

mod agenda;
mod arena;
mod clocks;
mod intern;

use std::collections::HashMap;

use self::agenda::Agenda;
use self::arena::{Arena, Span};
pub use self::clocks::ClockView;
use self::intern::Interned;
use super::head::Head;
use crate::domain::officer::Owner;
use crate::domain::{
    CountryCode, Direction, Foreign, ItemId, Kind, Label, Moment, OurRef, Phase, Priority, State,
};

/// Seconds since 1970 as columns keep them: zero means none, and 2106 is the end.
type Seconds = u32;

/// The part of a record that has a fixed size.
#[derive(Clone, Copy, Debug)]
struct Fixed {
    our_ref: OurRef,
    kind: Kind,
    direction: Direction,
    state: State,
    priority: Priority,
    has_draft: bool,
    versions: u16,
    country: [u8; 4],
    received: Seconds,
    updated: Seconds,
    due: Seconds,
    due_from: Seconds,
    owner: u16,
    marking: u16,
}

/// The part that is text.
#[derive(Clone, Copy, Debug, Default)]
struct Texts {
    title: Span,
    their_ref: Span,
    subjects: Span,
    haystack: Span,
}

/// Fields few records have.
#[derive(Clone, Debug, Default)]
struct Rare {
    claim: Option<(Label, Moment)>,
    snoozed_until: Option<Moment>,
    leaves_at: Option<Moment>,
    dispatches: u32,
}

/// All records in memory.
#[derive(Default)]
pub struct Columns {
    ids: Vec<ItemId>,
    index: HashMap<ItemId, u32>,
    fixed: Vec<Fixed>,
    texts: Vec<Texts>,
    rare: HashMap<u32, Rare>,
    arena: Arena,
    agenda: Agenda,
    owners: Interned<Option<Owner>>,
    markings: Interned<String>,
    rev: u64,
}

impl Columns {
    /// How many records there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Number of the last journal entry these columns know.
    pub const fn rev(&self) -> u64 {
        self.rev
    }

    /// Says which journal entry the columns have caught up with.
    pub const fn set_rev(&mut self, rev: u64) {
        self.rev = rev;
    }

    /// Puts a record in, or replaces it.
    pub fn put(&mut self, head: &Head) {
        let row = self.place(head);
        self.agenda.put(row, &head.clocks);
    }

    /// Puts a record in that is not there yet, its clocks in no order: [`Columns::bring_into_order`] must follow the last.
    pub fn load(&mut self, head: &Head) {
        let row = self.place(head);
        self.agenda.load(row, &head.clocks);
    }

    /// Brings the clocks of loaded records into order.
    pub fn bring_into_order(&mut self) {
        self.agenda.bring_into_order();
    }

    /// Puts all but the clocks of a record in, or replaces it; answers its row.
    fn place(&mut self, head: &Head) -> u32 {
        let row = self.index.get(&head.id).copied();
        let texts = self.place_texts(head, row);
        let fixed = self.fixed_of(head);
        let row = if let Some(row) = row {
            self.fixed[row as usize] = fixed;
            self.texts[row as usize] = texts;
            row
        } else {
            let row = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
            self.ids.push(head.id);
            self.index.insert(head.id, row);
            self.fixed.push(fixed);
            self.texts.push(texts);
            row
        };
        self.place_rare(row, head);
        if self.arena.is_wasteful() {
            self.compact();
        }
        row
    }

    fn fixed_of(&mut self, head: &Head) -> Fixed {
        Fixed {
            our_ref: head.our_ref,
            kind: head.kind,
            direction: head.direction,
            state: head.state,
            priority: head.priority,
            has_draft: head.has_draft,
            versions: head.versions,
            country: head.country.map_or([0; 4], CountryCode::to_bytes),
            received: seconds(head.received),
            updated: seconds(head.updated),
            due: head.due.map_or(0, |(due, _)| seconds(due)),
            due_from: head.due.map_or(0, |(_, from)| seconds(from)),
            owner: self.owners.number(&head.owner),
            marking: self.markings.number(&head.marking),
        }
    }

    fn place_texts(&mut self, head: &Head, row: Option<u32>) -> Texts {
        let old = row.map(|row| self.texts[row as usize]).unwrap_or_default();
        let their_ref = head.their_ref.as_ref().map_or("", Foreign::raw);
        Texts {
            title: self.arena.replace(old.title, head.title.raw()),
            their_ref: self.arena.replace(old.their_ref, their_ref),
            subjects: self.arena.replace(old.subjects, head.subjects.raw()),
            haystack: self.arena.replace(old.haystack, &head.haystack),
        }
    }

    fn place_rare(&mut self, row: u32, head: &Head) {
        let rare = Rare {
            claim: head.claim.clone(),
            snoozed_until: head.snoozed_until,
            leaves_at: head.leaves_at,
            dispatches: head.dispatches,
        };
        if rare.claim.is_none()
            && rare.snoozed_until.is_none()
            && rare.leaves_at.is_none()
            && rare.dispatches == 0
        {
            self.rare.remove(&row);
        } else {
            self.rare.insert(row, rare);
        }
    }

    fn compact(&mut self) {
        let mut fresh = Arena::default();
        for texts in &mut self.texts {
            for span in [
                &mut texts.title,
                &mut texts.their_ref,
                &mut texts.subjects,
                &mut texts.haystack,
            ] {
                *span = fresh.push(self.arena.text(*span));
            }
        }
        self.arena = fresh;
    }

    /// The row of a record.
    pub fn row(&self, id: ItemId) -> Option<RowView<'_>> {
        let row = *self.index.get(&id)?;
        Some(RowView {
            columns: self,
            row: row as usize,
        })
    }

    /// All rows, oldest record first.
    pub fn rows(&self) -> impl Iterator<Item = RowView<'_>> {
        (0..self.ids.len()).map(|row| RowView { columns: self, row })
    }

    /// Records that have, or had, dispatches.
    pub fn with_dispatches(&self) -> impl Iterator<Item = RowView<'_>> {
        let rows = self.rare.iter().filter(|(_, rare)| rare.dispatches > 0);
        rows.map(|(row, _)| RowView {
            columns: self,
            row: *row as usize,
        })
    }
}

/// One record in the columns.
#[derive(Clone, Copy)]
pub struct RowView<'a> {
    columns: &'a Columns,
    row: usize,
}

/// Declares the accessors of fixed fields.
macro_rules! fixed_fields {
    ($($(#[$doc:meta])* $name:ident: $type:ty;)+) => {
        $($(#[$doc])* pub fn $name(&self) -> $type { self.columns.fixed[self.row].$name })+
    };
}

impl<'a> RowView<'a> {
    fixed_fields! {
        /// Our reference.
        our_ref: OurRef;
        /// What it is.
        kind: Kind;
        /// In or out.
        direction: Direction;
        /// Where it stands.
        state: State;
        /// How soon.
        priority: Priority;
        /// A text is being written.
        has_draft: bool;
        /// Versions received.
        versions: u16;
    }

    /// Identity.
    pub fn id(&self) -> ItemId {
        self.columns.ids[self.row]
    }

    /// The group of states it belongs to.
    pub fn phase(&self) -> Phase {
        self.state().phase(self.direction())
    }

    /// Whether anything is still to be done by anybody.
    pub fn is_open(&self) -> bool {
        self.state().is_open(self.direction())
    }

    /// The country on the other side.
    pub fn country(&self) -> Option<CountryCode> {
        CountryCode::from_bytes(self.columns.fixed[self.row].country)
    }

    /// The country's bytes, for ordering; zero where there is none.
    pub fn country_bytes(&self) -> [u8; 4] {
        self.columns.fixed[self.row].country
    }

    /// Receipt.
    pub fn received(&self) -> Moment {
        Moment::from_seconds(i64::from(self.columns.fixed[self.row].received))
    }

    /// Last change.
    pub fn updated(&self) -> Moment {
        Moment::from_seconds(i64::from(self.columns.fixed[self.row].updated))
    }

    /// First deadline.
    pub fn due(&self) -> Option<Moment> {
        moment(self.columns.fixed[self.row].due)
    }

    /// When the first deadline started.
    pub fn due_from(&self) -> Option<Moment> {
        moment(self.columns.fixed[self.row].due_from)
    }

    /// Officer or unit that has it.
    pub fn owner(&self) -> Option<&'a Owner> {
        self.columns
            .owners
            .value(self.columns.fixed[self.row].owner)
            .and_then(Option::as_ref)
    }

    /// Marking, short form.
    pub fn marking(&self) -> &'a str {
        self.columns
            .markings
            .value(self.columns.fixed[self.row].marking)
            .map_or("-", String::as_str)
    }

    /// Title, as received.
    pub fn title(&self) -> Foreign {
        Foreign::new(self.columns.arena.text(self.columns.texts[self.row].title))
    }

    /// The originator's reference.
    pub fn their_ref(&self) -> Option<Foreign> {
        let text = self
            .columns
            .arena
            .text(self.columns.texts[self.row].their_ref);
        (!text.is_empty()).then(|| Foreign::new(text))
    }

    /// Names of the subjects.
    pub fn subjects(&self) -> Foreign {
        Foreign::new(
            self.columns
                .arena
                .text(self.columns.texts[self.row].subjects),
        )
    }

    /// What filters look at.
    pub fn haystack(&self) -> &'a str {
        self.columns
            .arena
            .text(self.columns.texts[self.row].haystack)
    }

    /// A deadline was given that nobody could read.
    pub fn due_is_unreadable(&self) -> bool {
        self.due().is_none() && self.haystack().contains("\u{1}due=unreadable")
    }

    fn rare(&self) -> Option<&'a Rare> {
        self.columns.rare.get(&u32::try_from(self.row).ok()?)
    }

    /// Who works on it, and until when.
    pub fn claim(&self) -> Option<&'a (Label, Moment)> {
        self.rare().and_then(|rare| rare.claim.as_ref())
    }

    /// Out of the way until then.
    pub fn snoozed_until(&self) -> Option<Moment> {
        self.rare().and_then(|rare| rare.snoozed_until)
    }

    /// When the package in the outbox can no longer be recalled.
    pub fn leaves_at(&self) -> Option<Moment> {
        self.rare().and_then(|rare| rare.leaves_at)
    }
}

fn seconds(moment: Moment) -> Seconds {
    u32::try_from(moment.seconds().max(1)).unwrap_or(Seconds::MAX)
}

fn moment(seconds: Seconds) -> Option<Moment> {
    (seconds != 0).then(|| Moment::from_seconds(i64::from(seconds)))
}
