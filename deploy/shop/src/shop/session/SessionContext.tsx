import { createContext, use, useSyncExternalStore, type ReactNode } from "react";

import { Page } from "../../ui/Page";
import type { Session, SessionState } from "./session";

const SessionContext = createContext<Session | undefined>(undefined);

export const SessionProvider = SessionContext;

export function useSession(): { session: Session; state: SessionState } {
  const session = use(SessionContext);
  if (session === undefined) {
    throw new Error("There is no session around this.");
  }
  return { session, state: useSyncExternalStore(session.subscribe, () => session.state) };
}

/** A page of an account: to a guest it is a page that asks to sign in, and comes back to this one. */
export function SignedIn({ title, children }: { title: string; children: ReactNode }) {
  const { session, state } = useSession();
  if (state.kind === "signed-in") {
    return <Page title={title}>{children}</Page>;
  }
  return (
    <Page title={title}>
      <p>Sign in to see this. Your cart stays as it is.</p>
      <button type="button" className="primary" onClick={() => void session.signIn()}>
        Sign in to go on
      </button>
    </Page>
  );
}
