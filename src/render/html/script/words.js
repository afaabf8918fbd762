
// The language of the page's own words: English as they stand, or Italian from the table that comes with the page.

const lines = byId("italian").content.textContent.split("\n");
const italian = new Map();
for (let at = 0; at + 1 < lines.length; at += 2) italian.set(lines[at], lines[at + 1]);
let language = "en";

const fill = (pattern, values) => {
  const rest = [...values];
  return pattern.replaceAll("{}", () => rest.shift());
};
const inLanguage = (words) => (language === "it" ? italian.get(words) ?? words : words);
const say = (pattern, ...values) => fill(inLanguage(pattern), values);

const original = new WeakMap();
const inEnglish = (node, now) => {
  if (!original.has(node)) original.set(node, now);
  return original.get(node);
};

// A class for most words; by their place for those that every finding has.
const WORDS = [
  ".t", ".severity", ".state", ".facts dt", ".facts dd > i", ".bitext > div > p:first-child > b", ".fine > a", ".tag > i",
].join();

const translate = (within) => {
  for (const element of all(WORDS, within)) {
    const { t, v } = element.dataset;
    const english = inEnglish(element, element.textContent);
    element.textContent = t ? say(t, ...v.split(" ")) : say(english);
    if (element.lang) element.lang = language;
  }
  for (const element of all("[aria-label]", within)) {
    element.setAttribute("aria-label", say(inEnglish(element, element.ariaLabel)));
    if (element.lang) element.lang = language;
  }
  for (const part of all(".part", within)) {
    part.textContent = inEnglish(part, part.textContent).replace(".", language === "it" ? "," : ".");
  }
  for (const message of all(".message", within)) translateMessage(message);
};

// The English message of a finding, or the Italian sentence of its rule with the same words in it.
const translateMessage = (message) => {
  if (!original.has(message)) {
    original.set(message, [...message.childNodes].map((node) => node.cloneNode(true)));
  }
  const nodes = original.get(message);
  const rule = (message.closest("li") ?? message.closest(".finding")?.querySelector("summary"))?.querySelector(".rule");
  const pattern = language === "it" ? italian.get(`rule:${rule?.textContent}`) : undefined;
  const item = nodes.find((node) => node.lang?.startsWith("zh"));
  if (pattern === undefined || (pattern.includes("{}") && !item)) {
    message.replaceChildren(...nodes.map((node) => node.cloneNode(true)));
    message.lang = "en";
    return;
  }
  const [before, after = ""] = pattern.split("{}");
  message.replaceChildren(before, ...(pattern.includes("{}") ? [item.cloneNode(true), after] : []));
  message.lang = "it";
};

const speak = (wanted) => {
  language = wanted;
  document.documentElement.lang = wanted;
  translate(document);
  translate(byId("decide")?.content ?? document.createDocumentFragment());
  document.title = `riscontro: ${document.querySelector("h1").textContent.replace(/^\S+\s+/u, "")}`;
  for (const button of all("#languages button")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === wanted));
  }
};

const announce = (words) => {
  const place = byId("said");
  if (place) place.textContent = words;
};
