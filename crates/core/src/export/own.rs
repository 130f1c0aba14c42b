//! Our own format, reduced to what is shown: a dossier that [`crate::load`] reads without a word.
//!
//! Fields stand in the order of [`crate::format`], which a test compares; its tables themselves are not linked here.
//! Articles, passages, headings over nothing shown, entity types without entities: what nothing refers to is left out.
//! What the page never reads (unknown fields of the source file) is lost. Passages are numbered anew by who loads it.

use crate::format;
use crate::label::Label;
use crate::model::{
    Anchor, Article, ArticleIdx, Block, BlockKind, Entity, EntityIdx, Event, PassageIdx, Qualifier,
    Quantity, Target,
};
use crate::number;
use crate::view::{self, ReadRow};

use super::Selection;
use super::json::Json;

/// The selection as a dossier.
pub(super) fn write(selection: &Selection) -> String {
    let dossier = selection.dossier;
    let kept = selection.entities();
    let entities = || {
        kept.iter()
            .map(|count| &dossier.entities[count.entity.at()])
    };
    let mut json = Json::pretty();
    json.open('{');
    json.count("dossier", format::VERSION as u32);
    json.maybe("title", &dossier.title);
    json.maybe("lang", &dossier.lang);
    json.open_field("entity_types", '[');
    for (at, kind) in dossier.types.iter().enumerate() {
        if selection.is_whole || entities().any(|entity| entity.kind.at() == at) {
            json.open('{');
            json.field("id", &kind.id);
            label(&mut json, "label", &kind.label);
            label(&mut json, "singular", &kind.singular);
            json.close('}');
        }
    }
    json.close(']');
    json.open_field("articles", '[');
    let mut articles = selection.articles();
    if articles.is_empty() && !dossier.articles.is_empty() {
        // A dossier has at least one; this one has no text then.
        articles.push(ArticleIdx(0));
    }
    for idx in articles {
        article(&mut json, selection, idx);
    }
    json.close(']');
    json.open_field("entities", '[');
    for one in entities() {
        entity(&mut json, selection, one);
    }
    json.close(']');
    json.open_field("events", '[');
    for idx in &selection.events {
        event(&mut json, selection, &dossier.events[idx.at()]);
    }
    json.close(']');
    json.open_field("quantities", '[');
    for one in selection.quantities() {
        quantity(&mut json, selection, one);
    }
    json.close(']');
    json.field("filter", &selection.filter);
    json.close('}');
    json.into_text()
}

fn article(json: &mut Json, selection: &Selection, idx: ArticleIdx) {
    let article = &selection.dossier.articles[idx.at()];
    json.open('{');
    json.field("id", &article.id);
    json.maybe("lang", &article.lang);
    json.maybe("kicker", &article.kicker);
    json.field("title", &article.title);
    if !article.byline.is_empty() {
        json.open_field("byline", '[');
        for credit in &article.byline {
            json.open('{');
            json.field("name", &credit.name);
            label(json, "role", &credit.role);
            json.close('}');
        }
        json.close(']');
    }
    if let Some(published) = &article.published {
        json.open_field("published", '{');
        json.field("edtf", published.date.edtf());
        json.maybe("display", &published.display);
        json.maybe("note", &published.note);
        json.close('}');
    }
    if let Some(source) = &article.source {
        json.open_field("source", '{');
        json.maybe("publisher", &source.publisher);
        json.maybe("title", &source.title);
        json.maybe("url", source.url.as_deref().unwrap_or_default());
        json.maybe("lang", &source.lang);
        json.maybe("note", &source.note);
        json.close('}');
    }
    json.maybe("rights", &article.rights);
    around(json, article);
    json.open_field("blocks", '[');
    for row in view::reading(selection.dossier, idx, &selection.shown, None) {
        if let ReadRow::Block(at) = row {
            block(json, selection, &article.blocks[at.at()]);
        }
    }
    json.close(']');
    json.close('}');
}

/// Where the article is in other languages, and how to reach the newsroom.
fn around(json: &mut Json, article: &Article) {
    if !article.translations.is_empty() {
        json.open_field("translations", '[');
        for translation in &article.translations {
            json.open('{');
            json.maybe("lang", &translation.lang);
            json.maybe("url", translation.url.as_deref().unwrap_or_default());
            json.maybe("note", &translation.note);
            json.close('}');
        }
        json.close(']');
    }
    if !article.contact.is_empty() {
        json.open_field("contact", '[');
        for contact in &article.contact {
            json.open('{');
            label(json, "label", &contact.label);
            json.field("href", &contact.href);
            json.close('}');
        }
        json.close(']');
    }
}

