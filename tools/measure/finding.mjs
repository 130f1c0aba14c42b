// How long it takes to read an article and find its dates, names and events in WebAssembly, beside chrono-node, which
// finds dates, on the same text in the same run: `cargo xtask measure finding`.
//
// node finding.mjs FOLDER DOSSIER: FOLDER holds the desk's module and its glue, DOSSIER is a JSON whose first article is
// read. The two take turns, so that whatever else the machine does meets both.
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { pathToFileURL } from "node:url";
import * as chrono from "chrono-node";

const RUNS = 15;
const PUBLISHED = "2018-02-07";
const [folder, file] = process.argv.slice(2);
const { blocks } = JSON.parse(readFileSync(file, "utf8")).articles[0];
const { count, initSync } = await import(pathToFileURL(`${folder}/desk.js`));
initSync({ module: readFileSync(`${folder}/desk_bg.wasm`) });

/** The article's blocks again and again, until there are so many words. */
const ofWords = (nWords) => {
  const chosen = [];
  for (let n = 0, at = 0; n < nWords; at += 1) {
    const { text } = blocks[at % blocks.length];
    chosen.push(text);
    n += text.split(/\s+/).length;
  }
  return chosen.join("\n\n");
};

const timed = (work) => {
  const start = performance.now();
  const result = work();
  return [performance.now() - start, result];
};
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

console.log(`${cpus()[0]?.model}, Node ${process.version}, medians of ${RUNS}\n`);
console.log("| words | Dossier: everything, ms | chrono-node: dates, ms | Dossier / chrono-node | expressions of time | chrono-node's | mentions | suggestions | events |");
console.log("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
for (const nWords of [1_000, 10_000, 100_000]) {
  const text = ofWords(nWords);
  const [ours, theirs] = [[], []];
  let found, dates;
  for (let run = 0; run < RUNS; run += 1) {
    let taken;
    [taken, found] = timed(() => count("article.txt", text, PUBLISHED));
    ours.push(taken);
    [taken, dates] = timed(() => chrono.parse(text, new Date(`${PUBLISHED}T12:00:00Z`)));
    theirs.push(taken);
  }
  const [a, b] = [median(ours), median(theirs)];
  const [, nDates, nMentions, nSuggestions, nEvents] = found;
  console.log(`| ${nWords} | ${a.toFixed(1)} | ${b.toFixed(1)} | ${(a / b).toFixed(2)} | ${nDates} | ${dates.length} | ${nMentions} | ${nSuggestions} | ${nEvents} |`);
}
