import type { CartQuote } from "../../../../../libs/typescript-client/src/cart";
import { money } from "../../ui/money";

/** The sums of a quote, which bundles are in them, and which other one is near. */
export function Totals({ quote }: { quote: CartQuote }) {
  const shown = (amount: number) => money(amount, quote.currency);
  return (
    <>
      <dl className="sums">
        <div>
          <dt>Together</dt>
          <dd>{shown(quote.subtotal)}</dd>
        </div>
        {quote.appliedBundles.map((bundle) => (
          <div key={bundle.id}>
            <dt>
              {bundle.name}
              {bundle.times > 1 && ` × ${bundle.times}`}
            </dt>
            <dd>{shown(-bundle.saves)}</dd>
          </div>
        ))}
        <div className="strong">
          <dt>To pay</dt>
          <dd>{shown(quote.total)}</dd>
        </div>
      </dl>
      {quote.nextTierHints.map((hint) => (
        <p key={hint.bundleId} className="note">
          {hint.message}
        </p>
      ))}
    </>
  );
}
