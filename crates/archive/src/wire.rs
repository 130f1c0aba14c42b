//! What a page asks of the engine and what it is told, as bytes ([`Code`]): the two are in different threads.
//!
//! A [`Question`] is answered by [`Reader::answer`](crate::Reader::answer), natively and in a worker alike. Questions name
//! entities and articles as links do, by kind and name and by id, so that both outlive an index that is built again.
//! Spans count Unicode scalar values, end exclusive.

mod code;

pub use code::Code;

use crate::Days;
use crate::bytes::{Bytes, Damaged};
use code::{record, variants};

/// What a page can ask.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Which articles a view shows.
    List(View),
    /// Passages of articles that say why they were found; asked for after the list, for what is on the screen.
    Snippets {
        /// What the reader typed.
        query: String,
        /// Numbers of articles, as in [`Row::doc`].
        docs: Vec<u32>,
    },
    /// What the reader may want to type: entities first, then words.
    Suggest {
        /// What stands before the caret.
        typed: String,
        /// How many at most.
        limit: usize,
    },
    /// More values of a facet, for its filter box.
    Values {
        /// The view that they are counted in.
        view: View,
        /// The type of entity.
        kind: String,
        /// What words of a name, or of another name, must begin with; empty for all.
        typed: String,
        /// How many at most.
        limit: usize,
    },
    /// An article to read.
    Article {
        /// Its id.
        id: String,
    },
}

/// Which articles are wanted, and how they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// What the reader typed; the language of `dossier_core::search::parse`.
    pub query: String,
    /// Entities that articles must mention: of each type one, or all.
    pub include: Vec<Name>,
    /// Entities that articles must not mention.
    pub exclude: Vec<Name>,
    /// Types of which an article must mention every entity of `include`.
    pub all_types: Vec<String>,
    /// EDTF, as in `date:`: a day of the article must be possibly in it. Empty for any time.
    pub period: String,
    /// The order.
    pub sort: Sort,
    /// How many of the first articles to pass over.
    pub offset: usize,
    /// How many articles to give.
    pub limit: usize,
    /// How many values of each type of entity to count; 0 for none. It takes more chunks than the list alone.
    pub facets: usize,
    /// Whether to count articles over time. It takes the chunks of all dates.
    pub timeline: bool,
}

/// An order of articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best first; the newest first when nothing is asked.
    #[default]
    Relevance,
    /// Newest first, undated ones last.
    Newest,
    /// Oldest first, undated ones last.
    Oldest,
}

/// An entity as links name it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// Its type: `place`.
    pub kind: String,
    /// Its name.
    pub name: String,
}

/// What a page is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// To [`Question::List`].
    List(List),
    /// To [`Question::Snippets`]: one for each article, in the order asked, which is the article's summary when no passage has the
    /// words; `None` when there is nothing to show.
    Snippets(Vec<Option<Snippet>>),
    /// To [`Question::Suggest`], best first.
    Suggestions(Vec<Suggestion>),
    /// To [`Question::Values`], most frequent first.
    Values(Vec<Value>),
    /// To [`Question::Article`]; `None` when no article has that id, or its text cannot be had.
    Article(Option<Opened>),
}

/// A page of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// How many articles match.
    pub total: u32,
    /// Whether none matches everything, so that these match only a part.
    pub relaxed: bool,
    /// Whether articles that match only a part stand among those that match everything, none of which does so as it was typed.
    pub is_mixed: bool,
    /// The articles, in order.
    pub rows: Vec<Row>,
    /// Values by type of entity, in the index's order of types; empty when not asked for.
    pub facets: Vec<Facet>,
    /// Articles over time; `None` when not asked for.
    pub timeline: Option<Timeline>,
    /// How many articles of the view stand under the months of `rows`, when the order is one of time and values are
    /// counted.
    pub months: Vec<Month>,
    /// The query with its misspelt words mended, when little or nothing was found and words like them exist. See
    /// [`List::further_meant`].
    pub did_you_mean: Option<String>,
    /// Names of the view that the index does not have.
    pub unknown: Vec<Name>,
    /// What the page should say.
    pub notices: Vec<Notice>,
}

