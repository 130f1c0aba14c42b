//! One block of an article: heading, paragraph, quotation, list item, figure or chart.

use dossier_core::date::Period;
use dossier_core::model::{
    ArticleIdx, BlockIdx, BlockKind, Chart, EntityIdx, Figure, Mention, PassageIdx, Span, Target,
};
use dossier_core::number::decimal;
use dossier_core::text::slice;
use dossier_core::view;
use yew::prelude::*;

use super::copy::Copy;
use super::text::hue;
use crate::Page;

/// Props of [`Block`].
#[derive(Properties, PartialEq)]
pub struct BlockProps {
    /// The page.
    pub page: Page,
    /// The article.
    pub article: ArticleIdx,
    /// The block in it.
    pub block: BlockIdx,
    /// The passage that it is; none for a heading.
    pub passage: Option<PassageIdx>,
    /// Highlights in its text.
    pub marks: Vec<Span>,
    /// The current one of those.
    pub current_mark: Option<u32>,
    /// Whether the passage is selected.
    pub passage_selected: bool,
    /// The entity whose card is open.
    pub selected_entity: Option<EntityIdx>,
    /// Whether it is shown although the filters leave it out.
    pub faded: bool,
}

/// A block. Passages carry their key as element id, so that a plain fragment link finds them.
#[component]
pub fn Block(props: &BlockProps) -> Html {
    let dossier = props.page.dossier();
    let block = &dossier.articles[props.article.at()].blocks[props.block.at()];
    let text = inline(props);
    if let (BlockKind::Heading(level), None) = (&block.kind, props.passage) {
        let tag = format!("h{level}");
        return html! { <@{tag} class="d-heading">{ text }</@> };
    }
    let body = match &block.kind {
        BlockKind::Standfirst => html! { <p class="d-standfirst">{ text }</p> },
        BlockKind::Heading(_) => html! { <h2 class="d-heading">{ text }</h2> },
        BlockKind::Paragraph => html! { <p class="d-paragraph">{ text }</p> },
        BlockKind::Quotation(cite) => html! {
            <blockquote class="d-quotation"><p>{ text }</p>
                if !cite.is_empty() { <footer>{ cite }</footer> }
            </blockquote>
        },
        BlockKind::ListItem(_) => html! { <div class="d-list-item" role="listitem">{ text }</div> },
        BlockKind::Figure(figure) => figure_of(&props.page, figure, &block.text, text),
        BlockKind::Chart(chart) => chart_of(&props.page, chart, text),
    };
    let Some(passage) = props.passage.and_then(|idx| dossier.passages.get(idx.at())) else {
        return body;
    };
    html! {
        <div class="d-passage" id={passage.key.clone()} tabindex="-1"
            aria-current={props.passage_selected.then_some("true")}
            data-faded={props.faded.then_some("true")}>
            { body }
            // After the text: at the end of a text that is still arriving, it would move with every line.
            <Copy page={props.page.clone()} passage={props.passage} />
        </div>
    }
}

/// The text with its mentions as links and its highlights. Neighbouring runs of one mention share a link; a mention
/// that is nowhere the innermost gets a small link of its own behind the text that it covers.
fn inline(props: &BlockProps) -> Html {
    let dossier = props.page.dossier();
    let block = &dossier.articles[props.article.at()].blocks[props.block.at()];
    let n_chars = block.text.chars().count() as u32;
    let runs = view::runs(n_chars, &block.mentions, &props.marks);
    let mut pieces: Vec<Html> = Vec::new();
    let mut at = 0;
    while at < runs.len() {
        let innermost = runs[at].mentions.last().copied();
        let end = (at..runs.len())
            .find(|next| runs[*next].mentions.last().copied() != innermost)
            .unwrap_or(runs.len());
        let marked = runs[at..end].iter().map(|run| {
            let words = slice(&block.text, run.span).unwrap_or_default().to_owned();
            match run.mark {
                Some(mark) => {
                    let current = props.current_mark == Some(mark as u32);
                    html! { <mark aria-current={current.then_some("true")}>{ words }</mark> }
                }
                None => words.into(),
            }
        });
        let marked: Html = marked.collect();
        pieces.push(match innermost {
            Some(mention) => link(props, &block.mentions[mention], marked),
            None => marked,
        });
        at = end;
    }
    let hidden = (0..block.mentions.len())
        .filter(|mention| !runs.iter().any(|run| run.mentions.last() == Some(mention)));
    pieces.extend(hidden.map(|mention| {
        let mention = &block.mentions[mention];
        let words = slice(&block.text, mention.span).unwrap_or_default();
        // The words stand there already: an arrow is enough to follow a link by.
        match &mention.target {
            Target::Link(href) => {
                html! { <sup><a href={href.clone()} rel="noopener" aria-label={words.to_owned()}>{ "↗" }</a></sup> }
            }
            _ => html! { <sup>{ link(props, mention, words.to_owned().into()) }</sup> },
        }
    }));
    pieces.into_iter().collect()
}

