//! Segments as files: names, headers, making a new one so that it is never seen half made, and the rights on them.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, FileExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::error::JournalError;
use super::fault::Fault;
use super::frame::{END_MARK, hash_of};
use super::mark::Chain;

/// First bytes of a segment.
const MAGIC: [u8; 8] = *b"AJSEG01\n";

/// Offset of the first frame: the header holds magic, number, first n, opening chain and check.
pub(super) const FIRST_FRAME: u32 = 8 + 4 + 8 + 32 + 16;

/// Bytes of a segment's header.
pub(super) const HEADER: usize = FIRST_FRAME as usize;

const SUFFIX: &str = ".aj";

/// A segment that is being made. Never a segment yet; may be deleted.
const UNFINISHED: &str = ".aj.new";

/// Rights of the open segment and of everything a backup holds beside segments.
pub(super) const OPEN_MODE: u32 = 0o600;

/// Rights of a closed segment.
pub(super) const CLOSED_MODE: u32 = 0o400;

/// Rights of every directory.
const DIR_MODE: u32 = 0o700;

/// What stands before the frames of a segment, so that it can be read without those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SegmentHeader {
    pub number: u32,
    /// Number of its first frame.
    pub first_n: u64,
    /// Chain value of the last frame before it.
    pub opening: Chain,
}

impl SegmentHeader {
    /// The header of the first segment of a journal.
    pub const FIRST: Self = Self {
        number: 1,
        first_n: 1,
        opening: Chain::START,
    };

    pub fn encode(&self) -> [u8; HEADER] {
        let mut bytes = Vec::with_capacity(HEADER);
        bytes.extend_from_slice(&MAGIC);
        bytes.extend_from_slice(&self.number.to_le_bytes());
        bytes.extend_from_slice(&self.first_n.to_le_bytes());
        bytes.extend_from_slice(&self.opening.0);
        bytes.extend_from_slice(&hash_of(&bytes));
        let mut header = [0; HEADER];
        header.copy_from_slice(&bytes);
        header
    }

    /// Reads the header of the segment that carries `number` in its file name.
    pub fn parse(bytes: &[u8], number: u32) -> Result<Self, Fault> {
        Self::fields(bytes)
            .filter(|header| header.number == number && header.first_n > 0)
            .filter(|header| number > 1 || *header == Self::FIRST)
            .filter(|header| bytes.starts_with(&header.encode()))
            .ok_or(Fault::Header)
    }

    fn fields(bytes: &[u8]) -> Option<Self> {
        let (_, rest) = bytes.split_first_chunk::<8>()?;
        let (number, rest) = rest.split_first_chunk()?;
        let (first_n, rest) = rest.split_first_chunk()?;
        let (opening, _) = rest.split_first_chunk()?;
        Some(Self {
            number: u32::from_le_bytes(*number),
            first_n: u64::from_le_bytes(*first_n),
            opening: Chain(*opening),
        })
    }
}

/// The file of segment `number` in `dir`.
pub(super) fn path_of(dir: &Path, number: u32) -> PathBuf {
    dir.join(format!("{number:08}{SUFFIX}"))
}

/// The numbers of all segments in `dir`, in order. Other files are not ours to judge.
pub(super) fn list(dir: &Path) -> Result<Vec<u32>, JournalError> {
    let fail = |error| JournalError::io("list", dir)(error);
    let mut numbers = Vec::new();
    for entry in fs::read_dir(dir).map_err(fail)? {
        let name = entry.map_err(fail)?.file_name();
        let number = name
            .to_str()
            .and_then(|name| name.strip_suffix(SUFFIX))
            .and_then(|digits| digits.parse().ok());
        numbers
            .extend(number.filter(|&number: &u32| path_of(dir, number).file_name() == Some(&name)));
    }
    numbers.sort_unstable();
    Ok(numbers)
}

/// The whole content of a segment.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, JournalError> {
    fs::read(path).map_err(JournalError::io("read", path))
}

/// The header of segment `number`, without reading its frames.
pub(super) fn read_header(
    dir: &Path,
    number: u32,
) -> Result<Result<SegmentHeader, Fault>, JournalError> {
    let path = path_of(dir, number);
    let mut bytes = Vec::with_capacity(HEADER);
    let file = File::open(&path).map_err(JournalError::io("open", &path))?;
    file.take(HEADER as u64)
        .read_to_end(&mut bytes)
        .map_err(JournalError::io("read", &path))?;
    Ok(SegmentHeader::parse(&bytes, number))
}

