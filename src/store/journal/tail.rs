//! The end of the last segment: was a write interrupted there, or was something altered?
//!
//! A crash leaves the beginning of what was being written, perhaps followed by space that was never filled and reads as zero.
//! Everything else is damage. The rule is strict: one flipped bit in a whole frame must never look like an interrupted write,
//! because that frame would be cut off and lost without a word.

use std::path::PathBuf;

use super::fault::Fault;
use super::frame::{HEAD, Head, MAGIC, MIN_PAYLOAD, hash_of};
use super::scan::whole_frame_behind;

/// Bytes of an interrupted write at the end of the journal. They were never acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TornTail {
    /// File of the last segment.
    pub file: PathBuf,
    /// Where its last whole frame ends.
    pub offset: u64,
    /// How many bytes stand behind that.
    pub bytes: u64,
}

/// Judges the bytes of the last segment from `at` on, where a frame could not be read because of `fault`.
///
/// # Errors
/// The fault to report when this is damage. `Ok` means an interrupted write: it may be cut off.
pub(super) fn is_torn(bytes: &[u8], at: usize, fault: Fault) -> Result<(), Fault> {
    let whole_but_wrong = matches!(fault, Fault::Form(_) | Fault::Chain | Fault::Number { .. });
    if whole_but_wrong || whole_frame_behind(bytes, at + 1) {
        return Err(fault);
    }
    shape_of_interrupted_write(bytes.get(at..).unwrap_or_default(), fault)
}

fn shape_of_interrupted_write(tail: &[u8], fault: Fault) -> Result<(), Fault> {
    // No frame ends in zero, so zeros at the end were never written.
    let written = tail
        .get(
            ..tail
                .iter()
                .rposition(|&byte| byte != 0)
                .map_or(0, |last| last + 1),
        )
        .unwrap_or_default();
    if written
        .iter()
        .zip(MAGIC)
        .any(|(&found, expected)| found != expected)
    {
        return Err(Fault::Magic);
    }
    let Ok(head) = Head::parse(tail) else {
        return Ok(());
    };
    let content = [tail, written].map(|bytes| bytes.get(HEAD..).unwrap_or_default());
    if content.iter().any(|content| hash_of(content) == head.hash) {
        return Err(Fault::Length(head.stated_len()));
    }
    let length = match head.payload_len() {
        Ok(length) => length,
        // The zero of a field that was not written yet.
        Err(_) if written.len() < 8 => MIN_PAYLOAD,
        Err(fault) => return Err(fault),
    };
    // All bytes of the frame are there: nothing was interrupted, something was altered.
    if HEAD + length <= written.len() {
        Err(fault)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::frame::{self, Kind, RawFrame};
    use super::super::mark::Chain;
    use super::*;

    fn frame(body: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        frame::encode(&mut out, &Chain::START, 1, Kind::Entry, 0, body).unwrap();
        out
    }

    fn judge(bytes: &[u8]) -> Result<(), Fault> {
        is_torn(bytes, 0, RawFrame::parse(bytes).unwrap_err())
    }

    #[test]
    fn every_beginning_of_a_frame_is_an_interrupted_write() {
        for body in [&b""[..], b"SAMPLE", &[0; 300]] {
            let whole = frame(body);
            for len in 1..whole.len() {
                assert_eq!(judge(&whole[..len]), Ok(()), "{len} of {}", whole.len());
            }
        }
    }

    #[test]
    fn never_written_space_behind_a_beginning_is_an_interrupted_write() {
        let whole = frame(b"SAMPLE body with some length, longer than its head");
        for len in 0..whole.len() {
            for zeros in [1, 7, whole.len() - len, 4096] {
                let mut bytes = whole[..len].to_vec();
                bytes.resize(len + zeros, 0);
                assert_eq!(judge(&bytes), Ok(()), "{len} and {zeros} zeros");
            }
        }
    }

    #[test]
    fn one_flipped_bit_is_never_an_interrupted_write() {
        for (body, behind) in [(&b"SAMPLE"[..], 0), (&[0; 300], 0), (b"SAMPLE", 512)] {
            let mut whole = frame(body);
            let len = whole.len();
            whole.resize(len + behind, 0);
            for bit in (0..len * 8).filter(|bit| !(24..HEAD).contains(&(bit / 8))) {
                let mut bytes = whole.clone();
                bytes[bit / 8] ^= 1 << (bit % 8);
                assert!(
                    judge(&bytes).is_err(),
                    "bit {bit} of {len}, {behind} zeros behind"
                );
            }
        }
    }

    #[test]
    fn a_bad_beginning_with_a_whole_frame_behind_is_damage() {
        let mut bytes = frame(b"SAMPLE")[..70].to_vec();
        bytes.extend(frame(b"SAMPLE"));
        assert!(judge(&bytes).is_err());
    }
}
