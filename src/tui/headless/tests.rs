//! One small frame in every form.
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::{Form, Frame, Paper, render};

fn sample() -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 3));
    buffer.set_string(0, 0, "<A> & \"B\"", Style::new());
    buffer.set_string(0, 1, "日本 late", Style::new().red().bold());
    buffer.set_string(9, 1, ">", Style::new().reversed());
    buffer
}

fn drawn(form: Form) -> String {
    let buffer = sample();
    render(
        &Frame {
            buffer: &buffer,
            cursor: Some(Position::new(9, 1)),
        },
        form,
    )
}

#[test]
fn text_keeps_rows_and_wide_characters() {
    assert_eq!(drawn(Form::Text), "<A> & \"B\"\n日本 late>\n\n");
}

#[test]
fn styled_names_each_style_once_and_the_cursor() {
    let expected = "<A> & \"B\"\n日本 late>\n\n\n\naaaaaaaaab\n\n\na red, bold\nb reverse\ncursor column 10 row 2\n";
    assert_eq!(drawn(Form::Styled), expected);
}

#[test]
fn ansi_holds_colour_sequences_only() {
    let text = drawn(Form::Ansi);
    assert!(
        text.contains("\x1b[1;31m日本 late\x1b[0m\x1b[7m>\x1b[0m"),
        "{text:?}"
    );
    for sequence in text.split('\x1b').skip(1) {
        let end = sequence.find(|c: char| c.is_ascii_alphabetic()).unwrap();
        assert!(
            sequence.starts_with('[') && sequence[end..].starts_with('m'),
            "{sequence:?}"
        );
    }
}

#[test]
fn svg_is_escaped_and_lies_on_the_grid() {
    for paper in [Paper::Dark, Paper::Light] {
        let text = drawn(Form::Svg(paper));
        assert!(text.contains(">&lt;A&gt; &amp; \"B\""), "{text}");
        assert!(
            text.contains("textLength=\"81\"") && text.contains("font-weight=\"bold\""),
            "{text}"
        );
        assert!(
            text.starts_with("<svg ") && text.ends_with("</svg>\n"),
            "{text}"
        );
    }
}

#[test]
fn an_empty_frame_is_no_problem() {
    let buffer = Buffer::empty(Rect::ZERO);
    for form in [
        Form::Text,
        Form::Styled,
        Form::Ansi,
        Form::Svg(Paper::Light),
    ] {
        let _ = render(
            &Frame {
                buffer: &buffer,
                cursor: None,
            },
            form,
        );
    }
}
