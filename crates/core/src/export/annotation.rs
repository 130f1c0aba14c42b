//! W3C Web Annotations: one for each mention, in one collection with one page, as JSON-LD.
//!
//! The target is the block of text in the published page, with the words (and those around them) and the offsets,
//! which count Unicode scalar values as everywhere in a dossier. The body says who is meant, or which date.

use crate::link;
use crate::model::{Article, Block, Mention, PassageIdx, Span};
use crate::state::Selected;
use crate::text;

use super::json::Json;
use super::{Options, Selection, address};

/// How much of the text before and after the words stands beside them, in Unicode scalar values.
const CONTEXT_CHARS: u32 = 32;

/// The collection.
pub(super) fn write(selection: &Selection, options: &Options) -> String {
    let dossier = selection.dossier;
    let base = address::base(dossier, options);
    let mut n_mentions = 0;
    for passage in selection.passages() {
        for block in selection.blocks(passage) {
            n_mentions += Selection::mentions(block).count() as u32;
        }
    }
    let mut json = Json::pretty();
    json.open('{');
    json.field("@context", "http://www.w3.org/ns/anno.jsonld");
    json.field("id", &[&base, "#annotations"].concat());
    json.field("type", "AnnotationCollection");
    json.field("label", &dossier.title);
    json.field("summary", &selection.filter);
    json.count("total", n_mentions);
    json.open_field("first", '{');
    json.field("id", &[&base, "#annotations-1"].concat());
    json.field("type", "AnnotationPage");
    json.count("startIndex", 0);
    json.open_field("items", '[');
    for passage in selection.passages() {
        for block in selection.blocks(passage) {
            let article = dossier.article_of(passage);
            for mention in Selection::mentions(block) {
                annotation(
                    &mut json, selection, options, passage, article, block, mention,
                );
            }
        }
    }
    json.close(']');
    json.close('}');
    json.close('}');
    json.into_text()
}

fn annotation(
    json: &mut Json,
    selection: &Selection,
    options: &Options,
    passage: PassageIdx,
    article: &Article,
    block: &Block,
    mention: &Mention,
) {
    let dossier = selection.dossier;
    let source = if dossier.block_of(passage).id == block.id {
        address::name(dossier, options, Selected::Passage(passage))
    } else {
        address::block(dossier, options, article, block)
    };
    let (entity, edtf) = Selection::named(&mention.target);
    let named = entity.map(|entity| &dossier.entities[entity.at()]);
    let Span { start, end } = mention.span;
    let mut id = source.clone();
    for part in [":", &start.to_string(), "-", &end.to_string(), ":"] {
        id.push_str(part);
    }
    id.push_str(&link::encode(named.map_or(edtf, |entity| &entity.id)));
    json.open('{');
    json.field("id", &id);
    json.field("type", "Annotation");
    match (entity, named) {
        (Some(idx), Some(entity)) => {
            json.field("motivation", "identifying");
            json.open_field("body", '[');
            json.open('{');
            json.field("type", "SpecificResource");
            json.field("purpose", "identifying");
            let own = || address::name(dossier, options, Selected::Entity(idx));
            json.field(
                "source",
                &entity.same_as.first().cloned().unwrap_or_else(own),
            );
            json.close('}');
            tag(json, &entity.name);
            tag(json, &dossier.types[entity.kind.at()].id);
            json.close(']');
        }
        _ => {
            json.field("motivation", "tagging");
            json.open_field("body", '[');
            tag(json, edtf);
            json.close(']');
        }
    }
    json.open_field("target", '{');
    json.field("source", &source);
    json.open_field("selector", '[');
    let run = |start, end| text::slice(&block.text, Span { start, end }).unwrap_or_default();
    let n_chars = text::len_scalars(&block.text);
    json.open('{');
    json.field("type", "TextQuoteSelector");
    json.field("exact", run(start, end));
    json.field("prefix", run(start.saturating_sub(CONTEXT_CHARS), start));
    json.field(
        "suffix",
        run(end, n_chars.min(end.saturating_add(CONTEXT_CHARS))),
    );
    json.close('}');
    json.open('{');
    json.field("type", "TextPositionSelector");
    json.count("start", start);
    json.count("end", end);
    json.close('}');
    json.close(']');
    json.close('}');
    json.close('}');
}

fn tag(json: &mut Json, value: &str) {
    json.open('{');
    json.field("type", "TextualBody");
    json.field("purpose", "tagging");
    json.field("value", value);
    json.close('}');
}
