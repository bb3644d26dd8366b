//! Which countries a list shows: all by name, or those that answer to what was typed, best first.
//!
//! Never here: facts.

use std::sync::Arc;

use crate::reference::Pack;

/// The European Union, which joins instruments as states do and is no country.
pub const UNION: &str = "EU";

/// Fewest letters of its name that find it.
const FEWEST: usize = 4;

/// The same as [`found`] with the European Union among them, where only a party of an instrument is meant.
pub fn found_with_union(pack: &Pack, typed: &str) -> Vec<Arc<str>> {
    let mut found = found(pack, typed);
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        found.push(UNION.into());
    } else if typed == "eu" || typed.len() >= FEWEST && "european union".starts_with(&typed) {
        found.insert(0, UNION.into());
    }
    found
}

/// Codes of the countries that answer to what was typed; all by name when nothing was.
pub fn found(pack: &Pack, typed: &str) -> Vec<Arc<str>> {
    let typed = typed.trim();
    if !typed.is_empty() {
        let hits = pack.search(typed).into_iter();
        return hits.map(|hit| hit.iso2.into()).collect();
    }
    let mut all: Vec<_> = pack.countries().iter().collect();
    all.sort_by_key(|country| &country.name);
    all.into_iter()
        .map(|country| country.iso2.as_str().into())
        .collect()
}
