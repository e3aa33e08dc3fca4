// The page as a whole: the deck it shows, how it looks, and both in its address, so that a reload changes nothing.

let deck;
const usual = { screen: "desktop", theme: matchMedia("(prefers-color-scheme: dark)").matches ? "night" : "light", backs: "shown" };
const looks = { ...usual };
const unfolded = new Set();
const looksForm = document.getElementById("looks");

function show(data) {
  deck = data;
  document.getElementById("title").textContent = deck.title;
  document.getElementById("description").textContent = deck.description;
  showOfDeck();
  wearStyle(deck.css);
  fillFacets();
  fillList();
  applyFilters();
}

function showOfDeck() {
  const place = document.getElementById("of-deck");
  showFindings(place.querySelector("div"), deck.problems);
  place.hidden = !deck.problems.length;
}

function look() {
  Object.assign(looks, Object.fromEntries(new FormData(looksForm)));
  Object.assign(document.documentElement.dataset, looks);
  sides.forEach(dress);
}

function chooseNext(name) {
  const choices = [...looksForm.elements[name]];
  choices[(choices.findIndex((choice) => choice.checked) + 1) % choices.length].checked = true;
  look();
  remember();
}

function remember() {
  const changed = Object.entries(looks).filter(([name, value]) => value !== usual[name]);
  const state = new URLSearchParams({ ...chosenFilters(), ...Object.fromEntries(changed) });
  history.replaceState(null, "", `#${state}`);
}

function recall() {
  const state = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const wanted = { ...usual, ...state };
  for (const name of Object.keys(looks)) {
    const choice = [...looksForm.elements[name]].find((one) => one.value === wanted[name]);
    if (choice) choice.checked = true;
  }
  look();
  return state;
}

form.addEventListener("input", changed);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(changed));
looksForm.addEventListener("change", () => (look(), remember()));
addEventListener("beforeprint", toPaper);
addEventListener("afterprint", fromPaper);

// On paper everything shows: cards that were far from the window, in daylight, with all that is folded.
function toPaper() {
  visible().forEach(mount);
  looks.theme = "light";
  sides.forEach(dress);
  for (const { body } of sides) for (const fold of body.querySelectorAll("details:not([open])")) unfolded.add(fold);
  for (const fold of unfolded) fold.open = true;
}

function fromPaper() {
  for (const fold of unfolded) fold.open = false;
  unfolded.clear();
  look();
}

function changed() {
  applyFilters();
  remember();
}

const state = recall();
show(JSON.parse(document.getElementById("data").textContent));
fillFacets();
for (const [name, value] of Object.entries(state)) {
  const field = form.elements[name];
  if (!field) continue;
  if (field.tagName === "SELECT" && ![...field.options].some((option) => option.value === value)) field.append(new Option(`${value} (0)`, value));
  field.value = value;
}
applyFilters();
if (matchMedia("(max-width: 60rem)").matches) document.getElementById("controls").open = false;
if (document.body.dataset.events) follow(document.body.dataset.events);
