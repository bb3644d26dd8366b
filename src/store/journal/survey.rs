//! Going through a whole journal, damaged or not, and telling apart what can be proven from what cannot.
//!
//! Verifying and repairing stand on the same survey, so that a repair keeps exactly what a verification calls whole.

use std::path::{Path, PathBuf};

use super::error::{Damage, JournalError};
use super::fault::Fault;
use super::frame::RawFrame;
use super::gap::Joint;
use super::link::Link;
use super::mark::{Chain, Position};
use super::scan::{frame_at, resynchronise};
use super::segment::{self, HEADER, SegmentHeader};
use super::tail::{TornTail, is_torn};

/// Frames in one segment that follow one another without a fault.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Bytes of the run in the file.
    pub from: usize,
    pub to: usize,
    pub first_n: u64,
    /// The first frame, for the gap record that may have to vouch for it.
    pub first: Joint,
    /// Behind the last frame.
    pub end: Link,
    pub frames: u64,
    /// The run is one frame whose content is proven but whose stored chain value is altered: the right value.
    pub mended: Option<Chain>,
}

/// What one segment holds.
#[derive(Debug)]
pub(super) struct Surveyed {
    pub number: u32,
    pub path: PathBuf,
    /// `None` when the header is missing or altered.
    pub header: Option<SegmentHeader>,
    pub runs: Vec<Run>,
    /// Nothing in this file is wrong: it can stay as it is.
    pub clean: bool,
}

/// What the whole journal holds.
pub(super) struct Survey {
    pub segments: Vec<Surveyed>,
    pub bad: Vec<Damage>,
    pub torn: Option<TornTail>,
    /// Behind the last proven frame.
    pub end: Link,
    /// The journal ends in damaged bytes: frames may have been lost that nothing behind them shows.
    pub open_end: bool,
}

/// Surveys the journal in `dir` and shows every proven frame to `visit`, which may find fault with it.
pub(super) fn survey(
    dir: &Path,
    visit: &mut dyn FnMut(&RawFrame<'_>, Position) -> Result<(), Fault>,
) -> Result<Survey, JournalError> {
    let numbers = segment::list(dir)?;
    let last = numbers.last().copied().unwrap_or(0);
    let survey = Survey {
        segments: Vec::new(),
        bad: Vec::new(),
        torn: None,
        end: Link::START,
        open_end: false,
    };
    let mut surveyor = Surveyor {
        survey,
        visit,
        last,
        lossy: false,
    };
    for number in 1..=last {
        let path = segment::path_of(dir, number);
        if numbers.binary_search(&number).is_err() {
            surveyor.missing(dir, number);
            continue;
        }
        let bytes = segment::read(&path)?;
        let next_opening = match numbers.binary_search(&(number + 1)) {
            Ok(_) => segment::read_header(dir, number + 1)?
                .ok()
                .map(|header| header.opening),
            Err(_) => None,
        };
        surveyor.segment(number, path, &bytes, next_opening);
    }
    surveyor.survey.open_end = surveyor.lossy;
    Ok(surveyor.survey)
}

impl Surveyed {
    /// A segment whose file is not there.
    pub fn missing(dir: &Path, number: u32) -> Self {
        Self {
            number,
            path: segment::path_of(dir, number),
            header: None,
            runs: Vec::new(),
            clean: false,
        }
    }
}

struct Surveyor<'v> {
    survey: Survey,
    visit: &'v mut dyn FnMut(&RawFrame<'_>, Position) -> Result<(), Fault>,
    last: u32,
    /// Bytes were lost since the last proven frame.
    lossy: bool,
}

/// One segment while it is surveyed.
struct Place<'b> {
    now: Surveyed,
    bytes: &'b [u8],
    at: usize,
    next_opening: Option<Chain>,
    /// The next frame begins a new run.
    fresh: bool,
}

