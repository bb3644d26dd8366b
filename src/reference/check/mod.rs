//! Whether a pack from outside can take the place of the one in use, and what would change.
//!
//! Never here: taking its place; file access.
mod difference;

pub use difference::{Difference, FileDifference};

use super::{AsOf, Manifest, Pack, PackError, PackFiles};

/// A pack that can be used, with what it changes.
#[derive(Debug)]
pub struct Checked {
    /// The pack.
    pub pack: Pack,
    /// What it changes against the one in use.
    pub difference: Difference,
}

/// Why a pack cannot take the place of the one in use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// A file of it cannot be read.
    #[error("{file}, line {line}: {what}")]
    Content {
        /// File of the pack.
        file: &'static str,
        /// Line, counted from 1; 0 when it is not known.
        line: u64,
        /// What is wrong there.
        what: String,
    },
    /// It is of a layout this program does not know.
    #[error("it has layout {found}, which this program does not read")]
    Format {
        /// The layout number found.
        found: u32,
    },
    /// Its title page says something it must not.
    #[error("pack.json: {0}")]
    TitlePage(&'static str),
    /// Countries of the pack in use are not in it.
    #[error("countries are missing in it that the pack in use has: {}", .0.join(", "))]
    CountriesGone(Vec<String>),
    /// It is not newer than the one in use.
    #[error("its version {found} is not newer than {in_use}, which is in use")]
    NotNewer {
        /// Its version.
        found: String,
        /// Version in use.
        in_use: String,
    },
}

impl From<PackError> for Unfit {
    fn from(error: PackError) -> Self {
        match error {
            PackError::Content { file, line, what } => Self::Content { file, line, what },
            PackError::Format { found } => Self::Format { found },
        }
    }
}

/// Reads the pack and compares it with the one in use. One that is not newer passes only when `older` is allowed.
///
/// # Errors
/// [`Unfit`] says the first thing that speaks against it.
pub fn check(
    files: &PackFiles<'_>,
    in_use: (&Pack, &PackFiles<'_>),
    older: bool,
) -> Result<Checked, Unfit> {
    let (used, used_files) = in_use;
    let pack = read(files)?;
    let gone: Vec<String> = used
        .countries()
        .iter()
        .filter(|country| pack.country(&country.iso2).is_none())
        .map(|country| country.iso2.clone())
        .collect();
    if !gone.is_empty() {
        return Err(Unfit::CountriesGone(gone));
    }
    let (found, known) = (pack.manifest(), used.manifest());
    if !older && !found.is_newer_than(known) {
        return Err(Unfit::NotNewer {
            found: found.version.clone(),
            in_use: known.version.clone(),
        });
    }
    let difference = Difference::between((used, used_files), (&pack, files))?;
    Ok(Checked { pack, difference })
}

/// Reads a pack from outside: every file of it, and a title page that says what a desk needs.
///
/// # Errors
/// [`Unfit`] names the first fault.
pub fn read(files: &PackFiles<'_>) -> Result<Pack, Unfit> {
    let pack = Pack::read(files)?;
    title_page(pack.manifest()).map_err(Unfit::TitlePage)?;
    Ok(pack)
}

fn title_page(manifest: &Manifest) -> Result<(), &'static str> {
    let version = &manifest.version;
    if manifest.pack != "reference" {
        return Err("it is not a reference pack");
    }
    // A word, or a number too long to compare, would stand before every later pack.
    if version.len() > 40 || !version.split('.').all(is_number) {
        return Err("a version is numbers with dots between, such as 2031.3.10");
    }
    if manifest.built_as_of.len() != 10 || AsOf::parse(&manifest.built_as_of).is_none() {
        return Err("built_as_of is not a day such as 2031-03-10");
    }
    let (first, last) = manifest.holiday_years;
    if first > last {
        return Err("holiday_years are the first and the last year, in this order");
    }
    Ok(())
}

/// Nine digits at most.
fn is_number(part: &str) -> bool {
    (1..=9).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
