// The engine as a page asks it: bytes of a question in, a promise of the bytes of its answer.
//
// It runs in a worker made of the function that stands in the page's script (`engine.js`), with the module that the page
// has compiled for itself, and where a browser refuses that, once more on the page. It starts with the first question, or when the page has nothing else to do. Chunks are
// loaded here, because a worker from disk may load nothing.
import { chunk, compiled, dataset, moduleOf } from "./loader.js";
import { named } from "./stemmers.js";

/** Names of the chunks that hold stemmers, by language. */
const stemmers = named(dataset.stemmers);

/** The letters of a language's stemmer; rejects when it cannot be had. */
export async function stemmer(tag) {
  const letters = stemmers.has(tag) && (await chunk(stemmers.get(tag)));
  if (!letters) throw new Error(`no stemmer for ${tag}`);
  return letters;
}

/** How often an engine that ended is started again. */
const MAX_STARTS = 4;

/** The scope of an engine that is to run on this page; `hear` hears what it says. */
function onPage(hear) {
  const scope = { postMessage: (data) => queueMicrotask(() => hear({ data })) };
  const engine = {
    postMessage: (data) => queueMicrotask(() => scope.onmessage({ data })),
    terminate: () => (scope.postMessage = () => {}),
  };
  globalThis.dossierCollection().serve(scope);
  return engine;
}

/** The same in a worker; rejects when there can be none. */
function inWorker(hear) {
  return new Promise((resolve, reject) => {
    const script = `(${globalThis.dossierCollection})().serve(self)`;
    const source = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const worker = new Worker(source);
    // Its first word: it runs.
    worker.onmessage = () => {
      URL.revokeObjectURL(source);
      worker.onmessage = hear;
      resolve(worker);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      reject(new Error(event.message || "no worker"));
    };
  });
}

export function search() {
  let engine;
  let nStarts = 0;
  let nAsked = 0;
  /** Questions without an answer, by number. */
  const asked = new Map();

  const end = (why) => {
    engine?.then((ended) => ended.terminate(), () => {});
    engine = undefined;
    for (const { reject } of asked.values()) reject(new Error(why));
    asked.clear();
  };

  const hand = async (name, fresh) => {
    const letters = await chunk(name, fresh);
    const current = await engine?.catch(() => {});
    current?.postMessage({ chunk: name, letters, last: fresh || letters === null });
  };

  const languages = () => Promise.all([...stemmers.keys()].filter(Boolean)
    .map(async (tag) => [tag, await stemmer(tag).catch(() => null)]));

  /** `fresh` asks for the index past every cache. */
  const start = async (fresh) => {
    let heard;
    // Whether it started, or could not read the module.
    const started = () => new Promise((resolve, reject) => {
      heard = ({ started, unread, failed }) => {
        if (started || unread) resolve(started);
        if (failed) reject(new Error(failed));
      };
    });
    const hear = ({ data }) => {
      heard?.(data);
      for (const name of data.want ?? []) hand(name, false);
      if (data.damaged) hand(data.damaged, true);
      if (data.trapped) end(data.trapped);
      if ("answer" in data) {
        asked.get(data.answer)?.resolve(data.bytes);
        asked.delete(data.answer);
      }
    };
    const parts = Promise.all([compiled("collection"), chunk(dataset.root, fresh), languages()]);
    // Looked at below; until then a failure is not an error that nobody handles.
    parts.catch(() => {});
    const made = await inWorker(hear).catch(() => onPage(hear));
    try {
      const [module, root, stemmers] = await parts;
      if (root === null) throw new Error("the index cannot be loaded");
      const startWith = (module) => {
        const answer = started();
        made.postMessage({ start: module, root, stemmers });
        return answer;
      };
      // A browser that does not hand compiled modules to workers says so here or there; then this one compiles its own.
      const isStarted = await startWith(module).catch((error) => {
        if (error.name !== "DataCloneError") throw error;
      });
      if (!isStarted) await startWith(await moduleOf("collection"));
    } catch (error) {
      made.terminate();
      throw error;
    }
    return made;
  };

  /** Starts the engine, unless it is; what fails once is tried again at once, and then by the next question. */
  const ready = () => {
    if (!engine) {
      nStarts += 1;
      const mine = (engine = start(false).catch(() => start(true)));
      mine.catch(() => {
        if (engine === mine) engine = undefined;
      });
    }
    return engine;
  };

  return {
    ready,

    /** Answers with no bytes when a newer question has taken this one's place; rejects when nothing can be searched. */
    async ask(question) {
      if (!engine && nStarts >= MAX_STARTS) throw new Error("the search does not start");
      const current = await ready();
      const id = (nAsked += 1);
      return new Promise((resolve, reject) => {
        asked.set(id, { resolve, reject });
        current.postMessage({ ask: id, question });
      });
    },
  };
}
