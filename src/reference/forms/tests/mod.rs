//! The embedded forms: what letters need, grounds, languages.

mod faults;

use super::*;
use crate::domain::ground::Ground;
use crate::domain::text::show;
use crate::domain::{Foreign, Label};
use crate::reference::{Confidence, Pack};

const DIRECTIVE: Option<&str> = Some("dir-2023-977");

fn forms() -> Arc<Forms> {
    match Forms::embedded() {
        Ok(forms) => forms,
        Err(error) => panic!("{error}"),
    }
}

fn values(filled: &[(&str, &str)]) -> BTreeMap<Label, Foreign> {
    let values = filled
        .iter()
        .map(|(name, value)| (name.parse().unwrap(), (*value).into()));
    values.collect()
}

fn names<'a>(fields: impl IntoIterator<Item = &'a FormField>) -> Vec<&'a str> {
    fields
        .into_iter()
        .map(|field| field.name.as_str())
        .collect()
}

fn must(form: &Form) -> Vec<&str> {
    names(form.fields.iter().filter(|field| field.need == Need::Must))
}

#[test]
fn every_letter_has_a_form_and_a_template_in_every_language() {
    let forms = forms();
    for letter in LetterKind::ALL {
        for request in RequestKind::ALL {
            let form = forms.form(*letter, *request, None);
            assert!(
                !must(&form).is_empty(),
                "{letter:?} {request:?} asks for nothing"
            );
            for language in Language::ALL {
                let parts = forms.template(*letter, *request, *language);
                assert!(matches!(parts.first(), Some(Part::Title(_))));
                assert!(
                    form.fields
                        .iter()
                        .all(|field| !field.label(*language).is_empty())
                );
            }
        }
    }
}

#[test]
fn instruments_are_those_of_the_pack() {
    let treaties = Pack::embedded().unwrap().treaties();
    for id in forms().instruments() {
        let bilateral = treaties
            .bilaterals()
            .iter()
            .any(|bilateral| bilateral.id == id);
        assert!(
            treaties.treaty(id).is_some() || bilateral,
            "{id} is no instrument of the pack"
        );
    }
}

/// Characters the gate would change (no-break spaces, hidden controls) would show as marks in every letter.
#[test]
fn words_of_the_desk_pass_the_gate_unchanged() {
    let forms = forms();
    let words = |text: &str| assert_eq!(show(&text.into()).as_str(), text);
    for texts in FormFiles::EMBEDDED.templates {
        texts
            .iter()
            .flat_map(|text| text.text.lines())
            .for_each(words);
    }
    for field in forms.fields.values() {
        for language in Language::ALL {
            words(field.labels.get(*language));
        }
    }
    FormFiles::EMBEDDED.words.lines().for_each(words);
    FormFiles::EMBEDDED.choices.lines().for_each(words);
}

/// Directive (EU) 2023/977 Art. 4.
#[test]
fn a_request_under_the_directive_says_what_its_article_wants() {
    let form = forms().form(
        LetterKind::Request,
        RequestKind::PoliceInformation,
        DIRECTIVE,
    );
    assert_eq!(
        must(&form),
        [
            "assistance",
            "purpose",
            "held-there",
            "facts",
            "offence",
            "link"
        ]
    );
    let why = &form.field("held-there").unwrap().why;
    assert_eq!(why[0].article.as_deref(), Some("Art. 4"));
    assert_eq!(why[0].confidence, Confidence::Unverified);
}

/// UNTOC Art. 18(15), which its protocols use.
#[test]
fn assistance_under_untoc_says_what_its_article_wants() {
    for instrument in ["untoc", "untoc-tip"] {
        let form = forms().form(LetterKind::Request, RequestKind::Mla, Some(instrument));
        let wanted = ["authority", "proceedings", "assistance", "purpose", "facts"];
        assert_eq!(must(&form), wanted);
        let article = |name: &str| {
            form.field(name).unwrap().why[0]
                .article
                .clone()
                .unwrap_or_default()
        };
        assert_eq!(article("proceedings"), "Art. 18(15)(b)");
        assert_eq!(form.field("persons").unwrap().need, Need::Should);
    }
}

