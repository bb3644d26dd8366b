//! National public holidays by country and day.
//!
//! Never here: regional holidays (the pack has none); working hours.
use std::collections::HashMap;

use jiff::civil::Date;

use super::{Country, Pack, PackError, table::tab_lines};

/// A public holiday on a certain day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday<'p> {
    /// Name in English.
    pub name: &'p str,
    /// The date hangs on the sighting of the moon and is computed.
    pub estimated: bool,
}

/// The holiday table of a pack.
#[derive(Debug)]
pub(super) struct Holidays {
    years: (i16, i16),
    by_country: HashMap<String, Vec<Entry>>,
}

#[derive(Debug)]
struct Entry {
    name: String,
    dates: Vec<When>,
}

#[derive(Debug, Clone, Copy)]
enum When {
    EveryYear { month: i8, day: i8 },
    On { date: Date, estimated: bool },
}

impl Holidays {
    /// Reads `holidays.tsv`: country, name, dates as `mmdd` (each year) or `yymmdd`, with `?` for an estimate.
    pub(super) fn read(text: &str, years: (i16, i16)) -> Result<Self, PackError> {
        let mut by_country: HashMap<String, Vec<Entry>> = HashMap::new();
        for (line, cells) in tab_lines(text) {
            let [country, name, dates] = cells[..] else {
                return Err(PackError::table(
                    "holidays.tsv",
                    line,
                    "three cells expected",
                ));
            };
            let dates = dates.split(' ').map(read_when).collect::<Option<_>>();
            let entry = Entry {
                name: name.to_owned(),
                dates: dates
                    .ok_or_else(|| PackError::table("holidays.tsv", line, "date not understood"))?,
            };
            by_country
                .entry(country.to_owned())
                .or_default()
                .push(entry);
        }
        Ok(Self { years, by_country })
    }

    /// Countries the table speaks of, in no order.
    pub(super) fn codes(&self) -> impl Iterator<Item = &str> {
        self.by_country.keys().map(String::as_str)
    }

    /// True when the table speaks of that country in that year; otherwise "no holiday" would be a guess.
    pub(super) fn covers(&self, iso2: &str, year: i16) -> bool {
        (self.years.0..=self.years.1).contains(&year) && self.by_country.contains_key(iso2)
    }

    /// The last day the table speaks of that country; `None` when it never does.
    fn known_until(&self, iso2: &str) -> Option<Date> {
        let last = Date::new(self.years.1, 12, 31).ok()?;
        self.by_country.contains_key(iso2).then_some(last)
    }

    /// Days from `from` to the end of the table that are holidays, in order, each once.
    fn days_from(&self, iso2: &str, from: Date) -> Vec<Date> {
        let (first, last) = self.years;
        let years = from.year().max(first)..=last;
        let entries = self.by_country.get(iso2).into_iter().flatten();
        let mut days: Vec<Date> = entries
            .flat_map(|entry| &entry.dates)
            .flat_map(|when| years.clone().filter_map(|year| when.day_in(year)))
            .filter(|date| *date >= from)
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The holiday on that day, if the table has one.
    pub(super) fn on(&self, iso2: &str, date: Date) -> Option<Holiday<'_>> {
        if !self.covers(iso2, date.year()) {
            return None;
        }
        let entries = self.by_country.get(iso2)?.iter();
        entries
            .flat_map(|entry| entry.dates.iter().map(move |when| (entry, when)))
            .find_map(|(entry, when)| when.estimate_on(date).map(|estimated| (entry, estimated)))
            .map(|(entry, estimated)| Holiday {
                name: &entry.name,
                estimated,
            })
    }
}

impl Pack {
    /// Public holidays on or after `from`, in order, at most `count`, one for each day. Fewer than asked means that the
    /// table ends ([`Pack::holidays_known_until`]), not that there are no more; days before it begins are not known.
    pub fn next_holidays(
        &self,
        country: &Country,
        from: Date,
        count: usize,
    ) -> Vec<(Date, Holiday<'_>)> {
        let days = self.holidays.days_from(&country.iso2, from).into_iter();
        days.filter_map(|date| Some((date, self.holidays.on(&country.iso2, date)?)))
            .take(count)
            .collect()
    }

    /// The last day for which holidays of that country are known; `None` when none are.
    pub fn holidays_known_until(&self, country: &Country) -> Option<Date> {
        self.holidays.known_until(&country.iso2)
    }
}

