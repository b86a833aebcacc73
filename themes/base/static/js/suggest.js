// What begins like the letters typed so far is offered in a list under the box; without it the box works as ever.

const SHORTEST = 2;
const PAUSE = 150;
const box = document.querySelector("[data-suggest]");
const list = document.getElementById("offers");
const told = document.getElementById("offers-told");
let waiting = 0;
let asking = null;
let active = -1;

function offer({ title, url, kind, language, count }, place) {
  const link = Object.assign(document.createElement("a"), { href: url, tabIndex: -1 });
  const name = Object.assign(document.createElement("bdi"), { textContent: title, lang: language });
  const about = Object.assign(document.createElement("span"), {
    className: "meta",
    textContent: count === null ? kind : `${kind} (${count})`,
  });
  link.append(name, about);
  const option = Object.assign(document.createElement("li"), { id: `offer-${place}` });
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.append(link);
  return option;
}

function show(suggestions) {
  active = -1;
  list.replaceChildren(...suggestions.map(offer));
  list.hidden = !suggestions.length;
  box.setAttribute("aria-expanded", String(!list.hidden));
  box.removeAttribute("aria-activedescendant");
  told.textContent = suggestions.length ? told.dataset.told : "";
}

async function suggest(text) {
  asking?.abort();
  asking = new AbortController();
  try {
    const address = `${box.dataset.suggest}?format=json&q=${encodeURIComponent(text)}`;
    const response = await fetch(address, { signal: asking.signal, headers: { accept: "application/json" } });
    if (response.ok && document.activeElement === box) show((await response.json()).suggestions);
  } catch (error) {
    if (error.name !== "AbortError") show([]);
  }
}

function move(step) {
  const options = [...list.children];
  // One place more than there are options: the box itself, with what was typed.
  active = ((active + 1 + step + options.length + 1) % (options.length + 1)) - 1;
  options.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
  if (active < 0) box.removeAttribute("aria-activedescendant");
  else {
    box.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  }
}

function close() {
  clearTimeout(waiting);
  asking?.abort();
  show([]);
}

if (box && list && !document.documentElement.hasAttribute("data-low")) {
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-controls", list.id],
    ["aria-expanded", "false"],
  ])
    box.setAttribute(name, value);
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    const text = box.value.trim();
    if (text.length >= SHORTEST) waiting = setTimeout(() => suggest(text), PAUSE);
    else close();
  });
  box.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      list.children[active].firstChild.click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  // A press on an offer must not take the focus away before it counts.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  box.addEventListener("blur", close);
  box.form?.addEventListener("submit", close);
}
