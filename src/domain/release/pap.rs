//! PAP: what may be done with what is known.
//!
//! Source: the Permissible Actions Protocol as published with the MISP taxonomies. It does not limit who may know, so it
//! never blocks sending; the recipient must be told what it may not do, and so must the officer.
//!
//! Never here: who may know; see `tlp`.

use super::super::marking::Pap;
use super::scene::{Scene, Seen, Standing};
use super::{Finding, ReleaseRule, Use};

pub(super) fn judge(scene: &Scene<'_>, seen: &Seen<'_>, findings: &mut Vec<Finding>) {
    let Some(pap) = seen.marks.pap else {
        return;
    };
    let to = scene.to();
    let limit = match pap {
        Pap::Clear => None,
        Pap::Green => Some("active steps, but nothing aimed against those it is about"),
        Pap::Amber => Some("passive checks only, also through third parties"),
        Pap::Red => Some("nothing that anybody could notice"),
    };
    findings.push(match limit {
        Some(limit) if seen.standing != Standing::Back => {
            let court = if scene.parcel.purpose == Use::Evidence && pap == Pap::Red {
                " Proceedings in court are noticed."
            } else {
                ""
            };
            let why = format!("{} allows {to} {limit}; tell it so.{court}", pap.title());
            seen.warns(ReleaseRule::Pap, &why)
        }
        _ => seen.holds(
            ReleaseRule::Pap,
            &format!("{} sets no limit here.", pap.title()),
        ),
    });
}
