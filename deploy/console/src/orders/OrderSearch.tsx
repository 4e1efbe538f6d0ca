import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";

import { ask, type Schemas } from "../session/api";
import { money } from "../ui/money";
import { Problem } from "../ui/Problem";

/** By whatever a customer or Stripe names an order. It goes in the body: an e-mail is in no address. */
export function OrderSearch() {
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const location = useLocation();
  const navigate = useNavigate();
  const search = useMutation({
    mutationFn: () => ask("post", "/admin/orders/search", { body: named(text.trim()) }),
    onSuccess: (found) => {
      const only = found.orders[0];
      if (only && found.orders.length === 1 && !found.nextCursor) {
        void navigate(`/orders/${only.session.sessionId}`);
      }
    },
  });
  useEffect(() => {
    if (location.state?.search) input.current?.focus();
  }, [location.state]);
  return (
    <>
      <form
        role="search"
        className="search"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) search.mutate();
        }}
      >
        <input
          ref={input}
          type="search"
          value={text}
          aria-label="Find an order by number, e-mail, session or payment"
          placeholder="BC-…, e-mail, cs_… or pi_…   (Ctrl K)"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" disabled={search.isPending}>
          Find
        </button>
      </form>
      <div aria-live="polite">
        {search.error && <Problem error={search.error} />}
        {search.data && <Found found={search.data} />}
      </div>
    </>
  );
}

function Found({ found }: { found: Schemas["FoundOrders"] }) {
  if (found.orders.length === 0) {
    return <p className="empty">No order has that name. Who was erased is not found by e-mail.</p>;
  }
  return (
    <ul className="list found">
      {found.orders.map(({ session, order }) => (
        <li key={session.sessionId}>
          <Link to={`/orders/${session.sessionId}`} className="row">
            <b>{order?.orderNumber ?? "no order yet"}</b>
            <span>{session.stage}</span>
            {order && <span className="amount">{money(order.amount, order.currency)}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function named(text: string): Schemas["OrderSearch"] {
  if (text.startsWith("cs_")) return { session: text };
  if (text.startsWith("pi_")) return { payment: text };
  if (text.includes("@")) return { email: text };
  return { number: text.toUpperCase() };
}
