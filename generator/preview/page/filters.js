// What of the deck is shown: each facet gives the values of a card, and a card passes if it has the value that is chosen.

const FACETS = [
  { name: "topic", label: "Topic", values: (card) => card.topics.flatMap(ancestry), sort: byTeaching },
  { name: "tag", label: "Tag", values: (card) => card.tags.flatMap(ancestry) },
  { name: "source", label: "Source", values: (card) => card.sources, title: (id) => `${deck.sources[id].name} – ${id}` },
  { name: "tier", label: "Evidence", values: (card) => [tierOf(card)] },
  { name: "yield", label: "Yield", values: (card) => [card.yield] },
  { name: "state", label: "State", values: (card) => [card.state] },
  { name: "problem", label: "Problem", values: problemsOf, sort: byGravity },
];
const SEVERITIES = ["error", "warning", "info"];
const ANY = "any problem";
const NONE = "no problem";

const form = document.getElementById("filters");

function ancestry(tag) {
  const parts = tag.split("::");
  return parts.map((_, index) => parts.slice(0, index + 1).join("::"));
}

function tierOf(card) {
  return card.tier === null ? "no source" : deck.tiers[card.tier] ?? "not appraised";
}

function problemsOf(card) {
  if (!card.problems.length) return [NONE];
  return [ANY, ...card.problems.map((one) => one.severity), ...card.problems.map((one) => one.rule)];
}

function byTeaching(one, other) {
  return placeInTeaching(one) - placeInTeaching(other) || one.localeCompare(other);
}

function placeInTeaching(topic) {
  const place = deck.topics.findIndex((known) => known === topic || known.startsWith(`${topic}::`));
  return place < 0 ? deck.topics.length : place;
}

function byGravity(one, other) {
  const order = [ANY, ...SEVERITIES, NONE];
  const place = (value) => (order.includes(value) ? order.indexOf(value) : order.length);
  return place(one) - place(other) || one.localeCompare(other);
}

// Makes the menus anew, with how many cards each choice has; what was chosen stays chosen.
function fillFacets() {
  const chosen = chosenFilters();
  const menus = FACETS.map((facet) => {
    const counts = new Map();
    for (const card of deck.cards) for (const value of new Set(facet.values(card))) counts.set(value, (counts.get(value) ?? 0) + 1);
    if (chosen[facet.name] && !counts.has(chosen[facet.name])) counts.set(chosen[facet.name], 0);
    return menu(facet, [...counts].sort(([one], [other]) => (facet.sort ?? ((a, b) => a.localeCompare(b)))(one, other)));
  });
  document.getElementById("facets").replaceChildren(...menus.flat());
  chooseFilters(chosen);
}

function menu(facet, counts) {
  const label = element("label", { htmlFor: facet.name, textContent: facet.label });
  const select = element("select", { id: facet.name, name: facet.name });
  select.append(new Option("all", ""));
  for (const [value, count] of counts) select.append(new Option(`${facet.title?.(value) ?? value} (${count})`, value));
  return [label, select];
}

function chosenFilters() {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
}

function chooseFilters(chosen) {
  for (const name of ["q", ...FACETS.map((facet) => facet.name)]) form.elements[name].value = chosen[name] ?? "";
}

// Whether a card passes: it has each value that is chosen, and every word that is searched for.
function passes(card, chosen, words) {
  if (!FACETS.every((facet) => !chosen[facet.name] || facet.values(card).includes(chosen[facet.name]))) return false;
  if (!words.length) return true;
  card.searched ??= plain([card.text, card.id, card.path, ...card.topics, ...card.tags].join("\n"));
  return words.every((word) => card.searched.includes(word));
}

function searchedWords(chosen) {
  return plain(chosen.q ?? "").split(/\s+/).filter(Boolean);
}

// Lower case, without accents and the marks of gaps.
function plain(text) {
  return text.replace(/\{\{c[\d,]+::|\}\}/g, "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
