import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { createCartQuote, type CartQuote } from "../../../../../libs/typescript-client/src/cart";
import { currentCart, items, remember, type CartLine } from "./cart";

/** The live price of the lines. An unchanged cart keeps its price, by the token; a changed one gets another. */
export function useQuote(lines: CartLine[]) {
  return useQuery({
    queryKey: ["quote", items(lines)],
    queryFn: async ({ signal }) => {
      const { token } = currentCart();
      const quote = await createCartQuote(
        { items: items(lines), ...(token === undefined ? {} : { cartToken: token }) },
        { signal },
      );
      remember(quote.cartToken);
      return quote;
    },
    enabled: lines.length > 0,
    placeholderData: keepPreviousData,
    // How many pieces are left may change at any time; until when the price holds is known.
    refetchOnMount: "always",
    refetchInterval: ({ state }) => (state.data ? untilNextLook(state.data) : false),
  });
}

/** In milliseconds; asked for again, an unchanged quote costs nothing but the look at what is left. */
const LOOK_AT_STOCK = 20_000;

function untilNextLook({ expiresAt, items }: CartQuote): number {
  const rest = Math.max(5_000, Date.parse(expiresAt) - Date.now());
  const counted = items.some(({ availability }) => availability !== undefined);
  return counted ? Math.min(rest, LOOK_AT_STOCK) : rest;
}
