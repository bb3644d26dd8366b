//! The instruments in force between two states, by kind of cooperation, each with since when and how sure.
//!
//! Never here: which of them a case should use.

use super::bookshelf::Bookshelf;
use super::{Paper, Role};
use crate::reference::{Basis, CooperationKind, Country};

/// All kinds, those without any at the end in one line.
pub(super) fn list(paper: &mut Paper, shelf: Bookshelf<'_>, from: &Country, to: &Country) {
    let mut none = Vec::new();
    for kind in CooperationKind::ALL {
        let options = shelf.pack.in_force_between(from, to, kind, shelf.today);
        if options.is_empty() {
            none.push(kind.title());
            continue;
        }
        paper.say(Role::Label, kind.title());
        for option in &options {
            row(paper, shelf, option);
        }
    }
    if none.len() < CooperationKind::ALL.len() {
        paper.say(Role::Dim, shelf.old_means());
    }
    if !none.is_empty() {
        let words = format!(
            "None found for: {}. That does not prove that there is none.",
            none.join(", ")
        );
        paper.say(Role::Warning, words);
    }
}

fn row(paper: &mut Paper, shelf: Bookshelf<'_>, option: &Basis) {
    let name = format!("  {:<11} {}", since(option), option.title);
    let doubt = shelf.trust_short(option.confidence, option.as_of);
    let role = shelf.trust_role(option.confidence, option.as_of);
    paper.with_remark((Role::Plain, &name), (role, &doubt));
}

/// Since when it binds both, as wide as a date.
fn since(option: &Basis) -> String {
    match option.in_force_since {
        Some(day) => day.to_string(),
        None => "day unknown".to_owned(),
    }
}
