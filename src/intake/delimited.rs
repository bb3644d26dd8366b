//! Lists with delimiters, as offices really write them: comma, semicolon, tab or bar; quoted or not; UTF-8 or not.
//!
//! A quotation mark that is never closed swallows the rest of a list, so it refuses the file. A row that does not fit the
//! header is listed as a fault and the other rows go in. Never here: what the columns mean.
use super::encoding::{self, Decoded};
use super::fault::{Fault, Place, Why};
use super::limits::{Limit, Limits};
use crate::domain::Foreign;

/// The delimiters that are looked for, the likelier first.
pub const DELIMITERS: [u8; 4] = *b",;\t|";

/// How many rows are looked at to find the delimiter.
const LOOKED_AT: usize = 20;

/// A list, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delimited {
    /// The first row.
    pub header: Vec<Foreign>,
    /// The rows that fit the header. A row may be shorter: what is missing at its end is unknown.
    pub rows: Vec<Row>,
    /// The rows that do not.
    pub faults: Vec<Fault>,
    /// What parts the cells.
    pub delimiter: u8,
    /// How the bytes were decoded.
    pub decoded: Decoded,
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Line of the file on which it begins, from 1.
    pub line: usize,
    /// Its cells, quotes removed, white space kept.
    pub cells: Vec<Foreign>,
}

/// Reads a list. Empty lines are passed over; a first line `sep=;`, as spreadsheets write it, names the delimiter.
///
/// # Errors
/// When the file is empty, passes a limit as a whole, or a quotation mark is never closed.
pub fn read(bytes: &[u8], limits: &Limits, delimiter: Option<u8>) -> Result<Delimited, Fault> {
    let most = limits.get(Limit::FileBytes);
    if bytes.len() > most {
        return Err(Place::whole().fault(Why::TooMuch {
            limit: Limit::FileBytes,
            most,
        }));
    }
    let (text, decoded) = encoding::decode(bytes);
    let (named, text, skipped) = named_delimiter(&text);
    let delimiter = delimiter
        .or(named)
        .unwrap_or_else(|| likely_delimiter(text));
    let mut cutter = Cutter {
        text,
        at: 0,
        line: 1 + skipped,
        delimiter,
    };
    let mut list = Delimited {
        header: Vec::new(),
        rows: Vec::new(),
        faults: Vec::new(),
        delimiter,
        decoded,
    };
    while let Some(row) = cutter.row()? {
        if list.header.is_empty() {
            list.header = header(row, limits)?;
            continue;
        }
        if list.rows.len() + list.faults.len() >= limits.get(Limit::Records) {
            return Err(too_much(Place::line(row.line), Limit::Records, limits));
        }
        match fit(row, list.header.len(), limits) {
            Ok(row) => list.rows.push(row),
            Err(fault) => list.faults.push(fault),
        }
    }
    if list.header.is_empty() {
        return Err(Place::whole().fault(Why::Empty));
    }
    Ok(list)
}

fn header(cut: CutRow, limits: &Limits) -> Result<Vec<Foreign>, Fault> {
    if cut.cells.len() > limits.get(Limit::Columns) {
        return Err(too_much(Place::line(cut.line), Limit::Columns, limits));
    }
    fit(cut, usize::MAX, limits).map(|row| row.cells)
}

fn fit(cut: CutRow, columns: usize, limits: &Limits) -> Result<Row, Fault> {
    let place = Place::line(cut.line);
    if cut.text_after_quote {
        return Err(place.fault(Why::TextAfterQuote));
    }
    let beyond = cut.cells.get(columns..).unwrap_or_default();
    if beyond.iter().any(|cell| !cell.is_empty()) {
        return Err(place.fault(Why::RowLength {
            found: cut.cells.len(),
            expected: columns,
        }));
    }
    if cut
        .cells
        .iter()
        .any(|cell| cell.len() > limits.get(Limit::FieldBytes))
    {
        return Err(too_much(place, Limit::FieldBytes, limits));
    }
    let cells = cut
        .cells
        .into_iter()
        .take(columns)
        .map(Foreign::from)
        .collect();
    Ok(Row {
        line: cut.line,
        cells,
    })
}

