import { Link } from "react-router";

import { Loaded } from "../ui/Loaded";
import { money } from "../ui/money";
import { Page } from "../ui/Page";
import { Time } from "../ui/Time";
import { Faults } from "./Faults";
import { standing, type Session } from "./stripe";
import { useWire } from "./useWire";

/** The last fifty sessions of the emulated account, and what is to go wrong with deliveries. */
export function SessionsPage() {
  const sessions = useWire<{ sessions: Session[] }>("sessions");
  return (
    <Page title="Sessions">
      <Faults />
      <section className="card" aria-label="Sessions">
        <Loaded query={sessions}>{(loaded) => <List sessions={loaded.sessions} />}</Loaded>
      </section>
    </Page>
  );
}

function List({ sessions }: { sessions: Session[] }) {
  if (sessions.length === 0) {
    return (
      <p className="empty">
        Nobody has gone to pay yet. <a href="/shop/">The shop</a> leads there, and so does{" "}
        <code>./run-local demo</code>.
      </p>
    );
  }
  return (
    <ul className="list">
      {sessions.map((session) => (
        <li key={session.id}>
          <Link className="row session" to={`/sessions/${session.id}`}>
            <Time at={new Date(session.created * 1000).toISOString()} />
            <span>
              {session.customer_details?.email ?? session.customer_email ?? "somebody"}
              <small className="faint">{session.id}</small>
            </span>
            <span className="badge">{standing(session)}</span>
            <span className="amount">{money(session.amount_total, session.currency)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
