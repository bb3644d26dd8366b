//! Opening: a quick look at all segments, a strict one at the last, and the decision between torn tail and damage.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::JournalError;
use super::fault::Fault;
use super::link::Link;
use super::mark::{Chain, Mark, Position};
use super::reader::JournalReader;
use super::scan::{Walk, frame_at, walk};
use super::segment::{self, FIRST_FRAME, HEADER, SegmentHeader};
use super::tail::{TornTail, is_torn};
use super::writer::Journal;
use crate::store::seal::Sealer;

/// How to open a journal.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// A segment is closed before a frame would make it larger than this many bytes.
    pub segment_bytes: u32,
    /// What was applied from this journal earlier. A journal that does not hold it is damaged.
    pub expect: Option<Mark>,
    /// Begin the strict look at the expected mark instead of at the start of the last segment. Quicker, and frames before the
    /// mark are believed.
    pub from_expected: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            segment_bytes: 64 * 1024 * 1024,
            expect: None,
            from_expected: false,
        }
    }
}

/// What opening found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The last frame; `n` is 0 for an empty journal.
    pub head: Mark,
    /// Number of segments.
    pub segments: u32,
    /// An interrupted write at the end. Opening for writing has cut it off, opening for reading has left it.
    pub torn: Option<TornTail>,
}

impl Journal {
    /// Opens the journal in `dir` for writing, or makes an empty one. Hold the store's lock.
    ///
    /// Looks at the headers of closed segments and at every frame of the last one; the full proof is [`super::verify`]. The
    /// remains of an interrupted write are cut off and reported.
    ///
    /// # Errors
    /// [`JournalError::Damaged`] when the journal is not what was written: nothing is changed then. [`JournalError::Io`].
    pub fn open(
        dir: &Path,
        sealer: Arc<dyn Sealer>,
        options: Options,
    ) -> Result<(Self, Opened), JournalError> {
        let found = examine(dir, &options)?;
        segment::create_dir(dir)?;
        segment::remove_unfinished(dir)?;
        let file = match &found.header_to_write {
            Some(header) => segment::create(dir, header)?,
            None => open_last(&found)?,
        };
        for number in 1..found.opened.segments {
            segment::close(&segment::path_of(dir, number))?;
        }
        let reader = JournalReader::new(dir, sealer, found.opened.head);
        Ok((
            Self::at_head(reader, file, options.segment_bytes),
            found.opened,
        ))
    }
}

impl JournalReader {
    /// Opens the journal in `dir` for reading only: writes nothing, cuts nothing, needs no lock.
    ///
    /// Frames written later by another process are not seen.
    ///
    /// # Errors
    /// As [`Journal::open`]; also when the directory is missing.
    pub fn open(
        dir: &Path,
        sealer: Arc<dyn Sealer>,
        options: Options,
    ) -> Result<(Self, Opened), JournalError> {
        segment::list(dir)?;
        let found = examine(dir, &options)?;
        Ok((Self::new(dir, sealer, found.opened.head), found.opened))
    }
}

/// What a look at the directory found, before anything is written.
struct Found {
    opened: Opened,
    path: PathBuf,
    /// The last segment has to be made: there is none yet, or the making of its header was interrupted.
    header_to_write: Option<SegmentHeader>,
}

fn open_last(found: &Found) -> Result<File, JournalError> {
    let path = &found.path;
    segment::set_mode(path, segment::OPEN_MODE)?;
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .open(path)
        .map_err(JournalError::io("open", path))?;
    if let Some(torn) = &found.opened.torn {
        file.set_len(torn.offset)
            .and_then(|()| file.sync_all())
            .map_err(JournalError::io("cut", path))?;
    }
    Ok(file)
}

fn examine(dir: &Path, options: &Options) -> Result<Found, JournalError> {
    let numbers = if dir.exists() {
        segment::list(dir)?
    } else {
        Vec::new()
    };
    let last = check_closed(dir, &numbers)?;
    let path = segment::path_of(dir, last);
    let bytes = if numbers.is_empty() {
        Vec::new()
    } else {
        segment::read(&path)?
    };
    let expect = options.expect.filter(|mark| mark.n > 0);
    if bytes.len() < HEADER {
        return without_header(dir, last, &bytes, expect);
    }
    let header = SegmentHeader::parse(&bytes, last)
        .map_err(|why| JournalError::damaged(&path, 0_u32, why, 0))?;
    let (at, link) = match expect.filter(|mark| options.from_expected && mark.end.segment() == last)
    {
        Some(mark) if mark.end.offset() >= FIRST_FRAME => {
            (mark.end.offset() as usize, Link::after(&mark))
        }
        _ => (HEADER, opening(dir, &header, &bytes)?),
    };
    let mut met = Meeting::with(expect, &link);
    let Walk { link, at, fault } = walk(&bytes, at, link, |link| met.look(link));
    let damaged = |why| JournalError::damaged(&path, at as u64, why, link.n);
    met.check(link.n).map_err(damaged)?;
    if let Some(fault) = fault.clone() {
        is_torn(&bytes, at, fault).map_err(damaged)?;
    }
    if at > bytes.len() {
        return Err(damaged(Fault::Cut));
    }
    let end = Position::new(last, u32::try_from(at).map_err(|_| damaged(Fault::Cut))?);
    let torn = fault.map(|_| TornTail {
        file: path.clone(),
        offset: at as u64,
        bytes: (bytes.len() - at) as u64,
    });
    let head = link.mark(end);
    Ok(Found {
        opened: Opened {
            head,
            segments: last,
            torn,
        },
        path,
        header_to_write: None,
    })
}

