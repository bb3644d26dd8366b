//! Reads the fields of a JSON record leniently: what fits is typed, what does not is kept beside with a remark.
//!
//! Never here: names of fields; each format has its own.
use super::json::{Json, Taker};
use crate::domain::content::OtherField;
use crate::domain::date::DateClaim;
use crate::domain::{CountryCode, Foreign};

/// The fields of one object.
///
/// Text may come as a number and a single value in place of a list; `null` and blank text are no value. Every other
/// mismatch leaves the value under other fields and adds a remark.
#[derive(Debug)]
pub struct Fields<'a> {
    taker: Taker<'a>,
    /// Whether the format writes `-` for nothing.
    dashes: bool,
    remarks: Vec<Foreign>,
    others: Vec<OtherField>,
}

impl<'a> Fields<'a> {
    /// Starts on an object at this JSON Pointer; none if it is no object.
    pub fn of(value: &'a Json, pointer: &str) -> Option<Self> {
        Some(Self {
            taker: Taker::of(value, pointer)?,
            dashes: false,
            remarks: Vec::new(),
            others: Vec::new(),
        })
    }

    /// The same for a format that writes `-` for nothing.
    #[must_use]
    pub fn with_dashes(self) -> Self {
        Self {
            dashes: true,
            ..self
        }
    }

    /// Whether there is something under a key.
    pub fn has(&self, key: &str) -> bool {
        self.taker.has(key)
    }

    /// Text under a key.
    pub fn text(&mut self, key: &str) -> Option<Foreign> {
        self.read(key, "text", text_of)
    }

    /// Texts under a key: a list, or one text.
    pub fn texts(&mut self, key: &str) -> Vec<Foreign> {
        self.list(key, "text", text_of)
    }

    /// A country code under a key.
    pub fn country(&mut self, key: &str) -> Option<CountryCode> {
        self.read(key, "a country code", |value| {
            text_of(value)?.raw().parse().ok()
        })
    }

    /// Country codes under a key: a list, or one code.
    pub fn countries(&mut self, key: &str) -> Vec<CountryCode> {
        self.list(key, "a country code", |value| {
            text_of(value)?.raw().parse().ok()
        })
    }

    /// A date under a key. An unreadable one is a value too: its words, with a remark.
    pub fn date(&mut self, key: &str) -> Option<DateClaim> {
        let claim = self.read(key, "a date", |value| {
            DateClaim::read(text_of(value)?.raw())
        })?;
        if claim.known().is_none() {
            self.remark(key, "is not a date the desk can read; its words are kept");
        }
        Some(claim)
    }

