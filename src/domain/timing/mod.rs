//! Time limits: what a rule of law or of the desk counts, from which event, in which unit, and for whom.
//!
//! A [`Rule`] comes from the bookshelf and is kept whole with the record it was started on, so that a later pack changes
//! nothing in a clock that runs. Never here: which rules exist, whose holidays these are, the clock on the wall.

mod amount;
mod count;
mod pauses;
mod reckon;
mod told;
mod zone;

use std::fmt;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::kind::worded;
use super::{Label, Moment, RequestKind};

pub use amount::NotAnAmount;
pub use reckon::reckon;
pub use zone::ZoneCalendar;

worded! {
    /// What an amount of time is counted in.
    Unit {
        /// Exact hours in UTC.
        Hours = "hours", "hours";
        /// Calendar days, ending 23:59:59 in the zone of the state that owes the act.
        Days = "days", "calendar days";
        /// Days on which offices of that state work.
        WorkingDays = "working-days", "working days";
        /// Seven calendar days each.
        Weeks = "weeks", "weeks";
        /// Calendar months; a day the month does not have becomes its last.
        Months = "months", "months";
        /// Calendar years; 29 February becomes the 28th.
        Years = "years", "years";
    }
}

worded! {
    /// What ends a clock: the step of the record by which what was owed is done.
    Ends {
        /// Receipt is confirmed.
        Acknowledged = "acknowledged", "acknowledgement";
        /// It is granted, recognised or refused.
        Decided = "decided", "decision";
        /// It is carried out.
        Executed = "executed", "execution";
        /// Whoever asked has the answer.
        Answered = "answered", "answer";
        /// Documents arrived, or the person was released or surrendered.
        Custody = "custody", "documents received, release or surrender";
        /// An officer says so.
        Officer = "officer", "an officer says so";
    }
}

/// So many of a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Amount {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = self.unit.title();
        let one = title.strip_suffix('s').unwrap_or(title);
        write!(
            f,
            "{} {}",
            self.count,
            if self.count == 1 { one } else { title }
        )
    }
}

worded! {
    /// What reaching the end of the time means.
    Limit {
        /// The act must be done by then.
        Max = "max", "at the latest";
        /// Something must be kept at least until then; warn before it ends.
        MinHold = "min-hold", "kept at least until";
        /// Something is kept at most until then; renew before it ends.
        MaxHold = "max-hold", "kept at most until";
        /// A person in custody may be released from then on.
        Release = "release", "release possible from";
        /// A protection or bar falls away then.
        Threshold = "threshold", "protection ends";
        /// Counted back from a fixed date: the act must be done so long before it.
        Before = "before", "at the latest, counted back";
        /// The same day every year.
        Yearly = "yearly", "every year by";
        /// Somebody must always be there.
        Availability = "availability", "always";
        /// Without delay, at the moment of the event.
        AtOnce = "at-once", "at once";
        /// By the same moment as another clock of the record.
        SameAs = "same-as", "with the clock it follows";
        /// No time of its own: while it lasts, another clock stands still.
        Stops = "stops", "stops another clock";
        /// The text names no number: the desk chases on days of its own.
        NoNumber = "no-number", "no number in the text, the desk's own chaser";
    }
}

worded! {
    /// Who must act before the time is over.
    Owes {
        /// The state that was asked (executing state, home of the service provider).
        Requested = "requested", "requested state";
        /// The state that asks (issuing state).
        Requesting = "requesting", "requesting state";
        /// Both.
        Both = "both", "both states";
        /// This desk's own state, whichever way the request goes.
        Home = "home", "this state";
        /// A body or person outside both, such as a commission of control or a surrendered person.
        Other = "other", "somebody else";
    }
}

worded! {
    /// The event a rule counts from. The officer is asked for it; receipt is the only one the desk knows by itself.
    Starts {
        /// The request, order, form or question arrived.
        Receipt = "receipt", "receipt";
        /// The person was arrested.
        Arrest = "arrest", "arrest";
        /// The person consented.
        Consent = "consent", "consent of the person";
        /// A decision to recognise, execute or surrender.
        Decision = "decision", "decision";
        /// The agreed day of surrender.
        SurrenderDate = "surrender-date", "agreed surrender date";
        /// The day set for a hearing or appearance.
        Hearing = "hearing", "date set for the hearing";
        /// Data were preserved, or a preservation was ordered.
        Preserved = "preserved", "preservation";
        /// Somebody's presence is no longer required, or the person was finally discharged.
        Discharge = "discharge", "discharge, or presence no longer required";
        /// Something was recorded or entered.
        Recorded = "recorded", "recording";
        /// Something came to the notice of whoever owes the act.
        Aware = "aware", "becoming aware";
        /// The border was crossed.
        Crossing = "crossing", "border crossing";
        /// The exchange of information ended.
        Concluded = "concluded", "end of the exchange";
        /// A request was declared admissible.
        Admissible = "admissible", "admissibility";
        /// A match was confirmed.
        Match = "match", "confirmed match";
        /// Something was sent or issued.
        Sent = "sent", "sending or issue";
        /// The calendar itself.
        Calendar = "calendar", "calendar";
    }
}

