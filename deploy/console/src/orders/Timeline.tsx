import type { Schemas } from "../session/api";
import { money } from "../ui/money";
import { Card } from "../ui/Page";
import { Time } from "../ui/Time";
import { CHANGES, SOURCES, type AdminOrder } from "./words";

interface Moment {
  key: string;
  at: string;
  by: string;
  what: string[];
  cause: string | null;
}

/** What happened to the order and who did it, the newest first. */
export function Timeline({ found }: { found: AdminOrder }) {
  const moments = [
    ...found.timeline.map((entry) => commit(entry, found.order?.currency)),
    ...found.acts.map(act),
  ].sort((one, other) => other.at.localeCompare(one.at));
  return (
    <Card title="Timeline">
      {moments.length === 0 ? (
        <p className="empty">Nothing has happened yet.</p>
      ) : (
        <ol className="timeline">
          {moments.map((moment) => (
            <li key={moment.key}>
              <Time at={moment.at} />
              <div>
                {moment.what.map((line) => (
                  <span className="line" key={line}>
                    {line}
                  </span>
                ))}
                <small className="faint">
                  by {moment.by}
                  {moment.cause && (
                    <>
                      {" "}
                      · <code>{moment.cause}</code>
                    </>
                  )}
                </small>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function commit(entry: Schemas["TimelineEntry"], currency: string | null | undefined): Moment {
  const shown = entry.changes.map(({ kind, value }) => {
    const word = said(kind, value, currency);
    return word ? `${CHANGES[kind]}: ${word}` : CHANGES[kind];
  });
  const unsaid = entry.changeCount - entry.changes.length;
  return {
    key: `v${entry.version}`,
    at: entry.at,
    by: entry.by ?? SOURCES[entry.source] ?? entry.source,
    what: unsaid > 0 ? [...shown, `and ${unsaid} more`] : shown,
    cause: entry.cause,
  };
}

/** Amounts as money, and without the ids of commands, which nobody reads. */
function said(
  kind: Schemas["TimelineChange"]["kind"],
  value: string | null,
  currency: string | null | undefined,
): string | undefined {
  return (kind === "amount" || kind === "refunded") && value && /^\d+$/.test(value)
    ? money(Number(value), currency)
    : value
        ?.replaceAll(/\b[0-9a-f]{32}\b/g, "")
        .replaceAll("_", " ")
        .trim();
}

function act(one: Schemas["OperatorAct"]): Moment {
  return {
    key: one.at + one.cause,
    at: one.at,
    by: one.by,
    what: ["Event replayed"],
    cause: one.cause,
  };
}
