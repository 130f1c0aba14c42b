//! A view written into a URL fragment, and read back. Pure and total.
//!
//! `#p12` is a passage, so that the link also works where no script runs. Everything else is a list of
//! `name=value` joined by `&`: `q` (query), `with` and `without` (entity ids), `all` (type ids), `during` (a
//! period), `panel`, `entity` or `event` or `passage` (what is selected), `hit` (the current highlight, from 1).
//! Text is percent-encoded UTF-8. Whatever cannot be understood is named in [`Opened::unknown`] and the
//! nearest view opens.

use crate::date::Period;
use crate::filter::Choice;
use crate::model::{Dossier, EntityIdx};
use crate::state::{MAX_QUERY_CHARS, Panel, Selected, State};

/// What a link opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The view.
    pub state: State,
    /// The parts of the link that this dossier does not know, as they were written.
    pub unknown: Vec<String>,
}

/// The fragment of a view, without `#`; empty for the view that a fresh page shows.
pub fn fragment(dossier: &Dossier, state: &State) -> String {
    let passage_key = match state.selected {
        Some(Selected::Passage(passage)) => dossier.passages.get(passage.at()),
        _ => None,
    }
    .map(|passage| passage.key.as_str());
    let mut parts = Vec::new();
    if !state.query.is_empty() {
        parts.push(format!("q={}", encode(&state.query)));
    }
    for (name, choice) in [("with", Choice::Include), ("without", Choice::Exclude)] {
        let ids = state
            .choices
            .iter()
            .filter(|(_, chosen)| **chosen == choice);
        let ids = ids.filter_map(|(entity, _)| dossier.entities.get(entity.at()));
        let ids: Vec<&str> = ids.map(|entity| entity.id.as_str()).collect();
        if !ids.is_empty() {
            parts.push(format!("{name}={}", ids.join(",")));
        }
    }
    let types = state
        .all_types
        .iter()
        .filter_map(|kind| dossier.types.get(kind.at()));
    let types: Vec<&str> = types.map(|kind| kind.id.as_str()).collect();
    if !types.is_empty() {
        parts.push(format!("all={}", types.join(",")));
    }
    if let Some(period) = &state.period {
        parts.push(format!("during={period}"));
    }
    if state.panel != Panel::Read {
        parts.push(format!("panel={}", panel_name(state.panel)));
    }
    match state.selected {
        Some(Selected::Entity(entity)) => {
            let entity = dossier.entities.get(entity.at());
            parts.extend(entity.map(|entity| format!("entity={}", entity.id)));
        }
        Some(Selected::Event(event)) => {
            let event = dossier.events.get(event.at());
            parts.extend(event.map(|event| format!("event={}", event.id)));
        }
        Some(Selected::Passage(_)) if parts.is_empty() && state.hit.is_none() => {
            return passage_key.unwrap_or_default().to_owned();
        }
        Some(Selected::Passage(_)) => {
            parts.extend(passage_key.map(|key| format!("passage={key}")));
        }
        None => {}
    }
    if let Some(hit) = state.hit {
        parts.push(format!("hit={}", u64::from(hit) + 1));
    }
    parts.join("&")
}

/// The fragment of what narrows what is shown, and of nothing else of the view: what a search is kept as. Empty when
/// nothing does.
pub fn of_search(dossier: &Dossier, state: &State) -> String {
    if !state.is_filtered() {
        return String::new();
    }
    let mut asked = state.clone();
    asked.panel = Panel::Read;
    asked.selected = None;
    asked.hit = None;
    fragment(dossier, &asked)
}

/// The view that a fragment names; a leading `#` is passed over.
pub fn parse(dossier: &Dossier, fragment: &str) -> Opened {
    let mut opened = Opened::default();
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    for part in fragment.split('&').filter(|part| !part.is_empty()) {
        let understood = match part.split_once('=') {
            Some((name, value)) => read_part(dossier, &mut opened, name, &decode(value)),
            None => select_passage(dossier, &mut opened.state, &decode(part)),
        };
        if understood.is_none() {
            opened.unknown.push(decode(part));
        }
    }
    opened
}

/// `None` when the part as a whole is not understood.
fn read_part(dossier: &Dossier, opened: &mut Opened, name: &str, value: &str) -> Option<()> {
    let state = &mut opened.state;
    match name {
        "q" => state.query = value.chars().take(MAX_QUERY_CHARS).collect(),
        "with" | "without" => {
            let choice = if name == "with" {
                Choice::Include
            } else {
                Choice::Exclude
            };
            for id in value.split(',').filter(|id| !id.is_empty()) {
                match dossier.entity_by_id(id) {
                    Some(entity) => {
                        state.choices.insert(entity, choice);
                    }
                    None => opened.unknown.push(format!("{name}={id}")),
                }
            }
        }
        "all" => {
            for id in value.split(',').filter(|id| !id.is_empty()) {
                match dossier.type_by_id(id) {
                    Some(kind) => {
                        state.all_types.insert(kind);
                    }
                    None => opened.unknown.push(format!("all={id}")),
                }
            }
        }
        "during" => state.period = Some(Period::parse(value)?),
        "panel" => state.panel = panel_from_name(value)?,
        "entity" => {
            let entity: EntityIdx = dossier.entity_by_id(value)?;
            state.selected = Some(Selected::Entity(entity));
        }
        "event" => state.selected = Some(Selected::Event(dossier.event_by_id(value)?)),
        "passage" => return select_passage(dossier, state, value),
        "hit" => {
            let from_one = value.parse::<u64>().ok()?;
            state.hit = Some(u32::try_from(from_one.checked_sub(1)?).ok()?);
        }
        _ => return None,
    }
    Some(())
}

/// A passage by its key, or by the key of a heading over it.
fn select_passage(dossier: &Dossier, state: &mut State, key: &str) -> Option<()> {
    let passage = dossier.passage_by_key(key).or_else(|| {
        let (article, block) = match (key.split_once('/'), dossier.articles.as_slice()) {
            (Some((id, block)), articles) => (articles.iter().find(|a| a.id == id)?, block),
            (None, [only]) => (only, key),
            (None, _) => return None,
        };
        article.blocks.iter().find(|b| b.id == block)?.passage
    })?;
    state.selected = Some(Selected::Passage(passage));
    Some(())
}

fn panel_name(panel: Panel) -> &'static str {
    match panel {
        Panel::Read => "read",
        Panel::Search => "search",
        Panel::Entities => "who",
        Panel::Time => "time",
    }
}

fn panel_from_name(name: &str) -> Option<Panel> {
    [Panel::Read, Panel::Search, Panel::Entities, Panel::Time]
        .into_iter()
        .find(|panel| panel_name(*panel) == name)
}

/// Percent-encodes all but RFC 3986 unreserved characters and `:` `*`, which queries use and fragments allow.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b':' | b'*' => {
                encoded.push(char::from(byte));
            }
            _ => {
                const HEX: &[u8; 16] = b"0123456789ABCDEF";
                encoded.push('%');
                encoded.push(char::from(HEX[usize::from(byte >> 4)]));
                encoded.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    encoded
}

/// Undoes [`encode`]; a `%` that begins no escape stands for itself, bytes that are not UTF-8 become U+FFFD.
pub(crate) fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let hex = escape.and_then(|hex| std::str::from_utf8(hex).ok());
        let hex = hex.filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests;
