//! One frame as bytes: writing it, and reading it back with every byte accounted for.
//!
//! Magic and length are fixed or cross-checked, the hash covers the payload, the chain value is checked by
//! [`super::link::Link`]: there is no bit that may change unseen.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::gap::Gap;
use super::mark::Chain;
use crate::store::seal::{SealError, Sealer};

/// First bytes of every frame.
pub(super) const MAGIC: [u8; 4] = *b"AJ01";

/// Bytes before the payload: magic, length, hash, chain.
pub(super) const HEAD: usize = 4 + 4 + 16 + 32;

/// Version of the payload's form.
const VERSION: u8 = 1;

/// Bytes of the payload before the sealed body: version, kind, key id, n.
const PAYLOAD_HEAD: usize = 1 + 1 + 4 + 8;

/// Last byte of every payload. A whole frame therefore never ends in zero, also not after one flipped bit: zero bytes at the
/// end of a file are space that was never written.
pub(super) const END_MARK: u8 = 0xa5;

/// Smallest payload: an empty body.
pub(super) const MIN_PAYLOAD: usize = PAYLOAD_HEAD + 1;

/// Smallest frame.
pub(super) const MIN_FRAME: usize = HEAD + MIN_PAYLOAD;

/// Largest payload in bytes.
pub(super) const MAX_PAYLOAD: usize = 64 * 1024 * 1024;

/// Largest body in bytes, before sealing. The rest is room for what sealing adds.
pub const MAX_BODY: usize = MAX_PAYLOAD - 64 * 1024;

/// What a frame holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// An entry: what happened.
    Entry,
    /// The bytes of an original, as they were received.
    Original,
    /// Written by a repair in the place of lost frames; see [`Gap`].
    Gap,
}

impl Kind {
    const fn to_byte(self) -> u8 {
        match self {
            Self::Entry => 0,
            Self::Original => 1,
            Self::Gap => 2,
        }
    }

    const fn from_byte(byte: u8) -> Option<Self> {
        match byte {
            0 => Some(Self::Entry),
            1 => Some(Self::Original),
            2 => Some(Self::Gap),
            _ => None,
        }
    }
}

/// A frame in a buffer: magic, length and hash are right, its form is known. The chain is not checked yet.
#[derive(Debug, Clone)]
pub(super) struct RawFrame<'a> {
    pub kind: Kind,
    pub key_id: u32,
    pub n: u64,
    pub chain: Chain,
    pub payload: &'a [u8],
    /// The sealed body inside the payload.
    pub sealed: &'a [u8],
    /// Present exactly when the kind is [`Kind::Gap`].
    pub gap: Option<Gap>,
}

impl<'a> RawFrame<'a> {
    /// Reads the frame at the beginning of `bytes`; what follows it does not matter.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Fault> {
        let head = Head::parse(bytes)?;
        let length = head.payload_len()?;
        let payload = bytes.get(HEAD..HEAD + length).ok_or(Fault::Cut)?;
        if hash_of(payload) != head.hash {
            return Err(Fault::Hash);
        }
        Self::read_payload(payload, head.chain)
    }

    fn read_payload(payload: &'a [u8], chain: Chain) -> Result<Self, Fault> {
        let unknown = |what: String| Fault::Form(what);
        let short = || Fault::Form("a payload that is too short".into());
        let (&[version, kind], rest) = payload.split_first_chunk().ok_or_else(short)?;
        let (key_id, rest) = rest.split_first_chunk().ok_or_else(short)?;
        let (n, rest) = rest.split_first_chunk().ok_or_else(short)?;
        let (&end, sealed) = rest.split_last().ok_or_else(short)?;
        if version != VERSION {
            return Err(unknown(format!("version {version}")));
        }
        if end != END_MARK {
            return Err(unknown(format!("end mark {end:#04x}")));
        }
        let kind = Kind::from_byte(kind).ok_or_else(|| unknown(format!("kind {kind}")))?;
        let n = u64::from_le_bytes(*n);
        let gap = (kind == Kind::Gap)
            .then(|| Gap::decode(n, sealed))
            .transpose()?;
        Ok(Self {
            kind,
            key_id: u32::from_le_bytes(*key_id),
            n,
            chain,
            payload,
            sealed,
            gap,
        })
    }

    /// Bytes of the whole frame.
    pub fn len(&self) -> usize {
        HEAD + self.payload.len()
    }

    /// Last number this frame accounts for: its own, or the last lost one of a gap.
    pub fn last_n(&self) -> u64 {
        self.gap.as_ref().map_or(self.n, |gap| gap.through)
    }

    /// The body in plain bytes. A gap is never sealed: it must be readable without keys, and tells nothing about a case.
    pub fn open(&self, sealer: &dyn Sealer) -> Result<Vec<u8>, SealError> {
        match self.kind {
            Kind::Gap => Ok(self.sealed.to_vec()),
            kind => sealer.open(self.key_id, &aad(self.n, self.key_id, kind), self.sealed),
        }
    }
}

/// The fixed part before a payload.
#[derive(Debug)]
pub(super) struct Head {
    length: u32,
    pub hash: [u8; 16],
    chain: Chain,
}

