import type { CheckoutStatus } from "../../../../../libs/typescript-client/src/cart";
import { money } from "../../ui/money";
import { nameOf, useCatalog } from "../catalog/useCatalog";

/** The order of a payment, for the browser that has bought. */
export function PaidOrder({ order }: { order: NonNullable<CheckoutStatus["order"]> }) {
  const catalog = useCatalog().data;
  return (
    <section className="card" aria-label="Your order">
      <h2>Order {order.orderNumber}</h2>
      <dl className="sums">
        {order.items.map((item, index) => (
          <div key={index}>
            <dt>
              {item.quantity} × {nameOf(catalog, item)}
            </dt>
            <dd>{money(item.total, order.currency)}</dd>
          </div>
        ))}
        {order.amount !== undefined && (
          <div className="strong">
            <dt>Paid</dt>
            <dd>{money(order.amount, order.currency)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
