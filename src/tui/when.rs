//! Moments as an officer types them: `2031-03-10`, `2031-03-10 14:00`, `+3d`, `+8h`. All in UTC.
//!
//! Never here: the clock.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::{Moment, date};

/// What can be typed, for prompts and errors.
pub const FORMS: &str = "2031-03-10, 2031-03-10 14:00, +3d, +8h or +2w, in UTC";

/// The same for a field that may stay empty.
pub const OPTIONAL: &str =
    "empty for no date; 2031-03-10, 2031-03-10 14:00, +3d, +8h or +2w, in UTC";

/// What can be typed where a day is meant.
pub const DAY_FORMS: &str = "a day: 2031-03-10, or +30d from now, in UTC";

/// Reads a typed moment; a day alone means its last minute.
///
/// # Errors
/// In words: what can be typed instead.
pub fn read(text: &str, now: Moment) -> Result<Moment, String> {
    let text = text.trim().trim_end_matches(['Z', 'z']);
    if text.is_empty() {
        return Err(format!("Write {FORMS}."));
    }
    let found = match text.strip_prefix('+') {
        Some(span) => seconds(span).map(|seconds| now.plus_seconds(seconds)),
        None => absolute(text),
    };
    found.ok_or_else(|| format!("That is no moment. Write {FORMS}."))
}

/// What can be typed where something happened already.
pub const HAPPENED: &str = "empty for now; -2h, -30m, -1d, 2031-03-07 09:30 or a day, in UTC";

/// Reads a typed moment of an event: nothing means now, a span may lead back. A day alone means its last minute, but never
/// later than now where that day is today; the minute it is now means now to the second.
///
/// # Errors
/// In words: what can be typed instead.
pub fn read_event(text: &str, now: Moment) -> Result<Moment, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(now);
    }
    if let Some(span) = text.strip_prefix('-') {
        let found = seconds(span).map(|seconds| now.plus_seconds(-seconds));
        return found.ok_or_else(|| format!("That is no moment. Write {HAPPENED}."));
    }
    let found = read(text, now).map_err(|_| format!("That is no moment. Write {HAPPENED}."))?;
    let (said, present) = (found.to_minute(), now.to_minute());
    let is_day = !text.contains([' ', 'T', ':', '+']);
    let today = is_day && found > now && said.get(..10) == present.get(..10);
    Ok(if said == present || today { now } else { found })
}

/// Reads a typed day, or a span from now, which means the day it leads to.
///
/// # Errors
/// In words: what can be typed instead.
pub fn read_day(text: &str, now: Moment) -> Result<Date, String> {
    let text = text.trim();
    let found = match text.strip_prefix('+') {
        Some(span) => seconds(span).map(|seconds| {
            let then = now.plus_seconds(seconds).timestamp();
            then.to_zoned(TimeZone::UTC).date()
        }),
        None => date::read_day(text),
    };
    found.ok_or_else(|| format!("That is no day. Write {DAY_FORMS}."))
}

/// What can be typed into a field of a letter that holds a date.
pub const DATE_FORMS: &str =
    "A day: 2031-03-10 or +30d; an instant: 2031-03-10 14:00 or +8h, in UTC.";

/// Reads a day or an instant as letters hold them: `2031-03-10`, or `2031-03-10T14:00Z`.
///
/// # Errors
/// In words: what can be typed instead.
pub fn read_date(text: &str, now: Moment) -> Result<String, String> {
    let text = text.trim();
    let names_instant = text.contains(':') || text.ends_with(['h', 'H', 'm', 'M']);
    let found = if names_instant {
        let moment = read(text, now).ok();
        moment.map(|moment| moment.to_minute().replacen(' ', "T", 1))
    } else {
        read_day(text, now).ok().map(|day| day.to_string())
    };
    found.ok_or_else(|| format!("That is no date. {DATE_FORMS}"))
}

fn seconds(span: &str) -> Option<i64> {
    let unit = span.chars().next_back()?;
    let number: i64 = span.strip_suffix(unit)?.trim().parse().ok()?;
    let size = match unit.to_ascii_lowercase() {
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        'w' => 604_800,
        _ => return None,
    };
    (0..=5_000).contains(&number).then(|| number * size)
}

