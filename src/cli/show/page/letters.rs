//! Letters of a record: to whom, where each stands, what it lacks, what became of it.
//!
//! Never here: the text of a letter.
use super::lines::Lines;
use crate::domain::letter::Letter;
use crate::domain::text::Shown;
use crate::domain::{Item, Moment};

pub(super) fn letters(item: &Item, missing: &dyn Fn(&Letter) -> Vec<String>) -> Vec<Shown> {
    let mut lines = Lines::default();
    for letter in &item.letters {
        one(&mut lines, letter, &missing(letter));
    }
    lines.done()
}

fn one(lines: &mut Lines, letter: &Letter, missing: &[String]) {
    let (number, kind, state) = (letter.number, letter.kind.title(), letter.state.title());
    lines.line(format_args!("{number}  {kind}: {state}"));
    let to = &letter.to;
    let (country, channel, language) = (to.country, to.channel.title(), letter.language.title());
    lines.fact("To", format_args!("{country}, {channel}, in {language}"));
    if let Some(authority) = &to.authority {
        lines.words("Authority", authority);
    }
    for name in missing {
        lines.fact("Missing", name);
    }
    for ground in &letter.grounds {
        let (word, title) = (ground.word(), ground.title());
        lines.fact("Ground", format_args!("{word}, {title}"));
    }
    let at = |at: Moment| at.to_minute();
    let (begun, changed) = (at(letter.begun), at(letter.changed));
    lines.fact(
        "Begun",
        format_args!("{begun} by {}, changed {changed}", letter.by),
    );
    lines.when("Dated", letter.dated);
    if let Some(author) = &letter.author {
        lines.fact("Given to review", format_args!("by {author}"));
    }
    if let Some((officer, why)) = &letter.sent_back {
        lines.fact("Given back", format_args!("by {officer}"));
        lines.words("", why);
    }
    if let Some((officer, when, digest)) = &letter.authorised {
        let when = at(*when);
        lines.fact("Authorised", format_args!("{when} by {officer}, {digest}"));
    }
    if let Some((officer, until)) = &letter.queued {
        let (until, seen) = (at(*until), letter.seen.map(|digest| format!(", {digest}")));
        let seen = seen.unwrap_or_default();
        lines.fact(
            "Put out",
            format_args!("by {officer}, recall until {until}{seen}"),
        );
    }
    lines.when("Left", letter.left);
    if let Some((folder, manifest)) = &letter.package {
        lines.fact("Package", format_args!("{folder}, {manifest}"));
    }
    if let Some(why) = &letter.failed {
        lines.fact("Failed", why);
    }
    for evidence in &letter.evidence {
        let (what, when, by) = (evidence.what.title(), at(evidence.at), &evidence.by);
        lines.fact("Delivery", format_args!("{what} {when}, recorded by {by}"));
        lines.words("", &evidence.text);
    }
    for (name, value) in &letter.values {
        lines.value(name.as_str(), value);
    }
}
