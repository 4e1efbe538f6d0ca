/** The shop from outside: a customer, Stripe's people, and what the API says. */
import assert from "node:assert/strict";

export const SHOP = required("SHOP_API");
const STRIPE = required("SHOP_STRIPE");

export interface Bought {
  sessionId: string;
  number: string;
  paymentIntent: string;
  token: string;
}

interface Shown {
  order: {
    orderNumber: string;
    stripePaymentIntentId: string;
    fulfilment: string;
    refundStatus: string;
    amountRefunded: number;
    parcels: { trackingNumber: string }[];
  };
}

export function required(name: string): string {
  const value = process.env[name];
  assert.ok(value, `${name} is not set`);
  return value;
}

/** An order of a signed-in customer, as soon as the customer sees it. */
export async function buy(quantity = 2): Promise<Bought> {
  const token = required("SHOP_CUSTOMER");
  const quote = await shop<{ quoteSignature: string }>("POST", "/cart/quote", token, {
    items: [{ sku: "N-RED", quantity }],
  });
  const { sessionId } = await shop<{ sessionId: string }>(
    "POST",
    "/checkout/create-session",
    token,
    {
      quoteSignature: quote.quoteSignature,
    },
  );
  await stripe(`checkout/sessions/${sessionId}/pay`, {
    outcome: "succeeds",
    email: "ann@example.com",
    name: "Ann",
  });
  const { order } = await until(
    () => seen(sessionId, token),
    (answer) => answer !== undefined && answer.order.stripePaymentIntentId !== null,
  );
  return {
    sessionId,
    number: order.orderNumber,
    paymentIntent: order.stripePaymentIntentId,
    token,
  };
}

/** What the customer sees of an order. */
export async function customerSees(
  bought: Bought,
  holds: (order: Shown["order"]) => boolean,
): Promise<Shown["order"]> {
  const answer = await until(
    () => seen(bought.sessionId, bought.token),
    (found) => found !== undefined && holds(found.order),
  );
  return answer.order;
}

/** A button of the emulator. */
export async function stripe<T>(path: string, body: object = {}): Promise<T> {
  const answer = await fetch(`${STRIPE}/_emulator/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return (await answer.json()) as T;
}

/** What the emulator says of its deliveries. */
export async function deliveries(
  hold: (all: { event: string; state: string; attempts: number }[]) => boolean,
): Promise<void> {
  await until(
    async () => {
      const answer = await fetch(`${STRIPE}/_emulator/deliveries`);
      return (await answer.json()) as { event: string; state: string; attempts: number }[];
    },
    (all) => all !== undefined && hold(all),
  );
}

export async function shop<T>(
  method: string,
  path: string,
  token: string,
  body?: object,
): Promise<T> {
  const answer = await fetch(SHOP + path, {
    method,
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return (await answer.json()) as T;
}

/** Asks until it holds, for 20 seconds at most; the shop's own processes decide when that is. */
export async function until<T>(
  ask: () => Promise<T | undefined>,
  holds: (answer: T | undefined) => boolean,
): Promise<T> {
  const end = performance.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && holds(answer)) {
      return answer;
    }
    assert.ok(performance.now() < end, "it does not come to hold");
    await new Promise((later) => setTimeout(later, 100));
  }
}

async function seen(sessionId: string, token: string): Promise<Shown | undefined> {
  const answer = await fetch(`${SHOP}/dashboard/orders/${sessionId}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return answer.ok ? ((await answer.json()) as Shown) : undefined;
}
