//! The papers on screen, made anew where what they show changed: beside the lists, and on the layer that covers them.
//!
//! Never here: what stands on them.

use super::{boards, leaving_papers, letter_papers};
use crate::desk::Row;
use crate::domain::{ItemId, Priority};
use crate::tui::paper::{self, OpenItemLine, OpenItems, Reading};
use crate::tui::state::layer::{MapOf, SheetKind};
use crate::tui::state::papers::{Kept, Key};
use crate::tui::state::{Area, Layer, State};
use crate::tui::view::layout::{self, Screen};

/// Makes the papers on screen.
pub fn renew(state: &mut State, screen: &Screen) {
    boards::hold(state);
    let mut papers = std::mem::take(&mut state.papers);
    let country = |code: &str| state.country_name(code);
    let reference = |id: ItemId| state.reference(id);
    let cx = Reading {
        now: state.now,
        profile: &state.profile,
        country_name: &country,
        reference: &reference,
    };
    papers.preview = papers.preview.filter(|_| screen.detail.is_some());
    papers.side = papers.side.filter(|_| screen.side.is_some());
    shelf_card(state, screen, &mut papers.preview);
    if let Some(list) = state.list() {
        let record = list.cursor.and_then(|id| state.cache.record(id));
        if let (Some(detail), Some(record)) = (screen.detail, record) {
            let width = layout::inside(detail).width;
            let of = key(state, record.item.id.to_string(), record.item.rev, width);
            Kept::renew(&mut papers.preview, of, || {
                paper::preview(record, cx, usize::from(width))
            });
        } else {
            papers.preview = None;
        }
        if let (Some(side), Some(record)) = (screen.side, record) {
            let width = layout::inside(side).width;
            let of = key(state, record.item.id.to_string(), record.item.rev, width);
            Kept::renew(&mut papers.side, of, || {
                paper::history(record, usize::from(width))
            });
        } else {
            papers.side = None;
        }
    }
    over(state, &mut papers.over, cx, screen);
    let fields = letter_papers::renew(state, &mut papers, cx, screen);
    let laid = boards::paper(state, &mut papers.over, cx, screen);
    let starts = basis(state, &mut papers.over, screen);
    if let Some(starts) = starts {
        lay_out(state, papers.over.as_ref(), starts, screen);
    }
    if let Some(fields) = fields {
        letter_papers::lay_out(state, &papers, fields, screen);
    }
    if let Some(laid) = laid {
        boards::lay_out(state, papers.over.as_ref(), &laid, screen);
    }
    state.papers = papers;
}

/// What a paper was made from.
pub(super) fn key(state: &State, of: String, stamp: u64, width: u16) -> Key {
    Key {
        of,
        stamp,
        width,
        minute: state.now.seconds().div_euclid(60),
    }
}

/// The card beside a list of the bookshelf.
fn shelf_card(state: &State, screen: &Screen, slot: &mut Option<Kept>) {
    let (Some(detail), Some(shelf)) = (screen.detail, state.shelf()) else {
        return;
    };
    let Some(name) = shelf.cursor.as_deref() else {
        *slot = None;
        return;
    };
    let width = layout::inside(detail).width;
    let columns = usize::from(width);
    let (pack, home) = (&state.pack, state.profile.home);
    let treaty = state.area == Area::Treaties;
    let family = if treaty { "treaty" } else { "country" };
    let of = key(state, format!("{family} {name}"), state.pack_rev, width);
    Kept::renew(slot, of, || {
        if treaty {
            paper::treaty_card(pack, name, home.as_str(), state.now, columns)
        } else {
            paper::country_card(pack, name, state.now, columns)
        }
    });
}

/// The paper of the topmost layer that has one.
fn over(state: &State, slot: &mut Option<Kept>, cx: Reading<'_>, screen: &Screen) {
    let width = layout::inside(screen.over).width;
    let columns = usize::from(width);
    match state.paper_layer().and_then(|n| state.layers.get(n)) {
        Some(Layer::Record(open)) => {
            if let Some(record) = state.cache.record(open.id) {
                let links = record.item.links.iter();
                let known = links.filter(|link| state.cache.has_row(link.other)).count();
                let stamp = record.item.rev * 64 + known as u64;
                let of = key(state, open.id.to_string(), stamp, width);
                Kept::renew(slot, of, || paper::record(record, cx, columns));
            }
        }
        Some(Layer::Sheet(sheet)) if sheet.kind.is_page() => {
            page(state, slot, &sheet.kind, screen);
        }
        Some(Layer::Sheet(sheet)) => desk_sheet(state, slot, &sheet.kind, width),
        Some(Layer::Review(review)) => leaving_papers::renew(state, slot, review, cx, width),
        Some(Layer::Finder(_) | Layer::Letter(_) | Layer::Board(_)) => {}
        _ => *slot = None,
    }
}

/// What the desk said, or what a record hides.
fn desk_sheet(state: &State, slot: &mut Option<Kept>, kind: &SheetKind, width: u16) {
    let columns = usize::from(width);
    if let SheetKind::Hidden(id) = kind {
        if let Some(item) = state.item(*id) {
            let of = key(state, format!("hidden {id}"), item.rev, width);
            Kept::renew(slot, of, || paper::hidden(item, columns));
        }
        return;
    }
    let log = &state.notices.log;
    let of = key(state, "messages".into(), log.len() as u64, width);
    Kept::renew(slot, of, || paper::messages(log, columns));
}

