//! Records of our own: begun at the desk, for a state, from another record or from nothing.
//!
//! Never here: what is written in them; letters are ordered like everything else.

use std::sync::Arc;

use super::open::IdSource;
use super::{Actor, Desk, DeskBooks, DeskError};
use crate::domain::content::{Channel, Party};
use crate::domain::decide::begin;
use crate::domain::event::About;
use crate::domain::letter::{Addressee, Language, LetterKind};
use crate::domain::reference::Series;
use crate::domain::{
    Content, Direction, Entry, Event, Foreign, Item, ItemId, Kind, Label, Marking, OurRef, Refusal,
    RequestKind,
};
use crate::store::{Store, StoreError};

/// A request of ours as an officer begins it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Beginning {
    /// What is wanted.
    pub kind: RequestKind,
    /// To whom.
    pub to: Addressee,
    /// One line.
    pub title: Foreign,
    /// In which language.
    pub language: Language,
    /// The record it is begun from.
    pub about: Option<ItemId>,
}

impl Desk {
    /// Begins a record of our own with its first letter. Crime areas, subjects and limits of the record it is begun from go
    /// along, so that nothing that is drawn from that record is ever marked weaker.
    pub fn begin(
        &self,
        beginning: Beginning,
        by: &Actor,
    ) -> Result<Result<(ItemId, OurRef), Refusal>, DeskError> {
        let writer = self.inner.writer.as_ref().ok_or(DeskError::ReadOnly)?;
        let (ids, by, now) = (Arc::clone(&self.inner.ids), by.clone(), by.now);
        let (books, home) = (self.books(), self.profile().home);
        let source = self.profile().name.clone();
        let begun = writer.run(now, move |store| {
            let office = Party {
                country: Some(home),
                authority: Some(source.into()),
            };
            write(store, &beginning, office, &books, ids.as_ref(), &by)
        })?;
        self.changed();
        Ok(begun)
    }
}

fn write(
    store: &mut Store,
    beginning: &Beginning,
    office: Party,
    books: &DeskBooks,
    ids: &dyn IdSource,
    by: &Actor,
) -> Result<Result<(ItemId, OurRef), Refusal>, StoreError> {
    let about = match beginning.about {
        Some(id) => match store.item(id)? {
            Some(item) => Some(item),
            None => return Ok(Err(super::submit::unknown())),
        },
        None => None,
    };
    if let Err(refusal) = begin::possible(beginning.to.country, office.country, &beginning.title) {
        return Ok(Err(refusal));
    }
    let beginning = &with_channel(beginning, about.as_ref());
    let content = content(beginning, about.as_ref(), office);
    let id = ids.next(by.now);
    let our_ref = {
        let shelf = store.shelf();
        shelf.reserve_ref(Series::of(content.kind), by.now.year())
    };
    let mut entry = Entry {
        n: 0,
        at: by.now,
        officer: by.officer.clone(),
        item: id,
        action: Label::own("begin"),
        batch: None,
        events: vec![Event::Begun {
            our_ref,
            content: Box::new(content),
            about: about.as_ref().map(|item| About {
                item: item.id,
                originator: item.originator(),
            }),
        }],
    };
    // The form wants the record: it is folded before its first letter is begun.
    if let Some(item) = Item::fold(std::slice::from_ref(&entry)) {
        let kind = match beginning.kind {
            RequestKind::OwnInitiative => LetterKind::OwnInitiative,
            _ => LetterKind::Request,
        };
        let values = books.first_values(&item, kind, beginning.language);
        let (to, language) = (beginning.to.clone(), beginning.language);
        let letter = begin::letter(1, kind, to, language, values, &by.officer, by.now);
        entry.events.push(Event::LetterBegun {
            letter: Box::new(letter),
        });
    }
    store.append(entry)?;
    Ok(Ok((id, our_ref)))
}

/// Where nobody said how it goes, it goes the way the record it is begun from came, else from authority to authority.
fn with_channel(beginning: &Beginning, about: Option<&Item>) -> Beginning {
    let mut beginning = beginning.clone();
    if beginning.to.channel == Channel::File {
        let came = about.map(|item| item.content.channel);
        let known = came.filter(|channel| *channel != Channel::File);
        beginning.to.channel = known.unwrap_or(Channel::Direct);
    }
    beginning
}

fn content(beginning: &Beginning, about: Option<&Item>, office: Party) -> Content {
    let kind = Kind::Request(beginning.kind);
    let mut content = Content::new(kind, Direction::Out, beginning.title.clone());
    content.from = office;
    content.to = vec![Party {
        country: Some(beginning.to.country),
        authority: beginning.to.authority.clone(),
    }];
    content.channel = beginning.to.channel;
    content.marking = Marking::default();
    if let Some(item) = about {
        let from = &item.content;
        content.crime_areas.clone_from(&from.crime_areas);
        content.subjects.clone_from(&from.subjects);
        content.text.clone_from(&from.text);
        content.marking = from.marking.clone();
        content.urgency = Some(item.priority);
        if from.partner() == Some(beginning.to.country) {
            content.your_ref.clone_from(&from.their_ref);
        }
    }
    content
}
