//! The answer of the legal-basis finder on paper: what binds both states, best first; what was left out and why; what remains
//! when nothing binds; what the pack does not know.
//!
//! Never here: the order or the reasons; they come with the answer.

use super::bookshelf::{Bookshelf, joined, source, with_doubt};
use super::{Paper, Role};
use crate::domain::Moment;
use crate::domain::text::width;
use crate::reference::{
    Answer, Article, Basis, BasisFact, Confidence, Excluded, Exclusion, Otherwise, Pack, Provenance,
};

/// The answer without its question, which stands in the fields above it, with entry `cursor` in full and the others in short, and the first line of each entry: options first, then
/// what was left out, both in the order of the answer.
pub fn basis_answer(
    pack: &Pack,
    answer: &Answer,
    cursor: usize,
    now: Moment,
    width: usize,
) -> (Paper, Vec<usize>) {
    let mut sheet = Sheet {
        paper: Paper::new(width),
        shelf: Bookshelf::at(pack, now),
        cursor,
        starts: Vec::with_capacity(answer.options.len() + answer.excluded.len()),
    };
    sheet.options(&answer.options);
    // Where nothing binds, what remains is what the officer came for.
    let first = answer.options.is_empty() && answer.otherwise.needed;
    if first {
        sheet.otherwise(&answer.otherwise);
    }
    sheet.excluded(&answer.excluded);
    if !first {
        sheet.otherwise(&answer.otherwise);
    }
    sheet.gaps(&answer.gaps);
    (sheet.paper, sheet.starts)
}

/// The paper under construction with where its entries begin.
struct Sheet<'p> {
    paper: Paper,
    shelf: Bookshelf<'p>,
    cursor: usize,
    starts: Vec<usize>,
}

