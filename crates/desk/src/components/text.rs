//! The text with what is found in it: pressing a mark opens its row in the list.

use yew::prelude::*;

use dossier_core::desk::{Segment, Shown, ShownBlock};
use dossier_explorer::shared::Shared;

use crate::state::{Message, Tab};

/// How many colours the types of entities have.
const N_HUES: usize = 6;

/// Props of [`Text`].
#[derive(Properties, PartialEq)]
pub struct TextProps {
    /// What is shown.
    pub shown: Shared<Shown>,
    /// The open row.
    pub chosen: Option<String>,
    /// Tells what happened.
    pub dispatch: Callback<Message>,
}

/// The text of all articles.
#[component]
pub fn Text(props: &TextProps) -> Html {
    let articles = props
        .shown
        .articles
        .iter()
        .enumerate()
        .map(|(at, article)| {
            let blocks = article.blocks.iter().enumerate();
            html! {
                <article key={at} lang={article.lang.clone()}>
                    if props.shown.articles.len() > 1 {
                        <h2 class="d-heading">{ &article.title }</h2>
                    }
                    { for blocks.map(|(nth, block)| block_of(props, at, nth, block)) }
                </article>
            }
        });
    html! { <div class="d-desk__article">{ for articles }</div> }
}

fn block_of(props: &TextProps, article: usize, nth: usize, block: &ShownBlock) -> Html {
    let at = format!("{article}.{nth}");
    let segments = block
        .segments
        .iter()
        .map(|segment| segment_of(props, segment));
    let class = match block.kind.as_str() {
        "heading" => "d-heading",
        "standfirst" => "d-standfirst",
        "quotation" => "d-quotation",
        "list-item" => "d-list-item",
        _ => "d-paragraph",
    };
    // Under the title of the page, which is the first heading.
    let element = match (block.kind.as_str(), block.level) {
        ("heading", 3) => "h3",
        ("heading", 4) => "h4",
        ("heading", _) => "h2",
        ("quotation", _) => "blockquote",
        _ => "p",
    };
    html! {
        <@{element} key={at.clone()} class={classes!("d-passage", class)} data-at={at}>{ for segments }</@>
    }
}

fn segment_of(props: &TextProps, segment: &Segment) -> Html {
    let shown = &props.shown;
    let text = segment.text.clone();
    let (tab, id, kind, hue) = if let Some(row) = segment.date.and_then(|row| shown.dates.get(row))
    {
        let kind = if row.is_open() || row.edtf.is_none() {
            "date-open"
        } else {
            "date"
        };
        (
            Tab::Dates,
            format!("date-{}", row.at),
            kind,
            "date".to_owned(),
        )
    } else if let Some(row) = segment.name.and_then(|row| shown.names.get(row)) {
        let hue = hue_of(shown, &row.kind);
        (Tab::Names, format!("name-{}", row.id), "name", hue)
    } else if let Some(row) = segment
        .suggestion
        .and_then(|row| shown.suggestions.get(row))
    {
        (Tab::Names, row.key.clone(), "suggestion", String::new())
    } else {
        return html! { { text } };
    };
    let is_current = props.chosen.as_ref() == Some(&id);
    let href = format!("#{id}");
    let onclick = props.dispatch.reform(move |event: MouseEvent| {
        event.prevent_default();
        Message::Followed(tab, id.clone())
    });
    // The lists have everything that the marks have: a keyboard does not have to go through the whole text.
    html! {
        <a class="d-desk-mark" {href} tabindex="-1" data-mark={kind} data-hue={(!hue.is_empty()).then_some(hue)}
            aria-current={is_current.then_some("true")} {onclick}>{ text }</a>
    }
}

/// The colour of a type.
pub fn hue_of(shown: &Shown, kind: &str) -> String {
    let at = shown.types.iter().position(|(id, _)| id == kind);
    (at.unwrap_or_default() % N_HUES).to_string()
}
