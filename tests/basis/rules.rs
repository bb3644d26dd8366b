//! What holds for every answer.
use super::example::ask;

#[test]
fn one_state_alone_needs_no_treaty() {
    let answer = ask("DE DE mla 2026-11-22");
    assert!(answer.options.is_empty());
    assert!(answer.excluded.is_empty());
}
