//! The form of a letter: where it stands, to whom it goes, what is missing, and every field with what is filled in, how
//! much it is needed and by which article.
//!
//! Never here: which fields there are; the bookshelf says.

use super::{Line, Paper, Part, Reading, Role};
use crate::domain::Item;
use crate::domain::letter::{Language, Letter};
use crate::domain::text::{Shown, show_lines, width};
use crate::reference::Confidence;
use crate::reference::forms::{FormField, LanguageAdvice, Need, Shape, Why, is_filled};

/// Lines of a filled field the form shows; the rest is one key away.
const LINES: usize = 3;

/// What the form of a letter is made from.
pub struct LetterForm<'a> {
    /// The record.
    pub item: &'a Item,
    /// The letter.
    pub letter: &'a Letter,
    /// The fields of its form, in order.
    pub fields: &'a [FormField],
    /// What is known of its language in the state it goes to.
    pub language: Option<LanguageAdvice>,
    /// What the officer should know and the addressee should not read.
    pub remarks: Vec<String>,
    /// The field under the cursor.
    pub cursor: usize,
}

/// How many required and recommended fields are without words.
pub fn missing(letter: &Letter, fields: &[FormField]) -> (usize, usize) {
    let without = |need: Need| {
        let of = fields.iter().filter(|field| {
            field.need_with(&letter.values) == need && !is_filled(&letter.values, &field.name)
        });
        of.count()
    };
    (without(Need::Must), without(Need::Should))
}

/// `3 required missing, 1 recommended`, or that nothing is missing.
pub fn missing_words((required, recommended): (usize, usize)) -> String {
    match (required, recommended) {
        (0, 0) => "nothing missing".to_owned(),
        (0, n) => format!("nothing required missing, {n} recommended"),
        (n, 0) => format!("{n} required missing"),
        (n, m) => format!("{n} required missing, {m} recommended"),
    }
}

/// A paper that says the letter is gone.
pub fn no_letter(number: u32, columns: usize) -> Paper {
    let mut paper = Paper::new(columns);
    let words = format!("There is no letter {number} any more: it was taken back. Esc leaves.");
    paper.say(Role::Warning, words);
    paper
}

/// The form, and where each of its fields begins.
pub fn letter_form(form: &LetterForm<'_>, cx: Reading<'_>, columns: usize) -> (Paper, Vec<usize>) {
    let mut paper = Paper::new(columns).labels(11);
    standing(&mut paper, form, cx);
    let mut starts = Vec::new();
    for (n, field) in form.fields.iter().enumerate() {
        paper.gap();
        starts.push(paper.lines.len());
        one(&mut paper, form.letter, field, n == form.cursor);
    }
    if !form.remarks.is_empty() {
        paper.heading("To mind; the addressee does not read this");
        for remark in &form.remarks {
            paper.say(Role::Warning, remark);
        }
    }
    evidence(&mut paper, form.letter, cx);
    (paper, starts)
}

fn standing(paper: &mut Paper, form: &LetterForm<'_>, cx: Reading<'_>) {
    let letter = form.letter;
    state(paper, letter, cx);
    let country = cx.country(letter.to.country);
    paper.field("To", format!("{country}, by {}", letter.to.channel.title()));
    paper.quoted_if("Authority", letter.to.authority.as_ref());
    language(paper, letter, form.language.as_ref());
    match &form.item.basis {
        Some(choice) => paper.field("Basis", &choice.basis.title),
        None => paper.field_as("Basis", Role::Dim, "none chosen for the record"),
    }
    if !letter.grounds.is_empty() {
        let grounds = letter.grounds.iter();
        let grounds: Vec<_> = grounds
            .map(|ground| format!("{} {}", ground.word(), ground.title()))
            .collect();
        paper.field("Grounds", grounds.join("; "));
    }
    match form.remarks.len() {
        0 => {}
        1 => paper.field_as("Mind", Role::Warning, "1 remark, below the fields"),
        n => paper.field_as(
            "Mind",
            Role::Warning,
            format!("{n} remarks, below the fields"),
        ),
    }
    let missing = missing(letter, form.fields);
    let role = if missing.0 > 0 {
        Role::Warning
    } else {
        Role::Strong
    };
    paper.field_as("Missing", role, missing_words(missing));
}

fn state(paper: &mut Paper, letter: &Letter, cx: Reading<'_>) {
    let mut words = letter.state.title().to_owned();
    if let Some((_, until)) = &letter.queued
        && letter.left.is_none()
    {
        words = format!("{words} until {}", super::to_second(*until));
    }
    if let Some(left) = letter.left {
        words = format!("{words} {}", left.to_minute());
    }
    paper.field_as("State", Role::Strong, words);
    let (by, begun) = (cx.officer(&letter.by), letter.begun.to_minute());
    paper.field("Begun", format!("{begun} by {by}"));
    if let Some((by, at, _)) = &letter.authorised {
        let words = format!("{}, {}", cx.officer(by), at.to_minute());
        paper.field("Authorised", words);
    }
    if let Some((by, why)) = &letter.sent_back {
        paper.field_as(
            "Given back",
            Role::Warning,
            format!("by {}", cx.officer(by)),
        );
        paper.quoted("", why);
    }
    if let Some(why) = &letter.failed {
        paper.field_as("Not sent", Role::Alarm, why);
    }
}

