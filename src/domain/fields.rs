//! A record's content as flat fields, for showing all of it, for comparing versions, and for scripts.
//!
//! Keys are stable: `title`, `marking.tlp`, `subjects[0].identities[0].birth`. Fields nothing is known of are left out.

use super::content::{Content, DueClaim, Party};
use super::date::DateClaim;
use super::event::FieldChange;
use super::subject::{Identity, IdentityDocument, Person};
use super::{CountryCode, Foreign, Subject};

/// One flat field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Stable key.
    pub key: String,
    /// Its value as text.
    pub value: Foreign,
}

/// Collects fields under a key prefix.
#[derive(Default)]
struct Collector {
    fields: Vec<Field>,
}

impl Collector {
    fn put(&mut self, key: impl Into<String>, value: impl Into<Foreign>) {
        let value = value.into();
        if !value.is_empty() {
            self.fields.push(Field {
                key: key.into(),
                value,
            });
        }
    }

    fn maybe(&mut self, key: impl Into<String>, value: Option<&Foreign>) {
        if let Some(value) = value {
            self.put(key, value.clone());
        }
    }

    fn code(&mut self, key: impl Into<String>, code: Option<CountryCode>) {
        if let Some(code) = code {
            self.put(key, code.as_str());
        }
    }

    fn date(&mut self, key: impl Into<String>, date: Option<&DateClaim>) {
        match date {
            Some(DateClaim::Known(date)) => self.put(key, date.to_string()),
            Some(DateClaim::Unreadable(text)) => self.put(key, text.clone()),
            None => {}
        }
    }

    fn each(&mut self, key: &str, values: &[Foreign]) {
        for (i, value) in values.iter().enumerate() {
            self.put(format!("{key}[{i}]"), value.clone());
        }
    }
}

/// Every known field of `content`, in reading order.
pub fn fields(content: &Content) -> Vec<Field> {
    let mut out = Collector::default();
    out.put("kind", content.kind.word());
    out.put("direction", content.direction.word());
    out.put("title", content.title.clone());
    out.maybe("their_reference", content.their_ref.as_ref());
    out.maybe("your_reference", content.your_ref.as_ref());
    party(&mut out, "from", &content.from);
    for (i, to) in content.to.iter().enumerate() {
        party(&mut out, &format!("to[{i}]"), to);
    }
    out.put("channel", content.channel.word());
    out.put(
        "sent_at",
        content.sent_at.map(|at| at.to_string()).unwrap_or_default(),
    );
    out.put(
        "urgency",
        content
            .urgency
            .map(super::Priority::word)
            .unwrap_or_default(),
    );
    due(&mut out, content);
    for (i, area) in content.crime_areas.iter().enumerate() {
        out.put(format!("crime_areas[{i}]"), area.as_str());
    }
    out.maybe("legal_basis", content.legal_basis.as_ref());
    out.maybe("purpose", content.purpose.as_ref());
    out.maybe("language", content.language.as_ref());
    marking(&mut out, content);
    for (i, evaluation) in content.evaluation.iter().enumerate() {
        out.put(format!("evaluation[{i}]"), evaluation.summary());
    }
    out.put("text", content.text.clone());
    for (i, subject) in content.subjects.iter().enumerate() {
        subject_fields(&mut out, &format!("subjects[{i}]"), subject);
    }
    for (i, attachment) in content.attachments.iter().enumerate() {
        out.put(format!("attachments[{i}].name"), attachment.name.clone());
        out.put(
            format!("attachments[{i}].bytes"),
            attachment.size.to_string(),
        );
        out.put(
            format!("attachments[{i}].blake3"),
            attachment.digest.to_string(),
        );
    }
    for other in &content.other_fields {
        out.put(format!("other{}", other.path.raw()), other.value.clone());
    }
    out.fields
}

fn party(out: &mut Collector, key: &str, party: &Party) {
    out.code(format!("{key}.country"), party.country);
    out.maybe(format!("{key}.authority"), party.authority.as_ref());
}

fn due(out: &mut Collector, content: &Content) {
    match &content.due {
        Some(DueClaim::At(at)) => out.put("due", at.to_string()),
        Some(DueClaim::OnDay { day, zone, .. }) => out.put("due", format!("{day} {}", zone.raw())),
        Some(DueClaim::Unreadable(text)) => out.put("due", text.clone()),
        None => {}
    }
    if let Some(rule) = &content.due_rule {
        out.put("due_rule", rule.as_str());
    }
}

