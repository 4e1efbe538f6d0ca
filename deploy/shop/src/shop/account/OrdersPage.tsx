import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "react-router";

import { listOrders, type DashboardOrder } from "../../../../../libs/typescript-client/src/dashboard";
import { Problem } from "../../ui/Problem";
import { money } from "../../ui/money";
import { Time } from "../../ui/Time";
import { SignedIn } from "../session/SessionContext";
import { ClaimOrders } from "./ClaimOrders";
import { Standing } from "./Standing";

export function OrdersPage() {
  return (
    <SignedIn title="Your orders">
      <Orders />
      <ClaimOrders />
    </SignedIn>
  );
}

function Orders() {
  const pages = useInfiniteQuery({
    queryKey: ["account", "orders"],
    queryFn: ({ pageParam, signal }) =>
      listOrders(pageParam === undefined ? {} : { cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
  });
  if (pages.error) {
    return <Problem error={pages.error} onRetry={() => void pages.refetch()} />;
  }
  if (pages.data === undefined) {
    return <p aria-busy="true">Looking for your orders…</p>;
  }
  const orders = pages.data.pages.flatMap(({ items }) => items);
  return (
    <section className="card" aria-label="Your orders">
      {orders.length === 0 && <p className="empty">You have ordered nothing yet.</p>}
      <ul className="list">
        {orders.map((order) => (
          <OrderRow key={order.orderId} order={order} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <p className="more">
          <button
            type="button"
            disabled={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            Show more
          </button>
        </p>
      )}
    </section>
  );
}

function OrderRow({ order }: { order: DashboardOrder }) {
  return (
    <li>
      <Link className="row order" to={`/orders/${order.orderId}`}>
        <span>
          <strong>{order.orderNumber ?? "Your order"}</strong>
          {order.createdAt && (
            <small className="faint">
              <Time at={order.createdAt} />
            </small>
          )}
        </span>
        <Standing of={order} />
        <span className="amount">{money(order.amount, order.currency)}</span>
      </Link>
    </li>
  );
}
