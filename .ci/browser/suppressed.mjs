// Whether `check --decisions` took what a page exported: `node suppressed.mjs DECISIONS.json REPORT.json`. Findings that
// were dismissed or accepted are suppressed, with the reason; confirmed ones and those nobody judged count.

import { readFileSync } from "node:fs";

const [decisions, report] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf8")));
const reasons = new Map(decisions.decisions.map(({ fingerprint, decision, reason }) => [fingerprint, { decision, reason }]));
const faults = [];
let suppressed = 0;
for (const { fingerprint, suppression } of report.findings) {
  const judged = reasons.get(fingerprint);
  const wanted = judged !== undefined && judged.decision !== "confirmed";
  if (wanted !== Boolean(suppression)) faults.push(`${fingerprint}: ${judged?.decision ?? "undecided"}, and ${wanted ? "counts" : "does not count"}`);
  else if (wanted && suppression.reason !== judged.reason) faults.push(`${fingerprint}: the reason is ${suppression.reason}`);
  suppressed += Number(Boolean(suppression));
}
console.log(`${suppressed} of ${report.findings.length} findings suppressed by ${reasons.size} decisions`);
if (suppressed === 0) faults.push("nothing is suppressed");
for (const one of faults) console.error(one);
process.exit(faults.length > 0 ? 1 : 0);
