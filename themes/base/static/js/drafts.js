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
  const key = get(sent);
  if (key) for (const name of [key, `${key}:title`]) set(name, "");
  set(sent, "");
}

for (const place of document.querySelectorAll("[data-draft]")) {
  const area = place.querySelector("textarea");
  const title = place.closest("form")?.elements.namedItem("title");
  const said = place.querySelector("[data-draft-state]");
  const key = `draft:${place.dataset.draft}`;
  let other = place.querySelector("[data-draft-other]");
  if (!area) continue;
  const append = (text) => {
    area.value = `${area.value.trimEnd()}\n\n${text}`;
    // For who saves it elsewhere this is a change like any other.
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  // A brief form has no room for a second text; the page that it is sent to has.
  let room;
  const fetched = async () => {
    const answer = await fetch(area.form.action);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    other = document.adoptNode(page.querySelector("[data-draft-other]"));
    place.prepend(other);
    listen();
  };
  const offer = async (text) => {
    const held = () => !text.trim() || area.value.includes(text.trim());
    if (held() || !(other || place.dataset.place)) return;
    try {
      if (!other) await (room ??= fetched());
    } catch {
      // Below one's own text it is at least not lost.
      room = undefined;
      if (!held()) append(text);
      return;
    }
    const box = other.querySelector("[data-draft-other-text]");
    if (!box.textContent.includes(text)) box.textContent = [box.textContent, text].filter((part) => part.trim()).join("\n\n");
    other.hidden = false;
  };
  const tell = () => place.dispatchEvent(new CustomEvent("draft", { bubbles: true, detail: { text: area.value } }));
  const kept = get(key);
  // What holds the server's whole text and more was typed after it was saved.
  if (kept && (!area.value || kept.includes(area.value.trim()))) area.value = kept;
  else if (kept && kept.trim() !== area.value.trim() && !area.value.includes(kept.trim())) offer(kept);
  if (title && !title.value) title.value = get(`${key}:title`) || "";
  place.addEventListener("offer", (event) => offer(event.detail.text));
  const listen = () => {
    const acts = other.querySelector("[data-draft-other-acts]");
    acts.hidden = false;
    const done = () => {
      other.hidden = true;
      other.querySelector("[data-draft-other-text]").textContent = "";
      place.dispatchEvent(new CustomEvent("seen", { bubbles: true }));
      area.focus();
    };
    acts.querySelector("[data-draft-other-add]").addEventListener("click", () => {
      append(other.querySelector("[data-draft-other-text]").textContent);
      done();
    });
    acts.querySelector("[data-draft-other-drop]").addEventListener("click", done);
  };
  if (other) listen();
  let waiting;
  const store = () => set(key, area.value) && (!title || set(`${key}:title`, title.value));
  const keep = () => {
    // At once, for the page may go at any moment; only the words about it wait for a pause.
    const kept = store();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (kept && said) said.textContent = place.dataset.draftSaved || said.dataset.words || "";
      tell();
    }, 800);
  };
  area.addEventListener("input", keep);
  title?.addEventListener("input", keep);
  area.form?.addEventListener("submit", () => {
    clearTimeout(waiting);
    // Without a name the form cannot be recognised when it was stored.
    if (!place.dataset.sent) return navigator.onLine && set(key, "");
    store();
    set(`sent:${place.dataset.sent}`, key);
  });
}
