/** An operator's ways through the console, in a real browser, against the whole shop. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { closeBrowser, isAccessible, leave, openBrowser, operator } from "./browser.js";
import { buy, customerSees, deliveries, required, SHOP, shop, stripe, until } from "./shop.js";

before(openBrowser);
after(closeBrowser);

test("one click signs in, a reload does not sign out, and only the shop's people come in", async () => {
  const page = await operator("Olive");
  await page.getByRole("heading", { name: "To do" }).waitFor();
  await page.getByRole("link", { name: "Health" }).click();
  await page.getByText("Catalogue", { exact: true }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Health" }).waitFor();
  assert.match(page.url(), /\/console\/#\/health$/);
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
  );
  assert.doesNotMatch(stored, /eyJ/);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  await leave(page);

  const customer = await operator("Casey");
  await customer.getByText("This account may not do that.").first().waitFor();
  await leave(customer);
});

test("a refund is seen by the customer", async () => {
  const bought = await buy();
  const page = await operator("Olive", "#/orders");
  await page.keyboard.press("Control+k");
  await page.keyboard.type(bought.number);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: bought.number }).waitFor();
  await isAccessible(page);

  await page.getByRole("button", { name: "Give money back" }).click();
  const dialog = page.getByRole("dialog");
  const amount = dialog.getByLabel("Amount in USD");
  await amount.fill("1000000");
  assert.ok(await dialog.getByRole("button", { name: /^Give back/ }).isDisabled());
  await amount.fill("12.34");
  await dialog.getByLabel(/^Note/).fill("A scratch.");
  await isAccessible(page);
  await dialog.getByRole("button", { name: "Give back $12.34" }).click();
  await page.getByText(/^Asked for\./).waitFor();

  const seen = await customerSees(bought, (order) => order.refundStatus === "partial");
  assert.equal(seen.amountRefunded, 1234);
  await leave(page);
});

test("what is packed and shipped is on its way for the customer, and a slip is taken back", async () => {
  const bought = await buy();
  const page = await operator("Olive", `#/orders/${bought.sessionId}`);
  const actions = page.getByRole("group", { name: "What can be done" });
  await actions.getByRole("button", { name: "Pack" }).click();
  await page.getByRole("button", { name: "They are packed" }).click();
  await page.getByText("Packed.", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Take back: 2 packed" }).click();
  await page.getByText("Taken back.", { exact: true }).waitFor();

  await actions.getByRole("button", { name: "Ship" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Carrier").fill("DHL");
  await dialog.getByLabel("Tracking number").fill("JD0146");
  await dialog.getByRole("button", { name: "They are on their way" }).click();
  await page.getByText(/^Shipped\./).waitFor();
  const seen = await customerSees(bought, (order) => order.fulfilment === "shipped");
  assert.equal(seen.parcels[0]?.trackingNumber, "JD0146");

  await page.getByLabel("A note for the others").fill("Wrapped as a gift.");
  await page.getByRole("button", { name: "Write it down" }).click();
  await page.getByRole("listitem").filter({ hasText: "Wrapped as a gift." }).waitFor();
  await leave(page);
});

test("a dispute shows up, and holds the goods until somebody says why not", async () => {
  const bought = await buy();
  const page = await operator("Olive");
  await stripe(`payment_intents/${bought.paymentIntent}/dispute`, { reason: "fraudulent" });
  await until(
    () =>
      shop<{ todo: { sessionId: string; reason: string }[] }>(
        "GET",
        "/admin/todo",
        required("SHOP_ADMIN"),
      ),
    (answer) =>
      answer?.todo.some(
        (item) => item.sessionId === bought.sessionId && item.reason === "dispute",
      ) ?? false,
  );
  await page.reload();
  const item = page
    .getByRole("link")
    .filter({ hasText: bought.number })
    .filter({ hasText: "Dispute" });
  await item.getByText("evidence due by").waitFor();
  await isAccessible(page);
  await item.click();
  await page.getByRole("button", { name: "Ship", exact: true }).click();
  const go = page.getByRole("button", { name: "They are on their way" });
  assert.ok(await go.isDisabled());
  await page.getByText("The payment is disputed.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await leave(page);
});

test("a parked event is replayed", async () => {
  const bought = await buy();
  // What earlier tests have caused must not use up the refusals that are meant for this event.
  await deliveries((all) => all.every(({ state }) => state !== "pending" && state !== "sending"));
  const refused = { route: "GET /v1/disputes/{id}", message: "No." };
  await stripe("faults/deliveries", { type: "charge.dispute.funds_withdrawn", fault: "dropped" });
  for (let attempt = 0; attempt < 3; attempt++) {
    await stripe("faults/refusals", refused);
  }
  await stripe(`payment_intents/${bought.paymentIntent}/dispute`, { reason: "duplicate" });
  const admin = required("SHOP_ADMIN");
  const events = (state: string) => () =>
    shop<{ events: { eventId: string }[] }>("GET", `/admin/events?state=${state}`, admin);
  const failed = await until(events("failed"), (answer) => answer?.events.length === 1);
  const eventId = failed.events[0]?.eventId ?? "";
  for (const attempts of [1, 2]) {
    await deliveries((all) =>
      all.some(
        (one) => one.event === eventId && one.attempts === attempts && one.state === "pending",
      ),
    );
    await stripe(`events/${eventId}/resend`);
  }
  await until(events("parked"), (answer) => answer?.events.length === 1);

  const page = await operator("Olive");
  await page.getByRole("link", { name: /1 event waits to be replayed/ }).click();
  await page.getByRole("button", { name: `Replay ${eventId}` }).waitFor();
  await isAccessible(page);
  await page.getByRole("button", { name: `Replay ${eventId}` }).click();
  await page.getByText("No event is parked.").waitFor();
  await leave(page);
});

test("a letter that was given up is seen and tried again", async () => {
  const bought = await buy();
  const task = {
    taskId: "bWFpbCNjc190ZXN0",
    kind: "mail",
    objectId: bought.sessionId,
    owed: ["customer_mail"],
    since: "2026-11-26T12:00:00Z",
    parkedAt: "2026-11-29T12:00:00Z",
    attempts: 8,
    reason: "Postmark refused it: 406",
  };
  let tried = false;
  const page = await operator("Olive", "#/health");
  // A letter is given up after two days and a half.
  await page.route("**/admin/tasks?*", (route) =>
    route.fulfill({ json: { tasks: tried ? [] : [task], nextCursor: null } }),
  );
  await page.route("**/admin/tasks/*/retry", (route) => {
    assert.match(route.request().url(), new RegExp(`/admin/tasks/${task.taskId}/retry$`));
    tried = true;
    return route.fulfill({ status: 202, json: task });
  });
  await page.getByRole("link", { name: "To do" }).click();
  await page.getByText("Postmark refused it: 406").waitFor();
  await isAccessible(page);
  await page.getByRole("button", { name: /^Try again: confirmation to the customer/ }).click();
  await page.getByText(/^It is tried again within minutes/).waitFor();
  await page.getByText("Nothing was given up.").waitFor();
  await leave(page);
});

