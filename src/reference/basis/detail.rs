//! What an officer needs to use an instrument: article, conditions, declarations, refusal, languages, authority, what
//! is read together with it.
//!
//! Never here: whether it applies.
use super::order::{is_limited, rank};
use super::sift::{Candidate, Instrument, area_titles};
use super::{Article, Basis, BasisFact, Question, ReadWith};
use crate::reference::treaty::article_ranges;
use crate::reference::{
    AsOf, Confidence, CooperationKind, Declaration, InstrumentClass, Pack, Provenance, PurposeRole,
    Relation, Treaty,
};

/// Writes a candidate out.
pub(super) fn basis(
    pack: &Pack,
    question: &Question<'_>,
    one: &Candidate<'_>,
    supplements: &[Candidate<'_>],
) -> Basis {
    let articles = articles(pack, question.kind, one);
    let declarations = declarations(one, question);
    Basis {
        id: one.instrument.id().to_owned(),
        title: one.instrument.title(),
        rank: rank(one.instrument, question.kind),
        in_force_since: one.since,
        article: main_article(pack, &articles),
        conditions: conditions(pack, question, one, &articles),
        refusal: refusal(pack, &articles),
        languages: languages(pack, question, &articles, &declarations),
        authority: authority(question, &articles, &declarations),
        read_with: read_with(question, one, supplements),
        remarks: one.remarks.clone(),
        confidence: one.provenance,
        as_of: as_of(one.instrument),
        source: source(one.instrument),
        why: why(one, question.kind),
        declarations,
        articles,
    }
}

fn as_of(instrument: Instrument<'_>) -> Option<AsOf> {
    match instrument {
        Instrument::Treaty(treaty) => treaty.party_list_as_of,
        Instrument::Bilateral(_) => None,
    }
}

fn source(instrument: Instrument<'_>) -> String {
    match instrument {
        Instrument::Treaty(treaty) => treaty.party_list_provenance.clone(),
        Instrument::Bilateral(treaty) => treaty.note.clone(),
    }
}

fn why(one: &Candidate<'_>, kind: CooperationKind) -> String {
    let rank = rank(one.instrument, kind);
    let since = match (rank, one.since) {
        (InstrumentClass::Scheme, _) => "Both states take part.".to_owned(),
        (InstrumentClass::PoliceNetwork, _) => "Both states are connected.".to_owned(),
        (_, Some(day)) => format!("Binds both states since {day}."),
        (InstrumentClass::Bilateral, None) => {
            "Listed as in operation between the two; since when is not known.".to_owned()
        }
        (_, None) => "Binds both states; since when is not known for both.".to_owned(),
    };
    let sure = if one.provenance == Provenance::Memory {
        " Unverified."
    } else {
        ""
    };
    format!("{since}{sure} {}", rank.sentence())
}

/// The multilateral instruments whose articles count: itself, its parent, the protocol it serves through.
fn texts<'p>(one: &Candidate<'p>) -> impl Iterator<Item = (&'p Treaty, bool)> {
    let own = match one.instrument {
        Instrument::Treaty(treaty) => Some((treaty, true)),
        Instrument::Bilateral(_) => None,
    };
    let others = one.through.into_iter().chain(one.parent);
    own.into_iter().chain(others.map(|treaty| (treaty, false)))
}

/// The articles that matter to the kind, in the order purposes are shown.
fn articles(pack: &Pack, kind: CooperationKind, one: &Candidate<'_>) -> Vec<Article> {
    let shelf = pack.treaties();
    let mut found: Vec<Article> = Vec::new();
    for (treaty, own) in texts(one) {
        for (name, article) in &treaty.key_articles {
            let Some(purpose) = shelf.purpose(name) else {
                continue;
            };
            if purpose.matters_to(kind) && !belongs_elsewhere(pack, treaty, article, kind) {
                let no_ground = treaty.no_ground.contains(name);
                let label = &purpose.label;
                let article = Article {
                    purpose: name.clone(),
                    label: if no_ground {
                        format!("{label}: no ground for refusal")
                    } else {
                        label.clone()
                    },
                    article: article.clone(),
                    of: (!own).then(|| treaty.short_title.clone()),
                    checked: treaty.is_checked(article),
                };
                found.push(article);
            }
        }
    }
    found.sort_by_key(|article| shelf.purpose_place(&article.purpose));
    found
}

