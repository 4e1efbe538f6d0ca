import { ApiError } from "../../../../libs/typescript-client/src/api";

/** The gateway's own routes, which are none of the shop's. */
const BASE = "/local-stack/wire/";

/** What a route tells. */
export async function read<T>(route: string, signal?: AbortSignal): Promise<T> {
  return ask<T>(route, { method: "GET", ...(signal ? { signal } : {}) });
}

/** Presses a button of the emulator. */
export async function press<T>(control: string, body: object = {}): Promise<T> {
  return ask<T>(`control/${control}`, { method: "POST", body: JSON.stringify(body) });
}

/** Starts the job that sends what could not be sent at once; it takes some seconds. */
export async function sweep(): Promise<unknown> {
  return ask("sweep", { method: "POST" });
}

export async function forgetFaults(): Promise<unknown> {
  return ask("control/faults", { method: "DELETE" });
}

async function ask<T>(route: string, request: RequestInit): Promise<T> {
  const response = await fetch(BASE + route, { ...request, headers: { "X-Local-Stack": "1" } });
  const answer = (await response.json()) as T & Refusal;
  if (!response.ok) {
    const sentence = answer.detail ?? (typeof answer.error === "object" ? answer.error.message : undefined);
    throw new ApiError(response.status, "wire", sentence ?? `${response.status}`, undefined);
  }
  return answer;
}

/** The gateway says it in one way, the emulator in Stripe's. */
interface Refusal {
  detail?: string;
  error?: string | { message?: string };
}
