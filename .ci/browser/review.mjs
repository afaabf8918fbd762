// Reviews reports as a person does: `CHROMIUM=… node review.mjs FOLDER [SHOTS]`, with keys alone where there are keys.
// FOLDER is what browser.sh makes: all.html with all.json, sample.html, large.html, diff.html, parted/. With SHOTS, each state is
// drawn into that folder.

import { execFileSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { close, faults, fault, hold, open, typist } from "./browser.mjs";

const [, , folder, shots] = process.argv;
const file = (name) => join(folder, name);
const report = JSON.parse(readFileSync(file("all.json"), "utf8"));
const ONE_PAIR = "terremoto-valle";
const byFingerprint = new Map(report.findings.map((finding) => [finding.fingerprint, finding]));

async function shot(page, name) {
  if (!shots) return;
  const path = join(shots, `${name}.png`);
  await page.evaluate(() => document.getAnimations().forEach((one) => one.cancel()));
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
  // Few colours are enough for a picture of text, and a third of the bytes.
  execFileSync("pngquant", ["--force", "--ext", ".png", "--speed", "1", "--nofs", "64", path]);
  if (statSync(path).size >= 100_000) fault(name, `the picture has ${statSync(path).size} bytes`);
}

const focused = (page) => page.evaluate(() => document.activeElement?.closest("details.finding")?.id ?? null);
const decided = (page) => page.locator("#decided").textContent();

async function saved(page, press) {
  const [download] = await Promise.all([page.waitForEvent("download"), press("e")]);
  hold("export", download.suggestedFilename() === "riscontro-decisions.json", "the file has another name");
  return readFileSync(await download.path(), "utf8");
}

/** The shape that `check --decisions` takes. */
function holdShape(name, text) {
  const { schemaVersion, decisions, ...rest } = JSON.parse(text);
  hold(name, schemaVersion === "1.0" && Object.keys(rest).length === 0 && text.endsWith("}\n"), "the file has another frame");
  for (const entry of decisions) {
    hold(name, Object.keys(entry).join() === "fingerprint,decision,reason,date,pair,rule,text", `keys are ${Object.keys(entry)}`);
    hold(name, ["confirmed", "false-positive", "accepted"].includes(entry.decision), `decision ${entry.decision}`);
    hold(name, /^\d{4}-\d\d-\d\d$/.test(entry.date) && Object.values(entry).every((value) => typeof value === "string"), "a value has another shape");
    const finding = byFingerprint.get(entry.fingerprint);
    hold(name, finding?.pair === entry.pair && finding?.rule === entry.rule, `${entry.fingerprint} is no finding of the report`);
    hold(name, (finding?.source ?? finding?.target)?.text.startsWith(entry.text.replace(/…$/u, "")), `text ${entry.text}`);
  }
  return decisions;
}

// The first half minute: the worst finding is in sight and open; one key judges it, one exports.
await open(file("all.html"), "half a minute", {}, async (page) => {
  const press = typist(page);
  const start = Date.now();
  const worst = page.locator(".worst details.finding[open]");
  const box = await worst.locator("mark, .caret").first().boundingBox();
  hold("half a minute", box && box.y + box.height < 900, "what is lost is not in sight without scrolling");
  hold("half a minute", await worst.locator(".decide").isVisible(), "the buttons are not in sight");
  await press("c");
  const decisions = holdShape("half a minute", await saved(page, press));
  hold("half a minute", decisions.length === 1 && byFingerprint.get(decisions[0].fingerprint).severity === "error", "the worst was not judged");
  hold("half a minute", press.count === 2, `it took ${press.count} keys`);
  console.log(`first omission found, judged and exported: ${press.count} keys, ${Date.now() - start} ms`);
});

// The whole report with keys alone, then undo, keys switched off, and the page opened again.
const whole = await open(file("all.html"), "whole review", {}, async (page) => {
  const name = "whole review";
  const press = typist(page);
  const total = report.findings.length;
  await shot(page, "review-light");
  const order = await page.locator("details.finding").evaluateAll((all) => all.map((one) => one.id));
  await press("j");
  hold(name, (await focused(page)) === order[1], "j does not lead to the second finding");
  await press("k");
  hold(name, (await focused(page)) === order[0], "k does not lead back");
  const turns = ["c", "d", "s"];
  for (let at = 0; at < total; at += 1) {
    const turn = turns[at % 3];
    await press(turn);
    if (turn !== "c") {
      await page.keyboard.type(turn === "d" ? "nome già nel titolo" : "taglio voluto");
      if (at === 4) await shot(page, "dismiss-with-reason");
      await press("Enter");
    }
    if (at + 1 < total) await press("n");
  }
  hold(name, (await decided(page)) === `${total} of ${total} decided`, `ends at ${await decided(page)}`);
  const text = await saved(page, press);
  const decisions = holdShape(name, text);
  writeFileSync(file("decisions.json"), text);
  hold(name, decisions.length === total, `${decisions.length} exported`);
  hold(name, decisions.filter((one) => one.reason === "nome già nel titolo").length === Math.floor((total + 1) / 3), "reasons are lost");
  await press("u");
  await press("u");
  hold(name, (await decided(page)) !== `${total} of ${total} decided` || total % 3 !== 1, "u takes nothing back");
  await page.locator("#keys-on").uncheck();
  const before = await decided(page);
  await press("u");
  hold(name, (await decided(page)) === before, "a key works though keys are off");
  await page.reload();
  hold(name, (await decided(page)) === before, "decisions are gone after the page was opened again");
  hold(name, !(await page.locator("#keys-on").isChecked()), "keys are on again");
  console.log(`${total} findings reviewed with ${press.count} keys and the reasons`);
  return text;
});

// Import of that file in another browser; a file that is none; export gives the same file.
await open(file("all.html"), "import", {}, async (page) => {
  const press = typist(page);
  const choose = (name, content) => page.locator("#import-file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
  await choose("x.json", "[1, 2]");
  await page.locator("#said", { hasText: "This is no file of decisions." }).waitFor({ timeout: 2_000 });
  const more = JSON.parse(whole);
  more.decisions.push({ fingerprint: "<img src=x onerror=alert(1)>", decision: "confirmed" }, { decision: "maybe" }, null);
  await choose("d.json", JSON.stringify(more));
  await page.locator("#said", { hasText: `${report.findings.length} imported, 3 not understood` }).waitFor({ timeout: 2_000 });
  hold("import", (await saved(page, press)) === whole, "what comes out is not what went in");
  await press("u");
  hold("import", (await decided(page)).startsWith("0 of"), "an import is not undone as a whole");
});

// Filter, bulk, undo of it.
await open(file("all.html"), "bulk", { colorScheme: "dark" }, async (page) => {
  const name = "bulk";
  await shot(page, "review-dark");
  await page.locator("[data-facet=severity] input[value=note]").check();
  const notes = report.findings.filter((finding) => finding.severity === "note").length;
  hold(name, (await page.locator("details.finding:visible").count()) === notes, "the filter shows something else");
  await page.locator("#bulk > summary").click();
  await page.locator("#bulk-reason").fill("solo note");
  await shot(page, "bulk-dark");
  await page.locator("[data-bulk=accepted]").click();
  hold(name, (await decided(page)).startsWith(`${notes} of`), `it decided ${await decided(page)}`);
  await page.keyboard.press("Escape");
  await page.locator("h1").click();
  await page.keyboard.press("u");
  hold(name, (await decided(page)).startsWith("0 of"), "undo does not take all of it back");
});

// Either script, pinyin, Italian without accents.
await open(file("sample.html"), "search", {}, async (page) => {
  const texts = async (query) => {
    await page.keyboard.press("/");
    await page.keyboard.type(query);
    const found = await page.locator("details.finding:visible .what b").allTextContents();
    await page.keyboard.press("Escape");
    return found;
  };
  const SEARCHES = [
    ["林若溪", "林若溪"],
    ["旧港", "舊港"],
    ["顾允棠", "顧允棠"],
    ["河灣市水務局", "林若溪"],
    ["lin ruoxi", "林若溪"],
    ["linruo", "林若溪"],
    ["ruòxī", "林若溪"],
    ["shenboyong", "市民沈伯庸说，他最担心的是雨季。"],
    ["guyuntang", "顧允棠"],
    ["restera chiusa", "临江路"],
    ["PIU O MENO", null],
    ["qqqq", null],
  ];
  for (const [query, wanted] of SEARCHES) {
    const found = await texts(query);
    const is = wanted ? found.includes(wanted) && found.length < 9 : found.length === 0;
    hold("search", is, `“${query}” leads to ${found.join(", ") || "nothing"}`);
  }
  hold("search", await page.locator("#none").isVisible(), "nobody is told that nothing was found");
});

// Links, Italian, a browser that keeps nothing.
await open(file("all.html"), "links", { locale: "it-IT" }, async (page) => {
  const last = report.findings.at(-1).fingerprint.slice(3);
  await page.goto(`${page.url()}#f-${last}`);
  await page.reload();
  hold("links", await page.locator(`#f-${last}`).evaluate((one) => one.open && one.getBoundingClientRect().top < 900), "a link does not open its finding");
  await page.goto(page.url().replace(/#.*/u, ""));
  await shot(page, "italian-light");
  hold("Italian", (await page.locator("h1").textContent()).includes("errori"), "the verdict is not in Italian");
  const english = await page.locator(".worst .finding .message").first().getAttribute("lang");
  hold("Italian", (await page.locator(".tiles").textContent()).includes(","), "figures have an English point");
  hold("Italian", english === "it", "the message is not in Italian");
  await page.locator("[data-language=en]").click();
  hold("Italian", (await page.locator("h1").textContent()).includes("errors"), "the way back to English is missing");
});
await open(file("all.html"), "no storage", {}, async (page) => {
  await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } }));
  await page.reload();
  await page.keyboard.press("c");
  hold("no storage", (await decided(page)).startsWith("1 of"), "nothing can be decided");
});

