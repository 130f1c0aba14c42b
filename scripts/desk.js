// The desk's page: starts the module that reads a text, and does for it what must be JavaScript: unpacks what the page
// carries, shows the dossier with the explorer, saves files, and tells which words are selected.
import init, * as desk from "desk-glue";
import initExplorer, * as glue from "dossier-glue";
import { exporting, make } from "./exporting.js";
import { styles } from "./sheet.js";
import { taken } from "./start.js";

const BLOB_MILLIS = 60_000;
// In a sandbox nobody can ask whether files may be saved; most do not allow it, and the browser refuses without a word.
const sandboxed = window.parent !== window && self.origin === "null";
const part = (name) => document.getElementById(`part-${name}`)?.textContent ?? "";
const unpacked = (name) => globalThis.dossierUnpack(part(name));

let explorerStarted;
/** The explorer's module, when it is first shown; a failed start is tried again. */
const explorerReady = () => (explorerStarted ??= unpacked("explorer")
  .then((bytes) => initExplorer({ module_or_path: bytes })).catch((error) => {
    explorerStarted = undefined;
    throw error;
  }));

let shown;
const bench = {
  part,

  /** The module of the exports, packed. */
  exporter: () => globalThis.dossierExporter.wasm,

  /** Shows a dossier in an element; rejects when it cannot be started. */
  async explore(root, bytes, lang, theme, name) {
    bench.leave();
    const mine = (shown = {});
    await explorerReady();
    const dossier = await taken(glue, bytes);
    // Left meanwhile.
    if (shown !== mine || !root.isConnected) return dossier.free();
    const shadow = root.shadowRoot ?? root.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [styles()];
    const inner = make("div", { class: "d-root" });
    // What the explorer keeps at the top of the window stands below what the desk keeps there.
    const above = [...document.querySelectorAll(".d-desk__bar, .d-desk__tabs")]
      .map((bar) => bar.getBoundingClientRect().height).reduce((sum, height) => sum + height, 0);
    root.style.setProperty("--dossier-top", `${Math.floor(above)}px`);
    shadow.replaceChildren(inner);
    mine.explorer = glue.explore(inner, dossier, { place: "element", lang, theme });
    exporting(inner, { explorer: mine.explorer, json: async () => bytes, url: "", name });
    root.dataset.started = "ready";
  },

  /** Takes the explorer away. */
  leave() {
    shown?.explorer?.destroy();
    shown?.explorer?.free();
    shown = undefined;
  },

  /** Gives a file to the browser to save; false where it is likely to refuse. */
  save(name, type, text) {
    if (sandboxed) return false;
    const href = URL.createObjectURL(new Blob([text], { type }));
    make("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), BLOB_MILLIS);
    return true;
  },

  /** The selected run of the text: article, block, start, end, in Unicode scalar values; empty when there is none. */
  selection() {
    const selection = document.getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return new Uint32Array();
    const range = selection.getRangeAt(0);
    const [from, to] = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
    if (!from || !to || from.at !== to.at) return new Uint32Array();
    const words = selection.toString();
    const scalars = (text) => [...text].length;
    const start = from.chars + scalars(words) - scalars(words.trimStart());
    const end = to.chars - (scalars(words) - scalars(words.trimEnd()));
    return end > start ? Uint32Array.from([...from.at.split(".").map(Number), start, end]) : new Uint32Array();
  },
};

/** A point in the text: which block, and how many characters of it are before. */
function place(node, offset) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const block = element?.closest("[data-at]");
  if (!block) return undefined;
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return { at: block.dataset.at, chars: [...range.toString()].length };
}

(async () => {
  const root = document.getElementById("desk");
  try {
    await init({ module_or_path: await unpacked("desk") });
    root.textContent = "";
    desk.start(root, bench);
    document.documentElement.dataset.started = "ready";
  } catch (error) {
    document.documentElement.dataset.started = "failed";
    document.getElementById("not-started")?.removeAttribute("hidden");
    console.warn("desk:", error);
  }
})();

// For benchmarks: what the module finds in a text, and how often.
globalThis.dossierDesk = { ...bench, count: (...parts) => desk.count(...parts) };
