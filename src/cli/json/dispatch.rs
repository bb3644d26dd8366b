//! A package on its way or gone.
//!
//! Never here: printing.
use serde::Serialize;

use crate::domain::dispatch::Dispatch;
use crate::domain::{Foreign, Label};

/// A dispatch.
#[derive(Serialize)]
pub struct DispatchJson<'a> {
    number: u32,
    to: &'a Label,
    purpose: &'a Foreign,
    basis: Option<&'a Foreign>,
    answer_by: Option<String>,
    confirmed_at: String,
    recall_until: String,
    officer: &'a Label,
    state: &'static str,
    package: Option<&'a str>,
    manifest: Option<String>,
}

impl<'a> DispatchJson<'a> {
    /// The dispatch as it stands.
    pub fn of(dispatch: &'a Dispatch) -> Self {
        Self {
            number: dispatch.number,
            to: &dispatch.to,
            purpose: &dispatch.purpose,
            basis: dispatch.basis.as_ref(),
            answer_by: dispatch.answer_by.map(|at| at.to_string()),
            confirmed_at: dispatch.confirmed_at.to_string(),
            recall_until: dispatch.recall_until.to_string(),
            officer: &dispatch.by,
            state: dispatch.state.word(),
            package: dispatch.package.as_deref(),
            manifest: dispatch.manifest.map(|digest| digest.to_string()),
        }
    }
}
