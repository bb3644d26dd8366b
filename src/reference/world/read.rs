//! Reading `world.json`: rings as differences between corners, in twentieths of a degree.
//!
//! Every number is checked while the text is read, so that a fault is told with its line and a broken file never makes
//! more corners than it has numbers. Never here: what shapes are used for.
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};

use super::{Place, Shape};
use crate::reference::PackError;

const FILE: &str = "world.json";
/// The layout this program reads.
const VERSION: u32 = 1;
/// Steps of one degree in a ring, and hundredths of a degree in one step.
const STEPS: i32 = 20;
const HUNDREDTHS: i32 = 100 / STEPS;

#[derive(serde::Deserialize)]
struct File {
    #[serde(rename = "v", deserialize_with = "version")]
    _version: (),
    #[serde(rename = "q", deserialize_with = "steps")]
    _steps: (),
    countries: Vec<Country>,
}

#[derive(serde::Deserialize)]
struct Country {
    #[serde(rename = "i", deserialize_with = "code")]
    iso2: String,
    #[serde(rename = "c", deserialize_with = "label")]
    label: Place,
    #[serde(rename = "r")]
    rings: Rings,
}

/// The shapes of the file, in its order.
pub(super) fn shapes(text: &str) -> Result<Vec<Shape>, PackError> {
    let file: File = serde_json::from_str(text).map_err(|error| PackError::json(FILE, &error))?;
    Ok(file.countries.into_iter().map(shape).collect())
}

fn shape(country: Country) -> Shape {
    let Rings { corners, ends } = country.rings;
    let norths = || corners.iter().map(|corner| corner.1);
    Shape {
        iso2: country.iso2,
        label: country.label,
        reach: (
            norths().min().unwrap_or(i16::MAX),
            norths().max().unwrap_or(i16::MIN),
        ),
        corners,
        ends,
    }
}

/// The fault of a country that stands twice, with the line of its second place.
pub(super) fn twice(text: &str, iso2: &str) -> PackError {
    let quoted = format!("\"{iso2}\"");
    let second = text.match_indices(&quoted).nth(1);
    let before = second.and_then(|(at, _)| text.get(..at));
    let line = before.map_or(0, |before| before.matches('\n').count() + 1);
    let line = u64::try_from(line).unwrap_or(0);
    PackError::table(FILE, line, format!("{iso2} stands twice"))
}

fn version<'de, D: Deserializer<'de>>(from: D) -> Result<(), D::Error> {
    match u32::deserialize(from)? {
        VERSION => Ok(()),
        found => Err(D::Error::custom(format!(
            "layout {found}; this program reads layout {VERSION}"
        ))),
    }
}

fn steps<'de, D: Deserializer<'de>>(from: D) -> Result<(), D::Error> {
    match i32::deserialize(from)? {
        STEPS => Ok(()),
        found => Err(D::Error::custom(format!(
            "{found} steps to a degree; this program reads {STEPS}"
        ))),
    }
}

fn code<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let code = String::deserialize(from)?;
    if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(code);
    }
    Err(D::Error::custom("a country has a code of two capitals"))
}

fn label<'de, D: Deserializer<'de>>(from: D) -> Result<Place, D::Error> {
    let (east, north) = <(f64, f64)>::deserialize(from)?;
    let place = Place {
        east: hundredths(east, 180.0).ok_or_else(|| D::Error::custom(off_the_globe(east)))?,
        north: hundredths(north, 90.0).ok_or_else(|| D::Error::custom(off_the_globe(north)))?,
    };
    Ok(place)
}

fn hundredths(degrees: f64, most: f64) -> Option<i32> {
    if !degrees.is_finite() || degrees.abs() > most {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "at most 18 000, as checked"
    )]
    let whole = (degrees * 100.0).round() as i32;
    Some(whole)
}

fn off_the_globe(number: impl fmt::Display) -> String {
    format!("{number} is not on the globe")
}

/// All rings of a country.
#[derive(Default)]
struct Rings {
    corners: Vec<(i16, i16)>,
    ends: Vec<usize>,
}

impl<'de> Deserialize<'de> for Rings {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(RingsReader)
    }
}

struct RingsReader;

impl<'de> Visitor<'de> for RingsReader {
    type Value = Rings;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rings")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Rings, A::Error> {
        let mut rings = Rings::default();
        while let Some(Ring(corners)) = list.next_element()? {
            rings.corners.extend(corners);
            rings.ends.push(rings.corners.len());
        }
        Ok(rings)
    }
}

/// The corners of one ring in hundredths of a degree.
struct Ring(Vec<(i16, i16)>);

impl<'de> Deserialize<'de> for Ring {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(RingReader)
    }
}

struct RingReader;

impl<'de> Visitor<'de> for RingReader {
    type Value = Ring;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a ring of whole numbers")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Ring, A::Error> {
        let mut corners = Vec::new();
        let (mut east, mut north) = (0, 0);
        while let Some(step) = list.next_element::<i32>()? {
            let Some(up) = list.next_element::<i32>()? else {
                return Err(A::Error::custom("a ring has an odd count of numbers"));
            };
            east = moved(east, step, 180)?;
            north = moved(north, up, 90)?;
            corners.push((fine(east)?, fine(north)?));
        }
        if corners.len() < 3 {
            return Err(A::Error::custom("a ring has three corners at least"));
        }
        Ok(Ring(corners))
    }
}

/// One difference further, in steps; `most` in degrees.
fn moved<E: serde::de::Error>(from: i32, by: i32, most: i32) -> Result<i32, E> {
    let to = from.checked_add(by);
    to.filter(|to| (-most * STEPS..=most * STEPS).contains(to))
        .ok_or_else(|| E::custom(off_the_globe(format!("a corner moved by {by}"))))
}

fn fine<E: serde::de::Error>(steps: i32) -> Result<i16, E> {
    i16::try_from(steps * HUNDREDTHS).map_err(E::custom)
}
