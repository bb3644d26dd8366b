//! The parts of a record that an officer can hold back when it goes to somebody (Directive (EU) 2016/680 Art. 4: not more
//! than the purpose needs).
//!
//! What says what the record is stays in every case: kind, references, dates, state, channel, marking. The desk's own work on
//! the record (notes, tags, links, other versions) never leaves and is no part. Never here: files of a package.

use super::{Content, Item, Label};

/// The file as it came, by name.
pub const ORIGINAL: &str = "original";
/// What was remarked when it was read, by name.
pub const REMARKS: &str = "remarks";

/// A part of a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Its name, as a forwarding lists it: `text`, `attachment-2`.
    pub name: Label,
    /// What it is, in the desk's words.
    pub title: String,
    /// True when it goes along in every case.
    pub essential: bool,
}

impl Part {
    fn new(name: &str, title: impl Into<String>) -> Option<Self> {
        Some(Self {
            name: name.parse().ok()?,
            title: title.into(),
            essential: false,
        })
    }
}

/// The parts this record has, in the order a reader meets them.
pub fn parts(item: &Item) -> Vec<Part> {
    let content = &item.content;
    let mut parts = Vec::new();
    parts.extend(
        Part::new("head", "kind, references, dates and marking").map(|head| Part {
            essential: true,
            ..head
        }),
    );
    let single = [
        (
            "their-authority",
            "the authority that sent it",
            content.from.authority.is_some(),
        ),
        ("addressees", "the addressees", !content.to.is_empty()),
        (
            "purpose",
            "the purpose its sender gives",
            content.purpose.is_some(),
        ),
        (
            "basis",
            "the legal basis its sender gives",
            content.legal_basis.is_some(),
        ),
        (
            "evaluation",
            "the evaluation",
            !content.evaluation.is_empty(),
        ),
        ("title", "the title", true),
        ("text", "the text", !content.text.is_empty()),
    ];
    let there = single.into_iter().filter(|(_, _, is_there)| *is_there);
    parts.extend(there.filter_map(|(name, title, _)| Part::new(name, title)));
    for (n, subject) in (1..).zip(&content.subjects) {
        let title = format!("{} {n} of the persons and things", subject.word());
        parts.extend(Part::new(&subject_name(n), title));
    }
    if !content.other_fields.is_empty() {
        parts.extend(Part::new("other-fields", "other fields of the message"));
    }
    for (n, file) in (1..).zip(&content.attachments) {
        let title = format!("attachment {n} ({} bytes)", file.size);
        parts.extend(Part::new(&attachment_name(n), title));
    }
    let source = item.versions.last().map(|version| &version.source);
    if source.is_some_and(|source| !source.remarks.is_empty()) {
        parts.extend(Part::new(REMARKS, "remarks made when it was read"));
    }
    if source.is_some_and(|source| source.place.is_none()) {
        parts.extend(Part::new(ORIGINAL, "the message as it came"));
    }
    parts
}

/// Whether a part of this name stays here.
pub fn is_withheld(withheld: &[Label], name: &str) -> bool {
    withheld.iter().any(|part| part.as_str() == name)
}

/// Whether the file as it came stays here: when an officer says so, or as soon as anything that stands in it does.
pub fn withholds_original(withheld: &[Label]) -> bool {
    withheld.iter().any(|part| part.as_str() != REMARKS)
}

/// The parts of this record that stay here, the original with them where it must. Names the record has no part for are
/// passed over.
pub fn held_back(item: &Item, withheld: &[Label]) -> Vec<Part> {
    let stays = |part: &Part| {
        let original = part.name.as_str() == ORIGINAL && withholds_original(withheld);
        !part.essential && (original || withheld.contains(&part.name))
    };
    parts(item).into_iter().filter(stays).collect()
}

/// What the record says to somebody from whom these parts are held back.
pub fn disclosed(content: &Content, withheld: &[Label]) -> Content {
    let stays = |name: &str| is_withheld(withheld, name);
    let mut shown = content.clone();
    if stays("their-authority") {
        shown.from.authority = None;
    }
    if stays("addressees") {
        shown.to.clear();
    }
    if stays("purpose") {
        shown.purpose = None;
    }
    if stays("basis") {
        shown.legal_basis = None;
    }
    if stays("evaluation") {
        shown.evaluation.clear();
    }
    if stays("title") {
        shown.title = content.kind.title().into();
    }
    if stays("text") {
        shown.text = super::Foreign::default();
    }
    if stays("other-fields") {
        shown.other_fields.clear();
    }
    shown.subjects = kept(&content.subjects, |n| stays(&subject_name(n)));
    shown.attachments = kept(&content.attachments, |n| stays(&attachment_name(n)));
    shown
}

fn kept<T: Clone>(all: &[T], stays: impl Fn(usize) -> bool) -> Vec<T> {
    let numbered = (1..).zip(all);
    numbered
        .filter(|(n, _)| !stays(*n))
        .map(|(_, one)| one.clone())
        .collect()
}

/// How a subject is named, counted from 1.
pub fn subject_name(n: usize) -> String {
    format!("subject-{n}")
}

/// How an attachment is named, counted from 1.
pub fn attachment_name(n: usize) -> String {
    format!("attachment-{n}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::tests::registration;

    fn label(text: &str) -> Label {
        text.parse().unwrap()
    }

    fn item() -> Item {
        let mut item = Item::fold(&[registration()]).unwrap();
        item.content.text = "SAMPLE text".into();
        item.content.from.authority = Some("EXAMPLE office".into());
        let phone = |number: &str| {
            crate::domain::Subject::Phone(crate::domain::subject::Phone {
                number: number.into(),
            })
        };
        item.content.subjects = vec![phone("+999 1"), phone("+999 2")];
        item
    }

    #[test]
    fn parts_are_those_the_record_has() {
        let names: Vec<String> = parts(&item())
            .iter()
            .map(|part| part.name.to_string())
            .collect();
        let expected = [
            "head",
            "their-authority",
            "title",
            "text",
            "subject-1",
            "subject-2",
            "original",
        ];
        assert_eq!(names, expected);
        assert!(
            parts(&item())
                .iter()
                .all(|part| part.essential == (part.name.as_str() == "head"))
        );
    }

    #[test]
    fn every_part_but_the_essential_can_be_held_back_and_nothing_else_changes() {
        let item = item();
        assert_eq!(disclosed(&item.content, &[]), item.content);
        let held = [label("subject-1"), label("text"), label("no-such-part")];
        let shown = disclosed(&item.content, &held);
        assert!(shown.text.is_empty());
        assert_eq!(shown.subjects, item.content.subjects[1..]);
        assert_eq!(
            (shown.title, shown.marking),
            (item.content.title.clone(), item.content.marking.clone())
        );
        let names: Vec<String> = held_back(&item, &held)
            .iter()
            .map(|part| part.name.to_string())
            .collect();
        assert_eq!(names, ["text", "subject-1", "original"]);
    }

    #[test]
    fn the_original_goes_only_with_everything_it_holds() {
        assert!(!withholds_original(&[]));
        assert!(!withholds_original(&[label("remarks")]));
        assert!(withholds_original(&[label("attachment-1")]));
        assert!(withholds_original(&[label("original")]));
    }
}
