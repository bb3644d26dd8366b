//! An instant in UTC, to the millisecond.
//!
//! Moments come from the edge; nothing here reads a clock.

use std::fmt;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// UTC milliseconds since 1970-01-01T00:00:00Z. Written as RFC 3339 with `Z`.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct Moment(i64);

impl Moment {
    /// The moment that many milliseconds after 1970 began (UTC).
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// The moment that many seconds after 1970 began (UTC).
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1_000))
    }

    /// Milliseconds since 1970 began (UTC).
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970 began (UTC), rounded down.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000)
    }

    /// Reads RFC 3339 with any offset; `None` when it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let stamp: Timestamp = text.trim().parse().ok()?;
        Some(Self(stamp.as_millisecond()))
    }

    /// The same instant as the calendar library sees it; out-of-range values are clamped.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(if self.0 < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        })
    }

    /// This many seconds later (or earlier when negative).
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000)))
    }

    /// Seconds from `earlier` to `self`; negative when `self` comes first.
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        self.seconds() - earlier.seconds()
    }

    /// `2031-03-07 08:00Z`: the form used on screen.
    pub fn to_minute(self) -> String {
        let zoned = self.timestamp().to_zoned(TimeZone::UTC);
        zoned.strftime("%Y-%m-%d %H:%MZ").to_string()
    }

    /// The UTC calendar year.
    pub fn year(self) -> i16 {
        self.timestamp().to_zoned(TimeZone::UTC).year()
    }

    /// How long until `later`, as a signed duration.
    pub fn until(self, later: Self) -> SignedDuration {
        SignedDuration::from_millis(later.0.saturating_sub(self.0))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let zoned = self.timestamp().to_zoned(TimeZone::UTC);
        if self.0.rem_euclid(1_000) == 0 {
            write!(f, "{}", zoned.strftime("%Y-%m-%dT%H:%M:%SZ"))
        } else {
            write!(f, "{}", zoned.strftime("%Y-%m-%dT%H:%M:%S.%3fZ"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_offsets_and_writes_utc() {
        let moment = Moment::parse("2031-03-07T10:00:00+02:00").unwrap();
        assert_eq!(moment.to_string(), "2031-03-07T08:00:00Z");
        assert_eq!(moment.to_minute(), "2031-03-07 08:00Z");
        assert_eq!(Moment::parse(&moment.to_string()), Some(moment));
    }

    #[test]
    fn refuses_what_is_not_an_instant() {
        for text in ["", "2031-03-07", "yesterday", "2031-13-07T00:00:00Z"] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn extremes_do_not_panic() {
        for millis in [i64::MIN, -1, 0, i64::MAX] {
            let moment = Moment::from_millis(millis);
            let _ = (
                moment.to_string(),
                moment.to_minute(),
                moment.plus_seconds(i64::MAX),
            );
        }
    }
}
