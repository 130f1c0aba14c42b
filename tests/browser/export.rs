//! The page's own exports: what a reader saves is what the command writes for the same view, byte for byte.

use std::env;
use std::fs;
use std::process::Command;

use dossier_core::export::Kind;
use serde_json::{Value, json};
use xtask::static_files::Site;

use crate::explorer::{self, DESKTOP, PHONE, focus, n_shown, settle};
use crate::limits::Ability;
use crate::page::{Page, built, key};
use crate::place::Place;

/// The button that opens the dialog; a site's script has an attribute of that name too.
const BUTTON: &str = "button[data-export]";

/// The last format of the dialog: when it is there, all are.
const LAST: &str = "[data-kind=bibtex]";

/// Keeps what would be saved instead of saving it.
const CATCH: &str = "(() => {
    window.files = [];
    URL.createObjectURL = blob => (files.push({ type: blob.type, bytes: blob.arrayBuffer() }), 'blob:caught');
    HTMLAnchorElement.prototype.click = function () { files.at(-1).name = this.download; };
})()";

/// The file that was caught last: its name, media type and bytes.
const CAUGHT: &str = "(async () => {
    const { name, type, bytes } = files.at(-1);
    return [name, type, Array.from(new Uint8Array(await bytes))];
})()";

#[track_caller]
fn open_dialog(page: &Page) {
    page.click(BUTTON);
    page.wait_for(LAST);
}

/// Today in the page's clock.
fn today(page: &Page) -> String {
    let today = "(now => new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10))(new Date())";
    page.eval(today).as_str().unwrap_or_default().to_owned()
}

/// What the command writes for a view.
fn of_command(kind: Kind, fragment: &str, more: &[&str]) -> Vec<u8> {
    let test = env::current_exe().expect("this test");
    let folder = test.ancestors().nth(2).expect("the folder of the programs");
    let program = folder.join(format!("dossier{}", env::consts::EXE_SUFFIX));
    let output = Command::new(&program)
        .arg("export")
        .arg(built().folder.join("committee.json"))
        .args(["--to", kind.name(), "--link", &format!("#{fragment}")])
        .args(more)
        .output();
    let output = output.unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code().is_some_and(|code| code < 2), "{said}");
    output.stdout
}

/// Presses a format and gives the file.
#[track_caller]
fn exported(page: &Page, kind: Kind) -> (String, String, Vec<u8>) {
    page.click(&format!("[data-kind={}]", kind.name()));
    if page.count(".d-export__copy") > 0 {
        // Nothing is saved by itself there; the last button saves all the same.
        page.click(".d-export__copy button:last-child");
    }
    let caught = page.eval(CAUGHT);
    let text = |at: usize| caught[at].as_str().expect("a text").to_owned();
    let bytes = caught[2].as_array().expect("bytes").iter();
    let bytes = bytes.map(|byte| byte.as_u64().expect("a byte") as u8);
    (text(0), text(1), bytes.collect())
}

/// What a reader does in every engine: two formats, and back to the page.
#[track_caller]
pub fn exports_two(page: &Page) {
    page.open("#with=turkey");
    explorer::wait_for_start(page);
    page.eval(CATCH);
    open_dialog(page);
    let (canonical, accessed) = (url(page), today(page));
    for kind in [Kind::PassagesCsv, Kind::CslJson] {
        let (name, _, bytes) = exported(page, kind);
        assert_eq!(name, format!("committee.{}", kind.ending()));
        let more = ["--url", &canonical, "--accessed", &accessed];
        assert!(bytes == of_command(kind, "with=turkey", &more), "{kind:?}");
    }
    page.press(key::ESCAPE);
    page.wait_until("document.querySelector('.d-export') === null");
}

