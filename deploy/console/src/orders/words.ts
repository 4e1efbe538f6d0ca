import type { Schemas } from "../session/api";

export type AdminOrder = Schemas["AdminOrder"];
export type Order = Schemas["Order"];

/** How much was given back, as a badge says it. */
export const REFUNDS: Record<Order["refundStatus"], string> = {
  none: "not refunded",
  pending: "refund pending",
  partial: "refunded in part",
  full: "refunded in full",
  review: "refund to review",
};

/** Who told the shop of a change. */
export const SOURCES: Record<string, string> = {
  webhook: "Stripe’s delivery",
  sync: "the sync",
  status: "the customer’s page",
  admin: "an operator",
  shop: "an operator",
};

export const CHANGES: Record<Schemas["TimelineChange"]["kind"], string> = {
  created: "Order recorded",
  stage: "Payment",
  amount: "Amount",
  refunded: "Given back",
  refund_status: "Refund",
  dispute: "Dispute",
  alert: "Warning",
  duplicate_of: "Second payment of",
  oversold: "Oversold",
  email: "E-mail changed",
  address: "Address changed",
  erased: "Person erased",
  fulfilment: "Fulfilment",
  refund_requested: "Refund asked for",
  refund_refused: "Refund refused",
  cancelled: "Cancelled",
  letter: "Letter sent again",
  erasure_asked: "Customer asks to be forgotten",
  voided: "Taken back",
};
