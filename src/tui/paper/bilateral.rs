//! A treaty of two states on paper.
//!
//! Never here: what follows from the absence of one, which is nothing.

use super::bookshelf::Bookshelf;
use super::standing::standing;
use super::{Paper, Role};
use crate::reference::{Bilateral, Provenance};

/// Writes the treaty of that name, which stands above the card, or says that there is none.
pub(super) fn card(paper: &mut Paper, shelf: Bookshelf<'_>, id: &str, home: &str) {
    let Some(treaty) = shelf.bilateral(id) else {
        none(paper, id);
        return;
    };
    paper.say(Role::Strong, &treaty.title);
    paper.say(Role::Strong, parties(shelf, treaty));
    paper.say(Role::Dim, "bilateral treaty");
    write(paper, shelf, treaty, home);
}

/// The same for a sheet, above which its title stands.
pub(super) fn sheet(paper: &mut Paper, shelf: Bookshelf<'_>, id: &str, home: &str) {
    let Some(treaty) = shelf.bilateral(id) else {
        none(paper, id);
        return;
    };
    paper.say(Role::Strong, parties(shelf, treaty));
    paper.say(Role::Dim, format!("{}; bilateral treaty", treaty.id));
    write(paper, shelf, treaty, home);
}

fn none(paper: &mut Paper, id: &str) {
    paper.say(Role::Dim, format!("The pack has no instrument named {id}."));
}

fn write(paper: &mut Paper, shelf: Bookshelf<'_>, treaty: &Bilateral, home: &str) {
    paper.gap();
    force(paper, shelf, treaty);
    if treaty.iso2_a != home && treaty.iso2_b != home {
        let words = format!("{} is neither of the two", shelf.place(home));
        paper.field("Own state", words);
    }
    paper.heading("What it is for");
    paper.field("Kinds", treaty.kind.title());
    paper.field("Articles", "unknown: read the treaty itself");
    beside(paper, shelf, treaty);
    paper.heading("Where it comes from");
    let provenance = treaty.provenance_on(shelf.today);
    let role = match provenance {
        Provenance::Memory => Role::Warning,
        _ => Role::Plain,
    };
    paper.field_as("Confidence", role, provenance.word());
    if !treaty.note.is_empty() {
        paper.field("Found in", &treaty.note);
    }
    paper.field("Age", "unknown: bilateral treaties carry no day of reading");
}

fn parties(shelf: Bookshelf<'_>, treaty: &Bilateral) -> String {
    let (one, other) = (shelf.place(&treaty.iso2_a), shelf.place(&treaty.iso2_b));
    format!("{one} and {other}")
}

fn force(paper: &mut Paper, shelf: Bookshelf<'_>, treaty: &Bilateral) {
    let since = treaty.suspended_since;
    let since = since.map_or_else(String::new, |day| format!(" since {day}"));
    if treaty.is_suspended(shelf.today) {
        let words = format!("Suspended{since}: never a basis today.");
        paper.say(Role::Alarm, words);
    } else if treaty.suspended && !treaty.has_ended(shelf.today) {
        paper.say(Role::Warning, format!("Suspended{since}."));
    }
    match treaty.ended {
        Some(day) if day <= shelf.today => paper.say(Role::Alarm, format!("Ended on {day}.")),
        Some(day) => paper.say(Role::Warning, format!("Ends on {day}.")),
        None => {}
    }
    match treaty.in_force {
        Some(day) if day <= shelf.today => paper.field("In force", format!("since {day}")),
        Some(day) => paper.field_as("In force", Role::Alarm, format!("not before {day}")),
        None => paper.field_as("In force", Role::Warning, "since when is unknown"),
    }
    if let Some(day) = treaty.signed {
        paper.field("Signed", day);
    }
}

/// What displaces it between these two, and what it only adds to.
fn beside(paper: &mut Paper, shelf: Bookshelf<'_>, treaty: &Bilateral) {
    let named = treaty.displaced_by.iter().chain(&treaty.supplements);
    if named.count() > 0 {
        paper.heading("Beside other instruments");
    }
    for id in &treaty.displaced_by {
        let words = format!("{} ({id}), while it binds both", shelf.title(id));
        paper.field_as("Displaced by", Role::Warning, words);
        both(paper, shelf, treaty, id);
    }
    for id in &treaty.supplements {
        let words = format!("{} ({id}); never a basis alone", shelf.title(id));
        paper.field_as("Adds to", Role::Warning, words);
        both(paper, shelf, treaty, id);
    }
}

fn both(paper: &mut Paper, shelf: Bookshelf<'_>, treaty: &Bilateral, id: &str) {
    let Some(other) = shelf.pack.treaties().treaty(id) else {
        return;
    };
    for code in [&treaty.iso2_a, &treaty.iso2_b] {
        let stands = standing(shelf, other, code);
        paper.field_as("", stands.role, format!("{code}: {}", stands.words));
    }
}
