// Looks at HTML reports as a reader's browser does: `CHROMIUM=… node browser.mjs FILE.html...`.
//
// For each page, in light and in dark: nothing on the console, no request but for the page itself, no violation of
// WCAG 2.2 AA that axe knows, with every finding opened; the keys j and k go through the findings. Without
// JavaScript: what the findings of the JSON beside it mark is on the page.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const faults = [];
const fault = (page, text) => {
  faults.push(`${page}: ${text}`);
  console.log(`FAULT ${faults.at(-1)}`);
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});

/** Opens `file` in a context of its own, gives it to `look`, and listens for what the page complains of. */
async function open(file, name, options, look) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const url = pathToFileURL(resolve(file)).href;
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) fault(name, `console: ${message.text()}`);
  });
  page.on("pageerror", (error) => fault(name, `script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob|about):/.test(request.url())) fault(name, `asks for ${request.url()}`);
  });
  await page.goto(url);
  await look(page);
  await context.close();
}

async function keys(page, name) {
  const ids = await page.locator("details.finding").evaluateAll((all) => all.map((one) => one.id));
  if (ids.length === 0) return;
  const at = () => page.evaluate(() => document.activeElement?.closest("details.finding")?.id ?? null);
  const press = async (key, wanted) => {
    await page.keyboard.press(key);
    const found = await at();
    if (found !== wanted) fault(name, `${key} leads to ${found}, not to ${wanted}`);
  };
  await press("j", ids[0]);
  if (ids.length > 1) {
    await press("j", ids[1]);
    await press("k", ids[0]);
  }
}

async function axe(page, name) {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
  });
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), WCAG);
  for (const { id, help, nodes } of violations) {
    fault(name, `axe ${id}: ${help}, ${nodes.length} times, first at ${nodes[0].target.join(" ")}`);
  }
}

/** What must be readable: the marked Chinese of every finding, and the message. */
function marked(file) {
  const json = file.replace(/\.html$/, ".json");
  if (!existsSync(json)) return null;
  const { findings } = JSON.parse(readFileSync(json, "utf8"));
  return findings.map(({ source }) => source?.text).filter(Boolean);
}

const bare = (text) => text.replace(/\s+/gu, "");

for (const file of process.argv.slice(2)) {
  const name = basename(file);
  for (const colorScheme of ["light", "dark"]) {
    await open(file, `${name} (${colorScheme})`, { colorScheme }, async (page) => {
      await keys(page, `${name} (${colorScheme})`);
      await axe(page, `${name} (${colorScheme})`);
    });
  }
  const still = `${name} (no JavaScript)`;
  await open(file, still, { javaScriptEnabled: false }, async (page) => {
    const text = bare(await page.locator("body").textContent());
    if (text.length < 100) fault(still, "the page is all but empty");
    const wanted = marked(file);
    if (wanted === null) console.log(`note: ${name} has no JSON beside it, its findings are not compared`);
    for (const one of wanted ?? []) {
      if (!text.includes(bare(one))) fault(still, `lacks the marked ${one}`);
    }
    const unopenable = await page.locator("details.finding:not(:has(> summary))").count();
    if (unopenable > 0) fault(still, `${unopenable} findings have nothing to open them by`);
  });
  console.log(`looked at ${name}`);
}

await browser.close();
if (faults.length > 0) {
  console.log(`${faults.length} faults`);
  process.exit(1);
}
