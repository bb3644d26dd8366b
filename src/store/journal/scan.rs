//! Going through the bytes of a segment: in order as long as it is whole, and finding whole frames behind a fault.

use memchr::memmem;

use super::fault::Fault;
use super::frame::{HEAD, Head, MAGIC, MAX_PAYLOAD, MIN_FRAME, RawFrame};
use super::link::Link;

/// The frame that begins at `at`, if there is a readable one.
pub(super) fn frame_at(bytes: &[u8], at: usize) -> Result<RawFrame<'_>, Fault> {
    RawFrame::parse(bytes.get(at..).unwrap_or_default())
}

/// Where reading in order came to.
#[derive(Debug)]
pub(super) struct Walk {
    /// The last frame that is right.
    pub link: Link,
    /// Where the next one begins or should begin.
    pub at: usize,
    /// Why reading stopped before the end.
    pub fault: Option<Fault>,
}

/// Reads frames in order from `at` to the end of `bytes` or the first fault, and tells `each` where every one led.
pub(super) fn walk(bytes: &[u8], at: usize, link: Link, mut each: impl FnMut(&Link)) -> Walk {
    let mut walk = Walk {
        link,
        at,
        fault: None,
    };
    while walk.fault.is_none() && walk.at < bytes.len() {
        match frame_at(bytes, walk.at)
            .and_then(|frame| walk.link.follow(&frame).map(|()| frame.len()))
        {
            Ok(length) => {
                walk.at += length;
                each(&walk.link);
            }
            Err(fault) => walk.fault = Some(fault),
        }
    }
    walk
}

/// Whether a whole frame begins anywhere in `bytes` from `from` on. Its form does not matter: it was written as a whole.
pub(super) fn whole_frame_behind(bytes: &[u8], from: usize) -> bool {
    marks(bytes, from).any(|at| matches!(frame_at(bytes, at), Ok(_) | Err(Fault::Form(_))))
}

/// Where reading can go on after the fault at `at`: the next whole frame with a number above `n`, or the end of `bytes`.
pub(super) fn resynchronise(bytes: &[u8], at: usize, n: u64) -> usize {
    let newer = |place: usize| frame_at(bytes, place).ok().filter(|frame| frame.n > n);
    // Where this frame ends, if its length field or its hash still tells. Asking there first means that bytes inside a body which
    // look like frames are not even considered.
    let ends = |end: &usize| *end == bytes.len() || newer(*end).is_some();
    if let Some(end) = stated_end(bytes, at)
        .filter(ends)
        .or_else(|| hashed_end(bytes, at).filter(ends))
    {
        return end;
    }
    // A frame behind s skipped bytes cannot be further ahead in number than s bytes had room for. Only if nothing fits that rule
    // (bytes were cut out of the file) any later frame will do.
    let fits = |place: &usize| {
        let lost = ((place - at) / MIN_FRAME) as u64;
        newer(*place).is_some_and(|frame| frame.n <= n.saturating_add(lost).saturating_add(1))
    };
    marks(bytes, at + 1)
        .find(fits)
        .or_else(|| marks(bytes, at + 1).find(|place| newer(*place).is_some()))
        .unwrap_or(bytes.len())
}

/// Where the frame at `at` ends by its length field, whatever its mark looks like.
fn stated_end(bytes: &[u8], at: usize) -> Option<usize> {
    let head = Head::fields(bytes.get(at..)?)?;
    head.payload_len().ok().map(|length| at + HEAD + length)
}

/// Where the frame at `at` ends by its hash: at the next mark, or the one after that, or the end of the bytes.
fn hashed_end(bytes: &[u8], at: usize) -> Option<usize> {
    let head = Head::fields(bytes.get(at..)?)?;
    let mut hasher = blake3::Hasher::new();
    let mut done = at + HEAD;
    for end in marks(bytes, at + HEAD)
        .chain([bytes.len()])
        .take_while(|end| end - at <= MAX_PAYLOAD + HEAD)
    {
        hasher.update(bytes.get(done..end)?);
        done = end;
        if hasher.finalize().as_bytes().starts_with(&head.hash) {
            return Some(end);
        }
    }
    None
}

/// All places from `from` on where the mark of a frame stands.
fn marks(bytes: &[u8], from: usize) -> impl Iterator<Item = usize> {
    memmem::find_iter(bytes.get(from..).unwrap_or_default(), &MAGIC).map(move |place| from + place)
}
