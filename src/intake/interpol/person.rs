//! The person of a notice: the fields notices of every colour may carry.
//!
//! Codes for eyes, hair and languages stay as they came: public decoders of them disagree. Never here: warrants,
//! disappearance, sanctions.
use super::name;
use crate::domain::Foreign;
use crate::domain::subject::{Identity, Person, Relation, Sex};
use crate::intake::fields::{Fields, text_of};
use crate::intake::json::Json;

/// Reads the person.
pub(super) fn person(fields: &mut Fields<'_>) -> Person {
    let identity = identity(fields);
    let mut person = Person {
        height_cm: fields
            .read("height", "a height in metres", height)
            .filter(|cm| *cm != 0),
        weight_kg: fields
            .read("weight", "a weight in kilograms", weight)
            .filter(|kg| *kg != 0),
        eyes: fields.texts("eyes_colors_id"),
        hair: fields.texts("hairs_id"),
        languages: fields.texts("languages_spoken_ids"),
        marks: fields.text("distinguishing_marks"),
        ..Person::default()
    };
    for (relation, family, given) in [
        ("father", "father_name", "father_forename"),
        ("mother", "mother_name", "mother_forename"),
    ] {
        let parent = name(fields.text(family), fields.text(given));
        person.relations.extend(parent.map(|name| Relation {
            relation: relation.into(),
            name,
        }));
    }
    if let Some(family_name) = fields.text("birth_name") {
        person.identities.push(Identity {
            family_name: Some(family_name),
            full_name: None,
            original_script: None,
            ..identity.clone()
        });
    }
    if identity != Identity::default() {
        person.identities.insert(0, identity);
    }
    person
}

fn identity(fields: &mut Fields<'_>) -> Identity {
    let original = [
        fields.text("name_in_original_script"),
        fields.text("forename_in_original_script"),
    ];
    let original: Vec<&str> = original.iter().flatten().map(Foreign::raw).collect();
    Identity {
        family_name: fields.text("name"),
        given_names: fields.text("forename"),
        original_script: (!original.is_empty()).then(|| original.join(" ").into()),
        birth: fields.date("date_of_birth"),
        birth_place: fields.text("place_of_birth"),
        birth_country: fields.country("country_of_birth_id"),
        sex: fields.read("sex_id", "one of M, F and U", sex),
        nationalities: fields.countries("nationalities"),
        ..Identity::default()
    }
}

fn sex(value: &Json) -> Option<Sex> {
    match value.as_text()?.raw().trim() {
        "M" | "m" => Some(Sex::Male),
        "F" | "f" => Some(Sex::Female),
        "U" | "u" => Some(Sex::Unknown),
        _ => None,
    }
}

/// Metres to centimetres; 0 means that it is not known.
fn height(value: &Json) -> Option<u16> {
    measure(value, 100.0, 30..=272)
}

/// Kilograms; 0 means that it is not known.
fn weight(value: &Json) -> Option<u16> {
    measure(value, 1.0, 1..=635)
}

/// A measure in whole units, or zero; none outside what a human being can have.
fn measure(value: &Json, factor: f64, human: std::ops::RangeInclusive<u16>) -> Option<u16> {
    let number: f64 = text_of(value)?.raw().trim().parse().ok()?;
    let whole: u16 = format!("{:.0}", number * factor).parse().ok()?;
    (whole == 0 || human.contains(&whole)).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::{height, weight};
    use crate::intake::json::Json;

    #[test]
    fn measures_are_human_or_unknown() {
        let number = |text: &str| Json::Number(text.into());
        for (text, want) in [
            ("1.78", Some(178)),
            ("1.780", Some(178)),
            ("0", Some(0)),
            ("0.0", Some(0)),
            ("178", None),
            ("-1.7", None),
            ("1e999", None),
        ] {
            assert_eq!(height(&number(text)), want, "{text}");
        }
        assert_eq!(weight(&number("82.5")), Some(82));
        assert_eq!(weight(&Json::Text("70".into())), Some(70));
        assert_eq!(weight(&Json::Text("heavy".into())), None);
    }
}
