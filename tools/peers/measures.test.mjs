// The pure parts: `node --test tools/peers`, which needs no package.
import assert from "node:assert/strict";
import test from "node:test";
import { beginnings, misspeltWords, ndcg10, percentile, random, reciprocal, shuffled, titleQueries } from "./measures.mjs";
import { ids, list } from "./engines/postcard.mjs";
import { markdown, replaced } from "./report.mjs";

const DOCS = [
  { title: "Ferry strike over", text: "The ferries sail again." },
  { title: "Lighthouse keepers with a grievance", text: "Keepers and ferries want lighthouse money." },
  { title: "A bad day", text: "Grievance." },
];

test("a percentile is the value at its nearest rank", () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  assert.equal(percentile(hundred, 0.5), 50);
  assert.equal(percentile(hundred, 0.95), 95);
  assert.equal(percentile(hundred, 1), 100);
  assert.equal(percentile([7], 0.01), 7);
  assert.equal(percentile([], 0.5), null);
});

test("the best order has 1, a worse one less, one without relevant ids 0", () => {
  const gains = { a: 3, b: 1, c: 0 };
  assert.equal(ndcg10(["a", "b", "x"], gains), 1);
  assert.equal(ndcg10(["c", "x"], gains), 0);
  const swapped = (1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3));
  assert.ok(Math.abs(ndcg10(["b", "a"], gains) - swapped) < 1e-12);
  assert.equal(ndcg10(["c"], { c: 0 }), null);
});

test("only the first ten count", () => {
  const others = Array.from({ length: 10 }, (_, at) => `x${at}`);
  assert.equal(ndcg10([...others, "a"], { a: 1 }), 0);
  assert.equal(reciprocal([...others, "a"], "a"), 0);
  assert.equal(reciprocal(["x", "a"], "a"), 0.5);
});

test("numbers are the same for the same seed and lie in 0..1", () => {
  const draw = (seed) => Array.from({ length: 5 }, random(seed));
  assert.deepEqual(draw(1), draw(1));
  assert.notDeepEqual(draw(1), draw(2));
  assert.ok(draw(3).every((number) => number >= 0 && number < 1));
});

test("queries are words of titles, each once", () => {
  const queries = titleQueries(DOCS, 2, 5);
  assert.deepEqual(new Set(queries.map((query) => query.split(" ")[0])), new Set(["ferry", "lighthouse"]));
  assert.deepEqual(queries, titleQueries(DOCS, 2, 5));
  assert.deepEqual(titleQueries([], 2, 5), []);
});

test("every beginning is typed, but none that ends with a space", () => {
  assert.deepEqual(beginnings(["ab c"]), ["a", "ab", "ab c"]);
});

test("a misspelt word differs by one error from one that two articles have", () => {
  const words = misspeltWords(DOCS, 40, 9);
  assert.equal(words.length, 40);
  for (const [at, { word, misspelt }] of words.entries()) {
    // "keepers" stands twice, but in one article.
    assert.ok(["ferries", "grievance"].includes(word), word);
    assert.equal(misspelt.length - word.length, [-1, 1, 0, 0][at % 4], `${word} ${misspelt}`);
  }
});

test("a shuffled list has the same values", () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8];
  assert.notDeepEqual(shuffled(values, 4), values);
  assert.deepEqual(shuffled(values, 4).sort(), values);
});

test("tables stand between the marks of a page, and nothing else changes", () => {
  const marks = (text) => `<!-- cargo xtask bench search --peers: begin -->${text}<!-- cargo xtask bench search --peers: end -->`;
  const page = `before\n${marks("\nold\n")}\nafter`;
  assert.equal(replaced(page, "| new |"), `before\n${marks("\n\n| new |\n\n")}\nafter`);
  assert.equal(replaced("no marks", "| new |"), null);
});

test("an engine that could not be built has a row that says why", () => {
  const about = { name: "One", docs: "https://example.org/", mode: "as it is", leavesOut: "nothing" };
  const machine = { processor: "P", cores: 2, gigabytes: 4, browser: "B", node: "N" };
  const sizes = { 10: { input: 100, build: { failed: "too large" } } };
  const tables = markdown([{ name: "one", about, machine, sets: {}, typos: {}, sizes }]);
  assert.match(tables, /\| One \| too large \|/);
});

test("a question has the bytes that the engine reads, and ids come out of an answer", () => {
  // `List`, one letter, six fields that are empty or the first, ten articles, no counts, no timeline.
  assert.deepEqual([...list("a", { limit: 10 })], [0, 1, 97, 0, 0, 0, 0, 0, 0, 10, 0, 0]);
  assert.deepEqual([...list("", { limit: 300, timeline: true })].slice(-4), [0xac, 2, 0, 1]);
  const text = (value) => [value.length, ...new TextEncoder().encode(value)];
  const card = (id) => [7, ...text(id), ...text("Ferry"), 1, 0, 5, ...text("It sails."), ...text(""), ...text("en")];
  const dated = [...card("a1"), 1, 2, 4, 1, ...text("place"), ...text("Ystad"), 1, 0, 1, 0, 0, 1, ...text("rope")];
  const undated = [...card("b2"), 0, 0, 0, 1, 1, 0, 0];
  assert.deepEqual(ids(Uint8Array.from([0, 2, 0, 0, 2, ...dated, ...undated, 0, 0, 0, 0])), ["a1", "b2"]);
  assert.equal(ids(Uint8Array.from([2, 0])), null);
  assert.equal(ids(new Uint8Array()), null);
});
