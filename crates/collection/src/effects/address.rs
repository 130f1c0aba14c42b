//! The view in the address, both ways.

use dossier_core::collection::{Action, State, link};
use dossier_explorer::browser::location::{self, Step};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::Page;
use crate::opening;

/// How long a query rests before it is written; browsers refuse addresses that change too often.
const WRITE_DELAY_MILLIS: u32 = 250;

/// What the address holds.
struct Written {
    state: State,
    fragment: String,
}

impl Written {
    /// Writes a view, unless a link was followed meanwhile: its event is on the way.
    fn write(&mut self, state: &State) {
        if location::fragment() != self.fragment || self.state == *state {
            return;
        }
        let fragment = link::fragment(state);
        if fragment != self.fragment {
            location::write(&fragment, step(&self.state, state));
        }
        self.state = state.clone();
        self.fragment = location::fragment();
    }
}

/// Keeps the fragment and the state the same: writes the one when the other changes.
#[hook]
pub fn use_address(page: &Page, state: &State, onunknown: &Callback<Vec<String>>) {
    // How much of the list is shown is in no link.
    let state = State {
        n_rows: State::default().n_rows,
        ..state.clone()
    };
    let written = use_mut_ref(|| Written {
        state: state.clone(),
        fragment: page.host.address().unwrap_or_default(),
    });
    let drawn = use_mut_ref(|| state.clone());
    {
        let written = written.clone();
        use_effect_with(state, move |state| {
            let before = drawn.replace(state.clone());
            // A link was followed, or the reader went back: the address has it, and what was before is not lost.
            let is_written = written.borrow().state == *state;
            let later = is_fleeting(&before, state).then(|| {
                let (state, written) = (state.clone(), written.clone());
                Timeout::new(WRITE_DELAY_MILLIS, move || {
                    written.borrow_mut().write(&state)
                })
            });
            if later.is_none() && !is_written {
                // What was typed before an article was opened is what Back leads to.
                let mut written = written.borrow_mut();
                written.write(&before);
                written.write(state);
            }
            move || drop(later)
        });
    }
    let (page, onunknown) = (page.clone(), onunknown.clone());
    use_effect_with((), move |()| {
        let listeners = location::on_change(move || {
            let fragment = location::fragment();
            if written.borrow().fragment == fragment {
                return;
            }
            let opened = opening::parse(&page.start, &fragment);
            *written.borrow_mut() = Written {
                state: opened.state.clone(),
                fragment,
            };
            onunknown.emit(opened.unknown);
            page.dispatch
                .emit(Action::LinkOpened(Box::new(opened.state)));
        });
        move || drop(listeners)
    });
}

/// A query that goes on being typed, and a move inside an article, take the place of the last view.
fn step(from: &State, to: &State) -> Step {
    if is_fleeting(from, to) && from.query.is_empty() == to.query.is_empty() {
        Step::Replace
    } else {
        Step::Push
    }
}

/// Whether only the query, or the view inside an article, is another one.
fn is_fleeting(from: &State, to: &State) -> bool {
    let mut same = from.clone();
    same.query.clone_from(&to.query);
    if let (Some(reading), Some(now)) = (&mut same.reading, &to.reading)
        && reading.id == now.id
    {
        reading.view.clone_from(&now.view);
    }
    same == *to
}

#[cfg(test)]
mod tests {
    use super::*;
    use dossier_core::collection::{Panel, update};

    #[track_caller]
    fn check(actions: &[Action], last: Action, expected: Step) {
        let from = actions.iter().fold(State::default(), |state, action| {
            update(&state, action).unwrap_or(state)
        });
        let to = update(&from, &last).expect("a change");
        assert_eq!(step(&from, &to), expected);
    }

    #[test]
    fn typing_on_replaces_the_view() {
        let typed = |query: &str| Action::QueryTyped(query.into());
        check(&[], typed("q"), Step::Push);
        check(&[typed("q")], typed("qu"), Step::Replace);
        check(&[typed("qu")], typed(""), Step::Push);
    }

    #[test]
    fn an_article_is_a_step_and_a_move_inside_it_is_none() {
        let open = Action::Opened("a".into());
        check(&[], open.clone(), Step::Push);
        let opened = [open];
        check(&opened, Action::Moved("p1".into()), Step::Replace);
        check(&opened, Action::Opened("b".into()), Step::Push);
        check(&opened, Action::Closed, Step::Push);
    }

    #[test]
    fn a_panel_is_a_step() {
        check(&[], Action::PanelOpened(Panel::Who), Step::Push);
    }
}
