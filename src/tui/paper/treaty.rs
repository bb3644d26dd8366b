//! An instrument on paper: a card beside a list and a sheet with everything: what it is for, whether and whom it binds, its
//! articles, declarations, and the list of parties with its age.
//!
//! Never here: which instrument serves a case.

use super::bookshelf::{Bookshelf, Cell, source, with_doubt};
use super::standing::standing;
use super::{Paper, Role, articles, bilateral, parties};
use crate::domain::Moment;
use crate::reference::{
    CooperationKind, Declaration, InstrumentClass, Pack, PartyList, Provenance, Relation, Treaty,
};

/// The short form of an instrument, multilateral or of two states, beside a list; its name in the pack stands above it.
pub fn treaty_card(pack: &Pack, id: &str, home: &str, now: Moment, width: usize) -> Paper {
    let shelf = Bookshelf::at(pack, now);
    let mut paper = Paper::new(width);
    if let Some(treaty) = pack.treaties().treaty(id) {
        paper.say(Role::Strong, &treaty.short_title);
        paper.say(Role::Dim, class(treaty.class));
        force(&mut paper, shelf, treaty);
        own(&mut paper, shelf, treaty, home);
        purpose(&mut paper, shelf, treaty);
        conditions(&mut paper, treaty);
        articles::basis(&mut paper, pack.treaties(), treaty);
        list(&mut paper, shelf, treaty, false);
        notes(&mut paper, treaty);
        paper.gap();
        paper.say(
            Role::Dim,
            "Enter shows every article, declaration and party.",
        );
    } else {
        bilateral::card(&mut paper, shelf, id, home);
    }
    paper
}

/// Everything the pack has about an instrument, multilateral or of two states; the title people use stands above it.
pub fn treaty_sheet(pack: &Pack, id: &str, home: &str, now: Moment, width: usize) -> Paper {
    let shelf = Bookshelf::at(pack, now);
    let mut paper = Paper::new(width);
    if let Some(treaty) = pack.treaties().treaty(id) {
        paper.say(Role::Plain, &treaty.title);
        let words = format!("{}; {}", treaty.id, class(treaty.class));
        paper.say(Role::Dim, words);
        force(&mut paper, shelf, treaty);
        own(&mut paper, shelf, treaty, home);
        purpose(&mut paper, shelf, treaty);
        conditions(&mut paper, treaty);
        notes(&mut paper, treaty);
        articles::all(&mut paper, pack.treaties(), treaty);
        declarations(&mut paper, shelf, treaty, home);
        relations(&mut paper, shelf, treaty);
        origin(&mut paper, treaty);
        list(&mut paper, shelf, treaty, true);
        parties::table(&mut paper, shelf, treaty);
    } else {
        bilateral::sheet(&mut paper, shelf, id, home);
    }
    paper
}

/// A list is read without a case at hand.
const fn class(class: InstrumentClass) -> &'static str {
    match class {
        InstrumentClass::Thematic => "UN treaty on some crimes",
        other => other.title(),
    }
}

/// Whether it can be used at all, warnings first.
fn force(paper: &mut Paper, shelf: Bookshelf<'_>, treaty: &Treaty) {
    paper.gap();
    if treaty.is_out_of_force(shelf.today) {
        paper.say(Role::Alarm, "Not in force: never a basis today.");
    }
    if !treaty.binding {
        let words = "Binds nobody: it works through national law only.";
        paper.say(Role::Warning, words);
    }
    if treaty.supplement_only {
        let words = "Supplement only: never a basis alone.";
        paper.say(Role::Warning, words);
    }
    if let Some(parent) = &treaty.inherits {
        let parent = format!("{} ({parent})", shelf.title(parent));
        paper.field_as(
            "Needs",
            Role::Warning,
            format!("{parent} between both states"),
        );
    }
    if let Relation::Hub { hubs } = &treaty.relation {
        let hubs: Vec<String> = hubs.iter().map(|code| shelf.place(code)).collect();
        let words = format!(
            "{} and another party only, never two others",
            hubs.join(" or ")
        );
        paper.field_as("Between", Role::Warning, words);
    }
    if let Some(day) = treaty.provisional_application {
        paper.field("Applied", format!("provisionally since {day}"));
    }
    match treaty.entry_into_force {
        Some(day) if day <= shelf.today => paper.field("In force", format!("since {day}")),
        Some(day) => paper.field_as("In force", Role::Alarm, format!("not before {day}")),
        None if treaty.is_out_of_force(shelf.today) => {}
        None if !treaty.binding => {}
        None => paper.field_as("In force", Role::Warning, "since when is unknown"),
    }
    if let Some(rule) = &treaty.in_force_rule {
        paper.field("Joining", rule);
    }
}

