//! Persons and things for a person to read: every identity, every date with its precision.
//!
//! Never here: choosing a main identity, decoding eye or hair codes; a code stays as it came.

use super::super::sheet::Sheet;
use crate::domain::date::DateClaim;
use crate::domain::subject::{Charge, Identity, IdentityDocument, Organisation, Person};
use crate::domain::text::Shown;
use crate::domain::{CountryCode, Foreign, Subject};

/// All of them, numbered.
pub(super) fn subjects(sheet: &mut Sheet, subjects: &[Subject]) {
    if subjects.is_empty() {
        return;
    }
    sheet.heading(&Shown::own("PERSONS AND THINGS"));
    for (place, one) in subjects.iter().enumerate() {
        sheet.gap();
        sheet.paragraph(&Shown::of(format!("{}. {}", place + 1, one.word())));
        sheet.inset(|sheet| subject(sheet, one));
    }
}

fn subject(sheet: &mut Sheet, subject: &Subject) {
    match subject {
        Subject::Person(person) => self::person(sheet, person),
        Subject::Organisation(it) => organisation(sheet, it),
        Subject::Vehicle(it) => {
            sheet.maybe_theirs("Plate", it.plate.as_ref());
            country(sheet, "Country", it.country);
            sheet.maybe_theirs("VIN", it.vin.as_ref());
            sheet.maybe_theirs("Make and model", it.make_model.as_ref());
        }
        Subject::Document(it) => document(sheet, it),
        Subject::Phone(it) => sheet.theirs("Number", &it.number),
        Subject::Account(it) => {
            sheet.maybe_theirs("IBAN or number", it.iban.as_ref());
            sheet.maybe_theirs("BIC", it.bic.as_ref());
            sheet.maybe_theirs("Holder", it.holder.as_ref());
        }
        Subject::Wallet(it) => {
            sheet.maybe_theirs("Currency", it.currency.as_ref());
            sheet.maybe_theirs("Address", it.address.as_ref());
        }
        Subject::Firearm(it) => {
            sheet.maybe_theirs("Serial number", it.serial.as_ref());
            sheet.maybe_theirs("Make and model", it.make_model.as_ref());
        }
        Subject::Vessel(it) => {
            sheet.maybe_theirs("Name", it.name.as_ref());
            sheet.maybe_theirs("IMO number", it.imo.as_ref());
            country(sheet, "Flag", it.flag);
        }
        Subject::Location(it) => {
            sheet.maybe_theirs("Place", it.place.as_ref());
            country(sheet, "Country", it.country);
            sheet.maybe_theirs("Coordinates", it.coordinates.as_ref());
        }
        Subject::Thing(it) => {
            sheet.maybe_theirs("What", it.what.as_ref());
            sheet.maybe_theirs("Number", it.number.as_ref());
            country(sheet, "Country", it.country);
        }
    }
}

fn person(sheet: &mut Sheet, person: &Person) {
    if let Some(role) = person.role {
        sheet.ours("Role", &Shown::own(role.title()));
    }
    let many = person.identities.len() > 1;
    for (place, one) in person.identities.iter().enumerate() {
        if many {
            let title = format!("Identity {} of {}", place + 1, person.identities.len());
            sheet.paragraph(&Shown::of(title));
        }
        identity(sheet, one);
    }
    all(sheet, "Also known as", &person.aliases);
    for held in &person.documents {
        sheet.paragraph(&Shown::own("Document"));
        sheet.inset(|sheet| document(sheet, held));
    }
    if let Some(height) = person.height_cm {
        sheet.ours("Height", &Shown::of(format!("{height} cm")));
    }
    if let Some(weight) = person.weight_kg {
        sheet.ours("Weight", &Shown::of(format!("{weight} kg")));
    }
    all(sheet, "Eyes", &person.eyes);
    all(sheet, "Hair", &person.hair);
    all(sheet, "Language", &person.languages);
    words(sheet, "Marks", person.marks.as_ref());
    for one in &person.charges {
        charge(sheet, one);
    }
    for relation in &person.relations {
        sheet.theirs("Relation", &relation.relation);
        sheet.theirs("", &relation.name);
    }
    date(sheet, "Missing since", person.missing_since.as_ref());
    sheet.maybe_theirs("Missing from", person.missing_from.as_ref());
    words(sheet, "Remarks", person.remarks.as_ref());
}

fn identity(sheet: &mut Sheet, identity: &Identity) {
    if let Some(trust) = identity.trust {
        sheet.ours("Identity is", &Shown::own(trust.title()));
    }
    sheet.maybe_theirs("Family name", identity.family_name.as_ref());
    sheet.maybe_theirs("Given names", identity.given_names.as_ref());
    sheet.maybe_theirs("Full name", identity.full_name.as_ref());
    sheet.maybe_theirs("Original script", identity.original_script.as_ref());
    date(sheet, "Born", identity.birth.as_ref());
    sheet.maybe_theirs("Birth place", identity.birth_place.as_ref());
    country(sheet, "Birth country", identity.birth_country);
    if let Some(sex) = identity.sex {
        sheet.ours("Sex", &Shown::own(sex.title()));
    }
    for nationality in &identity.nationalities {
        country(sheet, "Nationality", Some(*nationality));
    }
}

fn organisation(sheet: &mut Sheet, organisation: &Organisation) {
    sheet.maybe_theirs("Name", organisation.name.as_ref());
    all(sheet, "Also known as", &organisation.aliases);
    sheet.maybe_theirs("Registration", organisation.registration.as_ref());
    country(sheet, "Country", organisation.country);
    words(sheet, "Remarks", organisation.remarks.as_ref());
}

fn document(sheet: &mut Sheet, document: &IdentityDocument) {
    sheet.maybe_theirs("Type", document.document_type.as_ref());
    sheet.maybe_theirs("Number", document.number.as_ref());
    country(sheet, "Issued by", document.country);
}

fn charge(sheet: &mut Sheet, charge: &Charge) {
    match charge.country {
        Some(country) => sheet.paragraph(&Shown::of(format!("Charge, warrant of {country}"))),
        None => sheet.paragraph(&Shown::own("Charge")),
    }
    sheet.inset(|sheet| {
        words(sheet, "As issued", charge.text.as_ref());
        words(sheet, "Translation", charge.translation.as_ref());
    });
}

/// A date with its precision said, so that a month is not taken for its first day.
fn date(sheet: &mut Sheet, label: &'static str, claim: Option<&DateClaim>) {
    match claim {
        Some(DateClaim::Known(date)) => {
            let text = format!("{date} ({})", date.precision());
            sheet.ours(label, &Shown::of(text));
        }
        Some(DateClaim::Unreadable(words)) => {
            sheet.theirs(label, words);
            sheet.ours("", &Shown::own("not readable as a date"));
        }
        None => {}
    }
}

fn country(sheet: &mut Sheet, label: &'static str, code: Option<CountryCode>) {
    if let Some(code) = code {
        sheet.ours(label, &Shown::of(code));
    }
}

fn words(sheet: &mut Sheet, label: &'static str, value: Option<&Foreign>) {
    if let Some(value) = value {
        sheet.words(label, value);
    }
}

fn all(sheet: &mut Sheet, label: &'static str, values: &[Foreign]) {
    for value in values {
        sheet.theirs(label, value);
    }
}
