//! A document as Markdown, for offices that keep their letters in it.
//!
//! Words of the desk and words somebody wrote are escaped alike: nothing in them can become a heading, a list, a link, a
//! table, code or HTML. What somebody wrote stands in block quotes, and only that does. Never here: where the words come
//! from, HTML.

use super::document::{Block, Document};
use crate::domain::text::Shown;

/// What stands between two lines somebody wrote, so that a reader sees them as lines.
const BREAK: &str = "\\";

/// The document as Markdown (`CommonMark` 0.31), the marking its first and its last line, lines ending in LF.
pub fn to_markdown(document: &Document) -> String {
    let marking = strong(&document.marking);
    let mut text = format!("{marking}\n\n");
    let mut before: Option<&Block> = None;
    for block in &document.blocks {
        let point = |block: &Block| matches!(block, Block::Point(_));
        if before.is_some_and(|before| point(before) && !point(block)) {
            text.push('\n');
        }
        put(&mut text, block);
        if !point(block) {
            text.push('\n');
        }
        before = Some(block);
    }
    if before.is_some_and(|block| matches!(block, Block::Point(_))) {
        text.push('\n');
    }
    if !document.name.is_empty() {
        text.push_str(&escaped(document.name.as_str()));
        text.push_str("\n\n");
    }
    text.push_str(&marking);
    text.push('\n');
    text
}

/// One block with the line break that ends it.
fn put(text: &mut String, block: &Block) {
    match block {
        Block::Title(words) => line(text, "# ", &escaped(words.as_str())),
        Block::Heading(words) => line(text, "## ", &escaped(words.as_str())),
        Block::Paragraph(words) => line(text, "", &escaped(words.as_str())),
        Block::Point(words) => line(text, "- ", &escaped(words.as_str())),
        Block::Field(label, value) => {
            let value = escaped(value.as_str());
            line(text, &format!("{} ", named(label)), &value);
        }
        Block::Filled(label, lines) => {
            line(text, &named(label), "");
            text.push('\n');
            quote(text, lines);
        }
        Block::Quote(lines) => quote(text, lines),
    }
}

fn line(text: &mut String, begin: &str, words: &str) {
    let from = text.len();
    text.push_str(begin);
    text.push_str(words);
    let end = from
        + text
            .get(from..)
            .unwrap_or_default()
            .trim_end_matches(' ')
            .len();
    text.truncate(end);
    text.push('\n');
}

/// Lines somebody wrote, each behind `> `; an empty one parts paragraphs.
fn quote(text: &mut String, lines: &[Shown]) {
    let words: Vec<String> = lines.iter().map(|line| escaped(line.as_str())).collect();
    for (n, word) in words.iter().enumerate() {
        let goes_on = !word.is_empty() && words.get(n + 1).is_some_and(|next| !next.is_empty());
        let end = if goes_on { BREAK } else { "" };
        line(text, "> ", &format!("{word}{end}"));
    }
    if words.is_empty() {
        line(text, "> ", "");
    }
}

/// A label with its colon, both strong.
fn named(label: &Shown) -> String {
    let words = escaped(label.as_str().trim_end_matches([':', ' ']));
    if words.is_empty() {
        String::new()
    } else {
        format!("**{words}:**")
    }
}

fn strong(words: &Shown) -> String {
    let words = escaped(words.as_str().trim_end_matches(' '));
    if words.is_empty() {
        words
    } else {
        format!("**{words}**")
    }
}

/// The words of one line so that a reader of Markdown shows exactly them: every character that could begin something has a
/// backslash before it, spaces that would be lost or mean code stand as entities.
fn escaped(words: &str) -> String {
    let words = words.trim_end_matches(' ');
    let mut text = String::with_capacity(words.len() + words.len() / 8);
    let mut before = None;
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        // Our own words are one line; a control character in them is layout at most.
        let c = if c.is_control() { ' ' } else { c };
        let after = chars.peek().copied();
        if c == ' ' && matches!(before, None | Some(' ')) {
            text.push_str("&nbsp;");
        } else {
            if acts(&text, before, c, after) {
                text.push('\\');
            }
            text.push(c);
        }
        before = Some(c);
    }
    text
}

/// Whether a character could be more than itself here. Only ASCII punctuation ever is.
fn acts(text: &str, before: Option<char>, c: char, after: Option<char>) -> bool {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match c {
        '(' | ',' | ';' | '%' | '?' | '\'' | '"' | '/' => false,
        // A list begins with a number and one of these.
        ')' => digit(before),
        '.' => {
            let www = text.get(text.len().saturating_sub(3)..);
            let link = www.is_some_and(|end| end.eq_ignore_ascii_case("www"));
            link || !(inside(before) && !digit(before) || digit(before) && digit(after))
        }
        // A dash between letters is one; at the start of a line it is a list, a rule or a heading.
        '-' => !(inside(before) && inside(after)),
        // Part of a link (`https:`) or of the name of a picture (`:name:`) unless a space or a figure follows.
        ':' => !(inside(before) && after.is_none_or(|c| c == ' ' || c.is_ascii_digit())),
        _ => c.is_ascii_punctuation(),
    }
}