/// Whether an article is of the part of the instrument that regulates another kind: the languages of mutual assistance
/// in Art. 18 say nothing of extradition in Art. 16. Requests for assets and for data go by the rules of mutual
/// assistance.
fn belongs_elsewhere(pack: &Pack, treaty: &Treaty, article: &str, kind: CooperationKind) -> bool {
    use CooperationKind::{AssetRecovery, Extradition, Mla, Preservation};
    let named = article_ranges(article);
    let within = |of: CooperationKind| {
        let main = treaty.key_articles.iter().filter(|(name, _)| {
            let purpose = pack.treaties().purpose(name);
            purpose
                .is_some_and(|purpose| purpose.role == PurposeRole::Basis && purpose.kinds == [of])
        });
        let ranges: Vec<_> = main.flat_map(|(_, text)| article_ranges(text)).collect();
        named.iter().any(|(first, last)| {
            let meets = |(from, to): &(u16, u16)| from <= last && first <= to;
            ranges.iter().any(meets)
        })
    };
    let mla_counts = [Mla, AssetRecovery, Preservation].contains(&kind);
    let elsewhere = (!mla_counts && within(Mla)) || (kind != Extradition && within(Extradition));
    elsewhere && !within(kind)
}

/// The first article a request can rest on, in the order of purposes; else the one on the request itself.
fn main_article(pack: &Pack, articles: &[Article]) -> Option<String> {
    let is_basis = |article: &&Article| {
        let purpose = pack.treaties().purpose(&article.purpose);
        purpose.is_some_and(|purpose| purpose.role == PurposeRole::Basis)
    };
    let basis = articles.iter().find(is_basis);
    let found = basis.or_else(|| articles.iter().find(|one| one.purpose == "request"))?;
    Some(match &found.of {
        Some(of) => format!("{} of {of}", found.article),
        None => found.article.clone(),
    })
}

fn conditions(
    pack: &Pack,
    question: &Question<'_>,
    one: &Candidate<'_>,
    articles: &[Article],
) -> Vec<String> {
    let mut conditions: Vec<String> = texts(one)
        .flat_map(|(treaty, _)| treaty.condition_words.iter().cloned())
        .collect();
    if let Some(protocol) = one.through {
        conditions.push(format!(
            "Only for what its protocol brings ({}).",
            protocol.short_title
        ));
    }
    if let Instrument::Treaty(treaty) = one.instrument {
        let limited = is_limited(treaty, question.kind);
        if let Some(special) = &treaty.special_for {
            conditions.push(format!("Only for {special}."));
        } else if limited && question.crimes.is_empty() {
            let areas = area_titles(pack, treaty.scope.iter().map(String::as_str));
            conditions.push(format!("Only for {areas}."));
        }
        if one.as_serious_crime {
            conditions
                .push("The case fits only as a serious crime, not by its subject.".to_owned());
        }
        if !treaty.binding {
            conditions.push(
                "Not binding: it works only as far as the law of the requested state carries it out."
                    .to_owned(),
            );
        }
    }
    let sole = ["mla_as_sole_basis", "mla_without_treaty"];
    let sole = articles.iter().find(|a| sole.contains(&a.purpose.as_str()));
    if let Some(article) = sole.filter(|_| question.kind == CooperationKind::Mla) {
        conditions.push(format!(
            "{} only where no other treaty on mutual assistance links the two states.",
            article.article
        ));
    }
    let says_dual = conditions
        .iter()
        .any(|text| text.to_lowercase().contains("dual"));
    let dual = articles.iter().find(|a| a.purpose == "dual_criminality");
    if let Some(article) = dual.filter(|_| !says_dual) {
        conditions.push(format!("Dual criminality: see {}.", article.article));
    }
    conditions
}

fn declarations(one: &Candidate<'_>, question: &Question<'_>) -> Vec<Declaration> {
    let states = [&question.to.iso2, &question.from.iso2];
    texts(one)
        .flat_map(|(treaty, _)| {
            states
                .into_iter()
                .flat_map(|state| treaty.declarations_of(state))
        })
        .cloned()
        .collect()
}

/// One sentence for each ground, with the code a refusal is given with.
fn refusal(pack: &Pack, articles: &[Article]) -> Vec<String> {
    let grounds = articles.iter().filter_map(|article| {
        let purpose = pack.treaties().purpose(&article.purpose)?;
        let is_ground = purpose.role == PurposeRole::Refusal && article.label == purpose.label;
        is_ground.then(|| {
            let of = article.of.as_ref();
            let of = of.map_or_else(String::new, |of| format!(" of {of}"));
            let code = if purpose.ground.is_empty() {
                String::new()
            } else {
                format!(" [{}]", purpose.ground)
            };
            format!("{}: {}{of}{code}", purpose.label, article.article)
        })
    });
    grounds.collect()
}

fn rule(articles: &[Article], purposes: &[&str]) -> Vec<BasisFact> {
    let found = articles
        .iter()
        .filter(|article| purposes.contains(&article.purpose.as_str()));
    found
        .map(|article| BasisFact {
            text: format!("{}: {}", article.label, article.article),
            confidence: (!article.checked).then_some(Confidence::Unverified),
            as_of: None,
        })
        .collect()
}

