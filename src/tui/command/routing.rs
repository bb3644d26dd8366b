//! Whom the desk forwards to, best first with the reasons, and by when the unit has to answer.
//!
//! Never here: the ranking itself; it is a rule of the work.

use super::choices;
use crate::domain::clock::Clock;
use crate::domain::content::DueClaim;
use crate::domain::routing::{Ranked, internal_due, rank};
use crate::domain::timing::{Calendar, Unit, ZoneCalendar};
use crate::domain::{Item, ItemId, Moment};
use crate::tui::state::State;
use crate::tui::state::pick::Choice;

/// The units for the record under the cursor, best first; in the order of the configuration before it came.
pub fn units(state: &State) -> Vec<Choice> {
    let Some(item) = state.current() else {
        return choices::units(state);
    };
    let zone = with_home(state, |home| home.zone().clone());
    let local = state.now.timestamp().to_zoned(zone).datetime();
    let ranked = rank(&state.profile.units, item, local);
    ranked.iter().map(choice).collect()
}

fn choice(ranked: &Ranked<'_>) -> Choice {
    let unit = ranked.unit;
    let warnings = ranked.warnings.iter().map(|words| format!("! {words}"));
    let told: Vec<String> = warnings.chain(ranked.reasons.iter().cloned()).collect();
    let note = if told.is_empty() {
        format!("{} {}", unit.id, unit.country)
    } else {
        told.join("; ")
    };
    Choice::new(unit.id.as_str(), &unit.name).note(note)
}

/// The days of the home state, or those of UTC where the bookshelf does not know them.
fn with_home<T>(state: &State, with: impl FnOnce(&dyn Calendar) -> T) -> T {
    match state.pack.calendar(state.profile.home.as_str()) {
        Some(home) => with(&home),
        None => with(&ZoneCalendar::utc()),
    }
}

/// By when a unit should answer, with the deadline it serves: before the earliest deadline of the records.
pub fn answer_by(state: &State, ids: &[ItemId]) -> Option<(Moment, Moment)> {
    let items = ids.iter().filter_map(|id| state.item(*id));
    let dues = items.filter_map(|item| {
        let clock = item.first_clock()?;
        Some((clock.due?, in_days(item, clock)))
    });
    let (due, in_days) = dues.min()?;
    let proposed = with_home(state, |home| internal_due(due, state.now, in_days, home))?;
    Some((proposed, due))
}

/// Whether the time counts in days or longer units.
fn in_days(item: &Item, clock: &Clock) -> bool {
    match clock.rule.as_ref().and_then(|rule| rule.amount) {
        Some(amount) => amount.unit != Unit::Hours,
        None => matches!(item.content.due, Some(DueClaim::OnDay { .. })),
    }
}

/// What can be typed where the unit is given a date.
pub fn help(state: &State, ids: &[ItemId]) -> String {
    match answer_by(state, ids) {
        Some((proposed, due)) => format!(
            "empty for {}, in time for {}; - for no date; or 2031-03-10, 2031-03-10 14:00, +3d, +8h, in UTC",
            proposed.to_minute(),
            due.to_minute()
        ),
        None => crate::tui::when::OPTIONAL.to_owned(),
    }
}
