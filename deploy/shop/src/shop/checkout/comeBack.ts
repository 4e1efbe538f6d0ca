/**
 * Stripe leads back to an address with a query; what is shown stands behind the `#`. To be called before
 * anything reads the address.
 */
export function comeBack(): void {
  const asked = new URLSearchParams(location.search);
  const sessionId = asked.get("session_id");
  if (sessionId !== null) {
    history.replaceState(null, "", `${location.pathname}#/paid/${encodeURIComponent(sessionId)}`);
  } else if (asked.has("cancelled")) {
    history.replaceState(null, "", `${location.pathname}#/cancelled`);
  }
}
