//! The journal: the truth of the desk, an append-only log of opaque bodies with a hash chain through every one of them.
//!
//! A body has happened when [`Journal::commit`] came back; everything else in the store can be rebuilt from here. Bodies are
//! opaque: what they mean is the business of the rooms above. Never here: items, officers, keys, or a file that is rewritten in
//! place.
//!
//! ```text
//! directory   00000001.aj 00000002.aj ...   segments; all but the last are closed: read-only, never written again
//! segment     header, frame, frame, ...
//! header      magic "AJSEG01\n" | u32 number | u64 n of its first frame | 32 opening chain | 16 check
//! frame       magic "AJ01" | u32 payload length | 16 hash of payload | 32 chain | payload
//! payload     u8 version 1 | u8 kind | u32 key id | u64 n | sealed body | u8 end mark, never zero
//! chain       blake3(chain before ‖ payload), from 32 zero bytes on; the last one of a segment opens the next
//! ```
//!
//! Numbers are little-endian, hashes are blake3. The frames are numbered 1, 2, 3 ... through all segments. A frame of the kind
//! [`Kind::Gap`] stands for frames that were lost to damage and takes all their numbers.
//!
//! What is wrong with a journal is either a *torn tail* (a crash interrupted the last write: cut it, say so) or *damage*
//! (anything else: touch nothing, say where). [`verify`] finds all of it, [`repair`] saves what can be proven.

mod backup;
mod error;
mod fault;
mod frame;
mod gap;
mod link;
mod mark;
mod open;
mod reader;
mod repair;
mod restore;
mod scan;
mod segment;
mod stream;
mod survey;
mod tail;
mod verify;
mod writer;

pub use backup::{BACKUP_MANIFEST, BackedUpFile, BackupManifest, backup};
pub use error::{Damage, JournalError};
pub use fault::Fault;
pub use frame::{Kind, MAX_BODY};
pub use gap::Gap;
pub use mark::{Chain, Mark, Position};
pub use open::{Opened, Options};
pub use reader::{Frame, JournalReader};
pub use repair::{Missing, RepairReport, repair};
pub use restore::restore;
pub use stream::Frames;
pub use tail::TornTail;
pub use verify::{Bad, VerifyReport, verify};
pub use writer::{Journal, Savepoint};

#[cfg(test)]
mod tests;
