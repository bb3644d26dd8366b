//! Numbers in an order that somebody else knows: pieces of a few hundred, each a short piece of memory.
//!
//! Four bytes and a little to a number, where a tree of keys takes four times that; finding, putting in and taking out look
//! at as many keys as a tree would. Never here: what the numbers stand for.

/// Most numbers in one piece.
const PIECE: usize = 256;
/// Numbers in a piece that was filled from a sorted whole, with room for some more.
const FILLED: usize = 224;
/// Room a full piece grows by.
const ROOM: usize = 32;

/// Numbers in order. Every question hands in whether a number stands before the place that is meant; that must agree with
/// the order.
#[derive(Default)]
pub struct Order {
    pieces: Vec<Vec<u32>>,
    len: usize,
}

/// A place between numbers: which piece, and where in it.
type Place = (usize, usize);

impl Order {
    /// How many numbers there are.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Takes numbers that are sorted already in place of all there were.
    pub fn fill(&mut self, sorted: impl ExactSizeIterator<Item = u32>) {
        self.len = sorted.len();
        self.pieces = Vec::with_capacity(self.len.div_ceil(FILLED));
        let mut piece = Vec::with_capacity(FILLED.min(self.len));
        for number in sorted {
            if piece.len() == FILLED {
                self.pieces.push(std::mem::take(&mut piece));
                piece.reserve_exact(FILLED);
            }
            piece.push(number);
        }
        if !piece.is_empty() {
            self.pieces.push(piece);
        }
    }

    fn place(&self, is_before: impl Fn(u32) -> bool) -> Place {
        let ends_before = |piece: &Vec<u32>| piece.last().is_some_and(|last| is_before(*last));
        let at = self.pieces.partition_point(ends_before);
        let within = self.pieces.get(at).map_or(0, |piece| {
            piece.partition_point(|number| is_before(*number))
        });
        (at, within)
    }

    /// Puts a number in behind all that stand before it.
    pub fn insert(&mut self, number: u32, is_before: impl Fn(u32) -> bool) {
        self.len += 1;
        let (mut at, mut within) = self.place(is_before);
        if at == self.pieces.len() {
            // Behind everything: numbers that come in order leave full pieces behind them.
            match self.pieces.last() {
                Some(last) if last.len() < PIECE => (at, within) = (at - 1, last.len()),
                _ => self.pieces.push(Vec::new()),
            }
        }
        let Some(piece) = self.pieces.get_mut(at) else {
            return;
        };
        if piece.len() == piece.capacity() {
            piece.reserve_exact(ROOM);
        }
        piece.insert(within, number);
        if piece.len() > PIECE {
            let upper = piece.split_off(PIECE / 2);
            piece.shrink_to(PIECE / 2 + ROOM);
            self.pieces.insert(at + 1, upper);
        }
    }

    /// Takes a number out that stands at that place; false when another stands there.
    pub fn remove(&mut self, number: u32, is_before: impl Fn(u32) -> bool) -> bool {
        let (at, within) = self.place(is_before);
        let Some(piece) = self.pieces.get_mut(at) else {
            return false;
        };
        if piece.get(within) != Some(&number) {
            return false;
        }
        piece.remove(within);
        self.len -= 1;
        if piece.is_empty() {
            self.pieces.remove(at);
        } else if piece.len() < PIECE / 4 {
            self.join(at);
        }
        true
    }

    /// Joins a small piece with the one behind it, where both fit with room to spare.
    fn join(&mut self, at: usize) {
        let size = |at: usize| self.pieces.get(at).map_or(PIECE, Vec::len);
        if size(at) + size(at + 1) <= PIECE / 2 {
            let next = self.pieces.remove(at + 1);
            if let Some(piece) = self.pieces.get_mut(at) {
                piece.extend(next);
            }
        }
    }

    /// How many numbers stand before a place.
    pub fn rank(&self, is_before: impl Fn(u32) -> bool) -> usize {
        let (at, within) = self.place(is_before);
        let before = self.pieces.iter().take(at);
        before.map(Vec::len).sum::<usize>() + within
    }

    /// Numbers from a place on.
    pub fn starting(&self, is_before: impl Fn(u32) -> bool) -> impl Iterator<Item = u32> + '_ {
        self.at_place(self.place(is_before))
    }

    /// Numbers from the one with so many before it on.
    pub fn at_rank(&self, rank: usize) -> impl Iterator<Item = u32> + '_ {
        let mut left = rank;
        let at = self.pieces.iter().position(|piece| {
            let here = left < piece.len();
            if !here {
                left -= piece.len();
            }
            here
        });
        self.at_place((at.unwrap_or(self.pieces.len()), left))
    }

    fn at_place(&self, (at, within): Place) -> impl Iterator<Item = u32> + '_ {
        let pieces = self.pieces.iter().skip(at);
        pieces.flatten().skip(within).copied()
    }

    /// Bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        let room: usize = self.pieces.iter().map(Vec::capacity).sum();
        room * size_of::<u32>() + self.pieces.capacity() * size_of::<Vec<u32>>()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_that_come_in_order_leave_full_pieces() {
        let mut order = Order::default();
        for number in 0..10_000 {
            order.insert(number, |other| other < number);
        }
        assert_eq!(order.pieces.len(), 10_000_usize.div_ceil(PIECE));
        assert!(order.at_rank(0).eq(0..10_000));
        assert_eq!(order.rank(|other| other < 777), 777);
        assert!(order.at_rank(9_998).eq([9_998, 9_999]));
        assert_eq!(order.at_rank(10_000).next(), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn it_is_a_sorted_set(begin in 0..800_u32, steps in prop::collection::vec((any::<bool>(), 0..1_500_u32), 0..1_500)) {
            let mut order = Order::default();
            order.fill((0..begin).collect::<Vec<_>>().into_iter());
            let mut set: std::collections::BTreeSet<u32> = (0..begin).collect();
            for (put, number) in steps {
                if put && set.insert(number) {
                    order.insert(number, |other| other < number);
                } else if !put {
                    prop_assert_eq!(order.remove(number, |other| other < number), set.remove(&number));
                }
            }
            prop_assert_eq!(order.len(), set.len());
            prop_assert!(order.at_rank(0).eq(set.iter().copied()));
            for at in [0, 1, 255, 700, 1_499] {
                prop_assert_eq!(order.rank(|other| other < at), set.range(..at).count());
                prop_assert!(order.starting(|other| other < at).eq(set.range(at..).copied()));
                let rank = at as usize;
                prop_assert!(order.at_rank(rank).eq(set.iter().copied().skip(rank)));
            }
            prop_assert!(order.pieces.iter().all(|piece| !piece.is_empty() && piece.len() <= PIECE));
        }
    }
}
