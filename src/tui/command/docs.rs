//! The table as text, for the README and the example configuration. Tests compare both files with it.
//!
//! Never here: words that are not in the table.

use super::row::Scope;
use super::table;
use std::fmt::Write;

fn keys_of(row: &super::Row) -> Vec<String> {
    let keys = row.keys.iter().filter_map(|keys| keys.parse().ok());
    keys.map(super::keys::label).collect()
}

/// The key table of the README: one Markdown table per place.
pub fn key_table_markdown() -> String {
    let mut text = String::new();
    for scope in Scope::ALL {
        let rows: Vec<_> = table().iter().filter(|row| row.scope == scope).collect();
        if rows.is_empty() {
            continue;
        }
        let _ = writeln!(
            text,
            "**{}**\n\n| keys | command | what it does |\n|---|---|---|",
            scope.title()
        );
        for row in rows {
            let keys: Vec<_> = keys_of(row)
                .iter()
                .map(|keys| format!("`{keys}`"))
                .collect();
            let _ = writeln!(text, "| {} | {} | {} |", keys.join(" "), row.id, row.about);
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// The key section of `config.example.toml`: every command with its default keys, commented out.
pub fn key_section_toml() -> String {
    let mut text = String::from("[keys]\n");
    for scope in Scope::ALL {
        let mut rows = table().iter().filter(|row| row.scope == scope).peekable();
        if rows.peek().is_none() {
            continue;
        }
        let _ = writeln!(text, "\n# {}", scope.title());
        for row in rows {
            let keys: Vec<_> = row.keys.iter().map(|keys| format!("\"{keys}\"")).collect();
            let _ = writeln!(
                text,
                "# {}\n# {} = [{}]",
                row.about,
                row.id,
                keys.join(", ")
            );
        }
    }
    text
}
