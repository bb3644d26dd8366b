//! `begin`: a request of our own with its first letter, and the form that letter wants filled in.
//!
//! Never here: what a form asks for; the bookshelf says.
use clap::Args;
use serde::Serialize;

use super::exit::{Exit, Failure};
use super::json::AddresseeJson;
use super::out::Out;
use super::session::{Missing, Session};
use super::sheet::Sheet;
use super::show;
use crate::desk::{Beginning, Desk};
use crate::domain::content::Channel;
use crate::domain::letter::{Addressee, Language, Letter};
use crate::domain::text::show_lines;
use crate::domain::{CountryCode, Foreign, Item, OurRef, RequestKind};
use crate::reference::forms::{Form, FormField, Need, Why};

/// Arguments of `begin`.
#[derive(Args, Clone, Debug)]
pub struct Begin {
    /// What is wanted: police-information, mla, extradition, provisional-arrest, eaw, eio, preservation, service, freezing,
    /// jit, own-initiative, consent or request
    #[arg(value_name = "KIND", value_parser = kind)]
    kind: RequestKind,
    /// The state it goes to: ISO 3166 code
    #[arg(long, value_name = "CC")]
    to: String,
    /// One line
    #[arg(long, value_name = "TEXT")]
    title: String,
    /// The channel: i-24/7, siena, sirene, mail, diplomatic, direct, medium or file
    #[arg(long, value_name = "WORD", value_parser = channel)]
    channel: Option<Channel>,
    /// The authority it goes to
    #[arg(long, value_name = "TEXT")]
    authority: Option<String>,
    /// The language of the letter: en, fr or es; the office's own when left out
    #[arg(long, value_name = "WORD", value_parser = language)]
    language: Option<Language>,
    /// The record it is begun from
    #[arg(long, value_name = "REF")]
    about: Option<String>,
}

fn kind(text: &str) -> Result<RequestKind, String> {
    word(text, RequestKind::ALL, RequestKind::word)
}

fn channel(text: &str) -> Result<Channel, String> {
    word(text, Channel::ALL, Channel::word)
}

fn language(text: &str) -> Result<Language, String> {
    word(text, Language::ALL, Language::word)
}

/// The one with this word, or which there are.
pub(super) fn word<T: Copy>(
    text: &str,
    all: &[T],
    word: fn(T) -> &'static str,
) -> Result<T, String> {
    let is_it = |one: &&T| word(**one).eq_ignore_ascii_case(text.trim());
    all.iter().find(is_it).copied().ok_or_else(|| {
        let words: Vec<&str> = all.iter().map(|one| word(*one)).collect();
        format!("there are {}", words.join(", "))
    })
}

#[derive(Serialize)]
struct BegunJson<'a> {
    #[serde(rename = "ref")]
    reference: String,
    kind: &'static str,
    title: &'a Foreign,
    about: Option<&'a str>,
    /// Number of the letter.
    letter: u32,
    letter_kind: &'static str,
    to: AddresseeJson<'a>,
    language: &'static str,
    fields: Vec<FieldJson<'a>>,
}

#[derive(Serialize)]
struct FieldJson<'a> {
    field: &'a str,
    label: &'a str,
    need: &'static str,
    form: &'static str,
    help: &'a str,
    choices: Vec<&'a str>,
    value: Option<&'a Foreign>,
    why: Vec<WhyJson<'a>>,
}

#[derive(Serialize)]
struct WhyJson<'a> {
    need: &'static str,
    article: Option<&'a str>,
    confidence: &'static str,
    source: &'a str,
}

/// Runs it.
pub(super) fn run(args: &Begin, session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let desk = session.open(Missing::Refuse, out)?;
    let beginning = beginning(args, &desk)?;
    let begun = desk.begin(beginning, &session.actor()?)?;
    let (id, our_ref) = begun.map_err(Failure::Refused)?;
    let gone = || Failure::usage(format!("The record {our_ref} cannot be read."));
    let item = desk.record(id)?.ok_or_else(gone)?.item;
    let letter = item.letters.first().ok_or_else(gone)?;
    let books = desk.books();
    let form = books.form(&item, letter.kind);
    if out.wants_json() {
        out.object(&begun_json(args, our_ref, &item, letter, form.as_ref()))?;
    } else {
        out.lines(&page(our_ref, letter, form.as_ref()).lines())?;
    }
    Ok(Exit::Done)
}

