"use strict";
// A side of a card as Anki's web views show it, in a shadow root of its own: its style and ids never meet the page's.

const SCREENS = {
  desktop: { html: "", body: "isLin", night: "nightMode night_mode" },
  phone: { html: "mobile android linux js chrome", body: "", night: "night_mode nightMode ankidroid_dark_mode" },
};
const MATH = /(\\\([^]+?\\\)|\\\[[^]+?\\\])/;

const webViewSheet = new CSSStyleSheet();
const cardSheets = { question: new CSSStyleSheet(), cloze: new CSSStyleSheet() };
const sides = new Set();
const grounds = new Map();

// A side that is wider than its screen says so, and can be scrolled by the keyboard.
const widths = new ResizeObserver((entries) => {
  for (const { target: place } of entries) {
    const tooWide = place.scrollWidth > place.clientWidth;
    place.classList.toggle("too-wide", tooWide);
    if (tooWide) place.tabIndex = 0;
    else place.removeAttribute("tabindex");
  }
});

webViewSheet.replaceSync(document.getElementById("web-view").textContent);

function wearStyle(css) {
  for (const [form, sheet] of Object.entries(cardSheets)) sheet.replaceSync(css[form]);
  grounds.clear();
  sides.forEach(dress);
}

// Fills a place in the page with a side; `looks` says on which screen and in which theme.
function mountSide(place, markup, form, ord) {
  const root = place.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [webViewSheet, cardSheets[form]];
  const html = document.createElement("html");
  const body = document.createElement("body");
  const content = document.createElement("div");
  const answer = document.createElement("div");
  html.lang = "en";
  content.id = "content";
  answer.id = "qa";
  answer.append(inert(markup));
  content.append(answer);
  body.append(content);
  html.append(body);
  root.append(html);
  const side = { place, html, body, form, ord };
  sides.add(side);
  dress(side);
  widths.observe(place);
}

function dress(side) {
  const screen = SCREENS[looks.screen === "desktop" ? "desktop" : "phone"];
  side.html.className = screen.html;
  side.body.className = `card card${side.ord + 1} ${screen.body} ${looks.theme === "night" ? screen.night : ""}`;
  side.place.style.background = groundOf(side); // as a body's background goes to the whole window
}

// The background that the style gives to a body of this form and these classes; asked once, for the answer takes long.
function groundOf({ form, html, body }) {
  const looks = [form, html.className, body.className].join("/");
  if (!grounds.has(looks)) grounds.set(looks, getComputedStyle(body).backgroundColor);
  return grounds.get(looks);
}

function forgetSides(within) {
  for (const side of sides) if (within.contains(side.place)) sides.delete(side);
}

// The content of some HTML that loads nothing, runs nothing and leads only out of this page.
function inert(markup) {
  const template = document.createElement("template"); // nothing in it lives until it is let out
  template.innerHTML = markup.replace(/\sonclick="[^"]*"/g, ""); // Anki's hints have one, which no policy need allow
  const content = template.content;
  for (const image of content.querySelectorAll("img")) {
    const picture = deck.media[decodeURIComponent(image.getAttribute("src") ?? "")];
    if (picture) image.src = picture;
    else image.removeAttribute("src");
  }
  for (const link of content.querySelectorAll("a.hint")) {
    link.setAttribute("role", "button");
    link.addEventListener("click", showHint);
  }
  for (const link of content.querySelectorAll("a[href]:not(.hint)")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  typeset(content);
  return content;
}

function showHint(event) {
  event.preventDefault();
  event.currentTarget.style.display = "none";
  event.currentTarget.nextElementSibling.style.display = "block";
}

function typeset(content) {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (MATH.test(walker.currentNode.data)) texts.push(walker.currentNode);
  for (const text of texts) text.replaceWith(...text.data.split(MATH).map((part) => deck.math[part] ? mathOf(part) : part));
}

function mathOf(tex) {
  const template = document.createElement("template");
  template.innerHTML = deck.math[tex];
  return template.content;
}
