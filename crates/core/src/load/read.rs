//! Reads fields out of the JSON, by name and kind. A value of another kind is a diagnostic and counts as missing.
//!
//! Nothing here is generic over what is read but [`Report::read`], which is a few calls: twenty record types with
//! a reader each weighed more in the page than the timeline.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::date::Date;
use crate::diagnostic::quoted;
use crate::label::Label;
use crate::model::Qualifier;

use super::kind;
use super::report::Report;

/// Positions by id; only looked up, never iterated in its own order.
pub(super) type Ids = HashMap<String, u32>;

/// One object of the file, and where it stands.
pub(super) struct Node<'a> {
    pub(super) fields: &'a Map<String, Value>,
    /// JSON pointer to it.
    pub(super) pointer: String,
}

impl<'a> Node<'a> {
    /// The pointer to a field. Names of fields hold nothing that a pointer would have to escape.
    pub(super) fn at(&self, name: &str) -> String {
        [&self.pointer, "/", name].concat()
    }

    /// The value of a field; `null` is the same as none.
    pub(super) fn value(&self, name: &str) -> Option<&'a Value> {
        debug_assert!(is_documented(name), "{name} is not in the tables of format");
        self.fields.get(name).filter(|value| !value.is_null())
    }
}

/// Whether some record of the format has a field of this name.
fn is_documented(name: &str) -> bool {
    fn in_record(record: &crate::format::Record, name: &str) -> bool {
        let nested = || record.fields.iter().filter_map(|field| field.kind.record());
        record.field(name).is_some() || nested().any(|record| in_record(record, name))
    }
    in_record(&crate::format::FILE, name)
}

/// What a value is read as, or what was expected and what is there in a few words.
type Read<'a, T> = fn(&'a Value) -> Result<T, String>;

/// The hint for a field that may be left out.
const OPTIONAL: &str = "give a value of the right type, or leave the field out";

