// Pagefind: an index in fragments that its own script fetches as they are needed, searched in a worker.
export const about = {
  name: "Pagefind",
  package: "pagefind",
  docs: "https://pagefind.app/docs/api/",
  mode: "`addCustomRecord`, `search` as typed, in its worker, its one ranking for everything; a keystroke is `search` without the texts that `data()` fetches",
  leavesOut: "OR and typing errors",
};

const HOST = "/a/";

export async function build(docs, { folder }) {
  const { close, createIndex } = await import("pagefind");
  const { index } = await createIndex({ forceLanguage: "en" });
  for (const { id, title, text } of docs) {
    const { errors } = await index.addCustomRecord({
      url: HOST + id,
      content: text || title || ".",
      language: "en",
      meta: { title: title || "." },
    });
    if (errors.length > 0) {
      throw new Error(`article ${id}: ${errors.join("; ")}`);
    }
  }
  const { errors } = await index.writeFiles({ outputPath: folder });
  if (errors.length > 0) {
    throw new Error(errors.join("; "));
  }
  await close();
}

/** Which part of the whole a file is; the user interfaces that are written too are no part of it. */
export const parts = async () => (file) => {
  if (file.startsWith("fragment/")) {
    return "texts";
  }
  if (file.endsWith(".pf_meta")) {
    return "always";
  }
  if (file.startsWith("index/") || file.startsWith("filter/")) {
    return "index";
  }
  return /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.en\.pagefind)$/.test(file) ? "engine" : "";
};

export async function open(address) {
  const pagefind = await import(`${address}pagefind.js`);
  await pagefind.options({ bundlePath: new URL(address).pathname });
  await pagefind.init();
  const found = async (text) => (await pagefind.search(text)).results;
  return {
    type: async (text) => (await found(text)).length,
    search: async (text, limit) => {
      const results = (await found(text)).slice(0, limit);
      const shown = await Promise.all(results.map((result) => result.data()));
      return shown.map(({ raw_url: raw, url }) => (raw ?? url).slice(HOST.length));
    },
  };
}
