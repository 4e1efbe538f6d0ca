/** In the place of the page's `src/lib/api/cart.ts`. */
import { call, type CallOptions, type Schemas } from "./api.js";

export { ApiError, configureApi } from "./api.js";

export type Catalog = Schemas["Catalog"];
export type CatalogProduct = Schemas["CatalogProduct"];
export type CatalogVariant = Schemas["CatalogVariant"];
export type CartItem = Schemas["CartLine"];
export type CartQuote = Schemas["Quote"];
export type CheckoutPayload = Schemas["SessionWish"];
export type CheckoutSessionResponse = Schemas["Session"];
export type CheckoutStatus = Schemas["Status"];
export type RecoveredCart = Schemas["RecoveredCart"];
/** With the `cartToken` of the last quote an unchanged cart keeps its price. */
export type CartQuotePayload = Schemas["QuoteWish"];

/** What is sold now. The browser keeps it for a minute, and asks by its ETag whether there is another. */
export function getCatalog(options: CallOptions = {}): Promise<Catalog> {
  return call("get", "/catalog", options);
}

/** The price of a cart, held for a quarter of an hour. */
export function createCartQuote(
  payload: CartQuotePayload,
  options: CallOptions = {},
): Promise<CartQuote> {
  return call("post", "/cart/quote", { ...options, body: payload });
}

/**
 * Where to pay. Whoever is signed in owns the order, by the token that is sent along; a `userId` is
 * what a guest's page says, and proves nothing.
 */
export function createCheckoutSession(
  payload: CheckoutPayload,
  options: CallOptions & { userId?: string } = {},
): Promise<CheckoutSessionResponse> {
  const { userId, ...rest } = options;
  return call("post", "/checkout/create-session", {
    ...rest,
    body: userId === undefined ? payload : { ...payload, userId },
  });
}

/** How a payment stands; the order only with the cart's token, or for its owner. */
export function getCheckoutStatus(
  sessionId: string,
  cartToken?: string,
  options: CallOptions = {},
): Promise<CheckoutStatus> {
  return call("get", "/checkout/status", {
    ...withCart(options, cartToken),
    query: { session_id: sessionId },
  });
}

/** The cart that was about to be paid. */
export function recoverCart(cartToken: string, options: CallOptions = {}): Promise<RecoveredCart> {
  return call("get", "/cart/recover", withCart(options, cartToken));
}

function withCart(options: CallOptions, cartToken?: string): CallOptions {
  return cartToken === undefined
    ? options
    : { ...options, headers: { ...options.headers, "X-Cart-Token": cartToken } };
}
