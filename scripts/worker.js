// Keeps the site for a visit without a network. The builder sets the version and the list of files.
//
// The page itself comes from the network when there is one, so that an update is seen at once. Every other file has a
// name that changes with its content, so a kept file is never the wrong one: a page and its files always belong together.
const { version, prefix, page, later, files } = __KEPT__;
const CACHE = `${prefix}${version}`;
const isOurs = (name) => name.startsWith(prefix);

self.addEventListener("install", (event) => {
  const fresh = files.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

// A new version waits until no page of the old one is open; then the old files are not needed any more.
self.addEventListener("activate", (event) => {
  const forget = async () => {
    const old = (await caches.keys()).filter((name) => isOurs(name) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
  };
  event.waitUntil(forget());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  url.search = "";
  const scope = self.registration.scope;
  const path = url.href.startsWith(scope) ? url.href.slice(scope.length) : undefined;
  if (path === "" || path === page) {
    event.respondWith(fetch(request).catch(() => caches.match(page, { cacheName: CACHE })));
  } else if (later.includes(path)) {
    event.respondWith(kept(request, path));
  } else if (files.includes(path)) {
    event.respondWith(caches.match(url.href, { cacheName: CACHE }).then((kept) => kept ?? fetch(request)));
  }
});

// What few readers open is not loaded before they do; then it is kept as well, and the network's version goes first.
async function kept(request, path) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(path, answer.clone());
    return answer;
  } catch (error) {
    const before = await cache.match(path);
    if (before) return before;
    throw error;
  }
}
