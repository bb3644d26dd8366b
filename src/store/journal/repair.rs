//! Repair: keep every frame that can be proven, record what is missing, throw nothing away.
//!
//! Damaged segments are moved to `damaged/<stamp>/` and replaced by new ones that hold their proven frames byte for byte. Where
//! frames are missing, a gap frame takes their numbers and vouches for the frame behind, so that whole segments behind it stay
//! as they are and the chain can be followed through. Every replacement is atomic: an interrupted repair is simply run again.

use std::fs;
use std::io;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use super::backup::copy;
use super::error::JournalError;
use super::frame::{self, Kind, RawFrame};
use super::gap::{Gap, Joint};
use super::link::Link;
use super::mark::Chain;
use super::scan::frame_at;
use super::segment::{self, SegmentHeader};
use super::survey::{Run, Survey, Surveyed, survey};

/// Folder in the journal's directory for segments that were moved aside.
const DAMAGED: &str = "damaged";

/// Frames that are missing after a repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Their numbers.
    pub numbers: RangeInclusive<u64>,
    /// Whether it is exactly these. At the end of the journal more may have been lost than can be counted.
    pub certain: bool,
}

/// What a repair did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepairReport {
    /// Where damaged segments were moved to; empty when there was nothing to repair.
    pub moved: Vec<PathBuf>,
    /// Frames that were lost to the damage repaired now.
    pub missing: Vec<Missing>,
    /// Numbers of frames whose content is proven and whose chain value was put right.
    pub mended: Vec<u64>,
    /// Frames the journal holds now, gaps not counted.
    pub frames: u64,
    /// Last number that is accounted for.
    pub head_n: u64,
    /// Chain value at the end.
    pub head_chain: Chain,
}

/// Repairs the journal in `dir`. Hold the store's lock; rebuild the state afterwards, positions have changed.
///
/// `stamp` names the folder for damaged segments and goes into the record: a time as text, handed in by the caller.
/// `applied` is the last number that is known to have been applied, if any: a journal that ends before it lost what is between.
///
/// # Errors
/// [`JournalError::Stamp`], [`JournalError::Io`]; what was replaced until then is whole, and the repair can be run again.
pub fn repair(dir: &Path, stamp: &str, applied: Option<u64>) -> Result<RepairReport, JournalError> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if stamp.is_empty() || stamp.len() > 64 || !stamp.chars().all(plain) {
        return Err(JournalError::Stamp(stamp.into()));
    }
    let mut frames = 0;
    let mut found = survey(dir, &mut |frame, _| {
        frames += u64::from(frame.gap.is_none());
        Ok(())
    })?;
    segment::create_dir(dir)?;
    segment::remove_unfinished(dir)?;
    if found.segments.is_empty() {
        found.segments.push(Surveyed::missing(dir, 1));
    }
    let report = RepairReport {
        moved: Vec::new(),
        missing: Vec::new(),
        mended: Vec::new(),
        frames,
        head_n: 0,
        head_chain: Chain::START,
    };
    let mut repair = Repair {
        dir,
        stamp,
        end: Link::START,
        report,
    };
    let last_n = found
        .end
        .n
        .max(applied.unwrap_or(0))
        .max(found.end.n + u64::from(found.open_end));
    for (index, part) in found.segments.iter().enumerate() {
        repair.segment(&found, index, part, last_n)?;
    }
    repair.report.head_n = repair.end.n;
    repair.report.head_chain = repair.end.chain;
    Ok(repair.report)
}

struct Repair<'r> {
    dir: &'r Path,
    stamp: &'r str,
    /// The end of the repaired journal so far.
    end: Link,
    report: RepairReport,
}

