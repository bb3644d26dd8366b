//! The full record: every field in sections, versions with what differs, links, dispatches, drafts, history.
//!
//! Never here: leaving a field out because it is rare.

use super::preview::{due, from, phase_role, priority_role, state, to};
use super::{Paper, Reading, Role, clocks, history, hit, subject, work};
use crate::desk::Record;
use crate::domain::Item;
use crate::domain::item::Version;

/// Lines of running text a record shows; longer texts are kept whole in the original.
const TEXT_LINES: usize = 4_000;

/// Everything about a record.
pub fn record(record: &Record, cx: Reading<'_>, width: usize) -> Paper {
    let item = &record.item;
    let mut paper = Paper::new(width);
    standing(&mut paper, item, cx);
    hit::section(&mut paper, item);
    clocks::section(&mut paper, item, cx);
    message(&mut paper, item, cx);
    text(&mut paper, item);
    subjects(&mut paper, item, cx);
    enclosures(&mut paper, item);
    writings(&mut paper, item, cx);
    basis(&mut paper, item, cx);
    super::letters::letters(&mut paper, item, cx);
    dispatches(&mut paper, item, cx);
    work::leave(&mut paper, item, cx);
    work::chases(&mut paper, item, cx);
    work::stages(&mut paper, item, cx);
    links(&mut paper, item, cx);
    versions(&mut paper, item);
    paper.heading("History, newest first");
    history::all(&mut paper, record);
    paper.warn_on_top(", x h lists them");
    paper
}

fn standing(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    due(paper, item, cx);
    paper.field("Handling", item.content.marking.summary());
    paper.quoted_if("", item.content.marking.handling_text.as_ref());
    for limit in &item.content.marking.restrictions {
        paper.quoted("Limit", limit);
    }
    paper.field_as(
        "State",
        phase_role(item.state.phase(item.content.direction)),
        state(item),
    );
    paper.field(
        "Since",
        format!("{} by {}", item.state_since.to_minute(), item.state_by),
    );
    paper.field_as(
        "Priority",
        priority_role(item.priority),
        item.priority.word(),
    );
    if let Some(claim) = &item.claim {
        paper.field(
            "Claimed",
            format!(
                "{} until {}",
                cx.officer(&claim.by),
                claim.until.to_minute()
            ),
        );
    }
    if !item.tags.is_empty() {
        let tags: Vec<_> = item.tags.iter().map(ToString::to_string).collect();
        paper.field("Tags", tags.join(" "));
    }
}

fn message(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    let content = &item.content;
    paper.heading("Message");
    paper.field(
        "Kind",
        format!("{}, {}", content.kind.title(), content.direction.word()),
    );
    from(paper, item, cx);
    to(paper, item, cx);
    paper.field("Channel", content.channel.title());
    if let Some(sent) = content.sent_at {
        paper.field("Sent", sent.to_minute());
    }
    paper.field("Received", item.received.to_minute());
    paper.quoted_if("Their ref", content.their_ref.as_ref());
    paper.quoted_if("Your ref", content.your_ref.as_ref());
    if let Some(urgency) = content.urgency {
        paper.field("Urgency", format!("{}, as the sender says", urgency.word()));
    }
    if !content.crime_areas.is_empty() {
        let areas: Vec<_> = content
            .crime_areas
            .iter()
            .map(ToString::to_string)
            .collect();
        paper.field("Crime", areas.join(", "));
    }
    paper.quoted_if("Basis", content.legal_basis.as_ref());
    paper.quoted_if("Purpose", content.purpose.as_ref());
    for evaluation in &content.evaluation {
        let doubt = if evaluation.is_well_formed() {
            ""
        } else {
            " (no value of this scale)"
        };
        paper.field("Evaluation", format!("{}{doubt}", evaluation.summary()));
    }
}

fn text(paper: &mut Paper, item: &Item) {
    paper.heading("Text");
    paper.quoted("Title", &item.content.title);
    paper.quoted_if("Language", item.content.language.as_ref());
    paper.gap();
    if !paper.running(&item.content.text, TEXT_LINES) {
        paper.say(
            Role::Warning,
            "The text is longer; the original holds all of it.",
        );
    }
}

fn subjects(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    let subjects = &item.content.subjects;
    for (n, one) in subjects.iter().enumerate() {
        paper.heading(format!(
            "Subject {} of {}: {}",
            n + 1,
            subjects.len(),
            one.word()
        ));
        subject::subject(paper, one, cx);
    }
}

