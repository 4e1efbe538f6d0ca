import { useMutation, useQueryClient } from "@tanstack/react-query";

import { claimOrders } from "../../../../../libs/typescript-client/src/dashboard";
import { Problem } from "../../ui/Problem";

/** What somebody has bought as a guest becomes theirs, by the e-mail that their token proves. */
export function ClaimOrders() {
  const queries = useQueryClient();
  const claim = useMutation({
    mutationFn: () => claimOrders(),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["account", "orders"] }),
  });
  return (
    <section className="card" aria-label="Bought without signing in?">
      <h2>Bought without signing in?</h2>
      <p>Orders with your e-mail address become yours, and you see them here.</p>
      {claim.error && <Problem error={claim.error} />}
      <button type="button" disabled={claim.isPending} onClick={() => claim.mutate()}>
        Find my orders
      </button>
      <p className="said" role="status">
        {claim.data && found(claim.data.length)}
      </p>
    </section>
  );
}

function found(count: number): string {
  if (count === 0) return "There are no others.";
  return count === 1 ? "One order is yours now." : `${count} orders are yours now.`;
}
