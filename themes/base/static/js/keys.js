// Single keys on forum pages. Each of them presses what the page has anyway; who wants none switches them off.

const NAME = "keys";
const OPENS = ":is(h2, h3, h4) > a";
const TYPED_IN = "input, select, textarea, [contenteditable], [role=combobox], [role=listbox]";
const IN_THE_WAY = "dialog[open], details.menu[open]";
const link = document.querySelector("[data-keys]");
const posts = [...document.querySelectorAll("main .post[id]")];
const rows = posts.length
  ? posts
  : [...document.querySelectorAll("main .list > li")].filter((row) => row.querySelector(OPENS));
let at = rows.findIndex((row) => row.id && `#${row.id}` === location.hash);
let silent = false;
try {
  silent = localStorage.getItem(NAME) === "off";
} catch {
  // The switch then holds for this page.
}

addEventListener("storage", (event) => {
  if (event.key === NAME) silent = event.newValue === "off";
});

// For whoever hears the page.
const tell = () => link?.setAttribute("aria-keyshortcuts", silent ? "" : "?");

function offer(list) {
  const knob = list.querySelector("[data-keys-switch]");
  const box = knob.querySelector("input");
  knob.hidden = false;
  box.checked = !silent;
  box.addEventListener("change", () => {
    silent = !box.checked;
    tell();
    try {
      silent ? localStorage.setItem(NAME, "off") : localStorage.removeItem(NAME);
    } catch {
      // As above.
    }
  });
}

let help;
async function open() {
  if (help === null) return;
  if (!help) {
    help = null;
    try {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      help = page.querySelector("template[data-keys-help]").content.firstElementChild;
      help.append(page.querySelector("[data-keys-list]"));
      document.body.append(help);
      offer(help);
    } catch {
      // The page that it is taken from says the same.
      help = undefined;
      location.assign(link.href);
      return;
    }
  }
  help.querySelector("input").checked = !silent;
  help.showModal();
}

// Before the first step, the row that is read now is the next one.
const inSight = () => rows.findIndex((row) => row.getBoundingClientRect().bottom > 90);

function move(step) {
  const row = at < 0 ? rows.at(inSight()) : rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
  if (!row) return;
  const goal = row.querySelector(OPENS);
  if (posts.length) {
    const by = row.querySelector("h2, h3");
    by.id = `${row.id}-by`;
    row.setAttribute("aria-labelledby", by.id);
    row.tabIndex = -1;
  }
  (posts.length ? row : goal).focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  row.scrollIntoView({ block: posts.length ? "start" : "nearest", behavior: calm ? "instant" : "smooth" });
}

const press = (found) => found?.click();
const inRow = (what) => rows[at]?.querySelector(what);
const lastOf = (what) => [...document.querySelectorAll(what)].pop();
const search = () => {
  const box = document.getElementById("site-q");
  // Narrow pages have a link in its place.
  box.offsetParent ? box.focus() : press(document.querySelector(".head-find"));
};
const acts = {
  j: () => move(1),
  k: () => move(-1),
  o: () => posts.length || press(inRow(OPENS)),
  r: () => document.querySelector("textarea[name=source]")?.focus(),
  q: () => press(inRow('a[href*="?quote="]')),
  t: () => press(inRow('.do-thank')),
  b: () => press(at < 0 ? document.querySelector('aside a[href$="/bookmark/"]') : inRow('a[href$="/bookmark/"]')),
  u: () => press(lastOf(".crumbs a:not([aria-current])")),
  n: () => press(document.querySelector("main a[rel=next]")),
  p: () => press(document.querySelector("main a[rel=prev], main a[data-newest]")),
  "/": search,
  "?": () => link && open(),
};

// On keyboards of other alphabets a letter is where it is on a Latin one.
function named({ key, code, shiftKey }) {
  if (key === "?" || key === "؟") return "?";
  if (key === "/") return key;
  if (shiftKey) return /^[^\x00-\x7f]+$/.test(key) && code === "Slash" ? "?" : "";
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  if (!/^[^\x00-\x7f]+$/.test(key)) return "";
  return code === "Slash" ? "/" : code.startsWith("Key") ? code.slice(3).toLowerCase() : "";
}

document.addEventListener("focusin", ({ target }) => {
  const found = rows.findIndex((row) => row.contains(target));
  if (found >= 0) at = found;
});

document.addEventListener("keydown", (event) => {
  const { ctrlKey, altKey, metaKey, isComposing, defaultPrevented, repeat, target } = event;
  if (silent || ctrlKey || altKey || metaKey || isComposing || defaultPrevented) return;
  if (target.closest(TYPED_IN) || document.querySelector(IN_THE_WAY)) return;
  const key = named(event);
  if (!Object.hasOwn(acts, key)) return;
  event.preventDefault();
  if (!repeat || key === "j" || key === "k") acts[key]();
});

link?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
});
const list = document.querySelector("[data-keys-list]");
if (list) offer(list);
tell();
