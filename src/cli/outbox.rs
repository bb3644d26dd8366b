//! `list outbox`: packages and letters on their way or gone.
//!
//! Never here: what may leave.
use serde::Serialize;

use super::exit::{Exit, Failure};
use super::json::DispatchJson;
use super::lines;
use super::out::Out;
use crate::desk::{Desk, Outbound, OutboxLine};
use crate::domain::letter::Letter;
use crate::domain::text::{Shown, show};
use crate::domain::{Foreign, Label};

#[derive(Serialize)]
struct OutboxJson<'a> {
    #[serde(rename = "ref")]
    reference: String,
    what: &'static str,
    #[serde(flatten)]
    outbound: OutboundJson<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum OutboundJson<'a> {
    Package(DispatchJson<'a>),
    Letter(LetterJson<'a>),
}

/// A letter, in the fields of a package where it has them.
#[derive(Serialize)]
struct LetterJson<'a> {
    number: u32,
    kind: &'static str,
    to: &'a str,
    authority: Option<&'a Foreign>,
    channel: &'static str,
    dated: Option<String>,
    recall_until: Option<String>,
    officer: &'a Label,
    state: &'static str,
    failed: Option<&'a str>,
    package: Option<&'a str>,
    manifest: Option<String>,
}

/// Runs it.
pub(super) fn list(desk: &Desk, limit: usize, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let packages = desk.outbox(limit);
    if out.wants_json() {
        packages
            .iter()
            .try_for_each(|line| out.object(&json(line)))?;
    } else if packages.is_empty() {
        out.line(&Shown::own("The outbox is empty."))?;
    } else {
        out.lines(&page(&packages))?;
    }
    Ok(Exit::Done)
}

fn json(line: &OutboxLine) -> OutboxJson<'_> {
    let (what, outbound) = match &line.outbound {
        Outbound::Package(dispatch) => {
            ("package", OutboundJson::Package(DispatchJson::of(dispatch)))
        }
        Outbound::Letter(letter) => (
            "letter",
            OutboundJson::Letter(of_letter(letter, &line.outbound)),
        ),
    };
    OutboxJson {
        reference: line.our_ref.to_string(),
        what,
        outbound,
    }
}

fn of_letter<'a>(letter: &'a Letter, outbound: &'a Outbound) -> LetterJson<'a> {
    LetterJson {
        number: letter.number,
        kind: letter.kind.word(),
        to: letter.to.country.as_str(),
        authority: letter.to.authority.as_ref(),
        channel: letter.to.channel.word(),
        dated: letter.dated.map(|at| at.to_string()),
        recall_until: outbound.recall_until().map(|at| at.to_string()),
        officer: outbound.officer(),
        state: outbound.state().word(),
        failed: letter.failed.as_deref(),
        package: outbound.package(),
        manifest: outbound.manifest().map(|digest| digest.to_string()),
    }
}

const HEADINGS: [&str; 9] = [
    "Reference",
    "No",
    "State",
    "To",
    "At",
    "Recall until",
    "Officer",
    "Package",
    "Purpose",
];

/// A letter's number has an `L` before it, as in the name of its folder.
fn page(packages: &[OutboxLine]) -> Vec<Shown> {
    const UNKNOWN: Shown = Shown::own("-");
    let mut table = vec![HEADINGS.map(Shown::own).to_vec()];
    for OutboxLine {
        our_ref, outbound, ..
    } in packages
    {
        let (number, to, purpose) = match outbound {
            Outbound::Package(dispatch) => (
                Shown::of(dispatch.number),
                Shown::of(&dispatch.to),
                show(&dispatch.purpose),
            ),
            Outbound::Letter(letter) => (
                Shown::of(format_args!("L{}", letter.number)),
                Shown::of(format_args!(
                    "{} by {}",
                    letter.to.country,
                    letter.to.channel.title()
                )),
                Shown::own(letter.kind.title()),
            ),
        };
        table.push(vec![
            Shown::of(our_ref),
            number,
            Shown::own(outbound.state().word()),
            to,
            Shown::of(outbound.at().to_minute()),
            outbound.recall_until().map_or(UNKNOWN, Shown::of),
            Shown::of(outbound.officer()),
            outbound.package().map_or(UNKNOWN, Shown::of),
            purpose,
        ]);
    }
    lines::columns(&table)
}
