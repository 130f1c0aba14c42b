//! What was loaded and what was wrong, as text that can stand beside a fixture.

use std::fmt::Write;

use dossier_core::diagnostic::{Diagnostic, Severity};
use dossier_core::load::Loaded;
use dossier_core::model::{Anchor, Block, BlockKind, Dossier, Target};
use dossier_core::text;

/// The diagnostics, then what there is to show.
pub fn summary(loaded: &Loaded) -> String {
    let mut lines = String::new();
    for diagnostic in &loaded.diagnostics {
        lines += &diagnostic_lines(diagnostic);
    }
    if loaded.diagnostics.is_empty() {
        lines += "no problem\n";
    }
    lines += "\n";
    lines += &dossier_lines(&loaded.dossier);
    lines
}

fn diagnostic_lines(diagnostic: &Diagnostic) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let Diagnostic {
        pointer,
        message,
        hint,
        ..
    } = diagnostic;
    format!("{severity} at {pointer:?}: {message}\n    {hint}\n")
}

fn dossier_lines(dossier: &Dossier) -> String {
    let mut lines = format!("dossier {:?} in {}\n", dossier.title, dossier.lang);
    for kind in &dossier.types {
        let (label, singular) = (kind.label.get("en"), kind.singular.get("en"));
        _ = writeln!(lines, "type {}: {label}, {singular}", kind.id);
    }
    for entity in &dossier.entities {
        let kind = &dossier.types[entity.kind.at()].id;
        _ = write!(lines, "entity {} ({kind}): {:?}", entity.id, entity.name);
        _ = writeln!(
            lines,
            "{}{}",
            list(" also ", &entity.aliases),
            list(" see ", &entity.same_as)
        );
    }
    for article in &dossier.articles {
        _ = writeln!(
            lines,
            "article {} in {}: {:?}",
            article.id, article.lang, article.title
        );
        for credit in &article.byline {
            _ = writeln!(lines, "  by {} {:?}", credit.name, credit.role.get("en"));
        }
        if let Some(published) = &article.published {
            _ = writeln!(lines, "  published {}", published.date.edtf());
        }
        if let Some(source) = &article.source {
            _ = writeln!(
                lines,
                "  source {:?} {:?} {:?}",
                source.publisher, source.title, source.url
            );
        }
        for translation in &article.translations {
            _ = writeln!(
                lines,
                "  translation {:?} {:?}",
                translation.lang, translation.url
            );
        }
        for contact in &article.contact {
            _ = writeln!(
                lines,
                "  contact {:?} {:?}",
                contact.label.get("en"),
                contact.href
            );
        }
        for block in &article.blocks {
            lines += &block_lines(dossier, block);
        }
    }
    for event in &dossier.events {
        _ = write!(
            lines,
            "event {} {}: {:?} at ",
            event.id,
            event.date.edtf(),
            event.title
        );
        lines += &anchors(dossier, &event.anchors);
        let involved = event
            .entities
            .iter()
            .map(|entity| dossier.entities[entity.at()].id.clone());
        lines += &list(" with ", &involved.collect::<Vec<_>>());
        lines += "\n";
    }
    for quantity in &dossier.quantities {
        let label = quantity.label.get("en");
        let qualifier = quantity.qualifier;
        _ = write!(
            lines,
            "quantity {}: {label:?} {qualifier:?} {}",
            quantity.id, quantity.value
        );
        _ = writeln!(lines, " at {}", anchors(dossier, &quantity.anchors));
    }
    lines
}

fn block_lines(dossier: &Dossier, block: &Block) -> String {
    let kind = match &block.kind {
        BlockKind::Standfirst => "standfirst".to_owned(),
        BlockKind::Heading(level) => format!("heading {level}"),
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::Quotation(cite) => format!("quotation of {cite:?}"),
        BlockKind::ListItem(ordered) => format!("list item, ordered {ordered}"),
        BlockKind::Figure(figure) => format!("figure {:?} {:?}", figure.image, figure.alt),
        BlockKind::Chart(chart) => {
            let bars = chart
                .rows
                .iter()
                .map(|row| format!("{} {}", row.label, row.value));
            format!("chart of {}", bars.collect::<Vec<_>>().join(", "))
        }
    };
    let mut lines = format!("  {} {kind}: {:?}\n", block.id, block.text);
    for mention in &block.mentions {
        let words = text::slice(&block.text, mention.span).unwrap_or("(outside)");
        let target = match &mention.target {
            Target::Entity(entity) => &dossier.entities[entity.at()].id,
            Target::Date(date) => date.edtf(),
            Target::Link(href) => href,
        };
        _ = writeln!(lines, "    {words:?} is {target}");
    }
    lines
}

fn anchors(dossier: &Dossier, anchors: &[Anchor]) -> String {
    let anchors = anchors.iter().map(|anchor| {
        let key = &dossier.passages[anchor.passage.at()].key;
        match anchor.span {
            Some(span) => format!("{key} {}..{}", span.start, span.end),
            None => key.clone(),
        }
    });
    anchors.collect::<Vec<_>>().join(", ")
}

fn list(before: &str, words: &[String]) -> String {
    if words.is_empty() {
        String::new()
    } else {
        format!("{before}{}", words.join(", "))
    }
}
