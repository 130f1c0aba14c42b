// <dossier-explorer src="dossier.json" theme lang panel view link height>: the explorer in a shadow root, on any page.
//
// Built into one classic script. All elements of a page share the module and the style sheet; the module is fetched
// when the first element is there. What stands inside the element, such as a link to the dossier, is shown until the
// explorer is, and stays when it cannot start.
import init, * as glue from "dossier-glue";
import { exporting } from "./exporting.js";
import { styles } from "./sheet.js";
import { taken } from "./start.js";
import { stemmerScripts } from "./stemmers.js";

const NAME = "dossier-explorer";
const base = document.currentScript?.src ?? document.baseURI;
const beside = (name) => new URL(name, base).href;
const [WASM, EXPORT] = [__WASM__, __EXPORT__].map(beside);
const stemmer = stemmerScripts(__STEMMERS__, beside);

let started;
/** The module, once for all elements; a failed start is tried again by the next. */
const ready = () => (started ??= init({ module_or_path: WASM }).catch((error) => {
  started = undefined;
  throw error;
}));

const bytes = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return new Uint8Array(await answer.arrayBuffer());
};

class DossierExplorer extends HTMLElement {
  static observedAttributes = ["src", "theme", "lang", "panel", "view", "link", "height"];

  #explorer;
  #root;
  #load = 0;
  #view;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [styles()];
    shadow.append(document.createElement("slot"));
  }

  connectedCallback() {
    // Set before the script had come, the property hides the one that it means.
    if (Object.hasOwn(this, "view")) {
      const { view } = this;
      delete this.view;
      this.view = view;
    }
    // Moved within the page: it was not taken away yet, and goes on.
    if (this.#explorer) return;
    this.#start();
  }

  disconnectedCallback() {
    // A move is a removal and an insertion in one task.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === "src") {
      if (this.#load === 0) return;
      this.#end();
      this.#view = undefined;
      if (this.isConnected) this.#start();
    } else if (name === "theme") {
      this.#explorer?.setTheme(value ?? "auto");
    } else if (name === "lang") {
      this.#explorer?.setLang(this.#language());
    } else if (name === "view") {
      this.view = value;
    } else if (name === "link") {
      this.#linkTo();
    } else if (name === "panel") {
      const parts = this.view.split("&").filter((part) => part && !part.startsWith("panel="));
      this.#explorer?.open([...parts, `panel=${value ?? "read"}`].join("&"));
    } else {
      this.#size();
    }
  }

  /** The view that is shown, as a URL fragment without `#`. */
  get view() {
    return this.#explorer?.view ?? this.#view ?? this.getAttribute("view") ?? "";
  }

  set view(fragment) {
    const view = String(fragment ?? "").replace(/^#/, "");
    if (this.#explorer) this.#explorer.open(view);
    else this.#view = view;
  }

  /** The language of the interface: the element's, or of what it stands in. */
  #language() {
    return this.closest("[lang]")?.lang ?? "";
  }

  /** `link`: what copied links begin with; the view follows, encoded. Without one they lead to the page around. */
  #linkTo() {
    const link = this.getAttribute("link");
    if (link !== null) this.#explorer?.setLink(new URL(link, document.baseURI).href);
  }

  async #start() {
    const load = (this.#load += 1);
    const address = new URL(this.getAttribute("src") || "dossier.json", document.baseURI).href;
    const root = document.createElement("div");
    root.className = "d-root";
    root.part = "explorer";
    try {
      const json = bytes(address).catch((why) => ({ why }));
      await ready();
      const value = await json;
      const dossier = value.why ? undefined : await taken(glue, value, stemmer);
      // Taken away, or given another source, meanwhile.
      if (load !== this.#load || !this.isConnected) return dossier?.free();
      const options = {
        place: "element",
        view: this.view,
        lang: this.#language() || undefined,
        theme: this.getAttribute("theme") ?? undefined,
        panel: this.getAttribute("panel") ?? undefined,
      };
      if (value.why) {
        // What stands inside is the way out, where there is something.
        if (this.childNodes.length > 0) throw value.why;
        this.#explorer = glue.notFetched(root, address, value.why.message, options);
      } else {
        const explorer = (this.#explorer = glue.explore(root, dossier, options));
        const name = new URL(address).pathname.split("/").pop().replace(/\.json$/, "");
        // These bytes and not those that lie there later: the view is of these.
        exporting(root, { explorer, script: EXPORT, name, json: async () => value, url: "" });
      }
      root.addEventListener("click", (event) => this.#tryAgain(event));
      this.#root = root;
      this.#size();
      this.#linkTo();
      this.shadowRoot.replaceChildren(root);
      this.dataset.started = value.why ? "failed" : "ready";
    } catch (error) {
      this.dataset.started = "failed";
      console.warn(`<${NAME}> did not start:`, error);
    }
  }

  #end() {
    this.#load += 1;
    this.#view = this.#explorer?.view ?? this.#view;
    this.#explorer?.destroy();
    this.#explorer?.free();
    this.#explorer = this.#root = undefined;
    this.shadowRoot.replaceChildren(document.createElement("slot"));
  }

  /** The link of a failure reloads the page that it is on; here only the element. */
  #tryAgain(event) {
    if (!event.target.closest?.(".d-failure a")) return;
    event.preventDefault();
    this.#end();
    this.#start();
  }

  /** `height`: `auto`, or a length within which the explorer scrolls. */
  #size() {
    const height = this.getAttribute("height")?.trim() || "auto";
    const style = this.#root?.style;
    if (!style) return;
    const fixed = height !== "auto" && CSS.supports("height", height);
    for (const [name, value] of [["height", height], ["overflow", "auto"], ["--window", height]]) {
      if (fixed) style.setProperty(name, value);
      else style.removeProperty(name);
    }
  }
}

// Loaded twice, it is one element all the same.
if (!customElements.get(NAME)) customElements.define(NAME, DossierExplorer);
