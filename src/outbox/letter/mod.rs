//! `message.txt`: the forwarded message for a person who has nothing but this file.
//!
//! Our words and the sender's are kept apart on every line; what is missing is left out, what is assumed is said to be.
//! Never here: layout of pages, subjects field by field.

mod limits;
mod subject;
mod withheld;

use super::manifest::PackageKind;
use super::package::{Cover, Enclosure, EnclosureKind};
use super::sheet::Sheet;
use crate::domain::content::{Content, DueClaim, Party};
use crate::domain::text::{Badge, Shown};
use crate::domain::{Item, Moment};

pub(super) use withheld::forwardable_original;

/// The whole text.
pub(super) fn letter(cover: &Cover<'_>, enclosures: &[Enclosure]) -> String {
    let content = &cover.item.content;
    let mut sheet = Sheet::default();
    opening(&mut sheet, cover);
    forwarding(&mut sheet, cover);
    limits::limits(&mut sheet, &content.marking);
    message(&mut sheet, &cover.item);
    subject::subjects(&mut sheet, &content.subjects);
    others(&mut sheet, content);
    enclosed(&mut sheet, content, enclosures);
    withheld::withheld(&mut sheet, &cover.item, &cover.held);
    hidden(&mut sheet);
    let marking = if cover.sender.practice {
        Shown::of(format!("PRACTICE {}", content.marking.summary()))
    } else {
        Shown::of(content.marking.summary())
    };
    sheet.pages(&marking, &Shown::of(cover.name()))
}

fn opening(sheet: &mut Sheet, cover: &Cover<'_>) {
    let done = match cover.kind {
        PackageKind::Export => "exported",
        PackageKind::Forwarding | PackageKind::Letter => "forwarded",
    };
    sheet.paragraph(&Shown::of(format!(
        "{} {done} by {}",
        cover.item.content.kind.title(),
        cover.sender.name
    )));
    if cover.sender.practice {
        sheet.gap();
        sheet.paragraph(&Shown::own(
            "PRACTICE: this is an exercise. No person, case or document in it is real.",
        ));
    }
    sheet.gap();
    sheet.paragraph(&Shown::own(
        "Words to the right of a bar | are those of the sender or of an officer, as received. Everything else is said by the \
         desk. What is not known is left out.",
    ));
}

fn forwarding(sheet: &mut Sheet, cover: &Cover<'_>) {
    let Cover { to, sender, .. } = cover;
    sheet.heading(&Shown::own(match cover.kind {
        PackageKind::Export => "EXPORT",
        PackageKind::Forwarding | PackageKind::Letter => "FORWARDING",
    }));
    sheet.ours("Our reference", &Shown::of(cover.name()));
    let from = format!("{} ({}), officer {}", sender.name, sender.home, cover.by);
    sheet.ours("Sent by", &Shown::of(from));
    let to = match &to.unit {
        Some(unit) => format!("{} ({unit}, {})", to.name, to.country),
        None => format!("{} ({})", to.name, to.country),
    };
    sheet.ours("Sent to", &Shown::of(to));
    sheet.ours("Confirmed at", &instant(cover.confirmed_at));
    sheet.words("Purpose", cover.purpose);
    match cover.basis {
        Some(basis) => sheet.words("Legal basis", basis),
        None => sheet.ours("Legal basis", &Shown::own("none stated")),
    }
    match cover.answer_by {
        Some(at) => sheet.ours("Answer by", &instant(at)),
        None => sheet.ours("Answer by", &Shown::own("no date set")),
    }
    sheet.ours("Priority here", &Shown::own(cover.item.priority.word()));
}

fn message(sheet: &mut Sheet, item: &Item) {
    let content = &item.content;
    sheet.heading(&Shown::own("MESSAGE"));
    sheet.ours("Kind", &Shown::own(content.kind.title()));
    sheet.maybe_theirs("Their reference", content.their_ref.as_ref());
    sheet.maybe_theirs("They quote", content.your_ref.as_ref());
    party(sheet, "From", &content.from);
    for to in &content.to {
        party(sheet, "To", to);
    }
    sheet.ours("Channel", &Shown::own(content.channel.title()));
    if let Some(at) = content.sent_at {
        sheet.ours("Dated", &instant(at));
    }
    sheet.ours("Received", &instant(item.received));
    version(sheet, item);
    if let Some(urgency) = content.urgency {
        sheet.ours("Urgency claimed", &Shown::own(urgency.word()));
    }
    if let Some(claim) = &content.due {
        due(sheet, claim);
    }
    if let Some(rule) = &content.due_rule {
        sheet.ours("Deadline rule", &Shown::of(rule));
    }
    for area in &content.crime_areas {
        sheet.ours("Crime area", &Shown::of(area));
    }
    sheet.maybe_theirs("Basis claimed", content.legal_basis.as_ref());
    sheet.maybe_theirs("Purpose claimed", content.purpose.as_ref());
    for evaluation in &content.evaluation {
        sheet.ours("Evaluation", &Shown::of(evaluation.summary()));
    }
    sheet.maybe_theirs("Language", content.language.as_ref());
    sheet.theirs("Title", &content.title);
    if !content.text.is_empty() {
        sheet.gap();
        sheet.quote(&content.text);
    }
}

