// Forum pages: a draft goes to the server as well, and links to a post find its page. Both only add comfort.

const EVERY = 5000;
const LONG = 15_000;
const waiting = new Map();

const parcel = (form, place, more = {}) => {
  const sent = new FormData();
  for (const name of ["csrfmiddlewaretoken", "title", "source", "draft_version", "key"]) {
    const field = form.elements.namedItem(name);
    if (field) sent.set(name, field.value);
  }
  if (form.elements.namedItem("masked")?.checked) sent.set("masked", "on");
  sent.set("place", place.dataset.place);
  for (const [name, value] of Object.entries(more)) sent.set(name, value);
  return sent;
};

const save = async (form, place) => {
  const line = waiting.get(place);
  if (line.busy) return;
  Object.assign(line, { changed: false, busy: true, last: Date.now() });
  try {
    // It goes on where the page is left meanwhile; browsers do that for no more than 64 KiB.
    const keepalive = form.elements.namedItem("source").value.length < LONG;
    const how = { method: "POST", body: parcel(form, place), redirect: "error", keepalive };
    const answer = await fetch(form.dataset.draftUrl, how);
    if (!answer.ok) throw new Error(answer.status);
    const kept = await answer.json();
    form.elements.namedItem("draft_version").value = kept.version;
    if (kept.other) place.dispatchEvent(new CustomEvent("offer", { detail: { text: kept.other } }));
    const said = form.querySelector("[data-draft-state]");
    if (said) said.textContent = said.dataset.saved;
  } catch {
    // The copy on this device is there; the words beside the button say so.
    line.changed = !line.gone;
  }
  line.busy = false;
  if (line.changed) later(form, place);
};

const later = (form, place) => {
  const line = waiting.get(place);
  clearTimeout(line.timer);
  line.timer = setTimeout(() => line.changed && save(form, place), Math.max(0, line.last + EVERY - Date.now()));
};

// Who types without a pause is saved as well: every change starts the clock, none puts it back.
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-draft-url]");
  const place = form?.querySelector("[data-place]");
  if (!place || !["source", "title"].includes(event.target.name)) return;
  if (!waiting.has(place)) waiting.set(place, { last: Date.now() });
  const line = waiting.get(place);
  if (line.changed) return;
  line.changed = true;
  later(form, place);
});

// The other text goes only after the server has what was taken over from it.
document.addEventListener("seen", async ({ target: place }) => {
  const form = place.closest("form[data-draft-url]");
  if (!form) return;
  const line = waiting.get(place);
  if (line?.changed) await save(form, place);
  if (line?.busy || line?.changed) return;
  fetch(form.dataset.draftUrl, { method: "POST", body: parcel(form, place, { act: "drop-other" }) }).catch(() => {});
});

// What is sent itself needs no draft any more.
document.addEventListener("submit", (event) => {
  for (const [place, line] of waiting) {
    if (!event.target.contains(place)) continue;
    clearTimeout(line.timer);
    Object.assign(line, { changed: false, gone: true });
  }
});

addEventListener("pagehide", () => {
  for (const [place, line] of waiting) {
    const form = place.closest("form");
    if (line.changed && form) navigator.sendBeacon(form.dataset.draftUrl, parcel(form, place));
    clearTimeout(line.timer);
    line.changed = false;
  }
});

// A link from the search names a post; the post may stand on a later page.
const named = /^#post-(\d+)$/.exec(location.hash);
if (named && !document.getElementById(location.hash.slice(1))) {
  location.replace(`${location.pathname}?post=${named[1]}`);
}
