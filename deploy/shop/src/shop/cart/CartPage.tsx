import { Link } from "react-router";

import type { CartQuote } from "../../../../../libs/typescript-client/src/cart";
import { Loaded } from "../../ui/Loaded";
import { Page } from "../../ui/Page";
import { Pay } from "../checkout/Pay";
import { useCart } from "./cart";
import { CartLines } from "./CartLines";
import { Totals } from "./Totals";
import { useQuote } from "./useQuote";

export function CartPage() {
  const { lines } = useCart();
  const quote = useQuote(lines);
  return (
    <Page title="Your cart">
      {lines.length === 0 ? (
        <p className="empty">
          There is nothing in it. <Link to="/">See all that we make</Link>
        </p>
      ) : (
        <Loaded query={quote} rows={lines.length + 3}>
          {(priced) => (
            <div className="cart">
              <section className="card" aria-label="What is in it">
                <CartLines lines={lines} quote={priced} />
              </section>
              <section
                className="card"
                aria-label="What it costs"
                aria-busy={quote.isPlaceholderData}
              >
                <Totals quote={priced} />
                <Before quote={priced} />
                <Pay
                  key={JSON.stringify(lines)}
                  quote={priced}
                  lines={lines}
                  stale={quote.isPlaceholderData}
                />
              </section>
            </div>
          )}
        </Loaded>
      )}
    </Page>
  );
}

/** Somebody who wants the same once more pays it; somebody who came back by mistake does not. */
function Before({ quote }: { quote: CartQuote }) {
  return (
    quote.previousOrder && (
      <p className="note" role="status">
        You have paid for the same already: order {quote.previousOrder.orderNumber}. Pay only if you
        want it once more.
      </p>
    )
  );
}
