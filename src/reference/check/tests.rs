//! What speaks against a pack is found before it is used, and what it changes is counted.
use super::*;
use crate::reference::bundle::OwnedPackFiles;

/// The embedded texts, one of them changed.
fn with(file: &str, change: impl Fn(&str) -> String) -> OwnedPackFiles {
    let texts = PackFiles::EMBEDDED.named();
    let text = |name: &str| texts.iter().find(|(known, _)| *known == name).unwrap().1;
    OwnedPackFiles::collect(|name| {
        let text = text(name);
        Ok::<_, ()>(if name == file {
            change(text)
        } else {
            text.to_owned()
        })
    })
    .unwrap()
}

fn checked(files: &OwnedPackFiles, older: bool) -> Result<Checked, Unfit> {
    let embedded = Pack::embedded().unwrap();
    check(&files.texts(), (embedded, &PackFiles::EMBEDDED), older)
}

fn version(text: &str, version: &str) -> String {
    let now = &Pack::embedded().unwrap().manifest().version;
    text.replacen(now, version, 1)
}

#[test]
fn a_newer_pack_passes_and_its_changes_are_counted() {
    let files = with("pack.json", |text| version(text, "2099.1.1"));
    let difference = checked(&files, false).unwrap().difference;
    assert_eq!(difference.to, "2099.1.1");
    assert_eq!(
        difference.files,
        [FileDifference {
            file: "pack.json",
            added: 0,
            removed: 0,
            changed: 1
        }]
    );
    assert!(difference.treaties_gone.is_empty());
}

#[test]
fn the_same_or_an_older_one_passes_only_when_allowed() {
    for files in [
        with("", str::to_owned),
        with("pack.json", |text| version(text, "2001.1.1")),
    ] {
        assert!(matches!(
            checked(&files, false),
            Err(Unfit::NotNewer { .. })
        ));
        assert!(checked(&files, true).is_ok());
    }
}

#[test]
fn rows_added_removed_and_changed_are_told_apart() {
    let files = with("bilaterals.csv", |text| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.remove(1);
        lines[1] = lines[1].replacen("source", "memory", 1);
        lines.push("xx-sample,extradition,LU,ZA,SAMPLE treaty,,,,,,,memory,".into());
        lines.join("\n")
    });
    let difference = checked(&files, true).unwrap().difference;
    assert_eq!(
        difference.files,
        [FileDifference {
            file: "bilaterals.csv",
            added: 1,
            removed: 1,
            changed: 1
        }]
    );
    assert_eq!(difference.treaties_gone.len(), 1);
}

#[test]
fn a_country_that_disappears_is_refused() {
    let files = with("countries.csv", |text| {
        // No other row of the pack names it.
        let kept = text.lines().filter(|line| !line.starts_with("BV,"));
        kept.collect::<Vec<_>>().join("\n")
    });
    assert_eq!(
        checked(&files, true).map(drop),
        Err(Unfit::CountriesGone(vec!["BV".into()]))
    );
}

#[test]
fn a_broken_file_is_named() {
    for file in OwnedPackFiles::NAMES {
        let files = with(file, |_| "{ \u{202e} broken,,\n\t\t\n".into());
        let Err(unfit) = checked(&files, true) else {
            panic!("{file} passed")
        };
        // A table without its rows makes another one that names them faulty.
        assert!(
            matches!(unfit, Unfit::Content { .. } | Unfit::CountriesGone(_)),
            "{file}: {unfit}"
        );
    }
    let files = with("pack.json", |text| version(text, "2099 \u{202e}"));
    assert!(matches!(checked(&files, true), Err(Unfit::TitlePage(_))));
    let files = with("pack.json", |text| {
        text.replacen("\"format\": 1", "\"format\": 9", 1)
    });
    assert!(matches!(
        checked(&files, true),
        Err(Unfit::Format { found: 9 })
    ));
}

