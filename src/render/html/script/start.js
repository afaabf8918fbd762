
// The start: what needs the script comes into sight.

const startFindings = () => {
  byId("tools").hidden = false;
  byId("bar").hidden = false;
  document.body.classList.add("with-tools");
  byId("tool-box").open = matchMedia("(min-width: 64rem)").matches;
  bringWorstUp();
  current = document.querySelector(".worst .finding");
  for (const finding of findings) if (finding.open || decisions.has(fingerprintOf(finding))) show(finding);
  document.addEventListener("toggle", (event) => {
    if (event.target.matches("details.finding") && event.target.open) addPanel(event.target);
  }, true);
  for (const finding of findings) if (finding.open) addPanel(finding);
  byId("tools").addEventListener("change", (event) => {
    if (event.target.closest("fieldset[data-facet]")) filter();
  });
  search.addEventListener("input", () => filter());
  byId("clear").addEventListener("click", clear);
  for (const button of all("[data-bulk]")) button.addEventListener("click", () => decideShown(button.dataset.bulk));
  listenToKeys();
  prepareSearch(0);
};

// The first search should not wait for a thousand texts to be folded.
const prepareSearch = (at) => {
  const later = window.requestIdleCallback ?? ((then) => setTimeout(() => then({ timeRemaining: () => 8 }), 50));
  later((idle) => {
    let next = at;
    while (next < findings.length && idle.timeRemaining() > 1) index(findings[next++]);
    if (next < findings.length) prepareSearch(next);
  });
};

const startIndex = () => {
  byId("index-tools").hidden = false;
  for (const cell of all(".reviewed")) cell.hidden = false;
  byId("pair-search").addEventListener("input", filterPairs);
  byId("pair-failing").addEventListener("change", filterPairs);
};

const startExchange = () => {
  byId("export").addEventListener("click", exportDecisions);
  byId("import").addEventListener("click", () => byId("import-file").click());
  byId("import-file").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) await importDecisions(file);
    event.target.value = "";
  });
};

const startLanguages = () => {
  byId("languages").hidden = false;
  byId("languages").addEventListener("click", (event) => {
    const wanted = event.target.closest("button")?.dataset.language;
    if (!wanted) return;
    write("riscontro.language", wanted);
    speak(wanted);
    filter();
    tally();
  });
  const wanted = read("riscontro.language") ?? (navigator.language.toLowerCase().startsWith("it") ? "it" : "en");
  if (wanted === "it") speak(wanted);
};

// Paper shows every finding that the filter lets through.
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = visible().filter((finding) => !finding.open);
  for (const finding of unfolded) finding.open = true;
});
addEventListener("afterprint", () => {
  for (const finding of unfolded) finding.open = false;
});

startLanguages();
if (findings.length > 0) startFindings();
if (byId("index-tools")) startIndex();
if (byId("export")) startExchange();
filter();
tally();
follow();
addEventListener("hashchange", follow);
// Another page of the same report may have decided in the meantime.
addEventListener("storage", (event) => {
  if (event.key !== "riscontro.decisions") return;
  decisions.clear();
  for (const [name, entry] of load()) decisions.set(name, entry);
  for (const finding of findings) show(finding);
  filter(current);
  tally();
});
