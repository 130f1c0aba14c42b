//! Proposals and decisions, written into files of TOML whose other lines stay byte for byte.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::decision::proposal;
use super::{DateProposal, EventProposal, NameProposal, Record, Undecided};
use crate::read::toml_lines::{Kind, Part, parts};

/// What an editor says of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// It is so, as the given proposal says.
    Accepted,
    /// It is not, and is not proposed again.
    Rejected,
    /// It belongs to the event, or the entity, with this id.
    Into(&'a str),
}

/// What stands over the table of events when it is written first.
const ABOUT_EVENTS: &str = "\
# Passages with a date, found in the text. Take the # away and the line is an event; change its title, date or names as you
# like. Write no. in the place of the # and it is none and is not proposed again. It belongs to another event: add
# into = \"the id of that\" inside the braces. Lines with a # are written anew by `dossier suggest`; all others are yours.
";

/// What stands over the table of dates.
const ABOUT_DATES: &str = "\
# Words that may be dates. Take the # away and they are, as the line says; write no. in the place of the # and they are not.
";

/// What stands over the table of names.
const ABOUT_NAMES: &str = "\
# Names in the text that stand nowhere above. Take the # away and the line is an entity; change its type, name or aliases as
# you like. Write no. in the place of the # and it is none and is not proposed again. It is another name of somebody above:
# add into = \"that id\" inside the braces. Lines with a # are written anew by `dossier suggest`; all others are yours.
";

/// The text of events.toml with what is undecided as comments: those that stand there already are written anew in
/// their places, those that are decided or gone are taken out, new ones come last.
///
/// `None` when the text is no TOML, or has something else in the place of the tables: then nothing can be written.
pub fn events_toml(text: &str, undecided: &Undecided) -> Option<String> {
    let dates = undecided.dates.iter().map(|one| (&*one.id, one.line()));
    let events = undecided.events.iter().map(|one| (&*one.id, one.line()));
    let text = refreshed(text, "dates", ABOUT_DATES, dates)?;
    refreshed(&text, "events", ABOUT_EVENTS, events)
}

/// The text of entities.toml with the names that are undecided as comments, as [`events_toml`].
pub fn entities_toml(text: &str, undecided: &Undecided) -> Option<String> {
    let names = undecided.names.iter().map(|one| (&*one.id, one.line()));
    refreshed(text, "names", ABOUT_NAMES, names)
}

/// The text of events.toml with a decision about an event: it stands in the place of the proposal, or last.
///
/// `None` as for [`events_toml`].
pub fn decide_event(text: &str, event: &EventProposal, verdict: Verdict<'_>) -> Option<String> {
    let line = decided(event.record(), &event.id, verdict);
    put(text, "events", ABOUT_EVENTS, &event.id, line)
}

/// The text of events.toml with a decision about words that may be a date. [`Verdict::Into`] means nothing here and counts
/// as accepted.
///
/// `None` as for [`events_toml`].
pub fn decide_date(text: &str, date: &DateProposal, verdict: Verdict<'_>) -> Option<String> {
    let verdict = match verdict {
        Verdict::Into(_) => Verdict::Accepted,
        verdict => verdict,
    };
    let record = Record::default()
        .text("date", &date.date)
        .passage(&date.passage);
    put(
        text,
        "dates",
        ABOUT_DATES,
        &date.id,
        decided(record, &date.id, verdict),
    )
}

/// The text of entities.toml with a decision about a name.
///
/// `None` as for [`events_toml`].
pub fn decide_name(text: &str, name: &NameProposal, verdict: Verdict<'_>) -> Option<String> {
    let line = decided(name.record(), &name.id, verdict);
    put(text, "names", ABOUT_NAMES, &name.id, line)
}

/// A line that says what is decided.
fn decided(record: Record, id: &str, verdict: Verdict<'_>) -> String {
    match verdict {
        Verdict::Accepted => record.line(id),
        Verdict::Rejected => record.line(&format!("no.{id}")),
        Verdict::Into(other) => record.text("into", other).line(id),
    }
}

/// The parts of a table: from its header to before the next one.
fn table(text: &str, parts: &[Part], list: &str) -> Option<std::ops::Range<usize>> {
    let name = format!("found.{list}");
    let is_it = |part: &Part| part.table(text).as_deref() == Some(name.as_str());
    let start = parts.iter().position(is_it)?;
    let rest = &parts[start + 1..];
    let n_own = rest.iter().position(|part| part.kind == Kind::Header);
    Some(start..start + 1 + n_own.unwrap_or(rest.len()))
}

