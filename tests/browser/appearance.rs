//! Theme and interface language: what is chosen, by whom, and that it is remembered.

use crate::explorer::{desktop, prefer, settle, texts, wait_for_start};
use crate::limits::Ability;
use crate::page::Page;

#[track_caller]
fn background(page: &Page) -> String {
    settle(page);
    let colour = page.eval("getComputedStyle(document.documentElement).backgroundColor");
    colour.as_str().unwrap_or_default().to_owned()
}

const THEME_BUTTON: &str = "[data-theme-now]";

#[test]
fn the_theme_follows_the_device_until_one_is_chosen() {
    let page = desktop("");
    let light = background(&page);
    prefer(&page, "dark");
    let dark = background(&page);
    assert_ne!(light, dark);
    assert_eq!(page.attr("html", "data-theme"), None);
    let mut steps = Vec::new();
    for _ in 0..3 {
        page.click(THEME_BUTTON);
        steps.push((
            page.attr(THEME_BUTTON, "data-theme-now")
                .unwrap_or_default(),
            background(&page),
        ));
    }
    let expected = [("light", &light), ("dark", &dark), ("auto", &dark)];
    let expected = expected.map(|(name, colour)| (name.to_owned(), colour.clone()));
    assert_eq!(steps, expected);
    page.finish();
}

#[test]
fn the_chosen_theme_is_remembered() {
    let page = desktop("");
    let light = background(&page);
    prefer(&page, "dark");
    page.click(THEME_BUTTON);
    settle(&page);
    page.reload();
    wait_for_start(&page);
    if page.lacks(Ability::Storage) {
        assert_eq!(page.attr("html", "data-theme"), None, "a new visit");
        return page.finish();
    }
    assert_eq!(page.attr("html", "data-theme").as_deref(), Some("light"));
    assert_eq!(background(&page), light);
    assert!(
        page.attr(THEME_BUTTON, "aria-label")
            .is_some_and(|label| label.contains("light"))
    );
    page.finish();
}

#[test]
fn the_address_can_ask_for_a_theme() {
    let page = desktop("?theme=dark");
    assert_eq!(page.attr("html", "data-theme").as_deref(), Some("dark"));
    page.open("");
    wait_for_start(&page);
    settle(&page);
    assert_eq!(
        page.attr("html", "data-theme"),
        None,
        "what the address asks is no choice"
    );
    page.finish();
}

#[test]
fn the_interface_changes_its_language_and_the_article_keeps_its_own() {
    let page = desktop("#with=turkey");
    assert_eq!(
        texts(&page, ".d-tab"),
        ["Read", "Results", "Who & where", "Time"]
    );
    assert_eq!(page.attr("html", "lang").as_deref(), Some("en"));
    page.click(".d-tool[lang=fr]");
    settle(&page);
    assert_eq!(
        texts(&page, ".d-tab"),
        ["Lire", "Résultats", "Qui & où", "Chronologie"]
    );
    assert_eq!(page.attr("html", "lang").as_deref(), Some("fr"));
    assert_eq!(page.attr(".d-article", "lang").as_deref(), Some("en"));
    assert!(page.text(".d-status__count").ends_with("sur 37 passages"));
    assert_eq!(
        texts(&page, ".d-fold__line")[0].split(' ').next_back(),
        Some("masqués")
    );
    assert_eq!(page.attr(".d-fold__line", "lang").as_deref(), Some("fr"));
    page.reload();
    wait_for_start(&page);
    if page.lacks(Ability::Storage) {
        assert_eq!(page.attr("html", "lang").as_deref(), Some("en"));
        return page.finish();
    }
    assert_eq!(page.attr("html", "lang").as_deref(), Some("fr"));
    page.click(".d-tool[lang=en]");
    settle(&page);
    assert_eq!(page.attr("html", "lang").as_deref(), Some("en"));
    page.finish();
}

#[test]
fn the_address_can_ask_for_french() {
    let page = desktop("?lang=fr#entity=omar-diaby");
    assert_eq!(page.attr("html", "lang").as_deref(), Some("fr"));
    assert!(page.text(".d-card").contains("personne · 2 passages"));
    assert_eq!(page.attr("#d-card-title", "lang").as_deref(), Some("en"));
    assert_eq!(
        page.attr(".d-search__input", "aria-label").as_deref(),
        Some("Chercher dans ce dossier")
    );
    page.finish();
}

#[test]
fn every_word_of_the_interface_is_marked_with_its_language() {
    let page = desktop("?lang=fr");
    let foreign = page.eval(
        "[...document.querySelectorAll('.d-article button, .d-end summary, .d-end dt')]
            .filter(part => part.closest('[lang]').lang !== 'fr').map(part => part.className || part.tagName)",
    );
    assert_eq!(foreign, serde_json::json!([]));
    page.finish();
}
