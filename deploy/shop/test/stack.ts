/** Where the running stack is, as the test that started it says. */
import assert from "node:assert/strict";

export const GATEWAY = required("SHOP_API");
export const STRIPE = required("SHOP_STRIPE");

export function required(name: string): string {
  const value = process.env[name];
  assert.ok(value, `${name} is not set`);
  return value;
}
