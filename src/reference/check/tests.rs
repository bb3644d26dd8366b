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
        let kept = text.lines().filter(|line| !line.starts_with("ZA,"));
        kept.collect::<Vec<_>>().join("\n")
    });
    assert_eq!(
        checked(&files, true).map(drop),
        Err(Unfit::CountriesGone(vec!["ZA".into()]))
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
