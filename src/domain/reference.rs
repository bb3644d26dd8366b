//! The desk's own references: `A-2031-0142` for alerts, `R-2031-0007` for requests and messages.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Kind;

/// Which number line a reference belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Series {
    /// Alerts.
    Alert,
    /// Requests and messages about them.
    Request,
}

impl Series {
    /// The series records of this kind are numbered in.
    pub const fn of(kind: Kind) -> Self {
        if kind.is_alert() {
            Self::Alert
        } else {
            Self::Request
        }
    }

    const fn letter(self) -> char {
        match self {
            Self::Alert => 'A',
            Self::Request => 'R',
        }
    }
}

/// A reference of this desk: series, year of registration (UTC), running number from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct OurRef {
    /// Number line.
    pub series: Series,
    /// Year of registration.
    pub year: i16,
    /// Running number within series and year.
    pub number: u32,
}

/// Text that is not one of our references.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a reference of this desk looks like A-2031-0142 or R-2031-0007")]
pub struct NotOurRef;

impl fmt::Display for OurRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!(
            "{}-{:04}-{:04}",
            self.series.letter(),
            self.year,
            self.number
        ))
    }
}

impl FromStr for OurRef {
    type Err = NotOurRef;

    fn from_str(text: &str) -> Result<Self, NotOurRef> {
        let mut parts = text.trim().splitn(3, '-');
        let series = match parts.next() {
            Some("A" | "a") => Series::Alert,
            Some("R" | "r") => Series::Request,
            _ => return Err(NotOurRef),
        };
        let year = parts.next().and_then(|y| y.parse().ok()).ok_or(NotOurRef)?;
        let digits = parts
            .next()
            .filter(|n| n.bytes().all(|b| b.is_ascii_digit()))
            .ok_or(NotOurRef)?;
        let number = digits.parse().map_err(|_| NotOurRef)?;
        Ok(Self {
            series,
            year,
            number,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_read_back() {
        for text in ["A-2031-0001", "R-2031-0142", "A-2031-123456"] {
            assert_eq!(text.parse::<OurRef>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "A-2031",
            "X-2031-1",
            "A-2031--1",
            "A-2031-1x",
            "2031/90001",
        ] {
            assert_eq!(text.parse::<OurRef>(), Err(NotOurRef), "{text}");
        }
    }
}