impl Surveyor<'_> {
    fn missing(&mut self, dir: &Path, number: u32) {
        let gone = Surveyed::missing(dir, number);
        self.survey.bad.push(Damage {
            file: gone.path.clone(),
            offset: 0,
            why: Fault::Missing,
        });
        self.survey.segments.push(gone);
        self.lossy = true;
    }

    fn segment(&mut self, number: u32, path: PathBuf, bytes: &[u8], next_opening: Option<Chain>) {
        let now = Surveyed {
            number,
            path,
            header: None,
            runs: Vec::new(),
            clean: true,
        };
        let mut place = Place {
            now,
            bytes,
            at: HEADER,
            next_opening,
            fresh: true,
        };
        let begins = self.survey.end.n.saturating_add(1);
        self.header(&mut place);
        while place.at < bytes.len() {
            match frame_at(bytes, place.at) {
                Ok(frame) => self.frame(&mut place, &frame),
                Err(fault) => self.unreadable(&mut place, fault),
            }
        }
        if place
            .now
            .header
            .is_some_and(|header| header.first_n > begins)
            && place.now.runs.is_empty()
        {
            // Frames before this segment are missing, and no frame in it could follow their record.
            place.now.clean = false;
        }
        self.survey.segments.push(place.now);
    }

    fn fault(&mut self, place: &mut Place<'_>, offset: usize, why: Fault) {
        place.now.clean = false;
        self.survey.bad.push(Damage {
            file: place.now.path.clone(),
            offset: offset as u64,
            why,
        });
    }

    fn header(&mut self, place: &mut Place<'_>) {
        let number = place.now.number;
        let Ok(header) = SegmentHeader::parse(place.bytes, number) else {
            let end = &self.survey.end;
            let due = SegmentHeader {
                number,
                first_n: end.n.saturating_add(1),
                opening: end.chain,
            };
            if number == self.last
                && place.bytes.len() < HEADER
                && due.encode().starts_with(place.bytes)
            {
                let bytes = place.bytes.len() as u64;
                self.survey.torn = Some(TornTail {
                    file: place.now.path.clone(),
                    offset: 0,
                    bytes,
                });
                return;
            }
            self.fault(place, 0, Fault::Header);
            if frame_at(place.bytes, HEADER).is_err() && place.bytes.len() > HEADER {
                place.at = resynchronise(place.bytes, 0, self.survey.end.n);
                self.lossy = true;
            }
            return;
        };
        place.now.header = Some(header);
        if self.survey.end.enter(&header).is_ok() {
            return;
        }
        let expected = self.survey.end.n.saturating_add(1);
        if header.first_n <= expected {
            // The numbers go on (or back), the chain does not: the frames themselves will show which are proven.
            self.fault(place, 0, Fault::Opening);
            return;
        }
        if !self.lossy
            && let Some(before) = self.survey.segments.last()
        {
            let offset = before.runs.last().map_or(HEADER, |run| run.to) as u64;
            let why = Fault::Ends {
                from: expected,
                through: header.first_n - 1,
            };
            self.survey.bad.push(Damage {
                file: before.path.clone(),
                offset,
                why,
            });
        }
        // The frames before are lost; this segment is whole in itself.
        self.survey.end = Link::opening(&header);
    }

    fn frame(&mut self, place: &mut Place<'_>, frame: &RawFrame<'_>) {
        let before = self.survey.end.clone();
        match self.survey.end.follow(frame) {
            Ok(()) => self.accept(place, frame, None),
            Err(Fault::Number { found, expected }) if found < expected => {
                self.fault(place, place.at, Fault::Number { expected, found });
                self.skip(place, frame, false);
            }
            Err(Fault::Number { found, expected }) => {
                // Behind lost bytes a jump is no news; elsewhere it is the fault itself.
                if !self.lossy {
                    self.fault(place, place.at, Fault::Number { expected, found });
                }
                if place.follower_continues(frame) == Some(false) {
                    self.fault(place, place.at, Fault::Chain);
                    self.skip(place, frame, true);
                } else {
                    self.survey.end = Link::behind(frame);
                    place.fresh = true;
                    self.accept(place, frame, None);
                }
            }
            Err(fault) => {
                self.fault(place, place.at, fault);
                if place.follower_continues(frame) == Some(true) {
                    // What follows was chained to the stored value: this content, or the one before, is not what was chained.
                    self.skip(place, frame, true);
                } else {
                    let right = before.chain.then(frame.payload);
                    self.survey.end = Link::behind(frame);
                    self.survey.end.chain = right;
                    self.accept(place, frame, Some(right));
                }
            }
        }
    }

    /// Takes a proven frame into the current run.
    fn accept(&mut self, place: &mut Place<'_>, frame: &RawFrame<'_>, mended: Option<Chain>) {
        let position = Position::new(
            place.now.number,
            u32::try_from(place.at).unwrap_or(u32::MAX),
        );
        if let Err(why) = (self.visit)(frame, position) {
            // The frame itself is proven: it stays, and the file with it.
            self.survey.bad.push(Damage {
                file: place.now.path.clone(),
                offset: place.at as u64,
                why,
            });
        }
        let (from, to) = (place.at, place.at + frame.len());
        let end = self.survey.end.clone();
        match place.now.runs.last_mut() {
            Some(run) if !place.fresh && mended.is_none() => {
                run.to = to;
                run.end = end;
                run.frames += 1;
            }
            _ => {
                let first = Joint::of(frame, mended.unwrap_or(frame.chain));
                place.now.runs.push(Run {
                    from,
                    to,
                    first_n: frame.n,
                    first,
                    end,
                    frames: 1,
                    mended,
                });
            }
        }
        place.fresh = mended.is_some();
        place.at = to;
        self.lossy = false;
    }

    /// Passes over a whole frame that cannot be kept.
    fn skip(&mut self, place: &mut Place<'_>, frame: &RawFrame<'_>, lost: bool) {
        place.at += frame.len();
        place.fresh = true;
        self.lossy = self.lossy || lost;
    }

    /// Passes over bytes that are no frame, up to the next frame that is whole.
    fn unreadable(&mut self, place: &mut Place<'_>, fault: Fault) {
        let next = resynchronise(place.bytes, place.at, self.survey.end.n);
        let at_the_end = next == place.bytes.len() && place.now.number == self.last;
        let verdict = if at_the_end {
            is_torn(place.bytes, place.at, fault)
        } else {
            Err(fault)
        };
        match verdict {
            Ok(()) => {
                let (offset, bytes) = (place.at as u64, (next - place.at) as u64);
                self.survey.torn = Some(TornTail {
                    file: place.now.path.clone(),
                    offset,
                    bytes,
                });
            }
            Err(why) => {
                self.fault(place, place.at, why);
                self.lossy = true;
            }
        }
        place.at = next;
        place.fresh = true;
    }
}

impl Place<'_> {
    /// Whether what stands directly behind `frame` was chained to it. `None` when nothing readable stands there.
    fn follower_continues(&self, frame: &RawFrame<'_>) -> Option<bool> {
        let behind = self.at + frame.len();
        if behind == self.bytes.len() {
            return self.next_opening.map(|opening| opening == frame.chain);
        }
        let follower = frame_at(self.bytes, behind).ok()?;
        Some(Link::behind(frame).follow(&follower).is_ok())
    }
}
