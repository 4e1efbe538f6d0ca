import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { eraseAccount, type Erasure } from "../../../../../libs/typescript-client/src/dashboard";
import { Problem } from "../../ui/Problem";

/** Asked for twice: it cannot be undone. */
export function Erase() {
  const queries = useQueryClient();
  const [asked, ask] = useState(false);
  const erase = useMutation({
    mutationFn: untilComplete,
    onSuccess: () => {
      ask(false);
      return queries.invalidateQueries({ queryKey: ["account"] });
    },
  });
  return (
    <section className="card" aria-label="Forget me">
      <h2>Forget me</h2>
      <p>Your profile goes, and your name and address from your orders. It cannot be undone.</p>
      {erase.error && <Problem error={erase.error} />}
      {asked ? (
        <p className="buttons">
          <button type="button" autoFocus onClick={() => ask(false)}>
            Keep it
          </button>
          <button
            type="button"
            className="danger"
            disabled={erase.isPending}
            onClick={() => erase.mutate()}
          >
            Forget all of it
          </button>
        </p>
      ) : (
        <button type="button" className="danger" onClick={() => ask(true)}>
          Forget me
        </button>
      )}
      <p className="said" role="status">
        {erase.data && said(erase.data)}
      </p>
    </section>
  );
}

/** A long history takes more than one call; each call does a part for good. */
const MOST_CALLS = 50;

async function untilComplete(): Promise<Erasure> {
  let erasure = await eraseAccount();
  for (let calls = 1; !erasure.complete && calls < MOST_CALLS; calls++) {
    erasure = await eraseAccount();
  }
  return erasure;
}

function said({ complete, waiting }: Erasure): string {
  if (!complete) return "Not all of it is gone yet. Ask once more.";
  return waiting > 0
    ? "Done. Orders that are still to be sent follow once they are."
    : "Done. We know you no more.";
}
