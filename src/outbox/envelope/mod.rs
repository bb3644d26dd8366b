//! `message.json`: the record in the desk's own envelope, version 1, for the next machine. Nothing is lost in it.
//!
//! The envelope says what the record says. Who forwards it, to whom and why stands in the manifest, so that bringing the
//! message in again gives the same record. Never here: text made fit to show, what the package holds besides.

mod subject;

use super::fields::Fields;
use crate::domain::content::{Attachment, Content, DueClaim, OtherField, Party};
use crate::domain::evaluation::Evaluation;
use crate::domain::marking::{Classification, Pap, Tlp};
use crate::domain::{Item, Kind, Label, Marking, Moment, OurRef, Priority};
use base64::{Engine as _, engine::general_purpose::STANDARD};

/// The version of the shape. A reader refuses a higher one.
const VERSION: u64 = 1;

/// The record as an envelope. `bytes` holds the attachments' bytes in the order of the content.
pub(super) fn envelope<'a>(item: &'a Item, bytes: &[Vec<u8>]) -> Fields<'a> {
    let content = &item.content;
    let head = head(content, item.our_ref, Some(item.received));
    body(head, content, bytes)
}

/// A letter of ours as an envelope: the message its reader gets.
pub(super) fn of_letter(content: &Content, our_ref: OurRef) -> Fields<'_> {
    body(head(content, our_ref, None), content, &[])
}

fn head(content: &Content, our_ref: OurRef, received: Option<Moment>) -> Fields<'_> {
    let (family, detail, word) = match content.kind {
        Kind::Alert(kind) => ("alert", "notice", kind.word()),
        Kind::Request(kind) => ("request", "request", kind.word()),
        Kind::Message(kind) => ("message", "message", kind.word()),
    };
    Fields::default()
        .with("attache", "envelope")
        .with("version", VERSION)
        .with("kind", family)
        .with(detail, word)
        .with("direction", content.direction.word())
        .maybe("reference", content.their_ref.as_ref())
        .maybe("your_reference", content.your_ref.as_ref())
        .with("our_reference", our_ref.to_string())
        .with("title", &content.title)
        .with("text", &content.text)
        .maybe("language", content.language.as_ref())
        .with("from", party(&content.from))
        .list("to", content.to.iter().map(party))
        .with("channel", content.channel.word())
        .maybe("sent_at", content.sent_at.map(|at| at.to_string()))
        .maybe("received_at", received.map(|at| at.to_string()))
}

fn body<'a>(head: Fields<'a>, content: &'a Content, bytes: &[Vec<u8>]) -> Fields<'a> {
    let areas = content.crime_areas.iter().map(Label::as_str);
    let files = content.attachments.iter().zip(bytes);
    head.maybe("urgency", content.urgency.map(Priority::word))
        .maybe("due", content.due.as_ref().map(due))
        .maybe("due_rule", content.due_rule.as_ref().map(Label::as_str))
        .list("crime_areas", areas)
        .maybe("legal_basis", content.legal_basis.as_ref())
        .maybe("purpose", content.purpose.as_ref())
        .with("marking", marking(&content.marking))
        .list("evaluation", content.evaluation.iter().map(evaluation))
        .list("subjects", content.subjects.iter().map(subject::subject))
        .list("attachments", files.map(|(file, b)| attachment(file, b)))
        .list("other_fields", content.other_fields.iter().map(other))
}

fn party(party: &Party) -> Fields<'_> {
    Fields::default()
        .maybe("country", party.country.map(|code| code.to_string()))
        .maybe("authority", party.authority.as_ref())
}

/// An instant, a day with its zone, or the words nobody could read. The end of the day is written too, because the next
/// machine may not know the zone.
fn due(due: &DueClaim) -> Fields<'_> {
    match due {
        DueClaim::At(at) => Fields::default().with("at", at.to_string()),
        DueClaim::OnDay { day, zone, ends } => Fields::default()
            .with("day", day.as_str())
            .with("zone", zone)
            .maybe("ends", ends.map(|ends| ends.to_string())),
        DueClaim::Unreadable(text) => Fields::default().with("text", text),
    }
}

/// The marks, dimension by dimension.
fn marking(marking: &Marking) -> Fields<'_> {
    Fields::default()
        .list("handling", marking.handling.iter().map(|code| code.word()))
        .maybe("handling_text", marking.handling_text.as_ref())
        .maybe("tlp", marking.tlp.map(Tlp::word))
        .maybe("pap", marking.pap.map(Pap::word))
        .maybe(
            "classification",
            marking.classification.map(Classification::word),
        )
        .list("restrictions", &marking.restrictions)
        .with("assumed", marking.assumed)
}

fn evaluation(evaluation: &Evaluation) -> Fields<'_> {
    Fields::default()
        .with("scale", evaluation.scale.word())
        .with("value", evaluation.value.as_str())
        .with("derived", evaluation.derived)
}

fn attachment<'a>(file: &'a Attachment, bytes: &[u8]) -> Fields<'a> {
    Fields::default()
        .with("name", &file.name)
        .maybe("media_type", file.media_type.as_ref())
        .with("bytes_base64", STANDARD.encode(bytes))
}

fn other(field: &OtherField) -> Fields<'_> {
    Fields::default()
        .with("path", &field.path)
        .with("value", &field.value)
}
