//! Letters of invented cases: frames of every template, and what holds for all of them.

mod frames;
mod hostile;
mod rules;
mod sample;
mod start;
