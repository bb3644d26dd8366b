//! Organisations and the channels they run: what each is for, where it sits, what may travel on its channel.
//!
//! Never here: which channel a message should take.

use super::bookshelf::Bookshelf;
use super::{Paper, Role};
use crate::domain::Moment;
use crate::reference::{AsOf, Channel, Confidence, Organisation, Pack};

/// Every channel, then every organisation of the pack.
pub fn organisations(pack: &Pack, now: Moment, width: usize) -> Paper {
    let shelf = Bookshelf::at(pack, now);
    let mut paper = Paper::new(width);
    let built = AsOf::parse(&pack.manifest().built_as_of);
    let age = if shelf.is_old(built) {
        Role::Warning
    } else {
        Role::Dim
    };
    paper.say(age, format!("As of {}.", shelf.aged(built)));
    paper.heading("Channels");
    for one in pack.channels() {
        channel(&mut paper, pack, one);
    }
    for one in pack.organisations() {
        organisation(&mut paper, shelf, one);
    }
    paper
}

fn channel(paper: &mut Paper, pack: &Pack, channel: &Channel) {
    paper.gap();
    paper.say(Role::Strong, &channel.name);
    let mut all = pack.organisations().iter();
    let by = all.find(|it| it.id == channel.by);
    paper.field(
        "Run by",
        by.map_or(channel.by.as_str(), |it| it.name.as_str()),
    );
    paper.field("For", &channel.purpose);
    let role = match channel.personal_data.as_str() {
        "yes" => Role::Plain,
        _ => Role::Warning,
    };
    paper.field_as("Personal data", role, &channel.personal_data);
}

fn organisation(paper: &mut Paper, shelf: Bookshelf<'_>, organisation: &Organisation) {
    paper.heading(&organisation.name);
    paper.field("Field", &organisation.kind);
    paper.say(Role::Plain, &organisation.role);
    let country = organisation
        .country
        .as_deref()
        .map(|code| shelf.place(code));
    let seat = [Some(organisation.seat.clone()), country];
    let seat: Vec<String> = seat.into_iter().flatten().collect();
    paper.field("Seat", seat.join(", "));
    if let Some(founded) = &organisation.founded {
        paper.field("Since", founded);
    }
    if !organisation.channels.is_empty() {
        paper.field("Contact", organisation.channels.join(", "));
    }
    let languages = organisation.languages.iter();
    let languages: Vec<&str> = languages
        .map(|code| shelf.pack.language_name(code))
        .collect();
    if languages.is_empty() {
        paper.field_as("Languages", Role::Warning, "unknown");
    } else {
        paper.field("Languages", languages.join(", "));
    }
    let confidence = Confidence::from_code(&organisation.confidence);
    let confidence = confidence.unwrap_or(Confidence::NotKnown);
    let role = if confidence.is_doubtful() {
        Role::Warning
    } else {
        Role::Plain
    };
    paper.field_as("Confidence", role, confidence);
    if let Some(notes) = &organisation.notes {
        paper.field("Remark", notes);
    }
}

#[cfg(test)]
mod tests {
    use super::super::bookshelf::reading::{flat, now, pack, too_wide};
    use super::*;

    #[test]
    fn every_organisation_and_channel_is_told_with_what_may_travel() {
        let words = flat(&organisations(pack(), now(), 76));
        for organisation in pack().organisations() {
            assert!(words.contains(&organisation.name), "{}", organisation.id);
        }
        for said in [
            "As of 2026-11-22.",
            "INTERPOL I-24/7 Run by INTERPOL",
            "Personal data depends on the agreement",
            "Seat Lyon, FR France",
            "Languages Arabic, English, Spanish, French",
            "Confidence other source",
        ] {
            assert!(words.contains(said), "{said}\n{words}");
        }
        for width in 40..=120 {
            assert_eq!(too_wide(&organisations(pack(), now(), width), width), None);
        }
    }
}
