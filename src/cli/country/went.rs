//! How requests with a country went, both ways, as JSON and as lines. Of fewer than ten cases no rate is told.
//!
//! Never here: counting.
use serde::Serialize;

use super::dealings::{Counts, Dealings};
use crate::cli::sheet::Sheet;
use crate::desk::{FEWEST, OneWay, Reciprocity, Share, Spread, tenths_of_days};

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
            words: spread.to_string(),
        }
    }
}

impl ShareJson {
    fn of(share: Share) -> Self {
        Self {
            n: share.n,
            in_time: share.of,
            percent: share.percent(),
            words: share.to_string(),
        }
    }
}

/// Days to one decimal.
fn days(seconds: i64) -> Option<f64> {
    let tenths = i32::try_from(tenths_of_days(seconds)).ok()?;
    Some(f64::from(tenths) / 10.0)
}

/// Both ways as lines.
pub(super) fn tell(sheet: &mut Sheet, went: &Reciprocity) {
    sheet.heading("Reciprocity");
    sheet.line(Reciprocity::FOR_PLANNING);
    for (title, way) in [
        ("Our requests, answered there", &went.ours),
        ("Their requests, answered here", &went.theirs),
    ] {
        sheet.heading(title);
        one_way(sheet, way);
    }
}

fn one_way(sheet: &mut Sheet, way: &OneWay) {
    sheet.pair("Requests", way.summary());
    let volunteered = way.volunteered;
    sheet.pair(
        "Not asked for",
        format_args!("{volunteered} pieces of information"),
    );
    sheet.pair("Acknowledged", &way.acknowledged);
    sheet.pair("Answered", &way.answered_in);
    sheet.pair("In time", way.on_time);
    sheet.pair("Questions back", way.questions());
    sheet.pairs("Refused on", way.grounds_words());
    let months = way.months.iter().filter(|(_, count)| *count > 0);
    let months: Vec<String> = months
        .map(|(month, count)| format!("{month} {count}"))
        .collect();
    sheet.pair("By month", months.join(", "));
}
