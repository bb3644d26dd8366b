//! The images document: which pictures a notice has. Links only; nothing is fetched.
use super::{reference_in, self_link};
use crate::domain::{Content, Direction, Draft, Foreign, Kind, MessageKind};
use crate::intake::detect::Sample;
use crate::intake::fault::{Fault, Place, Why};
use crate::intake::fields::Fields;
use crate::intake::format::{Format, Hints, Parsed};
use crate::intake::json::{self, Json};
use crate::intake::limits::Limits;

const ID: &str = "interpol-images";

/// The pictures of one notice.
///
/// It becomes a message of its own and not a version of the notice: it says nothing the notice says.
#[derive(Debug)]
pub struct Images;

impl Format for Images {
    fn id(&self) -> &'static str {
        ID
    }

    fn detects(&self, sample: &Sample<'_>, _: &Hints) -> bool {
        sample.has("_embedded.images")
    }

    fn parse(&self, bytes: &[u8], limits: &Limits, hints: &Hints) -> Result<Parsed, Fault> {
        let value = json::read(bytes, limits)?;
        let not_this = || Place::whole().fault(Why::NotA("a list of pictures"));
        let mut fields = Fields::of(&value, "").ok_or_else(not_this)?;
        let notice = value
            .at(&["_links", "notice", "href"])
            .and_then(Json::as_text)
            .map(Foreign::raw);
        let notice = notice.or_else(|| self_link(&value)).and_then(reference_in);
        let mut embedded = fields.enter("_embedded").ok_or_else(not_this)?;
        let pictures = embedded.objects("images", "a picture", picture, Some);
        fields.absorb(embedded);

        let name = notice.as_ref().map_or("an unknown notice", Foreign::raw);
        let title = format!("Pictures of {name}: {}", pictures.len());
        let mut content = Content::new(
            Kind::Message(MessageKind::Other),
            Direction::In,
            title.into(),
        );
        content.their_ref = notice
            .as_ref()
            .map(|notice| format!("{}/images", notice.raw()).into());
        content.text = pictures
            .iter()
            .map(Foreign::raw)
            .collect::<Vec<_>>()
            .join("\n")
            .into();
        content.channel = hints.channel.unwrap_or(content.channel);
        let (remarks, others) = fields.finish();
        content.other_fields = others;
        let format = ID.parse().map_err(|_| not_this())?;
        let draft = Draft {
            format,
            content,
            attachments: Vec::new(),
            place: None,
            is_summary: false,
            remarks,
        };
        Ok(Parsed {
            drafts: vec![draft],
            faults: Vec::new(),
        })
    }
}

/// One line per picture: its number and its link.
fn picture(fields: &mut Fields<'_>) -> Foreign {
    let number = fields.text("picture_id");
    let number = number.as_ref().map_or("without number", Foreign::raw);
    format!("Picture {number}").into()
}
