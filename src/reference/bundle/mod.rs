//! A pack as one file: the texts of a pack behind a list of them, each with its length and its hash.
//!
//! ```text
//! attache-pack 1
//! file pack.json 3570 <BLAKE3 of the text, lower hex>
//! ...
//! whole <BLAKE3 of every byte above>
//!
//! <the texts, one behind the other>
//! ```
//!
//! The hash of the whole covers the list, and the list covers every text, so both can be checked with ordinary tools.
//! Never here: file access; whether the texts are a pack.
mod files;

pub use files::{FILE_COUNT, OwnedPackFiles};

use super::PackFiles;

/// Most bytes a pack file may have, 16 MiB.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// How a pack file's name ends.
pub const ENDING: &str = "attache-pack";

const FIRST_LINE: &str = "attache-pack 1";
/// Longest line of the list: the word, a name, a length, a hash.
const LONGEST_LINE: usize = 128;

/// Why bytes are no pack file. Nothing was taken from them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// More bytes than a pack may have.
    #[error("it is larger than {} bytes", .most)]
    TooLarge {
        /// The limit.
        most: usize,
    },
    /// It does not begin as a pack file.
    #[error("it is no pack file; one begins with \"{FIRST_LINE}\"")]
    NoBundle,
    /// A line of the list does not have the shape it must have.
    #[error("line {line} of its list is not as it must be")]
    Line {
        /// Counted from 1.
        line: usize,
    },
    /// The list names a file a pack does not have, or names one twice.
    #[error("line {line} of its list names a file that a pack does not have, or has already")]
    Name {
        /// Counted from 1.
        line: usize,
    },
    /// A file of the pack is not there.
    #[error("{name} is missing in it")]
    Missing {
        /// Which.
        name: &'static str,
    },
    /// It ends before its texts do, or goes on behind them.
    #[error("its length is not the one its list says")]
    Length,
    /// A text, or the list, is not what its hash says.
    #[error("the hash of {what} does not match: it was changed or damaged on the way")]
    Hash {
        /// A file of the pack, or "the whole".
        what: &'static str,
    },
    /// A text is not UTF-8.
    #[error("{name} is not UTF-8 text")]
    NotText {
        /// Which.
        name: &'static str,
    },
}

/// The texts as one file. The same texts give the same bytes.
pub fn write(files: &PackFiles<'_>) -> Vec<u8> {
    use std::fmt::Write as _;
    let mut list = format!("{FIRST_LINE}\n");
    for (name, text) in files.named() {
        let hash = blake3::hash(text.as_bytes());
        // Writing to a String cannot fail.
        let _ = writeln!(list, "file {name} {} {}", text.len(), hash.to_hex());
    }
    let whole = blake3::hash(list.as_bytes());
    let _ = write!(list, "whole {}\n\n", whole.to_hex());
    let mut bytes = list.into_bytes();
    for (_, text) in files.named() {
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes
}

/// The texts of a pack file of at most `most` bytes, every hash checked.
///
/// # Errors
/// [`BundleError`] names the first thing that is wrong.
pub fn read(bytes: &[u8], most: usize) -> Result<OwnedPackFiles, BundleError> {
    if bytes.len() > most {
        return Err(BundleError::TooLarge { most });
    }
    let mut list = List::of(bytes)?;
    let mut files = OwnedPackFiles::default();
    for (name, length, hash) in std::mem::take(&mut list.entries) {
        let (text, rest) = list
            .rest
            .split_at_checked(length)
            .ok_or(BundleError::Length)?;
        list.rest = rest;
        if blake3::hash(text) != hash {
            return Err(BundleError::Hash { what: name });
        }
        let text = std::str::from_utf8(text).map_err(|_| BundleError::NotText { name })?;
        files.put(name, text.to_owned());
    }
    if !list.rest.is_empty() {
        return Err(BundleError::Length);
    }
    files.complete()
}

/// The list at the beginning, and what stands behind it.
struct List<'b> {
    entries: Vec<(&'static str, usize, blake3::Hash)>,
    rest: &'b [u8],
}

impl<'b> List<'b> {
    fn of(bytes: &'b [u8]) -> Result<Self, BundleError> {
        let mut list = Self {
            entries: Vec::with_capacity(FILE_COUNT),
            rest: bytes,
        };
        if list.line() != Some(FIRST_LINE) {
            return Err(BundleError::NoBundle);
        }
        // The list ends after the last file a pack can have, so no list is longer than that.
        for line in 2..FILE_COUNT + 3 {
            let above = bytes.get(..bytes.len() - list.rest.len());
            let text = list.line().ok_or(BundleError::Line { line })?;
            if let Some(whole) = text.strip_prefix("whole ") {
                let hash = hash(whole).ok_or(BundleError::Line { line })?;
                if above.map(blake3::hash) != Some(hash) {
                    return Err(BundleError::Hash { what: "the whole" });
                }
                return match list.line() {
                    Some("") => Ok(list),
                    _ => Err(BundleError::Line { line: line + 1 }),
                };
            }
            let (name, length, hash) = entry(text).ok_or(BundleError::Line { line })?;
            let name = files::known(name).ok_or(BundleError::Name { line })?;
            if list.entries.iter().any(|(there, ..)| *there == name) {
                return Err(BundleError::Name { line });
            }
            list.entries.push((name, length, hash));
        }
        Err(BundleError::Line {
            line: FILE_COUNT + 2,
        })
    }

    /// The next line, without its end; `None` when there is none of fitting length.
    fn line(&mut self) -> Option<&'b str> {
        let reach = self.rest.len().min(LONGEST_LINE);
        let end = self.rest.get(..reach)?.iter().position(|b| *b == b'\n')?;
        let (line, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest.get(1..)?;
        std::str::from_utf8(line).ok()
    }
}

fn entry(line: &str) -> Option<(&str, usize, blake3::Hash)> {
    let mut words = line.strip_prefix("file ")?.split(' ');
    let (name, length, digest) = (words.next()?, words.next()?, words.next()?);
    let plain = length.bytes().all(|byte| byte.is_ascii_digit());
    let length = plain.then(|| length.parse().ok()).flatten()?;
    words.next().is_none().then_some(())?;
    Some((name, length, hash(digest)?))
}

/// A hash in lower hex.
fn hash(text: &str) -> Option<blake3::Hash> {
    let lower = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    lower.then(|| blake3::Hash::from_hex(text).ok()).flatten()
}

#[cfg(test)]
mod tests;
