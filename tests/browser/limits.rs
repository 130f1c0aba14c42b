//! What an engine, its driver, or a place cannot do: the one list, with reasons, that tests and readers look at.
//!
//! A test asks [`Page::lacks`](crate::page::Page::lacks) and asserts what happens instead. `docs/browsers.md` has the
//! same table; a test compares them.

use std::fmt;

use crate::engine::Engine::{self, Chromium, Firefox, WebKit};
use crate::place::Place::{self, Disk, Root, Sandbox, SubPath};

/// Something that a test wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// The DevTools protocol: preferences and screens of another device, scripts before the page's, permissions.
    DevTools,
    /// The browser's own record of its console and of every request.
    Logs,
    /// What a reader chose is kept for the next visit.
    Storage,
    /// Writing to the clipboard, and reading it.
    Clipboard,
    /// The focus on what a link opens, before the reader has touched the page.
    FocusAtStart,
    /// Back and forward as with the browser's own buttons.
    BackByDriver,
}

impl fmt::Display for Ability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DevTools => {
                "preferences and screens of other devices, scripts before the page's, permissions"
            }
            Self::Logs => "the browser's own record of console and requests",
            Self::Storage => "a choice kept for the next visit",
            Self::Clipboard => "the clipboard",
            Self::FocusAtStart => "the focus on what a link opens",
            Self::BackByDriver => "the browser's own Back and Forward",
        })
    }
}

/// Something that cannot be done.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// What.
    pub ability: Ability,
    /// In which engines.
    pub engines: &'static [Engine],
    /// In which places.
    pub places: &'static [Place],
    /// Why.
    pub reason: &'static str,
    /// What the tests do about it.
    pub instead: &'static str,
}

const EVERYWHERE: &[Place] = &[Root, SubPath, Disk, Sandbox];

/// All limits.
pub const LIMITS: [Limit; 6] = [
    Limit {
        ability: Ability::DevTools,
        engines: &[Firefox, WebKit],
        places: EVERYWHERE,
        reason: "their drivers speak WebDriver alone",
        instead: "what needs it is tested in Chromium; the journeys do without",
    },
    Limit {
        ability: Ability::Logs,
        engines: &[Firefox, WebKit],
        places: EVERYWHERE,
        reason: "their drivers give out no log",
        instead: "a script at the start of the page keeps errors, warnings and refusals of the policy; requests are those of the page's resource timing",
    },
    Limit {
        ability: Ability::Storage,
        engines: &Engine::ALL,
        places: &[Sandbox],
        reason: "an opaque origin has no storage: it throws",
        instead: "theme and language last as long as the page; the tests assert that the next visit begins anew",
    },
    Limit {
        ability: Ability::Clipboard,
        engines: &Engine::ALL,
        places: &[Sandbox],
        reason: "a frame may not write to it unless its host allows that (`allow=\"clipboard-write\"`)",
        instead: "the tests assert that the page says so",
    },
    Limit {
        ability: Ability::FocusAtStart,
        engines: &[Chromium, WebKit],
        places: &[Sandbox],
        reason: "a frame of another origin may take the focus only after the reader has clicked or typed in it",
        instead: "the tests assert that what a link opens is in view, and pass over that line of the console",
    },
    Limit {
        ability: Ability::BackByDriver,
        engines: &[WebKit],
        places: EVERYWHERE,
        reason: "it passes over steps that a page made more than a second after the reader's click, as on a slow machine",
        instead: "the tests go back by `history.back()`",
    },
];

/// The limit that applies, if one does.
pub fn limit(ability: Ability, engine: Engine, place: Place) -> Option<&'static Limit> {
    LIMITS.iter().find(|limit| {
        limit.ability == ability && limit.engines.contains(&engine) && limit.places.contains(&place)
    })
}