#[track_caller]
fn check(fragment: &str) {
    let page = explorer::desktop(&format!("#{fragment}"));
    page.eval(CATCH);
    let canonical = url(&page);
    let accessed = today(&page);
    let more = ["--url", &canonical, "--accessed", &accessed];
    open_dialog(&page);
    for kind in Kind::ALL {
        let (name, media_type, bytes) = exported(&page, kind);
        assert_eq!(name, format!("committee.{}", kind.ending()));
        assert_eq!(media_type, kind.media_type().to_ascii_lowercase());
        let expected = of_command(kind, fragment, &more);
        assert!(
            bytes == expected,
            "{kind:?} for {fragment:?}: {} instead of {}",
            String::from_utf8_lossy(&bytes),
            String::from_utf8_lossy(&expected)
        );
        assert!(page.text(".d-export__said").contains(&name));
    }
    page.finish();
}

#[test]
fn every_format_is_what_the_command_writes_for_everything() {
    check("");
}

#[test]
fn every_format_is_what_the_command_writes_for_a_filter_and_a_period() {
    check("with=turkey,islamic-state&without=iraq&during=2016..2017");
}

#[test]
fn every_format_is_what_the_command_writes_for_a_query() {
    check("q=attack%20OR%20d%C3%A9part");
    // No passage has all of these words: most of them do, which the files say.
    check("q=attack%20committee%20telegram%20zebra&panel=search");
}

#[test]
fn every_format_is_what_the_command_writes_where_nothing_is_shown() {
    check("q=zzzzz&with=turkey");
}

#[test]
fn what_is_typed_and_chosen_is_exported_before_the_address_has_it() {
    let page = explorer::desktop("");
    page.eval(CATCH);
    explorer::search(&page, "telegram");
    let n_shown = n_shown(&page);
    // The suggestions stand over it.
    page.eval(&format!("document.querySelector('{BUTTON}').click()"));
    page.wait_for(LAST);
    let count = page.text(".d-export__count");
    assert!(
        count.contains(&format!("{n_shown} of 37 passages")),
        "{count}"
    );
    let (_, _, bytes) = exported(&page, Kind::PassagesCsv);
    let table = String::from_utf8_lossy(&bytes).into_owned();
    assert!(table.contains("words “telegram”"), "{table}");
    page.finish();
}

#[test]
fn tables_for_excel_begin_with_the_mark_by_which_it_knows_them() {
    let page = explorer::desktop("");
    page.eval(CATCH);
    open_dialog(&page);
    page.click(".d-export__bom");
    let (_, _, bytes) = exported(&page, Kind::EventsCsv);
    assert!(bytes.starts_with("\u{feff}".as_bytes()));
    let (_, _, bytes) = exported(&page, Kind::TimelineCsv);
    assert!(
        !bytes.starts_with("\u{feff}".as_bytes()),
        "TimelineJS refuses it"
    );
    page.finish();
}

