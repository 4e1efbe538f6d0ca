import { InMemoryWebStorage, UserManager, WebStorageStateStore, type User } from "oidc-client-ts";

import type { ConsoleSettings } from "./settings";

/** Says that this tab was signed in before a reload; it is worth asking the provider silently. */
const MARK = "console.signed-in";

export type SessionState =
  | { kind: "leaving" }
  | { kind: "signed-out"; reason?: string }
  | { kind: "signed-in"; name: string };

/**
 * Who is signed in: the code flow with PKCE. The token is in memory alone, the verifier and the state
 * of a sign-in under way in the tab's storage.
 */
export class Session {
  private readonly manager: UserManager;
  private readonly listeners = new Set<() => void>();
  private user: User | undefined;
  private renewal: Promise<boolean> | undefined;
  private current: SessionState = { kind: "signed-out" };

  constructor(settings: ConsoleSettings) {
    this.manager = new UserManager({
      authority: new URL(settings.issuer, location.href).href,
      client_id: settings.clientId,
      redirect_uri: home(),
      post_logout_redirect_uri: home(),
      scope: settings.scope ?? "openid",
      extraQueryParams: settings.parameters ?? {},
      userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
      stateStore: new WebStorageStateStore({ store: sessionStorage }),
      automaticSilentRenew: false,
      silentRequestTimeoutInSeconds: 10,
    });
    this.manager.events.addAccessTokenExpiring(() => void this.renew());
  }

  get state(): SessionState {
    return this.current;
  }

  get token(): string | undefined {
    return this.user?.access_token;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** What the page was loaded for: an answer of the provider, a reload, or a first visit. */
  async begin(): Promise<void> {
    const asked = new URLSearchParams(location.search);
    if (asked.has("state") && (asked.has("code") || asked.has("error"))) {
      await this.returned(asked.get("error"));
    } else if (sessionStorage.getItem(MARK)) {
      await this.leave({ prompt: "none" });
    }
  }

  signIn(): Promise<void> {
    return this.leave({});
  }

  /** A new token without a page; false where the provider wants to see somebody. Once at a time. */
  renew(): Promise<boolean> {
    this.renewal ??= this.manager
      .signinSilent({ nonce: crypto.randomUUID() })
      .then((user) => user !== null && this.accept(user))
      .catch(() => false)
      .finally(() => (this.renewal = undefined));
    return this.renewal;
  }

  /** The API takes the token no more, and there is no other. */
  end(reason: string): void {
    this.user = undefined;
    sessionStorage.removeItem(MARK);
    this.tell({ kind: "signed-out", reason });
  }

  async signOut(): Promise<void> {
    this.end("You are signed out.");
    if (await this.manager.metadataService.getEndSessionEndpoint()) {
      await this.manager.signoutRedirect();
    }
  }

  private async returned(error: string | null): Promise<void> {
    try {
      const user = await this.manager.signinRedirectCallback();
      history.replaceState(null, "", home() + String(user.state ?? ""));
      this.accept(user);
    } catch {
      history.replaceState(null, "", home() + location.hash);
      this.end(
        error === "login_required"
          ? "Your session has ended. Sign in to go on."
          : "Signing in did not work. Try it once more.",
      );
    }
  }

  private async leave(how: { prompt?: string }): Promise<void> {
    this.tell({ kind: "leaving" });
    try {
      await this.manager.signinRedirect({
        ...how,
        nonce: crypto.randomUUID(),
        state: location.hash,
      });
    } catch {
      this.end("The sign-in service does not answer. Try again in a moment.");
    }
  }

  private accept(user: User): boolean {
    this.user = user;
    sessionStorage.setItem(MARK, "yes");
    this.tell({ kind: "signed-in", name: user.profile.name ?? user.profile.sub });
    return true;
  }

  private tell(state: SessionState): void {
    this.current = state;
    this.listeners.forEach((listener) => listener());
  }
}

/** The frame in which the provider answers a silent renewal hands the answer to the page around it. */
export function answerFrame(settings: ConsoleSettings): Promise<void> {
  return new UserManager({
    authority: new URL(settings.issuer, location.href).href,
    client_id: settings.clientId,
    redirect_uri: home(),
  }).signinSilentCallback();
}

function home(): string {
  return location.origin + location.pathname;
}
