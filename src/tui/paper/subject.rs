//! Persons and things of a record, field by field.
//!
//! Never here: matching, or making unknown fields up.

use super::{Paper, Reading, Role};
use crate::domain::date::DateClaim;
use crate::domain::subject::{
    Account, Firearm, Identity, IdentityDocument, Location, Organisation, Person, Thing, Vehicle,
    Vessel, Wallet,
};
use crate::domain::{CountryCode, Foreign, Subject};

pub(super) fn subject(paper: &mut Paper, subject: &Subject, cx: Reading<'_>) {
    let write = Write { cx };
    match subject {
        Subject::Person(person) => write.person(paper, person),
        Subject::Organisation(o) => write.organisation(paper, o),
        Subject::Vehicle(v) => write.vehicle(paper, v),
        Subject::Document(d) => write.document(paper, d),
        Subject::Phone(p) => paper.quoted("Number", &p.number),
        Subject::Account(a) => account(paper, a),
        Subject::Wallet(w) => wallet(paper, w),
        Subject::Firearm(f) => firearm(paper, f),
        Subject::Vessel(v) => write.vessel(paper, v),
        Subject::Location(l) => write.location(paper, l),
        Subject::Thing(t) => write.thing(paper, t),
    }
}

#[derive(Clone, Copy)]
struct Write<'a> {
    cx: Reading<'a>,
}

impl Write<'_> {
    fn country(self, paper: &mut Paper, label: &'static str, code: Option<CountryCode>) {
        if let Some(code) = code {
            paper.field(label, self.cx.country(code));
        }
    }

    fn person(self, paper: &mut Paper, person: &Person) {
        if let Some(role) = person.role {
            paper.field("Role", role.title());
        }
        for (n, identity) in person.identities.iter().enumerate() {
            if n > 0 {
                paper.say(Role::Label, format!("Identity {}", n + 1));
            }
            self.identity(paper, identity);
        }
        many(paper, "Alias", &person.aliases);
        for document in &person.documents {
            self.document(paper, document);
        }
        if let Some(height) = person.height_cm {
            paper.field("Height", format!("{height} cm"));
        }
        if let Some(weight) = person.weight_kg {
            paper.field("Weight", format!("{weight} kg"));
        }
        many(paper, "Eyes", &person.eyes);
        many(paper, "Hair", &person.hair);
        many(paper, "Languages", &person.languages);
        paper.quoted_if("Marks", person.marks.as_ref());
        for charge in &person.charges {
            self.country(paper, "Charge by", charge.country);
            paper.quoted_if("Charge", charge.text.as_ref());
            paper.quoted_if("Translated", charge.translation.as_ref());
        }
        for relation in &person.relations {
            paper.quoted("Relation", &relation.relation);
            paper.quoted("", &relation.name);
        }
        date(paper, "Missing", person.missing_since.as_ref());
        paper.quoted_if("From", person.missing_from.as_ref());
        paper.quoted_if("Remarks", person.remarks.as_ref());
    }

    fn identity(self, paper: &mut Paper, identity: &Identity) {
        if let Some(name) = identity.name() {
            paper.quoted("Name", &name);
        }
        if identity.family_name.is_some() || identity.given_names.is_some() {
            paper.quoted_if("Full name", identity.full_name.as_ref());
        }
        paper.quoted_if("Script", identity.original_script.as_ref());
        date(paper, "Born", identity.birth.as_ref());
        paper.quoted_if("Birth place", identity.birth_place.as_ref());
        self.country(paper, "Born in", identity.birth_country);
        if let Some(sex) = identity.sex {
            paper.field("Sex", sex.title());
        }
        for nationality in &identity.nationalities {
            paper.field("National", self.cx.country(*nationality));
        }
        if let Some(trust) = identity.trust {
            paper.field("Identity", trust.title());
        }
    }

    fn organisation(self, paper: &mut Paper, o: &Organisation) {
        paper.quoted_if("Name", o.name.as_ref());
        many(paper, "Alias", &o.aliases);
        paper.quoted_if("Register", o.registration.as_ref());
        self.country(paper, "Country", o.country);
        paper.quoted_if("Remarks", o.remarks.as_ref());
    }

    fn vehicle(self, paper: &mut Paper, v: &Vehicle) {
        paper.quoted_if("Plate", v.plate.as_ref());
        self.country(paper, "Country", v.country);
        paper.quoted_if("VIN", v.vin.as_ref());
        paper.quoted_if("Make", v.make_model.as_ref());
    }

    fn document(self, paper: &mut Paper, d: &IdentityDocument) {
        paper.quoted_if("Document", d.document_type.as_ref());
        paper.quoted_if("Number", d.number.as_ref());
        self.country(paper, "Issued by", d.country);
    }

    fn vessel(self, paper: &mut Paper, v: &Vessel) {
        paper.quoted_if("Name", v.name.as_ref());
        paper.quoted_if("IMO", v.imo.as_ref());
        self.country(paper, "Flag", v.flag);
    }

    fn location(self, paper: &mut Paper, l: &Location) {
        paper.quoted_if("Place", l.place.as_ref());
        self.country(paper, "Country", l.country);
        paper.quoted_if("At", l.coordinates.as_ref());
    }

    fn thing(self, paper: &mut Paper, t: &Thing) {
        paper.quoted_if("What", t.what.as_ref());
        paper.quoted_if("Number", t.number.as_ref());
        self.country(paper, "Country", t.country);
    }
}

fn account(paper: &mut Paper, a: &Account) {
    paper.quoted_if("IBAN", a.iban.as_ref());
    paper.quoted_if("BIC", a.bic.as_ref());
    paper.quoted_if("Holder", a.holder.as_ref());
}

fn wallet(paper: &mut Paper, w: &Wallet) {
    paper.quoted_if("Currency", w.currency.as_ref());
    paper.quoted_if("Address", w.address.as_ref());
}

fn firearm(paper: &mut Paper, f: &Firearm) {
    paper.quoted_if("Serial", f.serial.as_ref());
    paper.quoted_if("Make", f.make_model.as_ref());
}

fn many(paper: &mut Paper, label: &'static str, values: &[Foreign]) {
    for (n, value) in values.iter().enumerate() {
        paper.quoted(if n == 0 { label } else { "" }, value);
    }
}

fn date(paper: &mut Paper, label: &'static str, claim: Option<&DateClaim>) {
    match claim {
        Some(DateClaim::Known(date)) => {
            let known = match date.precision() {
                "day" => String::new(),
                precision => format!(" (only the {precision} is known)"),
            };
            paper.field(label, format!("{date}{known}"));
        }
        Some(DateClaim::Unreadable(words)) => {
            paper.field_as(label, Role::Warning, "unreadable, as received:");
            paper.quoted("", words);
        }
        None => {}
    }
}
