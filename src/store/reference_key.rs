//! Under which key a record is found when the same message comes again.

use crate::domain::content::Party;
use crate::domain::text::fold;
use crate::domain::{AlertKind, Content, Digest, Direction, Kind};

/// The key of a message: which way, of which kind, from (or to) which authority of which country, under which reference.
///
/// Two authorities of one country may use the same number, and so may our own desk; they are never taken for one message.
/// Notices are numbered by one body for all countries, so only their reference counts. A message without a reference is its
/// bytes: `original` at `place`.
pub fn reference_key(content: &Content, original: &Digest, place: Option<&str>) -> String {
    let Some(reference) = content.their_ref.as_ref().filter(|r| !r.is_empty()) else {
        return format!("bytes|{original}|{}", place.unwrap_or_default());
    };
    let reference = reference.raw();
    match content.kind {
        Kind::Alert(kind) if is_notice(kind) => format!("notice|{reference}"),
        kind => {
            let nobody = Party::default();
            let other = match content.direction {
                Direction::In => &content.from,
                Direction::Out => content.to.first().unwrap_or(&nobody),
            };
            let country = other
                .country
                .map(|code| code.to_string())
                .unwrap_or_default();
            let authority = other
                .authority
                .as_ref()
                .map(|name| fold(name.raw()))
                .unwrap_or_default();
            let (way, kind) = (content.direction.word(), kind.word());
            format!("{way}|{kind}|{country}|{authority}|{reference}")
        }
    }
}

fn is_notice(kind: AlertKind) -> bool {
    !matches!(
        kind,
        AlertKind::Diffusion | AlertKind::StolenProperty | AlertKind::Other
    )
}
