//! One row of a list on its way to a record.
//!
//! Never here: which column holds which field.
mod subject;

use super::column_map::{ColumnMap, Field};
use crate::domain::content::{Channel, DueClaim, OtherField};
use crate::domain::date::DateClaim;
use crate::domain::marking::{HandlingCode, Marking, Tlp};
use crate::domain::subject::{
    Account, Identity, IdentityDocument, Location, Person, Phone, Sex, Subject, Vehicle,
};
use crate::domain::{
    AlertKind, Content, CountryCode, Direction, Draft, Foreign, Kind, Moment, Priority,
};

/// The one number a subject is known by.
#[derive(Default)]
struct Identifier {
    number: Option<Foreign>,
    kind: Option<Foreign>,
    country: Option<CountryCode>,
}

/// What has been read of a row.
pub(super) struct RowDraft<'m> {
    map: &'m ColumnMap,
    seen: Vec<Field>,
    kind: Option<Kind>,
    category: Option<Kind>,
    channel: Option<Channel>,
    content: Content,
    subject: Option<Foreign>,
    identity: Identity,
    person: Person,
    vehicle: Vehicle,
    identifier: Identifier,
    more: Vec<Subject>,
    /// Every cell that went into the subject, until it is known which of them its kind can carry.
    cells: Vec<(Field, OtherField)>,
    remarks: Vec<Foreign>,
}

