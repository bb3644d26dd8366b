//! The formats the desk can read: one row each, asked in order.
//!
//! A new format is a new file with a [`Format`] and a row in [`FORMATS`]. Never here: the formats themselves.
use super::column_map::ColumnMap;
use super::detect::Sample;
use super::envelope::Envelope;
use super::fault::{Fault, Place, Why};
use super::interpol;
use super::json;
use super::limits::Limits;
use super::list::DelimitedList;
use crate::domain::content::Channel;
use crate::domain::{AlertKind, Draft};

/// What is known about some bytes beside the bytes: said by the officer or by the way they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// Read as this format and ask no other: its id, or the part before a hyphen for the family (`interpol`).
    pub format: Option<String>,
    /// The colour of notices that do not tell theirs.
    pub colour: Option<AlertKind>,
    /// The channel they came by.
    pub channel: Option<Channel>,
    /// Column maps of offices, asked before the built-in ones.
    pub maps: Vec<ColumnMap>,
}

/// What a reader made of some bytes: good records and refused ones. One of both lists has an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The records.
    pub drafts: Vec<Draft>,
    /// Records refused alone, each with its place.
    pub faults: Vec<Fault>,
}

impl Parsed {
    /// Adds one record or its refusal.
    pub fn take(&mut self, outcome: Result<Draft, Fault>) {
        match outcome {
            Ok(draft) => self.drafts.push(draft),
            Err(fault) => self.faults.push(fault),
        }
    }
}

/// One format: how to know it and how to read it.
pub trait Format: Sync {
    /// Short name on the command line and in every record read by it: lower case, letters, digits and hyphens.
    fn id(&self) -> &'static str;

    /// Whether some bytes are of this format, as far as a first look tells.
    fn detects(&self, sample: &Sample<'_>, hints: &Hints) -> bool;

    /// Reads all records.
    ///
    /// # Errors
    /// When the bytes as a whole are refused. Records refused alone are in [`Parsed::faults`].
    fn parse(&self, bytes: &[u8], limits: &Limits, hints: &Hints) -> Result<Parsed, Fault>;
}

/// Every format, the most particular first: the first that recognises some bytes reads them.
pub const FORMATS: &[&dyn Format] = &[
    &Envelope,
    &interpol::list::NoticeList,
    &interpol::images::Images,
    &interpol::notice::RED,
    &interpol::notice::YELLOW,
    &interpol::notice::UN,
    &interpol::notice::ANY,
    &DelimitedList,
];

/// The format with this id.
pub fn by_id(id: &str) -> Option<&'static dyn Format> {
    FORMATS
        .iter()
        .copied()
        .find(|format| format.id().eq_ignore_ascii_case(id))
}

/// The format of some bytes.
///
/// # Errors
/// When no format recognises them, with what they look like.
pub fn detect(bytes: &[u8], hints: &Hints) -> Result<&'static dyn Format, Fault> {
    if bytes.is_empty() {
        return Err(Place::whole().fault(Why::Empty));
    }
    let sample = Sample::of(bytes);
    let known = FORMATS
        .iter()
        .copied()
        .find(|format| format.detects(&sample, hints));
    known.ok_or_else(|| Place::whole().fault(Why::UnknownKind(sample.describe())))
}

/// The format of that name, or the member of that family that recognises the bytes.
fn named(name: &str, bytes: &[u8], hints: &Hints) -> Result<&'static dyn Format, Fault> {
    let sample = Sample::of(bytes);
    let in_family = |format: &&dyn Format| {
        let family = format.id().split('-').next().unwrap_or_default();
        family.eq_ignore_ascii_case(name) && format.detects(&sample, hints)
    };
    let format = by_id(name).or_else(|| FORMATS.iter().copied().find(in_family));
    format.ok_or_else(|| {
        Place::whole().fault(Why::UnknownKind("Not of the format it was said to be"))
    })
}

/// Reads some bytes as the format the hints name, or else as the one that recognises them.
///
/// # Errors
/// When the bytes as a whole are refused, or hold no record at all.
pub fn parse(bytes: &[u8], limits: &Limits, hints: &Hints) -> Result<Parsed, Fault> {
    let format = match &hints.format {
        Some(name) => named(name, bytes, hints)?,
        None => detect(bytes, hints).map_err(|unknown| broken(bytes, limits).unwrap_or(unknown))?,
    };
    let parsed = format.parse(bytes, limits, hints)?;
    if parsed.drafts.is_empty() && parsed.faults.is_empty() {
        return Err(Place::whole().fault(Why::NoRecords));
    }
    Ok(parsed)
}

/// The fault of JSON that is of no known kind because it is broken: its place says more than its kind.
fn broken(bytes: &[u8], limits: &Limits) -> Option<Fault> {
    let is_json = Sample::of(bytes).is_json();
    is_json.then(|| json::read(bytes, limits).err()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{FORMATS, Hints, Limits, by_id, parse};
    use crate::domain::Label;

    #[test]
    fn broken_json_of_no_known_kind_is_told_with_its_place() {
        let fault = parse(b"{\"broken\": ", &Limits::default(), &Hints::default()).unwrap_err();
        assert_eq!(fault.at.line, Some(1));
        let whole = parse(b"{\"other\": 1}", &Limits::default(), &Hints::default()).unwrap_err();
        assert_eq!(whole.at.line, None);
    }

    #[test]
    fn each_format_has_an_id_of_its_own() {
        for format in FORMATS {
            assert!(format.id().parse::<Label>().is_ok());
            assert_eq!(
                FORMATS
                    .iter()
                    .filter(|other| other.id() == format.id())
                    .count(),
                1
            );
            assert!(by_id(&format.id().to_uppercase()).is_some());
        }
    }
}
