//! Runs of characters become glyphs: joined, in ligatures, with their widths.
//!
//! Never here: where lines end, where they stand.

use std::collections::HashMap;
use std::ops::Range;

use harfrust::{Direction, GlyphBuffer, ShapeOptions, ShapePlan, Tag, UnicodeBuffer, script};
use krilla::text::{GlyphId, KrillaGlyph};
use unicode_script::Script;

use super::fonts::{Face, Fonts};
use super::words::{Run, Words, is_shared};

/// Turns runs into glyphs; remembers how each font treats each script.
pub(super) struct Typesetter<'a> {
    /// The fonts.
    pub fonts: &'a Fonts,
    plans: HashMap<(Face, Script, bool), ShapePlan>,
    buffer: Option<UnicodeBuffer>,
}

impl<'a> Typesetter<'a> {
    /// A typesetter with nothing remembered.
    pub fn new(fonts: &'a Fonts) -> Self {
        Self {
            fonts,
            plans: HashMap::new(),
            buffer: None,
        }
    }

    /// The glyphs of a run from left to right, their widths in parts of an em, their text counted from `origin`.
    pub fn glyphs(&mut self, words: &Words, run: &Run, origin: usize) -> Vec<KrillaGlyph> {
        let shaped = self.shape(words, run);
        let per_em = self.fonts.face(run.face).per_em;
        let mut starts: Vec<usize> = shaped.glyph_infos().iter().map(start).collect();
        starts.sort_unstable();
        starts.dedup();
        let within = run.range.start - origin;
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        let glyphs = glyphs
            .map(|(info, at)| {
                let begin = start(info);
                let next = starts.partition_point(|&other| other <= begin);
                let end = starts.get(next).copied().unwrap_or(run.range.len());
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    ems(at.x_advance, per_em),
                    ems(at.x_offset, per_em),
                    ems(at.y_offset, per_em),
                    ems(at.y_advance, per_em),
                    within + begin..within + end,
                    None,
                )
            })
            .collect();
        self.buffer = Some(shaped.clear());
        glyphs
    }

    /// How wide a stretch is, in ems.
    pub fn width(&mut self, words: &Words, range: Range<usize>) -> f32 {
        let mut width = 0.0;
        for run in words.runs(range) {
            let shaped = self.shape(words, &run);
            let per_em = self.fonts.face(run.face).per_em;
            let units = shaped.glyph_positions().iter().map(|at| at.x_advance).sum();
            width += ems(units, per_em);
            self.buffer = Some(shaped.clear());
        }
        width
    }

    /// Where the clusters of a stretch begin and how wide each is, in ems, in logical order.
    pub fn clusters(&mut self, words: &Words, range: Range<usize>) -> Vec<(usize, f32)> {
        let mut clusters = Vec::new();
        for run in words.runs(range) {
            let shaped = self.shape(words, &run);
            let per_em = self.fonts.face(run.face).per_em;
            let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
            clusters.extend(
                glyphs.map(|(info, at)| (run.range.start + start(info), ems(at.x_advance, per_em))),
            );
            self.buffer = Some(shaped.clear());
        }
        clusters.sort_by_key(|(begin, _)| *begin);
        clusters
    }

    fn shape(&mut self, words: &Words, run: &Run) -> GlyphBuffer {
        let rtl = run.level.is_rtl();
        let direction = if rtl {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        };
        let script = script_of(run.script);
        let shaper = self.fonts.face(run.face).shaper();
        let plan = self
            .plans
            .entry((run.face, run.script, rtl))
            .or_insert_with(|| ShapePlan::new(&shaper, direction, Some(script), None, &[]));
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(words.text.get(run.range.clone()).unwrap_or_default());
        buffer.set_direction(direction);
        buffer.set_script(script);
        shaper.shape(buffer, ShapeOptions::new().plan(Some(plan)))
    }
}

/// Where the characters of a glyph begin in its run.
fn start(info: &harfrust::GlyphInfo) -> usize {
    usize::try_from(info.cluster).unwrap_or_default()
}

/// The name of a script as fonts know it. Figures and signs alone are set as in Latin.
fn script_of(of: Script) -> harfrust::Script {
    let name = if is_shared(of) {
        "Latn"
    } else {
        of.short_name()
    };
    let tag = Tag::new_checked(name.as_bytes()).ok();
    tag.and_then(harfrust::Script::from_iso15924_tag)
        .unwrap_or(script::LATIN)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "the widths of a line in font units fit"
)]
fn ems(units: i32, per_em: f32) -> f32 {
    units as f32 / per_em
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::{Shown, show};

    fn ids(text: &str, fonts: &Fonts) -> Vec<u32> {
        let mut setter = Typesetter::new(fonts);
        let words = Words::new(&show(&text.into()), false, fonts);
        let runs = words.visual_runs(0..words.text.len());
        let glyphs = runs.iter().map(|run| setter.glyphs(&words, run, 0));
        let ids = glyphs.flatten().map(|glyph| glyph.glyph_id.to_u32());
        ids.collect()
    }

    #[test]
    fn arabic_letters_join_and_stand_from_right_to_left() {
        let fonts = Fonts::load().unwrap();
        let word = ids("بيت", &fonts);
        let alone: Vec<u32> = ["ت", "ي", "ب"]
            .iter()
            .flat_map(|c| ids(c, &fonts))
            .collect();
        assert_eq!(word.len(), 3);
        assert!(
            word.iter().zip(&alone).all(|(a, b)| a != b),
            "{word:?} {alone:?}"
        );
        // With a joiner held off, each letter keeps the form it has alone.
        let apart: Vec<u32> = ids("ب\u{200c}ت", &fonts);
        assert!(apart.contains(&ids("ب", &fonts)[0]));
    }

    #[test]
    fn latin_words_and_figures_keep_their_direction_among_arabic() {
        let fonts = Fonts::load().unwrap();
        let words = Words::new(&show(&"عينة X12 مثال".into()), false, &fonts);
        assert!(words.rtl);
        let runs = words.visual_runs(0..words.text.len());
        let seen: Vec<&str> = runs
            .iter()
            .map(|run| words.text[run.range.clone()].trim())
            .collect();
        assert_eq!(seen, ["مثال", "X12", "عينة"]);
    }

    #[test]
    fn every_printable_text_has_glyphs_for_all_of_it() {
        let fonts = Fonts::load().unwrap();
        for text in [
            "e\u{301}\u{323}x q\u{308}",
            "\u{1112}\u{1161}\u{11ab}",
            "ไทย नमस्ते \u{1f468}\u{200d}\u{1f467} ️☎\u{fe0f}",
            "ﷺ لا ﻻ «»",
            "㐀 龥 \u{20000}",
        ] {
            let ids = ids(text, &fonts);
            assert!(ids.iter().all(|id| *id != 0), "{text}: {ids:?}");
        }
        let own = Words::new(&Shown::own("\t\u{7f}\u{e000}"), true, &fonts);
        assert_eq!(own.text, "<U+0009><U+007F><U+E000>");
    }
}
