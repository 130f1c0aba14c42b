// Starts the explorer. A file of its own, because the page's content security policy refuses inline scripts.
(() => {
  const { module, wasm } = document.currentScript.dataset;
  const at = (path) => new URL(path, document.baseURI).href;
  const fail = (error) => {
    const line = document.getElementById("not-started");
    if (line) line.hidden = false;
    document.documentElement.dataset.started = "failed";
    console.warn("the explorer did not start:", error);
  };
  if (typeof WebAssembly !== "object") return fail("this browser has no WebAssembly");
  import(at(module)).then((glue) => glue.default({ module_or_path: at(wasm) })).catch(fail);
})();
