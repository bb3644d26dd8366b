//! INTERPOL notices as the public notice service writes them in JSON (HAL style).
//!
//! The service is undocumented: its fields are known from its public API description and from public clients, every one may
//! be absent or `null`, and unknown ones are kept. Nothing is ever fetched; links are text.
//!
//! One file per kind of document; what notices of all colours share is in `notice` and `person`.
pub mod images;
pub mod list;
pub mod notice;
mod person;
mod red;
mod un;
mod yellow;

use crate::domain::{AlertKind, Foreign};
use crate::intake::json::Json;

/// The link to the document itself, which tells colour and reference.
fn self_link(value: &Json) -> Option<&str> {
    Some(value.at(&["_links", "self", "href"])?.as_text()?.raw())
}

/// The segment of a link that names the colour: what follows `/notices/` and the version.
fn colour_segment(link: &str) -> Option<&str> {
    let (_, tail) = link.split_once("/notices/")?;
    tail.split('/').nth(1)
}

/// The colour a link tells; none for a colour nobody knows.
fn colour_in(link: &str) -> Option<AlertKind> {
    AlertKind::from_word(colour_segment(link)?)
}

/// One spelling of a notice's reference: `2031/90001`, also where a link writes `2031-90001`. Any other text stays as it is.
fn reference(text: &str) -> Foreign {
    let text = text.trim();
    match text.split_once(['/', '-']) {
        Some((year, number)) if year.len() == 4 && digits(year) && digits(number) => {
            format!("{year}/{number}").into()
        }
        _ => text.into(),
    }
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The reference a link ends with, if it has the form of one.
fn reference_in(link: &str) -> Option<Foreign> {
    let path = link.split(['?', '#']).next().unwrap_or(link);
    let last = path
        .trim_end_matches('/')
        .trim_end_matches("/images")
        .rsplit('/')
        .next()?;
    let made = reference(last);
    made.raw().contains('/').then_some(made)
}

/// A name from its parts: `FAMILY, Given`.
fn name(family: Option<Foreign>, given: Option<Foreign>) -> Option<Foreign> {
    match (family, given) {
        (Some(family), Some(given)) => Some(format!("{}, {}", family.raw(), given.raw()).into()),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{colour_in, reference, reference_in};
    use crate::domain::AlertKind;

    #[test]
    fn references_have_one_spelling() {
        for (text, want) in [
            ("2031/90001", "2031/90001"),
            (" 2031-90001 ", "2031/90001"),
            ("31-90001", "31-90001"),
            ("2031-90001-A", "2031-90001-A"),
            ("QDi.000", "QDi.000"),
        ] {
            assert_eq!(reference(text).raw(), want);
        }
    }

    #[test]
    fn links_tell_colour_and_reference() {
        let link = "https://ws-public.interpol.int/notices/v1/un/persons/2031-90003";
        assert_eq!(colour_in(link), Some(AlertKind::UnSpecial));
        assert_eq!(reference_in(link).unwrap().raw(), "2031/90003");
        assert_eq!(
            reference_in("/notices/v1/red/2031-90001/images?x=1")
                .unwrap()
                .raw(),
            "2031/90001"
        );
        assert_eq!(
            colour_in("https://example.invalid/notices/v1/red"),
            Some(AlertKind::Red)
        );
        assert_eq!(
            (
                colour_in("/notices/v1/pink/1"),
                reference_in("/notices/v1/red")
            ),
            (None, None)
        );
    }
}
