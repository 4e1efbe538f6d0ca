import { useState } from "react";

import { ask } from "../session/api";
import { Dialog } from "../ui/Dialog";
import { Choice } from "../ui/Field";
import { useCommand } from "./command";
import type { Order } from "./words";

const LETTERS = [
  ["confirmed", "the order is confirmed"],
  ["shipped", "the last parcel is on its way"],
  ["refunded", "money went back"],
] as const;

export function LetterDialog(props: {
  orderId: string;
  order: Order;
  onDone: (said: string) => void;
  onClose: () => void;
}) {
  const [letter, setLetter] = useState<(typeof LETTERS)[number][0]>("confirmed");
  const send = useCommand(
    props.orderId,
    (headers) =>
      ask("post", "/admin/orders/{orderId}/letters", {
        path: { orderId: props.orderId },
        headers,
        body: { letter },
      }),
    () => props.onDone("The letter goes out within minutes."),
  );
  return (
    <Dialog
      title="Send a letter again"
      action="Send it"
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate()}
      onClose={props.onClose}
    >
      <p>To {props.order.customerEmail}.</p>
      <Choice label="Which" value={letter} options={LETTERS} onChoose={setLetter} />
    </Dialog>
  );
}
