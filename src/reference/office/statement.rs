//! What an office can say of an instrument, read from the words it is stated in.
//!
//! Never here: which instrument.
use std::fmt;

use jiff::civil::Date;

use super::OfficeFactFault;
use crate::domain::date::read_day;
use crate::reference::AsOf;

/// Where a state stands towards an instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartyStatement {
    /// `party` or `party 2026-01-01`: bound, since that day.
    Party(Option<Date>),
    /// `not-party`
    NotParty,
    /// `signature` or `signature 2025-10-25`: signed, nothing more.
    Signature(Option<Date>),
    /// `denounced 2026-05-01`: ended for it on that day.
    Denounced(Date),
}

/// Whether an instrument of many states is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TreatyStatement {
    /// `in-force 2026-09-01`
    InForce(Date),
    /// `not-in-force`
    NotInForce,
}

/// Whether a treaty of two states is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BilateralStatement {
    /// `in-force` or `in-force 2026-01-01`
    InForce(Option<Date>),
    /// `suspended`, or `suspended 2020-07`: since that year, month or day.
    Suspended(Option<AsOf>),
    /// `ended 2026-01-01`
    Ended(Date),
}

impl PartyStatement {
    pub(super) fn read(text: &str) -> Result<Self, OfficeFactFault> {
        Ok(match words(text) {
            Some(("party", day)) => Self::Party(day),
            Some(("not-party", None)) => Self::NotParty,
            Some(("signature", day)) => Self::Signature(day),
            Some(("denounced", Some(day))) => Self::Denounced(day),
            _ => {
                return Err(OfficeFactFault::Value {
                    value: text.to_owned(),
                    what: "a state's standing towards a treaty",
                    possible: "party 2026-01-01, party, not-party, signature 2025-10-25 or denounced 2026-05-01",
                });
            }
        })
    }
}

impl TreatyStatement {
    pub(super) fn read(text: &str) -> Result<Self, OfficeFactFault> {
        Ok(match words(text) {
            Some(("in-force", Some(day))) => Self::InForce(day),
            Some(("not-in-force", None)) => Self::NotInForce,
            _ => {
                return Err(OfficeFactFault::Value {
                    value: text.to_owned(),
                    what: "whether a treaty is in force",
                    possible: "in-force 2026-09-01 or not-in-force",
                });
            }
        })
    }
}

impl BilateralStatement {
    pub(super) fn read(text: &str) -> Result<Self, OfficeFactFault> {
        if let Some(suspended) = Self::suspended(text) {
            return Ok(suspended);
        }
        Ok(match words(text) {
            Some(("in-force", day)) => Self::InForce(day),
            Some(("ended", Some(day))) => Self::Ended(day),
            _ => {
                return Err(OfficeFactFault::Value {
                    value: text.to_owned(),
                    what: "whether a treaty of two states is in force",
                    possible: "in-force 2026-01-01, in-force, suspended 2020-07, suspended or ended 2026-01-01",
                });
            }
        })
    }

    /// Notices of a suspension often name the month only.
    fn suspended(text: &str) -> Option<Self> {
        match text.split_whitespace().collect::<Vec<_>>()[..] {
            ["suspended"] => Some(Self::Suspended(None)),
            ["suspended", since] => Some(Self::Suspended(Some(AsOf::parse(since)?))),
            _ => None,
        }
    }
}

/// A word, and a day behind it; `None` when what stands behind is no day.
fn words(text: &str) -> Option<(&str, Option<Date>)> {
    let mut words = text.split_whitespace();
    let word = words.next()?;
    let day = words.next().map(read_day);
    if words.next().is_some() || day == Some(None) {
        return None;
    }
    Some((word, day.flatten()))
}

/// What a row said before: `party since 2003-09-29, until 2026-05-01`.
pub(super) fn said(word: &str, since: Option<Date>, until: Option<Date>) -> String {
    let since = since.map(|day| format!(" since {day}"));
    let until = until.map(|day| format!(", until {day}"));
    format!(
        "{word}{}{}",
        since.unwrap_or_default(),
        until.unwrap_or_default()
    )
}

impl fmt::Display for TreatyStatement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InForce(day) => write!(f, "in force since {day}"),
            Self::NotInForce => f.write_str("not in force"),
        }
    }
}

impl fmt::Display for BilateralStatement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InForce(None) => f.write_str("in force"),
            Self::InForce(Some(day)) => write!(f, "in force since {day}"),
            Self::Suspended(None) => f.write_str("suspended"),
            Self::Suspended(Some(day)) => write!(f, "suspended since {day}"),
            Self::Ended(day) => write!(f, "ended on {day}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn statements_are_read_as_they_are_written() {
        let day = date(2026, 1, 1);
        let party = |text| PartyStatement::read(text).ok();
        assert_eq!(party("party"), Some(PartyStatement::Party(None)));
        assert_eq!(
            party("party 2026-01-01"),
            Some(PartyStatement::Party(Some(day)))
        );
        assert_eq!(party("not-party"), Some(PartyStatement::NotParty));
        assert_eq!(
            party("signature  2026-01-01"),
            Some(PartyStatement::Signature(Some(day)))
        );
        assert_eq!(
            party("denounced 2026-01-01"),
            Some(PartyStatement::Denounced(day))
        );
        let treaty = |text| TreatyStatement::read(text).ok();
        assert_eq!(
            treaty("in-force 2026-01-01"),
            Some(TreatyStatement::InForce(day))
        );
        assert_eq!(treaty("not-in-force"), Some(TreatyStatement::NotInForce));
        let bilateral = |text: &str| BilateralStatement::read(text).ok();
        assert_eq!(
            bilateral("in-force"),
            Some(BilateralStatement::InForce(None))
        );
        let suspended = |since| Some(BilateralStatement::Suspended(since));
        assert_eq!(bilateral("suspended"), suspended(None));
        for since in ["2020", "2020-07", "2020-07-01"] {
            let read = bilateral(&format!("suspended {since}"));
            assert_eq!(read, suspended(AsOf::parse(since)));
        }
        assert_eq!(
            bilateral("ended 2026-01-01"),
            Some(BilateralStatement::Ended(day))
        );
    }

    #[test]
    fn what_says_nothing_is_refused_with_what_is_possible() {
        for text in [
            "",
            "yes",
            "party since 2026-01-01",
            "party 2026",
            "party 2026-02-30",
            "party 2026-01-01T10:00",
            "party 20260101",
            "denounced",
            "not-party 2026-01-01",
        ] {
            let fault = PartyStatement::read(text).unwrap_err();
            assert!(fault.needs().concat().contains("denounced"), "{text}");
        }
        assert!(TreatyStatement::read("in-force").is_err());
        assert!(BilateralStatement::read("ended").is_err());
        assert!(BilateralStatement::read("suspended 2026-02-30").is_err());
        assert!(BilateralStatement::read("suspended since 2020").is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_text_breaks_a_reader(text in "(party|ended|in-force)? ?\\PC{0,20}") {
            let _read = (
                PartyStatement::read(&text),
                TreatyStatement::read(&text),
                BilateralStatement::read(&text),
            );
        }
    }
}
