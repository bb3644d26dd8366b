//! Pages of entries: which entries there are, their paper, where the cursor comes to lie.
//!
//! Never here: what stands on the paper, what a key does.

use crate::domain::Item;
use crate::domain::hit::HitStep;
use crate::tui::effect::Effect;
use crate::tui::paper::{self, Laid, Reading};
use crate::tui::state::board::{BoardKind, On};
use crate::tui::state::papers::Kept;
use crate::tui::state::{Board, Layer, State};
use crate::tui::update::papers::key;
use crate::tui::view::layout::{self, Screen};

/// Fewest lines that are left to the entries below a head that stays.
const FEWEST: usize = 5;

/// Tells every page which entries it has now.
pub fn hold(state: &mut State) {
    let mut layers = std::mem::take(&mut state.layers);
    for layer in &mut layers {
        if let Layer::Board(board) = layer
            && let Some(entries) = entries(state, board.kind)
        {
            board.hold(entries);
        }
    }
    state.layers = layers;
}

/// The entries of a page; `None` while what it shows is not here.
fn entries(state: &State, kind: BoardKind) -> Option<Vec<On>> {
    let item = |id| state.item(id);
    Some(match kind {
        BoardKind::Clocks(id) => {
            let clocks = paper::clocks_in_order(item(id)?);
            clocks.iter().map(|clock| On::Clock(clock.number)).collect()
        }
        BoardKind::Hit(id) => item(id).map(|_: &Item| {
            let steps = HitStep::ALL.iter().copied();
            steps.map(On::Step).collect()
        })?,
        BoardKind::Chasing => {
            let lines = state.chasing.as_ref()?.iter();
            lines.map(paper::answer_of).collect()
        }
    })
}

/// The page that shows its paper.
fn shown(state: &State) -> Option<&Board> {
    match state.paper_layer().and_then(|n| state.layers.get(n)) {
        Some(Layer::Board(board)) => Some(board),
        _ => None,
    }
}

/// The paper of the page; where its entries begin, when it was made anew.
pub fn paper(
    state: &State,
    slot: &mut Option<Kept>,
    cx: Reading<'_>,
    screen: &Screen,
) -> Option<Laid> {
    let board = shown(state)?;
    let width = layout::inside(screen.over).width;
    let columns = usize::from(width);
    let record = board.kind.record();
    let item = record.and_then(|id| state.item(id));
    if record.is_some() && item.is_none() {
        // It is asked for anew after every order; the page stays as it was until it comes.
        return None;
    }
    let rev = item.map_or(state.chasing_rev, |item| item.rev);
    let of = format!("{:?} {:?} {}", board.kind, board.on, board.steps);
    let mut laid = None;
    Kept::renew(slot, key(state, of, rev, width), || {
        let (page, marks) = match (board.kind, item) {
            (BoardKind::Clocks(_), Some(item)) => {
                paper::clock_board(item, board.on, board.steps, cx, columns)
            }
            (BoardKind::Hit(_), Some(item)) => paper::hit_board(item, board.on, cx, columns),
            _ => {
                let lines = state.chasing.as_deref();
                paper::chase_board(lines, board.on, cx, columns)
            }
        };
        laid = Some(marks);
        page
    });
    laid
}

/// Tells the page where its entries begin.
pub fn lay_out(state: &mut State, kept: Option<&Kept>, laid: &Laid, screen: &Screen) {
    let place = state.paper_layer();
    let lines = Kept::paper(kept).map_or(0, |paper| paper.lines.len());
    let rows = usize::from(layout::inside(screen.over).height);
    if let Some(Layer::Board(board)) = place.and_then(|n| state.layers.get_mut(n)) {
        // Where the head would leave no room for entries it scrolls away with them.
        let head = if laid.head + FEWEST > rows {
            0
        } else {
            laid.head
        };
        let starts = laid.starts.iter().map(|start| start.saturating_sub(head));
        board.laid_out(
            head,
            starts.collect(),
            lines - head.min(lines),
            rows - head.min(rows),
        );
    }
}

/// Missing answers are asked for while their page is open and they are not here.
pub fn wants(state: &State) -> Vec<Effect> {
    let chasing =
        |layer: &Layer| matches!(layer, Layer::Board(board) if board.kind == BoardKind::Chasing);
    let open = state.layers.iter().any(chasing);
    if open && state.chasing.is_none() {
        return vec![Effect::Chasing];
    }
    Vec::new()
}
