//! The article that is read: asked from the engine, put together, and shown with the explorer.

use std::cell::RefCell;
use std::rc::Rc;

use dossier_archive::wire::{Answer, Opened, Question};
use dossier_core::collection::{Action, Reading};
use dossier_explorer::browser::task::spawn_logged;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::prelude::*;

use crate::Page;
use crate::engine::{Shown, Silent};

/// What became of an article that was to be opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Became {
    /// It is on its way.
    #[default]
    Awaited,
    /// It is shown.
    Shown,
    /// The collection has none with this id, or its text is missing.
    Missing,
    /// It could not be shown, and why.
    Failed(String),
}

/// What stands in the element, and which view it last told.
#[derive(Default)]
struct Mounted {
    id: String,
    view: String,
    explorer: Option<Shown>,
    /// How many articles were opened, so that one that comes late is not shown.
    number: u32,
}

/// Shows the article of `reading` in the element; `query` is what was searched in the list, which goes on inside.
#[hook]
pub fn use_article(page: &Page, root: &NodeRef, reading: &Reading, query: &str) -> Became {
    let became = use_state_eq(Became::default);
    let mounted: Rc<RefCell<Mounted>> = use_mut_ref(Mounted::default);
    {
        let (page, root, became) = (page.clone(), root.clone(), became.setter());
        let (mounted, query) = (mounted.clone(), query.to_owned());
        use_effect_with(reading.clone(), move |reading| {
            let is_shown = {
                let mounted = mounted.borrow();
                mounted.id == reading.id && mounted.view == reading.view
            };
            let Some(root) = root.cast::<Element>().filter(|_| !is_shown) else {
                return;
            };
            became.set(Became::Awaited);
            let number = begin(&mounted, reading);
            let view = match reading.view.as_str() {
                "" if !query.trim().is_empty() => {
                    ["q=", &dossier_core::link::encode(&query)].concat()
                }
                view => view.to_owned(),
            };
            let id = reading.id.clone();
            spawn_logged("article", async move {
                let shown = show(&page, &root, &id, &view, number, &mounted).await;
                if mounted.borrow().number != number {
                    return Ok::<(), Silent>(());
                }
                became.set(match shown {
                    Ok(Some(explorer)) => {
                        mounted.borrow_mut().explorer = Some(explorer);
                        Became::Shown
                    }
                    Ok(None) => Became::Missing,
                    Err(why) => Became::Failed(why.to_string()),
                });
                Ok(())
            });
        });
    }
    use_effect_with((), move |()| {
        move || {
            let mut mounted = mounted.borrow_mut();
            mounted.number += 1;
            mounted.explorer = None;
        }
    });
    (*became).clone()
}

/// Takes away what was shown before; the number of what comes now.
fn begin(mounted: &RefCell<Mounted>, reading: &Reading) -> u32 {
    let before = {
        let mut mounted = mounted.borrow_mut();
        mounted.number += 1;
        mounted.id.clone_from(&reading.id);
        mounted.view.clone_from(&reading.view);
        mounted.explorer.take()
    };
    drop(before);
    mounted.borrow().number
}

async fn show(
    page: &Page,
    root: &Element,
    id: &str,
    view: &str,
    number: u32,
    mounted: &Rc<RefCell<Mounted>>,
) -> Result<Option<Shown>, Silent> {
    let question = Question::Article { id: id.to_owned() };
    let opened = match page.engine.ask(&question).await? {
        Answer::Article(Some(opened)) => opened,
        Answer::Article(None) => return Ok(None),
        _ => return Err(Silent::other()),
    };
    let json = whole(&opened)?;
    // In a title alone there is nothing to find.
    let view = if opened.texts.is_empty() { "" } else { view };
    if mounted.borrow().number != number {
        return Ok(None);
    }
    let (dispatch, mounted) = (page.dispatch.clone(), mounted.clone());
    let onview = move |view: String| {
        if mounted.borrow().number == number {
            mounted.borrow_mut().view.clone_from(&view);
            dispatch.emit(Action::Moved(view));
        }
    };
    Ok(Some(page.engine.open(root, json, view, onview).await?))
}

/// The article's JSON with its texts back in it. By the browser's own JSON: a reader of our own would be a large part of
/// this module.
fn whole(opened: &Opened) -> Result<Vec<u8>, Silent> {
    let record = String::from_utf8_lossy(&opened.record);
    let dossier = js_sys::JSON::parse(&record)?;
    let get = |value: &JsValue, name: &str| js_sys::Reflect::get(value, &name.into());
    let articles = js_sys::Array::from(&get(&dossier, "articles")?);
    let blocks = get(&articles.get(0), "blocks").unwrap_or(JsValue::UNDEFINED);
    if blocks.is_array() {
        let blocks = js_sys::Array::from(&blocks);
        for (block, text) in blocks.iter().zip(&opened.texts) {
            // A picture may have no text; it gets none.
            if !text.is_empty() {
                js_sys::Reflect::set(&block, &"text".into(), &text.into())?;
            }
        }
    }
    let json: String = js_sys::JSON::stringify(&dossier)?.into();
    Ok(json.into_bytes())
}
