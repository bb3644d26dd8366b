//! The embedded forms and faults in them.

use super::*;

#[test]
fn the_embedded_forms_are_read() {
    if let Err(error) = Forms::embedded() {
        panic!("{error}");
    }
}
