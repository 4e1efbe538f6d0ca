import { Page } from "../../ui/Page";
import { Recover } from "./Recover";

/** Where the payment page's way back leads. */
export function CancelledPage() {
  return (
    <Page title="Not paid">
      <p role="status">You have left the payment page. Nothing was taken.</p>
      <Recover sentence="Your cart is as it was:" />
    </Page>
  );
}
