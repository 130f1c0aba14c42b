//! Entity types and entities.

use crate::diagnostic::quoted;
use crate::label::Label;
use crate::model::{Entity, EntityType, TypeIdx};

use super::read::{Ids, Node, is_id};
use super::report::Report;

pub(super) fn types(report: &mut Report, file: &Node) -> Vec<EntityType> {
    let mut taken = Ids::new();
    let mut types = Vec::new();
    for node in report.nodes(file, "entity_types") {
        let id = report.id(&node, "type", &mut taken);
        let mut label = |name| {
            report
                .label(&node, name, None)
                .unwrap_or_else(|| id.as_str().into())
        };
        types.push(EntityType {
            label: label("label"),
            singular: label("singular"),
            id,
        });
    }
    types
}

/// Reads the entities. A type that the list of types lacks is added at its end, with its id for a label.
pub(super) fn entities(
    report: &mut Report,
    file: &Node,
    types: &mut Vec<EntityType>,
) -> Vec<Entity> {
    let mut taken = Ids::new();
    let mut entities = Vec::new();
    for node in report.nodes(file, "entities") {
        let Some(name) = report.needed_text(&node, "name", "give the entity its name") else {
            continue;
        };
        entities.push(Entity {
            id: report.id(&node, "entity", &mut taken),
            kind: entity_type(report, &node, types),
            aliases: aliases(report, &node, &name),
            same_as: same_as(report, &node),
            summary: report.text(&node, "summary"),
            name,
            passages: Vec::new(),
            events: Vec::new(),
        });
    }
    entities
}

fn aliases(report: &mut Report, node: &Node, name: &str) -> Vec<String> {
    let mut aliases: Vec<String> = Vec::new();
    for (pointer, alias) in report.texts(node, "aliases") {
        if alias.trim().is_empty() {
            report.error(&pointer, "the alias is empty", "remove it");
        } else if alias != name && !aliases.iter().any(|other| other == alias) {
            aliases.push(alias.to_owned());
        }
    }
    aliases
}

fn same_as(report: &mut Report, node: &Node) -> Vec<String> {
    let mut same_as = Vec::new();
    for (pointer, url) in report.texts(node, "same_as") {
        same_as.extend(report.address_at(&pointer, url, &["https", "http"]));
    }
    same_as
}

fn entity_type(report: &mut Report, node: &Node, types: &mut Vec<EntityType>) -> TypeIdx {
    const HINT: &str = "use the id of an entry in \"entity_types\", or add one there";
    let id = report.required_text(node, "type", HINT).filter(|id| {
        // It stands in links, as in `all=person,place`.
        let well_formed = is_id(id);
        if !well_formed {
            report.error(
                &node.at("type"),
                &format!("{} is not an id", quoted(id)),
                HINT,
            );
        }
        well_formed
    });
    let id = id.unwrap_or("other");
    let at = types
        .iter()
        .position(|kind| kind.id == id)
        .unwrap_or_else(|| {
            if id != "other" {
                let message = format!("the type {} is not in \"entity_types\"", quoted(id));
                report.warning(&node.at("type"), &message, HINT);
            }
            types.push(EntityType {
                label: Label::from(id),
                singular: Label::from(id),
                id: id.to_owned(),
            });
            types.len() - 1
        });
    TypeIdx(at as u32)
}