fn too_much(place: Place, limit: Limit, limits: &Limits) -> Fault {
    place.fault(Why::TooMuch {
        limit,
        most: limits.get(limit),
    })
}

/// The delimiter a first line `sep=;` names, the text after that line, and how many lines that is.
fn named_delimiter(text: &str) -> (Option<u8>, &str, usize) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    match line
        .trim_end_matches('\r')
        .strip_prefix("sep=")
        .map(str::as_bytes)
    {
        Some(&[delimiter]) => (Some(delimiter), rest, 1),
        _ => (None, text, 0),
    }
}

/// The delimiter that cuts the first rows into the most alike pieces; comma where none does.
fn likely_delimiter(text: &str) -> u8 {
    let alike = |delimiter: u8| {
        let mut cutter = Cutter {
            text,
            at: 0,
            line: 1,
            delimiter,
        };
        let rows = std::iter::from_fn(|| cutter.row().ok().flatten()).take(LOOKED_AT);
        let counts: Vec<usize> = rows.map(|row| row.cells.len()).collect();
        let header = counts.first().copied().unwrap_or(0);
        let same = counts.iter().filter(|count| **count == header).count();
        if header < 2 { (0, 0) } else { (same, header) }
    };
    // `max_by_key` keeps the last of equals; the likelier delimiters stand first.
    DELIMITERS
        .into_iter()
        .rev()
        .max_by_key(|delimiter| alike(*delimiter))
        .unwrap_or(b',')
}

/// A row as cut, before it is judged.
struct CutRow {
    line: usize,
    cells: Vec<String>,
    text_after_quote: bool,
}

/// Cuts text into rows and cells (RFC 4180; LF, CRLF or CR end a row).
struct Cutter<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    delimiter: u8,
}

