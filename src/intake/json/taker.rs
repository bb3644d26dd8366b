//! Takes known fields out of an object and tells afterwards what nobody took.
//!
//! Never here: what the fields mean.
use super::{Json, push_step};
use crate::domain::Foreign;
use crate::domain::content::OtherField;

/// Reads the members of one object by name and remembers which were read.
///
/// The end of the work is [`Taker::leave`]: it hands over every member that was not taken, so that nothing a sender wrote
/// is lost for want of a place. Members that hold nothing (`null`, empty) are not worth keeping.
#[derive(Debug)]
pub struct Taker<'a> {
    members: &'a [(Foreign, Json)],
    taken: Vec<bool>,
    pointer: String,
}

impl<'a> Taker<'a> {
    /// Starts on an object that stands at this JSON Pointer (empty for a document); none if it is no object.
    pub fn of(value: &'a Json, pointer: &str) -> Option<Self> {
        let members = value.as_object()?;
        Some(Self {
            members,
            taken: vec![false; members.len()],
            pointer: pointer.to_owned(),
        })
    }

    /// The value under a key, taken. Taking it again gives it again.
    pub fn take(&mut self, key: &str) -> Option<&'a Json> {
        let place = self.members.iter().position(|(k, _)| k.raw() == key)?;
        if let Some(slot) = self.taken.get_mut(place) {
            *slot = true;
        }
        self.members.get(place).map(|(_, value)| value)
    }

    /// The value under a key if `fits` makes something of it; otherwise it stays and will be left over.
    pub fn take_if<T>(&mut self, key: &str, fits: impl FnOnce(&'a Json) -> Option<T>) -> Option<T> {
        let value = self
            .members
            .iter()
            .find(|(k, _)| k.raw() == key)
            .map(|(_, value)| value)?;
        let made = fits(value)?;
        self.take(key);
        Some(made)
    }

    /// The text under a key. Any other kind of value stays; empty text is taken and is none.
    pub fn take_text(&mut self, key: &str) -> Option<Foreign> {
        self.take_if(key, Json::as_text)
            .filter(|text| !text.raw().trim().is_empty())
            .cloned()
    }

    /// A reader for the object under a key; the key itself is taken, its members are the new reader's.
    pub fn enter(&mut self, key: &str) -> Option<Taker<'a>> {
        let pointer = self.pointer_to(key);
        self.take_if(key, |value| Self::of(value, &pointer))
    }

    /// The JSON Pointer to the object.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The JSON Pointer to a member.
    pub fn pointer_to(&self, key: &str) -> String {
        let mut pointer = self.pointer.clone();
        push_step(&mut pointer, key);
        pointer
    }

    /// Whether the object has this key with something in it.
    pub fn has(&self, key: &str) -> bool {
        self.members
            .iter()
            .any(|(k, value)| k.raw() == key && !value.is_nothing())
    }

    /// Hands over what nobody took.
    pub fn leave(self, others: &mut Vec<OtherField>) {
        for ((key, value), taken) in self.members.iter().zip(&self.taken) {
            if !taken && !value.is_nothing() {
                let path = Foreign::from(self.pointer_to(key.raw()));
                others.push(OtherField {
                    path,
                    value: value.to_plain_text(),
                });
            }
        }
    }
}