fn enclosures(paper: &mut Paper, item: &Item) {
    if !item.content.attachments.is_empty() {
        paper.heading("Attachments");
    }
    for attachment in &item.content.attachments {
        paper.quoted("File", &attachment.name);
        paper.field("Size", format!("{} bytes", attachment.size));
        paper.quoted_if("Type", attachment.media_type.as_ref());
        paper.field("BLAKE3", attachment.digest);
    }
    if !item.content.other_fields.is_empty() {
        paper.heading("Fields kept as received");
    }
    for field in &item.content.other_fields {
        paper.quoted("Field", &field.path);
        paper.quoted("Value", &field.value);
    }
}

fn writings(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    for writing in &item.writings {
        paper.heading(format!("Draft of a {}", writing.kind.title()));
        paper.field(
            "Saved",
            format!("{} by {}", writing.at.to_minute(), cx.officer(&writing.by)),
        );
        paper.running(&writing.text, TEXT_LINES);
    }
    if !item.notes.is_empty() {
        paper.heading("Notes");
    }
    for note in &item.notes {
        paper.say(
            Role::Label,
            format!("{} {}", note.at.to_minute(), cx.officer(&note.by)),
        );
        paper.running(&note.text, TEXT_LINES);
    }
}

/// What was chosen and why; the bookshelf of today may say something else.
fn basis(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    let Some(choice) = &item.basis else {
        return;
    };
    let basis = &choice.basis;
    paper.heading("Legal basis");
    paper.field(
        "Instrument",
        format!("{} ({})", basis.title, basis.instrument),
    );
    paper.field("Article", basis.article.as_deref().unwrap_or("not known"));
    paper.field("Asked", basis.question());
    let day = basis
        .as_of
        .as_ref()
        .map(|day| format!(", parties as of {day}"));
    paper.field(
        "How sure",
        format!("{}{}", basis.confidence, day.unwrap_or_default()),
    );
    if !basis.why_ranked.is_empty() {
        paper.field("Bookshelf", &basis.why_ranked);
    }
    paper.field(
        "Chosen",
        format!(
            "{} by {}, pack {}",
            choice.at.to_minute(),
            cx.officer(&choice.by),
            basis.pack
        ),
    );
    paper.quoted("Why", &choice.why);
}

fn dispatches(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    for dispatch in &item.dispatches {
        paper.heading(format!("Forwarding {}", dispatch.number));
        paper.field("To", cx.unit(&dispatch.to));
        paper.field("State", dispatch.state.title());
        paper.field(
            "Confirmed",
            format!(
                "{} by {}",
                dispatch.confirmed_at.to_minute(),
                cx.officer(&dispatch.by)
            ),
        );
        paper.quoted("Purpose", &dispatch.purpose);
        paper.quoted_if("Basis", dispatch.basis.as_ref());
        if let Some(by) = dispatch.answer_by {
            paper.field("Answer by", by.to_minute());
        }
        if let Some(package) = &dispatch.package {
            paper.field("Package", package);
        }
        if let Some(manifest) = dispatch.manifest {
            paper.field("Manifest", manifest);
        }
        work::errand(paper, item, dispatch, cx);
    }
}

fn links(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    if !item.links.is_empty() {
        paper.heading("Links");
    }
    for link in &item.links {
        let other = (cx.reference)(link.other).unwrap_or_else(|| "another record".to_owned());
        paper.say(
            Role::Plain,
            format!(
                "{other}: {}, judged by {} {}",
                link.relation.title(),
                link.by,
                link.at.to_minute()
            ),
        );
    }
}

fn versions(paper: &mut Paper, item: &Item) {
    for (n, version) in item.versions.iter().enumerate().rev() {
        paper.heading(format!("Version {} of {}", n + 1, item.versions.len()));
        one_version(paper, version);
    }
}

fn one_version(paper: &mut Paper, version: &Version) {
    paper.field("Received", version.received.to_minute());
    paper.field("Format", &version.source.format);
    paper.quoted("File", &version.source.name);
    if let Some(place) = &version.source.place {
        paper.field("Place", place);
    }
    paper.field("BLAKE3", version.source.original);
    for remark in &version.source.remarks {
        paper.quoted("Remark", remark);
    }
    for change in &version.changes {
        paper.say(Role::Label, format!("Changed: {}", change.field));
        paper.quoted("before", &change.before);
        paper.quoted("now", &change.after);
    }
}
