// What is around the collection's module wherever it runs: on the page, where it draws, and in a worker, where it searches.
//
// It is built into one function, `dossierCollection()`, of whose text a worker is made. Each call gives a module's glue of
// its own: `init`, `collection` and what unpacks for the page, and `serve(scope)`, the engine, for a worker or, where none
// may run, once more on the page. It hands questions to the module, asks the page for the chunks that it needs, and unpacks
// them there, away from what the reader types. In: `{ start, root, stemmers }`, `{ ask, question }`,
// `{ chunk, letters, last }`. Out:
// `{ here }`, `{ unread }`, `{ started }`, `{ failed }`, `{ want }`, `{ damaged }`, `{ answer, bytes }`, `{ trapped }`.
import init, { collection, Engine } from "collection-glue";
import { bytesOf } from "./letters.js";
import { addStemmer } from "./stemmers.js";
import { unpack, unpackAtOnce } from "./unpack.js";

export { bytesOf, collection, init, unpack };

// Which questions a newer one takes the place of, by what they are (`Engine.kind`): what is no longer in the search box
// needs no answer.
const OVERTAKES = { list: ["list", "counts"], counts: ["counts"], suggest: ["suggest"] };
/** How long a chunk that could not be had is left alone, in milliseconds. */
const REST_MILLIS = 5000;

const NOTHING = new Uint8Array();
/** The scope of a worker, or what stands for one. */
let scope;
const post = (message, moved = []) => scope.postMessage(message, moved);

let engine;
/** Questions by number: what they are, bytes, and the chunks that are waited for. */
const pending = new Map();
/** Chunks that the page is fetching. */
const coming = new Set();
/** Chunks that could not be had, with the time. */
const missing = new Map();

/** Asks for chunks that are not on their way yet. */
function want(names) {
  const asked = names.filter((name) => !coming.has(name));
  for (const name of asked) coming.add(name);
  if (asked.length > 0) post({ want: asked });
}

/** Answers what can be answered, one question in each turn: a newer one may have come meanwhile. */
let channel;
let due = false;
function later() {
  if (due) return;
  due = true;
  channel.port2.postMessage(0);
}
function turn() {
  due = false;
  const ready = engine && [...pending].find(([, { needs }]) => needs.size === 0);
  if (!ready) return;
  const [id, asked] = ready;
  try {
    const bytes = engine.ask(asked.question);
    const names = bytes ? "" : engine.wanted();
    if (names) {
      asked.needs = new Set(names.split(" "));
      want([...asked.needs]);
    } else {
      pending.delete(id);
      post({ answer: id, bytes: bytes ?? NOTHING }, bytes ? [bytes.buffer] : []);
    }
  } catch (error) {
    engine = undefined;
    return post({ trapped: String(error) });
  }
  later();
}

/** `module`: compiled, or its bytes, or its packed letters. */
async function start(module, root, stemmers) {
  // Without one, its language is searched unstemmed.
  const added = stemmers.map(async ([tag, letters]) => letters && addStemmer(tag, bytesOf(letters)));
  try {
    await Promise.allSettled(added);
    await init({ module_or_path: typeof module === "string" ? unpackAtOnce(module) : module });
    engine = Engine.open(bytesOf(root));
    post({ started: true });
    later();
  } catch (error) {
    post({ failed: String(error) });
  }
}

function ask(id, question) {
  const kind = Engine.kind(question);
  const overtaken = OVERTAKES[kind] ?? [];
  for (const [older, asked] of pending) {
    if (!overtaken.includes(asked.kind)) continue;
    pending.delete(older);
    post({ answer: older, bytes: NOTHING });
  }
  pending.set(id, { kind, question, needs: new Set() });
  // What was missing may be there again; this answer does not wait for it.
  const now = performance.now();
  const rested = [...missing].filter(([, since]) => now - since > REST_MILLIS);
  for (const [name] of rested) missing.set(name, now);
  want(rested.map(([name]) => name));
  later();
}

function take(name, letters, last) {
  if (!engine) return;
  let taken = false;
  try {
    taken = letters !== null && engine.supply(name, bytesOf(letters));
  } catch {
    // Letters that are no letters, or no deflated bytes: damaged like any other.
  }
  if (!taken && letters !== null && !last) return post({ damaged: name });
  if (taken) missing.delete(name);
  else {
    engine.supply(name, NOTHING);
    missing.set(name, performance.now());
  }
  coming.delete(name);
  for (const { needs } of pending.values()) needs.delete(name);
  later();
}

/** Answers what comes from `of`. */
export function serve(of) {
  scope = of;
  channel = new MessageChannel();
  channel.port1.onmessage = turn;
  scope.onmessage = ({ data }) => {
    if ("start" in data) start(data.start, data.root, data.stemmers);
    else if ("ask" in data) ask(data.ask, data.question);
    else take(data.chunk, data.letters, data.last);
  };
  // A compiled module that this browser does not hand to workers.
  scope.onmessageerror = () => post({ unread: true });
  post({ here: true });
}
