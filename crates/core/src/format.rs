//! The JSON format, version 1, as it stands in a file: every field by its name and type.
//!
//! Reading is lenient on purpose. A list keeps its good records beside its bad ones ([`Records`]) and a
//! field of the wrong type is kept as a problem ([`Field::Bad`]), so that [`crate::load`] can show all the
//! rest and say where each problem is. Unknown fields are passed over. `docs/format.md` is the reference.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::label::Label;
use crate::model::Qualifier;

/// The version that this code reads and writes.
pub const VERSION: u64 = 1;

/// A field that may be absent or of the wrong type.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Field<T> {
    /// Not there, or `null`.
    #[default]
    Absent,
    /// As it should be.
    Good(T),
    /// There, but not of its type: why.
    Bad(String),
}

impl<T> Field<T> {
    /// Whether the field is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Field::Absent)
    }
}

/// A value that a field can hold. Written by hand instead of derived: serde's visitors for twenty records weigh
/// more in the page than all of the timeline, and these messages are for people who edit JSON.
trait FromJson: Sized {
    /// Takes the value, or says in a few words what was expected and what is there.
    fn from_json(value: Value) -> Result<Self, String>;
}

/// The field `name`, taken out of its record.
fn take<T: FromJson>(record: &mut Map<String, Value>, name: &str) -> Field<T> {
    record.remove(name).map_or(Field::Absent, read)
}

fn read<T: FromJson>(value: Value) -> Field<T> {
    if value.is_null() {
        return Field::Absent;
    }
    match T::from_json(value) {
        Ok(good) => Field::Good(good),
        Err(why) => Field::Bad(why),
    }
}

/// The message for a value of another type.
fn unexpected<T>(expected: &str, found: &Value) -> Result<T, String> {
    let found = match found {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    Err(["expected ", expected, ", found ", found].concat())
}

/// The message for a number that is not a count in range.
fn not_a_count<T>() -> Result<T, String> {
    Err("expected a whole number that is not negative, found another number".to_owned())
}

impl FromJson for String {
    fn from_json(value: Value) -> Result<Self, String> {
        match value {
            Value::String(text) => Ok(text),
            other => unexpected("a text", &other),
        }
    }
}

impl FromJson for bool {
    fn from_json(value: Value) -> Result<Self, String> {
        match value {
            Value::Bool(flag) => Ok(flag),
            other => unexpected("true or false", &other),
        }
    }
}

impl FromJson for f64 {
    fn from_json(value: Value) -> Result<Self, String> {
        match value.as_f64() {
            Some(number) => Ok(number),
            None => unexpected("a number", &value),
        }
    }
}

impl FromJson for u64 {
    fn from_json(value: Value) -> Result<Self, String> {
        match (value.as_u64(), &value) {
            (Some(number), _) => Ok(number),
            (None, Value::Number(_)) => not_a_count(),
            (None, other) => unexpected("a whole number", other),
        }
    }
}

impl FromJson for u32 {
    fn from_json(value: Value) -> Result<Self, String> {
        u64::from_json(value)?.try_into().or_else(|_| not_a_count())
    }
}

impl FromJson for u8 {
    fn from_json(value: Value) -> Result<Self, String> {
        u64::from_json(value)?.try_into().or_else(|_| not_a_count())
    }
}

impl<T: FromJson> FromJson for Vec<Field<T>> {
    fn from_json(value: Value) -> Result<Self, String> {
        match value {
            Value::Array(values) => Ok(values.into_iter().map(read).collect()),
            other => unexpected("a list", &other),
        }
    }
}

impl FromJson for Label {
    fn from_json(value: Value) -> Result<Self, String> {
        const EXPECTED: &str = "a text, or texts by language";
        match value {
            Value::String(text) => Ok(Label::Plain(text)),
            Value::Object(by_lang) if !by_lang.is_empty() => {
                let texts = by_lang.into_iter().map(|(lang, text)| match text {
                    Value::String(text) => Ok((lang, text)),
                    other => unexpected(EXPECTED, &other),
                });
                texts.collect::<Result<_, _>>().map(Label::ByLang)
            }
            other => unexpected(EXPECTED, &other),
        }
    }
}

impl FromJson for Qualifier {
    fn from_json(value: Value) -> Result<Self, String> {
        const EXPECTED: &str = "exact, about, more-than, at-least or fewer-than";
        match value.as_str() {
            Some("exact") => Ok(Qualifier::Exact),
            Some("about") => Ok(Qualifier::About),
            Some("more-than") => Ok(Qualifier::MoreThan),
            Some("at-least") => Ok(Qualifier::AtLeast),
            Some("fewer-than") => Ok(Qualifier::FewerThan),
            Some(other) => Err(format!("expected {EXPECTED}, found {other:?}")),
            None => unexpected(EXPECTED, &value),
        }
    }
}

impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Field::Good(good) => good.serialize(serializer),
            Field::Absent | Field::Bad(_) => serializer.serialize_none(),
        }
    }
}

/// A list that keeps its good records when others are bad.
pub type Records<T> = Field<Vec<Field<T>>>;

macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize)]
        pub struct $name {
            $(
                $(#[$field_doc])*
                #[serde(skip_serializing_if = "Field::is_absent")]
                pub $field: Field<$type>,
            )+
        }

        impl FromJson for $name {
            fn from_json(value: Value) -> Result<Self, String> {
                let mut record = match value {
                    Value::Object(record) => record,
                    other => return unexpected("an object", &other),
                };
                Ok($name {
                    $($field: take(&mut record, stringify!($field).trim_start_matches("r#")),)+
                })
            }
        }
    };
}

