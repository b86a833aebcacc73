// "Save for offline" on a page, and the list of what is saved on this device.

const SAVED = "saved";
const LIST = "/look/saved/list.json";

const open = () => caches.open(SAVED);
const readList = async () => (await (await open()).match(LIST))?.json() ?? [];
const writeList = async (items) => (await open()).put(LIST, new Response(JSON.stringify(items)));

async function save(path, title) {
  const cache = await open();
  // As a visitor: what is only for members is not kept on a device that others may use.
  const answer = await fetch(path, { credentials: "omit" });
  if (!answer.ok || answer.redirected) throw new Error("closed");
  const html = await answer.text();
  const page = new DOMParser().parseFromString(html, "text/html");
  const small = page.querySelector("main audio + * [data-switch]") || page.querySelector("main audio");
  const files = [...page.querySelectorAll("main img")].map((image) => image.getAttribute("src"));
  if (small) files.push(small.getAttribute("href") || small.getAttribute("src"));
  // The copy asks for no other size of a picture and plays the small recording.
  for (const source of page.querySelectorAll("main source")) source.remove();
  for (const image of page.querySelectorAll("main img")) image.removeAttribute("srcset");
  if (small) page.querySelector("main audio").setAttribute("src", small.getAttribute("href") || small.getAttribute("src"));
  const copy = `<!doctype html>${page.documentElement.outerHTML}`;
  let bytes = copy.length;
  const kept = [];
  for (const file of new Set(files.filter((file) => file?.startsWith("/")))) {
    const part = await fetch(file, { credentials: "omit" });
    if (!part.ok) continue;
    bytes += (await part.clone().blob()).size;
    await cache.put(file, part);
    kept.push(file);
  }
  // The list first: whoever leaves in between must not have a page here that no list shows.
  const others = (await readList()).filter((item) => item.path !== path);
  await writeList([{ path, title, bytes, files: kept, lang: page.documentElement.lang, when: Date.now() }, ...others]);
  await cache.put(path, new Response(copy, { headers: answer.headers }));
}

async function remove(path) {
  const cache = await open();
  const items = await readList();
  const gone = items.find((item) => item.path === path);
  const rest = items.filter((item) => item.path !== path);
  const needed = new Set(rest.flatMap((item) => item.files));
  for (const file of gone?.files ?? []) if (!needed.has(file)) await cache.delete(file);
  await cache.delete(path);
  await writeList(rest);
}

// Called by site.js at the first press, so that a page that is only read does not carry this file.
export async function press(place) {
  const knob = place.querySelector("button");
  const said = place.querySelector("[role=status]");
  const saved = knob.getAttribute("aria-pressed") === "true";
  knob.disabled = true;
  try {
    if (saved) await remove(location.pathname);
    else await save(location.pathname, document.querySelector("h1")?.textContent.trim() || document.title);
    said.textContent = saved ? "" : place.dataset.done;
  } catch {
    said.textContent = place.dataset.failed;
  }
  knob.disabled = false;
}

async function list(place) {
  const items = await readList();
  const form = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 0 });
  const rows = place.querySelector("ul");
  rows.replaceChildren(
    ...items.map((item) => {
      const row = place.querySelector("template").content.firstElementChild.cloneNode(true);
      const link = row.querySelector("a");
      Object.assign(link, { href: item.path, textContent: item.title, lang: item.lang });
      row.querySelector("[data-size]").textContent = `${form.format(Math.ceil(item.bytes / 1000))} KB`;
      row.querySelector("button").addEventListener("click", async () => {
        await remove(item.path);
        list(place);
      });
      return row;
    }),
  );
  place.querySelector("[data-empty]").hidden = items.length > 0;
  const clear = place.querySelector("[data-clear]");
  clear.hidden = !items.length;
  clear.onclick = async () => {
    await caches.delete(SAVED);
    list(place);
  };
}

document.querySelectorAll("[data-saved-list]").forEach(list);
