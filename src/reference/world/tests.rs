//! Outlines: known places fall into their country, holes stay holes, and no text is read wrongly or expensively.
use proptest::prelude::*;

use super::*;
use crate::reference::PackFiles;

fn world() -> World {
    World::read(PackFiles::EMBEDDED.world).unwrap()
}

/// Of degrees, east and north.
fn place(east: f64, north: f64) -> Place {
    #[expect(clippy::cast_possible_truncation, reason = "a place of a test")]
    let hundredths = |degrees: f64| (degrees * 100.0).round() as i32;
    Place {
        east: hundredths(east),
        north: hundredths(north),
    }
}

/// One country on a line of its own, as the file has them.
fn file(countries: &str) -> String {
    format!("{{\"v\":1,\"q\":20,\"countries\":[\n{countries}\n]}}")
}

fn fault(text: &str) -> String {
    World::read(text).unwrap_err().to_string()
}

#[test]
fn capitals_lie_in_their_countries() {
    let world = world();
    for (name, east, north, iso2) in [
        ("Paris", 2.35, 48.85, "FR"),
        ("Lima", -76.95, -12.05, "PE"),
        ("Nairobi", 36.82, -1.29, "KE"),
        ("Canberra", 149.13, -35.31, "AU"),
        ("Cayenne's hinterland", -53.0, 4.0, "GF"),
        (
            "Anadyr, east of the dateline's neighbours",
            177.0,
            65.0,
            "RU",
        ),
        ("Chukotka beyond 180 degrees", -173.0, 66.8, "RU"),
    ] {
        let found = world.at(place(east, north)).map(Shape::iso2);
        assert_eq!(found, Some(iso2), "{name}");
    }
    assert_eq!(world.at(place(-30.0, 30.0)), None, "the Atlantic");
}

#[test]
fn a_ring_inside_another_is_a_hole() {
    let world = world();
    let maseru_hills = place(28.2, -29.6);
    assert!(world.shape("LS").unwrap().contains(maseru_hills));
    assert!(!world.shape("ZA").unwrap().contains(maseru_hills));
    assert!(world.shape("ZA").unwrap().contains(place(24.0, -30.0)));
}

#[test]
fn every_country_of_the_pack_has_a_shape_with_its_label_near_the_point_of_the_table() {
    let (pack, world) = (crate::reference::Pack::embedded().unwrap(), world());
    for country in pack.countries() {
        let shape = world.shape(&country.iso2).unwrap();
        let (north, east) = country.label_at().unwrap();
        let (told, drawn) = (place(east, north), shape.label());
        let off = (told.east - drawn.east).abs() + (told.north - drawn.north).abs();
        assert!(off < 1_000, "{}: {told:?} {drawn:?}", country.iso2);
    }
    assert_eq!(world.shapes().len(), pack.countries().len());
    let bare = world.shapes().iter().filter(|shape| shape.rings() == 0);
    let bare: Vec<_> = bare.map(Shape::iso2).collect();
    assert_eq!(bare, ["BV", "GI", "TK", "UM"]);
}

#[test]
fn crossings_come_in_pairs_from_west_to_east() {
    let world = world();
    let mut crossings = Vec::new();
    for shape in world.shapes() {
        for north in (-9_000..=9_000).step_by(37) {
            shape.crossings(north, &mut crossings);
            assert!(crossings.len().is_multiple_of(2) && crossings.is_sorted());
        }
    }
}

#[test]
fn faults_are_told_with_their_line() {
    let good = r#"{"i":"AA","c":[0,0],"r":[[0,0,20,0,0,20]]},"#;
    for (bad, what) in [
        (r#"{"i":"BB","c":[0,0],"r":[[0,0,20,0,0]]}"#, "odd count"),
        (r#"{"i":"BB","c":[0,0],"r":[[0,0,20,0]]}"#, "three corners"),
        (r#"{"i":"BB","c":[0,0],"r":[[]]}"#, "three corners"),
        (
            r#"{"i":"BB","c":[0,0],"r":[[3599,0,2,0,0,20]]}"#,
            "not on the globe",
        ),
        (
            r#"{"i":"BB","c":[0,0],"r":[[0,1801,2,0,0,20]]}"#,
            "not on the globe",
        ),
        (
            r#"{"i":"BB","c":[0,0],"r":[[2147483647,0,2147483647,0,0,0]]}"#,
            "not on the globe",
        ),
        (r#"{"i":"BB","c":[0,0],"r":[[0,0,2.5,0,0,1]]}"#, "2.5"),
        (r#"{"i":"BB","c":[180.01,0],"r":[]}"#, "not on the globe"),
        (r#"{"i":"BB","c":[0,-91],"r":[]}"#, "not on the globe"),
        (r#"{"i":"BB","c":[0],"r":[]}"#, "length"),
        (r#"{"i":"BB","c":[0,1e999],"r":[]}"#, "range"),
        (r#"{"i":"bb","c":[0,0],"r":[]}"#, "two capitals"),
        (r#"{"i":"BB","c":[0,0]}"#, "missing field"),
        (r#"{"i":"AA","c":[0,0],"r":[]}"#, "AA stands twice"),
    ] {
        let told = fault(&file(&format!("{good}\n{bad}")));
        assert!(told.contains("world.json, line 3: "), "{bad}: {told}");
        assert!(told.contains(what), "{bad}: {told}");
    }
    assert!(fault(r#"{"v":2,"q":20,"countries":[]}"#).contains("layout 2"));
    assert!(fault(r#"{"v":1,"q":0,"countries":[]}"#).contains("0 steps"));
    assert!(fault("").contains("world.json"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_rings_are_read_or_refused(
        rings in prop::collection::vec(prop::collection::vec(-4_000_i32..4_000, 0..20), 0..5),
        east in any::<i32>(),
        north in any::<i32>(),
    ) {
        let text = file(&format!("{{\"i\":\"AA\",\"c\":[1.5,2.5],\"r\":{rings:?}}}"));
        if let Ok(world) = World::read(&text) {
            let numbers: usize = rings.iter().map(Vec::len).sum();
            let shape = world.shape("AA").unwrap();
            prop_assert_eq!(shape.corners.len() * 2, numbers);
            shape.contains(Place { east, north });
        }
    }

    #[test]
    fn a_changed_byte_is_never_a_panic(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let start = PackFiles::EMBEDDED.world.split_inclusive('\n').take(8);
        let mut bytes = start.collect::<String>().into_bytes();
        let place = at.index(bytes.len());
        if let Some(slot) = bytes.get_mut(place) {
            *slot = byte;
        }
        if let Ok(text) = String::from_utf8(bytes) {
            let _ = World::read(&text);
        }
    }
}
