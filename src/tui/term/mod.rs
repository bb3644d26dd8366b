//! The terminal itself: taking it, giving it back, signals, hang-up, one write per frame.