#[test]
fn the_browser_saves_the_file() {
    let page = explorer::desktop("#with=turkey");
    if Place::of_env() == Place::Sandbox {
        open_dialog(&page);
        page.click("[data-kind=passages-csv]");
        let said = page.text(".d-export__said");
        assert!(said.contains("may not let files be saved"), "{said}");
        let lines = page.eval("document.querySelector('.d-export__text').value");
        let expected = of_command(Kind::PassagesCsv, "with=turkey", &["--url", &url(&page)]);
        let expected = String::from_utf8(expected).expect("UTF-8");
        assert_eq!(lines, expected.replace("\r\n", "\n"));
        page.resize(PHONE.0, PHONE.1);
        settle(&page);
        let whole = "(said => said.scrollHeight <= said.clientHeight)(document.querySelector('.d-export__said'))";
        assert_eq!(page.eval(whole), true, "nothing stands over what is said");
        page.click(".d-export__copy .d-button");
        assert_eq!(page.text(".d-export__said"), "Copied.");
        page.finish();
        return;
    }
    let folder = env::temp_dir().join(format!("dossier-saved-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let params = json!({ "behavior": "allow", "downloadPath": folder });
    page.devtools("Browser.setDownloadBehavior", &params);
    open_dialog(&page);
    page.click("[data-kind=gexf]");
    let file = folder.join("committee.gexf");
    let expected = of_command(Kind::Gexf, "with=turkey", &[]);
    let mut saved = Vec::new();
    for _ in 0..600 {
        saved = fs::read(&file).unwrap_or_default();
        if saved == expected {
            break;
        }
        settle(&page);
    }
    assert!(
        saved == expected,
        "{} bytes in {}",
        saved.len(),
        file.display()
    );
    let _ = fs::remove_dir_all(&folder);
    page.finish();
}

fn url(page: &Page) -> String {
    page.attr("link[rel=canonical]", "href")
        .expect("an address")
}

#[test]
fn the_dialog_is_used_from_the_keyboard_and_the_focus_comes_back() {
    let page = explorer::desktop("#q=attack");
    page.eval(CATCH);
    page.eval(&format!("document.querySelector('{BUTTON}').focus()"));
    page.press(key::ENTER);
    page.wait_for(LAST);
    assert_eq!(focus(&page), "d-close");
    page.press(key::TAB);
    assert_eq!(focus(&page), "d-export__kind");
    page.press(key::ENTER);
    page.wait_until(
        "document.querySelector('.d-export__said').textContent.includes('.passages.csv')",
    );
    // Keys of the page are none of the dialog's, and Escape closes it and nothing else.
    page.press('/');
    assert_eq!(focus(&page), "d-export__kind");
    page.press(key::ESCAPE);
    page.wait_until("document.querySelector('.d-export') === null");
    assert_eq!(
        page.eval(&format!(
            "document.activeElement === document.querySelector('{BUTTON}')"
        )),
        true
    );
    assert_eq!(
        page.eval("document.querySelector('.d-search__input').value"),
        "attack"
    );
    page.finish();
}

#[test]
fn the_dialog_speaks_the_language_of_the_page() {
    let page = explorer::opened(PHONE, "?lang=fr#with=turkey");
    assert_eq!(page.text(BUTTON), "Exporter");
    open_dialog(&page);
    assert_eq!(page.attr(".d-export", "lang").as_deref(), Some("fr"));
    assert!(page.text(".d-export__count").contains("sur 37 passages"));
    assert_eq!(page.text(".d-export h2"), "Exporter");
    assert_eq!(page.axe("body"), Vec::<String>::new());
    let fits = "document.querySelector('.d-export').scrollWidth <= innerWidth";
    assert_eq!(page.eval(fits), true);
    page.finish();
}

#[test]
fn nothing_of_it_is_loaded_before_it_is_asked_for() {
    let page = Page::of(Site::new(built().folder));
    explorer::show(&page, DESKTOP, "");
    let loaded = "performance.getEntriesByType('resource').filter(({ name }) => /export-/.test(name)).length";
    assert_eq!(page.eval(loaded), 0);
    open_dialog(&page);
    assert_eq!(page.eval(loaded), 1);
    page.press(key::ESCAPE);
    settle(&page);
    open_dialog(&page);
    assert_eq!(page.eval(loaded), 1);
    page.finish();
}

#[test]
fn an_export_that_cannot_be_loaded_is_said() {
    let name = fs::read_dir(built().folder)
        .expect("the site")
        .find_map(|entry| {
            let name = entry.ok()?.file_name().to_string_lossy().into_owned();
            (name.starts_with("export-") && name.ends_with(".js")).then_some(name)
        });
    let page = Page::of(Site::new(built().folder).without(&name.expect("the script")));
    explorer::show(&page, DESKTOP, "");
    page.click(BUTTON);
    page.wait_until(
        "document.querySelector('.d-export__said').textContent.startsWith('The export could not')",
    );
    let console = page.take_console();
    let is_about_it = |line: &String| line.contains("export-") || line.contains("export:");
    assert!(
        !console.is_empty() && console.iter().all(is_about_it),
        "{console:?}"
    );
    page.click(".d-export .d-close");
    page.wait_until("document.querySelector('.d-export') === null");
    page.finish();
}

#[test]
fn it_is_not_printed() {
    let page = explorer::desktop("");
    open_dialog(&page);
    if page.lacks(Ability::DevTools) {
        return;
    }
    page.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    let seen = "['.d-export', 'button[data-export]'].map(css => document.querySelector(css).checkVisibility())";
    assert_eq!(page.eval(seen), Value::from(vec![false, false]));
    page.finish();
}
