//! What some bytes look like: the material by which formats recognise their own.
//!
//! Content decides, never a file name: the sender chose that. Never here: reading the content for its meaning; the strict
//! readers do that afterwards and may still refuse.
use super::encoding;

/// How many bytes at the start of a file are looked at.
const WINDOW: usize = 1 << 20;
/// How many keys are collected, and how deep below the root.
const KEYS: usize = 512;
const DEPTH: usize = 4;

/// The first look at some bytes.
#[derive(Debug)]
pub struct Sample<'a> {
    /// All the bytes.
    pub bytes: &'a [u8],
    outline: Option<Outline>,
}

/// Keys of a JSON text in order, elements of arrays taken as one, with the text of those that have one.
#[derive(Debug, Default)]
struct Outline {
    list: bool,
    keys: Vec<(String, Option<String>)>,
}

impl<'a> Sample<'a> {
    /// Looks at some bytes. Costs at most a reading of the first MiB.
    pub fn of(bytes: &'a [u8]) -> Self {
        let body = bytes
            .strip_prefix(b"\xEF\xBB\xBF")
            .unwrap_or(bytes)
            .trim_ascii_start();
        let json = matches!(body.first(), Some(b'{' | b'['));
        let outline = json.then(|| outline(body.get(..WINDOW).unwrap_or(body)));
        Self { bytes, outline }
    }

    /// Whether it begins like a JSON object or array.
    pub const fn is_json(&self) -> bool {
        self.outline.is_some()
    }

    /// Whether the root of the JSON text is an array.
    pub fn is_list(&self) -> bool {
        self.outline.as_ref().is_some_and(|outline| outline.list)
    }

    /// Whether a JSON text has this key, written as the keys from the root with dots between: `_embedded.notices`.
    pub fn has(&self, path: &str) -> bool {
        self.outline
            .iter()
            .flat_map(|outline| &outline.keys)
            .any(|(key, _)| key == path)
    }

    /// The text under that key, where it is a plain string.
    pub fn text(&self, path: &str) -> Option<&str> {
        let keys = self.outline.iter().flat_map(|outline| &outline.keys);
        keys.filter(|(key, _)| key == path)
            .find_map(|(_, text)| text.as_deref())
    }

    /// The first lines of a text that is no JSON, at most this many; none if it has NUL bytes, so is no text.
    pub fn lines(&self, count: usize) -> Vec<String> {
        let start = self.bytes.get(..WINDOW).unwrap_or(self.bytes);
        let (text, _) = encoding::decode(start);
        if self.is_json() || text.contains('\0') {
            return Vec::new();
        }
        text.lines()
            .filter(|line| !line.trim().is_empty())
            .take(count)
            .map(str::to_owned)
            .collect()
    }

    /// What bytes that no format recognises look like, in words for the officer.
    pub fn describe(&self) -> &'static str {
        const SIGNATURES: [(&[u8], &str); 9] = [
            (b"%PDF", "A PDF document, which is not read as a message"),
            (
                b"PK\x03\x04",
                "An archive or office document, which is not unpacked",
            ),
            (b"\x89PNG", "A picture, which is not read as a message"),
            (b"\xFF\xD8\xFF", "A picture, which is not read as a message"),
            (b"GIF8", "A picture, which is not read as a message"),
            (
                b"\xD0\xCF\x11\xE0",
                "An old office document, which is not read as a message",
            ),
            (b"\x1F\x8B", "A compressed file, which is not unpacked"),
            (b"MZ", "A program, which is never run"),
            (b"\x7FELF", "A program, which is never run"),
        ];
        let known = SIGNATURES
            .iter()
            .find(|(signature, _)| self.bytes.starts_with(signature));
        match known {
            Some((_, words)) => words,
            None if self.is_json() => "JSON, but of no kind the desk knows",
            None if self.bytes.trim_ascii_start().starts_with(b"<") => {
                "XML or HTML, but of no kind the desk knows"
            }
            None if self.lines(1).is_empty() => "Neither text nor any kind the desk knows",
            None => "Text, but of no kind the desk knows",
        }
    }
}

/// Collects keys without judging the text: a broken one yields the keys before the break.
fn outline(bytes: &[u8]) -> Outline {
    let mut outline = Outline {
        list: bytes.first() == Some(&b'['),
        ..Outline::default()
    };
    // One entry per open object (its current key, empty at first) or array (none).
    let mut open: Vec<Option<String>> = Vec::new();
    let mut is_key = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' => open.push(Some(String::new())),
            b'[' => open.push(None),
            b'}' | b']' => {
                open.pop();
            }
            b'"' => {
                let (text, end) = string(bytes, at);
                at = end;
                if is_key {
                    note_key(&mut outline, &mut open, text);
                } else if let Some((_, slot)) =
                    outline.keys.last_mut().filter(|_| open.len() <= DEPTH)
                {
                    slot.get_or_insert(text);
                }
            }
            _ => {}
        }
        if outline.keys.len() >= KEYS {
            break;
        }
        match byte {
            b'{' | b',' => is_key = open.last().is_some_and(Option::is_some),
            b':' | b'[' => is_key = false,
            _ => {}
        }
    }
    outline
}

fn note_key(outline: &mut Outline, open: &mut [Option<String>], key: String) {
    if let Some(Some(current)) = open.last_mut() {
        *current = key;
    }
    let path: Vec<&str> = open.iter().flatten().map(String::as_str).collect();
    if path.len() <= DEPTH {
        outline.keys.push((path.join("."), None));
    }
}

/// The text of a string up to its closing quote, escapes left as they are, and where the text goes on.
fn string(bytes: &[u8], start: usize) -> (String, usize) {
    let mut end = start;
    while let Some(&byte) = bytes.get(end) {
        match byte {
            b'"' => break,
            b'\\' => end += 2,
            _ => end += 1,
        }
    }
    let text = bytes.get(start..end.min(bytes.len())).unwrap_or_default();
    (String::from_utf8_lossy(text).into_owned(), end + 1)
}

#[cfg(test)]
mod tests {
    use super::Sample;

    #[test]
    fn keys_and_texts_are_found_where_they_stand() {
        let text = br#" {"a":"x","_embedded":{"notices":[{"id":"1","l":{"self":{"href":"h"}}},{"id":"2"}]},"b\"":3,"c":{}}"#;
        let sample = Sample::of(text);
        assert!(sample.is_json() && !sample.is_list());
        assert_eq!(sample.text("a"), Some("x"));
        assert_eq!(sample.text("_embedded.notices.id"), Some("1"));
        assert!(sample.has("_embedded.notices.l.self") && sample.has("c") && !sample.has("id"));
        assert_eq!(sample.text("c"), None);
        assert_eq!(
            Sample::of(b"[{\"links\":{\"self\":{\"href\":\"h\"}}}]").text("links.self.href"),
            Some("h")
        );
    }

    #[test]
    fn broken_and_foreign_bytes_are_described() {
        for (bytes, words) in [
            (&b"{\"a\":\"\\"[..], "JSON"),
            (b"]]}}\"", "Text"),
            (b"%PDF-1.7", "A PDF"),
            (b" <x/>", "XML"),
            (b"\0\x01", "Neither"),
            (b"", "Neither"),
        ] {
            assert!(Sample::of(bytes).describe().starts_with(words), "{bytes:?}");
        }
    }
}
