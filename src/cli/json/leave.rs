//! Leave to send and promises: consents, overrides, sensitive data, undertakings.
//!
//! Never here: printing.
use serde::Serialize;

use crate::domain::consent::Consent;
use crate::domain::plea::Plea;
use crate::domain::release::Sensitive;
use crate::domain::undertaking::Undertaking;
use crate::domain::{CountryCode, Foreign, Label, Moment};

/// A consent of an originator.
#[derive(Serialize)]
pub struct ConsentJson<'a> {
    number: u32,
    from: &'a CountryCode,
    scope: &'static str,
    to: Option<&'a Label>,
    country: Option<&'a CountryCode>,
    until: Option<String>,
    text: &'a Foreign,
    given: String,
    officer: &'a Label,
    revoked: Option<String>,
    holds: bool,
}

/// What a second officer was asked to let leave against a rule.
#[derive(Serialize)]
pub struct OverrideJson<'a> {
    number: u32,
    rule: &'static str,
    to: &'a Label,
    why: &'a Foreign,
    officer: &'a Label,
    at: String,
    agreed: Option<AgreedJson<'a>>,
    holds: bool,
}

#[derive(Serialize)]
struct AgreedJson<'a> {
    officer: &'a Label,
    at: String,
}

/// Sensitive data confirmed as strictly necessary.
#[derive(Serialize)]
pub struct SensitiveJson<'a> {
    what: &'static str,
    why: &'a Foreign,
}

/// A promise.
#[derive(Serialize)]
pub struct UndertakingJson<'a> {
    number: u32,
    /// `given` or `received`.
    way: &'static str,
    text: &'a Foreign,
    until: Option<String>,
    at: String,
    officer: &'a Label,
    settled: Option<SettledJson<'a>>,
}

#[derive(Serialize)]
struct SettledJson<'a> {
    at: String,
    text: &'a Foreign,
}

impl<'a> ConsentJson<'a> {
    /// The consent at `now`.
    pub fn of(consent: &'a Consent, now: Moment) -> Self {
        Self {
            number: consent.number,
            from: &consent.from,
            scope: consent.scope.word(),
            to: consent.to.as_ref(),
            country: consent.country.as_ref(),
            until: consent.until.map(|at| at.to_string()),
            text: &consent.text,
            given: consent.given.to_string(),
            officer: &consent.by,
            revoked: consent.revoked.map(|at| at.to_string()),
            holds: consent.holds(now),
        }
    }
}

impl<'a> OverrideJson<'a> {
    /// What was asked, at `now`.
    pub fn of(plea: &'a Plea, now: Moment) -> Self {
        let agreed = plea.agreed.as_ref();
        Self {
            number: plea.number,
            rule: plea.rule.word(),
            to: &plea.to,
            why: &plea.reason,
            officer: &plea.by,
            at: plea.at.to_string(),
            agreed: agreed.map(|(officer, at)| AgreedJson {
                officer,
                at: at.to_string(),
            }),
            holds: plea.holds(&plea.to, now),
        }
    }
}

impl<'a> SensitiveJson<'a> {
    /// What was confirmed, and why.
    pub const fn of((what, why): &'a (Sensitive, Foreign)) -> Self {
        Self {
            what: what.word(),
            why,
        }
    }
}

impl<'a> UndertakingJson<'a> {
    /// The promise as it stands.
    pub fn of(promise: &'a Undertaking) -> Self {
        let settled = promise.settled.as_ref();
        Self {
            number: promise.number,
            way: if promise.given { "given" } else { "received" },
            text: &promise.text,
            until: promise.until.map(|at| at.to_string()),
            at: promise.at.to_string(),
            officer: &promise.by,
            settled: settled.map(|(at, text)| SettledJson {
                at: at.to_string(),
                text,
            }),
        }
    }
}
