//! The articles of an instrument by what they are for, grouped by the part they play in a request.
//!
//! A number that was not compared with a text of the instrument is marked `unverified`.
//! Never here: the wording of articles.

use super::bookshelf::Cell;
use super::{Paper, Role};
use crate::domain::text::width;
use crate::reference::{PurposeRole, Treaties, Treaty};

/// The parts articles play, in reading order.
const ROLES: [(PurposeRole, &str); 5] = [
    (PurposeRole::Basis, "Articles a request rests on"),
    (PurposeRole::Condition, "Articles on conditions"),
    (PurposeRole::Procedure, "Articles on how to ask"),
    (PurposeRole::Refusal, "Articles on refusal"),
    (PurposeRole::Other, "Other articles"),
];

/// Every article the pack knows, by role.
pub(super) fn all(paper: &mut Paper, treaties: &Treaties, treaty: &Treaty) {
    let sections = ROLES.map(|(role, title)| (title, of_role(treaties, treaty, role)));
    let names = names(sections.iter().flat_map(|(_, entries)| entries));
    for (title, entries) in sections {
        if entries.is_empty() {
            continue;
        }
        paper.heading(title);
        table(paper, &entries, names);
    }
    if !treaty.key_articles.is_empty() {
        let words = match treaty.articles_checked.as_str() {
            "" => "No number was compared with a text.".to_owned(),
            checked => format!("Compared with a text: Art. {checked}."),
        };
        paper.gap();
        paper.say(Role::Dim, words);
    }
}

/// The articles a request rests on, for the card.
pub(super) fn basis(paper: &mut Paper, treaties: &Treaties, treaty: &Treaty) {
    let entries = of_role(treaties, treaty, PurposeRole::Basis);
    if !entries.is_empty() {
        paper.heading("Articles a request rests on");
        table(paper, &entries, names(&entries));
    }
}

/// An article on paper: label, number with its doubt, whether it was compared.
type Entry<'t> = (&'t str, &'t str, bool);

fn of_role<'t>(treaties: &'t Treaties, treaty: &'t Treaty, role: PurposeRole) -> Vec<Entry<'t>> {
    let known = treaties.purposes().iter().filter(|it| it.role == role);
    let named = known.filter_map(|purpose| {
        let article = treaty.key_articles.get(&purpose.purpose)?;
        Some((purpose.label.as_str(), article.as_str()))
    });
    // A newer pack may name purposes the table does not have; they are shown by their own name.
    let strange = treaty
        .key_articles
        .iter()
        .filter(|(name, _)| role == PurposeRole::Other && treaties.purpose(name).is_none());
    let strange = strange.map(|(name, article)| (name.as_str(), article.as_str()));
    let checked = |article| treaty.is_checked(article);
    named
        .chain(strange)
        .map(|(label, article)| (label, article, checked(article)))
        .collect()
}

/// Columns for the names of all of them.
fn names<'e, 't: 'e>(entries: impl IntoIterator<Item = &'e Entry<'t>>) -> usize {
    let columns = entries.into_iter().map(|(label, ..)| width::columns(label));
    columns.max().unwrap_or(0)
}

fn table(paper: &mut Paper, entries: &[Entry<'_>], names: usize) {
    let names = names.min(paper.width / 2);
    let room = paper.width.saturating_sub(names + 1);
    for (label, article, checked) in entries {
        let (role, text) = if *checked {
            (Role::Plain, (*article).to_owned())
        } else {
            (Role::Warning, format!("{article}, unverified"))
        };
        paper.cells(&[
            Cell::of(names).with(Role::Label, label),
            Cell::of(room).with(role, &text),
        ]);
    }
}
