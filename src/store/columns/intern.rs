//! Few values, many records: a number for each value.

use std::collections::HashMap;
use std::hash::Hash;

/// Values and their numbers.
pub struct Interned<T> {
    values: Vec<T>,
    numbers: HashMap<T, u16>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            numbers: HashMap::new(),
        }
    }
}

impl<T: Clone + Eq + Hash> Interned<T> {
    /// The number of `value`. After 65 535 different values all others share the last number.
    pub fn number(&mut self, value: &T) -> u16 {
        if let Some(number) = self.numbers.get(value) {
            return *number;
        }
        let Ok(number) = u16::try_from(self.values.len()) else {
            return u16::MAX;
        };
        self.values.push(value.clone());
        self.numbers.insert(value.clone(), number);
        number
    }

    /// The value of a number.
    pub fn value(&self, number: u16) -> Option<&T> {
        self.values.get(usize::from(number))
    }
}
