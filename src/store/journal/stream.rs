//! Reading many frames in order: buffered, with hashes and chain checked on the way.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::PathBuf;

use super::error::JournalError;
use super::fault::Fault;
use super::frame::{HEAD, Head, RawFrame};
use super::link::Link;
use super::mark::{Mark, Position};
use super::reader::{Frame, JournalReader};
use super::segment::{self, FIRST_FRAME, HEADER, SegmentHeader};

const BUFFER: usize = 1024 * 1024;

/// Frames in order, up to what was committed when the reading began. Ends after the first error.
pub struct Frames {
    reader: JournalReader,
    /// Where the next frame begins.
    at: Position,
    /// Where reading ends.
    end: Position,
    /// `None` until the first frame is known, when reading began at a position.
    link: Option<Link>,
    source: Option<Source>,
    frame: Vec<u8>,
    failed: bool,
}

/// The segment being read.
struct Source {
    file: BufReader<File>,
    path: PathBuf,
    /// Bytes of it that may be read.
    length: u64,
}

impl Frames {
    pub(super) fn from_start(reader: &JournalReader) -> Self {
        Self::new(reader, Position::new(1, 0), Some(Link::START))
    }

    pub(super) fn from_position(reader: &JournalReader, position: Position) -> Self {
        Self::new(reader, position, None)
    }

    pub(super) fn after(reader: &JournalReader, mark: &Mark) -> Self {
        Self::new(reader, mark.end, Some(Link::after(mark)))
    }

    fn new(reader: &JournalReader, at: Position, link: Option<Link>) -> Self {
        let end = reader.head().end;
        Self {
            reader: reader.clone(),
            at,
            end,
            link,
            source: None,
            frame: Vec::new(),
            failed: false,
        }
    }

    fn step(&mut self) -> Result<Option<Frame>, JournalError> {
        if self.at_end() {
            return Ok(None);
        }
        let mut source = match self.source.take() {
            Some(source) => source,
            None => self.open_segment()?,
        };
        while u64::from(self.at.offset()) >= source.length {
            self.at = Position::new(self.at.segment() + 1, 0);
            if self.at_end() {
                return Ok(None);
            }
            source = self.open_segment()?;
        }
        let frame = self.next_frame(&mut source)?;
        self.at = frame.end;
        self.source = Some(source);
        Ok(Some(frame))
    }

    /// Whether nothing follows; a segment that holds no frames does not even have to be there.
    fn at_end(&self) -> bool {
        self.at >= self.end
            || (self.at.segment() == self.end.segment() && self.end.offset() <= FIRST_FRAME)
    }

    /// Opens the segment of `at`. At its beginning the header is read and checked, else reading starts in the middle.
    fn open_segment(&mut self) -> Result<Source, JournalError> {
        let number = self.at.segment();
        let path = segment::path_of(self.reader.dir(), number);
        let mut file = File::open(&path).map_err(JournalError::io("open", &path))?;
        let length = if number == self.end.segment() {
            u64::from(self.end.offset())
        } else {
            file.metadata()
                .map_err(JournalError::io("look at", &path))?
                .len()
        };
        if self.at.offset() < FIRST_FRAME {
            let mut bytes = Vec::with_capacity(HEADER);
            (&mut file)
                .take(HEADER as u64)
                .read_to_end(&mut bytes)
                .map_err(JournalError::io("read", &path))?;
            let safe_through = self.link.as_ref().map_or(0, |link| link.n);
            let damaged = |why| JournalError::damaged(&path, 0_u32, why, safe_through);
            let header = SegmentHeader::parse(&bytes, number).map_err(damaged)?;
            self.link
                .get_or_insert_with(|| Link::opening(&header))
                .enter(&header)
                .map_err(damaged)?;
            self.at = Position::new(number, FIRST_FRAME);
        } else {
            file.seek(SeekFrom::Start(u64::from(self.at.offset())))
                .map_err(JournalError::io("read", &path))?;
        }
        Ok(Source {
            file: BufReader::with_capacity(BUFFER, file),
            path,
            length,
        })
    }

    fn next_frame(&mut self, source: &mut Source) -> Result<Frame, JournalError> {
        let safe_through = self.link.as_ref().map_or(0, |link| link.n);
        let damaged =
            |why| JournalError::damaged(&source.path, self.at.offset(), why, safe_through);
        let left = source.length - u64::from(self.at.offset());
        if left < HEAD as u64 {
            return Err(damaged(Fault::Short));
        }
        self.frame.resize(HEAD, 0);
        source
            .file
            .read_exact(&mut self.frame)
            .map_err(JournalError::io("read", &source.path))?;
        let length = Head::parse(&self.frame)
            .and_then(|head| head.payload_len())
            .map_err(damaged)?;
        if left < (HEAD + length) as u64 {
            return Err(damaged(Fault::Cut));
        }
        self.frame.resize(HEAD + length, 0);
        let payload = self.frame.get_mut(HEAD..).unwrap_or_default();
        source
            .file
            .read_exact(payload)
            .map_err(JournalError::io("read", &source.path))?;
        let raw = RawFrame::parse(&self.frame).map_err(damaged)?;
        self.link
            .get_or_insert_with(|| Link::before(&raw))
            .follow(&raw)
            .map_err(damaged)?;
        Frame::open(&raw, self.at, self.reader.sealer()).map_err(damaged)
    }
}

impl Iterator for Frames {
    type Item = Result<Frame, JournalError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let step = self.step().transpose();
        self.failed = matches!(step, Some(Err(_)) | None);
        step
    }
}
