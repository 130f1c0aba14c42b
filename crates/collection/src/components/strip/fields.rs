//! Two fields for the first and the last day: the same as the brush, for those who know which days they mean.

use dossier_core::collection::Action;
use dossier_core::date::{Day, Period};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::Page;

/// The fields. An empty one leaves its side open.
pub fn fields(page: &Page, extent: Period, period: Option<Period>) -> Html {
    let words = page.words();
    html! {
        <>
            { field(page, extent, period, words.date_from, false) }
            { field(page, extent, period, words.date_to, true) }
        </>
    }
}

fn field(
    page: &Page,
    extent: Period,
    period: Option<Period>,
    label: &'static str,
    is_end: bool,
) -> Html {
    let value = period.map(|period| if is_end { period.last } else { period.first });
    let value = value.filter(|day| *day > Day::MIN && *day < Day::MAX);
    let onchange = {
        let dispatch = page.dispatch.clone();
        Callback::from(move |event: Event| {
            let input = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                let chosen = changed(period, &input.value(), is_end);
                dispatch.emit(Action::PeriodChosen(chosen));
            }
        })
    };
    html! {
        <label class="d-time__field">
            <span>{ label }</span>
            <input type="date" min={extent.first.to_string()} max={extent.last.to_string()}
                value={value.map(|day| day.to_string()).unwrap_or_default()} {onchange} />
        </label>
    }
}

/// The period with another first or last day; `None` when both sides are open.
fn changed(period: Option<Period>, day: &str, is_end: bool) -> Option<Period> {
    let before = period.unwrap_or(Period {
        first: Day::MIN,
        last: Day::MAX,
    });
    let typed = Period::parse(day);
    let after = if is_end {
        let last = typed.map_or(Day::MAX, |typed| typed.last);
        // A day before the first one begins anew there.
        let first = if last < before.first {
            Day::MIN
        } else {
            before.first
        };
        Period { first, last }
    } else {
        let first = typed.map_or(Day::MIN, |typed| typed.first);
        let last = if first > before.last {
            Day::MAX
        } else {
            before.last
        };
        Period { first, last }
    };
    (after.first > Day::MIN || after.last < Day::MAX).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(period: &str, day: &str, is_end: bool, expected: Option<&str>) {
        let after = changed(Period::parse(period), day, is_end);
        assert_eq!(after.map(|period| period.to_string()).as_deref(), expected);
    }

    #[test]
    fn a_field_moves_its_side() {
        check("", "1987-03-02", false, Some("1987-03-02.."));
        check("1987", "1987-03-02", true, Some("1987..1987-03-02"));
    }

    #[test]
    fn an_empty_field_opens_its_side() {
        check("1987", "", true, Some("1987.."));
        check("1987..", "", false, None);
    }

    #[test]
    fn a_day_beyond_the_other_side_opens_that() {
        check("1987", "1988-01-01", false, Some("1988.."));
        check("1987", "1986-12-31", true, Some("..1986"));
    }
}
