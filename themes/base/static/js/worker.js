// Serves what the reader chose to save, and the frame of the site, when the line is down.
// EDITION and SHELL are written above this text by the view that serves it.

const FRAME = `frame-${EDITION}`;
const SAVED = "saved";
const PATIENCE = 3000;
const HASHED = /\.[0-9a-f]{12}\.\w+$/;
const PRIVATE = /^\/(admin|django-admin|livez|readyz|[a-z]{2}\/(account|people)\/)/;
const LAST_WORDS = /\/forums\/drafts\/save\/$/;

addEventListener("install", (event) => {
  // Without credentials, so that nobody's name is ever in the frame; styles and icons are here already.
  const fresh = (path) => (path.startsWith("/static/") ? "default" : "reload");
  const fetched = SHELL.map((path) => new Request(path, { credentials: "omit", cache: fresh(path) }));
  // What is sent past this worker is not lost with the page that sent it; browsers without routes take the other way below.
  if (event.addRoutes) event.waitUntil(event.addRoutes({ condition: { requestMethod: "POST" }, source: "network" }));
  event.waitUntil(caches.open(FRAME).then((cache) => cache.addAll(fetched)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("frame-") && name !== FRAME;
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))).then(() => clients.claim()),
  );
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // What a page sends as it goes would go with it, were it not taken over.
  if (LAST_WORDS.test(url.pathname) && request.method === "POST" && url.origin === location.origin) {
    event.respondWith(fetch(request));
    return;
  }
  if (request.method !== "GET" || url.origin !== location.origin || PRIVATE.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith("/static/")) event.respondWith(still(request));
  else if (url.pathname.startsWith("/media/") || url.pathname.startsWith("/assets/")) event.respondWith(media(request));
});

const kept = async (request, name) => (await caches.open(name)).match(request, { ignoreVary: true });

async function page(request) {
  const copy = await kept(request, SAVED);
  const wait = new Promise((resolve) => copy && setTimeout(resolve, PATIENCE, copy));
  try {
    return await Promise.race([fetch(request), wait]);
  } catch {
    return copy || (await kept(request, FRAME)) || (await kept("/look/offline/", FRAME)) || Response.error();
  }
}

async function still(request) {
  const found = await caches.match(request, { ignoreVary: true });
  if (found && HASHED.test(new URL(request.url).pathname)) return found;
  try {
    const fresh = await fetch(request);
    if (fresh.ok) (await caches.open(FRAME)).put(request, fresh.clone());
    return fresh;
  } catch {
    return found || Response.error();
  }
}

async function media(request) {
  const copy = await kept(request.url, SAVED);
  if (!copy) return fetch(request);
  const range = /bytes=(\d+)-(\d*)/.exec(request.headers.get("range") || "");
  if (!range) return copy;
  // Players ask for parts; a saved file is cut to what they asked for.
  const whole = await copy.blob();
  const from = Number(range[1]);
  const to = range[2] ? Number(range[2]) : whole.size - 1;
  return new Response(whole.slice(from, to + 1), {
    status: 206,
    headers: { "Content-Range": `bytes ${from}-${to}/${whole.size}`, "Content-Type": copy.headers.get("Content-Type") || "" },
  });
}
