import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Link, useParams } from "react-router";

import {
  getCheckoutStatus,
  type CheckoutStatus,
} from "../../../../../libs/typescript-client/src/cart";
import { Loaded } from "../../ui/Loaded";
import { Page } from "../../ui/Page";
import { currentCart, paid } from "../cart/cart";
import { PaidOrder } from "./PaidOrder";
import { Recover } from "./Recover";

/** Where the payment page sends the shopper back to: how the payment stands, until that is final. */
export function PaidPage() {
  const sessionId = useParams().sessionId ?? "";
  const status = useQuery({
    queryKey: ["status", sessionId],
    queryFn: ({ signal }) => getCheckoutStatus(sessionId, currentCart().token, { signal }),
    refetchInterval: ({ state }) => (state.data ? untilNextLook(state.data) : 2_000),
  });
  const state = status.data?.status;
  useEffect(() => {
    if (state === "complete" || state === "processing") paid(sessionId);
  }, [state, sessionId]);
  return (
    <Page title={state === undefined ? "Your payment" : TITLES[state]}>
      <Loaded query={status}>{(found) => <Outcome status={found} />}</Loaded>
    </Page>
  );
}

const TITLES: Record<CheckoutStatus["status"], string> = {
  open: "Not paid yet",
  processing: "Your bank is at work",
  complete: "Thank you!",
  expired: "This payment has timed out",
  failed: "The payment has failed",
};

function untilNextLook({ status, order }: CheckoutStatus): number | false {
  switch (status) {
    case "open":
      return 2_000;
    case "processing":
      return 5_000;
    case "complete":
      return order ? false : 2_000;
    case "expired":
    case "failed":
      return false;
  }
}

function Outcome({ status }: { status: CheckoutStatus }) {
  switch (status.status) {
    case "complete":
      return status.order ? (
        <PaidOrder order={status.order} />
      ) : (
        <p role="status">It is paid. Only the browser that has bought sees more.</p>
      );
    case "processing":
      return (
        <>
          <p role="status">
            A debit takes some days. We write to you when it is done; this page says so, too.
          </p>
          {status.order && <PaidOrder order={status.order} />}
        </>
      );
    case "failed":
      return (
        <>
          <p role="status">The bank has not paid. Nothing was taken, and nothing is sent.</p>
          <Recover sentence="What you wanted is still here:" />
        </>
      );
    case "expired":
      return (
        <>
          <p role="status">Nothing was taken.</p>
          <Recover sentence="What you wanted is still here:" />
        </>
      );
    case "open":
      return (
        <p role="status">
          We have not heard of a payment yet. <Link to="/cart">Back to your cart</Link>
        </p>
      );
  }
}
