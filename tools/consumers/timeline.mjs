// Lets TimelineJS draw the timeline in Chromium, from the JSON and from the table, and counts slides and markers.
//
// node timeline.mjs FOLDER DOSSIER CHROMIUM

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [folder, , chromium] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const dist = pathToFileURL(join(here, "node_modules/@knight-lab/timelinejs/dist/"));
const data = readFileSync(`${folder}/dossier.timeline.json`, "utf8");
const { events } = JSON.parse(data);

function fail(what) {
  console.error(`TimelineJS: ${what}`);
  process.exit(1);
}

// The elements that TimelineJS makes of a source, which is an expression in JavaScript.
function draw(source) {
  const page = resolve(folder, "timeline.html");
  writeFileSync(
    page,
    `<!doctype html><meta charset="utf-8"><title>timeline</title>
<link rel="stylesheet" href="${dist}css/timeline.css">
<script src="${dist}js/timeline.js"></script>
<div id="timeline" style="width: 900px; height: 600px"></div>
<script>
  window.timeline = new TL.Timeline("timeline", ${source}, { language: "en" });
</script>`,
  );
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--disable-quic"];
  const dump = ["--virtual-time-budget=10000", "--dump-dom", pathToFileURL(page).href];
  const options = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 64 << 20, timeout: 120_000 };
  const dom = execFileSync(chromium, [...flags, ...dump], options);
  // The page has two scripts of its own; text of the dossier never becomes a third, nor an element with a script in it.
  const tags = dom.replace(/<script[\s\S]*?<\/script>/g, "").replace(/"[^"]*"/g, "");
  if (dom.match(/<script/g).length !== 2 || /<[a-z]+ [^>]*onclick=/.test(tags)) {
    fail("a text became markup");
  }
  const ids = (name) => {
    const found = dom.matchAll(new RegExp(`<div class="${name}(?: [^"]*)?"[^>]* id="([^"]*)"`, "g"));
    return Array.from(found, ([, id]) => id);
  };
  return { slides: ids("tl-slide"), markers: ids("tl-timemarker") };
}

if (events.length === 0) {
  console.log("TimelineJS: no events, and it draws no title alone");
  process.exit(0);
}
const table = pathToFileURL(resolve(folder, "dossier.timeline.csv")).href;
for (const source of [data, JSON.stringify(table)]) {
  const { slides, markers } = draw(source);
  if (slides.length !== events.length + 1 || markers.length !== events.length) {
    fail(`${slides.length} slides and ${markers.length} markers of ${events.length} events`);
  }
  // The table has no column for ids.
  const lacking = source === data ? events.filter(({ unique_id }) => !slides.includes(unique_id)) : [];
  if (lacking.length > 0) {
    fail(`no slide is ${lacking.map(({ unique_id }) => unique_id)}`);
  }
}
console.log(`TimelineJS: ${events.length + 1} slides with the title's from JSON by our ids, and as many from the table`);
