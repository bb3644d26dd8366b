//! Tables as CSV (RFC 4180), in two named forms: for spreadsheets, where no value can act as a formula, and for machines,
//! where nothing is lost.
//!
//! Never here: which columns there are.
use std::io;

use super::json;
use crate::domain::Foreign;
use crate::domain::text::show;

/// The table with its names first, lines ending in LF, in UTF-8.
pub(super) fn table<const N: usize>(
    names: &[&str; N],
    rows: impl Iterator<Item = [Foreign; N]>,
    for_machines: bool,
) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(names).map_err(io::Error::other)?;
    for row in rows {
        for value in &row {
            let cell = if for_machines {
                whole(value)?
            } else {
                inert(value)
            };
            writer.write_field(cell).map_err(io::Error::other)?;
        }
        writer
            .write_record(None::<&[u8]>)
            .map_err(io::Error::other)?;
    }
    writer
        .into_inner()
        .map_err(|error| io::Error::other(error.to_string()))
}

/// The value as people see it, behind an apostrophe where a spreadsheet would calculate: when its first visible character is
/// `=`, `+`, `-`, `@`, a tab, a carriage return, or a full-width twin of one.
fn inert(value: &Foreign) -> String {
    let shown = show(value).to_string();
    let first = shown.trim_start().chars().next();
    let acts =
        first.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    if acts || shown.starts_with(['\t', '\r']) {
        format!("'{shown}")
    } else {
        shown
    }
}

/// The inside of a JSON string with this value: put quotation marks around it and any reader of JSON gives the value back.
fn whole(value: &Foreign) -> io::Result<String> {
    let quoted = String::from_utf8(json::line(value)?).map_err(io::Error::other)?;
    let inside = quoted
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    Ok(inside.unwrap_or(&quoted).to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one(value: &str, for_machines: bool) -> String {
        let rows = std::iter::once([Foreign::from(value)]);
        let bytes = table(&["value"], rows, for_machines).unwrap();
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let record = reader.records().next().unwrap().unwrap();
        record[0].to_owned()
    }

    #[test]
    fn nothing_calculates_in_a_spreadsheet() {
        for (value, cell) in [
            ("=SAMPLE()", "'=SAMPLE()"),
            ("  +1", "'  +1"),
            ("-1", "'-1"),
            ("@SAMPLE", "'@SAMPLE"),
            ("＝1", "'＝1"),
            ("SAMPLE = 1", "SAMPLE = 1"),
            ("one, \"two\"\nthree", "one, \"two\"<U+000A>three"),
            ("\t=1", "<U+0009>=1"),
        ] {
            assert_eq!(one(value, false), cell);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn machines_get_every_character_back(value in any::<String>()) {
            let cell = one(&value, true);
            prop_assert_eq!(serde_json::from_str::<String>(&format!("\"{cell}\"")).unwrap(), value);
        }
    }
}
