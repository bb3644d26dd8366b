//! Foreign text and the one function that makes it fit to show.
use serde::{Deserialize, Serialize};
/// Text from abroad.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default, Debug)]
#[serde(transparent)]
pub struct Foreign(Box<str>);
impl Foreign {
    /// New.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self(text.into())
    }
    /// Raw.
    pub fn raw(&self) -> &str {
        &self.0
    }
    /// Empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
impl From<String> for Foreign {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}
impl From<&str> for Foreign {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}
