//! Instants, pauses, zones and first days as they are written on the command line.
//!
//! Never here: what is made of them.
use crate::domain::Moment;
use crate::domain::timing::{FirstDay, Pause, ZoneCalendar};

/// How an instant is written.
const INSTANT: &str =
    "an instant with its zone looks like 2031-03-07T08:00:00Z or 2031-03-07T09:00:00+01:00";

pub(super) fn start(text: &str) -> Result<Moment, &'static str> {
    Moment::parse(text).ok_or(INSTANT)
}

/// `FROM/TO`, or `FROM/` while it lasts.
pub(super) fn pause(text: &str) -> Result<Pause, &'static str> {
    const FORM: &str = "a pause is two instants with their zone, such as 2031-03-07T08:00:00Z/2031-03-09T17:30:00Z, the later one second; without the second it lasts";
    let (from, to) = text.split_once('/').ok_or(FORM)?;
    let to = match to.trim() {
        "" => None,
        to => Some(Moment::parse(to).ok_or(FORM)?),
    };
    let from = Moment::parse(from).ok_or(FORM)?;
    if to.is_some_and(|to| to <= from) {
        return Err(FORM);
    }
    Ok(Pause { from, to })
}

pub(super) fn zone(text: &str) -> Result<ZoneCalendar, &'static str> {
    ZoneCalendar::named(text)
        .ok_or("a zone is named as in Europe/Luxembourg, Asia/Kathmandu or UTC")
}

pub(super) fn first_day(text: &str) -> Result<FirstDay, &'static str> {
    match text {
        "same" => Ok(FirstDay::Same),
        "next" => Ok(FirstDay::Next),
        _ => Err("the first day is same or next"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_is_two_instants_in_order() {
        let read = |text| {
            pause(text)
                .ok()
                .map(|one| (one.from.seconds(), one.to.map(Moment::seconds)))
        };
        assert_eq!(
            read("1970-01-01T00:00:10Z/1970-01-01T00:00:20Z"),
            Some((10, Some(20)))
        );
        assert_eq!(read("1970-01-01T00:00:10Z/"), Some((10, None)));
        for text in [
            "",
            "/",
            "1970-01-01T00:00:10Z",
            "1970-01-01/1970-01-02",
            "/1970-01-01T00:00:20Z",
            "1970-01-01T00:00:20Z/1970-01-01T00:00:20Z",
            "1970-01-01T00:00:20Z/1970-01-01T00:00:10Z",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
