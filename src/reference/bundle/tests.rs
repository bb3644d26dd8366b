//! A pack file gives back what went in, and nothing else is taken for one.
use proptest::prelude::*;

use super::*;

fn sample() -> OwnedPackFiles {
    OwnedPackFiles::collect(|name| Ok::<_, ()>(format!("SAMPLE of {name}\n"))).unwrap()
}

fn refused(bytes: &[u8]) -> BundleError {
    read(bytes, MOST_BYTES).unwrap_err()
}

/// A list with a right hash of the whole, whatever it says.
fn sealed(list: &str, texts: &str) -> Vec<u8> {
    let whole = blake3::hash(list.as_bytes()).to_hex();
    format!("{list}whole {whole}\n\n{texts}").into_bytes()
}

#[test]
fn the_embedded_pack_comes_back_whole() {
    let bytes = write(&PackFiles::EMBEDDED);
    assert!(bytes.len() < 2 * 1024 * 1024, "{} bytes", bytes.len());
    let files = read(&bytes, MOST_BYTES).unwrap();
    assert_eq!(files.texts().named(), PackFiles::EMBEDDED.named());
    assert_eq!(write(&files.texts()), bytes);
}

#[test]
fn a_changed_byte_anywhere_is_found() {
    let bytes = write(&sample().texts());
    for place in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        assert!(read(&changed, MOST_BYTES).is_err(), "byte {place}");
    }
}

#[test]
fn a_cut_or_longer_file_is_refused() {
    let bytes = write(&sample().texts());
    for end in 0..bytes.len() {
        assert!(read(&bytes[..end], MOST_BYTES).is_err(), "{end} bytes");
    }
    let longer = [bytes.as_slice(), b"x"].concat();
    assert_eq!(refused(&longer), BundleError::Length);
    let most = bytes.len() - 1;
    assert_eq!(read(&bytes, most), Err(BundleError::TooLarge { most }));
}

#[test]
fn names_that_are_strange_missing_or_twice_are_refused() {
    let hash = blake3::hash(b"x").to_hex();
    let line = |name: &str| format!("file {name} 1 {hash}\n");
    let first = "attache-pack 1\n";
    for name in ["../pack.json", "/pack.json", "PACK.JSON", "notes.txt"] {
        let bytes = sealed(&format!("{first}{}", line(name)), "x");
        assert_eq!(refused(&bytes), BundleError::Name { line: 2 }, "{name}");
    }
    let twice = format!("{first}{0}{0}", line("pack.json"));
    assert_eq!(
        refused(&sealed(&twice, "xx")),
        BundleError::Name { line: 3 }
    );
    let alone = format!("{first}{}", line("pack.json"));
    assert_eq!(
        refused(&sealed(&alone, "x")),
        BundleError::Missing {
            name: "columns.csv"
        }
    );
}

#[test]
fn strange_lengths_hashes_and_lines_are_refused() {
    let hash = blake3::hash(b"x").to_hex();
    for line in [
        format!("file pack.json -1 {hash}"),
        format!("file pack.json +1 {hash}"),
        format!("file pack.json 99999999999999999999999 {hash}"),
        format!("file pack.json 1 {}", hash.to_uppercase()),
        format!("file pack.json 1 {hash} more"),
        "file pack.json 1".to_owned(),
        "file".to_owned(),
        String::new(),
        "x".repeat(300),
    ] {
        let bytes = sealed(&format!("attache-pack 1\n{line}\n"), "x");
        assert_eq!(refused(&bytes), BundleError::Line { line: 2 }, "{line}");
    }
    let huge = format!("attache-pack 1\nfile pack.json {} {hash}\n", usize::MAX);
    assert_eq!(refused(&sealed(&huge, "x")), BundleError::Length);
    let not_text = [
        sealed(
            &format!(
                "attache-pack 1\nfile pack.json 1 {}\n",
                blake3::hash(&[0xff]).to_hex()
            ),
            "",
        )
        .as_slice(),
        &[0xff],
    ]
    .concat();
    assert_eq!(
        refused(&not_text),
        BundleError::NotText { name: "pack.json" }
    );
    for other in [&b""[..], b"\n", b"{}", b"attache-pack 2\n", &[0; 64]] {
        assert_eq!(refused(other), BundleError::NoBundle);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_texts_come_back(texts in proptest::collection::vec(".{0,40}", FILE_COUNT)) {
        let mut given = texts.iter();
        let files = OwnedPackFiles::collect(|_| given.next().cloned().ok_or(())).unwrap();
        let bytes = write(&files.texts());
        prop_assert_eq!(read(&bytes, MOST_BYTES), Ok(files));
    }

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..400), listed in any::<bool>()) {
        let mut input = if listed { b"attache-pack 1\nfile pack.json 1 ".to_vec() } else { Vec::new() };
        input.extend(bytes);
        prop_assert!(read(&input, MOST_BYTES).is_err());
    }
}