/// ETS 24 Art. 12 and 16, the treaty between India and the United States Art. 12, ETS 185 Art. 29(2).
#[test]
fn extradition_arrest_and_preservation_say_what_their_articles_want() {
    let forms = forms();
    let form = |request, instrument| forms.form(LetterKind::Request, request, Some(instrument));
    let extradition = form(RequestKind::Extradition, "coe-24");
    let wanted = [
        "persons",
        "description",
        "warrant",
        "offence",
        "facts",
        "law",
    ];
    assert_eq!(must(&extradition), wanted);
    let arrest = form(RequestKind::ProvisionalArrest, "us-ext-in");
    let wanted = [
        "persons",
        "description",
        "warrant",
        "formal-request",
        "facts",
        "law",
    ];
    assert_eq!(must(&arrest), wanted);
    let preservation = form(RequestKind::Preservation, "coe-185");
    let wanted = [
        "authority",
        "data",
        "necessity",
        "later-request",
        "offence",
        "facts",
    ];
    assert_eq!(must(&preservation), wanted);
    // Only what is known of the custodian is asked for.
    assert_eq!(preservation.field("custodian").unwrap().need, Need::Should);
}

#[test]
fn the_strictest_need_counts_and_every_reason_is_kept() {
    let form = forms().form(
        LetterKind::Request,
        RequestKind::Extradition,
        Some("coe-24"),
    );
    let law = form.field("law").unwrap();
    assert_eq!(law.need, Need::Must);
    let articles: Vec<_> = law
        .why
        .iter()
        .map(|why| why.article.as_deref().unwrap_or("-"))
        .collect();
    assert_eq!(
        articles,
        ["Art. 12(2)(c) (ETS 24)", "UN Model Treaty Art. 5"]
    );
    let open = forms().form(LetterKind::Request, RequestKind::Extradition, None);
    assert_eq!(open.field("law").unwrap().need, Need::Should);
}

#[test]
fn a_need_can_hang_on_another_field() {
    let form = forms().form(
        LetterKind::Request,
        RequestKind::PoliceInformation,
        DIRECTIVE,
    );
    let reason = form.field("urgency-reason").unwrap();
    assert_eq!(reason.need, Need::May);
    assert_eq!(
        reason.need_with(&values(&[("urgency", "life")])),
        Need::Must
    );
    assert_eq!(reason.need_with(&values(&[("urgency", "  ")])), Need::May);
    let form = forms().form(LetterKind::ConsentAnswer, RequestKind::Other, None);
    let conditions = form.field("conditions").unwrap();
    let under = |decision| conditions.need_with(&values(&[("decision", decision)]));
    assert_eq!(
        (under("conditions"), under("granted")),
        (Need::Must, Need::May)
    );
}

#[test]
fn what_is_missing_begins_with_what_is_required() {
    let form = forms().form(LetterKind::Acknowledgement, RequestKind::Mla, None);
    assert_eq!(
        names(form.missing(&values(&[]))),
        ["received-on", "subject", "handled-by", "handling"]
    );
    let filled = values(&[("received-on", "2031-03-07"), ("handled-by", " \n")]);
    assert_eq!(
        names(form.missing(&filled)),
        ["subject", "handled-by", "handling"]
    );
    assert!(form.is_complete(&filled) && !form.is_complete(&values(&[])));
}

#[test]
fn a_record_that_informs_or_asks_consent_has_no_other_request() {
    let forms = forms();
    let (own, consent) = (RequestKind::OwnInitiative, RequestKind::Consent);
    let same = |letter, request| {
        forms.form(LetterKind::Request, request, None) == forms.form(letter, request, None)
    };
    assert!(same(LetterKind::OwnInitiative, own) && same(LetterKind::ConsentRequest, consent));
    assert!(forms.form(LetterKind::Refusal, own, None).needs_ground);
}

/// Directive (EU) 2023/977 Art. 6(1): letters a to h and nothing else.
#[test]
fn the_list_of_the_directive_is_closed() {
    let grounds = forms().grounds(DIRECTIVE);
    assert!(grounds.closed && grounds.barred.is_empty());
    let mut letters: Vec<_> = grounds
        .list
        .iter()
        .filter_map(|known| known.article.as_deref()?.strip_prefix("Art. 6(1)"))
        .collect();
    assert_eq!(letters.len(), grounds.list.len());
    letters.dedup();
    assert_eq!(
        letters,
        ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)", "(h)"]
    );
    assert!(
        grounds
            .list
            .iter()
            .all(|known| known.confidence == Confidence::PrimaryText)
    );
    assert!(
        !grounds
            .list
            .iter()
            .any(|known| known.ground == Ground::Nationality)
    );
}

