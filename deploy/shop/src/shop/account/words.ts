import type { DashboardOrder } from "../../../../../libs/typescript-client/src/dashboard";

type Tone = "good" | "warn" | "bad" | "";

/** How an order stands, in one word for the customer: money that is missing comes before the parcels. */
export function standing(order: DashboardOrder): { word: string; tone: Tone } {
  if (order.refundStatus === "full") return { word: "Money given back", tone: "" };
  if (order.cancelledAt !== null) return { word: "Cancelled", tone: "" };
  switch (order.status) {
    case "pending_payment":
      return { word: "Your bank is at work", tone: "warn" };
    case "payment_failed":
      return { word: "Not paid", tone: "bad" };
    case "needs_review":
      return { word: "We are looking at it", tone: "warn" };
    case "completed":
      return { word: FULFILMENT[order.fulfilment], tone: "good" };
  }
}

export const FULFILMENT: Record<DashboardOrder["fulfilment"], string> = {
  none: "Paid",
  partly_packed: "Partly packed",
  packed: "Packed",
  partly_shipped: "Partly on its way",
  shipped: "On its way",
  partly_delivered: "Partly delivered",
  delivered: "Delivered",
  partly_returned: "Partly come back",
  returned: "Come back",
};
