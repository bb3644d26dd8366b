//! What tells a draft from a letter: the word, and the list of what is missing. Nothing of it is ever sent.

use super::Writer;
use crate::domain::text::Shown;
use crate::outbox::document::Block;
use crate::reference::forms::Need;

impl Writer<'_> {
    /// The note below the title of a draft.
    pub(super) fn draft(&mut self) {
        self.push(Block::Heading(self.word("draft")));
        self.push(Block::Paragraph(self.word("draft-note")));
        let values = &self.facts.letter.values;
        let mut missing = Vec::new();
        if self.form.needs_ground && self.facts.letter.grounds.is_empty() {
            missing.push(("missing-must", self.word("ground")));
        }
        for field in self.form.missing(values) {
            let key = match field.need_with(values) {
                Need::Must => "missing-must",
                Need::Should | Need::May => "missing-should",
            };
            missing.push((key, Shown::of(field.label(self.facts.language()))));
        }
        for (key, label) in missing {
            let point = Shown::concat([&self.word(key), &self.word("colon"), &label]);
            self.push(Block::Point(point));
        }
    }
}
