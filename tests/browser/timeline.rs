//! Time: the strip, its years and its handles, the list of events, and the way back to the text.

use crate::explorer::{
    N_PASSAGES, desktop, in_view, n_shown, settle, texts, wait_for_fragment, with_text,
};
use crate::page::{Page, key};

/// Events that the file dates inside 2017.
const IN_2017: [&str; 12] = [
    "IS moves several Amniyat members to Mayadin",
    "IS suffers military defeats and loses land of its Caliphate",
    "The international coalition kills around 20 IS leaders, by its own count",
    "Survivors leave IS for Firqatul Ghuraba",
    "Franco-Belgian volunteers whom Firqatul Ghuraba takes in enter Syria",
    "Yemeni, Saudi and Moroccan fighters are killed in the south of the Philippines",
    "Very few French fighters return: about ten cases are recorded",
    "A double attack in Barcelona and Cambrils kills 16 people",
    "Seven French citizens are listed as killed in battles; one proves to be dead",
    "Interpol circulates a list of 50 suspected IS fighters thought to have landed in Italy",
    "Emmanuel Macron tells Laurent Delahousse that victory in Syria is near",
    "A worrying message with a photograph from Central Park is posted on Telegram",
];

/// Events that go on from earlier with no known end, so that they only may reach into 2017.
const PERHAPS_IN_2017: [&str; 5] = [
    "People in France send about 650,000 dollars to fighters, mostly in small amounts",
    "Several hundred Libyans and Tunisians leave Syria and Iraq for IS groups in Libya",
    "Germany, Britain and Belgium are attacked repeatedly",
    "Sweden and Finland have their first attacks of this type",
    "The Emigration and Logistics Committee works from Turkey",
];

#[track_caller]
fn sorted(mut texts: Vec<String>) -> Vec<String> {
    texts.sort();
    texts
}

/// The events of the list, certain or possible.
#[track_caller]
fn events(page: &Page, presence: &str) -> Vec<String> {
    sorted(texts(
        page,
        &format!(".d-event[data-presence={presence}] .d-event__title"),
    ))
}

/// Where a year begins on the strip, as a fraction of its width.
#[track_caller]
fn start_of_year(page: &Page, year: &str) -> f64 {
    let at = page.eval(&format!(
        "(() => {{
            const labels = [...document.querySelectorAll('.d-years__label')];
            const ticks = [...document.querySelectorAll('.d-years__tick')];
            const at = labels.findIndex(label => label.textContent.trim() === '{year}');
            const tick = ticks[at].getBoundingClientRect();
            const strip = document.querySelector('.d-strip__lanes').getBoundingClientRect();
            return (tick.left + tick.width / 2 - strip.left) / strip.width;
        }})()"
    ));
    at.as_f64().expect("a place")
}

#[test]
fn a_drag_over_2017_keeps_its_events_and_says_which_are_only_possible() {
    let page = desktop("");
    let (start, end) = (start_of_year(&page, "2017"), start_of_year(&page, "2018"));
    page.drag(".d-strip__lanes", start + 0.004, end - 0.004);
    settle(&page);
    assert_eq!(texts(&page, ".d-chip--filter .d-chip__label"), ["2017"]);
    assert!(
        page.text(".d-status__possible")
            .contains("only possibly in 2017")
    );
    assert_eq!(
        page.attr(".d-brush", "data-chosen").as_deref(),
        Some("true")
    );
    wait_for_fragment(&page, "#during=2017");
    page.click(".d-tab:nth-child(4)");
    page.wait_for(".d-timeline");
    assert_eq!(
        events(&page, "certain"),
        sorted(IN_2017.map(str::to_owned).to_vec())
    );
    assert_eq!(
        events(&page, "possible"),
        sorted(PERHAPS_IN_2017.map(str::to_owned).to_vec())
    );
    assert_eq!(
        page.count(".d-event[data-presence=possible] .d-event__possible"),
        5
    );
    assert_eq!(
        page.count(".d-event[data-presence=certain] .d-event__possible"),
        0
    );
    assert_eq!(
        page.text(".d-panel-note"),
        "17 of 32 events · 5 of them only possibly in 2017. \
         A pale mark may lie in the period; the text does not say exactly."
    );
    assert_eq!(page.count(".d-strip .d-mark[data-presence=possible]"), 5);
    assert_eq!(page.count(".d-strip .d-mark[data-presence=out]"), 15);
    page.finish();
}

#[test]
fn a_drag_works_from_right_to_left_too() {
    let page = desktop("");
    let (start, end) = (start_of_year(&page, "2016"), start_of_year(&page, "2018"));
    page.drag(".d-strip__lanes", end - 0.004, start + 0.004);
    wait_for_fragment(&page, "#during=2016..2017");
    assert!(n_shown(&page) < N_PASSAGES);
    page.finish();
}

