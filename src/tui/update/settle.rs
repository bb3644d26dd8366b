//! After every message: scroll offsets are brought within bounds, what is visible and not here yet is asked for,
//! papers are made anew where their record changed, and a changed place is noted.
//!
//! Never here: reacting to a particular message.

use super::{boards, browse, papers};
use crate::domain::ItemId;
use crate::tui::effect::Effect;
use crate::tui::paper::Paper;
use crate::tui::state::papers::Kept;
use crate::tui::state::{Layer, State};
use crate::tui::view::layout::{self, Screen};

/// Brings the state to rest; answers what must be asked for.
pub fn settle(state: &mut State) -> Vec<Effect> {
    let screen = layout::of(state);
    if screen.detail.is_none() {
        state.focus = crate::tui::state::Focus::List;
    }
    let rows = usize::from(screen.list_rows());
    if let Some(list) = state.list_mut() {
        list.scroll(rows);
    }
    if let Some(shelf) = state.shelf_mut() {
        shelf.scroll(rows);
    }
    if let Some(Layer::Pick(pick)) = state.layers.last_mut() {
        pick.scroll(usize::from(layout::pick_rows(state.size, pick)));
    }
    let mut effects = wants(state, rows);
    effects.extend(super::agenda::wants(state, &screen));
    papers::renew(state, &screen);
    bounds(state, &screen);
    note_place(state);
    effects
}

/// Visible lines and the record under the cursor, where they are not here yet.
fn wants(state: &State, rows: usize) -> Vec<Effect> {
    let mut ids: Vec<ItemId> = Vec::new();
    let mut records: Vec<ItemId> = Vec::new();
    if let Some(list) = state.list() {
        ids.extend(list.ids().get(list.visible(rows)).unwrap_or_default());
        records.extend(list.cursor);
        if !list.marks.is_empty() {
            // Texts for many begin with the draft of the first.
            records.extend(state.targets().first());
        }
    }
    records.extend(state.open_id());
    if let Some(Layer::Review(review)) = state.layers.last() {
        records.extend(review.leaving.records().iter().take(6));
    }
    for item in records.iter().filter_map(|id| state.item(*id)) {
        ids.extend(item.links.iter().map(|link| link.other));
    }
    ids.extend(state.open_id());
    ids.retain(|id| !state.cache.has_row(*id));
    ids.sort_unstable();
    ids.dedup();
    let mut effects = Vec::new();
    if !ids.is_empty() {
        effects.push(Effect::Rows(ids));
    }
    records.sort_unstable();
    records.dedup();
    records.retain(|id| !state.cache.has_record(*id));
    effects.extend(records.into_iter().map(Effect::Record));
    effects.extend(browse::wants(state));
    effects.extend(boards::wants(state));
    effects
}

/// Scroll offsets end where the paper ends.
fn bounds(state: &mut State, screen: &Screen) {
    let limit = |paper: Option<&Paper>, rows: u16| {
        paper.map_or(0, |p| p.lines.len().saturating_sub(usize::from(rows)))
    };
    let detail = limit(
        Kept::paper(state.papers.preview.as_ref()),
        screen.detail_rows(),
    );
    let over_rows = match state.layers.last() {
        Some(Layer::Review(_)) => layout::review_rows(screen),
        Some(Layer::Finder(_)) => layout::finder(screen).answer.height,
        _ => screen.over.height.saturating_sub(2),
    };
    let over = limit(Kept::paper(state.papers.over.as_ref()), over_rows);
    if let Some(list) = state.list_mut() {
        list.preview_top = list.preview_top.min(detail);
    } else if let Some(shelf) = state.shelf_mut() {
        shelf.card_top = shelf.card_top.min(detail);
    }
    match state.layers.last_mut() {
        Some(Layer::Record(open)) => open.top = open.top.min(over),
        Some(Layer::Sheet(sheet)) => sheet.top = sheet.top.min(over),
        Some(Layer::Letter(page)) => {
            let rows = layout::inside(layout::letter(screen).text).height;
            let lines = Kept::paper(state.papers.beside.as_ref());
            page.top = page.top.min(limit(lines, rows));
        }
        Some(Layer::Finder(finder)) => finder.read.top = finder.read.top.min(over),
        Some(Layer::Review(review)) => review.top = review.top.min(over),
        _ => {}
    }
}

/// Notes that the place changed; it is kept two seconds later at the latest.
fn note_place(state: &mut State) {
    if state.place_dirty.is_none()
        && !state.read_only
        && !state.leaving
        && state.place_text() != state.place_kept
    {
        state.place_dirty = Some(state.now);
    }
}

/// Keeps the place, if it changed.
pub fn keep_place(state: &mut State) -> Vec<Effect> {
    state.place_dirty = None;
    let text = state.place_text();
    if state.read_only || text == state.place_kept {
        return Vec::new();
    }
    state.place_kept.clone_from(&text);
    vec![Effect::SavePlace(text)]
}
