import { useState } from "react";

import type { Session } from "./session";

export function SignIn({ session, reason }: { session: Session; reason?: string | undefined }) {
  const [leaving, setLeaving] = useState(false);
  return (
    <main className="sign-in">
      <h1>The Babes Club console</h1>
      <p role="status">{reason ?? "For the people of the shop."}</p>
      <button
        type="button"
        className="primary"
        disabled={leaving}
        autoFocus
        onClick={() => {
          setLeaving(true);
          void session.signIn();
        }}
      >
        Sign in
      </button>
    </main>
  );
}
