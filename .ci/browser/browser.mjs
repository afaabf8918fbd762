// A browser without network or state of its own, pages in it, and the faults that were seen.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export const faults = [];
export const fault = (page, text) => {
  faults.push(`${page}: ${text}`);
  console.log(`FAULT ${faults.at(-1)}`);
};

/** Says what was expected where it is not so. */
export const hold = (name, is, wanted) => {
  if (!is) fault(name, wanted);
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
export const close = () => browser.close();

/** Opens `file` in a context of its own, gives it to `look`, and listens for what the page complains of. */
export async function open(file, name, options, look) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", ...options });
  const page = await context.newPage();
  const folder = new URL(".", pathToFileURL(resolve(file))).href;
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) fault(name, `console: ${message.text()}`);
  });
  page.on("pageerror", (error) => fault(name, `script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(folder) && !/^(data|blob|about):/.test(request.url())) fault(name, `asks for ${request.url()}`);
  });
  await page.goto(pathToFileURL(resolve(file)).href);
  const seen = await look(page);
  await context.close();
  return seen;
}

/** Everything is opened, then axe looks at it. */
export async function axe(page, name) {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
  });
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), WCAG);
  for (const { id, help, nodes } of violations) {
    fault(name, `axe ${id}: ${help}, ${nodes.length} times, first at ${nodes[0].target.join(" ")}`);
  }
}

/** Nothing is wider than the window. */
export async function fits(page, name) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  hold(name, over <= 0, `is ${over} pixels wider than the window`);
}

/** Keys one after the other, counted. */
export const typist = (page) => {
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
    press.count += keys.length;
  };
  press.count = 0;
  return press;
};
