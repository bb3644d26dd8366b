//! What a piece bears because of what it came in: marks and originator, up the whole line of parents.
//!
//! Lines are walked at most once per piece, so that a piece that comes in itself, or in one another's circle, ends too.
//!
//! Never here: what a mark forbids.

use super::super::{CountryCode, Marking};
use super::Piece;
use super::wording;

/// The place of a piece and then of everything it came in, nearest first; a circle is gone round once.
pub(super) fn line(pieces: &[Piece], place: usize) -> Vec<usize> {
    let mut line = Vec::new();
    let mut next = Some(place);
    while let Some(at) = next {
        let Some(piece) = pieces.get(at).filter(|_| !line.contains(&at)) else {
            break;
        };
        line.push(at);
        next = piece.parent;
    }
    line
}

/// Whose information it is: who gave it, or else who gave what it came in; `None` when it is our own.
pub(super) fn origin(pieces: &[Piece], place: usize) -> Option<CountryCode> {
    let line = line(pieces, place);
    line.iter().find_map(|at| pieces.get(*at)?.originator)
}

/// Whether nobody wrote a mark on it: what it bears is the desk's own assumption, or nothing.
pub(super) fn is_silent(piece: &Piece) -> bool {
    let marking = &piece.marking;
    let nothing = Marking {
        assumed: marking.assumed,
        ..Marking::default()
    };
    *marking == nothing || *marking == Marking::assumed()
}

/// What is written on a piece: its marking, with the lights that stand only in its words ("TLP:RED" in a restriction).
fn written(piece: &Piece) -> Option<Marking> {
    let said = Some(&piece.marking).filter(|_| !is_silent(piece))?;
    let mut marking = said.clone();
    marking.tlp = marking.tlp.max(wording::strictest_tlp(said));
    marking.pap = marking.pap.max(wording::strictest_pap(said));
    Some(marking)
}

/// The marks a piece brings itself.
///
/// A silent piece in something the same originator marked brings none: those marks were meant for all that came along. Any
/// other silent piece is assumed, and so is the part of a piece that came in something nobody can look at.
pub(super) fn own_marks(pieces: &[Piece], place: usize) -> Marking {
    let Some(piece) = pieces.get(place) else {
        return Marking::default();
    };
    let is_torn = piece.parent.is_some_and(|parent| parent >= pieces.len());
    let marks = match written(piece) {
        Some(marking) => marking,
        None if is_covered(pieces, place) => Marking::default(),
        None => Marking::assumed(),
    };
    if is_torn {
        marks.strictest(&Marking::assumed())
    } else {
        marks
    }
}

fn is_covered(pieces: &[Piece], place: usize) -> bool {
    let whose = origin(pieces, place);
    line(pieces, place).iter().skip(1).any(|at| {
        let is_marked = pieces.get(*at).and_then(written).is_some();
        is_marked && origin(pieces, *at) == whose
    })
}

/// What each piece bears: its own marks with those of everything it came in, never weaker than any of them.
///
/// One marking for each piece, in their order. Pieces that come in each other all bear the marks of all.
pub fn effective_markings(pieces: &[Piece]) -> Vec<Marking> {
    let own: Vec<Marking> = (0..pieces.len())
        .map(|place| own_marks(pieces, place))
        .collect();
    let join = |place| {
        let line = line(pieces, place);
        let marks = line.iter().filter_map(|at| own.get(*at));
        marks.fold(Marking::default(), |all, marks| all.strictest(marks))
    };
    (0..pieces.len()).map(join).collect()
}