impl Report {
    /// The value of a field. Where there is a hint for it, it may not be left out.
    fn read<'a, T>(
        &mut self,
        node: &Node<'a>,
        name: &str,
        needed: Option<&str>,
        read: Read<'a, T>,
    ) -> Option<T> {
        let value = self.value(node, name, needed)?;
        match read(value) {
            Ok(good) => Some(good),
            Err(why) => {
                self.error(&node.at(name), &why, needed.unwrap_or(OPTIONAL));
                None
            }
        }
    }

    fn value<'a>(
        &mut self,
        node: &Node<'a>,
        name: &str,
        needed: Option<&str>,
    ) -> Option<&'a Value> {
        let value = node.value(name);
        if let (None, Some(hint)) = (value, needed) {
            self.error(&node.at(name), "the field is missing", hint);
        }
        value
    }

    /// A text; empty where there is none.
    pub(super) fn text(&mut self, node: &Node, name: &str) -> String {
        self.maybe_text(node, name).unwrap_or_default().to_owned()
    }

    /// A text, if there is one.
    #[inline(never)]
    pub(super) fn maybe_text<'a>(&mut self, node: &Node<'a>, name: &str) -> Option<&'a str> {
        self.read(node, name, None, kind::text)
    }

    /// A text that must be there.
    #[inline(never)]
    pub(super) fn required_text<'a>(
        &mut self,
        node: &Node<'a>,
        name: &str,
        hint: &str,
    ) -> Option<&'a str> {
        self.read(node, name, Some(hint), kind::text)
    }

    /// A text that must be there and have words in it.
    pub(super) fn needed_text(&mut self, node: &Node, name: &str, hint: &str) -> Option<String> {
        let text = self.required_text(node, name, hint)?;
        if text.trim().is_empty() {
            self.error(&node.at(name), "the text is empty", hint);
            return None;
        }
        Some(text.to_owned())
    }

    /// A whole number; with a hint, it must be there.
    pub(super) fn count(&mut self, node: &Node, name: &str, needed: Option<&str>) -> Option<u32> {
        self.read(node, name, needed, kind::count)
    }

    /// A whole number up to 255, if there is one.
    pub(super) fn small_count(&mut self, node: &Node, name: &str) -> Option<u8> {
        self.read(node, name, None, kind::small_count)
    }

    /// A number that must be there.
    pub(super) fn number(&mut self, node: &Node, name: &str, hint: &str) -> Option<f64> {
        self.read(node, name, Some(hint), kind::number)
    }

    /// `true` or `false`; `false` where there is none.
    pub(super) fn flag(&mut self, node: &Node, name: &str) -> bool {
        self.read(node, name, None, kind::flag).unwrap_or_default()
    }

    /// A label; with a hint, it must be there.
    #[inline(never)]
    pub(super) fn label(&mut self, node: &Node, name: &str, needed: Option<&str>) -> Option<Label> {
        self.read(node, name, needed, kind::label)
    }

    /// How exactly a number is given.
    pub(super) fn qualifier(&mut self, node: &Node, name: &str) -> Qualifier {
        self.read(node, name, None, kind::qualifier)
            .unwrap_or_default()
    }

    /// An object, if there is one.
    pub(super) fn node<'a>(&mut self, node: &Node<'a>, name: &str) -> Option<Node<'a>> {
        let fields = self.read(node, name, None, kind::object)?;
        let pointer = node.at(name);
        Some(Node { fields, pointer })
    }

    /// The objects of a list; none where there is no list.
    #[inline(never)]
    pub(super) fn nodes<'a>(&mut self, node: &Node<'a>, name: &str) -> Vec<Node<'a>> {
        let mut nodes = Vec::new();
        for (pointer, value) in self.entries(node, name) {
            match kind::object(value) {
                Ok(fields) => nodes.push(Node { fields, pointer }),
                Err(why) => self.bad_entry(&pointer, value, &why),
            }
        }
        nodes
    }

    /// The texts of a list, each with its pointer; none where there is no list.
    #[inline(never)]
    pub(super) fn texts<'a>(&mut self, node: &Node<'a>, name: &str) -> Vec<(String, &'a str)> {
        let mut texts = Vec::new();
        for (pointer, value) in self.entries(node, name) {
            match kind::text(value) {
                Ok(text) => texts.push((pointer, text)),
                Err(why) => self.bad_entry(&pointer, value, &why),
            }
        }
        texts
    }

    /// All entries of a list, each with its pointer.
    fn entries<'a>(&mut self, node: &Node<'a>, name: &str) -> Vec<(String, &'a Value)> {
        let list = self.read(node, name, None, kind::list).unwrap_or_default();
        let mut entries = Vec::new();
        for (at, value) in list.iter().enumerate() {
            let pointer = [&node.pointer, "/", name, "/", &at.to_string()].concat();
            entries.push((pointer, value));
        }
        entries
    }

    fn bad_entry(&mut self, pointer: &str, value: &Value, why: &str) {
        if value.is_null() {
            self.error(pointer, "the entry is null", "remove it");
        } else {
            self.error(pointer, why, "write an entry as docs/format.md shows it");
        }
    }

    /// A language tag; `fallback` where there is none or it is not one.
    pub(super) fn lang(&mut self, node: &Node, name: &str, fallback: &str) -> String {
        let Some(lang) = self.maybe_text(node, name) else {
            return fallback.to_owned();
        };
        let well_formed = !lang.is_empty()
            && lang.split('-').all(|part| {
                (1..=8).contains(&part.len())
                    && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            });
        if !well_formed {
            self.warning(
                &node.at(name),
                &format!("{} is not a language tag", quoted(lang)),
                "use a BCP 47 tag such as \"en\" or \"fr-CA\"",
            );
            return fallback.to_owned();
        }
        lang.to_owned()
    }

    /// The id of a record, made of `a-z`, `0-9` and `-`, that `taken` does not hold yet. Where there is no usable one,
    /// `made` is used, with a number behind it until it is free, so that nothing is lost.
    pub(super) fn id(&mut self, node: &Node, made: &str, taken: &mut Ids) -> String {
        const HINT: &str = "give an id of a-z, 0-9 and -, used once";
        let given = self.required_text(node, "id", HINT);
        let given = given.filter(|id| {
            let well_formed = is_id(id);
            if !well_formed {
                self.error(
                    &node.at("id"),
                    &format!("{} is not an id", quoted(id)),
                    HINT,
                );
            }
            well_formed
        });
        if let Some(id) = given {
            if !taken.contains_key(id) {
                taken.insert(id.to_owned(), 0);
                return id.to_owned();
            }
            self.error(
                &node.at("id"),
                &format!("the id {} is used twice", quoted(id)),
                HINT,
            );
        }
        let stem = given.unwrap_or(made);
        // The last number of a stem stands under a key that is no id: thousands without an id take no longer each.
        let key = [stem, "/"].concat();
        let mut n = taken.get(&key).copied().unwrap_or(0);
        let id = loop {
            n += 1;
            let id = [stem, "-", &n.to_string()].concat();
            if !taken.contains_key(&id) {
                break id;
            }
        };
        taken.insert(key, n);
        taken.insert(id.clone(), 0);
        id
    }

    /// A date in EDTF, which stands in a field.
    pub(super) fn date(&mut self, node: &Node, name: &str, edtf: &str) -> Option<Date> {
        match Date::parse(edtf) {
            Ok(date) => Some(date),
            Err(error) => {
                self.error(
                    &node.at(name),
                    &format!("{} is not an EDTF date: {}", quoted(edtf), error.message),
                    "write for example 2017-12-17, 2016-23 (autumn), 2015~ (about) or 2014-06-29/.. (since)",
                );
                None
            }
        }
    }

    /// The address in a field.
    pub(super) fn address(&mut self, node: &Node, name: &str, schemes: &[&str]) -> Option<String> {
        let address = self.maybe_text(node, name)?;
        self.address_at(&node.at(name), address, schemes)
    }

    /// An address with one of `schemes`; anything else could run as script or leave the page broken.
    pub(super) fn address_at(
        &mut self,
        pointer: &str,
        address: &str,
        schemes: &[&str],
    ) -> Option<String> {
        let scheme = address.split_once(':').map(|(scheme, _)| scheme);
        let allowed =
            scheme.is_some_and(|scheme| schemes.iter().any(|one| one.eq_ignore_ascii_case(scheme)));
        if !allowed || address.chars().any(|c| c.is_control() || c.is_whitespace()) {
            self.error(
                pointer,
                &format!(
                    "{} is not an address that a page may link to",
                    quoted(address)
                ),
                &[
                    "use an address that begins with ",
                    &schemes.join(": or "),
                    ":",
                ]
                .concat(),
            );
            return None;
        }
        Some(address.to_owned())
    }
}

/// Whether `id` is `[a-z0-9][a-z0-9-]*`.
pub(super) fn is_id(id: &str) -> bool {
    !id.is_empty()
        && !id.starts_with('-')
        && id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
