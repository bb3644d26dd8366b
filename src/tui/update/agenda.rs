//! The page of clocks, and clocks that change by themselves.
//!
//! Never here: what the desk answers, how it is drawn.

use crate::desk::{AgendaPage, ClockChange, Pane};
use crate::domain::Moment;
use crate::tui::effect::Effect;
use crate::tui::state::State;
use crate::tui::state::papers::Kept;
use crate::tui::view::layout::{self, Screen};

/// Scrolls the page, also below a record opened from it, and asks for the lines that are not here.
pub fn wants(state: &mut State, screen: &Screen) -> Option<Effect> {
    let rows = usize::from(layout::agenda(screen).lines.height);
    let (look, now) = (state.clocks.look, state.now);
    let agenda = state.agenda_mut()?;
    agenda.scroll(rows);
    let query = agenda.wants(rows, look, now)?;
    Some(Effect::Agenda {
        query,
        keep: agenda.cursor,
    })
}

/// Lines came.
pub fn came(state: &mut State, page: AgendaPage, kept: Option<usize>) {
    let look = state.clocks.look;
    if let Some(agenda) = state.agenda_mut() {
        agenda.take(page, kept, look);
    }
}

/// Clocks changed: papers that show them are made anew, who became late is counted, lists of what is due are looked at.
pub fn changed(
    state: &mut State,
    changes: &[ClockChange],
    until: Moment,
    next: Option<Moment>,
) -> Vec<Effect> {
    let counted = state.clocks.counted;
    state.clocks.saw(next, until);
    let late = changes.iter().filter(|change| change.at > counted);
    for is_alert in late.filter_map(|change| change.counts_late) {
        if is_alert {
            state.counts.alerts_urgent += 1;
        } else {
            state.counts.requests_urgent += 1;
        }
    }
    let shown = [state.open_id(), state.list().and_then(|list| list.cursor)];
    if changes
        .iter()
        .any(|change| shown.contains(&Some(change.item)))
    {
        state.papers.preview = None::<Kept>;
        state.papers.over = None;
    }
    [Pane::Alerts, Pane::Requests]
        .into_iter()
        .filter_map(|pane| asks_for_due(state, pane))
        .collect()
}

/// A list that holds what is due may hold more now.
fn asks_for_due(state: &mut State, pane: Pane) -> Option<Effect> {
    let (officer, now) = (state.officer.clone(), state.now);
    let list = state.pane_mut(pane);
    let asks = list.view.filter.contains("due:") || list.filter.text().contains("due:");
    let asks = asks && list.listing.is_some();
    asks.then(|| Effect::Peek(list.query(&officer, now)))
}