/// How the own state stands to it, with what it declared in the section on declarations.
fn own(paper: &mut Paper, shelf: Bookshelf<'_>, treaty: &Treaty, home: &str) {
    let own = standing(shelf, treaty, home);
    let day = treaty.party_list_as_of.map(|day| day.to_string());
    let told = day.is_some_and(|day| own.words.contains(&day));
    let list = if told {
        String::new()
    } else {
        format!("; list of {}", shelf.aged(treaty.party_list_as_of))
    };
    let words = format!("{}: {}{list}", shelf.place(home), own.words);
    paper.field_as("Own state", own.role, words);
}

fn purpose(paper: &mut Paper, shelf: Bookshelf<'_>, treaty: &Treaty) {
    paper.heading("What it is for");
    paper.field("Kinds", kinds(treaty));
    paper.field("Crimes", shelf.crimes(&treaty.scope));
    if !treaty.any_crime_for.is_empty() {
        let kinds = treaty.any_crime_for.iter().map(|kind| kind.title());
        let kinds = kinds.collect::<Vec<_>>().join(", ");
        paper.field("Any crime for", kinds);
    }
}

fn kinds(treaty: &Treaty) -> String {
    let served = CooperationKind::ALL.into_iter();
    let served = served.filter(|kind| treaty.serves(*kind));
    served
        .map(CooperationKind::title)
        .collect::<Vec<_>>()
        .join(", ")
}

fn conditions(paper: &mut Paper, treaty: &Treaty) {
    if !treaty.condition_words.is_empty() {
        paper.heading("What the case must fulfil");
    }
    for condition in &treaty.condition_words {
        paper.point("- ", Role::Plain, condition);
    }
}

fn notes(paper: &mut Paper, treaty: &Treaty) {
    if !treaty.notes.is_empty() {
        paper.heading("What to know");
        paper.say(Role::Plain, &treaty.notes);
    }
}

fn declarations(paper: &mut Paper, shelf: Bookshelf<'_>, treaty: &Treaty, home: &str) {
    paper.heading("Declarations, only some are known");
    if treaty.declarations.is_empty() {
        paper.say(Role::Dim, "None in the pack: ask the depositary.");
    }
    let own = treaty.declarations.iter().filter(|it| it.iso2 == home);
    let others = treaty.declarations.iter().filter(|it| it.iso2 != home);
    for declaration in own.chain(others) {
        paper.say(
            Role::Label,
            format!("{}: {}", shelf.place(&declaration.iso2), topic(declaration)),
        );
        let role = match declaration.provenance {
            Provenance::Memory => Role::Warning,
            _ => Role::Plain,
        };
        let doubt = format!("({})", declaration.provenance.word());
        let words = with_doubt(&declaration.text, &doubt);
        paper.point("  ", role, &words);
    }
}

fn topic(declaration: &Declaration) -> String {
    declaration.topic.replace('-', " ")
}

