// What every page may use; all of it only adds to what already works.

// Copy buttons appear where the browser can copy.
if (navigator.clipboard) {
  for (const place of document.querySelectorAll("[data-copy]")) {
    const button = place.querySelector("[data-copy-button]");
    const said = place.querySelector("[data-done]");
    if (!button) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = place.dataset.copy;
      await navigator.clipboard.writeText(text.startsWith("/") ? location.origin + text : text);
      if (said) said.textContent = said.dataset.done;
    });
  }
}

// The display menu closes as menus do.
for (const menu of document.querySelectorAll("details.menu")) {
  const summary = menu.querySelector("summary");
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      summary.focus();
    }
  });
}

// After a refused form the summary of errors is where reading goes on.
document.getElementById("error-summary")?.focus();

// A form is sent once, however often it is tapped.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, 4000);
});

// Reading without a line is the worker's work; it keeps nothing that a reader did not ask for.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register("/look/worker.js", { scope: "/" }).catch(() => {}));
}

const keep = document.querySelector("[data-offline]");
if (keep && "caches" in window && "serviceWorker" in navigator) {
  const knob = keep.querySelector("button");
  const show = async () => {
    const saved = (await caches.has("saved")) && (await (await caches.open("saved")).match(location.pathname));
    knob.setAttribute("aria-pressed", String(!!saved));
    knob.querySelector("span").textContent = saved ? keep.dataset.remove : keep.dataset.save;
    keep.hidden = false;
  };
  show();
  knob.addEventListener("click", async () => (await import(keep.dataset.offline)).press(keep).then(show));
}

// Pages that can be gone through by single keys say where these are explained.
const keys = document.querySelector("[data-keys]");
if (keys) import(keys.dataset.keys);

// Signing out on a shared device leaves nothing behind.
document.addEventListener("submit", (event) => {
  if (!/\/logout\/$/.test(event.target.action)) return;
  if ("caches" in window) caches.delete("saved");
  try {
    for (const name of Object.keys(localStorage)) if (/^(draft|sent|player):/.test(name)) localStorage.removeItem(name);
  } catch {
    /* Nothing was kept. */
  }
});
