//! What a message does to the state of the screen: messages in, state and effects out, no desk and no terminal.

mod bookshelf;
mod clocks;
mod going_back;
mod keys;
mod lists;
mod notices;
mod place;
mod review;
mod sample;
mod work;
