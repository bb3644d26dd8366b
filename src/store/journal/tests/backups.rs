//! Backup while the writer runs, and restore.

use std::sync::atomic::{AtomicBool, Ordering};

use super::*;

#[test]
fn a_backup_restores_to_the_same_frames() {
    let dir = tempfile::tempdir().unwrap();
    let head = sample(dir.path(), 12);
    let target = tempfile::tempdir().unwrap();
    let (saved, restored) = (target.path().join("saved"), target.path().join("restored"));
    let manifest = backup(
        &read_only(dir.path()).unwrap().0,
        &saved,
        "2031-05-06T07:08:09Z",
    )
    .unwrap();
    assert_eq!(
        (manifest.head_n, manifest.files.len()),
        (12, segments(dir.path()).len())
    );
    assert_eq!(restore(&saved, &restored).unwrap(), manifest);
    assert_eq!(frames(&restored), frames(dir.path()));
    let (mut journal, opened) = Journal::open(
        &restored,
        Arc::new(PlainSealer),
        Options {
            expect: Some(head),
            ..SMALL
        },
    )
    .unwrap();
    assert_eq!((opened.head, opened.torn), (head, None));
    put(&mut journal, b"SAMPLE after");
}

#[test]
fn a_backup_of_a_running_journal_is_whole() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    put(&mut journal, b"SAMPLE first");
    let reader = journal.reader();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut n = 2;
            while !done.load(Ordering::Relaxed) && n < 2000 {
                put(&mut journal, &body(n));
                n += 1;
            }
        });
        for _ in 0..5 {
            let target = tempfile::tempdir().unwrap();
            let manifest = backup(&reader, target.path(), "2031").unwrap();
            let restored = target.path().join("restored");
            assert_eq!(
                restore(target.path(), &restored).unwrap().head_n,
                manifest.head_n
            );
            assert_eq!(check(&restored).head_n, manifest.head_n);
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn an_empty_journal_can_be_backed_up() {
    let dir = tempfile::tempdir().unwrap();
    let (journal, _) = open(dir.path());
    let target = tempfile::tempdir().unwrap();
    backup(&journal.reader(), target.path(), "2031").unwrap();
    restore(target.path(), &target.path().join("restored")).unwrap();
    assert_eq!(open(&target.path().join("restored")).1.head.n, 0);
}

#[test]
fn nothing_is_written_over() {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path(), 3);
    let (reader, _) = read_only(dir.path()).unwrap();
    assert!(matches!(
        backup(&reader, dir.path(), "2031"),
        Err(JournalError::NotEmpty(_))
    ));
    let saved = tempfile::tempdir().unwrap();
    backup(&reader, saved.path(), "2031").unwrap();
    assert!(matches!(
        restore(saved.path(), dir.path()),
        Err(JournalError::NotEmpty(_))
    ));
}

#[test]
fn a_backup_that_was_altered_or_not_finished_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path(), 8);
    let (reader, _) = read_only(dir.path()).unwrap();
    for damage in 0..6 {
        let saved = tempfile::tempdir().unwrap();
        backup(&reader, saved.path(), "2031").unwrap();
        let list = saved.path().join(BACKUP_MANIFEST);
        let text = std::fs::read_to_string(&list).unwrap();
        let first = saved.path().join("00000001.aj");
        let mut bytes = std::fs::read(&first).unwrap();
        match damage {
            0 => std::fs::remove_file(&list).unwrap(),
            1 => std::fs::remove_file(&first).unwrap(),
            2 => {
                bytes[100] ^= 1;
                overwrite(&first, &bytes);
            }
            3 => overwrite(&first, &bytes[..200]),
            4 => std::fs::write(&list, text.replace("00000002.aj", "../../00000002.aj")).unwrap(),
            _ => std::fs::write(&list, text.replace("\"head_n\": 8", "\"head_n\": 9")).unwrap(),
        }
        let target = saved.path().join("restored");
        let error = restore(saved.path(), &target).unwrap_err();
        assert!(
            matches!(
                error,
                JournalError::Manifest { .. } | JournalError::Io { .. }
            ),
            "{damage}: {error}"
        );
        assert!(!target.exists() && !saved.path().join("restored.restoring").exists());
    }
}

#[test]
fn a_damaged_journal_gives_no_finished_backup() {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path(), 8);
    let (reader, _) = read_only(dir.path()).unwrap();
    let first = segments(dir.path()).remove(0);
    let mut bytes = std::fs::read(&first).unwrap();
    bytes[100] ^= 1;
    overwrite(&first, &bytes);
    let target = tempfile::tempdir().unwrap();
    assert!(matches!(
        backup(&reader, target.path(), "2031"),
        Err(JournalError::Damaged { .. })
    ));
    assert!(!target.path().join(BACKUP_MANIFEST).exists());
}
