// What is worked out from lists of ids and of times: rankings against judgements, percentiles, and what is typed.
// Pure; `node --test` runs its tests.

/** Words that no typed query is made of: they say nothing in the titles of a news agency. */
const COMMON = new Set(["with", "from", "that", "this", "have", "will", "says", "said", "after", "over", "into", "year"]);

/** Numbers in 0..1 that look random and are the same everywhere (T. Ettinger's mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The value that `share` of the values do not exceed (nearest rank); null when there is none. */
export function percentile(values, share) {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) {
    return null;
  }
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

export const median = (values) => percentile(values, 0.5);

/** Gains of the first ten, each over the binary logarithm of its rank + 1 (Järvelin and Kekäläinen 2002). */
function discounted(gains) {
  return gains.slice(0, 10).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}

/** How good a list of ids is, from 0 to 1; `gains` has a number for each judged id. Null when none of them is relevant. */
export function ndcg10(ids, gains) {
  const ideal = discounted(Object.values(gains).sort((a, b) => b - a));
  return ideal > 0 ? discounted(ids.map((id) => gains[id] ?? 0)) / ideal : null;
}

/** One over the rank of an id among the first ten; 0 when it is not there. */
export function reciprocal(ids, id) {
  const at = ids.slice(0, 10).indexOf(id);
  return at < 0 ? 0 : 1 / (at + 1);
}

/** Two or three words of titles of articles that are drawn, `n` queries. */
export function titleQueries(docs, n, seed) {
  const next = random(seed);
  const queries = [];
  for (let tries = 0; queries.length < n && tries < 100 * n && docs.length > 0; tries += 1) {
    const { title } = docs[Math.floor(next() * docs.length)];
    const words = (title.toLowerCase().match(/[a-z]{4,}/g) ?? []).filter((word) => !COMMON.has(word));
    const query = words.slice(0, 2 + (queries.length % 2)).join(" ");
    if (words.length >= 2 && !queries.includes(query)) {
      queries.push(query);
    }
  }
  return queries;
}

/** Every beginning of every query that does not end with a space, as a box holds it after each letter. */
export function beginnings(queries) {
  const of = (query) => Array.from(query, (_, at) => query.slice(0, at + 1)).filter((typed) => !typed.endsWith(" "));
  return queries.flatMap(of);
}

/** The words of a text as the measures count them: runs of letters and digits, in lower case. */
export const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * `n` words of the articles, each with one error, of four kinds in turn: a letter left out, put in, wrong, two exchanged.
 * A word has at least four letters of a to z and stands in at least two articles.
 */
export function misspeltWords(docs, n, seed) {
  const counts = new Map();
  for (const { title, text } of docs) {
    for (const word of new Set(wordsOf(`${title} ${text}`))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const known = [...counts].filter(([word, count]) => count >= 2 && /^[a-z]{4,}$/.test(word)).map(([word]) => word);
  known.sort();
  const next = random(seed);
  const below = (end) => Math.floor(next() * end);
  const words = [];
  while (words.length < n && known.length > 0) {
    const word = known[below(known.length)];
    const misspelt = withError(word, words.length % 4, below);
    if (misspelt !== word) {
      words.push({ word, misspelt });
    }
  }
  return words;
}

function withError(word, kind, below) {
  const letter = String.fromCharCode(97 + below(26));
  const at = below(kind === 1 ? word.length + 1 : kind === 3 ? word.length - 1 : word.length);
  const [before, after] = [word.slice(0, at), word.slice(at)];
  switch (kind) {
    case 0:
      return before + after.slice(1);
    case 1:
      return before + letter + after;
    case 2:
      return before + letter + after.slice(1);
    default:
      return before + after[1] + after[0] + after.slice(2);
  }
}

/** The same values in another order. */
export function shuffled(values, seed) {
  const next = random(seed);
  const mixed = [...values];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed;
}
