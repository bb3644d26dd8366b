//! Persons and things in an envelope.
use crate::domain::Foreign;
use crate::domain::subject::{
    Account, Charge, Firearm, Identity, IdentityDocument, Location, Organisation, Person, Phone,
    Relation, Role, Sex, Subject, Thing, Trust, Vehicle, Vessel, Wallet,
};
use crate::intake::fields::{Fields, text_of};
use crate::intake::json::Json;

/// Reads the subjects. A kind nobody knows becomes a thing with that kind as its description; its fields are kept.
pub(super) fn subjects(fields: &mut Fields<'_>) -> Vec<Subject> {
    let named = |what| {
        Some(Subject::Thing(Thing {
            what: Some(what),
            ..Thing::default()
        }))
    };
    fields.objects("subjects", "a person or thing", subject, named)
}

fn subject(fields: &mut Fields<'_>) -> Subject {
    let kind = fields.text("kind");
    match kind.as_ref().map_or("", Foreign::raw) {
        "person" => Subject::Person(Box::new(person(fields))),
        "organisation" => Subject::Organisation(Organisation {
            name: fields.text("name"),
            aliases: fields.texts("aliases"),
            registration: fields.text("registration"),
            country: fields.country("country"),
            remarks: fields.text("remarks"),
        }),
        "vehicle" => Subject::Vehicle(Vehicle {
            plate: fields.text("plate"),
            country: fields.country("country"),
            vin: fields.text("vin"),
            make_model: fields.text("make_model"),
        }),
        "document" => Subject::Document(document(fields)),
        "phone" => Subject::Phone(Phone {
            number: fields.text("number").unwrap_or_default(),
        }),
        "account" => Subject::Account(Account {
            iban: fields.text("iban"),
            bic: fields.text("bic"),
            holder: fields.text("holder"),
        }),
        "wallet" => Subject::Wallet(Wallet {
            currency: fields.text("currency"),
            address: fields.text("address"),
        }),
        "firearm" => Subject::Firearm(Firearm {
            serial: fields.text("serial"),
            make_model: fields.text("make_model"),
        }),
        "vessel" => Subject::Vessel(Vessel {
            name: fields.text("name"),
            imo: fields.text("imo"),
            flag: fields.country("flag"),
        }),
        "location" => Subject::Location(Location {
            place: fields.text("place"),
            country: fields.country("country"),
            coordinates: fields.text("coordinates"),
        }),
        _ => Subject::Thing(thing(fields, kind)),
    }
}

fn thing(fields: &mut Fields<'_>, kind: Option<Foreign>) -> Thing {
    let described = ["what", "description"]
        .into_iter()
        .find_map(|key| fields.text(key));
    let kind = kind.filter(|kind| !matches!(kind.raw(), "thing" | "other"));
    let what = match (kind, described) {
        (Some(kind), Some(text)) => Some(format!("{}: {}", kind.raw(), text.raw()).into()),
        (one, other) => one.or(other),
    };
    let number = ["number", "inventory"]
        .into_iter()
        .find_map(|key| fields.text(key));
    Thing {
        what,
        number,
        country: fields.country("country"),
    }
}

fn person(fields: &mut Fields<'_>) -> Person {
    Person {
        role: fields.read("role", "a role", |value| {
            Role::from_word(text_of(value)?.raw())
        }),
        identities: fields.objects("identities", "an identity", identity, |name| {
            Some(Identity {
                full_name: Some(name),
                ..Identity::default()
            })
        }),
        aliases: fields.texts("aliases"),
        documents: fields.objects("documents", "a document", document, |number| {
            Some(IdentityDocument {
                number: Some(number),
                ..IdentityDocument::default()
            })
        }),
        height_cm: fields.read("height_cm", "a height in centimetres", whole),
        weight_kg: fields.read("weight_kg", "a weight in kilograms", whole),
        eyes: fields.texts("eyes"),
        hair: fields.texts("hair"),
        languages: fields.texts("languages"),
        marks: fields.text("marks"),
        charges: fields.objects("charges", "a charge", charge, |text| {
            Some(Charge {
                country: None,
                text: Some(text),
                translation: None,
            })
        }),
        relations: fields
            .objects("relations", "a relation", relation, |_| None)
            .into_iter()
            .flatten()
            .collect(),
        missing_since: fields.date("missing_since"),
        missing_from: fields.text("missing_from"),
        remarks: fields.text("remarks"),
    }
}

fn identity(fields: &mut Fields<'_>) -> Identity {
    let trust = |value: &Json| Trust::from_word(text_of(value)?.raw());
    Identity {
        family_name: fields.text("family_name"),
        given_names: fields.text("given_names"),
        full_name: fields.text("full_name"),
        original_script: fields.text("original_script"),
        birth: fields.date("birth"),
        birth_place: fields.text("birth_place"),
        birth_country: fields.country("birth_country"),
        sex: fields.read("sex", "a sex", |value| {
            Sex::from_word(text_of(value)?.raw())
        }),
        nationalities: fields.countries("nationalities"),
        trust: fields
            .read("trust", "claimed or confirmed", trust)
            .or_else(|| fields.read("precision", "claimed or confirmed", trust)),
    }
}

fn document(fields: &mut Fields<'_>) -> IdentityDocument {
    IdentityDocument {
        document_type: ["document_type", "type", "kind"]
            .into_iter()
            .find_map(|key| fields.text(key)),
        number: fields.text("number"),
        country: fields.country("country"),
    }
}

fn charge(fields: &mut Fields<'_>) -> Charge {
    Charge {
        country: fields.country("country"),
        text: fields.text("text"),
        translation: fields.text("translation"),
    }
}

fn relation(fields: &mut Fields<'_>) -> Option<Relation> {
    let (relation, name) = (fields.text("relation"), fields.text("name"));
    Some(Relation {
        relation: relation.unwrap_or_else(|| "related".into()),
        name: name?,
    })
}

fn whole(value: &Json) -> Option<u16> {
    text_of(value)?.raw().parse().ok()
}
