//! Journal lines as bytes: one byte of layout version, then postcard.

use super::error::StoreError;
use crate::domain::ledger::Line;

/// The layout written now. Older layouts stay readable for ever.
const LAYOUT: u8 = 1;

/// The bytes of a line.
pub fn encode(line: &Line) -> Result<Vec<u8>, StoreError> {
    postcard::to_extend(line, vec![LAYOUT]).map_err(|error| StoreError::Unreadable {
        n: 0,
        why: error.to_string(),
    })
}

/// The line of frame `n`; fills the number into the entry.
pub fn decode(n: u64, bytes: &[u8]) -> Result<Line, StoreError> {
    let unreadable = |why: String| StoreError::Unreadable { n, why };
    let (layout, body) = bytes
        .split_first()
        .ok_or_else(|| unreadable("it is empty".into()))?;
    if *layout != LAYOUT {
        return Err(unreadable(format!("layout {layout} is not known")));
    }
    let mut line: Line =
        postcard::from_bytes(body).map_err(|error| unreadable(error.to_string()))?;
    if let Line::Item(entry) = &mut line {
        entry.n = n;
    }
    Ok(line)
}

#[cfg(test)]
mod tests;
