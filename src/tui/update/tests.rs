//! What a message does to the state of the screen.