// Narrow, forced colours, the text itself: for the eye.
await open(file("all.html"), "narrow", { viewport: { width: 320, height: 900 } }, (page) => shot(page, "narrow-light"));
await open(file("all.html"), "narrow", { viewport: { width: 320, height: 900 }, colorScheme: "dark" }, async (page) => {
  await page.locator(".worst").evaluate((one) => one.scrollIntoView());
  await shot(page, "narrow-dark");
});
await open(file("all.html"), "forced", { forcedColors: "active" }, (page) => shot(page, "forced-colours"));
await open(file("all.html"), "text", {}, async (page) => {
  await page.locator("details.whole").last().evaluate((one) => { one.open = true; one.scrollIntoView(); });
  await shot(page, "whole-text");
});
await open(file("all.html"), "print", { viewport: { width: 794, height: 1123 } }, async (page) => {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await shot(page, "print");
});

// What was fixed and what was updated since the older report.
await open(file("diff.html"), "diff", {}, async (page) => {
  const states = await page.locator("details.finding .severity, details.finding .state").allTextContents();
  for (const state of ["fixed", "unchanged"]) hold("diff", states.includes(state), `nothing is ${state}`);
  await page.locator("details.finding.fixed > summary").first().click();
  hold("diff", (await page.locator("details.finding.fixed .decide").count()) === 0, "what is gone can be decided");
  await page.locator("details.finding.fixed").first().evaluate((one) => one.scrollIntoView({ block: "center" }));
  await shot(page, "diff");
});

