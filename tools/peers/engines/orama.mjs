// Orama: a radix tree with BM25, kept in memory, loaded whole from JSON.
import { create, insertMultiple, load, save, search } from "@orama/orama";
import { stemmer } from "@orama/stemmers/english";
import { STOP_WORDS } from "./words.mjs";

export const about = {
  name: "Orama",
  package: "@orama/orama",
  docs: "https://docs.orama.com/docs/orama-js/search",
  mode: "topics: English stemmer and stop words, any of the words; typing: `threshold: 0` (all words), the last as a prefix; typos: `tolerance: 1, boost: { title: 2 }`",
  leavesOut: "phrases; the whole index and all texts are loaded",
};

const FILE = "index.json";
const BATCH = 5_000;

const database = (purpose) =>
  create({
    schema: { title: "string", text: "string" },
    ...(purpose === "topics" && {
      components: { tokenizer: { stemming: true, language: "english", stemmer, stopWords: STOP_WORDS } },
    }),
  });

const SEARCH = {
  topics: {},
  typing: { threshold: 0 },
  typos: { tolerance: 1, boost: { title: 2 } },
};

export async function build(docs, { purpose, write }) {
  const index = database(purpose);
  await insertMultiple(index, docs, BATCH);
  await write(FILE, JSON.stringify(save(index)));
}

export async function open(address, purpose) {
  const index = database(purpose);
  load(index, await (await fetch(address + FILE)).json());
  return {
    search: async (text, limit) => {
      const found = await search(index, { term: text, limit, ...SEARCH[purpose] });
      return found.hits.map(({ id }) => id);
    },
  };
}
