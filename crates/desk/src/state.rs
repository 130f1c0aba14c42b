//! What the desk shows at a moment, and what happens to it.

use std::rc::Rc;

use dossier_core::desk::{Action, At, Desk, File, Opened, Refused, Shown, Unread, open};
use dossier_core::read::Problem;
use dossier_explorer::components::theme::Theme;
use dossier_explorer::shared::Shared;
use dossier_explorer::words::Lang;
use yew::Reducible;

use crate::browser::Kept;
use crate::words::{Words, words};

/// The parts of the desk; on a wide window the text stands beside the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The text with what is found in it.
    Text,
    /// The dates.
    Dates,
    /// The names.
    Names,
    /// The events.
    Events,
    /// The dossier in the explorer.
    Explore,
}

impl Tab {
    /// All, in their order.
    pub const ALL: [Tab; 5] = [Tab::Text, Tab::Dates, Tab::Names, Tab::Events, Tab::Explore];

    /// Its name in attributes.
    pub fn name(self) -> &'static str {
        match self {
            Tab::Text => "text",
            Tab::Dates => "dates",
            Tab::Names => "names",
            Tab::Events => "events",
            Tab::Explore => "explore",
        }
    }
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// Files were dropped, chosen or pasted.
    Given(Vec<File>),
    /// They could not even be taken.
    NotTaken(Unread),
    /// Kept work is taken up again.
    TakenUp(Box<Desk>),
    /// Something was decided.
    Did(Action),
    /// The last step was undone.
    Undone,
    /// It was done again.
    Redone,
    /// A part was opened.
    Opened(Tab),
    /// A row was opened, by its id, or closed.
    Chosen(Option<String>),
    /// A mark in the text was pressed: its row is to be shown.
    Followed(Tab, String),
    /// Words of the text were selected, or none.
    Marked(Option<At>),
    /// The storage did or did not take the work.
    Stored(Kept),
    /// Something is to be read out.
    Said(String),
    /// Another language of the interface.
    Speaks(Lang),
    /// Another theme.
    Looks(Theme),
    /// The text is put away for another.
    StartedOver,
}

/// What is shown.
#[derive(Clone)]
pub struct State {
    /// The language of the interface.
    pub lang: Lang,
    /// Light, dark or as the device.
    pub theme: Theme,
    /// The work, when there is some.
    pub desk: Option<Rc<Desk>>,
    /// The work that was put away for another text, to go back to.
    pub before: Option<Rc<Desk>>,
    /// What it shows.
    pub shown: Shared<Shown>,
    /// What the readers of the files said.
    pub problems: Shared<Vec<Problem>>,
    /// The open part.
    pub tab: Tab,
    /// The open row.
    pub chosen: Option<String>,
    /// The selected words.
    pub marked: Option<At>,
    /// Why nothing could be read.
    pub unread: Option<Unread>,
    /// Why the last action was refused.
    pub refused: Option<Refused>,
    /// Whether the work is kept.
    pub kept: Option<Kept>,
    /// What is read out.
    pub said: String,
    /// The element that gets the focus after the next drawing: its number tells one wish from the next.
    pub focus: (u32, String),
}

impl State {
    /// A desk without a text.
    pub fn new(lang: Lang, theme: Theme) -> State {
        State {
            lang,
            theme,
            desk: None,
            before: None,
            shown: Shared::new(Shown::default()),
            problems: Shared::new(Vec::new()),
            tab: Tab::Dates,
            chosen: None,
            marked: None,
            unread: None,
            refused: None,
            kept: None,
            said: String::new(),
            focus: (0, String::new()),
        }
    }

