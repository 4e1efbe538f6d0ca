import type { Schemas } from "../session/api";
import type { Order } from "./words";

export const STEPS = ["packed", "shipped", "delivered", "returned"] as const;
export type Step = (typeof STEPS)[number];

/** Pieces of a line that can come to a step. */
export interface Open {
  sku: string;
  variantId: string | null;
  name: string;
  quantity: number;
}

/** What was shipped counts as packed, and only what was shipped is delivered or comes back. */
export function open(order: Order, fulfilment: Schemas["Fulfilment"] | null, step: Step): Open[] {
  return (fulfilment?.lines ?? [])
    .map((line) => ({
      sku: line.sku,
      variantId: line.variantId,
      name: nameOf(order, line),
      quantity: rest(line, step),
    }))
    .filter((line) => line.quantity > 0);
}

function rest(line: Schemas["FulfilmentLine"], step: Step): number {
  switch (step) {
    case "packed":
      return line.quantity - Math.max(line.packed, line.shipped);
    case "shipped":
      return line.quantity - line.shipped;
    case "delivered":
      return line.shipped - line.delivered - line.returned;
    case "returned":
      return line.shipped - line.returned;
  }
}

function nameOf(order: Order, line: { sku: string; variantId: string | null }): string {
  const bought = order.items.find(
    (item) => item.sku === line.sku && (item.variantId ?? null) === line.variantId,
  );
  return [bought?.name ?? line.sku, line.variantId].filter(Boolean).join(", ");
}