/// An article in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in this index.
    pub doc: u32,
    /// What links name it by.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where the query's words stand in the title.
    pub title_spans: Vec<(u32, u32)>,
    /// What stands below it; empty where words are asked for, since a [`Snippet`] stands there.
    pub summary: String,
    /// Where it was published first; empty when that is not known.
    pub address: String,
    /// BCP 47.
    pub language: String,
    /// Earliest and latest day it is about.
    pub days: Option<Days>,
    /// Some of the entities that it mentions, the rarest first, when values are counted: as far as the values' names
    /// stand in the same chunks.
    pub names: Vec<Name>,
    /// The least literal of its matches; `None` when no word was asked for.
    pub reason: Option<Reason>,
    /// Whether it is one of those that are counted, and not one that follows few matches because it is near to them.
    pub is_match: bool,
    /// Whether it has no text, so that nothing comes below its title.
    pub is_title_alone: bool,
    /// Whether its card could not be read: then only `doc` is known.
    pub is_missing: bool,
    /// Words and phrases of the query that it lacks, as typed; none where it lacks more than [`MAX_LACKING`].
    pub lacking: Vec<String>,
}

/// How many words an article can lack and say so.
pub const MAX_LACKING: usize = 3;

/// Why an article was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// As it was typed.
    Exact,
    /// But for accents, case or apostrophes.
    Folded,
    /// By another name of an entity.
    Alias,
    /// By another form of the word.
    Stemmed,
    /// By the beginning of a word.
    Prefix,
    /// By a similar spelling.
    Misspelt,
}

/// The values of a type of entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facet {
    /// The type.
    pub kind: String,
    /// Its most frequent values in the view, and those that the view names.
    pub values: Vec<Value>,
    /// How many values there are to choose from: those of articles that would show if the value were included.
    pub total: u32,
}

/// A value of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// Its name.
    pub name: String,
    /// How many articles would show if it were included.
    pub count: u32,
}

/// How many articles of the view there are over time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// What a bar stands for.
    pub unit: Unit,
    /// First day of each bar, as `dossier_core::date::Day` counts them, and how many articles begin in it; ascending, those
    /// with none left out.
    pub bars: Vec<(i32, u32)>,
    /// How many articles of the view have no date.
    pub undated: u32,
    /// Earliest and latest day of the whole collection, whatever the view is.
    pub extent: Option<Days>,
}

/// A piece of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    #[default]
    Day,
    /// From Monday on.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// How many articles stand under a month: those whose latest day is in it where the newest is first, else the earliest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Month {
    /// Its first day, as `dossier_core::date::Day` counts them; `None` for articles without a date.
    pub first: Option<i32>,
    /// How many.
    pub count: u32,
}

/// A passage of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The block, counted from 0 among those of the text.
    pub block: u32,
    /// The words around the hit.
    pub text: String,
    /// Where the query's words stand in `text`.
    pub spans: Vec<(u32, u32)>,
    /// Whether words of the block are left out before and after.
    pub is_cut: (bool, bool),
}

/// Something that could be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// An entity, to be included in the filters, and how many articles mention it.
    Entity(Name, u32),
    /// The whole of what would be typed, its last word completed, and how many articles have that word.
    Words(String, u32),
}

/// An article to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Its number in this index.
    pub doc: u32,
    /// Its text, one for each block; headings too, captions and the like not.
    pub texts: Vec<String>,
    /// [`Article::record`](crate::Article::record): the dossier's JSON with one article, whose blocks lack their `text`.
    pub record: Vec<u8>,
}

