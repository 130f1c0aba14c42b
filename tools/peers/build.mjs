// Builds one engine's index of one collection, in a process of its own:
// `node build.mjs ENGINE CORPUS PURPOSE FOLDER OPTIONS`. Prints the seconds from articles in memory to files on the disk.
import { mkdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { records } from "./corpus.mjs";

const [engine, corpus, purpose, folder, options] = process.argv.slice(2);
const adapter = await import(`./engines/${engine}.mjs`);
const docs = [];
if (!adapter.readsFile) {
  for await (const { id, title, text } of records(corpus)) {
    docs.push({ id, title, text });
  }
}
mkdirSync(folder, { recursive: true });

/** A text, bytes, or a list of texts. */
async function write(name, data) {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  const handle = await open(file, "w");
  for (const part of Array.isArray(data) ? data : [data]) {
    await handle.writeFile(part);
  }
  await handle.close();
}

const start = performance.now();
const { after, ...said } = (await adapter.build(docs, { purpose, folder, write, corpus, ...JSON.parse(options) })) ?? {};
const seconds = (performance.now() - start) / 1000;
// What is no part of building, for measuring alone.
after?.();
console.log(JSON.stringify({ seconds, ...said }));
