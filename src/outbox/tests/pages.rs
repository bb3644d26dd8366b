//! A small reader of the pages we write: what a search in a viewer finds on each, by the tables in the file itself.
//!
//! It knows as much of the format (ISO 32000-1) as our writer uses.

use std::collections::HashMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

/// The texts of each page, in the order in which they are drawn; one for each run.
pub fn pages(pdf: &[u8]) -> Vec<Vec<String>> {
    let file = File {
        objects: objects(pdf),
    };
    let ids = file.objects.keys().copied();
    let mut ids: Vec<usize> = ids
        .filter(|id| file.dictionary(*id).contains("/Type/Page/"))
        .collect();
    ids.sort_unstable();
    ids.into_iter().map(|id| file.page(id)).collect()
}

struct File<'a> {
    objects: HashMap<usize, &'a [u8]>,
}

/// The objects by their numbers.
fn objects(pdf: &[u8]) -> HashMap<usize, &[u8]> {
    let mut objects = HashMap::new();
    let mut rest = pdf;
    while let Some(at) = find(rest, b" 0 obj\n") {
        let digits = rest[..at]
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_digit())
            .count();
        let number = std::str::from_utf8(&rest[at - digits..at]).unwrap();
        rest = &rest[at + 7..];
        let end = find(rest, b"\nendobj").unwrap();
        objects.insert(number.parse().unwrap(), &rest[..end]);
        rest = &rest[end..];
    }
    objects
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

impl File<'_> {
    fn dictionary(&self, id: usize) -> String {
        let object = self.objects[&id];
        let end = find(object, b"\nstream").unwrap_or(object.len());
        String::from_utf8_lossy(&object[..end]).into_owned()
    }

    fn stream(&self, id: usize) -> Vec<u8> {
        let object = self.objects[&id];
        let begin = find(object, b"stream\n").unwrap() + 7;
        let mut bytes = Vec::new();
        ZlibDecoder::new(&object[begin..])
            .read_to_end(&mut bytes)
            .unwrap();
        bytes
    }

    fn page(&self, id: usize) -> Vec<String> {
        let page = self.dictionary(id);
        let resources = self.dictionary(number_after(&page, "/Resources ").unwrap());
        let mut fonts = HashMap::new();
        for n in 0..3 {
            let name = format!("/f{n}");
            if let Some(font) = number_after(&resources, &format!("{name} ")) {
                let table = number_after(&self.dictionary(font), "/ToUnicode ").unwrap();
                fonts.insert(name, characters(&self.stream(table)));
            }
        }
        let content = self.stream(number_after(&page, "/Contents ").unwrap());
        texts(&content, &fonts)
    }
}

fn number_after(text: &str, key: &str) -> Option<usize> {
    let rest = &text[text.find(key)? + key.len()..];
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    rest[..digits].parse().ok()
}

/// From the numbers of glyphs to characters.
fn characters(table: &[u8]) -> HashMap<u16, String> {
    let table = String::from_utf8_lossy(table);
    let pairs = table.lines().filter_map(|line| {
        let (glyph, text) = line.strip_prefix('<')?.split_once("> <")?;
        let text = text.strip_suffix('>')?;
        let units: Vec<u16> = (0..text.len() / 4)
            .map(|n| u16::from_str_radix(&text[4 * n..4 * n + 4], 16).unwrap())
            .collect();
        Some((
            u16::from_str_radix(glyph, 16).ok()?,
            String::from_utf16(&units).unwrap(),
        ))
    });
    pairs.collect()
}

/// The strings shown, each in the font chosen last.
fn texts(content: &[u8], fonts: &HashMap<String, HashMap<u16, String>>) -> Vec<String> {
    let (mut texts, mut font, mut at) = (Vec::new(), None, 0);
    while at < content.len() {
        if content[at..].starts_with(b"/f") {
            let name = String::from_utf8_lossy(&content[at..at + 3]).into_owned();
            font = fonts.get(&name).or(font);
        }
        if content[at..].starts_with(b"BT") {
            texts.push(String::new());
        }
        if content[at] == b'(' {
            let (glyphs, end) = string(content, at + 1);
            let shown = glyphs.chunks(2).filter_map(|pair| {
                let glyph = u16::from_be_bytes([pair[0], *pair.get(1)?]);
                font?.get(&glyph).map(String::as_str)
            });
            let shown: String = shown.collect();
            if let Some(text) = texts.last_mut() {
                text.push_str(&shown);
            }
            at = end;
        }
        at += 1;
    }
    texts
}

/// A string and where it ends.
fn string(content: &[u8], mut at: usize) -> (Vec<u8>, usize) {
    let (mut bytes, mut depth) = (Vec::new(), 0);
    loop {
        match content[at] {
            b'\\' => {
                at += 1;
                let octal = content[at..]
                    .iter()
                    .take(3)
                    .take_while(|b| matches!(b, b'0'..=b'7'));
                let octal = octal.count();
                if octal > 0 {
                    let digits = std::str::from_utf8(&content[at..at + octal]).unwrap();
                    bytes.push(u8::from_str_radix(digits, 8).unwrap());
                    at += octal - 1;
                } else {
                    bytes.push(match content[at] {
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        b'b' => 8,
                        b'f' => 12,
                        other => other,
                    });
                }
            }
            b')' if depth == 0 => return (bytes, at),
            other => {
                depth += i32::from(other == b'(') - i32::from(other == b')');
                bytes.push(other);
            }
        }
        at += 1;
    }
}
