// Long lists of filters get a box that leaves only the names with what was typed; without script the whole list stays.

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function narrow(group) {
  const wanted = folded(group.querySelector(".narrow input").value.trim());
  let found = 0;
  for (const choice of group.querySelectorAll(".check")) {
    const fits = !wanted || folded(choice.textContent).includes(wanted);
    choice.hidden = !fits && !choice.querySelector(":checked");
    if (fits) found += 1;
  }
  for (const heading of group.querySelectorAll(".facet-heading, summary")) heading.hidden = Boolean(wanted);
  if (wanted) for (const more of group.querySelectorAll("details")) more.open = true;
  const status = group.querySelector("[data-none]");
  status.textContent = found ? "" : status.dataset.none;
}

function start() {
  for (const group of document.querySelectorAll("[data-narrow]")) {
    const box = group.querySelector(".narrow");
    box.hidden = false;
    if (box.querySelector("input").value) narrow(group);
  }
}

// The box is no filter of its own: neither a change in it nor Enter asks the server.
const inBox = (event) => event.target.closest?.(".narrow");
addEventListener("input", (event) => {
  if (inBox(event)) narrow(event.target.closest("[data-narrow]"));
});
for (const name of ["change", "search"]) {
  addEventListener(name, (event) => inBox(event) && event.stopPropagation(), true);
}
addEventListener("keydown", (event) => {
  if (event.key === "Enter" && inBox(event)) event.preventDefault();
});
document.addEventListener("htmx:after:swap", start);
start();
