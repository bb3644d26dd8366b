//! The `attache` program: reads arguments and environment, hands over, returns the exit code.
fn main() {}
