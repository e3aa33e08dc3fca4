// The keyboard: moving from card to card, turning them, searching.

const help = document.getElementById("help");
const search = document.getElementById("q");

const KEYS = {
  j: () => step(1),
  ArrowDown: () => step(1),
  k: () => step(-1),
  ArrowUp: () => step(-1),
  " ": () => turn(current() ?? visible()[0]),
  "/": () => {
    document.getElementById("controls").open = true;
    search.focus();
    search.select();
  },
  x: () => (form.reset(), changed()),
  s: () => chooseNext("screen"),
  n: () => chooseNext("theme"),
  b: () => chooseNext("backs"),
  "?": () => help.showModal(),
};

document.addEventListener("keydown", (event) => {
  const target = event.composedPath()[0];
  if (event.key === "Escape" && target === search) return (current() ?? visible()[0])?.focus();
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  if (target.matches?.("input:not([type=radio]), select, textarea")) return;
  if (target.matches?.("input, button, summary, a[role=button]") && [" ", "ArrowDown", "ArrowUp"].includes(event.key)) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

list.addEventListener("focusin", (event) => makeCurrent(event.target.closest("article")));
list.addEventListener("pointerdown", (event) => makeCurrent(event.target.closest("article")));
list.addEventListener("click", (event) => event.target.matches(".reveal") && turn(event.target.closest("article")));

function visible() {
  return [...list.children].filter((article) => !article.hidden);
}

function current() {
  return list.querySelector("[aria-current]");
}

function makeCurrent(article) {
  if (!article || article === current()) return;
  current()?.removeAttribute("aria-current");
  article.setAttribute("aria-current", "true");
}

function step(by) {
  const all = visible();
  const place = all.indexOf(current());
  const next = all[place < 0 ? 0 : Math.min(Math.max(place + by, 0), all.length - 1)];
  if (!next) return;
  mount(next);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "start" });
}

// Turns a card: shows a back that is hidden, or hides one that is shown.
function turn(article) {
  if (!article) return;
  makeCurrent(article);
  article.classList.toggle("turned");
}

document.getElementById("ask-help").addEventListener("click", () => help.showModal());
