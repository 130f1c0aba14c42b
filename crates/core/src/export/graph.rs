//! Who stands in one passage with whom, as GEXF 1.3: for Gephi, NetworkX and what else reads graphs.
//!
//! Nodes are the entities that a shown passage mentions. An undirected edge joins two that stand in one passage; its
//! weight is in how many. There are no positions and no times in it.

use crate::model::EntityIdx;

use super::Selection;

/// The graph.
pub(super) fn write(selection: &Selection) -> String {
    let dossier = selection.dossier;
    let mut xml = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n",
        "  <meta>\n    <creator>Dossier</creator>\n    <description>",
    ));
    escape(&mut xml, &dossier.title);
    xml.push_str(". ");
    escape(&mut xml, &selection.filter);
    xml.push_str(concat!(
        "</description>\n  </meta>\n",
        "  <graph defaultedgetype=\"undirected\">\n",
        "    <attributes class=\"node\">\n",
        "      <attribute id=\"type\" title=\"type\" type=\"string\"/>\n",
        "      <attribute id=\"passages\" title=\"passages\" type=\"integer\"/>\n",
        "      <attribute id=\"events\" title=\"events\" type=\"integer\"/>\n",
        "    </attributes>\n    <nodes>\n",
    ));
    let mut nodes = selection.entities();
    nodes.retain(|node| node.n_passages > 0);
    for node in &nodes {
        let entity = &dossier.entities[node.entity.at()];
        xml.push_str("      <node id=\"");
        escape(&mut xml, &entity.id);
        xml.push_str("\" label=\"");
        escape(&mut xml, &entity.name);
        xml.push_str("\">\n        <attvalues>\n");
        value(&mut xml, "type", &dossier.types[entity.kind.at()].id);
        value(&mut xml, "passages", &node.n_passages.to_string());
        value(&mut xml, "events", &node.n_events.to_string());
        xml.push_str("        </attvalues>\n      </node>\n");
    }
    xml.push_str("    </nodes>\n    <edges>\n");
    for node in &nodes {
        edges(&mut xml, selection, node.entity);
    }
    xml.push_str("    </edges>\n  </graph>\n</gexf>\n");
    xml
}

/// The edges to those that come after this one.
fn edges(xml: &mut String, selection: &Selection, entity: EntityIdx) {
    let dossier = selection.dossier;
    let mut n_shared = vec![0_u32; dossier.entities.len()];
    for passage in &dossier.entities[entity.at()].passages {
        if selection.shows(*passage) {
            for other in &dossier.passages[passage.at()].entities {
                n_shared[other.at()] += 1;
            }
        }
    }
    for (other, n_shared) in n_shared.into_iter().enumerate().skip(entity.at() + 1) {
        if n_shared > 0 {
            xml.push_str("      <edge source=\"");
            escape(xml, &dossier.entities[entity.at()].id);
            xml.push_str("\" target=\"");
            escape(xml, &dossier.entities[other].id);
            xml.push_str("\" weight=\"");
            xml.push_str(&n_shared.to_string());
            xml.push_str("\"/>\n");
        }
    }
}

fn value(xml: &mut String, name: &str, value: &str) {
    xml.push_str("          <attvalue for=\"");
    xml.push_str(name);
    xml.push_str("\" value=\"");
    escape(xml, value);
    xml.push_str("\"/>\n");
}

/// A text in an element or in an attribute with double quotes. What XML 1.0 forbids even as a reference becomes U+FFFD.
pub(super) fn escape(xml: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\t' => xml.push_str("&#9;"),
            '\n' => xml.push_str("&#10;"),
            '\r' => xml.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => xml.push('\u{fffd}'),
            _ => xml.push(letter),
        }
    }
}
