// Typing [[ in a post, or its button, opens a box that finds what to cite; without it the button leads to a page that does the same.

const PAUSE = 180;
const SHORTEST = 2;
const opener = document.querySelector("[data-cite-open]");
const area = opener?.form.querySelector("textarea[name=source]");
let waiting = 0;
let asking = null;
let active = -1;
let from = 0;
let until = 0;

let frame, box, list, told, bar;

// The boxes come when they are first needed: most posts cite nothing.
async function fetched() {
  if (frame) return;
  const answer = await fetch(opener.dataset.citeOpen);
  if (!answer.ok) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const taken = (name) => document.adoptNode(page.getElementById(name).content.firstElementChild);
  bar = taken("address-offer");
  frame = taken("finder");
  box = frame.querySelector("input");
  list = frame.querySelector("[role=listbox]");
  told = frame.querySelector("[role=status]");
  listen();
}

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

async function open(start, end) {
  await fetched();
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

// An address of this site that was pasted; the server says what it leads to and turns it into a citation when it is posted.
let pasted = null;

async function offerFor(address) {
  bar?.remove();
  pasted = null;
  try {
    await fetched();
    const answer = await fetch(`${frame.dataset.find}?address=${encodeURIComponent(address)}`);
    const [found] = answer.ok ? (await answer.json()).offers : [];
    if (!found || !area.value.includes(address)) return;
    pasted = { address, written: found.written };
    const line = bar.querySelector("[role=status]");
    line.textContent = "";
    area.after(bar);
    const title = Object.assign(document.createElement("bdi"), { textContent: found.title, lang: found.language });
    const about = Object.assign(document.createElement("span"), { className: "hint", textContent: ` ${found.about}` });
    line.append(`${line.dataset.leads} `, title, about);
  } catch {
    // It stays an address until it is posted.
  }
}

function take() {
  const start = pasted ? area.value.lastIndexOf(pasted.address) : -1;
  if (start >= 0) {
    area.setRangeText(pasted.written, start, start + pasted.address.length, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  bar.remove();
  area.focus();
}

function listen() {
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.hasAttribute("data-take")) take();
    else if (button) {
      bar.remove();
      area.focus();
    }
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

if (area) {
  area.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain").trim();
    // The text is in the field only after this event.
    if (text.startsWith(`${location.origin}/`) && !/\s/.test(text)) setTimeout(() => offerFor(text));
  });
  area.addEventListener("input", (event) => {
    if (event.inputType !== "insertText" || event.isComposing) return;
    const end = area.selectionStart;
    // Without a line one can go on typing.
    if (area.value.slice(end - 2, end) === "[[") open(end - 2, end).catch(() => {});
  });
  const asks = (event) => {
    event.preventDefault();
    open(area.selectionStart, area.selectionEnd).catch(() => {
      // The page that it leads to does the same.
      opener.removeEventListener("click", asks);
      opener.click();
    });
  };
  opener.addEventListener("click", asks);
}
