//! Everything the desk on a terminal knows: plain data that `update` changes and `view` draws.
//!
//! Never here: asking the desk, drawing, reading a clock. Ids, never row numbers.

pub mod abroad;
pub mod agenda;
pub mod board;
pub mod cache;
pub mod countries;
pub mod entries;
pub mod filling;
pub mod finder;
pub mod layer;
pub mod letter;
pub mod list;
pub mod notice;
pub mod papers;
pub mod pick;
pub mod place;
pub mod review;
mod scopes;
pub mod shelf_list;
pub mod treaties;

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

pub use abroad::Abroad;
pub use board::Board;
pub use cache::Cache;
pub use finder::Finder;
pub use layer::Layer;
pub use list::ListState;
pub use shelf_list::ShelfList;

use crate::desk::{ChaseLine, Counts, DeskBooks, Pane, Profile, StatedFact};
use crate::domain::{Item, ItemId, Label, Moment};
use crate::reference::Pack;
use crate::tui::command::Keys;
use crate::tui::input::Chord;
use crate::tui::options::{Look, Size};
use agenda::ClockWatch;
use layer::AskFor;
use notice::{Notices, Tone};
use papers::Papers;

/// The four areas.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Area {
    /// Incoming alerts.
    Alerts,
    /// Requests both ways.
    Requests,
    /// Countries.
    Countries,
    /// Treaties and other instruments.
    Treaties,
}

/// Which pane of an area has the focus.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Focus {
    /// The list.
    List,
    /// The preview or sheet beside it.
    Detail,
}

/// What the edge hands in at the start.
#[derive(Clone)]
pub struct Seat {
    /// The desk's own particulars.
    pub profile: Arc<Profile>,
    /// Who sits there.
    pub officer: Label,
    /// Nothing can be changed.
    pub read_only: bool,
    /// How it looks.
    pub look: Look,
    /// The keys.
    pub keys: Arc<Keys>,
    /// The bookshelf.
    pub pack: Arc<Pack>,
    /// What the office states.
    pub stated: Vec<StatedFact>,
    /// The window.
    pub size: Size,
    /// The instant.
    pub now: Moment,
}

/// The state.
#[derive(Clone)]
pub struct State {
    /// The desk's own particulars.
    pub profile: Arc<Profile>,
    /// Who sits there.
    pub officer: Label,
    /// Nothing can be changed.
    pub read_only: bool,
    /// How it looks.
    pub look: Look,
    /// The keys.
    pub keys: Arc<Keys>,
    /// The window.
    pub size: Size,
    /// The instant of the newest message.
    pub now: Moment,
    /// The area shown.
    pub area: Area,
    /// The pane with the focus.
    pub focus: Focus,
    /// Alerts.
    pub alerts: ListState,
    /// Requests.
    pub requests: ListState,
    /// Countries.
    pub countries: ShelfList,
    /// Instruments.
    pub treaties: ShelfList,
    /// Open records by country.
    pub abroad: Abroad,
    /// Answers that are missing, once they were asked for.
    pub chasing: Option<Arc<[ChaseLine]>>,
    /// How often they came.
    pub chasing_rev: u64,
    /// The bookshelf.
    pub pack: Arc<Pack>,
    /// What the office states, by key.
    pub stated: Vec<StatedFact>,
    /// How often another bookshelf came.
    pub pack_rev: u64,
    /// What lies over the lists; the last is on top.
    pub layers: Vec<Layer>,
    /// The first chord of two.
    pub pending: Option<Chord>,
    /// Lines and records that came.
    pub cache: Cache,
    /// Papers on screen.
    pub papers: Papers,
    /// Numbers for the title line.
    pub counts: Counts,
    /// When the next package can leave.
    pub next_dispatch: Option<Moment>,
    /// What the desk says.
    pub notices: Notices,
    /// The place as last kept.
    pub place_kept: String,
    /// Since when the place is not kept.
    pub place_dirty: Option<Moment>,
    /// Lines left with Esc before they were taken, for when the same is asked again; newest last.
    pub left_lines: Vec<(AskFor, String)>,
    /// The minute of the last look at what time alone brings: woken records, missed deadlines.
    pub minute: i64,
    /// When Ctrl+C was last pressed.
    pub cancelled: Option<Moment>,
    /// A draft could not be kept: leaving asks once more.
    pub unsaved: bool,
    /// When a clock changes next, and what of that was seen.
    pub clocks: ClockWatch,
    /// The desk is being left.
    pub leaving: bool,
}

