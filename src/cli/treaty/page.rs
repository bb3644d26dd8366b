//! An instrument as lines: every fact of the JSON.
//!
//! Never here: whether it serves a case.
use super::list::list_word;
use super::object::status;
use super::{in_force, party_count};
use crate::cli::bookshelf::Bookshelf;
use crate::cli::sheet::{Sheet, cell, yes_no};
use crate::domain::text::Shown;
use crate::reference::{Bilateral, CooperationKind, Party, Relation, Treaty};

/// A multilateral instrument.
pub(super) fn treaty(shelf: &Bookshelf, treaty: &Treaty) -> Vec<Shown> {
    let mut sheet = Sheet::new(&treaty.short_title);
    about(&mut sheet, treaty);
    standing(&mut sheet, treaty);
    sheet.heading("Articles");
    articles(&mut sheet, shelf, treaty);
    if !treaty.declarations.is_empty() {
        sheet.heading("Declarations found; there may be others");
        let found = treaty.declarations.iter().map(|one| {
            let confidence = one.provenance.word();
            format!("{} on {}: {} ({confidence})", one.iso2, one.topic, one.text)
        });
        sheet.pairs("Declaration", found);
    }
    parties(&mut sheet, shelf, treaty);
    sheet.lines()
}

fn about(sheet: &mut Sheet, treaty: &Treaty) {
    sheet.pair("Id", &treaty.id);
    sheet.pair("Title", &treaty.title);
    sheet.pair("Serves", treaty.kinds.join(", "));
    sheet.pair("Class", treaty.class.title());
    for (kind, class) in &treaty.class_for {
        sheet.pair("Class", format_args!("for {kind}: {}", class.title()));
    }
    sheet.pair("Organisation", &treaty.organisation);
    sheet.pair("Depositary", &treaty.depositary);
    sheet.pair("Made", format_args!("{} {}", treaty.opened, treaty.place));
    sheet.pair("In force", in_force(treaty));
    if let Some(day) = treaty.provisional_application {
        sheet.pair("Applied", format_args!("provisionally since {day}"));
    }
    sheet.pairs("For those who join", &treaty.in_force_rule);
    sheet.pair("Published", &treaty.source_ref);
    sheet.pair("Crimes", treaty.scope.join(", "));
    sheet.pair("For any crime in", words(&treaty.any_crime_for));
    sheet.pair("Notes", &treaty.notes);
    sheet.pairs("Only for", &treaty.special_for);
    sheet.pairs("Condition", &treaty.condition_words);
    sheet.pair("Condition codes", treaty.conditions.join("; "));
    sheet.pair("No ground of refusal", treaty.no_ground.join(", "));
    sheet.pairs("Open to", &treaty.circle);
}

/// How it stands to others and between whom it works.
fn standing(sheet: &mut Sheet, treaty: &Treaty) {
    match &treaty.relation {
        Relation::All => sheet.pair("Works between", "any two parties"),
        Relation::Hub { hubs } => sheet.pair(
            "Works between",
            format_args!("{} and each other party", hubs.join(", ")),
        ),
    }
    sheet.pair("Binding", yes_no(treaty.binding));
    if treaty.supplement_only {
        sheet.pair("Alone", "never a basis alone");
    }
    sheet.pairs("Needs as well", &treaty.inherits);
    if treaty.exclusive_between_parties {
        sheet.pair(
            "Goes before",
            "older instruments between its parties, for its subject",
        );
    }
    sheet.pair("Displaces", treaty.replaces.join(", "));
    sheet.pair("Displaces for", words(&treaty.replaces_for));
    sheet.pair("Displaces by", &treaty.replaces_ref);
}

fn words(kinds: &[CooperationKind]) -> String {
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
    kinds.join(", ")
}

