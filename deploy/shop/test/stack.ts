/** Where the running stack is, as the test that started it says. */
import assert from "node:assert/strict";

export const GATEWAY = required("SHOP_API");
export const STRIPE = required("SHOP_STRIPE");

export function required(name: string): string {
  const value = process.env[name];
  assert.ok(value, `${name} is not set`);
  return value;
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
