import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../session/api";
import { Dialog } from "../ui/Dialog";
import { Choice, Field } from "../ui/Field";
import { nameOf, type Level } from "./StockPage";

/** Pieces in or out, with the reason; or a count, which holds only if nothing was sold meanwhile. */
export function StockDialog(props: {
  level: Level;
  onDone: (said: string) => void;
  onClose: () => void;
}) {
  const { level } = props;
  const [way, setWay] = useState<"difference" | "count">("difference");
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  // One for as long as the form is open: sent again after a lost answer it is the same change.
  const [key] = useState(() => crypto.randomUUID());
  const pieces = /^[+-]?\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
  const good =
    pieces !== undefined && (way === "count" ? pieces >= 0 : pieces !== 0 && reason.trim() !== "");
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () =>
      ask("post", "/admin/stock", {
        headers: { "Idempotency-Key": key },
        body: {
          sku: level.sku,
          ...(level.variantId ? { variantId: level.variantId } : {}),
          ...(way === "count"
            ? { count: pieces ?? 0, version: level.version }
            : { difference: pieces ?? 0 }),
          ...(reason.trim() ? { reason: reason.trim() } : {}),
        },
      }),
    onSuccess: (answer) => props.onDone(`${answer.level.available} can be had of ${nameOf(level)}.`),
    onSettled: () => queries.invalidateQueries({ queryKey: ["stock"] }),
  });
  return (
    <Dialog
      title={`Change ${nameOf(level)}`}
      action={way === "count" ? "That is how many there are" : "Change it"}
      busy={change.isPending}
      error={change.error}
      disabled={!good}
      onSubmit={() => change.mutate()}
      onClose={props.onClose}
    >
      <p>{level.available} can be had now. What is in a cart that is about to be paid is not among them.</p>
      <Choice
        label="How"
        value={way}
        options={[
          ["difference", "some were put in, or taken out"],
          ["count", "they were counted"],
        ]}
        onChoose={setWay}
      />
      <Field
        label={way === "count" ? "Pieces that can be had" : "Pieces (below 0: taken out)"}
        inputMode="numeric"
        value={text}
        onText={setText}
      />
      <Field
        label={way === "count" ? "Note" : "Why"}
        maxLength={200}
        required={way === "difference"}
        value={reason}
        onText={setReason}
      />
    </Dialog>
  );
}
