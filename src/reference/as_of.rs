//! The day a fact was true, as exactly as the source says: a year, a month or a day.
//!
//! Never here: "today". Age is asked against a day handed in.
use std::fmt;

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A date of year, month or day precision, in no time zone. Ordered by year, then month, then day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsOf {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl AsOf {
    /// Reads `2018`, `2026-05` or `2026-11-22`. Anything else, also an impossible day, is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let (year, month, day) = match parts[..] {
            [year] => (year, None, None),
            [year, month] => (year, Some(digits(month, 2)?), None),
            [year, month, day] => (year, Some(digits(month, 2)?), Some(digits(day, 2)?)),
            _ => return None,
        };
        let year = digits(year, 4)?;
        let as_of = Self { year, month, day };
        as_of.last_day().map(|_| as_of)
    }

    /// The first day the statement covers: 1 January for a year. `None` only for a date that does not exist.
    pub fn first_day(self) -> Option<Date> {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).ok()
    }

    /// The last day the statement covers: 31 December for a year. `None` only for a date that does not exist.
    pub fn last_day(self) -> Option<Date> {
        match (self.month, self.day) {
            (None, _) => Date::new(self.year, 12, 31).ok(),
            (Some(month), None) => Date::new(self.year, month, 1).ok().map(Date::last_of_month),
            (Some(month), Some(day)) => Date::new(self.year, month, day).ok(),
        }
    }

    /// True when more than `months` months lie between the last day the statement covers and `today`.
    pub fn is_older_than(self, months: u16, today: Date) -> bool {
        self.last_day()
            .and_then(|last| last.checked_add(i64::from(months).months()).ok())
            .is_some_and(|limit| limit < today)
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

/// Written as its text.
impl Serialize for AsOf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Read from its text.
impl<'de> Deserialize<'de> for AsOf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom(format!("not a date: {text}")))
    }
}

fn digits<N: std::str::FromStr>(text: &str, length: usize) -> Option<N> {
    let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn keeps_the_precision_it_was_given() {
        for text in ["2018", "2026-05", "2026-11-22"] {
            assert_eq!(
                AsOf::parse(text).map(|a| a.to_string()).as_deref(),
                Some(text)
            );
        }
    }

    #[test]
    fn refuses_what_is_not_a_date() {
        for text in [
            "",
            "18",
            "2018-13",
            "2018-02-30",
            "2018-1",
            "2018-01-01-01",
            "abcd",
            "+018",
        ] {
            assert_eq!(AsOf::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_is_old_twelve_months_after_its_last_day() {
        let as_of = AsOf::parse("2025").unwrap();
        assert!(!as_of.is_older_than(12, date(2026, 12, 31)));
        assert!(as_of.is_older_than(12, date(2027, 1, 1)));
    }
}
