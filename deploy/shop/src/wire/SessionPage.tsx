import { useParams } from "react-router";

import { Loaded } from "../ui/Loaded";
import { money } from "../ui/money";
import { Page } from "../ui/Page";
import { Outcomes } from "./Outcomes";
import { standing, type Session, type SessionDetail } from "./stripe";
import { Sweep } from "./Sweep";
import { Timeline, type TimelineAnswer } from "./Timeline";
import { useWire } from "./useWire";

/** One session: what may become of it, and what has. */
export function SessionPage() {
  const id = useParams()["id"] ?? "";
  const detail = useWire<SessionDetail>(`sessions/${encodeURIComponent(id)}`);
  const timeline = useWire<TimelineAnswer>(`sessions/${encodeURIComponent(id)}/timeline`);
  return (
    <Page title="Session" aside={<Sweep />}>
      <Loaded query={detail} rows={3}>
        {(loaded) => (
          <>
            <Facts session={loaded.session} number={timeline.data?.orderNumber ?? ""} />
            <Outcomes detail={loaded} />
          </>
        )}
      </Loaded>
      <section className="card" aria-labelledby="timeline">
        <h2 id="timeline">From cart to refund</h2>
        <Loaded query={timeline}>{(loaded) => <Timeline entries={loaded.entries} />}</Loaded>
      </section>
    </Page>
  );
}

function Facts({ session, number }: { session: Session; number: string }) {
  return (
    <section className="card" aria-label="The session">
      <dl className="facts">
        <div>
          <dt>Stands</dt>
          <dd>
            <span className="badge">{standing(session)}</span>
          </dd>
        </div>
        <div>
          <dt>Amount</dt>
          <dd>{money(session.amount_total, session.currency)}</dd>
        </div>
        <div>
          <dt>Order</dt>
          <dd>{number === "" ? "none yet" : number}</dd>
        </div>
        <div>
          <dt>Session</dt>
          <dd>
            <code>{session.id}</code>
          </dd>
        </div>
      </dl>
    </section>
  );
}
