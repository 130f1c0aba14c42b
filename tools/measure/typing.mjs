// The longest tasks of a collection's main thread while somebody types, as processor time, which is the same however much
// else the machine does: `cargo xtask measure typing --data SITE`.
//
// node typing.mjs CHROMIUM SITE: SITE is the folder of a built collection, which is opened from disk. Everything is typed
// twice: at first nothing of the index is there, the second time all of it is. "Task" is whatever the thread does at a
// stretch, layout and painting included; "page" is what the page's own code takes of it.
import { cpus } from "node:os";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const TYPED = "wheat prices in japan";
const KEY_MILLIS = 120;
const REST_MILLIS = 1000;
const CATEGORIES = ["toplevel", "devtools.timeline", "v8.execute"];
/** Scripts, microtasks and their callbacks, in Chromium's words. */
const PAGE = /^(EvaluateScript|FunctionCall|EventDispatch|TimerFire|RunMicrotasks|v8\.callFunction|XHRLoad)$/;
/** Events of the trace that begin and end in it. */
const IS_WHOLE = "X";

const [chromium, site] = process.argv.slice(2);
const pause = (millis) => new Promise((done) => setTimeout(done, millis));
const millis = (micros) => (micros / 1000).toFixed(1);

/** The whole events of the thread that drew the page. */
function ofMainThread({ traceEvents }) {
  const typed = traceEvents.find(({ name, args }) => name === "EventDispatch" && args?.data?.type === "keydown");
  if (!typed) throw new Error("no key press is in the trace");
  return traceEvents.filter(({ ph, pid, tid, tdur }) => ph === IS_WHOLE && pid === typed.pid && tid === typed.tid && tdur);
}

/** The longest tasks, each with the part that is the page's own. */
function longest(events) {
  const tasks = events.filter(({ name }) => name.endsWith("RunTask")).sort((a, b) => b.tdur - a.tdur);
  const own = events.filter(({ name }) => PAGE.test(name));
  const outer = (task) => {
    const inside = own.filter(({ ts, dur }) => ts >= task.ts && ts + dur <= task.ts + task.dur);
    // What runs inside another is counted with it.
    const alone = inside.filter((one) => !inside.some((other) =>
      other !== one && other.ts <= one.ts && other.ts + other.dur >= one.ts + one.dur && other.dur > one.dur));
    return alone.reduce((sum, { tdur }) => sum + tdur, 0);
  };
  // A task may be written down by two layers of the browser.
  const seen = tasks.filter((task, at) => !tasks.slice(0, at).some(({ ts, dur }) => ts <= task.ts && ts + dur >= task.ts + task.dur));
  return seen.slice(0, 5).map((task) => `${millis(task.tdur)} (page ${millis(outer(task))})`);
}

const browser = await puppeteer.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--allow-file-access-from-files"],
});
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(pathToFileURL(resolve(site, "index.html")).href);
  await page.waitForFunction(() => document.documentElement.dataset.started === "ready", { timeout: 60_000 });
  await pause(REST_MILLIS);
  console.log(`${cpus()[0]?.model ?? "unknown processor"}; longest tasks in ms of processor time while "${TYPED}" is typed`);
  for (const how of ["first", "again"]) {
    await page.keyboard.press("/");
    await page.tracing.start({ categories: CATEGORIES });
    await page.keyboard.type(TYPED, { delay: KEY_MILLIS });
    await pause(REST_MILLIS);
    const trace = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
    console.log(`${how}: ${longest(ofMainThread(trace)).join(", ")}`);
    await page.click(".d-search__clear");
    await pause(REST_MILLIS);
  }
} finally {
  await browser.close();
}
