// Builds one engine's index of one collection, in a process of its own:
// `node build.mjs ENGINE CORPUS PURPOSE FOLDER OPTIONS`. Prints the seconds from articles in memory to files on the disk, by
// the clock and of the processor.
import { mkdirSync, readFileSync } from "node:fs";
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

/** Seconds of the processor that this process took and the ones that it waited for; undefined where the system does not tell. */
function processorSeconds() {
  try {
    // Fields 14 to 17 of proc_pid_stat(5), in hundredths; the name before them may have spaces, but not the last bracket.
    const fields = readFileSync("/proc/self/stat", "utf8").split(")").at(-1).trim().split(" ").slice(11, 15);
    return fields.reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
  } catch {
    return undefined;
  }
}

const [start, processor] = [performance.now(), processorSeconds()];
const { after, ...said } = (await adapter.build(docs, { purpose, folder, write, corpus, ...JSON.parse(options) })) ?? {};
const seconds = (performance.now() - start) / 1000;
// A program that was told to end is counted when it has ended.
await new Promise((done) => setTimeout(done, 500));
const worked = processorSeconds() - processor;
// What is no part of building, for measuring alone.
after?.();
console.log(JSON.stringify({ seconds, processor: worked, ...said }));
