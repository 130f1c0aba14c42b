// Lets TimelineJS draw the timeline in Chromium and counts the slides and the markers that it makes.
//
// node timeline.mjs FOLDER DOSSIER CHROMIUM

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [folder, , chromium] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "node_modules/@knight-lab/timelinejs/dist");
const data = readFileSync(`${folder}/dossier.timeline.json`, "utf8");
const { events } = JSON.parse(data);
if (events.length === 0) {
  console.log("TimelineJS: no events, and it draws no title alone");
  process.exit(0);
}

const page = resolve(folder, "timeline.html");
writeFileSync(
  page,
  `<!doctype html><meta charset="utf-8"><title>waiting</title>
<link rel="stylesheet" href="${pathToFileURL(join(dist, "css/timeline.css"))}">
<script src="${pathToFileURL(join(dist, "js/timeline.js"))}"></script>
<div id="timeline" style="width: 900px; height: 600px"></div>
<script>
  const data = ${data};
  window.timeline = new TL.Timeline("timeline", data, { language: "en" });
</script>`,
);
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--disable-quic"];
const dom = execFileSync(
  chromium,
  [...flags, "--virtual-time-budget=10000", "--dump-dom", pathToFileURL(page).href],
  { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 64 << 20, timeout: 120_000 },
);

function ids(name) {
  const tags = dom.matchAll(new RegExp(`<div class="${name}(?: [^"]*)?"[^>]* id="([^"]*)"`, "g"));
  return new Set(Array.from(tags, ([, id]) => id));
}

const slides = ids("tl-slide");
const markers = ids("tl-timemarker");
const missing = events.filter(({ unique_id }) => !slides.has(unique_id) || !markers.has(`${unique_id}-marker`));
if (missing.length > 0 || slides.size !== events.length + 1 || markers.size !== events.length) {
  console.error(`TimelineJS: ${slides.size} slides, ${markers.size} markers, without ${missing.map((e) => e.unique_id)}`);
  process.exit(1);
}
// The page has two scripts of its own; text of the dossier never becomes a third, nor an element with a script in it.
const tags = dom.replace(/<script[\s\S]*?<\/script>/g, "").replace(/"[^"]*"/g, "");
if (dom.match(/<script/g).length !== 2 || /<[a-z]+ [^>]*onclick=/.test(tags)) {
  console.error("TimelineJS: a text became markup");
  process.exit(1);
}
console.log(`TimelineJS: ${slides.size} slides with the title's, ${markers.size} markers, by our ids`);
