// Stemmers: each language's is a WebAssembly module of its own, in a classic script, which works from disk too.
//
// A page loads those that its texts need before it reads them into an index (`loadStemmers`); a worker is handed them
// (`addStemmer`). A module of Rust asks `dossierStem`, which knows those that were added where it runs. A language whose
// stemmer cannot be had is searched unstemmed; English and French are parts of the modules.

/** Longest word that is stemmed, in bytes: the room for it in a stemmer's memory (`crates/stemmers/src/module.rs`). */
const MAX_BYTES = 512;

// Several scripts on one page share their stemmers: functions by language, who waits for a script, and what was asked for.
const { known, waiting, asked } = (globalThis.dossierStemmers ??= { known: new Map(), waiting: new Map(), asked: new Map() });
globalThis.dossierStem ??= (word, tag) => known.get(tag)?.(word);
// Called by the scripts of stemmers: their language, and their module in Base64 of raw deflate.
globalThis.dossierStemmer ??= (tag, packed) => waiting.get(tag)?.(packed);

/** Takes in the module of a language: from now on `dossierStem` knows it. */
export async function addStemmer(tag, bytes) {
  const { instance: { exports } } = await WebAssembly.instantiate(bytes);
  const at = exports.word();
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
  const room = () => new Uint8Array(exports.memory.buffer, at, MAX_BYTES);
  known.set(tag, (word) => {
    try {
      const { read, written } = encoder.encodeInto(word, room());
      const length = read === word.length ? exports.stem(written) : 0;
      return length ? decoder.decode(room().subarray(0, length)) : undefined;
    } catch {
      // It trapped; the word stays as it is, and the module that asked goes on.
      return undefined;
    }
  });
}

/** What a language's script holds: it stands in the page itself (the offline file), or is loaded from an address. */
const packed = (tag, file, at) => {
  const inside = document.getElementById(`stem-${tag}`);
  if (inside) return Promise.resolve(inside.textContent);
  return new Promise((resolve, reject) => {
    if (!file) throw new Error(`no stemmer for ${tag}`);
    waiting.set(tag, resolve);
    const script = document.createElement("script");
    script.src = at(file);
    // It has called by then; if not, it was no such script.
    script.onload = script.onerror = () => {
      script.remove();
      reject(new Error(`${file} cannot be loaded`));
    };
    document.head.append(script);
  });
};

/** The module of a language out of its letters. */
async function bytesOf(letters) {
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Loads and adds stemmers, each once; settles when every one is there or cannot be had.
 *
 * `tags`: languages, separated by spaces. `letters`: gives a promise of a language's module in Base64 of raw deflate.
 */
export function loadStemmers(tags, letters) {
  const load = async (tag) => addStemmer(tag, await bytesOf(await letters(tag)));
  const once = (tag) => {
    if (!asked.has(tag)) asked.set(tag, load(tag).catch(() => {}));
    return asked.get(tag);
  };
  return Promise.all(tags.split(" ").filter((tag) => tag && !known.has(tag)).map(once));
}

/** What a page names as `de=… fr=…`, by language. */
export const named = (list) => new Map((list ?? "").split(" ").map((entry) => entry.split("=")));

/** Letters by language for a page that names scripts so; `at` gives the address of one. */
export const stemmerScripts = (list, at) => (tag) => packed(tag, named(list).get(tag), at);
