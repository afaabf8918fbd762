// What a page can do beyond being read: filter and search the findings, go through them by key, decide on them.
// Everything works on what the page already holds; decisions stay in this browser until they are exported.
// The files of this folder are put together in the order of policy.rs.

const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const findings = all("details.finding");
const pairs = document.body.dataset.pairs.split("\n");

const textOf = (finding, selector) => finding.querySelector(`summary ${selector}`)?.textContent;
const fingerprintOf = (finding) => `r1:${finding.id.slice(2)}`;

// What is known of a finding, read before anything is said in another language.
const known = new Map(findings.map((finding) => [finding, {
  severity: textOf(finding, ".severity"),
  rule: textOf(finding, ".rule"),
  state: textOf(finding, ".state") ?? (finding.matches(".fixed") ? "fixed" : "new"),
  kind: finding.dataset.kind,
  pair: finding.dataset.pair ?? pairs[0],
  text: textOf(finding, ".what b") ?? "",
}]));
const isGone = (finding) => known.get(finding).severity === "fixed";

// A browser may refuse to keep anything; then it lasts as long as the page.
const memory = new Map();
const read = (key) => {
  try { return localStorage.getItem(key) ?? memory.get(key) ?? null; } catch { return memory.get(key) ?? null; }
};
const write = (key, value) => {
  memory.set(key, value);
  try { localStorage.setItem(key, value); } catch { /* it stays in memory */ }
};
