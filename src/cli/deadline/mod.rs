//! `clock`: when a time limit ends and how that is reckoned, or the list of all time limits. Needs no store.
//!
//! Never here: the reckoning; it is the domain's. The clock of a command stands in `clock`.
mod given;
mod list;
mod object;
mod page;

use clap::Args;

use super::bookshelf::Bookshelf;
use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::Session;
use super::treaty::likeness_of;
use crate::domain::Moment;
use crate::domain::timing::{
    Amount, Calendar, FirstDay, Pause, Reckoning, Rule, ZoneCalendar, reckon,
};
use crate::domain::{CountryCode, timing};
use crate::reference::Pack;

/// Arguments of `clock`.
#[derive(Args, Clone, Debug)]
pub struct Clock {
    /// Name of the time limit, such as SPOC-STD; without one, all are listed
    #[arg(value_name = "RULE", requires = "start")]
    rule: Option<String>,
    /// Lists all time limits
    #[arg(long, conflicts_with_all = ["rule", "start"])]
    list: bool,
    /// The instant of the event it counts from; for limits counted back, the fixed one
    #[arg(long, value_name = "RFC3339", value_parser = given::start, requires = "rule")]
    start: Option<Moment>,
    /// The zone in which days end, such as Europe/Luxembourg
    #[arg(long, value_name = "TZ", value_parser = given::zone, requires = "rule")]
    zone: Option<ZoneCalendar>,
    /// The state that owes the act: its clock, weekends and holidays
    #[arg(long, value_name = "CC", requires = "rule")]
    country: Option<String>,
    /// A time that does not count; without an end while it lasts; may be repeated
    #[arg(long = "pause", value_name = "FROM/TO", value_parser = given::pause, requires = "rule")]
    pauses: Vec<Pause>,
    /// An extension, such as "30 days"; may be repeated
    #[arg(long = "extend", value_name = "AMOUNT", requires = "rule")]
    extensions: Vec<Amount>,
    /// Whether the day of the event is the first day or the next one is: same, next
    #[arg(long, value_name = "DAY", value_parser = given::first_day, default_value = "next", hide_default_value = true, requires = "rule")]
    first_day: FirstDay,
}

/// A time limit with what it comes to.
struct Reckoned<'a> {
    rule: &'a Rule,
    start: Moment,
    reckoning: Reckoning,
}

/// Runs it.
pub(super) fn run(args: &Clock, session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let shelf = Bookshelf::open(session, out)?;
    let (Some(id), Some(start)) = (&args.rule, args.start) else {
        return list::all(&shelf, out);
    };
    let rule = shelf
        .pack
        .deadline(id)
        .ok_or_else(|| unknown(&shelf.pack, id))?;
    let days = Days::of(args, &shelf, session)?;
    let mut reckoning = reckon(
        rule,
        start,
        &args.pauses,
        &args.extensions,
        args.first_day,
        days.calendar.as_ref(),
    );
    reckoning.steps.insert(0, days.why);
    let reckoned = Reckoned {
        rule,
        start,
        reckoning,
    };
    if out.wants_json() {
        out.object(&object::object(&reckoned))?;
    } else {
        out.lines(&page::page(&reckoned))?;
    }
    Ok(Exit::Done)
}

/// Whose days are counted, and why theirs.
struct Days<'a> {
    calendar: Box<dyn Calendar + 'a>,
    why: String,
}

impl<'a> Days<'a> {
    /// Those of the country and zone named; else those of the desk's home state; else UTC.
    fn of(args: &Clock, shelf: &'a Bookshelf, session: &Session<'_>) -> Result<Self, Failure> {
        let home = session.config.profile.home;
        let (code, why) = match (&args.country, &args.zone) {
            (Some(code), _) => (Some(code.as_str()), "as asked"),
            (None, Some(zone)) => return Ok(Self::in_zone(zone, "as asked; no state is named")),
            (None, None) if home == CountryCode::NOT_SAID => (None, ""),
            (None, None) => (
                Some(home.as_str()),
                "the home state of this desk, as none is named",
            ),
        };
        let Some(code) = code else {
            let why = "as neither a zone, a state nor a home state of this desk is named";
            return Ok(Self::in_zone(&ZoneCalendar::utc(), why));
        };
        let country = shelf.country(code)?;
        let calendar = shelf.pack.calendar(&country.iso2).ok_or_else(|| {
            Failure::usage(format!(
                "The bookshelf knows no zone of {}. Name one with --zone.",
                country.name
            ))
        })?;
        let calendar = match &args.zone {
            Some(zone) => calendar.by_clock_of(zone),
            None => calendar,
        };
        let (name, zone) = (&country.name, calendar.zone_name());
        Ok(Self {
            why: format!("Days of {name} by the clock of {zone} ({why})."),
            calendar: Box::new(calendar),
        })
    }

    fn in_zone(zone: &ZoneCalendar, why: &str) -> Self {
        Self {
            why: format!(
                "Days by the clock of {} ({why}).",
                timing::Calendar::zone_name(zone)
            ),
            calendar: Box::new(zone.clone()),
        }
    }
}

/// Time limits named when an id is not known.
const MOST_SUGGESTED: usize = 5;

/// Less likeness than this is chance.
const LEAST_LIKENESS: f64 = 0.3;

fn unknown(pack: &Pack, id: &str) -> Failure {
    let near = near_ids(pack, id);
    let meant = if near.is_empty() {
        String::new()
    } else {
        format!(" Near it: {}.", near.join(", "))
    };
    Failure::usage(format!(
        "No time limit is called \"{id}\".{meant} `attache clock` lists them."
    ))
}

/// Names most like the word; best first.
fn near_ids<'p>(pack: &'p Pack, word: &str) -> Vec<&'p str> {
    let ids = pack.deadlines().map(|rule| rule.id.as_str());
    let mut scored: Vec<(f64, &str)> = ids
        .map(|id| (likeness_of(word, id), id))
        .filter(|(score, _)| *score >= LEAST_LIKENESS)
        .collect();
    scored.sort_by(|(a, a_id), (b, b_id)| b.total_cmp(a).then_with(|| a_id.cmp(b_id)));
    let best = scored.into_iter().take(MOST_SUGGESTED);
    best.map(|(_, id)| id).collect()
}
