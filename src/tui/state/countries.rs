//! The list of countries as the officer has it.
//!
//! Never here: facts.

use crate::reference::Pack;
use crate::tui::input::LineEdit;

/// Countries, narrowed by what was typed.
#[derive(Clone, Debug)]
pub struct Countries {
    /// The shelf; `None` when the pack cannot be read.
    pub pack: Option<&'static Pack>,
    /// What the officer typed.
    pub filter: LineEdit,
    /// Codes shown, best first.
    pub shown: Vec<&'static str>,
    /// The country under the cursor.
    pub cursor: Option<&'static str>,
    /// Its place.
    pub place: usize,
    /// First visible row.
    pub top: usize,
    /// First visible line of the sheet.
    pub sheet_top: usize,
}

impl Countries {
    /// All countries of this shelf.
    pub fn new(pack: Option<&'static Pack>) -> Self {
        let mut countries = Self {
            pack,
            filter: LineEdit::single(),
            shown: Vec::new(),
            cursor: None,
            place: 0,
            top: 0,
            sheet_top: 0,
        };
        countries.narrow();
        countries
    }

    /// The name behind a code.
    pub fn name(&self, code: &str) -> Option<&'static str> {
        self.pack?
            .country(code)
            .map(|country| country.name.as_str())
    }

    /// How many there are.
    pub fn total(&self) -> usize {
        self.pack.map_or(0, |pack| pack.countries().len())
    }

    /// Narrows the list to what was typed; all by name when nothing was.
    pub fn narrow(&mut self) {
        let Some(pack) = self.pack else {
            return;
        };
        let typed = self.filter.text().trim();
        self.shown = if typed.is_empty() {
            let mut all: Vec<_> = pack.countries().iter().collect();
            all.sort_by_key(|country| &country.name);
            all.into_iter()
                .map(|country| country.iso2.as_str())
                .collect()
        } else {
            pack.search(typed).into_iter().map(|hit| hit.iso2).collect()
        };
        self.go_to(0);
    }

    /// Puts the cursor on a place.
    pub fn go_to(&mut self, place: usize) {
        self.place = place.min(self.shown.len().saturating_sub(1));
        let found = self.shown.get(self.place).copied();
        if found != self.cursor {
            self.sheet_top = 0;
        }
        self.cursor = found;
    }

    /// Puts the cursor on a country, if it is shown.
    pub fn go_to_code(&mut self, code: &str) {
        if let Some(place) = self.shown.iter().position(|shown| *shown == code) {
            self.go_to(place);
        }
    }

    /// Keeps the cursor on screen.
    pub fn scroll(&mut self, visible: usize) {
        let context = 3.min(visible.saturating_sub(1) / 2);
        let lowest = (self.place + context + 1).saturating_sub(visible);
        let highest = self.place.saturating_sub(context).max(lowest);
        let last = self.shown.len().saturating_sub(visible);
        self.top = self.top.clamp(lowest, highest).min(last);
    }
}
