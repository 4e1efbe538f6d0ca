import { useState } from "react";

import { money } from "../ui/money";
import { CancelDialog } from "./CancelDialog";
import { FulfilmentDialog } from "./FulfilmentDialog";
import { LetterDialog } from "./LetterDialog";
import { open, STEPS, type Step } from "./pieces";
import { RefundDialog } from "./RefundDialog";
import type { AdminOrder, Order } from "./words";

type Shown = Step | "refund" | "cancel" | "letter";

/** What can be done now. Each asks once more, and says what it will do. */
export function Actions(props: {
  orderId: string;
  found: AdminOrder;
  order: Order;
  onDone: (said: string) => void;
}) {
  const { orderId, found, order } = props;
  const [shown, show] = useState<Shown>();
  const close = () => show(undefined);
  const done = (said: string) => {
    props.onDone(said);
    close();
  };
  const left = found.refunds?.left ?? 0;
  const common = { orderId, found, order, onDone: done, onClose: close };
  return (
    <div className="actions" role="group" aria-label="What can be done">
      {STEPS.filter((step) => open(order, found.fulfilment, step).length > 0).map((step) => (
        <button type="button" key={step} onClick={() => show(step)}>
          {LABELS[step]}
        </button>
      ))}
      <button type="button" onClick={() => show("letter")} disabled={!order.customerEmail}>
        Send a letter again
      </button>
      <span className="spring" />
      <button type="button" onClick={() => show("refund")} disabled={left === 0}>
        Give money back
      </button>
      <button
        type="button"
        className="danger"
        onClick={() => show("cancel")}
        disabled={found.refunds === null || order.cancelledAt !== null}
      >
        Cancel the order
      </button>
      {left > 0 && <small className="faint">{money(left, order.currency)} may be given back</small>}
      {shown === "refund" && <RefundDialog {...common} left={left} />}
      {shown === "cancel" && <CancelDialog {...common} left={left} />}
      {shown === "letter" && <LetterDialog {...common} />}
      {(shown === "packed" ||
        shown === "shipped" ||
        shown === "delivered" ||
        shown === "returned") && <FulfilmentDialog {...common} step={shown} />}
    </div>
  );
}

const LABELS: Record<Step, string> = {
  packed: "Pack",
  shipped: "Ship",
  delivered: "Mark delivered",
  returned: "Take a return",
};
