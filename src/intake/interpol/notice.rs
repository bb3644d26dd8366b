//! One notice of any colour: which colour it is, and what all colours share.
//!
//! The colour is no field. The document's own link tells it, or else the person who imports; never the fields, which any
//! colour may carry. Never here: fields of one colour only.
use super::{
    colour_in, colour_segment, person, red, reference, reference_in, self_link, un, yellow,
};
use crate::domain::date::DateClaim;
use crate::domain::subject::{Person, Role, Subject};
use crate::domain::{AlertKind, Content, Direction, Draft, Foreign, Kind, Label};
use crate::intake::detect::Sample;
use crate::intake::fault::{Fault, Place, Why};
use crate::intake::fields::Fields;
use crate::intake::format::{Format, Hints, Parsed};
use crate::intake::json::{self, Json};
use crate::intake::limits::Limits;

/// A saved notice in full, or an array of them.
#[derive(Debug)]
pub struct Notice {
    id: &'static str,
    /// The colour this format stands for; none for all that do not tell theirs.
    colour: Option<AlertKind>,
}

/// Red notices.
pub const RED: Notice = Notice {
    id: "interpol-red",
    colour: Some(AlertKind::Red),
};
/// Yellow notices.
pub const YELLOW: Notice = Notice {
    id: "interpol-yellow",
    colour: Some(AlertKind::Yellow),
};
/// UN special notices, of persons and of entities.
pub const UN: Notice = Notice {
    id: "interpol-un",
    colour: Some(AlertKind::UnSpecial),
};
/// Notices of any other colour, or of none that is known.
pub const ANY: Notice = Notice {
    id: "interpol-notice",
    colour: None,
};

/// How much of a charge stands in a title, in characters.
const TITLE: usize = 120;

impl Format for Notice {
    fn id(&self) -> &'static str {
        self.id
    }

    fn detects(&self, sample: &Sample<'_>, _: &Hints) -> bool {
        let told = sample.text("_links.self.href").and_then(colour_in);
        match self.colour {
            Some(colour) => told == Some(colour),
            None => sample.has("entity_id") || told.is_some(),
        }
    }

    fn parse(&self, bytes: &[u8], limits: &Limits, hints: &Hints) -> Result<Parsed, Fault> {
        let hints = Hints {
            colour: hints.colour.or(self.colour),
            ..hints.clone()
        };
        let mut parsed = Parsed::default();
        if Sample::of(bytes).is_list() {
            json::read_list(bytes, limits, &[], &mut |element| {
                let at = element.at;
                parsed.take(element.value.and_then(|value| draft(&value, &at, &hints)));
            })?;
        } else {
            let value = json::read(bytes, limits)?;
            parsed.take(draft(&value, &Place::whole(), &hints));
        }
        Ok(parsed)
    }
}

/// Makes a record of one notice, in full or as a list shows it.
pub(super) fn draft(value: &Json, at: &Place, hints: &Hints) -> Result<Draft, Fault> {
    let fields = Fields::of(value, at.path.raw());
    let fields = fields.ok_or_else(|| at.clone().fault(Why::NotA("a notice")))?;
    let mut fields = fields.with_dashes();
    let link = self_link(value).unwrap_or_default();
    let colour = colour(link, hints, &mut fields);
    let their_ref = fields
        .text("entity_id")
        .map(|id| reference(id.raw()))
        .or_else(|| reference_in(link));

    let mut content = Content::new(Kind::Alert(colour), Direction::In, Foreign::default());
    if un::is_entity(link, &fields) {
        un::entity(&mut fields, &mut content);
    } else {
        let mut person = person::person(&mut fields);
        person.role = role(colour);
        red::charges(&mut fields, &mut person, &mut content);
        yellow::missing(&mut fields, &mut person);
        un::listing(&mut fields, &mut person, &mut content);
        if person
            != (Person {
                role: person.role,
                ..Person::default()
            })
        {
            content
                .subjects
                .insert(0, Subject::Person(Box::new(person)));
        }
    }
    if their_ref.is_none()
        && content
            .subjects
            .iter()
            .all(|subject| subject.name().is_none())
    {
        return Err(at.clone().fault(Why::Missing("entity_id and no name")));
    }
    content.title = title(&content, colour, their_ref.as_ref());
    content.their_ref = their_ref;
    content.channel = hints.channel.unwrap_or(content.channel);
    let (remarks, others) = fields.finish();
    content.other_fields = others;
    let place = (!at.path.is_empty()).then(|| at.path.raw().to_owned());
    Ok(Draft {
        format: label(colour)?,
        content,
        attachments: Vec::new(),
        place,
        is_summary: false,
        remarks,
    })
}

fn colour(link: &str, hints: &Hints, fields: &mut Fields<'_>) -> AlertKind {
    let told = colour_in(link);
    if told.is_some() && hints.colour.is_some() && told != hints.colour {
        fields.remark(
            "_links/self/href",
            "tells another colour than the one given; the link was believed",
        );
    } else if let (None, Some(segment)) = (told, colour_segment(link)) {
        fields.remark(
            "_links/self/href",
            &format!("tells a colour the desk does not know: {segment}"),
        );
    }
    told.or(hints.colour).unwrap_or(AlertKind::Notice)
}

fn role(colour: AlertKind) -> Option<Role> {
    match colour {
        AlertKind::Red => Some(Role::Wanted),
        AlertKind::Yellow => Some(Role::Missing),
        AlertKind::UnSpecial => Some(Role::Listed),
        _ => None,
    }
}

fn label(colour: AlertKind) -> Result<Label, Fault> {
    let id = [RED, YELLOW, UN]
        .into_iter()
        .find(|notice| notice.colour == Some(colour))
        .unwrap_or(ANY)
        .id;
    id.parse()
        .map_err(|_| Place::whole().fault(Why::UnknownKind("No format has that name")))
}

/// One line: the name, and what it is about.
fn title(content: &Content, colour: AlertKind, their_ref: Option<&Foreign>) -> Foreign {
    let name = content.subjects.first().and_then(Subject::name);
    let Some(name) = name else {
        return format!("{} {}", colour.title(), their_ref.map_or("", Foreign::raw)).into();
    };
    let about = content.subjects.first().and_then(|subject| match subject {
        Subject::Person(person) => about(person),
        _ => None,
    });
    about.map_or_else(
        || name.clone(),
        |about| format!("{}: {about}", name.raw()).into(),
    )
}

fn about(person: &Person) -> Option<String> {
    let charge = person
        .charges
        .iter()
        .find_map(|charge| charge.translation.as_ref().or(charge.text.as_ref()));
    if let Some(charge) = charge {
        let line = charge.raw().lines().find(|line| !line.trim().is_empty());
        return line.map(|line| line.chars().take(TITLE).collect());
    }
    let since = person.missing_since.as_ref().and_then(DateClaim::known);
    since.map(|date| format!("missing since {date}"))
}
