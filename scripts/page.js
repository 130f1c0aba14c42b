// The script of a built page, site and offline file alike: finds the module and the dossier, and starts the explorer.
//
// The offline file carries both packed in itself. The site fetches them; where fetching is refused (a page opened from
// disk, a sandboxed frame on a host without CORS headers) it loads them as a classic script, which is always allowed.
import init, { Dossier, explore, notFetched } from "dossier-glue";
import { address } from "./address.js";
import { drawn } from "./drawn.js";
import { exporting } from "./exporting.js";
import { frame } from "./frame.js";
import { start } from "./start.js";
import { loadStemmers, stemmerScripts } from "./stemmers.js";

// By name, so that what is never called stays out of the script.
const glue = { default: init, Dossier, explore, notFetched };
const script = document.currentScript;
const { wasm, src, packed, export: exports, stemmers, worker } = script.dataset;
const at = (path) => new URL(path, document.baseURI).href;
const mayFetch = location.protocol !== "file:" && self.origin !== "null";

// The dossier's bytes once more, for an export: few ask for one, and until then nobody holds them.
let again = async () => new Uint8Array(await (await fetched(src)).arrayBuffer());

let unpacking;
// Both files out of the page itself, or out of the script that stands beside it.
const unpacked = () =>
  (unpacking ??= (async () => {
    if (!globalThis.dossierPacked) {
      await new Promise((resolve, reject) => {
        const fallback = document.createElement("script");
        fallback.src = at(packed);
        fallback.onload = resolve;
        fallback.onerror = () => reject(new Error(`${packed} cannot be loaded`));
        document.head.append(fallback);
      });
    }
    const { wasm, data } = globalThis.dossierPacked;
    globalThis.dossierPacked = undefined;
    const unpack = globalThis.dossierUnpack;
    const files = Promise.all([wasm, data].map(unpack));
    again = () => unpack(data);
    return files;
  })());

const fetched = async (path) => {
  const answer = await fetch(at(path));
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${answer.statusText}`);
  return answer;
};

// A host may name the module's type wrongly: then it is compiled from its bytes and not from the stream.
const moduleOf = (answer) =>
  answer.headers.get("content-type")?.startsWith("application/wasm") ? answer : answer.arrayBuffer();

// What is fetched, or where that fails, what is packed.
const either = async (path, read, nth) => {
  if (globalThis.dossierPacked || unpacking || !mayFetch) return (await unpacked())[nth];
  try {
    return await read(await fetched(path));
  } catch (error) {
    if (!packed || navigator.onLine === false) throw error;
    try {
      return (await unpacked())[nth];
    } catch {
      throw error;
    }
  }
};

const stemmer = stemmerScripts(stemmers, at);
const attach = frame();
if (typeof WebAssembly === "object") {
  // Those that the builder knows are needed come beside the module, not after it.
  const languages = (stemmers ?? "").replace(/=\S*/g, "");
  drawn.then(() => loadStemmers(languages, stemmer));
  start({
    glue,
    wasm: drawn.then(() => either(wasm, moduleOf, 0)),
    data: drawn.then(() => either(src, async (answer) => new Uint8Array(await answer.arrayBuffer()), 1)),
    stemmer,
    options: {},
  }).then((explorer) => {
    if (!explorer) return;
    attach(explorer);
    exporting(document.getElementById("dossier"), {
      explorer,
      script: exports && at(exports),
      json: () => again(),
      url: address(),
    });
  });
} else {
  start({ glue });
}

// A second visit without a network; never in a frame, where the host decides what is kept.
if (worker && mayFetch && isSecureContext && window.parent === window && navigator.serviceWorker) {
  navigator.serviceWorker.register(at(worker)).catch(() => {});
}
