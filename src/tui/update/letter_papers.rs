//! The papers of a letter's page, made anew where the record changed: the form with its fields, and the text as it will be
//! sent.
//!
//! Never here: what stands on them.

use super::letter;
use super::papers::key;
use crate::tui::paper::{self, LetterForm, Reading};
use crate::tui::state::letter::LetterPage;
use crate::tui::state::papers::{Kept, Papers};
use crate::tui::state::{Layer, State};
use crate::tui::view::layout::{self, Screen};

/// Makes both papers where the page of a letter is the topmost paper; answers where its fields begin when the form was
/// made anew.
pub fn renew(
    state: &State,
    papers: &mut Papers,
    cx: Reading<'_>,
    screen: &Screen,
) -> Option<Vec<usize>> {
    let Some(Layer::Letter(page)) = state.paper_layer().and_then(|n| state.layers.get(n)) else {
        papers.beside = None;
        return None;
    };
    let areas = layout::letter(screen);
    text(state, papers, page, layout::inside(areas.text).width);
    form(state, papers, page, cx, layout::inside(areas.form).width)
}

fn name(page: &LetterPage, state: &State) -> String {
    let (record, number) = (page.at.record, page.at.number);
    format!("letter {record} {number} {}", state.pack_rev)
}

fn text(state: &State, papers: &mut Papers, page: &LetterPage, width: u16) {
    let Some((item, letter)) = state.letter(page.at) else {
        papers.beside = None;
        return;
    };
    let of = key(state, name(page, state), item.rev, width);
    Kept::renew(&mut papers.beside, of, || {
        let document = state.books().document(item, letter, true);
        paper::letter_text(document.as_ref(), usize::from(width))
    });
}

fn form(
    state: &State,
    papers: &mut Papers,
    page: &LetterPage,
    cx: Reading<'_>,
    width: u16,
) -> Option<Vec<usize>> {
    let item = state.item(page.at.record)?;
    let name = format!("{} form {}", name(page, state), page.form.cursor);
    let of = key(state, name, item.rev, width);
    let mut starts = None;
    Kept::renew(&mut papers.over, of, || {
        let Some(letter) = item.letter(page.at.number) else {
            starts = Some(Vec::new());
            return paper::no_letter(page.at.number, usize::from(width));
        };
        let books = state.books();
        let fields = letter::fields(state, page.at);
        let form = LetterForm {
            item,
            letter,
            fields: &fields,
            language: books.language_advice(item, letter.to.country, letter.language),
            remarks: books.remarks(item, letter),
            cursor: page.form.cursor,
        };
        let (paper, begin) = paper::letter_form(&form, cx, usize::from(width));
        starts = Some(begin);
        paper
    });
    starts
}

/// Tells the page where its fields begin.
pub fn lay_out(state: &mut State, papers: &Papers, starts: Vec<usize>, screen: &Screen) {
    let place = state.paper_layer();
    let lines = Kept::paper(papers.over.as_ref()).map_or(0, |paper| paper.lines.len());
    let rows = usize::from(layout::inside(layout::letter(screen).form).height);
    if let Some(Layer::Letter(page)) = place.and_then(|n| state.layers.get_mut(n)) {
        page.form.count = starts.len();
        page.form.laid_out(starts, lines, rows);
    }
}
