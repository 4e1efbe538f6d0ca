import { ApiError, call, configureApi } from "../../../../libs/typescript-client/src/api";
import type { Session } from "./session";

export { ApiError } from "../../../../libs/typescript-client/src/api";
export type { Schemas } from "../../../../libs/typescript-client/src/api";

let session: Session | undefined;

/** Longer than the gateway takes before it gives up. */
const LIMIT_MILLIS = 35_000;

export function openApi(baseUrl: string, signedIn: Session): void {
  session = signedIn;
  configureApi({ baseUrl, token: () => signedIn.token });
}

/**
 * One request. Where the token is refused it is renewed and the request made again, which every
 * write can bear: its key is the same.
 */
export const ask: typeof call = async (method, path, parameters = {}) => {
  const bounded = () =>
    call(method, path, {
      ...parameters,
      signal: AbortSignal.any([
        AbortSignal.timeout(LIMIT_MILLIS),
        ...(parameters.signal ? [parameters.signal] : []),
      ]),
    });
  try {
    return await bounded();
  } catch (error) {
    if (!(error instanceof ApiError) || !error.isSignedOut) {
      throw error;
    }
    if (await session?.renew()) {
      return bounded();
    }
    session?.end("Your session has ended. Sign in to go on.");
    throw error;
  }
};
