import { Link } from "react-router";

import { Loaded } from "../ui/Loaded";
import { Page } from "../ui/Page";
import { Time } from "../ui/Time";
import { Sweep } from "./Sweep";
import { useWire } from "./useWire";

export interface Letter {
  id: string;
  at: string;
  from: string;
  to: string;
  subject: string;
  tag: string;
  text: string;
}

/** The last two hundred letters of the shop. */
export function LettersPage() {
  const letters = useWire<{ letters: Letter[] }>("letters");
  return (
    <Page title="Letters" aside={<Sweep />}>
      <section className="card" aria-label="Letters">
        <Loaded query={letters}>
          {(loaded) =>
            loaded.letters.length === 0 ? (
              <p className="empty">The shop has written to nobody yet.</p>
            ) : (
              <ul className="list">
                {loaded.letters.map(({ id, at, to, subject, tag }) => (
                  <li key={id}>
                    <Link className="row letter" to={`/letters/${id}`}>
                      <Time at={at} />
                      <span>
                        {subject}
                        <small className="faint">to {to}</small>
                      </span>
                      <span className="badge">{tag.replaceAll("_", " ")}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
    </Page>
  );
}
