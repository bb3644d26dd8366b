//! Rows with colour sequences, to be looked at with `cat`.
//!
//! The only sequence written is SGR; nothing moves the cursor, so the output is safe in a pager and in a log.
use super::Frame;
use super::cells::{Style, rows, runs};
use super::ink::{self, MODIFIERS};

/// One line per row; each style starts from nothing and is taken back at the end of its run.
pub(super) fn render(frame: &Frame<'_>) -> String {
    let mut out = String::new();
    for glyphs in rows(frame.buffer) {
        for (_, _, text, style) in runs(&glyphs) {
            let parameters = parameters(style);
            if parameters.is_empty() {
                out.push_str(&text);
            } else {
                out.push_str("\x1b[");
                out.push_str(&parameters.join(";"));
                out.push('m');
                out.push_str(&text);
                out.push_str("\x1b[0m");
            }
        }
        out.push('\n');
    }
    out
}

fn parameters(style: Style) -> Vec<String> {
    let set = MODIFIERS
        .iter()
        .filter(|(flag, _, _)| style.modifier.contains(*flag));
    let mut parameters: Vec<String> = set.map(|(_, _, number)| (*number).to_owned()).collect();
    parameters.extend(ink::sgr(style.fg, 30));
    parameters.extend(ink::sgr(style.bg, 40));
    parameters
}
