// Where a collection's page takes its modules and chunks from (`crates/page/src/collection.rs`): out of itself, when it is
// one file; else chunks always from classic scripts, which are allowed over http, from disk and in a sandbox alike, and
// modules by fetching them, or where that is refused from such a script too.

import { unpack } from "./parts.js";

/** What the page's script names: modules, the root, other scripts. Read while that script runs. */
export const { dataset } = document.currentScript;

/** An address in the site. */
export const at = (path) => new URL(path, document.baseURI).href;
export const mayFetch = location.protocol !== "file:" && self.origin !== "null";

/** What scripts hand over when they run, by name, until it is taken. */
const handed = new Map();
globalThis.dossierChunk = (name, letters) => handed.set(name, letters);
globalThis.dossierModule = (name, letters) => handed.set(`module-${name}`, letters);

/** Runs a script; rejects when it cannot be loaded. */
export function run(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const done = (how, value) => () => {
      script.remove();
      how(value);
    };
    script.src = address;
    script.onload = done(resolve);
    script.onerror = done(reject, new Error(`${address} cannot be loaded`));
    document.head.append(script);
  });
}

/** What a script hands over under a name; nothing when it does not come, or hands over something else. */
async function fromScript(name, address) {
  try {
    await run(address);
  } catch {
    // Whoever asked says so.
  }
  const letters = handed.get(name);
  handed.delete(name);
  return letters;
}

/** Letters under a name that the page carries. */
const inside = (name) => document.getElementById(name)?.textContent;

let again = 0;
/** A chunk's letters, or null; `fresh` asks for them past every cache. */
export async function chunk(name, fresh = false) {
  const address = at(`chunks/${name}.js`);
  const once = () => fromScript(name, `${address}?again=${Date.now()}-${(again += 1)}`);
  const first = inside(name) ?? (fresh ? await once() : await fromScript(name, address));
  return first ?? (fresh ? null : ((await once()) ?? null));
}

/** A module: packed letters, or what `read` makes of the answer to a fetch. */
async function brought(name, read) {
  const carried = inside(`module-${name}`);
  if (carried) return carried;
  const [wasm, packed] = [dataset[name], dataset[`packed${name[0].toUpperCase()}${name.slice(1)}`]];
  let why;
  if (mayFetch) {
    try {
      const answer = await fetch(at(wasm));
      if (!answer.ok) throw new Error(`${wasm}: ${answer.status} ${answer.statusText}`);
      return await read(answer);
    } catch (error) {
      why = error;
    }
  }
  const letters = await fromScript(`module-${name}`, at(packed));
  if (letters === undefined) throw why ?? new Error(`${packed} cannot be loaded`);
  return letters;
}

const bytesOf = async (answer) => new Uint8Array(await answer.arrayBuffer());

/** A module: its bytes, or packed letters, as its `init` or `unpack` takes it. */
export const moduleOf = (name) => brought(name, bytesOf);

/** Compiles while it comes, where the host says what it is. */
const compiledOf = async (answer) =>
  answer.headers.get("content-type") === "application/wasm" && WebAssembly.compileStreaming
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(await bytesOf(answer));

/** Modules that are compiled, by name. */
const modules = new Map();

/** A module, compiled once; what fails is tried again when it is asked for again. */
export function compiled(name) {
  const compile = async () => {
    const module = await brought(name, compiledOf);
    return typeof module === "string" ? WebAssembly.compile(await unpack(module)) : module;
  };
  if (!modules.has(name)) {
    modules.set(name, compile().catch((error) => {
      modules.delete(name);
      throw error;
    }));
  }
  return modules.get(name);
}
