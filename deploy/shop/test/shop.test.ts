/** Shoppers' ways through the demo shop, in a real browser, against the whole shop. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { closeBrowser, isAccessible, leave, openBrowser } from "./browser.js";
import { goToPay, guest, openCart, payByCard, putIn, SHOP, signIn, submit } from "./shopper.js";
import { stripe } from "./stack.js";

before(openBrowser);
after(closeBrowser);

test("a guest finds, prices, pays and sees what was bought", async () => {
  const page = await guest();
  await page.getByRole("heading", { name: "Pearl Necklace" }).waitFor();
  await isAccessible(page);
  await putIn(page, "Red Necklace", "Orange Necklace");
  await page.getByLabel("Size of Pearl Necklace").selectOption("50CM");
  await page.getByText("$46.00").waitFor();
  await openCart(page);
  await page.getByText("To pay").waitFor();
  await page.getByText(/save/).first().waitFor();
  await isAccessible(page);
  await page.getByRole("button", { name: "One more of Red Necklace" }).click();
  await page.getByText("Any three necklaces").waitFor();
  await page.getByRole("button", { name: "Pay $75.00" }).waitFor();
  const sessionId = await goToPay(page);
  await payByCard(page);
  await page.getByText(/^Order BC-/).waitFor();
  await page.getByText("2 × Red Necklace").waitFor();
  await isAccessible(page);
  assert.equal(page.url(), `${SHOP}#/paid/${sessionId}`);
  await page.getByRole("link", { name: "Cart", exact: true }).waitFor();

  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  assert.match(kept, /c1\./, "the cart's token is in the tab's storage");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.reload();
  await page.getByText(/^Order BC-/).waitFor();
  const stranger = await guest({}, `#/paid/${sessionId}`);
  await stranger.getByText("Only the browser that has bought sees more.").waitFor();
  assert.equal(await stranger.getByText(/^Order BC-/).count(), 0);
  await leave(stranger);
  await leave(page);
});

test("a customer signs in with their cart, pays, and finds, keeps and erases what is theirs", async () => {
  const page = await guest();
  await putIn(page, "Silver Studs");
  await openCart(page);
  await page.getByText("To pay").waitFor();
  await goToPay(page);
  await payByCard(page, "casey@example.com");
  await putInFromAnywhere(page, "Gold Hoops");
  await signIn(page);
  await openCart(page);
  await page.getByText("Gold Hoops").waitFor();
  await page.getByText("To pay").waitFor();
  await goToPay(page);
  await payByCard(page);

  await page.getByRole("link", { name: "Orders" }).click();
  await page.getByRole("link", { name: /BC-.*Paid.*\$24\.00/ }).waitFor();
  assert.equal(await page.getByRole("link", { name: /\$18\.00/ }).count(), 0);
  await page.getByRole("button", { name: "Find my orders" }).click();
  await page.getByText("One order is yours now.").waitFor();
  await page.getByRole("link", { name: /BC-.*Paid.*\$18\.00/ }).waitFor();
  await isAccessible(page);
  await page.getByRole("link", { name: /\$24\.00/ }).click();
  await page.getByText("1 × Gold Hoops").waitFor();
  await page.getByText("Nothing is on its way yet.").waitFor();
  await isAccessible(page);
  await page.reload();
  await page.getByText("1 × Gold Hoops").waitFor();
  const stored = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  assert.doesNotMatch(stored, /eyJ/, "no bearer token in a storage");

  await page.getByRole("link", { name: "Profile" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Casey Lee");
  await page.getByLabel("Street and number").fill("1 Main St");
  await page.getByLabel("Country (two letters)").fill("CA");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved.").waitFor();
  await isAccessible(page);
  await page.getByLabel("Telephone").fill("not a number");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("alert").getByText("phone", { exact: true }).waitFor();

  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save it as a file" }).click();
  const kept = await readFile(await (await file).path(), "utf8");
  assert.match(kept, /Casey Lee/);
  assert.match(kept, /Gold Hoops/);

  await page.getByRole("button", { name: "Forget me" }).click();
  await page.getByRole("button", { name: "Forget all of it" }).click();
  await page.getByText(/^Done\./).waitFor();
  await page.reload();
  await page.getByLabel("Name", { exact: true }).waitFor();
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  await page.getByRole("link", { name: "Orders" }).click();
  await page.getByRole("button", { name: "Sign in to go on" }).waitFor();
  await isAccessible(page);
  await leave(page);
});

test("a declined card leads to another try, and the way back to the cart as it was", async () => {
  const page = await guest();
  await putIn(page, "Blue Necklace");
  await openCart(page);
  await page.getByText("To pay").waitFor();
  await goToPay(page);
  await submit(page, /is declined/);
  await page.getByRole("alert").waitFor();
  await page.getByRole("link", { name: "Back to the shop" }).click();
  await page.getByRole("heading", { name: "Not paid" }).waitFor();
  await page.getByText("1 × Blue Necklace").waitFor();
  await isAccessible(page);
  await page.getByRole("button", { name: "Go on with this cart" }).click();
  await page.getByText("To pay").waitFor();
  await goToPay(page);
  await payByCard(page);
  await leave(page);
});

test("a debit that fails is said, and paid again", async () => {
  const page = await guest();
  await putIn(page, "Green Necklace");
  await openCart(page);
  await page.getByText("To pay").waitFor();
  const sessionId = await goToPay(page);
  await submit(page, /debit.*fails/);
  await page.getByRole("heading", { name: "Your bank is at work" }).waitFor();
  await isAccessible(page);
  await stripe(`checkout/sessions/${sessionId}/settle`, { outcome: "fails" });
  await page.getByRole("heading", { name: "The payment has failed" }).waitFor();
  await page.getByText("1 × Green Necklace").waitFor();
  await isAccessible(page);
  await page.getByRole("button", { name: "Go on with this cart" }).click();
  await page.getByText("To pay").waitFor();
  assert.notEqual(await goToPay(page), sessionId);
  await payByCard(page);
  await leave(page);
});

test("what another has in hand is sold out until somebody takes fewer", async () => {
  const first = await guest();
  const second = await guest();
  for (const page of [first, second]) {
    await putIn(page, "Pearl Bracelet", "Pearl Bracelet");
    await openCart(page);
    await page.getByText("The last ones").waitFor();
  }
  await goToPay(first);
  await second.getByRole("button", { name: /^Pay \$/ }).click();
  await second.getByText("Pearl Bracelet: 1 left").waitFor();
  await isAccessible(second);
  await second.getByRole("button", { name: "Take 1" }).click();
  await second.getByText("Pearl Bracelet: 1 left").waitFor({ state: "detached" });
  await goToPay(second);
  await payByCard(second);
  await leave(first);
  await leave(second);
});

test("back and forward lead to pages that work", async () => {
  const page = await guest();
  await putIn(page, "Violet Necklace");
  await openCart(page);
  await page.getByText("To pay").waitFor();
  const sessionId = await goToPay(page);
  await page.goBack();
  await page.getByText("Violet Necklace").waitFor();
  assert.equal(await goToPay(page), sessionId, "the same price is paid in the same session");
  await payByCard(page);
  await page.goBack();
  await page.getByRole("heading", { name: "You’re all done here" }).waitFor();
  await page.goForward();
  await page.getByText("1 × Violet Necklace").waitFor();
  await putInFromAnywhere(page, "Gold Hoops");
  await page.goto(`${SHOP}#/paid/${sessionId}`);
  await page.getByText("1 × Violet Necklace").waitFor();
  await page.getByRole("link", { name: "Cart (1)" }).waitFor();
  await leave(page);
});

test("two tabs of one cart: the one that pays last is paid, the other says why not", async () => {
  const page = await guest();
  await putIn(page, "Yellow Necklace");
  await openCart(page);
  await page.getByText("To pay").waitFor();
  const opened = page.context().waitForEvent("page");
  await page.evaluate(() => void window.open(location.href));
  const other = await opened;
  await other.getByText("Yellow Necklace").waitFor();
  const before = await goToPay(page);
  await other.getByRole("button", { name: "One more of Yellow Necklace" }).click();
  await other.getByRole("button", { name: "Pay $60.00" }).waitFor();
  assert.notEqual(await goToPay(other), before);
  await page.reload();
  await page.getByText("This payment page has timed out").waitFor();
  await payByCard(other);
  await page.goto(`${SHOP}#/cart`);
  await page.getByText("To pay").waitFor();
  await leave(page);
});

test("on a phone, in the dark, by keyboard, an order is made", async () => {
  const page = await guest({
    viewport: { width: 360, height: 740 },
    colorScheme: "dark",
    hasTouch: true,
  });
  await page.getByRole("heading", { name: "Red Necklace" }).waitFor();
  await isAccessible(page);
  await page.keyboard.press("Tab");
  assert.equal(await page.locator(":focus").innerText(), "Skip to the page");
  await page.getByRole("button", { name: "Add to cart: Red Necklace" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("1 in your cart").waitFor();
  await openCart(page);
  await page.getByText("To pay").waitFor();
  await isAccessible(page);
  await goToPay(page);
  await payByCard(page);
  await isAccessible(page);
  for (const hash of ["orders", "profile", "cancelled", "cart", "nowhere"]) {
    await page.goto(`${SHOP}#/${hash}`);
    await isAccessible(page);
  }
  await leave(page);
});

test("while the API fails the page says so, and goes on once it answers", async () => {
  const page = await guest({}, "#/cart");
  await page.getByText("There is nothing in it.").waitFor();
  await page.route("**/catalog", (route) => route.abort());
  await page.getByRole("link", { name: "The Babes Club" }).click();
  await page.getByRole("alert").getByText("The shop was not reached.").waitFor();
  await isAccessible(page);
  await page.unroute("**/catalog");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "Pearl Drops" }).waitFor();
  await leave(page);
});

async function putInFromAnywhere(page: Parameters<typeof putIn>[0], name: string): Promise<void> {
  await page.getByRole("link", { name: "The Babes Club" }).click();
  await putIn(page, name);
}
