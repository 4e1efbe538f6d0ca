import { useState } from "react";

import { ask, type Schemas } from "../session/api";
import { Dialog } from "../ui/Dialog";
import { Choice, Field } from "../ui/Field";
import { money, parseMoney, plain } from "../ui/money";
import { useCommand } from "./command";
import { chosen, countsOf, Pieces } from "./Pieces";
import type { Open } from "./pieces";
import type { AdminOrder, Order } from "./words";

export const REASONS = [
  ["requested_by_customer", "the customer asked"],
  ["duplicate", "paid twice"],
  ["fraudulent", "fraud"],
] as const;

/** Money back: an amount, or pieces of the order. The button says how much. */
export function RefundDialog(props: {
  orderId: string;
  found: AdminOrder;
  order: Order;
  left: number;
  onDone: (said: string) => void;
  onClose: () => void;
}) {
  const { orderId, order, left } = props;
  const currency = order.currency ?? "usd";
  const [lines] = useState(() => bought(order));
  const [what, setWhat] = useState<"amount" | "pieces">("amount");
  const [text, setText] = useState(() => plain(left, currency));
  const [counts, setCounts] = useState(() => countsOf(lines, false));
  const [reason, setReason] = useState<(typeof REASONS)[number][0]>("requested_by_customer");
  const [note, setNote] = useState("");
  const amount = parseMoney(text, currency);
  const pieces = chosen(lines, counts);
  const good =
    what === "pieces" ? pieces.length > 0 : amount !== undefined && amount > 0 && amount <= left;
  const refund = useCommand(
    orderId,
    (headers) =>
      ask("post", "/admin/orders/{orderId}/refunds", {
        path: { orderId },
        headers,
        body: {
          ...(what === "pieces" ? { lines: pieces } : { amount: amount ?? 0 }),
          reason,
          ...(note.trim() ? { note: note.trim() } : {}),
        },
      }),
    (answer: Schemas["OrderRefunds"]) =>
      props.onDone(`Asked for. ${money(answer.left, currency)} is left.`),
  );
  return (
    <Dialog
      title={`Give money back: ${order.orderNumber ?? ""}`}
      action={
        what === "pieces" || amount === undefined
          ? "Give back"
          : `Give back ${money(amount, currency)}`
      }
      danger
      busy={refund.isPending}
      error={refund.error}
      disabled={!good}
      onSubmit={() => refund.mutate()}
      onClose={props.onClose}
    >
      <p>
        It goes to the card that paid, and is not taken back. {money(left, currency)} of{" "}
        {money(order.amount, currency)} may be given back.
      </p>
      <Choice
        label="What"
        value={what}
        options={[
          ["amount", "an amount"],
          ["pieces", "pieces of the order"],
        ]}
        onChoose={setWhat}
      />
      {what === "amount" ? (
        <Field
          label={`Amount in ${currency.toUpperCase()}`}
          inputMode="decimal"
          value={text}
          aria-invalid={!good}
          hint={`at most ${plain(left, currency)}`}
          onText={setText}
        />
      ) : (
        <Pieces lines={lines} counts={counts} onCounts={setCounts} />
      )}
      <Choice label="Reason (Stripe’s)" value={reason} options={REASONS} onChoose={setReason} />
      <Field label="Note (for the shop alone)" maxLength={500} value={note} onText={setNote} />
    </Dialog>
  );
}

function bought(order: Order): Open[] {
  return order.items
    .filter((item) => item.sku !== null)
    .map((item) => ({
      sku: item.sku ?? "",
      variantId: item.variantId,
      name: [item.name, item.variantId].filter(Boolean).join(", "),
      quantity: item.quantity,
    }));
}