fn beginning(args: &Begin, desk: &Desk) -> Result<Beginning, Failure> {
    let pack = desk.reference();
    let country = pack
        .country(&args.to)
        .and_then(|country| country.iso2.parse::<CountryCode>().ok())
        .ok_or_else(|| {
            Failure::usage(format!(
                "No country has the ISO 3166 code \"{}\". `attache countries WORDS` finds codes.",
                args.to
            ))
        })?;
    let about = args.about.as_deref().map(|about| show::find(desk, about));
    Ok(Beginning {
        kind: args.kind,
        to: Addressee {
            country,
            authority: args.authority.as_deref().map(Into::into),
            channel: args.channel.unwrap_or(Channel::File),
        },
        title: args.title.as_str().into(),
        language: args.language.unwrap_or(desk.profile().office.language),
        about: about.transpose()?,
    })
}

fn begun_json<'a>(
    args: &'a Begin,
    our_ref: OurRef,
    item: &'a Item,
    letter: &'a Letter,
    form: Option<&'a Form>,
) -> BegunJson<'a> {
    let fields = form.into_iter().flat_map(|form| &form.fields);
    BegunJson {
        reference: our_ref.to_string(),
        kind: item.content.kind.word(),
        title: &item.content.title,
        about: args.about.as_deref(),
        letter: letter.number,
        letter_kind: letter.kind.word(),
        to: AddresseeJson::of(&letter.to),
        language: letter.language.word(),
        fields: fields.map(|field| FieldJson::of(field, letter)).collect(),
    }
}

impl<'a> FieldJson<'a> {
    fn of(field: &'a FormField, letter: &'a Letter) -> Self {
        let choices = field.choices().iter();
        Self {
            field: field.name.as_str(),
            label: field.label(Language::English),
            need: field.need_with(&letter.values).word(),
            form: field.shape.word(),
            help: field.help(),
            choices: choices.map(|choice| choice.word.as_str()).collect(),
            value: letter.values.get(&field.name),
            why: field.why.iter().map(WhyJson::of).collect(),
        }
    }
}

impl<'a> WhyJson<'a> {
    fn of(why: &'a Why) -> Self {
        Self {
            need: why.need.word(),
            article: why.article.as_deref(),
            confidence: why.confidence.word(),
            source: &why.source,
        }
    }
}

/// The reference first, then the form: what is required with its reasons, and what stands there already behind a bar.
fn page(our_ref: OurRef, letter: &Letter, form: Option<&Form>) -> Sheet {
    let mut sheet = Sheet::new(our_ref);
    let to = &letter.to;
    let (number, kind) = (letter.number, letter.kind.title());
    let (country, channel, language) = (to.country, to.channel.title(), letter.language.title());
    sheet.line(format_args!(
        "Letter {number}, {kind}, to {country}, {channel}, in {language}"
    ));
    if let Some(authority) = &to.authority {
        bars(&mut sheet, authority);
    }
    for need in Need::ALL {
        let of_need = |field: &&FormField| field.need_with(&letter.values) == *need;
        let fields = form.into_iter().flat_map(|form| &form.fields);
        let fields: Vec<&FormField> = fields.filter(of_need).collect();
        if fields.is_empty() {
            continue;
        }
        sheet.heading(format_args!("Fields, {}", need.title()));
        for field in fields {
            row(&mut sheet, field, letter);
        }
    }
    sheet
}

fn row(sheet: &mut Sheet, field: &FormField, letter: &Letter) {
    let choices: Vec<&str> = field
        .choices()
        .iter()
        .map(|choice| choice.word.as_str())
        .collect();
    let form = if choices.is_empty() {
        field.shape.title().to_owned()
    } else {
        choices.join(", ")
    };
    let (name, label) = (&field.name, field.label(Language::English));
    sheet.line(format_args!("{name}: {label} ({form}). {}", field.help()));
    for why in &field.why {
        let article = why.article.as_deref().map(|article| format!("{article}, "));
        let (article, need) = (article.unwrap_or_default(), why.need.title());
        let (source, confidence) = (&why.source, why.confidence.word());
        sheet.line(format_args!("  {need}: {article}{source}, {confidence}"));
    }
    if let Some(value) = letter.values.get(&field.name) {
        bars(sheet, value);
    }
}

fn bars(sheet: &mut Sheet, words: &Foreign) {
    for line in show_lines(words) {
        sheet.line(format_args!("  | {line}"));
    }
}