/// What is said of the embedded pack with one place of a file replaced.
fn unfit(file: &str, from: &str, to: &str) -> String {
    let files = with(file, |text| {
        assert!(text.contains(from), "{file}: {from}");
        text.replacen(from, to, 1)
    });
    checked(&files, true).map(drop).unwrap_err().to_string()
}

/// A file with one more line.
fn unfit_with(file: &str, line: &str) -> String {
    let files = with(file, |text| format!("{text}{line}\n"));
    checked(&files, true).map(drop).unwrap_err().to_string()
}

#[test]
fn a_cell_the_program_could_not_read_is_refused() {
    for (from, to, why) in [
        (",sat;sun,", ",xxx,", "AD, weekend"),
        (",sat;sun,", ",sat;sat,", "AD, weekend"),
        ("Europe/Andorra", "Nowhere/Here", "AD, tz_main"),
        (",ES;FR,", ",ES;QQ,", "AD, neighbours"),
        (",ca,", ",klingon,", "AD, languages"),
        ("Territory of GB,GB,", "Territory of GB,GG,", "parent_iso2"),
    ] {
        let said = unfit("countries.csv", from, to);
        assert!(
            said.contains(why) && said.contains("cannot be read"),
            "{said}"
        );
    }
}

#[test]
fn two_rows_about_the_same_and_states_nobody_knows_are_refused() {
    let texts = PackFiles::EMBEDDED;
    let again = |text: &str| text.lines().nth(1).unwrap().to_owned();
    for (file, line, why) in [
        ("parties.csv", again(texts.parties), "stands twice"),
        ("bilaterals.csv", again(texts.bilaterals), "stands twice"),
        (
            "bilaterals.csv",
            "untoc,mla,LU,ZA,SAMPLE,,,,,,,memory,".into(),
            "untoc stands twice",
        ),
        (
            "bilaterals.csv",
            "xx-sample,mla,LU,LU,SAMPLE,,,,,,,memory,".into(),
            "one state twice",
        ),
        (
            "bilaterals.csv",
            "xx-sample,mla,LU,QQ,SAMPLE,,,,,,,memory,".into(),
            "names QQ",
        ),
        ("holidays.tsv", "QQ\tSample Day\t0502".into(), "QQ"),
    ] {
        let said = unfit_with(file, &line);
        assert!(said.contains(file) && said.contains(why), "{file}: {said}");
    }
    let said = unfit("parties.csv", "untoc,DE,", "untoc,QQ,");
    assert!(said.contains("untoc names QQ"), "{said}");
    // A code is looked up as the table has it.
    let said = unfit("parties.csv", "untoc,DE,", "untoc,DEU,");
    assert!(said.contains("untoc names DEU"), "{said}");
}

#[test]
fn a_pack_without_treaties_or_with_one_that_needs_itself_is_refused() {
    let none = with("treaties.json", |_| "[]".into());
    let said = checked(&none, true).map(drop).unwrap_err().to_string();
    assert!(said.contains("no treaty is in it"), "{said}");
    let files = with("treaties.json", |text| {
        let mut all: serde_json::Value = serde_json::from_str(text).unwrap();
        let first = &mut all[0];
        first["inherits"] = first["id"].clone();
        all.to_string()
    });
    let said = checked(&files, true).map(drop).unwrap_err().to_string();
    assert!(said.contains("names itself"), "{said}");
}

#[test]
fn a_title_page_says_a_version_that_can_be_passed_and_years_in_order() {
    for word in [
        "",
        "2099.rc",
        "2099.1-2",
        "2099..1",
        "+2099.1",
        "99999999999999999999",
    ] {
        let files = with("pack.json", |text| version(text, word));
        assert!(
            matches!(checked(&files, true), Err(Unfit::TitlePage(_))),
            "{word}"
        );
    }
    let said = unfit("pack.json", "[2026, 2030]", "[2030, 2026]");
    assert!(said.contains("holiday_years"), "{said}");
}
