// Keeps what is being written on this device until it is stored; `data-draft` names the place.
// The server's copy is the app's business: it listens for the event "draft".

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

// The site names the form it stored last; only then does its copy here go.
const stored = /(?:^|; )forums-posted=([^;]*)/.exec(document.cookie)?.[1];
if (stored) {
  const sent = `sent:${decodeURIComponent(stored)}`;
  if (get(sent)) set(get(sent), "");
  set(sent, "");
}

for (const place of document.querySelectorAll("[data-draft]")) {
  const area = place.querySelector("textarea");
  const title = place.closest("form")?.elements.namedItem("title");
  const said = place.querySelector("[data-draft-state]");
  const key = `draft:${place.dataset.draft}`;
  const other = place.querySelector("[data-draft-other]");
  if (!area) continue;
  const offer = (text) => {
    if (!other || !text.trim()) return;
    const box = other.querySelector("[data-draft-other-text]");
    if (!box.textContent.includes(text)) box.textContent = [box.textContent, text].filter((part) => part.trim()).join("\n\n");
    other.hidden = false;
  };
  const tell = () => place.dispatchEvent(new CustomEvent("draft", { bubbles: true, detail: { text: area.value } }));
  const kept = get(key);
  if (kept && !area.value) area.value = kept;
  else if (kept && kept.trim() !== area.value.trim() && !area.value.includes(kept.trim())) offer(kept);
  if (title && !title.value) title.value = get(`${key}:title`) || "";
  place.addEventListener("offer", (event) => offer(event.detail.text));
  const acts = other?.querySelector("[data-draft-other-acts]");
  if (acts) {
    acts.hidden = false;
    const done = () => {
      other.hidden = true;
      other.querySelector("[data-draft-other-text]").textContent = "";
      place.dispatchEvent(new CustomEvent("seen", { bubbles: true }));
      area.focus();
    };
    acts.querySelector("[data-draft-other-add]").addEventListener("click", () => {
      area.value = `${area.value.trimEnd()}\n\n${other.querySelector("[data-draft-other-text]").textContent}`;
      set(key, area.value);
      tell();
      done();
    });
    acts.querySelector("[data-draft-other-drop]").addEventListener("click", done);
  }
  let waiting;
  const keep = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (title) set(`${key}:title`, title.value);
      if (set(key, area.value) && said) said.textContent = place.dataset.draftSaved || said.dataset.words || "";
      tell();
    }, 800);
  };
  area.addEventListener("input", keep);
  title?.addEventListener("input", keep);
  area.form?.addEventListener("submit", () => {
    clearTimeout(waiting);
    set(`${key}:title`, "");
    // Without a name the form cannot be recognised when it was stored.
    if (!place.dataset.sent) return navigator.onLine && set(key, "");
    set(key, area.value);
    set(`sent:${place.dataset.sent}`, key);
  });
}
