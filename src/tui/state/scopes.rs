//! Where keys are looked up for what has the focus, innermost first.
//!
//! Never here: keys.

use super::board::BoardKind;
use super::layer::{Layer, SheetKind};
use super::{Area, State};
use crate::tui::command::Scope;

impl State {
    /// Where keys are looked up, innermost first.
    pub fn scopes(&self) -> &'static [Scope] {
        match self.layers.last() {
            None => list_scopes(self.area),
            Some(Layer::Sheet(sheet)) => sheet_scopes(&sheet.kind),
            Some(layer) => layer_scopes(layer),
        }
    }
}

const fn list_scopes(area: Area) -> &'static [Scope] {
    match area {
        Area::Alerts | Area::Requests => &[
            Scope::Lists,
            Scope::Work,
            Scope::Move,
            Scope::Desk,
            Scope::Always,
        ],
        Area::Countries => &[
            Scope::Countries,
            Scope::Country,
            Scope::Bookshelf,
            Scope::Move,
            Scope::Desk,
            Scope::Always,
        ],
        Area::Treaties => &[
            Scope::Treaties,
            Scope::Treaty,
            Scope::Bookshelf,
            Scope::Move,
            Scope::Desk,
            Scope::Always,
        ],
    }
}

const fn sheet_scopes(kind: &SheetKind) -> &'static [Scope] {
    match kind {
        SheetKind::Messages | SheetKind::Hidden(_) => {
            &[Scope::Sheet, Scope::Move, Scope::Layer, Scope::Always]
        }
        SheetKind::Country(_) => &[
            Scope::Country,
            Scope::Bookshelf,
            Scope::Move,
            Scope::Desk,
            Scope::Always,
        ],
        SheetKind::Treaty(_) => &[
            Scope::Treaty,
            Scope::Bookshelf,
            Scope::Move,
            Scope::Desk,
            Scope::Always,
        ],
        SheetKind::Compare(..) => &[Scope::Compare, Scope::Move, Scope::Desk, Scope::Always],
        SheetKind::OfficeFacts => &[Scope::Bookshelf, Scope::Move, Scope::Desk, Scope::Always],
        SheetKind::Organisations | SheetKind::Map(_) => &[Scope::Move, Scope::Desk, Scope::Always],
    }
}

const fn layer_scopes(layer: &Layer) -> &'static [Scope] {
    match layer {
        Layer::Record(_) => &[
            Scope::Record,
            Scope::Work,
            Scope::Move,
            Scope::Desk,
            Scope::Always,
        ],
        Layer::Agenda(_) => &[Scope::Agenda, Scope::Move, Scope::Desk, Scope::Always],
        Layer::Finder(_) => &[Scope::Finder, Scope::Move, Scope::Desk, Scope::Always],
        Layer::Letter(_) => &[Scope::Letter, Scope::Move, Scope::Desk, Scope::Always],
        Layer::Board(board) => match board.kind {
            BoardKind::Clocks(_) => &[Scope::Clocks, Scope::Move, Scope::Desk, Scope::Always],
            BoardKind::Hit(_) => &[Scope::Hit, Scope::Move, Scope::Desk, Scope::Always],
            BoardKind::Chasing => &[Scope::Chasing, Scope::Move, Scope::Desk, Scope::Always],
        },
        Layer::Sheet(_) => &[Scope::Sheet, Scope::Move, Scope::Layer, Scope::Always],
        Layer::Filter => &[Scope::Filter, Scope::Layer, Scope::Always],
        Layer::Pick(_) => &[Scope::Pick, Scope::Layer, Scope::Always],
        Layer::Ask(_) => &[Scope::Ask, Scope::Layer, Scope::Always],
        Layer::Write(_) => &[Scope::Write, Scope::Layer, Scope::Always],
        Layer::Review(_) => &[Scope::Review, Scope::Layer, Scope::Always],
        Layer::Quit => &[Scope::Quit, Scope::Layer, Scope::Always],
        Layer::Curtain => &[Scope::Curtain],
        Layer::Card => &[Scope::Card, Scope::Layer, Scope::Always],
    }
}
