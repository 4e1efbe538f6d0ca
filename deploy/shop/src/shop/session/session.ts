import { InMemoryWebStorage, UserManager, WebStorageStateStore, type User } from "oidc-client-ts";

/** What `shop.json` beside the pages says of who signs customers in. */
interface SignInSettings {
  /** Of the OpenID provider; may be a path of this origin. */
  issuer: string;
  clientId: string;
}

/** Says that this tab was signed in before a reload; it is worth asking the provider silently. */
const MARK = "shop.signed-in";

export type SessionState =
  | { kind: "guest"; reason?: string }
  | { kind: "leaving" }
  | { kind: "signed-in"; name: string };

/**
 * Who is signed in, if anybody: the code flow with PKCE. The token is in memory alone; each load of the
 * page asks the provider for another, without a click.
 */
export class Session {
  private readonly manager: UserManager;
  private readonly listeners = new Set<() => void>();
  private user: User | undefined;
  private current: SessionState = { kind: "guest" };

  static async open(): Promise<Session> {
    const answer = await fetch("shop.json", { cache: "no-cache" });
    if (!answer.ok) {
      throw new Error(`shop.json was answered with ${answer.status}.`);
    }
    return new Session((await answer.json()) as SignInSettings);
  }

  private constructor(settings: SignInSettings) {
    this.manager = new UserManager({
      authority: new URL(settings.issuer, location.href).href,
      client_id: settings.clientId,
      redirect_uri: home(),
      post_logout_redirect_uri: home(),
      scope: "openid",
      userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
      stateStore: new WebStorageStateStore({ store: sessionStorage }),
      automaticSilentRenew: false,
    });
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
      await this.returned();
    } else if (sessionStorage.getItem(MARK)) {
      await this.leave({ prompt: "none" });
    }
  }

  signIn(): Promise<void> {
    return this.leave({});
  }

  async signOut(): Promise<void> {
    this.end();
    await this.manager.signoutRedirect();
  }

  /** The API takes the token no more; the shopper goes on as a guest. */
  end(reason?: string): void {
    this.user = undefined;
    sessionStorage.removeItem(MARK);
    this.tell(reason === undefined ? { kind: "guest" } : { kind: "guest", reason });
  }

  private async returned(): Promise<void> {
    try {
      const user = await this.manager.signinRedirectCallback();
      history.replaceState(null, "", home() + String(user.state ?? ""));
      this.user = user;
      sessionStorage.setItem(MARK, "yes");
      this.tell({ kind: "signed-in", name: user.profile.name ?? user.profile.sub });
    } catch {
      history.replaceState(null, "", home() + location.hash);
      this.end("You are not signed in any more.");
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

  private tell(state: SessionState): void {
    this.current = state;
    this.listeners.forEach((listener) => listener());
  }
}

function home(): string {
  return location.origin + location.pathname;
}
