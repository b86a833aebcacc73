// Forum pages: a draft goes to the server as well, and links to a post find its page. Both only add comfort.

document.addEventListener("draft", async (event) => {
  const form = event.target.closest("form[data-draft-url]");
  if (!form) return;
  const sent = new FormData();
  for (const name of ["csrfmiddlewaretoken", "title", "source"]) {
    const field = form.elements.namedItem(name);
    if (field) sent.set(name, field.value);
  }
  if (form.elements.namedItem("masked")?.checked) sent.set("masked", "on");
  sent.set("place", event.target.dataset.place);
  const said = form.querySelector("[data-draft-state]");
  try {
    const answer = await fetch(form.dataset.draftUrl, { method: "POST", body: sent, redirect: "error" });
    if (answer.ok && said) said.textContent = said.dataset.saved;
  } catch {
    // The copy on this device is there; the words beside the button say so.
  }
});

// A link from the search names a post; the post may stand on a later page.
const named = /^#post-(\d+)$/.exec(location.hash);
if (named && !document.getElementById(location.hash.slice(1))) {
  location.replace(`${location.pathname}?post=${named[1]}`);
}
