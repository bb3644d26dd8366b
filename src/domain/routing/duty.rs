//! Duty hours in words: `24/7`, `Mon-Fri 07:00-19:00`, several with commas.
//!
//! Never here: holidays; a unit that works on them says so.

use std::str::FromStr;

use jiff::civil::{DateTime, Weekday};

/// When somebody is there, in the unit's own local time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DutyHours {
    /// Always.
    Always,
    /// In these spans of the week.
    Spans(Vec<Span>),
}

/// The same hours on several days of the week.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Span {
    /// Monday first.
    days: [bool; 7],
    /// Minutes after midnight.
    from: u16,
    /// Minutes after midnight; not later than `from` means on the next day.
    to: u16,
}

/// The words are no duty hours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("duty hours read 24/7 or Mon-Fri 07:00-19:00")]
pub struct NotDutyHours;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY: u16 = 24 * 60;

impl FromStr for DutyHours {
    type Err = NotDutyHours;

    fn from_str(words: &str) -> Result<Self, Self::Err> {
        let words = words.trim().to_ascii_lowercase();
        if words == "24/7" {
            return Ok(Self::Always);
        }
        let spans = words
            .split([',', ';'])
            .map(span)
            .collect::<Option<Vec<_>>>();
        spans.map(Self::Spans).ok_or(NotDutyHours)
    }
}

impl DutyHours {
    /// Whether somebody is there at this local hour.
    pub fn are_on(&self, local: DateTime) -> bool {
        let Self::Spans(spans) = self else {
            return true;
        };
        let today = place(local.weekday());
        let minute =
            u16::from(local.hour().unsigned_abs()) * 60 + u16::from(local.minute().unsigned_abs());
        spans.iter().any(|span| span.holds(today, minute))
    }
}

impl Span {
    fn holds(&self, today: usize, minute: u16) -> bool {
        let on = |day: usize| self.days.get(day % 7).copied().unwrap_or(false);
        if self.from < self.to {
            return on(today) && (self.from..self.to).contains(&minute);
        }
        // Past midnight: the evening of one day and the morning after.
        (on(today) && minute >= self.from) || (on(today + 6) && minute < self.to)
    }
}

fn place(day: Weekday) -> usize {
    usize::from(day.to_monday_zero_offset().unsigned_abs())
}

/// `mon-fri 07:00-19:00`, `sat 08:00-12:00`, `07:00-19:00` for every day, `mon-fri` for the whole day.
fn span(words: &str) -> Option<Span> {
    let mut parts = words.split_whitespace();
    let (first, second) = (parts.next()?, parts.next());
    if parts.next().is_some() {
        return None;
    }
    let (days, hours) = match second {
        Some(hours) => (days(first)?, self::hours(hours)?),
        None if first.contains(':') => ([true; 7], self::hours(first)?),
        None => (days(first)?, (0, DAY)),
    };
    Some(Span {
        days,
        from: hours.0,
        to: hours.1,
    })
}

/// `mon-fri`, `sat`, and over the end of the week: `sat-mon`.
fn days(words: &str) -> Option<[bool; 7]> {
    let (first, last) = words.split_once('-').unwrap_or((words, words));
    let day = |word: &str| DAYS.iter().position(|day| *day == word);
    let (first, last) = (day(first)?, day(last)?);
    let count = (last + 7 - first) % 7;
    let mut days = [false; 7];
    for n in 0..=count {
        if let Some(day) = days.get_mut((first + n) % 7) {
            *day = true;
        }
    }
    Some(days)
}

fn hours(words: &str) -> Option<(u16, u16)> {
    let (from, to) = words.split_once('-')?;
    let (from, to) = (minute(from)?, minute(to)?);
    (from < DAY && from != to).then_some((from, to))
}

/// Minutes after midnight; `24:00` is the end of the day.
fn minute(words: &str) -> Option<u16> {
    let (hour, minute) = words.split_once(':')?;
    let digits = |part: &str| {
        !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit())
    };
    if !digits(hour) || !digits(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let total = hour * 60 + minute;
    (minute < 60 && total <= DAY).then_some(total)
}
