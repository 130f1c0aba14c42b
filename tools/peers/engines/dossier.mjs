// Dossier: the site of a collection as `dossier build` writes it, opened as readers do, in a frame; its engine is asked in
// its worker, past the list that the page draws.
import { ids, list } from "./postcard.mjs";

export const about = {
  name: "Dossier",
  docs: "search.md",
  mode: "as built, in its worker; one configuration for everything; a keystroke is the list of the first ten articles with title and summary, and how many there are",
  leavesOut: "–",
};

/** The builder reads the file by itself: that counts as building. */
export const readsFile = true;

export async function build(_, { folder, corpus, dossier, kinds }) {
  const [{ execFileSync }, { writeFileSync }, { join }] = await Promise.all([
    import("node:child_process"),
    import("node:fs"),
    import("node:path"),
  ]);
  const said = execFileSync(dossier, ["build", corpus, "--collection", "-o", folder], { encoding: "utf8", maxBuffer: 1 << 26 });
  return {
    said: said.trim().split("\n").slice(-12),
    after: () => writeFileSync(join(folder, KINDS), execFileSync(kinds, [folder], { maxBuffer: 1 << 26 })),
  };
}

/** Which kind of chunk a file is. */
const KINDS = "kinds.txt";

/** Chunks that hold what is shown of an article or opens it, and not what is searched. */
const TEXTS = ["Cards", "Summaries", "Texts", "Records", "Ids"];

/** Which part of the whole a file is. */
export async function parts(folder) {
  const [{ readFileSync }, { join }] = await Promise.all([import("node:fs"), import("node:path")]);
  const lines = readFileSync(join(folder, KINDS), "utf8").trim().split("\n");
  const kinds = new Map(lines.map((line) => line.split(" ")));
  return (file) => {
    const chunk = /^chunks\/(.*)\.js$/.exec(file)?.[1];
    if (chunk === undefined) {
      return isEngine(`/${file}`) ? "engine" : "";
    }
    if (chunk.startsWith("root-")) {
      return "always";
    }
    const kind = kinds.get(chunk);
    return TEXTS.includes(kind) ? "texts" : kind === "Positions" ? "positions" : "index";
  };
}

/** The module that searches draws the list too. */
export const draws = (path) => /\/collection-[^/]*\.wasm$/.test(path);

/** What a first result takes: the engine, the page's script that loads it, and chunks; not the page and its list. */
const isEngine = (path) => draws(path) || /\/page-[^/]*\.js$/.test(path);
export const counts = (path) => isEngine(path) || path.includes("/chunks/");

/** Runs in every frame before its scripts: keeps the worker that the page makes, once it says that it has opened the index. */
export function prelude() {
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", ({ data }) => {
        if (data.started) {
          globalThis.keptWorker = this;
        }
      });
    }
  };
}

const PATIENCE_MILLIS = 120_000;
/** Above the numbers that the page gives its own questions. */
let nAsked = 2 ** 40;

export async function open(address) {
  const frame = document.createElement("iframe");
  frame.width = 1000;
  frame.height = 800;
  frame.src = `${address}index.html`;
  document.body.append(frame);
  const end = performance.now() + PATIENCE_MILLIS;
  const turn = () => new Promise((done) => setTimeout(done, 5));
  while (!frame.contentWindow?.keptWorker) {
    if (performance.now() > end) {
      throw new Error("the page started no worker");
    }
    await turn();
  }
  const worker = frame.contentWindow.keptWorker;
  const waiting = new Map();
  worker.addEventListener("message", ({ data }) => {
    if (waiting.has(data.answer)) {
      waiting.get(data.answer)(data.bytes);
      waiting.delete(data.answer);
    }
  });
  const ask = (question) =>
    new Promise((done) => {
      const id = (nAsked += 1);
      waiting.set(id, done);
      worker.postMessage({ ask: id, question });
    });
  return {
    type: async (text, limit) => {
      const answer = await ask(list(text, { limit }));
      if (answer.length === 0) {
        throw new Error("no answer");
      }
    },
    search: async (text, limit) => ids(await ask(list(text, { limit }))),
  };
}
