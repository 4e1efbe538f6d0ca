/** A customer's way through the running stack, with the functions that the pages have. */
import assert from "node:assert/strict";
import { before, test } from "node:test";

import { call, configureApi, ApiError } from "../src/api.js";
import {
  createCartQuote,
  createCheckoutSession,
  getCheckoutStatus,
  recoverCart,
  type CartQuote,
} from "../src/cart.js";
import {
  displayName,
  getOrder,
  getProfile,
  listNfts,
  listOrders,
  normalizeProfile,
  updateProfile,
} from "../src/dashboard.js";

const baseUrl = required("SHOP_API");
const emulator = required("SHOP_STRIPE");
const tokens = { ann: required("SHOP_TOKEN"), expired: required("SHOP_EXPIRED_TOKEN") };

let token: string | null = tokens.ann;

before(() => configureApi({ baseUrl: `${baseUrl}/`, token: () => token }));

test("whoever is signed in buys, and finds the order", async () => {
  token = tokens.ann;
  const quote = await quoted();
  const session = await createCheckoutSession({
    quoteSignature: quote.quoteSignature,
    items: [{ id: "N-RED", qty: 2 } as never],
  });
  assert.match(session.checkoutUrl, /^https?:/);
  await pay(session.sessionId);
  await until(async () => (await getCheckoutStatus(session.sessionId)).status === "complete");

  const order = await getOrder(session.sessionId);
  assert.equal(order.userId, "ann");
  assert.equal(order.stripeSessionId, session.sessionId);
  assert.equal(order.amount, quote.total);
  assert.deepEqual(order.disputes, []);
  assert.equal((await listOrders({ limit: 1 })).items[0]?.orderId, session.sessionId);
  assert.deepEqual(await listNfts(), { items: [], nextCursor: undefined });
});

test("a profile is saved field by field, and as it was read", async () => {
  token = tokens.ann;
  const first = await getProfile();
  assert.equal(first.version, 0);
  assert.equal(displayName(first), "Babes Club Member");

  const named = await updateProfile({ displayName: "Ann" });
  const called = await updateProfile({ phone: "+1 416 555 0100" });
  assert.equal(called.displayName, "Ann");
  const { version, ...shown } = await getProfile();
  assert.equal((await updateProfile(shown)).displayName, "Ann");
  assert.equal((await updateProfile({ phone: null })).phone, null);
  await assert.rejects(updateProfile({ ...named, version }), refusedWith(409, "version_conflict"));
  assert.deepEqual(normalizeProfile({ userId: "ann" }).email, null);
});

test("a page that keeps no token is a guest's, and one that has expired is told so", async () => {
  for (const nothing of [null, "null", "undefined"]) {
    token = nothing;
    const quote = await quoted();
    const session = await createCheckoutSession(
      { quoteSignature: quote.quoteSignature },
      { userId: "user_of_a_browser" },
    );
    const cart = await recoverCart(quote.cartToken);
    assert.equal(cart.items[0]?.sku, "N-RED");
    assert.equal((await getCheckoutStatus(session.sessionId, quote.cartToken)).status, "open");
  }
  token = tokens.expired;
  const { quoteSignature } = await quoted();
  await assert.rejects(createCheckoutSession({ quoteSignature }), (error: unknown) => {
    return refusedWith(401, "invalid_token")(error) && (error as ApiError).isSignedOut;
  });
});

test("a refusal says which part of the request it is", async () => {
  token = null;
  await assert.rejects(
    createCartQuote({ items: [{ sku: "NO-SUCH", quantity: 1 }] }),
    (error: unknown) =>
      refusedWith(400, "unknown_product")(error) &&
      (error as ApiError).problem?.errors[0]?.path === "items[0].sku",
  );
  await assert.rejects(getProfile(), refusedWith(401, "unauthorized"));
  await assert.rejects(
    call("get", "/cart/recover", { signal: AbortSignal.abort() }),
    (error: unknown) => (error as Error).name === "AbortError",
  );
});

function quoted(): Promise<CartQuote> {
  return createCartQuote({ items: [{ sku: "N-RED", quantity: 2 }] });
}

/** What the customer does on the payment page. */
async function pay(sessionId: string): Promise<void> {
  const paid = await fetch(`${emulator}/_emulator/checkout/sessions/${sessionId}/pay`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ outcome: "succeeds", email: "ann@example.com" }),
  });
  assert.equal(paid.status, 200);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt++) {
    if (await holds()) {
      return;
    }
    await new Promise((later) => setTimeout(later, 500));
  }
  assert.fail("it does not come to hold");
}

function refusedWith(status: number, code: string): (error: unknown) => boolean {
  return (error) =>
    error instanceof ApiError && error.status === status && error.code === code;
}

function required(name: string): string {
  const value = process.env[name];
  assert.ok(value, `${name} is not set`);
  return value;
}