fn absolute(text: &str) -> Option<Moment> {
    let (day, time) = match text.split_once([' ', 'T']) {
        Some((day, time)) => (day, time.trim()),
        None => (text, "23:59"),
    };
    let (hours, minutes) = time.split_once(':')?;
    let two_digits = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !two_digits(hours) || minutes.len() != 2 || !two_digits(minutes) {
        return None;
    }
    Moment::parse(&format!("{day}T{hours:0>2}:{minutes}:00Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_times_and_spans() {
        let now = Moment::parse("2031-03-07T08:00:00Z").unwrap();
        for (text, meant) in [
            ("2031-03-10", "2031-03-10T23:59:00Z"),
            ("2031-03-10 14:00", "2031-03-10T14:00:00Z"),
            ("2031-03-10 9:05Z", "2031-03-10T09:05:00Z"),
            (" +3d ", "2031-03-10T08:00:00Z"),
            ("+8h", "2031-03-07T16:00:00Z"),
            ("+2w", "2031-03-21T08:00:00Z"),
            ("+30m", "2031-03-07T08:30:00Z"),
        ] {
            assert_eq!(read(text, now), Ok(Moment::parse(meant).unwrap()), "{text}");
        }
    }

    #[test]
    fn events_lead_back_and_this_minute_is_now() {
        let now = Moment::parse("2031-03-07T08:00:30Z").unwrap();
        for (text, meant) in [
            ("", "2031-03-07T08:00:30Z"),
            ("2031-03-07 08:00", "2031-03-07T08:00:30Z"),
            ("2031-03-07", "2031-03-07T08:00:30Z"),
            ("2031-03-06", "2031-03-06T23:59:00Z"),
            ("-2h", "2031-03-07T06:00:30Z"),
            ("2031-03-07 07:59", "2031-03-07T07:59:00Z"),
            ("+3d", "2031-03-10T08:00:30Z"),
        ] {
            let meant = Moment::parse(meant).unwrap();
            assert_eq!(read_event(text, now), Ok(meant), "{text}");
        }
        for text in ["soon", "-x", "--2h", "-3y"] {
            assert!(read_event(text, now).unwrap_err().contains("-2h"), "{text}");
        }
    }

    #[test]
    fn a_day_has_no_time() {
        let now = Moment::parse("2031-03-07T20:00:00Z").unwrap();
        for (text, meant) in [
            ("2031-03-10", "2031-03-10"),
            (" +3d ", "2031-03-10"),
            ("+8h", "2031-03-08"),
        ] {
            let read = read_day(text, now).map(|day| day.to_string());
            assert_eq!(read.as_deref(), Ok(meant), "{text}");
        }
        for text in ["2031-03-10 14:00", "20310310", "2031-03-10Z", "", "+3y"] {
            let said = read_day(text, now).unwrap_err();
            assert!(said.contains("no day") && said.contains("+30d"), "{text}");
        }
    }

    #[test]
    fn a_date_of_a_letter_is_a_day_or_an_instant() {
        let now = Moment::parse("2031-03-07T20:00:00Z").unwrap();
        for (text, meant) in [
            ("2031-03-10", "2031-03-10"),
            ("+3d", "2031-03-10"),
            ("2031-03-10 14:00", "2031-03-10T14:00Z"),
            ("2031-03-10T14:00Z", "2031-03-10T14:00Z"),
            ("+8h", "2031-03-08T04:00Z"),
        ] {
            assert_eq!(read_date(text, now).as_deref(), Ok(meant), "{text}");
        }
        for text in ["", "soon", "2031-02-30", "25:00"] {
            assert!(
                read_date(text, now).unwrap_err().contains("2031-03-10"),
                "{text}"
            );
        }
    }

    #[test]
    fn anything_else_says_what_can_be_typed() {
        for text in [
            "",
            "tomorrow",
            "+d",
            "+3y",
            "+-3d",
            "+99999999999d",
            "2031-02-30",
            "2031-03-10 25:00",
            "10.03.2031",
            "2031-03-10 1:2",
        ] {
            assert!(
                read(text, Moment::from_seconds(0))
                    .unwrap_err()
                    .contains("+3d"),
                "{text}"
            );
        }
    }
}
