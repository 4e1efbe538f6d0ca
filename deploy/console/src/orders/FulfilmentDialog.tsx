import { useId, useState } from "react";

import { ask } from "../session/api";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { useCommand } from "./command";
import { chosen, countsOf, Pieces } from "./Pieces";
import { open, type Step } from "./pieces";
import type { AdminOrder, Order } from "./words";

const WORDS: Record<Step, { title: string; action: string; done: string }> = {
  packed: { title: "Pack", action: "They are packed", done: "Packed." },
  shipped: {
    title: "Ship",
    action: "They are on their way",
    done: "Shipped. The customer is told.",
  },
  delivered: { title: "Mark delivered", action: "They have arrived", done: "Delivered." },
  returned: { title: "Take a return", action: "They are back", done: "Returned." },
};

export function FulfilmentDialog(props: {
  orderId: string;
  found: AdminOrder;
  order: Order;
  step: Step;
  onDone: (said: string) => void;
  onClose: () => void;
}) {
  const { orderId, found, order, step } = props;
  // As they were when the dialog opened: what is being typed must not jump.
  const [lines] = useState(() => open(order, found.fulfilment, step));
  const [counts, setCounts] = useState(() => countsOf(lines, true));
  const [parcel, setParcel] = useState({ carrier: "", trackingNumber: "", trackingUrl: "" });
  const [override, setOverride] = useState(false);
  const [note, setNote] = useState("");
  const id = useId();
  const held = step === "packed" || step === "shipped" ? reasonToHold(found, order) : undefined;
  const words = WORDS[step];
  const pieces = chosen(lines, counts);
  const send = useCommand(
    orderId,
    (headers) =>
      ask("post", "/admin/orders/{orderId}/fulfilment", {
        path: { orderId },
        headers,
        body: {
          step,
          lines: pieces,
          ...(step === "shipped" ? given(parcel) : {}),
          ...(override ? { override } : {}),
          ...given({ note: note.trim() }),
        },
      }),
    () => props.onDone(words.done),
  );
  return (
    <Dialog
      title={`${words.title}: ${order.orderNumber ?? ""}`}
      action={words.action}
      busy={send.isPending}
      error={send.error}
      disabled={pieces.length === 0 || (held !== undefined && (!override || !note.trim()))}
      onSubmit={() => send.mutate()}
      onClose={props.onClose}
    >
      <Pieces lines={lines} counts={counts} onCounts={setCounts} />
      {step === "shipped" && (
        <>
          <Field
            label="Carrier"
            maxLength={60}
            value={parcel.carrier}
            onText={(carrier) => setParcel({ ...parcel, carrier })}
          />
          <Field
            label="Tracking number"
            maxLength={64}
            value={parcel.trackingNumber}
            onText={(trackingNumber) => setParcel({ ...parcel, trackingNumber })}
          />
          <Field
            label="Tracking page"
            type="url"
            placeholder="https://"
            pattern="https://.+"
            value={parcel.trackingUrl}
            onText={(trackingUrl) => setParcel({ ...parcel, trackingUrl })}
          />
        </>
      )}
      {held && (
        <div className="field check">
          <input
            id={id}
            type="checkbox"
            checked={override}
            onChange={(event) => setOverride(event.target.checked)}
          />
          <label htmlFor={id}>{held} Goods leave all the same, for the reason below.</label>
        </div>
      )}
      <Field
        label={held ? "Why" : "Note (for the shop alone)"}
        maxLength={500}
        required={held !== undefined}
        value={note}
        onText={setNote}
      />
    </Dialog>
  );
}

function reasonToHold(found: AdminOrder, order: Order): string | undefined {
  if (order.disputeStatus !== "none" && order.disputeStatus !== "won")
    return "The payment is disputed.";
  if (found.session.alerts.some((alert) => alert.open)) return "There is a warning of fraud.";
  return order.status === "needs_review" ? "The order needs a review." : undefined;
}

function given<T extends Record<string, string>>(texts: T): Partial<T> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== "")) as Partial<T>;
}
