// What Trunk's page loads: the explorer as it is being built, on the dossier that `data-src` names. The page's
// content security policy refuses inline scripts, and Trunk's own bootstrap is one.
import { exporting } from "./exporting.js";
import { fetched, start } from "./start.js";

const { module, wasm } = document.querySelector("script[data-module]").dataset;
const at = (path) => new URL(path, document.baseURI).href;
const root = document.getElementById("dossier");
const json = () => fetched(root.dataset.src ?? "dossier.json");
const explorer = await start({ glue: import(at(module)), wasm: at(wasm), data: json() });
// The exports are no part of this page: their button says so.
if (explorer) exporting(root, { explorer, json, url: "" });
