//! `frame`: what the desk shows after some keys, without a terminal.
//!
//! Never here: drawing, keys, forms of output.
use clap::{Args, ValueEnum};

use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::{Missing, Session};
use crate::tui::drive::Driver;
use crate::tui::headless::{self, Form, Paper};
use crate::tui::input::{KeyInput, parse_key_text};
use crate::tui::options::{Look, Size, ThemeName};

/// Arguments of `frame`.
#[derive(Args, Clone, Debug)]
pub struct Frame {
    /// Columns and rows
    #[arg(long, value_name = "CxR", default_value = "80x24", value_parser = size)]
    size: Size,
    /// Keys: characters as typed, others as <enter> <esc> <c-l> <resize:100x30> <tick:30s>, <lt> for <
    #[arg(long, value_name = "TEXT", default_value = "", value_parser = keys, allow_hyphen_values = true)]
    keys: Keys,
    /// Colours: default, light, high-contrast, mono
    #[arg(long, value_name = "THEME", value_parser = theme)]
    theme: Option<ThemeName>,
    /// ASCII alone
    #[arg(long)]
    ascii: bool,
    /// The form of the output
    #[arg(long = "as", value_name = "FORM", value_enum, default_value_t = As::Text)]
    form: As,
}

/// A key text, read.
#[derive(Clone, Debug)]
struct Keys(Vec<KeyInput>);

#[derive(ValueEnum, Clone, Copy, Debug)]
enum As {
    /// Rows of characters
    Text,
    /// Characters, then one letter per cell for its style, then what the letters mean
    Styled,
    /// Characters with colour sequences
    Ansi,
    /// A picture
    Svg,
}

/// Larger frames than this are a slip.
const MOST: u16 = 1_000;

fn size(text: &str) -> Result<Size, String> {
    let number = |digits: &str| {
        digits
            .parse()
            .ok()
            .filter(|cells| (1..=MOST).contains(cells))
    };
    text.split_once('x')
        .and_then(|(columns, rows)| {
            Some(Size {
                columns: number(columns)?,
                rows: number(rows)?,
            })
        })
        .ok_or_else(|| format!("a size looks like 80x24, each number from 1 to {MOST}"))
}

fn keys(text: &str) -> Result<Keys, String> {
    parse_key_text(text)
        .map(Keys)
        .map_err(|error| error.to_string())
}

fn theme(word: &str) -> Result<ThemeName, String> {
    ThemeName::from_word(word).ok_or_else(|| ThemeName::ALL.map(ThemeName::word).join(", "))
}

/// Runs it. The clock moves with `<tick:…>` alone, so that the same keys give the same frame.
pub(super) fn run(args: &Frame, session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let desk = session.open(Missing::Refuse, out)?;
    let mut options = session.options()?;
    options.look = Look {
        theme: args.theme.unwrap_or(session.config.screen.theme),
        ascii_borders: args.ascii || session.config.screen.borders.are_ascii(true),
        ascii_text: args.ascii,
    };
    let paper = match options.look.theme {
        ThemeName::Light => Paper::Light,
        ThemeName::Default | ThemeName::HighContrast | ThemeName::Mono => Paper::Dark,
    };
    let mut driver = Driver::new(desk, &options, args.size, session.clock.now());
    driver.press(&args.keys.0);
    let drawn = driver.frame();
    let frame = headless::Frame {
        buffer: &drawn.cells,
        cursor: Some(drawn.cursor),
    };
    let form = match args.form {
        As::Text => Form::Text,
        As::Styled => Form::Styled,
        As::Ansi => Form::Ansi,
        As::Svg => Form::Svg(paper),
    };
    out.generated(headless::render(&frame, form).as_bytes())?;
    Ok(Exit::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_two_numbers() {
        assert_eq!(
            size("80x24").map(|size| (size.columns, size.rows)),
            Ok((80, 24))
        );
        for text in ["", "80", "0x24", "80x", "80x24x1", "-1x2", "80x9999"] {
            assert!(size(text).is_err(), "{text}");
        }
    }
}
