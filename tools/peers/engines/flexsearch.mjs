// FlexSearch: maps from words to slots of relevance, kept in memory, loaded whole from the pieces that it exports.
import { Charset, Document, Encoder } from "flexsearch";
import english from "flexsearch/lang/en";

export const about = {
  name: "FlexSearch",
  package: "flexsearch",
  docs: "https://github.com/nextapps-de/flexsearch/blob/0.8.2/doc/document-search.md",
  mode: "topics: `Charset.Normalize` with the English preset (stemmer, stop words), `suggest: true`; typing: `tokenize: \"forward\"`; typos: `tokenize: \"tolerant\", suggest: true`",
  leavesOut: "ranking beyond slots of position, counts of all matches, phrases; texts; the whole index is loaded",
};

const FILE = "index.json";

const TOKENIZE = { topics: "strict", typing: "forward", typos: "tolerant" };

const index = (purpose) =>
  new Document({
    tokenize: TOKENIZE[purpose],
    ...(purpose === "topics" && { encoder: new Encoder(Charset.Normalize, english) }),
    document: { id: "id", index: ["title", "text"] },
  });

export async function build(docs, { purpose, write }) {
  const document = index(purpose);
  docs.forEach((doc) => document.add(doc));
  const parts = [];
  await document.export((key, data) => {
    if (data !== undefined && data !== null) {
      parts.push([key, data]);
    }
  });
  // One piece a line: a text of all would be longer than V8 allows.
  await write(FILE, parts.map((part) => `${JSON.stringify(part)}\n`));
}

export async function open(address, purpose) {
  const document = index(purpose);
  const blob = await (await fetch(address + FILE)).text();
  for (const line of blob.split("\n").filter(Boolean)) {
    await document.import(...JSON.parse(line));
  }
  const options = { suggest: purpose !== "typing", merge: true };
  const search = (text, limit) => {
    const found = document.search(text, { limit, ...options });
    return found.slice(0, limit).map(({ id }) => String(id));
  };
  return { search };
}
