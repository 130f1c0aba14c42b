//! Asks the engine for what was chosen: the list at once, then why each article was found, and the counts around the
//! list when the reader rests.

use std::cell::Cell;
use std::rc::Rc;

use dossier_archive::wire::{Answer, List, Question, Snippet};
use dossier_core::collection::State;
use dossier_explorer::browser::task::spawn_logged;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::Page;
use crate::engine::{Engine, Silent};
use crate::question;
use crate::shown::{Came, Shown};

/// The number of the newest question.
type Asked = Rc<Cell<u32>>;

type Dispatcher = UseReducerDispatcher<Shown>;

/// How long an answer may take before the page says that it is waiting.
const SLOW_MILLIS: u32 = 300;

/// How long the reader rests before names and time are counted: each count reads more of the index than the list does.
const COUNT_DELAY_MILLIS: u32 = 120;

/// Keeps what is shown the answer to what was chosen.
#[hook]
pub fn use_answers(page: &Page, state: &State, shown: &UseReducerHandle<Shown>) {
    let asked = use_memo((), |()| Cell::new(shown.number()));
    {
        let (page, dispatcher) = (page.clone(), shown.dispatcher());
        let asked = asked.clone();
        let is_first = *shown.state == state.of_list() && shown.failed.is_none();
        use_effect_with(state.of_list(), move |state| {
            // The page begins with an answer.
            let slow = (!(is_first && asked.get() == 0))
                .then(|| ask(&page, state, &asked, dispatcher))
                .flatten();
            move || drop(slow)
        });
    }
    use_snippets(page, shown);
    use_counts(page, shown, &asked);
}

/// Asks for a list; gives what says that it takes long, until it is dropped.
fn ask(page: &Page, state: &State, asked: &Asked, dispatcher: Dispatcher) -> Option<Timeout> {
    let number = asked.get().saturating_add(1);
    asked.set(number);
    let first = &page.start.first;
    let has_all = first.rows.len() >= state.n_rows.min(first.total as usize);
    if *state == State::default() && has_all {
        dispatcher.dispatch(Came::First(number, page.start.clone()));
        return None;
    }
    let slow = dispatcher.clone();
    let (engine, state, asked) = (page.engine.clone(), state.clone(), asked.clone());
    spawn_logged("list", async move {
        let came = match list(&engine, &state).await {
            Ok(list) => Came::List(number, Box::new((state, list))),
            // Overtaken questions have no answer, which is no failure.
            Err(_) if asked.get() != number => return Ok::<(), Silent>(()),
            Err(why) => Came::Failed(number, why.to_string()),
        };
        dispatcher.dispatch(came);
        Ok(())
    });
    Some(Timeout::new(SLOW_MILLIS, move || {
        slow.dispatch(Came::Slow(number));
    }))
}

async fn list(engine: &Engine, state: &State) -> Result<List, Silent> {
    match engine.ask(&question::list(state)).await? {
        Answer::List(list) => Ok(list),
        _ => Err(Silent::other()),
    }
}

/// Passages for the articles that are shown.
#[hook]
fn use_snippets(page: &Page, shown: &UseReducerHandle<Shown>) {
    let (engine, dispatcher) = (page.engine.clone(), shown.dispatcher());
    let (number, query) = (shown.number(), shown.state.query.clone());
    let docs = shown.without_snippet();
    use_effect_with(number, move |_| {
        if query.trim().is_empty() || docs.is_empty() {
            return;
        }
        spawn_logged("snippets", async move {
            let question = Question::Snippets {
                query,
                docs: docs.clone(),
            };
            // Without them the list shows how its articles begin.
            if let Ok(Answer::Snippets(found)) = engine.ask(&question).await {
                let found = docs.into_iter().zip(found);
                let found: Vec<(u32, Snippet)> = found
                    .filter_map(|(doc, snippet)| Some((doc, snippet?)))
                    .collect();
                dispatcher.dispatch(Came::Snippets(number, found));
            }
            Ok::<(), Silent>(())
        });
    });
}

/// Names and time, for a list whose counts are not there, or not for all of its articles.
#[hook]
fn use_counts(page: &Page, shown: &UseReducerHandle<Shown>, asked: &Asked) {
    let (engine, dispatcher) = (page.engine.clone(), shown.dispatcher());
    let (state, asked) = (shown.state.clone(), asked.clone());
    let wanted = (shown.number(), shown.wants_counts());
    use_effect_with(wanted, move |(number, is_wanted)| {
        let number = *number;
        let waiting = is_wanted.then(|| {
            Timeout::new(COUNT_DELAY_MILLIS, move || {
                // A list that is on its way is not to be overtaken by what stood around the last one.
                if asked.get() != number {
                    return;
                }
                spawn_logged("counts", async move {
                    // One after the other: of two such questions at a time only the newer one is answered.
                    if let Ok(Answer::List(mut list)) = engine.ask(&question::counts(&state)).await
                    {
                        if state.period.is_some()
                            && let Ok(Answer::List(all)) =
                                engine.ask(&question::timeline(&state)).await
                        {
                            list.timeline = all.timeline;
                        }
                        dispatcher.dispatch(Came::Counts(number, Box::new(list)));
                    }
                    Ok::<(), Silent>(())
                });
            })
        });
        move || drop(waiting)
    });
}