fn block(json: &mut Json, selection: &Selection, block: &Block) {
    json.open('{');
    json.field("id", &block.id);
    json.field("type", kind_name(&block.kind));
    json.maybe("text", &block.text);
    // A heading may show although the passage that it stands directly over does not. What it mentions counts for that
    // passage, and would count for another one here.
    let counts = block
        .passage
        .is_some_and(|passage| selection.shows(passage));
    if counts && !block.mentions.is_empty() {
        json.open_field("mentions", '[');
        for mention in &block.mentions {
            json.open('{');
            json.count("start", mention.span.start);
            json.count("end", mention.span.end);
            match &mention.target {
                Target::Entity(entity) => json.field("entity", id_of(selection, *entity)),
                Target::Date(date) => json.field("date", date.edtf()),
                Target::Link(href) => json.field("href", href),
            }
            json.close('}');
        }
        json.close(']');
    }
    match &block.kind {
        BlockKind::Heading(level) => json.count("level", u32::from(*level)),
        BlockKind::ListItem(true) => {
            json.key("ordered");
            json.bare("true");
        }
        BlockKind::Quotation(cite) => json.maybe("cite", cite),
        BlockKind::Figure(figure) => {
            json.maybe("image", figure.image.as_deref().unwrap_or_default());
            json.maybe("alt", &figure.alt);
            json.maybe("credit", &figure.credit);
            for (name, pixels) in [("width", figure.width), ("height", figure.height)] {
                if let Some(pixels) = pixels {
                    json.count(name, pixels);
                }
            }
        }
        BlockKind::Chart(chart) => {
            label(json, "unit", &chart.unit);
            json.open_field("rows", '[');
            for row in &chart.rows {
                json.open('{');
                json.field("label", &row.label);
                json.key("value");
                json.bare(&number::exact(row.value));
                if let Some(entity) = row.entity {
                    json.field("entity", id_of(selection, entity));
                }
                json.close('}');
            }
            json.close(']');
        }
        _ => {}
    }
    json.close('}');
}

fn entity(json: &mut Json, selection: &Selection, entity: &Entity) {
    json.open('{');
    json.field("id", &entity.id);
    json.field("type", &selection.dossier.types[entity.kind.at()].id);
    json.field("name", &entity.name);
    json.texts("aliases", &borrowed(&entity.aliases));
    json.maybe("summary", &entity.summary);
    json.texts("same_as", &borrowed(&entity.same_as));
    json.close('}');
}

fn event(json: &mut Json, selection: &Selection, event: &Event) {
    json.open('{');
    json.field("id", &event.id);
    json.field("date", event.date.edtf());
    // The words for the date must stand in a passage of the event, and that one may not be shown.
    let stands = |anchor: &Anchor| {
        let block = selection.dossier.block_of(anchor.passage);
        selection.shows(anchor.passage) && block.text.contains(&event.display)
    };
    if event.anchors.iter().any(stands) {
        json.maybe("display", &event.display);
    }
    json.field("title", &event.title);
    involved(json, selection, &event.anchors, &event.entities);
    json.maybe("according_to", &event.according_to);
    json.close('}');
}

fn quantity(json: &mut Json, selection: &Selection, quantity: &Quantity) {
    json.open('{');
    json.field("id", &quantity.id);
    label(json, "label", &quantity.label);
    json.key("value");
    json.bare(&number::exact(quantity.value));
    json.maybe("unit", &quantity.unit);
    if quantity.qualifier != Qualifier::Exact {
        json.field("qualifier", qualifier_name(quantity.qualifier));
    }
    if let Some(date) = &quantity.date {
        json.field("date", date.edtf());
    }
    involved(json, selection, &quantity.anchors, &quantity.entities);
    json.maybe("according_to", &quantity.according_to);
    json.close('}');
}

/// The passages that are shown, and the entities.
fn involved(json: &mut Json, selection: &Selection, anchors: &[Anchor], entities: &[EntityIdx]) {
    let dossier = selection.dossier;
    let has_shown = anchors.iter().any(|anchor| selection.shows(anchor.passage));
    if has_shown {
        json.open_field("passages", '[');
        for anchor in anchors {
            let passage: PassageIdx = anchor.passage;
            if !selection.shows(passage) {
                continue;
            }
            json.open('{');
            if dossier.articles.len() > 1 {
                json.field("article", &dossier.article_of(passage).id);
            }
            json.field("block", &dossier.block_of(passage).id);
            if let Some(span) = anchor.span {
                json.count("start", span.start);
                json.count("end", span.end);
            }
            json.close('}');
        }
        json.close(']');
    }
    let mut ids = Vec::new();
    for entity in entities {
        ids.push(id_of(selection, *entity));
    }
    json.texts("entities", &ids);
}

/// A text in one or several languages, unless it is empty.
fn label(json: &mut Json, name: &str, label: &Label) {
    match label {
        Label::Plain(text) => json.maybe(name, text),
        Label::ByLang(texts) => {
            json.open_field(name, '{');
            for (lang, text) in texts {
                json.field(lang, text);
            }
            json.close('}');
        }
    }
}

fn id_of<'a>(selection: &Selection<'a>, entity: EntityIdx) -> &'a str {
    &selection.dossier.entities[entity.at()].id
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// The name of a kind of block in the format.
pub(super) fn kind_name(kind: &BlockKind) -> &'static str {
    match kind {
        BlockKind::Standfirst => "standfirst",
        BlockKind::Heading(_) => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Quotation(_) => "quotation",
        BlockKind::ListItem(_) => "list-item",
        BlockKind::Figure(_) => "figure",
        BlockKind::Chart(_) => "chart",
    }
}

/// The name of a qualifier in the format.
pub(super) fn qualifier_name(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "exact",
        Qualifier::About => "about",
        Qualifier::MoreThan => "more-than",
        Qualifier::AtLeast => "at-least",
        Qualifier::FewerThan => "fewer-than",
    }
}
