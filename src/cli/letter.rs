//! `letter`: a letter of a record as it will be sent, what it lacks, and what its author should know.
//!
//! Never here: the words of a letter; they are composed by the desk.
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::begin::word;
use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::{Missing, Session, shown};
use super::show;
use crate::desk::{DeskBooks, PrintForm, print};
use crate::domain::books::Books;
use crate::domain::letter;
use crate::domain::{Foreign, Item, Refusal};
use crate::reference::forms::Need;

/// Arguments of `letter`.
#[derive(Args, Clone, Debug)]
pub struct Letter {
    /// Our reference, or the originator's where only one record has it
    #[arg(value_name = "REF")]
    reference: String,
    /// Number of the letter within the record; the newest when left out
    #[arg(value_name = "N")]
    number: Option<u32>,
    /// The form: text, markdown or pdf
    #[arg(long = "as", value_name = "FORM", default_value = "text", value_parser = form)]
    form: PrintForm,
    /// Exactly as it left; a letter that has not left keeps the marks of a draft
    #[arg(long)]
    as_sent: bool,
    /// Writes it into a new file, readable for its owner alone
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

fn form(text: &str) -> Result<PrintForm, String> {
    word(text, PrintForm::ALL, PrintForm::word)
}

#[derive(Serialize)]
struct LetterJson {
    #[serde(rename = "ref")]
    reference: String,
    letter: u32,
    kind: &'static str,
    state: &'static str,
    language: &'static str,
    #[serde(rename = "as")]
    form: &'static str,
    /// Digest of the text as it would be sent now; what a second officer agrees to.
    digest: Option<String>,
    #[serde(flatten)]
    lacks: Lacks,
    /// Absent where it was written into a file.
    text: Option<Foreign>,
    written: Option<Foreign>,
}

/// What stands against a letter.
#[derive(Serialize)]
struct Lacks {
    /// Required fields without words, by label.
    missing: Vec<String>,
    /// The names of these fields, as `letter-fill --field` takes them.
    missing_fields: Vec<String>,
    /// Recommended fields without words, by label.
    recommended: Vec<String>,
    /// What its author should know and the addressee should not read.
    remarks: Vec<String>,
}

/// Runs it.
pub(super) fn run(
    args: &Letter,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    if args.form == PrintForm::Pdf && args.to.is_none() {
        return Err(Failure::usage("A PDF goes into a file: --to FILE."));
    }
    let desk = session.open(Missing::Refuse, out)?;
    let id = show::find(&desk, &args.reference)?;
    show::consult(&desk, id, session)?;
    let record = desk.record(id)?;
    let record = record
        .ok_or_else(|| Failure::usage(format!("The record {} cannot be read.", args.reference)))?;
    let item = &record.item;
    let letter = find(item, args.number)?;
    if args.as_sent && letter.left.is_none() {
        return Err(Failure::Refused(Refusal::needing(
            format!(
                "Letter {} has not left: {}. Until then it is printed with the marks of a draft.",
                letter.number,
                letter.state.title()
            ),
            "leave --as-sent out, or send the letter first",
        )));
    }
    let books = desk.books();
    let document = books.document(item, letter, args.as_sent);
    let document = document.ok_or_else(|| broken("its form is not there"))?;
    let bytes = print(&document, args.form).map_err(|error| broken(&error))?;
    let lacks = Lacks::of(&books, item, letter);
    if let Some(file) = &args.to {
        write(file, &bytes)?;
    }
    if out.wants_json() {
        let text = args.to.is_none().then(|| Foreign::from_bytes(&bytes));
        let written = args.to.as_ref().map(|file| file.to_string_lossy());
        out.object(&LetterJson {
            reference: item.our_ref.to_string(),
            letter: letter.number,
            kind: letter.kind.word(),
            state: letter.state.word(),
            language: letter.language.word(),
            form: args.form.word(),
            digest: books
                .text_digest(item, letter)
                .map(|digest| digest.to_string()),
            lacks,
            text,
            written: written.map(|file| file.as_ref().into()),
        })?;
        return Ok(Exit::Done);
    }
    if args.to.is_none() {
        out.generated(&bytes)?;
    }
    lacks.tell(out)?;
    Ok(Exit::Done)
}

/// The letter of this number, else the newest.
fn find(item: &Item, number: Option<u32>) -> Result<&letter::Letter, Failure> {
    let found = match number {
        Some(number) => item.letter(number),
        None => item.letters.last(),
    };
    found.ok_or_else(|| {
        let numbers: Vec<String> = item
            .letters
            .iter()
            .map(|letter| letter.number.to_string())
            .collect();
        let (reference, numbers) = (item.our_ref, numbers.join(", "));
        Failure::usage(if numbers.is_empty() {
            format!(
                "{reference} has no letter. `attache do {reference} letter --kind WORD` begins one."
            )
        } else {
            format!("{reference} has no letter of that number. There are {numbers}.")
        })
    })
}

fn broken(why: &str) -> Failure {
    Failure::Reference(format!(
        "The letter cannot be printed: {why}. Nothing was changed."
    ))
}

/// Writes a new file for its owner alone; never over another one.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    let file = options.write(true).create_new(true).mode(0o600).open(path);
    file.and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .map_err(|source| Failure::File {
            what: format!("{} cannot be written", shown(path)),
            source,
        })
}

impl Lacks {
    fn of(books: &DeskBooks, item: &Item, letter: &letter::Letter) -> Self {
        let form = books.form(item, letter.kind);
        let fields = form.iter().flat_map(|form| form.missing(&letter.values));
        let (must, should): (Vec<_>, Vec<_>) = fields
            .filter(|_| letter.is_open())
            .partition(|field| field.need_with(&letter.values) == Need::Must);
        let mut remarks = books.remarks(item, letter);
        let advice = books.language_advice(item, letter.to.country, letter.language);
        if let Some(advice) = advice.filter(|advice| advice.accepted != Some(true)) {
            let language = advice.language.title();
            remarks.push(match advice.accepted {
                Some(false) => format!(
                    "A translation is needed: {language} is not accepted. {}",
                    advice.why
                ),
                _ => format!(
                    "Whether {language} is accepted is not known. {}",
                    advice.why
                ),
            });
        }
        Self {
            missing: show::lacks(books, item, letter),
            missing_fields: must.iter().map(|field| field.name.to_string()).collect(),
            recommended: should
                .iter()
                .map(|field| field.label(letter::Language::English).to_owned())
                .collect(),
            remarks,
        }
    }

    /// Beside the letter, for people.
    fn tell(&self, out: &mut Out<'_>) -> io::Result<()> {
        let fields = self.missing_fields.join(", ");
        for (what, all) in [
            ("Missing", &self.missing),
            (
                "Fields",
                &Vec::from_iter(Some(fields).filter(|fields| !fields.is_empty())),
            ),
            ("Recommended", &self.recommended),
            ("Remark", &self.remarks),
        ] {
            for one in all {
                out.note(&format!("{what}: {one}"))?;
            }
        }
        Ok(())
    }
}
