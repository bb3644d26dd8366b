//! The answer as one JSON object; its field names are a contract with scripts.
//!
//! Never here: text for people.
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::Asked;
use crate::cli::bookshelf::Bookshelf;
use crate::reference::{
    Article, AsOf, Basis, BasisFact, Confidence, Declaration, Excluded, Otherwise, ReadWith,
};

#[derive(Serialize)]
pub(super) struct AnswerJson<'a> {
    question: QuestionJson<'a>,
    options: Vec<OptionJson<'a>>,
    excluded: Vec<ExcludedJson<'a>>,
    otherwise: OtherwiseJson<'a>,
    gaps: &'a [String],
    pack: PackJson<'a>,
}

#[derive(Serialize)]
struct QuestionJson<'a> {
    from: &'a str,
    from_name: &'a str,
    to: &'a str,
    to_name: &'a str,
    kind: &'static str,
    kind_title: &'static str,
    crimes: Vec<&'a str>,
    on: Date,
}

#[derive(Serialize)]
struct PackJson<'a> {
    version: &'a str,
    built_as_of: &'a str,
}

#[derive(Serialize)]
struct OptionJson<'a> {
    id: &'a str,
    title: &'a str,
    /// 1 goes first.
    rank: u8,
    rank_title: &'static str,
    in_force_since: Option<Date>,
    article: Option<&'a str>,
    /// Purpose to article.
    articles: BTreeMap<&'a str, String>,
    article_list: &'a [Article],
    conditions: &'a [String],
    declarations: Vec<DeclarationJson<'a>>,
    refusal: &'a [String],
    languages: Vec<FactJson<'a>>,
    authority: Vec<FactJson<'a>>,
    read_with: &'a [ReadWith],
    remarks: &'a [String],
    confidence: &'static str,
    as_of: Option<AsOf>,
    stale: bool,
    source: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct DeclarationJson<'a> {
    iso2: &'a str,
    topic: &'a str,
    text: &'a str,
    confidence: &'static str,
}

#[derive(Serialize)]
struct FactJson<'a> {
    text: &'a str,
    confidence: Option<Confidence>,
    as_of: Option<AsOf>,
    stale: bool,
}

#[derive(Serialize)]
struct ExcludedJson<'a> {
    id: &'a str,
    status: &'static str,
    why: &'a str,
    title: &'a str,
    fallback: bool,
    neither_listed: bool,
    confidence: &'static str,
    as_of: Option<AsOf>,
    stale: bool,
}

#[derive(Serialize)]
struct OtherwiseJson<'a> {
    needed: bool,
    domestic: &'a [String],
    police: &'a [String],
    ask: &'a [String],
    requested_state: Vec<FactJson<'a>>,
}

/// The whole answer.
pub(super) fn object<'a>(asked: &Asked<'a>) -> AnswerJson<'a> {
    let Asked {
        shelf,
        question,
        answer,
        ..
    } = *asked;
    let manifest = shelf.pack.manifest();
    let options = answer.options.iter();
    let excluded = answer.excluded.iter();
    AnswerJson {
        question: QuestionJson {
            from: &question.from.iso2,
            from_name: &question.from.name,
            to: &question.to.iso2,
            to_name: &question.to.name,
            kind: question.kind.word(),
            kind_title: question.kind.title(),
            crimes: question.crimes.to_vec(),
            on: question.on,
        },
        options: options.map(|basis| option(shelf, basis)).collect(),
        excluded: excluded.map(|one| left_out(shelf, one)).collect(),
        otherwise: otherwise(shelf, &answer.otherwise),
        gaps: &answer.gaps,
        pack: PackJson {
            version: &manifest.version,
            built_as_of: &manifest.built_as_of,
        },
    }
}

fn option<'a>(shelf: &Bookshelf, basis: &'a Basis) -> OptionJson<'a> {
    OptionJson {
        id: &basis.id,
        title: &basis.title,
        rank: basis.rank.number(),
        rank_title: basis.rank.title(),
        in_force_since: basis.in_force_since,
        article: basis.article.as_deref(),
        articles: by_purpose(&basis.articles),
        article_list: &basis.articles,
        conditions: &basis.conditions,
        declarations: basis.declarations.iter().map(declaration).collect(),
        refusal: &basis.refusal,
        languages: facts(shelf, &basis.languages),
        authority: facts(shelf, &basis.authority),
        read_with: &basis.read_with,
        remarks: &basis.remarks,
        confidence: basis.confidence.word(),
        as_of: basis.as_of,
        stale: shelf.is_stale(basis.as_of),
        source: &basis.source,
        why: &basis.why,
    }
}

/// Each purpose with one article: the instrument's own goes before that of its parent or protocol, which names the text
/// it stands in.
fn by_purpose(articles: &[Article]) -> BTreeMap<&str, String> {
    let mut found = BTreeMap::new();
    let (own, others): (Vec<&Article>, _) = articles.iter().partition(|one| one.of.is_none());
    for article in own.into_iter().chain(others) {
        found
            .entry(article.purpose.as_str())
            .or_insert_with(|| words(article));
    }
    found
}

/// `Art. 18`, or `Art. 16 of UNTOC` where it stands in another text.
pub(super) fn words(article: &Article) -> String {
    match &article.of {
        Some(of) => format!("{} of {of}", article.article),
        None => article.article.clone(),
    }
}

fn declaration(declaration: &Declaration) -> DeclarationJson<'_> {
    DeclarationJson {
        iso2: &declaration.iso2,
        topic: &declaration.topic,
        text: &declaration.text,
        confidence: declaration.provenance.word(),
    }
}

fn facts<'a>(shelf: &Bookshelf, facts: &'a [BasisFact]) -> Vec<FactJson<'a>> {
    let json = |fact: &'a BasisFact| FactJson {
        text: &fact.text,
        confidence: fact.confidence,
        as_of: fact.as_of,
        stale: shelf.is_stale(fact.as_of),
    };
    facts.iter().map(json).collect()
}

fn left_out<'a>(shelf: &Bookshelf, one: &'a Excluded) -> ExcludedJson<'a> {
    ExcludedJson {
        id: &one.id,
        status: one.status.word(),
        why: &one.why,
        title: &one.title,
        fallback: one.fallback,
        neither_listed: one.neither_listed,
        confidence: one.confidence.word(),
        as_of: one.as_of,
        stale: shelf.is_stale(one.as_of),
    }
}

fn otherwise<'a>(shelf: &Bookshelf, otherwise: &'a Otherwise) -> OtherwiseJson<'a> {
    OtherwiseJson {
        needed: otherwise.needed,
        domestic: &otherwise.domestic,
        police: &otherwise.police,
        ask: &otherwise.ask,
        requested_state: facts(shelf, &otherwise.requested_state),
    }
}
