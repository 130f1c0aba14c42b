//! Articles, their blocks, and the mentions in them.

use crate::diagnostic::quoted;
use crate::model::{
    Article, Block, BlockKind, Chart, ChartRow, Contact, Credit, Dossier, EntityIdx, Figure,
    Mention, Published, Source, Span, Target, Translation,
};
use crate::number::decimal;
use crate::order;
use crate::text;

use super::read::{Ids, Node};
use super::report::Report;

/// The schemes that a link may have.
const LINK: &[&str] = &["https", "http"];
const CONTACT: &[&str] = &["https", "http", "mailto"];

pub(super) fn articles(report: &mut Report, file: &Node, dossier: &Dossier) -> Vec<Article> {
    let missing = match file.value("articles") {
        None => Some("the field is missing"),
        Some(list) if list.as_array().is_some_and(Vec::is_empty) => Some("the list is empty"),
        Some(_) => None,
    };
    if let Some(missing) = missing {
        report.error("/articles", missing, "a dossier has at least one article");
    }
    let by_id = entity_ids(dossier);
    let mut taken = Ids::new();
    let mut articles = Vec::new();
    for node in report.nodes(file, "articles") {
        let title = "give the article its headline";
        let lang = report.lang(&node, "lang", &dossier.lang);
        articles.push(Article {
            id: report.id(&node, "article", &mut taken),
            kicker: report.text(&node, "kicker"),
            title: report
                .needed_text(&node, "title", title)
                .unwrap_or_default(),
            byline: byline(report, &node),
            published: published(report, &node, &lang),
            lang,
            source: source(report, &node),
            rights: report.text(&node, "rights"),
            translations: translations(report, &node),
            contact: contact(report, &node),
            blocks: blocks(report, &node, dossier, &by_id),
        });
    }
    articles
}

/// Entity indices by id.
pub(super) fn entity_ids(dossier: &Dossier) -> Ids {
    let mut ids = Ids::new();
    for (at, entity) in dossier.entities.iter().enumerate() {
        ids.insert(entity.id.clone(), at as u32);
    }
    ids
}

/// The entity with an id, or a diagnostic.
#[inline(never)]
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
            &format!("no entity has the id {}", quoted(id)),
            "use the id of an entry in \"entities\", or add one there",
        );
    }
    found
}

fn byline(report: &mut Report, article: &Node) -> Vec<Credit> {
    let mut byline = Vec::new();
    for node in report.nodes(article, "byline") {
        if let Some(name) = report.needed_text(&node, "name", "give a name") {
            let role = report.label(&node, "role", None).unwrap_or_default();
            byline.push(Credit { name, role });
        }
    }
    byline
}

fn published(report: &mut Report, article: &Node, lang: &str) -> Option<Published> {
    let node = report.node(article, "published")?;
    let edtf = report.required_text(&node, "edtf", "give the date in EDTF")?;
    let date = report.date(&node, "edtf", edtf)?;
    let display = report.text(&node, "display");
    Some(Published {
        display: if display.is_empty() {
            date.words(lang)
        } else {
            display
        },
        date,
        note: report.text(&node, "note"),
    })
}

fn source(report: &mut Report, article: &Node) -> Option<Source> {
    let node = report.node(article, "source")?;
    Some(Source {
        publisher: report.text(&node, "publisher"),
        title: report.text(&node, "title"),
        url: report.address(&node, "url", LINK),
        lang: report.lang(&node, "lang", ""),
        note: report.text(&node, "note"),
    })
}

fn translations(report: &mut Report, article: &Node) -> Vec<Translation> {
    let mut translations = Vec::new();
    for node in report.nodes(article, "translations") {
        translations.push(Translation {
            lang: report.lang(&node, "lang", ""),
            url: report.address(&node, "url", LINK),
            note: report.text(&node, "note"),
        });
    }
    translations
}

fn contact(report: &mut Report, article: &Node) -> Vec<Contact> {
    let mut contact = Vec::new();
    for node in report.nodes(article, "contact") {
        if let Some(href) = report.address(&node, "href", CONTACT) {
            let label = report.label(&node, "label", None);
            let label = label.unwrap_or_else(|| href.as_str().into());
            contact.push(Contact { label, href });
        }
    }
    contact
}

