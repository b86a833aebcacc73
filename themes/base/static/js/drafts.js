// Keeps what is being written on this device until it is sent; `data-draft` names the place.

const store = (key) => `draft:${key}`;
const get = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const set = (key, value) => {
  try {
    value ? localStorage.setItem(key, value) : localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
};

for (const place of document.querySelectorAll("[data-draft]")) {
  const area = place.querySelector("textarea");
  const said = place.querySelector("[data-draft-state]");
  const key = store(place.dataset.draft);
  if (!area) continue;
  const kept = get(key);
  if (kept && !area.value) area.value = kept;
  let waiting;
  area.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (set(key, area.value) && said) said.textContent = place.dataset.draftSaved || said.dataset.words || "";
      // The server's copy is the app's business: it listens for this event.
      place.dispatchEvent(new CustomEvent("draft", { bubbles: true, detail: { text: area.value } }));
    }, 800);
  });
  area.form?.addEventListener("submit", () => navigator.onLine && set(key, ""));
}
