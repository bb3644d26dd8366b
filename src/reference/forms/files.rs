//! The texts the forms are read from.
//!
//! Never here: what a text means.

use crate::domain::letter::Language;

/// One template as text.
#[derive(Clone, Copy, Debug)]
pub struct TemplateText<'t> {
    /// The language it is written in.
    pub language: Language,
    /// Its name: `refuse`, `request-letter.mla`, or a part of others: `opening`.
    pub name: &'t str,
    /// The text.
    pub text: &'t str,
}

/// The texts the forms are made of.
#[derive(Clone, Copy, Debug)]
pub struct FormFiles<'t> {
    /// `fields.csv`
    pub fields: &'t str,
    /// `choices.csv`
    pub choices: &'t str,
    /// `contents.csv`
    pub contents: &'t str,
    /// `grounds.csv`
    pub grounds: &'t str,
    /// `languages.csv`
    pub languages: &'t str,
    /// `words.csv`
    pub words: &'t str,
    /// The templates, language by language.
    pub templates: &'t [&'t [TemplateText<'t>]],
}

/// Every template of every language, from the files of that name.
macro_rules! templates {
    ($($folder:literal is $language:ident),+ of $names:tt) => {
        &[$(templates!(@ $folder, $language, $names)),+]
    };
    (@ $folder:literal, $language:ident, [$($name:literal),+ $(,)?]) => {
        &[$(TemplateText {
            language: Language::$language,
            name: $name,
            text: include_str!(concat!("../../../assets/forms/", $folder, "/", $name, ".txt")),
        }),+]
    };
}

/// The embedded templates, language by language.
const TEMPLATES: &[&[TemplateText<'static>]] = templates!(
    "en" is English, "fr" is French, "es" is Spanish of [
        "opening", "handling", "closing",
        "request-letter", "request-letter.police-information", "request-letter.mla",
        "request-letter.extradition", "request-letter.provisional-arrest", "request-letter.preservation",
        "request-letter.service", "request-letter.freezing", "request-letter.jit",
        "request-letter.eaw", "request-letter.eio",
        "acknowledge", "question", "clarify", "remind", "answer", "partial-answer", "refuse", "delay",
        "withdraw-letter", "inform", "correct", "ask-consent", "answer-consent",
    ]
);

impl FormFiles<'static> {
    /// The texts inside the program.
    pub const EMBEDDED: Self = Self {
        fields: include_str!("../../../assets/forms/fields.csv"),
        choices: include_str!("../../../assets/forms/choices.csv"),
        contents: include_str!("../../../assets/forms/contents.csv"),
        grounds: include_str!("../../../assets/forms/grounds.csv"),
        languages: include_str!("../../../assets/forms/languages.csv"),
        words: include_str!("../../../assets/forms/words.csv"),
        templates: TEMPLATES,
    };
}
