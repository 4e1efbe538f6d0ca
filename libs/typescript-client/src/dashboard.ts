/** In the place of the page's `src/lib/dashboard/api.ts`. */
import { call, type CallOptions, type Schemas } from "./api.js";

export { ApiError, configureApi } from "./api.js";

export type DashboardProfile = Schemas["Profile"];
export type DashboardProfileChange = Schemas["ProfileChange"];
export type DashboardOrder = Schemas["Order"];
export type DashboardNft = Schemas["Nft"];
export type DashboardExport = Schemas["Export"];
export type Erasure = Schemas["Erasure"];

export interface Page<T> {
  items: T[];
  /** To be handed to the next call; undefined on the last page. */
  nextCursor: string | undefined;
}

export interface PageQuery {
  limit?: number;
  cursor?: string;
}

/** The caller's profile; version 0 where none was saved. */
export async function getProfile(options: CallOptions = {}): Promise<DashboardProfile> {
  return normalizeProfile(await call("get", "/dashboard/profile", options));
}

/**
 * Saves what is in the change: `null` removes, what is left out stays. With the `version` that was
 * read it is the whole profile, and an `ApiError` with the code `version_conflict` where somebody
 * has saved since. What {@link getProfile} answered can be handed in as it is.
 */
export async function updateProfile(
  change: DashboardProfileChange | Partial<DashboardProfile>,
  options: CallOptions = {},
): Promise<DashboardProfile> {
  const body = change as DashboardProfileChange;
  return normalizeProfile(await call("put", "/dashboard/profile", { ...options, body }));
}

/** The caller's orders, newest first. */
export async function listOrders(
  query: PageQuery & { from?: string; to?: string } = {},
  options: CallOptions = {},
): Promise<Page<DashboardOrder>> {
  const page = await call("get", "/dashboard/orders", { ...options, query });
  return { items: page.orders, nextCursor: page.nextCursor ?? undefined };
}

/** One order of the caller's; an `ApiError` with the code `not_found` where it is not theirs. */
export async function getOrder(
  orderId: string,
  options: CallOptions = {},
): Promise<DashboardOrder> {
  const found = await call("get", "/dashboard/orders/{orderId}", { ...options, path: { orderId } });
  return found.order;
}

/**
 * Makes the caller the owner of what they bought as a guest, by the verified e-mail of their token;
 * an `ApiError` with the code `email_not_verified` where it has none. Answers the ids of the orders.
 */
export async function claimOrders(options: CallOptions = {}): Promise<string[]> {
  const claimed: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await call("post", "/dashboard/orders/claim", {
      ...options,
      ...(cursor === undefined ? {} : { query: { cursor } }),
    });
    claimed.push(...page.claimed);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return claimed;
}

/** A page of all that is kept of the caller; `cursor` is the `nextCursor` of the one before. */
export function exportPage(cursor?: string, options: CallOptions = {}): Promise<DashboardExport> {
  return call("get", "/dashboard/export", {
    ...options,
    ...(cursor === undefined ? {} : { query: { cursor } }),
  });
}

/** Erases what is kept of the caller; where the answer is not `complete`, to be called again. */
export function eraseAccount(options: CallOptions = {}): Promise<Erasure> {
  return call("delete", "/dashboard/profile", options);
}

/** The tokens that the caller holds. */
export async function listNfts(
  query: PageQuery = {},
  options: CallOptions = {},
): Promise<Page<DashboardNft>> {
  const page = await call("get", "/dashboard/nfts", { ...options, query });
  return { items: page.nfts, nextCursor: page.nextCursor ?? undefined };
}

/**
 * A profile with every field. What is missing is `null` and nothing made up: a page that saves what it
 * shows would save an invented e-mail for the customer's own.
 */
export function normalizeProfile(profile: Partial<DashboardProfile> = {}): DashboardProfile {
  return {
    userId: profile.userId ?? "",
    version: profile.version ?? 0,
    displayName: profile.displayName ?? null,
    email: profile.email ?? null,
    phone: profile.phone ?? null,
    shippingAddress: profile.shippingAddress ?? null,
    createdAt: profile.createdAt ?? null,
    updatedAt: profile.updatedAt ?? null,
  };
}

/** What to greet somebody by who has not said a name. */
export function displayName(profile: DashboardProfile): string {
  return profile.displayName ?? "Babes Club Member";
}
