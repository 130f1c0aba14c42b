// Reads both citation formats with citation-js, compares what it understood, and has it write a reference list.
//
// node citations.mjs FOLDER DOSSIER [FRAGMENT]

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { Cite, plugins } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-csl");

function same(what, found, expected) {
  const [a, b] = [found, expected].map((value) => JSON.stringify(value));
  if (a !== b) {
    console.error(`${what}: found ${a}, expected ${b}`);
    process.exit(1);
  }
}

const [folder, dossier] = process.argv.slice(2);
const articles = JSON.parse(readFileSync(dossier, "utf8")).articles;
const cslText = readFileSync(`${folder}/dossier.csl.json`, "utf8");
const bibtexText = readFileSync(`${folder}/dossier.bib`, "utf8");
if (JSON.parse(cslText).length === 0) {
  // Where no article is shown none is cited; citation-js takes a comment alone for no BibTeX at all.
  same("entries", bibtexText.includes("@"), false);
  console.log("citation-js: nothing to cite");
  process.exit(0);
}
const csl = new Cite(cslText);
const bibtex = new Cite(bibtexText);
same("items", csl.data.length, bibtex.data.length);

csl.data.forEach((item, at) => {
  const entry = bibtex.data[at];
  const article = articles.find(({ id }) => item.id === id || item.id.startsWith(`${id}-`));
  const plain = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, " ").replace(/\s+/g, " ").trim();
  same("title", item.title, article.title);
  same("title in BibTeX", plain(unmarked(entry.title)), plain(article.title));
  same("authors", item.author?.map(({ literal }) => literal), article.byline?.map(({ name }) => name));
  same("authors in BibTeX", entry.author?.map(full), article.byline?.map(({ name }) => plain(name)));
  same("address", entry.URL, item.URL);
  if (item.issued?.["date-parts"]) {
    same("year", entry.issued["date-parts"][0][0], item.issued["date-parts"][0][0]);
  }
});

// What citation-js marks so that styles leave its letters alone.
function unmarked(text) {
  return text.replace(/<span class="nocase">|<\/span>/g, "");
}

function full({ literal, given, family }) {
  return unmarked(literal ?? [given, family].filter(Boolean).join(" ")).replace(/\s+/g, " ").trim();
}

for (const [name, cite] of [["CSL-JSON", csl], ["BibTeX", bibtex]]) {
  const style = { format: "text", template: "apa", lang: "en-US", asEntryArray: true };
  const lines = cite.format("bibliography", style).map(([, line]) => line.trim());
  same(`references from ${name}`, lines.length, cite.data.length);
  if (process.env.VERBOSE) console.log(lines.join("\n"));
}
console.log(`citation-js: ${csl.data.length} from CSL-JSON, ${bibtex.data.length} from BibTeX, the same titles, names, years`);
