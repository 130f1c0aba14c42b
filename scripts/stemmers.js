// Stemmers: each language's is a WebAssembly module of its own, in a classic script, which works from disk too.
//
// A page loads those that its texts need before it reads them into an index (`loadStemmers`); a worker cannot load
// scripts and is given the bytes (`stemmerBytes` in the page, `addStemmer` in the worker). A module of Rust asks
// `dossierStem`, whichever has been added where it runs. A language whose stemmer cannot be had is searched unstemmed.

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
const packed = (tag, address) => {
  const inside = document.getElementById(`stem-${tag}`);
  if (inside) return Promise.resolve(inside.textContent);
  return new Promise((resolve, reject) => {
    if (!address) throw new Error(`no stemmer for ${tag}`);
    waiting.set(tag, resolve);
    const script = document.createElement("script");
    script.src = address;
    // It has called by then; if not, it was no such script.
    script.onload = script.onerror = () => {
      script.remove();
      reject(new Error(`${address} cannot be loaded`));
    };
    document.head.append(script);
  });
};

/** The module of a language as bytes, in a page; rejects when it cannot be had. */
export async function stemmerBytes(tag, address) {
  const bytes = Uint8Array.from(atob(await packed(tag, address)), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Loads and adds stemmers, each once; settles when every one is there or cannot be had.
 *
 * `tags`: languages, separated by spaces. `address`: gives a language's address, or nothing for one that stands in the page.
 */
export function loadStemmers(tags, address) {
  const once = (tag) => {
    if (!asked.has(tag)) {
      asked.set(tag, stemmerBytes(tag, address(tag)).then((bytes) => addStemmer(tag, bytes)).catch(() => {}));
    }
    return asked.get(tag);
  };
  return Promise.all(tags.split(" ").filter((tag) => tag && !known.has(tag)).map(once));
}

/** Addresses as a page names them, `de=stem-de-0123.js fr=…`: gives the address of a language. */
export function stemmerAddress(list, at) {
  const files = new Map((list ?? "").split(" ").map((entry) => entry.split("=")));
  return (tag) => files.get(tag) && at(files.get(tag));
}
