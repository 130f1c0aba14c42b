//! How much a match counts: BM25F with weights by field and by how literal the match is.
//!
//! S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", Foundations
//! and Trends in Information Retrieval 3 (2009), sections 3.4 (BM25), 3.5 (parameters), 3.6 (BM25F).
//! One document of theirs is a passage, an entity or an event here; one stream is a field.

use super::layout::Field;

/// Term-frequency saturation (`k1`), unitless, useful in `0.0..=2.0`.
///
/// `0.0`: one occurrence counts as many. `2.0`: passages that repeat a word dominate. Within the range that section 5 of the
/// survey named above calls sound for most collections, 1.2 to 2.
const TERM_SATURATION: f32 = 1.3;

/// How literally a word matches, best first. What of it decides before any score does: see [`tier`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Grade {
    /// The same letters, but for case.
    Exact,
    /// The same but for accents and ligatures.
    Folded,
    /// By a name of an entity mentioned there, or by the title of an event that happens there.
    Known,
    /// Another form of the word.
    Stem,
    /// A longer word.
    Prefix,
    /// One typing error away.
    OneTypo,
    /// Two typing errors away.
    TwoTypos,
}

/// How many grades there are.
pub(super) const N_GRADES: u8 = 7;

impl Grade {
    /// What one occurrence counts, `0.0..=1.0`.
    pub fn weight(self) -> f32 {
        match self {
            Grade::Exact => 1.0,
            Grade::Folded => 0.95,
            Grade::Known => 0.9,
            Grade::Stem => 0.85,
            Grade::Prefix => 0.4,
            Grade::OneTypo => 0.5,
            Grade::TwoTypos => 0.25,
        }
    }
}

/// What one occurrence in a field of mean length counts, in occurrences in a text.
///
/// For a title or heading [`WHOLE_HEADING`] comes on top.
pub(super) fn field_weight(field: Field) -> f32 {
    match field {
        Field::Text | Field::Summary | Field::Display => 1.0,
        Field::Heading => 1.5,
        Field::Caption => 0.7,
        Field::Name => 3.0,
        Field::Title => 1.5,
    }
}

/// What a name or an event's title counts for the passages that mention the entity or hold the event.
pub(super) const KNOWN_WEIGHT: f32 = 0.6;

/// What it adds that all words of a query stand in the title or heading over a passage, in the rarity of each word: so
/// what is about all that was asked comes before what says it often. The rule and its share are those of `dossier_archive`.
pub(super) const WHOLE_HEADING: f32 = 0.6;

/// How strongly length counts against a field (`b`), `0.0..=1.0`. Of a text as A. Trotman, X. Jia and M. Crane learnt it for
/// whole collections, "Towards an Efficient and Effective Search Engine" (SIGIR 2012 Workshop on Open Source Information
/// Retrieval).
fn length_strength(field: Field) -> f32 {
    match field {
        Field::Text | Field::Summary => 0.4,
        Field::Heading | Field::Caption | Field::Name | Field::Title | Field::Display => 0.5,
    }
}

/// What one occurrence counts: weight over `1 - b + b * length / mean length` (formula 3.19).
pub(super) fn occurrence_weight(field: Field, grade: Grade, n_words: u32, mean_words: f32) -> f32 {
    let strength = length_strength(field);
    let length = 1.0 - strength + strength * n_words as f32 / mean_words;
    field_weight(field) * grade.weight() / length
}

/// The part of a word's rarity that a passage earns for its weighted occurrences, `0.0..1.0`.
pub(super) fn saturation(weighted_occurrences: f32) -> f32 {
    weighted_occurrences / (TERM_SATURATION + weighted_occurrences)
}

/// How much a word tells, from how many of the passages have it: `ln(1 + (N - n + 0.5) / (n + 0.5))`.
///
/// The Robertson–Sparck Jones weight (formula 3.3) with 1 added under the logarithm, so that it stays
/// above 0 for words that most passages have.
fn rarity(n_passages: u32, n_with_it: u32) -> f32 {
    let (n_passages, n) = (n_passages.max(n_with_it) as f32, n_with_it as f32);
    (1.0 + (n_passages - n + 0.5) / (n + 0.5)).ln()
}

/// How much a word tells where it matches at each grade, from how many passages it matches at best so.
///
/// Fewer passages have a word as it was typed than have any form of it, so that a literal match tells more. Up to
/// another form it tells the mean of its own rarity and of that of all forms; a longer or misspelt word, which may be
/// another word, never makes those that are meant look common.
pub(super) fn rarities(
    n_passages: u32,
    n_by_grade: [u32; N_GRADES as usize],
) -> [f32; N_GRADES as usize] {
    let mut n_so_far = 0;
    let mut rarities = n_by_grade.map(|n| {
        n_so_far += n;
        rarity(n_passages, n_so_far)
    });
    let of_forms = rarities[Grade::Stem as usize];
    for rarity in &mut rarities[..Grade::Stem as usize] {
        *rarity = (*rarity + of_forms) / 2.0;
    }
    rarities
}

/// Farthest that two words of a query, neighbours there, count as near each other in a text, in words.
pub(super) const NEAR: u32 = 5;

/// What nearness can add, as a share of the rarity of the commoner of the two words.
const NEARNESS: f32 = 0.3;

/// The share of a word's rarity earned by standing `distance` words from its neighbour in the query.
///
/// Falls with the distance as in Y. Rasolofo and J. Savoy, "Term Proximity Scoring for Keyword-Based
/// Retrieval Systems" (ECIR 2003), but less steeply. 0 beyond [`NEAR`].
pub(super) fn nearness(distance: u32) -> f32 {
    if distance == 0 || distance > NEAR {
        0.0
    } else {
        NEARNESS / distance as f32
    }
}

/// What decides before the score, from the grade of the least literal word: lower is better.
///
/// Of a word or phrase that is all that was typed (`is_alone`) the more literal match always comes first. With several
/// words the letters of one of them do not outweigh what the others say, so that forms of a word count by their
/// [`Grade::weight`]; only what may be another word, a longer or a misspelt one, stays below.
pub(super) fn tier(grade: u8, is_alone: bool) -> u8 {
    if is_alone || grade > Grade::Stem as u8 {
        grade
    } else {
        Grade::Exact as u8
    }
}

/// A score for people to compare: the whole part says how literal the match is (its [`tier`]), the rest is
/// `score / (score + possible)`, below 1.
pub(super) fn with_grade(tier: u8, score: f32, possible: f32) -> f32 {
    let squashed = score / (score + possible.max(f32::MIN_POSITIVE)).max(f32::MIN_POSITIVE);
    f32::from(N_GRADES.saturating_sub(tier)) + squashed.min(0.999)
}
