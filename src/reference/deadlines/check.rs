//! Whether a time limit can be reckoned with, and whether what it names is there.
//!
//! Never here: reading a cell.
use crate::domain::timing::{Limit, Rule};
use crate::reference::Treaties;

/// How sure a row may be.
const CONFIDENCE: [&str; 3] = ["verified", "secondary", "unverified"];

/// Says what is wrong with a rule.
pub(super) fn check(
    rule: &Rule,
    is_rule: impl Fn(&str) -> bool,
    treaties: &Treaties,
) -> Result<(), String> {
    if !CONFIDENCE.contains(&rule.confidence.as_str()) {
        return Err(format!("unknown confidence {:?}", rule.confidence));
    }
    check_length(rule)?;
    let is_instrument = |id: &str| {
        let mut bilaterals = treaties.bilaterals().iter();
        treaties.treaty(id).is_some() || bilaterals.any(|treaty| treaty.id == id)
    };
    if let Some(id) = rule.treaties().find(|id| !is_instrument(id)) {
        return Err(format!("no instrument is called {id:?}"));
    }
    if let Some(id) = rule.follows.iter().find(|id| !is_rule(id.as_str())) {
        return Err(format!("it follows {id}, which is not there"));
    }
    Ok(())
}

/// Each kind of limit needs something to reckon with, and nothing it would not use.
fn check_length(rule: &Rule) -> Result<(), String> {
    let needs = match rule.limit {
        Limit::Max
        | Limit::MinHold
        | Limit::MaxHold
        | Limit::Release
        | Limit::Threshold
        | Limit::Before => "amount",
        Limit::Yearly => "day",
        Limit::SameAs | Limit::Stops => "follows",
        Limit::NoNumber => "chasers",
        Limit::Availability | Limit::AtOnce => "",
    };
    let has = [
        ("amount", rule.amount.is_some()),
        ("day", rule.day.is_some()),
        ("follows", !rule.follows.is_empty()),
        ("chasers", !rule.chasers.is_empty()),
    ];
    for (what, is_there) in has {
        let limit = rule.limit.word();
        match (is_there, what == needs) {
            (false, true) => return Err(format!("{limit} needs {what}")),
            (true, false) => return Err(format!("{limit} has no {what}")),
            _ => {}
        }
    }
    let lengths = rule
        .amount
        .iter()
        .chain(&rule.chasers)
        .chain(&rule.extension);
    if lengths.into_iter().any(|amount| amount.count == 0) {
        return Err("a length is at least one".to_owned());
    }
    Ok(())
}
