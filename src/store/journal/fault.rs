//! What can be wrong with bytes of the journal, in words an administrator can act on.

use crate::store::seal::SealError;

/// Why bytes are not what the journal wrote.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Fewer bytes than the fixed part of a frame.
    #[error("the file ends inside the head of a frame")]
    Short,
    /// A frame does not begin with its mark.
    #[error("no frame begins here: its mark is missing or altered")]
    Magic,
    /// A length field no frame can have, or that disagrees with an otherwise whole frame.
    #[error("the length field ({0} bytes) is altered")]
    Length(u32),
    /// The frame would reach beyond the end of the file.
    #[error("the frame reaches beyond the end of the file")]
    Cut,
    /// Content or hash is altered.
    #[error("the content does not match its hash")]
    Hash,
    /// A whole frame with an inside this program does not know.
    #[error("the frame is whole but of a form this program does not know: {0}")]
    Form(String),
    /// The frame does not continue the chain.
    #[error("the chain is broken: this frame or one before it was altered, moved or removed")]
    Chain,
    /// The frame has another number than its place demands.
    #[error("frame number {expected} was expected here, number {found} was found")]
    Number {
        /// The number that belongs here.
        expected: u64,
        /// The number that is here.
        found: u64,
    },
    /// A segment's header is altered.
    #[error("the header of the segment is altered")]
    Header,
    /// A segment's header does not continue the segment before.
    #[error("the segment does not continue the one before it")]
    Opening,
    /// A segment's file is not there.
    #[error("the file of the segment is missing")]
    Missing,
    /// A file ends although other files show that it went on.
    #[error("the file ends too early: frames {from} to {through} are missing here")]
    Ends {
        /// First missing number.
        from: u64,
        /// Last missing number.
        through: u64,
    },
    /// The journal holds less, or something else, than was already applied from it.
    #[error(
        "frame number {expected} was applied earlier, but the journal ends with number {found} or holds another frame there"
    )]
    Behind {
        /// The last number that was applied.
        expected: u64,
        /// The last number that is there.
        found: u64,
    },
    /// The body of a whole frame cannot be opened.
    #[error("the frame is whole, but {0}")]
    Sealed(SealError),
}
