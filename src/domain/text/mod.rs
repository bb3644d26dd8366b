//! Foreign text and the one function that makes it fit to show.
