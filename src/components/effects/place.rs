//! Where the reader is in the text: kept when filters change, moved when a passage or highlight is opened.

use dossier_core::state::{Action, Panel, Selected, State};
use dossier_core::view::View;
use yew::prelude::*;

use crate::Page;
use crate::browser::host::Host;
use crate::browser::page as document;
use crate::browser::position::{self, Place};
use crate::shared::Shared;

/// How long a place may wait for the render that restores it, in milliseconds.
const WAIT_MILLIS: f64 = 1000.0;

/// A place to keep.
struct Kept {
    place: Place,
    /// Where the window was scrolled to when the place was last noted or restored, in CSS pixels.
    scrolled_px: f64,
    /// When the render was asked for that has to restore it, in milliseconds; none when that is done.
    due_millis: Option<f64>,
}

impl Kept {
    /// Whether it is still to be restored. On a slow machine Yew draws first and runs effects a frame later; what is
    /// noted in between would be a place that the reader never chose.
    fn is_due(&self, now_millis: f64) -> bool {
        self.due_millis
            .is_some_and(|due| now_millis - due < WAIT_MILLIS)
    }
}

/// The dispatcher of the whole page. Before an action that folds or unfolds text the reader's place is noted, and
/// after the render that follows the window is scrolled back to it. While a query is typed it stays the place where
/// the typing began: a passage that the first letters hid may be there again with the last.
#[hook]
pub fn use_kept_place<T>(
    dispatcher: UseReducerDispatcher<T>,
    view: &Shared<View>,
    host: &Host,
) -> Callback<Action>
where
    T: Reducible<Action = Action> + 'static,
{
    let kept = use_mut_ref(|| None::<Kept>);
    let dispatch = {
        let (kept, host) = (kept.clone(), host.clone());
        use_callback((), move |action: Action, ()| {
            if keeps_place(&action) {
                let scrolled_px = position::scrolled_px();
                let typing = matches!(action, Action::QueryTyped(_));
                let now_millis = js_sys::Date::now();
                let mut kept = kept.borrow_mut();
                let goes_on = |kept: &Kept| {
                    kept.is_due(now_millis) || typing && kept.scrolled_px == scrolled_px
                };
                match &mut *kept {
                    Some(kept) if goes_on(kept) => kept.due_millis = Some(now_millis),
                    _ => {
                        *kept = Some(Kept {
                            place: Place::now(&host),
                            scrolled_px,
                            due_millis: Some(now_millis),
                        });
                    }
                }
            }
            dispatcher.dispatch(action);
        })
    };
    let host = host.clone();
    use_effect_with(view.clone(), move |_| {
        if let Some(kept) = kept.borrow_mut().as_mut()
            && kept.due_millis.take().is_some()
        {
            kept.place.restore(&host);
            kept.scrolled_px = position::scrolled_px();
        }
    });
    dispatch
}

fn keeps_place(action: &Action) -> bool {
    matches!(
        action,
        Action::QueryTyped(_)
            | Action::EntityCycled(_)
            | Action::EntityChosen(..)
            | Action::NameChosen(..)
            | Action::ModeToggled(_)
            | Action::PeriodChosen(_)
            | Action::FiltersCleared
    )
}

/// Scrolls to the passage that was opened, or to the current highlight.
#[hook]
pub fn use_scroll(page: &Page, state: &State) {
    let reading = state.panel == Panel::Read;
    let passage = match state.selected {
        Some(Selected::Passage(passage)) if reading => Some(passage),
        _ => None,
    };
    {
        let page = page.clone();
        use_effect_with(passage, move |passage| {
            let passage = passage.and_then(|idx| page.dossier().passages.get(idx.at()));
            if let Some(element) = passage.and_then(|passage| page.host.by_id(&passage.key)) {
                document::scroll_to(&element);
                document::focus(&element);
            }
        });
    }
    let host = page.host.clone();
    use_effect_with((reading, state.hit), move |(reading, hit)| {
        let current = hit.filter(|_| *reading);
        if let Some(mark) = current.and_then(|_| host.find("mark[aria-current]")) {
            document::scroll_to(&mark);
        }
    });
}
