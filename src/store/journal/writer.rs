//! Writing: frames are gathered, then committed with one write and one sync.

use std::fs::File;
use std::os::unix::fs::FileExt;

use super::error::JournalError;
use super::frame::{self, Kind, MAX_BODY, MAX_PAYLOAD, MIN_PAYLOAD, aad, frame_len};
use super::mark::{Mark, Position};
use super::reader::JournalReader;
use super::segment::{self, FIRST_FRAME, SegmentHeader};

/// The largest segment size that can be asked for: offsets have 32 bits, and one frame may go beyond the asked size.
const LARGEST_SEGMENT: u32 = 1 << 31;

/// A buffer that grew beyond this is not kept for the next commit.
const KEPT_BUFFER: usize = 1024 * 1024;

/// The open journal: one writer, any number of readers.
///
/// Opened by [`Journal::open`]. Frames that were appended but not committed are gone when it is dropped.
pub struct Journal {
    reader: JournalReader,
    file: File,
    segment_bytes: u32,
    /// The last appended frame, committed or not.
    last: Mark,
    waiting: Vec<Part>,
    poisoned: Option<String>,
}

/// Frames that wait for the commit and go to one segment.
#[derive(Default)]
struct Part {
    /// The segment has to be made first.
    new_segment: Option<SegmentHeader>,
    /// Where the frames go in the file.
    offset: u32,
    frames: Vec<u8>,
}

/// How much waited for the commit at some moment; see [`Journal::take_back`].
#[derive(Clone, Copy)]
pub struct Savepoint {
    last: Mark,
    parts: usize,
    bytes: usize,
}

impl Journal {
    pub(super) fn at_head(reader: JournalReader, file: File, segment_bytes: u32) -> Self {
        let last = reader.head();
        let segment_bytes = segment_bytes.min(LARGEST_SEGMENT);
        Self {
            reader,
            file,
            segment_bytes,
            last,
            waiting: Vec::new(),
            poisoned: None,
        }
    }

    /// The last committed frame.
    pub fn head(&self) -> Mark {
        self.reader.head()
    }

    /// Number the next appended frame gets.
    pub fn next_n(&self) -> u64 {
        self.last.n + 1
    }

    /// A reader of everything that is committed, now and later; cheap to clone, usable on any thread.
    pub fn reader(&self) -> JournalReader {
        self.reader.clone()
    }

    /// Adds a frame with `body` to the next commit. Answers its number and the position it will have.
    ///
    /// # Errors
    /// [`JournalError::TooLarge`], [`JournalError::Seal`] and [`JournalError::GapAppended`] leave everything as it was.
    /// [`JournalError::Poisoned`] after a failed commit.
    pub fn append(&mut self, kind: Kind, body: &[u8]) -> Result<(u64, Position), JournalError> {
        self.check_usable()?;
        if kind == Kind::Gap {
            return Err(JournalError::GapAppended);
        }
        let too_large = || JournalError::TooLarge {
            bytes: body.len(),
            limit: MAX_BODY,
        };
        if body.len() > MAX_BODY {
            return Err(too_large());
        }
        let n = self.next_n();
        let key_id = self.reader.sealer().key_id();
        let sealed = self
            .reader
            .sealer()
            .seal(&aad(n, key_id, kind), body)
            .map_err(JournalError::Seal)?;
        if sealed.len() > MAX_PAYLOAD - MIN_PAYLOAD {
            return Err(too_large());
        }
        let length = u32::try_from(frame_len(sealed.len())).map_err(|_| too_large())?;
        let start = self.place_for(length);
        let before = self.last.chain;
        let part = self.part_at(start);
        let chain = frame::encode(&mut part.frames, &before, n, kind, key_id, &sealed)
            .map_err(|_| too_large())?;
        self.last = Mark {
            n,
            chain,
            end: Position::new(start.segment(), start.offset() + length),
            joint: None,
        };
        Ok((n, start))
    }

    /// Makes everything appended durable: one write and one sync (more only where a segment ends in between). When this returns,
    /// the frames are on the disk and readers see them.
    ///
    /// # Errors
    /// [`JournalError::Io`]. It is not known then what reached the disk: the journal is poisoned, and every later call answers
    /// [`JournalError::Poisoned`] until the journal is opened anew. A failed sync is never tried again.
    pub fn commit(&mut self) -> Result<(), JournalError> {
        self.check_usable()?;
        let mut parts = std::mem::take(&mut self.waiting);
        for part in &parts {
            if let Err(error) = self.write(part) {
                self.poisoned = Some(error.to_string());
                return Err(error);
            }
        }
        self.reader.set_head(self.last);
        // Keep the buffer of the ordinary case: one part that is used again and again.
        if let Some(mut part) = parts
            .pop()
            .filter(|part| part.frames.capacity() <= KEPT_BUFFER)
        {
            part.frames.clear();
            part.new_segment = None;
            part.offset = self.last.end.offset();
            self.waiting.push(part);
        }
        Ok(())
    }

    /// Remembers how much waits for the commit.
    pub fn savepoint(&self) -> Savepoint {
        Savepoint {
            last: self.last,
            parts: self.waiting.len(),
            bytes: self.waiting.last().map_or(0, |part| part.frames.len()),
        }
    }

