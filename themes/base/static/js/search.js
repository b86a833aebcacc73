// Search page: groups the reader opened stay open when counts change.

const opened = new Set();
let sent = false;

document.addEventListener("htmx:before:swap", () => {
  opened.clear();
  for (const group of document.querySelectorAll("#filters details")) opened.add(`${group.id}:${group.open}`);
});

document.addEventListener("submit", (event) => {
  if (event.target.id === "filters") sent = true;
});

document.addEventListener("htmx:after:swap", () => {
  // On phones the filters are a sheet that stays while boxes are ticked and goes when results are asked for.
  if (sent) location.hash = "results";
  sent = false;
  for (const group of document.querySelectorAll("#filters details")) {
    if (opened.has(`${group.id}:true`)) group.open = true;
    else if (opened.has(`${group.id}:false`)) group.open = false;
  }
});

// Filters typed among the words come back as ticked boxes: the words that are left stand in the box.
document.addEventListener("htmx:after:swap", () => {
  const words = document.getElementById("results")?.dataset.words;
  if (box && words !== undefined && box.value.includes(":")) box.value = words;
});

const box = document.querySelector("[data-suggest]");

// The library that swaps results is fetched when the filters are first touched: a first visit goes without it.
const filters = document.getElementById("filters");
let fetching = false;
let missed = false;

function fetchLibrary() {
  if (fetching) return;
  fetching = true;
  const library = Object.assign(document.createElement("script"), { src: filters.dataset.library });
  library.addEventListener("load", () => {
    window.htmx.process(document.body);
    if (missed) filters.dispatchEvent(new Event("change", { bubbles: true }));
  });
  document.head.append(library);
}

if (filters) {
  for (const name of ["pointerenter", "pointerdown", "focusin"]) filters.addEventListener(name, fetchLibrary);
  filters.addEventListener("change", () => {
    missed = !window.htmx;
  });
}

// An open filter sheet keeps the focus inside; Escape goes back to the results.
const sheet = () => document.querySelector(".drawer:target");
const isSheet = () => sheet() && getComputedStyle(sheet()).position === "fixed";
addEventListener("hashchange", () => {
  if (isSheet()) sheet().querySelector("a, button, input, summary")?.focus();
});
addEventListener("keydown", (event) => {
  if (!isSheet()) return;
  if (event.key === "Escape") {
    const opener = document.querySelector(`a[href="#${sheet().id}"]`);
    history.length > 1 ? history.back() : (location.hash = "results");
    opener?.focus();
  } else if (event.key === "Tab") {
    const stops = [...sheet().querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")].filter(
      (stop) => stop.offsetParent !== null,
    );
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement === edge) {
      event.preventDefault();
      (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
    }
  }
});
