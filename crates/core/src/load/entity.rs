//! Entity types and entities.

use crate::format::{self, Records};
use crate::label::Label;
use crate::model::{Entity, EntityType, TypeIdx};

use super::report::{Ids, Report};

pub(super) fn types(report: &mut Report, list: Records<format::EntityType>) -> Vec<EntityType> {
    let mut taken = Ids::new();
    let mut types = Vec::new();
    for (pointer, record) in report.records("/entity_types", list) {
        let id = report.id(&format!("{pointer}/id"), record.id, "type", &mut taken);
        let label = report
            .maybe(&format!("{pointer}/label"), record.label)
            .unwrap_or_else(|| Label::Plain(id.clone()));
        let singular = report
            .maybe(&format!("{pointer}/singular"), record.singular)
            .unwrap_or_else(|| Label::Plain(id.clone()));
        types.push(EntityType {
            id,
            label,
            singular,
        });
    }
    types
}

/// Reads the entities. A type that the list of types lacks is added at its end, with its id for a label.
pub(super) fn entities(
    report: &mut Report,
    list: Records<format::Entity>,
    types: &mut Vec<EntityType>,
) -> Vec<Entity> {
    let mut taken = Ids::new();
    let mut entities = Vec::new();
    for (pointer, record) in report.records("/entities", list) {
        let name_pointer = format!("{pointer}/name");
        let Some(name) = report.text(&name_pointer, record.name, "give the entity its name") else {
            continue;
        };
        let id = report.id(&format!("{pointer}/id"), record.id, "entity", &mut taken);
        let kind = entity_type(report, &format!("{pointer}/type"), record.r#type, types);
        let mut aliases: Vec<String> = Vec::new();
        for (pointer, alias) in report.records(&format!("{pointer}/aliases"), record.aliases) {
            if alias.trim().is_empty() {
                report.error(&pointer, "the alias is empty", "remove it");
            } else if alias != name && !aliases.contains(&alias) {
                aliases.push(alias);
            }
        }
        let same_as = report
            .records(&format!("{pointer}/same_as"), record.same_as)
            .into_iter()
            .filter_map(|(pointer, url)| {
                report.address(&pointer, format::Field::Good(url), &["https", "http"])
            })
            .collect();
        entities.push(Entity {
            id,
            kind,
            name,
            aliases,
            summary: report.optional(&format!("{pointer}/summary"), record.summary),
            same_as,
            passages: Vec::new(),
            events: Vec::new(),
        });
    }
    entities
}

fn entity_type(
    report: &mut Report,
    pointer: &str,
    field: format::Field<String>,
    types: &mut Vec<EntityType>,
) -> TypeIdx {
    const HINT: &str = "use the id of an entry in \"entity_types\", or add one there";
    let id = report
        .required(pointer, field, HINT)
        .unwrap_or_else(|| "other".to_owned());
    let at = types.iter().position(|kind| kind.id == id).unwrap_or_else(|| {
        if id != "other" {
            report.warning(pointer, format!("the type {id:?} is not in \"entity_types\""), HINT);
        }
        types.push(EntityType {
            label: Label::Plain(id.clone()),
            singular: Label::Plain(id.clone()),
            id,
        });
        types.len() - 1
    });
    TypeIdx(at as u32)
}
