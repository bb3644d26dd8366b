//! After every message: scroll offsets are brought within bounds, what is visible and not here yet is asked for,
//! papers are made anew where their record changed, and a changed place is noted.
//!
//! Never here: reacting to a particular message.

use crate::domain::ItemId;
use crate::tui::effect::Effect;
use crate::tui::paper::{self, Paper, Reading};
use crate::tui::state::layer::SheetKind;
use crate::tui::state::papers::{Kept, Key};
use crate::tui::state::{Area, Layer, State};
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
    state.countries.scroll(rows);
    if let Some(Layer::Pick(pick)) = state.layers.last_mut() {
        pick.scroll(usize::from(layout::pick_rows(state.size, pick)));
    }
    let effects = wants(state, rows);
    papers(state, &screen);
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
        records.extend(review.forwarding.ids.iter().take(6));
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
    effects
}

/// Makes the papers on screen.
fn papers(state: &mut State, screen: &Screen) {
    let mut papers = std::mem::take(&mut state.papers);
    let minute = state.now.seconds().div_euclid(60);
    let key = |of: String, stamp: u64, width: u16| Key {
        of,
        stamp,
        width,
        minute,
    };
    let country = |code: &str| state.country_name(code);
    let reference = |id: ItemId| state.reference(id);
    let cx = Reading {
        now: state.now,
        profile: &state.profile,
        country_name: &country,
        reference: &reference,
    };
    papers.preview = papers.preview.filter(|_| screen.detail.is_some());
    papers.side = papers.side.filter(|_| screen.side.is_some());
    if let (Some(detail), Area::Countries) = (screen.detail, state.area)
        && let Some(code) = &state.countries.cursor
    {
        let width = layout::inside(detail).width;
        Kept::renew(
            &mut papers.preview,
            key(code.to_string(), state.pack_rev, width),
            || paper::country_card(&state.pack, code, state.now, usize::from(width)),
        );
    }
    if let Some(list) = state.list() {
        let record = list.cursor.and_then(|id| state.cache.record(id));
        if let (Some(detail), Some(record)) = (screen.detail, record) {
            let width = layout::inside(detail).width;
            let of = key(record.item.id.to_string(), record.item.rev, width);
            Kept::renew(&mut papers.preview, of, || {
                paper::preview(record, cx, usize::from(width))
            });
        } else {
            papers.preview = None;
        }
        if let (Some(side), Some(record)) = (screen.side, record) {
            let width = layout::inside(side).width;
            let of = key(record.item.id.to_string(), record.item.rev, width);
            Kept::renew(&mut papers.side, of, || {
                paper::history(record, usize::from(width))
            });
        } else {
            papers.side = None;
        }
    }
    over(state, &mut papers.over, cx, screen, &key);
    state.papers = papers;
}

/// The paper of the layer on top.
fn over(
    state: &State,
    slot: &mut Option<Kept>,
    cx: Reading<'_>,
    screen: &Screen,
    key: &dyn Fn(String, u64, u16) -> Key,
) {
    let width = layout::inside(screen.over).width;
    let columns = usize::from(width);
    match state.layers.last() {
        Some(Layer::Record(open)) => {
            if let Some(record) = state.cache.record(open.id) {
                let links: usize = record
                    .item
                    .links
                    .iter()
                    .filter(|link| state.cache.has_row(link.other))
                    .count();
                let stamp = record.item.rev * 64 + links as u64;
                Kept::renew(slot, key(open.id.to_string(), stamp, width), || {
                    paper::record(record, cx, columns)
                });
            }
        }
        Some(Layer::Sheet(sheet)) => match &sheet.kind {
            SheetKind::Messages => {
                let stamp = state.notices.log.len() as u64;
                Kept::renew(slot, key("messages".into(), stamp, width), || {
                    paper::messages(&state.notices.log, columns)
                });
            }
            SheetKind::Country(code) => {
                let of = key(format!("country {code}"), state.pack_rev, width);
                Kept::renew(slot, of, || {
                    paper::country(&state.pack, code, state.now, columns)
                });
            }
            SheetKind::Hidden(id) => {
                if let Some(item) = state.item(*id) {
                    Kept::renew(slot, key(format!("hidden {id}"), item.rev, width), || {
                        paper::hidden(item, columns)
                    });
                }
            }
        },
        Some(Layer::Review(review)) => {
            let items: Vec<_> = review
                .forwarding
                .ids
                .iter()
                .filter_map(|id| state.item(*id))
                .collect();
            let Some(unit) = state.profile.unit(&review.forwarding.to) else {
                return;
            };
            let purpose = crate::domain::Foreign::from(review.forwarding.purpose.as_str());
            let sheet = paper::Forwarding {
                items: &items,
                total: review.forwarding.ids.len(),
                to: unit,
                purpose: &purpose,
                answer_by: review.forwarding.answer_by,
                officer: &state.officer,
            };
            let stamp = items.len() as u64;
            let of = format!("review {}", review.opened);
            Kept::renew(slot, key(of, stamp, width), || {
                paper::forwarding(&sheet, cx, columns)
            });
        }
        _ => *slot = None,
    }
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
        _ => screen.over.height.saturating_sub(2),
    };
    let over = limit(Kept::paper(state.papers.over.as_ref()), over_rows);
    if let Some(list) = state.list_mut() {
        list.preview_top = list.preview_top.min(detail);
    } else {
        state.countries.card_top = state.countries.card_top.min(detail);
    }
    match state.layers.last_mut() {
        Some(Layer::Record(open)) => open.top = open.top.min(over),
        Some(Layer::Sheet(sheet)) => sheet.top = sheet.top.min(over),
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
