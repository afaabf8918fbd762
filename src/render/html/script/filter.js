
// Search. Query and text are folded in the same way: one script, no accents, small letters. The table of characters
// is made from the report: Simplified, reading, other forms.

const simple = new Map();
const readings = new Map();
for (const word of byId("han").content.textContent.split(" ").filter(Boolean)) {
  const [, character, reading, others] = word.match(/^(.)([a-z]*)(.*)$/u);
  readings.set(character, reading);
  for (const other of others) simple.set(other, character);
}

const fold = (text) => {
  const latin = text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’ʼ‘`]/gu, "'").toLowerCase().normalize("NFC");
  return latin.replace(/[\u3400-\u9fff]/gu, (character) => simple.get(character) ?? character);
};
const solid = (text) => text.replace(/[\s'·・-]/gu, "");

// The readings of the marked words of a finding, and where in them a syllable begins.
const spelled = (finding) => {
  const read = all(".reading", finding).map((element) => element.textContent);
  const marked = [known.get(finding).text, ...all("mark:lang(zh), .message :lang(zh)", finding).map((mark) => mark.textContent)];
  const runs = read.map((text) => fold(text).split(/[\s']+/u));
  for (const text of marked) runs.push([...fold(text)].map((character) => readings.get(character) ?? ""));
  return runs.map((syllables) => {
    const starts = new Set();
    let whole = "";
    for (const syllable of syllables) {
      starts.add(whole.length);
      whole += syllable;
    }
    return { whole, starts };
  });
};

const folded = new Map();
const index = (finding) => {
  if (!folded.has(finding)) {
    const text = [finding, ...all(".message", finding).flatMap((message) => original.get(message) ?? [])];
    folded.set(finding, { text: fold(text.map((node) => node.textContent).join(" ")), spelled: spelled(finding) });
  }
  return folded.get(finding);
};

const contains = (finding, query) => {
  if (query === "") return true;
  const { text, spelled } = index(finding);
  if (text.includes(query)) return true;
  const letters = solid(query);
  if (!/^[a-z]{2,}$/u.test(letters)) return false;
  return spelled.some(({ whole, starts }) => {
    let at = whole.indexOf(letters);
    while (at >= 0 && !starts.has(at)) at = whole.indexOf(letters, at + 1);
    return at >= 0;
  });
};

// Facets. One with nothing chosen lets everything through; its counts say what one more choice would show.

const search = byId("search");
const facets = all("fieldset[data-facet]").map((facet) => ({
  name: facet.dataset.facet,
  choices: all(".choice", facet).map((choice) => ({
    input: choice.querySelector("input"),
    count: choice.querySelector(".count"),
    choice,
  })),
}));

const valueOf = (finding, name) =>
  name === "decision" ? decisions.get(fingerprintOf(finding))?.decision ?? "undecided" : known.get(finding)[name];

const visible = () => findings.filter((finding) => !finding.hidden);

// The finding that was just decided stays in sight until the reader goes on.
const filter = (staying = null) => {
  if (findings.length === 0) return;
  const query = fold(search.value.trim());
  const wanted = facets.map(({ choices }) => choices.filter(({ input }) => input.checked).map(({ input }) => input.value));
  const counts = facets.map(() => new Map());
  let shown = 0;
  for (const finding of findings) {
    const values = facets.map(({ name }) => valueOf(finding, name));
    const missed = contains(finding, query) ? values.filter((value, at) => wanted[at].length > 0 && !wanted[at].includes(value)).length : Infinity;
    facets.forEach((_, at) => {
      const isOwnMiss = wanted[at].length > 0 && !wanted[at].includes(values[at]);
      if (missed === 0 || (missed === 1 && isOwnMiss)) counts[at].set(values[at], (counts[at].get(values[at]) ?? 0) + 1);
    });
    finding.hidden = missed > 0 && finding !== staying;
    if (!finding.hidden) shown += 1;
  }
  facets.forEach(({ choices }, at) => {
    for (const { input, count, choice } of choices) {
      const number = counts[at].get(input.value) ?? 0;
      count.textContent = number;
      choice.classList.toggle("none", number === 0 && !input.checked);
    }
  });
  byId("shown").textContent = say("{} of {} shown", shown, findings.length);
  byId("none").hidden = shown > 0;
  const worst = document.querySelector(".worst");
  if (worst) worst.hidden = worst.querySelector(".finding").hidden;
  for (const section of all("section.pair")) {
    section.classList.toggle("empty", shown < findings.length && !section.querySelector(".finding:not([hidden])"));
  }
};

const clear = () => {
  if (findings.length === 0) return;
  search.value = "";
  for (const { choices } of facets) for (const { input } of choices) input.checked = false;
  filter();
};

// An index filters its pairs.

const filterPairs = () => {
  const query = fold(byId("pair-search").value.trim());
  const rows = all("#pairs tbody tr");
  for (const row of rows) {
    const isFailing = row.querySelector("td.error, td.warning") !== null;
    row.hidden = !fold(row.dataset.pair).includes(query) || (byId("pair-failing").checked && !isFailing);
  }
  byId("pairs-shown").textContent = say("{} of {} shown", rows.filter((row) => !row.hidden).length, rows.length);
};
