// Makes reports to look at out of one: `node reports.mjs ALL.json FOLDER`. large.json has 1,000 findings; old.json is
// an older report, with a finding that is gone since and without one that is new; hostile.json has words that try to
// get out of where they are quoted.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [, , source, folder] = process.argv;
const report = JSON.parse(readFileSync(source, "utf8"));
const put = (name, content) => writeFileSync(join(folder, name), JSON.stringify(content));
const copy = () => structuredClone(report);

const large = copy();
large.findings = Array.from({ length: 1_000 }, (_, at) => {
  const finding = structuredClone(report.findings[at % report.findings.length]);
  return { ...finding, fingerprint: `r1:${at.toString(16).padStart(32, "0")}`, confidence: at % 101, children: [] };
});
large.findings.sort((a, b) => (a.pair < b.pair ? -1 : a.pair > b.pair ? 1 : 0));
for (const severity of ["error", "warning", "note"]) {
  large.summary.findings[severity] = large.findings.filter((finding) => finding.severity === severity).length;
}
put("large.json", large);

const old = copy();
const first = old.findings.find((finding) => finding.source && finding.severity === "error");
old.findings.push({ ...structuredClone(first), fingerprint: `r1:${"0f".repeat(16)}`, rule: "omitted-clause", kind: "clause" });
old.findings = old.findings.filter((finding) => finding !== first);
put("old.json", old);

const ATTACK = "<script>document.title='x'</script><img src=x onerror=\"throw 1\">]]>-->\" onload=\"x ' &lt; \u202eback ";
const FIXED = ["severity", "state", "status", "script", "verdict", "schemaVersion", "fingerprint"];
const poisoned = (value, key, parent) => {
  if (typeof value === "string") return FIXED.includes(key) || ("rendered" in parent && key === "kind") ? value : value + ATTACK;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, key, {}));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, name, value)]));
};
const hostile = poisoned(copy(), "", {});
for (const one of [hostile, ...hostile.findings]) delete one.incomplete;
put("hostile.json", hostile);
