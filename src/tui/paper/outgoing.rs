//! What leaves the office, before it does: the body of the review sheet.
//!
//! Never here: whether it may leave; the rules of release answer that.

use super::{Paper, Reading, Role, verdict};
use crate::domain::release::{Use, Verdict};
use crate::domain::unit::Unit;
use crate::domain::{Item, ItemId, Label, Moment};

/// A forwarding an officer is about to confirm.
#[derive(Clone, Copy)]
pub struct Forwarding<'a> {
    /// The records.
    pub items: &'a [&'a Item],
    /// How many there are in all.
    pub total: usize,
    /// The recipient.
    pub to: &'a Unit,
    /// Why.
    pub purpose: &'a crate::domain::Foreign,
    /// When the unit must answer.
    pub answer_by: Option<Moment>,
    /// What it is for.
    pub use_for: Use,
    /// Parts that stay here, by name.
    pub withheld: &'a [Label],
    /// What the rules of release say to each record.
    pub verdicts: &'a [(ItemId, Verdict)],
    /// Who decides.
    pub officer: &'a Label,
}

/// Recipient and country, exactly what is sent, handling codes, what is withheld, who decides.
pub fn forwarding(forwarding: &Forwarding<'_>, cx: Reading<'_>, width: usize) -> Paper {
    let mut paper = Paper::new(width);
    let to = forwarding.to;
    paper.field_as(
        "Recipient",
        Role::Strong,
        format!("{} ({})", to.name, to.id),
    );
    paper.field_as("Country", Role::Strong, cx.country(to.country));
    verdict::summary(
        &mut paper,
        forwarding.verdicts.iter().map(|(_, judged)| judged),
    );
    paper.field("Decided by", cx.officer(forwarding.officer));
    match forwarding.answer_by {
        Some(moment) => paper.field("Answer by", moment.to_minute()),
        None => paper.field_as("Answer by", Role::Dim, "no date asked"),
    }
    paper.field("Used for", forwarding.use_for.title());
    paper.field("Purpose", "");
    paper.running(forwarding.purpose, 6);
    for item in forwarding.items {
        paper.gap();
        one(&mut paper, item);
        let judged = forwarding.verdicts.iter().find(|(id, _)| *id == item.id);
        if let Some((_, judged)) = judged {
            verdict::verdict(&mut paper, judged);
        }
    }
    if forwarding.total > forwarding.items.len() {
        paper.gap();
        paper.say(
            Role::Strong,
            format!(
                "and {} more records",
                forwarding.total - forwarding.items.len()
            ),
        );
    }
    paper.gap();
    paper.say(
        Role::Plain,
        "Each package holds message.txt, message.json, the originals and manifest.json with their hashes.",
    );
    let parts = forwarding.withheld.iter().map(Label::as_str);
    let own = "notes, tags, drafts, links and the history of this desk";
    let all: Vec<&str> = parts.chain([own]).collect();
    paper.field("Withheld", all.join(", "));
    paper
}

fn one(paper: &mut Paper, item: &Item) {
    paper.field_as("Record", Role::Strong, item.our_ref);
    paper.quoted("Title", &item.content.title);
    paper.field("Handling", item.content.marking.summary());
    paper.quoted_if("", item.content.marking.handling_text.as_ref());
    for limit in &item.content.marking.restrictions {
        paper.quoted("Limit", limit);
    }
    if item.content.marking.assumed {
        paper.say(
            Role::Warning,
            "The originator gave no handling code; the desk assumes the restrictive one.",
        );
    }
    let sent = [
        counted(item.content.subjects.len(), "subject"),
        counted(item.content.attachments.len(), "attachment"),
        counted(item.versions.len(), "original"),
    ];
    paper.field("Sent", format!("all fields, {}", sent.join(", ")));
}

/// `1 original`, `2 originals`.
fn counted(count: usize, one: &str) -> String {
    let many = if count == 1 { "" } else { "s" };
    format!("{count} {one}{many}")
}

/// `2031-03-07 08:00:30Z`.
pub fn to_second(moment: Moment) -> String {
    Moment::from_seconds(moment.seconds())
        .to_string()
        .replace('T', " ")
}
