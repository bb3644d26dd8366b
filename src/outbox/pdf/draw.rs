//! Pages become a file: glyphs, bars and rules in their places, and what each is for readers that cannot see.
//!
//! Never here: where things stand.

use std::num::NonZeroU16;

use krilla::color::luma::Color as Grey;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, Tag, TagGroup, TagTree,
};
use krilla::{Document as File, SerializeSettings};

use super::fonts::Face;
use super::frame::{Frame, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, Put, WIDTH, foot};
use super::glyphs::Typesetter;
use super::pages::Standing;
use super::rows::{Part, Row, Text};
use crate::outbox::OutboxError;
use crate::outbox::document::{Block, Document};

const PRODUCT: &str = "attache";

/// Grey levels, 255 is white: a letter is printed in black.
const BLACK: u8 = 0;
const QUIET: u8 = 90;
const LINE: u8 = 140;

/// The thickness of a rule and of a bar, in points.
const RULE: f32 = 0.6;
const BAR: f32 = 1.8;
/// How much thicker a font of one weight is drawn where it should be bold, in ems.
const THICKER: f32 = 0.025;

/// The content of each block: its label and its words, in the order of reading.
struct Contents(Vec<(Vec<Identifier>, Vec<Identifier>)>);

/// The file.
pub(super) fn draw(
    document: &Document,
    frame: &Frame,
    pages: &[Vec<Standing>],
    setter: &mut Typesetter,
) -> Result<Vec<u8>, OutboxError> {
    let mut file = File::new_with(SerializeSettings {
        enable_tagging: true,
        ..Default::default()
    });
    let size = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT);
    let mut contents = Contents(document.blocks.iter().map(|_| (vec![], vec![])).collect());
    for (n, page) in pages.iter().enumerate() {
        let mut sheet = file.start_page_with(size.clone().unwrap_or_default());
        let mut surface = sheet.surface();
        let number = foot(&document.page(n + 1, pages.len()), setter);
        let x = PAGE_WIDTH - MARGIN - number.width(setter);
        let number = Put {
            text: &number,
            x,
            y: frame.foot_line(),
        };
        head(&mut surface, frame, setter);
        body(&mut surface, frame.top(), page, &mut contents, setter);
        below(&mut surface, frame, &number, setter);
        surface.finish();
        sheet.finish();
    }
    file.set_tag_tree(contents.tree(document));
    file.set_metadata(
        Metadata::new()
            .title(document.title().as_str().to_owned())
            .language(document.language.to_owned())
            .creator(PRODUCT.to_owned())
            .producer(PRODUCT.to_owned()),
    );
    file.finish()
        .map_err(|error| OutboxError::Paper(Box::new(error)))
}

fn head(surface: &mut Surface, frame: &Frame, setter: &mut Typesetter) {
    beside_the_text(surface, ArtifactType::Header, |surface| {
        for put in frame.head(setter) {
            text(surface, &put, setter);
        }
        rule(surface, frame.head_rule());
    });
}

fn below(surface: &mut Surface, frame: &Frame, number: &Put, setter: &mut Typesetter) {
    beside_the_text(surface, ArtifactType::Footer, |surface| {
        rule(surface, frame.foot_rule());
        text(surface, number, setter);
        for put in frame.foot(setter) {
            text(surface, &put, setter);
        }
    });
}

fn body(
    surface: &mut Surface,
    top: f32,
    page: &[Standing],
    contents: &mut Contents,
    setter: &mut Typesetter,
) {
    for (x, from, to) in bars(page) {
        beside_the_text(surface, ArtifactType::Layout, |surface| {
            rectangle(surface, MARGIN + x, top + from, BAR, to - from);
        });
    }
    for standing in page {
        for placed in &standing.row.texts {
            if placed.text.range.is_empty() {
                continue;
            }
            let put = Put {
                text: &placed.text,
                x: MARGIN + placed.x,
                y: top + standing.y + base_line(standing.row, placed.text.size),
            };
            let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            text(surface, &put, setter);
            surface.end_tagged();
            contents.push(standing.row.block, placed.part, id);
        }
    }
}

/// The base line below the upper edge of a row: the letters stand in its middle.
fn base_line(row: &Row, size: f32) -> f32 {
    f32::midpoint(row.height, size * 0.72)
}