impl Sheet<'_> {
    /// Notes where an entry begins and tells whether it is the chosen one.
    fn begin(&mut self) -> bool {
        let chosen = self.starts.len() == self.cursor;
        self.starts.push(self.paper.lines.len());
        chosen
    }

    fn options(&mut self, options: &[Basis]) {
        if options.is_empty() {
            self.paper.gap();
            let words =
                "No binding instrument found in the pack. That does not prove that there is none.";
            self.paper.say(Role::Warning, words);
            return;
        }
        self.paper.heading("What binds both, best first");
        for (n, option) in options.iter().enumerate() {
            let chosen = self.begin();
            let mark = if chosen { ">" } else { " " };
            let name = format!("{mark}{} {}", n + 1, option.title);
            let role = if chosen { Role::Strong } else { Role::Plain };
            let rank = option.rank.title();
            self.paper.with_remark((role, &name), (Role::Dim, rank));
            self.in_short(option);
            if chosen {
                self.in_full(option);
                self.paper.gap();
            }
        }
    }

    /// Since when, by which article, how sure: what is never left out.
    fn in_short(&mut self, option: &Basis) {
        let trust = self.shelf.trust(option.confidence, option.as_of);
        let doubt = option.in_force_since.is_none();
        let role = match self.shelf.trust_role(option.confidence, option.as_of) {
            Role::Dim if doubt => Role::Warning,
            role => role,
        };
        let words = joined(&[since(option), bare(option), trust]);
        self.paper.point("   ", role, &words);
    }

    fn in_full(&mut self, option: &Basis) {
        let paper = &mut self.paper;
        paper.gap();
        paper.field("Instrument", &option.id);
        paper.field("Why", why(option));
        match &option.article {
            Some(article) if is_unchecked(option) => {
                paper.field_as("Rests on", Role::Warning, format!("{article}, unverified"));
            }
            Some(article) => paper.field("Rests on", article),
            None => paper.field_as("Rests on", Role::Warning, "article unknown"),
        }
        paper.points("Conditions", &option.conditions);
        articles(paper, &option.articles);
        self.declarations(option);
        let paper = &mut self.paper;
        let refusal: Vec<String> = option.refusal.iter().map(|it| ground(it)).collect();
        paper.points("Refusal", &refusal);
        self.facts("Languages", &option.languages);
        self.facts("Authority", &option.authority);
        let read_with = option.read_with.iter();
        let read_with = read_with.map(|it| format!("{} ({}): {}", it.title, it.id, it.why));
        let paper = &mut self.paper;
        paper.points("Read with", &read_with.collect::<Vec<_>>());
        for remark in &option.remarks {
            paper.field_as("Remark", Role::Warning, remark);
        }
        let (role, source) = source(&option.source);
        paper.field_as("List from", role, source);
    }

    fn declarations(&mut self, option: &Basis) {
        let words = option.declarations.iter().map(|it| {
            let topic = it.topic.replace('-', " ");
            let place = self.shelf.place(&it.iso2);
            let doubt = format!("({})", it.provenance.word());
            format!("{place}, {topic}: {}", with_doubt(&it.text, &doubt))
        });
        let words: Vec<String> = words.collect();
        self.paper.points("Declarations", &words);
    }

    fn facts(&mut self, label: &'static str, facts: &[BasisFact]) {
        for (n, fact) in facts.iter().enumerate() {
            let label = if n == 0 { label } else { "" };
            let (role, words) = self.fact(fact);
            self.paper.field_as(label, role, words);
        }
    }

    fn fact(&self, fact: &BasisFact) -> (Role, String) {
        let doubt = fact.confidence.is_some_and(Confidence::is_doubtful);
        let role = if doubt || self.shelf.is_old(fact.as_of) {
            Role::Warning
        } else {
            Role::Plain
        };
        // The words themselves say what is not known.
        let sure = fact.confidence.filter(|it| *it != Confidence::NotKnown);
        match self.shelf.remark(sure, fact.as_of).as_str() {
            "" => (role, fact.text.clone()),
            remark => (role, format!("{} ({remark})", fact.text)),
        }
    }

    /// In the order of the answer, with a name above each stretch of the same reason.
    fn excluded(&mut self, excluded: &[Excluded]) {
        let mut before = None;
        for one in excluded {
            let group = group(one);
            if before != Some(group) {
                self.paper.heading(group);
                before = Some(group);
            }
            let chosen = self.begin();
            self.left_out(one, chosen);
            if chosen {
                self.paper.gap();
            }
        }
    }

    fn left_out(&mut self, one: &Excluded, chosen: bool) {
        let doubt = self.doubt(one);
        let (lead, role) = if chosen {
            ("> ", Role::Strong)
        } else {
            ("  ", Role::Plain)
        };
        if !chosen && is_in_no_list(one) {
            self.in_one_line(one);
            return;
        }
        if !chosen {
            let words = format!("{}: {}", one.title, with_doubt(&one.why, &doubt));
            self.paper.point(lead, role, &words);
            return;
        }
        self.paper.point(lead, role, &one.title);
        self.paper.field("Instrument", &one.id);
        self.paper.field("Status", status(one.status));
        self.paper.field("Why", &one.why);
        let role = self.shelf.trust_role(one.confidence, one.as_of);
        let trust = self.shelf.trust(one.confidence, one.as_of);
        self.paper.field_as("Confidence", role, trust);
    }

    /// What the reason does not say itself about how far it can be relied on.
    fn doubt(&self, one: &Excluded) -> String {
        let recalled = one.confidence == Provenance::Memory && !one.why.contains("unverified");
        let stated = one.confidence == Provenance::Office;
        let word = (recalled || stated).then(|| one.confidence.word().to_owned());
        let told = one
            .as_of
            .is_some_and(|day| one.why.contains(&day.to_string()));
        let months = self.shelf.pack.manifest().stale_after_months;
        let age = match one.as_of {
            None => None,
            Some(_) if told && !self.shelf.is_old(one.as_of) => None,
            Some(_) if told => Some(format!("older than {months} months")),
            Some(_) => Some(format!("list as of {}", self.shelf.aged(one.as_of))),
        };
        let words: Vec<String> = word.into_iter().chain(age).collect();
        if words.is_empty() {
            String::new()
        } else {
            format!("({})", words.join("; "))
        }
    }

    /// The reason is that of the whole stretch; the name in the pack only where it fits.
    fn in_one_line(&mut self, one: &Excluded) {
        let title = format!("  {}", one.title);
        let used = width::columns(&title) + width::columns(&one.id) + 2;
        if used <= self.paper.width {
            let name = (Role::Plain, title.as_str());
            self.paper.with_remark(name, (Role::Dim, &one.id));
        } else {
            self.paper.point("  ", Role::Plain, &one.title);
        }
    }

    fn otherwise(&mut self, otherwise: &Otherwise) {
        self.paper.heading(if otherwise.needed {
            "What remains without a treaty"
        } else {
            "Otherwise"
        });
        self.paper.points("Domestic law", &otherwise.domestic);
        self.paper.points("Police", &otherwise.police);
        self.paper.points("Ask", &otherwise.ask);
        if !otherwise.requested_state.is_empty() {
            self.paper.heading("The requested state");
        }
        for fact in &otherwise.requested_state {
            let (role, words) = self.fact(fact);
            self.paper.point("- ", role, &words);
        }
    }

    fn gaps(&mut self, gaps: &[String]) {
        if !gaps.is_empty() {
            self.paper.heading("What the pack does not know");
        }
        for gap in gaps {
            self.paper.point("- ", Role::Warning, gap);
        }
    }
}

