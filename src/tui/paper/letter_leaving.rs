//! A letter about to leave: the body of its review sheet.
//!
//! Never here: whether it may; the rules answer that.

use super::{Paper, Reading, Role, letter_text, verdict, went};
use crate::desk::{Document, Reciprocity};
use crate::domain::letter::Letter;
use crate::domain::release::Verdict;
use crate::domain::{Item, Label, Refusal};

/// A letter an officer is about to send.
pub struct LeavingLetter<'a> {
    /// The record.
    pub item: &'a Item,
    /// The letter.
    pub letter: &'a Letter,
    /// It as it will be sent.
    pub document: Option<&'a Document>,
    /// What the rules of release say.
    pub verdict: &'a Verdict,
    /// Why it cannot be sent now, whatever the reason.
    pub refusal: Option<&'a Refusal>,
    /// What happens to the record when it leaves, in the desk's words.
    pub then: &'a [String],
    /// Who decides.
    pub officer: &'a Label,
    /// How requests with the state went, when this is one.
    pub went: Option<&'a Reciprocity>,
    /// Only ASCII can be shown.
    pub ascii: bool,
}

/// Recipient, country, channel, who agreed, what happens then, the verdict, and exactly what is sent.
pub fn leaving_letter(leaving: &LeavingLetter<'_>, cx: Reading<'_>, width: usize) -> Paper {
    let mut paper = Paper::new(width);
    let letter = leaving.letter;
    let kind = leaving.item.request_kind().title();
    let number = letter.number;
    paper.field_as(
        "Letter",
        Role::Strong,
        format!(
            "{number} of {}: {} ({kind})",
            leaving.item.our_ref,
            letter.kind.title()
        ),
    );
    match &letter.to.authority {
        Some(name) => paper.quoted("Recipient", name),
        None => paper.field_as("Recipient", Role::Dim, "no authority named"),
    }
    paper.field_as("Country", Role::Strong, cx.country(letter.to.country));
    verdict::summary(&mut paper, std::iter::once(leaving.verdict));
    paper.field("Channel", letter.to.channel.title());
    paper.field("Decided by", cx.officer(leaving.officer));
    match &letter.authorised {
        Some((by, at, _)) => {
            let words = format!("{}, {}", cx.officer(by), at.to_minute());
            paper.field("Authorised by", words);
        }
        None => paper.field_as("Authorised by", Role::Dim, "nobody"),
    }
    for then in leaving.then {
        paper.field("Then", then);
    }
    if let Some(refusal) = leaving.refusal.filter(|_| leaving.verdict.is_allowed()) {
        paper.field_as("Not yet", Role::Alarm, &refusal.why);
        for step in &refusal.needs {
            paper.field("What helps", step);
        }
    }
    verdict::verdict(&mut paper, leaving.verdict);
    if let Some(went) = leaving.went {
        went::both_ways(&mut paper, went, leaving.ascii);
    }
    paper.heading("Exactly this is sent");
    match leaving.document {
        Some(document) => letter_text::put(&mut paper, document),
        None => paper.say(Role::Warning, "The text could not be made."),
    }
    paper
}