impl Cutter<'_> {
    /// The next row that has any text.
    fn row(&mut self) -> Result<Option<CutRow>, Fault> {
        while matches!(self.peek(), Some(b'\n' | b'\r')) {
            self.end_line();
        }
        if self.peek().is_none() {
            return Ok(None);
        }
        let mut row = CutRow {
            line: self.line,
            cells: Vec::new(),
            text_after_quote: false,
        };
        loop {
            let cell = self.cell(&mut row)?;
            row.cells.push(cell);
            match self.peek() {
                Some(byte) if byte == self.delimiter => self.at += 1,
                Some(_) => {
                    self.end_line();
                    return Ok(Some(row));
                }
                None => return Ok(Some(row)),
            }
        }
    }

    fn cell(&mut self, row: &mut CutRow) -> Result<String, Fault> {
        if self.peek() != Some(b'"') {
            return Ok(self.plain().to_owned());
        }
        let mut cell = String::new();
        let opened = Place::line(self.line);
        self.at += 1;
        loop {
            let start = self.at;
            while self.peek().is_some_and(|b| b != b'"' && b != b'\n') {
                self.at += 1;
            }
            cell.push_str(self.text.get(start..self.at).unwrap_or_default());
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    if self.peek() != Some(b'"') {
                        break;
                    }
                    self.at += 1;
                    cell.push('"');
                }
                Some(_) => {
                    self.at += 1;
                    self.line += 1;
                    cell.push('\n');
                }
                None => return Err(opened.fault(Why::UnclosedQuote)),
            }
        }
        row.text_after_quote |= !self.plain().trim().is_empty();
        Ok(cell)
    }

    fn plain(&mut self) -> &str {
        let start = self.at;
        while self
            .peek()
            .is_some_and(|b| b != self.delimiter && b != b'\n' && b != b'\r')
        {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn end_line(&mut self) {
        let pair = self.text.as_bytes().get(self.at..self.at + 2) == Some(b"\r\n");
        self.at += if pair { 2 } else { 1 };
        self.line += 1;
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn list(text: &str) -> Delimited {
        read(text.as_bytes(), &Limits::default(), None).unwrap()
    }

    fn cells(list: &Delimited) -> Vec<Vec<&str>> {
        list.rows
            .iter()
            .map(|row| row.cells.iter().map(Foreign::raw).collect())
            .collect()
    }

    #[test]
    fn each_delimiter_is_found() {
        for (text, delimiter) in [
            ("name,born\nEXAMPLE,1984\n", b','),
            ("name;born;note\nEXAMPLE;1984;a, b, c\n", b';'),
            ("name\tborn\nEXAMPLE, A\t1984\n", b'\t'),
            ("name|born\r\nEXAMPLE|1984\r\n", b'|'),
            ("\"a,b\";\"c\"\n\"d\";\"e,f,g\"\n", b';'),
            ("name\nEXAMPLE\n", b','),
            ("sep=|\nname|a;b\nEXAMPLE|c;d\n", b'|'),
        ] {
            assert_eq!(list(text).delimiter, delimiter, "{text}");
        }
    }

    #[test]
    fn quotes_hold_delimiters_quotes_and_line_breaks() {
        let list = list("a,b\n\"x,\"\"y\"\"\nz\", plain \"inside\" \n\n\"\",last\r\nshort\r\n");
        assert_eq!(
            cells(&list),
            [
                vec!["x,\"y\"\nz", " plain \"inside\" "],
                vec!["", "last"],
                vec!["short"]
            ]
        );
        assert_eq!(
            list.rows.iter().map(|row| row.line).collect::<Vec<_>>(),
            [2, 5, 6]
        );
    }

    #[test]
    fn bad_rows_are_listed_and_good_rows_go_in() {
        let list = list("a,b\n1,2\n1,2,3\n\"1\"x,2\n3,4,,\n");
        assert_eq!(cells(&list), [["1", "2"], ["3", "4"]]);
        let faults: Vec<_> = list.faults.iter().map(ToString::to_string).collect();
        let want = [
            "The row has 3 cells, the header has 2 (line 3)",
            "Text follows a closing quotation mark (line 4)",
        ];
        assert_eq!(faults, want);
    }

    #[test]
    fn whole_files_are_refused_with_their_place() {
        let mut limits = Limits::default();
        limits.lower(Limit::Columns, 2).unwrap();
        limits.lower(Limit::Records, 2).unwrap();
        for (text, fault) in [
            ("", "The file is empty"),
            ("\n\r\n", "The file is empty"),
            (
                "a,b\n1,\"2\n3,4\n",
                "A quotation mark is never closed (line 2)",
            ),
            ("a,b,c\n", "More than 2 columns (line 1)"),
            ("a\n1\n2\n3\n", "More than 2 records in the file (line 4)"),
        ] {
            assert_eq!(
                read(text.as_bytes(), &limits, None)
                    .unwrap_err()
                    .to_string(),
                fault,
                "{text:?}"
            );
        }
    }

    #[test]
    fn bytes_that_are_not_utf8_are_read_as_windows_1252() {
        let list = read(b"name;place\nEX\xC4MPLE;\x8Fx\n", &Limits::default(), None).unwrap();
        assert_eq!(
            (cells(&list), list.decoded),
            (vec![vec!["EXÄMPLE", "\u{8F}x"]], Decoded::Windows1252)
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn random_text_never_panics_and_rows_are_counted(text in "[a,;|\t\n\r\"é=]{0,60}") {
            if let Ok(list) = read(text.as_bytes(), &Limits::default(), None) {
                prop_assert!(list.rows.iter().all(|row| row.cells.len() <= list.header.len()));
            }
        }

        #[test]
        fn what_is_quoted_comes_back(rows in prop::collection::vec(prop::collection::vec(".{0,8}", 3), 1..6)) {
            let quoted = |row: &Vec<String>| {
                row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",")
            };
            let text: String = rows.iter().map(|row| quoted(row) + "\r\n").collect();
            let list = read(format!("a,b,c\n{text}").as_bytes(), &Limits::default(), Some(b',')).unwrap();
            prop_assert_eq!(cells(&list), rows);
        }
    }
}
