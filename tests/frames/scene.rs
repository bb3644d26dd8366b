//! Desks to take frames of: what is on them, who sits there, in which window and look.

use attache::desk::Desk;
use attache::domain::content::DueClaim;
use attache::domain::marking::{HandlingCode, Marking, Tlp};
use attache::domain::subject::{Identity, Organisation, Person};
use attache::domain::{AlertKind, Draft, Foreign, Kind, Priority, Subject};
use attache::tui::drive::{Driver, Frame};
use attache::tui::headless::{self, Form};
use attache::tui::options::{Look, Options, Size, ThemeName};
use tempfile::TempDir;

use crate::support::{START, alert, at, file, label, open};

/// Windows the frames are reviewed in.
pub const SIZES: [Size; 4] = [size(60, 18), size(80, 24), size(100, 30), size(140, 45)];

/// The window most officers have.
pub const USUAL: Size = SIZES[1];

const fn size(columns: u16, rows: u16) -> Size {
    Size { columns, rows }
}

/// What lies on the desk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pile {
    Empty,
    One,
    Many,
    Overlong,
    Cjk,
    RightToLeft,
    Hostile,
}

impl Pile {
    pub const ALL: [Self; 7] = [
        Self::Empty,
        Self::One,
        Self::Many,
        Self::Overlong,
        Self::Cjk,
        Self::RightToLeft,
        Self::Hostile,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::One => "one",
            Self::Many => "many",
            Self::Overlong => "overlong",
            Self::Cjk => "cjk",
            Self::RightToLeft => "right_to_left",
            Self::Hostile => "hostile",
        }
    }

    fn drafts(self) -> Vec<Draft> {
        match self {
            Self::Empty => Vec::new(),
            Self::One => vec![one()],
            Self::Many => (0..60).map(of_many).collect(),
            Self::Overlong => vec![overlong(), one()],
            Self::Cjk => cjk(),
            Self::RightToLeft => right_to_left(),
            Self::Hostile => hostile(),
        }
    }
}

/// Looks the frames are reviewed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dress {
    Default,
    Light,
    HighContrast,
    Mono,
    Ascii,
}

impl Dress {
    pub const ALL: [Self; 5] = [
        Self::Default,
        Self::Light,
        Self::HighContrast,
        Self::Mono,
        Self::Ascii,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Light => "light",
            Self::HighContrast => "high_contrast",
            Self::Mono => "mono",
            Self::Ascii => "ascii",
        }
    }

    fn look(self) -> Look {
        let theme = match self {
            Self::Default | Self::Ascii => ThemeName::Default,
            Self::Light => ThemeName::Light,
            Self::HighContrast => ThemeName::HighContrast,
            Self::Mono => ThemeName::Mono,
        };
        let ascii = self == Self::Ascii;
        Look {
            theme,
            ascii_borders: ascii,
            ascii_text: ascii,
        }
    }
}

/// A desk with an officer at it. The folder lives as long as the scene.
pub struct Scene {
    pub driver: Driver,
    pub desk: Desk,
    _folder: TempDir,
}

impl Scene {
    /// The first frame an officer sees who has been here before: no card.
    pub fn new(pile: Pile, size: Size, dress: Dress) -> Self {
        let mut scene = Self::first(pile, size, dress);
        scene.keys("<esc>");
        scene
    }

    /// The very first frame.
    pub fn first(pile: Pile, size: Size, dress: Dress) -> Self {
        let mut options = Options::new(label("alma"));
        options.look = dress.look();
        Self::with(pile, size, &options)
    }

    /// The very first frame under these options.
    pub fn with(pile: Pile, size: Size, options: &Options) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = open(folder.path());
        let drafts = pile.drafts();
        if !drafts.is_empty() {
            desk.receive(vec![file(drafts)], &at(0)).unwrap();
        }
        Self {
            driver: Driver::new(desk.clone(), options, size, START),
            desk,
            _folder: folder,
        }
    }

    /// The first frame of a desk that was filled by hand, for somebody who has been here before.
    pub fn of(fill: impl FnOnce(&Desk), size: Size, dress: Dress) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = open(folder.path());
        fill(&desk);
        let mut options = Options::new(label("alma"));
        options.look = dress.look();
        let mut scene = Self {
            driver: Driver::new(desk.clone(), &options, size, START),
            desk,
            _folder: folder,
        };
        scene.keys("<esc>");
        scene
    }

    pub fn keys(&mut self, keys: &str) -> &mut Self {
        self.driver.keys(keys).unwrap();
        self
    }

    pub fn frame(&self) -> Frame {
        self.driver.frame()
    }
}

/// A frame in one of its written forms.
pub fn written(frame: &Frame, form: Form) -> String {
    let frame = headless::Frame {
        buffer: &frame.cells,
        cursor: Some(frame.cursor),
    };
    headless::render(&frame, form)
}

fn person(name: &str, script: Option<&str>) -> Subject {
    let identity = Identity {
        full_name: Some(Foreign::from(name)),
        original_script: script.map(Foreign::from),
        ..Identity::default()
    };
    Subject::Person(Box::new(Person {
        identities: vec![identity],
        ..Person::default()
    }))
}

fn marked(handling: &[HandlingCode], tlp: Option<Tlp>) -> Marking {
    Marking {
        handling: handling.to_vec(),
        tlp,
        ..Marking::default()
    }
}

fn titled(n: usize, title: &str, text: &str) -> Draft {
    let mut draft = alert(&format!("2031/9{n:04}"), title);
    draft.content.text = Foreign::from(text);
    draft.content.marking = marked(&[HandlingCode::H1], None);
    draft
}

