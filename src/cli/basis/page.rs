//! The answer as lines: every fact of the JSON, best basis first.
//!
//! Never here: the order; the finder's answer has it.
use super::Asked;
use super::object::words;
use crate::cli::bookshelf::Bookshelf;
use crate::cli::sheet::{Sheet, cell};
use crate::domain::text::Shown;
use crate::reference::{Basis, BasisFact, Excluded, Otherwise};

/// The whole page.
pub(super) fn page(asked: &Asked<'_>) -> Vec<Shown> {
    let mut sheet = head(asked);
    let (shelf, answer) = (asked.shelf, asked.answer);
    if answer.otherwise.kind.is_none() {
        // One state with itself or its own territory: there is nothing to find, and the gap says why.
        answer.gaps.iter().for_each(|gap| sheet.line(gap));
        return sheet.lines();
    }
    match answer.options.len() {
        0 => sheet.heading("Nothing found that binds both states for this."),
        count => sheet.heading(format_args!("Binds both states, best first: {count}")),
    }
    for (place, basis) in answer.options.iter().enumerate() {
        option(&mut sheet, shelf, place + 1, basis);
    }
    if !answer.excluded.is_empty() {
        sheet.heading(format_args!("Not offered: {}", answer.excluded.len()));
        let rows = answer.excluded.iter().map(|one| excluded(shelf, one));
        let headings = [
            "Status",
            "Id",
            "Confidence",
            "List of parties",
            "Title and reason",
        ];
        sheet.table(&headings, rows.collect());
    }
    otherwise(&mut sheet, shelf, &answer.otherwise);
    if !answer.gaps.is_empty() {
        sheet.heading("What the bookshelf does not know");
        for gap in &answer.gaps {
            sheet.line(gap);
        }
    }
    sheet.heading(
        "Reference material, not legal advice: read the text and ask for its present status before you rely on it.",
    );
    sheet.lines()
}

fn head(asked: &Asked<'_>) -> Sheet {
    let question = asked.question;
    let (from, to, kind) = (question.from, question.to, question.kind);
    let mut sheet = Sheet::new(format_args!(
        "Legal basis: {} ({}) asks {} ({})",
        from.name, from.iso2, to.name, to.iso2
    ));
    sheet.pair("For", format_args!("{} ({kind})", kind.title()));
    let areas = asked.areas.iter();
    let areas: Vec<String> = areas
        .map(|area| format!("{} ({})", area.title, area.area))
        .collect();
    let crime = if areas.is_empty() {
        "not said".to_owned()
    } else {
        areas.join(", ")
    };
    sheet.pair("Crime", crime);
    sheet.pair("On", question.on);
    let manifest = asked.shelf.pack.manifest();
    sheet.pair(
        "Bookshelf",
        format_args!(
            "version {}, built {}",
            manifest.version, manifest.built_as_of
        ),
    );
    sheet
}

fn option(sheet: &mut Sheet, shelf: &Bookshelf, place: usize, basis: &Basis) {
    sheet.heading(format_args!("{place}. {}", basis.title));
    sheet.pair("Id", &basis.id);
    let rank = basis.rank;
    sheet.pair("Rank", format_args!("{}, {}", rank.number(), rank.title()));
    sheet.pair("Why", &basis.why);
    match basis.in_force_since {
        Some(since) => sheet.pair("In force since", since),
        None => sheet.pair("In force since", "not known for both states"),
    }
    sheet.pair("Article", basis.article.as_deref().unwrap_or("not known"));
    let as_of = shelf.as_of_words(basis.as_of);
    sheet.pair(
        "Confidence",
        format_args!("{}; {as_of}", basis.confidence.word()),
    );
    sheet.pair("Source", &basis.source);
    sheet.pairs("Remark", &basis.remarks);
    sheet.pairs("Condition", &basis.conditions);
    let articles = basis.articles.iter().map(|article| {
        let doubt = if article.checked { "" } else { " (unverified)" };
        format!(
            "{} [{}]: {}{doubt}",
            article.label,
            article.purpose,
            words(article)
        )
    });
    sheet.pairs("Article for", articles);
    let declared = basis.declarations.iter().map(|one| {
        let confidence = one.provenance.word();
        format!("{} on {}: {} ({confidence})", one.iso2, one.topic, one.text)
    });
    sheet.pairs("Declaration", declared);
    sheet.pairs("Can be refused", &basis.refusal);
    sheet.pairs("Language", facts(shelf, &basis.languages));
    sheet.pairs("Authority", facts(shelf, &basis.authority));
    let read_with = basis.read_with.iter();
    let read_with = read_with.map(|one| format!("{} ({}): {}", one.title, one.id, one.why));
    sheet.pairs("Read with", read_with);
}

/// Each fact with its doubts behind it.
fn facts(shelf: &Bookshelf, facts: &[BasisFact]) -> Vec<String> {
    let line = |fact: &BasisFact| {
        let as_of = fact.as_of.map(|_| shelf.as_of_words(fact.as_of));
        let parts = [fact.confidence.map(|sure| sure.word().to_owned()), as_of];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            fact.text.clone()
        } else {
            format!("{} ({})", fact.text, parts.join("; "))
        }
    };
    facts.iter().map(line).collect()
}

fn excluded(shelf: &Bookshelf, one: &Excluded) -> Vec<Shown> {
    let fallback = if one.fallback { " (fallback)" } else { "" };
    let as_of = one.as_of.map(|_| shelf.as_of_words(one.as_of));
    vec![
        Shown::of(format_args!("{}{fallback}", one.status.word())),
        Shown::of(&one.id),
        Shown::own(one.confidence.word()),
        cell(as_of),
        Shown::of(format_args!("{}: {}", one.title, one.why)),
    ]
}

fn otherwise(sheet: &mut Sheet, shelf: &Bookshelf, otherwise: &Otherwise) {
    sheet.heading(if otherwise.needed {
        "Without a treaty"
    } else {
        "Besides treaties"
    });
    sheet.pairs("National law", &otherwise.domestic);
    sheet.pairs("Police channel", &otherwise.police);
    sheet.pairs("Ask", &otherwise.ask);
    sheet.pairs("Requested state", facts(shelf, &otherwise.requested_state));
}
