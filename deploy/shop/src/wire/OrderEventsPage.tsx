import { Link } from "react-router";

import { Loaded } from "../ui/Loaded";
import { Page } from "../ui/Page";
import { Time } from "../ui/Time";
import { Json } from "./Json";
import { Sweep } from "./Sweep";
import { useWire } from "./useWire";

interface Received {
  at: string;
  event: { id: string; type: string; order?: { orderId: string; orderNumber: string } };
}

/** What others were told of orders, the newest first. */
export function OrderEventsPage() {
  const events = useWire<{ events: Received[] }>("order-events");
  return (
    <Page title="Order events" aside={<Sweep />}>
      <section className="card" aria-label="Order events">
        <Loaded query={events}>
          {(loaded) =>
            loaded.events.length === 0 ? (
              <p className="empty">Nobody was told of an order yet.</p>
            ) : (
              <ol className="timeline wire-timeline">
                {loaded.events.map(({ at, event }, index) => (
                  <li key={`${event.id} ${index}`}>
                    <div>
                      <Time at={at} />
                    </div>
                    <div>
                      <Json title={event.type} content={event} />
                      {event.order && (
                        <Link to={`/sessions/${event.order.orderId}`}>{event.order.orderNumber}</Link>
                      )}
                    </div>
                  </li>
                ))}
              </ol>
            )
          }
        </Loaded>
      </section>
    </Page>
  );
}
