import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "react-router";

import { ApiError, recoverCart } from "../../../../../libs/typescript-client/src/cart";
import { Problem } from "../../ui/Problem";
import { nameOf, useCatalog } from "../catalog/useCatalog";
import { currentCart, fill, type CartLine } from "../cart/cart";

/** The cart of the checkout that came to nothing, as the shop remembers it. */
export function Recover({ sentence }: { sentence: string }) {
  const navigate = useNavigate();
  const catalog = useCatalog().data;
  const { token } = currentCart();
  const cart = useQuery({
    queryKey: ["recover", token],
    queryFn: ({ signal }) => recoverCart(token ?? "", { signal }),
    enabled: token !== undefined,
    gcTime: 0,
  });
  const none = cart.error instanceof ApiError && cart.error.status === 404;
  if (token === undefined || none) {
    return <Link to="/">See all that we make</Link>;
  }
  if (cart.error) {
    return <Problem error={cart.error} onRetry={() => void cart.refetch()} />;
  }
  if (cart.data === undefined) {
    return <p aria-busy="true">Looking for your cart…</p>;
  }
  const lines: CartLine[] = cart.data.items.map(({ sku, variantId, quantity }) =>
    variantId === undefined ? { sku, quantity } : { sku, variantId, quantity },
  );
  return (
    <section className="card" aria-label="Your cart">
      <p>{sentence}</p>
      <ul className="plain">
        {cart.data.items.map((line) => (
          <li key={`${line.sku} ${line.variantId}`}>
            {line.quantity} × {nameOf(catalog, line)}
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="primary"
        onClick={() => {
          fill(lines);
          void navigate("/cart");
        }}
      >
        Go on with this cart
      </button>
    </section>
  );
}