impl State {
    /// The desk before anything came from the store.
    pub fn new(seat: Seat) -> Self {
        let mut state = Self {
            profile: seat.profile,
            officer: seat.officer,
            read_only: seat.read_only,
            look: seat.look,
            keys: seat.keys,
            size: seat.size,
            now: seat.now,
            area: Area::Alerts,
            focus: Focus::List,
            alerts: ListState::new(Pane::Alerts),
            requests: ListState::new(Pane::Requests),
            countries: ShelfList::default(),
            treaties: ShelfList::default(),
            abroad: Abroad::default(),
            chasing: None,
            chasing_rev: 0,
            pack: seat.pack,
            stated: seat.stated,
            pack_rev: 0,
            layers: Vec::new(),
            pending: None,
            cache: Cache::default(),
            papers: Papers::default(),
            counts: Counts::default(),
            next_dispatch: None,
            notices: Notices::default(),
            place_kept: String::new(),
            place_dirty: None,
            left_lines: Vec::new(),
            minute: seat.now.seconds().div_euclid(60),
            cancelled: None,
            unsaved: false,
            clocks: ClockWatch::new(seat.now),
            leaving: false,
        };
        state.narrow_shelf();
        state
    }

    /// Shows what answers to the filters of the bookshelf; the cursors go to the best.
    pub fn narrow_shelf(&mut self) {
        let found = countries::found(&self.pack, self.countries.filter.text());
        self.countries.show(found);
        let typed = self.treaties.filter.text();
        let found = treaties::found(&self.pack, self.profile.home.as_str(), typed);
        self.treaties.show(found);
    }

    /// Takes another bookshelf; cursors stay on their entries.
    pub fn take_pack(&mut self, pack: Arc<Pack>) {
        if Arc::ptr_eq(&pack, &self.pack) {
            return;
        }
        self.pack = pack;
        self.pack_rev += 1;
        let before = (self.countries.cursor.take(), self.treaties.cursor.take());
        self.narrow_shelf();
        if let Some(code) = before.0 {
            self.countries.go_to_entry(&code);
        }
        if let Some(id) = before.1 {
            self.treaties.go_to_entry(&id);
        }
        for layer in &mut self.layers {
            if let Layer::Finder(finder) = layer {
                finder.ask(&self.pack);
            }
        }
    }

    /// The list of the bookshelf that is the current area.
    pub const fn shelf(&self) -> Option<&ShelfList> {
        match self.area {
            Area::Alerts | Area::Requests => None,
            Area::Countries => Some(&self.countries),
            Area::Treaties => Some(&self.treaties),
        }
    }

    /// The same, to change it.
    pub const fn shelf_mut(&mut self) -> Option<&mut ShelfList> {
        match self.area {
            Area::Alerts | Area::Requests => None,
            Area::Countries => Some(&mut self.countries),
            Area::Treaties => Some(&mut self.treaties),
        }
    }

    /// The topmost layer that shows a paper; boxes over it leave it readable.
    pub fn paper_layer(&self) -> Option<usize> {
        self.layers.iter().rposition(Layer::has_paper)
    }

    /// The bookshelf as decisions ask it.
    pub fn books(&self) -> DeskBooks {
        DeskBooks::new(Arc::clone(&self.pack), Arc::clone(&self.profile))
    }

    /// The day of the newest message, UTC.
    pub fn today(&self) -> Date {
        self.now.timestamp().to_zoned(TimeZone::UTC).date()
    }

