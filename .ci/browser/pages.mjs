// Looks at HTML reports as a reader's browser does: `CHROMIUM=… node pages.mjs FILE.html...`.
//
// Each page in light, in dark, 320 pixels wide, in Italian, in forced colours, on paper and without JavaScript:
// nothing on the console, no request but for the page itself, no violation of WCAG 2.2 AA that axe knows with
// everything opened, nothing wider than the window, and all that the findings of the JSON beside it mark is there.

import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { axe, close, faults, fits, hold, open } from "./browser.mjs";

const VIEWS = {
  light: {},
  dark: { colorScheme: "dark" },
  narrow: { viewport: { width: 320, height: 640 } },
  "narrow and dark": { viewport: { width: 320, height: 640 }, colorScheme: "dark" },
  Italian: { locale: "it-IT" },
};

/** What must be readable: the marked Chinese of every finding. */
function marked(file) {
  const json = file.replace(/\.html$/, ".json");
  if (!existsSync(json)) return [];
  const { findings } = JSON.parse(readFileSync(json, "utf8"));
  return findings.map(({ source }) => source?.text).filter(Boolean);
}

const bare = (text) => text.replace(/\s+/gu, "");

async function still(file, name) {
  await open(file, name, { javaScriptEnabled: false }, async (page) => {
    const text = bare(await page.locator("body").textContent());
    hold(name, text.length >= 100, "the page is all but empty");
    for (const one of marked(file)) hold(name, text.includes(bare(one)), `lacks the marked ${one}`);
    hold(name, (await page.locator("details:not(:has(> summary))").count()) === 0, "something has nothing to open it by");
    const dead = await page.locator("button:visible, input:visible, .t:visible:text-is('Filter')").count();
    hold(name, dead === 0, `${dead} controls are seen that need the script`);
    await fits(page, name);
  });
}

async function paper(file, name) {
  await open(file, name, {}, async (page) => {
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const folded = await page.locator("details.finding:not([open]):visible").count();
    hold(name, folded === 0, `${folded} findings are folded up`);
    const seen = await page.locator(".tools:visible, .bar:visible, .decide:visible, .languages:visible").count();
    hold(name, seen === 0, "tools are printed");
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    const open = await page.locator("details.finding[open]").count();
    hold(name, open <= 1, `${open} findings stay open after printing`);
  });
}

async function forced(file, name) {
  await open(file, name, { forcedColors: "active" }, async (page) => {
    const lines = await page.locator("mark:visible, .caret:visible").evaluateAll((marks) =>
      marks.filter((mark) => parseFloat(getComputedStyle(mark).borderBottomWidth) < 1).length);
    hold(name, lines === 0, `${lines} marks show nothing but a colour`);
    const same = await page.locator("mark:visible").evaluateAll((marks) =>
      marks.filter((mark) => getComputedStyle(mark).backgroundColor === getComputedStyle(document.body).backgroundColor).length);
    hold(name, same === 0, `${same} marks have the colour of the page`);
  });
}

for (const file of process.argv.slice(2)) {
  const name = basename(file);
  for (const [view, options] of Object.entries(VIEWS)) {
    const named = `${name} (${view})`;
    await open(file, named, options, async (page) => {
      await fits(page, named);
      await axe(page, named);
      await fits(page, `${named}, opened`);
      const wanted = view === "Italian" ? "it" : "en";
      hold(named, (await page.locator("html").getAttribute("lang")) === wanted, `the page does not say that it is in ${wanted}`);
    });
  }
  await forced(file, `${name} (forced colours)`);
  await paper(file, `${name} (print)`);
  await still(file, `${name} (no JavaScript)`);
  console.log(`looked at ${name}`);
}

await close();
if (faults.length > 0) {
  console.log(`${faults.length} faults`);
  process.exit(1);
}
