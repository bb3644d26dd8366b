//! Yellow notices: when and from where somebody is missing.
use crate::domain::subject::Person;
use crate::intake::fields::Fields;

/// Reads the disappearance. Its country is where it happened, not who sends the notice.
pub(super) fn missing(fields: &mut Fields<'_>, person: &mut Person) {
    person.missing_since = fields.date("date_of_event");
    let place = super::name(fields.text("place"), fields.text("country"));
    person.missing_from = place;
}
