import type { ReactNode } from "react";

import { Card } from "../ui/Page";
import { Time } from "../ui/Time";
import { SOURCES, type AdminOrder } from "./words";

/** What is known of the payment and of the customer. */
export function Facts({ found }: { found: AdminOrder }) {
  const { session, order } = found;
  const address = order?.shippingAddress;
  const lines = [
    address?.name,
    address?.line1,
    address?.line2,
    [address?.postalCode, address?.city, address?.state].filter(Boolean).join(" "),
    address?.country,
  ].filter(Boolean);
  return (
    <Card title="Facts">
      <dl className="facts">
        <Fact label="Customer">
          {order?.customerEmail ?? <span className="faint">no e-mail</span>}
        </Fact>
        {lines.length > 0 && (
          <Fact label="Ships to">
            {lines.map((line) => (
              <span className="line" key={line}>
                {line}
              </span>
            ))}
          </Fact>
        )}
        {found.erasureAskedAt && (
          <Fact label="Wants to be forgotten">
            since <Time at={found.erasureAskedAt} />: send the goods or give the money back
          </Fact>
        )}
        {session.evidenceDueBy && (
          <Fact label="Evidence due by">
            <Time at={session.evidenceDueBy} />
          </Fact>
        )}
        {session.alerts.map((alert) => (
          <Fact key={alert.id} label={alert.kind === "review" ? "Radar review" : "Fraud warning"}>
            {alert.reason.replaceAll("_", " ")}, {alert.open ? "open" : "closed"}
          </Fact>
        ))}
        <Fact label="Payment">{session.stage}</Fact>
        <Fact label="Created">
          <Time at={session.createdAt} />
        </Fact>
        <Fact label="Paid">
          <Time at={order?.completedAt} />
        </Fact>
        <Fact label="Owner">
          {session.userId ?? "nobody"}
          {!session.ownerVerified && session.userId && <span className="faint"> (unproven)</span>}
        </Fact>
        <Fact label="Told by">
          {session.source ? (SOURCES[session.source] ?? session.source) : "nobody yet"}
        </Fact>
        {session.duplicateOf && <Fact label="Second payment of">{session.duplicateOf}</Fact>}
        <Fact label="Session">
          <code>{session.sessionId}</code>
        </Fact>
        {order?.stripePaymentIntentId && (
          <Fact label="Payment intent">
            <code>{order.stripePaymentIntentId}</code>
          </Fact>
        )}
      </dl>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
