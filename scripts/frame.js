// The page as a frame in another page: tells its height and its view, and follows what the host asks.
//
// Heights are sent in the forms that hosts understand: AMP, Medium, Pym when `childId` is in the address, and our own.
// A message is obeyed only when it comes from the host and its shape is known; nothing of it becomes HTML.

// Custom properties that a host may set, each for a token of the explorer.
const PROPERTIES = ["accent", "text", "background", "surface", "line", "serif", "sans", "measure"];
const MAX_VIEW_CHARS = 8000;
const MAX_VALUE_CHARS = 200;

// What a host may say, by type: a check of its shape.
const isText = (value, max) => typeof value === "string" && value.length <= max;
const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

export function frame() {
  const host = window.parent;
  if (host === window) return () => {};
  const root = document.documentElement;
  const content = document.body;
  const pymId = new URLSearchParams(location.search).get("childId");
  let explorer;
  let sentHeight = 0;
  let follows = false;
  root.dataset.embedded = "fixed";

  // Out of the frame, into the view that is open; a file from disk has no address to give.
  const way = document.getElementById("full-page");
  const point = () => {
    if (way) way.href = location.href.split("#")[0] + (explorer?.view ? `#${explorer.view}` : location.hash);
  };
  way?.addEventListener("pointerdown", point);
  way?.addEventListener("focus", point);
  point();

  const say = (message) => host.postMessage(message, "*");
  const tellHeight = (again) => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    // A frame in a hidden tab has no size; it is measured again when it is shown.
    if (!height || !content.clientWidth || (height === sentHeight && !again)) return;
    sentHeight = height;
    say({ type: "dossier:height", height });
    say({ sentinel: "amp", type: "embed-size", height });
    say(JSON.stringify({ src: location.href, context: "iframe.resize", height }));
    if (pymId) say(`pymxPYMx${pymId}xPYMxheightxPYMx${height}`);
  };
  // As tall as its content, the frame does not scroll: then what is fixed to the window would be out of sight.
  const judge = () => {
    const tall = follows || window.innerHeight + 1 >= content.getBoundingClientRect().height;
    root.dataset.embedded = tall ? "tall" : "fixed";
  };
  const measure = () => {
    judge();
    tellHeight(false);
  };
  new ResizeObserver(measure).observe(content);
  window.addEventListener("resize", measure);
  document.addEventListener("visibilitychange", () => tellHeight(true));
  window.addEventListener("pageshow", () => tellHeight(true));

  const place = (top, height) => {
    root.style.setProperty("--view-top", `${Math.round(top)}px`);
    root.style.setProperty("--view-height", `${Math.round(height)}px`);
  };
  // Without a host that tells what is in view, what opens stands near the last press.
  content.addEventListener("pointerdown", (event) => {
    if (!follows) place(Math.max(0, event.pageY - 160), 640);
  }, { capture: true, passive: true });

  const open = (view) => {
    if (explorer) explorer.open(view);
    else if (location.hash.slice(1) !== view) location.hash = view;
  };
  const handlers = {
    "dossier:host": ({ link, view, properties }) => {
      if (isText(link, MAX_VIEW_CHARS) && /^https?:/.test(link)) {
        handlers.link = link;
        explorer?.setLink(link);
      }
      follows = true;
      judge();
      if (isText(view, MAX_VIEW_CHARS)) open(view);
      for (const name of PROPERTIES) {
        const value = properties?.[name];
        if (value && isText(value, MAX_VALUE_CHARS) && !/url\(|[;{}]/i.test(value)) {
          root.style.setProperty(`--dossier-${name}`, value);
        }
      }
      tellHeight(true);
    },
    "dossier:open": ({ view }) => {
      if (isText(view, MAX_VIEW_CHARS)) open(view);
    },
    "dossier:theme": ({ theme }) => {
      if (["light", "dark", "auto"].includes(theme)) explorer?.setTheme(theme);
    },
    "dossier:viewport": ({ top, height }) => {
      if (isNumber(top) && isNumber(height)) place(Math.max(0, top), Math.max(0, height));
    },
  };
  window.addEventListener("message", ({ source, data }) => {
    if (source !== host || typeof data !== "object" || data === null) return;
    const { type } = data;
    if (typeof type === "string" && type.startsWith("dossier:") && Object.hasOwn(handlers, type)) handlers[type](data);
  });

  content.addEventListener("dossier-change", ({ detail }) => say({ type: "dossier:view", view: detail.view }));
  content.addEventListener("dossier-scroll", (event) => {
    // Where the host scrolls to must be a part of the frame already.
    measure();
    // An article of a collection stands in a shadow root: its elements are on the path alone.
    const { top, height } = event.composedPath()[0].getBoundingClientRect();
    say({ type: "dossier:scroll", top: top + window.scrollY, height });
  });
  say({ type: "dossier:ready" });
  tellHeight(true);
  return (started) => {
    explorer = started;
    if (handlers.link) explorer.setLink(handlers.link);
  };
}
