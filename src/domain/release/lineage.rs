//! What a piece bears because of what it came in: marks and originator, up the whole line of parents.
//!
//! Each piece is resolved once, whatever the parents say: a long line costs no more than a short one, and pieces that come in
//! themselves or in one another's circle share what the circle bears.
//!
//! Never here: what a mark forbids.

use super::super::{CountryCode, Marking};
use super::Piece;
use super::wording;

/// What follows for each piece from the line it stands in, by its place.
pub(super) struct Lineage {
    /// Whose information it is: who gave it, or else who gave what it came in; `None` when it is our own.
    pub origins: Vec<Option<CountryCode>>,
    /// The marks it brings itself.
    pub marks: Vec<Marking>,
    /// What it bears in all.
    pub effective: Vec<Marking>,
}

impl Lineage {
    pub(super) fn of(pieces: &[Piece]) -> Self {
        let origins: Vec<Option<CountryCode>> =
            inherit(pieces, |_, piece, above: &Option<CountryCode>| {
                piece.originator.or(*above)
            });
        let marked_by = inherit(pieces, |place, piece, above: &Vec<Option<CountryCode>>| {
            let mut all = above.clone();
            let own = origins.get(place).filter(|_| !is_silent(piece));
            all.extend(own.filter(|own| !above.contains(own)));
            all
        });
        let each = pieces.iter().zip(&origins).zip(&marked_by);
        let marks: Vec<Marking> = each
            .map(|((piece, origin), marked_by)| {
                own_marks(pieces, piece, marked_by.contains(origin))
            })
            .collect();
        let effective = inherit(pieces, |place, _, above: &Marking| {
            let own = marks.get(place);
            own.map_or_else(|| above.clone(), |own| above.strictest(own))
        });
        Self {
            origins,
            marks,
            effective,
        }
    }
}

/// What each piece bears: its own marks with those of everything it came in, never weaker than any of them.
///
/// One marking for each piece, in their order. Pieces that come in each other all bear the marks of all.
pub fn effective_markings(pieces: &[Piece]) -> Vec<Marking> {
    Lineage::of(pieces).effective
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
/// other silent piece is assumed, and so is a piece that came in something nobody can look at.
fn own_marks(pieces: &[Piece], piece: &Piece, is_covered: bool) -> Marking {
    let is_torn = piece.parent.is_some_and(|parent| parent >= pieces.len());
    let marks = match written(piece) {
        Some(marking) => marking,
        None if is_covered => Marking::default(),
        None => Marking::assumed(),
    };
    if is_torn {
        marks.strictest(&Marking::assumed())
    } else {
        marks
    }
}

/// Hands a value down every line: `join` gets a place, its piece and the value above it.
///
/// Above a piece without a parent stands the default. Above a circle stands what going round it once brings together.
fn inherit<T: Clone + Default>(pieces: &[Piece], join: impl Fn(usize, &Piece, &T) -> T) -> Vec<T> {
    let mut found: Vec<Option<T>> = vec![None; pieces.len()];
    let mut seen_from = vec![None; pieces.len()];
    for start in 0..pieces.len() {
        let mut path: Vec<(usize, &Piece)> = Vec::new();
        let mut above = T::default();
        let mut next = Some(start);
        while let Some((at, piece)) = next.and_then(|at| Some((at, pieces.get(at)?))) {
            if let Some(known) = found.get(at).and_then(Option::as_ref) {
                above = known.clone();
                break;
            }
            if seen_from.get(at) == Some(&Some(start)) {
                let entry = path.iter().position(|(place, _)| *place == at);
                let circle = path.iter().skip(entry.unwrap_or_default()).rev();
                above = circle.fold(above, |above, (place, piece)| join(*place, piece, &above));
                break;
            }
            if let Some(mark) = seen_from.get_mut(at) {
                *mark = Some(start);
            }
            path.push((at, piece));
            next = piece.parent;
        }
        for (place, piece) in path.into_iter().rev() {
            above = join(place, piece, &above);
            if let Some(slot) = found.get_mut(place) {
                *slot = Some(above.clone());
            }
        }
    }
    found.into_iter().map(Option::unwrap_or_default).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::marking::{HandlingCode, Tlp};
    use super::*;

    fn piece(from: Option<&str>, parent: Option<usize>) -> Piece {
        Piece {
            what: "SAMPLE".to_owned(),
            marking: Marking::default(),
            parent,
            originator: from.map(|code| code.parse().unwrap()),
            interpol: false,
            only_for: Vec::new(),
            not_for: Vec::new(),
            sensitive: Vec::new(),
        }
    }

    fn origins(pieces: &[Piece]) -> Vec<String> {
        let origins = Lineage::of(pieces).origins.into_iter();
        let word =
            |origin: Option<CountryCode>| origin.map_or("-".to_owned(), |code| code.to_string());
        origins.map(word).collect()
    }

    #[test]
    fn the_nearest_giver_up_the_line_counts() {
        let line = [
            piece(Some("FR"), None),
            piece(None, Some(0)),
            piece(Some("DE"), Some(1)),
            piece(None, Some(2)),
            piece(None, None),
        ];
        assert_eq!(origins(&line), ["FR", "FR", "DE", "DE", "-"]);
    }

    #[test]
    fn a_circle_is_gone_round_once_from_wherever_one_enters() {
        let circle = [
            piece(None, Some(1)),
            piece(None, Some(2)),
            piece(Some("FR"), Some(3)),
            piece(Some("DE"), Some(1)),
        ];
        assert_eq!(origins(&circle), ["FR", "FR", "FR", "DE"]);
        let last = [
            piece(Some("FR"), Some(1)),
            piece(None, Some(0)),
            piece(None, Some(2)),
        ];
        assert_eq!(origins(&last), ["FR", "FR", "-"]);
    }

    #[test]
    fn a_long_line_and_a_long_circle_end() {
        for end in [None, Some(0)] {
            let mut pieces: Vec<Piece> = (1..20_000).map(|at| piece(None, Some(at))).collect();
            pieces.push(piece(Some("FR"), end));
            if let Some(last) = pieces.last_mut() {
                last.marking.tlp = Some(Tlp::Red);
                last.marking.add_handling(HandlingCode::H1);
            }
            let lineage = Lineage::of(&pieces);
            assert!(lineage.origins.iter().all(Option::is_some));
            let bears = |marks: &Marking| marks.tlp == Some(Tlp::Red) && !marks.assumed;
            assert!(lineage.effective.iter().all(bears));
        }
    }
}
