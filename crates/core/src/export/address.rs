//! Where a passage, an entity or an event is found: on the published page, or as a name when there is none.

use crate::link;
use crate::model::{Article, Block, Dossier, PassageIdx};
use crate::state::{Selected, State};

use super::Options;

/// The address of what is selected on the published page; empty when the page has none.
pub(super) fn link(dossier: &Dossier, options: &Options, selected: Selected) -> String {
    match options.url {
        Some(url) => [page(url), "#", &fragment(dossier, selected)].concat(),
        None => String::new(),
    }
}

/// The address of a passage.
pub(super) fn passage(dossier: &Dossier, options: &Options, passage: PassageIdx) -> String {
    link(dossier, options, Selected::Passage(passage))
}

/// The same for formats in which everything has a name: without a page, one below `urn:x-dossier:`.
pub(super) fn name(dossier: &Dossier, options: &Options, selected: Selected) -> String {
    [&base(dossier, options), "#", &fragment(dossier, selected)].concat()
}

/// What the names of a dossier begin with: the page's address, or `urn:x-dossier:` and the first article's id.
pub(super) fn base(dossier: &Dossier, options: &Options) -> String {
    match options.url {
        Some(url) => page(url).to_owned(),
        None => ["urn:x-dossier:", first_id(dossier)].concat(),
    }
}

/// The name of a block, also of a heading.
pub(super) fn block(
    dossier: &Dossier,
    options: &Options,
    article: &Article,
    block: &Block,
) -> String {
    let base = base(dossier, options);
    if dossier.articles.len() > 1 {
        [&base, "#", &article.id, "/", &block.id].concat()
    } else {
        [&base, "#", &block.id].concat()
    }
}

/// The id of the first article, by which the names of one dossier differ from those of another.
pub(super) fn first_id(dossier: &Dossier) -> &str {
    dossier.articles.first().map_or("", |article| &article.id)
}

/// The page without a view of it.
pub(super) fn page(url: &str) -> &str {
    url.split('#').next().unwrap_or(url)
}

fn fragment(dossier: &Dossier, selected: Selected) -> String {
    let state = State {
        selected: Some(selected),
        ..State::default()
    };
    link::fragment(dossier, &state)
}
