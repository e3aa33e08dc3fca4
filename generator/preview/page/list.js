// The cards on the page, in teaching order. Their sides are filled in when they come near the window.

const list = document.getElementById("list");
const articles = new Map();

const near = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => mount(entry.target)),
  { rootMargin: "1500px 0px" },
);

function keyOf(card) {
  return card.id || `${card.path}:${card.line}`;
}

// All that the sides of a card are made of: they are made anew when this changes.
function signature(card) {
  return JSON.stringify([card.form, card.faces, card.media.map((name) => deck.media[name])]);
}

// Puts the deck's cards on the page. What has not changed stays, with all that is open in it.
function fillList() {
  const taken = new Set();
  const wanted = deck.cards.map((card, index) => {
    let key = keyOf(card);
    while (taken.has(key)) key += "'"; // two cards with one id: an error, but both are shown
    taken.add(key);
    if (!articles.has(key)) articles.set(key, document.importNode(document.getElementById("card").content.firstElementChild, true));
    const article = articles.get(key);
    fillArticle(article, card, key, index + 1);
    return article;
  });
  for (const [key, article] of articles) if (!taken.has(key)) remove(key, article);
  wanted.forEach((article, index) => {
    if (list.children[index] !== article) list.insertBefore(article, list.children[index] ?? null);
  });
}

function remove(key, article) {
  articles.delete(key);
  near.unobserve(article);
  forgetSides(article);
  article.remove();
}

function fillArticle(article, card, key, number) {
  article.card = card;
  const heading = article.querySelector("h2");
  heading.textContent = card.id || "no id yet";
  heading.dataset.number = number;
  heading.id = `card:${key}`;
  article.setAttribute("aria-labelledby", heading.id);
  article.querySelector(".place").textContent = `${card.path}:${card.line}`;
  const chips = badges(card).map(([kind, text, title = ""]) => element("li", { className: kind, textContent: text, title }));
  article.querySelector(".badges").replaceChildren(...chips);
  showFindings(article.querySelector(".findings"), card.problems);
  fillSides(article, signature(card));
}

// Makes the sides anew if they have changed: at once if they were there, else when the card comes near the window.
function fillSides(article, made) {
  if (article.signature === made) return;
  article.signature = made;
  const faces = article.querySelector(".faces");
  const were = faces.children.length > 0;
  forgetSides(article);
  faces.replaceChildren();
  if (were) mount(article);
  else near.observe(article);
}

function badges(card) {
  const state = { draft: "Draft: not in the package", retired: "Retired", live: null }[card.state];
  return [
    ...(state ? [[card.state, state]] : []),
    ...(card.yield === "core" ? [["core", "Core"]] : []),
    ["tier", tierOf(card).split(":")[0], `Best evidence: ${tierOf(card)}`],
    ...card.topics.map((topic) => ["topic", topic]),
    ...card.tags.map((tag) => ["tag", tag]),
  ];
}

function mount(article) {
  near.unobserve(article);
  const faces = article.querySelector(".faces");
  if (faces.children.length) return;
  const { card } = article;
  for (const face of card.faces) addFace(faces, card, face);
  if (!card.faces.length) faces.append(element("p", { className: "nothing", textContent: "Anki makes no card of this." }));
}

function addFace(faces, card, face) {
  const section = document.importNode(document.getElementById("face").content.firstElementChild, true);
  const [front, back] = section.querySelectorAll(".side-of-card");
  faces.append(section); // first: it has a style to read only where it is shown
  const which = card.faces.length > 1 ? `, ${face.name}` : "";
  for (const [side, word, markup] of [[front, "Front", face.front], [back, "Back", face.back]]) {
    side.querySelector("h3").textContent = word + which;
    mountSide(side.querySelector(".paper"), markup, card.form, face.ord);
  }
}

// Shows what was found: errors and warnings at once, mere notes folded together.
function showFindings(place, problems) {
  const notes = problems.filter((one) => one.severity === "info");
  place.replaceChildren(...(problems.length > notes.length ? [findingsOf(problems.filter((one) => !notes.includes(one)))] : []));
  if (notes.length) {
    const folded = element("details", {});
    folded.append(element("summary", { textContent: counted(notes.length, "note") }), findingsOf(notes));
    place.append(folded);
  }
  place.hidden = !problems.length;
}

function findingsOf(problems) {
  const items = element("ul", {});
  items.append(...problems.map(findingOf));
  return items;
}

function findingOf(one) {
  const item = element("li", { className: one.severity });
  item.append(
    element("strong", { textContent: { error: "Error", warning: "Warning", info: "Note" }[one.severity] }),
    " ",
    ...withCode("message", one.message),
    " ",
    ...withCode("remedy", one.remedy),
    ...(one.correction ? [element("pre", { textContent: one.correction })] : []),
    element("code", { className: "where", textContent: `${one.place} ${one.rule}` }),
  );
  return item;
}

// A text in which backquotes set off what is typed in a file or a terminal.
function withCode(className, text) {
  return text.split("`").map((part, index) => element(index % 2 ? "code" : "span", { className, textContent: part }));
}

// Shows the cards that pass the filters, and says how many they are.
function applyFilters() {
  const chosen = chosenFilters();
  const words = searchedWords(chosen);
  const shown = { notes: 0, cards: 0 };
  for (const article of articles.values()) {
    article.hidden = !passes(article.card, chosen, words);
    if (!article.hidden) {
      shown.notes += 1;
      shown.cards += article.card.faces.length;
    }
  }
  const all = deck.cards.length;
  document.getElementById("count").textContent =
    `${shown.notes === all ? counted(all, "card") : `${shown.notes} of ${counted(all, "card")}`}, ${shown.cards} in Anki`;
  document.getElementById("nothing").hidden = shown.notes > 0 || !all;
}

function counted(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