    /// Forgets what was appended after `savepoint`. Nothing of it is on disk; what was committed meanwhile stays.
    pub fn take_back(&mut self, savepoint: &Savepoint) {
        let head = self.reader.head();
        if savepoint.last.n < head.n {
            self.waiting.clear();
            self.last = head;
            return;
        }
        self.waiting.truncate(savepoint.parts);
        if let Some(part) = self.waiting.last_mut() {
            part.frames.truncate(savepoint.bytes);
        }
        self.last = savepoint.last;
    }

    fn check_usable(&self) -> Result<(), JournalError> {
        self.poisoned
            .clone()
            .map_or(Ok(()), |why| Err(JournalError::Poisoned { why }))
    }

    /// Where a frame of `length` bytes goes: behind the last one, or to a new segment.
    fn place_for(&self, length: u32) -> Position {
        let end = self.last.end;
        let fits = end
            .offset()
            .checked_add(length)
            .is_some_and(|end| end <= self.segment_bytes);
        // A segment holds at least one frame, however large.
        if fits || end.offset() <= FIRST_FRAME {
            end
        } else {
            Position::new(end.segment() + 1, FIRST_FRAME)
        }
    }

    /// The part of the next commit that ends at `start`.
    fn part_at(&mut self, start: Position) -> &mut Part {
        let new_segment = (start.segment() != self.last.end.segment()).then_some(SegmentHeader {
            number: start.segment(),
            first_n: self.last.n + 1,
            opening: self.last.chain,
        });
        let begin = self.waiting.is_empty() || new_segment.is_some();
        if begin {
            self.waiting.push(Part {
                new_segment,
                offset: start.offset(),
                frames: Vec::new(),
            });
        }
        let index = self.waiting.len() - 1;
        &mut self.waiting[index]
    }

    fn write(&mut self, part: &Part) -> Result<(), JournalError> {
        if part.frames.is_empty() {
            return Ok(());
        }
        let dir = self.reader.dir().to_path_buf();
        let head = self.reader.head();
        let mut number = head.end.segment();
        if let Some(header) = &part.new_segment {
            self.file = segment::create(&dir, header)?;
            number = header.number;
            segment::close(&segment::path_of(&dir, number - 1))?;
        }
        let path = segment::path_of(&dir, number);
        self.file
            .write_all_at(&part.frames, u64::from(part.offset))
            .map_err(JournalError::io("write", &path))?;
        self.file
            .sync_data()
            .map_err(JournalError::io("sync", &path))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::Options;
    use super::*;
    use crate::store::seal::PlainSealer;

    /// A journal with one committed frame whose file then fails every write: `file` stands for a disk that is full or gone.
    fn failing(dir: &std::path::Path, file: &str, write: bool) -> Journal {
        let (mut journal, _) =
            Journal::open(dir, Arc::new(PlainSealer), Options::default()).unwrap();
        journal.append(Kind::Entry, b"SAMPLE committed").unwrap();
        journal.commit().unwrap();
        journal.file = std::fs::OpenOptions::new()
            .read(true)
            .write(write)
            .open(file)
            .unwrap();
        journal
    }

    #[test]
    fn after_a_failed_write_every_call_says_so() {
        for (file, write) in [("/dev/full", true), ("/dev/null", false)] {
            let dir = tempfile::tempdir().unwrap();
            let mut journal = failing(dir.path(), file, write);
            journal.append(Kind::Entry, b"SAMPLE lost").unwrap();
            assert!(matches!(
                journal.commit(),
                Err(JournalError::Io {
                    operation: "write",
                    ..
                })
            ));
            assert!(matches!(
                journal.commit(),
                Err(JournalError::Poisoned { .. })
            ));
            assert!(matches!(
                journal.append(Kind::Entry, b"SAMPLE"),
                Err(JournalError::Poisoned { .. })
            ));
            assert_eq!(journal.head().n, 1, "what was not committed is not shown");
            assert_eq!(journal.reader().frames().count(), 1);
            drop(journal);
            let (_, opened) =
                Journal::open(dir.path(), Arc::new(PlainSealer), Options::default()).unwrap();
            assert_eq!((opened.head.n, opened.torn), (1, None));
        }
    }

    #[test]
    fn a_new_segment_that_cannot_be_made_poisons_too() {
        let dir = tempfile::tempdir().unwrap();
        let options = Options {
            segment_bytes: 100,
            ..Options::default()
        };
        let (mut journal, _) = Journal::open(dir.path(), Arc::new(PlainSealer), options).unwrap();
        journal.append(Kind::Entry, b"SAMPLE").unwrap();
        journal.commit().unwrap();
        std::fs::create_dir(dir.path().join("00000002.aj")).unwrap();
        journal.append(Kind::Entry, b"SAMPLE").unwrap();
        assert!(matches!(
            journal.commit(),
            Err(JournalError::Io {
                operation: "create",
                ..
            })
        ));
        assert!(matches!(
            journal.commit(),
            Err(JournalError::Poisoned { .. })
        ));
    }
}
