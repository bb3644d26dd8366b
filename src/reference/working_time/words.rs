//! The answer in words: a sentence or two for a screen.
//!
//! Never here: deciding anything.
use super::{ClosedReason, Doubt, OfficeState, Opening, WorkingTime};
use crate::reference::Day;

impl WorkingTime<'_> {
    /// True within office hours of a working day.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, OfficeState::OpenNow { .. })
    }

    /// Clock and answer for a screen: `Mon 15:05 (+01:00) working time, until 17:00 (assumed hours)`.
    pub fn words(&self) -> String {
        let clock = self.local.clock.strftime("%a %H:%M (%:z");
        let whose = if self.local.several_times {
            ", capital's clock"
        } else {
            ""
        };
        format!("{clock}{whose}) {}", self.answer())
    }

    /// The answer without the clock: `weekend; opens Sun 09:00 (assumed hours)`.
    pub fn answer(&self) -> String {
        let (state, rests_on_hours) = match &self.state {
            OfficeState::OpenNow { until } => {
                let until = until.strftime("%H:%M");
                (format!("working time, until {until}"), true)
            }
            OfficeState::Closed { reason, opens } => {
                let why = self.reason(*reason);
                match opens {
                    Some(opening) => (format!("{why}; {}", self.opening(opening)), true),
                    None => (format!("{why}; no working day in sight"), false),
                }
            }
        };
        let hours = self.hours.doubt().filter(|_| rests_on_hours);
        let holidays = self.holidays_unknown();
        let remarks: Vec<String> = hours.into_iter().chain(holidays).collect();
        let remarks = match remarks[..] {
            [] => String::new(),
            _ => format!(" ({})", remarks.join("; ")),
        };
        let feast = match self.doubts.first() {
            Some(Doubt::FeastMayFall(feast)) => {
                format!("; {} may fall on this day (estimated)", feast.name)
            }
            _ => String::new(),
        };
        format!("{state}{remarks}{feast}")
    }

    fn reason(&self, reason: ClosedReason) -> String {
        match reason {
            ClosedReason::NotYet => "not open yet".to_owned(),
            ClosedReason::Over => format!("closed since {}", self.closed_since()),
            ClosedReason::Weekend if self.doubts.contains(&Doubt::WeekendInOneSource) => {
                "weekend (one source)".to_owned()
            }
            ClosedReason::Weekend | ClosedReason::Holiday => self.day.words(),
        }
    }

    fn closed_since(&self) -> String {
        self.hours.hours.closes.strftime("%H:%M").to_string()
    }

    fn opening(&self, opening: &Opening<'_>) -> String {
        let today = self.local.clock.date();
        let days = (opening.at.date() - today).get_days();
        let format = match days {
            0 => "%H:%M",
            1..=6 => "%a %H:%M",
            _ => "%a %Y-%m-%d %H:%M",
        };
        let at = opening.at.strftime(format);
        // A day that is in dispute may be a working day after all.
        match self.day {
            Day::WeekendInOneSource => format!("opens {at} at the latest"),
            _ => format!("opens {at}"),
        }
    }

    /// The day the answer speaks of lies where the table of holidays is silent.
    fn holidays_unknown(&self) -> Option<String> {
        let day = match &self.state {
            OfficeState::OpenNow { .. } => Some(self.day),
            OfficeState::Closed { opens, .. } => opens.as_ref().map(|opening| opening.day),
        };
        (day == Some(Day::WeekdayHolidaysUnknown)).then(|| {
            let year = match &self.state {
                OfficeState::Closed {
                    opens: Some(opening),
                    ..
                } => opening.at.year(),
                _ => self.local.clock.year(),
            };
            format!("holidays of {year} unknown")
        })
    }
}