/// Other instruments it displaces, gives way to, carries or rests on.
fn relations(paper: &mut Paper, shelf: Bookshelf<'_>, treaty: &Treaty) {
    let all = shelf.pack.treaties().all();
    let before = all.iter().filter(|it| it.replaces.contains(&treaty.id));
    let protocols = all
        .iter()
        .filter(|it| it.inherits.as_deref() == Some(&treaty.id));
    let mut rows: Vec<(&str, String)> = Vec::new();
    for id in &treaty.replaces {
        rows.push((
            "Displaces",
            format!("{} ({id}){}", shelf.title(id), scope(treaty)),
        ));
    }
    if treaty.exclusive_between_parties {
        let words = "older instruments on its subject, between its parties";
        rows.push(("Displaces", words.to_owned()));
    }
    for other in before {
        rows.push((
            "Gives way to",
            format!("{} ({}){}", other.short_title, other.id, scope(other)),
        ));
    }
    for other in protocols {
        rows.push(("Carries", format!("{} ({})", other.short_title, other.id)));
    }
    let two = shelf.pack.treaties().bilaterals().iter();
    let count = two
        .filter(|it| it.displaced_by.contains(&treaty.id))
        .count();
    if count > 0 {
        rows.push((
            "Displaces",
            format!("bilateral treaties of the pack: {count}"),
        ));
    }
    if !rows.is_empty() {
        paper.heading("Beside other instruments");
    }
    let room = paper.width.saturating_sub(14);
    for (label, words) in rows {
        paper.cells(&[
            Cell::of(13).with(Role::Label, label),
            Cell::of(room).with(Role::Plain, &words),
        ]);
    }
}

/// `, for extradition: Art. 31 (from memory)`.
fn scope(treaty: &Treaty) -> String {
    let kinds: Vec<&str> = treaty
        .replaces_for
        .iter()
        .map(|kind| kind.title())
        .collect();
    let kinds = if kinds.is_empty() {
        String::new()
    } else {
        format!(", for {}", kinds.join(", "))
    };
    match treaty.replaces_ref.as_str() {
        "" => format!("{kinds} (article unknown)"),
        article => format!("{kinds}: {article}"),
    }
}

fn origin(paper: &mut Paper, treaty: &Treaty) {
    paper.heading("Where it comes from");
    paper.field("Made in", &treaty.organisation);
    paper.field("Opened", format!("{}, {}", treaty.opened, treaty.place));
    paper.field("Kept by", &treaty.depositary);
    paper.field("Published", &treaty.source_ref);
}

/// What the list of parties is worth: how many, of which day, from where, what absence means.
fn list(paper: &mut Paper, shelf: Bookshelf<'_>, treaty: &Treaty, whole: bool) {
    paper.heading("List of parties");
    let here = parties::count(shelf, treaty);
    let counted = match treaty.official_count {
        Some(count) => format!("{here} here; {count} counted by the depositary"),
        None => format!("{here} here; official count unknown"),
    };
    paper.field("Parties", counted);
    let old = shelf.is_old(treaty.party_list_as_of) || treaty.party_list_as_of.is_none();
    let role = if old { Role::Warning } else { Role::Plain };
    paper.field_as("List of", role, shelf.aged(treaty.party_list_as_of));
    let (role, words) = completeness(treaty);
    paper.field_as("Absent", role, words);
    let (role, from) = source(&treaty.party_list_provenance);
    if whole || role == Role::Warning {
        paper.field_as("Source", role, from);
    }
    if !treaty.party_list_remark.is_empty() {
        paper.field_as("Remark", Role::Warning, &treaty.party_list_remark);
    }
}

fn completeness(treaty: &Treaty) -> (Role, String) {
    let unknown = |words: &str| (Role::Warning, words.to_owned());
    match (treaty.party_list, treaty.party_list_as_of) {
        (PartyList::Complete, Some(day)) => (
            Role::Plain,
            format!("not a party as of {day}; the list is complete"),
        ),
        (PartyList::Complete, None) => {
            unknown("unknown: the list is complete, its day is not known")
        }
        (PartyList::Partial, _) => unknown("unknown: the list is not complete"),
        (PartyList::Unverified, _) => {
            unknown("unknown: only members of the organisation are listed")
        }
        (PartyList::None, _) => unknown("unknown: there is no list"),
    }
}

#[cfg(test)]
mod tests;
