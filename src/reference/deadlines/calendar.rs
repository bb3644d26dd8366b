//! The days of a state: its clock, its weekends and holidays, and how far they can be relied on.
//!
//! A weekend day of one source and an estimated feast are not counted as days on which offices work, and are said to be
//! in doubt; so is a working day beside an estimated feast. Never here: counting.
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use crate::domain::timing::{Calendar, Working};
use crate::reference::{Country, Day, Pack};

/// The days of one country of a pack.
#[derive(Debug, Clone)]
pub struct CountryCalendar<'p> {
    pack: &'p Pack,
    country: &'p Country,
    zone: TimeZone,
    name: String,
    /// The capital's clock where there are others.
    is_one_of_several: bool,
}

impl Pack {
    /// The days of a country by any ISO code, with the capital's clock; `None` when the code is not assigned or the pack
    /// names no zone for it.
    pub fn calendar(&self, country: &str) -> Option<CountryCalendar<'_>> {
        let country = self.country(country)?;
        let local = self.local_time(country, jiff::Timestamp::UNIX_EPOCH)?;
        Some(CountryCalendar {
            pack: self,
            country,
            zone: local.clock.time_zone().clone(),
            name: local.zone.to_owned(),
            is_one_of_several: local.several_times,
        })
    }
}

impl<'p> CountryCalendar<'p> {
    /// Whose days these are.
    pub const fn country(&self) -> &'p Country {
        self.country
    }

    /// The same days by another clock, such as that of a part of the country.
    #[must_use]
    pub fn by_clock_of(self, other: &dyn Calendar) -> Self {
        Self {
            zone: other.zone().clone(),
            name: other.zone_name().to_owned(),
            is_one_of_several: false,
            ..self
        }
    }

    /// The moon may be sighted a day earlier or later than computed.
    fn feast_near(&self, day: Date) -> Option<(Date, &'p str)> {
        let near = [Some(day), day.yesterday().ok(), day.tomorrow().ok()];
        near.into_iter().flatten().find_map(|near| {
            let holiday = self.pack.holidays.on(&self.country.iso2, near)?;
            holiday.estimated.then_some((near, holiday.name))
        })
    }
}

impl Calendar for CountryCalendar<'_> {
    fn zone(&self) -> &TimeZone {
        &self.zone
    }

    fn zone_name(&self) -> &str {
        &self.name
    }

    fn working(&self, day: Date) -> Working {
        match self.pack.day(self.country, day) {
            Day::Working => Working::Yes,
            Day::WeekdayHolidaysUnknown => Working::Unknown,
            Day::Weekend | Day::WeekendInOneSource | Day::Holiday(_) => Working::No,
        }
    }

    fn doubt(&self, day: Date) -> Option<String> {
        let name = &self.country.name;
        match self.pack.day(self.country, day) {
            Day::WeekdayHolidaysUnknown => Some(format!(
                "Holidays of {} in {name} are not known: weekdays count as working days.",
                day.year()
            )),
            Day::WeekendInOneSource => Some(format!(
                "Sources differ on whether {} is a weekend day in {name}: it does not count, so the end may be earlier.",
                weekday(day.weekday())
            )),
            Day::Working | Day::Holiday(_) => self.feast_near(day).map(|(date, feast)| {
                format!("{feast} on {date} in {name} is estimated: it may fall a day earlier or later, and the end with it.")
            }),
            Day::Weekend => None,
        }
    }

    fn zone_doubt(&self) -> Option<String> {
        let (name, zone) = (&self.country.name, &self.name);
        self.is_one_of_several
            .then(|| format!("{name} has several clocks: days end by the capital's, {zone}."))
    }
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
