/** Stripe's objects, as far as the wire shows them. */
export interface Session {
  id: string;
  created: number;
  status: "open" | "complete" | "expired";
  payment_status: "paid" | "unpaid" | "no_payment_required";
  amount_total: number;
  currency: string;
  url: string | null;
  customer: string | null;
  customer_email: string | null;
  customer_details: { email: string | null } | null;
  payment_intent: { id: string; status: string } | null;
}

export interface Refund {
  id: string;
  amount: number;
  currency: string;
  status: string;
}

export interface Dispute {
  id: string;
  amount: number;
  currency: string;
  status: string;
}

export interface Warning {
  id: string;
  actionable: boolean;
  fraud_type: string;
}

export interface SessionDetail {
  session: Session;
  refunds: Refund[];
  disputes: Dispute[];
  warnings: Warning[];
}

/** How a session stands, in one word for people. */
export function standing(session: Session): string {
  if (session.status !== "complete") return session.status;
  if (session.payment_status !== "unpaid") return "paid";
  return session.payment_intent?.status === "processing" ? "debit under way" : "unpaid";
}
