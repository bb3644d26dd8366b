//! The desk's own envelope: one message as JSON, with everything the desk knows to say about it.
//!
//! Its shape is in `assets/schema/envelope-1.json`. Written strictly, read leniently: what is missing is unknown, what does not
//! fit is kept. A limit on use that cannot be read stays in force as words. Never here: writing envelopes.
mod subject;

use super::detect::Sample;
use super::fault::{Fault, Place, Why};
use super::fields::{Fields, text_of};
use super::format::{Format, Hints, Parsed};
use super::json::{self, Json};
use super::limits::Limits;
use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::domain::content::{Channel, DueClaim, OtherField, Party};
use crate::domain::draft::DraftAttachment;
use crate::domain::evaluation::{Evaluation, Scale};
use crate::domain::marking::{Classification, HandlingCode, Marking, Pap, Tlp};
use crate::domain::{
    AlertKind, Content, Direction, Draft, Foreign, Kind, MessageKind, Moment, Priority, RequestKind,
};
use jiff::civil::{Date, time};

const ID: &str = "envelope";

/// One envelope, or an array of them.
#[derive(Debug)]
pub struct Envelope;

impl Format for Envelope {
    fn id(&self) -> &'static str {
        ID
    }

    fn detects(&self, sample: &Sample<'_>, _: &Hints) -> bool {
        sample.text("attache") == Some(ID)
    }

    fn parse(&self, bytes: &[u8], limits: &Limits, hints: &Hints) -> Result<Parsed, Fault> {
        let mut parsed = Parsed::default();
        if Sample::of(bytes).is_list() {
            json::read_list(bytes, limits, &[], &mut |element| {
                let at = element.at;
                parsed.take(element.value.and_then(|value| draft(&value, &at, hints)));
            })?;
        } else {
            parsed.take(draft(&json::read(bytes, limits)?, &Place::whole(), hints));
        }
        Ok(parsed)
    }
}

fn draft(value: &Json, at: &Place, hints: &Hints) -> Result<Draft, Fault> {
    let fault = |why| at.clone().fault(why);
    let mut fields =
        Fields::of(value, at.path.raw()).ok_or_else(|| fault(Why::NotA("an envelope")))?;
    if fields
        .text("attache")
        .is_none_or(|marker| marker.raw() != ID)
    {
        return Err(fault(Why::NotA("an envelope")));
    }
    if fields
        .text("version")
        .is_none_or(|version| version.raw() != "1")
    {
        return Err(fault(Why::UnknownKind(
            "An envelope of a version the desk does not know",
        )));
    }
    let kind = kind(&mut fields).ok_or_else(|| fault(Why::Missing("kind the desk knows")))?;
    let direction = fields
        .read("direction", "in or out", direction)
        .unwrap_or(Direction::In);
    let title = fields.text("title").unwrap_or_else(|| kind.title().into());
    let mut content = Content::new(kind, direction, title);
    message(&mut fields, &mut content);
    let named = fields.read("channel", "a channel", |value| {
        Channel::from_word(text_of(value)?.raw())
    });
    content.channel = hints.channel.or(named).unwrap_or(Channel::File);
    content.marking = marking(&mut fields);
    content.evaluation = evaluation(&mut fields);
    content.subjects = subject::subjects(&mut fields);
    let attachments = attachments(&mut fields);
    let earlier = fields.list("other_fields", "a field", other_field);
    let (remarks, others) = fields.finish();
    content.other_fields = earlier;
    for left in others {
        // What a package said on an earlier way through a desk is not kept a second time.
        if !content.other_fields.contains(&left) {
            content.other_fields.push(left);
        }
    }
    let place = (!at.path.is_empty()).then(|| at.path.raw().to_owned());
    let format = ID.parse().map_err(|_| fault(Why::NotA("an envelope")))?;
    Ok(Draft {
        format,
        content,
        attachments,
        place,
        is_summary: false,
        remarks,
    })
}

/// The family of the record and the word for its kind within that family.
fn kind(fields: &mut Fields<'_>) -> Option<Kind> {
    let word = |value: &Json| text_of(value).and_then(|text| Kind::from_word(text.raw()));
    let notice = fields.read("notice", "a kind of alert", |value| {
        word(value).filter(|kind| kind.is_alert())
    });
    let request = fields.read("request", "a kind of request", |value| {
        word(value).filter(|kind| matches!(kind, Kind::Request(_)))
    });
    let message = fields.read("message", "a kind of message", |value| {
        word(value).filter(|kind| matches!(kind, Kind::Message(_)))
    });
    let kind = fields.read("kind", "a kind of record", word)?;
    match kind {
        Kind::Message(MessageKind::Other) => message.or(Some(kind)),
        Kind::Alert(AlertKind::Other) => notice.or(Some(kind)),
        Kind::Request(RequestKind::Other) => request.or(Some(kind)),
        _ => Some(kind),
    }
}

fn direction(value: &Json) -> Option<Direction> {
    let word = text_of(value)?;
    [Direction::In, Direction::Out]
        .into_iter()
        .find(|direction| direction.word() == word.raw().trim())
}