/// The link before the first frame of the last segment. Its header says it, except where a gap at the end of the segment before
/// has to vouch for that frame.
fn opening(dir: &Path, header: &SegmentHeader, bytes: &[u8]) -> Result<Link, JournalError> {
    let link = Link::opening(header);
    let unchained =
        frame_at(bytes, HEADER).is_ok_and(|first| link.clone().follow(&first) == Err(Fault::Chain));
    if unchained && header.number > 1 {
        let mut before = end_of_closed(dir, header.number - 1, &mut Meeting::with(None, &link))?;
        if before.enter(header).is_ok() {
            return Ok(before);
        }
    }
    Ok(link)
}

/// Looks at the presence, header and end of all segments but the last; answers the number of the last.
fn check_closed(dir: &Path, numbers: &[u32]) -> Result<u32, JournalError> {
    let mut first_n = 0;
    for (number, &found) in (1_u32..).zip(numbers) {
        let path = segment::path_of(dir, number);
        let damaged = |why| JournalError::damaged(&path, 0_u32, why, first_n);
        if found != number {
            return Err(damaged(Fault::Missing));
        }
        if numbers.last() == Some(&number) {
            return Ok(number);
        }
        let header = segment::read_header(dir, number)?.map_err(damaged)?;
        if header.first_n < first_n || !segment::ends_like_a_frame(&path)? {
            return Err(damaged(Fault::Cut));
        }
        first_n = header.first_n.saturating_sub(1);
    }
    Ok(1)
}

/// The last segment is missing or shorter than its header: an interrupted making, if what is there fits.
fn without_header(
    dir: &Path,
    last: u32,
    bytes: &[u8],
    expect: Option<Mark>,
) -> Result<Found, JournalError> {
    let path = segment::path_of(dir, last);
    let mut met = Meeting::with(expect, &Link::START);
    let link = if last == 1 {
        Link::START
    } else {
        end_of_closed(dir, last - 1, &mut met)?
    };
    let damaged = |why| JournalError::damaged(&path, 0_u32, why, link.n);
    met.check(link.n).map_err(damaged)?;
    let header = SegmentHeader {
        number: last,
        first_n: link.n.saturating_add(1),
        opening: link.chain,
    };
    if !header.encode().starts_with(bytes) {
        return Err(damaged(Fault::Header));
    }
    let head = link.mark(Position::new(last, FIRST_FRAME));
    let torn = path.exists().then(|| TornTail {
        file: path.clone(),
        offset: 0,
        bytes: bytes.len() as u64,
    });
    Ok(Found {
        opened: Opened {
            head,
            segments: last,
            torn,
        },
        path,
        header_to_write: Some(header),
    })
}

fn end_of_closed(dir: &Path, number: u32, met: &mut Meeting) -> Result<Link, JournalError> {
    let path = segment::path_of(dir, number);
    let bytes = segment::read(&path)?;
    let header = SegmentHeader::parse(&bytes, number)
        .map_err(|why| JournalError::damaged(&path, 0_u32, why, 0))?;
    let Walk { link, at, fault } = walk(&bytes, HEADER, Link::opening(&header), |link| {
        met.look(link);
    });
    match fault {
        Some(why) => Err(JournalError::damaged(&path, at as u64, why, link.n)),
        None => Ok(link),
    }
}

/// Whether the frame that was applied earlier is met on the way.
struct Meeting {
    expect: Option<Mark>,
    met: Option<Chain>,
}

impl Meeting {
    fn with(expect: Option<Mark>, start: &Link) -> Self {
        let mut meeting = Self { expect, met: None };
        meeting.look(start);
        meeting
    }

    fn look(&mut self, link: &Link) {
        if self.expect.is_some_and(|mark| mark.n == link.n) {
            self.met = Some(link.chain);
        }
    }

    fn check(&self, last: u64) -> Result<(), Fault> {
        match self.expect {
            Some(mark) if mark.n > last || self.met.is_some_and(|chain| chain != mark.chain) => {
                Err(Fault::Behind {
                    expected: mark.n,
                    found: last,
                })
            }
            _ => Ok(()),
        }
    }
}
