//! The rows of the desk: plain values, in the order in which they are drawn. Dates are EDTF; whoever draws them says them
//! in words.

use super::work::At;
use crate::extract::{Confidence, NameRule, Role, Unresolved};

/// The work, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The articles, each with its text.
    pub articles: Vec<ShownArticle>,
    /// Every date, in the order of the text.
    pub dates: Vec<DateRow>,
    /// The entities, in the order of their list.
    pub names: Vec<NameRow>,
    /// The runs that name nobody by decision.
    pub not_names: Vec<At>,
    /// Names that no entity has, likeliest first; those that were set aside are last.
    pub suggestions: Vec<SuggestionRow>,
    /// The events, in order of time.
    pub events: Vec<EventRow>,
    /// What may become an event, in the order of the text; what was set aside is last.
    pub proposals: Vec<ProposalRow>,
    /// The entity types: id, and label by language.
    pub types: Vec<(String, [String; 2])>,
    /// How many rows wait for a decision: doubtful dates, suggestions and proposals.
    pub n_open: usize,
}

/// An article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShownArticle {
    /// Its title; may be empty.
    pub title: String,
    /// Its language tag; may be empty.
    pub lang: String,
    /// Its publication date in EDTF; may be empty.
    pub published: String,
    /// Its text.
    pub blocks: Vec<ShownBlock>,
}

/// A block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShownBlock {
    /// Its type in the format: `paragraph`, `heading`, …
    pub kind: String,
    /// Of a heading, from 2 to 4.
    pub level: u8,
    /// Its text, cut where something begins or ends.
    pub segments: Vec<Segment>,
}

/// A run of text about which the same things are found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// Its words.
    pub text: String,
    /// Where it begins in the block.
    pub start: u32,
    /// Index of the date that it belongs to.
    pub date: Option<usize>,
    /// Index of the entity that it names.
    pub name: Option<usize>,
    /// Index of the suggestion that it belongs to.
    pub suggestion: Option<usize>,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Nothing yet: what was found counts, unless it is a guess.
    Open,
    /// It is as it is shown.
    Accepted,
    /// It is not.
    Rejected,
}

/// Why a date is read as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The rule that read it.
    pub rule: &'static str,
    /// What the words around it make of it.
    pub role: Role,
    /// What it counts from: words of the text, or the publication date when it is empty.
    pub from: Option<String>,
    /// How sure it is.
    pub confidence: Confidence,
    /// What else it may mean, in EDTF.
    pub alternatives: Vec<String>,
    /// Why it has no place on the calendar.
    pub unresolved: Option<Unresolved>,
}

/// A date.
#[derive(Clone, Debug, PartialEq)]
pub struct DateRow {
    /// Where.
    pub at: At,
    /// Its words.
    pub words: String,
    /// What it means, in EDTF; `None` when that is not known, or it is none.
    pub edtf: Option<String>,
    /// Why; `None` when it was decided.
    pub why: Option<Why>,
    /// What was decided.
    pub decision: Decision,
}

impl DateRow {
    /// Whether it has a place on the calendar or could have one: not "now" and "for years", unless somebody decided them.
    pub fn may_have_place(&self) -> bool {
        self.edtf.is_some() || self.decision != Decision::Open || self.is_open()
    }

    /// Whether somebody should look at it: nothing is decided, and it is doubtful or has no place on the calendar though
    /// it could have one.
    pub fn is_open(&self) -> bool {
        let Some(why) = &self.why else {
            return false;
        };
        match why.unresolved {
            Some(Unresolved::NoPublication | Unresolved::NoAnchor) => true,
            Some(Unresolved::Vague | Unresolved::NotACalendarDate) => false,
            None => why.confidence == Confidence::Low || !why.alternatives.is_empty(),
        }
    }
}

/// A run with the words around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Before it.
    pub before: String,
    /// The run.
    pub words: String,
    /// Behind it.
    pub after: String,
}

/// An entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Id of its type.
    pub kind: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// Where it is named.
    pub mentions: Vec<MentionRow>,
}

/// A run that names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionRow {
    /// Where.
    pub at: At,
    /// Why; `None` when it was decided.
    pub rule: Option<NameRule>,
}

/// A name that may be worth an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestionRow {
    /// By which it is set aside.
    pub key: String,
    /// Its fullest form.
    pub name: String,
    /// Other spellings.
    pub variants: Vec<String>,
    /// Id of the type that the words around it say; may be empty.
    pub kind: String,
    /// Why it is suggested.
    pub cue: String,
    /// Where it stands.
    pub passages: Vec<At>,
    /// Whether it was set aside.
    pub is_aside: bool,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// Its id.
    pub id: String,
    /// What happened.
    pub title: String,
    /// When, in EDTF.
    pub edtf: String,
    /// Names of those involved.
    pub entities: Vec<String>,
    /// Who says so; may be empty.
    pub according_to: String,
    /// Where the text tells of it.
    pub at: Option<At>,
}

/// What may become an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalRow {
    /// By which it is set aside.
    pub key: String,
    /// The sentence that tells of it.
    pub at: At,
    /// When, in EDTF.
    pub edtf: String,
    /// The words of the date.
    pub display: String,
    /// The words of the passage.
    pub title: String,
    /// Ids of those involved.
    pub entities: Vec<String>,
    /// Who says so; may be empty.
    pub according_to: String,
    /// Whether it was set aside.
    pub is_aside: bool,
}
