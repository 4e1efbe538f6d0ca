import { useState } from "react";

import { Problem } from "../ui/Problem";
import { forgetFaults, press } from "./api";
import { useAction, useWire } from "./useWire";

interface Fault {
  type: string;
  fault: string;
  times: number;
}

const FAULTS: [name: string, fault: string, more?: object][] = [
  ["Send it twice", "doubled"],
  ["Send it 10 s late", "delayed", { delay_millis: 10_000 }],
  ["Drop it", "dropped"],
  ["Send it after the next", "reordered"],
  ["Sign it badly", "badly_signed"],
];

const TYPES = [
  ["*", "of any event"],
  ["checkout.session.*", "about a session"],
  ["checkout.session.completed", "checkout.session.completed"],
  ["checkout.session.async_payment_*", "about a debit"],
  ["charge.refund*", "about a refund"],
  ["charge.dispute.*", "about a dispute"],
] as const;

/** What is to go wrong with the deliveries that come next. */
export function Faults() {
  const waiting = useWire<{ deliveries: Fault[] }>("control/faults");
  const action = useAction();
  const [type, setType] = useState<string>(TYPES[0][0]);
  const faults = waiting.data?.deliveries ?? [];
  return (
    <section className="card" aria-labelledby="faults">
      <h2 id="faults">The next delivery</h2>
      <div className="field">
        <label htmlFor="type">Which</label>
        <select id="type" value={type} onChange={(event) => setType(event.target.value)}>
          {TYPES.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="actions">
        {FAULTS.map(([name, fault, more]) => (
          <button
            key={fault}
            type="button"
            disabled={action.isPending}
            onClick={() => action.mutate(() => press("faults/deliveries", { type, fault, ...more }))}
          >
            {name}
          </button>
        ))}
      </div>
      {action.error && <Problem error={action.error} />}
      <div role="status">
        {faults.length > 0 && (
          <ul className="plain" aria-label="Faults that wait">
            {faults.map(({ type: subject, fault, times }, index) => (
              <li key={index}>
                <span className="badge warn">{fault.replace("_", " ")}</span>
                <code>{subject}</code> {times > 1 && `${times} times`}
              </li>
            ))}
          </ul>
        )}
      </div>
      {faults.length > 0 && (
        <button type="button" className="quiet" onClick={() => action.mutate(forgetFaults)}>
          Forget all faults
        </button>
      )}
    </section>
  );
}
