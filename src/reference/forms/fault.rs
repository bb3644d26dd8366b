//! What can be wrong with the files of the forms.

use super::super::PackError;

/// A file of the forms does not have the shape it must have.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "The forms of letters cannot be read: {file}, line {line}: {what}. \
     The records of the desk are not touched. Put back the forms that came with the program."
)]
pub struct FormsError {
    /// The file, from the folder of the forms: `fr/refuse.txt`.
    pub file: String,
    /// Line, counted from 1; 0 when the fault is of the file as a whole.
    pub line: u64,
    /// What is wrong there.
    pub what: String,
}

impl FormsError {
    pub(super) fn new(file: impl Into<String>, line: u64, what: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line,
            what: what.into(),
        }
    }
}

/// The tables of the forms are read like those of a pack; a fault in one is a fault of the forms.
impl From<PackError> for FormsError {
    fn from(error: PackError) -> Self {
        match error {
            PackError::Content { file, line, what } => Self {
                file: file.to_owned(),
                line,
                what,
            },
            PackError::Format { .. } => Self::new("", 0, error.to_string()),
        }
    }
}