#[test]
fn an_open_list_ends_with_what_the_instrument_does_not_say() {
    let grounds = forms().grounds(Some("coe-24"));
    assert!(!grounds.closed);
    let of = |code| {
        grounds
            .list
            .iter()
            .find(|known| known.ground == code)
            .unwrap()
    };
    assert_eq!(of(Ground::Political).mandatory, Some(true));
    assert_eq!(of(Ground::Nationality).mandatory, Some(false));
    assert_eq!(of(Ground::Political).confidence, Confidence::Unverified);
    let other = of(Ground::Reciprocity);
    assert_eq!(
        (other.mandatory, &other.article, other.confidence),
        (None, &None, Confidence::NotKnown)
    );
    let all: BTreeSet<_> = grounds.list.iter().map(|known| known.ground).collect();
    assert_eq!(all.len(), Ground::ALL.len());
}

#[test]
fn a_forbidden_ground_is_not_offered() {
    let grounds = forms().grounds(Some("untoc"));
    assert!(
        grounds
            .barred
            .iter()
            .any(|known| known.ground == Ground::Fiscal)
    );
    assert!(
        !grounds
            .list
            .iter()
            .any(|known| known.ground == Ground::Fiscal)
    );
}

#[test]
fn without_instrument_every_ground_is_possible_and_none_known() {
    for instrument in [None, Some("no-such-instrument")] {
        let grounds = forms().grounds(instrument);
        assert_eq!(grounds.list.len(), Ground::ALL.len());
        assert!(
            grounds
                .list
                .iter()
                .all(|known| known.mandatory.is_none() && known.article.is_none())
        );
    }
}

/// Fiscal and political offences an instrument of the pack never lets count are barred here too.
#[test]
fn what_the_pack_calls_no_ground_is_barred() {
    let forms = forms();
    for treaty in Pack::embedded().unwrap().treaties().all() {
        for name in &treaty.no_ground {
            let wanted = match name.as_str() {
                "fiscal" => Ground::Fiscal,
                "political_offence" => Ground::Political,
                other => panic!("{other} of {} has no code", treaty.id),
            };
            let barred = forms.grounds(Some(&treaty.id)).barred;
            assert!(
                barred.iter().any(|known| known.ground == wanted),
                "{} {name}",
                treaty.id
            );
        }
    }
}

#[test]
fn advice_on_language_says_yes_no_or_unknown() {
    let pack = Pack::embedded().unwrap();
    let advice = |country: &str, wanted| {
        let advice = language_for(pack, country, wanted);
        assert_eq!(advice.language, wanted);
        format!(
            "{country} {}: {:?}, {}",
            wanted.word(),
            advice.accepted,
            advice.why
        )
    };
    let told = [
        advice("AR", Language::Spanish),
        advice("AR", Language::English),
        advice("AT", Language::French),
        advice("PY", Language::Spanish),
        advice("PY", Language::English),
        advice("914", Language::English),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn what_the_instrument_says_of_languages_goes_first() {
    let pack = Pack::embedded().unwrap();
    let advice = |country: &str, wanted, instrument| {
        let advice = forms().language_for(pack, country, wanted, instrument);
        format!(
            "{country} {}: {:?}, {}",
            wanted.word(),
            advice.accepted,
            advice.why
        )
    };
    let interpol = Some("interpol-constitution");
    let told = [
        advice("AT", Language::English, DIRECTIVE),
        advice("AT", Language::French, DIRECTIVE),
        advice("FR", Language::French, DIRECTIVE),
        advice("AT", Language::Spanish, interpol),
        advice("AT", Language::English, Some("coe-30")),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn countries_have_names_in_every_language() {
    let pack = Pack::embedded().unwrap();
    let named = |code, language| country_name(pack, code, language);
    assert_eq!(named("ES", Language::English), "Spain");
    assert_eq!(named("ES", Language::French), "Espagne");
    assert_eq!(named("ES", Language::Spanish), "España");
    assert_eq!(named("914", Language::French), "914");
}
