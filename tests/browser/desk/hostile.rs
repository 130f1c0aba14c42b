//! What somebody gives the desk who means harm, or does not know better: a clear line, and never a dead page.

use serde_json::json;

use super::{desk, drop_files, tab};
use crate::explorer::settle;
use crate::page::Page;

/// What runs in a page that takes text for HTML.
const HARM: &str = "<img src=x onerror=\"window.harmed=1\"><script>window.harmed=1</script>";

/// Drops a file of many bytes that is made in the page.
#[track_caller]
fn drop_made(page: &Page, name: &str, make: &str) {
    page.eval(&format!(
        "(() => {{
            const data = new DataTransfer();
            data.items.add(new File([{make}], '{name}'));
            dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}));
        }})()"
    ));
}

#[track_caller]
fn refused(page: &Page, name: &str, make: &str, words: &str) {
    drop_made(page, name, make);
    let has_words = json!(words);
    page.wait_until(&format!(
        "document.querySelector('#desk-unread')?.textContent.includes({has_words})"
    ));
    assert_eq!(page.eval("document.activeElement.id"), "desk-unread");
}

#[test]
fn what_cannot_be_read_is_said_and_the_next_text_is_read() {
    let page = desk();
    refused(
        &page,
        "a.txt",
        "'Words. '.repeat(1_500_000)",
        "at most 4 MB",
    );
    refused(
        &page,
        "b.txt",
        "'Words. '.repeat(400_000)",
        "at most a million",
    );
    refused(
        &page,
        "c.txt",
        "new Uint8Array([137, 80, 78, 71, 0, 255])",
        "c.txt is no text",
    );
    refused(&page, "d.docx", "'PK'", "d.docx is of no kind");
    refused(
        &page,
        "e.json",
        "'{\"dossier\": 9}'",
        "e.json cannot be read",
    );
    refused(&page, "f.txt", "''", "There is no text");
    drop_files(
        &page,
        &[("g.txt", "The pier\n\nOn 12 May 2016 it was sold.")],
    );
    page.wait_for(".d-desk__columns");
    page.finish();
}

#[test]
fn a_page_of_elements_inside_one_another_is_told() {
    let page = desk();
    drop_made(
        &page,
        "a.html",
        "'<div>'.repeat(300_000) + 'On 12 May 2016 the pier was sold.'",
    );
    page.wait_until(
        "document.querySelector('#desk-unread') || document.querySelector('.d-desk__columns')",
    );
    settle(&page);
    drop_files(&page, &[("b.md", "# Pier\n\nOn 12 May 2016 it was sold.")]);
    page.wait_for(".d-desk__columns");
    page.finish();
}

#[test]
fn text_is_only_ever_text() {
    let page = desk();
    let story = format!(
        "+++\ntitle = '''{HARM}'''\n+++\n\n{} on 12 May 2016.",
        HARM.replace('<', "\\<")
    );
    let registry = format!(
        "[[entity]]\nid = \"e\"\ntype = \"person\"\nname = '''{HARM}'''\naliases = [\"img\"]\n"
    );
    drop_files(&page, &[("a.md", &story), ("entities.toml", &registry)]);
    page.wait_for(".d-desk__columns");
    for name in ["names", "events", "dates"] {
        tab(&page, name);
        page.eval("document.querySelectorAll('.d-desk__line').forEach(line => line.click())");
        settle(&page);
    }
    tab(&page, "explore");
    page.wait_for(".d-desk__explorer[data-started=ready]");
    assert_eq!(page.eval("window.harmed ?? 'unharmed'"), "unharmed");
    assert_eq!(page.count("#desk script, #desk img, #desk [onerror]"), 0);
    page.finish();
}
