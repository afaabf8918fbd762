
// Going through the findings by key.

let current = null;

const goTo = (finding) => {
  if (!finding) return announce(say("No further finding."));
  current = finding;
  finding.open = true;
  addPanel(finding);
  finding.querySelector("summary").focus({ preventScroll: true });
  finding.scrollIntoView({ block: "start" });
};

const step = (by, wanted) => {
  const at = findings.indexOf(current);
  const rest = by > 0 ? findings.slice(at + 1) : findings.slice(0, Math.max(at, 0)).reverse();
  goTo(rest.find((finding) => !finding.hidden && wanted(finding)));
};

const anyone = () => true;
const isDue = (finding) => !finding.hidden && !isGone(finding) && !decisions.has(fingerprintOf(finding));
const onCurrent = (decision, asksWhy) => () => {
  if (!current || isGone(current)) return;
  goTo(current);
  decide(current, decision);
  if (asksWhy) current.querySelector(".reason").focus();
};
const openTools = () => { byId("tool-box").open = true; };
const keys = {
  j: () => step(1, anyone),
  k: () => step(-1, anyone),
  n: () => (findings.slice(findings.indexOf(current) + 1).some(isDue) ? step(1, isDue) : goTo(findings.find(isDue))),
  c: onCurrent("confirmed", false),
  d: onCurrent("false-positive", true),
  s: onCurrent("accepted", true),
  u: undo,
  e: exportDecisions,
  "/": () => {
    openTools();
    search.focus();
    search.select();
  },
  "?": () => {
    openTools();
    byId("keys").open = true;
    byId("keys").querySelector("summary").focus();
  },
};

const isTyping = (element) => element.closest("input:not([type=checkbox]), textarea, select") !== null;

const listenToKeys = () => {
  const keysOn = byId("keys-on");
  keysOn.checked = read("riscontro.keys") !== "off";
  keysOn.addEventListener("change", () => write("riscontro.keys", keysOn.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (event.target === search && event.key === "Escape") return search.blur();
    if (!keysOn.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target) || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("focusin", (event) => {
    current = event.target.closest("details.finding") ?? current;
  });
};

// Links: what a link names is opened; a filter that hides it is cleared.
const follow = () => {
  const named = byId(decodeURIComponent(location.hash.slice(1)));
  const finding = named?.closest("details.finding");
  const whole = named?.closest("details.whole");
  if (finding) {
    if (finding.hidden) clear();
    goTo(finding);
  } else if (whole) {
    whole.open = true;
    named.scrollIntoView({ block: "start" });
  }
};
