import type { ApiError } from "../../../../../libs/typescript-client/src/cart";
import { setQuantity } from "../cart/cart";
import { nameOf, useCatalog } from "../catalog/useCatalog";

/** What a refusal with the code `sold_out` says beside its sentence. */
interface ShortLine {
  sku: string;
  variantId?: string;
  left: number;
}

/** Somebody else was faster, or has the pieces in hand: fewer can still be had, or none. */
export function WhatIsLeft({ refusal }: { refusal: ApiError }) {
  const catalog = useCatalog().data;
  const { lines = [] } = (refusal.problem ?? {}) as { lines?: ShortLine[] };
  return (
    refusal.code === "sold_out" && (
      <ul className="plain">
        {lines.map(({ left, sku, variantId }) => (
          <li key={`${sku} ${variantId}`}>
            {nameOf(catalog, { sku, variantId: variantId ?? null })}:{" "}
            {left === 0 ? "none left" : `${left} left`}
            <button
              type="button"
              onClick={() =>
                setQuantity({ sku, ...(variantId ? { variantId } : {}), quantity: left }, left)
              }
            >
              {left === 0 ? "Go on without it" : `Take ${left}`}
            </button>
          </li>
        ))}
      </ul>
    )
  );
}