fn refreshed<'a>(
    text: &str,
    list: &str,
    about: &str,
    lines: impl Iterator<Item = (&'a str, String)>,
) -> Option<String> {
    toml::from_str::<Map<String, Value>>(text).ok()?;
    let mut fresh: Vec<(&str, Option<String>)> = lines.map(|(id, line)| (id, Some(line))).collect();
    let places: BTreeMap<&str, usize> = fresh
        .iter()
        .enumerate()
        .map(|(at, (id, _))| (*id, at))
        .collect();
    let mut edit = Edit::new(text, list, about);
    if edit.is_new() && fresh.is_empty() {
        return Some(text.to_owned());
    }
    edit.change_lines(|comment| {
        let (id, _) = proposal(comment)?;
        let line = places.get(id.as_str()).and_then(|at| fresh[*at].1.take());
        Some(line.map(|line| format!("#{line}")))
    });
    for line in fresh.into_iter().filter_map(|(_, line)| line) {
        edit.add(&format!("#{line}"));
    }
    edit.finish()
}

/// Puts a decided line in the place of what stands under its id, or last.
fn put(text: &str, list: &str, about: &str, id: &str, line: String) -> Option<String> {
    toml::from_str::<Map<String, Value>>(text).ok()?;
    let mut edit = Edit::new(text, list, about);
    let mut line = Some(line);
    let rejected = format!("no.{id}");
    edit.change_lines(|words| {
        let is_it = match proposal(words) {
            Some((proposed, _)) => proposed == id,
            None => {
                let key = words.split('=').next().unwrap_or_default();
                !words.starts_with('#') && [id, rejected.as_str()].contains(&key.trim())
            }
        };
        is_it.then(|| line.take())
    });
    if let Some(line) = line {
        edit.add(&line);
    }
    edit.finish()
}

/// A table of a file that is being changed.
struct Edit<'a> {
    text: &'a str,
    /// What stands before the table, and behind it.
    before: &'a str,
    behind: &'a str,
    /// The table's parts with its header; those of a new one are written by [`Edit::finish`].
    lines: Vec<(Kind, String)>,
    /// The header that a new table gets.
    new_header: Option<String>,
    /// How lines end here.
    end: &'static str,
}

impl<'a> Edit<'a> {
    fn new(text: &'a str, list: &str, about: &str) -> Self {
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let parts = parts(text);
        let Some(range) = table(text, &parts, list) else {
            let header = format!("{about}[found.{list}]\n").replace('\n', end);
            return Edit {
                text,
                before: text,
                behind: "",
                lines: Vec::new(),
                new_header: Some(header),
                end,
            };
        };
        let own = &parts[range.clone()];
        let byte = |at: usize| parts.get(at).map_or(text.len(), |part| part.range.start);
        Edit {
            text,
            before: &text[..byte(range.start)],
            behind: &text[byte(range.end)..],
            lines: own
                .iter()
                .map(|part| (part.kind, text[part.range.clone()].to_owned()))
                .collect(),
            new_header: None,
            end,
        }
    }

    fn is_new(&self) -> bool {
        self.new_header.is_some()
    }

    /// Asks for each comment and entry what becomes of it: `None` keeps it, a text stands in its place, and no text
    /// takes it out.
    fn change_lines(&mut self, mut change: impl FnMut(&str) -> Option<Option<String>>) {
        let end = self.end;
        self.lines.retain_mut(|(kind, line)| {
            if !matches!(kind, Kind::Comment | Kind::Entry) {
                return true;
            }
            match change(line.trim()) {
                None => true,
                Some(None) => false,
                Some(Some(new)) => {
                    if line.trim() != new {
                        *line = new + end;
                    }
                    true
                }
            }
        });
    }

    /// Adds a line behind the last one that is not blank.
    fn add(&mut self, line: &str) {
        let n_blank = self.lines.iter().rev();
        let n_blank = n_blank.take_while(|(kind, _)| *kind == Kind::Blank).count();
        let at = self.lines.len() - n_blank;
        if let Some((_, last)) = at.checked_sub(1).and_then(|at| self.lines.get_mut(at))
            && !last.ends_with('\n')
        {
            last.push_str(self.end);
        }
        self.lines
            .insert(at, (Kind::Comment, format!("{line}{}", self.end)));
    }

    /// The whole text; `None` when it would not be TOML.
    fn finish(self) -> Option<String> {
        let mut text = self.before.to_owned();
        if let Some(header) = &self.new_header {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push_str(self.end);
            }
            if !text.trim().is_empty() && !text.ends_with("\n\n") && !text.ends_with("\n\r\n") {
                text.push_str(self.end);
            }
            text.push_str(header);
        }
        self.lines.iter().for_each(|(_, line)| text.push_str(line));
        text.push_str(self.behind);
        let is_toml = || toml::from_str::<Map<String, Value>>(&text).is_ok();
        (text == self.text || is_toml()).then_some(text)
    }
}