/// The bars of a page, each drawn once along all rows of its block: place, upper end, lower end.
fn bars(page: &[Standing]) -> Vec<(f32, f32, f32)> {
    let mut bars: Vec<(usize, (f32, f32, f32))> = Vec::new();
    for Standing { row, y } in page {
        let Some(x) = row.bar else { continue };
        let to = y + row.height;
        match bars.last_mut() {
            Some((block, bar)) if *block == row.block => bar.2 = to,
            _ => bars.push((row.block, (x, *y, to))),
        }
    }
    bars.into_iter().map(|(_, bar)| bar).collect()
}

/// Draws what is not part of the text.
fn beside_the_text(surface: &mut Surface, kind: ArtifactType, draw: impl FnOnce(&mut Surface)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
    draw(surface);
    surface.end_tagged();
}

fn text(surface: &mut Surface, put: &Put, setter: &mut Typesetter) {
    let Text {
        words,
        range,
        size,
        bold,
        quiet,
    } = put.text;
    let line = words.text.get(range.clone()).unwrap_or_default();
    let mut x = put.x;
    for run in words.visual_runs(range.clone()) {
        let glyphs = setter.glyphs(words, &run, range.start);
        let fill = ink(if *quiet || run.mark { QUIET } else { BLACK });
        let thicker = *bold && run.face == Face::Wide;
        surface.set_stroke(thicker.then(|| Stroke {
            paint: fill.paint.clone(),
            width: size * THICKER,
            ..Stroke::default()
        }));
        surface.set_fill(Some(fill));
        let font = setter.fonts.face(run.face).font.clone();
        surface.draw_glyphs(Point::from_xy(x, put.y), &glyphs, font, line, *size, false);
        x += glyphs
            .iter()
            .map(|glyph| glyph.x_advance * size)
            .sum::<f32>();
    }
    surface.set_stroke(None);
}

fn rule(surface: &mut Surface, y: f32) {
    rectangle(surface, MARGIN, y, WIDTH, RULE);
}

fn rectangle(surface: &mut Surface, x: f32, y: f32, width: f32, height: f32) {
    let mut path = PathBuilder::new();
    if let Some(area) = Rect::from_xywh(x, y, width, height) {
        path.push_rect(area);
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(ink(LINE)));
        surface.draw_path(&path);
    }
}

fn ink(level: u8) -> Fill {
    Fill {
        paint: Grey::new(level).into(),
        ..Fill::default()
    }
}

impl Contents {
    fn push(&mut self, block: usize, part: Part, id: Identifier) {
        if let Some((label, words)) = self.0.get_mut(block) {
            match part {
                Part::Label => label.push(id),
                Part::Words => words.push(id),
            }
        }
    }

    /// What the blocks are, for readers that cannot see.
    fn tree(self, document: &Document) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(document.language.to_owned()));
        let mut list: Option<TagGroup> = None;
        for (block, (label, words)) in document.blocks.iter().zip(self.0) {
            if let Block::Point(_) = block {
                let list = list.get_or_insert_with(|| TagGroup::new(Tag::L(ListNumbering::Disc)));
                let mut point = TagGroup::new(Tag::LI);
                point.push(group(TagGroup::new(Tag::Lbl), label));
                point.push(group(TagGroup::new(Tag::LBody), words));
                list.push(point);
                continue;
            }
            if let Some(list) = list.take() {
                tree.push(list);
            }
            match block {
                Block::Title(_) => tree.push(group(heading(1), words)),
                Block::Heading(_) => tree.push(group(heading(2), words)),
                Block::Paragraph(_) | Block::Field(..) | Block::Point(_) => {
                    let ids = label.into_iter().chain(words).collect();
                    tree.push(group(TagGroup::new(Tag::P), ids));
                }
                Block::Filled(..) | Block::Quote(_) => {
                    tree.push(group(TagGroup::new(Tag::P), label));
                    let mut quote = TagGroup::new(Tag::BlockQuote);
                    quote.push(group(TagGroup::new(Tag::P), words));
                    tree.push(quote);
                }
            }
        }
        if let Some(list) = list {
            tree.push(list);
        }
        tree
    }
}

fn heading(level: u16) -> TagGroup {
    TagGroup::new(Tag::Hn(
        NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN),
        None,
    ))
}

fn group(mut group: TagGroup, ids: Vec<Identifier>) -> TagGroup {
    for id in ids {
        group.push(id);
    }
    group
}
