//! What a person does at the desk.

use serde_json::Value;

use super::work::{At, Work};
use crate::date::{Date, DateError};
use crate::read::{self, What};

/// One step of the work.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The publication date of an article was given, in EDTF or as a full date in words; empty takes it away.
    Published(usize, String),
    /// The language of an article was given, as a BCP 47 tag.
    Language(usize, String),
    /// An article was given a title.
    Title(usize, String),
    /// A run is a date, in EDTF: a found one accepted, another one, or one that was not found.
    Dated(At, String),
    /// A run is no date.
    NotDated(At),
    /// What was decided about a run as a date is open again.
    DateOpened(At),
    /// A run names an entity.
    Named(At, String),
    /// A run names nobody.
    NotNamed(At),
    /// What was decided about a run as a name is open again.
    NameOpened(At),
    /// A name with other spellings became an entity of this type.
    EntityAdded {
        /// Its name.
        name: String,
        /// Id of its type.
        kind: String,
        /// Other names.
        aliases: Vec<String>,
    },
    /// An entity was renamed; the old name stays among its other names.
    EntityRenamed(String, String),
    /// An entity is of another type.
    EntityRetyped(String, String),
    /// An entity has one more name.
    AliasAdded(String, String),
    /// A name is none of the entity's.
    AliasRemoved(String, String),
    /// The first entity is the second one, which takes over its names and what refers to it.
    EntitiesMerged(String, String),
    /// An entity is taken away with what refers to it.
    EntityRemoved(String),
    /// A suggestion or a proposal is not wanted, by its key.
    SetAside(String),
    /// It is wanted again.
    TakenBack(String),
    /// Something happened: an event with its passage.
    EventAdded {
        /// Where the text tells of it.
        at: At,
        /// When, in EDTF.
        edtf: String,
        /// The words of the date.
        display: String,
        /// What happened.
        title: String,
        /// Ids of those involved.
        entities: Vec<String>,
        /// Who says so; empty when the text does not tell.
        according_to: String,
    },
    /// An event has another title.
    EventRetitled(String, String),
    /// An event has another date, in EDTF.
    EventRedated(String, String),
    /// The first event is the second one, which takes over its passages and those involved.
    EventsMerged(String, String),
    /// An event is taken away.
    EventRemoved(String),
    /// Several at once, undone together.
    All(Vec<Action>),
}

/// Why an action is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The text is no EDTF.
    Date(DateError),
    /// A name, a title or a type has to be given.
    Empty,
    /// There is no such run, article, entity or event.
    Gone,
}

impl Work {
    /// Does what the action says; when it is refused, the work may be half done.
    pub(super) fn apply(&mut self, action: &Action) -> Result<(), Refused> {
        match action {
            Action::Published(article, text) => self.set_published(*article, text),
            Action::Language(article, tag) => {
                let tag = tag.trim();
                self.set_field(*article, "lang", (!tag.is_empty()).then(|| tag.into()))
            }
            Action::Title(article, title) => {
                let title = filled(title)?;
                self.set_field(*article, "title", Some(title.into()))
            }
            Action::Dated(at, edtf) => {
                let date = Date::parse(edtf.trim()).map_err(Refused::Date)?;
                self.decide_about(*at, What::Date(date.edtf().to_owned()))
            }
            Action::NotDated(at) => self.decide_about(*at, What::Date(String::new())),
            Action::DateOpened(at) => self.open_again(*at, &What::Date(String::new())),
            Action::Named(at, id) => {
                self.entity(id)?;
                self.decide_about(*at, What::Entity(id.clone()))
            }
            Action::NotNamed(at) => self.decide_about(*at, What::Entity(String::new())),
            Action::NameOpened(at) => self.open_again(*at, &What::Entity(String::new())),
            Action::EntityAdded {
                name,
                kind,
                aliases,
            } => self.add_entity(name, kind, aliases),
            Action::EntityRenamed(id, name) => self.rename_entity(id, name),
            Action::EntityRetyped(id, kind) => self.retype_entity(id, kind),
            Action::AliasAdded(id, alias) => self.add_alias(id, alias),
            Action::AliasRemoved(id, alias) => self.remove_alias(id, alias),
            Action::EntitiesMerged(from, into) => self.merge_entities(from, into),
            Action::EntityRemoved(id) => self.remove_entity(id),
            Action::SetAside(key) => {
                self.aside.insert(key.clone());
                Ok(())
            }
            Action::TakenBack(key) => {
                self.aside.remove(key);
                Ok(())
            }
            Action::EventAdded {
                at,
                edtf,
                display,
                title,
                entities,
                according_to,
            } => self.add_event(*at, edtf, [display, title, according_to], entities),
            Action::EventRetitled(id, title) => self.retitle_event(id, title),
            Action::EventRedated(id, edtf) => self.redate_event(id, edtf),
            Action::EventsMerged(from, into) => self.merge_events(from, into),
            Action::EventRemoved(id) => self.remove_event(id),
            Action::All(actions) => actions.iter().try_for_each(|action| self.apply(action)),
        }
    }

    fn set_published(&mut self, article: usize, text: &str) -> Result<(), Refused> {
        let text = text.trim();
        if text.is_empty() {
            return self.set_field(article, "published", None);
        }
        let published = read::published(text);
        let edtf = published["edtf"].as_str().unwrap_or_default();
        Date::parse(edtf).map_err(Refused::Date)?;
        self.set_field(article, "published", Some(published))
    }

    /// Sets a field of an article, and of the whole where that said the same.
    fn set_field(
        &mut self,
        article: usize,
        name: &str,
        value: Option<Value>,
    ) -> Result<(), Refused> {
        let fields = self.articles.get_mut(article).ok_or(Refused::Gone)?;
        let before = fields.get(name).cloned();
        match &value {
            Some(value) => fields.insert(name.to_owned(), value.clone()),
            None => fields.remove(name),
        };
        let of_whole = matches!(name, "title" | "lang");
        if of_whole && article == 0 && self.whole.get(name).cloned() == before {
            match value {
                Some(value) => self.whole.insert(name.to_owned(), value),
                None => self.whole.remove(name),
            };
        }
        Ok(())
    }

    fn decide_about(&mut self, at: At, what: What) -> Result<(), Refused> {
        if !self.holds(at) {
            return Err(Refused::Gone);
        }
        self.decide(at, what);
        Ok(())
    }

    fn open_again(&mut self, at: At, like: &What) -> Result<(), Refused> {
        if !self.holds(at) {
            return Err(Refused::Gone);
        }
        self.forget(at, like);
        Ok(())
    }
}

/// Words without space around them, which have to be there.
pub(super) fn filled(words: &str) -> Result<&str, Refused> {
    match words.trim() {
        "" => Err(Refused::Empty),
        words => Ok(words),
    }
}
