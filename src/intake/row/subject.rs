//! What a row is about: the one subject its cells make, and what that subject cannot carry.
use super::RowDraft;
use crate::domain::CountryCode;
use crate::domain::subject::{Identity, Organisation, Person, Subject, Thing, Vehicle, Vessel};
use crate::intake::column_map::Field;

/// Fields every subject carries, as its own or beside it.
const ALWAYS: [Field; 8] = [
    Field::Subject,
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
        let vehicle = self.vehicle != Vehicle::default();
        match kind.as_deref() {
            Some("vehicle") => Some(self.vehicle()),
            None if vehicle && self.identity == Identity::default() => Some(self.vehicle()),
            None | Some("person") => self.person(),
            Some("organization" | "organisation" | "company" | "legalentity" | "publicbody") => {
                Some(self.organisation())
            }
            Some("vessel") => {
                self.keep_all_but(&[Field::Number, Field::Nationalities]);
                let (name, imo) = (self.identity.name(), self.number.take());
                Some(Subject::Vessel(Vessel {
                    name,
                    imo,
                    flag: self.country(),
                }))
            }
            Some(_) => {
                self.keep_all_but(&[Field::Number, Field::Nationalities]);
                let what = self.identity.name().or_else(|| self.subject.clone());
                Some(Subject::Thing(Thing {
                    what,
                    number: self.number.take(),
                    country: self.country(),
                }))
            }
        }
    }

    fn person(&mut self) -> Option<Subject> {
        self.keep_if(|field| field == Field::Number);
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
            Field::Number,
            Field::Nationalities,
            Field::Remarks,
        ]);
        Subject::Organisation(Organisation {
            name: self.identity.name(),
            aliases: std::mem::take(&mut self.person.aliases),
            registration: self.number.take(),
            country: self.country(),
            remarks: self.person.remarks.take(),
        })
    }

    fn vehicle(&mut self) -> Subject {
        self.keep_all_but(&[Field::Plate, Field::Vin, Field::Nationalities]);
        let (country, make_model) = (self.country(), self.identity.name());
        Subject::Vehicle(Vehicle {
            country,
            make_model,
            ..std::mem::take(&mut self.vehicle)
        })
    }

    /// The one country a thing can have.
    fn country(&self) -> Option<CountryCode> {
        self.identity.nationalities.first().copied()
    }

    /// For subjects that are no person: keeps the cells they cannot carry, and stands their documents beside them.
    fn keep_all_but(&mut self, carried: &[Field]) {
        let several = self.identity.nationalities.len() > 1;
        self.keep_if(|field| {
            !(ALWAYS.contains(&field) || carried.contains(&field))
                || several && field == Field::Nationalities
        });
        let documents = std::mem::take(&mut self.person.documents);
        self.more
            .extend(documents.into_iter().map(Subject::Document));
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
