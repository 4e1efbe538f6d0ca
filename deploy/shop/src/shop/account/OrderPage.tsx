import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "react-router";

import { getOrder, type DashboardOrder } from "../../../../../libs/typescript-client/src/dashboard";
import { Loaded } from "../../ui/Loaded";
import { money } from "../../ui/money";
import { Time } from "../../ui/Time";
import { add } from "../cart/cart";
import { nameOf, useCatalog } from "../catalog/useCatalog";
import { SignedIn } from "../session/SessionContext";
import { Parcels } from "./Parcels";
import { Standing } from "./Standing";

export function OrderPage() {
  const orderId = useParams().orderId ?? "";
  return (
    <SignedIn title="Your order">
      <Order orderId={orderId} />
    </SignedIn>
  );
}

function Order({ orderId }: { orderId: string }) {
  const order = useQuery({
    queryKey: ["account", "order", orderId],
    queryFn: ({ signal }) => getOrder(orderId, { signal }),
    // Somebody packs, sends or refunds it meanwhile.
    refetchInterval: 15_000,
  });
  return (
    <Loaded query={order}>
      {(found) => (
        <>
          <section className="card" aria-label="How it stands">
            <h2>{found.orderNumber ?? "Your order"}</h2>
            <p>
              <Standing of={found} />
            </p>
            {found.createdAt && (
              <p className="faint">
                Ordered on <Time at={found.createdAt} />
              </p>
            )}
          </section>
          <Money order={found} />
          <Parcels order={found} />
          <Address order={found} />
          <Again order={found} />
        </>
      )}
    </Loaded>
  );
}

function Money({ order }: { order: DashboardOrder }) {
  const catalog = useCatalog().data;
  const shown = (amount: number) => money(amount, order.currency);
  return (
    <section className="card" aria-label="What you ordered">
      <h2>What you ordered</h2>
      <dl className="sums">
        {order.items.map((item, index) => (
          <div key={index}>
            <dt>
              {item.quantity} × {nameOf(catalog, item)}
            </dt>
            <dd>{shown(item.amountTotal)}</dd>
          </div>
        ))}
        {order.amountShipping > 0 && (
          <div>
            <dt>Shipping</dt>
            <dd>{shown(order.amountShipping)}</dd>
          </div>
        )}
        {order.amountTax > 0 && (
          <div>
            <dt>Tax</dt>
            <dd>{shown(order.amountTax)}</dd>
          </div>
        )}
        <div className="strong">
          <dt>{order.status === "completed" ? "Paid" : "To pay"}</dt>
          <dd>{shown(order.amount)}</dd>
        </div>
        {order.amountRefunded > 0 && (
          <div>
            <dt>Given back</dt>
            <dd>{shown(order.amountRefunded)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Address({ order }: { order: DashboardOrder }) {
  const address = order.shippingAddress;
  return (
    address && (
      <section className="card" aria-label="Where it goes">
        <h2>Where it goes</h2>
        <address>
          {[
            address.name,
            address.line1,
            address.line2,
            [address.postalCode, address.city, address.state].filter(Boolean).join(" "),
            address.country,
          ]
            .filter(Boolean)
            .map((line) => (
              <span key={line} className="line">
                {line}
              </span>
            ))}
        </address>
      </section>
    )
  );
}

/** Into the cart at today's prices: also the way to pay once more where a bank has not. */
function Again({ order }: { order: DashboardOrder }) {
  const navigate = useNavigate();
  return (
    <button
      type="button"
      className={order.status === "payment_failed" ? "primary" : ""}
      onClick={() => {
        for (const { sku, variantId, quantity } of order.items) {
          if (sku !== null) {
            add(variantId === null ? { sku, quantity } : { sku, variantId, quantity });
          }
        }
        void navigate("/cart");
      }}
    >
      {order.status === "payment_failed" ? "Pay it once more" : "Buy the same again"}
    </button>
  );
}
