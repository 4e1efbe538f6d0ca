/** The wire's pages in a real browser: every button, every fault, and what is seen of an order. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";

import { closeBrowser, isAccessible, leave, openBrowser, visit } from "./browser.js";
import { GATEWAY } from "./stack.js";

const WIRE = `${GATEWAY}/wire/`;

before(openBrowser);
after(closeBrowser);

test("an order is paid, refunded and followed from its cart to its refund", async () => {
  const page = await session();
  await isAccessible(page);
  await press(page, "Pays");
  await stands(page, "paid");
  await page.getByText(/^BC-/).first().waitFor();
  await press(page, "Refunds a part");
  await page.getByRole("button", { name: /^Sends back .*refund 1/ }).waitFor();
  await press(page, "Refunds all that is left");
  await page.getByRole("button", { name: "Refunds a part" }).waitFor({ state: "detached" });
  const timeline = page.getByRole("list").filter({ hasText: "Cart quoted" });
  for (const title of ["Cart quoted", "Opened", "checkout.session.completed", "order.paid", "order.refunded"]) {
    await timeline.getByText(title, { exact: true }).first().waitFor();
  }
  await timeline.getByText("checkout.session.completed: succeeded").waitFor();
  await timeline.locator("summary", { hasText: "Your refund for order" }).first().waitFor();
  await isAccessible(page);

  await page.getByRole("link", { name: /^See the letter to ann@example.com/ }).first().click();
  await page.getByRole("heading", { name: "Letter", exact: true }).waitFor();
  await page.frameLocator("iframe").getByText(/order BC-/i).first().waitFor();
  await page.getByRole("heading", { name: "As text" }).waitFor();
  await isAccessible(page);
  await leave(page);
});

test("each other end of a payment has its button", async () => {
  const declined = await session();
  await press(declined, "Is declined");
  await declined.getByText("payment_intent.payment_failed", { exact: true }).waitFor();
  await press(declined, "Is asked for 3-D Secure");
  await press(declined, "Fails 3-D Secure");
  await press(declined, "Is asked for 3-D Secure");
  await press(declined, "Passes 3-D Secure");
  await stands(declined, "paid");
  await press(declined, "Refunds, and the bank takes its time");
  await press(declined, /^Takes /);
  await declined.getByRole("button", { name: /^Sends back / }).waitFor();
  await leave(declined);

  const expired = await session();
  await press(expired, "Lets it expire");
  await stands(expired, "expired");
  await expired.getByText("Nothing more can happen to this session.").waitFor();
  await leave(expired);

  const debit = await session();
  await press(debit, "Pays by a debit that waits");
  await press(debit, "The debit succeeds");
  await stands(debit, "paid");
  await press(debit, "Refunds, and the bank sends it back");
  await debit.getByText("refund.failed", { exact: true }).waitFor();
  await press(debit, "Warns of fraud");
  await press(debit, "Nothing is to be done about the warning any more");
  await press(debit, "Asks about the payment");
  await press(debit, "The inquiry becomes a dispute");
  await press(debit, "The shop wins the dispute");
  await debit.getByText("charge.dispute.closed", { exact: true }).waitFor();
  await press(debit, "Refunds a part");
  await debit.getByRole("alert").getByText(/disputed|charged back/i).waitFor();
  await leave(debit);

  const bounced = await session();
  await press(bounced, "Pays by a debit that waits");
  await press(bounced, "The debit fails");
  await stands(bounced, "unpaid");
  await bounced.getByRole("link", { name: /^See the letter to ann/ }).first().waitFor();
  await leave(bounced);
});

test("a delivery that goes wrong is seen, and the order comes all the same", async () => {
  const page = await visit(WIRE);
  await page.getByLabel("Which").selectOption("checkout.session.completed");
  for (const name of ["Send it twice", "Send it 10 s late", "Drop it", "Send it after the next"]) {
    await press(page, name);
  }
  await page.getByRole("list", { name: "Faults that wait" }).getByText("reordered").waitFor();
  await isAccessible(page);
  await press(page, "Forget all faults");
  await page.getByRole("list", { name: "Faults that wait" }).waitFor({ state: "detached" });
  await press(page, "Sign it badly");
  await page.getByText("badly signed").waitFor();
  const paid = await session();
  await press(paid, "Pays");
  // Refused at first, then sent again, with the right signature.
  await paid.getByText("checkout.session.completed: succeeded").waitFor();
  await paid.getByText(/^BC-/).first().waitFor();
  await leave(paid);
  await page.getByText("badly signed").waitFor({ state: "detached" });
  await leave(page);
});

test("items, letters and order events are read on a phone, in the dark, by keyboard", async () => {
  const page = await visit(WIRE, { viewport: { width: 360, height: 740 }, colorScheme: "dark" });
  await page.getByRole("link", { name: /cs_/ }).first().waitFor();
  await isAccessible(page);
  await page.getByRole("link", { name: "Table" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Session pointer").waitFor();
  await isAccessible(page);
  await page.getByLabel("Key or attribute").fill("no such thing");
  await page.getByText("No item has that.").waitFor();
  await page.getByLabel("Key or attribute").fill("orderno#");
  await page.getByText("Order number").click();
  await page.getByText(/^ORDERNO#BC-/).first().click();
  await page.getByText(/"sessionId": "cs_/).first().waitFor();
  await page.getByRole("link", { name: "Order events" }).click();
  await page.getByText("order.paid").first().waitFor();
  await isAccessible(page);
  await page.getByRole("link", { name: "Letters" }).click();
  await page.getByRole("link", { name: /order confirmed/ }).first().waitFor();
  await isAccessible(page);
  await leave(page);
});

test("what is not there, and what does not answer, is said", async () => {
  const page = await visit(`${WIRE}#/sessions/cs_test_none`);
  await page.getByText("It is not there.").first().waitFor();
  await page.route("**/local-stack/wire/letters", (route) => route.abort());
  await page.goto(`${WIRE}#/letters`);
  await page.getByRole("button", { name: "Try again" }).waitFor();
  await page.unroute("**/local-stack/wire/letters");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("link", { name: /order confirmed/ }).first().waitFor();
  await leave(page);
});

/** The page of a new session, of a cart with two pieces. */
async function session(): Promise<Page> {
  const quote = await post<{ quoteSignature: string }>("/cart/quote", {
    items: [{ sku: "N-RED", quantity: 2 }],
  });
  const made = await post<{ sessionId: string }>("/checkout/create-session", {
    quoteSignature: quote.quoteSignature,
  });
  const page = await visit(`${WIRE}#/sessions/${made.sessionId}`);
  await stands(page, "open");
  return page;
}

async function post<T>(path: string, body: object): Promise<T> {
  const answer = await fetch(GATEWAY + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return (await answer.json()) as T;
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) }).first().click();
}

async function stands(page: Page, word: string): Promise<void> {
  await page.getByRole("region", { name: "The session" }).getByText(word, { exact: true }).waitFor();
}
