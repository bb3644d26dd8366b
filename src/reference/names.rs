//! Country names in other languages, and the English names of languages.
//!
//! Never here: matching; see `search`.
use std::collections::HashMap;

use super::{
    PackError,
    table::{Table, tab_lines},
};

/// A country's name as some languages write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignName {
    /// ISO 639 codes of the languages that share this spelling.
    pub languages: Vec<String>,
    /// The name in its own script.
    pub name: String,
}

/// Reads `names.tsv`: two-letter country code to its names.
pub(super) fn read_names(text: &str) -> Result<HashMap<String, Vec<ForeignName>>, PackError> {
    tab_lines(text)
        .map(|(line, cells)| {
            let [country, names] = cells[..] else {
                return Err(PackError::table("names.tsv", line, "two cells expected"));
            };
            let names = names.split('|').map(|part| read_name(line, part));
            Ok((country.to_owned(), names.collect::<Result<_, _>>()?))
        })
        .collect()
}

fn read_name(line: u64, part: &str) -> Result<ForeignName, PackError> {
    let (languages, name) = part
        .split_once('=')
        .ok_or_else(|| PackError::table("names.tsv", line, "languages=name expected"))?;
    Ok(ForeignName {
        languages: languages.split(',').map(str::to_owned).collect(),
        name: name.to_owned(),
    })
}

/// Reads `languages.csv`: language code to its English name.
pub(super) fn read_languages(text: &str) -> Result<HashMap<String, String>, PackError> {
    let table = Table::read("languages.csv", text)?;
    let pairs = table
        .rows()
        .map(|row| (row.cell("code").to_owned(), row.cell("name").to_owned()));
    Ok(pairs.collect())
}
