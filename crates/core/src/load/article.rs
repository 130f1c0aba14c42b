//! Articles, their blocks, and the mentions in them.

use crate::format::{self, Field, Records};
use crate::model::{
    Article, Block, BlockKind, Chart, ChartRow, Contact, Credit, Dossier, EntityIdx, Figure,
    Mention, Published, Source, Span, Target, Translation,
};
use crate::number::decimal;
use crate::order;
use crate::text;

use super::report::{Ids, Report};

/// The schemes that a link may have.
const LINK: &[&str] = &["https", "http"];
const CONTACT: &[&str] = &["https", "http", "mailto"];

pub(super) fn articles(
    report: &mut Report,
    list: Records<format::Article>,
    dossier: &Dossier,
) -> Vec<Article> {
    if list.is_absent() {
        report.error("/articles", "the field is missing", "a dossier has at least one article");
    }
    let by_id = entity_ids(dossier);
    let mut taken = Ids::new();
    report
        .records("/articles", list)
        .into_iter()
        .map(|(pointer, record)| {
            let id = report.id(&format!("{pointer}/id"), record.id, "article", &mut taken);
            let at = |field: &str| format!("{pointer}/{field}");
            let lang = report.lang(&at("lang"), record.lang, &dossier.lang);
            const TITLE: &str = "give the article its headline";
            Article {
                id,
                lang,
                kicker: report.optional(&at("kicker"), record.kicker),
                title: report.text(&at("title"), record.title, TITLE).unwrap_or_default(),
                byline: byline(report, &at("byline"), record.byline),
                published: report
                    .maybe(&at("published"), record.published)
                    .and_then(|record| published(report, &at("published"), record)),
                source: report
                    .maybe(&at("source"), record.source)
                    .map(|record| source(report, &at("source"), record)),
                rights: report.optional(&at("rights"), record.rights),
                translations: translations(report, &at("translations"), record.translations),
                contact: contact(report, &at("contact"), record.contact),
                blocks: blocks(report, &at("blocks"), record.blocks, dossier, &by_id),
            }
        })
        .collect()
}

/// Entity indices by id.
pub(super) fn entity_ids(dossier: &Dossier) -> Ids {
    dossier
        .entities
        .iter()
        .enumerate()
        .map(|(at, entity)| (entity.id.clone(), at as u32))
        .collect()
}

/// The entity with an id, or a diagnostic.
pub(super) fn entity(
    report: &mut Report,
    pointer: &str,
    id: &str,
    by_id: &Ids,
) -> Option<EntityIdx> {
    let found = by_id.get(id).copied().map(EntityIdx);
    if found.is_none() {
        report.error(
            pointer,
            format!("no entity has the id {id:?}"),
            "use the id of an entry in \"entities\", or add one there",
        );
    }
    found
}

fn byline(report: &mut Report, pointer: &str, list: Records<format::Credit>) -> Vec<Credit> {
    let mut byline = Vec::new();
    for (pointer, record) in report.records(pointer, list) {
        let name_pointer = format!("{pointer}/name");
        if let Some(name) = report.text(&name_pointer, record.name, "give a name") {
            let role = report.optional(&format!("{pointer}/role"), record.role);
            byline.push(Credit { name, role });
        }
    }
    byline
}

fn published(report: &mut Report, pointer: &str, record: format::Published) -> Option<Published> {
    let edtf_pointer = format!("{pointer}/edtf");
    let edtf = report.required(&edtf_pointer, record.edtf, "give the date in EDTF")?;
    let date = report.date(&edtf_pointer, &edtf)?;
    Some(Published {
        date,
        display: report.optional(&format!("{pointer}/display"), record.display),
        note: report.optional(&format!("{pointer}/note"), record.note),
    })
}

fn source(report: &mut Report, pointer: &str, record: format::Source) -> Source {
    Source {
        publisher: report.optional(&format!("{pointer}/publisher"), record.publisher),
        title: report.optional(&format!("{pointer}/title"), record.title),
        url: report.address(&format!("{pointer}/url"), record.url, LINK),
        lang: report.lang(&format!("{pointer}/lang"), record.lang, ""),
        note: report.optional(&format!("{pointer}/note"), record.note),
    }
}

