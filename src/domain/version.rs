//! What it means for a record that its message came again.
//!
//! Never here: looking for the record; taking anything in.

use super::event::FieldChange;
use super::fields::differences;
use super::subject::Identity;
use super::{Content, Digest, Item, Subject};

/// A message that came again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Again {
    /// It says nothing new.
    Nothing,
    /// It says something else now.
    Version {
        /// What the record says from now on.
        content: Box<Content>,
        /// What differs.
        changes: Vec<FieldChange>,
    },
}

/// The same bytes at the same place are the same message, whatever the channel. A summary (a line of a list) says less than
/// the message itself: it changes what it names and takes nothing away.
pub fn again(
    item: &Item,
    content: Content,
    is_summary: bool,
    original: &Digest,
    place: Option<&str>,
) -> Again {
    let same = |source: &super::event::Source| {
        source.original == *original && source.place.as_deref() == place
    };
    if item.versions.iter().any(|version| same(&version.source)) {
        return Again::Nothing;
    }
    let content = if is_summary {
        with_summary(&item.content, &content)
    } else {
        content
    };
    let changes = differences(&item.content, &content);
    if changes.is_empty() {
        return Again::Nothing;
    }
    Again::Version {
        content: Box::new(content),
        changes,
    }
}

/// `full` with what `summary` says of the person.
fn with_summary(full: &Content, summary: &Content) -> Content {
    let mut content = full.clone();
    if let (Some(Subject::Person(person)), Some(Subject::Person(said))) =
        (content.subjects.first_mut(), summary.subjects.first())
        && let (Some(identity), Some(said)) =
            (person.identities.first_mut(), said.identities.first())
    {
        overlay(identity, said);
    }
    content
}

fn overlay(identity: &mut Identity, said: &Identity) {
    fn put<T: Clone>(slot: &mut Option<T>, said: Option<&T>) {
        if let Some(value) = said {
            *slot = Some(value.clone());
        }
    }
    put(&mut identity.family_name, said.family_name.as_ref());
    put(&mut identity.given_names, said.given_names.as_ref());
    put(&mut identity.birth, said.birth.as_ref());
    put(&mut identity.sex, said.sex.as_ref());
    if !said.nationalities.is_empty() {
        identity.nationalities.clone_from(&said.nationalities);
    }
}