    /// What the desk says.
    pub fn words(&self) -> &'static Words {
        words(self.lang)
    }

    fn set_desk(&mut self, desk: Desk) {
        self.shown = Shared::new(desk.work().show());
        self.desk = Some(Rc::new(desk));
    }

    fn set_focus(&mut self, id: &str) {
        self.focus = (self.focus.0.wrapping_add(1), id.to_owned());
    }

    fn given(&mut self, files: &[File]) {
        match open(files) {
            Ok(Opened { work, problems }) => {
                self.problems = Shared::new(problems);
                self.begin(Desk::new(work));
            }
            Err(unread) => self.not_taken(unread),
        }
    }

    fn not_taken(&mut self, unread: Unread) {
        self.said = (self.words().unread)(&unread);
        self.unread = Some(unread);
        self.set_focus("desk-unread");
    }

    fn begin(&mut self, desk: Desk) {
        self.unread = None;
        self.refused = None;
        self.chosen = None;
        self.marked = None;
        self.tab = Tab::Dates;
        self.set_desk(desk);
        self.said = self.counts();
        self.set_focus("desk-title");
    }

    /// How much there is, in words.
    pub fn counts(&self) -> String {
        let shown = &self.shown;
        let counts =
            (self.words().counts)(shown.dates.len(), shown.names.len(), shown.events.len());
        format!("{counts} · {}", (self.words().n_open)(shown.n_open))
    }

    fn did(&mut self, action: &Action) {
        let Some(desk) = self.desk.clone() else {
            return;
        };
        match desk.update(action) {
            Ok(desk) => {
                self.refused = None;
                self.marked = None;
                let next = self.next_row();
                self.set_desk(desk);
                self.said = self.counts();
                self.go_on(next);
            }
            Err(refused) => {
                self.said = (self.words().refused)(&refused);
                self.refused = Some(refused);
            }
        }
    }

    /// The ids of the rows of the open part, in their order.
    fn rows(&self) -> Vec<String> {
        let shown = &self.shown;
        match self.tab {
            Tab::Dates => {
                let (placed, others): (Vec<_>, Vec<_>) =
                    shown.dates.iter().partition(|row| row.may_have_place());
                let rows = placed.into_iter().chain(others);
                rows.map(|row| format!("date-{}", row.at)).collect()
            }
            Tab::Names => {
                let names = shown.names.iter().map(|row| format!("name-{}", row.id));
                let suggestions = shown.suggestions.iter().filter(|row| !row.is_aside);
                names
                    .chain(suggestions.map(|row| row.key.clone()))
                    .collect()
            }
            Tab::Events => {
                let events = shown
                    .events
                    .iter()
                    .map(|row| format!("happened-{}", row.id));
                let proposals = shown.proposals.iter().filter(|row| !row.is_aside);
                events.chain(proposals.map(|row| row.key.clone())).collect()
            }
            Tab::Text | Tab::Explore => Vec::new(),
        }
    }

    /// The row behind the open one.
    fn next_row(&self) -> Option<String> {
        let rows = self.rows();
        let at = rows
            .iter()
            .position(|row| Some(row) == self.chosen.as_ref())?;
        rows.get(at + 1).cloned()
    }

    /// After a step the focus stays with the open row; where that is gone, it goes to the one that stood behind it.
    fn go_on(&mut self, next: Option<String>) {
        let Some(chosen) = self.chosen.clone() else {
            return;
        };
        let rows = self.rows();
        if rows.contains(&chosen) {
            return self.set_focus(&chosen);
        }
        self.chosen = next.filter(|next| rows.contains(next));
        match self.chosen.clone() {
            Some(next) => self.set_focus(&next),
            None => self.set_focus("desk-panel"),
        }
    }

    fn stepped(&mut self, desk: Option<Desk>, said: &str) {
        let Some(desk) = desk else {
            return;
        };
        self.refused = None;
        self.set_desk(desk);
        self.said = format!("{said} {}", self.counts());
        let rows = self.rows();
        self.chosen = self.chosen.take().filter(|chosen| rows.contains(chosen));
    }
}

impl Reducible for State {
    type Action = Message;

    fn reduce(self: Rc<Self>, message: Message) -> Rc<Self> {
        let mut state = State::clone(&self);
        match message {
            Message::Given(files) => state.given(&files),
            Message::NotTaken(unread) => state.not_taken(unread),
            Message::TakenUp(desk) => {
                state.problems = Shared::new(Vec::new());
                state.begin(*desk);
            }
            Message::Did(action) => state.did(&action),
            Message::Undone => {
                let desk = state.desk.as_ref().filter(|desk| desk.can_undo());
                let desk = desk.map(|desk| desk.undo());
                state.stepped(desk, state.words().undone);
            }
            Message::Redone => {
                let desk = state.desk.as_ref().filter(|desk| desk.can_redo());
                let desk = desk.map(|desk| desk.redo());
                state.stepped(desk, state.words().redone);
            }
            Message::Opened(tab) => {
                state.tab = tab;
                state.refused = None;
            }
            Message::Chosen(row) => {
                state.refused = None;
                state.chosen = row;
            }
            Message::Followed(tab, row) => {
                state.tab = tab;
                state.refused = None;
                state.set_focus(&row);
                state.chosen = Some(row);
            }
            Message::Marked(at) => {
                if state.marked == at {
                    return self;
                }
                state.marked = at;
            }
            Message::Stored(kept) => {
                if state.kept == Some(kept) {
                    return self;
                }
                state.kept = Some(kept);
            }
            Message::Said(said) => state.said = said,
            Message::Speaks(lang) => state.lang = lang,
            Message::Looks(theme) => state.theme = theme,
            Message::StartedOver => {
                state = State {
                    before: state.desk.take(),
                    ..State::new(state.lang, state.theme)
                };
                state.focus = (self.focus.0.wrapping_add(1), "desk-title".to_owned());
            }
        }
        Rc::new(state)
    }
}
