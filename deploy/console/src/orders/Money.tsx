import { Badge } from "../ui/Badge";
import { money } from "../ui/money";
import { Card } from "../ui/Page";
import { Time } from "../ui/Time";
import type { AdminOrder, Order } from "./words";

/** What was paid, what went back, and what the shop has of it. */
export function Money({ order, found }: { order: Order; found: AdminOrder }) {
  const rows: [string, number][] = [
    ["Subtotal", order.amountSubtotal],
    ["Discount", -order.amountDiscount],
    ["Shipping", order.amountShipping],
    ["Tax", order.amountTax],
  ];
  return (
    <Card title="Money">
      <dl className="sums">
        {rows
          .filter(([label, amount]) => amount !== 0 || label === "Subtotal")
          .map(([label, amount]) => (
            <Sum key={label} label={label} amount={amount} currency={order.currency} />
          ))}
        <Sum label="Total" amount={order.amount} currency={order.currency} strong />
        {order.amountRefunded > 0 && (
          <Sum label="Given back" amount={-order.amountRefunded} currency={order.currency} />
        )}
        {found.balance.map((balance) => (
          <Sum
            key={balance.currency}
            label={`In the balance, after ${money(balance.fee, balance.currency)} of fees`}
            amount={balance.net}
            currency={balance.currency}
          />
        ))}
      </dl>
      {found.refunds && found.refunds.requests.length > 0 && (
        <Requests found={found} currency={order.currency} />
      )}
      {order.refunds.length > 0 && (
        <>
          <h3>Refunds at Stripe</h3>
          <ul className="plain">
            {order.refunds.map((refund) => (
              <li key={refund.id}>
                <Badge word={refund.status} />{" "}
                {money(refund.amount, refund.currency ?? order.currency)}{" "}
                <Time at={refund.createdAt} />
              </li>
            ))}
          </ul>
        </>
      )}
      {order.disputes.length > 0 && (
        <>
          <h3>Disputes</h3>
          <ul className="plain">
            {order.disputes.map((dispute) => (
              <li key={dispute.id}>
                <Badge word="dispute" label={dispute.status.replaceAll("_", " ")} />{" "}
                {money(dispute.amount, order.currency)} {dispute.reason?.replaceAll("_", " ")}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function Requests({ found, currency }: { found: AdminOrder; currency: string | null }) {
  return (
    <>
      <h3>Refunds asked for here</h3>
      <ul className="plain">
        {found.refunds?.requests.map((request) => (
          <li key={request.id}>
            <Badge word={request.status} /> {money(request.amount, currency)}{" "}
            <Time at={request.at} />
            {request.note && <small className="faint">{request.note}</small>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Sum(props: { label: string; amount: number; currency: string | null; strong?: boolean }) {
  return (
    <div className={props.strong ? "strong" : ""}>
      <dt>{props.label}</dt>
      <dd>{money(props.amount, props.currency)}</dd>
    </div>
  );
}