    /// The name of a country.
    pub fn country_name(&self, code: &str) -> Option<String> {
        self.pack.country(code).map(|country| country.name.clone())
    }

    /// The list of the current area.
    pub const fn list(&self) -> Option<&ListState> {
        match self.area {
            Area::Alerts => Some(&self.alerts),
            Area::Requests => Some(&self.requests),
            Area::Countries | Area::Treaties => None,
        }
    }

    /// The same, to change it.
    pub const fn list_mut(&mut self) -> Option<&mut ListState> {
        match self.area {
            Area::Alerts => Some(&mut self.alerts),
            Area::Requests => Some(&mut self.requests),
            Area::Countries | Area::Treaties => None,
        }
    }

    /// The list of a pane.
    pub const fn pane_mut(&mut self, pane: Pane) -> &mut ListState {
        match pane {
            Pane::Alerts => &mut self.alerts,
            Pane::Requests => &mut self.requests,
        }
    }

    /// The record shown in full, or the one whose letter is on screen.
    pub fn open_id(&self) -> Option<ItemId> {
        self.layers.iter().rev().find_map(|layer| match layer {
            Layer::Record(open) => Some(open.id),
            Layer::Letter(page) => Some(page.at.record),
            Layer::Board(board) => board.kind.record(),
            _ => None,
        })
    }

    /// The record commands are about when nothing is marked.
    pub fn current_id(&self) -> Option<ItemId> {
        self.open_id()
            .or_else(|| self.list().and_then(|list| list.cursor))
    }

    /// The same as a record, when it came.
    pub fn current(&self) -> Option<&Item> {
        self.current_id().and_then(|id| self.item(id))
    }

    /// A record, when it came.
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.cache.record(id).map(|record| &record.item)
    }

    /// What record commands act on: the open record, else the marks in the order shown, else the cursor.
    pub fn targets(&self) -> Vec<ItemId> {
        if let Some(id) = self.open_id() {
            return vec![id];
        }
        let Some(list) = self.list() else {
            return Vec::new();
        };
        if list.marks.is_empty() {
            return list.cursor.into_iter().collect();
        }
        let shown = list.ids().iter().filter(|id| list.marks.contains(id));
        let mut targets: Vec<_> = shown.copied().collect();
        let seen: HashSet<_> = targets.iter().copied().collect();
        targets.extend(list.marks.iter().filter(|id| !seen.contains(id)));
        targets
    }

    /// How many records a command would act on, for titles: empty for one.
    pub fn count_words(count: usize) -> String {
        if count > 1 {
            format!(" ({count})")
        } else {
            String::new()
        }
    }

    /// Our reference of a record, when its line or the record came.
    pub fn reference(&self, id: ItemId) -> Option<String> {
        let name = self.cache.name(id);
        name.or_else(|| self.item(id).map(|item| item.our_ref))
            .map(|our_ref| our_ref.to_string())
    }

    /// Says what was done or what is.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notices.push(self.now, Tone::Said, text.into());
    }

    /// Adds to what was just said.
    pub fn add(&mut self, text: &str) {
        self.notices.add(self.now, text);
    }

    /// Says why something is not possible.
    pub fn refuse(&mut self, text: impl Into<String>) {
        self.notices.push(self.now, Tone::Refused, text.into());
    }

    /// Says what went wrong.
    pub fn fail(&mut self, text: impl Into<String>) {
        self.notices.push(self.now, Tone::Failed, text.into());
    }

    /// Whether the next key goes into a text field.
    pub fn in_field(&self) -> bool {
        match self.layers.last() {
            Some(Layer::Filter | Layer::Ask(_)) => true,
            Some(Layer::Write(write)) => !write.on_button,
            Some(Layer::Pick(pick)) => pick.field.is_some(),
            Some(Layer::Review(review)) => review.code.is_some(),
            _ => false,
        }
    }
}
