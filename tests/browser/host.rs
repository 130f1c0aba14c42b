//! What the page says to those who cannot see it: a screen reader, the page around it, and the network.

use serde_json::json;

use crate::explorer::{DESKTOP, before_each_document, desktop, search, show, with_text};
use crate::page::Page;

#[test]
fn the_count_is_announced_after_a_filter() {
    let page = desktop("");
    page.wait_until("document.getElementById('d-live').textContent === '37 of 37 passages'");
    page.click(&with_text(&page, ".d-rail .d-value__toggle", "Amniyat"));
    page.wait_until("document.getElementById('d-live').textContent === '3 of 37 passages'");
    assert_eq!(page.attr("#d-live", "aria-live").as_deref(), Some("polite"));
    page.finish();
}

#[test]
fn the_page_around_hears_of_every_view() {
    let page = Page::of_built();
    before_each_document(
        &page,
        "window.changes = []; addEventListener('dossier-change', event => changes.push(event.detail))",
    );
    show(&page, DESKTOP, "");
    search(&page, "diaby");
    page.wait_until("changes.at(-1)?.query === 'diaby'");
    let change = page.eval("changes.at(-1)");
    assert_eq!(
        change,
        json!({ "view": "q=diaby", "query": "diaby", "shown": 2, "passages": 37 })
    );
    page.click(".d-tab:nth-child(4)");
    page.wait_until("changes.at(-1)?.view === 'q=diaby&panel=time'");
    page.finish();
}

#[test]
fn the_security_policy_is_never_broken() {
    let page = Page::of_built();
    before_each_document(
        &page,
        "window.violations = []; addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective))",
    );
    show(&page, DESKTOP, "#q=attack&during=2017&entity=islamic-state");
    for panel in 1..=4 {
        page.click(&format!(".d-tab:nth-child({panel})"));
    }
    page.click("[data-theme-now]");
    page.press('?');
    assert_eq!(page.eval("violations"), json!([]));
    page.finish();
}

#[test]
fn the_page_asks_for_its_own_files_and_nothing_else() {
    let page = desktop("");
    let mut requests = page.requests();
    requests.retain(|request| !request.starts_with("data:"));
    requests.sort();
    requests.dedup();
    let kinds = [".css", ".js", ".wasm", ".json"];
    for request in &requests {
        assert!(
            request.is_empty() || kinds.iter().any(|kind| request.ends_with(kind)),
            "{requests:?}"
        );
    }
    assert!(requests.len() <= 7, "{requests:?}");
    page.finish();
}

#[test]
fn nothing_moves_while_the_page_starts() {
    let page = Page::of_built();
    before_each_document(
        &page,
        "window.shift = 0; new PerformanceObserver(list => {
            for (const entry of list.getEntries()) shift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true })",
    );
    show(&page, DESKTOP, "");
    page.wait_until("document.getElementById('d-live').textContent !== ''");
    let shift = page.eval("shift").as_f64().unwrap_or(1.0);
    assert!(shift < 0.1, "the layout shifts by {shift}");
    page.finish();
}