impl<'m> RowDraft<'m> {
    pub(super) fn new(map: &'m ColumnMap) -> Self {
        let mut content = Content::new(
            Kind::Alert(AlertKind::Other),
            Direction::In,
            Foreign::default(),
        );
        content.marking = Marking::default();
        Self {
            map,
            seen: Vec::new(),
            kind: None,
            category: None,
            channel: None,
            content,
            subject: None,
            identity: Identity::default(),
            person: Person::default(),
            vehicle: Vehicle::default(),
            identifier: Identifier::default(),
            more: Vec::new(),
            cells: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Whether the row has said something about this field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.seen.contains(&field)
    }

    /// Keeps a cell nobody has a place for.
    pub(super) fn keep(&mut self, column: &Foreign, cell: &str) {
        self.content.other_fields.push(OtherField {
            path: column.clone(),
            value: cell.into(),
        });
    }

    /// Takes a cell that is not empty. What cannot be read as its field is kept with a remark.
    pub(super) fn take(&mut self, field: Field, column: &Foreign, cell: &str) {
        let kept = OtherField {
            path: column.clone(),
            value: cell.into(),
        };
        if self.take_message(field, cell) || self.take_marking(field, cell) {
            self.seen.push(field);
        } else if self.take_subject(field, cell) {
            self.seen.push(field);
            self.cells.push((field, kept));
        } else {
            if field != Field::Date {
                let words = format!(
                    "{}: not readable as {}; kept under other fields.",
                    column.raw(),
                    field.title()
                );
                self.remarks.push(words.into());
            }
            self.content.other_fields.push(kept);
        }
    }

    fn take_message(&mut self, field: Field, cell: &str) -> bool {
        let text = || Some(Foreign::from(cell));
        let content = &mut self.content;
        match field {
            Field::Reference => content.their_ref = text(),
            Field::Title => content.title = cell.into(),
            Field::Text => content.text = cell.into(),
            Field::Authority => content.from.authority = text(),
            Field::LegalBasis => content.legal_basis = text(),
            Field::Purpose => content.purpose = text(),
            Field::Kind => return put(&mut self.kind, Kind::from_word(cell)),
            Field::Category => return put(&mut self.category, Kind::from_word(cell)),
            Field::Channel => return put(&mut self.channel, Channel::from_word(cell)),
            Field::Country => return put(&mut content.from.country, cell.parse().ok()),
            Field::SentAt => return put(&mut content.sent_at, Moment::parse(cell)),
            Field::Urgency => return put(&mut content.urgency, Priority::from_word(cell)),
            Field::Due => {
                let due = Moment::parse(cell)
                    .map_or_else(|| DueClaim::Unreadable(cell.into()), DueClaim::At);
                content.due = Some(due);
            }
            Field::CrimeAreas => {
                let areas: Result<Vec<_>, _> = self
                    .map
                    .values(cell)
                    .iter()
                    .map(|area| area.parse())
                    .collect();
                return areas.map(|areas| content.crime_areas = areas).is_ok();
            }
            _ => return false,
        }
        true
    }

    /// A limit nobody can read is still a limit: it stays as a restriction in words.
    fn take_marking(&mut self, field: Field, cell: &str) -> bool {
        let marking = &mut self.content.marking;
        let unread: Vec<String> = match field {
            Field::Restrictions => vec![cell.to_owned()],
            Field::Tlp => {
                marking.tlp = marking.tlp.max(Tlp::read(cell));
                if Tlp::read(cell).is_some() {
                    Vec::new()
                } else {
                    vec![format!("TLP {cell}")]
                }
            }
            Field::Handling => {
                let mut unread = Vec::new();
                for word in cell
                    .split([' ', ',', ';', '/'])
                    .filter(|word| !word.is_empty())
                {
                    match HandlingCode::from_word(word) {
                        Some(code) => marking.add_handling(code),
                        None => unread.push(word.to_owned()),
                    }
                }
                unread
            }
            _ => return false,
        };
        marking
            .restrictions
            .extend(unread.into_iter().map(Foreign::from));
        true
    }

    fn take_subject(&mut self, field: Field, cell: &str) -> bool {
        let values = self.map.values(cell);
        let text = || Some(Foreign::from(cell));
        let all = || values.iter().map(|value| Foreign::from(value.as_str()));
        match field {
            Field::SubjectKind => self.subject = text(),
            Field::FullName => self.identity.full_name = text(),
            Field::FamilyName => self.identity.family_name = text(),
            Field::GivenNames => self.identity.given_names = text(),
            Field::BirthPlace => self.identity.birth_place = text(),
            Field::Aliases => self.person.aliases.extend(all()),
            Field::Plate => self.vehicle.plate = text(),
            Field::Vin => self.vehicle.vin = text(),
            Field::Identifier => self.identifier.number = text(),
            Field::MakeModel => self.vehicle.make_model = text(),
            Field::IdentifierKind => self.identifier.kind = text(),
            Field::IdentifierCountry => {
                return put(&mut self.identifier.country, cell.parse().ok());
            }
            Field::Remarks => self.person.remarks = text(),
            Field::Birth => return self.birth(&values),
            Field::BirthCountry => return put(&mut self.identity.birth_country, cell.parse().ok()),
            Field::Sex => return put(&mut self.identity.sex, sex(cell)),
            Field::Nationalities => {
                let codes: Result<Vec<CountryCode>, _> =
                    values.iter().map(|code| code.parse()).collect();
                return codes
                    .map(|codes| self.identity.nationalities = codes)
                    .is_ok();
            }
            Field::Documents => self.documents(&values),
            Field::Addresses => {
                let places = all().map(|place| Location {
                    place: Some(place),
                    ..Location::default()
                });
                self.more.extend(places.map(Subject::Location));
            }
            Field::Phones => self
                .more
                .extend(all().map(|number| Subject::Phone(Phone { number }))),
            Field::Ibans => {
                let accounts = all().map(|iban| Account {
                    iban: Some(iban),
                    ..Account::default()
                });
                self.more.extend(accounts.map(Subject::Account));
            }
            _ => return false,
        }
        true
    }

    fn documents(&mut self, numbers: &[String]) {
        for number in numbers {
            let number = Some(Foreign::from(number.as_str()));
            self.person.documents.push(IdentityDocument {
                number,
                ..IdentityDocument::default()
            });
        }
    }

    /// Several birth dates are several identities: none of them is the true one by being first.
    fn birth(&mut self, values: &[String]) -> bool {
        let mut claims = values
            .iter()
            .filter_map(|value| DateClaim::read(&self.map.date(value)));
        self.identity.birth = claims.next();
        let more = claims.map(|birth| Identity {
            birth: Some(birth),
            ..Identity::default()
        });
        self.person.identities.extend(more);
        let claims = self.identity.birth.iter().chain(
            self.person
                .identities
                .iter()
                .filter_map(|i| i.birth.as_ref()),
        );
        if claims.into_iter().any(|claim| claim.known().is_none()) {
            self.remarks
                .push("A birth date cannot be read; its words are kept.".into());
        }
        true
    }

    /// The record; none if it has neither a name or number nor a title.
    pub(super) fn finish(mut self) -> Option<Draft> {
        let format = "csv".parse().ok()?;
        self.content.kind = self.category.or(self.kind).unwrap_or(self.content.kind);
        self.content.channel = self.channel.unwrap_or(self.content.channel);
        let main = self.main_subject();
        let name = main.as_ref().and_then(Subject::name);
        self.content.subjects = main.into_iter().chain(self.more).collect();
        if self.content.title.is_empty() {
            self.content.title =
                name.or_else(|| self.content.subjects.iter().find_map(Subject::name))?;
        }
        self.content.marking = self
            .content
            .marking
            .strictest(&self.map.marking)
            .or_assumed();
        Some(Draft {
            format,
            content: self.content,
            attachments: Vec::new(),
            place: None,
            is_summary: false,
            remarks: self.remarks,
        })
    }
}

fn put<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let read = value.is_some();
    if read {
        *slot = value;
    }
    read
}

fn sex(cell: &str) -> Option<Sex> {
    let word = cell.trim();
    let short = match word.to_ascii_uppercase().as_str() {
        "M" => Some(Sex::Male),
        "F" => Some(Sex::Female),
        "U" => Some(Sex::Unknown),
        _ => None,
    };
    short.or_else(|| Sex::from_word(word))
}
