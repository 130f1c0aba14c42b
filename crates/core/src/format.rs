//! The JSON format, version 1: every record and every field of it, by name and kind. The one definition.
//!
//! Tables, not types: [`crate::load`] reads the JSON value itself and a test holds it to these tables, field by
//! field; what documents or checks the format starts at [`FILE`]. A page links none of them. `docs/format.md` is
//! the reference for people.

mod schema;
mod write;

pub use schema::schema;
pub use write::write;

/// The version that this code reads and writes.
pub const VERSION: u64 = 1;

/// A JSON object of the format.
#[derive(Debug)]
pub struct Record {
    /// One lower-case word or two, unique in the format.
    pub name: &'static str,
    /// What it is, as a sentence.
    pub doc: &'static str,
    /// Its fields, in the order in which they are best written.
    pub fields: &'static [Field],
}

/// A field of a [`Record`].
#[derive(Debug)]
pub struct Field {
    /// Its name in the JSON, unique in its record.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether every record has it. Where that hangs on another field, `false`, and `doc` says so.
    pub required: bool,
    /// What it means, as a sentence.
    pub doc: &'static str,
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number that is not negative.
    Count,
    /// Any number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A text, or texts by language: [`crate::label::Label`].
    Label,
    /// One of the texts that name a [`crate::model::Qualifier`].
    Qualifier,
    /// An object.
    Record(&'static Record),
    /// A list of objects.
    Records(&'static Record),
    /// A list of texts.
    Texts,
}

impl Record {
    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl Kind {
    /// The record that a field of this kind holds one or several of.
    pub fn record(self) -> Option<&'static Record> {
        match self {
            Kind::Record(record) | Kind::Records(record) => Some(record),
            _ => None,
        }
    }
}

const fn required(name: &'static str, kind: Kind, doc: &'static str) -> Field {
    Field {
        name,
        kind,
        required: true,
        doc,
    }
}

const fn optional(name: &'static str, kind: Kind, doc: &'static str) -> Field {
    Field {
        name,
        kind,
        required: false,
        doc,
    }
}

/// The whole file; every other record hangs below it.
pub static FILE: Record = Record {
    name: "dossier",
    doc: "The whole file.",
    fields: &[
        required("dossier", Kind::Count, "Format version, 1."),
        optional("title", Kind::Text, "Short title."),
        optional(
            "lang",
            Kind::Text,
            "BCP 47 language tag of title and summaries.",
        ),
        optional(
            "entity_types",
            Kind::Records(&ENTITY_TYPE),
            "Entity types in display order.",
        ),
        required(
            "articles",
            Kind::Records(&ARTICLE),
            "The articles, at least one.",
        ),
        optional("entities", Kind::Records(&ENTITY), "The entities."),
        optional("events", Kind::Records(&EVENT), "The events, in any order."),
        optional(
            "quantities",
            Kind::Records(&QUANTITY),
            "Figures given as numbers.",
        ),
    ],
};

static ENTITY_TYPE: Record = Record {
    name: "entity type",
    doc: "A kind of entity.",
    fields: &[
        required("id", Kind::Text, "Id, also a field name in queries."),
        optional(
            "label",
            Kind::Label,
            "Plural heading; the id where there is none.",
        ),
        optional(
            "singular",
            Kind::Label,
            "Singular; the id where there is none.",
        ),
    ],
};

static ARTICLE: Record = Record {
    name: "article",
    doc: "A text with its metadata.",
    fields: &[
        required("id", Kind::Text, "Id, unique in the dossier."),
        optional("lang", Kind::Text, "BCP 47 language tag of the text."),
        optional("kicker", Kind::Text, "Words above the title."),
        required("title", Kind::Text, "Headline."),
        optional("byline", Kind::Records(&CREDIT), "Who made it."),
        optional(
            "published",
            Kind::Record(&PUBLISHED),
            "When it was published.",
        ),
        optional("source", Kind::Record(&SOURCE), "What it is taken from."),
        optional("rights", Kind::Text, "Who holds which rights."),
        optional(
            "translations",
            Kind::Records(&TRANSLATION),
            "Other language versions.",
        ),
        optional(
            "contact",
            Kind::Records(&CONTACT),
            "Ways to reach the newsroom.",
        ),
        optional("blocks", Kind::Records(&BLOCK), "The text."),
    ],
};

static CREDIT: Record = Record {
    name: "credit",
    doc: "A person and what they did.",
    fields: &[
        required("name", Kind::Text, "Name as printed."),
        optional("role", Kind::Label, "Role."),
    ],
};

static PUBLISHED: Record = Record {
    name: "published",
    doc: "A publication date.",
    fields: &[
        required("edtf", Kind::Text, "EDTF, level 0 to 2."),
        optional("display", Kind::Text, "Words to print."),
        optional("note", Kind::Text, "How the date is known."),
    ],
};

static SOURCE: Record = Record {
    name: "source",
    doc: "The work that an article is taken from.",
    fields: &[
        optional("publisher", Kind::Text, "Newsroom or publisher."),
        optional("title", Kind::Text, "Title of the work."),
        optional("url", Kind::Text, "Address, http or https."),
        optional("lang", Kind::Text, "BCP 47 language tag."),
        optional("note", Kind::Text, "What the relation is."),
    ],
};

static TRANSLATION: Record = Record {
    name: "translation",
    doc: "Another language version.",
    fields: &[
        optional("lang", Kind::Text, "BCP 47 language tag."),
        optional("url", Kind::Text, "Address, http or https."),
        optional("note", Kind::Text, "Words about it."),
    ],
};

static CONTACT: Record = Record {
    name: "contact",
    doc: "A way to reach the newsroom.",
    fields: &[
        optional(
            "label",
            Kind::Label,
            "What it is for; the address where there is none.",
        ),
        required("href", Kind::Text, "Address: http, https or mailto."),
    ],
};

static BLOCK: Record = Record {
    name: "block",
    doc: "One block. Which fields count depends on its type.",
    fields: &[
        required("id", Kind::Text, "Id, unique in the article."),
        required(
            "type",
            Kind::Text,
            "standfirst, heading, paragraph, quotation, list-item, figure or chart.",
        ),
        optional(
            "text",
            Kind::Text,
            "The text that offsets count in; only figures and charts may lack it.",
        ),
        optional("mentions", Kind::Records(&MENTION), "Mentions in the text."),
        optional("level", Kind::Count, "Heading: level 2 to 4."),
        optional("ordered", Kind::Flag, "List item: numbered or not."),
        optional("cite", Kind::Text, "Quotation: who said it."),
        optional(
            "image",
            Kind::Text,
            "Figure: relative address of the picture.",
        ),
        optional(
            "width",
            Kind::Count,
            "Figure: width of the picture in pixels.",
        ),
        optional(
            "height",
            Kind::Count,
            "Figure: height of the picture in pixels.",
        ),
        optional("alt", Kind::Text, "Figure: description of the picture."),
        optional("credit", Kind::Text, "Figure: credit line."),
        optional("unit", Kind::Label, "Chart: what the values count."),
        optional("rows", Kind::Records(&CHART_ROW), "Chart: the bars."),
    ],
};

static CHART_ROW: Record = Record {
    name: "chart row",
    doc: "One bar of a chart.",
    fields: &[
        required("label", Kind::Text, "Words beside the bar."),
        required("value", Kind::Number, "Not negative."),
        optional("entity", Kind::Text, "Entity id."),
    ],
};

static MENTION: Record = Record {
    name: "mention",
    doc: "A run of text that names an entity or a date, or leads to an address.",
    fields: &[
        required("start", Kind::Count, "First Unicode scalar value."),
        required("end", Kind::Count, "One past the last."),
        optional(
            "entity",
            Kind::Text,
            "Entity id; this, a date or an address.",
        ),
        optional("date", Kind::Text, "EDTF."),
        optional("href", Kind::Text, "Address: http, https or mailto."),
    ],
};

static ENTITY: Record = Record {
    name: "entity",
    doc: "A person, organisation, place, ...",
    fields: &[
        required("id", Kind::Text, "Id, unique in the dossier."),
        required("type", Kind::Text, "Id of an entity type."),
        required("name", Kind::Text, "Canonical name."),
        optional("aliases", Kind::Texts, "Other names."),
        optional("summary", Kind::Text, "One line."),
        optional(
            "same_as",
            Kind::Texts,
            "Addresses of the same thing elsewhere.",
        ),
    ],
};

static EVENT: Record = Record {
    name: "event",
    doc: "Something that happened.",
    fields: &[
        required("id", Kind::Text, "Id, unique in the dossier."),
        required("date", Kind::Text, "EDTF."),
        optional("display", Kind::Text, "The article's words for the date."),
        required("title", Kind::Text, "What, in one sentence."),
        required(
            "passages",
            Kind::Records(&ANCHOR),
            "Where the text says so, at least one.",
        ),
        optional("entities", Kind::Texts, "Ids of the entities involved."),
        optional("according_to", Kind::Text, "Who says so."),
    ],
};

static ANCHOR: Record = Record {
    name: "anchor",
    doc: "A block, or a run of text in it.",
    fields: &[
        optional(
            "article",
            Kind::Text,
            "Article id; may be left out when there is one article.",
        ),
        required("block", Kind::Text, "Block id."),
        optional(
            "start",
            Kind::Count,
            "First Unicode scalar value of the run.",
        ),
        optional(
            "end",
            Kind::Count,
            "One past the last; together with the start.",
        ),
    ],
};

static QUANTITY: Record = Record {
    name: "quantity",
    doc: "A figure given as a number.",
    fields: &[
        required("id", Kind::Text, "Id, unique in the dossier."),
        required("label", Kind::Label, "What is counted."),
        required("value", Kind::Number, "The number."),
        optional("unit", Kind::Text, "What one of it is."),
        optional("qualifier", Kind::Qualifier, "How exactly it is given."),
        optional("date", Kind::Text, "EDTF: of when."),
        optional(
            "passages",
            Kind::Records(&ANCHOR),
            "Where the text gives it.",
        ),
        optional("entities", Kind::Texts, "Ids of the entities concerned."),
        optional("according_to", Kind::Text, "Who says so."),
    ],
};
