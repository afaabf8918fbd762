
// Decisions out into the file that `check --decisions` takes, and in from one.

const imported = new Set();

// Those of this report's pairs, and those that came in from a file, so that none is lost on the way through.
const exported = () => {
  const here = new Map(findings.map((finding, at) => [fingerprintOf(finding), at]));
  const place = (name) => here.get(name) ?? Infinity;
  return [...decisions]
    .filter(([name, entry]) => here.has(name) || pairs.includes(entry.pair) || imported.has(name))
    .sort(([a], [b]) => (place(a) === place(b) ? (a < b ? -1 : 1) : place(a) - place(b)))
    .map(([fingerprint, entry]) => ({ fingerprint, ...entry }));
};

const exportDecisions = () => {
  const list = exported();
  if (list.length === 0) return announce(say("No decision to export yet."));
  const text = `${JSON.stringify({ schemaVersion: "1.0", decisions: list }, null, 2)}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "riscontro-decisions.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  announce(say("{} exported", list.length));
};

const importDecisions = async (file) => {
  let list;
  try {
    const { schemaVersion, decisions } = JSON.parse(await file.text());
    if (!String(schemaVersion).startsWith("1.") || !Array.isArray(decisions)) throw new Error("no decisions");
    list = decisions;
  } catch {
    return announce(say("This is no file of decisions."));
  }
  const isNamed = (entry) => /^r1:[0-9a-f]{32}$/u.test(entry?.fingerprint ?? "");
  const taken = list.filter((entry) => isNamed(entry) && sound(entry)).map((entry) => [entry.fingerprint, sound(entry)]);
  for (const [name] of taken) imported.add(name);
  if (taken.length > 0) change(taken);
  announce(say("{} imported, {} not understood", taken.length, list.length - taken.length));
};