fn declared(declarations: &[Declaration], state: &str, topics: &[&str]) -> Vec<BasisFact> {
    let found = declarations
        .iter()
        .filter(|one| one.iso2 == state && topics.contains(&one.topic.as_str()));
    found
        .map(|one| BasisFact {
            text: format!("{} declared: {}", one.iso2, one.text),
            confidence: Some(match one.provenance {
                Provenance::Memory => Confidence::Unverified,
                Provenance::Source => Confidence::OtherSource,
                Provenance::Office => Confidence::Office,
            }),
            as_of: None,
        })
        .collect()
}

fn languages(
    pack: &Pack,
    question: &Question<'_>,
    articles: &[Article],
    declarations: &[Declaration],
) -> Vec<BasisFact> {
    let mut found = rule(articles, &["language"]);
    let to = question.to;
    found.extend(declared(declarations, &to.iso2, &["language"]));
    found.extend(accepted_languages(pack, question));
    found
}

/// What is known of the languages the requested state takes; the official ones are the safe default.
pub(super) fn accepted_languages(pack: &Pack, question: &Question<'_>) -> Vec<BasisFact> {
    let to = question.to;
    let read = ["mla_languages", "mla_languages_unverified"];
    if let Some(fact) = read.into_iter().find_map(|column| to.fact(column)) {
        let names: Vec<&str> = fact.items().map(|code| pack.language_name(code)).collect();
        return vec![BasisFact {
            text: format!("{} takes {} (mutual assistance)", to.name, names.join(", ")),
            confidence: Some(fact.confidence),
            as_of: fact.as_of,
        }];
    }
    let official: Vec<&str> = to
        .items("languages")
        .map(|code| pack.language_name(code))
        .collect();
    if official.is_empty() {
        return Vec::new();
    }
    vec![BasisFact {
        text: format!(
            "Not known what {} takes; safe default: an official language there ({})",
            to.name,
            official.join(", ")
        ),
        confidence: Some(Confidence::Unverified),
        as_of: None,
    }]
}

fn authority(
    question: &Question<'_>,
    articles: &[Article],
    declarations: &[Declaration],
) -> Vec<BasisFact> {
    let rules = [
        "central_authority",
        "channels",
        "channel",
        "request_channel",
        "transmission",
        "point_24_7",
    ];
    let topics = ["central-authority", "competent-authority", "channels"];
    let mut found = rule(articles, &rules);
    let to = question.to;
    let named = declared(declarations, &to.iso2, &topics);
    if named.is_empty() {
        found.push(BasisFact {
            text: format!(
                "The authority of {} is not in the pack: ask the ministry of justice or the bureau there",
                to.name
            ),
            confidence: Some(Confidence::NotKnown),
            as_of: None,
        });
    }
    found.extend(named);
    found
}

/// Whether a supplement belongs to a basis.
pub(super) fn goes_with(one: &Candidate<'_>, basis: &Candidate<'_>) -> bool {
    match one.instrument {
        Instrument::Bilateral(treaty) => treaty
            .supplements
            .iter()
            .any(|id| id == basis.instrument.id()),
        Instrument::Treaty(treaty) => match &treaty.inherits {
            Some(parent) => {
                let convention = basis.parent.map(|convention| convention.id.as_str());
                parent == basis.instrument.id() || Some(parent.as_str()) == convention
            }
            // It names no parent: it changes or helps the general treaties between the two.
            None => match basis.instrument {
                Instrument::Bilateral(_) => true,
                Instrument::Treaty(general) => {
                    treaty.relation == Relation::All
                        && general.class == InstrumentClass::Regional
                        && general.scope.iter().any(|area| area == "all")
                }
            },
        },
    }
}

fn read_with(
    question: &Question<'_>,
    one: &Candidate<'_>,
    supplements: &[Candidate<'_>],
) -> Vec<ReadWith> {
    let parent = one.parent.map(|parent| ReadWith {
        id: parent.id.clone(),
        title: parent.short_title.clone(),
        why: "Its machinery applies; both states are bound by it.".to_owned(),
    });
    let others = supplements.iter().filter(|other| {
        // What is for some crimes only is read with the rest when one of them is named.
        let limited = match other.instrument {
            Instrument::Treaty(treaty) => is_limited(treaty, question.kind),
            Instrument::Bilateral(_) => false,
        };
        goes_with(other, one) && !(limited && question.crimes.is_empty())
    });
    let others = others.map(|other| ReadWith {
        id: other.instrument.id().to_owned(),
        title: other.instrument.title(),
        why: match other.since {
            Some(day) => format!("Binds both states too, since {day}."),
            None => "Binds both states too; since when is not known for both.".to_owned(),
        },
    });
    parent.into_iter().chain(others).collect()
}
