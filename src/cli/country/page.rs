//! The sheet as lines: facts with source and doubts, then what binds it and the home state, then what is open with it.
//!
//! Never here: facts.
use super::Profile;
use super::instruments::InForce;
use crate::cli::bookshelf::Bookshelf;
use crate::cli::lines::pair;
use crate::cli::sheet::{Sheet, cell};
use crate::desk::Row;
use crate::domain::text::{Shown, show};
use crate::reference::Confidence;

/// Columns for the labels of facts.
const LABELS: usize = 30;

/// The whole sheet.
pub(super) fn page(profile: &Profile<'_>) -> Vec<Shown> {
    let Profile { shelf, country, .. } = *profile;
    let mut lines = vec![Shown::of(format_args!(
        "{} ({})",
        country.name, country.iso2
    ))];
    for section in shelf.pack.sheet(country, profile.now) {
        if section.rows.is_empty() {
            continue;
        }
        lines.extend([Shown::default(), Shown::of(&section.title)]);
        for row in &section.rows {
            let sure = row.remark.confidence.map(Confidence::word);
            let remark = row.remark.text();
            let remark = match sure.filter(|word| !remark.contains(word)) {
                Some(word) if remark.is_empty() => word.to_owned(),
                Some(word) => format!("{word}; {remark}"),
                None => remark,
            };
            let value = if remark.is_empty() {
                Shown::of(&row.value)
            } else {
                Shown::of(format_args!("{}  ({remark})", row.value))
            };
            lines.push(pair(&Shown::of(&row.label), &value, LABELS));
        }
    }
    let mut sheet = Sheet::default();
    instruments(&mut sheet, profile);
    dealings(&mut sheet, profile);
    lines.extend(sheet.lines());
    lines
}

fn instruments(sheet: &mut Sheet, profile: &Profile<'_>) {
    let Some(with) = profile.with else {
        sheet.heading("Instruments in force");
        sheet.line("No other state is named: --with CC names one, [desk] home in the configuration the home state.");
        return;
    };
    sheet.heading(format_args!(
        "Instruments in force with {} ({})",
        with.name, with.iso2
    ));
    if profile.instruments.is_empty() {
        sheet.line("None found. `attache basis` says what was left out and why.");
        return;
    }
    let rows = profile.instruments.iter();
    let rows = rows.map(|one| instrument(profile.shelf, one)).collect();
    let headings = [
        "For",
        "Rank",
        "Id",
        "Since",
        "Article",
        "Confidence",
        "List of parties",
        "Title",
    ];
    sheet.table(&headings, rows);
}

fn instrument(shelf: &Bookshelf, one: &InForce) -> Vec<Shown> {
    let basis = &one.basis;
    vec![
        Shown::own(one.kind.word()),
        Shown::of(format_args!(
            "{} {}",
            basis.rank.number(),
            basis.rank.title()
        )),
        Shown::of(&basis.id),
        cell(basis.in_force_since),
        cell(basis.article.as_ref()),
        Shown::own(basis.confidence.word()),
        cell(basis.as_of.map(|_| shelf.as_of_words(basis.as_of))),
        Shown::of(&basis.title),
    ]
}

/// Records and counts of the store; without one there is nothing to say.
fn dealings(sheet: &mut Sheet, profile: &Profile<'_>) {
    if profile.shelf.desk.is_none() {
        return;
    }
    let dealings = &profile.dealings;
    sheet.heading(format_args!("Open records: {}", dealings.open.len()));
    if !dealings.open.is_empty() {
        let rows = dealings.open.iter().map(record).collect();
        let headings = [
            "Reference",
            "Kind",
            "Direction",
            "State",
            "Priority",
            "Due",
            "Received",
            "Title",
        ];
        sheet.table(&headings, rows);
    }
    let counts = dealings.counts;
    sheet.heading(format_args!(
        "Requests and messages about them in this store: {}",
        counts.n
    ));
    for (name, all, open, answered) in [
        ("Sent", counts.sent, counts.sent_open, counts.sent_answered),
        (
            "Received",
            counts.received,
            counts.received_open,
            counts.received_answered,
        ),
        ("Both", counts.n, counts.open, counts.answered),
    ] {
        sheet.pair(
            name,
            format_args!("{all}, {open} open, {answered} answered"),
        );
    }
    if let Some(went) = &dealings.went {
        super::went::tell(sheet, went);
    }
}

/// Foreign text stands last, so that nothing of the desk's own can be imitated behind it.
fn record(row: &Row) -> Vec<Shown> {
    vec![
        Shown::of(row.our_ref),
        Shown::own(row.kind.word()),
        Shown::own(row.direction.word()),
        Shown::own(row.state.word()),
        Shown::own(row.priority.word()),
        match row.due {
            None if row.due_is_unreadable => Shown::own("unreadable"),
            due => cell(due),
        },
        Shown::of(row.received.to_minute()),
        show(&row.title),
    ]
}