fn since(option: &Basis) -> String {
    match option.in_force_since {
        Some(day) => format!("since {day}"),
        None => "since a day unknown".to_owned(),
    }
}

/// The article it rests on without the explanation behind it.
fn bare(option: &Basis) -> String {
    let article = option.article.as_deref().unwrap_or_default();
    let bare = article.split_once(" (").map_or(article, |(bare, _)| bare);
    bare.to_owned()
}

/// Why it stands here; how sure that is has been said above.
fn why(option: &Basis) -> String {
    match option.confidence {
        Provenance::Memory => option.why.replacen(" Unverified.", "", 1),
        _ => option.why.clone(),
    }
}

/// A ground without the code behind it, which scripts read: `Judgments in absence: Art. 4a [FAIR]`.
fn ground(words: &str) -> String {
    let bare = words
        .rsplit_once(" [")
        .filter(|(_, code)| code.ends_with(']'));
    bare.map_or(words, |(bare, _)| bare).to_owned()
}

/// Whether the article it rests on is among those that were not compared with a text.
fn is_unchecked(option: &Basis) -> bool {
    let named = |article: &&Article| option.article.as_deref() == Some(article.article.as_str());
    let mut found = option.articles.iter().filter(named);
    found.any(|article| !article.checked)
}

fn articles(paper: &mut Paper, articles: &[Article]) {
    for (n, article) in articles.iter().enumerate() {
        let label = if n == 0 { "Articles" } else { "" };
        let of = article.of.as_ref().map(|of| format!(" of {of}"));
        let words = format!(
            "{}: {}{}",
            article.label,
            article.article,
            of.unwrap_or_default()
        );
        if article.checked {
            paper.field(label, words);
        } else {
            paper.field_as(label, Role::Warning, format!("{words}, unverified"));
        }
    }
}

/// Neither state stands in its list, and the list is not complete: one reason for many.
const fn is_in_no_list(one: &Excluded) -> bool {
    matches!(one.status, Exclusion::Unknown) && one.neither_listed
}

const fn group(one: &Excluded) -> &'static str {
    if one.fallback {
        return "Fallbacks: they bind both, a better one goes before";
    }
    match one.status {
        Exclusion::Displaced => "Displaced",
        Exclusion::Unknown if is_in_no_list(one) => "Lists not complete, neither state in them",
        Exclusion::Unknown => "Unknown: nobody says whether both are bound",
        Exclusion::SupplementOnly => "Never a basis alone",
        Exclusion::OutOfScope => "Out of scope",
        Exclusion::NotInForce => "Not in force on that day",
        Exclusion::Denounced => "Denounced",
        Exclusion::NotParty => "Not a party",
    }
}

/// The status of one entry, as the words above its stretch say it.
const fn status(status: Exclusion) -> &'static str {
    match status {
        Exclusion::Displaced => "displaced",
        Exclusion::Unknown => "unknown",
        Exclusion::SupplementOnly => "never a basis alone",
        Exclusion::OutOfScope => "out of scope",
        Exclusion::NotInForce => "not in force",
        Exclusion::Denounced => "denounced",
        Exclusion::NotParty => "not a party",
    }
}

#[cfg(test)]
mod tests;