#[test]
fn a_year_is_a_button() {
    let page = desktop("");
    let year = with_text(&page, ".d-years__label", "2017");
    assert_eq!(page.attr(&year, "aria-pressed").as_deref(), Some("false"));
    page.click(&year);
    settle(&page);
    assert_eq!(page.attr(&year, "aria-pressed").as_deref(), Some("true"));
    assert_eq!(texts(&page, ".d-chip--filter .d-chip__label"), ["2017"]);
    page.click(&year);
    settle(&page);
    assert_eq!(n_shown(&page), N_PASSAGES);
    page.finish();
}

#[test]
fn the_ends_of_the_period_are_sliders() {
    let page = desktop("#during=2017");
    let sliders = ".d-brush__handle[role=slider]";
    assert_eq!(page.count(sliders), 2);
    let chip = || texts(&page, ".d-chip--filter .d-chip__label");
    page.eval("document.querySelectorAll('.d-brush__handle')[0].focus()");
    page.press(key::RIGHT);
    settle(&page);
    assert_eq!(chip(), ["February–December 2017"]);
    assert_eq!(
        page.attr(sliders, "aria-valuetext").as_deref(),
        Some("February 1, 2017")
    );
    page.press(key::LEFT);
    page.press(key::PAGE_UP);
    settle(&page);
    assert_eq!(
        page.eval("document.activeElement.getAttribute('role')"),
        "slider"
    );
    page.press(key::HOME);
    settle(&page);
    assert_eq!(
        page.attr(sliders, "aria-valuenow"),
        page.attr(sliders, "aria-valuemin")
    );
    page.eval("document.querySelectorAll('.d-brush__handle')[1].focus()");
    page.press(key::PAGE_DOWN);
    settle(&page);
    let end = page.eval("document.activeElement.getAttribute('aria-valuetext')");
    assert_eq!(end, "December 31, 2016");
    page.finish();
}

#[test]
fn the_list_is_in_order_of_time_and_leads_to_card_and_text() {
    let page = desktop("#panel=time");
    assert_eq!(page.count(".d-event"), 32);
    let years = texts(&page, ".d-event__year");
    let years: Vec<&String> = years.iter().filter(|year| !year.is_empty()).collect();
    assert_eq!(years, ["2014", "2015", "2016", "2017", "2018"]);
    let event = with_text(&page, ".d-event__title", "A worrying message");
    page.click(&event);
    page.wait_for("#d-card-title");
    assert!(page.text("#d-card-title").starts_with("A worrying message"));
    assert_eq!(page.text(".d-card__date"), "December 30, 2017");
    assert!(
        page.text(".d-card")
            .contains("according to The Washington Post")
    );
    assert!(page.text(".d-card__quoted").contains("Telegram"));
    let back = with_text(&page, ".d-card .d-link", "Show passage 36");
    page.click(&back);
    page.wait_for("#p32[aria-current=true]");
    settle(&page);
    assert!(in_view(&page, "#p32"));
    assert_eq!(page.eval("document.activeElement.id"), "p32");
    wait_for_fragment(&page, "#p32");
    page.finish();
}

#[test]
fn an_event_in_the_list_names_its_passage() {
    let page = desktop("#panel=time");
    let passage = with_text(&page, ".d-event .d-link", "¶ 36");
    page.click(&passage);
    page.wait_for("#p32[aria-current=true]");
    page.finish();
}

#[test]
fn a_mark_on_the_strip_opens_its_event() {
    let page = desktop("");
    // Barcelona and Cambrils: one day, so a point that nothing covers.
    let at = page.eval(
        "(() => {
            const marks = [...document.querySelectorAll('.d-strip .d-mark')];
            const mark = marks.find(mark => mark.textContent.includes('Barcelona'));
            mark.setAttribute('data-test', '');
            return mark.querySelector('.d-mark__shape').tagName;
        })()",
    );
    assert_eq!(at, "circle");
    page.click_at(".d-strip .d-mark[data-test] .d-mark__shape", 0.5);
    page.wait_for("#d-card-title");
    assert!(page.text("#d-card-title").contains("Barcelona"));
    wait_for_fragment(&page, "#event=barcelona-and-cambrils");
    page.finish();
}

#[test]
fn the_card_of_an_event_keeps_its_period() {
    let page = desktop("#event=seven-reported-killed");
    page.click(".d-card__actions .d-button");
    settle(&page);
    assert_eq!(
        texts(&page, ".d-chip--filter .d-chip__label"),
        ["September–October 2017"]
    );
    page.finish();
}
