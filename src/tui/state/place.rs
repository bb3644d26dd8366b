//! Where the officer was: what the next start returns to. Stored as JSON by the desk, opaque to it.
//!
//! Never here: records or drafts themselves; they are in the store.

use serde::{Deserialize, Serialize};

use super::{Area, State};
use crate::desk::{SavedView, Sort};
use crate::domain::ItemId;
use crate::domain::command::WritingKind;
use crate::tui::input::LineEdit;
use crate::tui::state::layer::{Layer, WriteFor};

/// A place in one list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ListPlace {
    /// The view.
    pub view: SavedView,
    /// The order.
    pub sort: Sort,
    /// The typed filter.
    pub filter: String,
    /// The record under the cursor, as 32 hex digits.
    pub cursor: Option<String>,
}

/// A place at the desk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// Which area.
    pub area: Area,
    /// The alerts.
    pub alerts: ListPlace,
    /// The requests.
    pub requests: ListPlace,
    /// The filter of the countries.
    pub countries: String,
    /// The country under the cursor.
    pub country: Option<String>,
    /// The filter of the treaties.
    #[serde(default)]
    pub treaties: String,
    /// The instrument under the cursor.
    #[serde(default)]
    pub treaty: Option<String>,
    /// The record shown in full.
    pub open: Option<String>,
    /// The text that was being written.
    pub writing: Option<WritingKind>,
}

impl State {
    /// The place right now, as the text the desk keeps.
    pub fn place_text(&self) -> String {
        let list = |list: &super::ListState| ListPlace {
            view: list.view.clone(),
            sort: list.sort,
            filter: list.filter.text().to_owned(),
            cursor: list.cursor.map(|id| id.to_string()),
        };
        let writing = self.layers.iter().find_map(|layer| match layer {
            Layer::Write(write) => match &write.kind {
                WriteFor::Draft(kind) => Some(*kind),
                WriteFor::Field(..) => None,
            },
            _ => None,
        });
        let place = Place {
            area: self.area,
            alerts: list(&self.alerts),
            requests: list(&self.requests),
            countries: self.countries.filter.text().to_owned(),
            country: self.countries.cursor.as_deref().map(str::to_owned),
            treaties: self.treaties.filter.text().to_owned(),
            treaty: self.treaties.cursor.as_deref().map(str::to_owned),
            open: self.open_id().map(|id| id.to_string()),
            writing,
        };
        serde_json::to_string(&place).unwrap_or_default()
    }

    /// Goes back to a remembered place; answers it when it could be read.
    pub fn return_to(&mut self, text: &str) -> Option<Place> {
        let place: Place = serde_json::from_str(text).ok()?;
        self.area = place.area;
        for (list, at) in [
            (&mut self.alerts, &place.alerts),
            (&mut self.requests, &place.requests),
        ] {
            list.view = at.view.clone();
            list.view.pane = list.pane;
            list.sort = at.sort;
            list.filter = LineEdit::single().with_text(&at.filter);
            list.cursor = at.cursor.as_deref().and_then(item_id);
        }
        self.countries.filter = LineEdit::single().with_text(&place.countries);
        self.treaties.filter = LineEdit::single().with_text(&place.treaties);
        self.narrow_shelf();
        if let Some(code) = &place.country {
            self.countries.go_to_entry(code);
        }
        if let Some(id) = &place.treaty {
            self.treaties.go_to_entry(id);
        }
        Some(place)
    }
}

/// Reads 32 hex digits back.
pub fn item_id(text: &str) -> Option<ItemId> {
    let number = u128::from_str_radix(text, 16).ok()?;
    Some(ItemId::from_bytes(number.to_be_bytes()))
}