impl Repair<'_> {
    fn segment(
        &mut self,
        found: &Survey,
        index: usize,
        part: &Surveyed,
        last_n: u64,
    ) -> Result<(), JournalError> {
        let next = found.segments.get(index + 1);
        let proven = part.runs.last().map_or(self.end.n, |run| run.end.n);
        // A gap stands in the segment it is followed by, unless that one can stay as it is.
        let gap_behind = match next {
            Some(next) => vouch_for(next)
                .filter(|(first_n, _)| *first_n > proven + 1)
                .map(|(n, joint)| (n - 1, joint)),
            None => (last_n > proven).then_some((last_n, None)),
        };
        if part.clean && gap_behind.is_none() {
            self.end = part
                .runs
                .last()
                .map_or_else(|| self.end.clone(), |run| run.end.clone());
            return Ok(());
        }
        let header = match part.header {
            // Keep an opening chain that is right: behind an earlier gap it cannot be made again.
            Some(header) if self.end.enter(&header).is_ok() => header,
            _ => SegmentHeader {
                number: part.number,
                first_n: self.end.n + 1,
                opening: self.end.chain,
            },
        };
        let bytes = if part.path.exists() {
            segment::read(&part.path)?
        } else {
            Vec::new()
        };
        let mut frames = Vec::with_capacity(bytes.len());
        for run in &part.runs {
            self.keep(run, &bytes, &mut frames)?;
        }
        if let Some((through, joint)) = gap_behind {
            self.gap(through, joint, next.is_some(), &mut frames)?;
        }
        self.set_aside(&part.path)?;
        let mode = if next.is_some() {
            segment::CLOSED_MODE
        } else {
            segment::OPEN_MODE
        };
        segment::create_with(self.dir, &header, &frames, mode).map(drop)
    }

    /// Copies a run, with a gap before it where numbers are missing.
    fn keep(&mut self, run: &Run, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), JournalError> {
        if run.first_n > self.end.n + 1 {
            self.gap(run.first_n - 1, Some(run.first), true, out)?;
        }
        let kept = bytes.get(run.from..run.to).unwrap_or_default();
        match (run.mended, frame_at(kept, 0)) {
            (Some(chain), Ok(frame)) => {
                frame::copy_with_chain(out, &frame, &chain);
                self.report.mended.push(frame.n);
            }
            _ => out.extend_from_slice(kept),
        }
        self.end = run.end.clone();
        Ok(())
    }

    /// Records that all numbers up to `through` are missing.
    fn gap(
        &mut self,
        through: u64,
        joint: Option<Joint>,
        certain: bool,
        out: &mut Vec<u8>,
    ) -> Result<(), JournalError> {
        let from = self.end.n + 1;
        let gap = Gap {
            from,
            through,
            certain,
            stamp: self.stamp.into(),
            joint,
        };
        let start = out.len();
        let impossible = |why| JournalError::damaged(self.dir, 0_u32, why, from - 1);
        let body = gap.encode().map_err(impossible)?;
        frame::encode(out, &self.end.chain, from, Kind::Gap, 0, &body).map_err(impossible)?;
        let written = RawFrame::parse(out.get(start..).unwrap_or_default()).map_err(impossible)?;
        self.end = Link::behind(&written);
        self.report.missing.push(Missing {
            numbers: from..=through,
            certain,
        });
        Ok(())
    }

    /// Gives a damaged segment a second name in the folder for damaged ones. Its own name is then taken over by the new one.
    fn set_aside(&mut self, path: &Path) -> Result<(), JournalError> {
        let Some(name) = path.file_name().filter(|_| path.exists()) else {
            return Ok(());
        };
        let folder = self.dir.join(DAMAGED).join(self.stamp);
        segment::create_dir(&folder)?;
        let mut aside = folder.join(name);
        for twin in 2.. {
            match fs::hard_link(path, &aside) {
                Ok(()) => break,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    aside = folder.join(format!("{}.{twin}", name.to_string_lossy()));
                }
                // A file system without second names: a copy serves as well.
                Err(_) => {
                    let size = fs::metadata(path)
                        .map_err(JournalError::io("look at", path))?
                        .len();
                    copy(path, &aside, size, segment::CLOSED_MODE)?;
                    break;
                }
            }
        }
        segment::sync_dir(&folder).map_err(JournalError::io("sync", &folder))?;
        self.report.moved.push(aside);
        Ok(())
    }
}

/// The first number and frame of a segment that can stay as it is although frames before it are missing.
fn vouch_for(part: &Surveyed) -> Option<(u64, Option<Joint>)> {
    let header = part.header.filter(|_| part.clean)?;
    Some((header.first_n, part.runs.first().map(|run| run.first)))
}
