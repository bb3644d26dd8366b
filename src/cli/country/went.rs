//! How requests with a country went, both ways, as JSON and as lines. Of fewer than ten cases no rate is told.
//!
//! Never here: counting.
use serde::Serialize;

use super::dealings::{Counts, Dealings};
use crate::cli::sheet::Sheet;
use crate::desk::{FEWEST, OneWay, Reciprocity, Share, Spread};

/// Seconds of a day, as a number with a fraction.
const DAY: f64 = 86_400.0;

/// What stands above and below the numbers.
const FOR_PLANNING: &str = "Informative for planning, never a reason to refuse.";

/// Counts and how requests went.
#[derive(Serialize)]
pub(super) struct ReciprocityJson {
    #[serde(flatten)]
    counts: Counts,
    /// Of fewer cases than this no rate is told.
    fewest: usize,
    /// Our requests, and what they did; absent without a store.
    ours: Option<OneWayJson>,
    /// Their requests, and what we did.
    theirs: Option<OneWayJson>,
}

#[derive(Serialize)]
struct OneWayJson {
    n: usize,
    volunteered: usize,
    open: usize,
    answered: usize,
    refused: usize,
    partial: usize,
    clarifications: usize,
    clarifications_per_request: Option<f64>,
    acknowledged: SpreadJson,
    answered_in: SpreadJson,
    on_time: ShareJson,
    grounds: Vec<GroundJson>,
    without_ground: usize,
    months: Vec<MonthJson>,
}

/// Days something took.
#[derive(Serialize)]
struct SpreadJson {
    n: usize,
    median_days: Option<f64>,
    p90_days: Option<f64>,
    words: String,
}

#[derive(Serialize)]
struct ShareJson {
    n: usize,
    in_time: usize,
    percent: Option<usize>,
    words: String,
}

#[derive(Serialize)]
struct GroundJson {
    ground: &'static str,
    title: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct MonthJson {
    month: String,
    count: u32,
}

impl ReciprocityJson {
    /// What the store says.
    pub(super) fn of(dealings: &Dealings) -> Self {
        let went = dealings.went.as_ref();
        Self {
            counts: dealings.counts,
            fewest: FEWEST,
            ours: went.map(|went| OneWayJson::of(&went.ours)),
            theirs: went.map(|went| OneWayJson::of(&went.theirs)),
        }
    }
}

impl OneWayJson {
    fn of(way: &OneWay) -> Self {
        let hundred = way.clarifications_per_hundred();
        let grounds = way.grounds.iter();
        let months = way.months.iter();
        Self {
            n: way.n,
            volunteered: way.volunteered,
            open: way.open,
            answered: way.answered,
            refused: way.refused,
            partial: way.partial,
            clarifications: way.clarifications,
            clarifications_per_request: hundred
                .and_then(|hundred| u32::try_from(hundred).ok())
                .map(|hundred| f64::from(hundred) / 100.0),
            acknowledged: SpreadJson::of(&way.acknowledged),
            answered_in: SpreadJson::of(&way.answered_in),
            on_time: ShareJson::of(way.on_time),
            grounds: grounds
                .map(|(ground, count)| GroundJson {
                    ground: ground.word(),
                    title: ground.title(),
                    count: *count,
                })
                .collect(),
            without_ground: way.without_ground,
            months: months
                .map(|(month, count)| MonthJson {
                    month: month.to_string(),
                    count: *count,
                })
                .collect(),
        }
    }
}

impl SpreadJson {
    fn of(spread: &Spread) -> Self {
        Self {
            n: spread.n(),
            median_days: spread.median().and_then(days),
            p90_days: spread.ninth_tenth().and_then(days),
            words: spread_words(spread),
        }
    }
}

impl ShareJson {
    fn of(share: Share) -> Self {
        Self {
            n: share.n,
            in_time: share.of,
            percent: share.percent(),
            words: share_words(share),
        }
    }
}

/// Days to one decimal.
fn days(seconds: i64) -> Option<f64> {
    let seconds = i32::try_from(seconds).ok()?;
    Some((f64::from(seconds) / DAY * 10.0).round() / 10.0)
}

/// `median 4.0 days, nine of ten within 9.5 (n 12)`, or that there are too few.
fn spread_words(spread: &Spread) -> String {
    let n = spread.n();
    let found = spread.median().and_then(days);
    match found.zip(spread.ninth_tenth().and_then(days)) {
        Some((median, most)) => {
            format!("median {median:.1} days, nine of ten within {most:.1} (n {n})")
        }
        None => too_few(n),
    }
}

fn share_words(share: Share) -> String {
    let Share { n, of } = share;
    share
        .percent()
        .map_or_else(|| too_few(n), |percent| format!("{percent}% ({of} of {n})"))
}

fn too_few(n: usize) -> String {
    format!("fewer than {FEWEST} (n {n})")
}

/// Both ways as lines.
pub(super) fn tell(sheet: &mut Sheet, went: &Reciprocity) {
    sheet.heading("Reciprocity");
    sheet.line(FOR_PLANNING);
    for (title, way) in [
        ("Our requests, answered there", &went.ours),
        ("Their requests, answered here", &went.theirs),
    ] {
        sheet.heading(title);
        one_way(sheet, way);
    }
}

fn one_way(sheet: &mut Sheet, way: &OneWay) {
    let OneWay {
        n,
        open,
        answered,
        refused,
        partial,
        clarifications,
        volunteered,
        ..
    } = *way;
    sheet.pair(
        "Requests",
        format_args!("{n}, {open} open, {answered} answered, {refused} refused, {partial} in part"),
    );
    sheet.pair(
        "Not asked for",
        format_args!("{volunteered} pieces of information"),
    );
    sheet.pair("Acknowledged", spread_words(&way.acknowledged));
    sheet.pair("Answered", spread_words(&way.answered_in));
    sheet.pair("In time", share_words(way.on_time));
    let each = way.clarifications_per_hundred();
    let each = each.map_or_else(
        || too_few(n),
        |each| format!("{}.{:02} per request (n {n})", each / 100, each % 100),
    );
    sheet.pair("Questions back", format_args!("{clarifications}, {each}"));
    for (ground, count) in &way.grounds {
        let (word, title) = (ground.word(), ground.title());
        sheet.pair("Refused on", format_args!("{word}, {title}: {count}"));
    }
    if way.without_ground > 0 {
        sheet.pair(
            "Refused on",
            format_args!("no ground named: {}", way.without_ground),
        );
    }
    let months = way.months.iter().filter(|(_, count)| *count > 0);
    let months: Vec<String> = months
        .map(|(month, count)| format!("{month} {count}"))
        .collect();
    sheet.pair("By month", months.join(", "));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handful_makes_no_rate_and_says_so() {
        let way = OneWay::default();
        assert_eq!(spread_words(&way.answered_in), "fewer than 10 (n 0)");
        assert_eq!(share_words(Share { n: 9, of: 3 }), "fewer than 10 (n 9)");
        assert_eq!(share_words(Share { n: 12, of: 9 }), "75% (9 of 12)");
        assert_eq!(days(129_600), Some(1.5));
    }
}