/// A time limit as the bookshelf has it.
///
/// The order of fields is the storage format: append at the end, never insert or reorder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rule {
    /// Its name, for example `SPOC-U-DIR`.
    pub id: Label,
    /// The instrument, in words.
    pub instrument: String,
    /// The instrument's name in the table of treaties, where it stands there; several joined with `|`.
    pub treaty: Option<String>,
    /// Article, as its source writes it.
    pub article: String,
    /// What must be done, or for what.
    pub title: String,
    /// Kinds of request it is proposed for; empty: only when an officer chooses it.
    pub kinds: Vec<RequestKind>,
    /// For urgent requests only, for others only, or for all.
    pub urgent: Option<bool>,
    /// Who must act.
    pub owes: Owes,
    /// The same in the source's words: `requested SIRENE bureau`.
    pub owes_words: String,
    /// How long; `None` for rules without a length.
    pub amount: Option<Amount>,
    /// For a yearly rule: month and day.
    pub day: Option<(i8, i8)>,
    /// What reaching the end means.
    pub limit: Limit,
    /// What it counts from.
    pub starts: Starts,
    /// The same in the source's words.
    pub starts_words: String,
    /// Rules whose end is its end, for [`Limit::SameAs`]; the rules it stops, for [`Limit::Stops`].
    pub follows: Vec<Label>,
    /// When the desk chases, counted from the start, for [`Limit::NoNumber`]: the desk's own numbers.
    pub chasers: Vec<Amount>,
    /// By how much it can be extended, where a number is known.
    pub extension: Option<Amount>,
    /// What pauses or extends it, in the source's words.
    pub pauses_words: String,
    /// What happens when the time is over.
    pub effect: String,
    /// Where it applies.
    pub scope: String,
    /// How sure the pack is, in a word: `verified`, `secondary`, `unverified`.
    pub confidence: String,
    /// Where the pack has it from.
    pub source: String,
    /// What ends it.
    pub ends: Ends,
}

impl Rule {
    /// Whether the legal fact is recalled and was never checked.
    pub fn is_unverified(&self) -> bool {
        self.confidence == "unverified"
    }

    /// Names of its instruments in the table of treaties; none for a rule that hangs on no instrument of the table.
    pub fn treaties(&self) -> impl Iterator<Item = &str> {
        self.treaty.iter().flat_map(|names| names.split('|'))
    }
}

/// A time that does not count.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pause {
    /// Since when.
    pub from: Moment,
    /// Until when; `None` while it lasts.
    pub to: Option<Moment>,
}

/// Whether offices work on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Working {
    /// They do.
    Yes,
    /// Weekend or holiday.
    No,
    /// A weekday of a year whose holidays nobody knows: counted as worked, and said so.
    Unknown,
}

/// The days of the state that owes the act.
pub trait Calendar {
    /// Its zone.
    fn zone(&self) -> &TimeZone;
    /// The zone's name, for example `Europe/Luxembourg`.
    fn zone_name(&self) -> &str;
    /// Whether offices work there on a day.
    fn working(&self, day: Date) -> Working;

    /// What speaks against relying on that answer, in a sentence that is the same for days in the same doubt.
    fn doubt(&self, day: Date) -> Option<String> {
        let _ = day;
        None
    }

    /// What speaks against relying on the zone: a state with several, for example.
    fn zone_doubt(&self) -> Option<String> {
        None
    }
}

/// The first counted day, for rules in days, weeks, months and years.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum FirstDay {
    /// The day of the event is day 0; the next day is the first.
    #[default]
    Next,
    /// The day of the event is day 1.
    Same,
}

/// What a rule comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reckoning {
    /// The instant it ends; `None` for rules without an end, and while a pause lasts.
    pub due: Option<Moment>,
    /// The zone its days end in; `UTC` for hours.
    pub zone: String,
    /// How it was reckoned, one sentence a step, in the desk's own words.
    pub steps: Vec<String>,
    /// What speaks against relying on it: unknown holidays, a fact recalled and never checked.
    pub doubts: Vec<String>,
}
