// Starts the explorer in #dossier, over the page as it was rendered before. What the reader was doing there goes
// on: focus, selection, scroll position, typed text. When something fails before, the page stays as it is and a
// line says so; nothing is ever half replaced.

import { loadStemmers } from "./stemmers.js";

const page = document.documentElement;

/**
 * Loads the module and shows the dossier.
 *
 * `glue`: the module that wasm-bindgen wrote, or a promise of it. `wasm`: what its `init` takes. `data`: a promise
 * of the dossier's bytes, such as `fetched(address)`. `stemmer`: gives the address of a language's stemmer. `options`: for
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
 * The dossier, read and indexed, with a pause after each step: a page that is being read stays fluent. `stemmer`: gives the
 * address of a language's stemmer, of which those that the dossier needs are there before it is indexed.
 */
export async function taken(module, bytes, stemmer = () => undefined) {
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

function failed(cause, error) {
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
async function rendered(root) {
  for (let turns = 0; turns < 20; turns += 1) {
    if (root.firstElementChild) return;
    await null;
  }
  throw new Error("nothing was rendered");
}

// What the reader is doing, by places that mean the same in both renderings: an element by its nearest id and the
// elements from there down, a point of a text by the characters before it (text nodes are cut differently).

function remembered(root) {
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  const search = root.querySelector(".d-search__input");
  const selection = getSelection();
  const selected = selection.rangeCount > 0 && !selection.isCollapsed;
  const read = [...root.querySelectorAll(".d-passage[id]")]
    .find((passage) => passage.getBoundingClientRect().bottom > 0);
  return {
    left: scrollX,
    top: scrollY,
    read: read && { id: read.id, top: read.getBoundingClientRect().top },
    focus: focused && way(root, focused),
    typed: search?.value,
    caret: focused === search && search ? [search.selectionStart, search.selectionEnd] : null,
    selection: selected && [
      point(root, selection.anchorNode, selection.anchorOffset),
      point(root, selection.focusNode, selection.focusOffset),
    ],
    opened: [...root.querySelectorAll("details[open]")].map((details) => way(root, details)),
  };
}

/** Goes on with it. What cannot be found again is left; the explorer is there, and that is what counts. */
function resume(root, doing) {
  for (const details of doing.opened) {
    const found = at(root, details);
    if (found) found.open = true;
  }
  const search = root.querySelector(".d-search__input");
  const [anchor, end] = (doing.selection || []).map((place) => place && pointAt(root, place));
  if (anchor && end) getSelection().setBaseAndExtent(...anchor, ...end);
  const focused = doing.focus && at(root, doing.focus);
  focused?.focus({ preventScroll: true });
  if (search && doing.typed) {
    // As if it had been typed here: the explorer makes it the query.
    search.value = doing.typed;
    search.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    // Who has gone on to something else does not want the list of suggestions.
    if (focused !== search) search.dispatchEvent(new FocusEvent("focusout", { bubbles: true, composed: true }));
  }
  if (search && doing.caret && focused === search) search.setSelectionRange(...doing.caret);
  // At the top of the page there is nothing to keep, and the explorer goes where the link says.
  if (doing.top > 0) {
    const read = doing.read && document.getElementById(doing.read.id);
    const moved = read ? read.getBoundingClientRect().top - doing.read.top : doing.top - scrollY;
    scrollTo({ left: doing.left, top: scrollY + moved, behavior: "instant" });
  }
}

/** An element as the nearest id above it, the steps from there, and its name to know it by. */
function way(root, element) {
  const steps = [];
  let from = element;
  while (from !== root && !from.id) {
    steps.unshift([...from.parentElement.children].indexOf(from));
    from = from.parentElement;
  }
  return { id: from === root ? "" : from.id, steps, name: element.localName };
}

function at(root, { id, steps, name }) {
  const from = id ? document.getElementById(id) : root;
  const found = steps.reduce((parent, step) => parent?.children[step], from);
  return found && root.contains(found) && found.localName === name ? found : null;
}

/** A point as an element and how many characters of its text are before; the text itself, to know it by. */
function point(root, node, offset) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  if (!root.contains(element)) return null;
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return { way: way(root, element), chars: range.toString().length, text: element.textContent };
}

function pointAt(root, place) {
  const element = at(root, place.way);
  if (element?.textContent !== place.text) return null;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = place.chars;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (left <= text.length) return [text, left];
    left -= text.length;
  }
  return [element, 0];
}