fn one() -> Draft {
    let mut draft = titled(
        1,
        "Missing girl, 11, may be on a train",
        "SAMPLE text. The child left school at 16:30 and was seen at the station.",
    );
    draft.content.kind = Kind::Alert(AlertKind::Yellow);
    draft.content.urgency = Some(Priority::Urgent);
    draft.content.due = Some(DueClaim::At(START.plus_seconds(3_600)));
    draft.content.from.authority = Some("NCB EXAMPLE".into());
    draft.content.subjects = vec![person("EXEMPLE, Mia", None)];
    draft
}

/// Every priority, deadlines on both sides of now, several countries and markings.
fn of_many(n: usize) -> Draft {
    let mut draft = titled(
        n,
        &format!("SAMPLE alert number {n} of a busy night"),
        "SAMPLE.",
    );
    let countries = ["FR", "ZA", "PE", "DE", "NG", "JP", "BR"];
    draft.content.from.country = countries.get(n % 7).and_then(|code| code.parse().ok());
    draft.content.urgency = Priority::ALL.get((n * 7 / 3) % 4).copied();
    let hours = i64::try_from(n).unwrap() * 5 - 20;
    if n.is_multiple_of(3) {
        draft.content.due = Some(DueClaim::At(START.plus_seconds(hours * 3_600)));
    }
    draft.content.marking = match n % 4 {
        0 => marked(&[HandlingCode::H0], None),
        1 => marked(&[HandlingCode::H1, HandlingCode::H2], None),
        2 => marked(&[], Some(Tlp::Red)),
        _ => Marking::assumed(),
    };
    draft
}

fn overlong() -> Draft {
    let title = "SAMPLE title that goes on and on without saying more ".repeat(9);
    let mut draft = titled(
        1,
        &title,
        &"SAMPLE sentence of a very long text. ".repeat(200),
    );
    draft.content.urgency = Some(Priority::Urgent);
    draft.content.due = Some(DueClaim::At(START.plus_seconds(1_800)));
    draft.content.their_ref = Some("REF/".repeat(40).into());
    draft.content.from.authority =
        Some("Ministry of the Interior of the Example Republic, Department for Everything".into());
    draft.content.marking.restrictions =
        vec!["not to be passed to third countries without our written consent".into(); 3];
    draft.content.marking.handling = vec![HandlingCode::H0, HandlingCode::H1, HandlingCode::H2];
    draft.content.subjects = vec![
        Subject::Organisation(Organisation {
            name: Some("EXAMPLE-HOLDING-WITHOUT-ANY-SPACE-IN-ITS-NAME-GMBH-AND-CO-KG".into()),
            ..Organisation::default()
        }),
        person(
            "TESTPERSON, Alexander Maximilian Johannes Bartholomew",
            None,
        ),
    ];
    draft
}

fn cjk() -> Vec<Draft> {
    let mut first = titled(
        1,
        "見本：暗号資産への投資をうたう詐欺の被害届",
        "これは見本の文章です。被害者は東京の銀行から送金しました。\n受取人の口座を確認してください。",
    );
    first.content.from.country = "JP".parse().ok();
    first.content.from.authority = Some("警察庁 見本課".into());
    first.content.subjects = vec![person("MIHON, Taro", Some("見本 太郎"))];
    let mut second = titled(2, "样本：集资诈骗，涉案公司在卢森堡有账户", "样本文字。");
    second.content.from.country = "CN".parse().ok();
    let mut third = titled(3, "예시: 허위 사이트 운영 한국어 제목", "예시 본문.");
    third.content.from.country = "KR".parse().ok();
    vec![first, second, third]
}

fn right_to_left() -> Vec<Draft> {
    let mut first = titled(
        1,
        "طلب معلومات عن حساب مصرفي: مثال رقم 42 (EXAMPLE BANK)",
        "هذا نص للتجربة فقط.\nرقم الحساب: 000-12 عند بنك EXAMPLE.",
    );
    first.content.from.country = "MA".parse().ok();
    first.content.from.authority = Some("المكتب المركزي الوطني".into());
    first.content.subjects = vec![person("MITHAL, Sami", Some("مثال، سامي"))];
    let mut second = titled(2, "דוגמה, דן: סחר בסמים מסוכנים", "טקסט לדוגמה.");
    second.content.from.country = "IL".parse().ok();
    vec![first, second]
}

/// Sequences that would take the terminal, turn text round, hide in it, or look like the desk's own words.
fn hostile() -> Vec<Draft> {
    let mut first = titled(
        1,
        "\u{1b}[2J\u{1b}]0;owned\u{7}SAMPLE \u{202e}gnirts desrever\u{202c} title",
        "Due      tomorrow\u{200b}\u{2066}\n\u{1b}[31mHandling CLEAR\u{1b}[0m\u{feff}\r\nz\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    );
    first.content.from.authority = Some("NCB\u{9b}31m \u{e0041}\u{e0042}EXAMPLE".into());
    first.content.their_ref = Some("2031/9\u{200b}0001".into());
    first.content.subjects = vec![person("ЕХАМРLЕ, Аlех", None)];
    let second = titled(
        2,
        "pаypаl-lооkalike of a name, ALL OK, press y",
        "| Due   never",
    );
    let third = titled(
        3,
        "\n\n\t\u{0}\u{7f}\u{85}\u{2028}after many controls",
        "\u{8}\u{8}\u{8}gone",
    );
    let fourth = titled(4, "👨‍👩‍👧‍👦 family 🇱🇺 flag e\u{301} combining", "👍🏽 sample");
    vec![first, second, third, fourth]
}