test("the catalogues that were published are listed", async () => {
  const { versions } = await shop<{ versions: { version: number; current: boolean }[] }>(
    "GET",
    "/admin/catalog/versions",
    required("SHOP_ADMIN"),
  );
  const page = await operator("Olive", "#/health");
  const card = page.getByRole("region", { name: "Catalogues that were published" });
  if (versions.length === 0) {
    await card.getByText(/^None was published/).waitFor();
  }
  for (const { version, current } of versions) {
    const item = card.getByRole("listitem").filter({ hasText: `Version ${version}` });
    await item.getByText(current ? "sold from" : "earlier").waitFor();
  }
  await isAccessible(page);
  await leave(page);
});

test("two operators cannot give the same money back twice", async () => {
  const bought = await buy();
  const [olive, parker] = await Promise.all([
    operator("Olive", `#/orders/${bought.sessionId}`),
    operator("Parker", `#/orders/${bought.sessionId}`),
  ]);
  for (const page of [olive, parker]) {
    await page.getByRole("button", { name: "Give money back" }).click();
  }
  await olive.getByRole("button", { name: /^Give back \$/ }).click();
  await olive.getByText(/^Asked for\./).waitFor();
  await parker.getByRole("button", { name: /^Give back \$/ }).click();
  await parker.getByRole("dialog").getByText("Not possible now.").waitFor();
  await parker.keyboard.press("Escape");
  await parker.getByText("refunded in full").first().waitFor();
  await leave(olive);
  await leave(parker);
});

