// The script of a collection's page, as a site and as one file: shows the app over the list as it was rendered before, and
// is its host: asks the engine for it, and opens articles with the explorer.
import { address } from "./address.js";
import { remembered, resume } from "./doing.js";
import { drawn } from "./drawn.js";
import { frame } from "./frame.js";
import { at, compiled, dataset, mayFetch, moduleOf, run } from "./loader.js";
import { bytesOf, collection, init, unpack } from "./parts.js";
import { search, stemmer } from "./search.js";
import { failed, rendered } from "./start.js";

const page = document.documentElement;
const engine = search();

let articleScript;
/** What shows an article; in one file it stands in the page, else it is a script that is loaded once. */
const articles = () => (articleScript ??= (async () => {
  if (!globalThis.dossierArticle) await run(at(dataset.article));
  return globalThis.dossierArticle;
})().catch((error) => {
  articleScript = undefined;
  throw error;
}));

/** A module as its `init` takes it. */
const moduleFor = async (name) => {
  const module = await moduleOf(name);
  return typeof module === "string" ? unpack(module) : module;
};

/** What the host of the frame puts before links to a view, and who asks when it says so. */
let link;
const linked = new Set();

/** What copied links to a part of a view begin with, as the host of the frame says, or at the page's own address. */
const linkTo = (part) => {
  const own = address();
  return link ? link + encodeURIComponent(part) : own && `${own}#${part}`;
};

/** What the app is given. */
const host = {
  /** Answers a question (`wire::Question` as bytes); with no bytes when a newer one has taken its place. */
  ask: (question) => engine.ask(question),

  /** Shows an article's JSON in an element, and gives `open(view)` and `close()`; `onview` hears of the views inside. */
  open: async (element, json, view, onview) => {
    const show = await articles();
    const script = dataset.export && at(dataset.export);
    const options = { module: () => moduleFor("explorer"), view, onview, url: address(), script, stemmer };
    return show(element, json, { ...options, linkTo, linked });
  },
};

/** Shows the app, with what it starts with in the page. */
async function start(input) {
  const root = document.getElementById("dossier");
  try {
    await init({ module_or_path: await input });
  } catch (error) {
    return failed(typeof WebAssembly === "object" ? "other" : "wasm", error);
  }
  const doing = remembered(root);
  const before = [...root.childNodes];
  try {
    const start = bytesOf(document.getElementById("dossier-start").textContent);
    root.replaceChildren();
    const shown = collection(root, host, start, {});
    await rendered(root);
    resume(root, doing);
    page.dataset.started = "ready";
    return shown;
  } catch (trapped) {
    root.replaceChildren(...before);
    scrollTo({ left: doing.left, top: doing.top, behavior: "instant" });
    return failed("other", trapped);
  }
}

/** What a host of the frame may do with the app; what it does not offer is left. */
const steered = (shown) => ({
  get view() {
    return shown?.view ?? location.hash.slice(1);
  },
  open: (view) => (shown?.open ? shown.open(view) : void (location.hash = view)),
  setTheme: (theme) => shown?.setTheme?.(theme),
  setLink(prefix) {
    link = prefix;
    shown?.setLink?.(prefix);
    for (const set of linked) set();
  },
});

const attach = frame();
// Without WebAssembly this fails too, and says so.
start(drawn.then(() => compiled("collection"))).then((shown) => {
  if (page.dataset.started !== "ready") return;
  attach(steered(shown));
  // The first keystroke finds the engine running.
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  idle(() => engine.ready().catch((error) => console.warn("the search did not start:", error)));
});

// A second visit without a network; never in a frame, where the host decides what is kept.
if (dataset.worker && mayFetch && isSecureContext && window.parent === window && navigator.serviceWorker) {
  navigator.serviceWorker.register(at(dataset.worker)).catch(() => {});
}