/// A page of the bookshelf.
fn page(state: &State, slot: &mut Option<Kept>, kind: &SheetKind, screen: &Screen) {
    let area = layout::inside(screen.over);
    let columns = usize::from(area.width);
    let (pack, home, now) = (&*state.pack, state.profile.home.as_str(), state.now);
    let abroad = state.abroad.rev;
    let of = match kind {
        SheetKind::Map(_) => format!("{kind:?} {} {abroad}", area.height),
        SheetKind::Country(_) => format!("{kind:?} {abroad}"),
        _ => format!("{kind:?}"),
    };
    let of = key(state, of, state.pack_rev, area.width);
    Kept::renew(slot, of, || match kind {
        SheetKind::Country(code) => {
            let open = open_lines(state, code);
            paper::country_sheet(pack, code, home, &open, now, columns)
        }
        SheetKind::Treaty(id) => paper::treaty_sheet(pack, id, home, now, columns),
        SheetKind::Compare(one, other) => paper::compare(pack, one, other, home, now, columns),
        SheetKind::OfficeFacts => paper::office_facts(pack, &state.stated, columns),
        SheetKind::Map(of) => map(state, of, (columns, usize::from(area.height))),
        _ => paper::organisations(pack, now, columns),
    });
}

/// Open records with a country, and how requests went, as its sheet tells them.
fn open_lines(state: &State, code: &str) -> OpenItems {
    let with = state.abroad.with(code);
    let rows = with.map_or(&[][..], |with| &with.rows).iter();
    let lines = rows.map(|row| OpenItemLine {
        our_ref: row.our_ref.to_string(),
        title: row.title.clone(),
        words: open_words(row),
    });
    OpenItems {
        lines: lines.collect(),
        all: with.map_or(0, |with| with.all),
        went: with.and_then(|with| with.went.clone()),
        ascii: state.look.ascii_borders || state.look.ascii_text,
    }
}

/// `Red notice, new, urgent, due 2031-03-10 14:00Z`.
fn open_words(row: &Row) -> String {
    let (kind, phase) = (row.kind.title(), row.phase().word());
    let mut words = format!("{kind}, {phase}");
    if row.priority != Priority::Normal {
        words = format!("{words}, {}", row.priority.word());
    }
    match row.due {
        Some(due) => format!("{words}, due {}", due.to_minute()),
        None if row.due_is_unreadable => format!("{words}, deadline not readable"),
        None => words,
    }
}

fn map(state: &State, of: &MapOf, size: (usize, usize)) -> paper::Paper {
    let pack = &*state.pack;
    let marks = match of {
        MapOf::Open => {
            let counts = state.abroad.counts.as_ref();
            let none = std::collections::BTreeMap::new();
            let mut marks = paper::open_marks(pack, counts.unwrap_or(&none));
            marks.at = map_cursor(state);
            marks
        }
        MapOf::Treaty(id) => paper::parties_marks(pack, id, state.today()),
    };
    let ascii = state.look.ascii_borders || state.look.ascii_text;
    paper::world_map(pack, &marks, size, ascii)
}

/// The country a map was opened from.
fn map_cursor(state: &State) -> Option<String> {
    let sheet = state.layers.iter().rev().find_map(|layer| match layer {
        Layer::Sheet(sheet) => match &sheet.kind {
            SheetKind::Country(code) => Some(code),
            _ => None,
        },
        _ => None,
    });
    let list = state.countries.cursor.as_ref();
    sheet
        .or(list.filter(|_| state.area == Area::Countries))
        .map(ToString::to_string)
}

/// The answer of the finder; where its entries begin, when the paper was made anew.
fn basis(state: &State, slot: &mut Option<Kept>, screen: &Screen) -> Option<Vec<usize>> {
    let Some(Layer::Finder(finder)) = state.paper_layer().and_then(|n| state.layers.get(n)) else {
        return None;
    };
    let width = layout::finder(screen).answer.width;
    let mut starts = None;
    let Some(answer) = &finder.answer else {
        *slot = None;
        return starts;
    };
    let of = format!("basis {} {}", finder.rev, finder.read.cursor);
    let of = key(state, of, state.pack_rev, width);
    let columns = usize::from(width);
    Kept::renew(slot, of, || {
        let (paper, begin) =
            paper::basis_answer(&state.pack, answer, finder.read.cursor, state.now, columns);
        starts = Some(begin);
        paper
    });
    starts
}

/// Tells the finder where its entries begin.
fn lay_out(state: &mut State, kept: Option<&Kept>, starts: Vec<usize>, screen: &Screen) {
    let place = state.paper_layer();
    let lines = Kept::paper(kept).map_or(0, |paper| paper.lines.len());
    let rows = usize::from(layout::finder(screen).answer.height);
    if let Some(Layer::Finder(finder)) = place.and_then(|n| state.layers.get_mut(n)) {
        finder.read.laid_out(starts, lines, rows);
    }
}
