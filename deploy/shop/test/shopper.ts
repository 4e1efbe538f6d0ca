/** What shoppers do on the pages, as they would. */
import type { BrowserContextOptions, Page } from "playwright-core";

import { visit } from "./browser.js";
import { GATEWAY } from "./stack.js";

export const SHOP = `${GATEWAY}/shop/`;

export async function guest(options: BrowserContextOptions = {}, hash = ""): Promise<Page> {
  const page = await visit(SHOP + hash, options);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

/** Somebody of the provider's, from whatever page they are on. */
export async function signIn(page: Page, name = "Casey"): Promise<void> {
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("button", { name }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}

export async function putIn(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) {
    await page.getByRole("button", { name: `Add to cart: ${name}` }).click();
  }
}

export async function openCart(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^Cart/ }).click();
  await page.getByRole("heading", { name: "Your cart" }).waitFor();
}

/** Goes to the payment page for what the cart shows; answers the session's id. */
export async function goToPay(page: Page): Promise<string> {
  await page.getByRole("button", { name: /^Pay \$/ }).click();
  await page.waitForURL("**/c/pay/*");
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Fills in the payment page and sends it. */
export async function submit(page: Page, outcome: RegExp, email = "gwen@example.com"): Promise<void> {
  if (await page.getByLabel("E-mail").isEditable()) {
    await page.getByLabel("E-mail").fill(email);
  }
  await page.getByLabel("Full name").fill("Gwen Stone");
  await page.getByLabel("Address", { exact: true }).fill("1 Main St");
  await page.getByLabel("Postal code").fill("M5V 1A1");
  await page.getByLabel("City").fill("Toronto");
  await page.getByLabel(outcome).check();
  await page.getByRole("button", { name: /^Pay/ }).click();
}

export async function payByCard(page: Page, email?: string): Promise<void> {
  await submit(page, /is accepted/, email);
  await page.getByRole("heading", { name: "Thank you!" }).waitFor();
}
