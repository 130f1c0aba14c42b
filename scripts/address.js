// Where the page is published, for links in what is exported: as it says itself, or where it was found.
export const address = () =>
  document.querySelector("link[rel=canonical]")?.href ??
  (location.protocol.startsWith("http") ? location.href.split(/[?#]/)[0] : "");
