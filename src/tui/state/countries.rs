//! Which countries a list shows: all by name, or those that answer to what was typed, best first.
//!
//! Never here: facts.

use std::sync::Arc;

use crate::reference::Pack;

/// Fewest letters of its name that find it.
const FEWEST: usize = 4;

/// The same as [`found`] with the organisations among them that join instruments as states do, where only a party of an
/// instrument is meant.
pub fn found_with_union(pack: &Pack, typed: &str) -> Vec<Arc<str>> {
    let mut found = found(pack, typed);
    let typed = typed.trim().to_lowercase();
    for (code, name) in pack.unions() {
        let by_name = typed.len() >= FEWEST && name.to_lowercase().starts_with(&typed);
        if typed.is_empty() {
            found.push(code.into());
        } else if by_name || typed == code.to_lowercase() {
            found.insert(0, code.into());
        }
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
