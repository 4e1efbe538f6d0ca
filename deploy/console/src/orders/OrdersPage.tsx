import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";

import { ask, type Schemas } from "../session/api";
import { Badge } from "../ui/Badge";
import { Choice, Field } from "../ui/Field";
import { Loaded } from "../ui/Loaded";
import { money } from "../ui/money";
import { More } from "../ui/More";
import { Page } from "../ui/Page";
import { Time } from "../ui/Time";
import { OrderSearch } from "./OrderSearch";
import { REFUNDS } from "./words";

const STATUS = [
  ["", "any"],
  ["completed", "completed"],
  ["needs_review", "needs review"],
  ["pending_payment", "pending payment"],
  ["payment_failed", "payment failed"],
] as const;

const FULFILMENT = [
  ["", "any"],
  ["none", "to be packed"],
  ["partly_packed", "partly packed"],
  ["packed", "packed"],
  ["partly_shipped", "partly shipped"],
  ["shipped", "shipped"],
  ["delivered", "delivered"],
  ["returned", "returned"],
] as const;

/** The orders of a month. What is chosen stands in the address, so that it can be sent to somebody. */
export function OrdersPage() {
  const [chosen, choose] = useSearchParams();
  const month = chosen.get("month") ?? new Date().toISOString().slice(0, 7);
  const status = (chosen.get("status") ?? "") as (typeof STATUS)[number][0];
  const fulfilment = (chosen.get("fulfilment") ?? "") as (typeof FULFILMENT)[number][0];
  const set = (name: string, value: string) =>
    choose((before) => {
      value ? before.set(name, value) : before.delete(name);
      return before;
    });
  const orders = useInfiniteQuery({
    queryKey: ["orders", month, status, fulfilment],
    queryFn: async ({ pageParam, signal }) =>
      (await ask("get", "/admin/orders", {
        query: {
          month,
          limit: 50,
          ...(status ? { status } : {}),
          ...(fulfilment ? { fulfilment } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        signal,
      })) as Schemas["OrderList"],
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  return (
    <Page title="Orders">
      <OrderSearch />
      <div className="filters">
        <Field
          label="Month (UTC)"
          type="month"
          value={month}
          onText={(value) => set("month", value)}
        />
        <Choice
          label="Status"
          value={status}
          options={STATUS}
          onChoose={(value) => set("status", value)}
        />
        <Choice
          label="Fulfilment"
          value={fulfilment}
          options={FULFILMENT}
          onChoose={(value) => set("fulfilment", value)}
        />
      </div>
      <Loaded query={orders} rows={10}>
        {(pages) => (
          <OrderTable
            orders={pages.pages.flatMap((page) => page.orders)}
            complete={!orders.hasNextPage}
          />
        )}
      </Loaded>
      <More
        has={orders.hasNextPage}
        busy={orders.isFetchingNextPage}
        onMore={() => void orders.fetchNextPage()}
      />
    </Page>
  );
}

function OrderTable({ orders, complete }: { orders: Schemas["ListedOrder"][]; complete: boolean }) {
  if (orders.length === 0) {
    return (
      <p className="empty">
        {complete ? "No order of this month is like that." : "None on this page; there are more."}
      </p>
    );
  }
  return (
    <table className="table">
      <caption className="hidden">Orders, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col">Created</th>
          <th scope="col">Status</th>
          <th scope="col">Fulfilment</th>
          <th scope="col" className="amount">
            Pieces
          </th>
          <th scope="col" className="amount">
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.sessionId}>
            <th scope="row">
              <Link to={`/orders/${order.sessionId}`}>{order.orderNumber}</Link>
            </th>
            <td data-label="Created">
              <Time at={order.createdAt} />
            </td>
            <td data-label="Status">
              <Badge word={order.status} />{" "}
              {order.refundStatus !== "none" && (
                <Badge word={order.refundStatus} label={REFUNDS[order.refundStatus]} />
              )}{" "}
              {order.disputeStatus !== "none" && (
                <Badge word="dispute" label={order.disputeStatus.replaceAll("_", " ")} />
              )}
            </td>
            <td data-label="Fulfilment">
              <Badge
                word={order.fulfilment}
                label={
                  order.fulfilment === "none" ? "not packed" : order.fulfilment.replaceAll("_", " ")
                }
              />
            </td>
            <td data-label="Pieces" className="amount">
              {order.itemCount}
            </td>
            <td data-label="Amount" className="amount">
              {money(order.amount, order.currency)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
