//! The desk: a text as it was read, what is found in it, and what a person decides about that.
//!
//! [`open`] reads files as the builder does. A [`Desk`] holds the [`Work`] and what it was before; [`Desk::update`] takes
//! an [`Action`], [`Work::show`] says what to draw, [`Work::json`] and [`Work::files`] what to save. What is
//! found counts until it is rejected, but for what is only a guess, suggested names and proposed events: those count when
//! they are accepted.
//! Nothing here knows files, storage or the DOM.

mod action;
mod entity;
mod event;
mod files;
mod found;
mod keep;
mod marks;
mod open;
mod paste;
mod rows;
mod segments;
mod show;
mod work;

#[cfg(test)]
mod tests;

use std::rc::Rc;

pub use action::{Action, Refused};
pub use keep::restore;
pub use open::{File, MAX_FILE_BYTES, MAX_TEXT_CHARS, Opened, Unread, open};
pub use paste::name_of as name_of_pasted;
pub use rows::{
    Context, DateRow, Decision, EventRow, MentionRow, NameRow, ProposalRow, Segment, Shown,
    ShownArticle, ShownBlock, SuggestionRow, Why,
};
pub use work::{At, STANDARD_TYPES, Saved, Work};

/// Most steps that can be undone; the oldest are forgotten.
pub const MAX_STEPS: usize = 200;

/// The work on a text, with the steps that led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    past: Vec<Rc<Work>>,
    now: Rc<Work>,
    future: Vec<Rc<Work>>,
}

impl Desk {
    /// Work that begins.
    pub fn new(work: Work) -> Desk {
        Desk {
            past: Vec::new(),
            now: Rc::new(work),
            future: Vec::new(),
        }
    }

    /// As it stands.
    pub fn work(&self) -> &Work {
        &self.now
    }

    /// What comes of an action. One that changes nothing is no step.
    ///
    /// # Errors
    ///
    /// [`Refused`] when the action cannot be done, and why.
    pub fn update(&self, action: &Action) -> Result<Desk, Refused> {
        let mut work = Work::clone(&self.now);
        work.apply(action)?;
        if work == *self.now {
            return Ok(self.clone());
        }
        let mut past = self.past.clone();
        if past.len() >= MAX_STEPS {
            past.remove(0);
        }
        past.push(Rc::clone(&self.now));
        Ok(Desk {
            past,
            now: Rc::new(work),
            future: Vec::new(),
        })
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The desk before the last step; the same when there is none.
    pub fn undo(&self) -> Desk {
        let mut desk = self.clone();
        if let Some(before) = desk.past.pop() {
            desk.future.push(std::mem::replace(&mut desk.now, before));
        }
        desk
    }

    /// The desk with the last undone step done again; the same when there is none.
    pub fn redo(&self) -> Desk {
        let mut desk = self.clone();
        if let Some(after) = desk.future.pop() {
            desk.past.push(std::mem::replace(&mut desk.now, after));
        }
        desk
    }
}