fn marking(out: &mut Collector, content: &Content) {
    let marking = &content.marking;
    for (i, code) in marking.handling.iter().enumerate() {
        out.put(format!("marking.handling[{i}]"), code.word());
    }
    out.maybe("marking.handling_text", marking.handling_text.as_ref());
    out.put(
        "marking.tlp",
        marking
            .tlp
            .map(super::marking::Tlp::word)
            .unwrap_or_default(),
    );
    out.put(
        "marking.pap",
        marking
            .pap
            .map(super::marking::Pap::word)
            .unwrap_or_default(),
    );
    let class = marking
        .classification
        .map(super::marking::Classification::word);
    out.put("marking.classification", class.unwrap_or_default());
    out.each("marking.restrictions", &marking.restrictions);
    if marking.assumed {
        out.put("marking.assumed", "yes");
    }
}

fn subject_fields(out: &mut Collector, key: &str, subject: &Subject) {
    out.put(format!("{key}.kind"), subject.word());
    match subject {
        Subject::Person(person) => person_fields(out, key, person),
        Subject::Organisation(o) => {
            out.maybe(format!("{key}.name"), o.name.as_ref());
            out.each(&format!("{key}.aliases"), &o.aliases);
            out.maybe(format!("{key}.registration"), o.registration.as_ref());
            out.code(format!("{key}.country"), o.country);
            out.maybe(format!("{key}.remarks"), o.remarks.as_ref());
        }
        Subject::Vehicle(v) => {
            out.maybe(format!("{key}.plate"), v.plate.as_ref());
            out.code(format!("{key}.country"), v.country);
            out.maybe(format!("{key}.vin"), v.vin.as_ref());
            out.maybe(format!("{key}.make_model"), v.make_model.as_ref());
        }
        Subject::Document(d) => document(out, key, d),
        Subject::Phone(p) => out.put(format!("{key}.number"), p.number.clone()),
        Subject::Account(a) => {
            out.maybe(format!("{key}.iban"), a.iban.as_ref());
            out.maybe(format!("{key}.bic"), a.bic.as_ref());
            out.maybe(format!("{key}.holder"), a.holder.as_ref());
        }
        Subject::Wallet(w) => {
            out.maybe(format!("{key}.currency"), w.currency.as_ref());
            out.maybe(format!("{key}.address"), w.address.as_ref());
        }
        Subject::Firearm(f) => {
            out.maybe(format!("{key}.serial"), f.serial.as_ref());
            out.maybe(format!("{key}.make_model"), f.make_model.as_ref());
        }
        Subject::Vessel(v) => {
            out.maybe(format!("{key}.name"), v.name.as_ref());
            out.maybe(format!("{key}.imo"), v.imo.as_ref());
            out.code(format!("{key}.flag"), v.flag);
        }
        Subject::Location(l) => {
            out.maybe(format!("{key}.place"), l.place.as_ref());
            out.code(format!("{key}.country"), l.country);
            out.maybe(format!("{key}.coordinates"), l.coordinates.as_ref());
        }
        Subject::Thing(t) => {
            out.maybe(format!("{key}.what"), t.what.as_ref());
            out.maybe(format!("{key}.number"), t.number.as_ref());
            out.code(format!("{key}.country"), t.country);
        }
    }
}

fn document(out: &mut Collector, key: &str, document: &IdentityDocument) {
    out.maybe(
        format!("{key}.document_type"),
        document.document_type.as_ref(),
    );
    out.maybe(format!("{key}.number"), document.number.as_ref());
    out.code(format!("{key}.country"), document.country);
}

