// Starts the explorer in #dossier, over the page as it was rendered before. What the reader was doing there goes
// on: focus, selection, scroll position, typed text. When something fails before, the page stays as it is and a
// line says so; nothing is ever half replaced.

import { remembered, resume } from "./doing.js";
import { loadStemmers } from "./stemmers.js";

const page = document.documentElement;

/**
 * Loads the module and shows the dossier.
 *
 * `glue`: the module that wasm-bindgen wrote, or a promise of it. `wasm`: what its `init` takes. `data`: a promise
 * of the dossier's bytes, such as `fetched(address)`. `stemmer`: gives a promise of a language's stemmer. `options`: for
 * `explore`. Gives the explorer, or nothing.
 */
export async function start({ glue, wasm, data, stemmer, options = {} }) {
  const root = document.getElementById("dossier");
  // Looked at later; until then a failed fetch is not an error that nobody handles.
  const json = Promise.resolve(data).then((value) => ({ value }), (error) => ({ error }));
  let module;
  try {
    if (typeof WebAssembly !== "object") throw "this browser has no WebAssembly";
    module = await glue;
    await module.default({ module_or_path: wasm });
  } catch (error) {
    return failed(typeof WebAssembly === "object" ? "other" : "wasm", error);
  }
  const { value, error } = await json;
  if (error && root.querySelector(".d-page")) return failed("data", error);
  let dossier;
  try {
    if (!error) dossier = await taken(module, value, stemmer);
  } catch (trapped) {
    return failed("other", trapped);
  }
  const doing = remembered(root);
  const before = [...root.childNodes];
  try {
    root.replaceChildren();
    const explorer = error
      ? module.notFetched(root, error.address ?? root.dataset.src ?? "", error.message ?? String(error), options)
      : module.explore(root, dossier, options);
    await rendered(root);
    if (!error) resume(root, doing);
    page.dataset.started = error ? "failed" : "ready";
    return explorer;
  } catch (trapped) {
    root.replaceChildren(...before);
    scrollTo({ left: doing.left, top: doing.top, behavior: "instant" });
    return failed("other", trapped);
  }
}

/**
 * The dossier, read and indexed, with a pause after each step: a page that is being read stays fluent. `stemmer`: gives a
 * promise of a language's stemmer (`loadStemmers`); those that the dossier needs are there before it is indexed.
 */
export async function taken(module, bytes, stemmer = async () => {}) {
  const pause = () => new Promise((done) => setTimeout(done));
  const read = new module.Dossier(bytes);
  await Promise.all([loadStemmers(read.languages(), stemmer), pause()]);
  const indexed = read.indexed();
  await pause();
  return indexed;
}

/** The bytes at an address; the error of a failure names it. */
export async function fetched(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    throw Object.assign(error, { address });
  }
}

/** Says on the page that it stays as it is, and why: `wasm`, `data` or `other`. */
export function failed(cause, error) {
  page.dataset.started = "failed";
  // What shows without scripts shows now too.
  document.getElementById("plain")?.setAttribute("media", "all");
  const line = document.getElementById("not-started");
  if (line) {
    line.hidden = false;
    for (const part of line.children) part.hidden = part.dataset.cause !== cause;
  }
  console.warn("the explorer did not start:", error);
}

/** The explorer renders in a microtask; a trap there ends it without a word to us. */
export async function rendered(root) {
  for (let turns = 0; turns < 20; turns += 1) {
    if (root.firstElementChild) return;
    await null;
  }
  throw new Error("nothing was rendered");
}
