/** One browser for all tests, a context for each person in it. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";

import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

import { required, SHOP } from "./shop.js";

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

/** Somebody at the console, who has clicked once to sign in. Anything the page complains of fails the test. */
export async function operator(
  name: string,
  hash = "",
  options: BrowserContextOptions = {},
): Promise<Page> {
  assert.ok(browser);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.on("pageerror", (error) => assert.fail(error));
  page.on("console", (message) => {
    // The policy speaks here, where it holds something back.
    if (/Content.Security.Policy/i.test(message.text())) assert.fail(message.text());
  });
  await page.goto(`${SHOP}/console/${hash}`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name }).click();
  await page.getByRole("navigation", { name: "Pages" }).waitFor();
  return page;
}

export async function leave(page: Page): Promise<void> {
  await page.context().close();
}

/** No finding of axe that is serious or worse. */
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
}

interface AxeResults {
  violations: { id: string; impact: string; nodes: { html: string }[] }[];
}

let source: string | undefined;

async function axeSource(): Promise<string> {
  source ??= await (await import("node:fs/promises")).readFile(AXE, "utf8");
  return source;
}
