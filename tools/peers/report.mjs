// The tables of what was measured, from the files that each engine left; written between two marks of a page.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { median } from "./measures.mjs";

const BEGIN = "<!-- cargo xtask bench search --peers: begin -->";
const END = "<!-- cargo xtask bench search --peers: end -->";

const TOPICS = [
  ["queries", "Whole topics, typed as they stand"],
  ["queries_kw2", "Two words of each topic"],
];

const number = (value) => Math.round(value).toLocaleString("en");
const kilobytes = (bytes) => number(bytes / 1000);
const millis = (value) => (value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : number(value));
const share = (value) => value.toFixed(4).replace(/^0/, "");
const cell = (value, shown) => (value === undefined || value === null || Number.isNaN(value) ? "–" : shown(value));

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = heads.map((_, at) => (at === 0 ? "---" : "---:"));
  return [line(heads), line(rule), ...rows.map(line)].join("\n");
}

function rankings(results) {
  const sets = [...new Set(results.flatMap(({ sets }) => Object.keys(sets)))];
  const parts = TOPICS.map(([kind, heading]) => {
    const ofSet = (result, set) => result.sets[set]?.[kind]?.ndcg10;
    const rows = results.map((result) => {
      const scores = sets.map((set) => ofSet(result, set));
      const mean = scores.every((score) => score !== undefined) ? scores.reduce((sum, score) => sum + score, 0) / scores.length : undefined;
      const empty = sets.reduce((sum, set) => sum + (result.sets[set]?.[kind]?.empty ?? 0), 0);
      const n = sets.reduce((sum, set) => sum + (result.sets[set]?.[kind]?.n ?? 0), 0);
      return [result.about.name, ...scores.map((score) => cell(score, share)), cell(mean, share), n > 0 ? `${empty} of ${n}` : "–"];
    });
    return `**${heading}**, nDCG@10\n\n${table(["engine", ...sets, "mean", "without an answer"], rows)}`;
  });
  return sets.length > 0 ? parts.join("\n\n") : "";
}

function typingErrors(results) {
  const rows = results.map(({ about, typos }) => [
    about.name,
    cell(typos.clean?.mrr, share),
    cell(typos.typo?.mrr, share),
    cell(typos.typo?.success10, share),
    cell(typos.word?.success10, share),
  ]);
  const heads = ["engine", "words of a title, MRR", "with one error, MRR", "with one error, success@10", "one word with one error, success@10"];
  return `**Typing errors**\n\n${table(heads, rows)}`;
}

function keystrokes(results, n) {
  const rows = results.map(({ about, sizes }) => {
    const { keystrokes: times, openMillis, failed, build } = sizes[n] ?? {};
    const why = failed ?? build?.failed;
    if (!times) {
      return [about.name, why ?? "not measured"];
    }
    const all = times.reached === times.n ? number(times.n) : `${number(times.reached)} of ${number(times.n)}`;
    const [p50, p95, p99, max, letter, yard] = [times.p50, times.p95, times.p99, times.max, times.letter, times.yard].map((time) => cell(time, millis));
    return [about.name, p50, p95, p99, max, letter, yard, cell(times.p95 / times.yard, (ratio) => ratio.toFixed(2)), `${all} × ${times.rounds}`, cell(openMillis, number)];
  });
  const heads = ["engine", "p50", "p95", "p99", "max", "one letter", "yardstick", "p95 / yardstick", "typed × rounds", "opened, ms"];
  return `**A keystroke, ${number(n)} articles**, ms\n\n${table(heads, rows.map((row) => heads.map((_, at) => row[at] ?? "")))}`;
}

function bytes(results, n) {
  const rows = results.map(({ about, sizes }) => {
    const { input, build, bytes: weights, visits, failed } = sizes[n] ?? {};
    if (!weights) {
      return [about.name, failed ?? build?.failed ?? "not measured"];
    }
    const visit = (kind) => {
      const of = visits?.[kind] ?? [];
      return of.length > 0 ? `${kilobytes(median(of.map(({ bytes }) => bytes)))} (${number(median(of.map(({ files }) => files)))})` : "–";
    };
    const { always = 0, index = 0, positions } = weights;
    const without = always + index;
    const whole = without + (positions ?? 0);
    return [
      about.name,
      visit("letter"),
      visit("query"),
      kilobytes(always),
      kilobytes(whole),
      (whole / input).toFixed(3),
      cell(positions && without, (length) => (length / input).toFixed(3)),
      weights.texts === undefined ? "–" : kilobytes(weights.texts),
      number(weights.files),
      build.seconds.toFixed(1),
      cell(build.processor, (seconds) => seconds.toFixed(1)),
    ];
  });
  const heads = ["engine", "until ten results of a letter (files)", "of a query (files)", "always loaded", "index", "index / text", "without positions", "texts", "files", "built, s", "of the processor, s"];
  return `**Bytes, ${number(n)} articles**, kB as served with gzip\n\n${table(heads, rows.map((row) => heads.map((_, at) => row[at] ?? "")))}`;
}

function engines(results) {
  const rows = results.map(({ about, version }) => [`[${about.name}](${about.docs})`, version || "–", about.mode, about.leavesOut]);
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return ["**What was measured**", "", line(["engine", "version", "mode", "leaves out"]), "| --- | --- | --- | --- |", ...rows.map(line)].join("\n");
}

function about(results) {
  const [{ machine }] = results;
  const parts = results.flatMap(({ sets, typos, sizes }) => [...Object.values(sets), typos, ...Object.values(sizes)]);
  const days = [...new Set(parts.flatMap(({ date }) => (date ? [date.slice(0, 10)] : [])))].sort();
  return `${machine.processor}, ${machine.cores} cores, ${machine.gigabytes} GB; ${machine.browser}, Node.js ${machine.node}; ${days.join(" to ")}.`;
}

/** Everything that was measured, as Markdown. */
export function markdown(results) {
  const sizes = [...new Set(results.flatMap(({ sizes }) => Object.keys(sizes)))].map(Number).sort((a, b) => a - b);
  return [
    about(results),
    rankings(results),
    typingErrors(results),
    ...sizes.map((n) => keystrokes(results, n)),
    ...sizes.map((n) => bytes(results, n)),
    engines(results),
  ].filter(Boolean).join("\n\n");
}

/** A page with these tables between its marks; null when it has no marks. */
export function replaced(page, tables) {
  const [start, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  return start < 0 || end < start ? null : `${page.slice(0, start + BEGIN.length)}\n\n${tables}\n\n${page.slice(end)}`;
}

/** Prints the tables of what these engines left in a folder; with the address of a page, writes them into it. */
export function write(folder, names, file) {
  const files = names.map((name) => join(folder, `${name}.json`)).filter((path) => existsSync(path));
  const results = files.map((path) => JSON.parse(readFileSync(path, "utf8")));
  if (results.length === 0) {
    return;
  }
  const tables = markdown(results);
  console.log(`\n${tables}`);
  if (file) {
    const page = replaced(readFileSync(file, "utf8"), tables);
    if (page === null) {
      throw new Error(`${file} has no place for the tables`);
    }
    writeFileSync(file, page);
  }
}
