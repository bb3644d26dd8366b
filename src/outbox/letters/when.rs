//! Days and instants in the language of a letter. Never here: counting of time.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::Moment;
use crate::domain::date::read_day;
use crate::domain::letter::Language;
use crate::domain::text::Shown;
use crate::reference::forms::Forms;

/// `7 March 2031`.
pub(super) fn day(forms: &Forms, day: Date, language: Language) -> Shown {
    let pattern = if day.day() == 1 {
        "date.first"
    } else {
        "date.form"
    };
    let month = format!("month.{}", day.month());
    let words = forms.words(pattern, language);
    let words = words.replace("{d}", &day.day().to_string());
    let words = words.replace("{y}", &format!("{:04}", day.year()));
    Shown::of(words.replace("{m}", forms.words(&month, language)))
}

/// `7 March 2031, 08:00 UTC`: the zone is said where somebody must act.
pub(super) fn instant(forms: &Forms, at: Moment, language: Language) -> Shown {
    let zoned = at.timestamp().to_zoned(TimeZone::UTC);
    let time = Shown::of(zoned.strftime("%H:%M UTC"));
    Shown::join([&day(forms, zoned.date(), language), &time], ", ")
}

/// A day, `2031-03-07`, or an instant with its offset, in words; `None` for anything else.
pub(super) fn read(forms: &Forms, text: &str, language: Language) -> Option<Shown> {
    let text = text.trim();
    let as_day = read_day(text).map(|date| day(forms, date, language));
    as_day.or_else(|| Moment::parse(text).map(|at| instant(forms, at, language)))
}
