//! Persons and things in the envelope, field by field.
//!
//! Never here: choosing among identities; everything known is written.

use super::super::fields::Fields;
use crate::domain::date::{DateClaim, PartialDate};
use crate::domain::subject::{
    Account, Charge, Firearm, Identity, IdentityDocument, Location, Organisation, Person, Relation,
    Role, Sex, Thing, Trust, Vehicle, Vessel, Wallet,
};
use crate::domain::{CountryCode, Subject};

/// One subject; `kind` says which.
pub(super) fn subject(subject: &Subject) -> Fields<'_> {
    let fields = Fields::default().with("kind", subject.word());
    match subject {
        Subject::Person(person) => self::person(fields, person),
        Subject::Organisation(it) => organisation(fields, it),
        Subject::Vehicle(it) => vehicle(fields, it),
        Subject::Document(it) => document(fields, it),
        Subject::Phone(it) => fields.with("number", &it.number),
        Subject::Account(it) => account(fields, it),
        Subject::Wallet(it) => wallet(fields, it),
        Subject::Firearm(it) => firearm(fields, it),
        Subject::Vessel(it) => vessel(fields, it),
        Subject::Location(it) => location(fields, it),
        Subject::Thing(it) => thing(fields, it),
    }
}

fn person<'a>(fields: Fields<'a>, person: &'a Person) -> Fields<'a> {
    let documents = person
        .documents
        .iter()
        .map(|held| document(Fields::default(), held));
    fields
        .maybe("role", person.role.map(Role::word))
        .list("identities", person.identities.iter().map(identity))
        .list("aliases", &person.aliases)
        .list("documents", documents)
        .maybe("height_cm", person.height_cm)
        .maybe("weight_kg", person.weight_kg)
        .list("eyes", &person.eyes)
        .list("hair", &person.hair)
        .list("languages", &person.languages)
        .maybe("marks", person.marks.as_ref())
        .list("charges", person.charges.iter().map(charge))
        .list("relations", person.relations.iter().map(relation))
        .maybe("missing_since", person.missing_since.as_ref().map(date))
        .maybe("missing_from", person.missing_from.as_ref())
        .maybe("remarks", person.remarks.as_ref())
}

fn identity(identity: &Identity) -> Fields<'_> {
    Fields::default()
        .maybe("family_name", identity.family_name.as_ref())
        .maybe("given_names", identity.given_names.as_ref())
        .maybe("full_name", identity.full_name.as_ref())
        .maybe("original_script", identity.original_script.as_ref())
        .maybe("birth", identity.birth.as_ref().map(date))
        .maybe("birth_place", identity.birth_place.as_ref())
        .maybe("birth_country", country(identity.birth_country))
        .maybe("sex", identity.sex.map(Sex::word))
        .list(
            "nationalities",
            identity.nationalities.iter().map(CountryCode::to_string),
        )
        .maybe("trust", identity.trust.map(Trust::word))
}

/// `1984-02` for a date of that precision, or the words as they came.
fn date(claim: &DateClaim) -> String {
    match claim {
        DateClaim::Known(date) => PartialDate::to_string(date),
        DateClaim::Unreadable(words) => words.raw().to_owned(),
    }
}

fn country(code: Option<CountryCode>) -> Option<String> {
    code.map(|code| code.to_string())
}

fn charge(charge: &Charge) -> Fields<'_> {
    Fields::default()
        .maybe("country", country(charge.country))
        .maybe("text", charge.text.as_ref())
        .maybe("translation", charge.translation.as_ref())
}

fn relation(relation: &Relation) -> Fields<'_> {
    Fields::default()
        .with("relation", &relation.relation)
        .with("name", &relation.name)
}

fn organisation<'a>(fields: Fields<'a>, it: &'a Organisation) -> Fields<'a> {
    fields
        .maybe("name", it.name.as_ref())
        .list("aliases", &it.aliases)
        .maybe("registration", it.registration.as_ref())
        .maybe("country", country(it.country))
        .maybe("remarks", it.remarks.as_ref())
}

fn vehicle<'a>(fields: Fields<'a>, it: &'a Vehicle) -> Fields<'a> {
    fields
        .maybe("plate", it.plate.as_ref())
        .maybe("country", country(it.country))
        .maybe("vin", it.vin.as_ref())
        .maybe("make_model", it.make_model.as_ref())
}

/// `document_type` and not `kind`, which names the subject where a document is one.
fn document<'a>(fields: Fields<'a>, it: &'a IdentityDocument) -> Fields<'a> {
    fields
        .maybe("document_type", it.document_type.as_ref())
        .maybe("number", it.number.as_ref())
        .maybe("country", country(it.country))
}

fn account<'a>(fields: Fields<'a>, it: &'a Account) -> Fields<'a> {
    fields
        .maybe("iban", it.iban.as_ref())
        .maybe("bic", it.bic.as_ref())
        .maybe("holder", it.holder.as_ref())
}

fn wallet<'a>(fields: Fields<'a>, it: &'a Wallet) -> Fields<'a> {
    fields
        .maybe("currency", it.currency.as_ref())
        .maybe("address", it.address.as_ref())
}

fn firearm<'a>(fields: Fields<'a>, it: &'a Firearm) -> Fields<'a> {
    fields
        .maybe("serial", it.serial.as_ref())
        .maybe("make_model", it.make_model.as_ref())
}

fn vessel<'a>(fields: Fields<'a>, it: &'a Vessel) -> Fields<'a> {
    fields
        .maybe("name", it.name.as_ref())
        .maybe("imo", it.imo.as_ref())
        .maybe("flag", country(it.flag))
}

fn location<'a>(fields: Fields<'a>, it: &'a Location) -> Fields<'a> {
    fields
        .maybe("place", it.place.as_ref())
        .maybe("country", country(it.country))
        .maybe("coordinates", it.coordinates.as_ref())
}

fn thing<'a>(fields: Fields<'a>, it: &'a Thing) -> Fields<'a> {
    fields
        .maybe("what", it.what.as_ref())
        .maybe("number", it.number.as_ref())
        .maybe("country", country(it.country))
}
