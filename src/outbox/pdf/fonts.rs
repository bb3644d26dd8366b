//! The fonts inside the program, and which characters each of them has.
//!
//! Never here: sizes, which words are bold.

use harfrust::{FontRef, ShaperData};
use krilla::text::Font;
use read_fonts::TableProvider;
use read_fonts::tables::cmap::{Cmap, CmapSubtable};

use crate::outbox::OutboxError;

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/DejaVuSans.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/DejaVuSans-Bold.ttf");
const WIDE: &[u8] = include_bytes!("../../../assets/fonts/DroidSansFallback.ttf");

/// Which font.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Face {
    /// Latin, Cyrillic, Greek, Arabic, Hebrew, Armenian, Georgian.
    Regular,
    /// The same, bold.
    Bold,
    /// Han, kana, Hangul; in one weight.
    Wide,
}

/// The fonts letters are printed with. Reading them takes about a millisecond; do it when a letter is printed, not before.
pub struct Fonts {
    regular: Printed,
    bold: Printed,
    wide: Printed,
}

/// One font, read.
pub(super) struct Printed {
    /// For the file.
    pub font: Font,
    /// Font units of an em.
    pub per_em: f32,
    shaping: ShaperData,
    tables: FontRef<'static>,
    characters: CmapSubtable<'static>,
}

impl Fonts {
    /// Reads the fonts inside the program. Fails only if the program was built with a font that is none.
    pub fn load() -> Result<Self, OutboxError> {
        Ok(Self {
            regular: Printed::read(REGULAR).ok_or(OutboxError::Font("DejaVu Sans"))?,
            bold: Printed::read(BOLD).ok_or(OutboxError::Font("DejaVu Sans Bold"))?,
            wide: Printed::read(WIDE).ok_or(OutboxError::Font("Droid Sans Fallback"))?,
        })
    }

    pub(super) const fn face(&self, face: Face) -> &Printed {
        match face {
            Face::Regular => &self.regular,
            Face::Bold => &self.bold,
            Face::Wide => &self.wide,
        }
    }

    /// The first font that has all of the characters.
    pub(super) fn with(&self, text: &str, bold: bool) -> Option<Face> {
        let faces: &[Face] = if bold {
            &[Face::Bold, Face::Regular, Face::Wide]
        } else {
            &[Face::Regular, Face::Wide]
        };
        let has = |face: &&Face| text.chars().all(|c| self.face(**face).has(c));
        faces.iter().find(has).copied()
    }
}

impl Printed {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let tables = FontRef::new(bytes).ok()?;
        let font = Font::new(bytes.into(), 0)?;
        Some(Self {
            per_em: font.units_per_em(),
            font,
            shaping: ShaperData::new(&tables),
            characters: characters(&tables.cmap().ok()?)?,
            tables,
        })
    }

    /// What turns characters into glyphs of this font.
    pub fn shaper(&self) -> harfrust::Shaper<'_> {
        self.shaping.shaper(&self.tables).build()
    }

    fn has(&self, c: char) -> bool {
        let glyph = self.characters.map_codepoint(c);
        glyph.is_some_and(|glyph| glyph.to_u32() != 0)
    }
}

fn characters(cmap: &Cmap<'static>) -> Option<CmapSubtable<'static>> {
    cmap.best_subtable().map(|(_, _, table)| table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_a_letter_needs_has_a_font() {
        let fonts = Fonts::load().unwrap();
        for (script, sample) in [
            ("Latin", "AÀĀƀǅḀẠﬁßŒŻőİı"),
            ("Cyrillic", "АЯЁЂЄЇѲҐәӨӣ"),
            ("Greek", "ΑΩΆᾳἀς"),
            ("Arabic", "ابجدپچژگکیئۆە٠٩۰۹،؟ًّ"),
            ("Hebrew", "אבגםשׁ״"),
            ("Armenian", "ԱՖաֆ"),
            ("Georgian", "აბჰ"),
            ("Han", "一例漢字简体龍龜"),
            ("Kana", "あんアンヴー。、「」"),
            ("Hangul", "가힣예시"),
            ("punctuation", "–—‘’“”„«»•…€£§№′°"),
            ("joiners", "\u{200c}\u{200d}"),
        ] {
            for c in sample.chars() {
                let text = c.to_string();
                assert!(fonts.with(&text, false).is_some(), "{script} {c}");
                assert!(fonts.with(&text, true).is_some(), "{script} {c} bold");
            }
        }
    }
}
