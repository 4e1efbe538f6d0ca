import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import {
  ApiError,
  createCheckoutSession,
  type CartQuote,
} from "../../../../../libs/typescript-client/src/cart";
import { money } from "../../ui/money";
import { Problem } from "../../ui/Problem";
import { items, paysIn, type CartLine } from "../cart/cart";
import { WhatIsLeft } from "./WhatIsLeft";

/** The way to the payment page, for exactly the price that is shown. */
export function Pay(props: { quote: CartQuote; lines: CartLine[]; stale: boolean }) {
  const { quote, lines, stale } = props;
  const queries = useQueryClient();
  const pay = useMutation({
    mutationFn: () =>
      createCheckoutSession({ quoteSignature: quote.quoteSignature, items: items(lines) }),
    onSuccess: ({ sessionId, checkoutUrl }) => {
      paysIn(sessionId);
      location.assign(checkoutUrl);
    },
    // A refusal has a reason that a new quote shows: another price, fewer pieces, an order that is paid.
    onError: (error) => {
      if (error instanceof ApiError && error.status < 500) {
        void queries.invalidateQueries({ queryKey: ["quote"] });
      }
    },
  });
  useReturnByBack(pay.reset);
  const soldOut = quote.items.some((line) => line.availability === "sold_out");
  const leaving = pay.isPending || pay.isSuccess;
  return (
    <>
      {pay.error && <Problem error={pay.error} />}
      {pay.error instanceof ApiError && <WhatIsLeft refusal={pay.error} />}
      {soldOut && <p role="status">There are not so many left. Take fewer to go on.</p>}
      <button
        type="button"
        className="primary wide"
        disabled={stale || soldOut || leaving}
        onClick={() => pay.mutate()}
      >
        {leaving ? "To the payment page…" : `Pay ${money(quote.total, quote.currency)}`}
      </button>
    </>
  );
}

/** A browser that comes back by its button may show the page as it was left, with a button that waits for ever. */
function useReturnByBack(reset: () => void): void {
  useEffect(() => {
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) reset();
    };
    window.addEventListener("pageshow", shown);
    return () => window.removeEventListener("pageshow", shown);
  }, [reset]);
}
