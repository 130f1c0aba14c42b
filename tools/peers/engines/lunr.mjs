// lunr: an inverted index with a stemmer, kept in memory, loaded whole from JSON.
import lunr from "lunr";

export const about = {
  name: "lunr",
  package: "lunr",
  docs: "https://lunrjs.com/guides/searching.html",
  mode: "topics: any of the words, the default pipeline; typing: every word required, the last with a trailing wildcard; typos: `~1` after every word",
  leavesOut: "positions and phrases; texts; the whole index is loaded",
};

const FILE = "index.json";

export async function build(docs, { write }) {
  const index = lunr(function () {
    this.ref("id");
    this.field("title");
    this.field("text");
    docs.forEach((doc) => this.add(doc));
  });
  await write(FILE, JSON.stringify(index));
}


const QUERY = {
  topics: (query, text) => query.term(lunr.tokenizer(text)),
  typing: (query, text) => {
    const tokens = lunr.tokenizer(text);
    tokens.forEach((token, at) => {
      const isLast = at === tokens.length - 1;
      const required = { presence: lunr.Query.presence.REQUIRED };
      // A beginning is no word yet, so it is not stemmed.
      query.term(token.toString(), isLast ? { ...required, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING } : required);
    });
  },
  typos: (query, text) => query.term(lunr.tokenizer(text), { editDistance: 1 }),
};

export async function open(address, purpose) {
  const index = lunr.Index.load(await (await fetch(address + FILE)).json());
  const search = (text, limit) => {
    const found = index.query((query) => QUERY[purpose](query, text));
    return found.slice(0, limit).map(({ ref }) => ref);
  };
  return { search };
}
