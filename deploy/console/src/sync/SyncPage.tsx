import { useInfiniteQuery } from "@tanstack/react-query";

import { ask, type Schemas } from "../session/api";
import { Badge } from "../ui/Badge";
import { Loaded } from "../ui/Loaded";
import { More } from "../ui/More";
import { Card, Page } from "../ui/Page";
import { Seconds, Time } from "../ui/Time";
import { StartSync } from "./StartSync";

/** The nightly reconciliation with Stripe: how it stands, what it found, and a way to start it. */
export function SyncPage() {
  const sync = useInfiniteQuery({
    queryKey: ["sync"],
    queryFn: ({ pageParam, signal }) =>
      ask("get", "/admin/sync", {
        query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: (query) => (query.state.data?.pages[0]?.running ? 2_000 : 30_000),
  });
  return (
    <Page
      title="Sync"
      aside={sync.data?.pages[0]?.running && <Badge word="pending" label="running" />}
    >
      <Loaded query={sync} rows={10}>
        {(pages) => {
          const first = pages.pages[0];
          return (
            <>
              <div className="columns">
                <State state={first} />
                <StartSync running={first?.running ?? false} />
              </div>
              <History runs={pages.pages.flatMap((page) => page.runs)} />
            </>
          );
        }}
      </Loaded>
      <More
        has={sync.hasNextPage}
        busy={sync.isFetchingNextPage}
        onMore={() => void sync.fetchNextPage()}
      />
    </Page>
  );
}

function State({ state }: { state: Schemas["Sync"] | undefined }) {
  const last = state?.last;
  return (
    <Card title="How it stands">
      {state?.running && (
        <p role="status">
          <progress aria-label="A sync is running" /> A sync is running.
        </p>
      )}
      {last ? (
        <dl className="facts">
          <div>
            <dt>Last run</dt>
            <dd>
              {last.status && <Badge word={last.status} />} <Time at={last.completedAt} />
            </dd>
          </div>
          <div>
            <dt>Settled until</dt>
            <dd>
              <Seconds at={last.watermark} />
            </dd>
          </div>
          <div>
            <dt>Looked at</dt>
            <dd>{last.processed} sessions</dd>
          </div>
          <div>
            <dt>Repaired</dt>
            <dd>
              {last.created} created, {last.updated} updated
            </dd>
          </div>
          <div>
            <dt>Errors</dt>
            <dd>{last.errors}</dd>
          </div>
          {last.unfinished && (
            <div>
              <dt>Left</dt>
              <dd>A part of the window; it goes on within minutes.</dd>
            </div>
          )}
        </dl>
      ) : (
        !state?.running && <p className="empty">No sync has ended yet.</p>
      )}
    </Card>
  );
}

function History({ runs }: { runs: Schemas["SyncReplyRun"][] }) {
  return (
    <Card title="Runs of 90 days">
      {runs.length === 0 ? (
        <p className="empty">None yet.</p>
      ) : (
        <table className="table">
          <caption className="hidden">Runs, the newest first</caption>
          <thead>
            <tr>
              <th scope="col">Started</th>
              <th scope="col">Result</th>
              <th scope="col">By</th>
              <th scope="col">Drift</th>
              <th scope="col" className="amount">
                Looked at
              </th>
              <th scope="col" className="amount">
                Errors
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.startedAt}>
                <th scope="row">
                  <Time at={run.startedAt} />
                </th>
                <td data-label="Result">
                  <Badge word={run.status} />
                </td>
                <td data-label="By">{run.trigger ?? "unknown"}</td>
                <td data-label="Drift">
                  <Drift run={run} />
                </td>
                <td data-label="Looked at" className="amount">
                  {run.processed}
                </td>
                <td data-label="Errors" className="amount">
                  {run.errors}
                  {run.failedSessions.map((session) => (
                    <small key={session}>
                      <a href={`#/orders/${session}`}>{session}</a>
                    </small>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

/** What the deliveries had missed, by sort. */
function Drift({ run }: { run: Schemas["SyncReplyRun"] }) {
  const sorts = Object.entries(run.drift ?? {}).filter(([, count]) => count > 0);
  return sorts.length === 0 ? (
    <span className="faint">none</span>
  ) : (
    <ul className="plain">
      {sorts.map(([sort, count]) => (
        <li key={sort}>
          <b>{count}</b> {sort.replaceAll(/[_-]/g, " ")}
        </li>
      ))}
    </ul>
  );
}