fn blocks(report: &mut Report, article: &Node, dossier: &Dossier, by_id: &Ids) -> Vec<Block> {
    let mut taken = Ids::new();
    let mut blocks = Vec::new();
    for node in report.nodes(article, "blocks") {
        const KIND: &str =
            "use standfirst, heading, paragraph, quotation, list-item, figure or chart";
        let kind = report
            .required_text(&node, "type", KIND)
            .unwrap_or_default();
        let text = if matches!(kind, "figure" | "chart") {
            report.text(&node, "text")
        } else {
            let hint = "give the block its text, or remove it";
            match report.needed_text(&node, "text", hint) {
                Some(text) => text,
                None => continue,
            }
        };
        let id = report.id(&node, "block", &mut taken);
        let mentions = mentions_in(report, &node, &text, dossier, by_id);
        let kind = match kind {
            "standfirst" => BlockKind::Standfirst,
            "heading" => BlockKind::Heading(heading_level(report, &node)),
            "paragraph" => BlockKind::Paragraph,
            "quotation" => BlockKind::Quotation(report.text(&node, "cite")),
            "list-item" => BlockKind::ListItem(report.flag(&node, "ordered")),
            "figure" => BlockKind::Figure(figure(report, &node)),
            "chart" => BlockKind::Chart(chart(report, &node, by_id)),
            other => {
                if !other.is_empty() {
                    let message = format!(
                        "{} is not a kind of block; it is shown as a paragraph",
                        quoted(other)
                    );
                    report.error(&node.at("type"), &message, KIND);
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

fn heading_level(report: &mut Report, block: &Node) -> u8 {
    let level = report.small_count(block, "level").unwrap_or(2);
    if !(2..=4).contains(&level) {
        report.warning(
            &block.at("level"),
            &format!("a heading of level {level} cannot stand in an article"),
            "use 2, 3 or 4",
        );
    }
    level.clamp(2, 4)
}

/// How much of an address a diagnostic shows, in Unicode scalar values.
const MAX_NAMED_CHARS: usize = 200;

fn figure(report: &mut Report, block: &Node) -> Figure {
    let image = report.maybe_text(block, "image").filter(|image| {
        let allowed = is_inside(image) || is_data(image);
        if !allowed {
            // A long address is cut: what is wrong with it stands at its start.
            let start: String = image.chars().take(MAX_NAMED_CHARS).collect();
            report.error(
                &block.at("image"),
                &format!("{} is not a picture inside the dossier", quoted(&start)),
                "give a relative address such as images/map.png",
            );
        }
        allowed
    });
    let alt = report.text(block, "alt");
    if alt.trim().is_empty() {
        report.warning(
            &block.at("alt"),
            "the picture has no description",
            "say in \"alt\" what it shows, for readers who do not see it",
        );
    }
    Figure {
        image: image.map(str::to_owned),
        width: report.count(block, "width", None),
        height: report.count(block, "height", None),
        alt,
        credit: report.text(block, "credit"),
    }
}

/// Whether an address carries the picture itself, as Base64: what the offline file does.
fn is_data(image: &str) -> bool {
    let in_kind = |letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter);
    let in_data = |letter: char| letter.is_ascii_alphanumeric() || "+/=".contains(letter);
    let rest = image.strip_prefix("data:image/");
    rest.and_then(|rest| rest.split_once(";base64,"))
        .is_some_and(|(kind, data)| kind.chars().all(in_kind) && data.chars().all(in_data))
}

/// Whether an address stays in the folder of the dossier. Browsers take `\` for `/` and `%2e` for a dot, and
/// pass over spaces around an address and tabs and line ends within it.
fn is_inside(image: &str) -> bool {
    let dots = image.replace("%2e", ".").replace("%2E", ".");
    !image.is_empty()
        && image.trim() == image
        && !image.contains([':', '\\'])
        && !image.contains(char::is_control)
        && !image.starts_with('/')
        && !dots.split('/').any(|part| part == "..")
}

fn chart(report: &mut Report, block: &Node, by_id: &Ids) -> Chart {
    let unit = report.label(block, "unit", None).unwrap_or_default();
    let mut rows = Vec::new();
    for node in report.nodes(block, "rows") {
        const VALUE: &str = "give a number that is not negative";
        let label = report.needed_text(&node, "label", "say what the bar is");
        let value = report.number(&node, "value", VALUE).filter(|value| {
            let drawable = value.is_finite() && *value >= 0.0;
            if !drawable {
                let message = [&decimal(*value, 3), " cannot be drawn as a bar"].concat();
                report.error(&node.at("value"), &message, VALUE);
            }
            drawable
        });
        let id = report.maybe_text(&node, "entity");
        let entity = id.and_then(|id| entity(report, &node.at("entity"), id, by_id));
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
    block: &Node,
    block_text: &str,
    dossier: &Dossier,
    by_id: &Ids,
) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let n_chars = text::len_scalars(block_text);
    for node in report.nodes(block, "mentions") {
        let offset = Some("count Unicode characters from 0 in the block's text");
        let start = report.count(&node, "start", offset);
        let end = report.count(&node, "end", offset);
        let (Some(start), Some(end)) = (start, end) else {
            continue;
        };
        let Some(span) = span(report, &node.pointer, start, end, n_chars) else {
            continue;
        };
        let named = report.maybe_text(&node, "entity");
        let edtf = report.maybe_text(&node, "date");
        let target = match (named, edtf) {
            (Some(id), _) => entity(report, &node.at("entity"), id, by_id).map(|entity| {
                warn_of_other_words(report, &node, span, block_text, dossier, entity);
                Target::Entity(entity)
            }),
            (None, Some(edtf)) => report.date(&node, "date", edtf).map(Target::Date),
            (None, None) if node.fields.contains_key("href") => {
                report.address(&node, "href", CONTACT).map(Target::Link)
            }
            (None, None) => {
                report.error(
                    &node.pointer,
                    "the mention names nothing",
                    "give it an \"entity\" (an id), a \"date\" (EDTF) or an \"href\" (an address)",
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

/// The run of text from `start` to `end`, or a diagnostic where a text of `n_chars` has no such run.
pub(super) fn span(
    report: &mut Report,
    pointer: &str,
    start: u32,
    end: u32,
    n_chars: u32,
) -> Option<Span> {
    if start < end && end <= n_chars {
        return Some(Span { start, end });
    }
    report.error(
        pointer,
        &format!("{start}..{end} is not a run of the block's {n_chars} characters"),
        "count Unicode characters (not bytes) from 0; end is one past the last",
    );
    None
}

fn warn_of_other_words(
    report: &mut Report,
    mention: &Node,
    span: Span,
    block_text: &str,
    dossier: &Dossier,
    entity: EntityIdx,
) {
    let words = text::slice(block_text, span).unwrap_or_default();
    let entity = &dossier.entities[entity.at()];
    let words_folded = text::fold(words);
    let is_it = |name: &String| text::fold(name) == words_folded;
    if !is_it(&entity.name) && !entity.aliases.iter().any(is_it) {
        report.warning(
            &mention.pointer,
            &format!(
                "{} is neither the name nor an alias of {}",
                quoted(words),
                quoted(&entity.name)
            ),
            "correct the offsets, or add the words to the entity's \"aliases\"",
        );
    }
}
