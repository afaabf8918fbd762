// What a page can do beyond being read: filter and search the findings, go through them by key, decide on them.
// Everything here works on what the page already holds; decisions stay in this browser until they are exported.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const findings = [...document.querySelectorAll("details.finding")];
  if (findings.length === 0) return;

  const tools = byId("tools");
  const search = byId("search");
  const facets = [...tools.querySelectorAll("fieldset[data-facet]")];
  tools.hidden = false;
  byId("bar").hidden = false;
  document.body.classList.add("with-tools");
  byId("tool-box").open = matchMedia("(min-width: 64rem)").matches;

  // What is known of a finding: what its line says, and two attributes for what the line does not say.

  const textOf = (finding, selector) => finding.querySelector(`summary ${selector}`)?.textContent;
  const values = new Map(findings.map((finding) => [finding, {
    severity: textOf(finding, ".severity"),
    rule: textOf(finding, ".rule"),
    state: textOf(finding, ".state") ?? "new",
    kind: finding.dataset.kind,
    pair: finding.dataset.pair,
  }]));
  const fingerprintOf = (finding) => `r1:${finding.id.slice(2)}`;

  // Filter. A facet with nothing chosen lets everything through; its counts say what one more choice would show.

  const words = new Map(findings.map((finding) => [finding, finding.textContent.toLowerCase()]));
  const chosen = (facet) => [...facet.querySelectorAll("input:checked")].map((input) => input.value);

  const passes = (finding, choices, query, except) =>
    words.get(finding).includes(query) &&
    facets.every((facet) => {
      const wanted = choices.get(facet);
      return facet === except || wanted.length === 0 || wanted.includes(values.get(finding)[facet.dataset.facet]);
    });

  const filter = () => {
    const query = search.value.trim().toLowerCase();
    const choices = new Map(facets.map((facet) => [facet, chosen(facet)]));
    for (const finding of findings) finding.hidden = !passes(finding, choices, query, null);
    for (const facet of facets) {
      const open = findings.filter((finding) => passes(finding, choices, query, facet));
      for (const choice of facet.querySelectorAll(".choice")) {
        const { value } = choice.querySelector("input");
        const count = open.filter((finding) => values.get(finding)[facet.dataset.facet] === value).length;
        choice.querySelector(".count").textContent = count;
      }
    }
    const shown = visible().length;
    byId("shown").textContent = `${shown} of ${findings.length} shown`;
    byId("none").hidden = shown > 0;
    const worst = document.querySelector(".worst");
    if (worst) worst.hidden = worst.querySelector(".finding").hidden;
  };

  const visible = () => findings.filter((finding) => !finding.hidden);

  tools.addEventListener("change", (event) => {
    if (event.target.closest("fieldset[data-facet]")) filter();
  });
  search.addEventListener("input", filter);
  const clear = () => {
    search.value = "";
    for (const input of tools.querySelectorAll("fieldset input")) input.checked = false;
    filter();
  };
  byId("clear").addEventListener("click", clear);

  // Decisions. A browser may refuse to keep them; then they last as long as the page.

  const read = (key) => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const write = (key, value) => {
    try { localStorage.setItem(key, value); } catch { /* kept in memory only */ }
  };
  const load = () => {
    try {
      const stored = JSON.parse(read("riscontro.decisions"));
      return new Map(Object.entries(stored ?? {}).filter(([, entry]) => typeof entry?.decision === "string"));
    } catch {
      return new Map();
    }
  };
  const decisions = load();
  const own = () => findings.filter((finding) => decisions.has(fingerprintOf(finding)));

  const decide = (finding, decision) => {
    const fingerprint = fingerprintOf(finding);
    const before = decisions.get(fingerprint);
    const date = new Date().toISOString().slice(0, 10);
    if (decision) decisions.set(fingerprint, { decision, reason: before?.reason ?? "", date });
    else decisions.delete(fingerprint);
    keep(finding);
  };

  const keep = (finding) => {
    write("riscontro.decisions", JSON.stringify(Object.fromEntries(decisions)));
    show(finding);
    tally();
  };

  const show = (finding) => {
    const entry = decisions.get(fingerprintOf(finding));
    finding.querySelector("summary .decision")?.remove();
    if (entry) {
      const badge = document.createElement("span");
      badge.className = "decision";
      badge.textContent = entry.decision;
      finding.querySelector(".meta").append(badge);
    }
    const panel = finding.querySelector(".decide");
    if (!panel) return;
    for (const button of panel.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.decision === entry?.decision));
    }
    const reason = panel.querySelector(".reason");
    reason.value = entry?.reason ?? "";
    reason.disabled = !entry;
  };

  const tally = () => {
    const count = own().length;
    byId("decided").textContent = `${count} of ${findings.length} decided`;
    byId("export").disabled = count === 0;
  };

  const addPanel = (finding) => {
    if (finding.querySelector(".decide")) return;
    const panel = byId("decide").content.cloneNode(true).firstElementChild;
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const isPressed = button.getAttribute("aria-pressed") === "true";
      decide(finding, isPressed ? null : button.dataset.decision);
    });
    panel.querySelector(".reason").addEventListener("change", (event) => {
      const entry = decisions.get(fingerprintOf(finding));
      if (!entry) return;
      entry.reason = event.target.value;
      keep(finding);
    });
    panel.querySelector(".link").href = `#${finding.id}`;
    finding.querySelector(".body").append(panel);
    show(finding);
  };

  byId("export").addEventListener("click", () => {
    const list = own().map((finding) => {
      const fingerprint = fingerprintOf(finding);
      return { fingerprint, ...decisions.get(fingerprint) };
    });
    const file = new Blob([JSON.stringify({ schemaVersion: "1.0", decisions: list }, null, 2), "\n"], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = "riscontro-decisions.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });

  for (const finding of findings) {
    show(finding);
    if (finding.open) addPanel(finding);
    finding.addEventListener("toggle", () => {
      if (finding.open) addPanel(finding);
    });
  }

  // Going through the findings.

  let current = null;

  const goTo = (finding) => {
    if (!finding) return;
    current = finding;
    finding.open = true;
    finding.querySelector("summary").focus({ preventScroll: true });
    finding.scrollIntoView({ block: "start" });
  };

  const step = (by, wanted) => {
    const list = visible();
    const at = list.indexOf(current);
    const rest = by > 0 ? list.slice(at + 1) : list.slice(0, Math.max(at, 0)).reverse();
    goTo(rest.find(wanted));
  };

  const anyone = () => true;
  const undecided = (finding) => !decisions.has(fingerprintOf(finding));
  const onCurrent = (decision) => () => current && !current.hidden && decide(current, decision);
  const deeds = {
    j: () => step(1, anyone),
    k: () => step(-1, anyone),
    n: () => step(1, undecided),
    c: onCurrent("confirmed"),
    d: onCurrent("false-positive"),
    s: onCurrent("accepted"),
    u: onCurrent(null),
    "/": () => {
      byId("tool-box").open = true;
      search.focus();
    },
    "?": () => {
      byId("tool-box").open = true;
      byId("keys").open = true;
      byId("keys-on").focus();
    },
  };

  const keysOn = byId("keys-on");
  keysOn.checked = read("riscontro.keys") !== "off";
  keysOn.addEventListener("change", () => write("riscontro.keys", keysOn.checked ? "on" : "off"));

  const isTyping = (element) => element.closest("input:not([type=checkbox]), textarea, select") !== null;

  document.addEventListener("keydown", (event) => {
    if (!keysOn.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target) || !Object.hasOwn(deeds, event.key)) return;
    event.preventDefault();
    deeds[event.key]();
  });
  document.addEventListener("focusin", (event) => {
    current = event.target.closest("details.finding") ?? current;
  });

  // Links: what a link names is opened; a filter that hides it is cleared.

  const follow = () => {
    const named = byId(decodeURIComponent(location.hash.slice(1)));
    const finding = named?.closest("details.finding");
    if (finding) {
      if (finding.hidden) clear();
      goTo(finding);
    } else if (named?.closest("details.whole")) {
      named.closest("details.whole").open = true;
      named.scrollIntoView({ block: "start" });
    }
  };
  addEventListener("hashchange", follow);

  // Paper shows every finding that the filter lets through.

  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = visible().filter((finding) => !finding.open);
    for (const finding of unfolded) finding.open = true;
  });
  addEventListener("afterprint", () => {
    for (const finding of unfolded) finding.open = false;
  });

  filter();
  tally();
  follow();
})();