test("a token that has expired is renewed unseen, and without a session asks to sign in again", async () => {
  const page = await operator("Olive");
  const expired = { authorization: `Bearer ${required("SHOP_EXPIRED_TOKEN")}` };
  let refused = 0;
  await page.route(
    "**/admin/statistics*",
    (route) => {
      refused++;
      return route.continue({ headers: { ...route.request().headers(), ...expired } });
    },
    { times: 1 },
  );
  await page.getByRole("link", { name: "Statistics" }).click();
  await page.getByText("Money by day").waitFor();
  assert.equal(refused, 1);

  await page.context().clearCookies();
  await page.route("**/admin/events*", (route) =>
    route.continue({ headers: { ...route.request().headers(), ...expired } }),
  );
  await page.getByRole("link", { name: "Events" }).click();
  await page.getByText("Your session has ended.").waitFor();
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  assert.match(page.url(), /#\/events$/);
  await leave(page);
});

test("while the shop is slow nothing jumps, and a failure can be tried again", async () => {
  const page = await operator("Olive", "#/health");
  let answer = () => {};
  const held = new Promise<void>((release) => (answer = release));
  await page.route("**/admin/todo*", async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("link", { name: "To do" }).click();
  await page.getByRole("status", { name: "Loading" }).first().waitFor();
  const heading = page.getByRole("heading", { name: "Orders that need somebody" });
  const first = await heading.boundingBox();
  answer();
  await page.getByRole("link").filter({ hasText: "Dispute" }).first().waitFor();
  assert.deepEqual(await heading.boundingBox(), first);

  let failures = 0;
  await page.route("**/admin/statistics*", (route) =>
    failures++ < 2
      ? route.fulfill({
          status: 500,
          contentType: "application/problem+json",
          json: {
            status: 500,
            code: "internal_error",
            detail: "Something broke.",
            errors: [],
            requestId: "r-1",
          },
        })
      : route.continue(),
  );
  await page.getByRole("link", { name: "Statistics" }).click();
  await page.getByText("Something broke.").waitFor();
  await page.getByText("r-1").waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Money by day").waitFor();
  await page.getByRole("alert").waitFor({ state: "detached" });
  await isAccessible(page);
  await leave(page);
});

test("a sync is started, watched, and tells what it found", async () => {
  const runs = () =>
    shop<{ runs: object[] }>("GET", "/admin/sync?limit=100", required("SHOP_ADMIN"));
  const before = (await runs()).runs.length;
  const page = await operator("Olive", "#/sync");
  await page.getByRole("button", { name: "Look for drift" }).waitFor();
  await isAccessible(page);
  await page.getByLabel(/^Only look/).uncheck();
  await page.getByRole("button", { name: "Start the sync" }).click();
  await page.getByText("Asked for.").waitFor();
  await until(runs, (answer) => answer?.runs.length === before + 1);
  await page.reload();
  await page.getByRole("row").filter({ hasText: "success" }).first().getByText("none").waitFor();
  await leave(page);
});

test("on a phone, in the dark, every page fits and can be used", async () => {
  const bought = await buy();
  const page = await operator("Olive", "", {
    viewport: { width: 360, height: 740 },
    colorScheme: "dark",
    hasTouch: true,
  });
  const pages = [
    "",
    "orders",
    `orders/${bought.sessionId}`,
    "stock",
    "events",
    "sync",
    "statistics",
    "health",
  ];
  for (const hash of pages) {
    await page.goto(`${SHOP}/console/#/${hash}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await isAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 360, `${hash} is ${wide} wide`);
  }
  await page.goto(`${SHOP}/console/#/orders/${bought.sessionId}`);
  await page.getByRole("button", { name: "Cancel the order" }).tap();
  const dialog = page.getByRole("dialog");
  const cancel = dialog.getByRole("button", { name: "Cancel the order" });
  assert.ok(await cancel.isDisabled());
  await dialog.getByLabel(`Type ${bought.number} to confirm`).fill(bought.number.toLowerCase());
  await cancel.tap();
  await page.getByText("Cancelled.", { exact: true }).waitFor();
  const seen = await customerSees(bought, (order) => order.refundStatus === "full");
  assert.equal(seen.refundStatus, "full");
  await leave(page);
});
