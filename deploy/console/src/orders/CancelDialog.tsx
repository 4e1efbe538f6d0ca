import { useState } from "react";

import { ask } from "../session/api";
import { Dialog } from "../ui/Dialog";
import { Choice, Field } from "../ui/Field";
import { money } from "../ui/money";
import { useCommand } from "./command";
import { REASONS } from "./RefundDialog";
import type { Order } from "./words";

/** The end of an order. Its number is typed, since nothing brings it back. */
export function CancelDialog(props: {
  orderId: string;
  order: Order;
  left: number;
  onDone: (said: string) => void;
  onClose: () => void;
}) {
  const { orderId, order, left } = props;
  const number = order.orderNumber ?? orderId;
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState<(typeof REASONS)[number][0]>("requested_by_customer");
  const [note, setNote] = useState("");
  const cancel = useCommand(
    orderId,
    (headers) =>
      ask("post", "/admin/orders/{orderId}/cancel", {
        path: { orderId },
        headers,
        body: { reason, ...(note.trim() ? { note: note.trim() } : {}) },
      }),
    () => props.onDone("Cancelled."),
  );
  return (
    <Dialog
      title={`Cancel ${number}`}
      action="Cancel the order"
      danger
      busy={cancel.isPending}
      error={cancel.error}
      disabled={typed.trim().toUpperCase() !== number.toUpperCase()}
      onSubmit={() => cancel.mutate()}
      onClose={props.onClose}
    >
      <p>
        Nothing of it leaves the shop any more
        {left > 0 && <>, and {money(left, order.currency)} goes back to the customer</>}. This is
        for good.
      </p>
      <Field
        label={`Type ${number} to confirm`}
        value={typed}
        onText={setTyped}
        spellCheck={false}
      />
      <Choice label="Reason (Stripe’s)" value={reason} options={REASONS} onChoose={setReason} />
      <Field label="Note (for the shop alone)" maxLength={500} value={note} onText={setNote} />
    </Dialog>
  );
}
