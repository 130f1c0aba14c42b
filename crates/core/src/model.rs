//! A dossier in memory: what [`crate::load`] makes of the JSON, with every reference resolved to an index.
//!
//! Nothing here changes after the load. Indices are positions in the vectors of [`Dossier`] and are
//! always in range. Offsets are Unicode scalar values in a block's text, end exclusive.

use crate::date::Date;
use crate::label::Label;

macro_rules! index_type {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position as a vector index.
            pub fn at(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

index_type! {
    /// Position in [`Dossier::articles`].
    ArticleIdx,
    /// Position in [`Article::blocks`].
    BlockIdx,
    /// Position in [`Dossier::passages`].
    PassageIdx,
    /// Position in [`Dossier::entities`].
    EntityIdx,
    /// Position in [`Dossier::types`].
    TypeIdx,
    /// Position in [`Dossier::events`].
    EventIdx,
}

/// A run of text: Unicode scalar values from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First scalar value.
    pub start: u32,
    /// One past the last scalar value.
    pub end: u32,
}

/// What one JSON file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// Short title of the whole.
    pub title: String,
    /// Language tag of the titles and summaries.
    pub lang: String,
    /// Entity types in the order in which the page lists them.
    pub types: Vec<EntityType>,
    /// The articles, in file order.
    pub articles: Vec<Article>,
    /// The entities, in file order.
    pub entities: Vec<Entity>,
    /// The events, by earliest day, then latest day, then file order.
    pub events: Vec<Event>,
    /// Figures that the text gives as numbers, in file order.
    pub quantities: Vec<Quantity>,
    /// Every passage of every article in reading order.
    pub passages: Vec<Passage>,
}

/// A kind of entity, as the dossier defines it ("person", "agreement", ...).
#[derive(Clone, Debug, PartialEq)]
pub struct EntityType {
    /// Id, also the field name in queries (`person:diaby`).
    pub id: String,
    /// Plural heading ("People").
    pub label: Label,
    /// Singular ("person").
    pub singular: Label,
}

/// A text with its metadata and blocks.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Id, unique in the dossier.
    pub id: String,
    /// Language tag of the text.
    pub lang: String,
    /// Words above the title; may be empty.
    pub kicker: String,
    /// Headline.
    pub title: String,
    /// Who made it, in order.
    pub byline: Vec<Credit>,
    /// When it was published, as far as known.
    pub published: Option<Published>,
    /// What it is taken from.
    pub source: Option<Source>,
    /// Who holds which rights; may be empty.
    pub rights: String,
    /// Other language versions.
    pub translations: Vec<Translation>,
    /// Ways to reach the newsroom.
    pub contact: Vec<Contact>,
    /// The text, in reading order.
    pub blocks: Vec<Block>,
}

/// A person and what they did.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    /// Name as printed.
    pub name: String,
    /// Role; may be empty.
    pub role: Label,
}

/// A publication date that may be uncertain.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// The date.
    pub date: Date,
    /// Words to print.
    pub display: String,
    /// How the date is known; may be empty.
    pub note: String,
}

/// The work that an article is taken from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Newsroom or publisher.
    pub publisher: String,
    /// Title of the work.
    pub title: String,
    /// Address (http, https), when there is one.
    pub url: Option<String>,
    /// Language tag of the work; may be empty.
    pub lang: String,
    /// What the relation is; may be empty.
    pub note: String,
}

/// Another language version of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    /// Language tag.
    pub lang: String,
    /// Address, when known.
    pub url: Option<String>,
    /// Words about it; may be empty.
    pub note: String,
}

/// A way to reach the newsroom.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    /// What it is for.
    pub label: Label,
    /// Address (http, https, mailto).
    pub href: String,
}

/// One heading, paragraph, quotation, list item, figure or chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Id, unique in the article; never changes once published.
    pub id: String,
    /// What it is, with what only that kind has.
    pub kind: BlockKind,
    /// The text that offsets count in (a caption for figures and charts).
    pub text: String,
    /// Mentions by start, longer first where two start together; they may nest and overlap.
    pub mentions: Vec<Mention>,
    /// The passage that the block is, or for a heading the passage that it stands over.
    pub passage: Option<PassageIdx>,
}

/// The kinds of block.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// The paragraph under the title.
    Standfirst,
    /// A heading inside the article, level 2 to 4.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// A quotation set apart, with who said it (may be empty).
    Quotation(String),
    /// An item of a list; `true` when the list is numbered.
    ListItem(bool),
    /// A picture, or its description where there is none to show.
    Figure(Figure),
    /// A small bar chart.
    Chart(Chart),
}

/// What a figure has beside its caption.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// Relative address of the picture, when there is one.
    pub image: Option<String>,
    /// Its width in pixels, when that is known.
    pub width: Option<u32>,
    /// Its height in pixels, when that is known.
    pub height: Option<u32>,
    /// Description of the picture.
    pub alt: String,
    /// Credit line; may be empty.
    pub credit: String,
}

