// Loads the page again when a newer one is built, and says at its top why one is not. Only `dossier serve` adds it.
"use strict";
(() => {
  const { version, events } = document.currentScript.dataset;
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.hidden = true;
  // Properties, which the page's policy allows where it refuses style attributes.
  Object.assign(note.style, {
    position: "sticky",
    insetBlockStart: "0",
    zIndex: "1000",
    margin: "0",
    padding: "0.75rem 1rem",
    font: "16px/1.4 system-ui, sans-serif",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    color: "CanvasText",
    background: "Canvas",
    borderBlockEnd: "3px solid CanvasText",
  });
  document.body.prepend(note);
  new EventSource(events).addEventListener("message", ({ data }) => {
    const site = JSON.parse(data);
    if (site.version !== version) {
      location.reload();
      return;
    }
    note.textContent = site.problem ? `The last change cannot be shown.\n${site.problem}` : "";
    note.hidden = !site.problem;
  });
})();