    /// A value under a key as `fits` makes it. `what` names what was expected, for the remark.
    pub fn read<T>(
        &mut self,
        key: &str,
        what: &str,
        fits: impl FnOnce(&'a Json) -> Option<T>,
    ) -> Option<T> {
        let dashes = self.dashes;
        if self
            .taker
            .take_if(key, |value| is_none(value, dashes).then_some(()))
            .is_some()
        {
            return None;
        }
        let made = self.taker.take_if(key, fits);
        if made.is_none() && self.has(key) {
            self.remark(
                key,
                &format!("is not {what}; it is kept under other fields"),
            );
        }
        made
    }

    /// The elements of a list under a key as `fits` makes them; a single value counts as a list of one.
    pub fn list<T>(
        &mut self,
        key: &str,
        what: &str,
        fits: impl Fn(&'a Json) -> Option<T>,
    ) -> Vec<T> {
        let dashes = self.dashes;
        let Some(value) = self.taker.take(key) else {
            return Vec::new();
        };
        let elements = value.as_list().unwrap_or(std::slice::from_ref(value));
        let mut made = Vec::with_capacity(elements.len());
        for (index, element) in elements
            .iter()
            .enumerate()
            .filter(|(_, element)| !is_none(element, dashes))
        {
            if let Some(element) = fits(element) {
                made.push(element);
                continue;
            }
            let place = if value.as_list().is_some() {
                format!("{key}/{index}")
            } else {
                key.to_owned()
            };
            self.remark(
                &place,
                &format!("is not {what}; it is kept under other fields"),
            );
            let path = format!("{}/{place}", self.taker.pointer()).into();
            self.others.push(OtherField {
                path,
                value: element.to_plain_text(),
            });
        }
        made
    }

    /// Reads each object of a list under a key with its own fields; what those leave over is kept. Elements that are no
    /// objects go to `plain`.
    pub fn objects<T>(
        &mut self,
        key: &str,
        what: &str,
        mut object: impl FnMut(&mut Fields<'a>) -> T,
        mut plain: impl FnMut(Foreign) -> Option<T>,
    ) -> Vec<T> {
        let (pointer, dashes) = (self.taker.pointer_to(key), self.dashes);
        let elements = self.taker.take(key);
        let list = elements
            .and_then(Json::as_list)
            .unwrap_or(elements.map_or(&[], std::slice::from_ref));
        let mut made = Vec::with_capacity(list.len());
        for (index, element) in list
            .iter()
            .enumerate()
            .filter(|(_, element)| !is_none(element, dashes))
        {
            let place = format!("{pointer}/{index}");
            if let Some(mut fields) = Fields::of(element, &place) {
                fields.dashes = dashes;
                made.push(object(&mut fields));
                self.absorb(fields);
            } else if let Some(element) = text_of(element).and_then(&mut plain) {
                made.push(element);
            } else {
                self.remark(
                    &format!("{key}/{index}"),
                    &format!("is not {what}; it is kept under other fields"),
                );
                self.others.push(OtherField {
                    path: place.into(),
                    value: element.to_plain_text(),
                });
            }
        }
        made
    }

    /// The fields of the object under a key; [`Fields::absorb`] ends their reading.
    pub fn enter(&mut self, key: &str) -> Option<Fields<'a>> {
        let taker = self.taker.enter(key)?;
        Some(Self {
            taker,
            dashes: self.dashes,
            remarks: Vec::new(),
            others: Vec::new(),
        })
    }

    /// Takes over what an inner object left, and shows which of its fields nobody read.
    pub fn absorb(&mut self, inner: Fields<'a>) -> &[OtherField] {
        let (remarks, others) = inner.finish();
        self.remarks.extend(remarks);
        let before = self.others.len();
        self.others.extend(others);
        self.others.get(before..).unwrap_or_default()
    }

    /// Adds a remark on a field, in words for the officer.
    pub fn remark(&mut self, key: &str, words: &str) {
        self.remarks
            .push(format!("{}/{key} {words}.", self.taker.pointer()).into());
    }

    /// The remarks made, and the fields nobody read.
    pub fn finish(mut self) -> (Vec<Foreign>, Vec<OtherField>) {
        self.taker.leave(&mut self.others);
        (self.remarks, self.others)
    }
}

/// Text as such, or a number in its written form.
pub fn text_of(value: &Json) -> Option<Foreign> {
    match value {
        Json::Text(text) => Some(text.clone()),
        Json::Number(number) => Some(Foreign::new(number.clone())),
        _ => None,
    }
}

/// `null`, blank text, and where the format writes it so, a dash.
fn is_none(value: &Json, dashes: bool) -> bool {
    let blank = |text: &Foreign| text.raw().trim().is_empty() || dashes && text.raw().trim() == "-";
    value.is_nothing() || value.as_text().is_some_and(blank)
}

#[cfg(test)]
mod tests {
    use super::Fields;
    use crate::domain::Foreign;
    use crate::intake::json;
    use crate::intake::limits::Limits;

    #[test]
    fn what_does_not_fit_is_kept_with_a_remark() {
        let text = br#"{"name":"-","town":{"x":1},"n":["ZA",914,null,"FRANCE"],"one":"XX","born":"spring","no":null,"id":7}"#;
        let json = json::read(text, &Limits::default()).unwrap();
        let mut fields = Fields::of(&json, "/a").unwrap().with_dashes();
        assert_eq!(fields.text("name"), None);
        assert_eq!(fields.text("town"), None);
        assert_eq!(fields.text("id"), Some(Foreign::from("7")));
        let codes = fields
            .countries("n")
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>();
        assert_eq!(codes, ["ZA", "914"]);
        assert_eq!(fields.countries("one").len(), 1);
        assert!(
            fields
                .date("born")
                .is_some_and(|claim| claim.known().is_none())
        );
        assert_eq!(fields.date("no"), None);
        let (remarks, others) = fields.finish();
        let remarks: Vec<_> = remarks.iter().map(Foreign::raw).collect();
        assert_eq!(
            remarks,
            [
                "/a/town is not text; it is kept under other fields.",
                "/a/n/3 is not a country code; it is kept under other fields.",
                "/a/born is not a date the desk can read; its words are kept.",
            ]
        );
        let others: Vec<_> = others
            .iter()
            .map(|field| (field.path.raw(), field.value.raw()))
            .collect();
        assert_eq!(others, [("/a/n/3", "FRANCE"), ("/a/town", "{\"x\":1}")]);
    }
}