fn link(props: &BlockProps, mention: &Mention, words: Html) -> Html {
    let dossier = props.page.dossier();
    match &mention.target {
        Target::Entity(idx) => {
            let entity = &dossier.entities[idx.at()];
            let selected = props.selected_entity == Some(*idx);
            html! {
                <a class="d-mention" href={format!("#entity={}", entity.id)}
                    data-hue={hue(dossier, *idx)} aria-current={selected.then_some("true")}>{ words }</a>
            }
        }
        Target::Date(date) => {
            let time = html! { <time datetime={date.edtf().to_owned()}>{ words }</time> };
            let event = props.passage.and_then(|passage| {
                let mut events = dossier.passages[passage.at()].events.iter();
                events.find(|event| dossier.events[event.at()].date == *date)
            });
            let bounds = date.bounds();
            let href = match (event, bounds.first, bounds.last) {
                (Some(event), ..) => format!("#event={}", dossier.events[event.at()].id),
                (None, Some(first), last) => {
                    let period = Period::new(first, last.unwrap_or(first));
                    format!("#during={period}&panel=time")
                }
                (None, None, _) => return time,
            };
            html! { <a class="d-mention d-mention--date" {href}>{ time }</a> }
        }
        Target::Link(href) => html! { <a href={href.clone()} rel="noopener">{ words }</a> },
    }
}

/// A picture, or where there is none to show, its description, set as a plate.
fn figure_of(page: &Page, figure: &Figure, words_below: &str, caption: Html) -> Html {
    let words = page.words();
    let picture = match &figure.image {
        // With its size its place is free before it is there.
        Some(src) => html! {
            <img src={src.clone()} alt={figure.alt.clone()} loading="lazy"
                width={figure.width.map(|px| px.to_string())} height={figure.height.map(|px| px.to_string())} />
        },
        None => html! {
            <div class="d-figure__plate">
                <p class="d-figure__label" lang={page.lang.tag()}>{ words.picture_not_shown }</p>
                if figure.alt != words_below { <p>{ &figure.alt }</p> }
            </div>
        },
    };
    html! {
        <figure class="d-figure">
            { picture }
            <figcaption>
                { caption }
                if !figure.credit.is_empty() { <span class="d-figure__credit">{ " " }{ &figure.credit }</span> }
            </figcaption>
        </figure>
    }
}

/// A table whose last column is a bar: it reads as a table without seeing it.
fn chart_of(page: &Page, chart: &Chart, caption: Html) -> Html {
    let words = page.words();
    let largest = chart.rows.iter().map(|row| row.value).fold(0.0, f64::max);
    let unit = chart.unit.get(page.lang.tag()).to_owned();
    let rows = chart.rows.iter().map(|row| {
        let share = if largest > 0.0 {
            row.value / largest * 100.0
        } else {
            0.0
        };
        html! {
            <tr>
                <th scope="row">{ &row.label }</th>
                <td class="d-chart__value">{ words.number(row.value) }</td>
                <td class="d-chart__bar" aria-hidden="true">
                    <svg width="100%" height="20" focusable="false">
                        <rect width={format!("{}%", decimal(share, 2))} height="20" rx="2" />
                    </svg>
                </td>
            </tr>
        }
    });
    html! {
        <figure class="d-figure d-chart">
            <table>
                <thead class="d-vh"><tr><td></td><th scope="col">{ unit }</th><td></td></tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
            <figcaption>{ caption }</figcaption>
        </figure>
    }
}
