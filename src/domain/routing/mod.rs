//! Which unit at home a record belongs to: every unit with points, the reasons for them, and what speaks against it; and
//! by when the unit has to answer so that the answer abroad is still in time.
//!
//! A proposal for the officer, never a decision. Never here: whether the marking allows it (see `release`), the clock on
//! the wall.

mod due;
mod duty;

pub use due::internal_due;
pub use duty::{DutyHours, NotDutyHours};

use jiff::civil::DateTime;

use super::text::fold;
use super::unit::Unit;
use super::{Content, Item};

/// A unit with what speaks for and against it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ranked<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// For ordering only: the more the better.
    pub points: i32,
    /// What speaks for it, in the desk's words.
    pub reasons: Vec<String>,
    /// What speaks against it, in the desk's words.
    pub warnings: Vec<String>,
}

/// Points of each fact.
const CRIME: i32 = 40;
const REGION: i32 = 20;
const ON_DUTY: i32 = 15;
const LANGUAGE: i32 = 10;
/// What a unit may not hold outweighs everything else.
const NOT_CLEARED: i32 = -200;

/// The units, best first; where points are equal, in the order given. `local` is the hour at home.
pub fn rank<'a>(units: &'a [Unit], item: &Item, local: DateTime) -> Vec<Ranked<'a>> {
    let ranked = units.iter().map(|unit| judge(unit, &item.content, local));
    let mut ranked: Vec<Ranked<'a>> = ranked.collect();
    ranked.sort_by_key(|one| -one.points);
    ranked
}

fn judge<'a>(unit: &'a Unit, content: &Content, local: DateTime) -> Ranked<'a> {
    let mut ranked = Ranked {
        unit,
        points: 0,
        reasons: Vec::new(),
        warnings: Vec::new(),
    };
    ranked.crime(content);
    ranked.region(content);
    ranked.language(content);
    ranked.clearance(content);
    ranked.duty(local);
    ranked
}

impl Ranked<'_> {
    fn speaks_for(&mut self, points: i32, reason: String) {
        self.points += points;
        self.reasons.push(reason);
    }

    fn speaks_against(&mut self, points: i32, warning: String) {
        self.points += points;
        self.warnings.push(warning);
    }

    fn crime(&mut self, content: &Content) {
        let named = &content.crime_areas;
        if named.is_empty() || self.unit.crime_areas.is_empty() {
            return;
        }
        let shared = named
            .iter()
            .filter(|area| self.unit.crime_areas.contains(area));
        let shared: Vec<&str> = shared.map(super::Label::as_str).collect();
        if shared.is_empty() {
            let named: Vec<&str> = named.iter().map(super::Label::as_str).collect();
            self.speaks_against(-CRIME, format!("not competent for {}", named.join(", ")));
        } else {
            self.speaks_for(CRIME, format!("competent for {}", shared.join(", ")));
        }
    }

    /// A region the unit covers stands in the title or the text, as whole words.
    fn region(&mut self, content: &Content) {
        let text = words(&format!("{} {}", content.title.raw(), content.text.raw()));
        let regions = self.unit.regions.iter();
        let found = regions.filter(|region| {
            let region = words(region);
            region.len() > 2 && text.contains(&region)
        });
        let found: Vec<&str> = found.map(String::as_str).collect();
        if !found.is_empty() {
            self.speaks_for(REGION, format!("covers {}", found.join(", ")));
        }
    }

    fn language(&mut self, content: &Content) {
        let Some(given) = &content.language else {
            return;
        };
        let given = given.raw().trim().to_ascii_lowercase();
        let code = given.split(['-', '_']).next().unwrap_or_default();
        let is_code = (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase());
        if !is_code || self.unit.languages.is_empty() {
            return;
        }
        let reads = |known: &super::Label| known.as_str().eq_ignore_ascii_case(code);
        if self.unit.languages.iter().any(reads) {
            self.speaks_for(LANGUAGE, format!("reads {code}"));
        } else {
            self.speaks_against(-LANGUAGE, format!("not known to read {code}"));
        }
    }

    fn clearance(&mut self, content: &Content) {
        let Some(marked) = content.marking.classification else {
            return;
        };
        let held = self.unit.may_hold();
        if held.is_some_and(|held| held >= marked) {
            self.speaks_for(0, format!("may hold {}", marked.title()));
        } else {
            self.speaks_against(NOT_CLEARED, format!("may not hold {}", marked.title()));
        }
    }

    fn duty(&mut self, local: DateTime) {
        let Some(words) = self.unit.duty_hours.as_deref() else {
            return;
        };
        match words.parse::<DutyHours>() {
            Ok(hours) if hours.are_on(local) => {
                self.speaks_for(ON_DUTY, format!("on duty now ({words})"));
            }
            Ok(_) => self.speaks_against(-ON_DUTY, format!("nobody on duty now ({words})")),
            Err(NotDutyHours) => {
                self.speaks_against(0, format!("duty hours are not understood: {words}"));
            }
        }
    }
}

/// The words of a text, folded, each with a blank before and after it.
fn words(text: &str) -> String {
    let folded = fold(text);
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |mut all, word| {
        all.push_str(word);
        all.push(' ');
        all
    })
}

#[cfg(test)]
mod tests;