impl File {
    /// The file, if the value is an object.
    pub fn from_value(value: Value) -> Option<File> {
        File::from_json(value).ok()
    }
}

record! {
    /// The whole file.
    File {
        /// Format version, [`VERSION`].
        dossier: u64,
        /// Short title.
        title: String,
        /// BCP 47 language tag of title and summaries.
        lang: String,
        /// Entity types in display order.
        entity_types: Vec<Field<EntityType>>,
        /// The articles.
        articles: Vec<Field<Article>>,
        /// The entities.
        entities: Vec<Field<Entity>>,
        /// The events.
        events: Vec<Field<Event>>,
        /// Figures given as numbers.
        quantities: Vec<Field<Quantity>>,
    }
}

record! {
    /// A kind of entity.
    EntityType {
        /// Id, also a field name in queries.
        id: String,
        /// Plural heading.
        label: Label,
        /// Singular.
        singular: Label,
    }
}

record! {
    /// A text with its metadata.
    Article {
        /// Id, unique in the dossier.
        id: String,
        /// BCP 47 language tag of the text.
        lang: String,
        /// Words above the title.
        kicker: String,
        /// Headline.
        title: String,
        /// Who made it.
        byline: Vec<Field<Credit>>,
        /// When it was published.
        published: Published,
        /// What it is taken from.
        source: Source,
        /// Who holds which rights.
        rights: String,
        /// Other language versions.
        translations: Vec<Field<Translation>>,
        /// Ways to reach the newsroom.
        contact: Vec<Field<Contact>>,
        /// The text.
        blocks: Vec<Field<Block>>,
    }
}

record! {
    /// A person and what they did.
    Credit {
        /// Name as printed.
        name: String,
        /// Role.
        role: Label,
    }
}

record! {
    /// A publication date.
    Published {
        /// EDTF, level 0 to 2.
        edtf: String,
        /// Words to print.
        display: String,
        /// How the date is known.
        note: String,
    }
}

record! {
    /// The work that an article is taken from.
    Source {
        /// Newsroom or publisher.
        publisher: String,
        /// Title of the work.
        title: String,
        /// Address, http or https.
        url: String,
        /// Language tag.
        lang: String,
        /// What the relation is.
        note: String,
    }
}

record! {
    /// Another language version.
    Translation {
        /// Language tag.
        lang: String,
        /// Address, http or https.
        url: String,
        /// Words about it.
        note: String,
    }
}

record! {
    /// A way to reach the newsroom.
    Contact {
        /// What it is for.
        label: Label,
        /// Address: http, https or mailto.
        href: String,
    }
}

record! {
    /// One block. Which fields count depends on `type`.
    Block {
        /// Id, unique in the article.
        id: String,
        /// `standfirst`, `heading`, `paragraph`, `quotation`, `list-item`, `figure` or `chart`.
        r#type: String,
        /// The text that offsets count in.
        text: String,
        /// Mentions in the text.
        mentions: Vec<Field<Mention>>,
        /// Heading: level 2 to 4.
        level: u8,
        /// List item: numbered or not.
        ordered: bool,
        /// Quotation: who said it.
        cite: String,
        /// Figure: relative address of the picture.
        image: String,
        /// Figure: description of the picture.
        alt: String,
        /// Figure: credit line.
        credit: String,
        /// Chart: what the values count.
        unit: Label,
        /// Chart: the bars.
        rows: Vec<Field<ChartRow>>,
    }
}

record! {
    /// One bar of a chart.
    ChartRow {
        /// Words beside the bar.
        label: String,
        /// Finite and not negative.
        value: f64,
        /// Entity id.
        entity: String,
    }
}

record! {
    /// A run of text that names an entity or a date.
    Mention {
        /// First Unicode scalar value.
        start: u32,
        /// One past the last.
        end: u32,
        /// Entity id.
        entity: String,
        /// EDTF.
        date: String,
    }
}

record! {
    /// A person, organisation, place, ...
    Entity {
        /// Id, unique in the dossier.
        id: String,
        /// Id of an entity type.
        r#type: String,
        /// Canonical name.
        name: String,
        /// Other names.
        aliases: Vec<Field<String>>,
        /// One line.
        summary: String,
        /// Addresses of the same thing elsewhere.
        same_as: Vec<Field<String>>,
    }
}

record! {
    /// Something that happened.
    Event {
        /// Id, unique in the dossier.
        id: String,
        /// EDTF.
        date: String,
        /// The article's words for the date.
        display: String,
        /// What, in one sentence.
        title: String,
        /// Where the text says so.
        passages: Vec<Field<Anchor>>,
        /// Ids of the entities involved.
        entities: Vec<Field<String>>,
        /// Who says so.
        according_to: String,
    }
}

record! {
    /// A block, or a run of text in it.
    Anchor {
        /// Article id; may be left out when there is one article.
        article: String,
        /// Block id.
        block: String,
        /// First Unicode scalar value.
        start: u32,
        /// One past the last.
        end: u32,
    }
}

record! {
    /// A figure given as a number.
    Quantity {
        /// Id, unique in the dossier.
        id: String,
        /// What is counted.
        label: Label,
        /// The number.
        value: f64,
        /// What one of it is.
        unit: String,
        /// How exactly it is given.
        qualifier: Qualifier,
        /// EDTF: of when.
        date: String,
        /// Where the text gives it.
        passages: Vec<Field<Anchor>>,
        /// Ids of the entities concerned.
        entities: Vec<Field<String>>,
        /// Who says so.
        according_to: String,
    }
}
