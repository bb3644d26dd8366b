//! A letter in the forms it leaves in, for whoever asks the desk for one.
//!
//! Never here: what a letter says, files.
use serde::{Deserialize, Serialize};

use crate::domain::kind::worded;
use crate::outbox::OutboxError;
use crate::outbox::document::Document;
use crate::outbox::markdown::to_markdown;
use crate::outbox::pdf::{Fonts, to_pdf};
use crate::outbox::text::to_text;

worded! {
    /// A form a letter is printed in.
    PrintForm {
        /// Lines of text.
        Text = "text", "text";
        /// Markdown.
        Markdown = "markdown", "Markdown";
        /// A4 pages.
        Pdf = "pdf", "PDF";
    }
}

/// The document in that form.
///
/// # Errors
/// Only on a fault of the program or of the fonts in it, in words.
pub fn print(document: &Document, form: PrintForm) -> Result<Vec<u8>, String> {
    let pdf = || -> Result<Vec<u8>, OutboxError> { to_pdf(document, &Fonts::load()?) };
    match form {
        PrintForm::Text => Ok(to_text(document).into_bytes()),
        PrintForm::Markdown => Ok(to_markdown(document).into_bytes()),
        PrintForm::Pdf => pdf().map_err(|error| error.to_string()),
    }
}
