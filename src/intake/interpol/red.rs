//! Red notices: the warrants.
use crate::domain::Content;
use crate::domain::subject::{Charge, Person};
use crate::intake::fields::Fields;

/// Reads the warrants. The state that issued them is the sender, where it is one state only.
pub(super) fn charges(fields: &mut Fields<'_>, person: &mut Person, content: &mut Content) {
    let plain = |text| {
        Some(Charge {
            country: None,
            text: Some(text),
            translation: None,
        })
    };
    let warrants = fields.objects("arrest_warrants", "a warrant", warrant, plain);
    person.charges = warrants.into_iter().filter(says_something).collect();
    let mut states = person.charges.iter().filter_map(|charge| charge.country);
    let first = states.next();
    content.from.country = first.filter(|first| states.all(|state| state == *first));
}

fn warrant(fields: &mut Fields<'_>) -> Charge {
    Charge {
        country: fields.country("issuing_country_id"),
        text: fields.text("charge"),
        translation: fields.text("charge_translation"),
    }
}

fn says_something(charge: &Charge) -> bool {
    charge.country.is_some() || charge.text.is_some() || charge.translation.is_some()
}
