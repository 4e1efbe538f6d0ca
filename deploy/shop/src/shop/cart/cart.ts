import { useSyncExternalStore } from "react";

import type { CartItem } from "../../../../../libs/typescript-client/src/cart";

/** One product in one variant; `variantId` is left out where there is one only. */
export interface CartLine {
  sku: string;
  variantId?: string;
  quantity: number;
}

/** What this tab remembers. The server keeps no cart: it prices what it is sent. */
export interface Cart {
  lines: CartLine[];
  /** The browser's secret: with it a quote is repeated, an order shown and a cart recovered. Never in an address. */
  token?: string;
  /** The session that was opened last for these lines. */
  payingIn?: string;
}

/** The storage of the tab, not of the browser: another tab is another cart, and closing it forgets. */
const KEY = "shop.cart";

const listeners = new Set<() => void>();
let cart: Cart = read();

export function useCart(): Cart {
  return useSyncExternalStore(subscribe, currentCart);
}

export function currentCart(): Cart {
  return cart;
}

/** As many pieces more of a product; a line that comes to none is gone. */
export function add(line: CartLine): void {
  const before = cart.lines.find((other) => isSame(other, line))?.quantity ?? 0;
  setQuantity(line, before + line.quantity);
}

export function setQuantity(line: CartLine, quantity: number): void {
  const known = cart.lines.some((other) => isSame(other, line));
  const lines = known
    ? cart.lines.map((other) => (isSame(other, line) ? { ...other, quantity } : other))
    : [...cart.lines, { ...line, quantity }];
  write({ ...cart, lines: lines.filter((other) => other.quantity > 0) });
}

export function fill(lines: CartLine[]): void {
  write({ ...cart, lines });
}

export function remember(token: string): void {
  if (token !== cart.token) write({ ...cart, token });
}

export function paysIn(sessionId: string): void {
  write({ ...cart, payingIn: sessionId });
}

/** What was paid in a session leaves the cart; what was put in after another one was paid stays. */
export function paid(sessionId: string): void {
  if (cart.payingIn === sessionId) {
    write(cart.token === undefined ? { lines: [] } : { lines: [], token: cart.token });
  }
}

export function pieces(lines: readonly { quantity: number }[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0);
}

/** In the form in which a quote is asked for. */
export function items(lines: CartLine[]): CartItem[] {
  return lines.map(({ sku, variantId, quantity }) =>
    variantId === undefined ? { sku, quantity } : { sku, variantId, quantity },
  );
}

export function isSame(
  one: { sku: string; variantId?: string | null },
  other: { sku: string; variantId?: string | null },
): boolean {
  return one.sku === other.sku && (one.variantId ?? "") === (other.variantId ?? "");
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function write(changed: Cart): void {
  cart = changed;
  sessionStorage.setItem(KEY, JSON.stringify(cart));
  listeners.forEach((listener) => listener());
}

function read(): Cart {
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? { lines: [] } : (JSON.parse(kept) as Cart);
}