impl When {
    /// The day in that year; 29 February only in a leap year.
    fn day_in(self, year: i16) -> Option<Date> {
        match self {
            Self::EveryYear { month, day } => Date::new(year, month, day).ok(),
            Self::On { date, .. } => (date.year() == year).then_some(date),
        }
    }

    /// Whether the date is an estimate, if it is this day at all.
    fn estimate_on(self, asked: Date) -> Option<bool> {
        match self {
            Self::EveryYear { month, day } => {
                (asked.month() == month && asked.day() == day).then_some(false)
            }
            Self::On { date, estimated } => (asked == date).then_some(estimated),
        }
    }
}

fn read_when(text: &str) -> Option<When> {
    let (digits, estimated) = match text.strip_suffix('?') {
        Some(digits) => (digits, true),
        None => (text, false),
    };
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize| digits.get(from..from + 2)?.parse::<i8>().ok();
    match digits.len() {
        4 => Some(When::EveryYear {
            month: part(0)?,
            day: part(2)?,
        }),
        6 => {
            let date = Date::new(2000 + i16::from(part(0)?), part(2)?, part(4)?).ok()?;
            Some(When::On { date, estimated })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TABLE: &str = "# comment\nXX\tSample Day\t0502\nXX\tMoon Feast\t260319 270310?\n";

    #[test]
    fn knows_fixed_and_moving_days_and_says_what_is_estimated() {
        let holidays = Holidays::read(TABLE, (2026, 2030)).unwrap();
        assert_eq!(
            holidays.on("XX", date(2029, 5, 2)).map(|h| h.name),
            Some("Sample Day")
        );
        assert_eq!(
            holidays.on("XX", date(2026, 3, 19)).map(|h| h.estimated),
            Some(false)
        );
        assert_eq!(
            holidays.on("XX", date(2027, 3, 10)).map(|h| h.estimated),
            Some(true)
        );
        assert_eq!(holidays.on("XX", date(2026, 5, 3)), None);
    }

    #[test]
    fn outside_its_years_it_knows_nothing() {
        let holidays = Holidays::read(TABLE, (2026, 2030)).unwrap();
        assert!(!holidays.covers("XX", 2031));
        assert!(!holidays.covers("YY", 2026));
        assert_eq!(holidays.on("XX", date(2031, 5, 2)), None);
    }

    #[test]
    fn the_next_ones_come_in_order_until_the_table_ends() {
        let pack = Pack::embedded().unwrap();
        let next = |code, from, count| {
            let country = pack.country(code).unwrap();
            let found = pack.next_holidays(country, from, count).into_iter();
            found
                .map(|(day, holiday)| format!("{day} {}", holiday.name))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            next("DE", date(2026, 12, 25), 3),
            [
                "2026-12-25 Christmas Day",
                "2026-12-26 Second Day of Christmas",
                "2027-01-01 New Year's Day"
            ]
        );
        assert_eq!(next("DE", date(2030, 12, 26), 3).len(), 1);
        assert!(next("DE", date(2031, 1, 1), 3).is_empty());
        assert!(next("DE", date(2026, 12, 25), 0).is_empty());
        assert!(next("UA", date(2026, 12, 25), 3).is_empty());
        let until = |code| pack.holidays_known_until(pack.country(code).unwrap());
        assert_eq!(until("DE"), Some(date(2030, 12, 31)));
        assert_eq!(until("UA"), None);
        assert_eq!(until("BV"), None);
    }

    #[test]
    fn two_names_on_one_day_are_one_holiday_and_leap_days_are_rare() {
        let table = "XX\tLeap Day\t0229\nXX\tFirst\t0502\nXX\tSecond\t280502\n";
        let holidays = Holidays::read(table, (2027, 2028)).unwrap();
        assert_eq!(
            holidays.days_from("XX", date(2026, 1, 1)),
            [date(2027, 5, 2), date(2028, 2, 29), date(2028, 5, 2)]
        );
    }

    #[test]
    fn a_broken_line_is_named() {
        let error = Holidays::read("XX\tDay\t02x2\n", (2026, 2030)).unwrap_err();
        assert!(
            error.to_string().contains("holidays.tsv, line 1"),
            "{error}"
        );
    }
}
