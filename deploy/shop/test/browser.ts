/** One browser for all tests of a file, a context for each person in it. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "playwright-core";

import { required } from "./stack.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let browser: Browser | undefined;

export async function openBrowser(): Promise<void> {
  browser = await chromium.launch({
    executablePath: required("CHROMIUM"),
    // Containers run as root, in which the browser's own sandbox does not start.
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
}

/** A page of somebody new. Anything that a page of theirs complains of fails the test. */
export async function visit(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  assert.ok(browser);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(15_000);
  listen(context);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

export async function leave(page: Page): Promise<void> {
  await page.context().close();
}

/** No finding of axe that is serious or worse, and nothing wider than the window. */
export async function isAccessible(page: Page): Promise<void> {
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  await page.evaluate(await axeSource());
  const findings = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe;
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
  assert.deepEqual(findings, [], page.url());
  const [wide, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok((wide ?? 0) <= (window ?? 0), `${page.url()} is ${wide} wide in ${window}`);
}

interface AxeResults {
  violations: { id: string; impact: string; nodes: { html: string }[] }[];
}

function listen(context: BrowserContext): void {
  context.on("weberror", (error) => assert.fail(error.error()));
  context.on("console", (message) => {
    // The policy speaks here, where it holds something back.
    if (/Content.Security.Policy/i.test(message.text())) assert.fail(message.text());
  });
}

let source: string | undefined;

async function axeSource(): Promise<string> {
  source ??= await readFile(AXE, "utf8");
  return source;
}
