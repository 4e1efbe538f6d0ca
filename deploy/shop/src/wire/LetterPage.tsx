import { Link, useParams } from "react-router";

import { Loaded } from "../ui/Loaded";
import { Page } from "../ui/Page";
import { Time } from "../ui/Time";
import type { Letter } from "./LettersPage";
import { useWire } from "./useWire";

/** One letter: as it looks, and as text. Its HTML has an origin of its own and runs no script. */
export function LetterPage() {
  const id = useParams()["id"] ?? "";
  const letters = useWire<{ letters: Letter[] }>("letters");
  return (
    <Page title="Letter" aside={<Link to="/letters">All letters</Link>}>
      <Loaded query={letters}>
        {(loaded) => {
          const letter = loaded.letters.find((one) => one.id === id);
          return letter === undefined ? (
            <p className="empty">This letter is not among the last two hundred.</p>
          ) : (
            <Content letter={letter} />
          );
        }}
      </Loaded>
    </Page>
  );
}

function Content({ letter }: { letter: Letter }) {
  return (
    <>
      <section className="card" aria-label="Its head">
        <dl className="facts">
          <div>
            <dt>Subject</dt>
            <dd>{letter.subject}</dd>
          </div>
          <div>
            <dt>To</dt>
            <dd>{letter.to}</dd>
          </div>
          <div>
            <dt>From</dt>
            <dd>{letter.from}</dd>
          </div>
          <div>
            <dt>Sent</dt>
            <dd>
              <Time at={letter.at} />
            </dd>
          </div>
        </dl>
      </section>
      <section className="card" aria-labelledby="html">
        <h2 id="html">As it looks</h2>
        <iframe
          className="letter-frame"
          title={`The letter “${letter.subject}”`}
          sandbox=""
          src={`/local-stack/wire/letters/${encodeURIComponent(letter.id)}.html`}
        />
      </section>
      <section className="card" aria-labelledby="text">
        <h2 id="text">As text</h2>
        <pre className="text" tabIndex={0}>
          {letter.text}
        </pre>
      </section>
    </>
  );
}
