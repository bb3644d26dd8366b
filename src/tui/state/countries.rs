//! Which countries a list shows: all by name, or those that answer to what was typed, best first.
//!
//! Never here: facts.

use std::sync::Arc;

use crate::reference::Pack;

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
