//! Reading: one frame by its position, while the writer goes on.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::error::JournalError;
use super::fault::Fault;
use super::frame::{HEAD, Head, Kind, RawFrame};
use super::gap::Gap;
use super::mark::{Chain, Mark, Position};
use super::segment::{self, FIRST_FRAME};
use super::stream::Frames;
use crate::store::seal::Sealer;

/// Most frames are smaller than this, so one read brings head and body.
const FIRST_READ: usize = 4096;

/// Files kept open for reading.
const OPEN_FILES: usize = 64;

/// One frame of the journal, its body opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Its number, from 1.
    pub n: u64,
    /// What it holds.
    pub kind: Kind,
    /// Where it begins.
    pub position: Position,
    /// Where it ends.
    pub end: Position,
    /// Its chain value.
    pub chain: Chain,
    /// The body in plain bytes. For a gap see `gap`.
    pub body: Vec<u8>,
    /// The record of lost frames, for [`Kind::Gap`].
    pub gap: Option<Gap>,
}

impl Frame {
    /// The mark of having applied this frame.
    pub fn mark(&self) -> Mark {
        let (n, joint) = self
            .gap
            .as_ref()
            .map_or((self.n, None), |gap| (gap.through, gap.joint));
        Mark {
            n,
            chain: self.chain,
            end: self.end,
            joint,
        }
    }

    /// Opens the body of `raw`, which begins at `position`.
    pub(super) fn open(
        raw: &RawFrame<'_>,
        position: Position,
        sealer: &dyn Sealer,
    ) -> Result<Self, Fault> {
        let body = raw.open(sealer).map_err(Fault::Sealed)?;
        let length = u32::try_from(raw.len()).unwrap_or(u32::MAX);
        let end = Position::new(position.segment(), position.offset().saturating_add(length));
        Ok(Self {
            n: raw.n,
            kind: raw.kind,
            position,
            end,
            chain: raw.chain,
            body,
            gap: raw.gap.clone(),
        })
    }
}

/// Reads committed frames. Cheap to clone; clones share what they know.
#[derive(Clone)]
pub struct JournalReader {
    shared: Arc<Shared>,
}

struct Shared {
    dir: PathBuf,
    sealer: Arc<dyn Sealer>,
    head: Mutex<Mark>,
    files: Mutex<BTreeMap<u32, Arc<File>>>,
}

impl JournalReader {
    pub(super) fn new(dir: &Path, sealer: Arc<dyn Sealer>, head: Mark) -> Self {
        let shared = Shared {
            dir: dir.to_path_buf(),
            sealer,
            head: Mutex::new(head),
            files: Mutex::default(),
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// The last committed frame.
    pub fn head(&self) -> Mark {
        *self
            .shared
            .head
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The frame that begins at `position`. Its hash and seal are checked, its place in the chain is not.
    ///
    /// # Errors
    /// [`JournalError::NoFrame`] when the position lies beyond what is committed, [`JournalError::Damaged`] when no whole frame
    /// begins there or its body does not open, [`JournalError::Io`].
    pub fn read(&self, position: Position) -> Result<Frame, JournalError> {
        if position >= self.head().end || position.offset() < FIRST_FRAME || position.segment() == 0
        {
            return Err(JournalError::NoFrame(position));
        }
        let path = segment::path_of(self.dir(), position.segment());
        let damaged = |why| JournalError::damaged(&path, position.offset(), why, 0);
        let bytes = self
            .bytes_at(position)
            .map_err(JournalError::io("read", &path))?;
        RawFrame::parse(&bytes)
            .and_then(|raw| Frame::open(&raw, position, self.sealer()))
            .map_err(damaged)
    }

    /// All committed frames from the first on, in order, with the full proof of hashes and chain.
    pub fn frames(&self) -> Frames {
        Frames::from_start(self)
    }

    /// Committed frames from the one at `position` on. Whether that first one continues the chain is not checked.
    pub fn frames_from(&self, position: Position) -> Frames {
        Frames::from_position(self, position)
    }

    /// Committed frames behind `mark`, which they have to continue.
    pub fn frames_after(&self, mark: &Mark) -> Frames {
        Frames::after(self, mark)
    }

    /// Directory of the journal.
    pub fn dir(&self) -> &Path {
        &self.shared.dir
    }

    pub(super) fn sealer(&self) -> &dyn Sealer {
        &*self.shared.sealer
    }

    pub(super) fn set_head(&self, head: Mark) {
        *self
            .shared
            .head
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = head;
    }

    fn file(&self, number: u32) -> io::Result<Arc<File>> {
        let mut files = self
            .shared
            .files
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = files.get(&number) {
            return Ok(Arc::clone(file));
        }
        if files.len() >= OPEN_FILES {
            files.pop_first();
        }
        let file = Arc::new(File::open(segment::path_of(self.dir(), number))?);
        files.insert(number, Arc::clone(&file));
        Ok(file)
    }

    /// The bytes of the frame at `position`, or fewer where the file ends or the head makes no sense.
    fn bytes_at(&self, position: Position) -> io::Result<Vec<u8>> {
        let file = self.file(position.segment())?;
        let start = u64::from(position.offset());
        let mut bytes = vec![0; FIRST_READ];
        let filled = read_up_to(&file, &mut bytes, start)?;
        bytes.truncate(filled);
        let whole = Head::parse(&bytes)
            .and_then(|head| head.payload_len())
            .map_or(0, |length| HEAD + length);
        let left = file.metadata()?.len().saturating_sub(start);
        if whole > filled && whole as u64 <= left {
            bytes.resize(whole, 0);
            file.read_exact_at(
                bytes.get_mut(filled..).unwrap_or_default(),
                start + filled as u64,
            )?;
        }
        Ok(bytes)
    }
}

/// Fills `buffer` from `offset` on as far as the file goes; answers how far.
fn read_up_to(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match file.read_at(rest, offset + filled as u64) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
