//! The legal basis an officer chose.
//!
//! Never here: printing.
use serde::Serialize;

use crate::domain::basis::BasisChoice;
use crate::domain::{CountryCode, Foreign, Label};

/// A choice.
#[derive(Serialize)]
pub struct BasisJson<'a> {
    instrument: &'a Label,
    title: &'a str,
    article: Option<&'a str>,
    kind: &'a Label,
    from: &'a CountryCode,
    to: &'a CountryCode,
    crimes: &'a [Label],
    on: &'a str,
    pack: &'a str,
    confidence: &'a str,
    as_of: Option<&'a str>,
    why_ranked: &'a str,
    why: &'a Foreign,
    officer: &'a Label,
    at: String,
}

impl<'a> BasisJson<'a> {
    /// The choice as it stands.
    pub fn of(choice: &'a BasisChoice) -> Self {
        let basis = &choice.basis;
        Self {
            instrument: &basis.instrument,
            title: &basis.title,
            article: basis.article.as_deref(),
            kind: &basis.kind,
            from: &basis.from,
            to: &basis.to,
            crimes: &basis.crimes,
            on: &basis.on,
            pack: &basis.pack,
            confidence: &basis.confidence,
            as_of: basis.as_of.as_deref(),
            why_ranked: &basis.why_ranked,
            why: &choice.why,
            officer: &choice.by,
            at: choice.at.to_string(),
        }
    }
}