/// What the page should say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The query is not one that can be read, so its words are searched.
    PlainWords,
    /// A field that there is not.
    UnknownField(String),
    /// A date that cannot be read.
    UnreadableDate(String),
    /// Parts of the query are left out, for it is too long.
    TooLong,
    /// A word that no article has was read as words spelt like it.
    Spelling {
        /// As typed.
        typed: String,
        /// As found, nearest first.
        found: Vec<String>,
    },
    /// No article has all the words; these are the ones without which articles are found.
    NothingForAll(Vec<String>),
    /// So many parts of the index could not be read: articles may be missing and counts too low.
    Incomplete(u32),
    /// No article has all the words as they were typed, so words like them were taken too.
    Respelt,
}

/// What a page carries so that it shows something before it has asked anything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Start {
    /// The collection's title.
    pub title: String,
    /// BCP 47, of the title and of the interface where nothing else is asked.
    pub lang: String,
    /// How many articles there are.
    pub n_articles: u32,
    /// Types of entities in the order in which they are shown: id, and headings by language (BCP 47).
    pub kinds: Vec<(String, Vec<(String, String)>)>,
    /// The answer to the view of the first page: no query, no filters.
    pub first: List,
    /// Whether every article has a page of its own, `articles/ID.html`.
    pub has_pages: bool,
    /// What stands on a further page of the list, in place of the articles of `first`.
    pub further: Option<Further>,
}

/// A further page of the list: it has an address of its own and is read without scripts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Further {
    /// Its number, from 2.
    pub number: u32,
    /// Its articles.
    pub list: List,
}

variants!(Question:
    0 List(view);
    1 Snippets { query, docs };
    2 Suggest { typed, limit };
    3 Values { view, kind, typed, limit };
    4 Article { id };
);
variants!(Answer:
    0 List(list);
    1 Snippets(snippets);
    2 Suggestions(suggestions);
    3 Values(values);
    4 Article(opened);
);
variants!(Suggestion:
    0 Entity(name, n_docs);
    1 Words(words, n_docs);
);
variants!(Notice:
    0 PlainWords;
    1 UnknownField(field);
    2 UnreadableDate(date);
    3 TooLong;
    4 Spelling { typed, found };
    5 NothingForAll(missing);
    6 Incomplete(n_chunks);
    7 Respelt;
);
variants!(Sort: 0 Relevance; 1 Newest; 2 Oldest;);
variants!(Reason: 0 Exact; 1 Folded; 2 Alias; 3 Stemmed; 4 Prefix; 5 Misspelt;);
variants!(Unit: 0 Day; 1 Week; 2 Month; 3 Year;);
record!(View: query include exclude all_types period sort offset limit facets timeline);
record!(Name: kind name);
record!(List: total relaxed is_mixed rows facets timeline months did_you_mean unknown notices);
record!(Row: doc id title title_spans summary address language days names reason is_match is_title_alone is_missing lacking);
record!(Facet: kind values total);
record!(Value: name count);
record!(Timeline: unit bars undated extent);
record!(Month: first count);
record!(Snippet: block text spans is_cut);
record!(Opened: doc texts record);
record!(Start: title lang n_articles kinds first has_pages further);
record!(Further: number list);

/// As bytes.
pub fn to_bytes<T: Code>(value: &T) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.put(&mut bytes);
    bytes
}

/// From bytes; `None` when they are no such value.
pub fn from_bytes<T: Code>(bytes: &[u8]) -> Option<T> {
    let mut rest = Bytes(bytes);
    let value = T::take(&mut rest).ok()?;
    rest.is_empty().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_comes_out_as_it_went_in() {
        let question = Question::List(View {
            query: "harbour \"by the sea\"".to_owned(),
            include: vec![Name {
                kind: "place".to_owned(),
                name: "Zürich".to_owned(),
            }],
            limit: 20,
            ..View::default()
        });
        assert_eq!(from_bytes(&to_bytes(&question)), Some(question));
    }

    #[test]
    fn other_bytes_are_no_question() {
        assert_eq!(from_bytes::<Question>(&[9, 9, 9]), None);
        assert_eq!(from_bytes::<Question>(&[]), None);
    }
}