/// In the order of purposes; one the table of purposes does not know comes last, under its own name.
fn articles(sheet: &mut Sheet, shelf: &Bookshelf, treaty: &Treaty) {
    let checked = match treaty.articles_checked.as_str() {
        "" => "none",
        numbers => numbers,
    };
    sheet.pair("Compared with text", checked);
    let known = shelf.pack.treaties().purposes().iter();
    let known = known.map(|purpose| (purpose.purpose.as_str(), purpose.label.as_str()));
    let strays = treaty.key_articles.keys().map(String::as_str);
    let strays = strays.filter(|name| shelf.pack.treaties().purpose(name).is_none());
    for (name, label) in known.chain(strays.map(|name| (name, name))) {
        if let Some(article) = treaty.key_articles.get(name) {
            let checked = treaty.is_checked(article);
            let doubt = if checked { "" } else { " (unverified)" };
            let line = format_args!("{label} [{name}]: {article}{doubt}");
            sheet.pair("Article for", line);
        }
    }
}

fn parties(sheet: &mut Sheet, shelf: &Bookshelf, treaty: &Treaty) {
    sheet.heading(format_args!("Parties here: {}", party_count(shelf, treaty)));
    let list = list_word(treaty.party_list);
    let as_of = shelf.as_of_words(treaty.party_list_as_of);
    sheet.pair("List", format_args!("{list}; {as_of}"));
    sheet.pairs("Depositary counts", treaty.official_count);
    sheet.pair("From", &treaty.party_list_provenance);
    sheet.pair("Remark", &treaty.party_list_remark);
    let rows = shelf.pack.treaties().parties(&treaty.id);
    if !rows.is_empty() {
        let headings = [
            "Code",
            "Status",
            "In force",
            "Instrument",
            "Signed",
            "Left",
            "Confidence",
            "Name, instrument, note",
        ];
        sheet.table(
            &headings,
            rows.iter().map(|row| cells(shelf, row)).collect(),
        );
    }
}

fn cells(shelf: &Bookshelf, row: &Party) -> Vec<Shown> {
    let parts = [
        shelf.pack.party_name(&row.iso2),
        &row.instrument_kind,
        &row.note,
    ];
    // The note of what the office states says so by itself.
    let said = |part: &&str| !part.is_empty() && *part != row.provenance.word();
    let parts = parts.into_iter().filter(said);
    vec![
        Shown::of(&row.iso2),
        Shown::own(status(row.kind)),
        cell(row.in_force),
        cell(row.instrument_date),
        cell(row.signature),
        cell(row.denounced),
        Shown::own(row.provenance.word()),
        Shown::of(parts.collect::<Vec<_>>().join("; ")),
    ]
}

/// A treaty of two states.
pub(super) fn bilateral(shelf: &Bookshelf, treaty: &Bilateral) -> Vec<Shown> {
    let mut sheet = Sheet::new(&treaty.title);
    sheet.pair("Id", &treaty.id);
    sheet.pair("Serves", treaty.kind);
    for code in [&treaty.iso2_a, &treaty.iso2_b] {
        let name = shelf.pack.country_name(code);
        sheet.pair("Between", format_args!("{name} ({code})"));
    }
    sheet.pair("Signed", cell(treaty.signed));
    match treaty.in_force {
        Some(day) => sheet.pair("In force since", day),
        None => sheet.pair("In force since", "day not known"),
    }
    match treaty.suspended_since.filter(|_| treaty.suspended) {
        Some(since) => sheet.pair("Standing", format_args!("suspended since {since}")),
        None if treaty.suspended => sheet.pair("Standing", "suspended"),
        None => {}
    }
    sheet.pairs("Ended", treaty.ended);
    sheet.pair("Displaced by", treaty.displaced_by.join(", "));
    sheet.pair("Adds to", treaty.supplements.join(", "));
    let provenance = treaty.provenance_on(shelf.today);
    sheet.pair("Confidence", provenance.word());
    sheet.pair("Note", &treaty.note);
    sheet.lines()
}