fn message(fields: &mut Fields<'_>, content: &mut Content) {
    content.their_ref = fields.text("reference");
    content.your_ref = fields.text("your_reference");
    content.text = fields.text("text").unwrap_or_default();
    content.language = fields.text("language");
    content.from = fields
        .objects("from", "a sender", party, |name| Some(authority(name)))
        .into_iter()
        .next()
        .unwrap_or_default();
    content.to = fields.objects("to", "an addressee", party, |name| Some(authority(name)));
    content.sent_at = fields.read("sent_at", "an instant", |value| {
        Moment::parse(text_of(value)?.raw())
    });
    content.urgency = fields.read("urgency", "an urgency", |value| {
        Priority::from_word(text_of(value)?.raw())
    });
    content.due = fields.read("due", "a date", |value| Some(due(value)));
    content.due_rule = fields.read("due_rule", "the name of a rule", |value| {
        text_of(value)?.raw().parse().ok()
    });
    content.crime_areas = fields.list("crime_areas", "a crime area", |value| {
        text_of(value)?.raw().parse().ok()
    });
    content.legal_basis = fields.text("legal_basis");
    content.purpose = fields.text("purpose");
}

fn party(fields: &mut Fields<'_>) -> Party {
    Party {
        country: fields.country("country"),
        authority: fields.text("authority"),
    }
}

fn authority(name: Foreign) -> Party {
    Party {
        country: None,
        authority: Some(name),
    }
}

/// An instant, a day in a zone, or words. Words nobody can read are kept and flagged, never taken for "no deadline".
fn due(value: &Json) -> DueClaim {
    let text = |key| value.get(key).and_then(text_of);
    if let Some(at) = text_of(value).or_else(|| text("at")) {
        return Moment::parse(at.raw()).map_or(DueClaim::Unreadable(at), DueClaim::At);
    }
    let (Some(day), Some(zone)) = (text("day"), text("zone")) else {
        return DueClaim::Unreadable(text("text").unwrap_or_else(|| value.to_compact_text()));
    };
    let ends = text("ends").and_then(|ends| Moment::parse(ends.raw()));
    let ends = ends.or_else(|| day_end(day.raw(), zone.raw()));
    let label = day
        .raw()
        .parse()
        .ok()
        .filter(|_| day.raw().parse::<Date>().is_ok());
    match label {
        Some(day) => DueClaim::OnDay { day, zone, ends },
        None => DueClaim::Unreadable(format!("{} {}", day.raw(), zone.raw()).into()),
    }
}

/// The last second of a calendar day in a named zone; none if the day or the zone does not exist.
fn day_end(day: &str, zone: &str) -> Option<Moment> {
    let date: Date = day.parse().ok()?;
    let end = date.to_datetime(time(23, 59, 59, 0)).in_tz(zone).ok()?;
    Some(Moment::from_millis(end.timestamp().as_millisecond()))
}

/// Reads the marking. Whatever of it cannot be read stays as a restriction in words, and the restrictive default with it.
fn marking(fields: &mut Fields<'_>) -> Marking {
    let Some(mut inner) = fields.enter("marking") else {
        let unread = fields.texts("marking");
        return with_unread(Marking::default(), unread);
    };
    let mut marking = Marking::default();
    let mut unread = Vec::new();
    for word in inner.texts("handling") {
        match HandlingCode::from_word(word.raw()) {
            Some(code) => marking.add_handling(code),
            None => unread.push(word),
        }
    }
    let mut one = |key: &str, set: &mut dyn FnMut(&str) -> bool| {
        unread.extend(inner.text(key).filter(|word| !set(word.raw())));
    };
    one("tlp", &mut |word| put(&mut marking.tlp, Tlp::read(word)));
    one("pap", &mut |word| put(&mut marking.pap, Pap::read(word)));
    one("classification", &mut |word| {
        put(&mut marking.classification, Classification::from_word(word))
    });
    marking.handling_text = inner.text("handling_text");
    marking.restrictions = inner.texts("restrictions");
    marking.assumed = inner
        .read("assumed", "true or false", as_bool)
        .unwrap_or(false);
    for left in fields.absorb(inner) {
        unread.push(format!("{}: {}", left.path.raw(), left.value.raw()).into());
    }
    with_unread(marking, unread)
}

fn with_unread(mut marking: Marking, unread: Vec<Foreign>) -> Marking {
    if unread.is_empty() {
        return marking.or_assumed();
    }
    marking.restrictions.extend(unread);
    marking.strictest(&Marking::assumed())
}

fn put<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    *slot = value;
    slot.is_some()
}

fn as_bool(value: &Json) -> Option<bool> {
    if let Json::Bool(truth) = value {
        Some(*truth)
    } else {
        None
    }
}

fn evaluation(fields: &mut Fields<'_>) -> Vec<Evaluation> {
    fields.list("evaluation", "an evaluation", |value| {
        let scale = value.get("scale").and_then(text_of);
        let scale = scale
            .and_then(|word| Scale::from_word(word.raw()))
            .unwrap_or(Scale::Other);
        let written: String = text_of(value.get("value")?)?
            .raw()
            .split_whitespace()
            .collect();
        let derived = value.get("derived").and_then(as_bool).unwrap_or(false);
        Some(Evaluation {
            scale,
            value: written.parse().ok()?,
            derived,
        })
    })
}

fn attachments(fields: &mut Fields<'_>) -> Vec<DraftAttachment> {
    fields.list("attachments", "a file with its bytes", |value| {
        let bytes = unpacked(value.get("bytes_base64")?.as_text()?.raw())?;
        let name = value.get("name").and_then(text_of).unwrap_or_default();
        Some(DraftAttachment {
            name,
            media_type: value.get("media_type").and_then(text_of),
            bytes,
        })
    })
}

fn other_field(value: &Json) -> Option<OtherField> {
    Some(OtherField {
        path: text_of(value.get("path")?)?,
        value: text_of(value.get("value")?)?,
    })
}

/// The bytes of a base64 text (RFC 4648 section 4); line breaks are passed over.
fn unpacked(text: &str) -> Option<Vec<u8>> {
    let letters: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    STANDARD.decode(letters).ok()
}
