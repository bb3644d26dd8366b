//! What a row is about: the one subject its cells make, and what that subject cannot carry.
use super::RowDraft;
use crate::domain::subject::{
    Firearm, Identity, IdentityDocument, Organisation, Person, Phone, Subject, Thing, Vehicle,
    Vessel,
};
use crate::domain::{CountryCode, Foreign};
use crate::intake::column_map::Field;

/// Fields every subject carries, as its own or beside it.
const ALWAYS: [Field; 8] = [
    Field::SubjectKind,
    Field::FullName,
    Field::FamilyName,
    Field::GivenNames,
    Field::Documents,
    Field::Addresses,
    Field::Phones,
    Field::Ibans,
];

impl RowDraft<'_> {
    /// The person or thing the row is about; none if it does not say.
    pub(super) fn main_subject(&mut self) -> Option<Subject> {
        let kind = self
            .subject
            .as_ref()
            .map(|word| word.raw().trim().to_ascii_lowercase());
        let number_is = self
            .identifier
            .kind
            .as_ref()
            .map(|word| word.raw().trim().to_ascii_lowercase());
        let vehicle = self.vehicle != Vehicle::default();
        match (kind.as_deref(), number_is.as_deref()) {
            (None, _) if vehicle && self.identity == Identity::default() => {
                Some(self.vehicle(None))
            }
            (None | Some("person"), _) => self.person(),
            (Some("vehicle" | "plate"), number_is) => Some(self.vehicle(number_is)),
            (
                Some("organization" | "organisation" | "company" | "legalentity" | "publicbody"),
                _,
            ) => Some(self.organisation()),
            (Some("document"), _) => Some(self.document()),
            (Some("phone"), _) if self.identifier.number.is_some() => Some(self.phone()),
            (Some("firearm"), _) => Some(self.firearm()),
            (Some("vessel" | "ship" | "boat"), Some("imo")) | (Some("vessel"), None) => {
                Some(self.vessel())
            }
            (Some(_), _) => Some(self.thing()),
        }
    }

    fn person(&mut self) -> Option<Subject> {
        self.keep_if(|field| {
            matches!(
                field,
                Field::Identifier | Field::IdentifierKind | Field::IdentifierCountry
            )
        });
        let vehicle = std::mem::take(&mut self.vehicle);
        if vehicle != Vehicle::default() {
            self.more.push(Subject::Vehicle(vehicle));
        }
        let mut person = std::mem::take(&mut self.person);
        for more in &mut person.identities {
            *more = Identity {
                birth: more.birth.take(),
                ..self.identity.clone()
            };
        }
        if self.identity != Identity::default() {
            person
                .identities
                .insert(0, std::mem::take(&mut self.identity));
        }
        (person != Person::default()).then(|| Subject::Person(Box::new(person)))
    }

    fn organisation(&mut self) -> Subject {
        self.keep_all_but(&[
            Field::Aliases,
            Field::Identifier,
            Field::Nationalities,
            Field::Remarks,
        ]);
        Subject::Organisation(Organisation {
            name: self.identity.name(),
            aliases: std::mem::take(&mut self.person.aliases),
            registration: self.identifier.number.take(),
            country: self.country(),
            remarks: self.person.remarks.take(),
        })
    }

    fn vehicle(&mut self, number_is: Option<&str>) -> Subject {
        let mut vehicle = std::mem::take(&mut self.vehicle);
        let mut carried = vec![
            Field::Plate,
            Field::Vin,
            Field::MakeModel,
            Field::Nationalities,
            Field::IdentifierCountry,
            Field::Remarks,
        ];
        let slot = match number_is {
            Some("vin") => Some(&mut vehicle.vin),
            Some("plate") | None => Some(&mut vehicle.plate),
            Some(_) => None,
        };
        if let Some(slot) = slot.filter(|slot| slot.is_none()) {
            *slot = self.identifier.number.take();
            carried.extend([Field::Identifier, Field::IdentifierKind]);
        }
        self.keep_all_but(&carried);
        let make_model = vehicle.make_model.take().or_else(|| self.identity.name());
        Subject::Vehicle(Vehicle {
            country: self.country(),
            make_model,
            ..vehicle
        })
    }

    fn document(&mut self) -> Subject {
        self.keep_all_but(&[
            Field::Identifier,
            Field::IdentifierKind,
            Field::IdentifierCountry,
            Field::Nationalities,
            Field::Remarks,
        ]);
        let (number, document_type) = (self.identifier.number.take(), self.identifier.kind.take());
        Subject::Document(IdentityDocument {
            document_type,
            number,
            country: self.country(),
        })
    }

    fn phone(&mut self) -> Subject {
        self.keep_all_but(&[Field::Identifier, Field::IdentifierKind, Field::Remarks]);
        Subject::Phone(Phone {
            number: self.identifier.number.take().unwrap_or_default(),
        })
    }

    fn firearm(&mut self) -> Subject {
        self.keep_all_but(&[
            Field::Identifier,
            Field::IdentifierKind,
            Field::MakeModel,
            Field::Remarks,
        ]);
        let make_model = self
            .vehicle
            .make_model
            .take()
            .or_else(|| self.identity.name());
        Subject::Firearm(Firearm {
            serial: self.identifier.number.take(),
            make_model,
        })
    }

    fn vessel(&mut self) -> Subject {
        self.keep_all_but(&[
            Field::Identifier,
            Field::IdentifierKind,
            Field::IdentifierCountry,
            Field::Nationalities,
            Field::MakeModel,
            Field::Remarks,
        ]);
        let name = self
            .identity
            .name()
            .or_else(|| self.vehicle.make_model.take());
        Subject::Vessel(Vessel {
            name,
            imo: self.identifier.number.take(),
            flag: self.country(),
        })
    }

    fn thing(&mut self) -> Subject {
        self.keep_all_but(&[
            Field::Identifier,
            Field::IdentifierCountry,
            Field::Nationalities,
            Field::MakeModel,
            Field::Remarks,
        ]);
        let name = self
            .identity
            .name()
            .or_else(|| self.vehicle.make_model.take());
        let what = match (self.subject.take(), name) {
            (Some(kind), Some(name)) => Some(format!("{}: {}", kind.raw(), name.raw()).into()),
            (one, other) => one.or(other),
        };
        Subject::Thing(Thing {
            what,
            number: self.identifier.number.take(),
            country: self.country(),
        })
    }

    /// The one country a thing can have.
    fn country(&self) -> Option<CountryCode> {
        self.identifier
            .country
            .or(self.identity.nationalities.first().copied())
    }

    /// For subjects that are no person: keeps the cells they cannot carry, stands their documents beside them, and lets
    /// what is said of them be the text of the record.
    fn keep_all_but(&mut self, carried: &[Field]) {
        let several =
            self.identity.nationalities.len() > usize::from(self.identifier.country.is_none());
        self.keep_if(|field| {
            !(ALWAYS.contains(&field) || carried.contains(&field))
                || several && field == Field::Nationalities
        });
        let documents = std::mem::take(&mut self.person.documents);
        self.more
            .extend(documents.into_iter().map(Subject::Document));
        if carried.contains(&Field::Remarks) && !carried.contains(&Field::Aliases) {
            let texts = [
                Some(std::mem::take(&mut self.content.text)),
                self.person.remarks.take(),
            ];
            let texts: Vec<String> = texts
                .iter()
                .flatten()
                .map(Foreign::raw)
                .map(str::to_owned)
                .collect();
            self.content.text = texts.join("\n").trim().into();
        }
    }

    fn keep_if(&mut self, lost: impl Fn(Field) -> bool) {
        let cells = std::mem::take(&mut self.cells);
        let kept = cells
            .into_iter()
            .filter(|(field, _)| lost(*field))
            .map(|(_, cell)| cell);
        self.content.other_fields.extend(kept);
    }
}
