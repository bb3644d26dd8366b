//! By when a unit at home has to answer, so that the answer abroad is still in time.
//!
//! Where the time abroad counts in hours, a fifth of what is left stays for the desk, one hour at least. Where it counts in
//! days or longer, the unit answers by the end of the working day before. The desk's own rule; no text asks for it.
//!
//! Never here: when the answer abroad is due; a clock of the record says so.

use jiff::civil::{Date, Time};

use crate::domain::Moment;
use crate::domain::timing::{Calendar, Working};

/// What stays for the desk at least, in seconds.
const AT_LEAST: i64 = 3_600;
/// How far back a working day is looked for.
const DAYS_BACK: usize = 14;
/// When a working day at home ends.
const END_OF_DAY: Time = Time::constant(17, 0, 0, 0);

/// The moment to propose, always after `now` and before `due`; `None` when nothing sensible is left between them.
///
/// `in_days`: the time abroad counts in days or longer units. `home` gives the working days and the zone of the home state.
pub fn internal_due(
    due: Moment,
    now: Moment,
    in_days: bool,
    home: &dyn Calendar,
) -> Option<Moment> {
    let before = in_days.then(|| day_before(due, home)).flatten();
    let before = before.filter(|moment| *moment > now);
    before.or_else(|| with_reserve(due, now))
}

fn with_reserve(due: Moment, now: Moment) -> Option<Moment> {
    let left = due.seconds_since(now);
    let reserve = (left / 5).max(AT_LEAST);
    let proposed = due.plus_seconds(-reserve);
    (left > 0 && proposed > now).then_some(proposed)
}

/// The end of the last working day before the day on which it is due, in the zone at home.
fn day_before(due: Moment, home: &dyn Calendar) -> Option<Moment> {
    let zone = home.zone();
    let mut day: Date = due.timestamp().to_zoned(zone.clone()).date();
    for _ in 0..DAYS_BACK {
        day = day.yesterday().ok()?;
        if home.working(day) != Working::No {
            let end = day.to_datetime(END_OF_DAY).to_zoned(zone.clone()).ok()?;
            return Some(Moment::from_millis(end.timestamp().as_millisecond()));
        }
    }
    None
}