// An index has the findings of all pairs, the worst first, decides on them and exports all decisions as one file; its
// pages and it share what was decided.
await open(file("parted/index.html"), "index", {}, async (page) => {
  const press = typist(page);
  const counts = async () => (await page.locator("#pairs .done").allTextContents()).map(Number);
  const total = report.findings.length;
  hold("index", (await page.locator("details.finding").count()) === total, "a finding is not on the index");
  const severities = await page.locator("details.finding .severity").allTextContents();
  const inOrder = [...severities].sort((a, b) => ["error", "warning", "note"].indexOf(a) - ["error", "warning", "note"].indexOf(b));
  hold("index", severities.join() === inOrder.join(), "the worst do not stand first");
  await press("c", "n", "c", "n", "c", "n");
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
  hold("index", sum(await counts()) === 3, `of three decisions the table of pairs counts ${await counts()}`);
  await page.locator("#pairs .begin a").nth(1).click();
  await page.waitForURL(/#f-/u);
  hold("index", await page.locator("details.finding[open] .bitext").first().isVisible(), "the page of a pair does not open the finding");
  const before = await decided(page);
  await press("n", "c");
  hold("index", (await decided(page)) !== before, "a page of a pair decides nothing");
  await page.goBack();
  await page.reload();
  hold("index", sum(await counts()) === 4, "the index does not count the decision of a page");
  const judged = await page.locator(".worst .finding.decided").count();
  hold("index", judged === 0, "what stands first is decided already");
  await page.locator("[data-facet=pair] input[value=forum-energia]").check();
  const own = report.findings.filter(({ pair }) => pair === "forum-energia").length;
  hold("index", (await page.locator("details.finding:visible").count()) === own, "the facet of pairs shows something else");
  await page.locator("#clear").click();
  await page.evaluate(() => scrollTo(0, 0));
  await shot(page, "index");
  const decisions = holdShape("index", await saved(page, press));
  hold("index", new Set(decisions.map(({ pair }) => pair)).size > 1, "the export holds one pair only");
  hold("index", decisions.length === 4, `${decisions.length} of 4 decisions are exported`);
  await page.locator("#pair-search").fill("forum");
  hold("index", (await page.locator("#pairs tbody tr:visible").count()) === 1, "the search of pairs shows something else");
});

// One pair with keys alone: to the first omission, a decision with its reason, the file; browser.sh hands it to `check`.
await open(file(`parted/${ONE_PAIR}.html`), "one pair", {}, async (page) => {
  const press = typist(page);
  const total = report.findings.filter(({ pair }) => pair === ONE_PAIR).length;
  const ruleOf = async () => byFingerprint.get(`r1:${(await focused(page))?.slice(2)}`)?.rule ?? "";
  for (let steps = 0; steps < total && !(await ruleOf()).startsWith("omitted-"); steps += 1) await press(steps === 0 ? "k" : "j");
  hold("one pair", (await ruleOf()).startsWith("omitted-"), "keys do not lead to an omission");
  await press("d");
  await page.keyboard.type("detto nel titolo");
  await press("Enter");
  const decisions = holdShape("one pair", await saved(page, press));
  hold("one pair", decisions.length === 1 && decisions[0].reason === "detto nel titolo", "the decision has another shape");
  writeFileSync(file("one-decision.json"), JSON.stringify({ schemaVersion: "1.0", decisions }));
  console.log(`one pair: first omission dismissed and exported with ${press.count} keys and the reason`);
});

// All that is shown dismissed and taken back, with keys alone: past the tools by the skip link, then by Tab.
await open(file(`parted/${ONE_PAIR}.html`), "bulk by keys", {}, async (page) => {
  const press = typist(page);
  const total = report.findings.filter(({ pair }) => pair === ONE_PAIR).length;
  const tabTo = async (selector) => {
    for (let steps = 0; steps < 12; steps += 1) {
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
      await press("Tab");
    }
    fault("bulk by keys", `Tab does not lead to ${selector}`);
  };
  await tabTo(".skip");
  await press("Enter");
  await tabTo("#bulk > summary");
  await press("Enter");
  await tabTo("#bulk-reason");
  await page.keyboard.type("testo di prova");
  await tabTo("[data-bulk=false-positive]");
  await press("Enter");
  hold("bulk by keys", (await decided(page)) === `${total} of ${total} decided`, `it decided ${await decided(page)}`);
  await press("u");
  hold("bulk by keys", (await decided(page)) === `0 of ${total} decided`, `undo leaves ${await decided(page)}`);
});

// A thousand findings beside a plain table of a thousand rows.
const table = `<!doctype html><meta charset="utf-8"><title>rows</title><table>${Array.from({ length: 1000 }, (_, at) =>
  `<tr><td>${at}</td><td>omitted-person</td><td>林若溪</td><td>Lin Ruoxi</td></tr>`).join("")}</table>`;
writeFileSync(file("table.html"), table);
const painted = (page) => page.evaluate(() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntriesByName("first-contentful-paint")[0].startTime)).observe({ type: "paint", buffered: true });
}));
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const paints = { table: [], large: [] };
for (let run = 0; run < 3; run += 1) {
  for (const name of ["table", "large"]) paints[name].push(await open(file(`${name}.html`), name, {}, painted));
}
const paint = median(paints.large);
console.log(`first paint: ${Math.round(paint)} ms with 1,000 findings, ${Math.round(median(paints.table))} ms for a plain table of 1,000 rows`);
hold("large", paint < 1_000, `the first paint takes ${Math.round(paint)} ms`);
hold("large", statSync(file("large.html")).size <= 2_000_000, `it has ${statSync(file("large.html")).size} bytes`);
await open(file("large.html"), "large", {}, async (page) => {
  hold("large", (await page.locator("details.finding").count()) === 1_000, "there are not 1,000 findings");
  const measured = await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const search = document.getElementById("search");
    const times = [];
    await new Promise((done) => setTimeout(done, 500));
    for (const query of ["l", "li", "lin", "", "東", "perche", ""]) {
      const start = performance.now();
      search.value = query;
      search.dispatchEvent(new Event("input"));
      times.push(performance.now() - start);
      await frame();
    }
    const box = document.querySelector("[data-facet] input");
    const start = performance.now();
    box.click();
    times.push(performance.now() - start);
    return times;
  });
  console.log(`filter: ${measured.map((time) => Math.round(time)).join(", ")} ms`);
  hold("large", Math.max(...measured) < 100, `a filter takes ${Math.round(Math.max(...measured))} ms`);
});

await close();
if (faults.length > 0) {
  console.log(`${faults.length} faults`);
  process.exit(1);
}
