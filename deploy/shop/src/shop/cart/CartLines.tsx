import type { CartQuote } from "../../../../../libs/typescript-client/src/cart";
import { money } from "../../ui/money";
import { Picture } from "../catalog/Picture";
import { nameOf, productOf, useCatalog } from "../catalog/useCatalog";
import { isSame, setQuantity, type CartLine } from "./cart";

export function CartLines({ lines, quote }: { lines: CartLine[]; quote: CartQuote }) {
  const catalog = useCatalog().data;
  return (
    <ul className="list">
      {lines.map((line) => {
        const product = productOf(catalog, line.sku);
        const priced = quote.items.find((other) => isSame(other, line));
        const name = nameOf(catalog, line);
        return (
          <li key={`${line.sku} ${line.variantId}`} className="cart-line">
            <Picture sku={line.sku} collectionId={product?.collectionId ?? ""} />
            <div>
              <strong>{name}</strong>
              {priced && <span className="line faint">{money(priced.unitAmount, quote.currency)} each</span>}
              <Availability of={priced?.availability} />
            </div>
            <Quantity line={line} name={name} limit={product?.quantityLimit ?? 99} />
            <span className="amount">{priced && money(priced.total, quote.currency)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Availability({ of }: { of: "in_stock" | "low" | "sold_out" | undefined }) {
  switch (of) {
    case "sold_out":
      return <span className="badge bad">Not so many left</span>;
    case "low":
      return <span className="badge warn">The last ones</span>;
    case "in_stock":
      return <span className="badge good">In stock</span>;
    case undefined:
      return null;
  }
}

function Quantity({ line, name, limit }: { line: CartLine; name: string; limit: number }) {
  return (
    <div className="quantity" role="group" aria-label={`How many: ${name}`}>
      <button
        type="button"
        aria-label={line.quantity === 1 ? `Remove ${name}` : `One less of ${name}`}
        onClick={() => setQuantity(line, line.quantity - 1)}
      >
        −
      </button>
      <output aria-live="polite">{line.quantity}</output>
      <button
        type="button"
        aria-label={`One more of ${name}`}
        disabled={line.quantity >= limit}
        onClick={() => setQuantity(line, line.quantity + 1)}
      >
        +
      </button>
    </div>
  );
}
