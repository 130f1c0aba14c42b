// For the host's page: frames with a dossier get the height of their content, load when they come near, and share the
// view with the page's own address, so that a link that is copied opens this page in that view.
//
// `<iframe data-dossier src="...">`, or `<div data-dossier-src="..." data-height="700">` that becomes one. A name in
// `data-dossier` (default "dossier") is the key in the address, for pages with several. Loading it twice does no harm.
(() => {
  const { dossierEmbed } = window;
  if (dossierEmbed) return dossierEmbed();
  const on = addEventListener;
  const frames = new Map();
  const properties = ["accent", "text", "background", "surface", "line", "serif", "sans", "measure"];
  const maxHeight = 200_000;
  // The parts of the address's fragment: ours is `key=view`, the others are the host's.
  const parts = (key, ours) => location.hash.slice(1).split("&").filter((part) => part && part.startsWith(`${key}=`) === ours);
  const viewOf = (key) => {
    try {
      return decodeURIComponent(parts(key, true)[0].slice(key.length + 1));
    } catch {}
  };
  const address = (key, view) =>
    location.href.split("#")[0] + (view === undefined ? parts(key, false) : [...parts(key, false), `${key}=${view}`])
      .join("&").replace(/^(?=.)/, "#");
  const say = (frame, type, more) => frame.contentWindow?.postMessage({ type: `dossier:${type}`, ...more }, "*");
  const greet = (frame, key) => {
    const style = getComputedStyle(frame);
    say(frame, "host", {
      link: address(key, ""),
      view: viewOf(key),
      properties: Object.fromEntries(properties.map((name) => [name, style.getPropertyValue(`--dossier-${name}`).trim()])),
    });
    show(frame);
  };
  // Which part of the frame is in the window.
  const show = (frame) => {
    const { top, bottom } = frame.getBoundingClientRect();
    const from = Math.max(0, -top);
    say(frame, "viewport", { top: from, height: Math.min(bottom, innerHeight) - top - from });
  };
  const scan = () => {
    for (const box of document.querySelectorAll("[data-dossier-src]")) {
      const { dossierSrc: src, dossier = "", title = "Dossier", height = 720 } = box.dataset;
      const frame = document.createElement("iframe");
      Object.assign(frame, { loading: "lazy", src, title, height, width: "100%", allow: "clipboard-write" });
      frame.dataset.dossier = dossier;
      box.removeAttribute("data-dossier-src");
      box.replaceChildren(frame);
    }
    for (const frame of document.querySelectorAll("iframe[data-dossier]")) {
      if (frames.has(frame)) continue;
      frames.set(frame, frame.dataset.dossier || "dossier");
      frame.style.border = 0;
      // It may have said that it is there before this script was.
      greet(frame, frames.get(frame));
    }
  };
  on("message", ({ source, data }) => {
    for (const [frame, key] of frames) {
      if (frame.contentWindow !== source || !data) continue;
      const { type, height, view, top } = data;
      if (type === "dossier:ready") greet(frame, key);
      if (type === "dossier:height" && height > 0 && height < maxHeight) frame.style.height = `${height}px`;
      if (type === "dossier:view" && typeof view === "string") {
        history.replaceState(history.state, "", address(key, view ? encodeURIComponent(view) : undefined));
      }
      // What is tall, such as an article, begins near the top.
      if (type === "dossier:scroll" && top >= 0) {
        scrollBy(0, frame.getBoundingClientRect().top + top - innerHeight / (height > innerHeight / 2 ? 9 : 3));
      }
    }
  });
  const each = (act) => () => frames.forEach((key, frame) => (frame.isConnected ? act(frame, key) : frames.delete(frame)));
  let due;
  const look = () => {
    due ??= requestAnimationFrame(() => {
      due = undefined;
      each(show)();
    });
  };
  on("scroll", look, { passive: true });
  on("resize", look);
  on("hashchange", each((frame, key) => say(frame, "open", { view: viewOf(key) ?? "" })));
  on("DOMContentLoaded", scan);
  (window.dossierEmbed = scan)();
})();
