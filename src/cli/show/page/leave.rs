//! Leave to send and promises: consents, overrides, sensitive data, undertakings.
//!
//! Never here: what a marking forbids.
use super::lines::Lines;
use crate::domain::text::Shown;
use crate::domain::{Item, Moment};

pub(super) fn consents(item: &Item, now: Moment) -> Vec<Shown> {
    let mut lines = Lines::default();
    for consent in &item.consents {
        let (number, from, scope) = (consent.number, consent.from, consent.scope.title());
        let holds = if consent.holds(now) {
            "holds"
        } else {
            "does not hold"
        };
        lines.line(format_args!("{number}  {from} to {scope}: {holds}"));
        let to = consent.to.as_ref();
        lines.fact("For", to.map_or_else(String::new, ToString::to_string));
        let country = consent.country;
        lines.fact(
            "In",
            country.map_or_else(|| "this state".to_owned(), |country| country.to_string()),
        );
        let (given, by) = (consent.given.to_minute(), &consent.by);
        lines.fact("Given", format_args!("{given}, recorded by {by}"));
        lines.when("Until", consent.until);
        lines.when("Taken back", consent.revoked);
        lines.words("Words", &consent.text);
    }
    lines.done()
}

pub(super) fn overrides(item: &Item, now: Moment) -> Vec<Shown> {
    let mut lines = Lines::default();
    for plea in &item.pleas {
        let (number, rule, to) = (plea.number, plea.rule.title(), &plea.to);
        let state = match (&plea.agreed, plea.holds(to, now)) {
            (None, _) => "a second officer is asked",
            (Some(_), true) => "holds",
            (Some(_), false) => "no longer holds",
        };
        lines.line(format_args!("{number}  {rule} for {to}: {state}"));
        let (at, by) = (plea.at.to_minute(), &plea.by);
        lines.fact("Asked", format_args!("{at} by {by}"));
        lines.words("Why", &plea.reason);
        if let Some((officer, at)) = &plea.agreed {
            let at = at.to_minute();
            lines.fact("Agreed", format_args!("{at} by {officer}"));
        }
    }
    for (what, why) in &item.confirmed {
        lines.line(format_args!(
            "{} confirmed as strictly necessary",
            what.title()
        ));
        lines.words("Why", why);
    }
    lines.done()
}

pub(super) fn undertakings(item: &Item) -> Vec<Shown> {
    let mut lines = Lines::default();
    for promise in &item.undertakings {
        let way = if promise.given { "given" } else { "received" };
        let (number, at, by) = (promise.number, promise.at.to_minute(), &promise.by);
        lines.line(format_args!("{number}  {way}, {at} by {by}"));
        lines.words("Words", &promise.text);
        lines.when("Until", promise.until);
        if let Some((at, text)) = &promise.settled {
            lines.fact("Settled", at.to_minute());
            lines.words("", text);
        }
    }
    lines.done()
}
