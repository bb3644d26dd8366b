//! Lines for people, screen readers and paper: columns that line up, names and values, no drawing characters.
//!
//! Never here: what a line says.
use crate::domain::text::{Shown, width};

/// Rows with every column but the last padded to its widest cell, two spaces between.
pub(super) fn columns(rows: &[Vec<Shown>]) -> Vec<Shown> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(Shown::width).max().unwrap_or(0)
        })
        .collect();
    rows.iter().map(|row| row_line(row, &widths)).collect()
}

fn row_line(row: &[Shown], widths: &[usize]) -> Shown {
    let last = row.len().saturating_sub(1);
    let cells: Vec<Shown> = row
        .iter()
        .zip(widths)
        .enumerate()
        .map(|(place, (cell, columns))| {
            if place == last {
                cell.clone()
            } else {
                width::pad(cell, *columns)
            }
        })
        .collect();
    Shown::join(&cells, "  ")
}

/// A name and its value, the value in the same column for all names up to `name_width` columns long.
pub(super) fn pair(name: &Shown, value: &Shown, name_width: usize) -> Shown {
    let mut line = width::pad(name, name_width.max(name.width()));
    line.push_own("  ");
    line.push(value);
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_whatever_the_width_of_their_characters() {
        let row = |cells: [&'static str; 3]| cells.map(Shown::own).to_vec();
        let lines = columns(&[row(["A", "日本", "x"]), row(["BBB", "y", "a long end"])]);
        let text: Vec<&str> = lines.iter().map(Shown::as_str).collect();
        assert_eq!(text, ["A    日本  x", "BBB  y     a long end"]);
    }

    #[test]
    fn values_stand_in_one_column() {
        let line = pair(&Shown::own("Due"), &Shown::own("never"), 6);
        assert_eq!(line.as_str(), "Due     never");
    }
}