/// Whether a closed segment ends as a frame ends. Not a proof: that takes reading all of it.
pub(super) fn ends_like_a_frame(path: &Path) -> Result<bool, JournalError> {
    let mut last = [0];
    let file = File::open(path).map_err(JournalError::io("open", path))?;
    let length = file
        .metadata()
        .map_err(JournalError::io("look at", path))?
        .len();
    if length <= HEADER as u64 {
        return Ok(length == HEADER as u64);
    }
    file.read_exact_at(&mut last, length - 1)
        .map_err(JournalError::io("read", path))?;
    Ok(last == [END_MARK])
}

/// Makes a segment that holds only its header, durable under its name before this returns. A crash leaves either no segment or
/// a whole header. A segment of the same number is replaced.
pub(super) fn create(dir: &Path, header: &SegmentHeader) -> Result<File, JournalError> {
    create_with(dir, header, &[], OPEN_MODE)
}

/// As [`create`], with frames behind the header.
pub(super) fn create_with(
    dir: &Path,
    header: &SegmentHeader,
    frames: &[u8],
    mode: u32,
) -> Result<File, JournalError> {
    let path = path_of(dir, header.number);
    let unfinished = path.with_extension("aj.new");
    let make = || -> io::Result<File> {
        match fs::remove_file(&unfinished) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create_new(true)
            .mode(OPEN_MODE)
            .open(&unfinished)?;
        file.write_all(&header.encode())?;
        file.write_all(frames)?;
        file.set_permissions(Permissions::from_mode(mode))?;
        file.sync_all()?;
        fs::rename(&unfinished, &path)?;
        sync_dir(dir)?;
        Ok(file)
    };
    make().map_err(JournalError::io("create", &path))
}

/// Deletes segments whose making was interrupted.
pub(super) fn remove_unfinished(dir: &Path) -> Result<(), JournalError> {
    let fail = |error| JournalError::io("list", dir)(error);
    for entry in fs::read_dir(dir).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        if entry
            .file_name()
            .to_str()
            .is_some_and(|name| name.ends_with(UNFINISHED))
        {
            fs::remove_file(entry.path()).map_err(JournalError::io("remove", &entry.path()))?;
        }
    }
    Ok(())
}

/// Takes the right to write from a closed segment.
pub(super) fn close(path: &Path) -> Result<(), JournalError> {
    set_mode(path, CLOSED_MODE)
}

/// Sets the rights of a file unless it has them already.
pub(super) fn set_mode(path: &Path, mode: u32) -> Result<(), JournalError> {
    let now = fs::metadata(path)
        .map_err(JournalError::io("look at", path))?
        .permissions()
        .mode()
        & 0o777;
    if now == mode {
        return Ok(());
    }
    fs::set_permissions(path, Permissions::from_mode(mode))
        .map_err(JournalError::io("set the rights of", path))
}

/// Makes `dir` and what is missing above it, durable, with rights for the owner only.
pub(super) fn create_dir(dir: &Path) -> Result<(), JournalError> {
    if dir.is_dir() {
        return Ok(());
    }
    let make = || -> io::Result<()> {
        DirBuilder::new()
            .recursive(true)
            .mode(DIR_MODE)
            .create(dir)?;
        match dir.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => sync_dir(parent),
            _ => Ok(()),
        }
    };
    make().map_err(JournalError::io("create", dir))
}

/// Makes the names in `dir` durable.
pub(super) fn sync_dir(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flipped_bit_of_a_header_is_refused() {
        let header = SegmentHeader {
            number: 2,
            first_n: 9,
            opening: Chain([5; 32]),
        };
        let whole = header.encode();
        assert_eq!(SegmentHeader::parse(&whole, 2), Ok(header));
        assert_eq!(SegmentHeader::parse(&whole, 3), Err(Fault::Header));
        for bit in 0..HEADER * 8 {
            let mut bytes = whole;
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(
                SegmentHeader::parse(&bytes, 2),
                Err(Fault::Header),
                "bit {bit}"
            );
        }
    }

    #[test]
    fn only_segments_are_listed() {
        let dir = tempfile::tempdir().unwrap();
        for name in [
            "00000002.aj",
            "00000010.aj",
            "00000001.aj",
            "1.aj",
            "00000003.aj.new",
            "notes.txt",
            "x.aj",
        ] {
            std::fs::write(dir.path().join(name), b"").unwrap();
        }
        assert_eq!(list(dir.path()).unwrap(), [1, 2, 10]);
        remove_unfinished(dir.path()).unwrap();
        assert!(!dir.path().join("00000003.aj.new").exists());
    }
}
