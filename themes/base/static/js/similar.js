// While a question is written, what may answer it already is shown; without this the preview shows the same.

const PAUSE = 900;
const SHORTEST = 8;
const place = document.querySelector("[data-similar]");
const form = place?.closest("form");
let waiting = 0;
let asking = null;
let asked = "";

async function look() {
  const title = form.elements.namedItem("title").value.trim();
  const source = form.elements.namedItem("source").value.slice(0, 2000);
  if (title.length < SHORTEST || `${title}\n${source}` === asked) return;
  asked = `${title}\n${source}`;
  asking?.abort();
  asking = new AbortController();
  const sent = new FormData();
  sent.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
  sent.set("title", title);
  sent.set("source", source);
  try {
    const answer = await fetch(place.dataset.similar, {
      method: "POST",
      body: sent,
      redirect: "error",
      signal: asking.signal,
    });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    place.replaceChildren(...page.body.childNodes);
  } catch {
    // Nothing is offered; the question can be asked all the same.
  }
}

if (form && !document.documentElement.hasAttribute("data-low")) {
  form.addEventListener("input", (event) => {
    if (!["title", "source"].includes(event.target.name)) return;
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });
}
