//! The states of the explorer that pictures are taken of and that are checked for accessibility.

use crate::explorer::{settle, wait_for_start};
use crate::page::{Page, key};

/// One state, and how to come to it.
#[derive(Clone, Copy, Debug)]
pub struct State {
    /// Its name in files and messages.
    pub name: &'static str,
    /// The link that opens it.
    pub fragment: &'static str,
    /// What is to be seen then.
    pub shows: &'static str,
    /// What is done then, if the link is not enough.
    pub then: Option<Then>,
}

/// A step after the link.
#[derive(Clone, Copy, Debug)]
pub enum Then {
    /// Presses a key.
    Press(char),
    /// Goes to the end of the search box and types a letter there.
    Type(char),
    /// Clicks an element.
    Click(&'static str),
    /// Clicks an element and waits for another.
    ClickFor(&'static str, &'static str),
}

/// A state that its link alone opens.
pub const fn state(name: &'static str, fragment: &'static str, shows: &'static str) -> State {
    State {
        name,
        fragment,
        shows,
        then: None,
    }
}

/// All states.
pub const STATES: [State; 15] = [
    state("read", "#", ".d-article"),
    state("passage", "#chart1", "#chart1"),
    state(
        "filtered",
        "#without=islamic-state&during=2017",
        ".d-fold__line",
    ),
    State {
        then: Some(Then::Click(".d-fold__line")),
        ..state("unfolded", "#with=turkey", ".d-fold__line")
    },
    state("results", "#q=attack&panel=search", ".d-results"),
    state(
        "nothing-found",
        "#q=diaby&with=libya&panel=search",
        ".d-nothing",
    ),
    State {
        then: Some(Then::Type('y')),
        ..state("suggestions", "#q=diab&panel=search", ".d-search__input")
    },
    State {
        then: Some(Then::Click(".d-search__more")),
        ..state(
            "more-ways",
            "#q=attack%20-%22Islamic%20State%22%20date:2016..&panel=search",
            ".d-results",
        )
    },
    state("meant", "#q=francoe&panel=search", ".d-notice"),
    state(
        "who",
        "#panel=who&with=islamic-state&without=iraq",
        ".d-who",
    ),
    state("time", "#panel=time&during=2017", ".d-timeline"),
    state("entity-card", "#q=diaby&entity=omar-diaby", "#d-card-title"),
    state("event-card", "#event=telegram-message", "#d-card-title"),
    State {
        then: Some(Then::Press('?')),
        ..state("help", "#", ".d-article")
    },
    State {
        then: Some(Then::ClickFor("button[data-export]", "[data-kind=bibtex]")),
        ..state("export", "#with=turkey&during=2017", ".d-fold__line")
    },
];

/// Comes to a state from any other.
#[track_caller]
pub fn enter(page: &Page, state: State) {
    // A fresh document: the last state may have left a dialog open.
    page.leave();
    page.open(state.fragment);
    wait_for_start(page);
    page.wait_for(state.shows);
    settle(page);
    match state.then {
        Some(Then::Press(key)) => page.press(key),
        Some(Then::Click(css)) => {
            // As a reader would, from under the bar at the bottom; the driver knows no bars.
            page.eval(&format!(
                "document.querySelector('{css}').scrollIntoView({{ block: 'nearest' }})"
            ));
            page.click(css);
        }
        Some(Then::ClickFor(css, shows)) => {
            page.click(css);
            page.wait_for(shows);
        }
        Some(Then::Type(letter)) => {
            page.type_keys(".d-search__input", &format!("{}{letter}", key::END));
            page.wait_for(".d-suggestion");
        }
        None => return,
    }
    settle(page);
}