fn person_fields(out: &mut Collector, key: &str, person: &Person) {
    out.put(
        format!("{key}.role"),
        person
            .role
            .map(super::subject::Role::word)
            .unwrap_or_default(),
    );
    for (i, identity) in person.identities.iter().enumerate() {
        identity_fields(out, &format!("{key}.identities[{i}]"), identity);
    }
    out.each(&format!("{key}.aliases"), &person.aliases);
    for (i, held) in person.documents.iter().enumerate() {
        document(out, &format!("{key}.documents[{i}]"), held);
    }
    out.put(
        format!("{key}.height_cm"),
        person.height_cm.map(|h| h.to_string()).unwrap_or_default(),
    );
    out.put(
        format!("{key}.weight_kg"),
        person.weight_kg.map(|w| w.to_string()).unwrap_or_default(),
    );
    out.each(&format!("{key}.eyes"), &person.eyes);
    out.each(&format!("{key}.hair"), &person.hair);
    out.each(&format!("{key}.languages"), &person.languages);
    out.maybe(format!("{key}.marks"), person.marks.as_ref());
    for (i, charge) in person.charges.iter().enumerate() {
        out.code(format!("{key}.charges[{i}].country"), charge.country);
        out.maybe(format!("{key}.charges[{i}].text"), charge.text.as_ref());
        out.maybe(
            format!("{key}.charges[{i}].translation"),
            charge.translation.as_ref(),
        );
    }
    for (i, relation) in person.relations.iter().enumerate() {
        out.put(
            format!("{key}.relations[{i}].relation"),
            relation.relation.clone(),
        );
        out.put(format!("{key}.relations[{i}].name"), relation.name.clone());
    }
    out.date(
        format!("{key}.missing_since"),
        person.missing_since.as_ref(),
    );
    out.maybe(format!("{key}.missing_from"), person.missing_from.as_ref());
    out.maybe(format!("{key}.remarks"), person.remarks.as_ref());
}

fn identity_fields(out: &mut Collector, key: &str, identity: &Identity) {
    out.maybe(format!("{key}.family_name"), identity.family_name.as_ref());
    out.maybe(format!("{key}.given_names"), identity.given_names.as_ref());
    out.maybe(format!("{key}.full_name"), identity.full_name.as_ref());
    out.maybe(
        format!("{key}.original_script"),
        identity.original_script.as_ref(),
    );
    out.date(format!("{key}.birth"), identity.birth.as_ref());
    out.maybe(format!("{key}.birth_place"), identity.birth_place.as_ref());
    out.code(format!("{key}.birth_country"), identity.birth_country);
    out.put(
        format!("{key}.sex"),
        identity
            .sex
            .map(super::subject::Sex::word)
            .unwrap_or_default(),
    );
    for (i, nationality) in identity.nationalities.iter().enumerate() {
        out.code(format!("{key}.nationalities[{i}]"), Some(*nationality));
    }
    out.put(
        format!("{key}.trust"),
        identity
            .trust
            .map(super::subject::Trust::word)
            .unwrap_or_default(),
    );
}

/// What a desk writes into its own packages about itself: no part of the message.
fn is_bookkeeping(key: &str) -> bool {
    matches!(key, "other/our_reference" | "other/received_at")
}

/// What differs between two versions, in the order of the new one; fields that went away come last.
pub fn differences(before: &Content, after: &Content) -> Vec<FieldChange> {
    let (old, new) = (fields(before), fields(after));
    let find =
        |list: &[Field], key: &str| list.iter().find(|f| f.key == key).map(|f| f.value.clone());
    let mut changes = Vec::new();
    for field in new.iter().filter(|field| !is_bookkeeping(&field.key)) {
        let was = find(&old, &field.key).unwrap_or_default();
        if was != field.value {
            changes.push(FieldChange {
                field: field.key.clone(),
                before: was,
                after: field.value.clone(),
            });
        }
    }
    let gone = |field: &&Field| find(&new, &field.key).is_none() && !is_bookkeeping(&field.key);
    for field in old.iter().filter(gone) {
        let (field, before) = (field.key.clone(), field.value.clone());
        changes.push(FieldChange {
            field,
            before,
            after: Foreign::default(),
        });
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AlertKind, Direction, Kind};

    fn sample() -> Content {
        Content::new(
            Kind::Alert(AlertKind::Red),
            Direction::In,
            "SAMPLE alert".into(),
        )
    }

    #[test]
    fn a_version_differs_field_by_field() {
        let before = sample();
        let mut after = before.clone();
        after.title = "EXAMPLE alert".into();
        after.purpose = Some("prosecution".into());
        after.marking = super::super::Marking::default();
        let changes = differences(&before, &after);
        let keys: Vec<_> = changes.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(
            keys,
            ["title", "purpose", "marking.handling[0]", "marking.assumed"]
        );
        assert_eq!(differences(&before, &before), []);
    }
}
