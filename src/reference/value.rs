//! Which values of the country table the program reads, and how they are written: one rule for the cells of a pack and for
//! what an office states.
//!
//! Never here: which words a column has used so far; a new pack may bring new ones.
use std::{collections::HashSet, sync::OnceLock};

use super::{Column, Country, Form, Hours, Pack, PackError, day::weekday};

/// Says that a value is known not to be known.
pub(super) const UNKNOWN: &str = "unknown";

/// Columns of names: one without a letter is none.
const NAMES: [&str; 2] = ["name", "official_name"];

/// What a value should be, and how such a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Misread {
    /// `days of the week`
    pub(super) what: &'static str,
    /// `days such as fri;sat`
    pub(super) possible: &'static str,
}

const fn misread(what: &'static str, possible: &'static str) -> Misread {
    Misread { what, possible }
}

/// Values the program reads itself must be readable; all others are words for people.
pub(super) fn check_value(pack: &Pack, column: &Column, value: &str) -> Result<(), Misread> {
    if value.is_empty() {
        return Err(misread("a value", "say what the fact is"));
    }
    if let Some((readable, otherwise)) = of_column(pack, &column.name, value) {
        return readable.then_some(()).ok_or(otherwise);
    }
    let (readable, otherwise) = match column.form {
        Form::Flag => (
            is_flag(value),
            misread(
                "yes or no",
                "yes, no, unknown, or one small word such as suspended",
            ),
        ),
        _ if value == UNKNOWN => return Ok(()),
        Form::Countries => (
            each(value, &|code| pack.is_code(code)),
            misread("countries", "two-letter codes such as FR;DE"),
        ),
        Form::Languages => (
            each(value, &|code| pack.languages.contains_key(code)),
            misread("languages", "ISO 639 codes such as en;fr"),
        ),
        Form::Calling => (
            each(value, &is_calling_code),
            misread("a calling code", "digits without the plus sign, such as 49"),
        ),
        _ => return Ok(()),
    };
    readable.then_some(()).ok_or(otherwise)
}

/// Whether a value of a column the program knows by name is readable; `None` for every other column.
fn of_column(pack: &Pack, column: &str, value: &str) -> Option<(bool, Misread)> {
    let one_zone = "an IANA zone such as Africa/Johannesburg";
    let zones = "IANA zones such as Africa/Johannesburg";
    Some(match column {
        _ if NAMES.contains(&column) => (
            value.chars().any(char::is_alphabetic),
            misread("a name", "a name with letters"),
        ),
        "weekend" | "weekend_alt" => (
            each(value, &|day| weekday(day).is_some()),
            misread("days of the week", "days such as fri;sat, each once"),
        ),
        "office_hours" => (
            value == UNKNOWN || value.parse::<Hours>().is_ok(),
            misread("office hours", "times of the day such as 09:00-17:00"),
        ),
        "tz_main" => (is_zone(value), misread("a time zone", one_zone)),
        "tz_all" => (each(value, &is_zone), misread("time zones", zones)),
        "capital_lat" | "centroid_lat" => (
            within(value, 90.0),
            misread("a latitude", "degrees from -90 to 90, such as -25.75"),
        ),
        "capital_lon" | "centroid_lon" => (
            within(value, 180.0),
            misread("a longitude", "degrees from -180 to 180, such as 28.19"),
        ),
        "parent_iso2" => (
            pack.is_code(value) && pack.country(value).is_some_and(Country::is_sovereign),
            misread("a state", "the code of a state that belongs to no other"),
        ),
        // A bureau of a mission of the United Nations is under no state; it is named in words.
        "interpol_parent" => (
            pack.is_code(value) || value.contains(' '),
            misread("whose bureau it is under", "a two-letter code such as FR"),
        ),
        _ => return None,
    })
}

impl Pack {
    /// Refuses a cell nobody can read: what the program falls back on would hide it.
    pub(super) fn check_values(&self) -> Result<(), PackError> {
        for country in self.countries() {
            for fact in &country.facts {
                check_value(self, &fact.column, &fact.value).map_err(|misread| {
                    let (place, column) = (&country.iso2, fact.name());
                    let (value, Misread { what, possible }) = (&fact.value, misread);
                    let what = format!(
                        "{place}, {column}: \"{value}\" cannot be read as {what}; write {possible}"
                    );
                    PackError::table("countries.csv", 0, what)
                })?;
            }
        }
        Ok(())
    }
}

/// Whether the parts between semicolons are all of a kind, and none stands twice.
fn each(value: &str, is_one: &dyn Fn(&str) -> bool) -> bool {
    let mut seen = Vec::new();
    value.split(';').map(str::trim).all(|part| {
        let again = seen.contains(&part);
        seen.push(part);
        !again && is_one(part)
    })
}

fn within(value: &str, limit: f64) -> bool {
    let degrees = value.parse::<f64>();
    degrees.is_ok_and(|degrees| degrees.abs() <= limit)
}

fn is_flag(value: &str) -> bool {
    value.starts_with(|first: char| first.is_ascii_lowercase())
        && value.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

fn is_calling_code(code: &str) -> bool {
    code.starts_with(|first: char| first.is_ascii_digit())
        && code.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// By name only: to read the rules of every zone of the world would be most of the time a pack takes to load.
fn is_zone(name: &str) -> bool {
    static ZONES: OnceLock<HashSet<String>> = OnceLock::new();
    let zones = ZONES.get_or_init(|| {
        let names = jiff::tz::db().available();
        names.map(|name| name.as_str().to_owned()).collect()
    });
    zones.contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readable(column: &str, value: &str) -> bool {
        let pack = Pack::embedded().unwrap();
        let known = pack.columns().find(|known| known.name == column).unwrap();
        check_value(pack, known, value).is_ok()
    }

    #[test]
    fn what_the_program_reads_is_readable() {
        for (column, value) in [
            ("weekend", "fri;sat"),
            ("tz_main", "Africa/Johannesburg"),
            ("tz_all", "Europe/Berlin;Europe/Busingen"),
            ("capital_lat", "-25.75"),
            ("egmont", "suspended"),
            ("neighbours", "FR;LU"),
            ("languages", "en;fr"),
            ("calling_code", "1-684"),
            ("parent_iso2", "FR"),
            ("interpol_parent", "UN (SAMPLE)"),
            ("office_hours", "08:30-16:00"),
            ("office_hours", "unknown"),
            ("languages", "unknown"),
            ("ncb_city", "anything at all"),
        ] {
            assert!(readable(column, value), "{column} {value}");
        }
    }

    #[test]
    fn what_it_could_not_read_is_told() {
        for (column, value) in [
            ("name", ""),
            ("name", "."),
            ("name", "7"),
            ("weekend", "xxx"),
            ("weekend", "sat;sat;sat"),
            ("weekend", "sat;"),
            ("tz_main", "Nowhere/Here"),
            ("tz_main", "Europe/Berlin;Asia/Tokyo"),
            ("tz_all", "Europe/Berlin;Europe/Berlin"),
            ("capital_lat", "95"),
            ("capital_lon", "NaN"),
            ("egmont", "Yes!"),
            ("egmont", "-"),
            ("neighbours", "FR;QQ"),
            ("neighbours", "FR;FR"),
            ("neighbours", "FRA"),
            ("languages", "en;klingon"),
            ("calling_code", "+49"),
            ("parent_iso2", "GG"),
            ("parent_iso2", "unknown"),
            ("interpol_parent", "QQ"),
            ("office_hours", "mornings"),
        ] {
            assert!(!readable(column, value), "{column} {value}");
        }
    }
}
