// One article of a collection, shown by the explorer: loaded when the first one is opened.
//
// The explorer stands in a shadow root of the element that it is given, as `<dossier-explorer>` does on other pages.
import init, * as glue from "dossier-glue";
import { exporting } from "./exporting.js";
import { styles } from "./sheet.js";
import { taken } from "./start.js";

let started;
/** The module, once; a failed start is tried again. */
const ready = (module) => (started ??= module().then((input) => init({ module_or_path: input })).catch((error) => {
  started = undefined;
  throw error;
}));

/** What the page around says about itself. */
const lang = (element) => element.closest("[lang]")?.lang;
const theme = () => document.documentElement.dataset.theme ?? "auto";
const embedded = () => document.documentElement.dataset.embedded;

/**
 * Shows a dossier of one article in an element.
 *
 * `module`: gives a promise of the explorer's module. `view`: inside the article, without `#`. `onview`: hears which view is
 * shown. `url`: address of the page, or empty. `script`: of the exports. `stemmer`: gives a promise of a language's stemmer.
 * `linkTo`: gives what links to a part of the page's view begin with; `linked`: a set of who hears that this changed.
 */
globalThis.dossierArticle = async (element, json, { module, view, onview, url, script, stemmer, linkTo, linked }) => {
  await ready(module);
  const dossier = await taken(glue, json, stemmer);
  // Left meanwhile.
  if (!element.isConnected) {
    dossier.free();
    return { close() {} };
  }
  const shadow = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [styles()];
  const root = document.createElement("div");
  root.className = "d-root";
  shadow.replaceChildren(root);
  // The list's links and its frame are about the list: what changes inside an article is told to the list alone.
  const changed = (event) => {
    event.stopPropagation();
    onview(event.detail.view);
  };
  root.addEventListener("dossier-change", changed);
  const explorer = glue.explore(root, dossier, { place: "element", view, lang: lang(element), theme: theme() });
  const id = JSON.parse(new TextDecoder().decode(json)).articles?.[0]?.id ?? "article";
  // From disk there is no address, and links stay those of the page.
  const setLink = () => explorer.setLink(linkTo(`article=${encodeURIComponent(id)}&in=`));
  setLink();
  linked.add(setLink);
  exporting(root, { explorer, script, json: async () => json, url, name: id });
  // As tall as its content, a frame does not scroll: what would stick or be fixed in here goes by this too.
  const frame = () => (embedded() ? (root.dataset.embedded = embedded()) : delete root.dataset.embedded);
  frame();
  const watch = new MutationObserver(() => {
    explorer.setTheme(theme());
    explorer.setLang(lang(element) ?? "");
    frame();
  });
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "lang", "data-embedded"] });
  let isOpen = true;
  return {
    /** Opens another view inside the article. */
    open: (view) => isOpen && explorer.open(view),
    /** Takes it away; a second time does nothing. */
    close() {
      if (!isOpen) return;
      isOpen = false;
      watch.disconnect();
      linked.delete(setLink);
      root.removeEventListener("dossier-change", changed);
      explorer.destroy();
      explorer.free();
      if (shadow.firstChild === root) shadow.replaceChildren();
    },
  };
};