impl Head {
    /// Reads the fixed part at the beginning of `bytes`.
    pub fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        if bytes.len() >= MAGIC.len() && !bytes.starts_with(&MAGIC) {
            return Err(Fault::Magic);
        }
        Self::fields(bytes).ok_or(Fault::Short)
    }

    /// The fields of the fixed part, whatever stands in the place of the mark. `None` when `bytes` are too few.
    pub fn fields(bytes: &[u8]) -> Option<Self> {
        let (_, rest) = bytes.split_first_chunk::<4>()?;
        let (length, rest) = rest.split_first_chunk()?;
        let (hash, rest) = rest.split_first_chunk()?;
        let (chain, _) = rest.split_first_chunk()?;
        Some(Self {
            length: u32::from_le_bytes(*length),
            hash: *hash,
            chain: Chain(*chain),
        })
    }

    /// The length field, if a payload can have that length.
    pub fn payload_len(&self) -> Result<usize, Fault> {
        let length = usize::try_from(self.length).unwrap_or(usize::MAX);
        if (MIN_PAYLOAD..=MAX_PAYLOAD).contains(&length) {
            Ok(length)
        } else {
            Err(Fault::Length(self.length))
        }
    }

    /// The length field as it stands.
    pub fn stated_len(&self) -> u32 {
        self.length
    }
}

/// Hash of a payload as a frame holds it.
pub(super) fn hash_of(payload: &[u8]) -> [u8; 16] {
    let mut short = [0; 16];
    short
        .iter_mut()
        .zip(blake3::hash(payload).as_bytes())
        .for_each(|(to, from)| *to = *from);
    short
}

/// What a sealed body is bound to: its number, its key and its kind.
pub(super) fn aad(n: u64, key_id: u32, kind: Kind) -> [u8; 13] {
    let mut aad = [0; 13];
    let (number, rest) = aad.split_at_mut(8);
    let (key, last) = rest.split_at_mut(4);
    number.copy_from_slice(&n.to_le_bytes());
    key.copy_from_slice(&key_id.to_le_bytes());
    last.copy_from_slice(&[kind.to_byte()]);
    aad
}

/// Length of the frame for a sealed body of `sealed` bytes.
pub(super) const fn frame_len(sealed: usize) -> usize {
    MIN_FRAME + sealed
}

/// Writes a frame to the end of `out` and answers its chain value.
///
/// # Errors
/// [`Fault::Length`] when the sealed body is too large for a frame; nothing is written then.
pub(super) fn encode(
    out: &mut Vec<u8>,
    before: &Chain,
    n: u64,
    kind: Kind,
    key_id: u32,
    sealed: &[u8],
) -> Result<Chain, Fault> {
    let length = u32::try_from(MIN_PAYLOAD + sealed.len()).unwrap_or(u32::MAX);
    if MIN_PAYLOAD + sealed.len() > MAX_PAYLOAD {
        return Err(Fault::Length(length));
    }
    let mut payload = Vec::with_capacity(MIN_PAYLOAD + sealed.len());
    payload.extend_from_slice(&[VERSION, kind.to_byte()]);
    payload.extend_from_slice(&key_id.to_le_bytes());
    payload.extend_from_slice(&n.to_le_bytes());
    payload.extend_from_slice(sealed);
    payload.push(END_MARK);
    let chain = before.then(&payload);
    put(out, length, &chain, &payload);
    Ok(chain)
}

/// Writes `frame` again to the end of `out`, with another chain value.
pub(super) fn copy_with_chain(out: &mut Vec<u8>, frame: &RawFrame<'_>, chain: &Chain) {
    put(
        out,
        u32::try_from(frame.payload.len()).unwrap_or(u32::MAX),
        chain,
        frame.payload,
    );
}

fn put(out: &mut Vec<u8>, length: u32, chain: &Chain, payload: &[u8]) {
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(&hash_of(payload));
    out.extend_from_slice(&chain.0);
    out.extend_from_slice(payload);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let mut out = Vec::new();
        encode(&mut out, &Chain::START, 7, Kind::Original, 3, b"SAMPLE").unwrap();
        out
    }

    #[test]
    fn a_frame_reads_back_as_it_was_written() {
        let mut bytes = sample();
        assert_eq!(bytes.len(), frame_len(6));
        bytes.extend_from_slice(b"what follows");
        let frame = RawFrame::parse(&bytes).unwrap();
        assert_eq!(
            (frame.n, frame.kind, frame.key_id, frame.sealed),
            (7, Kind::Original, 3, &b"SAMPLE"[..])
        );
        assert_eq!(frame.chain, Chain::START.then(frame.payload));
        assert_eq!(frame.len(), frame_len(6));
    }

    #[test]
    fn every_flipped_bit_outside_the_chain_value_is_refused() {
        let whole = sample();
        for bit in (0..whole.len() * 8).filter(|bit| !(24..HEAD).contains(&(bit / 8))) {
            let mut bytes = whole.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert!(RawFrame::parse(&bytes).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn every_cut_is_refused() {
        let whole = sample();
        for len in 0..whole.len() {
            assert!(
                matches!(
                    RawFrame::parse(&whole[..len]),
                    Err(Fault::Short | Fault::Cut)
                ),
                "length {len}"
            );
        }
    }

    #[test]
    fn the_form_is_fixed() {
        // Another layout would make every journal in the field unreadable: this must never change for version 1.
        let bytes = sample();
        assert_eq!(&bytes[..8], b"AJ01\x15\0\0\0");
        assert_eq!(
            &bytes[HEAD..],
            b"\x01\x01\x03\0\0\0\x07\0\0\0\0\0\0\0SAMPLE\xa5"
        );
        assert_eq!(bytes[8..24], blake3::hash(&bytes[HEAD..]).as_bytes()[..16]);
    }
}
