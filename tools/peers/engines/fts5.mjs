// SQLite's FTS5 in WebAssembly: a table without content, loaded whole as a database file.
import sqlite from "@sqlite.org/sqlite-wasm";
import { isStopWord, words } from "./words.mjs";

export const about = {
  name: "SQLite FTS5",
  package: "@sqlite.org/sqlite-wasm",
  docs: "https://sqlite.org/fts5.html",
  mode: "`tokenize='porter unicode61', content='', prefix='2 3'`, optimised; topics and typos: the words joined by OR, stop words left out, `ORDER BY rank`; typing: all words, the last with `*`",
  leavesOut: "typing errors; texts; the whole database is loaded",
};

const FILE = "index.db";

const quiet = { print() {}, printErr() {} };

export async function build(docs, { write }) {
  const sqlite3 = await sqlite(quiet);
  const database = new sqlite3.oo1.DB(":memory:", "c");
  database.exec(
    `CREATE TABLE ids(id TEXT);
     CREATE VIRTUAL TABLE articles USING fts5(title, text, tokenize='porter unicode61', content='', prefix='2 3');
     BEGIN`,
  );
  const id = database.prepare("INSERT INTO ids(rowid, id) VALUES (?, ?)");
  const article = database.prepare("INSERT INTO articles(rowid, title, text) VALUES (?, ?, ?)");
  docs.forEach((doc, at) => {
    id.bind([at + 1, doc.id]).stepReset();
    article.bind([at + 1, doc.title, doc.text]).stepReset();
  });
  [id, article].forEach((statement) => statement.finalize());
  database.exec("COMMIT; INSERT INTO articles(articles) VALUES ('optimize'); VACUUM");
  await write(FILE, sqlite3.capi.sqlite3_js_db_export(database));
  database.close();
}

const quoted = (word) => `"${word}"`;

function expression(text, purpose) {
  const all = words(text);
  if (purpose === "typing") {
    return all.map((word, at) => quoted(word) + (at === all.length - 1 ? "*" : "")).join(" ");
  }
  return all.filter((word) => !isStopWord(word)).map(quoted).join(" OR ");
}

export async function open(address, purpose) {
  const sqlite3 = await sqlite({ ...quiet, locateFile: (name) => new URL(`../engine/${name}`, address).href });
  const bytes = new Uint8Array(await (await fetch(address + FILE)).arrayBuffer());
  const database = new sqlite3.oo1.DB();
  const pointer = sqlite3.wasm.allocFromTypedArray(bytes);
  const { SQLITE_DESERIALIZE_FREEONCLOSE: FREE, SQLITE_DESERIALIZE_RESIZEABLE: RESIZEABLE } = sqlite3.capi;
  database.checkRc(
    sqlite3.capi.sqlite3_deserialize(database.pointer, "main", pointer, bytes.length, bytes.length, FREE | RESIZEABLE),
  );
  const statement = database.prepare(
    `SELECT (SELECT id FROM ids WHERE ids.rowid = articles.rowid) FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT ?`,
  );
  const search = (text, limit) => {
    const match = expression(text, purpose);
    if (match === "") {
      return [];
    }
    const ids = [];
    statement.bind([match, limit]);
    while (statement.step()) {
      ids.push(statement.get(0));
    }
    statement.reset();
    return ids;
  };
  return { search };
}

/** What is served beside the script. */
export const files = ["@sqlite.org/sqlite-wasm/sqlite3.wasm"];
