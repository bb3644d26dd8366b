//! What a parser hands to the desk: typed content with its source, before it is a record.

use super::content::Attachment;
use super::{Content, Digest, Foreign, Label};

/// One record read from some bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// The format it was read as, for example `interpol-red`.
    pub format: Label,
    /// What it says. `content.attachments` is empty here: see [`Draft::attachments`].
    pub content: Content,
    /// Files that came inside, with their bytes.
    pub attachments: Vec<DraftAttachment>,
    /// Place of the record inside a file that holds many: `/_embedded/notices/12`, `line 14`.
    pub place: Option<String>,
    /// True for a line of a list that says less than the message itself: it never takes fields away from a record.
    pub is_summary: bool,
    /// What the parser could not read as it should be and kept otherwise, in words for an officer.
    pub remarks: Vec<Foreign>,
}

/// A file inside a message, with its bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftAttachment {
    /// The sender's name for it.
    pub name: Foreign,
    /// Declared media type.
    pub media_type: Option<Foreign>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl DraftAttachment {
    /// The file as its record names it; the bytes are kept under the digest.
    pub fn kept_as(self) -> Attachment {
        let digest = Digest::of(&self.bytes);
        let size = u64::try_from(self.bytes.len()).unwrap_or(u64::MAX);
        Attachment {
            name: self.name,
            media_type: self.media_type,
            size,
            digest,
        }
    }
}
