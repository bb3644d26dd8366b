//! Dates as abroad gives them: a year, a month or a day, or words nobody could read. Days as this desk takes them.
//!
//! A missing part stays missing: `1984-02` is never turned into the first of February.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Foreign;

/// What a day looks like, for those who wrote something else.
pub const DAY_FORM: &str = "a day looks like 2031-03-07";

/// Reads a day of the calendar, `2031-03-07` and nothing else: the calendar library would read times (`20310307T10:00`) and
/// short forms too, and every script and every officer is to write a day one way.
pub fn read_day(text: &str) -> Option<Date> {
    const WRITTEN: usize = "2031-03-07".len();
    let day: Date = text.parse().ok()?;
    (text.len() == WRITTEN && day.to_string() == text).then_some(day)
}

/// A calendar date with the precision it came with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum PartialDate {
    /// Only the year is known.
    Year(i16),
    /// Year and month (1–12).
    Month(i16, u8),
    /// Year, month and day, a date that exists in the calendar.
    Day(i16, u8, u8),
}

impl PartialDate {
    /// Reads `YYYY`, `YYYY/MM`, `YYYY/MM/DD` with `/`, `-` or `.` between; `None` for anything else or for
    /// a day that does not exist. A month or day of `00` means "not known" and lowers the precision.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split(['/', '-', '.']);
        let year_text = parts.next()?;
        if year_text.len() != 4 {
            return None;
        }
        let year = number(year_text)?;
        let (month, day) = (parts.next(), parts.next());
        if parts.next().is_some() || !(1..=9_999).contains(&year) {
            return None;
        }
        let month = month.map(number).map_or(Some(0), |m| m)?;
        let day = day.map(number).map_or(Some(0), |d| d)?;
        match (month, day) {
            (0, 0) => Some(Self::Year(year)),
            (1..=12, 0) => Some(Self::Month(year, u8::try_from(month).ok()?)),
            (1..=12, 1..=31) => {
                let (m, d) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
                jiff::civil::Date::new(year, m, d).ok()?;
                Some(Self::Day(year, m.unsigned_abs(), d.unsigned_abs()))
            }
            _ => None,
        }
    }

    /// The calendar year.
    pub const fn year(self) -> i16 {
        match self {
            Self::Year(y) | Self::Month(y, _) | Self::Day(y, _, _) => y,
        }
    }

    /// `year`, `month` or `day`.
    pub const fn precision(self) -> &'static str {
        match self {
            Self::Year(_) => "year",
            Self::Month(..) => "month",
            Self::Day(..) => "day",
        }
    }
}

/// A number of at most four ASCII digits.
fn number(text: &str) -> Option<i16> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// ISO order: `1984`, `1984-02`, `1984-02-29`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Year(y) => write!(f, "{y:04}"),
            Self::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Self::Day(y, m, d) => write!(f, "{y:04}-{m:02}-{d:02}"),
        }
    }
}

/// A date somebody claims: readable, or kept as the words that came.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum DateClaim {
    /// A readable date with its precision.
    Known(PartialDate),
    /// Unreadable: the words as received, flagged wherever they are shown.
    Unreadable(Foreign),
}

impl DateClaim {
    /// Reads a claim; empty text and `-` are no claim at all.
    pub fn read(text: &str) -> Option<Self> {
        match text.trim() {
            "" | "-" => None,
            trimmed => Some(
                PartialDate::parse(trimmed)
                    .map_or_else(|| Self::Unreadable(Foreign::new(text)), Self::Known),
            ),
        }
    }

    /// The readable date, if it is one.
    pub const fn known(&self) -> Option<PartialDate> {
        match self {
            Self::Known(date) => Some(*date),
            Self::Unreadable(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_three_precisions() {
        for (text, shown, precision) in [
            ("1984", "1984", "year"),
            ("1984/02", "1984-02", "month"),
            ("1984/02/29", "1984-02-29", "day"),
            ("1984-02-29", "1984-02-29", "day"),
            ("1984/00/00", "1984", "year"),
            ("1984/02/00", "1984-02", "month"),
        ] {
            let date = PartialDate::parse(text).unwrap();
            assert_eq!(
                (date.to_string().as_str(), date.precision()),
                (shown, precision),
                "{text}"
            );
        }
    }

    #[test]
    fn refuses_days_that_do_not_exist() {
        for text in [
            "1985/02/29",
            "84",
            "1984/13",
            "1984/1/32",
            "0000",
            "1984/02/29/1",
            "19840229",
            "１９８４",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_written_one_way() {
        assert_eq!(read_day("2024-02-29"), Some(jiff::civil::date(2024, 2, 29)));
        for text in [
            "2023-02-29",
            "20240229",
            "2024-2-9",
            "2024-02-29T10:00:00",
            "20240229T10:00",
            " 2024-02-29",
            "-002024-02-29",
            "2024-02",
            "",
            "today",
        ] {
            assert_eq!(read_day(text), None, "{text}");
        }
    }

    #[test]
    fn unreadable_dates_stay_as_text() {
        assert_eq!(DateClaim::read(" - "), None);
        let claim = DateClaim::read("spring 1984").unwrap();
        assert_eq!(claim, DateClaim::Unreadable(Foreign::new("spring 1984")));
        assert_eq!(claim.known(), None);
    }
}
