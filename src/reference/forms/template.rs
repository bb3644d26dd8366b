//! Templates of letters: plain text with a few marks, read into parts.
//!
//! The marks are told in `assets/forms/README.md`. Words of others have places of their own (`[name]`) and can stand in no
//! sentence of the desk, so that nothing typed can pass for the desk's word. Never here: values, drawing, languages.

use serde::{Deserialize, Serialize};

use super::FormsError;
use super::field::Fields;
use super::files::TemplateText;
use crate::domain::Label;
use crate::domain::kind::worded;

worded! {
    /// A fact of the letter that takes a block of its own.
    LetterFact {
        /// The office that writes.
        From = "from", "sender";
        /// The state it goes to.
        To = "to", "state addressed";
        /// The authority it goes to.
        AddressedTo = "addressed-to", "authority addressed";
        /// The channel.
        Channel = "channel", "channel";
        /// Our reference.
        OurRef = "our-ref", "our reference";
        /// The other side's reference.
        YourRef = "your-ref", "their reference";
        /// The date it bears.
        Date = "date", "date";
        /// Grounds of refusal.
        Grounds = "grounds", "grounds of refusal";
        /// The marking in words.
        Limits = "limits", "limits on use";
    }
}

worded! {
    /// A fact of the desk that can stand in a sentence.
    DeskFact {
        /// Name of the office.
        Office = "office", "name of the office";
        /// Our reference.
        OurRef = "our-ref", "our reference";
        /// Number of the letter.
        Number = "number", "number of the letter";
        /// The date it bears.
        Date = "date", "date";
    }
}

/// What a block shows or a condition asks for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    /// A field of the form.
    Field(Label),
    /// A fact of the letter.
    Fact(LetterFact),
}

/// A stretch of a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Span {
    /// Words of the template.
    Words(String),
    /// A fact of the desk.
    Fact(DeskFact),
}

/// A sentence of the desk.
pub type Sentence = Vec<Span>;

/// When a paragraph or point stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct When {
    /// What is asked for.
    pub place: Place,
    /// It stands when that is filled (`true`) or when it is not.
    pub filled: bool,
}

/// One part of a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part {
    /// The name of the letter.
    Title(Sentence),
    /// A heading; left out when nothing stands below it.
    Heading(Sentence),
    /// A paragraph.
    Paragraph(Option<When>, Sentence),
    /// A point of a list.
    Point(Option<When>, Sentence),
    /// A block.
    Block(Place),
    /// The section of the last heading ends.
    End,
}

/// Reads a template; lines `>> name` put in the text of that part of all letters.
pub(super) fn read(
    text: &TemplateText<'_>,
    parts: &[TemplateText<'_>],
    fields: &Fields,
) -> Result<Vec<Part>, FormsError> {
    let mut reader = Reader {
        text: *text,
        fields,
        read: Vec::new(),
        open: None,
    };
    for (line, words) in (1..).zip(text.text.lines()) {
        let Some(name) = words.strip_prefix(">>").map(str::trim) else {
            reader.line(line, words)?;
            continue;
        };
        reader.close()?;
        let part = parts
            .iter()
            .find(|part| part.name == name && part.name != text.name);
        let part = part.ok_or_else(|| reader.fault(line, format!("there is no part {name}")))?;
        reader.read.extend(read(part, &[], fields)?);
    }
    reader.close()?;
    Ok(reader.read)
}

struct Reader<'t> {
    text: TemplateText<'t>,
    fields: &'t Fields,
    read: Vec<Part>,
    /// The paragraph whose lines are being joined, and the line it began on.
    open: Option<(u64, String)>,
}

impl Reader<'_> {
    fn line(&mut self, line: u64, words: &str) -> Result<(), FormsError> {
        let words = words.trim_end();
        let marked =
            words.is_empty() || words == "---" || words.starts_with(['#', '-', '[', '?', '!', '%']);
        if !marked {
            let (_, open) = self.open.get_or_insert_with(|| (line, String::new()));
            if !open.is_empty() {
                open.push(' ');
            }
            open.push_str(words);
            return Ok(());
        }
        self.close()?;
        let part = if words.is_empty() || words.starts_with('%') {
            return Ok(());
        } else if words == "---" {
            Part::End
        } else if let Some(words) = words.strip_prefix("## ") {
            Part::Heading(self.sentence(line, words)?)
        } else if let Some(words) = words.strip_prefix("# ") {
            Part::Title(self.sentence(line, words)?)
        } else if let Some(name) = words
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            Part::Block(self.place(line, name)?)
        } else {
            self.conditional(line, words)?
        };
        self.read.push(part);
        Ok(())
    }

    /// `? name: words`, `! name: - words`, `- words`.
    fn conditional(&self, line: u64, words: &str) -> Result<Part, FormsError> {
        let mark = |mark| words.strip_prefix(mark).map(|rest| (mark == "? ", rest));
        let (when, words) = match mark("? ").or_else(|| mark("! ")) {
            None => (None, words),
            Some((filled, rest)) => {
                let (name, words) = rest
                    .split_once(": ")
                    .ok_or_else(|| self.fault(line, "a condition is written ? name: words"))?;
                let place = self.place(line, name)?;
                (Some(When { place, filled }), words)
            }
        };
        match words.strip_prefix("- ") {
            Some(words) => Ok(Part::Point(when, self.sentence(line, words)?)),
            None if when.is_some() => Ok(Part::Paragraph(when, self.sentence(line, words)?)),
            None => Err(self.fault(line, format!("a line cannot begin like this: {words}"))),
        }
    }

    fn close(&mut self) -> Result<(), FormsError> {
        if let Some((line, words)) = self.open.take() {
            let sentence = self.sentence(line, &words)?;
            self.read.push(Part::Paragraph(None, sentence));
        }
        Ok(())
    }

    fn place(&self, line: u64, name: &str) -> Result<Place, FormsError> {
        if let Some(fact) = LetterFact::ALL.iter().find(|fact| fact.word() == name) {
            return Ok(Place::Fact(*fact));
        }
        let field = self.fields.keys().find(|field| field.as_str() == name);
        field
            .map(|field| Place::Field(field.clone()))
            .ok_or_else(|| self.fault(line, format!("there is no field or fact {name}")))
    }

    fn sentence(&self, line: u64, words: &str) -> Result<Sentence, FormsError> {
        let mut sentence = Vec::new();
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after
                .split_once('}')
                .ok_or_else(|| self.fault(line, "a bracket { is not closed"))?;
            let fact = DeskFact::ALL.iter().find(|fact| fact.word() == name);
            let fact =
                fact.ok_or_else(|| self.fault(line, format!("no fact of the desk: {name}")))?;
            sentence.extend((!before.is_empty()).then(|| Span::Words(before.to_owned())));
            sentence.push(Span::Fact(*fact));
            rest = after;
        }
        sentence.extend((!rest.is_empty()).then(|| Span::Words(rest.to_owned())));
        if sentence.is_empty() {
            return Err(self.fault(line, "there are no words"));
        }
        Ok(sentence)
    }

    fn fault(&self, line: u64, what: impl Into<String>) -> FormsError {
        let file = format!("{}/{}.txt", self.text.language.word(), self.text.name);
        FormsError::new(file, line, what)
    }
}
