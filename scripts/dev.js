// What Trunk's page loads: the explorer as it is being built, on the dossier that `data-src` names. The page's
// content security policy refuses inline scripts, and Trunk's own bootstrap is one.
import { fetched, start } from "./start.js";

const { module, wasm } = document.querySelector("script[data-module]").dataset;
const at = (path) => new URL(path, document.baseURI).href;
start({
  glue: import(at(module)),
  wasm: at(wasm),
  data: fetched(document.getElementById("dossier").dataset.src ?? "dossier.json"),
});
