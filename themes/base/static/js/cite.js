// Typing [[ in a post, or its button, opens a box that finds what to cite; without it the button leads to a page that does the same.

const PAUSE = 180;
const SHORTEST = 2;
const mould = document.getElementById("finder");
const area = document.querySelector("textarea[name=source]");
let waiting = 0;
let asking = null;
let active = -1;
let from = 0;
let until = 0;

const frame = mould?.content.firstElementChild.cloneNode(true);
const box = frame?.querySelector("input");
const list = frame?.querySelector("[role=listbox]");
const told = frame?.querySelector("[role=status]");

function option({ written, title, language, about }, place) {
  const item = Object.assign(document.createElement("li"), { id: `cite-${place}` });
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.written = written;
  item.append(
    Object.assign(document.createElement("bdi"), { textContent: title, lang: language }),
    Object.assign(document.createElement("span"), { className: "hint", textContent: about }),
  );
  return item;
}

function show(offers, asked) {
  active = -1;
  list.replaceChildren(...offers.map(option));
  list.hidden = !offers.length;
  box.setAttribute("aria-expanded", String(!list.hidden));
  box.removeAttribute("aria-activedescendant");
  told.textContent = offers.length ? told.dataset.found : asked ? told.dataset.nothing : "";
  if (offers.length) move(1);
}

function move(step) {
  const options = [...list.children];
  if (!options.length) return;
  active = (active + step + options.length) % options.length;
  options.forEach((each, place) => each.setAttribute("aria-selected", String(place === active)));
  box.setAttribute("aria-activedescendant", options[active].id);
  options[active].scrollIntoView({ block: "nearest" });
}

async function ask(text) {
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(`${frame.dataset.find}?q=${encodeURIComponent(text)}`, { signal: asking.signal });
    if (answer.ok) show((await answer.json()).offers, true);
  } catch (error) {
    if (error.name !== "AbortError") show([], true);
  }
}

function open(start, end) {
  [from, until] = [start, end];
  box.value = "";
  show([], false);
  area.after(frame);
  box.focus();
}

function close(written) {
  clearTimeout(waiting);
  asking?.abort();
  frame.remove();
  if (written) {
    const before = area.value.slice(0, from);
    const gap = before && !/\s$/.test(before) ? " " : "";
    area.setRangeText(gap + written, from, until, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  } else area.setSelectionRange(until, until);
  area.focus();
}

if (frame && area) {
  area.addEventListener("input", (event) => {
    if (event.inputType !== "insertText" || event.isComposing) return;
    const end = area.selectionStart;
    if (area.value.slice(end - 2, end) === "[[") open(end - 2, end);
  });
  document.querySelector("[data-cite-open]")?.addEventListener("click", (event) => {
    event.preventDefault();
    open(area.selectionStart, area.selectionEnd);
  });
  box.addEventListener("input", (event) => {
    event.stopPropagation();
    clearTimeout(waiting);
    const text = box.value.trim();
    if (text.length >= SHORTEST) waiting = setTimeout(() => ask(text), PAUSE);
    else show([], false);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      // The post must not be sent from here.
      event.preventDefault();
      if (active >= 0) close(list.children[active].dataset.written);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close("");
    }
  });
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[role=option]");
    if (chosen) close(chosen.dataset.written);
  });
  frame.querySelector("button").addEventListener("click", () => close(""));
}