fn language(paper: &mut Paper, letter: &Letter, advice: Option<&LanguageAdvice>) {
    let name = letter.language.title();
    match advice {
        Some(advice) => {
            let role = match advice.accepted {
                Some(true) => Role::Plain,
                Some(false) => Role::Warning,
                None => Role::Strong,
            };
            let verdict = match advice.accepted {
                Some(true) => "accepted",
                Some(false) => "translation needed",
                None => "not known whether accepted",
            };
            paper.field_as("Language", role, format!("{name}: {verdict}"));
            paper.field_as("", Role::Dim, &advice.why);
        }
        None => paper.field("Language", name),
    }
}

/// One field: its name, whether it is filled, its words, why it is needed.
fn one(paper: &mut Paper, letter: &Letter, field: &FormField, here: bool) {
    let need = field.need_with(&letter.values);
    let sign = match need {
        Need::Must => "*",
        Need::Should => "+",
        Need::May => " ",
    };
    let value = letter.values.get(&field.name);
    let value = value.filter(|value| !value.raw().trim().is_empty());
    let (role, status) = match (value.is_some(), need) {
        (true, _) => (Role::Dim, ""),
        (false, Need::Must) => (Role::Warning, "missing"),
        (false, Need::Should) => (Role::Plain, "empty, recommended"),
        (false, Need::May) => (Role::Dim, "empty"),
    };
    let name = field.label(Language::English);
    let named = match field.label(letter.language) {
        other if other == name => name.to_owned(),
        other => format!("{name} ({other})"),
    };
    let cursor = if here { ">" } else { " " };
    name_line(paper, &format!("{cursor}{sign} {named}"), (role, status));
    if let Some(value) = value {
        let choice = field
            .choices()
            .iter()
            .find(|choice| choice.word.as_str() == value.raw().trim());
        match (field.shape, choice) {
            (Shape::Choice, Some(choice)) => {
                paper.indented_by(3, Role::Plain, choice.label(Language::English));
            }
            _ => quoted(paper, value),
        }
    }
    let whys = whys(field, letter);
    if !whys.is_empty() {
        paper.indented_by(3, Role::Dim, whys);
    }
}

/// The name, and whether it is filled at its end where there is room.
fn name_line(paper: &mut Paper, name: &str, (role, status): (Role, &str)) {
    let mut lines = width::wrap(&Shown::of(name), paper.width)
        .into_iter()
        .peekable();
    while let Some(text) = lines.next() {
        let room = paper.width.saturating_sub(text.width());
        let mut line = Line::default();
        line.parts.push(Part {
            role: Role::Label,
            text,
        });
        if lines.peek().is_none() && !status.is_empty() {
            if room > status.len() + 2 {
                line.parts.push(Part {
                    role,
                    text: Shown::of(format!("  {status}")),
                });
                paper.lines.push(line);
            } else {
                paper.lines.push(line);
                paper.indented_by(3, role, status);
            }
            return;
        }
        paper.lines.push(line);
    }
}

/// The first lines of the words, behind their mark.
fn quoted(paper: &mut Paper, value: &crate::domain::Foreign) {
    let mut used = 0;
    for shown in show_lines(value) {
        paper.count(&shown);
        for text in width::wrap(&shown, paper.width.saturating_sub(5)) {
            if used == LINES {
                paper.indented_by(3, Role::Dim, "..., Enter shows all");
                return;
            }
            used += 1;
            let mut line = Line::default();
            line.parts.push(Part {
                role: Role::Plain,
                text: Shown::own("   "),
            });
            super::push_quote(&mut line, &text);
            paper.lines.push(line);
        }
    }
}

/// `Art. 37(1)(b), Convention (unverified); good practice`.
fn whys(field: &FormField, letter: &Letter) -> String {
    let holds = |why: &&Why| {
        why.when
            .as_ref()
            .is_none_or(|when| when.holds(&letter.values))
    };
    let mut told: Vec<String> = Vec::new();
    for why in field.why.iter().filter(holds) {
        let mut words = match (&why.article, why.source.as_str()) {
            (Some(article), source) => format!("{article}, {source}"),
            (None, "desk") => "asked by this desk".to_owned(),
            (None, "practice") => "good practice".to_owned(),
            (None, source) => source.to_owned(),
        };
        if why.confidence == Confidence::Unverified {
            words.push_str(" (unverified)");
        }
        if !told.contains(&words) {
            told.push(words);
        }
    }
    told.join("; ")
}

fn evidence(paper: &mut Paper, letter: &Letter, cx: Reading<'_>) {
    if letter.evidence.is_empty() {
        return;
    }
    paper.heading("Delivery");
    for one in &letter.evidence {
        let role = if one.what.is_failure() {
            Role::Warning
        } else {
            Role::Plain
        };
        let (at, what) = (one.at.to_minute(), one.what.title());
        let words = format!("{at} {what}, recorded by {}", cx.officer(&one.by));
        paper.say(role, words);
        paper.quoted_if("Receipt", Some(&one.text));
    }
}
