//! The list document: many notices in short, each with its own link.
use super::notice;
use crate::domain::Draft;
use crate::intake::detect::Sample;
use crate::intake::fault::Fault;
use crate::intake::format::{Format, Hints, Parsed};
use crate::intake::json;
use crate::intake::limits::Limits;

/// An answer to a search: `_embedded.notices`, with `total`, `query` and links to other pages around it.
#[derive(Debug)]
pub struct NoticeList;

impl Format for NoticeList {
    fn id(&self) -> &'static str {
        "interpol-list"
    }

    fn detects(&self, sample: &Sample<'_>, _: &Hints) -> bool {
        sample.has("_embedded.notices")
    }

    /// Reads each notice alone, so that one bad record costs only itself. What stands around the list says how it was
    /// searched for and belongs to no notice.
    fn parse(&self, bytes: &[u8], limits: &Limits, hints: &Hints) -> Result<Parsed, Fault> {
        let mut parsed = Parsed::default();
        json::read_list(bytes, limits, &["_embedded", "notices"], &mut |element| {
            let at = element.at;
            let draft = element
                .value
                .and_then(|value| notice::draft(&value, &at, hints));
            parsed.take(draft.map(|draft| Draft {
                is_summary: true,
                ..draft
            }));
        })?;
        Ok(parsed)
    }
}
