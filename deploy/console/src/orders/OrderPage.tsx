import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "react-router";

import { ask } from "../session/api";
import { Badge } from "../ui/Badge";
import { Loaded } from "../ui/Loaded";
import { Page } from "../ui/Page";
import { Actions } from "./Actions";
import { Facts } from "./Facts";
import { Lines } from "./Lines";
import { Money } from "./Money";
import { Notes } from "./Notes";
import { Parcels } from "./Parcels";
import { Timeline } from "./Timeline";
import { REFUNDS, type AdminOrder } from "./words";

/** One order, read anew every quarter of a minute: somebody else may be at it. */
export function OrderPage() {
  const { orderId = "" } = useParams();
  const [done, setDone] = useState("");
  const order = useQuery({
    queryKey: ["order", orderId],
    queryFn: ({ signal }) => ask("get", "/admin/orders/{orderId}", { path: { orderId }, signal }),
    refetchInterval: 15_000,
  });
  return (
    <Page
      title={order.data?.order?.orderNumber ?? "Order"}
      aside={order.data && <States found={order.data} />}
    >
      <p className="said" role="status">
        {done}
      </p>
      <Loaded query={order} rows={12}>
        {(found) => (
          <>
            {found.order && (
              <Actions orderId={orderId} found={found} order={found.order} onDone={setDone} />
            )}
            <div className="columns">
              <div>
                {found.order && <Lines order={found.order} fulfilment={found.fulfilment} />}
                <Parcels orderId={orderId} fulfilment={found.fulfilment} onDone={setDone} />
                <Timeline found={found} />
              </div>
              <div>
                {found.order && <Money order={found.order} found={found} />}
                <Facts found={found} />
                <Notes orderId={orderId} notes={found.notes} open={found.order !== null} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function States({ found }: { found: AdminOrder }) {
  const { order } = found;
  if (!order) {
    return <Badge word="pending" label={`no order: ${found.session.stage}`} />;
  }
  return (
    <span className="badges">
      <Badge word={order.status} />
      {order.cancelledAt && <Badge word="cancelled" />}
      {order.refundStatus !== "none" && (
        <Badge word={order.refundStatus} label={REFUNDS[order.refundStatus]} />
      )}
      {order.disputeStatus !== "none" && (
        <Badge word="dispute" label={`dispute ${order.disputeStatus.replaceAll("_", " ")}`} />
      )}
      {found.session.alerts.some((alert) => alert.open) && (
        <Badge word="fraud" label="fraud warning" />
      )}
      {order.fulfilment !== "none" && <Badge word={order.fulfilment} />}
    </span>
  );
}
