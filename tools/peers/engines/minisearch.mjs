// MiniSearch: an inverted index in a radix tree, BM25+, kept in memory, loaded whole from JSON.
import { stemmer } from "@orama/stemmers/english";
import MiniSearch from "minisearch";
import { isStopWord } from "./words.mjs";

export const about = {
  name: "MiniSearch",
  package: "minisearch",
  docs: "https://lucaong.github.io/minisearch/",
  mode: "topics: any of the words, stemmed and without stop words (`processTerm`); typing: `autoSuggest`'s options (all words, the last as a prefix); typos: `fuzzy: 0.2, prefix: true, boost: { title: 2 }`",
  leavesOut: "positions and phrases; texts; the whole index is loaded",
};

const FILE = "index.json";

const stem = (term) => {
  const word = term.toLowerCase();
  return isStopWord(word) ? null : stemmer(word);
};

const options = (purpose) => ({ fields: ["title", "text"], ...(purpose === "topics" && { processTerm: stem }) });

const SEARCH = {
  topics: {},
  typing: { combineWith: "AND", prefix: (_, at, terms) => at === terms.length - 1 },
  typos: { fuzzy: 0.2, prefix: true, boost: { title: 2 } },
};

export async function build(docs, { purpose, write }) {
  const index = new MiniSearch(options(purpose));
  index.addAll(docs);
  await write(FILE, JSON.stringify(index));
}

export async function open(address, purpose) {
  const index = MiniSearch.loadJSON(await (await fetch(address + FILE)).text(), options(purpose));
  return { search: (text, limit) => index.search(text, SEARCH[purpose]).slice(0, limit).map(({ id }) => id) };
}