fn translations(
    report: &mut Report,
    pointer: &str,
    list: Records<format::Translation>,
) -> Vec<Translation> {
    report
        .records(pointer, list)
        .into_iter()
        .map(|(pointer, record)| Translation {
            lang: report.lang(&format!("{pointer}/lang"), record.lang, ""),
            url: report.address(&format!("{pointer}/url"), record.url, LINK),
            note: report.optional(&format!("{pointer}/note"), record.note),
        })
        .collect()
}

fn contact(report: &mut Report, pointer: &str, list: Records<format::Contact>) -> Vec<Contact> {
    let mut contact = Vec::new();
    for (pointer, record) in report.records(pointer, list) {
        let Some(href) = report.address(&format!("{pointer}/href"), record.href, CONTACT) else {
            continue;
        };
        let label = report
            .maybe(&format!("{pointer}/label"), record.label)
            .unwrap_or_else(|| href.as_str().into());
        contact.push(Contact { label, href });
    }
    contact
}

fn blocks(
    report: &mut Report,
    pointer: &str,
    list: Records<format::Block>,
    dossier: &Dossier,
    by_id: &Ids,
) -> Vec<Block> {
    let mut taken = Ids::new();
    let mut blocks = Vec::new();
    for (pointer, mut record) in report.records(pointer, list) {
        let at = |field: &str| format!("{pointer}/{field}");
        let kind = std::mem::take(&mut record.r#type);
        const KIND: &str = "use standfirst, heading, paragraph, quotation, list-item, figure or chart";
        let kind = report.required(&at("type"), kind, KIND).unwrap_or_default();
        let described = matches!(kind.as_str(), "figure" | "chart");
        let text = std::mem::take(&mut record.text);
        let text = if described {
            report.optional(&at("text"), text)
        } else {
            match report.text(&at("text"), text, "give the block its text, or remove it") {
                Some(text) => text,
                None => continue,
            }
        };
        let id = std::mem::take(&mut record.id);
        let id = report.id(&at("id"), id, "block", &mut taken);
        let mentions = std::mem::take(&mut record.mentions);
        let mentions = mentions_in(report, &at("mentions"), mentions, &text, dossier, by_id);
        let kind = match kind.as_str() {
            "standfirst" => BlockKind::Standfirst,
            "heading" => BlockKind::Heading(heading_level(report, &at("level"), record.level)),
            "paragraph" => BlockKind::Paragraph,
            "quotation" => BlockKind::Quotation(report.optional(&at("cite"), record.cite)),
            "list-item" => BlockKind::ListItem(report.optional(&at("ordered"), record.ordered)),
            "figure" => BlockKind::Figure(figure(report, &pointer, record)),
            "chart" => BlockKind::Chart(chart(report, &pointer, record, by_id)),
            other => {
                if !other.is_empty() {
                    report.error(&at("type"), format!("{other:?} is not a kind of block; it is shown as a paragraph"), KIND);
                }
                BlockKind::Paragraph
            }
        };
        blocks.push(Block {
            id,
            kind,
            text,
            mentions,
            passage: None,
        });
    }
    blocks
}

fn heading_level(report: &mut Report, pointer: &str, field: Field<u8>) -> u8 {
    let level = report.maybe(pointer, field).unwrap_or(2);
    if !(2..=4).contains(&level) {
        report.warning(
            pointer,
            format!("a heading of level {level} cannot stand in an article"),
            "use 2, 3 or 4",
        );
    }
    level.clamp(2, 4)
}

fn figure(report: &mut Report, pointer: &str, record: format::Block) -> Figure {
    let image_pointer = format!("{pointer}/image");
    let image = report.maybe(&image_pointer, record.image).filter(|image| {
        let relative = !image.is_empty()
            && !image.contains(':')
            && !image.starts_with(['/', '\\'])
            && !image.split('/').any(|part| part == "..");
        if !relative {
            report.error(
                &image_pointer,
                format!("{image:?} is not a picture inside the dossier"),
                "give a relative address such as images/map.png",
            );
        }
        relative
    });
    let alt = report.optional(&format!("{pointer}/alt"), record.alt);
    if alt.trim().is_empty() {
        report.warning(
            &format!("{pointer}/alt"),
            "the picture has no description",
            "say in \"alt\" what it shows, for readers who do not see it",
        );
    }
    Figure {
        image,
        alt,
        credit: report.optional(&format!("{pointer}/credit"), record.credit),
    }
}

fn chart(
    report: &mut Report,
    pointer: &str,
    record: format::Block,
    by_id: &Ids,
) -> Chart {
    let unit = report.optional(&format!("{pointer}/unit"), record.unit);
    let mut rows = Vec::new();
    for (pointer, row) in report.records(&format!("{pointer}/rows"), record.rows) {
        let label = report.text(&format!("{pointer}/label"), row.label, "say what the bar is");
        const VALUE: &str = "give a number that is not negative";
        let value_pointer = format!("{pointer}/value");
        let value = report.required(&value_pointer, row.value, VALUE).filter(|value: &f64| {
            let drawable = value.is_finite() && *value >= 0.0;
            if !drawable {
                report.error(&value_pointer, format!("{} cannot be drawn as a bar", decimal(*value, 3)), VALUE);
            }
            drawable
        });
        let entity_pointer = format!("{pointer}/entity");
        let entity = report
            .maybe(&entity_pointer, row.entity)
            .and_then(|id| entity(report, &entity_pointer, &id, by_id));
        if let (Some(label), Some(value)) = (label, value) {
            rows.push(ChartRow {
                label,
                value,
                entity,
            });
        }
    }
    Chart { unit, rows }
}

fn mentions_in(
    report: &mut Report,
    pointer: &str,
    list: Records<format::Mention>,
    block_text: &str,
    dossier: &Dossier,
    by_id: &Ids,
) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (pointer, record) in report.records(pointer, list) {
        const OFFSET: &str = "count Unicode characters from 0 in the block's text";
        let start = report.required(&format!("{pointer}/start"), record.start, OFFSET);
        let end = report.required(&format!("{pointer}/end"), record.end, OFFSET);
        let (Some(start), Some(end)) = (start, end) else {
            continue;
        };
        let Some(span) = span(report, &pointer, start, end, block_text) else {
            continue;
        };
        let named = report.maybe(&format!("{pointer}/entity"), record.entity);
        let edtf = report.maybe(&format!("{pointer}/date"), record.date);
        let target = match (named, edtf) {
            (Some(id), _) => entity(report, &format!("{pointer}/entity"), &id, by_id).map(|entity| {
                warn_of_other_words(report, &pointer, span, block_text, dossier, entity);
                Target::Entity(entity)
            }),
            (None, Some(edtf)) => {
                report.date(&format!("{pointer}/date"), &edtf).map(Target::Date)
            }
            (None, None) => {
                report.error(
                    &pointer,
                    "the mention names nothing",
                    "give it an \"entity\" (an id) or a \"date\" (EDTF)",
                );
                None
            }
        };
        mentions.extend(target.map(|target| Mention { span, target }));
    }
    order::sort_by_key(&mut mentions, |mention: &Mention| {
        (mention.span.start, u32::MAX - mention.span.end)
    });
    mentions
}

/// The run of text from `start` to `end`, or a diagnostic where the text has no such run.
pub(super) fn span(
    report: &mut Report,
    pointer: &str,
    start: u32,
    end: u32,
    block_text: &str,
) -> Option<Span> {
    let span = Span { start, end };
    if start < end && text::slice(block_text, span).is_some() {
        return Some(span);
    }
    let n_chars = block_text.chars().count();
    report.error(
        pointer,
        format!("{start}..{end} is not a run of the block's {n_chars} characters"),
        "count Unicode characters (not bytes) from 0; end is one past the last",
    );
    None
}

fn warn_of_other_words(
    report: &mut Report,
    pointer: &str,
    span: Span,
    block_text: &str,
    dossier: &Dossier,
    entity: EntityIdx,
) {
    let words = text::slice(block_text, span).unwrap_or_default();
    let entity = &dossier.entities[entity.at()];
    let named = std::iter::once(&entity.name).chain(&entity.aliases);
    if !named.into_iter().any(|name| text::fold(name) == text::fold(words)) {
        report.warning(
            pointer,
            format!("{words:?} is neither the name nor an alias of {:?}", entity.name),
            "correct the offsets, or add the words to the entity's \"aliases\"",
        );
    }
}
