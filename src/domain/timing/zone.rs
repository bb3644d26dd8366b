//! The days of a zone when nobody says which state: Saturday and Sunday off, holidays unknown.
//!
//! Never here: the days of a state; the bookshelf knows them.
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use super::{Calendar, Working};

/// A calendar that knows its clock and nothing else.
#[derive(Clone, Debug)]
pub struct ZoneCalendar {
    zone: TimeZone,
    name: String,
}

impl ZoneCalendar {
    /// The zone with this IANA name in any case, from the zone data inside the program; `None` when there is none.
    pub fn named(name: &str) -> Option<Self> {
        let zone = TimeZone::get(name.trim()).ok()?;
        let name = zone.iana_name().unwrap_or("UTC").to_owned();
        Some(Self { zone, name })
    }

    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self {
            zone: TimeZone::UTC,
            name: "UTC".to_owned(),
        }
    }
}

impl Calendar for ZoneCalendar {
    fn zone(&self) -> &TimeZone {
        &self.zone
    }

    fn zone_name(&self) -> &str {
        &self.name
    }

    fn working(&self, day: Date) -> Working {
        match day.weekday() {
            Weekday::Saturday | Weekday::Sunday => Working::No,
            _ => Working::Unknown,
        }
    }

    fn doubt(&self, _: Date) -> Option<String> {
        Some(format!(
            "No state is named: Saturdays and Sundays count as weekend in {}, and no holidays are known.",
            self.name
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_goes_by_its_name_in_any_case() {
        let zone = ZoneCalendar::named("asia/kathmandu");
        assert_eq!(
            zone.as_ref().map(Calendar::zone_name),
            Some("Asia/Kathmandu")
        );
        for name in ["", "Nowhere", "Asia", "Asia/Nowhere"] {
            assert!(ZoneCalendar::named(name).is_none(), "{name}");
        }
        assert_eq!(ZoneCalendar::utc().zone_name(), "UTC");
    }
}
