import type { components, paths } from "./generated/openapi.js";

/** The shapes of the API, by the names that docs/openapi.json gives them. */
export type Schemas = components["schemas"];

/** What a refusal says, in every route's words. */
export type Problem = Schemas["Problem"];

type Token = string | null | undefined;

/** Where the shop is, and who calls. */
export interface ApiSettings {
  /** Such as https://api.thebabesclub.com. */
  baseUrl: string;
  /** The token of whoever is signed in; nothing for a guest. Asked before each request. */
  token?: () => Token | Promise<Token>;
}

let settings: ApiSettings | undefined;

/** To be called once, before the first request. */
export function configureApi(chosen: ApiSettings): void {
  settings = { ...chosen, baseUrl: chosen.baseUrl.replace(/\/+$/, "") };
}

/** A refusal of the API. `code` is one word that stays; `message` is for people. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly problem: Problem | undefined,
  ) {
    super(message);
    this.name = "ApiError";
  }

  /** True where the customer has to sign in again. */
  get isSignedOut(): boolean {
    return this.status === 401;
  }
}

type Method = "get" | "post" | "put" | "delete";

/** The paths that have such a method. */
export type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [K in M]: { responses: unknown } } ? P : never;
}[keyof paths];

type Operation<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>;

/** What a request sends. */
export type Body<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { requestBody?: { content: { "application/json": infer B } } | undefined }
    ? B
    : never;

/** What a request is answered where it succeeds. */
export type Answer<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { responses: infer R } ? Content<R[keyof R & (200 | 201 | 202)]> : never;

type Content<T> = T extends { content: { "application/json": infer C } } ? C : never;

type Query<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;

export interface CallOptions {
  signal?: AbortSignal | undefined;
  headers?: Record<string, string>;
}

export interface Parameters<P extends keyof paths, M extends Method> extends CallOptions {
  /** In place of the names in braces. */
  path?: Record<string, string>;
  query?: Query<P, M>;
  body?: Body<P, M>;
}

/** One request; an {@link ApiError} where it is refused. */
export async function call<M extends Method, P extends PathWith<M>>(
  method: M,
  path: P,
  parameters: Parameters<P, M> = {},
): Promise<Answer<P, M>> {
  if (settings === undefined) {
    throw new Error("configureApi has not been called");
  }
  const response = await fetch(settings.baseUrl + target(path, parameters.path, parameters.query), {
    method: method.toUpperCase(),
    headers: { ...(await headers(settings, parameters.body)), ...parameters.headers },
    ...(parameters.body === undefined ? {} : { body: JSON.stringify(parameters.body) }),
    ...(parameters.signal ? { signal: parameters.signal } : {}),
  });
  if (!response.ok) {
    throw await refusal(response);
  }
  return (await response.json()) as Answer<P, M>;
}

async function headers(chosen: ApiSettings, body: unknown): Promise<Record<string, string>> {
  const token = await chosen.token?.();
  return {
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
  };
}

function target(path: string, names: Record<string, string> = {}, query: object = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(names[name] ?? ""),
  );
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) {
      asked.set(name, String(value));
    }
  }
  return asked.size === 0 ? filled : `${filled}?${asked}`;
}

/** Whoever answered: the shop with a problem, or something before it with a page of its own. */
async function refusal(response: Response): Promise<ApiError> {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as Problem;
    return new ApiError(response.status, problem.code, problem.detail, problem);
  } catch {
    return new ApiError(response.status, "unreadable", `The answer was ${response.status}.`, undefined);
  }
}
