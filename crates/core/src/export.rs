//! Exactly what is filtered, in the formats that other tools read: tables, our own JSON, timelines, graphs, citations.
//!
//! A [`Selection`] says what is shown and why, a [`Kind`] how it is written, [`Options`] what the dossier itself does
//! not know: its address, and the day on which it is cited. [`export`] is total. `docs/export.md` says field by field
//! what each format holds and what it cannot say. Nothing here reads a clock, makes a file or compresses. Everything is
//! written by hand onto one `String`, without serde and format strings, so that a page that links it stays small.

mod address;
mod annotation;
mod citation;
mod csv;
mod graph;
mod json;
mod money;
mod own;
mod selection;
mod tables;
mod timeline;
mod when;

#[cfg(test)]
mod tests;

use crate::date::Date;
use crate::model::PassageIdx;

pub use selection::{EntityCount, Selection};
pub use timeline::{TIMELINE_COLUMNS, TimelineRow, timeline_rows, timeline_table};

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A table of the passages.
    PassagesCsv,
    /// A table of the entities with their counts.
    EntitiesCsv,
    /// A table of the mentions.
    MentionsCsv,
    /// A table of the events.
    EventsCsv,
    /// A table of the figures given as numbers.
    QuantitiesCsv,
    /// A dossier of its own, which [`crate::load`] reads.
    Json,
    /// TimelineJS, as JSON.
    TimelineJson,
    /// TimelineJS, as the table that it reads from a spreadsheet.
    TimelineCsv,
    /// FollowTheMoney entities, one JSON object a line: Aleph, OpenSanctions.
    FollowTheMoney,
    /// W3C Web Annotations, as JSON-LD.
    WebAnnotation,
    /// GEXF 1.3, who stands in one passage with whom: Gephi.
    Gexf,
    /// CSL-JSON, to cite the articles or one passage: Zotero, pandoc.
    CslJson,
    /// BibTeX and biblatex, to cite the same.
    Bibtex,
}

/// What the dossier itself does not know.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Address of the published page; passages, entities and events then have links, and no links without it.
    pub url: Option<&'a str>,
    /// Whether a table begins with U+FEFF, by which Excel knows that it is UTF-8. The timeline's never does.
    pub bom: bool,
    /// Cite this passage instead of the articles.
    pub passage: Option<PassageIdx>,
    /// The day on which the page was looked at, for citations.
    pub accessed: Option<&'a Date>,
}

impl Kind {
    /// Every format, in the order in which they are best listed.
    pub const ALL: [Kind; 13] = [
        Kind::PassagesCsv,
        Kind::EntitiesCsv,
        Kind::MentionsCsv,
        Kind::EventsCsv,
        Kind::QuantitiesCsv,
        Kind::Json,
        Kind::TimelineJson,
        Kind::TimelineCsv,
        Kind::FollowTheMoney,
        Kind::WebAnnotation,
        Kind::Gexf,
        Kind::CslJson,
        Kind::Bibtex,
    ];

    /// Name, ending and media type.
    fn facts(self) -> [&'static str; 3] {
        const CSV: &str = "text/csv";
        const JSON: &str = "application/json";
        match self {
            Kind::PassagesCsv => ["passages-csv", "passages.csv", CSV],
            Kind::EntitiesCsv => ["entities-csv", "entities.csv", CSV],
            Kind::MentionsCsv => ["mentions-csv", "mentions.csv", CSV],
            Kind::EventsCsv => ["events-csv", "events.csv", CSV],
            Kind::QuantitiesCsv => ["quantities-csv", "quantities.csv", CSV],
            Kind::Json => ["json", "json", JSON],
            Kind::TimelineJson => ["timeline-json", "timeline.json", JSON],
            Kind::TimelineCsv => ["timeline-csv", "timeline.csv", CSV],
            Kind::FollowTheMoney => ["follow-the-money", "ftm.json", "application/x-ndjson"],
            Kind::WebAnnotation => [
                "web-annotation",
                "annotations.jsonld",
                "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"",
            ],
            Kind::Gexf => ["gexf", "gexf", "application/xml"],
            Kind::CslJson => [
                "csl-json",
                "csl.json",
                "application/vnd.citationstyles.csl+json",
            ],
            Kind::Bibtex => ["bibtex", "bib", "application/x-bibtex"],
        }
    }

    /// Its name on a command line and in a menu's value, `[a-z-]+`.
    pub fn name(self) -> &'static str {
        self.facts()[0]
    }

    /// The format with this name.
    pub fn by_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What follows the dot in a file's name. No two are the same, so that all can lie in one folder.
    pub fn ending(self) -> &'static str {
        self.facts()[1]
    }

    /// Its media type; the text is UTF-8 in all of them.
    pub fn media_type(self) -> &'static str {
        self.facts()[2]
    }
}

/// What is selected, in this format. Cannot fail: what a format cannot hold is left out of it.
///
/// All formats are 18 kB of compressed WebAssembly, the tables 5 kB, any one alone 2 to 6 kB. A caller that writes the
/// kind down, instead of looking it up, links the code of that kind only: hence the inlining.
#[inline(always)]
pub fn export(selection: &Selection, kind: Kind, options: &Options) -> String {
    match kind {
        Kind::PassagesCsv => tables::passages(selection, options),
        Kind::EntitiesCsv => tables::entities(selection, options),
        Kind::MentionsCsv => tables::mentions(selection, options),
        Kind::EventsCsv => tables::events(selection, options),
        Kind::QuantitiesCsv => tables::quantities(selection, options),
        Kind::Json => own::write(selection),
        Kind::TimelineJson => timeline::json(selection, options),
        Kind::TimelineCsv => timeline::csv(selection, options),
        Kind::FollowTheMoney => money::write(selection, options),
        Kind::WebAnnotation => annotation::write(selection, options),
        Kind::Gexf => graph::write(selection),
        Kind::CslJson => citation::csl_json(selection, options),
        Kind::Bibtex => citation::bibtex(selection, options),
    }
}
