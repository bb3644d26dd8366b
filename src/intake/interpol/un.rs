//! UN special notices: persons and entities under Security Council sanctions, in one shape.
//!
//! The published description has plain texts in the arrays; objects are read as well.
use super::name;
use crate::domain::subject::{
    Identity, IdentityDocument, Location, Organisation, Person, Relation, Subject,
};
use crate::domain::{Content, Foreign};
use crate::intake::fields::Fields;

/// Fields only an entity has.
const OF_ENTITIES: [&str; 4] = [
    "legal_form",
    "registration_number",
    "from_chamber_of_commerce",
    "administrators",
];

/// Whether the notice is about an entity: its link says so, or else fields of entities and none of a person.
pub(super) fn is_entity(link: &str, fields: &Fields<'_>) -> bool {
    if link.contains("/un/persons/") || link.contains("/un/entities/") {
        return link.contains("/un/entities/");
    }
    let person = ["forename", "date_of_birth", "sex_id"]
        .iter()
        .any(|key| fields.has(key));
    !person && OF_ENTITIES.iter().any(|key| fields.has(key))
}

/// Reads an entity.
pub(super) fn entity(fields: &mut Fields<'_>, content: &mut Content) {
    let mut remarks = Vec::new();
    let mut say = |what: &str, text: Option<Foreign>| {
        remarks.extend(text.map(|text| format!("{what}: {}", text.raw())));
    };
    let original = fields.text("name_in_original_script");
    let name = fields.text("name");
    let mut aliases = names(fields, "aliases");
    aliases.extend(names(fields, "formerly_known_as"));
    aliases.extend(fields.text("name_at_birth"));
    let (name, more) = if name.is_some() {
        (name, original)
    } else {
        (original, None)
    };
    aliases.extend(more);
    say("Legal form", fields.text("legal_form"));
    say("Main activity", fields.text("main_activity"));
    say(
        "Chamber of commerce",
        fields.text("from_chamber_of_commerce"),
    );
    for name in names(fields, "administrators") {
        say("Administrator", Some(name));
    }
    for name in names(fields, "associates") {
        say("Associate", Some(name));
    }
    let organisation = Organisation {
        name,
        aliases,
        registration: fields.text("registration_number"),
        country: fields.countries("nationalities").first().copied(),
        remarks: lines(&remarks),
    };
    if organisation != Organisation::default() {
        content.subjects.push(Subject::Organisation(organisation));
    }
    shared(fields, content);
}

/// Reads what a listing adds to a person.
pub(super) fn listing(fields: &mut Fields<'_>, person: &mut Person, content: &mut Content) {
    person.aliases = names(fields, "aliases");
    person.aliases.extend(names(fields, "formerly_known_as"));
    if let Some(birth_name) = fields.text("name_at_birth") {
        let main = person.identities.first().cloned().unwrap_or_default();
        person.identities.push(Identity {
            family_name: None,
            given_names: None,
            original_script: None,
            full_name: Some(birth_name),
            ..main
        });
    }
    person.documents = fields.objects("identity_documents", "a document", document, |number| {
        Some(IdentityDocument {
            number: Some(number),
            ..IdentityDocument::default()
        })
    });
    let associates = names(fields, "associates");
    person
        .relations
        .extend(associates.into_iter().map(|name| Relation {
            relation: "associate".into(),
            name,
        }));
    let mut remarks = Vec::new();
    for (what, key) in [
        ("Profession", "profession"),
        ("Main activity", "main_activity"),
    ] {
        remarks.extend(
            fields
                .text(key)
                .map(|text| format!("{what}: {}", text.raw())),
        );
    }
    person.remarks = lines(&remarks);
    shared(fields, content);
}

/// What persons and entities have in common: addresses, reasons and the resolution.
fn shared(fields: &mut Fields<'_>, content: &mut Content) {
    // The service spells it with one d.
    for key in ["adresses", "addresses"] {
        let places = fields.objects(key, "an address", address, |place| {
            Some(Location {
                place: Some(place),
                ..Location::default()
            })
        });
        let places = places
            .into_iter()
            .filter(|place| *place != Location::default());
        content.subjects.extend(places.map(Subject::Location));
    }
    let texts = [
        fields.text("summary"),
        fields.text("additional_information"),
    ];
    let texts: Vec<String> = texts
        .iter()
        .flatten()
        .map(|text| text.raw().to_owned())
        .collect();
    content.text = texts.join("\n\n").into();
    content.purpose = lines(
        &names(fields, "purposes")
            .iter()
            .map(|p| p.raw().to_owned())
            .collect::<Vec<_>>(),
    );
    let resolution = fields.text("un_resolution");
    content.legal_basis =
        resolution.map(|number| format!("UN Security Council resolution {}", number.raw()).into());
}

/// Names in a list of texts or of objects with a name in it.
fn names(fields: &mut Fields<'_>, key: &str) -> Vec<Foreign> {
    let made = fields.objects(
        key,
        "a name",
        |inner| name(inner.text("name"), inner.text("forename")),
        |text| Some(Some(text)),
    );
    made.into_iter().flatten().collect()
}

fn document(fields: &mut Fields<'_>) -> IdentityDocument {
    IdentityDocument {
        document_type: fields.text("type").or_else(|| fields.text("document_type")),
        number: fields
            .text("number")
            .or_else(|| fields.text("document_number")),
        country: fields
            .country("country")
            .or_else(|| fields.country("issuing_country_id")),
    }
}

fn address(fields: &mut Fields<'_>) -> Location {
    Location {
        place: fields.text("address").or_else(|| fields.text("place")),
        country: fields
            .country("country")
            .or_else(|| fields.country("country_id")),
        coordinates: None,
    }
}

fn lines(parts: &[String]) -> Option<Foreign> {
    (!parts.is_empty()).then(|| parts.join("\n").into())
}
