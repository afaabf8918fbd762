
// Decisions by fingerprint. One action, of one finding or of many, can be undone as a whole.

const KINDS = ["confirmed", "false-positive", "accepted"];

// A decision as it is kept and exported, or nothing if it is none.
const sound = (entry) => {
  if (!KINDS.includes(entry?.decision)) return null;
  const text = (value) => (typeof value === "string" ? value : "");
  const { decision, reason, date, pair, rule, text: words } = entry;
  return { decision, reason: text(reason), date: text(date), pair: text(pair), rule: text(rule), text: text(words) };
};

const load = () => {
  try {
    const stored = Object.entries(JSON.parse(read("riscontro.decisions")) ?? {});
    return new Map(stored.map(([name, entry]) => [name, sound(entry)]).filter(([, entry]) => entry !== null));
  } catch {
    return new Map();
  }
};
const decisions = load();
const done = [];

const today = () => new Date().toISOString().slice(0, 10);
const entryOf = (finding, decision, reason) => {
  const { pair, rule, text } = known.get(finding);
  return { decision, reason, date: today(), pair, rule, text };
};

// Changes many entries at once: a list of fingerprint and entry, or null for none.
const change = (changes) => {
  done.push(changes.map(([name]) => [name, decisions.get(name) ?? null]));
  put(changes);
};

const put = (changes) => {
  for (const [name, entry] of changes) {
    if (entry) decisions.set(name, entry);
    else decisions.delete(name);
  }
  write("riscontro.decisions", JSON.stringify(Object.fromEntries(decisions)));
  const changed = new Set(changes.map(([name]) => name));
  for (const finding of findings) if (changed.has(fingerprintOf(finding))) show(finding);
  for (const button of all(".undo")) button.disabled = done.length === 0;
  filter(current);
  tally();
};

const decide = (finding, decision) => {
  if (isGone(finding)) return;
  const name = fingerprintOf(finding);
  const before = decisions.get(name);
  change([[name, decision && entryOf(finding, decision, before?.reason ?? "")]]);
  announce(decision ? say(decision) : say("undecided"));
};

const decideShown = (decision) => {
  const open = visible().filter((finding) => !isGone(finding) && !decisions.has(fingerprintOf(finding)));
  const reason = byId("bulk-reason").value.trim();
  if (open.length > 0) change(open.map((finding) => [fingerprintOf(finding), entryOf(finding, decision, reason)]));
  announce(say("{} decided", open.length));
};

const undo = () => {
  const last = done.pop();
  if (!last) return announce(say("Nothing to undo."));
  put(last);
  const finding = last.length === 1 && byId(`f-${last[0][0].slice(3)}`);
  if (finding && finding.closest("details.finding") === finding) {
    if (finding.hidden) clear();
    goTo(finding);
  }
  announce(say("{} taken back", last.length));
};

// What is seen of a decision: a word in the line of the finding, the buttons and the reason under it.
const show = (finding) => {
  const entry = decisions.get(fingerprintOf(finding));
  finding.querySelector("summary .decision")?.remove();
  finding.classList.toggle("decided", Boolean(entry));
  if (entry) {
    const badge = document.createElement("span");
    badge.className = `decision t ${entry.decision}`;
    original.set(badge, entry.decision);
    badge.textContent = say(entry.decision);
    finding.querySelector(".meta").append(badge);
  }
  const panel = finding.querySelector(".decide");
  if (!panel) return;
  for (const button of all("button[data-decision]", panel)) {
    button.setAttribute("aria-pressed", String(button.dataset.decision === entry?.decision));
  }
  panel.querySelector(".undo").disabled = done.length === 0;
  const reason = panel.querySelector(".reason");
  reason.value = entry?.reason ?? "";
  reason.disabled = !entry;
};

const tally = () => {
  const due = findings.filter((finding) => !isGone(finding));
  const count = due.filter((finding) => decisions.has(fingerprintOf(finding))).length;
  byId("export")?.toggleAttribute("disabled", exported().length === 0);
  if (due.length > 0) {
    byId("decided").textContent = say("{} of {} decided", count, due.length);
    byId("done").setAttribute("d", `M0 0h${Math.round((1000 * count) / due.length)}v1H0z`);
  }
  const rows = all("#pairs tr[data-pair]");
  if (rows.length === 0) return;
  const ofPair = new Map();
  for (const { pair } of decisions.values()) ofPair.set(pair, (ofPair.get(pair) ?? 0) + 1);
  for (const row of rows) row.querySelector(".done").textContent = ofPair.get(row.dataset.pair) ?? 0;
};

const keepReason = (finding, text) => {
  const name = fingerprintOf(finding);
  const entry = decisions.get(name);
  if (entry && entry.reason !== text) change([[name, { ...entry, reason: text }]]);
};

const addPanel = (finding) => {
  if (isGone(finding) || finding.querySelector(".decide")) return;
  const panel = byId("decide").content.cloneNode(true).firstElementChild;
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.matches(".undo")) return undo();
    const isPressed = button.getAttribute("aria-pressed") === "true";
    decide(finding, isPressed ? null : button.dataset.decision);
  });
  const reason = panel.querySelector(".reason");
  reason.addEventListener("change", () => keepReason(finding, reason.value.trim()));
  reason.addEventListener("keydown", (event) => {
    if (!["Enter", "Escape"].includes(event.key) || event.isComposing) return;
    if (event.key === "Escape") reason.value = decisions.get(fingerprintOf(finding))?.reason ?? "";
    keepReason(finding, reason.value.trim());
    finding.querySelector("summary").focus({ preventScroll: true });
  });
  panel.querySelector(".link").href = `#${finding.id}`;
  finding.querySelector(".body").append(panel);
  show(finding);
};

// The worst finding nobody has judged stands first; the one that stood there goes back to its place.
const bringWorstUp = () => {
  const first = document.querySelector(".worst .finding");
  if (!first || !decisions.has(fingerprintOf(first))) return;
  const rank = (finding) => {
    const { severity } = known.get(finding);
    const mqm = ["critical", "major"].indexOf(finding.querySelector(".fine > i")?.textContent);
    return [["error", "warning", "note"].indexOf(severity), mqm < 0 ? 2 : mqm, -parseInt(textOf(finding, ".sure"), 10)];
  };
  const worse = (a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
  const open = findings.filter((finding) => !finding.matches(".off") && !decisions.has(fingerprintOf(finding)));
  const next = open.map((finding) => ({ finding, rank: rank(finding) })).sort((a, b) => worse(a.rank, b.rank))[0]?.finding;
  if (!next) return;
  const above = document.querySelector(".above");
  const link = above.querySelector("a");
  link.href = `#${next.id}`;
  link.replaceChildren(...[...next.querySelector(".what").childNodes].map((node) => node.cloneNode(true)));
  const mark = document.createComment("");
  next.replaceWith(mark);
  above.replaceWith(first);
  mark.replaceWith(above);
  document.querySelector(".worst").append(next);
  first.open = false;
  next.open = true;
  findings.splice(0, findings.length, ...all("details.finding"));
};