/// When this version came, if it is not the first, and what could not be read as it should be.
fn version(sheet: &mut Sheet, item: &Item) {
    let Some(version) = item.versions.last() else {
        return;
    };
    if item.versions.len() > 1 {
        sheet.ours("This version", &instant(version.received));
    }
    for remark in &version.source.remarks {
        sheet.words("Remark on reading", remark);
    }
}

fn party(sheet: &mut Sheet, label: &'static str, party: &Party) {
    if let Some(country) = party.country {
        sheet.ours(label, &Shown::of(country));
    }
    if let Some(authority) = &party.authority {
        let label = if party.country.is_some() { "" } else { label };
        sheet.theirs(label, authority);
    }
}

fn due(sheet: &mut Sheet, claim: &DueClaim) {
    match claim {
        DueClaim::At(at) => sheet.ours("They ask by", &instant(*at)),
        DueClaim::OnDay { day, zone, ends } => {
            sheet.ours(
                "They ask by",
                &Shown::of(format!("{day}, end of the day in")),
            );
            sheet.theirs("", zone);
            match ends {
                Some(at) => sheet.ours("which is", &instant(*at)),
                None => sheet.ours("", &Shown::own("a zone this desk does not know: ask them")),
            }
        }
        DueClaim::Unreadable(words) => {
            sheet.theirs("They ask by", words);
            sheet.ours("", &Shown::own("not readable as a date: ask them"));
        }
    }
}

fn others(sheet: &mut Sheet, content: &Content) {
    if content.other_fields.is_empty() {
        return;
    }
    sheet.heading(&Shown::own("OTHER FIELDS OF THE MESSAGE"));
    for field in &content.other_fields {
        sheet.theirs("Field", &field.path);
        sheet.words("", &field.value);
    }
}

fn enclosed(sheet: &mut Sheet, content: &Content, enclosures: &[Enclosure]) {
    sheet.heading(&Shown::own("FILES IN THIS PACKAGE"));
    sheet.paragraph(&Shown::own(
        "Check the hashes before you rely on a file; manifest.json lists them all. The sender's names are words, not file \
         names.",
    ));
    for enclosure in enclosures {
        let listed = &enclosure.listed;
        sheet.gap();
        let title = format!("{}, {} bytes", listed.name, listed.bytes);
        sheet.paragraph(&Shown::of(title));
        sheet.inset(|sheet| {
            match &enclosure.kind {
                EnclosureKind::Original(format) => {
                    let words = format!("the message as received, read as {format}");
                    sheet.ours("What it is", &Shown::of(words));
                }
                EnclosureKind::Attachment(place) => attachment(sheet, content, *place),
            }
            sheet.paragraph(&Shown::of(format!("BLAKE3  {}", listed.blake3)));
            sheet.paragraph(&Shown::of(format!("SHA-256 {}", listed.sha256)));
        });
    }
}

fn attachment(sheet: &mut Sheet, content: &Content, place: usize) {
    if let Some(attachment) = content.attachments.get(place) {
        sheet.theirs("Sender's name", &attachment.name);
        sheet.maybe_theirs("Declared type", attachment.media_type.as_ref());
    }
}

/// Says that the text was made fit to show, where it was.
fn hidden(sheet: &mut Sheet) {
    let (count, remarks) = sheet.hidden();
    if count == 0 && remarks.is_empty() {
        return;
    }
    let words: Vec<_> = Badge::ALL
        .into_iter()
        .filter(|badge| badge.warns() && remarks.iter().any(|set| set.has(*badge)))
        .map(Badge::word)
        .collect();
    sheet.heading(&Shown::own("CAUTION WITH THE TEXT"));
    let found = if words.is_empty() {
        String::new()
    } else {
        format!(" Found: {}.", words.join(", "))
    };
    sheet.paragraph(&Shown::of(format!(
        "{count} characters of the message have no safe visible form; each stands here as <U+XXXX>, or as a plain space. \
         message.json has them as received.{found}",
    )));
}

/// `2031-03-07 08:00:00 UTC`: the zone is said where somebody must act.
fn instant(at: Moment) -> Shown {
    let text = at.to_string();
    let text = text.strip_suffix('Z').unwrap_or(&text);
    Shown::of(format!("{} UTC", text.replacen('T', " ", 1)))
}
