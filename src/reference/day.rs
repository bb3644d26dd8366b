//! What time and what day it is over there.
//!
//! Never here: the clock. The instant is handed in.
use jiff::{
    Timestamp,
    civil::{Date, Weekday},
};

use super::{Country, Holiday, Pack};

/// The capital's clock at a given instant.
#[derive(Debug, Clone)]
pub struct LocalTime<'p> {
    /// IANA name of the zone.
    pub zone: &'p str,
    /// Date, time and offset there.
    pub clock: jiff::Zoned,
    /// More than one clock time is in use in the country.
    pub several_times: bool,
}

/// What kind of day it is in a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day<'p> {
    /// Neither weekend nor public holiday.
    Working,
    /// A working day of the week, in a year the holiday table does not cover.
    WeekdayHolidaysUnknown,
    /// Weekend.
    Weekend,
    /// Weekend in one source and a working day in another.
    WeekendInOneSource,
    /// National public holiday.
    Holiday(Holiday<'p>),
}

impl Day<'_> {
    /// True when nothing known speaks against work on that day.
    pub const fn may_work(&self) -> bool {
        matches!(self, Self::Working | Self::WeekdayHolidaysUnknown)
    }

    /// Words for a reader.
    pub fn words(&self) -> String {
        match self {
            Self::Working => "working day".to_owned(),
            Self::WeekdayHolidaysUnknown => "weekday, holidays of this year unknown".to_owned(),
            Self::Weekend => "weekend".to_owned(),
            Self::WeekendInOneSource => "weekend in one source, working day in another".to_owned(),
            Self::Holiday(holiday) if holiday.estimated => {
                format!("public holiday: {} (estimated)", holiday.name)
            }
            Self::Holiday(holiday) => format!("public holiday: {}", holiday.name),
        }
    }
}

impl Pack {
    /// The capital's clock at `now`; `None` when the pack names no zone or the zone is not known to the program.
    pub fn local_time<'p>(&'p self, country: &'p Country, now: Timestamp) -> Option<LocalTime<'p>> {
        let zone = country.value("tz_main")?;
        Some(LocalTime {
            zone,
            clock: now.in_tz(zone).ok()?,
            several_times: country
                .value("tz_offsets")
                .is_some_and(|count| count != "1" && count != "0"),
        })
    }

    /// What kind of day `date` is there. A holiday goes before a weekend.
    pub fn day(&self, country: &Country, date: Date) -> Day<'_> {
        if let Some(holiday) = self.holidays.on(&country.iso2, date) {
            return Day::Holiday(holiday);
        }
        let rests = |column| {
            country
                .items(column)
                .any(|name| weekday(name) == Some(date.weekday()))
        };
        let disputed = country
            .fact("weekend")
            .is_some_and(|fact| fact.confidence.is_doubtful());
        match (rests("weekend"), disputed && rests("weekend_alt")) {
            (true, false) if disputed => Day::WeekendInOneSource,
            (false, true) => Day::WeekendInOneSource,
            (true, _) => Day::Weekend,
            (false, false) if self.holidays.covers(&country.iso2, date.year()) => Day::Working,
            (false, false) => Day::WeekdayHolidaysUnknown,
        }
    }
}

/// The day a table names with three letters.
pub(super) fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn pack() -> &'static Pack {
        Pack::embedded().unwrap()
    }

    fn day(code: &str, date: Date) -> Day<'static> {
        pack().day(pack().country(code).unwrap(), date)
    }

    #[test]
    fn the_clock_over_there_follows_summer_time() {
        let germany = pack().country("DE").unwrap();
        for (now, there) in [
            (
                "2026-11-22T14:05:00Z",
                "2026-11-22T15:05:00+01:00[Europe/Berlin]",
            ),
            (
                "2026-07-01T23:30:00Z",
                "2026-07-02T01:30:00+02:00[Europe/Berlin]",
            ),
        ] {
            let local = pack().local_time(germany, now.parse().unwrap()).unwrap();
            assert_eq!(local.clock.to_string(), there);
            assert!(!local.several_times);
        }
        let russia = pack().country("RU").unwrap();
        assert!(
            pack()
                .local_time(russia, Timestamp::UNIX_EPOCH)
                .unwrap()
                .several_times
        );
    }

    #[test]
    fn weekends_differ() {
        let friday = date(2026, 11, 20);
        assert_eq!(day("DE", friday), Day::Working);
        assert_eq!(day("EG", friday), Day::Weekend);
        assert_eq!(day("DE", date(2026, 11, 22)), Day::Weekend);
    }

    #[test]
    fn a_disputed_weekend_is_said_to_be_one() {
        let disputed = pack().countries().iter().filter(|country| {
            (15..22).any(|n| pack().day(country, date(2026, 9, n)) == Day::WeekendInOneSource)
        });
        assert!(disputed.count() >= 10);
    }

    #[test]
    fn holidays_are_named_and_unknown_years_admitted() {
        let Day::Holiday(holiday) = day("LU", date(2027, 6, 23)) else {
            panic!("the national day of Luxembourg is a holiday")
        };
        assert!(!holiday.estimated);
        assert_eq!(day("LU", date(2031, 6, 23)), Day::WeekdayHolidaysUnknown);
        assert_eq!(day("UA", date(2027, 3, 2)), Day::WeekdayHolidaysUnknown);
    }
}
