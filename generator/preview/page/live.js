// Following the changes: the page is told of a new state of the deck, and only what differs in it is made anew.

function follow(address) {
  const said = document.getElementById("live");
  const events = new EventSource(address);
  events.addEventListener("open", () => (said.textContent = "Follows your changes."));
  events.addEventListener("error", () => (said.textContent = "Not connected: deckgen preview --serve has ended."));
  events.addEventListener("deck", (event) => {
    const place = placeInWindow();
    show(JSON.parse(event.data));
    place();
  });
}

// Remembers where a card stands in the window, the current one or else the topmost, and gives what puts it there again.
function placeInWindow() {
  const seen = visible().filter(isInWindow);
  const card = seen.find((article) => article === current()) ?? seen[0];
  if (!card || scrollY === 0) return () => {};
  const key = [...articles].find(([, article]) => article === card)[0];
  const before = card.getBoundingClientRect().top;
  const put = () => {
    const article = articles.get(key);
    if (article && !article.hidden) scrollBy(0, article.getBoundingClientRect().top - before);
  };
  const root = document.documentElement;
  root.style.overflowAnchor = "none"; // or the browser would do the same once more
  return () => {
    put();
    requestAnimationFrame(() => requestAnimationFrame(() => (put(), (root.style.overflowAnchor = "")))); // as cards near it are laid out
  };
}

function isInWindow(article) {
  const { top, bottom } = article.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
