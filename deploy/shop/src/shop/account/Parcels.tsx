import type { DashboardOrder } from "../../../../../libs/typescript-client/src/dashboard";
import { Time } from "../../ui/Time";
import { nameOf, useCatalog } from "../catalog/useCatalog";

export function Parcels({ order }: { order: DashboardOrder }) {
  const catalog = useCatalog().data;
  return (
    <section className="card" aria-label="Parcels">
      <h2>Parcels</h2>
      {order.parcels.length === 0 && <p className="empty">Nothing is on its way yet.</p>}
      <ul className="list">
        {order.parcels.map((parcel, index) => (
          <li key={index} className="parcel">
            <p>
              Sent on <Time at={parcel.shippedAt} />
              {parcel.carrier && ` by ${parcel.carrier}`}
            </p>
            {parcel.trackingNumber && (
              <p>
                Tracking number{" "}
                {parcel.trackingUrl ? (
                  <a href={parcel.trackingUrl} rel="noreferrer">
                    {parcel.trackingNumber}
                  </a>
                ) : (
                  <code>{parcel.trackingNumber}</code>
                )}
              </p>
            )}
            <ul className="plain">
              {parcel.lines.map((line) => (
                <li key={`${line.sku} ${line.variantId}`}>
                  {line.quantity} × {nameOf(catalog, line)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
