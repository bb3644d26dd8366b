//! When an office is open on a working day: an assumption of the pack, or what a column says of the country.
//!
//! Never here: which days are working days; see `day`.
use std::{fmt, str::FromStr};

use jiff::civil::Time;
use serde::Deserialize;

use super::{Confidence, Country, Pack};

/// The column that would know better than the assumption.
const COLUMN: &str = "office_hours";

/// Opening and closing on one day, by the clock on the wall there. Read from `09:00-17:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Hours {
    /// Opens at.
    pub opens: Time,
    /// Closes at; later than it opens.
    pub closes: Time,
}

/// The text is not `hh:mm-hh:mm` with the later time last.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("hours are written 09:00-17:00, not {0}")]
pub struct HoursError(String);

impl FromStr for Hours {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, HoursError> {
        let read = || {
            let (opens, closes) = text.split_once('-')?;
            let hours = Self {
                opens: clock(opens)?,
                closes: clock(closes)?,
            };
            (hours.opens < hours.closes).then_some(hours)
        };
        read().ok_or_else(|| HoursError(text.to_owned()))
    }
}

impl TryFrom<String> for Hours {
    type Error = HoursError;

    fn try_from(text: String) -> Result<Self, HoursError> {
        text.parse()
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [opens, closes] = [self.opens, self.closes].map(|time| time.strftime("%H:%M"));
        write!(f, "{opens}-{closes}")
    }
}

/// Hours with what they rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeHours {
    /// The hours.
    pub hours: Hours,
    /// How sure the pack is of them; `None` when nothing is known of the country and they are assumed.
    pub confidence: Option<Confidence>,
}

impl OfficeHours {
    /// `assumed hours`, `unverified hours`; `None` when the hours can be relied on.
    pub fn doubt(&self) -> Option<String> {
        match self.confidence {
            None => Some("assumed hours".to_owned()),
            Some(confidence) => confidence
                .is_doubtful()
                .then(|| format!("{confidence} hours")),
        }
    }

    /// What the answer rests on, for a reader who asks.
    pub fn remark(&self) -> String {
        let hours = self.hours;
        match self.confidence {
            None => format!("offices assumed open {hours} on working days, unverified"),
            Some(confidence) => format!("office hours {hours}, {confidence}"),
        }
    }
}

impl Pack {
    /// Office hours of a country: what its column says, otherwise the assumption of the pack; `None` when the pack
    /// assumes none.
    pub fn office_hours(&self, country: &Country) -> Option<OfficeHours> {
        let stated = country.fact(COLUMN).and_then(|fact| {
            Some(OfficeHours {
                hours: fact.value.parse().ok()?,
                confidence: Some(fact.confidence),
            })
        });
        stated.or_else(|| {
            Some(OfficeHours {
                hours: self.manifest().assumed_hours?,
                confidence: None,
            })
        })
    }
}

fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let part = |digits: &str| {
        let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    };
    Time::new(part(hour)?, part(minute)?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::{PackError, PackFiles};

    #[test]
    fn hours_are_read_and_written_alike() {
        let hours: Hours = "08:30-16:15".parse().unwrap();
        assert_eq!(hours.to_string(), "08:30-16:15");
    }

    #[test]
    fn what_is_not_hours_is_refused() {
        for text in [
            "",
            "9-17",
            "09:00",
            "17:00-09:00",
            "09:00-09:00",
            "09:00-24:00",
            "+9:00-17:00",
            "09:00-17:00-18:00",
            "09:60-17:00",
            "٠٩:٠٠-١٧:٠٠",
        ] {
            assert!(text.parse::<Hours>().is_err(), "{text}");
        }
    }

    #[test]
    fn nothing_is_known_of_any_country_so_all_is_assumed() {
        let pack = Pack::embedded().unwrap();
        for country in pack.countries() {
            let office = pack.office_hours(country).unwrap();
            assert_eq!(office.doubt().as_deref(), Some("assumed hours"));
            assert_eq!(
                office.remark(),
                "offices assumed open 09:00-17:00 on working days, unverified"
            );
        }
    }

    /// The column, the last one of the table, with a value for Luxembourg.
    fn with_column(value: &str) -> Result<Pack, PackError> {
        let files = PackFiles::EMBEDDED;
        let cells = files.countries.lines().map(|line| match line {
            _ if line.starts_with("LU,") => format!("{line}{value}\n"),
            _ => format!("{line}\n"),
        });
        let countries: String = cells.collect();
        Pack::read(&PackFiles {
            countries: &countries,
            ..files
        })
    }

    #[test]
    fn a_column_goes_before_the_assumption() {
        let pack = with_column("08:00-12:00").unwrap();
        let of = |code| pack.office_hours(pack.country(code).unwrap()).unwrap();
        assert_eq!(of("LU").hours.to_string(), "08:00-12:00");
        assert_eq!(of("LU").doubt().as_deref(), Some("unverified hours"));
        assert_eq!(of("LU").remark(), "office hours 08:00-12:00, unverified");
        assert_eq!(of("FR").confidence, None);
        let unknown = with_column("unknown").unwrap();
        let luxembourg = unknown.country("LU").unwrap();
        assert_eq!(unknown.office_hours(luxembourg).unwrap().confidence, None);
    }

    #[test]
    fn hours_nobody_can_read_are_refused_with_the_country() {
        let error = with_column("mornings").unwrap_err().to_string();
        assert!(
            error.contains("countries.csv") && error.contains("LU, office_hours"),
            "{error}"
        );
    }
}
