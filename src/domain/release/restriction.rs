//! Limits the originator wrote in free words.
//!
//! A program cannot judge words. They stop everybody outside the home state whom the originator did not address or name,
//! until it consents or a second officer, who has read them, agrees. At home, and for whoever it named, the officer reads
//! them first: most lists and notices bear some sentence on use, and a desk that asked a colleague each time would teach
//! officers to agree unread. The handling code H3, which says that words bind, blocks at home too (see `handling`). Our own
//! words bind in the same way: whom we name in a draft we have in mind.
//!
//! Never here: reading a meaning into the words; lights named in them are read in `wording`.

use super::super::consent::ConsentScope;
use super::scene::{Scene, Seen, Standing};
use super::wording::quotes;
use super::{Finding, ReleaseRule};

pub(super) fn judge(scene: &Scene<'_>, seen: &Seen<'_>, findings: &mut Vec<Finding>) {
    let limits = &seen.marks.restrictions;
    if limits.is_empty() {
        return;
    }
    let rule = ReleaseRule::Restriction;
    let (giver, to) = (seen.giver, scene.to());
    let said = format!("{giver} set a limit in words: {}.", quotes(limits));
    findings.push(match seen.standing {
        Standing::Back => seen.holds(
            rule,
            &format!("{giver} set the limits, and it goes back there."),
        ),
        Standing::Named => seen.warns(rule, &format!("{said} Read it before {to} gets it.")),
        Standing::Outside if scene.is_home() => seen.warns(
            rule,
            &format!("{said} Read it: a program cannot tell whether {to} may have it."),
        ),
        Standing::Outside => {
            let why = format!("{said} A program cannot tell whether {to} may have it.");
            seen.blocks(rule, ConsentScope::Restriction, &why)
        }
    });
}
