//! Under which key a record is found when the same message comes again.

use crate::domain::{AlertKind, Content, Digest, Kind};

/// The key of the originator's reference: family of record, country of the other side, reference.
///
/// Notices are numbered by one body for all countries, so their country does not count. Content without a reference is
/// its own key: only the very same content is the same message.
pub fn reference_key(content: &Content) -> String {
    let country = content
        .partner()
        .map(|code| code.to_string())
        .unwrap_or_default();
    match (&content.their_ref, content.kind) {
        (Some(reference), Kind::Alert(kind)) if is_notice(kind) => {
            format!("notice|{}", reference.raw())
        }
        (Some(reference), kind) => format!("{}|{country}|{}", family(kind), reference.raw()),
        (None, _) => {
            let bytes = postcard::to_allocvec(content).unwrap_or_default();
            format!("content|{}", Digest::of(&bytes))
        }
    }
}

fn is_notice(kind: AlertKind) -> bool {
    !matches!(
        kind,
        AlertKind::Diffusion | AlertKind::StolenProperty | AlertKind::Other
    )
}

const fn family(kind: Kind) -> &'static str {
    match kind {
        Kind::Alert(_) => "alert",
        Kind::Request(_) => "request",
        Kind::Message(_) => "message",
    }
}
