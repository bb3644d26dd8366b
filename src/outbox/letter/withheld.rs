//! What stays at the desk, and the sentence that says so.
//!
//! A forwarding discloses one message for one purpose. The desk's own work on it, and other people's data in the same
//! original, are not part of it (Directive (EU) 2016/680 Art. 4: not more than the purpose needs).

use super::super::sheet::Sheet;
use crate::domain::Item;
use crate::domain::event::Source;
use crate::domain::part::Part;
use crate::domain::text::Shown;

/// The original of the present version, unless it holds other records as well.
pub(in crate::outbox) fn forwardable_original(item: &Item) -> Option<&Source> {
    let source = &item.versions.last()?.source;
    source.place.is_none().then_some(source)
}

/// Lists what is not in the package.
pub(super) fn withheld(sheet: &mut Sheet, item: &Item, held: &[Part]) {
    sheet.heading(&Shown::own("NOT IN THIS PACKAGE"));
    let earlier = item.versions.len().saturating_sub(1);
    let parts = held.iter().map(|part| Some(part.title.clone()));
    let mut left_out: Vec<Option<String>> = parts.collect();
    left_out.extend([
        counted(earlier, "earlier version", "earlier versions"),
        counted(item.notes.len(), "note of the desk", "notes of the desk"),
        counted(
            item.links.len(),
            "link to another record",
            "links to other records",
        ),
        counted(item.tags.len(), "tag of the desk", "tags of the desk"),
    ]);
    if forwardable_original(item).is_none() {
        left_out.push(Some(
            "the original file, because it holds other records as well".to_owned(),
        ));
    }
    let left_out: Vec<_> = left_out.into_iter().flatten().collect();
    if left_out.is_empty() {
        sheet.paragraph(&Shown::own(
            "Nothing that belongs to the message was left out.",
        ));
    }
    for what in left_out {
        sheet.paragraph(&Shown::of(format!("- {what}")));
    }
}

fn counted(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    }
}