/// What a chart has beside its caption.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// What the values count.
    pub unit: Label,
    /// Bars in order.
    pub rows: Vec<ChartRow>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartRow {
    /// Words beside the bar.
    pub label: String,
    /// Finite and not negative.
    pub value: f64,
    /// The entity that the bar is about.
    pub entity: Option<EntityIdx>,
}

/// A run of text in a block that names an entity or a date, or leads elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// What it names.
    pub target: Target,
}

/// What a mention names.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// An entity.
    Entity(EntityIdx),
    /// A date.
    Date(Date),
    /// Nothing of the dossier: it leads to an address (http, https, mailto).
    Link(String),
}

/// A block that can be found, filtered, numbered and linked. Headings are not passages: their words
/// count for the passage that follows, the title's for the first.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The article.
    pub article: ArticleIdx,
    /// The block.
    pub block: BlockIdx,
    /// Headings that stand directly over it.
    pub headings: Vec<BlockIdx>,
    /// Number in the article, from 1.
    pub number: u32,
    /// Its name in a link and as an element id: the block's id, after `article/` when the dossier has several articles.
    pub key: String,
    /// Entities mentioned in it or in its headings, ascending, each once.
    pub entities: Vec<EntityIdx>,
    /// Dates mentioned in it or in its headings, in text order.
    pub dates: Vec<Date>,
    /// Events anchored in it, ascending.
    pub events: Vec<EventIdx>,
}

/// A person, organisation, place, agreement, publication, ...
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Id, unique in the dossier.
    pub id: String,
    /// Its type.
    pub kind: TypeIdx,
    /// Canonical name.
    pub name: String,
    /// Other names that find it and count for it.
    pub aliases: Vec<String>,
    /// One line; may be empty.
    pub summary: String,
    /// Addresses of the same thing elsewhere (http, https).
    pub same_as: Vec<String>,
    /// Passages that mention it, ascending.
    pub passages: Vec<PassageIdx>,
    /// Events that involve it, ascending.
    pub events: Vec<EventIdx>,
}

/// Something that happened at a date or over a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Id, unique in the dossier.
    pub id: String,
    /// When.
    pub date: Date,
    /// The words that the article used for the date; may be empty.
    pub display: String,
    /// What, in one sentence.
    pub title: String,
    /// The passages that say so, at least one.
    pub anchors: Vec<Anchor>,
    /// Entities involved, ascending.
    pub entities: Vec<EntityIdx>,
    /// Who says so; may be empty.
    pub according_to: String,
}

/// A passage, or a run of text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The passage.
    pub passage: PassageIdx,
    /// The run of text in the passage's block, when less than all of it.
    pub span: Option<Span>,
}

/// A figure that the text gives as a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Id, unique in the dossier.
    pub id: String,
    /// What is counted.
    pub label: Label,
    /// The number; finite.
    pub value: f64,
    /// What one of it is ("people", "USD"); may be empty.
    pub unit: String,
    /// How exactly it is given.
    pub qualifier: Qualifier,
    /// Of when.
    pub date: Option<Date>,
    /// The passages that give it.
    pub anchors: Vec<Anchor>,
    /// Entities concerned, ascending.
    pub entities: Vec<EntityIdx>,
    /// Who says so; may be empty.
    pub according_to: String,
}

/// How exactly a number is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Qualifier {
    /// As printed.
    #[default]
    Exact,
    /// "around", "some", "about".
    About,
    /// "more than".
    MoreThan,
    /// "at least".
    AtLeast,
    /// "fewer than", "under".
    FewerThan,
}

impl Dossier {
    /// The article of a passage.
    pub fn article_of(&self, passage: PassageIdx) -> &Article {
        &self.articles[self.passages[passage.at()].article.at()]
    }

    /// The block that a passage is.
    pub fn block_of(&self, passage: PassageIdx) -> &Block {
        let passage = &self.passages[passage.at()];
        &self.articles[passage.article.at()].blocks[passage.block.at()]
    }

    /// All passages, in reading order.
    pub fn passage_indices(&self) -> impl DoubleEndedIterator<Item = PassageIdx> + use<> {
        (0..self.passages.len() as u32).map(PassageIdx)
    }

    /// The entity with this id.
    pub fn entity_by_id(&self, id: &str) -> Option<EntityIdx> {
        self.entities
            .iter()
            .position(|entity| entity.id == id)
            .map(|at| EntityIdx(at as u32))
    }

    /// The event with this id.
    pub fn event_by_id(&self, id: &str) -> Option<EventIdx> {
        self.events
            .iter()
            .position(|event| event.id == id)
            .map(|at| EventIdx(at as u32))
    }

    /// The entity type with this id.
    pub fn type_by_id(&self, id: &str) -> Option<TypeIdx> {
        self.types
            .iter()
            .position(|kind| kind.id == id)
            .map(|at| TypeIdx(at as u32))
    }

    /// The passage with this key.
    pub fn passage_by_key(&self, key: &str) -> Option<PassageIdx> {
        self.passages
            .iter()
            .position(|passage| passage.key == key)
            .map(|at| PassageIdx(at as u32))
    }
}
