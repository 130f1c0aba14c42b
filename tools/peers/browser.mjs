// One engine in one Chromium: its index built, its script bundled, its page opened.
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build as bundle } from "esbuild";
import puppeteer from "puppeteer-core";
import { served } from "./server.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** What an engine may take, in a build and in the page. */
export const HEAP_MEGABYTES = 4096;

/** A page may compute for longer than this tool expects of pages. */
const PROTOCOL_MILLIS = 3_600_000;

const run = promisify(execFile);

/** A browser, which ends with this program however it is ended. */
export async function launch(chromium) {
  const browser = await puppeteer.launch({
    executablePath: chromium,
    handleSIGINT: false,
    handleSIGTERM: false,
    protocolTimeout: PROTOCOL_MILLIS,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-dev-shm-usage",
      // A page that is not looked at would be given less of the processor.
      "--disable-renderer-backgrounding",
      "--disable-backgrounding-occluded-windows",
      "--disable-background-timer-throttling",
      `--js-flags=--max-old-space-size=${HEAP_MEGABYTES}`,
    ],
  });
  process.once("exit", () => browser.process()?.kill("SIGKILL"));
  return browser;
}

/** Builds an index of a collection in `folder` within so many minutes; gives what the build said, or why there is none. */
export async function built(engine, corpus, purpose, folder, { minutes, options }) {
  rmSync(folder, { recursive: true, force: true });
  const args = [
    `--max-old-space-size=${HEAP_MEGABYTES}`,
    join(HERE, "build.mjs"),
    ...[engine, corpus, purpose, folder, JSON.stringify(options)],
  ];
  try {
    const { stdout } = await run(process.execPath, args, { timeout: minutes * 60_000, maxBuffer: 1 << 26 });
    return JSON.parse(stdout.trim().split("\n").at(-1));
  } catch (error) {
    const text = `${error.stderr ?? ""}${error.message}`;
    if (error.killed) {
      return { failed: `not built within ${minutes} minutes` };
    }
    if (/heap out of memory|Invalid string length|Array buffer allocation failed/i.test(text)) {
      return { failed: /Invalid string/.test(text) ? "its JSON is longer than a text can be in V8" : `not built within ${HEAP_MEGABYTES / 1024} GB` };
    }
    throw error;
  }
}

/** The files under a folder, by their path in it. */
export function filesUnder(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".gz"))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
}

/**
 * Bytes as served of an index, by the part of the whole that a file is: `always` what every visit loads, `index` and
 * `positions` what else is searched, `texts` what is shown, `engine`. Large files are kept compressed.
 */
export async function weighed(adapter, folder) {
  const sums = { files: 0 };
  const partOf = (await adapter.parts?.(folder)) ?? (() => "always");
  for (const name of filesUnder(folder)) {
    const part = partOf(name);
    if (part !== "") {
      const { length } = (await served(join(folder, name))).bytes;
      sums[part] = (sums[part] ?? 0) + length;
      sums.files += 1;
    }
  }
  return sums;
}

/** Bundles an engine's script and its page into `folder`. */
export async function bundled(engine, adapter, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await bundle({
    stdin: {
      contents: `import { open } from "./engines/${engine}.mjs"; import { peer } from "./page.mjs"; globalThis.peer = peer(open);`,
      resolveDir: HERE,
    },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    // Adapters import what only a build needs when they build.
    external: ["pagefind", "node:*"],
    outfile: join(folder, "peer.js"),
    logLevel: "error",
  });
  for (const file of adapter.files ?? []) {
    const name = basename(file);
    const found = [join(HERE, "node_modules", file), join(HERE, "node_modules", file.replace(name, `dist/${name}`))];
    cpSync(found.find((path) => existsSync(path)), join(folder, name));
  }
  writeFileSync(
    join(folder, "page.html"),
    '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>peer</title><script type="module" src="peer.js"></script>',
  );
}

/** A page with an engine's script, in a profile of its own: nothing is in its cache. */
export async function page(browser, address, adapter) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const problems = [];
  if (adapter.prelude) {
    await page.evaluateOnNewDocument(adapter.prelude);
  }
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("error", (error) => problems.push(String(error)));
  page.setDefaultTimeout(PROTOCOL_MILLIS);
  await page.goto(`${address}/engine/page.html`);
  await page.waitForFunction(() => globalThis.peer, { timeout: 60_000 });
  const call = (method, ...args) =>
    page.evaluate((method, args) => globalThis.peer[method](...args), method, args);
  return { call, problems, close: () => context.close() };
}

/** What a promise gives, or why it did not within so many minutes. */
export async function within(minutes, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${minutes} minutes`)), minutes * 60_000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
