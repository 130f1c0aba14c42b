//! The marks of the events: a day is a point, a longer date a bar, soft ends fade, open ends have an arrow.

use dossier_core::model::EventIdx;
use dossier_core::number::decimal;
use dossier_core::timeline::Mark;
use dossier_core::view::View;
use yew::prelude::*;

use super::{percent, presence};
use crate::Page;
use crate::shared::Shared;

/// Props of [`Marks`].
#[derive(Properties, PartialEq)]
pub struct MarksProps {
    /// The page.
    pub page: Page,
    /// What is shown.
    pub view: Shared<View>,
    /// Height of a lane in CSS pixels.
    pub lane_px: f64,
    /// The event whose card is open.
    pub selected: Option<EventIdx>,
}

/// All marks, as one picture with a name: the list of events says the same in words.
#[component]
pub fn Marks(props: &MarksProps) -> Html {
    let strip = &props.page.prepared.strip;
    let dossier = props.page.dossier();
    let lang = props.page.lang.tag();
    let marks = strip.marks.iter().map(|placed| {
        let event = &dossier.events[placed.event.at()];
        let middle_px = (placed.lane as f64 + 0.5) * props.lane_px + 4.0;
        let shape = shape(&placed.mark, middle_px, (props.lane_px - 2.0).clamp(3.0, 9.0));
        html! {
            <g class="d-mark" data-event={placed.event.0.to_string()} data-presence={presence(&props.view, placed.event)}
                aria-current={(props.selected == Some(placed.event)).then_some("true")}>
                <title>{ format!("{}: {}", event.date.words(lang), event.title) }</title>
                { shape }
            </g>
        }
    });
    let label = (props.page.words().strip_label)(strip.marks.len());
    html! { <g role="img" aria-label={label}>{ for marks }</g> }
}

/// The gradients that soft ends are filled with.
pub fn definitions() -> Html {
    let gradient = |id: &'static str, from: &'static str, to: &'static str| {
        html! {
            <linearGradient {id}>
                <stop class="d-fade" offset="0" stop-opacity={from} />
                <stop class="d-fade" offset="1" stop-opacity={to} />
            </linearGradient>
        }
    };
    html! {
        <defs>
            { gradient("d-fade-in", "0", "1") }
            { gradient("d-fade-out", "1", "0") }
        </defs>
    }
}

/// A mark around the height `middle_px`, `thick_px` thick.
pub fn shape(mark: &Mark, middle_px: f64, thick_px: f64) -> Html {
    if mark.point && !mark.soft_start {
        return html! {
            <circle class="d-mark__shape" cx={percent(mark.middle())} cy={decimal(middle_px, 1)}
                r={decimal((thick_px / 2.0 + 0.5).max(3.5), 1)} />
        };
    }
    let top = decimal(middle_px - thick_px / 2.0, 1);
    // A soft end fades over a third of the mark on its inner side, from where its softness begins outside.
    let third = (mark.end - mark.start) / 3.0;
    let solid_from = if mark.soft_start {
        mark.start + third
    } else {
        mark.start
    };
    let solid_to = if mark.soft_end {
        mark.end - third
    } else {
        mark.end
    };
    let hard = !mark.soft_start && !mark.soft_end;
    let bar = |from: f64, to: f64, fill: Option<&'static str>| {
        html! {
            <rect class="d-mark__shape" x={percent(from)} y={top.clone()} width={percent((to - from).max(0.0))}
                height={decimal(thick_px, 1)} rx={hard.then_some("2")} {fill} />
        }
    };
    let arrow = |at: f64, path: &'static str| {
        html! {
            <svg x={percent(at)} y={decimal(middle_px, 1)} overflow="visible">
                <path class="d-mark__shape" d={path} />
            </svg>
        }
    };
    html! {
        <>
            { bar(solid_from, solid_to.max(solid_from + 0.0015), None) }
            if mark.soft_start { { bar(mark.fade_start, solid_from, Some("url(#d-fade-in)")) } }
            if mark.soft_end { { bar(solid_to, mark.fade_end, Some("url(#d-fade-out)")) } }
            if mark.open_start { { arrow(mark.start, "M0-5-8 0 0 5z") } }
            if mark.open_end { { arrow(mark.end, "M0-5 8 0 0 5z") } }
        </>
    }
}
